//! What was worked out about a state and still holds: derived facts, and how triggers and duties stand. It is computed
//! when it is first asked for, and forgotten where a cell that it reads changes, or when its time has come.

use std::cell::Cell;

use super::advance::Watch;
use super::duty::Standing;
use crate::program::{Bits, Bounds};
use crate::rulebook::Rulebook;

/// When time alone next changes something; `None` inside is never.
type Turn = Option<i64>;

/// What is known of a state.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    /// Derived facts, by index.
    pub(super) derived: Box<[Cell<Option<Bounds>>]>,
    /// When time alone next changes each.
    pub(super) turns: Box<[Cell<Option<Turn>>]>,
    /// Triggers, by instance.
    pub(super) watches: Box<[Cell<Option<Watch>>]>,
    /// Duties, by index.
    pub(super) standings: Box<[Cell<Option<Standing>>]>,
}

impl Memo {
    /// Nothing is known yet.
    pub(super) fn new(book: &Rulebook) -> Self {
        fn none<T: Copy>(count: usize) -> Box<[Cell<Option<T>>]> {
            vec![Cell::new(None); count].into()
        }
        Self {
            derived: none(book.derived.len()),
            turns: none(book.derived.len()),
            watches: none(book.index.instances.len()),
            standings: none(book.duties.len()),
        }
    }

    /// A cell has changed.
    pub(super) fn cell_changed(&self, book: &Rulebook, slot: u16) {
        if let Some(readers) = book.index.readers.get(usize::from(slot)) {
            forget(&self.derived, &readers.derived);
            forget(&self.turns, &readers.derived);
            forget(&self.watches, &readers.instances);
            forget(&self.standings, &readers.duties);
        }
    }

    /// The clock has moved on.
    pub(super) fn time_passed(&self, book: &Rulebook, now: i64) {
        let timed = &book.index.timed;
        let past = |turn: Turn| turn.is_some_and(|at| at <= now);
        for (value, turn) in timed.derived.iter().filter_map(|at| self.derived.get(at).zip(self.turns.get(at))) {
            // Until its next turn a derived fact stays as it is.
            if turn.get().is_none_or(past) {
                value.set(None);
                turn.set(None);
            }
        }
        for watch in timed.instances.iter().filter_map(|at| self.watches.get(at)) {
            if watch.get().is_some_and(|known| past(known.turns)) {
                watch.set(None);
            }
        }
        for standing in timed.duties.iter().filter_map(|at| self.standings.get(at)) {
            if standing.get().is_some_and(|known| past(known.turns)) {
                standing.set(None);
            }
        }
    }

    /// The clock was put back: what was found later may say nothing of what comes between.
    pub(super) fn time_put_back(&self, book: &Rulebook) {
        let timed = &book.index.timed;
        forget(&self.derived, &timed.derived);
        forget(&self.turns, &timed.derived);
        forget(&self.watches, &timed.instances);
        forget(&self.standings, &timed.duties);
    }

    /// A trigger was armed or disarmed, or has happened.
    pub(super) fn instance_changed(&self, at: usize) {
        if let Some(watch) = self.watches.get(at) {
            watch.set(None);
        }
    }
}

fn forget<T: Copy>(known: &[Cell<Option<T>>], which: &Bits) {
    which.iter().filter_map(|at| known.get(at)).for_each(|known| known.set(None));
}
