//! `tuiqun new`: a folder with a small rulebook that checks, passes its scenarios and shows in a page, to go on from: a whole one, or what
//! somebody adds to another one.

use std::path::Path;

use fluent_bundle::FluentArgs;
use tuiqun::rulebook::Rulebook;

use super::failure::Failure;
use super::texts::Texts;
use super::{Outcome, check, say};

/// The files of a new rulebook; `ID` in them stands for its name.
const FILES: [(&str, &str); 7] = [
    ("rulebook.toml", include_str!("new/rulebook.toml")),
    ("texts/zh-CN.ftl", include_str!("new/zh-CN.ftl")),
    ("texts/en.ftl", include_str!("new/en.ftl")),
    ("screens/screens.toml", include_str!("new/screens.toml")),
    ("scenarios/first.toml", include_str!("new/scenarios.toml")),
    ("CHANGELOG.md", include_str!("new/CHANGELOG.md")),
    ("README.md", include_str!("new/README.md")),
];

/// The files of one that extends another; `BASE`, `VERSION`, `GOAL`, `ACTION` and `GROUP` stand for what is there.
const OVERLAY: [(&str, &str); 8] = [
    ("rulebook.toml", include_str!("new/overlay/rulebook.toml")),
    ("claims.csv", include_str!("new/overlay/claims.csv")),
    ("sources.csv", include_str!("new/overlay/sources.csv")),
    ("texts/zh-CN.ftl", include_str!("new/overlay/zh-CN.ftl")),
    ("texts/en.ftl", include_str!("new/overlay/en.ftl")),
    ("scenarios/first.toml", include_str!("new/overlay/scenarios.toml")),
    ("CHANGELOG.md", include_str!("new/CHANGELOG.md")),
    ("README.md", include_str!("new/overlay/README.md")),
];

/// What an overlay's words say of its base, in the language of each.
const SAID: [(&str, &str); 2] = [("TITLE", "rulebook"), ("DISCLAIMER", "rulebook-disclaimer")];

pub(crate) fn run(folder: &Path, extends: Option<&str>, texts: &Texts) -> Outcome {
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
    let names = match extends {
        None => None,
        Some(base) => {
            // As it is written in a rulebook, with a version, it is meant so too.
            let base = base.split('@').next().unwrap_or_default();
            let beside = folder.parent().unwrap_or(Path::new("")).join(base);
            let book = check::load(&beside, texts)?.book;
            let book = book.ok_or_else(|| Failure::new("new-base", [("path", &beside.display())]))?;
            Some((names_of(&book), beside))
        }
    };
    for (name, text) in if extends.is_some() { &OVERLAY[..] } else { &FILES[..] } {
        let path = folder.join(name);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
        let mut named = (*text).to_owned();
        if let Some((names, base)) = &names {
            // What it says of itself goes on in the words of its base.
            if let Some(locale) = name.strip_prefix("texts/").and_then(|file| file.strip_suffix(".ftl")) {
                for (name, id) in SAID {
                    named = named.replace(name, &said(base, locale, id));
                }
            }
            named = names.iter().fold(named, |text, (name, value)| text.replace(name, value));
        }
        std::fs::write(&path, named.replace("ID", id)).map_err(failed)?;
        say(&path.display().to_string());
    }
    say(&texts.said("new-next", &[("name", folder.display().to_string())]));
    Ok(true)
}

/// What a rulebook says of itself in a language; nothing, where it does not.
fn said(folder: &Path, locale: &str, id: &str) -> String {
    let texts = Texts::rulebook(folder, locale).ok();
    texts.and_then(|texts| texts.format(id, None, &FluentArgs::new())).unwrap_or_default()
}

/// What the words of an overlay stand for: its base, and the first thing that somebody does there for the first goal.
fn names_of(base: &Rulebook) -> [(&'static str, String); 5] {
    let goal = base.goals.first();
    let action = goal.and_then(|goal| base.actions.get(*goal.actions.first()?));
    [
        ("BASE", base.id.clone()),
        ("VERSION", base.version.clone()),
        ("GOAL", goal.map(|goal| goal.id.clone()).unwrap_or_default()),
        ("ACTION", action.map(|action| action.id.clone()).unwrap_or_default()),
        ("GROUP", action.map(|action| action.group.clone()).unwrap_or_default()),
    ]
}
