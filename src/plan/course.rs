//! The course of things that plans count with: whatever need not happen does not, everything else goes as wanted and
//! comes at one pace.

use super::price::{self, Price};
use crate::diag::{Code, Rejection};
use crate::limits::FIRINGS_PER_INSTANT_MAX;
use crate::sim::drive::{Pace, as_wanted, fire_as_wanted};
use crate::sim::{Cone, Event, Happened, Pending, State, StateEnv, World, next_change, pending, step};
use crate::value::Value;

/// A world in which things come at one pace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course<'w> {
    pub(super) world: World<'w>,
    pub(super) pace: Pace,
    /// What has to do with the goal, where the rest of the rulebook goes on beside it; that holds nothing up.
    pub(super) matters: Option<&'w Cone>,
}

/// What came of an event: the state, all events in order, what happened, and what it cost.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) state: State,
    pub(super) events: Vec<Event>,
    pub(super) happened: Vec<Happened>,
    pub(super) price: Price,
    /// Indices of the losses that came about.
    pub(super) lost: Vec<usize>,
}

impl Passage {
    fn still(state: &State) -> Self {
        let (events, happened, lost) = (Vec::new(), Vec::new(), Vec::new());
        Self { state: state.clone(), events, happened, price: Price::default(), lost }
    }

    /// Whether a duty was breached, or a requirement of policy or law acted against.
    pub(super) fn breaks_a_rule(&self) -> bool {
        self.happened.iter().any(|event| matches!(event, Happened::Breached { .. } | Happened::Duty { met: false, .. }))
    }

    /// Whether an action stopped being offered while it was under way.
    pub(super) fn was_interrupted(&self) -> bool {
        self.happened.iter().any(|event| matches!(event, Happened::Interrupted { .. }))
    }
}

