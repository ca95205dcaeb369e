//! Where there is no way: which facts would have to differ for there to be one, alone or two together.

use super::cone::ever_written;
use super::course::Course;
use super::search::{Progress, Search};
use super::wanted::Wanted;
use crate::explain::Turns;
use crate::expr::Node;
use crate::rulebook::{Ask, By, Require, SlotTy};
use crate::sim::{Event, State, StateEnv, World, read_cells, step};
use crate::value::Tri;

/// Most steps that are simulated for one try.
const STEPS_PER_TRY: usize = 400;
/// Most steps that are simulated in all.
const STEPS_MAX: usize = 8_000;
/// Most sets of facts that are told.
const TOLD_MAX: usize = 8;

/// Tries what would have to differ, first one fact, then, if no single one is enough, two.
pub(super) struct Differ {
    /// Facts and other values that they might have.
    others: Vec<(u16, i64)>,
    /// What is tried next: one of them, or two.
    next: (usize, Option<usize>),
    found: Vec<Vec<(u16, i64)>>,
    pub(super) steps: usize,
}

impl Differ {
    /// Every known answer that a requirement in the way reads may differ: what was only taken for granted, for `said` does not
    /// know it, in any way; what was said only as somebody may bring it about or as it may happen, for who somebody is is not to
    /// be otherwise, and so that nothing else comes to stand in the way, for nobody wants to be worse off.
    pub(super) fn new(world: World<'_>, from: &State, said: &State, wanted: &Wanted) -> Self {
        let mut others = Vec::new();
        if let Some(search) = Search::new(world, from, wanted.clone()) {
            let env = StateEnv { world, state: from, args: &[] };
            let nodes: Vec<&Node> = search.nodes_in_the_way(&env);
            let read = read_cells(&env, nodes.iter().copied());
            let written = ever_written(world);
            let turns = Turns::of(world.book, nodes.into_iter(), &read, from);
            for slot in read {
                let Some(declared) = world.book.slots.get(usize::from(slot)) else { continue };
                let Some(cell) = from.cell(slot).filter(|_| declared.ask != Ask::Never) else { continue };
                // When something was cannot be chosen; that it has not been yet is told by what blocks.
                if matches!(declared.ty, SlotTy::Instant) {
                    continue;
                }
                let sure = said.cell(slot).is_some();
                let comes = |n: i64| written.iter().any(|(at, how)| *at == slot && how.may_lead(cell, n));
                let better = |n: &i64| *n != cell && !(sure && (!comes(*n) || is_worse(world, from, wanted, slot, *n)));
                others.extend(turns.domain(world.book, slot).into_iter().filter(better).map(|n| (slot, n)));
            }
        }
        Self { others, next: (0, None), found: Vec::new(), steps: 0 }
    }

    /// Goes on for about so many simulated steps; whether it is done.
    pub(super) fn go_on(&mut self, world: World<'_>, from: &State, wanted: &Wanted, steps: usize) -> bool {
        let enough = self.steps.saturating_add(steps);
        while self.steps < enough {
            let Some(facts) = self.take() else { return true };
            if self.steps >= STEPS_MAX || self.found.len() >= TOLD_MAX {
                return true;
            }
            // One value of a fact is enough to say that it would have to differ.
            let known =
                |found: &Vec<(u16, i64)>| found.iter().map(|(slot, _)| slot).eq(facts.iter().map(|(slot, _)| slot));
            if self.found.iter().any(known) {
                continue;
            }
            self.steps = self.steps.saturating_add(1);
            let set =
                Event::Set { facts: facts.iter().map(|(slot, cell)| (*slot, Some(*cell))).collect(), assumed: false };
            let Ok((state, _)) = step(world, from, &set) else { continue };
            let Ok(first) = Course::typical(world).begin(&state) else { continue };
            // To have arrived already is no way.
            if wanted.is_reached(world, &first.state) {
                continue;
            }
            let Some(mut search) = Search::new(world, &first.state, wanted.clone()) else { continue };
            if matches!(search.go_on(world, STEPS_PER_TRY), Progress::Ended(Some(_))) {
                self.found.push(facts);
            }
            self.steps = self.steps.saturating_add(search.steps);
        }
        false
    }

    pub(super) fn answer(&self) -> Vec<Vec<(u16, i64)>> {
        self.found.clone()
    }

    /// The next facts to try: each alone, then, if none is enough, each with each of another.
    fn take(&mut self) -> Option<Vec<(u16, i64)>> {
        if let (one, None) = self.next {
            if let Some(fact) = self.others.get(one) {
                self.next = (one.saturating_add(1), None);
                return Some(vec![*fact]);
            }
            if !self.found.is_empty() {
                return None;
            }
            self.next = (0, Some(1));
        }
        while let (one, Some(two)) = self.next {
            let first = self.others.get(one)?;
            let Some(second) = self.others.get(two) else {
                self.next = (one.saturating_add(1), Some(one.saturating_add(2)));
                continue;
            };
            self.next = (one, Some(two.saturating_add(1)));
            if first.0 != second.0 {
                return Some(vec![*first, *second]);
            }
        }
        None
    }
}

/// Whether with another value of a cell something comes to stand in the way of an action that leads to the goal.
fn is_worse(world: World<'_>, from: &State, wanted: &Wanted, slot: u16, cell: i64) -> bool {
    let mut there = from.clone();
    there.set(world.book, slot, Some(cell), false);
    let (here, there) = (world.env(from), world.env(&there));
    let actions = wanted.declared(world).map_or(&[][..], |goal| &goal.actions);
    let requires = actions.iter().filter_map(|at| world.book.actions.get(*at)).flat_map(|action| &action.requires);
    let fails = |env: &StateEnv<'_>, require: &Require| {
        env.guard(require.when.as_ref()) == Tri::Yes && env.holds(&require.that) == Tri::No
    };
    requires.filter(|require| require.by == By::System).any(|require| fails(&there, require) && !fails(&here, require))
}
