//! Every shape that leaves the engine, for JavaScript and `--json` alike. Model types do not serialize; these do.
//!
//! Keys are camelCase, nothing is `undefined`, instants and durations are milliseconds (`"never"` for the instant that
//! never comes), offsets into text count UTF-16 units.

mod book;
mod change;
mod compare;
mod delta;
mod diagnostic;
mod entry;
mod explain;
mod moment;
mod otherwise;
mod plan;
mod shown;
mod survey;
mod view;

pub use book::{
    ActionInfo, EntitySetInfo, FactInfo, GoalInfo, OutcomeInfo, ParamInfo, PresetInfo, ReadingInfo, RulebookInfo,
    TriggerInfo, describe,
};
pub use change::{ChangesView, PartChangeView, changes};
pub use compare::{CompareView, ComparedGoal, compare};
pub use delta::{Changed, Delta, Indexed, Told};
pub use diagnostic::{ArgView, DiagnosticView, Loaded, RejectionView, loaded, rejection};
pub use entry::{EntryView, HappenedView};
pub use explain::{
    ChangeView, DecidesView, ExplanationView, QuestionView, ReasonedView, RelevanceView, RemovalView, RemovalsView,
    WhyView, explain, explain_goal, relevance, removals,
};
pub use moment::{MomentEntry, MomentView, timeline};
pub use otherwise::{DifferingView, OtherwiseView, TouchView, otherwise};
pub use plan::{
    BestView, ChancesView, FailureView, PlanStepView, PlanView, PlansView, RunView, StepWhyView, chances, planner,
    plans, run, sampler,
};
pub use shown::{DutyView, ForecastView, NoteView, PointView, ResidueView};
pub use survey::{RefusedCellView, SurveyView, survey};
pub use view::{
    ActionView, ConfirmView, CostView, DecidedView, FactView, FindingView, GoalView, OperandView, OutcomeView,
    ParamView, PathView, PendingView, ReasonView, RemedyView, TakesView, View, preview, view,
};

use serde::Serialize;

use crate::rulebook::{Rulebook, SlotTy};
use crate::time::Version;
use crate::value::{Kind, NEVER, Sym, Tri, Value};

/// The largest integer that JavaScript's numbers hold exactly.
const SAFE_INTEGER_MAX: u64 = (1 << 53) - 1;

/// A number that JavaScript can hold.
fn safe(n: i64) -> Option<i64> {
    Some(n).filter(|n| n.unsigned_abs() <= SAFE_INTEGER_MAX)
}

/// Yes, no, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// Holds.
    Yes,
    /// Does not hold.
    No,
    /// Cannot be told.
    Unknown,
}

impl From<Tri> for Answer {
    fn from(tri: Tri) -> Self {
        match tri {
            Tri::Yes => Self::Yes,
            Tri::No => Self::No,
            Tri::Unknown => Self::Unknown,
        }
    }
}

/// A plain value: `null` where it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Datum {
    /// Not known.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer, an instant or a duration.
    Int(i64),
    /// A choice, a version, or `never`.
    Text(String),
}

/// What sort of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DatumKind {
    /// True or false.
    Bool,
    /// An integer.
    Int,
    /// A choice.
    Enum,
    /// Milliseconds since the epoch.
    Instant,
    /// Milliseconds.
    Duration,
    /// A client version.
    Version,
}

/// A value with its sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// Sort.
    pub kind: DatumKind,
    /// Value.
    pub value: Datum,
}

pub(super) fn datum_kind(kind: Kind) -> DatumKind {
    match kind {
        Kind::Bool => DatumKind::Bool,
        Kind::Sym | Kind::Other => DatumKind::Enum,
        Kind::Int => DatumKind::Int,
        Kind::Instant => DatumKind::Instant,
        Kind::Duration => DatumKind::Duration,
        Kind::Version => DatumKind::Version,
    }
}

/// A value as it leaves the engine.
#[must_use]
pub fn value_view(book: &Rulebook, value: &Value) -> ValueView {
    let kind = value.kind();
    let datum = match value {
        Value::Str(text) => Datum::Text(text.to_string()),
        _ => value.cell().map_or(Datum::Null, |cell| datum(book, kind, cell)),
    };
    ValueView { kind: datum_kind(kind), value: datum }
}

pub(super) fn datum(book: &Rulebook, kind: Kind, cell: i64) -> Datum {
    match kind {
        Kind::Bool => Datum::Bool(cell != 0),
        Kind::Sym => Datum::Text(book.name(Sym(u16::try_from(cell).unwrap_or(u16::MAX))).to_owned()),
        Kind::Version => Datum::Text(Version(cell).print()),
        Kind::Instant if cell == NEVER => Datum::Text("never".to_owned()),
        // What JavaScript cannot hold exactly goes out as text: a rulebook may write any number.
        _ if safe(cell).is_none() => Datum::Text(cell.to_string()),
        Kind::Int | Kind::Instant | Kind::Duration | Kind::Other => Datum::Int(cell),
    }
}

pub(super) fn slot_kind(ty: SlotTy) -> DatumKind {
    datum_kind(ty.kind())
}
