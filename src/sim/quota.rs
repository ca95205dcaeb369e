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
    let begun = env.world.start.instant;
    let (prior, known) = match quota.prior.as_ref().map(|prior| env.eval(prior)) {
        None => (0, true),
        Some(Ok(value)) => value.bounds().map_or((0, false), |(_, lo, hi)| (hi.max(0), lo == hi)),
        Some(Err(_)) => (0, false),
    };
    let prior = if ends(begun) > now { prior } else { 0 };
    let counting = || env.state.uses(index).iter().copied().filter(|at| ends(*at) > now);
    let own = i64::try_from(counting().count()).unwrap_or(i64::MAX);
    let first = if prior > 0 { Some(begun) } else { counting().next() };
    QuotaState {
        used: prior.saturating_add(own),
        known: known || prior == 0,
        doubtful,
        max: quota.max,
        frees_at: first.map(ends),
    }
}
