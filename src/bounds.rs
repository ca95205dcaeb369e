//! One shape for all values: the bounds between which they lie. What sort of value it is was settled when the rulebook was
//! checked, so none travels along.

use std::cmp::Ordering;

use crate::limits::DURATION_MAX;
use crate::time::{is_duration, is_instant};
use crate::value::{Kind, NEVER, Sym, Tri, Value};

/// The smallest and the largest number that a value can be. A value is known when both are the same; truth is 0 or 1, a
/// choice its number. A choice that is not known has no bounds, for choices have no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Smallest.
    pub lo: i64,
    /// Largest.
    pub hi: i64,
}

/// An operator with two operands that gives a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// Integers or durations added; the kind is that of the result.
    Add(Kind),
    /// Integers or durations subtracted.
    Sub(Kind),
    /// Integers multiplied.
    Mul,
    /// A moment, and a time after it.
    After,
    /// A time, and a moment that it is added to.
    Until,
    /// A moment, and a time before it.
    Before,
    /// The time between two moments.
    Between,
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Relation {
    /// Whether two numbers in this order stand in the relation.
    #[must_use]
    pub fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::Less => order == Ordering::Less,
            Self::AtMost => order != Ordering::Greater,
            Self::More => order == Ordering::Greater,
            Self::AtLeast => order != Ordering::Less,
        }
    }
}

/// An exact result that does not fit the range of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

impl Arithmetic {
    /// The kind of the result.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Add(kind) | Self::Sub(kind) => kind,
            Self::Mul => Kind::Int,
            Self::After | Self::Until | Self::Before => Kind::Instant,
            Self::Between => Kind::Duration,
        }
    }
}

impl Bounds {
    /// What has no value: an overflow, or a name that nothing is bound to. It never reads as unknown.
    pub const FAULT: Self = Self { lo: 1, hi: 0 };
    /// Not known at all.
    pub const UNKNOWN: Self = Self { lo: i64::MIN, hi: i64::MAX };
    /// Yes or no, it is not known which.
    pub const EITHER: Self = Self { lo: 0, hi: 1 };

    /// A known value.
    #[must_use]
    pub fn exact(n: i64) -> Self {
        Self { lo: n, hi: n }
    }

