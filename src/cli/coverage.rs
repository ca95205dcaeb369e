//! `tuiqun coverage`: which claims are cited, and which items scenarios exercise on both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tuiqun::rulebook::Rulebook;
use tuiqun::scenario::Seen;

use super::claims::Ledger;
use super::texts::Texts;
use super::{Outcome, say, scenarios};

pub(crate) fn run(paths: &[PathBuf], texts: &Texts) -> Outcome {
    let mut fine = true;
    let mut cited: BTreeSet<String> = BTreeSet::new();
    let mut ledger = None;
    for path in paths {
        ledger = Some(Ledger::beside(path)?);
        let Some(ran) = scenarios::run_one(path, texts)? else { return Ok(false) };
        cited.extend(ran.book.claims.iter().cloned());
        let open = unexercised(&ran.book, &ran.seen);
        say(&format!(
            "{}: {} claims cited, {} scenarios, {} items not exercised",
            ran.book.id,
            ran.book.claims.len(),
            ran.passed,
            open.len()
        ));
        for item in &open {
            say(&format!("  {item}"));
        }
        fine &= open.is_empty() && ran.failed == 0;
    }
    let Some(ledger) = ledger else { return Ok(fine) };
    table("article", &ledger, &cited, |claim| claim.id.split('-').next().unwrap_or_default());
    table("kind", &ledger, &cited, |claim| &claim.kind);
    Ok(fine)
}

fn table(title: &str, ledger: &Ledger, cited: &BTreeSet<String>, key: impl Fn(&super::claims::Claim) -> &str) {
    let mut rows: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for claim in ledger.claims.values() {
        let row = rows.entry(key(claim)).or_default();
        row.1 = row.1.saturating_add(1);
        if cited.contains(&claim.id) {
            row.0 = row.0.saturating_add(1);
        }
    }
    say(&format!("\n{title:<16} cited   of"));
    for (name, (of, all)) in rows {
        say(&format!("{name:<16} {of:>5} {all:>4}"));
    }
}

/// Items that no scenario exercises: a requirement on one side only, an outcome that never happens, a note or residue
/// that is never expected, or never expected to be absent though it has a condition, a choice of a reading.
fn unexercised(book: &Rulebook, seen: &Seen) -> Vec<String> {
    let mut open = Vec::new();
    let requires = book.actions.iter().flat_map(|action| &action.requires).chain(&book.constraints);
    let codes = requires.map(|require| &require.code).chain(book.quotas.iter().map(|quota| &quota.code));
    for code in codes {
        if !seen.failed.contains(code) {
            open.push(format!("{code} never fails"));
        }
        if !seen.held.contains(code) {
            open.push(format!("{code} never holds"));
        }
    }
    let actions = book.actions.iter().map(|action| (&action.id, &action.outcomes));
    for (id, outcomes) in actions.chain(book.triggers.iter().map(|trigger| (&trigger.id, &trigger.outcomes))) {
        for outcome in outcomes {
            let name = format!("{id}/{}", outcome.id);
            if !seen.happened.contains(&name) {
                open.push(format!("{name} never happens"));
            }
        }
    }
    let notes = book.notes.iter().map(|note| (&note.id, note.when.is_some()));
    for (id, conditional) in notes.chain(book.residues.iter().map(|residue| (&residue.id, true))) {
        if !seen.shown.contains(id) {
            open.push(format!("{id} is never expected to be shown"));
        }
        if conditional && !seen.absent.contains(id) {
            open.push(format!("{id} is never expected to be absent"));
        }
    }
    for reading in &book.readings {
        for choice in &reading.choices {
            let name = format!("{}/{}", reading.id, book.name(*choice));
            if !seen.readings.contains(&name) {
                open.push(format!("reading {name} is never chosen"));
            }
        }
    }
    open
}
