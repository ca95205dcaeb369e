//! The search: one graph of states that all orders share, gone through once for each by Dijkstra's method, cheapest
//! first. A state is opened only when an order comes to it.

mod better;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::assume::{Facts, assumptions, is_open, people, plainest};
use super::choice::choices;
use super::cone::{Demand, Operators, is_in};
use super::course::{Course, Passage};
use super::estimate::{Left, estimate, in_time};
use super::key::{Key, Keys};
use super::legs::Legs;
use super::price::{Order, Price, Rank};
use super::shape::action_shape;
use super::wanted::Wanted;
use crate::expr::Node;
use crate::rulebook::{Action, Ask, When};
use crate::sim::{
    Cone, State, StateEnv, World, deadline, entities, open_args, pending, quota_state, read_cells, with_entity,
};
use crate::value::{Tri, Value};

/// Most states that are kept.
const STATES_MAX: usize = 4_096;

/// One step of a plan, as the search takes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Move {
    /// Something that is not known is taken for granted: cells, and what they are taken to be.
    Assume(Facts),
    /// Somebody does something.
    Act {
        /// Index of the action.
        action: usize,
        /// Its arguments.
        args: Vec<Value>,
    },
    /// Time passes, so many milliseconds.
    Wait {
        /// How long, at the typical pace.
        ms: i64,
    },
}

struct Edge {
    to: usize,
    price: Price,
    moved: Move,
}

struct Vertex {
    state: State,
    key: Key,
    /// The first cell that may still be taken for granted; `None` once something was done.
    assuming: Option<u16>,
    reached: bool,
    /// The least that is left, once it was asked for; `None` inside where the goal is out of reach.
    left: Option<Option<Left>>,
    /// For which aim that was.
    left_for: Option<Option<Order>>,
    edges: Vec<Edge>,
    /// Which operators were tried; the last stands for waiting and for what is taken for granted.
    tried: Vec<bool>,
}

/// What a search found for one order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) moves: Vec<Move>,
    pub(super) price: Price,
}

impl Way {
    /// What is done and taken for granted in it, in order; each is done as soon as it can be.
    pub(super) fn acts(&self) -> Vec<Move> {
        self.moves.iter().filter(|moved| !matches!(moved, Move::Wait { .. })).cloned().collect()
    }

    /// What is done and taken for granted in it, whatever the order.
    pub(super) fn deeds(&self) -> Vec<String> {
        let mut deeds: Vec<String> = self.acts().iter().map(|moved| format!("{moved:?}")).collect();
        deeds.sort_unstable();
        deeds
    }
}

/// A search for the best ways to a goal.
pub(super) struct Search {
    operators: Operators,
    /// What can take part at all.
    within: Demand,
    pub(super) cone: Cone,
    /// Which cells decide how anything goes.
    cells: Vec<bool>,
    keys: Keys,
    pub(super) wanted: Wanted,
    /// Actions that are looked at; all, if it is left out.
    allowed: Option<Vec<bool>>,
    /// Whether facts may be taken for granted: only once nothing was found without.
    assuming: bool,
    vertices: Vec<Vertex>,
    index: BTreeMap<(Key, Option<u16>), usize>,
    frontier: Frontier,
    legs: Legs,
    /// Steps that were simulated.
    pub(super) steps: usize,
    /// Whether something may come to fail by time alone.
    fades: bool,
    /// Whether all arguments that can make a difference were tried.
    pub(super) exact: bool,
    /// Whether a state had to be left out for lack of room.
    pub(super) full: bool,
    /// Whether something that no answer settles stood in the way somewhere.
    pub(super) doubtful: bool,
}

/// What a search looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// Any way, with few steps.
    Any,
    /// A good way in an order, soon.
    Near(Order),
    /// The best way in an order.
    Best(Order),
}

impl Aim {
    /// In which order the number of steps left is estimated; the outer `None` where it is not asked for.
    fn estimates(self) -> Option<Option<Order>> {
        match self {
            Self::Any => Some(None),
            Self::Near(order) => Some(Some(order)),
            Self::Best(_) => None,
        }
    }

