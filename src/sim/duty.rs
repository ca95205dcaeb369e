//! Duties: open from when they apply until they are met or breached, and then so for good.

use super::env::{StateEnv, World};
use super::event::Happened;
use super::state::{Owed, State};
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

/// How a duty stands, whenever it is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Whether it applies.
    applies: Tri,
    /// Whether what it asks for holds.
    holds: Tri,
    /// From when its time counts, where the rulebook says.
    from: Option<i64>,
    /// When time alone next changes one of them.
    pub(super) turns: Option<i64>,
}

/// How a duty stands, as it is remembered.
fn standing(env: &StateEnv<'_>, index: usize, duty: &Duty) -> Standing {
    let known = env.state.memo().standings.get(index);
    known.and_then(std::cell::Cell::get).unwrap_or_else(|| {
        let from = match &duty.kind {
            DutyKind::Do { from: Some(from), .. } | DutyKind::Keep { from, .. } => env.number(from),
            DutyKind::Before { .. } | DutyKind::Do { from: None, .. } => None,
        };
        let standing = Standing {
            applies: env.guard(duty.when.as_ref()),
            holds: env.holds(&duty.that),
            from: from.filter(|at| *at != NEVER),
            turns: env.flip_where(duty.when.as_ref(), &duty.that),
        };
        if let Some(known) = known {
            known.set(Some(standing));
        }
        standing
    })
}

/// Opens and ends duties at the clock.
pub(super) fn attend(world: World<'_>, state: &mut State, happened: &mut Vec<Happened>) {
    for (index, duty) in world.book.duties.iter().enumerate() {
        let Some(mut owed) = state.duties().get(index).copied() else { continue };
        if owed.ended.is_some() || !world.sees_duty(index) {
            continue;
        }
        let env = world.env(state);
        let Standing { applies, holds, from, .. } = standing(&env, index, duty);
        let now = state.now();
        owed.since = match &duty.kind {
            _ if applies != Tri::Yes => None,
            DutyKind::Before { .. } | DutyKind::Do { from: None, .. } => Some(owed.since.unwrap_or(now)),
            DutyKind::Do { from: Some(_), .. } | DutyKind::Keep { .. } => from.filter(|at| *at <= now),
        };
        let late = || deadline(&env, duty, owed).filter(|at| *at <= now);
        owed.ended = match (&duty.kind, owed.since, holds) {
            (_, None, _) | (DutyKind::Before { .. }, ..) => None,
            (DutyKind::Do { .. }, _, Tri::Yes) => Some((now, true)),
            (DutyKind::Do { .. }, ..) => late().map(|at| (at, false)),
            (DutyKind::Keep { .. }, _, Tri::No) => Some((now, false)),
            (DutyKind::Keep { .. }, ..) => late().map(|at| (at, true)),
        };
        happened.extend(owed.ended.map(|(at, met)| Happened::Duty { duty: index, met, at }));
        state.owe(index, owed);
    }
}

/// The duties that something that goes as wanted will end, and whether they are met: judged before it happens.
pub(super) fn judged(env: &StateEnv<'_>, concerns: impl Fn(&DutyKind) -> bool) -> Vec<(usize, bool)> {
    let open = env.world.book.duties.iter().zip(env.state.duties()).enumerate();
    open.filter(|(_, (duty, owed))| owed.since.is_some() && owed.ended.is_none() && concerns(&duty.kind))
        .map(|(index, (duty, _))| (index, env.holds(&duty.that) == Tri::Yes))
        .collect()
}

/// Ends the duties that were judged.
pub(super) fn end(state: &mut State, judged: Vec<(usize, bool)>, happened: &mut Vec<Happened>) {
    let now = state.now();
    for (duty, met) in judged {
        if let Some(owed) = state.duties().get(duty).copied() {
            state.owe(duty, Owed { ended: Some((now, met)), ..owed });
        }
        happened.push(Happened::Duty { duty, met, at: now });
    }
}

/// Instants at which time alone may open or end a duty.
pub(super) fn moments<'a>(world: World<'a>, state: &'a State) -> impl Iterator<Item = i64> + use<'a> {
    let env = world.env(state);
    let open = world.book.duties.iter().zip(state.duties()).enumerate();
    let open = open.filter(move |(index, (_, owed))| owed.ended.is_none() && world.sees_duty(*index));
    open.flat_map(move |(index, (duty, owed))| {
        let Standing { from, turns, .. } = standing(&env, index, duty);
        [turns, from, deadline(&env, duty, *owed)].into_iter().flatten()
    })
    .filter(|at| *at > state.now())
}
