//! Which parts of a rulebook rest on claims, and on which sides scenarios have seen each.
//!
//! A part is the smallest thing that cites: a requirement, a case of a time, a row of a table, a note. What it states can
//! be felt only where it applies and missed only where it does not, so a part is exercised once scenarios have seen both.

use std::collections::BTreeSet;

use super::Session;
use crate::rulebook::{Case, Cites, DerivedRule, Expr, Outcome, Rulebook, When};
use crate::sim::{
    Event, Happened, Pending, State, StateEnv, World, asked_confirms, offer, pending, quota_state, unknown_facts,
    verdict,
};
use crate::value::{Tri, Value};

/// How a part can be exercised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// It applies in some situations only: scenarios must see one of them, and another.
    Both,
    /// It always applies.
    One,
}

/// A part of a rulebook that rests on claims, or on ourselves.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name, such as `require dissolve/live-on` or `path leave 2`.
    pub name: String,
    /// Claims.
    pub cites: Cites,
    /// Whether it is only shown to people; else it changes what is computed.
    pub shown: bool,
    /// How it is exercised.
    pub sides: Sides,
}

/// What scenarios have seen.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Names of parts that applied, held, happened, or were expected to be shown.
    pub yes: BTreeSet<String>,
    /// Names of parts that did not.
    pub no: BTreeSet<String>,
}

impl Seen {
    pub(super) fn note(&mut self, name: String, side: bool) {
        if side {
            self.yes.insert(name);
        } else {
            self.no.insert(name);
        }
    }

    /// What is still missing for a part; `None` if nothing is.
    #[must_use]
    pub fn missing(&self, part: &Part) -> Option<&'static str> {
        if !self.yes.contains(&part.name) {
            Some("never seen where it applies")
        } else if part.sides == Sides::Both && !self.no.contains(&part.name) {
            Some("never seen where it does not apply")
        } else {
            None
        }
    }
}

/// All parts of a rulebook.
#[must_use]
pub fn parts(book: &Rulebook) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = |name: String, cites: &Cites, sides: Sides| {
        parts.push(Part { name, cites: cites.clone(), shown: false, sides });
    };
    for window in &book.windows {
        part(format!("window {}", window.id), &window.cites, Sides::Both);
    }
    for reading in &book.readings {
        for (choice, cites) in reading.choices.iter().zip(&reading.cites) {
            part(format!("reading {} {}", reading.id, book.name(*choice)), cites, Sides::Both);
        }
    }
    for derived in &book.derived {
        if let DerivedRule::Cases(rule) = &derived.rule {
            cases("derived", &derived.id, rule, &mut part);
        }
    }
    for table in &book.tables {
        for (at, row) in table.rows.iter().enumerate() {
            part(format!("row {} {at}", table.id), &row.cites, Sides::Both);
        }
    }
    for quota in &book.quotas {
        part(format!("require {}", quota.code), &quota.cites, Sides::Both);
        cases("window", &quota.id, &quota.window, &mut part);
    }
    let requires = book.actions.iter().flat_map(|action| &action.requires);
    for require in requires.chain(&book.constraints) {
        part(format!("require {}", require.code), &require.cites, Sides::Both);
    }
    for action in &book.actions {
        part(format!("action {}", action.id), &action.cites, Sides::Both);
        cases("path", &action.id, &action.paths, &mut part);
        cases("takes", &action.id, &action.takes, &mut part);
        cases("cost", &action.id, &action.costs, &mut part);
        cases("odds", &action.id, &action.odds, &mut part);
        outcomes(&action.id, &action.outcomes, &mut part);
        for confirm in &action.confirms {
            part(format!("confirm {} {}", action.id, confirm.id), &confirm.cites, sides(confirm.when.as_ref()));
        }
    }
    for trigger in &book.triggers {
        part(format!("trigger {}", trigger.id), &trigger.cites, Sides::Both);
        if let When::After(timing) = &trigger.timing {
            cases("after", &trigger.id, timing, &mut part);
        }
        cases("odds", &trigger.id, &trigger.odds, &mut part);
        outcomes(&trigger.id, &trigger.outcomes, &mut part);
    }
    for duty in &book.duties {
        part(format!("duty {}", duty.id), &duty.cites, Sides::Both);
    }
    for residue in &book.residues {
        part(format!("shown {}", residue.id), &residue.cites, Sides::Both);
        cases("until", &residue.id, &residue.until, &mut part);
    }
    for loss in &book.losses {
        part(format!("loss {}", loss.id), &loss.cites, Sides::Both);
    }
    for forecast in &book.forecasts {
        let cites = forecast.points.iter().flat_map(|point| point.cites.iter().copied()).collect();
        let (name, sides) = (format!("shown {}", forecast.id), sides(forecast.when.as_ref()));
        parts.push(Part { name, cites, shown: true, sides });
    }
    for note in &book.notes {
        let (name, sides) = (format!("shown {}", note.id), sides(note.when.as_ref()));
        parts.push(Part { name, cites: note.cites.clone(), shown: true, sides });
    }
    // A requirement that stands on several actions is one part.
    let mut known = BTreeSet::new();
    parts.retain(|part| known.insert(part.name.clone()));
    parts
}

