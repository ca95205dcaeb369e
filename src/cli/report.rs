//! Diagnostics for people: the text, the line it points into, why, and what to do.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use tuiqun::diag::{Diagnostic, Severity};

use super::source::SourceFile;
use super::texts::Texts;

/// Renders a diagnostic without colour.
pub(crate) fn render(diagnostic: &Diagnostic, files: &[SourceFile], texts: &Texts) -> String {
    let (what, why, help) = texts.code(diagnostic.code, &diagnostic.args);
    let level = if diagnostic.severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let title = format!("{what} [{}]", diagnostic.code);
    let mut group = level.primary_title(title.as_str()).elements(Vec::<annotate_snippets::Element<'_>>::new());
    let file = files.get(diagnostic.place.file);
    if let (Some(file), Some(span)) = (file, byte_range(diagnostic, file)) {
        let path = file.path.display().to_string();
        let snippet = Snippet::source(file.text.as_str()).path(path).annotation(AnnotationKind::Primary.span(span));
        group = group.element(snippet);
    } else if !diagnostic.place.pointer.is_empty() {
        group = group.element(Level::NOTE.message(diagnostic.place.pointer.as_str()));
    }
    if let Some(why) = &why {
        group = group.element(Level::NOTE.message(why.as_str()));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// The bytes to underline: the bad part of a string where that is written without escapes, else the value.
fn byte_range(diagnostic: &Diagnostic, file: Option<&SourceFile>) -> Option<std::ops::Range<usize>> {
    let span = diagnostic.place.span?;
    let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
    let whole = file?.text.get(start..end)?;
    let Some(inside) = diagnostic.place.inside else { return Some(start..end) };
    let quoted = whole.starts_with('"') && !whole.starts_with("\"\"\"") && !whole.contains('\\');
    if !quoted {
        return Some(start..end);
    }
    let at = |offset: u32| usize::try_from(offset).ok()?.checked_add(start)?.checked_add(1);
    let (from, to) = (at(inside.start)?, at(inside.end)?);
    Some(from..to.max(from).min(end))
}
