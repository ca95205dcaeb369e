//! The exact interval of a chance that was counted (Clopper and Pearson 1934), in whole numbers.

/// Between which bounds a chance lies, in parts per million, with 95 of 100 confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// At least; rounded down.
    pub low: u32,
    /// At most; rounded up.
    pub high: u32,
}

/// One whole.
const MILLION: u32 = 1_000_000;
/// What lies outside on each side: one in forty.
const OUTSIDE: u128 = 40;
/// The weight of the likeliest count; what weighs less than one is nothing.
const HEAVIEST: u128 = 1 << 80;

/// The interval for so many successes in so many runs.
#[must_use]
pub fn interval(successes: u32, runs: u32) -> Interval {
    let successes = successes.min(runs);
    // The least chance with which so many successes or more are not too unlikely.
    let low = first(|chance| !is_rare(chance, runs, successes, true));
    // The greatest with which so many or fewer are not.
    let high = first(|chance| is_rare(chance, runs, successes, false));
    Interval {
        low: if successes == 0 { 0 } else { low.saturating_sub(1) },
        high: if successes == runs { MILLION } else { high },
    }
}

/// The smallest chance for which a condition holds that holds for all greater ones.
fn first(holds: impl Fn(u32) -> bool) -> u32 {
    let (mut from, mut to) = (1, MILLION);
    while from < to {
        let middle = to.saturating_sub(from).saturating_add(from.saturating_mul(2)) >> 1;
        if holds(middle) {
            to = middle;
        } else {
            from = middle.saturating_add(1);
        }
    }
    from
}

/// Whether so many successes or more (or fewer) happen less than once in forty times, at a chance in parts per million.
fn is_rare(chance: u32, runs: u32, successes: u32, or_more: bool) -> bool {
    let (p, q) = (u128::from(chance), u128::from(MILLION.saturating_sub(chance)));
    let (n, k) = (u128::from(runs), u128::from(successes));
    // The likeliest count weighs most; from there each weight follows from its neighbour.
    let mode = n.saturating_add(1).saturating_mul(p).checked_div(u128::from(MILLION)).unwrap_or(0).min(n);
    let (mut all, mut tail) = (0_u128, 0_u128);
    let mut add = |count: u128, weight: u128| {
        all = all.saturating_add(weight);
        if (or_more && count >= k) || (!or_more && count <= k) {
            tail = tail.saturating_add(weight);
        }
    };
    let (mut count, mut weight) = (mode, HEAVIEST);
    while weight > 0 {
        add(count, weight);
        if count == n {
            break;
        }
        let more = n.saturating_sub(count).saturating_mul(p);
        let less = count.saturating_add(1).saturating_mul(q).max(1);
        weight = weight.saturating_mul(more).checked_div(less).unwrap_or(0);
        count = count.saturating_add(1);
    }
    let (mut count, mut weight) = (mode, HEAVIEST);
    while weight > 0 && count > 0 {
        let less = count.saturating_mul(q);
        let more = n.saturating_sub(count).saturating_add(1).saturating_mul(p).max(1);
        weight = weight.saturating_mul(less).checked_div(more).unwrap_or(0);
        count = count.saturating_sub(1);
        add(count, weight);
    }
    tail.saturating_mul(OUTSIDE) < all
}
