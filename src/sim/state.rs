//! The state of a session: a flat vector of cells, and what time has left pending.

use sha2::{Digest as _, Sha256};

use crate::rulebook::{Rulebook, cell_tree};
use crate::value::Sym;

/// What a session begins with; fixed for its whole life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The day that rules are judged by, `2026-11-23`; it does not move with the clock.
    pub as_of: String,
    /// That day as the instant at which it begins.
    pub as_of_at: i64,
    /// The clock at the start, in milliseconds since the epoch.
    pub instant: i64,
    /// The seed of all draws.
    pub seed: u64,
    /// The choice of each reading.
    pub readings: Vec<Sym>,
    /// The cells at the start.
    pub cells: Vec<Option<i64>>,
}

/// Whether a trigger is waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Armed {
    /// Since when its condition holds.
    pub since: Option<i64>,
    /// Whether it has happened in this arming.
    pub done: bool,
}

/// Everything that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The session's clock.
    pub now: i64,
    /// Known cells.
    pub cells: Vec<Option<i64>>,
    /// Cells whose value was assumed and not said.
    pub assumed: Vec<bool>,
    /// Triggers, one for each instance, in rulebook order.
    pub armed: Vec<Armed>,
    /// Uses of each quota that may still count, oldest first.
    pub uses: Vec<Vec<i64>>,
    /// How often each action, then each trigger instance, has come to an end: part of the key of draws.
    pub occurrences: Vec<u32>,
    /// Requirements of policy or law that were acted against, and when.
    pub breaches: Vec<(String, i64)>,
    /// Duties, in rulebook order.
    pub duties: Vec<Owed>,
}

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Owed {
    /// Since when it is open; `None` where it does not apply.
    pub since: Option<i64>,
    /// When it ended, and whether it was met; else it was breached.
    pub ended: Option<(i64, bool)>,
}

impl State {
    /// The state before anything has happened, triggers not yet settled.
    #[must_use]
    pub fn new(book: &Rulebook, start: &Start) -> Self {
        let instances = instance_count(book);
        Self {
            now: start.instant,
            cells: start.cells.clone(),
            assumed: vec![false; start.cells.len()],
            armed: vec![Armed::default(); instances],
            uses: vec![Vec::new(); book.quotas.len()],
            occurrences: vec![0; book.actions.len().saturating_add(instances)],
            breaches: Vec::new(),
            duties: vec![Owed::default(); book.duties.len()],
        }
    }

    /// A cell.
    #[must_use]
    pub fn cell(&self, slot: u16) -> Option<i64> {
        self.cells.get(usize::from(slot)).copied().flatten()
    }

    /// The state as canonical text, `tuiqun-state-1`: one line for each thing that is not at rest, in rulebook order.
    #[must_use]
    pub fn canonical(&self, book: &Rulebook) -> String {
        let mut out = format!("tuiqun-state-1\nnow={}\n", self.now);
        for ((slot, cell), assumed) in book.slots.iter().zip(&self.cells).zip(&self.assumed) {
            out.push_str(&slot.key);
            out.push_str(if *assumed { "~" } else { "=" });
            cell_tree(book, slot.ty, *cell).write_json(&mut out);
            out.push('\n');
        }
        let mut armed = self.armed.iter();
        for trigger in &book.triggers {
            for instance in 0..instances(book, trigger.each) {
                if let Some(Armed { since: Some(since), done }) = armed.next() {
                    out.push_str(&format!("armed {} {instance} {since} {done}\n", trigger.id));
                }
            }
        }
        for (quota, uses) in book.quotas.iter().zip(&self.uses) {
            for at in uses {
                out.push_str(&format!("used {} {at}\n", quota.id));
            }
        }
        for (index, count) in self.occurrences.iter().enumerate().filter(|(_, count)| **count > 0) {
            out.push_str(&format!("ended {index} {count}\n"));
        }
        for (code, at) in &self.breaches {
            out.push_str(&format!("breach {code} {at}\n"));
        }
        for (duty, owed) in book.duties.iter().zip(&self.duties) {
            if let Some(since) = owed.since {
                out.push_str(&format!("open {} {since}\n", duty.id));
            }
            if let Some((at, met)) = owed.ended {
                out.push_str(&format!("{} {} {at}\n", if met { "met" } else { "breached" }, duty.id));
            }
        }
        out
    }

    /// SHA-256 of [`State::canonical`].
    #[must_use]
    pub fn digest(&self, book: &Rulebook) -> String {
        Sha256::digest(self.canonical(book).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// How many instances a trigger has: one, or one for each entity that its set can hold.
#[must_use]
pub(super) fn instances(book: &Rulebook, each: Option<u8>) -> usize {
    each.and_then(|set| book.sets.get(usize::from(set))).map_or(1, |set| usize::from(set.max))
}

fn instance_count(book: &Rulebook) -> usize {
    book.triggers.iter().map(|trigger| instances(book, trigger.each)).fold(0, usize::saturating_add)
}

/// The place of a trigger's instance in [`State::armed`].
pub(super) fn armed_at(book: &Rulebook, trigger: usize, instance: usize) -> usize {
    let before = book.triggers.iter().take(trigger).map(|trigger| instances(book, trigger.each));
    before.fold(0, usize::saturating_add).saturating_add(instance)
}
