//! The order in which everything that stands in the way of an action can be removed: at each turn what is gone soonest,
//! by carrying out a remedy in the simulator and looking again. The events are a log that replays.

use std::cell::Cell;

use crate::finding::{About, Finding, Lens, Remedy, Severity};
use crate::sim::{Event, Request, State, World, choose, offer, pending, step};
use crate::value::{Tri, Value};

/// Most things that are removed one after another.
const REMOVALS_MAX: usize = 32;
/// Most remedies that are tried in all.
const TRIES_MAX: usize = 2_000;
/// How deep an action that helps may itself need help.
const DEPTH_MAX: usize = 2;

/// One thing in the way, and how it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// What is in the way.
    pub finding: Finding,
    /// What removes it; `None` where nothing was found.
    pub remedy: Option<Remedy>,
    /// What is done for it, in order, as a log holds it.
    pub events: Vec<Event>,
    /// The clock once it is gone.
    pub at: i64,
}

/// Everything in the way of an action, in the order in which it can be removed; what nothing removes stands last.
#[derive(Clone, Debug, PartialEq)]
pub struct Removals {
    /// What is in the way.
    pub removals: Vec<Removal>,
    /// The entity that the action is meant for, where it takes one.
    pub entity: Option<usize>,
    /// Whether the action can then be done.
    pub applicable: Tri,
    /// Whether looking was given up after so many tries; else nothing more was there to be tried.
    pub gave_up: bool,
}

/// Looks for what removes everything in the way of an action, what law and policy ask for first; for the entity with the least in its way,
/// if none is said.
#[must_use]
pub fn removals(world: World<'_>, state: &State, action: usize, entity: Option<usize>) -> Removals {
    let entity = entity.or_else(|| nearest(world, state, action));
    Clearing { world, left: Cell::new(TRIES_MAX), least: Severity::Warning }.clear(state, action, entity, 0).0
}

/// The same without what law and policy ask for.
#[must_use]
pub(crate) fn unlawful_removals(world: World<'_>, state: &State, action: usize) -> Removals {
    let entity = nearest(world, state, action);
    Clearing { world, left: Cell::new(TRIES_MAX), least: Severity::Blocker }.clear(state, action, entity, 0).0
}

/// One search, with the tries that are left to it.
struct Clearing<'w> {
    world: World<'w>,
    left: Cell<usize>,
    /// The least that counts as being in the way.
    least: Severity,
}

