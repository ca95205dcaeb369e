//! `tuiqun check --fix`: mends what needs no decision of an author.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tuiqun::diag::{Arg, Code, Diagnostic};

use super::check::Checked;
use super::failure::Failure;
use super::lint::stub;
use super::report::byte_range;
use super::source::read_text;

/// Stands before texts that somebody has yet to write.
const TO_BE_WRITTEN: &str = "# To be written.";

/// What mends something, as a change of one file.
pub(crate) struct Edit {
    pub(crate) path: PathBuf,
    /// Bytes of it that go.
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
    /// How many things it mends.
    mends: usize,
}

/// What mends a fault, where that needs no decision of an author.
pub(crate) fn edit(checked: &Checked, diagnostic: &Diagnostic) -> Option<Edit> {
    if diagnostic.code == Code::MissingText {
        let (ids, locale) = (arg(diagnostic, "ids")?, arg(diagnostic, "locale")?);
        let file = checked.source.files.iter().find(|file| file.path.ends_with(format!("texts/{locale}.ftl")))?;
        let lines: String = ids.split(' ').map(|id| format!("{id} = {}\n", stub(id))).collect();
        let (end, text) = (file.text.len(), format!("\n{TO_BE_WRITTEN}\n{lines}"));
        return Some(Edit { path: file.path.clone(), range: end..end, text, mends: ids.split(' ').count() });
    }
    let (range, text) = respelled(checked, diagnostic)?;
    let path = checked.source.files.get(diagnostic.place.file)?.path.clone();
    Some(Edit { path, range, text, mends: 1 })
}

/// Mends the files of a rulebook; how many things were mended.
pub(crate) fn mend(folder: &Path, checked: &Checked) -> Result<usize, Failure> {
    let mut mended = 0_usize;
    let mut by_file: BTreeMap<PathBuf, Vec<Edit>> = BTreeMap::new();
    for edit in checked.diagnostics.iter().filter_map(|diagnostic| edit(checked, diagnostic)) {
        // What it uses or extends is somebody else's.
        if edit.path.starts_with(folder) {
            by_file.entry(edit.path.clone()).or_default().push(edit);
        }
    }
    for (path, mut edits) in by_file {
        let mut text = read_text(&path)?;
        // From the end, so that what comes before stays where it was.
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
        edits.dedup_by_key(|edit| edit.range.start);
        for edit in edits {
            text.replace_range(edit.range, &edit.text);
            mended = mended.saturating_add(edit.mends);
        }
        std::fs::write(&path, &text).map_err(|error| Failure::file(&path, &error))?;
    }
    Ok(mended)
}

/// The nearest name for one that is not known, where it stands as it is.
fn respelled(checked: &Checked, diagnostic: &Diagnostic) -> Option<(Range<usize>, String)> {
    let suggestion = arg(diagnostic, "suggestion")?;
    let wrong = ["name", "key", "value", "claim"].iter().find_map(|name| arg(diagnostic, name))?;
    let file = checked.source.files.get(diagnostic.place.file)?;
    let range = byte_range(diagnostic, Some(file))?;
    let at = range.start.checked_add(file.text.get(range)?.find(wrong)?)?;
    Some((at..at.checked_add(wrong.len())?, suggestion.to_owned()))
}

fn arg<'d>(diagnostic: &'d Diagnostic, name: &str) -> Option<&'d str> {
    diagnostic.args.iter().find(|(known, _)| *known == name).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        Arg::Int(_) => None,
    })
}
