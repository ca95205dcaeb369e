//! Rulebooks that extend another one: what a company adds to it, says in its own words, changes and leaves out.
//!
//! An overlay is laid over the tree of its base before anything is built, so that the engine knows whole rulebooks only. What the base
//! no longer has is refused by name: that is how an overlay learns that its base moved on.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, Identifier, InlineExpression, PatternElement};
use fluent_syntax::{parser, serializer};
use semver::{Version, VersionReq};
use tuiqun::diag::{Args, Code, Diagnostic, Place, Severity, nearest};
use tuiqun::rulebook::source::{Tree, TreeKind};

use super::source::merge;

/// The text that says whose a rule is that an overlay adds or changes.
pub(crate) const LABEL: &str = "rulebook-added";

/// What an overlay may hold.
const SECTIONS: [&str; 4] = ["rulebook", "add", "override", "off"];
/// Parts that tell something of their own, by the name of their section and of their text.
const TOLD: [&str; 10] =
    ["action", "trigger", "duty", "residue", "loss", "forecast", "note", "goal", "preset", "reading"];
/// Other sections whose items have names.
const NAMED: [&str; 7] = ["fact", "set", "derived", "window", "table", "quota", "effect"];
/// Lists whose items are known by their code.
const CODED: [&str; 2] = ["require", "constraint"];

/// The rulebook that another one extends.
pub(crate) struct Base<'t> {
    /// Its id, and the name of its folder.
    pub(crate) id: &'t str,
    versions: VersionReq,
    at: &'t Tree,
}

/// What a rulebook says it extends: `extends = "wecom-group@^1"`. `version` tells that of a rulebook beside it, for one that asks for none.
pub(crate) fn base<'t>(
    tree: &'t Tree,
    version: impl Fn(&str) -> Option<String>,
) -> Option<Result<Base<'t>, Diagnostic>> {
    let at = tree.get("rulebook")?.get("extends")?;
    let parts = match &at.kind {
        TreeKind::Str(text) => text.split_once('@'),
        _ => None,
    };
    let read = parts.and_then(|(id, versions)| Some(Base { id, versions: VersionReq::parse(versions).ok()?, at }));
    Some(read.ok_or_else(|| {
        // The name that was written, where a version alone is missing.
        let known = match &at.kind {
            TreeKind::Str(text) if !text.is_empty() && !text.contains('@') => {
                format!("{text}@^{}", version(text).unwrap_or_else(|| "1.0.0".to_owned()))
            }
            _ => "wecom-group@^1.0".to_owned(),
        };
        let value = if let TreeKind::Str(text) = &at.kind { text.clone() } else { at.type_name().to_owned() };
        fault(at, Code::BadValue, vec![("value", value.into()), ("known", known.into())])
    }))
}

impl Base<'_> {
    /// Why it cannot be extended: `missing`, `circle` or `version`.
    pub(crate) fn refused(&self, problem: &'static str, found: &str) -> Diagnostic {
        let args = vec![
            ("name", self.id.into()),
            ("problem", problem.into()),
            ("versions", self.versions.to_string().into()),
            ("found", found.into()),
        ];
        fault(self.at, Code::Base, args)
    }

    /// Whether the version of what is there is one that is asked for.
    pub(crate) fn fits(&self, tree: &Tree) -> Result<(), Diagnostic> {
        let found = tree.get("rulebook").and_then(|header| header.get("version")?.text()).unwrap_or_default();
        match Version::parse(found) {
            Ok(version) if self.versions.matches(&version) => Ok(()),
            _ => Err(self.refused("version", found)),
        }
    }
}

/// The base with everything that the overlay says of it.
pub(crate) fn lay(base: Tree, over: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let mut whole = base;
    for (key, section) in over.entries().iter().filter(|(key, _)| !SECTIONS.contains(&key.as_str())) {
        // What would be a section of a whole rulebook is meant to be added.
        let near = nearest(key, SECTIONS).map_or_else(|| format!("add.{key}"), str::to_owned);
        let known = SECTIONS.join(", ");
        let args = vec![("key", key.as_str().into()), ("known", known.into()), ("suggestion", near.into())];
        diagnostics.push(fault(section, Code::UnknownKey, args));
    }
    if let Some(off) = over.get("off") {
        leave_out(&mut whole, off, diagnostics);
    }
    if let Some(changes) = over.get("override") {
        change(&mut whole, changes, diagnostics);
    }
    if let Some(more) = over.get("add") {
        expect_table(more, diagnostics);
        merge(&mut whole, more.clone(), diagnostics);
    }
    let from = whole.get("rulebook").map(named).unwrap_or_default();
    // What the base sets out to cover is its own concern.
    if let Some(Tree { kind: TreeKind::Table(header), .. }) = entry(&mut whole, "rulebook") {
        header.retain(|(key, _)| key != "covers");
    }
    if let (Some(header), Some(own)) = (entry(&mut whole, "rulebook"), over.get("rulebook")) {
        for (key, value) in own.entries() {
            let value = if key == "extends" {
                Tree { kind: TreeKind::Str(from.clone()), ..value.clone() }
            } else {
                value.clone()
            };
            put(header, key, value);
        }
    }
    whole
}

