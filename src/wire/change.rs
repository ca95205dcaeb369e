//! What changed besides requirements: everything of a view that people see, part by part.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::explain::ChangeView;
use super::view::{ActionView, View, view};
use super::{Answer, explain};
use crate::diag::Rejection;
use crate::explain::differing_cells;
use crate::sim::Session;

/// Most views that are worked out to find what lies behind what changed.
const TRIES_MAX: usize = 16;

/// What is otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChangesView {
    /// Requirements that stand otherwise.
    pub rules: Vec<ChangeView>,
    /// Whatever else is otherwise.
    pub parts: Vec<PartChangeView>,
}

/// A part of what is shown that is otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PartChangeView {
    /// Of an action: `offered` (its entry came or went), `applicable` (by a quota), `confirms`, `takes`, `cost`, `odds`, `paths`, `irreversible`, `range` (of its
    /// numbers). By itself: `note`, `residue`, `duty`, `pending`, `forecast`, `goal`, `situation`.
    pub part: &'static str,
    /// Id of the action, or of the part itself.
    pub id: String,
    /// `there` (new), `gone`, or `other`.
    pub became: &'static str,
    /// `each`: any one of the facts explains it. `together`: all of them do. `clock`: time has passed.
    pub behind: &'static str,
    /// Keys of the facts behind it.
    pub facts: Vec<String>,
}

/// Part, id and which one, where there may be several.
type Key = (&'static str, String, u32);

/// What changed from one place in the log of a session to the place it stands at.
///
/// # Errors
/// [`crate::diag::Code::NoSuchStep`] outside the log.
pub fn changes(session: &Session, since: usize) -> Result<ChangesView, Rejection> {
    let mut earlier = session.clone();
    earlier.seek(since)?;
    let rules = explain::rule_changes(&earlier, session);
    let (before, after) = (parts(&view(&earlier)), parts(&view(session)));
    let ruled = |key: &Key| ["applicable", "offered"].contains(&key.0) && rules.iter().any(|rule| rule.action == key.1);
    // What comes and goes with the entry of an action is not told by itself.
    let entry_stays = |key: &Key| {
        let entry = ("offered", key.1.clone(), 0);
        !OF_ACTIONS.contains(&key.0) || (before.contains_key(&entry) && after.contains_key(&entry))
    };
    let mut found: Vec<(Key, &'static str)> = Vec::new();
    for (key, is) in &after {
        match before.get(key) {
            None if !ruled(key) && entry_stays(key) => found.push((key.clone(), "there")),
            Some(was) if was != is && !ruled(key) => found.push((key.clone(), "other")),
            _ => {}
        }
    }
    let gone = before.keys().filter(|key| !after.contains_key(*key) && !ruled(key) && entry_stays(key));
    found.extend(gone.map(|key| (key.clone(), "gone")));
    let differing = differing_cells(earlier.state(), session.state());
    // The view with one fact as it was: a part that is then as it was hangs on that fact.
    let put_back = |slot: &u16| {
        let mut state = session.state().clone();
        state.set(session.book(), *slot, earlier.state().cell(*slot), false);
        parts(&view(&session.standing_at(state)))
    };
    let tried: Vec<_> =
        if found.is_empty() { Vec::new() } else { differing.iter().take(TRIES_MAX).map(put_back).collect() };
    let name = |slot: &u16| session.book().slots.get(usize::from(*slot)).map(|slot| slot.key.clone());
    let part = |(key, became): (Key, &'static str)| {
        let explains = differing.iter().zip(&tried).filter(|(_, there)| there.get(&key) == before.get(&key));
        let each: Vec<String> = explains.filter_map(|(slot, _)| name(slot)).collect();
        let (behind, facts) = match (differing.is_empty(), each.is_empty()) {
            (true, _) => ("clock", each),
            (false, false) => ("each", each),
            (false, true) => ("together", differing.iter().filter_map(name).collect()),
        };
        PartChangeView { part: key.0, id: key.1, became, behind, facts }
    };
    Ok(ChangesView { rules, parts: found.into_iter().map(part).collect() })
}

/// Everything of a view that is compared.
fn parts(view: &View) -> BTreeMap<Key, Json> {
    let mut parts = BTreeMap::new();
    for action in view.actions.iter().filter(|action| action.offered != Answer::No) {
        parts.insert(("offered", action.id.clone(), 0), Json::Null);
        let told = OF_ACTIONS.into_iter().zip(of_action(action));
        parts.extend(told.map(|(part, is)| ((part, action.id.clone(), 0), is)));
    }
    let mut add = |part: &'static str, id: &str, at: u32, is: Json| parts.insert((part, id.to_owned(), at), is);
    for note in &view.notes {
        add("note", &note.id, 0, Json::Null);
    }
    for residue in &view.residues {
        add("residue", &residue.id, 0, json!([residue.until_min, residue.until_max]));
    }
    for duty in &view.duties {
        add("duty", &duty.id, 0, json!([duty.status, duty.due]));
    }
    for pending in &view.pending {
        add("pending", &pending.trigger, pending.instance, json!([pending.sure, pending.from, pending.until]));
    }
    for forecast in &view.forecasts {
        add("forecast", &forecast.id, 0, json!(forecast.from));
    }
    for goal in &view.goals {
        add("goal", &goal.id, 0, json!(goal.reached));
    }
    for finding in &view.situation {
        add("situation", &finding.code, 0, Json::Null);
    }
    parts
}

/// What is compared of an action that is offered before and after.
const OF_ACTIONS: [&str; 8] = ["applicable", "confirms", "takes", "cost", "odds", "paths", "irreversible", "range"];

/// In the order of [`OF_ACTIONS`].
fn of_action(action: &ActionView) -> [Json; 8] {
    let confirms: Vec<&str> = action.confirms.iter().map(|confirm| confirm.id.as_str()).collect();
    let odds: Vec<_> = action.outcomes.iter().map(|outcome| (outcome.possible, outcome.ppm)).collect();
    let ranges: Vec<_> = action.params.iter().map(|param| (param.min, param.max)).collect();
    [
        json!(action.applicable),
        json!(confirms),
        json!(action.takes),
        json!(action.cost),
        json!(odds),
        json!(action.paths),
        json!(action.irreversible),
        json!(ranges),
    ]
}
