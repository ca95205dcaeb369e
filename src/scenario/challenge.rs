//! Challenges: situations to be solved by hand on the simulated phone, each with a stored solution.

use std::rc::Rc;

use super::{begin, request, start, steps};
use crate::rulebook::Rulebook;
use crate::rulebook::source::{Tree, TreeKind};
use crate::sim::{Request, Session};
use crate::value::Tri;
use crate::wire::{Answer, view};

/// A situation and a goal to be reached from it, and what the stored solution took.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Id of the goal.
    pub goal: String,
    /// Where it begins: what a session is started with.
    pub start: Tree,
    /// How many things are done in the solution.
    pub deeds: i64,
    /// Simulated milliseconds that it takes.
    pub time: i64,
}

/// The challenge that a scenario is the solution of; `None` where it is of none.
///
/// # Errors
/// Where the solution cannot be carried out, what stands in its way.
pub fn challenge(book: &Rc<Rulebook>, scenario: &Tree) -> Result<Option<Challenge>, String> {
    let Some(goal) = scenario.get("challenge").and_then(Tree::text) else { return Ok(None) };
    let mut session = begin(book, scenario)?;
    let begun = session.state().now();
    let mut deeds = 0_i64;
    let tried = |step: &&Tree| step.get("expect").is_none() && step.get("rejected").is_none();
    for step in steps(scenario).iter().filter(tried) {
        let request = Request::read(book, &request(step)?).map_err(|r| r.to_string())?;
        session.request(&request).map_err(|r| r.to_string())?;
        deeds = deeds.saturating_add(i64::from(step.get("act").is_some()));
    }
    if let Some(problem) = problem(&session, scenario) {
        return Err(problem);
    }
    let time = session.state().now().saturating_sub(begun);
    Ok(Some(Challenge { goal: goal.to_owned(), start: start(scenario)?, deeds, time }))
}

/// What is wrong with a solution: it has to end at its goal, and must not begin there.
pub(super) fn problem(session: &Session, scenario: &Tree) -> Option<String> {
    let wanted = scenario.get("challenge")?;
    let Some(wanted) = wanted.text() else { return Some("a challenge names a goal".to_owned()) };
    let goals = view(session).goals;
    let Some(goal) = goals.iter().find(|goal| goal.id == wanted) else { return Some(format!("no goal {wanted}")) };
    if goal.reached != Answer::from(Tri::Yes) {
        return Some(format!("the solution does not reach {wanted}"));
    }
    session.events().is_empty().then(|| format!("{wanted} is reached at once"))
}

impl Challenge {
    /// As a page reads it.
    #[must_use]
    pub fn tree(&self, id: &str) -> Tree {
        let entry = |key: &str, kind: TreeKind| (key.to_owned(), Tree::new(kind));
        Tree::new(TreeKind::Table(vec![
            entry("id", TreeKind::Str(id.to_owned())),
            entry("goal", TreeKind::Str(self.goal.clone())),
            ("start".to_owned(), self.start.clone()),
            entry("deeds", TreeKind::Int(self.deeds)),
            entry("time", TreeKind::Int(self.time)),
        ]))
    }
}
