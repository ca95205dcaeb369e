//! Only what changed crosses the border; the facade keeps the rest of the view as it is.

use serde::Serialize;

use super::entry::{EntryView, HappenedView, entry};
use super::shown::{DutyView, ForecastView, NoteView, ResidueView};
use super::view::{ActionView, FactView, FindingView, GoalView, PendingView, View, view_but_log};
use crate::sim::{Event, Session, write_event};

/// The difference between two views. A part that is `null` did not change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Delta<'v> {
    /// The clock.
    pub now: i64,
    /// The clock at the start.
    pub start: i64,
    /// The day that rules are judged by.
    pub as_of: &'v str,
    /// When time alone changes something next.
    pub next_change: Option<i64>,
    /// How many events have happened.
    pub cursor: u32,
    /// Facts that changed.
    pub facts: Changed<'v, FactView>,
    /// Actions that changed.
    pub actions: Changed<'v, ActionView>,
    /// Log entries that changed.
    pub log: Changed<'v, EntryView>,
    /// The same as the log of the session has them, in JSON.
    pub events: Vec<String>,
    /// The digest of the state.
    pub digest: String,
    /// Whose word counts.
    pub basis: &'static str,
    /// The choice of each reading.
    pub readings: Option<&'v [String]>,
    /// What is wrong with the situation itself.
    pub situation: Option<&'v [FindingView]>,
    /// Goals.
    pub goals: Option<&'v [GoalView]>,
    /// What is pending.
    pub pending: Option<&'v [PendingView]>,
    /// Duties.
    pub duties: Option<&'v [DutyView]>,
    /// What remains.
    pub residues: Option<&'v [ResidueView]>,
    /// Forecasts.
    pub forecasts: Option<&'v [ForecastView]>,
    /// Articles older than a year.
    pub stale: Option<&'v [String]>,
    /// Notes that changed.
    pub notes: Changed<'v, NoteView>,
    /// What happened in the last step.
    pub happened: Option<&'v [HappenedView]>,
}

/// Changes of a list: its length now, and the items that are new or different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Changed<'v, T> {
    /// Length now.
    pub length: u32,
    /// Items that are new or different.
    pub items: Vec<Indexed<'v, T>>,
}

/// An item and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Indexed<'v, T> {
    /// Place.
    pub index: u32,
    /// Item.
    pub item: &'v T,
}

/// What somebody was told of a session last.
#[derive(Clone, Debug)]
pub struct Told {
    view: View,
    /// What its log tells.
    events: Vec<Event>,
}

impl Told {
    /// The view.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Tells a session anew, and gives what is to be told of it with the difference from what was told before. The log is gone on
    /// with and not written anew, however long it is.
    pub fn tell<T>(before: &mut Option<Self>, session: &Session, tell: impl FnOnce(&Delta<'_>) -> T) -> T {
        let mut old = before.take();
        let kept = old.as_mut().map(|old| (std::mem::take(&mut old.view.log), std::mem::take(&mut old.events)));
        let (mut log, mut events) = kept.unwrap_or_default();
        let same = events.iter().zip(session.events()).take_while(|(told, event)| told == event).count();
        log.truncate(same);
        events.truncate(same);
        let mut written = Vec::new();
        for event in session.events().iter().skip(same) {
            log.push(entry(session.book(), event));
            written.push(write_event(session.book(), event));
            events.push(event.clone());
        }
        let view = View { log, ..view_but_log(session) };
        let digest = session.state().digest(session.book());
        let told = tell(&delta(old.as_ref().map(|old| &old.view), &view, same, (written, digest)));
        *before = Some(Self { view, events });
        told
    }
}

/// What changed from one view to the next, of the log from a place on; from nothing, everything did.
fn delta<'v>(old: Option<&View>, new: &'v View, log: usize, (events, digest): (Vec<String>, String)) -> Delta<'v> {
    fn list<'v, T: PartialEq>(old: Option<&Vec<T>>, new: &'v [T]) -> Changed<'v, T> {
        let differs = |(index, item): &(usize, &T)| old.and_then(|old| old.get(*index)).is_none_or(|old| old != *item);
        changed(new, new.iter().enumerate().filter(differs))
    }
    fn changed<'v, T>(new: &'v [T], items: impl Iterator<Item = (usize, &'v T)>) -> Changed<'v, T> {
        let indexed = |(index, item): (usize, &'v T)| Indexed { index: u32::try_from(index).unwrap_or(u32::MAX), item };
        Changed { length: u32::try_from(new.len()).unwrap_or(u32::MAX), items: items.map(indexed).collect() }
    }
    fn whole<'v, T: PartialEq>(old: Option<&Vec<T>>, new: &'v Vec<T>) -> Option<&'v [T]> {
        (old != Some(new)).then_some(new)
    }
    Delta {
        now: new.now,
        start: new.start,
        as_of: &new.as_of,
        next_change: new.next_change,
        cursor: new.cursor,
        facts: list(old.map(|view| &view.facts), &new.facts),
        actions: list(old.map(|view| &view.actions), &new.actions),
        log: changed(&new.log, new.log.iter().enumerate().skip(log)),
        events,
        digest,
        basis: new.basis,
        readings: whole(old.map(|view| &view.readings), &new.readings),
        situation: whole(old.map(|view| &view.situation), &new.situation),
        goals: whole(old.map(|view| &view.goals), &new.goals),
        pending: whole(old.map(|view| &view.pending), &new.pending),
        duties: whole(old.map(|view| &view.duties), &new.duties),
        forecasts: whole(old.map(|view| &view.forecasts), &new.forecasts),
        stale: whole(old.map(|view| &view.stale), &new.stale),
        residues: whole(old.map(|view| &view.residues), &new.residues),
        notes: list(old.map(|view| &view.notes), &new.notes),
        happened: whole(old.map(|view| &view.happened), &new.happened),
    }
}
