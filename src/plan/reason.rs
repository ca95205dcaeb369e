//! Why a step is there: what it would be without it.

use std::collections::BTreeSet;

use super::search::Move;
use super::told::Carried;
use crate::finding::{Operand, operands};
use crate::rulebook::{By, Duty, DutyKind, Expr, Outcome, Reads, Require, Rulebook, wanted_writes};
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
/// What must be is told before what is advised. Of what hides an entry only where nothing else asks: its message tells that there is
/// nothing to do, not what to do.
pub(super) fn asked_for(world: World<'_>, before: &State, steps: &[Carried], at: usize) -> Option<Why> {
    let (step, later) =
        steps.split_at_checked(at.saturating_add(1)).and_then(|(done, later)| Some((done.last()?, later)))?;
    let outcomes = match &step.moved {
        Move::Act { action, .. } => world.book.actions.get(*action).map_or(&[][..], |action| &action.outcomes),
        Move::Assume(_) | Move::Wait { .. } => &[],
    };
    let looked = Looked { world, before, step, later, outcomes, sets: sets_going(world.book, outcomes) };
    if matches!(step.moved, Move::Wait { .. }) {
        let told = looked.to_the_minute().or_else(|| looked.brought());
        if told.is_some() || !looked.meanwhile().any(|(later, _)| matches!(later.moved, Move::Act { .. })) {
            return told;
        }
    }
    let asked = |hides, kind: fn(By) -> bool| looked.at_once(hides, kind).or_else(|| looked.by_then(hides, kind));
    let must = || asked(false, |by| by != By::Policy);
    let should = || asked(false, |by| by == By::Policy);
    let first = must().or_else(should).or_else(|| asked(true, |_| true)).or_else(|| looked.owed());
    first.or_else(|| looked.taken_back()).or_else(|| looked.waited_out())
}

/// A step that is asked why it is there.
struct Looked<'a> {
    world: World<'a>,
    before: &'a State,
    step: &'a Carried,
    later: &'a [Carried],
    /// How it can end, where something is done.
    outcomes: &'a [Outcome],
    /// The cells that it writes, and those that are written by what happens because of that.
    sets: BTreeSet<u16>,
}

