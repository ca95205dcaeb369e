//! `tuiqun check --fix`: mends what needs no decision of an author.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use tuiqun::diag::{Arg, Code, Diagnostic};

use super::check::Checked;
use super::failure::Failure;
use super::report::byte_range;
use super::source::read_text;

/// Stands before texts that somebody has yet to write.
const TO_BE_WRITTEN: &str = "# To be written.";

/// Mends the files of a rulebook; how many things were mended.
pub(crate) fn mend(folder: &Path, checked: &Checked) -> Result<usize, Failure> {
    let mut mended = 0_usize;
    let mut edits: BTreeMap<usize, Vec<(Range<usize>, String)>> = BTreeMap::new();
    for diagnostic in &checked.diagnostics {
        if let Some((range, text)) = respelled(checked, diagnostic) {
            edits.entry(diagnostic.place.file).or_default().push((range, text));
        }
    }
    for (file, mut edits) in edits {
        // What it uses or extends is somebody else's.
        let Some(file) = checked.source.files.get(file).filter(|file| file.path.starts_with(folder)) else { continue };
        let mut text = file.text.clone();
        // From the end, so that what comes before stays where it was.
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        edits.dedup_by_key(|(range, _)| range.start);
        for (range, instead) in edits {
            text.replace_range(range, &instead);
            mended = mended.saturating_add(1);
        }
        write(&file.path, &text)?;
    }
    for diagnostic in checked.diagnostics.iter().filter(|one| one.code == Code::MissingText) {
        let (Some(ids), Some(locale)) = (arg(diagnostic, "ids"), arg(diagnostic, "locale")) else { continue };
        let path = folder.join("texts").join(format!("{locale}.ftl"));
        let mut text = read_text(&path)?;
        text.push_str(&format!("\n{TO_BE_WRITTEN}\n"));
        for id in ids.split(' ') {
            text.push_str(&format!("{id} = … {id}\n"));
            mended = mended.saturating_add(1);
        }
        write(&path, &text)?;
    }
    Ok(mended)
}

/// The nearest name for one that is not known, where it stands as it is.
fn respelled(checked: &Checked, diagnostic: &Diagnostic) -> Option<(Range<usize>, String)> {
    let suggestion = arg(diagnostic, "suggestion")?;
    let wrong = ["name", "key", "value", "claim"].iter().find_map(|name| arg(diagnostic, name))?;
    let file = checked.source.files.get(diagnostic.place.file)?;
    let range = byte_range(diagnostic, Some(file))?;
    // A key stands before its value.
    let from =
        if diagnostic.code == Code::UnknownKey { file.text.get(..range.start)?.rfind(wrong)? } else { range.start };
    let at = from.checked_add(file.text.get(from..range.end)?.find(wrong)?)?;
    Some((at..at.checked_add(wrong.len())?, suggestion.to_owned()))
}

fn arg<'d>(diagnostic: &'d Diagnostic, name: &str) -> Option<&'d str> {
    diagnostic.args.iter().find(|(known, _)| *known == name).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        Arg::Int(_) => None,
    })
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| Failure::file(path, &error))
}
