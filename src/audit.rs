//! What is wrong with a rulebook as a whole, with proofs: over all situations within the declared ranges, and over the ways from its
//! presets. Each finding is proven, or has a situation in which it shows; what could be gone through only in part is said.

mod changes;
mod properties;
mod region;
mod rules;
mod solve;
mod usage;
mod ways;

use std::collections::BTreeSet;

pub use changes::{Change, Changed, changes};
pub use properties::{Kind as PropertyKind, Property, settle, with_goals};
pub use region::{Axis, Region, values};
pub use solve::{Answer, Claim, REGIONS_MAX, Witness, any_args, any_entity, find};
pub use ways::WAYS_MAX;

use crate::rulebook::{Basis, Rulebook, SlotTy, cell_text};
use crate::time::print_duration;
use crate::value::{NEVER, Sym};

/// A sort of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lint {
    /// A requirement that nothing can fail while the entry is there.
    NeverFails,
    /// A requirement that nothing meets where it applies.
    NeverMet,
    /// An action that can never be done.
    DeadAction,
    /// A requirement that never stands in the way alone: wherever it fails, another one does too.
    Covered,
    /// An outcome that can never come.
    DeadOutcome,
    /// A trigger that can never happen.
    DeadTrigger,
    /// A note, duty, residue, loss, forecast, confirmation or case that can never apply.
    DeadPart,
    /// A choice that a cell which nobody is asked for never takes.
    NeverSet,
    /// Something declared that nothing reads.
    Unused,
    /// Triggers that set each other off at one moment without end.
    TriggerLoop,
    /// A goal to which no preset has a way.
    GoalFromNowhere,
    /// A preset whose own goal has no way, by neither basis.
    GoalFromPreset,
    /// A preset whose own goal is reached before anything is done.
    GoalHolds,
    /// A preset in which nothing stands in the way, and yet there is no way.
    Hole,
    /// Something that cannot be undone, with neither a confirmation nor a warning.
    Unwarned,
    /// A preset whose only ways break what its goal would leave untouched.
    Drastic,
    /// A property of the author's that does not hold.
    Broken,
}

impl Lint {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NeverFails,
        Self::NeverMet,
        Self::DeadAction,
        Self::Covered,
        Self::DeadOutcome,
        Self::DeadTrigger,
        Self::DeadPart,
        Self::NeverSet,
        Self::Unused,
        Self::TriggerLoop,
        Self::GoalFromNowhere,
        Self::GoalFromPreset,
        Self::GoalHolds,
        Self::Hole,
        Self::Unwarned,
        Self::Drastic,
        Self::Broken,
    ];

    /// Its permanent id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NeverFails => "audit/never-fails",
            Self::NeverMet => "audit/never-met",
            Self::DeadAction => "audit/dead-action",
            Self::Covered => "audit/covered",
            Self::DeadOutcome => "audit/dead-outcome",
            Self::DeadTrigger => "audit/dead-trigger",
            Self::DeadPart => "audit/dead-part",
            Self::NeverSet => "audit/never-set",
            Self::Unused => "audit/unused",
            Self::TriggerLoop => "audit/trigger-loop",
            Self::GoalFromNowhere => "audit/goal-from-nowhere",
            Self::GoalFromPreset => "audit/goal-from-preset",
            Self::GoalHolds => "audit/goal-holds",
            Self::Hole => "audit/hole",
            Self::Unwarned => "audit/unwarned",
            Self::Drastic => "audit/drastic",
            Self::Broken => "audit/broken",
        }
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What sort.
    pub lint: Lint,
    /// What it is about, such as `dissolve dissolve/pc`: permanent, so that it can be explained by this name.
    pub item: String,
    /// What else takes part: the requirements that contradict each other, the triggers of a loop.
    pub others: Vec<String>,
    /// A situation in which it shows; none where it is that there is none.
    pub case: Option<Case>,
}

/// A situation, as it can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Where it begins.
    pub preset: Option<String>,
    /// What this person wants.
    pub goal: Option<String>,
    /// Whose word counts; either, if it is left out.
    pub basis: Option<Basis>,
    /// Keys of cells with their values.
    pub facts: Vec<(String, String)>,
    /// Readings with their choices.
    pub readings: Vec<(String, String)>,
}

/// A cell as a person writes it; a moment by how far it is from now, so that it means the same on any day.
fn written(book: &Rulebook, ty: SlotTy, cell: i64, now: i64) -> String {
    match (ty, now.checked_sub(cell)) {
        (SlotTy::Instant, Some(ago)) if cell != NEVER && ago >= 0 => format!("\"{} ago\"", print_duration(ago)),
        (SlotTy::Instant, Some(ago)) if cell != NEVER => {
            format!("\"{} ahead\"", print_duration(ago.saturating_neg()))
        }
        _ => cell_text(book, ty, Some(cell)),
    }
}

impl Case {
    /// Of what a search found; arguments and hours of the day are no part of a situation.
    fn of(book: &Rulebook, witness: &Witness<'_>) -> Self {
        let mut case = Self::default();
        for (axis, value) in &witness.said {
            match *axis {
                Axis::Cell(slot) => {
                    let declared = book.slots.get(usize::from(slot));
                    // What is so at the beginning need not be said.
                    let Some(declared) = declared.filter(|declared| declared.start != Some(*value)) else { continue };
                    let said = written(book, declared.ty, *value, witness.region.moment());
                    case.facts.push((declared.key.clone(), said));
                }
                Axis::Reading(reading) => {
                    let Some(declared) = book.readings.get(usize::from(reading)) else { continue };
                    let choice = book.name(Sym(u16::try_from(*value).unwrap_or(u16::MAX))).to_owned();
                    case.readings.push((declared.id.clone(), choice));
                }
                Axis::Window(_) | Axis::Arg(_) => {}
            }
        }
        case
    }
}

/// How much was gone through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Questions that were settled, by a proof or by a situation.
    pub settled: usize,
    /// Questions that would have taken more than may be looked at.
    pub open: Vec<(Lint, String)>,
    /// Ways that were looked for.
    pub ways: usize,
}

/// Everything that was found, and how much was gone through for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Sorted by lint and item.
    pub findings: Vec<Finding>,
    /// How much.
    pub counts: Counts,
}

impl Report {
    fn push(&mut self, lint: Lint, item: impl Into<String>, others: Vec<String>, case: Option<Case>) {
        self.findings.push(Finding { lint, item: item.into(), others, case });
    }
}

/// Audits a rulebook at a moment of the clock: everything but the author's own properties.
#[must_use]
pub fn audit(book: &std::rc::Rc<Rulebook>, now: i64) -> Report {
    let mut report = Report::default();
    rules::audit(book, now, &mut report);
    usage::audit(book, &mut report);
    ways::audit(book, now, &mut report);
    report.findings.sort_by(|one, other| (one.lint, &one.item).cmp(&(other.lint, &other.item)));
    let mut seen = BTreeSet::new();
    report.findings.retain(|finding| seen.insert((finding.lint, finding.item.clone())));
    report
}
