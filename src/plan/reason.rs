//! Why a step is there: what it would be without it.

use std::collections::BTreeSet;

use super::search::Move;
use super::told::Carried;
use crate::finding::{Operand, operands};
use crate::rulebook::{Outcome, Reads, Require, Rulebook, wanted_writes};
use crate::sim::{State, World, verdict};
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
    [false, true].into_iter().find_map(|hides| {
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
    })
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
