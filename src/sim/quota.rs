//! Quotas: how often something was done, and when it may be done again.

use super::env::StateEnv;
use crate::calendar::next_month;
use crate::rulebook::{Quota, QuotaWindow};
use crate::time::{DAY, day_start};
use crate::value::Tri;

/// A quota in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaState {
    /// Uses that count now; an upper bound where `known` is false.
    pub used: i64,
    /// Whether the earlier uses are known.
    pub known: bool,
    /// Whether it is not known which window counts.
    pub doubtful: bool,
    /// Most uses.
    pub max: i64,
    /// When the oldest use that counts stops counting.
    pub frees_at: Option<i64>,
}

impl QuotaState {
    /// Whether so many more uses fit.
    #[must_use]
    pub fn has_room(&self, more: i64) -> Tri {
        if self.doubtful {
            return Tri::Unknown;
        }
        let fits = self.used.saturating_add(more) <= self.max;
        match (fits, self.known) {
            (true, _) => Tri::Yes,
            (false, true) => Tri::No,
            (false, false) => Tri::Unknown,
        }
    }
}

/// How much of a quota is used.
#[must_use]
pub fn quota_state(env: &StateEnv<'_>, index: usize, quota: &Quota) -> QuotaState {
    let uses = Uses::of(env, index, quota);
    let own = i64::try_from(uses.own.len()).unwrap_or(i64::MAX);
    QuotaState {
        used: uses.prior.saturating_add(own),
        known: uses.known || uses.prior == 0,
        doubtful: uses.doubtful,
        max: quota.max,
        frees_at: uses.ends().next(),
    }
}

/// When so many more uses fit: once as many have stopped counting as are too many; `None` where they fit now, or never do.
#[must_use]
pub fn room_at(env: &StateEnv<'_>, index: usize, quota: &Quota, more: i64) -> Option<i64> {
    let uses = Uses::of(env, index, quota);
    let used = usize::try_from(quota_state(env, index, quota).used).unwrap_or(usize::MAX);
    let left = usize::try_from(quota.max.checked_sub(more)?).ok()?;
    uses.ends().nth(used.checked_sub(left)?.checked_sub(1)?)
}

/// The uses of a quota that count.
struct Uses {
    /// Earlier ones, taken as made at the start; an upper bound where they are not known.
    prior: i64,
    known: bool,
    /// When they stop counting.
    prior_ends: i64,
    /// When each of the others stops counting, the oldest first.
    own: Vec<i64>,
    doubtful: bool,
}

impl Uses {
    fn of(env: &StateEnv<'_>, index: usize, quota: &Quota) -> Self {
        let (window, doubtful) = match env.first(&quota.window) {
            Some((case, doubtful)) => (case.then, doubtful),
            None => (QuotaWindow::Rolling(0), env.any_doubt(&quota.window)),
        };
        let now = env.state.now();
        let offset = env.world.book.calendar.utc_offset;
        let ends = |at: i64| match window {
            QuotaWindow::Rolling(length) => at.saturating_add(length),
            QuotaWindow::Day => day_start(at, offset).saturating_add(DAY),
            QuotaWindow::Month => next_month(at, offset),
        };
        let (prior, known) = match quota.prior.as_ref().map(|prior| env.bounds(prior)) {
            None => (0, true),
            Some(Some(bounds)) => (bounds.hi.max(0), bounds.known().is_some()),
            Some(None) => (0, false),
        };
        let prior_ends = ends(env.world.start.instant);
        let prior = if prior_ends > now { prior } else { 0 };
        let own = env.state.uses(index).iter().map(|at| ends(*at)).filter(|at| *at > now).collect();
        Self { prior, known, prior_ends, own, doubtful }
    }

    /// When each use stops counting, the oldest first.
    fn ends(&self) -> impl Iterator<Item = i64> {
        let prior = std::iter::repeat_n(self.prior_ends, usize::try_from(self.prior).unwrap_or(0));
        prior.chain(self.own.iter().copied())
    }
}
