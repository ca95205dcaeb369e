//! A set of small numbers.

/// A set of numbers below a bound that is chosen when it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// No numbers, all below `bound`.
    #[must_use]
    pub fn none(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    /// All numbers below `bound`.
    #[must_use]
    pub fn all(bound: usize) -> Self {
        let mut bits = Self::none(bound);
        (0..bound).for_each(|at| bits.insert(at));
        bits
    }

    fn place(at: usize) -> (usize, u64) {
        (at >> 6, 1 << (at & 63))
    }

    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, at: usize) -> bool {
        let (word, bit) = Self::place(at);
        self.0.get(word).is_some_and(|found| found & bit != 0)
    }

    /// Adds a number; one that is not below the bound is none of its numbers.
    pub fn insert(&mut self, at: usize) {
        let (word, bit) = Self::place(at);
        if let Some(found) = self.0.get_mut(word) {
            *found |= bit;
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, at: usize) {
        let (word, bit) = Self::place(at);
        if let Some(found) = self.0.get_mut(word) {
            *found &= !bit;
        }
    }

    /// Adds all numbers of another set.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Takes all numbers of another set out.
    pub fn take(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= !other);
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Whether it has a number in common with another set.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }

    /// Its numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let at = usize::try_from(left.trailing_zeros()).ok().filter(|at| *at < 64)?;
                left &= left.wrapping_sub(1);
                Some((word << 6) | at)
            })
        })
    }
}
