//! Ways to a goal: what to do, in which order, how long it takes, what it costs, who is needed, what is lost and what may
//! go wrong. Plans are found by trying [`crate::sim::step`] and nothing else; each is a log that replays.
//!
//! The search counts with typical times, with wanted outcomes, and with everything else happening as wanted at its typical
//! time. From the goal backwards it looks only at what may still be needed, and it is exhaustive: what it finds is the best
//! in its order, and where it finds nothing there is nothing to be found, unless it says that it gave up.

mod choice;
mod clause;
mod cone;
mod course;
mod differ;
mod estimate;
mod key;
mod price;
mod search;
mod told;

pub(crate) use price::is_other;
pub use price::{BIT, Order, Price, UNSTATED, halvings};
pub use told::{Loss, Plan, Span, Step, StepKind};

use crate::diag::{Code, Rejection};
use crate::rulebook::Rulebook;
use crate::sim::{Session, Start, State, World};
use crate::value::Tri;
use course::{Course, Passage};
use differ::Differ;
use search::{Aim, Progress, Search, Way};
use std::rc::Rc;

/// Most steps that are simulated for all plans of a question.
pub const STEPS_MAX: usize = 2_000;

/// Why a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The goal is reached already.
    Reached,
    /// The best ways were found.
    Found,
    /// There is no way, whatever is done and whatever is not known turns out to be.
    Impossible,
    /// No way was found, but something in the way rests on what no article says.
    Unsettled,
    /// It took too many steps; there may be other ways, or a way.
    GaveUp,
}

impl Stop {
    /// Its name, as it leaves the engine.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Found => "found",
            Self::Impossible => "impossible",
            Self::Unsettled => "unsettled",
            Self::GaveUp => "gave-up",
        }
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Plans {
    /// Index of the goal.
    pub goal: usize,
    /// The best ways, each once, with the orders in which it is the best.
    pub plans: Vec<Plan>,
    /// Why the search ended.
    pub stop: Stop,
    /// Whether all numbers that can make a difference were tried; else doing something in other portions may be better.
    pub exhaustive: bool,
    /// Whether requirements of policy and law are kept.
    pub lawful: bool,
    /// Where there is no way: facts that would have to differ, alone or two together, and what they would have to be.
    pub differ: Vec<Vec<(u16, i64)>>,
    /// For each trigger, whether it can matter for the goal; what others do costs nothing and is no part of a plan.
    pub matters: Vec<bool>,
    /// Steps that were simulated.
    pub steps: usize,
}

/// A way that was found for an order.
struct Found {
    order: Order,
    way: Way,
    /// Whether it is known that there is no better one.
    proven: bool,
}

/// A search that goes on in slices.
pub struct Planner {
    book: Rc<Rulebook>,
    start: Start,
    goal: usize,
    lawful: bool,
    steps_max: usize,
    /// What happens before anything can be done.
    first: Passage,
    search: Search,
    /// What is still to be searched, what is under way first.
    turns: Vec<Aim>,
    /// Steps after which the search under way is given up.
    until: usize,
    /// Ways that were found in haste, to be bettered.
    near: Vec<Way>,
    found: Vec<Found>,
    differ: Option<Differ>,
    stop: Option<Stop>,
    plans: Vec<Plan>,
}

impl Planner {
    /// A search for ways to a goal from where a session stands. If it is to be `lawful`, no way acts against a requirement
    /// of policy or law. After `steps_max` simulated steps it gives up.
    ///
    /// # Errors
    /// [`Code::UnknownGoal`], or what is refused when something pending comes due at once.
    pub fn new(session: &Session, goal: usize, lawful: bool, steps_max: usize) -> Result<Self, Rejection> {
        let world = session.world();
        let first = Course::typical(world).begin(session.state())?;
        let search = Search::new(world, &first.state, goal, lawful).ok_or(Rejection::new(Code::UnknownGoal))?;
        let reached = reached(world, &first.state, goal);
        Ok(Self {
            book: Rc::clone(session.book()),
            start: session.start().clone(),
            goal,
            lawful,
            steps_max,
            first,
            search,
            turns: [Aim::Any].into_iter().chain(Order::ALL.map(Aim::Near)).chain(Order::ALL.map(Aim::Best)).collect(),
            until: steps_max,
            near: Vec::new(),
            found: Vec::new(),
            differ: None,
            stop: reached.then_some(Stop::Reached),
            plans: Vec::new(),
        })
    }

