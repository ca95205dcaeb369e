//! What a page shows beside the actions: what remains, what is owed, what is forecast, what is said.

use serde::Serialize;

use super::Answer;
use super::view::{OperandView, operands};
use crate::finding::Operand;
use crate::rulebook::{DutyKind, Forecast, Note, NoteOn, Point, Residue, Rulebook, Until};
use crate::sim::{Event, Owed, StateEnv, deadline, ends};
use crate::value::{NEVER, Tri};

/// What remains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ResidueView {
    /// Id.
    pub id: String,
    /// Since when.
    pub from: Option<i64>,
    /// `until`, `permanent` or `unstated`.
    pub kind: &'static str,
    /// Earliest end.
    pub until_min: Option<i64>,
    /// Latest end.
    pub until_max: Option<i64>,
    /// Who keeps it.
    pub holder: String,
    /// Who can see it.
    pub seen_by: String,
    /// Claims.
    pub claims: Vec<String>,
}

/// A duty that applies, or has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DutyView {
    /// Id; its code in findings is `duty/` and this.
    pub id: String,
    /// `law` or `policy`.
    pub by: &'static str,
    /// `before`, `do` or `keep`.
    pub kind: &'static str,
    /// `open`, `met` or `breached`.
    pub status: &'static str,
    /// Since when it is open.
    pub since: i64,
    /// By when it has to be done, or until when to be kept; `null` where something else decides that.
    pub due: Option<i64>,
    /// When it was met or breached.
    pub ended: Option<i64>,
    /// Whether what it asks for holds now.
    pub holds: Answer,
    /// Claims.
    pub claims: Vec<String>,
}

/// What figures say will happen after a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ForecastView {
    /// Id.
    pub id: String,
    /// The moment.
    pub from: i64,
    /// Figures, in the order of the rulebook.
    pub points: Vec<PointView>,
}

/// One figure of a forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// Id.
    pub id: String,
    /// When, or from when.
    pub from: i64,
    /// Until when; `null` where it has no end.
    pub until: Option<i64>,
    /// The figure as a decimal.
    pub value: Option<String>,
    /// Claims.
    pub claims: Vec<String>,
}

/// A note that is shown now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Id.
    pub id: String,
    /// Where: `form`, `afterwards`, `plan`, `action:ID`, `goal:ID`.
    pub on: Vec<String>,
    /// `warning`, `advice`, `figure`, `comparison`, `template`, `record` or `hearsay`.
    pub level: &'static str,
    /// Whether an answer tells it in the open.
    pub lead: bool,
    /// Values for its text.
    pub args: Vec<OperandView>,
    /// Claims.
    pub claims: Vec<String>,
}

pub(super) fn residues(env: &StateEnv<'_>) -> Vec<ResidueView> {
    let book = env.world.book;
    let there = book.residues.iter().filter(|residue| env.holds(&residue.when) == Tri::Yes);
    let view = |residue: &Residue| {
        let from = residue.from.as_ref().and_then(|from| env.number(from)).filter(|at| *at != NEVER);
        let case = env.first(&residue.until).map(|(case, _)| case);
        let (until_min, until_max) = ends(env, residue).unwrap_or_default();
        let kind = match case.map(|case| &case.then) {
            Some(Until::After(_)) => "until",
            Some(Until::Permanent) => "permanent",
            Some(Until::Unstated) | None => "unstated",
        };
        let mut cites = residue.cites.clone();
        let of_case = case.map_or(&[][..], |case| &case.cites).iter().copied();
        cites.extend(of_case.filter(|at| !residue.cites.contains(at)));
        ResidueView {
            id: residue.id.clone(),
            from,
            kind,
            until_min,
            until_max,
            holder: residue.holder.clone(),
            seen_by: residue.seen_by.clone(),
            claims: book.cited(&cites),
        }
    };
    // What has certainly gone is not shown any more.
    there.map(view).filter(|residue| residue.until_max.is_none_or(|until| until > env.state.now())).collect()
}

