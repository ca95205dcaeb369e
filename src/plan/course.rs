//! The course of things that plans count with, and what it costs: whatever need not happen does not, everything else goes
//! as wanted and comes at one pace.

use super::price::{self, Price};
use crate::carry::{Carrier, Watcher, breaks_a_rule, may_break_a_rule, was_interrupted};
use crate::diag::Rejection;
use crate::sim::choose::{Chooser, Pace};
use crate::sim::{Cone, Event, Happened, State, StateEnv, World};
use crate::value::Value;

/// A world in which things come at one pace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course<'w> {
    pub(super) pace: Pace,
    carrier: Carrier<'w>,
}

/// What came of an event: the state, all events in order, what happened, and what it cost.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) state: State,
    pub(super) bill: Bill,
}

/// What happened, and what it cost.
#[derive(Clone, Debug, Default)]
pub(super) struct Bill {
    pub(super) events: Vec<Event>,
    pub(super) happened: Vec<Happened>,
    pub(super) price: Price,
    /// Indices of the losses that came about.
    pub(super) lost: Vec<usize>,
    /// Whether some of it may have broken a rule: an answer is missing that it hangs on.
    unsettled: bool,
}

/// What a bill is made from.
pub(super) struct Before {
    /// The price of what happens, time and losses left out.
    price: Price,
    /// Indices of the losses that had come about.
    gone: Vec<usize>,
    /// Whether it may break a rule.
    unsettled: bool,
    now: i64,
}

impl Bill {
    /// Whether a duty was breached, or a requirement of policy or law acted against, or that cannot be told.
    pub(super) fn breaks_a_rule(&self) -> bool {
        self.unsettled || breaks_a_rule(&self.happened)
    }

    /// Whether an action stopped being offered while it was under way.
    pub(super) fn was_interrupted(&self) -> bool {
        was_interrupted(&self.happened)
    }
}

impl Watcher for Bill {
    type Before = Before;

    fn before(env: &StateEnv<'_>, event: &Event, beside: bool) -> Before {
        let price = match event {
            Event::Act { action, outcome, .. } => price::of_act(env, *action, *outcome),
            Event::Fire { trigger, outcome, .. } if !beside => price::of_fire(env, *trigger, *outcome),
            Event::Set { assumed: true, facts } => {
                Price { assumed: price::of_assuming(env, facts), ..Price::default() }
            }
            Event::Fire { .. } | Event::Set { .. } | Event::Wait { .. } => Price::default(),
        };
        Before { price, gone: price::lost(env), unsettled: may_break_a_rule(env, event), now: env.state.now() }
    }

    fn after(&mut self, before: Before, env: &StateEnv<'_>, event: Event, happened: Vec<Happened>) {
        let book = env.world.book;
        let passed = env.state.now().saturating_sub(before.now);
        self.unsettled |= before.unsettled;
        self.price = self.price.plus(&before.price);
        self.price.time = self.price.time.saturating_add(passed);
        if matches!(event, Event::Act { .. }) {
            self.price.work = self.price.work.saturating_add(passed);
        }
        for loss in price::lost(env).into_iter().filter(|loss| !before.gone.contains(loss)) {
            let points = book.losses.get(loss).map_or(0, |loss| loss.points);
            self.price.lost = self.price.lost.saturating_add(points);
            self.lost.push(loss);
        }
        // What comes by itself inside a step goes one way; it may still be somebody's doing.
        if !matches!(event, Event::Fire { .. }) {
            let fired = happened.iter().filter_map(|event| match event {
                Happened::Fired { trigger, .. } => book.triggers.get(*trigger),
                _ => None,
            });
            let others = fired.filter(|trigger| price::is_other(&trigger.actor)).count();
            self.price.others = self.price.others.saturating_add(i64::try_from(others).unwrap_or(i64::MAX));
        }
        self.events.push(event);
        self.happened.extend(happened);
    }
}

impl<'w> Course<'w> {
    /// Things as they go at a pace; `matters` says what has to do with the goal, where the rest goes on beside it.
    pub(super) fn new(world: World<'w>, pace: Pace, matters: Option<&'w Cone>) -> Self {
        Self { pace, carrier: Carrier { world, chooser: Chooser::Wanted(pace), matters } }
    }

    /// Things as they go typically.
    pub(super) fn typical(world: World<'w>) -> Self {
        Self::new(world, Pace::Typical, None)
    }

    pub(super) fn world(&self) -> World<'w> {
        self.carrier.world
    }

    /// An action that goes as wanted, and whatever has come due by its end.
    pub(super) fn act(&self, state: &State, action: usize, args: &[Value]) -> Result<Passage, Rejection> {
        self.carried(state, |state, bill| self.carrier.act(state, (action, args), bill))
    }

    /// Time passes until an instant, or until something comes before it.
    pub(super) fn wait(&self, state: &State, until: i64) -> Result<Passage, Rejection> {
        self.carried(state, |state, bill| self.carrier.wait(state, until, bill))
    }

    /// Facts that are not known are taken to be so.
    pub(super) fn assume(&self, state: &State, facts: &[(u16, i64)]) -> Result<Passage, Rejection> {
        let facts = facts.iter().map(|(slot, cell)| (*slot, Some(*cell))).collect();
        let event = Event::Set { facts, assumed: true };
        self.carried(state, |state, bill| self.carrier.take(state, event, bill))
    }

    /// Whatever has come due already.
    pub(super) fn begin(&self, state: &State) -> Result<Passage, Rejection> {
        self.carried(state, |state, bill| self.carrier.settle(state, bill))
    }

    /// When the next thing comes that does not come by itself inside a step.
    pub(super) fn next_due(&self, state: &State) -> Option<i64> {
        self.carrier.next_due(state)
    }

    fn carried(
        &self,
        state: &State,
        carry: impl FnOnce(&mut State, &mut Bill) -> Result<(), Rejection>,
    ) -> Result<Passage, Rejection> {
        let mut passage = Passage { state: state.clone(), bill: Bill::default() };
        carry(&mut passage.state, &mut passage.bill)?;
        Ok(passage)
    }
}
