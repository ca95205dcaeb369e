//! What a way has to come to, and what it must not do on the road.

use crate::carry::is_too_early;
use crate::rulebook::Goal;
use crate::sim::{State, StateEnv, World};
use crate::value::Tri;

/// What is wanted of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Index of the goal.
    pub(super) goal: usize,
    /// Whether requirements of policy and law are kept.
    pub(super) lawful: bool,
    /// What the goal leaves untouched and no step may break, by index.
    pub(super) keeps: Vec<usize>,
}

impl Wanted {
    /// A way to a goal that breaks nothing which the goal leaves untouched and which stands.
    pub(super) fn new(world: World<'_>, state: &State, goal: usize, lawful: bool) -> Self {
        let env = world.env(state);
        let keeps = world.book.goals.get(goal).into_iter().flat_map(|goal| goal.keeps.iter().enumerate());
        let keeps = keeps.filter(|(_, keep)| env.holds(&keep.that) == Tri::Yes).map(|(at, _)| at).collect();
        Self { goal, lawful, keeps }
    }

    pub(super) fn declared<'b>(&self, world: World<'b>) -> Option<&'b Goal> {
        world.book.goals.get(self.goal)
    }

    /// Whether the goal is reached.
    pub(super) fn is_reached(&self, world: World<'_>, state: &State) -> bool {
        self.declared(world).is_some_and(|goal| world.env(state).holds(&goal.that) == Tri::Yes)
    }

    /// Whether something that was to be left untouched is broken.
    pub(super) fn is_harmed(&self, world: World<'_>, state: &State) -> bool {
        !self.broken(world, state).is_empty()
    }

    /// What was to be left untouched and is broken in a state, by index.
    pub(super) fn broken(&self, world: World<'_>, state: &State) -> Vec<usize> {
        let keep = |at: &usize| self.declared(world).and_then(|goal| goal.keeps.get(*at));
        let broken = |at: &usize| keep(at).is_some_and(|keep| world.env(state).holds(&keep.that) == Tri::No);
        self.keeps.iter().copied().filter(broken).collect()
    }

    /// Whether an action begins what a duty asks something to be done before, and that has not been done.
    pub(super) fn is_too_early(&self, env: &StateEnv<'_>, action: usize) -> bool {
        self.lawful && is_too_early(env, action)
    }
}
