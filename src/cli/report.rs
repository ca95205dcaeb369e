//! Diagnostics for people: the text, the line it points into, why, and what to do.

use std::collections::BTreeMap;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
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

/// How many errors and warnings there are.
pub(crate) fn summary(rulebook: &Path, diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count().to_string();
    let args = [
        ("path", rulebook.display().to_string()),
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
    ];
    texts.said("check-summary", &args)
}

/// Everything that was found in one rulebook, for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Told {
    rulebook: String,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<One>,
}

/// One thing that was found: where it is, with lines and columns from 1, columns in characters, and what a person reads.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct One {
    code: &'static str,
    severity: &'static str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    pointer: String,
    message: String,
    why: Option<String>,
    help: Option<String>,
    args: BTreeMap<&'static str, String>,
}

pub(crate) fn told(rulebook: &Path, diagnostics: &[Diagnostic], files: &[SourceFile], texts: &Texts) -> Told {
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let one = |diagnostic: &Diagnostic| {
        let (message, why, help) = texts.code(diagnostic.code, &diagnostic.args);
        let file = files.get(diagnostic.place.file);
        let range = byte_range(diagnostic, file);
        let at = |byte: usize| file.and_then(|file| line_and_column(&file.text, byte));
        let (start, end) = (range.as_ref().and_then(|range| at(range.start)), range.and_then(|range| at(range.end)));
        let args = diagnostic.args.iter().map(|(name, value)| (*name, value.to_string()));
        One {
            code: diagnostic.code.id(),
            severity: if diagnostic.severity == Severity::Error { "error" } else { "warning" },
            file: file.map(|file| file.path.display().to_string()),
            line: start.map(|(line, _)| line),
            column: start.map(|(_, column)| column),
            end_line: end.map(|(line, _)| line),
            end_column: end.map(|(_, column)| column),
            pointer: diagnostic.place.pointer.clone(),
            message,
            why,
            help,
            args: args.collect(),
        }
    };
    Told {
        rulebook: rulebook.display().to_string(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        diagnostics: diagnostics.iter().map(one).collect(),
    }
}

/// A rulebook that could not even be read.
pub(crate) fn failed(rulebook: &Path, message: String) -> Told {
    let one = One {
        code: "rulebook/unreadable",
        severity: "error",
        file: Some(rulebook.display().to_string()),
        line: None,
        column: None,
        end_line: None,
        end_column: None,
        pointer: String::new(),
        message,
        why: None,
        help: None,
        args: BTreeMap::new(),
    };
    Told { rulebook: rulebook.display().to_string(), errors: 1, warnings: 0, diagnostics: vec![one] }
}

/// Line and column of a byte, from 1.
fn line_and_column(text: &str, byte: usize) -> Option<(usize, usize)> {
    let before = text.get(..byte)?;
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or("").chars().count().saturating_add(1);
    Some((line, column))
}

/// The bytes to underline: the bad part of a string where that is written without escapes, else the value.
pub(crate) fn byte_range(diagnostic: &Diagnostic, file: Option<&SourceFile>) -> Option<std::ops::Range<usize>> {
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
