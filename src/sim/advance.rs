//! Time passes: triggers arm and disarm, point triggers fire, and nothing that must happen is passed over.

use super::duty;
use super::effects::apply;
use super::env::{Derivation, StateEnv, World, derive, entities};
use super::figures::duration_of;
use super::offer::{open_args, verdict, with_entity};
use super::quota::quota_state;
use super::state::{Armed, State, armed_at, instances};
use super::step::Happened;
use crate::diag::{Code, Rejection};
use crate::expr::{Node, Op, next_flip};
use crate::limits::{FIRINGS_PER_INSTANT_MAX, INSTANT_MAX, MOMENTS_PER_STEP_MAX};
use crate::rulebook::{Action, DutyKind, Expr, Residue, Trigger, Until, When};
use crate::value::{NEVER, Tri, Value};

/// Something that is going to happen, or may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// Index of the trigger.
    pub trigger: usize,
    /// Which entity it is about; 0 where there is none.
    pub instance: usize,
    /// Whether its condition holds, or only might.
    pub sure: bool,
    /// Since when its condition holds.
    pub since: i64,
    /// Earliest.
    pub from: i64,
    /// Latest, where a source says.
    pub until: Option<i64>,
    /// What to count with when nobody says.
    pub typical: i64,
    /// Whether it runs over a year whose holidays the calendar does not list.
    pub past_calendar: bool,
    /// Happens by itself at `from`, inside a step; else it is logged as `fire`.
    pub point: bool,
}

/// Everything that is pending.
#[must_use]
pub fn pending(world: World<'_>, state: &State, derivation: &Derivation) -> Vec<Pending> {
    let env = StateEnv { world, state, derivation, args: &[] };
    let mut found = Vec::new();
    let mut armed = state.armed.iter();
    for (index, trigger) in world.book.triggers.iter().enumerate() {
        let seen = world.sees_trigger(index);
        for instance in 0..instances(world.book, trigger.each) {
            let armed = armed.next().copied().unwrap_or_default();
            if !seen {
                continue;
            }
            let args = [Value::Int(i64::try_from(instance).unwrap_or(i64::MAX))];
            let here = env.with_args(if trigger.each.is_some() { &args } else { &[] });
            let sure = match armed {
                Armed { since: Some(_), done: false } => true,
                Armed { since: None, .. } if condition(&here, trigger, instance) == Tri::Unknown => false,
                Armed { .. } => continue,
            };
            found.extend(due(&here, trigger, armed.since.unwrap_or(state.now)).map(|due| Pending {
                trigger: index,
                instance,
                sure,
                point: due.until == Some(due.from) && !trigger.may && goes_one_way(trigger),
                ..due
            }));
        }
    }
    found
}

/// Whether nothing about how a trigger goes is left to decide.
fn goes_one_way(trigger: &Trigger) -> bool {
    matches!(trigger.outcomes.as_slice(), [only] if only.draws.is_empty())
}

/// When a trigger armed since `since` happens; `None` if that is never or not known.
fn due(env: &StateEnv<'_>, trigger: &Trigger, since: i64) -> Option<Pending> {
    let base = Pending { since, ..Pending::default() };
    Some(match &trigger.timing {
        When::At(at) => {
            let at = env.number(at).filter(|at| *at != NEVER)?.max(since);
            Pending { from: at, until: Some(at), typical: at, ..base }
        }
        When::After(cases) => {
            let figure = duration_of(env, cases, since);
            let (window, past_calendar) = (figure.value, figure.past_calendar);
            let after = |ms: i64| since.saturating_add(ms).min(INSTANT_MAX);
            let (from, until) = (after(window.min.unwrap_or(0)), window.high().map(after));
            Pending { from, until, typical: after(window.typical()), past_calendar, ..base }
        }
    })
}

fn condition(env: &StateEnv<'_>, trigger: &Trigger, instance: usize) -> Tri {
    if let Some(set) = trigger.each {
        let there = i64::try_from(instance).is_ok_and(|at| entities(env, set).contains(&at));
        if !there {
            return Tri::No;
        }
    }
    env.holds(&trigger.when)
}

/// Arms and disarms triggers at the clock and fires the point triggers that are due, until nothing changes.
///
/// # Errors
/// [`Code::Runaway`] past the limit of firings at one instant, or what an effect refuses.
pub(super) fn settle(world: World<'_>, state: &mut State, happened: &mut Vec<Happened>) -> Result<(), Rejection> {
    for _ in 0..=FIRINGS_PER_INSTANT_MAX {
        let derivation = derive(world, state, false);
        arm(world, state, &derivation);
        let ready = pending(world, state, &derivation)
            .into_iter()
            .find(|pending| pending.sure && pending.point && pending.from <= state.now);
        let Some(ready) = ready else {
            duty::attend(world, state, &derivation, happened);
            return Ok(());
        };
        fire(world, state, ready.trigger, ready.instance, 0, &[], happened)?;
    }
    Err(Rejection::new(Code::Runaway).with("max", FIRINGS_PER_INSTANT_MAX))
}