impl Looked<'_> {
    /// What is done later, with the state in which it is done.
    fn then(&self) -> impl Iterator<Item = (&Carried, &State)> {
        let states = std::iter::once(self.step).chain(self.later).map(|step| &step.passage.state);
        self.later.iter().zip(states)
    }

    /// What is done before anything is waited for again, with the state in which it is done.
    fn meanwhile(&self) -> impl Iterator<Item = (&Carried, &State)> {
        self.then().take_while(|(later, _)| !matches!(later.moved, Move::Wait { .. }))
    }

    /// What would still fail if the wait were shorter, of all that it lets pass.
    fn to_the_minute(&self) -> Option<Why> {
        self.meanwhile().find_map(|(later, then)| {
            let sooner = then.at(self.world.book, then.now().saturating_sub(1));
            turned(self.world, later, [&sooner, then], |require| !require.hides)
        })
    }

    /// What holds through what happened by itself.
    fn brought(&self) -> Option<Why> {
        let book = self.world.book;
        let happened = self.step.passage.bill.happened.iter().filter_map(|one| match one {
            Happened::Fired { trigger, outcome, .. } => book.triggers.get(*trigger)?.outcomes.get(*outcome),
            _ => None,
        });
        let written: BTreeSet<u16> =
            happened.flat_map(Outcome::assigns).flat_map(|assign| assign.slots(book)).collect();
        let leans = |require: &Require| !require.hides && reads_any(book, &written, require.parts());
        self.meanwhile().find_map(|(later, then)| turned(self.world, later, [self.before, then], leans))
    }

    /// What fails before the step and holds after it.
    fn at_once(&self, hides: bool, kind: fn(By) -> bool) -> Option<Why> {
        let states = [self.before, &self.step.passage.state];
        // What the clock alone turns while something is done is no reason to do it.
        let waits = matches!(self.step.moved, Move::Wait { .. });
        let looked_at =
            |require: &Require| require.hides == hides && kind(require.by) && (waits || self.leans(require.parts()));
        self.later.iter().find_map(|later| turned(self.world, later, states, looked_at))
    }

    /// What fails before the step, holds when it is asked for, and leans on what the step sets going.
    fn by_then(&self, hides: bool, kind: fn(By) -> bool) -> Option<Why> {
        let looked_at = |require: &Require| require.hides == hides && kind(require.by) && self.leans(require.parts());
        self.then().find_map(|(later, then)| turned(self.world, later, [self.before, then], looked_at))
    }

    /// What has to hold before something happens by itself.
    fn owed(&self) -> Option<Why> {
        self.world.book.duties.iter().find_map(|duty| {
            let DutyKind::Before { triggers, .. } = &duty.kind else { return None };
            let comes = |one: &Happened| matches!(one, Happened::Fired { trigger, .. } if triggers.contains(trigger));
            let (_, then) = self.then().find(|(later, _)| later.passage.bill.happened.iter().any(comes))?;
            let holds = [self.before, then].map(|state| self.world.env(state).holds(&duty.that));
            // What asks nothing here is no reason.
            let owed = duty.when.as_ref().is_none_or(|when| self.world.env(then).holds(when) == Tri::Yes);
            let turned = owed && holds[0] != Tri::Yes && holds[1] == Tri::Yes;
            (turned && (self.waits_for(&duty.that) || self.leans([&duty.that]))).then(|| Why::Require {
                code: format!("duty/{}", duty.id),
                args: Vec::new(),
                entity: None,
            })
        })
    }

    /// What would fail if what this step alone did were taken back.
    fn taken_back(&self) -> Option<Why> {
        let book = self.world.book;
        self.then().find_map(|(later, then)| {
            let mut without = then.clone();
            for slot in wanted_writes(self.outcomes).flat_map(|assign| assign.slots(book)) {
                without.set(book, slot, self.before.cell(slot), false);
            }
            turned(self.world, later, [&without, then], |require| !require.hides)
        })
    }

    /// What the clock has removed once it is asked for.
    fn waited_out(&self) -> Option<Why> {
        let timed = |require: &Require| require.parts().any(|part| self.waits_for(part));
        self.then().find_map(|(later, then)| turned(self.world, later, [self.before, then], timed))
    }

    /// Whether this step lets time pass that a condition counts; what is done at the end of a wait takes the rest of it.
    fn waits_for(&self, condition: &Expr) -> bool {
        let book = self.world.book;
        matches!(self.step.moved, Move::Wait { .. }) && Reads::of(book, &book.index.derived, [condition]).timed
    }

    /// Whether conditions read what the step sets going.
    fn leans<'e>(&self, conditions: impl IntoIterator<Item = &'e Expr>) -> bool {
        reads_any(self.world.book, &self.sets, conditions)
    }
}

/// Whether conditions read one of some cells.
fn reads_any<'e>(book: &Rulebook, cells: &BTreeSet<u16>, conditions: impl IntoIterator<Item = &'e Expr>) -> bool {
    let reads = Reads::of(book, &book.index.derived, conditions);
    cells.iter().any(|slot| reads.slots.contains(usize::from(*slot)))
}

/// The first requirement of something done later, of those that are looked at, that does not hold in one state and does in another; what it
/// begins counts as it does.
fn turned(world: World<'_>, later: &Carried, states: [&State; 2], looked_at: impl Fn(&Require) -> bool) -> Option<Why> {
    let Move::Act { action: at, args } = &later.moved else { return None };
    let action = world.book.actions.get(*at)?;
    let [here, there] = states.map(|state| world.env(state));
    let [here, there] = [here.with_args(args), there.with_args(args)];
    let begun: Vec<Require> =
        world.book.duties.iter().filter(|duty| duty.is_begun_by(*at)).map(Duty::require).collect();
    let mut requires = action.requires.iter().chain(&begun).filter(|require| looked_at(require));
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
