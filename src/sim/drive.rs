//! The session's driver: turns a request into complete events, choosing what is left open from the seed.
//!
//! What the caller says is taken as it is. An outcome that is not said is drawn by the stated odds; where no source
//! states any, the caller has to say it. With an outcome that is said, time and draws that are not said take their
//! typical value; with a drawn outcome they are drawn too, evenly inside their window.

use super::advance::{Pending, next_change, pending};
use super::env::{StateEnv, World};
use super::event::{Event, Request};
use super::figures::{chances, duration_of};
use super::rng::{Draws, Key};
use super::state::State;
use super::step::{asked_confirms, possible_outcomes};
use crate::diag::{Code, Rejection};
use crate::rulebook::{Case, Odds, Outcome};
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

/// An action that goes as wanted, at a pace; `None` where its wanted outcome is not possible.
#[must_use]
pub(crate) fn as_wanted(env: &StateEnv<'_>, action: usize, pace: Pace) -> Option<Event> {
    let declared = env.world.book.actions.get(action)?;
    let (outcome, draws) = wanted(env, &declared.outcomes, &declared.odds)?;
    declared.outcomes.get(outcome).filter(|outcome| outcome.wanted)?;
    let window = duration_of(env, &declared.takes, env.state.now()).value;
    let confirm = asked_confirms(env, declared).iter().map(|confirm| confirm.id.clone()).collect();
    Some(Event::Act { action, args: env.args.to_vec(), took: pace.length(&window), outcome, draws, confirm })
}

/// What is pending, going as wanted, or, where that is not possible, as it first can; its entity is bound.
#[must_use]
pub(crate) fn fire_as_wanted(env: &StateEnv<'_>, trigger: usize, instance: usize) -> Option<Event> {
    let declared = env.world.book.triggers.get(trigger)?;
    let (outcome, draws) = wanted(env, &declared.outcomes, &declared.odds)?;
    Some(Event::Fire { trigger, instance, outcome, draws })
}

/// How something goes in one run of a sample: everything that odds and windows leave open is drawn from its own key, and
/// what no source gives odds for goes as wanted.
pub(crate) struct Drawn {
    /// Index of the outcome.
    pub(crate) outcome: usize,
    /// What is decided with it.
    pub(crate) draws: Vec<i64>,
    /// How long it takes.
    pub(crate) length: i64,
}

/// How an action goes in a run; the arguments are bound. `None` where it cannot go at all.
#[must_use]
pub(crate) fn drawn_act(env: &StateEnv<'_>, action: usize, run: u32) -> Option<Drawn> {
    let declared = env.world.book.actions.get(action)?;
    let occurrence = env.state.times_done(action);
    let key = Key { seed: env.world.start.seed, run, item: &declared.id, instance: 0, occurrence };
    let window = duration_of(env, &declared.takes, env.state.now()).value;
    drawn(env, &declared.outcomes, &declared.odds, &window, key)
}

/// How and when something pending comes in a run; its entity is bound. The length counts from when it was set going.
#[must_use]
pub(crate) fn drawn_fire(env: &StateEnv<'_>, pending: &Pending, run: u32) -> Option<Drawn> {
    let book = env.world.book;
    let declared = book.triggers.get(pending.trigger)?;
    let occurrence = env.state.times_fired(book.index.instance(pending.trigger, pending.instance));
    let instance = u16::try_from(pending.instance).unwrap_or(u16::MAX);
    let key = Key { seed: env.world.start.seed, run, item: &declared.id, instance, occurrence };
    let after = |at: i64| at.saturating_sub(pending.since);
    let window =
        Window { min: Some(after(pending.from)), max: pending.until.map(after), assumed: Some(after(pending.typical)) };
    drawn(env, &declared.outcomes, &declared.odds, &window, key)
}

fn drawn(
    env: &StateEnv<'_>,
    outcomes: &[Outcome],
    odds: &[Case<Odds>],
    window: &Window,
    key: Key<'_>,
) -> Option<Drawn> {
    let mut chance = Draws::new(key);
    let weights = chances(env, outcomes, odds).map(|figure| figure.value);
    let outcome = match weights {
        Some(weights) => chance.weighted(&weights)?,
        None => wanted(env, outcomes, odds)?.0,
    };
    let mut bound: Vec<Value> = env.args.to_vec();
    let mut draws = Vec::new();
    for draw in &outcomes.get(outcome)?.draws {
        let here = env.with_args(&bound);
        let n = chance.between(here.number(&draw.min)?, here.number(&draw.max)?);
        draws.push(n);
        bound.push(Value::Int(n));
    }
    Some(Drawn { outcome, draws, length: draw_length(window, &mut chance) })
}

