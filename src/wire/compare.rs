//! The same situation with one fact otherwise, side by side: what each choice means for each goal.

use serde::Serialize;

use super::Answer;
use super::view::{FindingView, finding};
use crate::explain::{Standing, standing};
use crate::finding::{Finding, Lens, Severity};
use crate::rulebook::{Goal, SlotTy};
use crate::sim::{Event, Session, State, World, offer, step};
use crate::value::Tri;

/// What one choice of a fact would mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// The choice.
    pub choice: String,
    /// Whether it is the one that holds now.
    pub current: bool,
    /// Goals, in the order of the rulebook.
    pub goals: Vec<ComparedGoal>,
}

/// What one choice would mean for one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ComparedGoal {
    /// Id of the goal.
    pub goal: String,
    /// Id of the action that comes nearest to it.
    pub action: String,
    /// Whether one thing is then enough that can be done at once.
    pub applicable: Answer,
    /// The first thing in its way, or that keeps it from being told.
    pub blocker: Option<FindingView>,
}

/// Tries every choice of the fact that the rulebook compares by; nothing where it compares by none.
#[must_use]
pub fn compare(session: &Session) -> Vec<CompareView> {
    let book = session.book();
    let Some(slot) = book.compare else { return Vec::new() };
    let Some(SlotTy::Enum(choices)) = book.slots.get(usize::from(slot)).map(|declared| declared.ty) else {
        return Vec::new();
    };
    let world = session.world();
    let tried = book.choices(choices).iter().filter_map(|choice| {
        let cell = Some(i64::from(choice.0));
        let set = Event::Set { facts: vec![(slot, cell)], assumed: true };
        let (state, _) = step(world, session.state(), &set).ok()?;
        let goals = book.goals.iter().filter_map(|goal| goal_there(world, &state, goal)).collect();
        let current = session.state().cell(slot) == cell;
        Some(CompareView { choice: book.name(*choice).to_owned(), current, goals })
    });
    tried.collect()
}

fn goal_there(world: World<'_>, state: &State, goal: &Goal) -> Option<ComparedGoal> {
    let lens = Lens::new(world, state);
    let Standing { nearest, enough, .. } = standing(world, state, goal);
    let nearest = offer(world, state, nearest?)?;
    let mut findings = lens.of_action(&nearest, false);
    let blocks = |found: &Finding| found.severity == Severity::Blocker;
    let doubtful = |found: &Finding| found.holds == Tri::Unknown;
    let at = findings.iter().position(blocks).or_else(|| findings.iter().position(doubtful));
    let blocker = at.map(|at| findings.swap_remove(at));
    Some(ComparedGoal {
        goal: goal.id.clone(),
        action: world.book.actions.get(nearest.action)?.id.clone(),
        applicable: enough.into(),
        blocker: blocker.map(|found| finding(world.book, &found)),
    })
}