impl Course<'_> {
    /// An action that goes as wanted, and whatever has come due by its end.
    pub(super) fn act(&self, state: &State, action: usize, args: &[Value]) -> Result<Passage, Rejection> {
        let env = StateEnv { world: self.world, state, args };
        let event = as_wanted(&env, action, self.pace).ok_or(Rejection::new(Code::OutcomeImpossible))?;
        let price = match &event {
            Event::Act { outcome, .. } => price::of_act(&env, action, *outcome),
            _ => Price::default(),
        };
        match (self.take(state, event, price), self.beside(state)) {
            (Err(rejection), Some(beside)) if rejection.code == Code::MustHappenFirst => {
                let mut passage = Passage::still(state);
                self.step(&mut passage, beside)?;
                let then = self.act(&passage.state, action, args)?;
                passage.events.extend(then.events);
                passage.happened.extend(then.happened);
                passage.lost.extend(then.lost);
                Ok(Passage { state: then.state, price: passage.price.plus(&then.price), ..passage })
            }
            (taken, _) => taken,
        }
    }

    /// Something that may happen now, has to at some time, and has nothing to do with the goal.
    fn beside(&self, state: &State) -> Option<Event> {
        let matters = self.matters?;
        let coming = self.coming(state).into_iter();
        let mut open = coming.filter(|pending| pending.from <= state.now() && pending.until.is_some());
        let found = open.find(|pending| matters.triggers.get(pending.trigger) != Some(&true))?;
        self.fire(state, &found)
    }

    fn fire(&self, state: &State, pending: &Pending) -> Option<Event> {
        let entity = [Value::Int(i64::try_from(pending.instance).unwrap_or(i64::MAX))];
        let each = self.world.book.triggers.get(pending.trigger).is_some_and(|trigger| trigger.each.is_some());
        let env = StateEnv { world: self.world, state, args: if each { &entity } else { &[] } };
        fire_as_wanted(&env, pending.trigger, pending.instance)
    }

    /// Time passes until an instant, or until something comes before it.
    pub(super) fn wait(&self, state: &State, until: i64) -> Result<Passage, Rejection> {
        let until = self.next_due(state).filter(|at| *at > state.now() && *at < until).unwrap_or(until);
        let taken = self.take(state, Event::Wait { until }, Price::default());
        match taken {
            // Something is set going on the way and has to be stopped for.
            Err(rejection) if rejection.code == Code::MustHappenFirst => {
                let until = next_change(self.world, state).filter(|at| *at < until).ok_or(rejection)?;
                self.take(state, Event::Wait { until }, Price::default())
            }
            taken => taken,
        }
    }

    /// A fact that is not known is taken to be so.
    pub(super) fn assume(&self, state: &State, slot: u16, cell: i64) -> Result<Passage, Rejection> {
        let event = Event::Set { facts: vec![(slot, Some(cell))], assumed: true };
        self.take(state, event, Price { assumed: 1, ..Price::default() })
    }

    /// Whatever has come due already.
    pub(super) fn begin(&self, state: &State) -> Result<Passage, Rejection> {
        self.settle(Passage::still(state))
    }

    /// When the next thing comes that does not come by itself inside a step.
    pub(super) fn next_due(&self, state: &State) -> Option<i64> {
        self.coming(state).into_iter().map(|pending| self.pace.moment(&pending, state.now())).min()
    }

    fn take(&self, state: &State, event: Event, price: Price) -> Result<Passage, Rejection> {
        let mut passage = Passage { price, ..Passage::still(state) };
        self.step(&mut passage, event)?;
        self.settle(passage)
    }

    fn step(&self, passage: &mut Passage, event: Event) -> Result<(), Rejection> {
        let (after, happened) = step(self.world, &passage.state, &event)?;
        let before = std::mem::replace(&mut passage.state, after);
        let passed = passage.state.now().saturating_sub(before.now());
        passage.price.time = passage.price.time.saturating_add(passed);
        if matches!(event, Event::Act { .. }) {
            passage.price.work = passage.price.work.saturating_add(passed);
        }
        if !self.world.book.losses.is_empty() {
            let (was, is) = (self.world.env(&before), self.world.env(&passage.state));
            passage.price.lost = passage.price.lost.saturating_add(price::lost(&was, &is));
            passage.lost.extend(price::losses(&was, &is));
        }
        // What comes by itself inside a step goes one way; it may still be somebody's doing.
        if !matches!(event, Event::Fire { .. }) {
            let fired = happened.iter().filter_map(|event| match event {
                Happened::Fired { trigger, .. } => self.world.book.triggers.get(*trigger),
                _ => None,
            });
            let others = fired.filter(|trigger| price::is_other(&trigger.actor)).count();
            passage.price.others = passage.price.others.saturating_add(i64::try_from(others).unwrap_or(i64::MAX));
        }
        passage.events.push(event);
        passage.happened.extend(happened);
        Ok(())
    }

    fn settle(&self, mut passage: Passage) -> Result<Passage, Rejection> {
        for _ in 0..=FIRINGS_PER_INSTANT_MAX {
            let state = &passage.state;
            let due =
                self.coming(state).into_iter().find(|pending| self.pace.moment(pending, state.now()) <= state.now());
            let Some(due) = due else { return Ok(passage) };
            let entity = [Value::Int(i64::try_from(due.instance).unwrap_or(i64::MAX))];
            let each = self.world.book.triggers.get(due.trigger).is_some_and(|trigger| trigger.each.is_some());
            let args = if each { &entity[..] } else { &[] };
            let env = StateEnv { world: self.world, state, args };
            let event =
                fire_as_wanted(&env, due.trigger, due.instance).ok_or(Rejection::new(Code::OutcomeImpossible))?;
            if let Event::Fire { outcome, .. } = &event {
                passage.price = passage.price.plus(&price::of_fire(&env, due.trigger, *outcome));
            }
            self.step(&mut passage, event)?;
        }
        Err(Rejection::new(Code::Runaway).with("max", FIRINGS_PER_INSTANT_MAX))
    }

    /// What must happen and is logged when it does.
    fn coming(&self, state: &State) -> Vec<Pending> {
        let must = |trigger: usize| self.world.book.triggers.get(trigger).is_some_and(|trigger| !trigger.may);
        pending(self.world, state).filter(|pending| pending.sure && !pending.point && must(pending.trigger)).collect()
    }
}