    /// What is compared: the price so far, and what is left.
    fn rank(self, price: &Price, left: &Left) -> Rank {
        match self {
            Self::Best(order) => price.plus(&left.least).rank(order),
            Self::Any => {
                let [assumed, time, harm, _, lost, money, others, risk, steps, work] =
                    price.plus(&left.least).rank(Order::Fastest);
                let about = price.steps.saturating_mul(2).saturating_add(left.about.saturating_mul(HASTE));
                [assumed, about, time, harm, steps, money, lost, others, risk, work]
            }
            // Of ways about as good, the one that seems to need the fewest steps.
            Self::Near(order) => {
                let [assumed, first, harm, time, lost, money, others, risk, steps, work] =
                    price.plus(&left.least).rank(order);
                let about = price.steps.saturating_mul(2).saturating_add(left.about.saturating_mul(HASTE));
                [assumed, coarse(first), about, harm, time, steps, money.saturating_add(lost), others, risk, work]
            }
        }
    }
}

/// How much a step left weighs against half of one taken when a way is looked for in haste.
const HASTE: i64 = 3;

/// A number without its last digits: two that differ by less than an eighth are mostly the same.
fn coarse(n: i64) -> i64 {
    let bits = i64::BITS.saturating_sub(n.max(0).leading_zeros()).saturating_sub(3);
    n >> bits.min(i64::BITS.saturating_sub(1)) << bits.min(i64::BITS.saturating_sub(1))
}

/// The states that one aim has come to and not yet gone on from.
struct Frontier {
    aim: Aim,
    /// By what they cost at least up to the goal; of equals the newest first, so that a way is gone to its end.
    heap: BinaryHeap<(Reverse<Rank>, usize, usize)>,
    best: BTreeMap<usize, Come>,
    /// What it cost to come to states that are the same but for the clock.
    twins: BTreeMap<Vec<i64>, Vec<Price>>,
    counted: usize,
}

/// How an order came to a state.
#[derive(Clone, Copy)]
struct Come {
    price: Price,
    from: Option<(usize, usize)>,
    done: bool,
}

impl Frontier {
    fn new(aim: Aim) -> Self {
        let mut frontier =
            Self { aim, heap: BinaryHeap::new(), best: BTreeMap::new(), twins: BTreeMap::new(), counted: 0 };
        frontier.offer(0, Price::default(), Rank::default(), None);
        frontier
    }

    /// A way to a state, with what it costs at least up to the goal.
    fn offer(&mut self, to: usize, price: Price, in_all: Rank, from: Option<(usize, usize)>) {
        let so_far = |price: &Price| self.aim.rank(price, &Left::default());
        let better = self.best.get(&to).is_none_or(|known| so_far(&price) < so_far(&known.price));
        if better {
            self.best.insert(to, Come { price, from, done: false });
            self.push(to, in_all);
        }
    }

    /// Whether another way has come to the same no later and no dearer: with what is left to do, it is never behind.
    fn is_behind(&mut self, key: &Key, price: &Price) -> bool {
        let known = self.twins.entry(key.at(price.time)).or_default();
        if known.iter().any(|known| known.is_at_most(price) && known != price) {
            return true;
        }
        if !known.contains(price) {
            known.push(*price);
        }
        false
    }

    fn push(&mut self, to: usize, in_all: Rank) {
        self.heap.push((Reverse(in_all), self.counted, to));
        self.counted = self.counted.saturating_add(1);
    }
}

/// How a search stands.
pub(super) enum Progress {
    /// It goes on.
    Going,
    /// The best way of its order, or that there is none.
    Ended(Option<Way>),
}

impl Search {
    /// A search from a state in which nothing is overdue.
    pub(super) fn new(world: World<'_>, from: &State, wanted: Wanted) -> Option<Self> {
        let declared = wanted.declared(world)?;
        let operators = Operators::new(world, from, declared, &wanted);
        let env = StateEnv { world, state: from, args: &[] };
        let within = operators.demand(&env);
        let (cells, cone) = operators.cone(world.book, declared, &within);
        let fades = operators.fades(world, &within);
        let keys = Keys::new(&operators, &within, &cells, world);
        let mut search = Self {
            operators,
            within,
            cone,
            cells,
            keys,
            wanted,
            allowed: None,
            assuming: false,
            vertices: Vec::new(),
            index: BTreeMap::new(),
            legs: Legs::default(),
            frontier: Frontier::new(Aim::Any),
            steps: 0,
            fades,
            exact: true,
            full: false,
            doubtful: false,
        };
        search.vertex(world, from.clone(), Some(0));
        Some(search)
    }

    /// The people who could be taken to fit at the beginning, each with what would have to be so.
    pub(super) fn people(&self, world: World<'_>, state: &State) -> Vec<Facts> {
        let Some(goal) = self.wanted.declared(world) else { return Vec::new() };
        people(&self.operators, &world.env(state), &self.within, goal)
    }

