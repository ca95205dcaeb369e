//! How a goal stands: the action that comes nearest to it, and whether doing it is enough. What can be done is not yet what
//! leads there: removing somebody from a group that cannot be dissolved does not dissolve it.

use crate::carry::{Carrier, Unwatched, turn};
use crate::rulebook::{Action, Goal, Outcome, ParamKind, Reads};
use crate::sim::choose::{Chooser, Pace};
use crate::sim::{Offer, State, StateEnv, World, offer, open_args, settled, wanted_effects, with_entity};
use crate::value::{Tri, Value};

/// Most moments that are waited for until what was set going has come about.
const WAITS_MAX: usize = 8;

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The action that comes nearest: the first that is on the screen, or the first where none is.
    pub nearest: Option<usize>,
    /// Whether one thing is enough that can be done now.
    pub enough: Tri,
    /// When the goal is then reached, to be counted with, where that is not at once.
    pub at: Option<i64>,
}

/// How a goal stands that is not reached.
#[must_use]
pub fn standing(world: World<'_>, state: &State, goal: &Goal) -> Standing {
    let offers: Vec<Offer> = goal.actions.iter().filter_map(|action| offer(world, state, *action)).collect();
    let on_screen = offers.iter().find(|offer| offer.offered != Tri::No);
    let nearest = on_screen.or(offers.first()).map(|offer| offer.action);
    for offer in offers.iter().filter(|offer| offer.applicable == Tri::Yes) {
        let Some(action) = world.book.actions.get(offer.action) else { continue };
        let meant = nearest == Some(offer.action);
        // Beside the way that is meant, one that leads there only at its utmost, such as removing everybody, is no answer.
        if !meant && action.params.iter().any(|param| matches!(param.kind, ParamKind::Int(..))) {
            continue;
        }
        for args in ways_to_do(&world.env(state), action, offer) {
            let Some(at) = leads(world, state, goal, action, &args) else { continue };
            let at = at.filter(|at| *at > state.now());
            // A slow way beside the one that is meant is no answer to why that one cannot be gone.
            if at.is_none() || meant {
                return Standing { nearest: Some(offer.action), enough: Tri::Yes, at };
            }
        }
    }
    let open = offers.iter().any(|offer| offer.applicable == Tri::Unknown);
    Standing { nearest, enough: if open { Tri::Unknown } else { Tri::No }, at: None }
}

/// The ways to do something that are tried: with everybody it can be done with, and as much as can be.
fn ways_to_do(env: &StateEnv<'_>, action: &Action, offer: &Offer) -> Vec<Vec<Value>> {
    let open = open_args(env, action);
    let most = open.iter().zip(&action.params).map(|(value, param)| match (&param.kind, value.bounds()) {
        (ParamKind::Int(..), Some((_, _, most))) => Value::Int(most),
        (ParamKind::Bool, _) => Value::Bool(true),
        (ParamKind::Enum(id), _) => env.world.book.choices(*id).first().map_or(value.clone(), |sym| Value::Sym(*sym)),
        _ => value.clone(),
    });
    let most: Vec<Value> = most.collect();
    if action.entity_param().is_none() {
        return vec![most];
    }
    let fine = offer.options.iter().enumerate().filter(|(_, option)| **option == Tri::Yes);
    fine.filter_map(|(at, _)| i64::try_from(at).ok()).map(|at| with_entity(action, &most, Some(at))).collect()
}

/// Whether something done leads to a goal with nothing else done: the inner `Some` says when, if not at once.
fn leads(world: World<'_>, state: &State, goal: &Goal, action: &Action, args: &[Value]) -> Option<Option<i64>> {
    let mut there = state.clone();
    wanted_effects(world, &mut there, action, args).ok()?;
    settled(world, &mut there).ok()?;
    if world.env(&there).holds(&goal.that) == Tri::Yes {
        return Some(None);
    }
    let (at, _) = comes_about(world, there, goal)?;
    // What comes about anyway is nobody's doing.
    let anyway = comes_about(world, state.clone(), goal).is_some_and(|(by, _)| by <= at);
    (!anyway).then_some(Some(at))
}

/// What a goal is reached by with nothing done but waiting, if everything goes as wanted, typically: the trigger, and when to count with it.
/// Only what is under way: what comes in any case, whatever happens, is no answer that is waited for.
#[must_use]
pub fn awaited(world: World<'_>, state: &State, goal: &Goal) -> Option<(usize, i64)> {
    let (at, there) = comes_about(world, state.clone(), goal)?;
    let reads = Reads::of(world.book, &world.book.index.derived, [&goal.that]);
    let brings_it = |outcome: &Outcome| {
        let mut written = outcome.assigns().flat_map(|assign| assign.slots(world.book));
        outcome.wanted && written.any(|slot| reads.slots.contains(usize::from(slot)))
    };
    let instances = world.book.index.instances.iter().enumerate();
    let mut fired = instances.filter(|(instance, _)| there.times_fired(*instance) > state.times_fired(*instance));
    let (_, (trigger, _)) = fired.find(|(_, (trigger, _))| {
        world.book.triggers.get(*trigger).is_some_and(|trigger| trigger.outcomes.iter().any(brings_it))
    })?;
    Some((*trigger, at))
}

/// When a goal comes about with nothing done but waiting, as things go typically.
fn comes_about(world: World<'_>, mut there: State, goal: &Goal) -> Option<(i64, State)> {
    let carrier = Carrier { world, chooser: Chooser::Wanted(Pace::Typical), matters: None };
    let index = world.book.goals.iter().position(|known| known.id == goal.id)?;
    for _ in 0..WAITS_MAX {
        let due = carrier.next_due(&there);
        if due.is_some_and(|due| due <= there.now()) {
            carrier.settle(&mut there, &mut Unwatched).ok()?;
        } else {
            let until = turn(world, &there, due, index, None)?;
            carrier.wait(&mut there, until, &mut Unwatched).ok()?;
        }
        if world.env(&there).holds(&goal.that) == Tri::Yes {
            return Some((there.now(), there));
        }
    }
    None
}
