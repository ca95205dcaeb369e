//! How things go where an event leaves it open: as is wanted at a pace, drawn from a key of its own, or as it is given.
//!
//! What the caller gives is taken as it is. An outcome that is not given is drawn by the stated odds; where no source
//! states any, the caller has to give it. With an outcome that is given, time and draws that are not take their typical
//! value; with a drawn outcome they are drawn too, evenly inside their window.

use super::advance::{Pending, goes_one_way, next_change, pending};
use super::env::{StateEnv, World};
use super::event::{Event, Request};
use super::figures::{chances, duration_of};
use super::rng::{Draws, Key};
use super::state::State;
use super::step::{asked_confirms, possible_outcomes, step};
use crate::diag::{Code, Rejection};
use crate::rulebook::{Action, Case, Odds, Outcome, Trigger};
use crate::time::Window;
use crate::value::Value;

/// How fast things go, where their length is a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As fast as can be.
    Least,
    /// As is to be counted with.
    Typical,
    /// As slow as can be; where that is open, as is to be counted with.
    Most,
}

impl Pace {
    /// The length of a window at this pace.
    #[must_use]
    pub fn length(self, window: &Window) -> i64 {
        match self {
            Self::Least => window.low(),
            Self::Typical => window.typical(),
            Self::Most => window.high().unwrap_or_else(|| window.typical()),
        }
    }

    /// When something pending comes at this pace, and never before the clock.
    #[must_use]
    pub fn moment(self, pending: &Pending, now: i64) -> i64 {
        let at = match self {
            Self::Least => pending.from,
            Self::Typical => pending.typical,
            Self::Most => pending.until.unwrap_or(pending.typical),
        };
        at.max(now)
    }
}

/// What decides how something goes.
#[derive(Clone, Copy, Debug)]
pub enum Chooser<'g> {
    /// As is wanted, or, where that is not possible, as it first can; with what plans count with.
    Wanted(Pace),
    /// Everything that odds and windows leave open is drawn for this run, and what no source gives odds for goes as wanted.
    Drawn {
        /// Which run: part of the key of every draw.
        run: u32,
    },
    /// As it is given; what is not, by the seed.
    Given {
        /// Index of the outcome.
        outcome: Option<usize>,
        /// What is decided with it.
        draws: Option<&'g [i64]>,
    },
}

/// How something goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Index of the outcome.
    pub outcome: usize,
    /// What is decided with it.
    pub draws: Vec<i64>,
    /// How long it takes; of something pending, from when it was set going.
    pub length: i64,
}

