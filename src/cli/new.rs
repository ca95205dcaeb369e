//! `tuiqun new`: a folder with a small rulebook that checks, passes its scenarios and shows in a page, to go on from.

use std::path::Path;

use super::failure::Failure;
use super::texts::Texts;
use super::{Outcome, say};

/// The files of a new rulebook; `ID` in them stands for its name.
const FILES: [(&str, &str); 6] = [
    ("rulebook.toml", include_str!("new/rulebook.toml")),
    ("texts/zh-CN.ftl", include_str!("new/zh-CN.ftl")),
    ("texts/en.ftl", include_str!("new/en.ftl")),
    ("screens/screens.toml", include_str!("new/screens.toml")),
    ("scenarios/first.toml", include_str!("new/scenarios.toml")),
    ("README.md", include_str!("new/README.md")),
];

pub(crate) fn run(folder: &Path, texts: &Texts) -> Outcome {
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let usable = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    if !usable {
        return Err(Failure::new("new-name", [("name", &id)]));
    }
    // Nothing of anybody's is written over.
    if folder.exists() {
        return Err(Failure::new("new-exists", [("name", &folder.display())]));
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
        std::fs::write(&path, text.replace("ID", id)).map_err(failed)?;
        say(&path.display().to_string());
    }
    say(&texts.said("new-next", &[("name", folder.display().to_string())]));
    Ok(true)
}