fn sides(when: Option<&Expr>) -> Sides {
    if when.is_some() { Sides::Both } else { Sides::One }
}

/// Cases that cite. A case that stands alone and has no guard always applies.
fn cases<T>(what: &str, id: &str, cases: &[Case<T>], part: &mut impl FnMut(String, &Cites, Sides)) {
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| !case.cites.is_empty()) {
        let sides = if cases.len() > 1 { Sides::Both } else { sides(case.when.as_ref()) };
        part(format!("{what} {id} {at}"), &case.cites, sides);
    }
}

fn outcomes(id: &str, outcomes: &[Outcome], part: &mut impl FnMut(String, &Cites, Sides)) {
    for outcome in outcomes {
        part(format!("outcome {id} {}", outcome.id), &outcome.cites, Sides::Both);
        cases("effects", &format!("{id}/{}", outcome.id), &outcome.effects, part);
    }
}

/// Notes what a session shows at its place, and what happened in the step from `before` that led there.
pub(super) fn observe(session: &Session, before: &State, seen: &mut Seen) {
    happened(session, before, seen);
    let (world, state, book) = (session.world(), session.state(), session.book());
    let env = world.env(state);
    for window in &book.windows {
        seen.note(format!("window {}", window.id), window.hours.contains(state.now()));
    }
    for (reading, chosen) in book.readings.iter().zip(state.readings()) {
        for choice in &reading.choices {
            seen.note(format!("reading {} {}", reading.id, book.name(*choice)), choice == chosen);
        }
    }
    for derived in &book.derived {
        if let DerivedRule::Cases(rule) = &derived.rule {
            note_cases(&env, "derived", &derived.id, rule, seen);
        }
    }
    for table in &book.tables {
        let key = env.number(&table.key);
        for (at, row) in table.rows.iter().enumerate() {
            let within = key.is_some_and(|key| (row.lo..=row.hi).contains(&key));
            seen.note(format!("row {} {at}", table.id), within);
        }
    }
    for (at, quota) in book.quotas.iter().enumerate() {
        note_tri(format!("require {}", quota.code), quota_state(&env, at, quota).has_room(1), seen);
        note_cases(&env, "window", &quota.id, &quota.window, seen);
    }
    for constraint in &book.constraints {
        note_tri(format!("require {}", constraint.code), verdict(&env, constraint), seen);
    }
    for (index, action) in book.actions.iter().enumerate() {
        let Some(offer) = offer(world, state, index) else { continue };
        for judged in &offer.verdicts {
            let Some(require) = action.requires.get(judged.require) else { continue };
            // One that does not apply holds, but says nothing.
            let applies = judged.holds != Tri::Yes || env.guard(require.when.as_ref()) == Tri::Yes;
            // One that no answer of theirs could settle does not hold, as far as people can tell.
            let parts = require.parts().map(|expr| &expr.root);
            let settled = judged.holds != Tri::Unknown || !unknown_facts(&env, parts).is_empty();
            if applies {
                let holds = if settled { judged.holds } else { Tri::No };
                note_tri(format!("require {}", require.code), holds, seen);
            }
        }
        if offer.offered != Tri::No {
            note_cases(&env, "path", &action.id, &action.paths, seen);
        }
        note_cases(&env, "takes", &action.id, &action.takes, seen);
        note_cases(&env, "cost", &action.id, &action.costs, seen);
        note_cases(&env, "odds", &action.id, &action.odds, seen);
        let asked: Vec<&str> = asked_confirms(&env, action).iter().map(|confirm| confirm.id.as_str()).collect();
        for confirm in &action.confirms {
            seen.note(format!("confirm {} {}", action.id, confirm.id), asked.contains(&confirm.id.as_str()));
        }
    }
    let waiting: Vec<Pending> = pending(world, state).collect();
    for (index, trigger) in book.triggers.iter().enumerate() {
        let here = waiting.iter().find(|pending| pending.trigger == index && pending.sure);
        seen.note(format!("trigger {}", trigger.id), here.is_some());
        let args = [Value::Int(here.and_then(|pending| i64::try_from(pending.instance).ok()).unwrap_or(0))];
        let env = env.with_args(if trigger.each.is_some() { &args } else { &[] });
        if let (When::After(timing), Some(_)) = (&trigger.timing, here) {
            note_cases(&env, "after", &trigger.id, timing, seen);
        }
        if here.is_some() {
            note_cases(&env, "odds", &trigger.id, &trigger.odds, seen);
        }
    }
    for (duty, owed) in book.duties.iter().zip(state.duties()) {
        if let Some((_, met)) = owed.ended {
            seen.note(format!("duty {}", duty.id), met);
        }
    }
    for residue in &book.residues {
        if env.holds(&residue.when) == Tri::Yes {
            note_cases(&env, "until", &residue.id, &residue.until, seen);
        }
    }
}

