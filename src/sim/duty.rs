//! Duties: open from when they apply until they are met or breached, and then so for good.

use super::env::{Derivation, StateEnv, World};
use super::state::{Owed, State};
use super::step::Happened;
use crate::calendar::Length;
use crate::rulebook::{Case, Duty, DutyKind};
use crate::value::{NEVER, Tri};

/// When an open duty has to be done by, or may be let go: earliest and latest, where its length has two ends.
#[must_use]
pub fn deadline(env: &StateEnv<'_>, duty: &Duty, owed: Owed) -> Option<i64> {
    let since = owed.since?;
    let after = |cases: &[Case<Length>]| {
        let (case, _) = env.first(cases)?;
        let (window, _) = case.then.resolve(since, &env.world.book.calendar);
        window.max.or(window.min).map(|ms| since.saturating_add(ms))
    };
    match &duty.kind {
        DutyKind::Before { .. } => None,
        DutyKind::Do { within, .. } => after(within),
        DutyKind::Keep { until, .. } => after(until),
    }
}

/// Opens and ends duties at the clock.
pub(super) fn attend(world: World<'_>, state: &mut State, derivation: &Derivation, happened: &mut Vec<Happened>) {
    let mut duties = state.duties.clone();
    let env = StateEnv { world, state, derivation, args: &[] };
    for (index, (duty, owed)) in world.book.duties.iter().zip(&mut duties).enumerate() {
        if owed.ended.is_some() || !world.sees_duty(index) {
            continue;
        }
        owed.since = opened(&env, duty, *owed);
        let holds = env.holds(&duty.that);
        let late = deadline(&env, duty, *owed).filter(|at| *at <= state.now);
        owed.ended = match (&duty.kind, owed.since, holds) {
            (_, None, _) | (DutyKind::Before { .. }, ..) => None,
            (DutyKind::Do { .. }, _, Tri::Yes) => Some((state.now, true)),
            (DutyKind::Do { .. }, ..) => late.map(|at| (at, false)),
            (DutyKind::Keep { .. }, _, Tri::No) => Some((state.now, false)),
            (DutyKind::Keep { .. }, ..) => late.map(|at| (at, true)),
        };
        happened.extend(owed.ended.map(|(at, met)| Happened::Duty { duty: index, met, at }));
    }
    state.duties = duties;
}

/// Since when a duty is open here.
fn opened(env: &StateEnv<'_>, duty: &Duty, owed: Owed) -> Option<i64> {
    if env.guard(duty.when.as_ref()) != Tri::Yes {
        return None;
    }
    let from = match &duty.kind {
        DutyKind::Before { .. } | DutyKind::Do { from: None, .. } => {
            return Some(owed.since.unwrap_or(env.state.now));
        }
        DutyKind::Do { from: Some(from), .. } | DutyKind::Keep { from, .. } => from,
    };
    env.number(from).filter(|at| *at != NEVER && *at <= env.state.now)
}

/// The duties that something that goes as wanted will end, and whether they are met: judged before it happens.
pub(super) fn judged(env: &StateEnv<'_>, concerns: impl Fn(&DutyKind) -> bool) -> Vec<(usize, bool)> {
    let open = env.world.book.duties.iter().zip(&env.state.duties).enumerate();
    open.filter(|(_, (duty, owed))| owed.since.is_some() && owed.ended.is_none() && concerns(&duty.kind))
        .map(|(index, (duty, _))| (index, env.holds(&duty.that) == Tri::Yes))
        .collect()
}

/// Ends the duties that were judged.
pub(super) fn end(state: &mut State, judged: Vec<(usize, bool)>, happened: &mut Vec<Happened>) {
    for (duty, met) in judged {
        if let Some(owed) = state.duties.get_mut(duty) {
            owed.ended = Some((state.now, met));
        }
        happened.push(Happened::Duty { duty, met, at: state.now });
    }
}

/// Instants at which time alone may open or end a duty.
pub(super) fn moments<'a>(world: World<'a>, state: &'a State, derivation: &'a Derivation) -> Vec<i64> {
    let env = StateEnv { world, state, derivation, args: &[] };
    let open = world.book.duties.iter().zip(&state.duties).enumerate();
    let open = open.filter(|(index, (_, owed))| owed.ended.is_none() && world.sees_duty(*index));
    open.flat_map(|(_, (duty, owed))| {
        let flips = duty.when.iter().chain([&duty.that]).filter_map(|expr| env.flip(expr));
        let from = match &duty.kind {
            DutyKind::Do { from: Some(from), .. } | DutyKind::Keep { from, .. } => env.number(from),
            _ => None,
        };
        flips.chain(from.filter(|at| *at != NEVER)).chain(deadline(&env, duty, *owed)).collect::<Vec<_>>()
    })
    .filter(|at| *at > state.now)
    .collect()
}