    /// Whether something that may be needed waits for a day that an answer is missing for.
    pub(super) fn is_undated(&self, world: World<'_>, state: &State) -> bool {
        let actions = world.book.actions.len();
        let unknown = |slot: &u16| {
            let asked = world.book.slots.get(usize::from(*slot)).is_some_and(|slot| slot.ask != Ask::Never);
            asked && state.cell(*slot).is_none()
        };
        world.book.triggers.iter().enumerate().any(|(at, trigger)| {
            let When::At(day) = &trigger.timing else { return false };
            let helps = self.operators.leads(world, &self.within, at.saturating_add(actions));
            helps
                && world.env(state).holds(&trigger.when) == Tri::Yes
                && read_cells(&world.env(state), std::iter::once(&day.root)).iter().any(unknown)
        })
    }

    /// Whether anything is open at the beginning that could be taken for granted.
    pub(super) fn is_open(&self, world: World<'_>, state: &State) -> bool {
        is_open(&self.operators, &world.env(state), &self.within, &self.cells)
    }

    /// What is open at the beginning, each answer as it is plainest.
    pub(super) fn plainest(&self, world: World<'_>, state: &State) -> Facts {
        let Some(goal) = self.wanted.declared(world) else { return Facts::new() };
        plainest(&self.operators, &world.env(state), &self.within, goal, &self.cells)
    }

    /// What stands in the way at the beginning.
    pub(super) fn nodes_in_the_way(&self, env: &StateEnv<'_>) -> Vec<&Node> {
        let conditions = self.within.asked.iter().filter_map(|at| self.operators.conditions.get(*at));
        let failing = conditions.filter(|condition| !condition.local && condition.clause.stands(env) == Tri::No);
        failing.flat_map(|condition| condition.clause.nodes()).collect()
    }

    /// Begins again with another aim over the same states. Where the best is looked for, and it is known that a better one
    /// takes no longer than some time, only what can take part in that is looked at.
    pub(super) fn begin(&mut self, world: World<'_>, aim: Aim, most: Option<i64>) {
        self.frontier = Frontier::new(aim);
        self.allowed = most.and_then(|most| {
            let world = World { cone: Some(&self.cone), ..world };
            let state = &self.vertices.first()?.state;
            let env = world.env(state);
            Some(in_time(&self.operators, &self.within, &env, self.assuming, most))
        });
    }

    /// Lets facts that are not known be taken for granted from now on; whether there are any that are not yet.
    pub(super) fn assume(&mut self) -> bool {
        if self.assuming {
            return false;
        }
        self.assuming = true;
        for vertex in self.vertices.iter_mut().filter(|vertex| vertex.assuming.is_some()) {
            vertex.left = None;
            vertex.tried.pop();
        }
        true
    }

    /// Whether facts that are not known may be taken for granted on the way.
    pub(super) fn is_assuming(&self) -> bool {
        self.assuming
    }

    /// The least that is left at the beginning.
    pub(super) fn least(&mut self, world: World<'_>) -> Option<Price> {
        self.left(world, 0).map(|left| left.least)
    }

    /// Goes on for a number of simulated steps.
    pub(super) fn go_on(&mut self, world: World<'_>, steps: usize) -> Progress {
        let enough = self.steps.saturating_add(steps);
        while self.steps < enough {
            let Some((Reverse(in_all), _, at)) = self.frontier.heap.pop() else { return Progress::Ended(None) };
            let Some(Come { price, done: false, .. }) = self.frontier.best.get(&at).copied() else { continue };
            // Goals out of reach are left aside; what is dearer than it was thought to be waits its turn.
            let Some(left) = self.left(world, at) else { continue };
            let least = self.frontier.aim.rank(&price, &left);
            if least > in_all {
                self.frontier.push(at, least);
                continue;
            }
            if let Some(come) = self.frontier.best.get_mut(&at) {
                come.done = true;
            }
            if self.vertices.get(at).is_some_and(|vertex| vertex.reached) {
                return Progress::Ended(Some(self.way(at, price)));
            }
            self.open(world, at);
            let edges = self.vertices.get(at).map_or(&[][..], |vertex| &vertex.edges);
            for (index, edge) in edges.iter().enumerate() {
                let price = price.plus(&edge.price);
                // Waiting leads to what is the same but for the clock, and is to.
                let acts = !self.fades && !matches!(edge.moved, Move::Wait { .. });
                let key = self.vertices.get(edge.to).map(|vertex| &vertex.key).filter(|_| acts);
                if key.is_some_and(|key| self.frontier.is_behind(key, &price)) {
                    continue;
                }
                let in_all = match self.frontier.aim {
                    Aim::Best(order) => price.rank(order).max(in_all),
                    Aim::Any | Aim::Near(_) => [i64::MIN; 10],
                };
                self.frontier.offer(edge.to, price, in_all, Some((at, index)));
            }
        }
        Progress::Going
    }

