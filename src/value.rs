//! Values: what facts hold and expressions give, with "unknown" as a first-class answer.

use serde::{Deserialize, Serialize};

use std::rc::Rc;

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tri {
    /// Does not hold.
    No,
    /// Cannot be told from what is known.
    Unknown,
    /// Holds.
    Yes,
}

impl Tri {
    /// Both: the weaker of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either: the stronger of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl std::ops::Not for Tri {
    type Output = Self;

    /// The opposite; what cannot be told stays so.
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Tri {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A choice of an enum: an index into the rulebook's table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sym(pub u16);

/// What sort of value an unknown stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// True or false.
    Bool,
    /// An integer.
    Int,
    /// A choice of an enum.
    Sym,
    /// A span of time in milliseconds.
    Duration,
    /// A moment in milliseconds since the epoch.
    Instant,
    /// A client version.
    Version,
    /// Text, a list, or not known either.
    Other,
}

impl Kind {
    /// Whether values of this kind are ordered numbers, so that an unknown one has bounds.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Duration | Self::Instant | Self::Version)
    }
}

/// The instant that never comes; it sorts after every other.
pub const NEVER: i64 = i64::MAX;

/// The result of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A 64-bit integer.
    Int(i64),
    /// A choice of an enum.
    Sym(Sym),
    /// Milliseconds.
    Duration(i64),
    /// Milliseconds since the epoch, or [`NEVER`].
    Instant(i64),
    /// A packed version, see [`crate::time::Version`].
    Version(i64),
    /// Text; only literals, no fact holds text.
    Str(Rc<str>),
    /// A list.
    List(Rc<[Value]>),
    /// Not known. `lo..=hi` bounds a number.
    Unknown {
        /// What sort of value.
        kind: Kind,
        /// Smallest possible number.
        lo: i64,
        /// Largest possible number.
        hi: i64,
    },
}

impl Value {
    /// An unknown without bounds.
    #[must_use]
    pub fn unknown(kind: Kind) -> Self {
        Self::Unknown { kind, lo: i64::MIN, hi: i64::MAX }
    }

    /// A number of a kind, or an unknown where the bounds differ.
    #[must_use]
    pub fn number(kind: Kind, lo: i64, hi: i64) -> Self {
        if lo != hi {
            return Self::Unknown { kind, lo, hi };
        }
        match kind {
            Kind::Int => Self::Int(lo),
            Kind::Duration => Self::Duration(lo),
            Kind::Instant => Self::Instant(lo),
            Kind::Version => Self::Version(lo),
            Kind::Bool | Kind::Sym | Kind::Other => Self::Unknown { kind, lo, hi },
        }
    }

    /// The sort of value.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Bool(_) => Kind::Bool,
            Self::Int(_) => Kind::Int,
            Self::Sym(_) => Kind::Sym,
            Self::Duration(_) => Kind::Duration,
            Self::Instant(_) => Kind::Instant,
            Self::Version(_) => Kind::Version,
            Self::Str(_) | Self::List(_) => Kind::Other,
            Self::Unknown { kind, .. } => *kind,
        }
    }

    /// Kind and bounds of a number, known or not.
    #[must_use]
    pub fn bounds(&self) -> Option<(Kind, i64, i64)> {
        match self {
            Self::Int(n) => Some((Kind::Int, *n, *n)),
            Self::Duration(n) => Some((Kind::Duration, *n, *n)),
            Self::Instant(n) => Some((Kind::Instant, *n, *n)),
            Self::Version(n) => Some((Kind::Version, *n, *n)),
            Self::Unknown { kind, lo, hi } if kind.is_number() => Some((*kind, *lo, *hi)),
            _ => None,
        }
    }

    /// A condition's answer; `None` if this is no truth value.
    #[must_use]
    pub fn tri(&self) -> Option<Tri> {
        match self {
            Self::Bool(b) => Some(Tri::from(*b)),
            Self::Unknown { kind: Kind::Bool | Kind::Other, .. } => Some(Tri::Unknown),
            _ => None,
        }
    }

    /// Whether the value is not known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }

    /// The 64-bit cell that the state keeps for a known scalar; `None` for unknowns, text and lists.
    #[must_use]
    pub fn cell(&self) -> Option<i64> {
        match self {
            Self::Bool(b) => Some(i64::from(*b)),
            Self::Sym(s) => Some(i64::from(s.0)),
            Self::Int(n) | Self::Duration(n) | Self::Instant(n) | Self::Version(n) => Some(*n),
            Self::Str(_) | Self::List(_) | Self::Unknown { .. } => None,
        }
    }

    /// The value that a cell of the state stands for.
    #[must_use]
    pub fn from_cell(kind: Kind, cell: i64) -> Self {
        match kind {
            Kind::Bool => Self::Bool(cell != 0),
            Kind::Sym => u16::try_from(cell).map_or(Self::unknown(Kind::Sym), |s| Self::Sym(Sym(s))),
            Kind::Int => Self::Int(cell),
            Kind::Duration => Self::Duration(cell),
            Kind::Instant => Self::Instant(cell),
            Kind::Version => Self::Version(cell),
            Kind::Other => Self::unknown(Kind::Other),
        }
    }

    /// The smallest value that covers both: what is known when either may hold.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        match (self.bounds(), other.bounds()) {
            (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) if kind == kind2 => {
                Self::Unknown { kind, lo: lo.min(lo2), hi: hi.max(hi2) }
            }
            _ if self.kind() == other.kind() => Self::unknown(self.kind()),
            _ => Self::unknown(Kind::Other),
        }
    }
}
