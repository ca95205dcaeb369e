//! What a rulebook has names for, where each stands, and what people read of it.

use std::collections::BTreeMap;

use tuiqun::diag::Span;
use tuiqun::rulebook::source::Tree;
use tuiqun::rulebook::{Given, Preset, Rulebook, cell_text};

use super::super::check::Checked;
use super::super::texts::Texts;

/// Sections whose items have names.
const SECTIONS: [&str; 16] = [
    "fact", "set", "derived", "reading", "window", "table", "quota", "effect", "action", "trigger", "duty", "residue",
    "loss", "forecast", "note", "goal",
];
/// In how many situations the value of a fact is told.
const PRESETS: usize = 6;

/// One thing that has a name.
pub(crate) struct Name {
    /// The section that it stands in; `code` of a requirement, `choice` of a fact.
    pub(crate) kind: String,
    pub(super) file: usize,
    pub(super) span: Option<Span>,
    /// The id of its text.
    pub(super) text: String,
}

/// All names of a rulebook; one that several things share belongs to all of them.
pub(crate) fn names(tree: &Tree) -> BTreeMap<String, Vec<Name>> {
    let mut names: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    let mut add = |name: &str, kind: &str, at: &Tree, text: String| {
        let name = names.entry(name.to_owned()).or_default();
        name.push(Name { kind: kind.to_owned(), file: at.file, span: at.span, text });
    };
    for section in SECTIONS.into_iter().chain(["preset"]) {
        for (id, item) in tree.get(section).map_or(&[][..], Tree::entries) {
            add(id, section, item, format!("{section}--{id}"));
            for (field, inner) in item.get("fact").map_or(&[][..], Tree::entries) {
                add(field, "fact", inner, format!("fact--{id}--{field}"));
            }
            for choice in items(item, "choices") {
                if let Some(name) = choice.text() {
                    add(name, "choice", choice, format!("choice--{name}"));
                }
            }
            for (choice, inner) in item.get("choice").map_or(&[][..], Tree::entries) {
                add(choice, "choice", inner, format!("reading--{id}--{choice}"));
            }
            for require in items(item, "require") {
                add_code(require, &mut add);
            }
            add_code(item, &mut add);
        }
    }
    for section in ["require", "constraint"] {
        items(tree, section).iter().for_each(|require| add_code(require, &mut add));
    }
    names
}

fn items<'t>(tree: &'t Tree, key: &str) -> &'t [Tree] {
    tree.get(key).map_or(&[], Tree::items)
}

fn add_code(item: &Tree, add: &mut impl FnMut(&str, &str, &Tree, String)) {
    if let Some((code, at)) = item.get("code").and_then(|tree| Some((tree.text()?, tree))) {
        add(code, "code", at, code.replace('/', "--"));
    }
}

impl Name {
    /// What it is, in Markdown: what people read, how it is declared, and of a fact what it is in the situations of the rulebook.
    pub(super) fn told(&self, name: &str, checked: &Checked, words: Option<&Texts>) -> String {
        let mut told = format!("`{name}` · {}", self.kind);
        if let Some(said) = words.and_then(|words| words.format(&self.text, None, &fluent_bundle::FluentArgs::new())) {
            told.push_str(&format!("\n\n{said}"));
        }
        let item = checked.source.tree.get(&self.kind).and_then(|section| section.get(name));
        let shown = ["type", "range", "choices", "is", "that", "when"].into_iter().filter_map(|key| {
            let mut out = String::new();
            item?.get(key)?.write_json(&mut out);
            Some(format!("{key} = {out}"))
        });
        let shown: Vec<String> = shown.collect();
        if !shown.is_empty() {
            told.push_str(&format!("\n\n```toml\n{}\n```", shown.join("\n")));
        }
        let values = checked.book.as_ref().map(|book| values(book, name)).unwrap_or_default();
        if !values.is_empty() {
            told.push_str(&format!("\n\n{}", values.join(" · ")));
        }
        told
    }
}

/// What a fact is in the first situations of the rulebook that say it.
fn values(book: &Rulebook, name: &str) -> Vec<String> {
    let Some((slot, at)) = book.slot(name).and_then(|at| Some((book.slots.get(usize::from(at))?, at))) else {
        return Vec::new();
    };
    let said = |preset: &Preset| {
        preset.facts.iter().find_map(|(slot, given)| match given {
            Given::Cell(cell) if *slot == at => Some(*cell),
            _ => None,
        })
    };
    let told = |preset: &Preset| Some(format!("{}: `{}`", preset.id, cell_text(book, slot.ty, Some(said(preset)?))));
    book.presets.iter().filter_map(told).take(PRESETS).collect()
}