    /// The least that is left from a state on; `None` where the goal is out of reach.
    fn left(&mut self, world: World<'_>, at: usize) -> Option<Left> {
        let vertex = self.vertices.get(at)?;
        let order = self.frontier.aim.estimates();
        if let Some(left) = vertex.left.filter(|left| left.is_none() || order.is_none() || vertex.left_for == order) {
            return left;
        }
        let left = if vertex.reached {
            Some(Left::default())
        } else {
            let world = World { cone: Some(&self.cone), ..world };
            let env = StateEnv { world, state: &vertex.state, args: &[] };
            let demand = self.operators.demand(&env);
            let left = |assuming| estimate(&self.operators, &demand, &env, assuming, order.flatten());
            // What nobody can answer may be all that stands in the way.
            self.doubtful |= self.operators.unsettled(&env, &demand) && left(true).is_some();
            left(self.assuming && vertex.assuming.is_some())
        };
        if let Some(vertex) = self.vertices.get_mut(at) {
            (vertex.left, vertex.left_for) = (Some(left), order);
        }
        left
    }

    fn way(&self, mut at: usize, price: Price) -> Way {
        let mut moves = Vec::new();
        while let Some((from, edge)) = self.frontier.best.get(&at).and_then(|come| come.from) {
            let edge = self.vertices.get(from).and_then(|vertex| vertex.edges.get(edge));
            moves.extend(edge.map(|edge| edge.moved.clone()));
            at = from;
        }
        moves.reverse();
        Way { moves, price }
    }

    /// The vertex of a state; `None` where there is no more room.
    fn vertex(&mut self, world: World<'_>, state: State, assuming: Option<u16>) -> Option<usize> {
        let world = World { cone: Some(&self.cone), ..world };
        let key = (self.keys.of(world, &state), assuming);
        if let Some(at) = self.index.get(&key) {
            return Some(*at);
        }
        if self.vertices.len() >= STATES_MAX {
            self.full = true;
            return None;
        }
        let reached = self.wanted.is_reached(world, &state);
        let at = self.vertices.len();
        self.vertices.push(Vertex {
            state,
            key: key.0.clone(),
            assuming,
            reached,
            left: None,
            left_for: None,
            edges: Vec::new(),
            tried: Vec::new(),
        });
        self.index.insert(key, at);
        Some(at)
    }

