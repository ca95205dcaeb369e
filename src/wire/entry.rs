//! What happened in a step, and the entries of the log.

use serde::Serialize;

use super::view::{OperandView, named};
use super::{Datum, ValueView, datum, datum_kind};
use crate::rulebook::Rulebook;
use crate::sim::{Event, Happened};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HappenedView {
    /// `set`, `waited`, `acted`, `interrupted`, `fired`, `breached` or `duty`.
    pub kind: &'static str,
    /// Id of the action, trigger or duty, or code of the requirement.
    pub id: String,
    /// Which entity it was about.
    pub instance: u32,
    /// Id of the outcome.
    pub outcome: Option<String>,
    /// Whether it was the wanted one; of a duty, whether it was met.
    pub wanted: bool,
    /// When.
    pub at: i64,
}

/// An event of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// `set`, `act`, `fire` or `wait`.
    pub kind: &'static str,
    /// Id of the action or trigger; keys of the facts.
    pub ids: Vec<String>,
    /// Arguments, or the new values of the facts.
    pub args: Vec<OperandView>,
    /// For something that happens by itself: which entity it is about.
    pub instance: Option<u32>,
    /// Id of the outcome.
    pub outcome: Option<String>,
    /// Whether it was the wanted one.
    pub wanted: bool,
    /// Attended time of an action.
    pub took: Option<i64>,
    /// The clock that was waited for.
    pub until: Option<i64>,
}

pub(super) fn happened_view(book: &Rulebook, happened: &Happened, now: i64) -> Option<HappenedView> {
    let plain =
        |kind, id: &str, at| HappenedView { kind, id: id.to_owned(), instance: 0, outcome: None, wanted: true, at };
    Some(match happened {
        Happened::Set => plain("set", "", now),
        Happened::Waited => plain("waited", "", now),
        Happened::Duty { duty, met, at } => {
            HappenedView { wanted: *met, ..plain("duty", &book.duties.get(*duty)?.id, *at) }
        }
        Happened::Breached { code, at } => HappenedView { wanted: false, ..plain("breached", code, *at) },
        Happened::Interrupted { action, at } => {
            HappenedView { wanted: false, ..plain("interrupted", &book.actions.get(*action)?.id, *at) }
        }
        Happened::Acted { action, outcome, at } => {
            let action = book.actions.get(*action)?;
            let outcome = action.outcomes.get(*outcome)?;
            HappenedView {
                outcome: Some(outcome.id.clone()),
                wanted: outcome.wanted,
                ..plain("acted", &action.id, *at)
            }
        }
        Happened::Fired { trigger, instance, outcome, at } => {
            let trigger = book.triggers.get(*trigger)?;
            let outcome = trigger.outcomes.get(*outcome)?;
            HappenedView {
                instance: u32::try_from(*instance).unwrap_or(0),
                outcome: Some(outcome.id.clone()),
                wanted: outcome.wanted,
                ..plain("fired", &trigger.id, *at)
            }
        }
    })
}

pub(super) fn entry(book: &Rulebook, event: &Event) -> EntryView {
    let mut view = EntryView {
        kind: "set",
        ids: Vec::new(),
        args: Vec::new(),
        instance: None,
        outcome: None,
        wanted: true,
        took: None,
        until: None,
    };
    match event {
        Event::Set { facts, .. } => {
            for (slot, cell) in facts {
                let Some(declared) = book.slots.get(usize::from(*slot)) else { continue };
                let kind = declared.ty.kind();
                let value = cell.map_or(Datum::Null, |cell| datum(book, kind, cell));
                view.ids.push(declared.key.clone());
                view.args.push(OperandView {
                    name: declared.key.clone(),
                    value: ValueView { kind: datum_kind(kind), value },
                });
            }
        }
        Event::Act { action, args, took, outcome, .. } => {
            view.kind = "act";
            view.took = Some(*took);
            if let Some(action) = book.actions.get(*action) {
                view.ids.push(action.id.clone());
                view.args = named(book, &action.params, args);
                view.outcome = action.outcomes.get(*outcome).map(|outcome| outcome.id.clone());
                view.wanted = action.outcomes.get(*outcome).is_some_and(|outcome| outcome.wanted);
            }
        }
        Event::Fire { trigger, instance, outcome, .. } => {
            view.kind = "fire";
            if let Some(trigger) = book.triggers.get(*trigger) {
                view.instance = trigger.each.and_then(|_| u32::try_from(*instance).ok());
                view.ids.push(trigger.id.clone());
                view.outcome = trigger.outcomes.get(*outcome).map(|outcome| outcome.id.clone());
                view.wanted = trigger.outcomes.get(*outcome).is_some_and(|outcome| outcome.wanted);
            }
        }
        Event::Wait { until } => {
            view.kind = "wait";
            view.until = Some(*until);
        }
    }
    view
}
