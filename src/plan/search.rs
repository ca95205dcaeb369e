//! The search: one graph of states that all orders share, gone through once for each by Dijkstra's method, cheapest
//! first. A state is opened only when an order comes to it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::choice::choices;
use super::cone::{Demand, Operators, action_shape, is_in};
use super::course::{Course, Passage};
use super::key::Keys;
use super::price::{Order, Price};
use crate::expr::Node;
use crate::explain::Turns;
use crate::rulebook::{Action, Ask};
use crate::sim::drive::Pace;
use crate::sim::{Cone, State, StateEnv, World, deadline, derive, entities, open_args, pending, quota_state, read_cells, with_entity};
use crate::value::{Tri, Value};

/// Most states that are kept.
const STATES_MAX: usize = 4_096;

/// One step of a plan, as the search takes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Move {
    /// A fact that is not known is taken for granted.
    Assume {
        /// The cell.
        slot: u16,
        /// What it is taken to be.
        cell: i64,
    },
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
    /// The first cell that may still be taken for granted; `None` once something was done.
    assuming: Option<u16>,
    reached: bool,
    edges: Option<Vec<Edge>>,
}

/// What a search found for one order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) moves: Vec<Move>,
    pub(super) price: Price,
}

/// A search for the best ways to a goal.
pub(super) struct Search {
    operators: Operators,
    /// What can take part at all.
    within: Demand,
    cone: Cone,
    keys: Keys,
    goal: usize,
    lawful: bool,
    vertices: Vec<Vertex>,
    index: BTreeMap<Vec<i64>, usize>,
    frontier: Frontier,
    /// Steps that were simulated.
    pub(super) steps: usize,
    /// Whether all arguments that can make a difference were tried.
    pub(super) exact: bool,
    /// Whether a state had to be left out for lack of room.
    pub(super) full: bool,
    /// Whether something that no answer settles stood in the way somewhere.
    pub(super) doubtful: bool,
}

/// The states that one order has come to and not yet gone on from.
struct Frontier {
    order: Order,
    heap: BinaryHeap<Reverse<([i64; 8], usize, usize)>>,
    best: BTreeMap<usize, Come>,
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
    fn new(order: Order) -> Self {
        let mut frontier = Self { order, heap: BinaryHeap::new(), best: BTreeMap::new(), counted: 0 };
        frontier.offer(0, Price::default(), None);
        frontier
    }

    fn offer(&mut self, to: usize, price: Price, from: Option<(usize, usize)>) {
        let rank = price.rank(self.order);
        let better = self.best.get(&to).is_none_or(|known| !known.done && rank < known.price.rank(self.order));
        if better {
            self.best.insert(to, Come { price, from, done: false });
            self.heap.push(Reverse((rank, self.counted, to)));
            self.counted = self.counted.saturating_add(1);
        }
    }