    /// How many steps were simulated so far.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.search.steps.saturating_add(self.differ.as_ref().map_or(0, |differ| differ.steps))
    }

    /// Goes on for about so many simulated steps; whether it is done.
    pub fn go_on(&mut self, steps: usize) -> bool {
        let book = Rc::clone(&self.book);
        let start = self.start.clone();
        let world = World::new(&book, &start);
        if self.stop.is_some() {
            return true;
        }
        if let Some(differ) = &mut self.differ {
            let done = differ.go_on(world, &self.first.state, self.goal, self.lawful, steps);
            self.stop = done.then_some(Stop::Impossible);
            return done;
        }
        let enough = self.search.steps.saturating_add(steps);
        while self.search.steps < enough {
            let Some(turn) = self.turns.first().copied() else {
                let stop = if self.found.is_empty() { Stop::GaveUp } else { Stop::Found };
                return self.end(world, stop);
            };
            let left = self.until.saturating_sub(self.search.steps).min(enough.saturating_sub(self.search.steps));
            match self.search.go_on(world, left) {
                Progress::Going if self.search.steps < self.until => {}
                Progress::Going => self.take_turn(world, None),
                Progress::Ended(Some(way)) => self.take_turn(world, Some(way)),
                Progress::Ended(None) if self.search.full || !self.near.is_empty() => self.take_turn(world, None),
                Progress::Ended(None) if self.search.assume() => self.search.begin(world, turn, None),
                Progress::Ended(None) if self.search.doubtful => return self.end(world, Stop::Unsettled),
                Progress::Ended(None) => {
                    self.differ = Some(Differ::new(world, &self.first.state, self.goal, self.lawful));
                    return false;
                }
            }
        }
        false
    }

    /// Ends a turn, with what it found, and begins the next that is needed.
    fn take_turn(&mut self, world: World<'_>, found: Option<Way>) {
        let turn = self.turns.remove(0);
        let order = match turn {
            Aim::Any => Order::Fastest,
            Aim::Near(order) | Aim::Best(order) => order,
        };
        let found = found.map(|way| self.search.tidied(world, &self.first, order, way));
        match (turn, found) {
            (Aim::Any | Aim::Near(_), found) => {
                let keeping = found.as_ref().and_then(|way| self.search.keeping(world, &self.first, way));
                self.near.extend(found.into_iter().chain(keeping));
            }
            (Aim::Best(order), Some(way)) => self.found.push(Found { order, way, proven: true }),
            // What else was found may be the best all the same.
            (Aim::Best(order), None) => {
                let known = self.known(order).cloned();
                self.found.extend(known.map(|way| Found { order, way, proven: false }));
            }
        }
        let least = self.search.least(world).unwrap_or_default();
        while let Some(aim) = self.turns.first().copied() {
            let order = match aim {
                Aim::Any => Order::Fastest,
                Aim::Near(order) | Aim::Best(order) => order,
            };
            let known = self.known(order).cloned();
            let cheap = known.as_ref().is_some_and(|known| known.price.part(order) == least.part(order));
            let most = match (aim, known) {
                // Nothing is cheaper than what is known, or nothing is known.
                (Aim::Near(_), Some(_)) if cheap => {
                    self.turns.remove(0);
                    continue;
                }
                (Aim::Any | Aim::Near(_), _) | (Aim::Best(_), None) => None,
                (Aim::Best(_), Some(known)) => {
                    // A way that is the fastest of all, and no dearer in what an order is about than any can be, is its
                    // best too.
                    let fastest = |found: &Found| found.proven && found.order == Order::Fastest && found.way == known;
                    let same = cheap && order != Order::Fastest && self.found.iter().any(fastest);
                    if same || known.price.essence(order) <= least.essence(order) {
                        self.found.push(Found { order, way: known, proven: true });
                        self.turns.remove(0);
                        continue;
                    }
                    // A better way is no slower where it can be no cheaper.
                    (cheap || order == Order::Fastest).then_some(known.price.time)
                }
            };
            self.search.begin(world, aim, most);
            break;
        }
        self.until = self.search.steps.saturating_add(self.share());
    }

    /// How many steps the search under way may take: any way at all is worth most of them.
    fn share(&self) -> usize {
        let left = self.steps_max.saturating_sub(self.search.steps);
        let parts = match self.turns.first() {
            Some(Aim::Best(_)) if !self.near.is_empty() => self.turns.len().max(1),
            _ => 3,
        };
        left.checked_div(parts).unwrap_or(0)
    }

    /// The best way in an order that is known so far.
    fn known(&self, order: Order) -> Option<&Way> {
        let ways = self.found.iter().map(|found| &found.way).chain(&self.near);
        ways.min_by_key(|way| way.price.rank(order))
    }

    /// Goes on until it is done.
    #[must_use]
    pub fn run(mut self) -> Plans {
        while !self.go_on(usize::MAX) {}
        self.answer()
    }

    /// What was found.
    #[must_use]
    pub fn answer(&self) -> Plans {
        Plans {
            goal: self.goal,
            plans: self.plans.clone(),
            stop: self.stop.unwrap_or(Stop::GaveUp),
            exhaustive: self.search.exact || !self.plans.iter().any(|plan| plan.counts(&self.book)),
            lawful: self.lawful,
            differ: self.differ.as_ref().map(Differ::answer).unwrap_or_default(),
            matters: self.search.cone.triggers.clone(),
            steps: self.steps(),
        }
    }

    /// Tells the ways that were found, each once.
    fn end(&mut self, world: World<'_>, stop: Stop) -> bool {
        // What was found for another order may be better here too.
        let ways: Vec<Way> = self.found.iter().map(|found| found.way.clone()).collect();
        for found in self.found.iter_mut().filter(|found| !found.proven) {
            let best = ways.iter().min_by_key(|way| way.price.rank(found.order));
            if let Some(best) = best.filter(|best| best.price.rank(found.order) < found.way.price.rank(found.order)) {
                found.way = best.clone();
            }
        }
        for Found { order, way, proven } in &self.found {
            let same = self.plans.iter_mut().find(|plan| plan.moves == way.moves);
            match same {
                Some(plan) => plan.orders.push((*order, *proven && plan.price.time == way.price.time)),
                None => self.plans.extend(told::plan(
                    world,
                    &self.search.cone,
                    &self.first,
                    (self.goal, self.lawful),
                    (*order, *proven),
                    way,
                )),
            }
        }
        // What goes on beside a way may leave no room for it.
        self.stop = Some(if stop == Stop::Found && self.plans.is_empty() { Stop::GaveUp } else { stop });
        true
    }
}

/// Whether a goal is reached in a state.
fn reached(world: World<'_>, state: &State, goal: usize) -> bool {
    let env = world.env(state);
    world.book.goals.get(goal).is_some_and(|goal| env.holds(&goal.that) == Tri::Yes)
}
