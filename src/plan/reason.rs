//! Why a step is there: what it would be without it.

use std::collections::BTreeSet;

use super::search::Move;
use super::told::Carried;
use crate::finding::{Operand, operands};
use crate::rulebook::{DutyKind, Outcome, Reads, Require, Rulebook, wanted_writes};
use crate::sim::{Happened, State, World, verdict};
use crate::value::{Tri, Value};

/// Why a step is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Something that is done later asks for it.
    Require {
        /// Permanent code of what would fail.
        code: String,
        /// Values for its message, as they are before the step.
        args: Vec<Operand>,
        /// Whom it is about, if it is about one of several.
        entity: Option<usize>,
    },
    /// Data would be lost: index of the loss.
    Loss(usize),
}

/// Why one of the things that are carried out is there: the next thing that asks for what it does, at once or by what it sets going.
/// Of what hides an entry only where nothing else asks: its message tells that there is nothing to do, not what to do.
pub(super) fn asked_for(world: World<'_>, before: &State, steps: &[Carried], at: usize) -> Option<Why> {
    let step = steps.get(at)?;
    let set = match &step.moved {
        Move::Act { action, .. } => sets_going(world.book, &world.book.actions.get(*action)?.outcomes),
        Move::Assume(_) | Move::Wait { .. } => BTreeSet::new(),
    };
    let leans = |require: &Require| {
        let reads = Reads::of(world.book, &world.book.index.derived, require.parts());
        set.iter().any(|slot| reads.slots.contains(usize::from(*slot)))
    };
    let later = || at.saturating_add(1)..steps.len();
    // What this step alone did, taken back by the time that it is asked for.
    let written = match &step.moved {
        Move::Act { action, .. } => {
            let outcomes = &world.book.actions.get(*action)?.outcomes;
            wanted_writes(outcomes).flat_map(|assign| assign.slots(world.book)).collect()
        }
        Move::Assume(_) | Move::Wait { .. } => Vec::new(),
    };
    let taken_back = || {
        let later = later().filter_map(|later| Some((later, steps.get(later)?)));
        later.into_iter().find_map(|(place, later)| {
            let then = &steps.get(place.checked_sub(1)?)?.passage.state;
            let mut without = then.clone();
            written.iter().for_each(|slot| without.set(world.book, *slot, before.cell(*slot), false));
            turned(world, later, [&without, then], |require| !require.hides)
        })
    };
    let owed = || {
        world.book.duties.iter().find_map(|duty| {
            let DutyKind::Before { triggers, .. } = &duty.kind else { return None };
            let comes = |one: &Happened| matches!(one, Happened::Fired { trigger, .. } if triggers.contains(trigger));
            let comes = |step: &Carried| step.passage.bill.happened.iter().any(comes);
            let then = later().find(|place| steps.get(*place).is_some_and(comes))?;
            let then = &steps.get(then.checked_sub(1)?)?.passage.state;
            let [here, there] = [before, then].map(|state| world.env(state));
            let reads = Reads::of(world.book, &world.book.index.derived, [&duty.that]);
            let leans = set.iter().any(|slot| reads.slots.contains(usize::from(*slot)));
            let turned = here.holds(&duty.that) != Tri::Yes && there.holds(&duty.that) == Tri::Yes;
            (leans && turned).then(|| Why::Require {
                code: format!("duty/{}", duty.id),
                args: Vec::new(),
                entity: None,
            })
        })
    };
    let found = [false, true].into_iter().find_map(|hides| {
        let at_once = |require: &Require| require.hides == hides;
        let by_then = |require: &Require| require.hides == hides && leans(require);
        let after = &step.passage.state;
        let direct = later().find_map(|later| turned(world, steps.get(later)?, [before, after], at_once));
        direct.or_else(|| {
            later().find_map(|later| {
                let then = &steps.get(later.checked_sub(1)?)?.passage.state;
                turned(world, steps.get(later)?, [before, then], by_then)
            })
        })
    });
    found.or_else(owed).or_else(taken_back)
}

/// The first requirement of something done later, of those that are looked at, that does not hold in one state and does in another.
fn turned(world: World<'_>, later: &Carried, states: [&State; 2], looked_at: impl Fn(&Require) -> bool) -> Option<Why> {
    let Move::Act { action, args } = &later.moved else { return None };
    let action = world.book.actions.get(*action)?;
    let [here, there] = states.map(|state| world.env(state));
    let [here, there] = [here.with_args(args), there.with_args(args)];
    let mut requires = action.requires.iter().filter(|require| looked_at(require));
    let turned = requires.find(|one| verdict(&here, one) != Tri::Yes && verdict(&there, one) == Tri::Yes)?;
    let entity = action.entity_param().and_then(|(at, _)| match args.get(at) {
        Some(Value::Int(entity)) => usize::try_from(*entity).ok(),
        _ => None,
    });
    Some(Why::Require { code: turned.code.clone(), args: operands(&here, turned), entity })
}

/// The cells that some outcomes write, and those that are written by what happens because of that, and so on.
fn sets_going(book: &Rulebook, outcomes: &[Outcome]) -> BTreeSet<u16> {
    let mut set: BTreeSet<u16> = wanted_writes(outcomes).flat_map(|assign| assign.slots(book)).collect();
    loop {
        let moved = book.triggers.iter().filter(|trigger| {
            let reads = Reads::of(book, &book.index.derived, [&trigger.when]);
            set.iter().any(|slot| reads.slots.contains(usize::from(*slot)))
        });
        let more = moved.flat_map(|trigger| wanted_writes(&trigger.outcomes)).flat_map(|assign| assign.slots(book));
        let more: BTreeSet<u16> = more.filter(|slot| !set.contains(slot)).collect();
        if more.is_empty() {
            return set;
        }
        set.extend(more);
    }
}

/// The loss that comes about where a step is left out, and does not where it is done: the one that weighs most.
pub(super) fn saves(book: &Rulebook, with: &[usize], without: &[usize]) -> Option<Why> {
    let more = without.iter().filter(|loss| !with.contains(loss));
    more.max_by_key(|loss| book.losses.get(**loss).map_or(0, |loss| loss.points)).map(|loss| Why::Loss(*loss))
}