impl Chooser<'_> {
    /// How an action goes; its arguments are bound.
    ///
    /// # Errors
    /// [`Code::OutcomeImpossible`], [`Code::OutcomeNeeded`].
    pub fn act(self, env: &StateEnv<'_>, index: usize, action: &Action) -> Result<Chosen, Rejection> {
        let window = duration_of(env, &action.takes, env.state.now()).value;
        let key = self.key(env, action.draw_key, 0, env.state.times_done(index));
        self.choose(env, &action.outcomes, &action.odds, &window, key)
    }

    /// How something pending goes, and when, counted from when it was set going; its entity is bound.
    ///
    /// # Errors
    /// [`Code::OutcomeImpossible`], [`Code::OutcomeNeeded`].
    pub fn fire(self, env: &StateEnv<'_>, pending: &Pending, trigger: &Trigger) -> Result<Chosen, Rejection> {
        let instance = u16::try_from(pending.instance).unwrap_or(u16::MAX);
        let fired = env.state.times_fired(env.world.book.index.instance(pending.trigger, pending.instance));
        let key = self.key(env, trigger.draw_key, instance, fired);
        let after = |at: i64| at.saturating_sub(pending.since);
        let window = Window {
            min: Some(after(pending.from)),
            max: pending.until.map(after),
            assumed: Some(after(pending.typical)),
        };
        self.choose(env, &trigger.outcomes, &trigger.odds, &window, key)
    }

    fn key(self, env: &StateEnv<'_>, item: u32, instance: u16, occurrence: u32) -> Key {
        let run = match self {
            Self::Drawn { run } => run,
            Self::Wanted(_) | Self::Given { .. } => 0,
        };
        Key { seed: env.world.start.seed, run, item, instance, occurrence }
    }

    fn choose(
        self,
        env: &StateEnv<'_>,
        outcomes: &[Outcome],
        odds: &[Case<Odds>],
        window: &Window,
        key: Key,
    ) -> Result<Chosen, Rejection> {
        let mut chance = Draws::new(key);
        let impossible = || Rejection::new(Code::OutcomeImpossible).with("outcome", "-");
        let mut by_odds = || {
            let weights = chances(env, outcomes, odds)?.value;
            Some(chance.weighted(&weights).ok_or_else(impossible))
        };
        let (outcome, drawn) = match self {
            Self::Wanted(_) => (wanted(env, outcomes, odds).ok_or_else(impossible)?, false),
            Self::Drawn { .. } => match by_odds() {
                Some(outcome) => (outcome?, true),
                None => (wanted(env, outcomes, odds).ok_or_else(impossible)?, true),
            },
            Self::Given { outcome: Some(said), .. } => (said, false),
            Self::Given { outcome: None, .. } => match by_odds() {
                Some(outcome) => (outcome?, true),
                None => (only(env, outcomes, odds)?, false),
            },
        };
        let mut bound: Vec<Value> = env.args.to_vec();
        let mut draws = Vec::new();
        for (at, draw) in outcomes.get(outcome).map_or(&[][..], |outcome| &outcome.draws).iter().enumerate() {
            let here = env.with_args(&bound);
            let given = match self {
                Self::Given { draws: Some(given), .. } => given.get(at).copied(),
                _ => None,
            };
            let n = match given {
                Some(n) => n,
                // What is not known is refused when the event is taken, by the facts that it needs.
                None if drawn => {
                    chance.between(here.number(&draw.min).unwrap_or(0), here.number(&draw.max).unwrap_or(0))
                }
                None => here.number(&draw.plan).unwrap_or(0),
            };
            draws.push(n);
            bound.push(Value::Int(n));
        }
        let length = match self {
            Self::Wanted(pace) => pace.length(window),
            _ if drawn => draw_length(window, &mut chance),
            _ => window.typical(),
        };
        Ok(Chosen { outcome, draws, length })
    }

    /// The complete event of an action that goes as is chosen; all confirmations that are asked for are given.
    ///
    /// # Errors
    /// As [`Chooser::act`].
    pub fn acted(self, env: &StateEnv<'_>, index: usize, action: &Action) -> Result<Event, Rejection> {
        let Chosen { outcome, draws, length } = self.act(env, index, action)?;
        let confirm = asked_confirms(env, action).iter().map(|confirm| confirm.id.clone()).collect();
        Ok(Event::Act { action: index, args: env.args.to_vec(), took: length, outcome, draws, confirm })
    }
}

/// Most things that come about on the way of one wait.
const ON_THE_WAY_MAX: usize = 64;

/// The wanted outcome if it is possible, else the first that is.
fn wanted(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>]) -> Option<usize> {
    let possible = possible_outcomes(env, outcomes, odds);
    let is_wanted = |at: &&usize| outcomes.get(**at).is_some_and(|outcome| outcome.wanted);
    possible.iter().find(is_wanted).or(possible.first()).copied()
}

/// The one outcome that is possible.
fn only(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>]) -> Result<usize, Rejection> {
    match possible_outcomes(env, outcomes, odds)[..] {
        [only] => Ok(only),
        ref possible => {
            let known: Vec<&str> = possible.iter().filter_map(|at| outcomes.get(*at)).map(|o| o.id.as_str()).collect();
            Err(Rejection::new(Code::OutcomeNeeded).with("known", known.join(", ")))
        }
    }
}

/// Evenly inside the window; an open end is drawn up to twice our own figure, less the shortest.
fn draw_length(window: &Window, chance: &mut Draws) -> i64 {
    let low = window.min.unwrap_or(0);
    let high = window.max.unwrap_or_else(|| window.typical().saturating_mul(2).saturating_sub(low));
    chance.between(low, high.max(low))
}