/// The wanted outcome if it is possible, else the first that is, with what plans count with.
fn wanted(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>]) -> Option<(usize, Vec<i64>)> {
    let possible = possible_outcomes(env, outcomes, odds);
    let is_wanted = |at: &&usize| outcomes.get(**at).is_some_and(|outcome| outcome.wanted);
    let outcome = *possible.iter().find(is_wanted).or(possible.first())?;
    let mut bound: Vec<Value> = env.args.to_vec();
    let mut draws = Vec::new();
    for draw in &outcomes.get(outcome)?.draws {
        let plan = env.with_args(&bound).number(&draw.plan)?;
        draws.push(plan);
        bound.push(Value::Int(plan));
    }
    Some((outcome, draws))
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
            let occurrence = state.times_done(*action);
            let key = Key { seed: world.start.seed, run: 0, item: &declared.id, instance: 0, occurrence };
            let env = env.with_args(args);
            let mut chance = Draws::new(key);
            let result =
                choose(&env, &declared.outcomes, &declared.odds, *outcome, draws.as_deref(), args, &mut chance)?;
            let window = duration_of(&env, &declared.takes, state.now()).value;
            let took =
                took.unwrap_or_else(|| if result.drawn { draw_length(&window, &mut chance) } else { window.typical() });
            let asked = || asked_confirms(&env, declared).iter().map(|confirm| confirm.id.clone()).collect();
            Ok(vec![Event::Act {
                action: *action,
                args: args.clone(),
                took,
                outcome: result.outcome,
                draws: result.draws,
                confirm: confirm.clone().unwrap_or_else(asked),
            }])
        }
        Request::Fire { trigger, instance, outcome, draws } => {
            let declared = book.triggers.get(*trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
            let found = pending(world, state)
                .find(|pending| pending.trigger == *trigger && pending.instance == *instance && pending.sure)
                .ok_or(Rejection::new(Code::TriggerNotPending).with("trigger", declared.id.as_str()))?;
            let occurrence = state.times_fired(book.index.instance(*trigger, *instance));
            let instance_key = u16::try_from(*instance).unwrap_or(u16::MAX);
            let key = Key { seed: world.start.seed, run: 0, item: &declared.id, instance: instance_key, occurrence };
            let args: Vec<Value> =
                declared.each.map(|_| Value::Int(i64::try_from(*instance).unwrap_or(i64::MAX))).into_iter().collect();
            let env = env.with_args(&args);
            let mut chance = Draws::new(key);
            let result =
                choose(&env, &declared.outcomes, &declared.odds, *outcome, draws.as_deref(), &args, &mut chance)?;
            let length = Window { min: Some(found.from), max: found.until, assumed: Some(found.typical) };
            let when = if result.drawn { draw_length(&length, &mut chance) } else { found.typical };
            let when = when.max(state.now()).min(found.until.unwrap_or(i64::MAX));
            let fire =
                Event::Fire { trigger: *trigger, instance: *instance, outcome: result.outcome, draws: result.draws };
            let wait = (when > state.now()).then_some(Event::Wait { until: when });
            Ok(wait.into_iter().chain([fire]).collect())
        }
    }
}

struct Chosen {
    outcome: usize,
    draws: Vec<i64>,
    drawn: bool,
}

fn choose(
    env: &StateEnv<'_>,
    outcomes: &[Outcome],
    odds: &[Case<Odds>],
    said: Option<usize>,
    draws: Option<&[i64]>,
    args: &[Value],
    chance: &mut Draws,
) -> Result<Chosen, Rejection> {
    let weights = chances(env, outcomes, odds).map(|figure| figure.value);
    let possible = possible_outcomes(env, outcomes, odds);
    let (outcome, drawn) = match (said, weights, possible.as_slice()) {
        (Some(said), _, _) => (said, false),
        (None, Some(weights), _) => {
            (chance.weighted(&weights).ok_or(Rejection::new(Code::OutcomeImpossible).with("outcome", "-"))?, true)
        }
        (None, None, [only]) => (*only, false),
        (None, None, _) => {
            let known: Vec<&str> = possible.iter().filter_map(|at| outcomes.get(*at)).map(|o| o.id.as_str()).collect();
            return Err(Rejection::new(Code::OutcomeNeeded).with("known", known.join(", ")));
        }
    };
    let declared = outcomes.get(outcome).map_or(&[][..], |outcome| &outcome.draws);
    let mut bound: Vec<Value> = args.to_vec();
    let mut chosen = Vec::new();
    for (at, draw) in declared.iter().enumerate() {
        let here = env.with_args(&bound);
        let n = match draws.and_then(|draws| draws.get(at)) {
            Some(n) => *n,
            None if drawn => chance.between(here.number(&draw.min).unwrap_or(0), here.number(&draw.max).unwrap_or(0)),
            None => here.number(&draw.plan).unwrap_or(0),
        };
        chosen.push(n);
        bound.push(Value::Int(n));
    }
    Ok(Chosen { outcome, draws: chosen, drawn })
}

/// Evenly inside the window; an open end is drawn up to twice our own figure, less the shortest.
fn draw_length(window: &Window, chance: &mut Draws) -> i64 {
    let low = window.min.unwrap_or(0);
    let high = window.max.unwrap_or_else(|| window.typical().saturating_mul(2).saturating_sub(low));
    chance.between(low, high.max(low))
}
