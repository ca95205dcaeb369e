//! Ways to a goal: what to do, in which order, how long it takes, what it costs, who is needed, what is lost and what may
//! go wrong. Plans are found by trying [`crate::sim::step`] and nothing else; each is a log that replays.
//!
//! The search counts with typical times, with wanted outcomes, and with everything else happening as wanted at its typical
//! time. From the goal backwards it looks only at what may still be needed, and it is exhaustive: what it finds is the best
//! in its order, and where it finds nothing there is nothing to be found, unless it says that it gave up.

mod assume;
mod choice;
mod clause;
mod cone;
mod course;
mod differ;
mod estimate;
mod key;
mod legs;
mod price;
mod reason;
mod search;
mod shape;
mod told;
mod wanted;

pub use price::is_other;
pub use price::{BIT, Order, Price, UNSTATED, halvings};
pub use reason::Why;
pub use told::{Loss, Plan, Span, Step, StepKind};

use crate::diag::{Code, Rejection};
use crate::explain::{Removal, removals, unlawful_removals};
use crate::finding::Severity;
use crate::rulebook::{ParamKind, Rulebook};
use crate::sim::{Event, Session, Start, World, offer};
use crate::value::{Tri, Value};
use assume::Facts;
use course::{Course, Passage};
use differ::Differ;
use search::{Aim, Move, Progress, Search, Way};
use std::rc::Rc;
use wanted::Wanted;

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
    /// There is no way if what was not said is as it is plainest, and none was found if it is not.
    NotAsUsual,
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
            Self::NotAsUsual => "not-as-usual",
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

/// A search from what was really said, while another goes on from more.
struct Asked {
    search: Search,
    first: Passage,
    wanted: Wanted,
    /// What the other takes for granted.
    facts: Facts,
    near: Vec<Way>,
    found: Vec<Found>,
}