/// The events that carry out a request: one, or a wait and what was waited for.
///
/// # Errors
/// What makes the request impossible before it begins; the events themselves may still be refused by [`super::step`].
pub fn resolve(world: World<'_>, state: &State, request: &Request) -> Result<Vec<Event>, Rejection> {
    let book = world.book;
    let env = world.env(state);
    match request {
        Request::Set(facts, assumed) => {
            let facts = facts.iter().map(|(slot, given)| Ok((*slot, given.resolve(state.now())?)));
            Ok(vec![Event::Set { facts: facts.collect::<Result<_, Rejection>>()?, assumed: *assumed }])
        }
        Request::Wait(given) => {
            let until = match given {
                Some(given) => given.resolve(state.now())?.ok_or(Rejection::new(Code::WaitTarget))?,
                None => next_change(world, state).ok_or(Rejection::new(Code::WaitTarget).with("until", "-"))?,
            };
            Ok(vec![Event::Wait { until }])
        }
        Request::Act { action, args, took, outcome, draws, confirm } => {
            let declared = book.actions.get(*action).ok_or(Rejection::new(Code::UnknownAction))?;
            let given = Chooser::Given { outcome: *outcome, draws: draws.as_deref() };
            let mut event = given.acted(&env.with_args(args), *action, declared)?;
            if let Event::Act { took: length, confirm: asked, .. } = &mut event {
                *length = took.unwrap_or(*length);
                *asked = confirm.clone().unwrap_or_else(|| std::mem::take(asked));
            }
            Ok(vec![event])
        }
        Request::Fire { trigger, instance, outcome, draws } => {
            let declared = book.triggers.get(*trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
            let found = pending(world, state)
                .find(|pending| pending.trigger == *trigger && pending.instance == *instance && pending.sure)
                .ok_or(Rejection::new(Code::TriggerNotPending).with("trigger", declared.id.as_str()))?;
            let about = entity(declared, *instance);
            let given = Chooser::Given { outcome: *outcome, draws: draws.as_deref() };
            let Chosen { outcome, draws, length } = given.fire(&env.with_args(&about), &found, declared)?;
            let when = found.since.saturating_add(length).max(state.now()).min(found.until.unwrap_or(i64::MAX));
            let fire = Event::Fire { trigger: *trigger, instance: *instance, outcome, draws };
            let wait = (when > state.now()).then_some(Event::Wait { until: when });
            Ok(wait.into_iter().chain([fire]).collect())
        }
    }
}

/// A wait, and on the way whatever must happen meanwhile and can go one way only, each at its typical time. Where something has to
/// be chosen first, or one of these is refused, it is the wait alone, which is then refused with its reason.
#[must_use]
pub fn waiting(world: World<'_>, state: &State, until: i64) -> Vec<Event> {
    let alone = Event::Wait { until };
    let mut here = state.clone();
    let mut events = Vec::new();
    for _ in 0..ON_THE_WAY_MAX {
        let must = pending(world, &here).filter(|pending| {
            let trigger = world.book.triggers.get(pending.trigger);
            let overdue = pending.until.is_some_and(|last| last < until);
            pending.sure && !pending.point && overdue && trigger.is_some_and(|it| !it.may && goes_one_way(it))
        });
        let Some(next) = must.min_by_key(|pending| pending.typical) else { break };
        let at = next.typical.max(here.now());
        let fire = Event::Fire { trigger: next.trigger, instance: next.instance, outcome: 0, draws: Vec::new() };
        for event in (at > here.now()).then_some(Event::Wait { until: at }).into_iter().chain([fire]) {
            let Ok((there, _)) = step(world, &here, &event) else { return vec![alone] };
            here = there;
            events.push(event);
        }
    }
    events.push(alone);
    events
}

/// The entity that an instance of a trigger is about, as its argument.
#[must_use]
pub fn entity(trigger: &Trigger, instance: usize) -> Vec<Value> {
    trigger.each.map(|_| Value::Int(i64::try_from(instance).unwrap_or(i64::MAX))).into_iter().collect()
}