fn note_tri(name: String, holds: Tri, seen: &mut Seen) {
    if holds != Tri::Unknown {
        seen.note(name, holds == Tri::Yes);
    }
}

fn note_cases<T>(env: &StateEnv<'_>, what: &str, id: &str, cases: &[Case<T>], seen: &mut Seen) {
    let chosen = env.first(cases).map(|(case, _)| std::ptr::from_ref(case));
    for (at, case) in cases.iter().enumerate() {
        seen.note(format!("{what} {id} {at}"), chosen == Some(std::ptr::from_ref(case)));
    }
}

/// What ended in the last step: its outcome, and the effects that it had.
fn happened(session: &Session, before: &State, seen: &mut Seen) {
    let book = session.book();
    let world: World<'_> = session.world();
    let env = StateEnv { world, state: before, args: &[] };
    let said: &[Value] = match session.cursor().checked_sub(1).and_then(|at| session.events().get(at)) {
        Some(Event::Act { args, .. }) => args,
        _ => &[],
    };
    let mut ended: Vec<(&str, &str)> = Vec::new();
    for happened in session.last() {
        let about;
        let (kind, id, outcomes, outcome, args): (_, _, _, _, &[Value]) = match happened {
            Happened::Acted { action, outcome, .. } => match book.actions.get(*action) {
                Some(action) => ("action", &action.id, &action.outcomes, *outcome, said),
                None => continue,
            },
            Happened::Fired { trigger, instance, outcome, .. } => match book.triggers.get(*trigger) {
                Some(trigger) => {
                    about = [Value::Int(i64::try_from(*instance).unwrap_or(0))];
                    let args: &[Value] = if trigger.each.is_some() { &about } else { &[] };
                    ("trigger", &trigger.id, &trigger.outcomes, *outcome, args)
                }
                None => continue,
            },
            _ => continue,
        };
        let Some(outcome) = outcomes.get(outcome) else { continue };
        seen.note(format!("{kind} {id}"), true);
        ended.push((id, &outcome.id));
        note_cases(&env.with_args(args), "effects", &format!("{id}/{}", outcome.id), &outcome.effects, seen);
    }
    let actions = book.actions.iter().map(|action| (&action.id, &action.outcomes));
    for (id, outcomes) in actions.chain(book.triggers.iter().map(|trigger| (&trigger.id, &trigger.outcomes))) {
        if !ended.iter().any(|(ended, _)| *ended == id.as_str()) {
            seen.no.insert(format!("action {id}"));
        }
        for outcome in outcomes {
            let name = format!("outcome {id} {}", outcome.id);
            seen.note(name, ended.contains(&(id.as_str(), outcome.id.as_str())));
        }
    }
}
