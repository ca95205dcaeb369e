//! The next moment that can change what is waited for.

use crate::sim::{State, World, pending, room_at};
use crate::value::Value;

/// The next moment at which the goal, or what is to be done next, may come to be possible: when something is `due`, when a
/// point passes, when a condition over time turns, when a quota frees.
pub(crate) fn turn(
    world: World<'_>,
    state: &State,
    due: impl IntoIterator<Item = i64>,
    goal: usize,
    next: Option<(usize, &[Value])>,
) -> Option<i64> {
    let book = world.book;
    let env = world.env(state);
    let mut instants: Vec<i64> = due.into_iter().collect();
    let waiting = pending(world, state);
    instants.extend(waiting.filter(|pending| pending.sure && pending.point).map(|pending| pending.from));
    instants.extend(book.goals.get(goal).and_then(|goal| env.flip(&goal.that)));
    let triggers = book.triggers.iter().filter(|trigger| trigger.each.is_none());
    instants.extend(triggers.filter_map(|trigger| env.flip(&trigger.when)));
    // What is held back until something asked for has been done.
    let open = book.duties.iter().zip(state.duties()).filter(|(_, owed)| owed.since.is_some() && owed.ended.is_none());
    instants.extend(open.filter_map(|(duty, _)| env.flip(&duty.that)));
    if let Some((action, args)) = next.and_then(|(action, args)| Some((book.actions.get(action)?, args))) {
        let here = env.with_args(args);
        instants.extend(action.requires.iter().flat_map(|require| require.parts()).filter_map(|part| here.flip(part)));
        let quotas = action.uses.iter().filter_map(|(at, amount)| Some((*at, amount, book.quotas.get(*at)?)));
        instants.extend(
            quotas.filter_map(|(at, amount, quota)| room_at(&here, at, quota, here.number(amount).unwrap_or(1))),
        );
    }
    instants.into_iter().filter(|at| *at > state.now()).min()
}
