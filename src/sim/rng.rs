//! Draws: Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw ("Parallel random numbers: as easy
//! as 1, 2, 3", 2011). A draw depends only on its key, so undo never rerolls and run *i* can be shown alone.

/// What a draw is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Seed of the session.
    pub seed: u64,
    /// Run of a sample; 0 in a session.
    pub run: u32,
    /// The action or trigger, see [`crate::rulebook::item_key`].
    pub item: u32,
    /// Entity of a trigger.
    pub instance: u16,
    /// How often this item has ended before.
    pub occurrence: u32,
}

/// The draws of one key, in order.
#[derive(Clone, Debug)]
pub struct Draws {
    key: [u32; 2],
    counter: [u32; 4],
    block: [u32; 4],
    used: usize,
}

impl Draws {
    /// The draws of a key. Words of the counter: block, occurrence and instance, hash of the item, run.
    #[must_use]
    pub fn new(key: Key) -> Self {
        let place = (u32::from(key.instance) << 16) | (key.occurrence & 0xFFFF);
        Self { key: split(key.seed), counter: [0, place, key.item, key.run], block: [0; 4], used: 4 }
    }

    fn word(&mut self) -> u32 {
        if self.used >= 4 {
            self.block = philox4x32_10(self.counter, self.key);
            let [block, ..] = &mut self.counter;
            *block = block.wrapping_add(1);
            self.used = 0;
        }
        let word = self.block.get(self.used).copied().unwrap_or(0);
        self.used = self.used.saturating_add(1);
        word
    }

    /// An integer below `bound`, each equally likely: draws that would favour some are thrown away. 0 for a bound of 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The largest multiple of `bound` that fits; draws at or above it are uneven.
        let Some(uneven) = u64::MAX.checked_rem(bound).and_then(|rest| rest.checked_add(1)) else { return 0 };
        let fair = if uneven == bound { u64::MAX } else { u64::MAX.saturating_sub(uneven) };
        loop {
            let draw = (u64::from(self.word()) << 32) | u64::from(self.word());
            if draw <= fair {
                return draw.checked_rem(bound).unwrap_or(0);
            }
        }
    }

    /// An integer of a range, ends included; `lo` if the range is empty.
    pub fn between(&mut self, lo: i64, hi: i64) -> i64 {
        let Some(span) = hi.checked_sub(lo).and_then(|span| u64::try_from(span).ok()) else { return lo };
        let offset = self.below(span.saturating_add(1));
        i64::try_from(offset).map_or(lo, |offset| lo.saturating_add(offset))
    }

    /// An index, each as likely as its weight; `None` if all weights are zero.
    pub fn weighted(&mut self, weights: &[i64]) -> Option<usize> {
        let weight = |w: &i64| u64::try_from(*w).unwrap_or(0);
        let total = weights.iter().map(weight).fold(0_u64, u64::saturating_add);
        if total == 0 {
            return None;
        }
        let mut left = self.below(total);
        for (at, w) in weights.iter().enumerate() {
            match left.checked_sub(weight(w)) {
                Some(rest) => left = rest,
                None => return Some(at),
            }
        }
        None
    }
}

fn split(seed: u64) -> [u32; 2] {
    let word = |n: u64| u32::try_from(n & 0xFFFF_FFFF).unwrap_or(0);
    [word(seed), word(seed >> 32)]
}

/// One block of Philox4x32 with ten rounds.
#[must_use]
pub fn philox4x32_10(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let product = |a: u32, b: u32| {
        let wide = u64::from(a).wrapping_mul(u64::from(b));
        let [low, high] = split(wide);
        (high, low)
    };
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    for _ in 0..10 {
        let (high0, low0) = product(0xD251_1F53, c0);
        let (high1, low1) = product(0xCD9E_8D57, c2);
        (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
        k0 = k0.wrapping_add(0x9E37_79B9);
        k1 = k1.wrapping_add(0xBB67_AE85);
    }
    [c0, c1, c2, c3]
}