    /// What is known of a kind of which nothing is known.
    #[must_use]
    pub fn unknown(kind: Kind) -> Self {
        if kind == Kind::Bool { Self::EITHER } else { Self::UNKNOWN }
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_fault(self) -> bool {
        self.lo > self.hi
    }

    /// The value, if it is known.
    #[must_use]
    pub fn known(self) -> Option<i64> {
        (self.lo == self.hi).then_some(self.lo)
    }

    /// As an answer; `None` for a fault.
    #[must_use]
    pub fn tri(self) -> Option<Tri> {
        match self.known() {
            Some(n) => Some(Tri::from(n != 0)),
            None => (!self.is_fault()).then_some(Tri::Unknown),
        }
    }

    /// The smallest bounds that cover both; choices that differ have none.
    #[must_use]
    pub fn hull(self, other: Self, kind: Kind) -> Self {
        match () {
            () if self.is_fault() || other.is_fault() => Self::FAULT,
            () if self == other => self,
            () if kind.is_number() || kind == Kind::Bool => {
                Self { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
            }
            () => Self::UNKNOWN,
        }
    }

    /// Whether two values are the same.
    #[must_use]
    pub fn equal(self, other: Self) -> Tri {
        match () {
            () if self.hi < other.lo || other.hi < self.lo => Tri::No,
            () if self.lo == self.hi && other.lo == other.hi => Tri::Yes,
            () => Tri::Unknown,
        }
    }

    /// Compares two numbers. Where the two extreme pairs agree, every pair between them does.
    #[must_use]
    pub fn compare(self, relation: Relation, other: Self) -> Tri {
        let least = relation.accepts(self.lo.cmp(&other.hi));
        let most = relation.accepts(self.hi.cmp(&other.lo));
        if least == most { Tri::from(least) } else { Tri::Unknown }
    }

    /// The number with its sign turned.
    ///
    /// # Errors
    /// [`Overflow`]
    pub fn negated(self) -> Result<Self, Overflow> {
        Self::within(Kind::Int, self.hi.checked_neg(), self.lo.checked_neg(), self.lo == self.hi)
    }

    /// Computes with two numbers.
    ///
    /// # Errors
    /// [`Overflow`] where both are known; bounds that overflow are only wide.
    pub fn compute(self, op: Arithmetic, other: Self) -> Result<Self, Overflow> {
        let (Self { lo, hi }, Self { lo: lo2, hi: hi2 }) = (self, other);
        let back = |instant, by: i64| by.checked_neg().and_then(|by| shift(instant, by));
        let (least, most) = match op {
            Arithmetic::Add(_) => (lo.checked_add(lo2), hi.checked_add(hi2)),
            Arithmetic::Sub(_) => (lo.checked_sub(hi2), hi.checked_sub(lo2)),
            Arithmetic::Mul => {
                let corners = (lo.checked_mul(lo2), lo.checked_mul(hi2), hi.checked_mul(lo2), hi.checked_mul(hi2));
                match corners {
                    (Some(a), Some(b), Some(c), Some(d)) => {
                        (Some(a.min(b).min(c).min(d)), Some(a.max(b).max(c).max(d)))
                    }
                    _ => (None, None),
                }
            }
            Arithmetic::After => (shift(lo, lo2), shift(hi, hi2)),
            Arithmetic::Until => (shift(lo2, lo), shift(hi2, hi)),
            Arithmetic::Before => (back(lo, hi2), back(hi, lo2)),
            Arithmetic::Between => (difference(lo, hi2), difference(hi, lo2)),
        };
        Self::within(op.kind(), least, most, lo == hi && lo2 == hi2)
    }

    /// floor(whole * numerator / denominator); unknown where one of them is.
    ///
    /// # Errors
    /// [`Overflow`], also for a denominator that is not positive.
    pub fn part(self, numerator: Self, denominator: Self, kind: Kind) -> Result<Self, Overflow> {
        let (Some(whole), Some(a), Some(b)) = (self.known(), numerator.known(), denominator.known()) else {
            return Ok(Self::unknown(kind));
        };
        let part = scale(whole, a, b);
        Self::within(kind, part, part, true)
    }

    /// Computed bounds as a value: what is exact has to fit, what is not is as wide as can be where it does not.
    fn within(kind: Kind, lo: Option<i64>, hi: Option<i64>, exact: bool) -> Result<Self, Overflow> {
        let fits = |n: &i64| match kind {
            Kind::Duration => is_duration(*n),
            Kind::Instant => is_instant(*n) || *n == NEVER,
            _ => true,
        };
        match (lo.filter(fits), hi.filter(fits)) {
            (Some(lo), Some(hi)) => Ok(Self { lo, hi }),
            _ if exact => Err(Overflow),
            (lo, hi) => Ok(Self { lo: lo.unwrap_or(i64::MIN), hi: hi.unwrap_or(i64::MAX) }),
        }
    }

    /// As a value of a kind; `None` for a fault.
    #[must_use]
    pub fn value(self, kind: Kind) -> Option<Value> {
        if self.is_fault() {
            return None;
        }
        Some(match (kind, self.known()) {
            (Kind::Bool, Some(n)) => Value::Bool(n != 0),
            (Kind::Sym, Some(n)) => u16::try_from(n).map_or(Value::unknown(Kind::Sym), |n| Value::Sym(Sym(n))),
            (Kind::Bool | Kind::Sym | Kind::Other, _) => Value::unknown(kind),
            _ => Value::number(kind, self.lo, self.hi),
        })
    }
}

impl From<Tri> for Bounds {
    fn from(tri: Tri) -> Self {
        match tri {
            Tri::No => Self::exact(0),
            Tri::Yes => Self::exact(1),
            Tri::Unknown => Self::EITHER,
        }
    }
}

impl From<&Value> for Bounds {
    /// Text and lists are no values of a program.
    fn from(value: &Value) -> Self {
        match value {
            Value::Bool(holds) => Self::exact(i64::from(*holds)),
            Value::Sym(sym) => Self::exact(i64::from(sym.0)),
            Value::Int(n) | Value::Duration(n) | Value::Instant(n) | Value::Version(n) => Self::exact(*n),
            Value::Unknown { kind, lo, hi } if kind.is_number() => Self { lo: *lo, hi: *hi },
            Value::Unknown { kind, .. } => Self::unknown(*kind),
            Value::Str(_) | Value::List(_) => Self::FAULT,
        }
    }
}

/// Moves an instant; never stays never.
fn shift(instant: i64, by: i64) -> Option<i64> {
    if instant == NEVER { Some(NEVER) } else { instant.checked_add(by) }
}

/// The time between two instants; from or to never it is the longest there is.
fn difference(a: i64, b: i64) -> Option<i64> {
    match (a == NEVER, b == NEVER) {
        (true, true) => Some(0),
        (true, false) => Some(DURATION_MAX),
        (false, true) => DURATION_MAX.checked_neg(),
        (false, false) => a.checked_sub(b),
    }
}

/// floor(x * a / b), exact; `None` if it does not fit or `b` is not positive.
#[must_use]
pub fn scale(x: i64, a: i64, b: i64) -> Option<i64> {
    if b <= 0 {
        return None;
    }
    let product = i128::from(x).checked_mul(i128::from(a))?;
    i64::try_from(product.checked_div_euclid(i128::from(b))?).ok()
}