/// A rulebook by its name and version, as a pack says what it was made from.
fn named(header: &Tree) -> String {
    let part = |key: &str| header.get(key).and_then(Tree::text).unwrap_or_default();
    format!("{}@{}", part("id"), part("version"))
}

/// Takes out what is listed by section: `off = { note = ["x"], require = ["leave/code"] }`.
fn leave_out(whole: &mut Tree, off: &Tree, diagnostics: &mut Vec<Diagnostic>) {
    expect_table(off, diagnostics);
    for (section, list) in off.entries() {
        if misnamed(section, list, diagnostics) {
            continue;
        }
        let TreeKind::List(ids) = &list.kind else {
            diagnostics.push(wrong_type(list, "array"));
            continue;
        };
        for at in ids {
            let Some(id) = at.text() else {
                diagnostics.push(wrong_type(at, "string"));
                continue;
            };
            let mut found = false;
            each_list(whole, section, &mut |items| {
                let before = items.len();
                items.retain(|item| code(item) != Some(id));
                found |= items.len() < before;
            });
            if let Some(Tree { kind: TreeKind::Table(items), .. }) = entry(whole, section) {
                let before = items.len();
                items.retain(|(known, _)| known != id);
                found |= items.len() < before;
            }
            if !found {
                diagnostics.push(unknown(whole, at, section, id));
            }
        }
    }
}

/// Puts other values for keys of what is there: `[override.action.transfer] takes = "1d"`. `text` lists texts, which stand elsewhere.
fn change(whole: &mut Tree, changes: &Tree, diagnostics: &mut Vec<Diagnostic>) {
    expect_table(changes, diagnostics);
    for (section, items) in changes.entries().iter().filter(|(section, _)| section != "text") {
        if misnamed(section, items, diagnostics) {
            continue;
        }
        expect_table(items, diagnostics);
        for (id, keys) in items.entries() {
            expect_table(keys, diagnostics);
            let mut found = false;
            // Claims of the base do not bear out what others say: whose word it is has to be said.
            let says = |key: &str| keys.get(key).is_some();
            let said = keys.entries().iter().all(|(_, value)| value.get("assume").or(value.get("cites")).is_some());
            if !(said || says("cites") || says("own")) {
                let severity = Severity::Warning;
                diagnostics.push(Diagnostic { severity, ..fault(keys, Code::Uncited, Vec::new()) });
            }
            let mut put_all = |item: &mut Tree| {
                found = true;
                if says("own") && !says("cites") {
                    take(item, "cites");
                }
                for (key, value) in keys.entries() {
                    put(item, key, value.clone());
                }
            };
            each_list(whole, section, &mut |list| {
                list.iter_mut().filter(|item| code(item) == Some(id)).for_each(&mut put_all);
            });
            if let Some(item) = entry(whole, section).and_then(|section| entry(section, id)) {
                put_all(item);
            }
            if !found {
                diagnostics.push(unknown(whole, keys, section, id));
            }
        }
    }
}

/// Whether a rulebook has no section of this name, which is then told.
fn misnamed(section: &str, at: &Tree, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let known: Vec<&str> = NAMED.iter().chain(&TOLD).chain(&CODED).copied().collect();
    let unknown = !known.contains(&section);
    if unknown {
        let mut args: Args = vec![("key", section.into()), ("known", known.join(", ").into())];
        args.extend(nearest(section, known).map(|near| ("suggestion", near.into())));
        diagnostics.push(fault(at, Code::UnknownKey, args));
    }
    unknown
}

/// The lists in which the items of a section stand: requirements stand by themselves, and with the action that they belong to.
fn each_list(whole: &mut Tree, section: &str, with: &mut dyn FnMut(&mut Vec<Tree>)) {
    if !CODED.contains(&section) {
        return;
    }
    let mut of = |owner: &mut Tree| {
        if let Some(Tree { kind: TreeKind::List(items), .. }) = entry(owner, section) {
            with(items);
        }
    };
    of(whole);
    if let Some(Tree { kind: TreeKind::Table(actions), .. }) = entry(whole, "action") {
        actions.iter_mut().for_each(|(_, action)| of(action));
    }
}

/// Names of the base's texts that an overlay says in its own words: `[override] text = ["note--x"]`.
pub(crate) fn reworded(over: &Tree) -> Vec<(&str, &Tree)> {
    let list = over.get("override").and_then(|changes| changes.get("text"));
    list.map_or(&[][..], Tree::items).iter().filter_map(|at| Some((at.text()?, at))).collect()
}

