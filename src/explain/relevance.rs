//! Which answers still matter for a goal. An unknown fact matters if two ways to fill in all unknown facts that differ only
//! in it make some requirement of an action that leads there stand otherwise. A requirement reads few unknown facts, so
//! all their combinations are tried, each number at every place where a comparison can turn. Where numbers are computed
//! with, those places are not known, and every unknown fact that is read counts as needed.

use crate::expr::{BinaryOp, Node, Op, Var};
use crate::limits::{DURATION_MAX, INSTANT_MAX, INSTANT_MIN};
use crate::rulebook::{Action, Ask, By, Goal, Outcome, Require, Rulebook, SlotTy, Target, When, wanted_writes};
use crate::sim::{State, StateEnv, World, entities, offer, open_args, read_cells, verdict, with_entity};
use crate::value::{NEVER, Tri, Value};

/// Most combinations that are tried for one requirement; beyond, every unknown fact that it reads counts as needed.
const COMBINATIONS_MAX: usize = 4_096;
/// Most nodes that are evaluated for all requirements together; beyond, the same.
const NODES_MAX: usize = 500_000;

/// A question that still matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The cell.
    pub slot: u16,
    /// What its answer can change: actions and codes of their requirements, the nearest action first.
    pub decides: Vec<(usize, String)>,
    /// Indices of the triggers whose day it decides, on which the goal waits.
    pub times: Vec<usize>,
}

/// How all askable facts stand for a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relevance {
    /// What still matters, most decisive first.
    pub needed: Vec<Question>,
    /// What is known.
    pub known: Vec<u16>,
    /// What does not matter, whatever the answer.
    pub idle: Vec<u16>,
    /// What is known only as it begins, and could stand in the way if it were otherwise.
    pub usual: Vec<u16>,
    /// Whether all combinations were tried.
    pub exact: bool,
}

/// Sorts all askable facts into known, needed and idle.
#[must_use]
pub fn relevance(world: World<'_>, state: &State, goal: &Goal) -> Relevance {
    let (needed, known, idle, usual) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut found = Relevance { needed, known, idle, usual, exact: true };
    let env = world.env(state);
    let mut left = NODES_MAX;
    for at in goal.actions.iter().copied() {
        let Some(action) = world.book.actions.get(at).filter(|action| !is_barred(&env, action)) else { continue };
        let open = open_args(&env, action);
        let options: Vec<i64> = action.entity_param().map_or(Vec::new(), |(_, set)| entities(&env, set).collect());
        for require in &action.requires {
            let about: Vec<Option<i64>> =
                if require.about_entity { options.iter().copied().map(Some).collect() } else { vec![None] };
            for entity in about {
                let args = with_entity(action, &open, entity);
                let judged = Judged { world, state, require, args: &args };
                found.usual.extend(judged.usual());
                let mattering = judged.mattering(&mut left);
                found.exact &= mattering.exact;
                for slot in mattering.slots {
                    note(&mut found.needed, slot, at, &require.code);
                }
            }
        }
    }
    for (trigger, slot) in dates(&env, goal) {
        match found.needed.iter_mut().find(|question| question.slot == slot) {
            Some(question) => question.times.push(trigger),
            None => found.needed.push(Question { slot, decides: Vec::new(), times: vec![trigger] }),
        }
    }
    let askable = world.book.slots.iter().enumerate().filter(|(_, declared)| declared.ask != Ask::Never);
    for slot in askable.filter_map(|(slot, _)| u16::try_from(slot).ok()) {
        if state.cell(slot).is_some() {
            found.known.push(slot);
        } else if !found.needed.iter().any(|question| question.slot == slot) {
            found.idle.push(slot);
        }
    }
    found.usual.sort_unstable();
    found.usual.dedup();
    let weight = |question: &Question| question.decides.len().saturating_add(question.times.len());
    found.needed.sort_by_key(|question| (usize::MAX.saturating_sub(weight(question)), question.slot));
    found
}

/// Whether an action has no entry, and nothing that can be done now gives it one: what else it asks for does not matter.
fn is_barred(env: &StateEnv<'_>, action: &Action) -> bool {
    let hidden = action.requires.iter().filter(|require| require.hides && !require.about_entity);
    let failing: Vec<&Require> = hidden.filter(|require| verdict(env, require) == Tri::No).collect();
    if failing.is_empty() {
        return false;
    }
    let read = read_cells(env, failing.into_iter().flat_map(Require::parts).map(|expr| &expr.root));
    let gives = |other: &Action| {
        wanted_writes(&other.outcomes).flat_map(|assign| assign.slots(env.world.book)).any(|slot| read.contains(&slot))
    };
    let offered = |at: usize| offer(env.world, env.state, at).is_some_and(|offer| offer.offered != Tri::No);
    !env.world.book.actions.iter().enumerate().any(|(at, other)| gives(other) && offered(at))
}

