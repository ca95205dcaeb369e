//! A text in an editor: places in it, and what stands at one.

use serde_json::{Value, json};

/// A place as editors count: lines from 0, columns in UTF-16 units.
pub(super) fn position(text: &str, byte: usize) -> Value {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or("").encode_utf16().count();
    json!({ "line": line, "character": column })
}

/// A range of bytes as editors count.
pub(super) fn range(text: &str, bytes: &std::ops::Range<usize>) -> Value {
    json!({ "start": position(text, bytes.start), "end": position(text, bytes.end) })
}

/// The byte of a place; the end of the line, where that is shorter.
pub(super) fn byte(text: &str, position: &Value) -> Option<usize> {
    let line = usize::try_from(position.get("line")?.as_u64()?).ok()?;
    let column = usize::try_from(position.get("character")?.as_u64()?).ok()?;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let here = text.get(start..)?.split('\n').next()?;
    let mut units = 0_usize;
    for (at, c) in here.char_indices() {
        if units >= column {
            return start.checked_add(at);
        }
        units = units.saturating_add(c.len_utf16());
    }
    start.checked_add(here.len())
}

/// Whether a name, a code or a claim's id may hold it.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/')
}

/// The word that a byte stands in or after.
pub(super) fn word(text: &str, byte: usize) -> Option<std::ops::Range<usize>> {
    let (before, after) = (text.get(..byte)?, text.get(byte..)?);
    let start = before.rfind(|c| !is_part(c)).map_or(0, |at| at.saturating_add(1));
    let start = if before.is_char_boundary(start) { start } else { before.len() };
    let end = byte.checked_add(after.find(|c| !is_part(c)).unwrap_or(after.len()))?;
    (start < end).then_some(start..end)
}

/// Where in TOML a byte is.
pub(super) struct Place {
    /// The tables that it stands in, by the keys that lead there: `["action", "leave", "takes"]`.
    pub(super) table: Vec<String>,
    /// The key whose value it stands in; nothing where a key is written.
    pub(super) key: Option<String>,
    /// Whether it stands in a string.
    pub(super) quoted: bool,
}

/// Where a byte is, as far as the lines above it tell.
pub(super) fn place(text: &str, byte: usize) -> Option<Place> {
    let before = text.get(..byte)?;
    let line = before.rsplit('\n').next()?;
    let header = before.lines().rev().skip(usize::from(!line.is_empty())).find_map(header);
    let mut table = header.unwrap_or_default();
    // A list of tables may begin on a line above.
    if !line.contains(" = [") && line.trim_start().starts_with('{') {
        let opened = before.lines().rev().skip(1).find_map(|line| line.trim_end().strip_suffix("= ["));
        table.extend(opened.map(|key| keys(key.trim())).unwrap_or_default());
    }
    let mut key = None;
    let mut quoted = false;
    let mut part = String::new();
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '=' => key = Some(std::mem::take(&mut part)),
            '{' => table.extend(key.take().map(|key| keys(key.trim())).unwrap_or_default()),
            '}' => {
                table.pop();
                key = None;
            }
            ',' if key.is_some() && !line.contains(" = [") || c == '\n' => key = None,
            '[' | ']' | ',' => {}
            _ => part.push(c),
        }
        if matches!(c, '{' | '}' | ',') {
            part.clear();
        }
    }
    let key = key.map(|key| key.trim().to_owned());
    if let Some(dotted) = key.as_ref().map(|key| keys(key)).filter(|keys| keys.len() > 1) {
        let (last, above) = dotted.split_last()?;
        table.extend(above.iter().cloned());
        return Some(Place { table, key: Some(last.clone()), quoted });
    }
    Some(Place { table, key, quoted })
}

/// The keys of a table's header.
fn header(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    let inner = inner.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(inner);
    (!inner.contains(['=', '{', ','])).then(|| keys(inner))
}

fn keys(dotted: &str) -> Vec<String> {
    dotted.split('.').map(|key| key.trim().trim_matches('"').to_owned()).collect()
}