/// A search that goes on in slices.
pub struct Planner {
    book: Rc<Rulebook>,
    start: Start,
    wanted: Wanted,
    /// What is broken where it has to be, for nothing else leads to the goal.
    harms: Vec<usize>,
    steps_max: usize,
    /// Steps that were simulated in searches that came to nothing.
    spent: usize,
    /// What happens before anything can be done, and what is taken for granted then.
    first: Passage,
    /// What was under way before answers were taken for granted.
    asked: Option<Asked>,
    /// Whether answers were taken for granted once.
    granted: bool,
    /// What was taken for granted where that surely leads nowhere.
    nowhere: Option<(Passage, Wanted)>,
    search: Search,
    /// What is still to be searched, what is under way first.
    turns: Vec<Aim>,
    /// Steps after which the search under way is given up.
    until: usize,
    /// Ways that were found in haste, to be bettered; `None` before any were looked for.
    near: Option<Vec<Way>>,
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
        let wanted = Wanted::new(world, &first.state, goal, lawful);
        let reached = wanted.is_reached(world, &first.state);
        let search = Search::new(world, &first.state, wanted.clone()).ok_or(Rejection::new(Code::UnknownGoal))?;
        Ok(Self {
            book: Rc::clone(session.book()),
            start: session.start().clone(),
            wanted,
            harms: Vec::new(),
            steps_max,
            spent: 0,
            until: if search.is_open(world, &first.state) { open_share(steps_max) } else { first_share(steps_max) },
            first,
            asked: None,
            granted: false,
            nowhere: None,
            search,
            turns: turns(),
            near: None,
            found: Vec::new(),
            differ: None,
            stop: reached.then_some(Stop::Reached),
            plans: Vec::new(),
        })
    }

    /// How many steps were simulated so far.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.spent
            .saturating_add(self.search.steps)
            .saturating_add(self.differ.as_ref().map_or(0, |differ| differ.steps))
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
            let (first, wanted, stop) = match &self.nowhere {
                Some((first, wanted)) => (first, wanted, Stop::NotAsUsual),
                None => (&self.first, &self.wanted, Stop::Impossible),
            };
            let done = differ.go_on(world, &first.state, wanted, steps);
            self.stop = done.then_some(stop);
            return done;
        }
        // What has no day because an answer is missing never comes, and ways would go around it.
        if self.near.is_none() && self.search.is_undated(world, &self.first.state) && self.grant(world) {
            return false;
        }
        if self.near.is_none() {
            let near = self.straight(world);
            self.near = Some(near);
        }
        let enough = self.search.steps.saturating_add(steps);
        while self.search.steps < enough {
            let Some(turn) = self.turns.first().copied() else {
                let stop = if self.found.is_empty() { Stop::GaveUp } else { Stop::Found };
                let again = stop == Stop::GaveUp && (self.relent(world) || self.take_back(world));
                if !again
                    && stop == Stop::GaveUp
                    && let Some((first, wanted)) = &self.nowhere
                {
                    self.differ = Some(Differ::new(world, &first.state, &self.first.state, wanted));
                    return false;
                }
                return !again && self.end(world, stop);
            };
            let left = self.until.saturating_sub(self.search.steps).min(enough.saturating_sub(self.search.steps));
            match self.search.go_on(world, left) {
                Progress::Going if self.search.steps < self.until => {}
                // Where not all is known, most roads are about what is not: the plainest answers first.
                Progress::Going if !self.near().any(|way| way.price.assumed == 0) && self.grant(world) => return false,
                // Before giving up: what is not known may be taken for granted.
                Progress::Going if self.near().next().is_none() && self.search.assume() => {
                    self.search.begin(world, turn, None);
                    self.until = self.search.steps.saturating_add(self.share());
                }
                Progress::Going => self.take_turn(world, None),
                Progress::Ended(Some(way)) => self.take_turn(world, Some(way)),
                Progress::Ended(None) if self.search.full => self.take_turn(world, None),
                Progress::Ended(None) if self.near().any(|way| way.price.assumed == 0) => self.take_turn(world, None),
                Progress::Ended(None) if self.search.assume() => self.search.begin(world, turn, None),
                Progress::Ended(None) if self.near().next().is_some() => self.take_turn(world, None),
                Progress::Ended(None) if self.grant(world) => return false,
                Progress::Ended(None) if self.relent(world) => return false,
                Progress::Ended(None) if self.asked.is_some() => {
                    self.nowhere = (!self.search.doubtful).then(|| (self.first.clone(), self.wanted.clone()));
                    self.take_back(world);
                    return false;
                }
                Progress::Ended(None) if self.search.doubtful => return self.end(world, Stop::Unsettled),
                Progress::Ended(None) => {
                    self.nowhere = None;
                    self.differ = Some(Differ::new(world, &self.first.state, &self.first.state, &self.wanted));
                    return false;
                }
            }
        }
        false
    }

    /// Looks again without regard to what the goal would leave untouched, for nothing that does leads there; whether there is
    /// anything of that sort.
    fn relent(&mut self, world: World<'_>) -> bool {
        if self.wanted.keeps.is_empty() {
            return false;
        }
        let wanted = Wanted { keeps: Vec::new(), ..self.wanted.clone() };
        let Some(search) = Search::new(world, &self.first.state, wanted.clone()) else { return false };
        self.spent = self.spent.saturating_add(self.search.steps);
        self.harms = std::mem::replace(&mut self.wanted, wanted).keeps;
        (self.search, self.turns, self.until, self.near) = (search, turns(), first_share(self.steps_max), None);
        true
    }

    /// Goes on as if the plainest answers had been given; whether there is anything to take for granted.
    fn grant(&mut self, world: World<'_>) -> bool {
        if self.granted {
            return false;
        }
        let facts = self.search.plainest(world, &self.first.state);
        if facts.is_empty() {
            return false;
        }
        self.granted = true;
        let Ok(passage) = Course::typical(world).assume(&self.first.state, &facts) else { return false };
        let Some(search) = Search::new(world, &passage.state, self.wanted.clone()) else { return false };
        let search = std::mem::replace(&mut self.search, search);
        self.spent = self.spent.saturating_add(search.steps);
        let first = std::mem::replace(&mut self.first, passage);
        let near = self.near.take().unwrap_or_default();
        let found = std::mem::take(&mut self.found);
        self.asked = Some(Asked { search, first, wanted: self.wanted.clone(), facts, near, found });
        (self.turns, self.until) = (turns(), first_share(self.steps_max));
        true
    }

    /// Goes back to what was really said, for the plainest answers lead nowhere; whether any were taken for granted.
    fn take_back(&mut self, world: World<'_>) -> bool {
        let Some(Asked { search, first, wanted, near, found, .. }) = self.asked.take() else { return false };
        self.spent = self.spent.saturating_add(self.search.steps).saturating_sub(search.steps);
        (self.search, self.first, self.wanted) = (search, first, wanted);
        self.harms = Vec::new();
        self.search.assume();
        self.search.begin(world, Aim::Any, None);
        (self.near, self.found, self.turns) = (Some(near), found, turns());
        self.until = self.search.steps.saturating_add(self.share());
        true
    }

    /// Tells the ways that were found with answers taken for granted as ways from what was really said, with no more taken for
    /// granted than each needs.
    fn own_up(&mut self, world: World<'_>) {
        let Some(Asked { search, first, facts, near, found, .. }) = self.asked.take() else { return };
        for found in &mut self.found {
            let spared = spared(&mut self.search, world, &first, &facts, &found.way);
            self.spent = self.spent.saturating_add(found.way.moves.len().saturating_mul(facts.len()));
            // Something else may be taken for granted in a better one.
            (found.way, found.proven) = (spared.unwrap_or(found.way.clone()), false);
        }
        // What was found before takes less for granted, but does more so as not to: it counts where nothing else was found.
        if self.found.is_empty() {
            self.found = found;
        }
        self.near = Some(near);
        self.spent = self.spent.saturating_add(self.search.steps).saturating_sub(search.steps);
        (self.search, self.first) = (search, first);
    }

    fn near(&self) -> impl Iterator<Item = &Way> {
        self.near.iter().flatten()
    }

    /// The ways straight on: for each action that leads to the goal, everything that stands in its way removed one after
    /// another. What an explanation says can be done is a way. Where there is none, with somebody found who fits.
    fn straight(&mut self, world: World<'_>) -> Vec<Way> {
        let mut found = self.straight_from(world, Vec::new());
        if found.is_empty() {
            for facts in self.search.people(world, &self.first.state) {
                found.extend(self.straight_from(world, facts));
            }
        }
        found.into_iter().map(|way| self.search.tidied(world, &self.first, Order::Fastest, way)).collect()
    }

    fn straight_from(&mut self, world: World<'_>, facts: Facts) -> Vec<Way> {
        let mut state = self.first.state.clone();
        let assumed = (!facts.is_empty()).then(|| Move::Assume(facts.clone()));
        for (slot, cell) in facts {
            state.set(world.book, slot, Some(cell), true);
        }
        // For each action the orders in which all of it can be done, and what policy and law ask for at once.
        let mut straight: Vec<(Vec<Vec<Move>>, Vec<Move>)> = Vec::new();
        for action in self.wanted.declared(world).map_or(&[][..], |goal| &goal.actions).iter().copied() {
            let Some(declared) = world.book.actions.get(action) else { continue };
            let lawful = self.wanted.lawful;
            let removed =
                if lawful { removals(world, &state, action, None) } else { unlawful_removals(world, &state, action) };
            let args: Option<Vec<Value>> = declared
                .params
                .iter()
                .map(|param| match param.kind {
                    ParamKind::Entity(_) => removed.entity.and_then(|at| i64::try_from(at).ok()).map(Value::Int),
                    _ => None,
                })
                .collect();
            let Some(args) = args.filter(|_| removed.applicable == Tri::Yes) else { continue };
            let acts = |removals: &[&Removal]| -> Vec<Move> {
                let events = removals.iter().flat_map(|removal| &removal.events);
                let acts = events.filter_map(|event| match event {
                    Event::Act { action, args, .. } => Some(Move::Act { action: *action, args: args.clone() }),
                    _ => None,
                });
                acts.collect()
            };
            // What policy and law ask for comes before the first act that it is about, where it can be done by then.
            let (asked, blocking): (Vec<&Removal>, Vec<&Removal>) =
                removed.removals.iter().partition(|removal| removal.finding.severity == Severity::Warning);
            let can_be_done = |act: &Move| match act {
                Move::Act { action, .. } => {
                    offer(world, &state, *action).is_some_and(|offer| offer.applicable != Tri::No)
                }
                Move::Assume(_) | Move::Wait { .. } => true,
            };
            let blocking = acts(&blocking);
            // So does what is asked for before anything that is done on the way.
            let on_the_way = blocking.iter().filter_map(|act| match act {
                Move::Act { action, .. } => Some(removals(world, &state, *action, None).removals),
                Move::Assume(_) | Move::Wait { .. } => None,
            });
            let on_the_way: Vec<Removal> = on_the_way
                .filter(|_| lawful)
                .flatten()
                .filter(|removal| removal.finding.severity == Severity::Warning)
                .collect();
            let asked = [acts(&asked), acts(&on_the_way.iter().collect::<Vec<_>>())].concat();
            let (soon, late): (Vec<Move>, Vec<Move>) = asked.into_iter().partition(can_be_done);
            let done_to_others = |act: &Move| {
                let Move::Act { action, .. } = act else { return false };
                world.book.actions.get(*action).is_some_and(|action| action.affects.is_some())
            };
            let first_harm = blocking.iter().position(done_to_others).unwrap_or(blocking.len());
            let orders = [first_harm, blocking.len()].map(|at| {
                let (before, after) = blocking.split_at(at);
                let mut moves: Vec<Move> = assumed.clone().into_iter().collect();
                for act in [&soon, before, &late, after, &[Move::Act { action, args: args.clone() }]].concat() {
                    if !moves.contains(&act) {
                        moves.push(act);
                    }
                }
                moves
            });
            straight.push((orders.to_vec(), soon));
        }
        let mut way = |moves: &Vec<Move>| self.search.way_of(world, &self.first, moves);
        let found = straight.iter().enumerate().filter_map(|(at, (orders, _))| {
            // What is asked for before something that comes about later is asked for before another action too.
            let others = straight.iter().enumerate().filter(|(other, _)| *other != at);
            let asked: Vec<&Move> = others.flat_map(|(_, (_, soon))| soon).collect();
            let with = |moves: &Vec<Move>| {
                let (granted, rest): (Vec<&Move>, Vec<&Move>) =
                    moves.iter().partition(|moved| matches!(moved, Move::Assume(_)));
                let mut all: Vec<Move> = Vec::new();
                for moved in granted.into_iter().chain(asked.iter().copied()).chain(rest) {
                    if !all.contains(moved) {
                        all.push(moved.clone());
                    }
                }
                all
            };
            orders.iter().find_map(&mut way).or_else(|| orders.iter().find_map(|moves| way(&with(moves))))
        });
        found.collect()
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
                self.near.get_or_insert_default().extend(found);
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
                    let gentle = known.price.harm == least.harm;
                    let same = cheap && gentle && order != Order::Fastest && self.found.iter().any(fastest);
                    if same || known.price.essence(order) <= least.essence(order) {
                        self.found.push(Found { order, way: known, proven: true });
                        self.turns.remove(0);
                        continue;
                    }
                    // A better way is no slower where it can be no cheaper, and nothing is done to fewer people.
                    (cheap && gentle || order == Order::Fastest).then_some(known.price.time)
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
        if self.search.is_assuming() && !self.granted {
            return open_share(self.steps_max);
        }
        let parts = match self.turns.first() {
            Some(Aim::Best(_)) if self.near().next().is_some() => self.turns.len().max(1),
            _ => 3,
        };
        left.checked_div(parts).unwrap_or(0)
    }

    /// The best way in an order that is known so far.
    fn known(&self, order: Order) -> Option<&Way> {
        let ways = self.found.iter().map(|found| &found.way).chain(self.near());
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
            goal: self.wanted.goal,
            plans: self.plans.clone(),
            stop: self.stop.unwrap_or(Stop::GaveUp),
            exhaustive: self.search.exact || !self.plans.iter().any(|plan| plan.counts(&self.book)),
            lawful: self.wanted.lawful,
            differ: self.differ.as_ref().map(Differ::answer).unwrap_or_default(),
            matters: self.search.cone.triggers.clone(),
            steps: self.steps(),
        }
    }

    /// Gives an order what was found for another, where that is better, or the one with what the other does besides.
    fn better_known(&mut self, world: World<'_>) {
        let mut ways: Vec<Way> = self.found.iter().map(|found| found.way.clone()).chain(self.near().cloned()).collect();
        if self.found.iter().any(|found| !found.proven) {
            ways.truncate(CROSSED_MAX);
            let pairs = ways.iter().flat_map(|one| ways.iter().map(move |other| [one, other]));
            let mut left = CROSSING_MAX;
            let crossed: Vec<Way> =
                pairs.filter_map(|pair| self.search.crossed(world, &self.first, pair, &mut left)).collect();
            for Found { order, proven, .. } in &self.found {
                let best = crossed.iter().filter(|_| !proven).min_by_key(|way| way.price.rank(*order));
                let best = best.map(|way| self.search.tidied(world, &self.first, *order, way.clone()));
                ways.extend(best);
            }
        }
        let mut more = self.search.savers(world, &self.first);
        let acts = ways.iter().flat_map(Way::acts).filter(|moved| matches!(moved, Move::Act { .. }));
        acts.for_each(|moved| {
            let put = vec![moved];
            if !more.contains(&put) {
                more.push(put);
            }
        });
        for found in self.found.iter_mut().filter(|found| !found.proven) {
            let rank = |way: &Way| way.price.rank(found.order);
            let best = ways.iter().min_by_key(|way| rank(way)).filter(|best| rank(best) < rank(&found.way));
            let best = best.unwrap_or(&found.way).clone();
            found.way = self.search.bettered(world, &self.first, found.order, best, &more);
        }
        for found in &mut self.found {
            if let Some(steady) = self.search.steadied(world, &self.first, found.order, &found.way) {
                (found.way, found.proven) = (steady, false);
            }
            found.way = self.search.homeward(world, &self.first, &found.way);
        }
        // What bettering one order came to may be better in another.
        let ways: Vec<Way> = self.found.iter().map(|found| found.way.clone()).collect();
        for found in self.found.iter_mut().filter(|found| !found.proven) {
            let rank = |way: &Way| way.price.rank(found.order);
            let best = ways.iter().min_by_key(|way| rank(way)).filter(|best| rank(best) < rank(&found.way));
            found.way = best.unwrap_or(&found.way).clone();
        }
    }

    /// Tells the ways that were found, each once.
    fn end(&mut self, world: World<'_>, stop: Stop) -> bool {
        // Where something would lead there but for what no source says, that is what is told.
        let unsettled = stop == Stop::GaveUp && self.search.doubtful;
        let stop = if unsettled { Stop::Unsettled } else { stop };
        self.better_known(world);
        self.own_up(world);
        for Found { order, way, proven } in &self.found {
            // Ways that differ in the order of their steps only, and come to the same, are one.
            let (deeds, price) = (way.deeds(), way.price);
            match self.plans.iter_mut().find(|plan| plan.way.price == price && plan.way.deeds() == deeds) {
                Some(plan) => plan.orders.push((*order, *proven && plan.price.time == way.price.time)),
                None => {
                    let way = self.search.deferred(world, &self.first, way);
                    let (cone, first) = (&self.search.cone, &self.first);
                    self.plans.extend(told::plan(world, cone, first, &self.wanted, (*order, *proven), &way));
                }
            }
        }
        let meant = self.wanted.declared(world).map_or(&[][..], |goal| &goal.loses);
        if let Some(first) = careful(world.book, &self.plans, meant) {
            let plan = self.plans.remove(first);
            self.plans.insert(0, plan);
        }
        // What goes on beside a way may leave no room for it.
        self.stop = Some(if stop == Stop::Found && self.plans.is_empty() { Stop::GaveUp } else { stop });
        true
    }
}

