//! The one way in which things are carried out: an action is done, time passes, and whatever comes due meanwhile happens, all
//! of it as a [`Chooser`] decides. Plans, what is told of them and samples differ in the chooser and in who watches.

mod turn;

pub(crate) use turn::turn;

use crate::diag::{Code, Rejection};
use crate::limits::FIRINGS_PER_INSTANT_MAX;
use crate::rulebook::{By, DutyKind, Trigger};
use crate::sim::choose::{Chooser, Chosen, entity};
use crate::sim::{Cone, Event, Happened, Pending, State, StateEnv, World, happen, next_change, pending, verdict};
use crate::value::{Tri, Value};

/// Who is told what is carried out.
pub(crate) trait Watcher {
    /// What has to be looked at before something happens.
    type Before;
    /// Looks at what is about to happen; `beside` says that it has nothing to do with what is wanted.
    fn before(env: &StateEnv<'_>, event: &Event, beside: bool) -> Self::Before;
    /// It has happened.
    fn after(&mut self, before: Self::Before, env: &StateEnv<'_>, event: Event, happened: Vec<Happened>);
}

/// Nobody is told.
pub(crate) struct Unwatched;

impl Watcher for Unwatched {
    type Before = ();

    fn before(_env: &StateEnv<'_>, _event: &Event, _beside: bool) {}

    fn after(&mut self, _before: (), _env: &StateEnv<'_>, _event: Event, _happened: Vec<Happened>) {}
}

/// Carries things out in a world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Carrier<'w> {
    pub(crate) world: World<'w>,
    pub(crate) chooser: Chooser<'w>,
    /// What has to do with the goal, where the rest of the rulebook goes on beside it; that holds nothing up.
    pub(crate) matters: Option<&'w Cone>,
}

impl<'w> Carrier<'w> {
    /// An action, and whatever has come due by its end. `lawful` refuses what breaks a rule.
    ///
    /// # Errors
    /// What the action refuses; the state is as it was.
    pub(crate) fn act(
        &self,
        state: &mut State,
        (action, args): (usize, &[Value]),
        watcher: &mut impl Watcher,
    ) -> Result<(), Rejection> {
        let declared = self.world.book.actions.get(action).ok_or(Rejection::new(Code::UnknownAction))?;
        let env = self.world.env(state);
        let env = env.with_args(args);
        let event = self.chooser.acted(&env, action, declared)?;
        let wanted = |event: &Event| match event {
            Event::Act { outcome, .. } => declared.outcomes.get(*outcome).is_some_and(|outcome| outcome.wanted),
            _ => false,
        };
        if matches!(self.chooser, Chooser::Wanted(_)) && !wanted(&event) {
            return Err(Rejection::new(Code::OutcomeImpossible));
        }
        match self.take(state, event.clone(), watcher) {
            Err(rejection) if rejection.code == Code::MustHappenFirst => {
                let beside = self.beside(state).ok_or(rejection)?;
                self.step(state, beside, true, watcher)?;
                self.act(state, (action, args), watcher)
            }
            taken => taken,
        }
    }

    /// Something that may happen now, has to at some time, and has nothing to do with the goal.
    fn beside(&self, state: &State) -> Option<Event> {
        let matters = self.matters?;
        let mut open =
            self.coming(state).filter(|(_, pending, _)| pending.from <= state.now() && pending.until.is_some());
        let (_, found, declared) = open.find(|(_, pending, _)| matters.triggers.get(pending.trigger) != Some(&true))?;
        self.fired(state, &found, declared).ok()
    }

    /// Time passes until an instant, or until something comes before it.
    ///
    /// # Errors
    /// What time refuses; the state is as it was.
    pub(crate) fn wait(&self, state: &mut State, until: i64, watcher: &mut impl Watcher) -> Result<(), Rejection> {
        let now = state.now();
        let until = self.next_due(state).filter(|at| *at > now && *at < until).unwrap_or(until);
        match self.take(state, Event::Wait { until }, watcher) {
            // Something is set going on the way and has to be stopped for.
            Err(rejection) if rejection.code == Code::MustHappenFirst => {
                let until = next_change(self.world, state).filter(|at| *at < until).ok_or(rejection)?;
                self.take(state, Event::Wait { until }, watcher)
            }
            taken => taken,
        }
    }

    /// An event, and whatever has come due by its end.
    ///
    /// # Errors
    /// What the event refuses; the state is as it was.
    pub(crate) fn take(&self, state: &mut State, event: Event, watcher: &mut impl Watcher) -> Result<(), Rejection> {
        self.step(state, event, false, watcher)?;
        self.settle(state, watcher)
    }

    /// Whatever has come due already.
    ///
    /// # Errors
    /// [`Code::Runaway`], and what the events refuse.
    pub(crate) fn settle(&self, state: &mut State, watcher: &mut impl Watcher) -> Result<(), Rejection> {
        for _ in 0..=FIRINGS_PER_INSTANT_MAX {
            let Some((_, due, declared)) = self.coming(state).find(|(at, ..)| *at <= state.now()) else {
                return Ok(());
            };
            let event = self.fired(state, &due, declared)?;
            self.step(state, event, false, watcher)?;
        }
        Err(Rejection::new(Code::Runaway).with("max", FIRINGS_PER_INSTANT_MAX))
    }

    /// When the next thing comes that does not come by itself inside a step.
    pub(crate) fn next_due(&self, state: &State) -> Option<i64> {
        self.coming(state).map(|(at, ..)| at).min()
    }

    /// What must happen and is logged when it does, with when it comes.
    fn coming<'s>(&self, state: &'s State) -> impl Iterator<Item = (i64, Pending, &'s Trigger)> + use<'s, 'w>
    where
        'w: 's,
    {
        let Self { world, chooser, .. } = *self;
        pending(world, state).filter(|pending| pending.sure && !pending.point).filter_map(move |pending| {
            let declared = world.book.triggers.get(pending.trigger).filter(|trigger| !trigger.may)?;
            let at = match chooser {
                Chooser::Wanted(pace) => pace.moment(&pending, state.now()),
                _ => {
                    let about = entity(declared, pending.instance);
                    let Chosen { length, .. } =
                        chooser.fire(&world.env(state).with_args(&about), &pending, declared).ok()?;
                    let at = pending.since.saturating_add(length);
                    pending.until.map_or(at, |until| at.min(until)).max(state.now())
                }
            };
            Some((at, pending, declared))
        })
    }

    fn fired(&self, state: &State, pending: &Pending, declared: &Trigger) -> Result<Event, Rejection> {
        let about = entity(declared, pending.instance);
        let Chosen { outcome, draws, .. } =
            self.chooser.fire(&self.world.env(state).with_args(&about), pending, declared)?;
        Ok(Event::Fire { trigger: pending.trigger, instance: pending.instance, outcome, draws })
    }

    fn step<W: Watcher>(
        &self,
        state: &mut State,
        event: Event,
        beside: bool,
        watcher: &mut W,
    ) -> Result<(), Rejection> {
        let about = match &event {
            Event::Fire { trigger, instance, .. } => {
                self.world.book.triggers.get(*trigger).map(|declared| entity(declared, *instance)).unwrap_or_default()
            }
            Event::Act { args, .. } => args.clone(),
            Event::Set { .. } | Event::Wait { .. } => Vec::new(),
        };
        let before = W::before(&self.world.env(state).with_args(&about), &event, beside);
        let mut happened = Vec::new();
        state.whole(self.world.book, |state| happen(self.world, state, &event, &mut happened))?;
        watcher.after(before, &self.world.env(state), event, happened);
        Ok(())
    }
}

/// Whether an action begins what a duty asks something to be done before, and that has not been done.
pub(crate) fn is_too_early(env: &StateEnv<'_>, action: usize) -> bool {
    let mut duties = env.world.book.duties.iter().zip(env.state.duties());
    duties.any(|(duty, owed)| {
        let begins = duty.is_begun_by(action);
        let open = || owed.ended.is_none() && (owed.since.is_some() || env.guard(duty.when.as_ref()) == Tri::Unknown);
        begins && open() && env.holds(&duty.that) != Tri::Yes
    })
}

/// Whether it cannot be told, for want of an answer, whether an event breaks a rule.
pub(crate) fn may_break_a_rule(env: &StateEnv<'_>, event: &Event) -> bool {
    let book = env.world.book;
    match event {
        Event::Act { action, .. } => book.actions.get(*action).is_some_and(|action| {
            let mut asked = action.requires.iter().filter(|require| require.by != By::System);
            asked.any(|require| verdict(env, require) == Tri::Unknown)
        }),
        Event::Fire { trigger, .. } => book.duties.iter().any(|duty| {
            let before = matches!(&duty.kind, DutyKind::Before { triggers, .. } if triggers.contains(trigger));
            before && env.guard(duty.when.as_ref()).and(!env.holds(&duty.that)) == Tri::Unknown
        }),
        Event::Set { .. } | Event::Wait { .. } => false,
    }
}

/// Whether a duty was breached, or a requirement of policy or law acted against.
pub(crate) fn breaks_a_rule(happened: &[Happened]) -> bool {
    happened.iter().any(|event| matches!(event, Happened::Breached { .. } | Happened::Duty { met: false, .. }))
}

/// Whether an action stopped being offered while it was under way.
pub(crate) fn was_interrupted(happened: &[Happened]) -> bool {
    happened.iter().any(|event| matches!(event, Happened::Interrupted { .. }))
}