    /// Finds everything that can be done in a state.
    fn open(&mut self, world: World<'_>, at: usize) {
        let Some(vertex) = self.vertices.get(at) else { return };
        let actions = world.book.actions.len();
        let mut tried = vertex.tried.clone();
        tried.resize(actions.saturating_add(1), false);
        let wanted = |op: usize| self.allowed.as_ref().is_none_or(|allowed| is_in(allowed, op));
        if (0..=actions).all(|op| is_in(&tried, op) || (op < actions && !wanted(op))) {
            return;
        }
        let (state, assuming) = (vertex.state.clone(), vertex.assuming);
        let cone = std::mem::take(&mut self.cone);
        let mut found: Vec<(Passage, Move, Option<u16>)> = Vec::new();
        let mut exact = true;
        {
            let world = World { cone: Some(&cone), ..world };
            let course = Course::typical(world);
            let env = StateEnv { world, state: &state, args: &[] };
            let demand = self.operators.demand(&env);
            {
                for (index, action) in world.book.actions.iter().enumerate() {
                    let fresh =
                        wanted(index) && tried.get_mut(index).is_some_and(|tried| !std::mem::replace(tried, true));
                    let possible = fresh && is_in(&demand.operators, index) && self.operators.may_be_done(&env, index);
                    if !possible || self.wanted.is_too_early(&env, index) {
                        continue;
                    }
                    let (all, complete) = choices(&self.operators, &demand, &env, action);
                    exact &= complete;
                    for args in all {
                        self.steps = self.steps.saturating_add(1);
                        if let Ok(passage) = course.act(&state, index, &args)
                            && !passage.bill.was_interrupted()
                        {
                            found.push((passage, Move::Act { action: index, args }, None));
                        }
                    }
                }
                let fresh = tried.get_mut(actions).is_some_and(|tried| !std::mem::replace(tried, true));
                if let Some(until) = self.turn(&env, &demand, &course).filter(|_| fresh) {
                    self.steps = self.steps.saturating_add(1);
                    let passage = course.wait(&state, until).ok();
                    found.extend(passage.map(|passage| {
                        let moved = Move::Wait { ms: passage.bill.price.time };
                        (passage, moved, None)
                    }));
                }
                let goal = self.wanted.declared(world).filter(|_| fresh && self.assuming);
                if let Some((first, goal)) = assuming.zip(goal) {
                    for facts in assumptions(&self.operators, &env, &demand, goal, first) {
                        self.steps = self.steps.saturating_add(1);
                        let next = facts.last().map_or(u16::MAX, |(slot, _)| slot.saturating_add(1));
                        let passage = course.assume(&state, &facts).ok();
                        found.extend(passage.map(|passage| (passage, Move::Assume(facts), Some(next))));
                    }
                }
            }
        }
        self.cone = cone;
        self.exact &= exact;
        let mut edges = Vec::new();
        for (passage, moved, assuming) in found {
            let breaks = self.wanted.lawful && passage.bill.breaks_a_rule();
            if breaks || self.wanted.is_harmed(world, &passage.state) {
                continue;
            }
            if let Some(to) = self.vertex(world, passage.state, assuming) {
                edges.push(Edge { to, price: passage.bill.price, moved });
            }
        }
        if let Some(vertex) = self.vertices.get_mut(at) {
            vertex.edges.extend(edges);
            vertex.tried = tried;
        }
    }

    /// When time alone next changes anything that is looked at.
    fn turn(&self, env: &StateEnv<'_>, demand: &Demand, course: &Course<'_>) -> Option<i64> {
        let book = env.world.book;
        let mut instants: Vec<i64> = course.next_due(env.state).into_iter().collect();
        // A window opens and closes, though it is counted with something between.
        for pending in pending(env.world, env.state).filter(|pending| pending.sure) {
            instants.push(pending.from);
            instants.extend(pending.until);
        }
        for at in demand.asked.iter() {
            let condition = self.operators.conditions.get(*at).filter(|condition| condition.timed && !condition.local);
            instants.extend(condition.and_then(|condition| condition.clause.flip(env)));
        }
        for (index, action) in book.actions.iter().enumerate().filter(|(index, _)| is_in(&demand.operators, *index)) {
            self.turns_of_action(env, index, action, &mut instants);
        }
        for (index, trigger) in book.triggers.iter().enumerate() {
            let op = book.actions.len().saturating_add(index);
            if let Some(set) = trigger.each.filter(|_| is_in(&demand.operators, op)) {
                for entity in entities(env, set) {
                    let args = [Value::Int(entity)];
                    instants.extend(env.with_args(&args).flip(&trigger.when));
                }
            }
        }
        for (duty, owed) in book.duties.iter().zip(env.state.duties()).filter(|(_, owed)| owed.ended.is_none()) {
            instants.extend(deadline(env, duty, *owed));
        }
        instants.into_iter().filter(|at| *at > env.state.now()).min()
    }

    fn turns_of_action(&self, env: &StateEnv<'_>, index: usize, action: &Action, instants: &mut Vec<i64>) {
        let book = env.world.book;
        for (quota, _) in &action.uses {
            instants.extend(book.quotas.get(*quota).and_then(|declared| quota_state(env, *quota, declared).frees_at));
        }
        let conditions = || {
            let conditions = self.operators.operators.get(index).into_iter().flat_map(|operator| &operator.conditions);
            conditions
                .filter_map(|at| self.operators.conditions.get(*at))
                .filter(|condition| condition.timed && condition.local)
        };
        let shape = action_shape(book, action);
        let open = open_args(env, action);
        let options: Vec<Option<i64>> = match action.entity_param() {
            Some((_, set)) => entities(env, set).map(Some).collect(),
            None => vec![None],
        };
        for entity in options {
            let args = with_entity(action, &open, entity);
            let here = env.with_args(&args);
            instants.extend(conditions().filter_map(|condition| condition.clause.flip(&here)));
            instants.extend(shape.iter().filter_map(|expr| here.flip(expr)));
        }
    }
}