/// The way that a careful person takes: of those that do least to others, the one that loses least, for that cannot be made good.
/// She gives it [`PATIENCE`], but no more money, asks nobody else for it, and rests it on no other answers. What she means to lose
/// is no loss.
fn careful(book: &Rulebook, plans: &[Plan], meant: &[usize]) -> Option<usize> {
    let usual = plans.iter().map(|plan| plan.price).min_by_key(|price| price.harm)?;
    let ways = plans.iter().enumerate().filter(|(_, Plan { price, .. })| {
        (price.harm, price.assumed) == (usual.harm, usual.assumed)
            && price.time <= usual.time.saturating_add(PATIENCE)
            && price.money <= usual.money
            && price.others <= usual.others
    });
    let points = |plan: &Plan| {
        let lost = plan.lost.iter().map(|lost| lost.loss).filter(|loss| !meant.contains(loss));
        lost.filter_map(|loss| book.losses.get(loss)).fold(0_i64, |sum, loss| sum.saturating_add(loss.points))
    };
    let fewest = ways.clone().map(|(_, plan)| points(plan)).min()?;
    // Of ways that lose as little, the quickest: nobody saves what she wants gone.
    ways.filter(|(_, plan)| points(plan) == fewest).min_by_key(|(_, plan)| plan.price.time).map(|(at, _)| at)
}

