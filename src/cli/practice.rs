//! What a page needs beside a rulebook to practise it: where screens are windows, how they are drawn, and the challenges.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{Rulebook, canonical};
use tuiqun::scenario;

use super::failure::Failure;
use super::source::{Source, layers, read_more, toml_files};

/// Ids of the challenges of a rulebook: scenarios that say so.
pub(crate) fn challenge_ids(scenarios: &Tree) -> impl Iterator<Item = &str> {
    let all = scenarios.get("scenario").map_or(&[][..], Tree::entries).iter();
    all.filter(|(_, scenario)| scenario.get("challenge").is_some()).map(|(id, _)| id.as_str())
}

/// The file `<id>.practice.json`.
pub(crate) fn file(folder: &Path, book: &Rc<Rulebook>, header: &Tree) -> Result<String, Failure> {
    let mut challenges = Vec::new();
    for (id, scenario) in scenarios(folder, 0)?.tree.get("scenario").map_or(&[][..], Tree::entries) {
        let challenge = scenario::challenge(book, scenario).map_err(|problem| format!("challenge {id}: {problem}"))?;
        challenges.extend(challenge.map(|challenge| challenge.tree(id)));
    }
    Ok(canonical(&Tree::new(TreeKind::Table(vec![
        ("window".to_owned(), window(book, header)),
        (
            "screens".to_owned(),
            screens(folder, 0)?.tree.get("screen").cloned().unwrap_or(Tree::new(TreeKind::Table(Vec::new()))),
        ),
        ("challenges".to_owned(), Tree::new(TreeKind::List(challenges))),
    ]))))
}

/// How the screens of a rulebook are drawn, where it or what it extends says so; its files are numbered from `first` on.
pub(crate) fn screens(folder: &Path, first: usize) -> Result<Source, Failure> {
    let mut files = Vec::new();
    for layer in layers(folder)? {
        files.extend(beside(&layer, "screens")?);
    }
    read_more(&files, first)
}

/// The scenarios of a rulebook, where it has any; the same.
pub(crate) fn scenarios(folder: &Path, first: usize) -> Result<Source, Failure> {
    read_more(&beside(folder, "scenarios")?, first)
}

fn beside(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Failure> {
    let folder = folder.join(name);
    if folder.exists() { toml_files(&folder) } else { Ok(Vec::new()) }
}

/// `window = true`, or the choices of the fact that the rulebook compares by with which screens are windows.
fn window(book: &Rulebook, header: &Tree) -> Tree {
    let compared = book.compare.and_then(|slot| book.slots.get(usize::from(slot)));
    let Some(window) = header.get("window") else { return Tree::new(TreeKind::Null) };
    let (fact, choices) = match (&window.kind, compared) {
        (TreeKind::List(choices), Some(slot)) => (Tree::new(TreeKind::Str(slot.key.clone())), choices.clone()),
        _ => (Tree::new(TreeKind::Null), Vec::new()),
    };
    let choices = Tree::new(TreeKind::List(choices));
    Tree::new(TreeKind::Table(vec![("fact".to_owned(), fact), ("choices".to_owned(), choices)]))
}
