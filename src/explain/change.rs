//! What changed an answer: every requirement that stands otherwise in another state, and the facts behind it.

use crate::finding::Severity;
use crate::rulebook::{By, Require};
use crate::sim::{Offer, State, StateEnv, World, derive, offer, offers, open_args, read_cells, with_entity};
use crate::value::Tri;

/// What lies behind a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Each of these facts alone, had it stayed as it was, would have left the answer as it was.
    Each(Vec<String>),
    /// Only together do these facts explain it.
    Together(Vec<String>),
    /// Time has passed.
    Clock,
}

/// A requirement that stands otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Index of the action.
    pub action: usize,
    /// The entity it is about.
    pub entity: Option<usize>,
    /// Code of the requirement.
    pub code: String,
    /// How it stood; `None` where the entity was not there.
    pub before: Option<Tri>,
    /// How it stands; `None` where the entity is not there any more.
    pub after: Option<Tri>,
    /// How much it matters where it fails.
    pub severity: Severity,
    /// What lies behind it.
    pub behind: Behind,
}

/// Compares two states of one world, action by action.
#[must_use]
pub fn changes(world: World<'_>, before: &State, after: &State) -> Vec<Change> {
    let differing = differing_cells(before, after);
    let mut found = Vec::new();
    for (old, new) in offers(world, before).iter().zip(offers(world, after)) {
        let Some(action) = world.book.actions.get(new.action) else { continue };
        for (index, require) in action.requires.iter().enumerate() {
            for entity in entities_of(old, &new, index) {
                let holds = |offer: &Offer| {
                    let same = offer.verdicts.iter().find(|v| v.require == index && v.entity == entity);
                    same.map(|verdict| verdict.holds)
                };
                let (was, is) = (holds(old), holds(&new));
                if was == is {
                    continue;
                }
                let severity = if require.by == By::System { Severity::Blocker } else { Severity::Warning };
                let behind = behind(world, before, after, new.action, require, entity, &differing);
                let code = require.code.clone();
                found.push(Change { action: new.action, entity, code, before: was, after: is, severity, behind });
            }
        }
    }
    found
}

fn differing_cells(before: &State, after: &State) -> Vec<u16> {
    let pairs = before.cells.iter().zip(&after.cells).enumerate();
    pairs.filter(|(_, (old, new))| old != new).filter_map(|(slot, _)| u16::try_from(slot).ok()).collect()
}

/// The entities that a requirement was judged for in either state.
fn entities_of(old: &Offer, new: &Offer, require: usize) -> Vec<Option<usize>> {
    let judged = old.verdicts.iter().chain(&new.verdicts).filter(|verdict| verdict.require == require);
    let mut entities: Vec<Option<usize>> = Vec::new();
    for verdict in judged {
        if !entities.contains(&verdict.entity) {
            entities.push(verdict.entity);
        }
    }
    entities
}

/// Tries each fact as it was before: one that brings the old answer back lies behind the new one.
fn behind(
    world: World<'_>,
    before: &State,
    after: &State,
    action: usize,
    require: &Require,
    entity: Option<usize>,
    differing: &[u16],
) -> Behind {
    let read = |state: &State| cells(world, state, action, require, entity);
    let (there, here) = (read(before), read(after));
    let mut read: Vec<u16> =
        differing.iter().copied().filter(|slot| there.contains(slot) || here.contains(slot)).collect();
    // Whether an entity is there at all is the number of entities.
    if let Some((_, set)) = world.book.actions.get(action).and_then(|action| action.entity_param())
        && let Some(set) = world.book.sets.get(usize::from(set))
        && differing.contains(&set.count)
        && entity.is_some()
        && !read.contains(&set.count)
    {
        read.push(set.count);
    }
    if read.is_empty() {
        return Behind::Clock;
    }
    let old = holds(world, before, action, require, entity);
    let alone = |slot: &&u16| {
        let at = usize::from(**slot);
        let mut tried = after.clone();
        if let (Some(cell), Some(was)) = (tried.cells.get_mut(at), before.cells.get(at)) {
            *cell = *was;
        }
        holds(world, &tried, action, require, entity) == old
    };
    let key = |slot: &u16| world.book.slots.get(usize::from(*slot)).map(|slot| slot.key.clone());
    let each: Vec<String> = read.iter().filter(alone).filter_map(key).collect();
    if each.is_empty() { Behind::Together(read.iter().filter_map(key).collect()) } else { Behind::Each(each) }
}

fn holds(world: World<'_>, state: &State, action: usize, require: &Require, entity: Option<usize>) -> Option<Tri> {
    let derivation = derive(world, state, false);
    let offer = offer(world, state, &derivation, action)?;
    let index = world.book.actions.get(action)?.requires.iter().position(|known| known.code == require.code)?;
    let verdict = offer.verdicts.iter().find(|verdict| verdict.require == index && verdict.entity == entity)?;
    Some(verdict.holds)
}

/// The cells that a requirement reads in a state, through derived facts too.
fn cells(world: World<'_>, state: &State, action: usize, require: &Require, entity: Option<usize>) -> Vec<u16> {
    let derivation = derive(world, state, false);
    let env = StateEnv { world, state, derivation: &derivation, args: &[] };
    let Some(action) = world.book.actions.get(action) else { return Vec::new() };
    let args = with_entity(action, &open_args(&env, action), entity.and_then(|entity| i64::try_from(entity).ok()));
    let here = env.with_args(&args);
    read_cells(&here, require.when.iter().chain([&require.that]).map(|expr| &expr.root))
}