impl Clearing<'_> {
    /// What was found, and the state it leads to.
    fn clear(&self, state: &State, action: usize, entity: Option<usize>, depth: usize) -> (Removals, State) {
        let world = self.world;
        let mut here = state.clone();
        let mut removals = Vec::new();
        for _ in 0..REMOVALS_MAX {
            let blockers = blockers_of(world, &here, (action, entity), self.least, true);
            let mut best: Option<((bool, bool, i64), Removal, State)> = None;
            for blocker in &blockers {
                for remedy in &blocker.remedies {
                    let carried_out = self.carried_out(&here, action, entity, blocker, remedy, depth);
                    let Some((there, events)) = carried_out else { continue };
                    let left = blockers_of(world, &there, (action, entity), self.least, false);
                    // What goes may bring something else, such as a cooldown, but nothing that was removed before.
                    let back = |found: &Finding| {
                        found.code == blocker.code
                            || removals.iter().any(|gone: &Removal| gone.finding.code == found.code)
                    };
                    // What law and policy ask for comes before the first thing that it is about.
                    let rank = (blocker.severity == Severity::Blocker, left.len() >= blockers.len(), there.now());
                    if !left.iter().any(back) && best.as_ref().is_none_or(|(best, ..)| rank < *best) {
                        let finding = Finding { remedies: Vec::new(), ..blocker.clone() };
                        let removal = Removal { finding, remedy: Some(remedy.clone()), events, at: there.now() };
                        best = Some((rank, removal, there));
                    }
                }
            }
            let Some((_, removal, there)) = best else {
                removals.extend(blockers.into_iter().map(|finding| Removal {
                    finding,
                    remedy: None,
                    events: Vec::new(),
                    at: here.now(),
                }));
                break;
            };
            removals.push(removal);
            here = there;
        }
        let there = offer(world, &here, action);
        let declared = world.book.actions.get(action);
        let applicable =
            there.zip(declared).map_or(Tri::No, |(offer, declared)| offer.applicable_with(declared, entity));
        (Removals { removals, entity, applicable, gave_up: self.left.get() == 0 }, here)
    }

    /// Carries out a remedy and whatever it still takes until the blocker is gone.
    fn carried_out(
        &self,
        state: &State,
        action: usize,
        entity: Option<usize>,
        blocker: &Finding,
        remedy: &Remedy,
        depth: usize,
    ) -> Option<(State, Vec<Event>)> {
        let world = self.world;
        self.left.set(self.left.get().checked_sub(1)?);
        match remedy {
            Remedy::Wait { until } => take(world, state, vec![Event::Wait { until: *until }]),
            Remedy::Await { trigger, instance, .. } => go_as_wanted(world, state, *trigger, *instance),
            // Another answer is for whoever was wrong; it is nothing to do.
            Remedy::Answer { .. } => None,
            Remedy::Act { action: other, args, applicable, then_wait, awaits } => {
                let (there, mut events) = self.act(state, *other, args, *applicable, depth)?;
                if *then_wait == 0 && awaits.is_none() {
                    return Some((there, events));
                }
                // What it sets going is waited for.
                let after = blockers_of(world, &there, (action, entity), self.least, true);
                let after = after.iter().find(|found| found.code == blocker.code && found.about == blocker.about);
                let Some(after) = after else { return Some((there, events)) };
                let later = after.remedies.iter().find_map(|remedy| match remedy {
                    Remedy::Wait { .. } | Remedy::Await { .. } => {
                        self.carried_out(&there, action, entity, blocker, remedy, depth)
                    }
                    _ => None,
                });
                let (there, more) = later?;
                events.extend(more);
                Some((there, events))
            }
        }
    }

    /// Does an action as it is meant, after what stands in its own way is removed; what law and policy ask for before it too.
    fn act(
        &self,
        state: &State,
        action: usize,
        args: &[Value],
        applicable: Tri,
        depth: usize,
    ) -> Option<(State, Vec<Event>)> {
        let world = self.world;
        let declared = world.book.actions.get(action)?;
        let mut events = Vec::new();
        let mut here = state.clone();
        let entity = declared.entity_param().and_then(|(at, _)| usize::try_from(args.get(at)?.cell()?).ok());
        if applicable == Tri::No || !blockers_of(world, state, (action, entity), self.least, false).is_empty() {
            let depth = depth.checked_add(1).filter(|depth| *depth <= DEPTH_MAX)?;
            let (removals, there) = self.clear(state, action, entity, depth);
            if removals.applicable == Tri::No {
                return None;
            }
            events.extend(removals.removals.into_iter().flat_map(|removal| removal.events));
            here = there;
        }
        let outcome = declared.outcomes.iter().position(|outcome| outcome.wanted);
        let request = Request::Act { action, args: args.to_vec(), took: None, outcome, draws: None, confirm: None };
        let (there, done) = take(world, &here, choose::resolve(world, &here, &request).ok()?)?;
        events.extend(done);
        Some((there, events))
    }
}

/// The entity with the fewest blockers.
fn nearest(world: World<'_>, state: &State, action: usize) -> Option<usize> {
    let options = offer(world, state, action)?.options.len();
    (0..options).min_by_key(|entity| blockers_of(world, state, (action, Some(*entity)), Severity::Blocker, false).len())
}

/// What is in the way of an action and matters enough, for one of the entities that it may take.
fn blockers_of(
    world: World<'_>,
    state: &State,
    (action, entity): (usize, Option<usize>),
    least: Severity,
    remedied: bool,
) -> Vec<Finding> {
    let lens = Lens::new(world, state);
    let Some(offer) = offer(world, state, action) else { return Vec::new() };
    let mut findings = lens.of_action(&offer, remedied);
    findings.retain(|found| {
        let about = match found.about {
            About::Option(_, about) => Some(about) == entity,
            About::Action(_) | About::Situation => true,
        };
        about && found.severity <= least
    });
    findings
}

/// Lets something pending go as wanted, when it is to be counted with.
fn go_as_wanted(world: World<'_>, state: &State, trigger: usize, instance: usize) -> Option<(State, Vec<Event>)> {
    let mut waits = pending(world, state);
    waits.find(|pending| pending.trigger == trigger && pending.instance == instance && pending.sure)?;
    let outcome = world.book.triggers.get(trigger)?.outcomes.iter().position(|outcome| outcome.wanted);
    let request = Request::Fire { trigger, instance, outcome, draws: None };
    take(world, state, choose::resolve(world, state, &request).ok()?)
}

fn take(world: World<'_>, state: &State, events: Vec<Event>) -> Option<(State, Vec<Event>)> {
    let mut here = state.clone();
    for event in &events {
        here = step(world, &here, event).ok()?.0;
    }
    Some((here, events))
}