/// How much longer than the usual way one may take that loses less: a day.
const PATIENCE: i64 = 86_400_000;

/// Most ways that are crossed with each other.
const CROSSED_MAX: usize = 8;
/// Most things that are done, over all tries, to cross ways.
const CROSSING_MAX: usize = 4_000;

/// How many steps the first search may take before something is taken for granted.
fn first_share(steps_max: usize) -> usize {
    steps_max.checked_div(3).unwrap_or(0)
}

/// The same where answers are open: only what is found soon is found without them.
fn open_share(steps_max: usize) -> usize {
    steps_max.checked_div(16).unwrap_or(0)
}

/// A way on which some facts were taken for granted, with those of them alone that it needs.
fn spared(search: &mut Search, world: World<'_>, first: &Passage, facts: &Facts, way: &Way) -> Option<Way> {
    let acts = way.acts();
    let mut with = |facts: &Facts| {
        let assumed = (!facts.is_empty()).then(|| Move::Assume(facts.clone()));
        let moves: Vec<Move> = assumed.into_iter().chain(acts.iter().cloned()).collect();
        search.way_of(world, first, &moves)
    };
    let mut needed = facts.clone();
    let mut found = with(&needed);
    for fact in facts {
        let without: Facts = needed.iter().filter(|known| *known != fact).copied().collect();
        if let Some(way) = with(&without) {
            (needed, found) = (without, Some(way));
        }
    }
    found
}

/// What is searched for, in this order.
fn turns() -> Vec<Aim> {
    [Aim::Any].into_iter().chain(Order::ALL.map(Aim::Near)).chain(Order::ALL.map(Aim::Best)).collect()
}