fn note(needed: &mut Vec<Question>, slot: u16, action: usize, code: &str) {
    let decided = (action, code.to_owned());
    match needed.iter_mut().find(|question| question.slot == slot) {
        Some(question) if question.decides.contains(&decided) => {}
        Some(question) => question.decides.push(decided),
        None => needed.push(Question { slot, decides: vec![decided], times: Vec::new() }),
    }
}

/// Unknown answers that decide on which day something comes that the goal waits for, with the trigger: what brings it about and no
/// action that leads there does, and what removes something that is in the way.
fn dates(env: &StateEnv<'_>, goal: &Goal) -> Vec<(usize, u16)> {
    let book = env.world.book;
    let actions = || goal.actions.iter().filter_map(|at| book.actions.get(*at));
    let touches = |outcomes: &[Outcome], cells: &[u16]| {
        wanted_writes(outcomes).any(|assign| matches!(assign.target, Target::Slot(slot) if cells.contains(&slot)))
    };
    let mut waited = read_cells(env, std::iter::once(&goal.that.root));
    waited.retain(|slot| !actions().any(|action| touches(&action.outcomes, &[*slot])));
    for action in actions() {
        let fails = |require: &&Require| !require.about_entity && verdict(env, require) == Tri::No;
        let failing: Vec<&Require> = action.requires.iter().filter(fails).collect();
        // What has no entry is no way there.
        if !failing.iter().any(|require| require.hides) {
            // What policy and law ask for is met; nobody waits for it to cease to apply.
            let blocks = |require: &Require| require.by == By::System;
            let parts = failing
                .into_iter()
                .flat_map(|require| require.when.iter().filter(move |_| blocks(require)).chain([&require.that]));
            waited.extend(read_cells(env, parts.map(|expr| &expr.root)));
        }
    }
    let mut found = Vec::new();
    for (index, trigger) in book.triggers.iter().enumerate() {
        let When::At(at) = &trigger.timing else { continue };
        if trigger.may
            || trigger.each.is_some()
            || !touches(&trigger.outcomes, &waited)
            || env.holds(&trigger.when) == Tri::No
        {
            continue;
        }
        let askable = |slot: &u16| book.slots.get(usize::from(*slot)).is_some_and(|known| known.ask != Ask::Never);
        let mut open = read_cells(env, std::iter::once(&at.root));
        open.retain(|slot| askable(slot) && env.state.cell(*slot).is_none());
        // Which of them the day hangs on is seen when one of them is otherwise than the rest.
        let day = |otherwise: Option<u16>| {
            let mut state = env.state.clone();
            for slot in &open {
                let ago = if otherwise == Some(*slot) { 2 } else { 1 };
                state.set(book, *slot, Some(state.now().saturating_sub(ago)), false);
            }
            StateEnv { state: &state, ..*env }.number(at)
        };
        let usual = day(None);
        found.extend(open.iter().filter(|slot| day(Some(**slot)) != usual).map(|slot| (index, *slot)));
    }
    found
}

/// One requirement, judged for one entity if it is about one.
struct Judged<'j> {
    world: World<'j>,
    state: &'j State,
    require: &'j Require,
    args: &'j [Value],
}

struct Mattering {
    slots: Vec<u16>,
    exact: bool,
}

