//! How a simulated device draws what the menu paths name: data of the rulebook that decide nothing, beside it and not in it.

use std::collections::BTreeSet;

use super::Rulebook;
use super::read::Diagnostics;
use super::source::Tree;
use crate::diag::{Code, Diagnostic};
use crate::rulebook::{Slot, SlotTy};

/// What is behind a label.
const DRAWS: [(&str, ()); 3] = [("list", ()), ("chat", ()), ("info", ())];
/// How a label is drawn where it stands.
const MARKS: [(&str, ()); 5] = [("row", ()), ("more", ()), ("here", ()), ("bottom", ()), ("final", ())];

/// Looks through `[screen.LABEL]` tables; with the ids of the labels that are nothing but drawn.
#[must_use]
pub fn check_screens(book: &Rulebook, root: &Tree) -> (BTreeSet<String>, Vec<Diagnostic>) {
    let d = Diagnostics::new(root);
    let mut drawn = BTreeSet::new();
    if let Some(fields) = d.table(root) {
        let screens = fields.get("screen").map_or(&[][..], |tree| d.entries(tree));
        let mut held = BTreeSet::new();
        for (label, tree) in screens {
            screen(book, &d, (label, tree), &mut held, &mut drawn);
        }
    }
    (drawn, d.into_list())
}

fn screen(
    book: &Rulebook,
    d: &Diagnostics<'_>,
    (label, tree): (&str, &Tree),
    held: &mut BTreeSet<String>,
    drawn: &mut BTreeSet<String>,
) {
    let labels =
        || book.actions.iter().flat_map(|action| &action.paths).flat_map(|path| &path.then).map(String::as_str);
    if !labels().any(|known| known == label) {
        d.unknown(tree, "label", label, labels());
    }
    let Some(fields) = d.table(tree) else { return };
    let same = fields.get("same");
    if let Some(name) = same.and_then(|tree| d.text(tree)).filter(|name| !labels().any(|known| known == *name)) {
        d.unknown(same.unwrap_or(tree), "label", name, labels());
    }
    drawn.extend(fields.text("title").map(str::to_owned));
    fields.word("draws", &DRAWS, ());
    fields.word("as", &MARKS, ());
    if let Some(tree) = fields.get("people") {
        let counts = |slot: &&Slot| matches!(slot.ty, SlotTy::Int { .. });
        let known = || book.slots.iter().filter(counts).map(|slot| slot.key.as_str());
        if let Some(name) = d.text(tree).filter(|name| !known().any(|known| known == *name)) {
            d.unknown(tree, "fact", name, known());
        }
    }
    // What has a place by an article has no other one.
    let homeless = || book.actions.iter().filter(|action| action.paths.is_empty()).map(|action| action.id.as_str());
    for item in fields.get("holds").map_or(&[][..], |tree| d.list(tree)) {
        let Some(name) = d.text(item) else { continue };
        if !homeless().any(|known| known == name) {
            let placed = book.actions.iter().any(|action| action.id == name);
            if placed {
                d.bad_value(item, name, &homeless().collect::<Vec<_>>().join(", "));
            } else {
                d.unknown(item, "action", name, homeless());
            }
        } else if !held.insert(name.to_owned()) {
            d.error(item, Code::DuplicateId, vec![("id", name.into())]);
        }
    }
    drawn.extend(fields.get("also").map_or_else(Vec::new, |tree| d.texts(tree)));
}
