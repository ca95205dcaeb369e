//! A table of cases in, what stands in the way of each out: columns are facts, a row is a case. What the columns are is found out
//! once; a row is judged by the very rules that a session is.

use std::rc::Rc;

use crate::diag::{Code, Rejection};
use crate::explain::standing;
use crate::rulebook::source::{Tree, TreeKind};
use crate::rulebook::{Action, By, Given, Rulebook, SlotTy};
use crate::sim::{Session, Start, StartRequest, State, World, askable, offer, verdict};
use crate::value::Tri;

/// What a cell says that is not known; so does an empty one.
const UNKNOWN: &str = "unknown";

/// A table to be gone through.
#[derive(Debug)]
pub struct Survey {
    book: Rc<Rulebook>,
    /// What all cases have in common.
    start: Start,
    /// The cell of a state that each column is about.
    columns: Vec<u16>,
    /// Index of the goal.
    goal: usize,
}

/// How a case stands to the goal.
#[derive(Clone, Debug)]
pub struct Judged<'b> {
    /// Whether the goal is reached already.
    pub reached: Tri,
    /// Whether one thing is enough that can be done now.
    pub enough: Tri,
    /// The action that comes nearest to the goal.
    pub nearest: Option<&'b Action>,
    /// Codes that stand in the way of that action; none where one thing is enough.
    pub blockers: Vec<&'b str>,
    /// Codes of which it cannot be told.
    pub open: Vec<&'b str>,
    /// Codes of what is wrong with the case itself.
    pub situation: Vec<&'b str>,
}

impl Survey {
    /// A survey of how cases stand to a goal; `common` is what is not in the columns.
    ///
    /// # Errors
    /// [`Code::UnknownGoal`]; for a column [`Code::UnknownFact`] or [`Code::FactNotAskable`], at `/columns/PLACE`; what a start refuses.
    pub fn new(
        book: Rc<Rulebook>,
        common: &StartRequest,
        goal: &str,
        columns: &[impl AsRef<str>],
    ) -> Result<Self, Rejection> {
        let (goal, _) = book.goal(goal)?;
        let slots = columns.iter().enumerate();
        let slots = slots.map(|(at, key)| askable(&book, key.as_ref()).map_err(|r| r.at(format!("/columns/{at}"))));
        let columns = slots.collect::<Result<_, _>>()?;
        let start = common.resolve(&book)?;
        Ok(Self { book, start, columns, goal })
    }

    /// The rulebook.
    #[must_use]
    pub fn book(&self) -> &Rulebook {
        &self.book
    }

    /// Judges a case; a cell that is missing is not known.
    ///
    /// # Errors
    /// For each cell that cannot be used its column, and why: [`Code::ValueRange`], [`Code::EventShape`]; where all can be used
    /// and still nothing begins so, what the start refuses, of no column.
    pub fn judge<'c>(
        &self,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<Judged<'_>, Vec<(Option<usize>, Rejection)>> {
        let mut start = self.start.clone();
        let mut refused = Vec::new();
        let mut cells = cells.into_iter();
        for (at, slot) in self.columns.iter().enumerate() {
            let known = self.book.slots.get(usize::from(*slot)).map(|declared| declared.ty);
            let given = known.map_or(Ok(Given::Unknown), |ty| read(&self.book, ty, cells.next().unwrap_or_default()));
            match given.and_then(|given| given.resolve(start.instant)) {
                Ok(cell) => start.cells.iter_mut().skip(usize::from(*slot)).take(1).for_each(|known| *known = cell),
                Err(rejection) => refused.push((Some(at), rejection)),
            }
        }
        if cells.next().is_some() {
            let many = Rejection::new(Code::EventShape).with("expected", self.columns.len().to_string());
            refused.push((None, many.with("found", "more")));
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        let session = Session::begin(Rc::clone(&self.book), start).map_err(|rejection| vec![(None, rejection)])?;
        Ok(self.judged(session.world(), session.state()))
    }

    fn judged(&self, world: World<'_>, state: &State) -> Judged<'_> {
        let env = world.env(state);
        let wrong = self.book.constraints.iter().filter(|constraint| verdict(&env, constraint) == Tri::No);
        let mut judged = Judged {
            reached: Tri::No,
            enough: Tri::No,
            nearest: None,
            blockers: Vec::new(),
            open: Vec::new(),
            situation: wrong.map(|constraint| constraint.code.as_str()).collect(),
        };
        let Some(goal) = self.book.goals.get(self.goal) else { return judged };
        judged.reached = env.holds(&goal.that);
        if judged.reached == Tri::Yes {
            return judged;
        }
        let standing = standing(world, state, goal);
        judged.enough = standing.enough;
        let Some((at, action)) = standing.nearest.and_then(|at| Some((at, self.book.actions.get(at)?))) else {
            return judged;
        };
        judged.nearest = Some(action);
        let Some(offer) = offer(world, state, at).filter(|_| standing.enough != Tri::Yes) else { return judged };
        // Where it can be done with one person, those with whom it cannot stand in nobody's way.
        let able = offer.options.contains(&Tri::Yes);
        let counts = offer.verdicts.iter().filter(|judged| judged.entity.is_none() || !able);
        let requires = counts.filter_map(|judged| Some((action.requires.get(judged.require)?, judged.holds)));
        let requires = requires.filter(|(require, _)| require.by == By::System);
        let quota = offer.quota.and_then(|(at, room)| Some((self.book.quotas.get(at)?.code.as_str(), room)));
        for (code, holds) in requires.map(|(require, holds)| (require.code.as_str(), holds)).chain(quota) {
            let codes = match holds {
                Tri::No => &mut judged.blockers,
                Tri::Unknown => &mut judged.open,
                Tri::Yes => continue,
            };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        judged
    }
}

/// Reads a cell of a table.
fn read(book: &Rulebook, ty: SlotTy, text: &str) -> Result<Given, Rejection> {
    let text = text.trim();
    let beside = |range: String| Rejection::new(Code::ValueRange).with("value", text).with("range", range);
    let kind = match (ty, text) {
        (_, "" | UNKNOWN) => return Ok(Given::Unknown),
        (SlotTy::Bool, "true" | "false") => TreeKind::Bool(text == "true"),
        (SlotTy::Bool, _) => return Err(beside("true, false".to_owned())),
        (SlotTy::Int { min, max }, _) => TreeKind::Int(text.parse().map_err(|_| beside(format!("{min}..{max}")))?),
        // A bare number is no moment that anybody means.
        (SlotTy::Enum(_) | SlotTy::Version | SlotTy::Instant | SlotTy::Duration, _) => TreeKind::Str(text.to_owned()),
    };
    Given::read(book, ty, &Tree::new(kind))
}