impl Judged<'_> {
    fn holds(&self, state: &State) -> Tri {
        verdict(&StateEnv { world: self.world, state, args: self.args }, self.require)
    }

    /// The facts that stand as they begin, each of which alone could keep the requirement from holding.
    fn usual(&self) -> Vec<u16> {
        if self.holds(self.state) != Tri::Yes {
            return Vec::new();
        }
        let env = StateEnv { world: self.world, state: self.state, args: self.args };
        let book = self.world.book;
        let parts = || self.require.parts().map(|expr| &expr.root);
        let read = read_cells(&env, parts());
        let turns = Turns::of(book, parts(), &read, self.state);
        let mut there = self.state.clone();
        let mut matters = |slot: u16| {
            let cell = self.state.cell(slot);
            let begins = book.slots.get(usize::from(slot)).filter(|known| known.ask != Ask::Never);
            if cell.is_none() || begins.is_none_or(|known| known.start != cell) {
                return false;
            }
            // Where numbers are computed with, where it turns is not known, and not knowing it stands for all of them.
            let open = turns.computed.then_some(None);
            let mut others = turns.domain(book, slot).into_iter().map(Some).chain(open);
            let fails = others.any(|other| {
                there.set(book, slot, other, false);
                self.holds(&there) != Tri::Yes
            });
            there.set(book, slot, cell, false);
            fails
        };
        read.into_iter().filter(|slot| matters(*slot)).collect()
    }

    /// The unknown facts that can make the requirement stand otherwise; what is evaluated for it is taken off what is left.
    fn mattering(&self, left: &mut usize) -> Mattering {
        let none = Mattering { slots: Vec::new(), exact: true };
        if self.holds(self.state) != Tri::Unknown {
            return none;
        }
        let env = StateEnv { world: self.world, state: self.state, args: self.args };
        let book = self.world.book;
        let askable = |slot: &u16| book.slots.get(usize::from(*slot)).is_some_and(|known| known.ask != Ask::Never);
        let read = read_cells(&env, self.require.parts().map(|expr| &expr.root));
        let unknown: Vec<u16> =
            read.iter().copied().filter(|slot| askable(slot) && self.state.cell(*slot).is_none()).collect();
        let turns = Turns::of(book, self.require.parts().map(|expr| &expr.root), &read, self.state);
        let domains: Vec<Vec<i64>> = unknown.iter().map(|slot| turns.domain(book, *slot)).collect();
        let combinations = domains.iter().map(Vec::len).try_fold(1_usize, |all, len| all.checked_mul(len));
        let few = combinations.filter(|count| *count <= COMBINATIONS_MAX && !turns.computed);
        let work = few.and_then(|count| left.checked_sub(count.saturating_mul(turns.nodes)));
        let (Some(combinations), Some(rest)) = (few, work) else {
            return Mattering { slots: unknown, exact: false };
        };
        *left = rest;
        let mut there = self.state.clone();
        let verdicts: Vec<Tri> = (0..combinations)
            .map(|index| {
                fill(book, &mut there, &unknown, &domains, index);
                self.holds(&there)
            })
            .collect();
        // Two combinations that differ only in one fact stand as far apart as its place in the number counts.
        let mut stride = 1_usize;
        let mut slots = Vec::new();
        for (slot, domain) in unknown.iter().zip(&domains) {
            let next = stride.saturating_mul(domain.len());
            let differs = |index: usize| {
                let base = index
                    .saturating_sub(index.checked_rem(next).unwrap_or(0))
                    .saturating_add(index.checked_rem(stride).unwrap_or(0));
                verdicts.get(index) != verdicts.get(base)
            };
            if (0..combinations).any(differs) {
                slots.push(*slot);
            }
            stride = next;
        }
        Mattering { slots, exact: true }
    }
}

/// Fills one combination of answers into a state; what stays as it was keeps what was worked out from it.
fn fill(book: &Rulebook, state: &mut State, unknown: &[u16], domains: &[Vec<i64>], mut index: usize) {
    for (slot, domain) in unknown.iter().zip(domains) {
        let at = index.checked_rem(domain.len()).unwrap_or(0);
        index = index.checked_div(domain.len()).unwrap_or(0);
        let cell = domain.get(at).copied();
        if state.cell(*slot) != cell {
            state.set(book, *slot, cell, false);
        }
    }
}

/// The numbers at which a comparison can turn.
#[derive(Default)]
pub(crate) struct Turns {
    ints: Vec<i64>,
    durations: Vec<i64>,
    instants: Vec<i64>,
    versions: Vec<i64>,
    /// Whether numbers are computed with, so that comparisons turn elsewhere too.
    computed: bool,
    /// How many nodes there are, each derived fact once.
    nodes: usize,
}