fn arm(world: World<'_>, state: &mut State, derivation: &Derivation) {
    let mut armed = Vec::with_capacity(state.armed.len());
    let env = StateEnv { world, state, derivation, args: &[] };
    let mut old = state.armed.iter();
    for (index, trigger) in world.book.triggers.iter().enumerate() {
        let seen = world.sees_trigger(index);
        for instance in 0..instances(world.book, trigger.each) {
            let args = [Value::Int(i64::try_from(instance).unwrap_or(i64::MAX))];
            let here = env.with_args(if trigger.each.is_some() { &args } else { &[] });
            let old = old.next().copied().unwrap_or_default();
            if !seen {
                armed.push(old);
                continue;
            }
            armed.push(match condition(&here, trigger, instance) {
                Tri::Yes => Armed { since: Some(old.since.unwrap_or(state.now)), done: old.done },
                Tri::No | Tri::Unknown => Armed::default(),
            });
        }
    }
    state.armed = armed;
}

/// Applies the outcome of a trigger at the clock and marks it as happened.
pub(super) fn fire(
    world: World<'_>,
    state: &mut State,
    trigger: usize,
    instance: usize,
    outcome: usize,
    draws: &[i64],
    happened: &mut Vec<Happened>,
) -> Result<(), Rejection> {
    let declared = world.book.triggers.get(trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
    let result = declared.outcomes.get(outcome).ok_or(Rejection::new(Code::OutcomeImpossible))?;
    let entity = declared.each.map(|_| Value::Int(i64::try_from(instance).unwrap_or(i64::MAX)));
    let args: Vec<Value> = entity.into_iter().chain(draws.iter().copied().map(Value::Int)).collect();
    let derivation = derive(world, state, false);
    let env = StateEnv { world, state, derivation: &derivation, args: &args };
    let concerns = |kind: &DutyKind| match kind {
        DutyKind::Before { triggers, .. } => result.wanted && triggers.contains(&trigger),
        _ => false,
    };
    let judged = duty::judged(&env, concerns);
    let mut next = apply(&env, result)?;
    let at = armed_at(world.book, trigger, instance);
    if let Some(armed) = next.armed.get_mut(at) {
        armed.done = true;
    }
    if let Some(count) = next.occurrences.get_mut(world.book.actions.len().saturating_add(at)) {
        *count = count.saturating_add(1);
    }
    *state = next;
    happened.push(Happened::Fired { trigger, instance, outcome, at: state.now });
    duty::end(state, judged, happened);
    Ok(())
}

/// Moves the clock to `to`. If `watched`, an action with its arguments, stops being offered on the way, the clock stays at that instant and the answer
/// is `true`.
///
/// # Errors
/// [`Code::MustHappenFirst`] if a trigger has to happen before, and what [`settle`] refuses.
pub(super) fn advance(
    world: World<'_>,
    state: &mut State,
    to: i64,
    watched: Option<(&Action, &[Value])>,
    happened: &mut Vec<Happened>,
) -> Result<bool, Rejection> {
    for _ in 0..MOMENTS_PER_STEP_MAX {
        if state.now >= to {
            return Ok(false);
        }
        let derivation = derive(world, state, true);
        let waiting = pending(world, state, &derivation);
        let mut next = to;
        for pending in waiting.iter().filter(|pending| pending.sure && pending.point) {
            if pending.from > state.now {
                next = next.min(pending.from);
            }
        }
        let moments = duty::moments(world, state, &derivation);
        next = trigger_flips(world, state, &derivation).chain(moments).fold(next, i64::min);
        let overdue = waiting.iter().find(|pending| {
            pending.sure
                && !pending.point
                && pending.until.is_some_and(|until| until < next)
                && world.book.triggers.get(pending.trigger).is_some_and(|trigger| !trigger.may)
        });
        if let Some((overdue, trigger)) = overdue.and_then(|p| world.book.triggers.get(p.trigger).map(|t| (p, t))) {
            return Err(Rejection::new(Code::MustHappenFirst)
                .with("trigger", trigger.id.as_str())
                .with("instance", overdue.instance)
                .with("until", overdue.until.unwrap_or(next)));
        }
        state.now = next;
        settle(world, state, happened)?;
        if let Some((action, args)) = watched
            && state.now < to
        {
            let derivation = derive(world, state, false);
            let env = StateEnv { world, state, derivation: &derivation, args };
            if action.requires.iter().any(|require| require.hides && verdict(&env, require) == Tri::No) {
                return Ok(true);
            }
        }
    }
    Err(Rejection::new(Code::Runaway).with("max", MOMENTS_PER_STEP_MAX))
}

/// Instants after the clock at which time alone may arm, disarm or move a trigger.
fn trigger_flips<'a>(
    world: World<'a>,
    state: &'a State,
    derivation: &'a Derivation,
) -> impl Iterator<Item = i64> + use<'a> {
    let env = StateEnv { world, state, derivation, args: &[] };
    let seen = world.book.triggers.iter().enumerate().filter(move |(index, _)| world.sees_trigger(*index));
    seen.flat_map(move |(_, trigger)| {
        let guards: Vec<_> = match &trigger.timing {
            When::At(at) => vec![at],
            When::After(cases) => cases.iter().filter_map(|case| case.when.as_ref()).collect(),
        };
        let count = trigger.each.map_or(1, |set| entities(&env, set).end);
        (0..count).filter_map(move |entity| {
            let args = [Value::Int(entity)];
            let here = env.with_args(if trigger.each.is_some() { &args } else { &[] });
            guards.iter().copied().chain([&trigger.when]).filter_map(|expr| here.flip(expr)).min()
        })
    })
}

