//! What changed in a state, so that it can be taken back: trying something costs what it changes, and no copy.

use super::state::{Armed, Owed};

/// One change, as it was before.
#[derive(Clone, Debug)]
pub(super) enum Undo {
    /// The clock.
    Now(i64),
    /// A cell, and whether it was assumed.
    Cell(u16, Option<i64>, bool),
    /// A trigger's instance.
    Armed(usize, Armed),
    /// The uses of a quota.
    Uses(usize, Vec<i64>),
    /// How often something had ended.
    Occurrence(usize, u32),
    /// A breach was added.
    Breach,
    /// A duty.
    Owed(usize, Owed),
}

/// The changes since the first attempt that is still open began.
#[derive(Debug, Default)]
pub(super) struct Trail {
    undone: Vec<Undo>,
    /// How many attempts are open; while none is, nothing is kept.
    open: u32,
}

impl Clone for Trail {
    /// A copy of a state takes no part in what is being tried on it.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Trail {
    /// Keeps a change, if anybody may want it back.
    pub(super) fn keep(&mut self, undo: impl FnOnce() -> Undo) {
        if self.open > 0 {
            self.undone.push(undo());
        }
    }

    /// Opens an attempt: where it begins.
    pub(super) fn begin(&mut self) -> usize {
        self.open = self.open.saturating_add(1);
        self.undone.len()
    }

    /// Ends an attempt. Its changes are forgotten when no other is open.
    pub(super) fn end(&mut self) {
        self.open = self.open.saturating_sub(1);
        if self.open == 0 {
            self.undone.clear();
        }
    }

    /// The last change since an attempt began, to be taken back.
    pub(super) fn pop(&mut self, begun: usize) -> Option<Undo> {
        if self.undone.len() > begun { self.undone.pop() } else { None }
    }
}