impl Turns {
    /// From what is written in conditions, in the derived facts that they rest on, and in the known facts beside them.
    pub(crate) fn of<'e>(
        book: &'e Rulebook,
        parts: impl Iterator<Item = &'e Node>,
        read: &[u16],
        state: &State,
    ) -> Self {
        let mut turns = Self::gather(book, parts, |node| computes(node, state));
        for slot in read {
            let Some((declared, cell)) = book.slots.get(usize::from(*slot)).zip(state.cell(*slot)) else { continue };
            match declared.ty {
                SlotTy::Int { .. } => turns.ints.push(cell),
                SlotTy::Duration => turns.durations.push(cell),
                SlotTy::Instant => turns.instants.push(cell),
                SlotTy::Version => turns.versions.push(cell),
                SlotTy::Bool | SlotTy::Enum(_) => {}
            }
        }
        turns.count_from(state.now());
        turns
    }

    /// From what is written alone, at a moment of the clock.
    pub(crate) fn written<'e>(book: &'e Rulebook, parts: impl Iterator<Item = &'e Node>, now: i64) -> Self {
        let mut turns = Self::gather(book, parts, |_| false);
        turns.count_from(now);
        turns
    }

    fn gather<'e>(book: &'e Rulebook, parts: impl Iterator<Item = &'e Node>, computes: impl Fn(&Node) -> bool) -> Self {
        let mut turns = Self::default();
        let mut open: Vec<&Node> = parts.collect();
        let mut seen: Vec<u16> = Vec::new();
        while let Some(node) = open.pop() {
            turns.computed |= computes(node);
            turns.nodes = turns.nodes.saturating_add(1);
            match &node.op {
                Op::Int(n) => turns.ints.push(*n),
                Op::Duration(ms, _) => turns.durations.push(*ms),
                Op::Instant(ms, _) => turns.instants.push(*ms),
                Op::Version(version, _) => turns.versions.push(*version),
                Op::Var(_, Some(Var::Derived(at)), _) if !seen.contains(at) => {
                    seen.push(*at);
                    let derived = book.derived.get(usize::from(*at));
                    open.extend(derived.iter().flat_map(|derived| derived.rule.exprs()).map(|expr| &expr.root));
                }
                _ => open.extend(node.children()),
            }
        }
        turns
    }

    /// A length of time is counted from the clock, or from another moment.
    fn count_from(&mut self, now: i64) {
        self.instants.push(now);
        let from =
            |ms: &i64| self.instants.iter().flat_map(|at| [at.saturating_sub(*ms), at.saturating_add(*ms)]).collect();
        let lengths: Vec<Vec<i64>> = self.durations.iter().map(from).collect();
        self.instants.extend(lengths.into_iter().flatten());
    }

    /// The integers of a range at which something can turn.
    pub(crate) fn integers(&self, lo: i64, hi: i64) -> Vec<i64> {
        around(&self.ints, lo, hi)
    }

    /// Every value of a cell between which something can turn.
    pub(crate) fn domain(&self, book: &Rulebook, slot: u16) -> Vec<i64> {
        let Some(declared) = book.slots.get(usize::from(slot)) else { return Vec::new() };
        match declared.ty {
            SlotTy::Bool => vec![0, 1],
            SlotTy::Enum(id) => book.choices(id).iter().map(|sym| i64::from(sym.0)).collect(),
            SlotTy::Int { min, max } => self.integers(min, max),
            SlotTy::Duration => around(&self.durations, DURATION_MAX.saturating_neg(), DURATION_MAX),
            SlotTy::Version => around(&self.versions, 0, i64::MAX),
            SlotTy::Instant => {
                let mut values = around(&self.instants, INSTANT_MIN, INSTANT_MAX);
                values.push(NEVER);
                values
            }
        }
    }
}

/// Numbers of a range, those beside them, and its ends.
fn around(turns: &[i64], lo: i64, hi: i64) -> Vec<i64> {
    let near = turns.iter().flat_map(|n| [n.saturating_sub(1), *n, n.saturating_add(1)]);
    let mut values: Vec<i64> = near.chain([lo, hi]).filter(|n| (lo..=hi).contains(n)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Whether a node computes with numbers; a known moment and a length of time do not count, for their turns are known.
fn computes(node: &Node, state: &State) -> bool {
    let plain = |node: &Node| matches!(node.op, Op::Duration(..) | Op::Var(..));
    match &node.op {
        Op::Neg(_) | Op::Part(_) | Op::Binary(BinaryOp::Mul, _) => true,
        Op::Binary(BinaryOp::Add | BinaryOp::Sub, sides) => {
            let [left, right] = &**sides;
            let since = matches!(left.op, Op::Var(_, Some(Var::Now), _)) && plain(right);
            let known = match left.op {
                Op::Var(_, Some(Var::Slot(slot)), _) => state.cell(slot).is_some(),
                Op::Var(_, Some(Var::Now | Var::AsOf), _) | Op::Duration(..) => true,
                _ => false,
            };
            let after = plain(left) && known && matches!(right.op, Op::Duration(..));
            !since && !after
        }
        _ => false,
    }
}