/// The next instant after the clock at which anything that is shown may change by time alone: a requirement, a quota,
/// the beginning or end of something pending, a deadline, the end of something that remains, a note, a goal.
#[must_use]
pub fn next_change(world: World<'_>, state: &State) -> Option<i64> {
    let derivation = derive(world, state, true);
    let env = StateEnv { world, state, derivation: &derivation, args: &[] };
    let mut instants: Vec<i64> = trigger_flips(world, state, &derivation).collect();
    instants.extend(duty::moments(world, state, &derivation));
    for pending in pending(world, state, &derivation).iter().filter(|pending| pending.sure) {
        instants.push(pending.from);
        instants.extend(pending.until);
    }
    for action in &world.book.actions {
        let open = open_args(&env, action);
        let entities: Vec<Option<i64>> = match action.entity_param() {
            Some((_, set)) => entities(&env, set).map(Some).collect(),
            None => vec![None],
        };
        for chosen in entities {
            let args = with_entity(action, &open, chosen);
            let here = env.with_args(&args);
            for require in &action.requires {
                instants.extend(require.parts().filter_map(|expr| here.flip(expr)));
            }
        }
    }
    let guards = world.book.notes.iter().filter_map(|note| note.when.as_ref());
    let guards = guards.chain(world.book.residues.iter().map(|residue| &residue.when));
    let guards = guards.chain(world.book.goals.iter().map(|goal| &goal.that));
    instants.extend(guards.filter_map(|when| turns(&env, when)));
    for residue in world.book.residues.iter().filter(|residue| env.holds(&residue.when) == Tri::Yes) {
        instants.extend(ends(&env, residue).and_then(|(_, latest)| latest));
    }
    for (index, quota) in world.book.quotas.iter().enumerate() {
        instants.extend(quota_state(&env, index, quota).frees_at);
    }
    instants.into_iter().filter(|at| *at > state.now).min()
}

/// Most moments that are looked at until a condition turns.
const TURNS_MAX: usize = 8;

/// When time alone makes a condition answer otherwise than now, if that is soon; moments at which only a part of it
/// turns are passed over.
fn turns(env: &StateEnv<'_>, when: &Expr) -> Option<i64> {
    let mut at = env.flip(when)?;
    let stands = |node: &Node| next_flip(node, env, env.state.now).is_none() && env.node_holds(node) == Tri::No;
    if matches!(&when.root.op, Op::And(nodes) if nodes.iter().any(stands)) {
        return None;
    }
    let now = env.holds(when);
    for _ in 0..TURNS_MAX {
        let state = State { now: at, ..env.state.clone() };
        let derivation = derive(env.world, &state, true);
        let there = StateEnv { state: &state, derivation: &derivation, ..*env };
        if there.holds(when) != now {
            return Some(at);
        }
        at = there.flip(when)?;
    }
    None
}

/// Earliest and latest end of something that remains for a stated time.
#[must_use]
pub fn ends(env: &StateEnv<'_>, residue: &Residue) -> Option<(Option<i64>, Option<i64>)> {
    let from = residue.from.as_ref().and_then(|from| env.number(from)).filter(|at| *at != NEVER)?;
    let (case, _) = env.first(&residue.until)?;
    let Until::After(length) = &case.then else { return None };
    let (window, _) = length.resolve(from, &env.world.book.calendar);
    let after = |ms: Option<i64>| ms.and_then(|ms| from.checked_add(ms));
    Some((after(window.min), after(window.max)))
}
