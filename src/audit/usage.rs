//! What is declared and never used: what nothing reads, and what nothing sets.

use std::collections::BTreeSet;

use super::region::{Axis, values};
use super::{Lint, Report};
use crate::expr::Var;
use crate::rulebook::{Ask, Case, Expr, Fact, ParamKind, Rulebook, SlotTy, Until};

/// Looks for what is never used.
pub(super) fn audit(book: &Rulebook, report: &mut Report) {
    let mut read: BTreeSet<Var> = BTreeSet::new();
    for expr in exprs(book) {
        expr.root.each_var(&mut |_, var| {
            read.insert(var);
        });
    }
    let reads_cell = |fact: &Fact| read.contains(&Var::Slot(fact.slot)) || book.compare == Some(fact.slot);
    for fact in &book.facts {
        // What comes about by itself is told when it does.
        let asked = book.slots.get(usize::from(fact.slot)).is_some_and(|slot| slot.ask != Ask::Never);
        if asked && !reads_cell(fact) {
            report.push(Lint::Unused, format!("fact {}", fact.id), Vec::new(), None);
        }
        never_set(book, fact, report);
    }
    for (at, derived) in book.derived.iter().enumerate() {
        if !read.contains(&Var::Derived(u16::try_from(at).unwrap_or(u16::MAX))) {
            report.push(Lint::Unused, format!("derived {}", derived.id), Vec::new(), None);
        }
    }
    for (at, reading) in book.readings.iter().enumerate() {
        if !read.contains(&Var::Reading(u16::try_from(at).unwrap_or(u16::MAX))) {
            report.push(Lint::Unused, format!("reading {}", reading.id), Vec::new(), None);
        }
    }
    for (at, window) in book.windows.iter().enumerate() {
        if !read.contains(&Var::Window(u16::try_from(at).unwrap_or(u16::MAX))) {
            report.push(Lint::Unused, format!("window {}", window.id), Vec::new(), None);
        }
    }
    for (at, quota) in book.quotas.iter().enumerate() {
        if !book.actions.iter().any(|action| action.uses.iter().any(|(used, _)| *used == at)) {
            report.push(Lint::Unused, format!("quota {}", quota.id), Vec::new(), None);
        }
    }
    for (at, set) in book.sets.iter().enumerate() {
        let at = u8::try_from(at).unwrap_or(u8::MAX);
        let takes = |kind: &ParamKind| matches!(kind, ParamKind::Entity(set) if *set == at);
        let used = book.actions.iter().any(|action| action.params.iter().any(|param| takes(&param.kind)))
            || book.triggers.iter().any(|trigger| trigger.each == Some(at))
            || read.contains(&Var::Slot(set.count));
        if !used {
            report.push(Lint::Unused, format!("set {}", set.id), Vec::new(), None);
        }
        for (field, fact) in set.fields.iter().enumerate() {
            let field = u8::try_from(field).unwrap_or(u8::MAX);
            let of_somebody =
                read.iter().any(|var| matches!(var, Var::Field { set, field: one, .. } if *set == at && *one == field));
            if used && !of_somebody && !reads_cell(fact) {
                report.push(Lint::Unused, format!("fact {}.{}", set.id, fact.id), Vec::new(), None);
            }
        }
    }
}

/// Choices that a cell which nobody is asked for never takes.
fn never_set(book: &Rulebook, fact: &Fact, report: &mut Report) {
    let Some(slot) = book.slots.get(usize::from(fact.slot)).filter(|slot| slot.ask == Ask::Never) else { return };
    let SlotTy::Enum(choices) = slot.ty else { return };
    let taken = values(book, Axis::Cell(fact.slot)).unwrap_or_default();
    for choice in book.choices(choices).iter().filter(|choice| !taken.contains(&i64::from(choice.0))) {
        report.push(Lint::NeverSet, format!("{} {}", fact.id, book.name(*choice)), Vec::new(), None);
    }
}

/// Every expression of a rulebook but those by which a thing itself is asked or declared.
pub(super) fn exprs(book: &Rulebook) -> Vec<&Expr> {
    fn guards<T>(cases: &[Case<T>]) -> impl Iterator<Item = &Expr> {
        cases.iter().filter_map(|case| case.when.as_ref())
    }
    let mut all: Vec<&Expr> = Vec::new();
    let sets =
        book.sets.iter().flat_map(|set| set.when.iter().chain(set.fields.iter().filter_map(|fact| fact.when.as_ref())));
    all.extend(book.facts.iter().filter_map(|fact| fact.when.as_ref()).chain(sets));
    all.extend(book.derived.iter().flat_map(|derived| derived.rule.exprs()));
    all.extend(book.tables.iter().map(|table| &table.key));
    for require in book.constraints.iter().chain(book.actions.iter().flat_map(|action| &action.requires)) {
        all.extend(require.parts().chain(require.args.iter().map(|(_, expr)| expr)));
    }
    for quota in &book.quotas {
        all.extend(guards(&quota.window).chain(&quota.prior));
    }
    for action in &book.actions {
        all.extend(action.confirms.iter().filter_map(|confirm| confirm.when.as_ref()));
        all.extend(guards(&action.paths).chain(guards(&action.odds)).chain(guards(&action.costs)));
        all.extend(action.takes.iter().flat_map(|case| case.when.iter().chain(case.then.exprs(book))));
        all.extend(action.uses.iter().map(|(_, amount)| amount).chain(&action.irreversible).chain(&action.affects));
        for param in &action.params {
            if let ParamKind::Int(min, max) = &param.kind {
                all.extend([min, max]);
            }
        }
    }
    for trigger in &book.triggers {
        all.push(&trigger.when);
        all.extend(trigger.timing.exprs(book).into_iter().chain(guards(&trigger.odds)));
    }
    let outcomes = book.actions.iter().flat_map(|action| &action.outcomes);
    for outcome in outcomes.chain(book.triggers.iter().flat_map(|trigger| &trigger.outcomes)) {
        all.extend(outcome.when.iter().chain(guards(&outcome.effects)));
        all.extend(outcome.assigns().map(|assign| &assign.value));
        all.extend(outcome.draws.iter().flat_map(|draw| [&draw.min, &draw.max, &draw.plan]));
    }
    for duty in &book.duties {
        all.extend(duty.exprs());
    }
    for residue in &book.residues {
        all.extend([&residue.when].into_iter().chain(&residue.from).chain(guards::<Until>(&residue.until)));
    }
    all.extend(book.losses.iter().map(|loss| &loss.when));
    all.extend(book.forecasts.iter().flat_map(|forecast| forecast.when.iter().chain([&forecast.from])));
    all.extend(book.notes.iter().flat_map(|note| note.when.iter().chain(note.args.iter().map(|(_, expr)| expr))));
    all.extend(book.goals.iter().flat_map(|goal| goal.conditions()));
    all
}