/// Ids of the texts of what an overlay adds, changes or says in its own words; words to copy and send stay as they are.
pub(crate) fn labelled(over: &Tree) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for part in ["add", "override"].into_iter().filter_map(|key| over.get(key)) {
        codes(part, &mut ids);
        for (section, items) in part.entries() {
            for (id, item) in items.entries() {
                let sent = item.get("level").and_then(Tree::text) == Some("template");
                if TOLD.contains(&section.as_str()) && !sent {
                    ids.insert(format!("{section}--{id}"));
                }
                if CODED.contains(&section.as_str()) {
                    ids.insert(id.replace('/', "--"));
                }
            }
        }
    }
    let telling = |id: &&str| id.split_once("--").is_some_and(|(kind, _)| TOLD.contains(&kind));
    ids.extend(reworded(over).into_iter().map(|(id, _)| id).filter(telling).map(str::to_owned));
    ids
}

fn codes(tree: &Tree, ids: &mut BTreeSet<String>) {
    ids.extend(code(tree).map(|code| code.replace('/', "--")));
    match &tree.kind {
        TreeKind::List(items) => items.iter().for_each(|item| codes(item, ids)),
        TreeKind::Table(entries) => entries.iter().for_each(|(_, value)| codes(value, ids)),
        _ => {}
    }
}

/// The texts of a file without those of some ids.
pub(crate) fn without(ftl: &str, ids: &BTreeSet<String>) -> String {
    let Ok(mut resource) = parser::parse(ftl) else { return ftl.to_owned() };
    resource.body.retain(|entry| !matches!(entry, Entry::Message(message) if ids.contains(message.id.name)));
    serializer::serialize(&resource)
}

/// The same texts, those of some ids with the label before them.
pub(crate) fn with_label(ftl: &str, ids: &BTreeSet<String>) -> String {
    let Ok(mut resource) = parser::parse(ftl) else { return ftl.to_owned() };
    for entry in &mut resource.body {
        let Entry::Message(message) = entry else { continue };
        let Some(value) = message.value.as_mut().filter(|_| ids.contains(message.id.name)) else { continue };
        let label = InlineExpression::MessageReference { id: Identifier { name: LABEL }, attribute: None };
        let before = [
            PatternElement::Placeable { expression: Expression::Inline(label) },
            PatternElement::TextElement { value: " " },
        ];
        value.elements.splice(0..0, before);
    }
    serializer::serialize(&resource)
}

/// What the overlay names and the base does not have.
fn unknown(whole: &Tree, at: &Tree, section: &str, id: &str) -> Diagnostic {
    let mut known: Vec<&str> =
        whole.get(section).map_or(&[][..], Tree::entries).iter().map(|(id, _)| id.as_str()).collect();
    let coded = |owner: &'_ Tree| match owner.get(section).map(|list| &list.kind) {
        Some(TreeKind::List(items)) => items.iter().filter_map(code).map(str::to_owned).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let actions = whole.get("action").map_or(&[][..], Tree::entries).iter().map(|(_, action)| action);
    let found: Vec<String> = std::iter::once(whole).chain(actions).flat_map(coded).collect();
    if CODED.contains(&section) {
        known.extend(found.iter().map(String::as_str));
    }
    let what = if section == "require" { "requirement" } else { section };
    let mut args: Args = vec![("what", what.into()), ("name", id.into())];
    args.extend(nearest(id, known).map(|near| ("suggestion", near.into())));
    fault(at, Code::UnknownName, args)
}

fn expect_table(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) {
    if !matches!(tree.kind, TreeKind::Table(_)) {
        diagnostics.push(wrong_type(tree, "table"));
    }
}

fn wrong_type(at: &Tree, expected: &'static str) -> Diagnostic {
    fault(at, Code::WrongType, vec![("expected", expected.into()), ("found", at.type_name().into())])
}

pub(crate) fn fault(at: &Tree, code: Code, args: Args) -> Diagnostic {
    let place = Place { file: at.file, span: at.span, ..Place::default() };
    Diagnostic { code, severity: Severity::Error, place, args }
}

fn code(tree: &Tree) -> Option<&str> {
    tree.get("code").and_then(Tree::text)
}

fn entry<'t>(tree: &'t mut Tree, key: &str) -> Option<&'t mut Tree> {
    match &mut tree.kind {
        TreeKind::Table(entries) => entries.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value),
        _ => None,
    }
}

fn take(table: &mut Tree, key: &str) {
    if let TreeKind::Table(entries) = &mut table.kind {
        entries.retain(|(known, _)| known != key);
    }
}

fn put(table: &mut Tree, key: &str, value: Tree) {
    match entry(table, key) {
        Some(there) => *there = value,
        None => {
            if let TreeKind::Table(entries) = &mut table.kind {
                entries.push((key.to_owned(), value));
            }
        }
    }
}
