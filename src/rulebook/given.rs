//! Values as people and files give them: `true`, `120`, `"owner"`, `"8.0.20"`, `"2h ago"`, `"2h ahead"`, `"never"`, `null`.

use serde::{Deserialize, Serialize};

use super::source::{Tree, TreeKind};
use super::{EntitySet, Rulebook, SlotTy};
use crate::diag::{Code, Rejection};
use crate::time::{Version, is_duration, is_instant, parse_duration, parse_timestamp, print_duration};
use crate::value::{NEVER, Sym};

/// A value for a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// Known, whatever the clock says.
    Cell(i64),
    /// So many milliseconds from the clock; negative is past.
    FromNow(i64),
    /// Not known.
    Unknown,
}

impl Given {
    /// The cell at an instant; `Ok(None)` is unknown.
    ///
    /// # Errors
    /// [`Code::ValueRange`] if the instant leaves the range of time.
    pub fn resolve(self, now: i64) -> Result<Option<i64>, Rejection> {
        match self {
            Self::Cell(cell) => Ok(Some(cell)),
            Self::Unknown => Ok(None),
            Self::FromNow(by) => match now.checked_add(by).filter(|at| is_instant(*at)) {
                Some(at) => Ok(Some(at)),
                None => Err(Rejection::new(Code::ValueRange).with("value", by).with("range", "0001..9999")),
            },
        }
    }

    /// Reads a value for a cell of this type.
    ///
    /// # Errors
    /// [`Code::ValueRange`] outside the range, [`Code::EventShape`] for another type.
    pub fn read(book: &Rulebook, ty: SlotTy, tree: &Tree) -> Result<Self, Rejection> {
        let range =
            |value: String, range: String| Rejection::new(Code::ValueRange).with("value", value).with("range", range);
        Ok(match (ty, &tree.kind) {
            (_, TreeKind::Null) => Self::Unknown,
            (SlotTy::Bool, TreeKind::Bool(b)) => Self::Cell(i64::from(*b)),
            (SlotTy::Int { min, max }, TreeKind::Int(n)) => {
                if !(min..=max).contains(n) {
                    return Err(range(n.to_string(), format!("{min}..{max}")));
                }
                Self::Cell(*n)
            }
            (SlotTy::Enum(id), TreeKind::Str(name)) => match book.choice(id, name) {
                Some(sym) => Self::Cell(i64::from(sym.0)),
                None => {
                    let known: Vec<&str> = book.choices(id).iter().map(|sym| book.name(*sym)).collect();
                    return Err(range(name.clone(), known.join(", ")));
                }
            },
            (SlotTy::Version, TreeKind::Str(text)) => match Version::parse(text) {
                Some(version) => Self::Cell(version.0),
                None => return Err(range(text.clone(), "8.0.20".to_owned())),
            },
            (SlotTy::Duration, TreeKind::Int(ms)) if is_duration(*ms) => Self::Cell(*ms),
            (SlotTy::Instant, TreeKind::Int(ms)) if is_instant(*ms) => Self::Cell(*ms),
            (SlotTy::Duration, TreeKind::Str(text)) => match parse_duration(text) {
                Some(ms) => Self::Cell(ms),
                None => return Err(range(text.clone(), "72h".to_owned())),
            },
            (SlotTy::Instant, TreeKind::Str(text)) => match Self::instant(text) {
                Some(given) => given,
                None => return Err(range(text.clone(), "2h ago, 2h ahead, never".to_owned())),
            },
            (_, _) => {
                return Err(Rejection::new(Code::EventShape)
                    .with("expected", type_name(ty))
                    .with("found", tree.type_name()));
            }
        })
    }

    fn instant(text: &str) -> Option<Self> {
        if text == "never" {
            return Some(Self::Cell(NEVER));
        }
        if let Some(length) = text.strip_suffix(" ago") {
            return parse_duration(length)?.checked_neg().map(Self::FromNow);
        }
        if let Some(length) = text.strip_suffix(" ahead") {
            return parse_duration(length).map(Self::FromNow);
        }
        parse_timestamp(text).map(Self::Cell)
    }
}

impl Rulebook {
    /// Facts of somebody are facts only where as many people are said to be there: of each set, the first that is not.
    pub(crate) fn uncounted(&self, facts: &[(u16, Given)]) -> Vec<(u16, &EntitySet)> {
        let of = |set: &'_ EntitySet| {
            // What is said last counts.
            let said = facts.iter().rev().find(|(slot, _)| *slot == set.count);
            let start = self.slots.get(usize::from(set.count)).and_then(|slot| slot.start);
            let count = match said {
                Some((_, Given::Cell(count))) => Some(*count),
                Some(_) => None,
                None => start,
            };
            let there = usize::try_from(count.unwrap_or(0)).unwrap_or(0);
            let mut beyond = (there..usize::from(set.max))
                .flat_map(|entity| (0..set.fields.len()).map(move |field| set.slot(entity, field)));
            beyond.find(|slot| facts.iter().any(|(known, _)| known == slot))
        };
        self.sets.iter().filter_map(|set| Some((of(set)?, set))).collect()
    }
}

fn type_name(ty: SlotTy) -> &'static str {
    match ty {
        SlotTy::Bool => "bool",
        SlotTy::Int { .. } => "int",
        SlotTy::Enum(_) => "enum",
        SlotTy::Instant => "instant",
        SlotTy::Duration => "duration",
        SlotTy::Version => "version",
    }
}

/// A cell as [`Given::read`] reads it back: absolute, so that a log means the same for ever.
#[must_use]
pub fn cell_tree(book: &Rulebook, ty: SlotTy, cell: Option<i64>) -> Tree {
    let Some(cell) = cell else { return Tree::new(TreeKind::Null) };
    Tree::new(match ty {
        SlotTy::Bool => TreeKind::Bool(cell != 0),
        SlotTy::Enum(_) => TreeKind::Str(book.name(Sym(u16::try_from(cell).unwrap_or(u16::MAX))).to_owned()),
        SlotTy::Version => TreeKind::Str(Version(cell).print()),
        SlotTy::Instant if cell == NEVER => TreeKind::Str("never".to_owned()),
        SlotTy::Int { .. } | SlotTy::Instant | SlotTy::Duration => TreeKind::Int(cell),
    })
}

/// A cell for a person who reads English notation: tests and the command line.
#[must_use]
pub fn cell_text(book: &Rulebook, ty: SlotTy, cell: Option<i64>) -> String {
    match (ty, cell) {
        (SlotTy::Duration, Some(ms)) => print_duration(ms),
        _ => {
            let mut out = String::new();
            cell_tree(book, ty, cell).write_json(&mut out);
            out
        }
    }
}