    /// The cheapest state that was not gone on from.
    fn next(&mut self) -> Option<(usize, Price)> {
        while let Some(Reverse((rank, _, at))) = self.heap.pop() {
            if let Some(come) = self.best.get_mut(&at)
                && !come.done
                && come.price.rank(self.order) == rank
            {
                come.done = true;
                return Some((at, come.price));
            }
        }
        None
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
    pub(super) fn new(world: World<'_>, from: &State, goal: usize, lawful: bool) -> Option<Self> {
        let declared = world.book.goals.get(goal)?;
        let operators = Operators::new(world, from, declared, lawful);
        let derivation = derive(world, from, true);
        let env = StateEnv { world, state: from, derivation: &derivation, args: &[] };
        let within = operators.demand(&env, None);
        let (cells, cone) = operators.cone(world.book, &within);
        let keys = Keys::new(&operators, &within, &cells, world);
        let mut search = Self {
            operators,
            within,
            cone,
            keys,
            goal,
            lawful,
            vertices: Vec::new(),
            index: BTreeMap::new(),
            frontier: Frontier::new(Order::Fastest),
            steps: 0,
            exact: true,
            full: false,
            doubtful: false,
        };
        search.vertex(world, from.clone(), Some(0));
        Some(search)
    }

    /// What stands in the way at the beginning.
    pub(super) fn nodes_in_the_way(&self, env: &StateEnv<'_>) -> Vec<&Node> {
        let conditions = self.within.conditions.keys().filter_map(|at| self.operators.conditions.get(*at));
        let failing = conditions.filter(|condition| !condition.local && condition.clause.stands(env) == Tri::No);
        failing.flat_map(|condition| condition.clause.nodes()).collect()
    }

    /// Begins another order over the same states.
    pub(super) fn begin(&mut self, order: Order) {
        self.frontier = Frontier::new(order);
    }

    /// Goes on for a number of simulated steps.
    pub(super) fn go_on(&mut self, world: World<'_>, steps: usize) -> Progress {
        let enough = self.steps.saturating_add(steps);
        while self.steps < enough {
            let Some((at, price)) = self.frontier.next() else { return Progress::Ended(None) };
            if self.vertices.get(at).is_some_and(|vertex| vertex.reached) {
                return Progress::Ended(Some(self.way(at, price)));
            }
            self.open(world, at);
            let edges = self.vertices.get(at).and_then(|vertex| vertex.edges.as_ref());
            for (index, edge) in edges.into_iter().flatten().enumerate() {
                self.frontier.offer(edge.to, price.plus(&edge.price), Some((at, index)));
            }
        }
        Progress::Going
    }

    fn way(&self, mut at: usize, price: Price) -> Way {
        let mut moves = Vec::new();
        while let Some((from, edge)) = self.frontier.best.get(&at).and_then(|come| come.from) {
            let edge = self.vertices.get(from).and_then(|vertex| vertex.edges.as_ref()?.get(edge));
            moves.extend(edge.map(|edge| edge.moved.clone()));
            at = from;
        }
        moves.reverse();
        Way { moves, price }
    }

    /// The vertex of a state; `None` where there is no more room.
    fn vertex(&mut self, world: World<'_>, state: State, assuming: Option<u16>) -> Option<usize> {
        let world = World { cone: Some(&self.cone), ..world };
        let mut key = self.keys.of(world, &state);
        key.push(assuming.map_or(-1, i64::from));
        if let Some(at) = self.index.get(&key) {
            return Some(*at);
        }
        if self.vertices.len() >= STATES_MAX {
            self.full = true;
            return None;
        }
        let derivation = derive(world, &state, false);
        let env = StateEnv { world, state: &state, derivation: &derivation, args: &[] };
        let reached = world.book.goals.get(self.goal).is_some_and(|goal| env.holds(&goal.that) == Tri::Yes);
        let at = self.vertices.len();
        self.vertices.push(Vertex { state, assuming, reached, edges: None });
        self.index.insert(key, at);
        Some(at)
    }

    /// Finds everything that can be done in a state.
    fn open(&mut self, world: World<'_>, at: usize) {
        let Some(vertex) = self.vertices.get(at).filter(|vertex| vertex.edges.is_none()) else { return };
        let (state, assuming) = (vertex.state.clone(), vertex.assuming);
        let cone = std::mem::take(&mut self.cone);
        let mut found: Vec<(Passage, Move, Option<u16>)> = Vec::new();
        let (mut exact, mut doubtful) = (true, false);
        {
            let world = World { cone: Some(&cone), ..world };
            let course = Course { world, pace: Pace::Typical };
            let derivation = derive(world, &state, true);
            let env = StateEnv { world, state: &state, derivation: &derivation, args: &[] };
            let demand = self.operators.demand(&env, Some(&self.within.operators));
            doubtful |= self.operators.unsettled(&env, &demand);
            if self.operators.hopeful(&env, &demand, assuming.is_some()) {
                for (index, action) in world.book.actions.iter().enumerate() {
                    if !is_in(&demand.operators, index) || !self.operators.may_be_done(&env, index) {
                        continue;
                    }
                    let (all, complete) = choices(&self.operators, &demand, &env, action);
                    exact &= complete;
                    for args in all {
                        self.steps = self.steps.saturating_add(1);
                        if let Ok(passage) = course.act(&state, index, &args)
                            && !passage.was_interrupted()
                        {
                            found.push((passage, Move::Act { action: index, args }, None));
                        }
                    }
                }
                if let Some(until) = self.turn(&env, &demand, &course) {
                    self.steps = self.steps.saturating_add(1);
                    let passage = course.wait(&state, until).ok();
                    found.extend(passage.map(|passage| {
                        let moved = Move::Wait { ms: passage.price.time };
                        (passage, moved, None)
                    }));
                }
                if let Some(first) = assuming {
                    for (slot, cell) in self.assumptions(&env, &demand, first) {
                        self.steps = self.steps.saturating_add(1);
                        let next = slot.saturating_add(1);
                        let passage = course.assume(&state, slot, cell).ok();
                        found.extend(passage.map(|passage| (passage, Move::Assume { slot, cell }, Some(next))));
                    }
                }
            }
        }
        self.cone = cone;
        self.exact &= exact;
        self.doubtful |= doubtful;
        let mut edges = Vec::new();
        for (passage, moved, assuming) in found {
            if self.lawful && passage.breaks_a_rule() {
                continue;
            }
            if let Some(to) = self.vertex(world, passage.state, assuming) {
                edges.push(Edge { to, price: passage.price, moved });
            }
        }
        if let Some(vertex) = self.vertices.get_mut(at) {
            vertex.edges = Some(edges);
        }
    }

    /// When time alone next changes anything that is looked at.
    fn turn(&self, env: &StateEnv<'_>, demand: &Demand, course: &Course<'_>) -> Option<i64> {
        let book = env.world.book;
        let mut instants: Vec<i64> = course.next_due(env.state).into_iter().collect();
        let waiting = pending(env.world, env.state, env.derivation);
        instants.extend(waiting.iter().filter(|pending| pending.sure && pending.point).map(|pending| pending.from));
        for at in demand.conditions.keys() {
            let condition = self.operators.conditions.get(*at).filter(|condition| condition.timed && !condition.local);
            let nodes = condition.into_iter().flat_map(|condition| condition.clause.nodes());
            instants.extend(nodes.filter_map(|node| crate::expr::next_flip(node, env, env.state.now)));
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
        for (duty, owed) in book.duties.iter().zip(&env.state.duties).filter(|(_, owed)| owed.ended.is_none()) {
            instants.extend(deadline(env, duty, *owed));
        }
        instants.into_iter().filter(|at| *at > env.state.now).min()
    }

    fn turns_of_action(&self, env: &StateEnv<'_>, index: usize, action: &Action, instants: &mut Vec<i64>) {
        let book = env.world.book;
        for (quota, _) in &action.uses {
            instants.extend(book.quotas.get(*quota).and_then(|declared| quota_state(env, *quota, declared).frees_at));
        }
        let conditions = || {
            let conditions = self.operators.operators.get(index).into_iter().flat_map(|operator| &operator.conditions);
            conditions.filter_map(|at| self.operators.conditions.get(*at)).filter(|condition| condition.timed && condition.local)
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
            let nodes = conditions().flat_map(|condition| condition.clause.nodes());
            let nodes: Vec<&Node> = nodes.chain(shape.iter().map(|expr| &expr.root)).collect();
            instants.extend(nodes.into_iter().filter_map(|node| crate::expr::next_flip(node, &here, env.state.now)));
        }
    }

    /// Facts that are not known and stand in the way, from a cell on, with every value that can make a difference.
    fn assumptions(&self, env: &StateEnv<'_>, demand: &Demand, first: u16) -> Vec<(u16, i64)> {
        let book = env.world.book;
        let mut found: Vec<(u16, i64)> = Vec::new();
        let conditions = demand.conditions.keys().filter_map(|at| self.operators.conditions.get(*at));
        for condition in conditions.filter(|condition| condition.local || condition.clause.stands(env) == Tri::Unknown) {
            let mut read = read_cells(env, condition.clause.nodes());
            if condition.local {
                read = self.operators.settled.reads(book, &condition.clause.node).0;
            }
            let turns = Turns::of(book, condition.clause.nodes(), &read, env.state);
            for slot in read.iter().copied().filter(|slot| *slot >= first && env.state.cell(*slot).is_none()) {
                if book.slots.get(usize::from(slot)).is_some_and(|declared| declared.ask != Ask::Never) {
                    found.extend(turns.domain(book, slot).into_iter().map(|cell| (slot, cell)));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
