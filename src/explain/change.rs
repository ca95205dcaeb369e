//! What changed an answer: every requirement that stands otherwise in another state, and the facts behind it.

use crate::finding::Severity;
use crate::rulebook::By;
use crate::sim::{Offer, State, World, offer, offers, open_args, read_cells, with_entity};
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
                let (was, is) = (stands(old, index, entity), stands(&new, index, entity));
                if was == is {
                    continue;
                }
                let severity = if require.by == By::System { Severity::Blocker } else { Severity::Warning };
                let behind =
                    One { world, before, after, action: new.action, require: index, entity, was }.behind(&differing);
                let code = require.code.clone();
                found.push(Change { action: new.action, entity, code, before: was, after: is, severity, behind });
            }
        }
    }
    found
}

/// The cells that stand otherwise.
pub(crate) fn differing_cells(before: &State, after: &State) -> Vec<u16> {
    let pairs = before.cells().iter().zip(after.cells()).enumerate();
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

/// How a requirement stands in an offer; `None` where the entity is not there.
fn stands(offer: &Offer, require: usize, entity: Option<usize>) -> Option<Tri> {
    let judged = offer.verdicts.iter().find(|verdict| verdict.require == require && verdict.entity == entity);
    judged.map(|verdict| verdict.holds)
}

/// One requirement that stands otherwise.
struct One<'o> {
    world: World<'o>,
    before: &'o State,
    after: &'o State,
    action: usize,
    require: usize,
    entity: Option<usize>,
    was: Option<Tri>,
}

impl One<'_> {
    /// Tries each fact as it was before: one that brings the old answer back lies behind the new one.
    fn behind(&self, differing: &[u16]) -> Behind {
        let book = self.world.book;
        let (there, here) = (self.cells(self.before), self.cells(self.after));
        let mut read: Vec<u16> =
            differing.iter().copied().filter(|slot| there.contains(slot) || here.contains(slot)).collect();
        // Whether an entity is there at all is the number of entities.
        if let Some((_, set)) = book.actions.get(self.action).and_then(|action| action.entity_param())
            && let Some(set) = book.sets.get(usize::from(set))
            && differing.contains(&set.count)
            && self.entity.is_some()
            && !read.contains(&set.count)
        {
            read.push(set.count);
        }
        if read.is_empty() {
            return Behind::Clock;
        }
        let key = |slot: &u16| book.slots.get(usize::from(*slot)).map(|slot| slot.key.clone());
        let each: Vec<String> = read.iter().filter(|slot| self.alone(**slot)).filter_map(key).collect();
        if each.is_empty() { Behind::Together(read.iter().filter_map(key).collect()) } else { Behind::Each(each) }
    }

    /// Whether a fact that had stayed as it was would have left the answer as it was.
    fn alone(&self, slot: u16) -> bool {
        let mut tried = self.after.clone();
        tried.set(self.world.book, slot, self.before.cell(slot), false);
        let offer = offer(self.world, &tried, self.action);
        offer.and_then(|offer| stands(&offer, self.require, self.entity)) == self.was
    }

    /// The cells that the requirement reads in a state, through derived facts too.
    fn cells(&self, state: &State) -> Vec<u16> {
        let env = self.world.env(state);
        let Some(action) = self.world.book.actions.get(self.action) else { return Vec::new() };
        let Some(require) = action.requires.get(self.require) else { return Vec::new() };
        let entity = self.entity.and_then(|entity| i64::try_from(entity).ok());
        let args = with_entity(action, &open_args(&env, action), entity);
        read_cells(&env.with_args(&args), require.parts().map(|expr| &expr.root))
    }
}
