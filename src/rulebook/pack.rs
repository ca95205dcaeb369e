//! From text to a rulebook: header, canonical form, hash, and the order in which constructs are read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::build::Builder;
use super::read::Diagnostics;
use super::source::{Tree, parse_json};
use super::{Index, Rulebook};
use crate::calendar::Calendar;
use crate::diag::{Code, Diagnostic, Severity};
use crate::limits::LOCALES_MAX;
use crate::time::parse_offset;

/// The version of the rulebook language that this engine reads.
pub const FORMAT: i64 = 1;

/// Sections of a rulebook.
const SECTIONS: [&str; 22] = [
    "rulebook",
    "source",
    "calendar",
    "window",
    "fact",
    "set",
    "derived",
    "reading",
    "table",
    "constraint",
    "quota",
    "require",
    "effect",
    "action",
    "trigger",
    "duty",
    "residue",
    "loss",
    "forecast",
    "note",
    "goal",
    "preset",
];

/// Loads a JSON pack.
///
/// Gives the rulebook if it can be built, and all diagnostics; there is no rulebook exactly if one of them is an error.
#[must_use]
pub fn load(text: &str) -> (Option<Rulebook>, Vec<Diagnostic>) {
    match parse_json(text) {
        Ok(tree) => load_tree(&tree, None),
        Err(diagnostic) => (None, vec![diagnostic]),
    }
}

/// Loads a tree; `ledger` holds the ids of all claims, where the caller has them.
#[must_use]
pub fn load_tree(root: &Tree, ledger: Option<&BTreeSet<String>>) -> (Option<Rulebook>, Vec<Diagnostic>) {
    let diagnostics = Diagnostics::new(root);
    let book = build(root, &diagnostics, ledger);
    let list = diagnostics.into_list();
    let broken = list.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    (book.filter(|_| !broken), list)
}

/// The canonical pack of a tree.
#[must_use]
pub fn canonical(root: &Tree) -> String {
    let mut out = String::new();
    root.write_json(&mut out);
    out
}

/// `sha256-` and the SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    let mut out = String::from("sha256-");
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn build<'a>(root: &'a Tree, d: &'a Diagnostics<'a>, ledger: Option<&'a BTreeSet<String>>) -> Option<Rulebook> {
    let sections = d.table(root)?;
    for section in SECTIONS {
        sections.get(section);
    }
    let header = d.table(sections.need("rulebook")?)?;
    let found = header.need("format").and_then(|tree| Some((tree, d.int(tree)?)));
    let format = found.map(|(_, format)| format);
    if format != Some(FORMAT) {
        header.forgo();
    }
    if let Some((tree, format)) = found.filter(|(_, format)| *format != FORMAT) {
        d.error(tree, Code::FormatUnsupported, vec![("found", format.into()), ("known", FORMAT.into())]);
    }
    if format != Some(FORMAT) {
        return None;
    }
    // For those who compose, count and draw rulebooks; the engine needs none of them.
    for key in ["use", "covers"] {
        header.get(key).into_iter().for_each(|tree| drop(d.texts(tree)));
    }
    header.get("extends");
    let window = header.get("window");
    let compare = header.get("compare");
    let asks = header.get("asks");
    let text = |key| header.need(key).and_then(|tree| d.text(tree)).unwrap_or_default().to_owned();
    let locales = header.need("locales").map(|tree| d.texts(tree)).unwrap_or_default();
    let seen = u64::try_from(locales.len()).unwrap_or(u64::MAX);
    if seen > LOCALES_MAX {
        d.over_limit(root, "LOCALES_MAX", LOCALES_MAX, seen);
    }
    let utc_offset = header.need("utc_offset").and_then(|tree| {
        let text = d.text(tree)?;
        let offset = parse_offset(text);
        if offset.is_none() {
            d.bad_value(tree, text, "+08:00");
        }
        offset
    });
    let version = text("version");
    let numbers: Vec<&str> = version.split('.').collect();
    let counts = |part: &&str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(tree) = header.get("version").filter(|_| numbers.len() > 3 || !numbers.iter().all(counts)) {
        d.bad_value(tree, &version, "1.0.0");
    }
    let book = Rulebook {
        id: text("id"),
        version,
        hash: hash(&canonical(root)),
        calendar: Calendar { utc_offset: utc_offset.unwrap_or(0), ..Calendar::default() },
        windows: Vec::new(),
        sources: Vec::new(),
        locales,
        compare: None,
        asks: Vec::new(),
        names: Vec::new(),
        enums: Vec::new(),
        claims: Vec::new(),
        slots: Vec::new(),
        facts: Vec::new(),
        sets: Vec::new(),
        derived: Vec::new(),
        readings: Vec::new(),
        tables: Vec::new(),
        constraints: Vec::new(),
        quotas: Vec::new(),
        actions: Vec::new(),
        triggers: Vec::new(),
        duties: Vec::new(),
        residues: Vec::new(),
        losses: Vec::new(),
        forecasts: Vec::new(),
        notes: Vec::new(),
        goals: Vec::new(),
        presets: Vec::new(),
        index: Index::default(),
    };
    let mut builder = Builder::new(d, book, ledger);
    // Each construct after those it may name.
    builder.sources(root);
    builder.calendar(root);
    builder.windows(root);
    builder.readings(root);
    builder.facts(root);
    builder.derived(root);
    builder.fact_guards(root);
    compare.into_iter().for_each(|tree| builder.compare(tree));
    window.into_iter().for_each(|tree| builder.window(tree));
    asks.into_iter().for_each(|tree| builder.asks(tree));
    builder.tables(root);
    builder.constraints(root);
    builder.quotas(root);
    builder.named_effects(root);
    builder.tags(root);
    builder.actions(root);
    builder.triggers(root);
    builder.duties(root);
    builder.residues(root);
    builder.losses(root);
    builder.forecasts(root);
    builder.goals(root);
    builder.notes(root);
    builder.presets(root);
    builder.unused(root);
    builder.trace(root);
    builder.book.index = Index::of(&builder.book);
    Some(builder.book)
}