pub(super) fn duties(env: &StateEnv<'_>) -> Vec<DutyView> {
    let book = env.world.book;
    let view = |(duty, owed): (&crate::rulebook::Duty, &Owed)| {
        Some(DutyView {
            id: duty.id.clone(),
            by: duty.by.name(),
            kind: match duty.kind {
                DutyKind::Before { .. } => "before",
                DutyKind::Do { .. } => "do",
                DutyKind::Keep { .. } => "keep",
            },
            status: match owed.ended {
                None => "open",
                Some((_, true)) => "met",
                Some((_, false)) => "breached",
            },
            since: owed.since?,
            due: deadline(env, duty, *owed),
            ended: owed.ended.map(|(at, _)| at),
            holds: env.holds(&duty.that).into(),
            claims: book.cited(&duty.cites),
        })
    };
    book.duties.iter().zip(env.state.duties()).filter_map(view).collect()
}

pub(super) fn forecasts(env: &StateEnv<'_>) -> Vec<ForecastView> {
    let shown = env.world.book.forecasts.iter().filter(|forecast| env.guard(forecast.when.as_ref()) == Tri::Yes);
    let view = |forecast: &Forecast| {
        let from = env.number(&forecast.from).filter(|at| *at != NEVER)?;
        let points = forecast.points.iter().filter_map(|shown| point(env, shown, from)).collect();
        Some(ForecastView { id: forecast.id.clone(), from, points })
    };
    shown.filter_map(view).collect()
}

fn point(env: &StateEnv<'_>, point: &Point, moment: i64) -> Option<PointView> {
    let book = env.world.book;
    let (window, _) = point.at.resolve(moment, &book.calendar);
    let at = |ms: i64| if point.before { moment.checked_sub(ms) } else { moment.checked_add(ms) };
    Some(PointView {
        id: point.id.clone(),
        from: at(window.min.unwrap_or(0))?,
        until: window.max.and_then(at),
        value: point.value.clone(),
        claims: book.cited(&point.cites),
    })
}

/// What belongs to an action or a goal too is told of what remains only once that was done, or is so: before, it would speak of what has
/// not happened.
fn is_over(env: &StateEnv<'_>, events: &[Event], note: &Note) -> bool {
    let over = |on: &NoteOn| match on {
        NoteOn::Action(of) => {
            Some(events.iter().any(|event| matches!(event, Event::Act { action, .. } if action == of)))
        }
        NoteOn::Goal(of) => env.world.book.goals.get(*of).map(|goal| env.holds(&goal.that) == Tri::Yes),
        NoteOn::Form | NoteOn::Afterwards | NoteOn::Plan => None,
    };
    let mut about = note.on.iter().filter_map(over).peekable();
    about.peek().is_none() || about.any(|over| over)
}

pub(super) fn notes(env: &StateEnv<'_>, events: &[Event]) -> Vec<NoteView> {
    let book = env.world.book;
    let shown = book.notes.iter().filter(|note| env.guard(note.when.as_ref()) == Tri::Yes);
    shown
        .map(|note| {
            let on = note.on.iter().filter(|on| **on != NoteOn::Afterwards || is_over(env, events, note));
            let args = note
                .args
                .iter()
                .filter_map(|(name, expr)| Some(Operand { name: name.clone(), value: env.eval(expr).ok()? }));
            note_view(book, note, on, &args.collect::<Vec<_>>())
        })
        .collect()
}

/// A note as it is told in some places, with the values of its text.
pub(super) fn note_view<'n>(
    book: &Rulebook,
    note: &Note,
    on: impl Iterator<Item = &'n NoteOn>,
    args: &[Operand],
) -> NoteView {
    let place = |on: &NoteOn| match on {
        NoteOn::Form => "form".to_owned(),
        NoteOn::Afterwards => "afterwards".to_owned(),
        NoteOn::Plan => "plan".to_owned(),
        NoteOn::Action(at) => format!("action:{}", book.actions.get(*at).map_or("", |action| &action.id)),
        NoteOn::Goal(at) => format!("goal:{}", book.goals.get(*at).map_or("", |goal| &goal.id)),
    };
    NoteView {
        id: note.id.clone(),
        on: on.map(place).collect(),
        level: note.level.name(),
        lead: note.lead,
        args: operands(book, args),
        claims: book.cited(&note.cites),
    }
}
