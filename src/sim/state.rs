//! The state of a session: a flat vector of cells, and what time has left pending.

use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use super::memo::Memo;
use super::trail::{Trail, Undo};
use crate::rulebook::{Basis, Rulebook, cell_tree};
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
    /// Whose word counts, where no reading was chosen by itself.
    pub basis: Basis,
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

/// Everything that changes. What was worked out from it is remembered beside it, which is why it changes only through its
/// own methods; two states are equal where everything that changes is.
#[derive(Clone, Debug)]
pub struct State {
    now: i64,
    cells: Vec<Option<i64>>,
    assumed: Vec<bool>,
    armed: Vec<Armed>,
    uses: Vec<Vec<i64>>,
    occurrences: Vec<u32>,
    breaches: Vec<(String, i64)>,
    duties: Vec<Owed>,
    readings: Rc<[Sym]>,
    memo: Memo,
    trail: Trail,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let changing = |state: &Self| (state.now(), state.readings.clone());
        changing(self) == changing(other)
            && self.cells == other.cells
            && self.assumed == other.assumed
            && self.armed == other.armed
            && self.uses == other.uses
            && self.occurrences == other.occurrences
            && self.breaches == other.breaches
            && self.duties == other.duties
    }
}

impl Eq for State {}

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
        let instances = book.index.instances.len();
        Self {
            now: start.instant,
            cells: start.cells.clone(),
            assumed: vec![false; start.cells.len()],
            armed: vec![Armed::default(); instances],
            uses: vec![Vec::new(); book.quotas.len()],
            occurrences: vec![0; book.actions.len().saturating_add(instances)],
            breaches: Vec::new(),
            duties: vec![Owed::default(); book.duties.len()],
            readings: start.readings.clone().into(),
            memo: Memo::new(book),
            trail: Trail::default(),
        }
    }

    /// The session's clock.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now
    }

    /// A cell, if it is known.
    #[must_use]
    pub fn cell(&self, slot: u16) -> Option<i64> {
        self.cells.get(usize::from(slot)).copied().flatten()
    }

    /// All cells, in the order of the rulebook.
    #[must_use]
    pub fn cells(&self) -> &[Option<i64>] {
        &self.cells
    }

    /// Whether the value of a cell was assumed and not said.
    #[must_use]
    pub fn is_assumed(&self, slot: u16) -> bool {
        self.assumed.get(usize::from(slot)).copied().unwrap_or(false)
    }

    /// Triggers, by instance, in the order of the rulebook.
    #[must_use]
    pub fn armed(&self) -> &[Armed] {
        &self.armed
    }

    /// Uses of a quota that may still count, oldest first.
    #[must_use]
    pub fn uses(&self, quota: usize) -> &[i64] {
        self.uses.get(quota).map_or(&[], Vec::as_slice)
    }

    /// How often an action has come to an end: part of the key of draws.
    #[must_use]
    pub fn times_done(&self, action: usize) -> u32 {
        self.occurrences.get(action).copied().unwrap_or(0)
    }

    /// How often an instance of a trigger has happened: part of the key of draws.
    #[must_use]
    pub fn times_fired(&self, instance: usize) -> u32 {
        let actions = self.occurrences.len().saturating_sub(self.armed.len());
        self.occurrences.get(actions.saturating_add(instance)).copied().unwrap_or(0)
    }

    /// Requirements of policy or law that were acted against, and when.
    #[must_use]
    pub fn breaches(&self) -> &[(String, i64)] {
        &self.breaches
    }

    /// Duties, in the order of the rulebook.
    #[must_use]
    pub fn duties(&self) -> &[Owed] {
        &self.duties
    }

    /// The choice of each reading.
    #[must_use]
    pub fn readings(&self) -> &[Sym] {
        &self.readings
    }

    /// The same state under another choice of a reading.
    #[must_use]
    pub fn with_reading(&self, book: &Rulebook, reading: usize, choice: Sym) -> Self {
        let mut readings = self.readings.to_vec();
        if let Some(chosen) = readings.get_mut(reading) {
            *chosen = choice;
        }
        Self { readings: readings.into(), ..self.afresh(book) }
    }

    /// The same state, of which nothing is remembered yet.
    #[must_use]
    pub fn afresh(&self, book: &Rulebook) -> Self {
        Self { memo: Memo::new(book), ..self.clone() }
    }

    /// The same state at another time, triggers and duties as they were.
    #[must_use]
    pub fn at(&self, book: &Rulebook, instant: i64) -> Self {
        let mut state = self.clone();
        state.pass(book, instant);
        state
    }

    /// Writes a cell; `None` is unknown.
    pub fn set(&mut self, book: &Rulebook, slot: u16, cell: Option<i64>, assumed: bool) {
        let at = usize::from(slot);
        if let (Some(value), Some(mark)) = (self.cells.get_mut(at), self.assumed.get_mut(at)) {
            let (was, was_assumed) = (*value, *mark);
            if (was, was_assumed) != (cell, assumed) {
                (*value, *mark) = (cell, assumed);
                self.trail.keep(|| Undo::Cell(slot, was, was_assumed));
                self.memo.cell_changed(book, slot);
            }
        }
    }

    /// Moves the clock.
    pub(super) fn pass(&mut self, book: &Rulebook, to: i64) {
        let was = std::mem::replace(&mut self.now, to);
        self.trail.keep(|| Undo::Now(was));
        if to >= was { self.memo.time_passed(book, to) } else { self.memo.time_put_back(book) }
    }

    /// Arms or disarms an instance of a trigger, or marks that it has happened.
    pub(super) fn arm(&mut self, at: usize, armed: Armed) {
        if let Some(known) = self.armed.get_mut(at) {
            let was = std::mem::replace(known, armed);
            if was != armed {
                self.trail.keep(|| Undo::Armed(at, was));
                self.memo.instance_changed(at);
            }
        }
    }

    /// Counts that an action or an instance of a trigger has come to an end.
    pub(super) fn count(&mut self, at: usize) {
        if let Some(count) = self.occurrences.get_mut(at) {
            let was = *count;
            *count = was.saturating_add(1);
            self.trail.keep(|| Undo::Occurrence(at, was));
        }
    }

    /// Notes that a quota was used so many times now; older uses than its `max` no longer decide anything.
    pub(super) fn use_quota(&mut self, quota: usize, amount: i64, max: usize) {
        let now = self.now;
        if let Some(uses) = self.uses.get_mut(quota) {
            self.trail.keep(|| Undo::Uses(quota, uses.clone()));
            uses.extend((0..amount).map(|_| now));
            let extra = uses.len().saturating_sub(max);
            uses.drain(..extra);
        }
    }

    /// Notes that a requirement of policy or law was acted against.
    pub(super) fn breach(&mut self, code: String, at: i64) {
        self.breaches.push((code, at));
        self.trail.keep(|| Undo::Breach);
    }

    /// Opens or ends a duty.
    pub(super) fn owe(&mut self, duty: usize, owed: Owed) {
        if let Some(known) = self.duties.get_mut(duty) {
            let was = std::mem::replace(known, owed);
            if was != owed {
                self.trail.keep(|| Undo::Owed(duty, was));
            }
        }
    }

    /// What was worked out about the state.
    pub(super) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// Tries something and takes it back.
    pub fn attempt<T>(&mut self, book: &Rulebook, tried: impl FnOnce(&mut Self) -> T) -> T {
        let begun = self.trail.begin();
        let found = tried(self);
        self.take_back(book, begun);
        self.trail.end();
        found
    }

    /// Does something that leaves the state as it was where it is refused.
    ///
    /// # Errors
    /// What `done` refuses.
    pub fn whole<T, E>(&mut self, book: &Rulebook, done: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let begun = self.trail.begin();
        let found = done(self);
        if found.is_err() {
            self.take_back(book, begun);
        }
        self.trail.end();
        found
    }

    fn take_back(&mut self, book: &Rulebook, begun: usize) {
        while let Some(undo) = self.trail.pop(begun) {
            match undo {
                Undo::Now(was) => {
                    self.now = was;
                    self.memo.time_put_back(book);
                }
                Undo::Cell(slot, was, was_assumed) => {
                    let at = usize::from(slot);
                    if let (Some(value), Some(mark)) = (self.cells.get_mut(at), self.assumed.get_mut(at)) {
                        (*value, *mark) = (was, was_assumed);
                    }
                    self.memo.cell_changed(book, slot);
                }
                Undo::Armed(at, was) => {
                    put_back(&mut self.armed, at, was);
                    self.memo.instance_changed(at);
                }
                Undo::Uses(quota, was) => put_back(&mut self.uses, quota, was),
                Undo::Occurrence(at, was) => put_back(&mut self.occurrences, at, was),
                Undo::Breach => drop(self.breaches.pop()),
                Undo::Owed(duty, was) => put_back(&mut self.duties, duty, was),
            }
        }
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
        for ((trigger, entity), armed) in book.index.instances.iter().zip(&self.armed) {
            if let (Some(trigger), Armed { since: Some(since), done }) = (book.triggers.get(*trigger), armed) {
                out.push_str(&format!("armed {} {entity} {since} {done}\n", trigger.id));
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

fn put_back<T>(places: &mut [T], at: usize, was: T) {
    if let Some(place) = places.get_mut(at) {
        *place = was;
    }
}
