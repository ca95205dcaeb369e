//! When two states are the same for a plan: what it reads is the same, and times lie as far from the clock as before,
//! or so far back that nothing asks how far.

use std::collections::BTreeMap;

use super::cone::{Demand, Operators};
use super::shape::{action_shape, trigger_shape};
use crate::calendar::Length;
use crate::expr::{Node, Op, Var};
use crate::rulebook::{Case, DutyKind, QuotaWindow, Rulebook, SlotTy, Timing, When};
use crate::sim::{State, World, pending, quota_state};
use crate::time::DAY;
use crate::value::NEVER;

/// How far back it matters when something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// So many milliseconds.
    Until(i64),
    /// For ever: it is compared with more than the clock.
    Always,
}

/// What tells states apart.
pub(super) struct Keys {
    /// Cells that are read, with how far back an instant matters.
    cells: Vec<(u16, Option<Reach>)>,
    quotas: Vec<usize>,
    /// Whether hours of the day matter, or days of the calendar, or the clock itself.
    hours: bool,
    days: bool,
    clock: bool,
}

impl Keys {
    /// For everything in a demand.
    pub(super) fn new(operators: &Operators, demand: &Demand, cells: &[bool], world: World<'_>) -> Self {
        let book = world.book;
        let mut keys = Self { cells: Vec::new(), quotas: Vec::new(), hours: false, days: false, clock: false };
        let mut reaches: BTreeMap<u16, Reach> = BTreeMap::new();
        let mut nodes: Vec<&Node> = Vec::new();
        for at in demand.asked.iter() {
            let condition = operators.conditions.get(*at);
            nodes.extend(condition.into_iter().flat_map(|condition| condition.clause.nodes()));
        }
        let civil = |cases: &[Case<Timing>]| {
            cases.iter().any(|case| matches!(&case.then, Timing::Fixed(length) if !matches!(length, Length::Exact(_))))
        };
        for (op, _) in demand.operators.iter().enumerate().filter(|(_, in_it)| **in_it) {
            if let Some(action) = book.actions.get(op) {
                nodes.extend(action_shape(book, action).into_iter().map(|expr| &expr.root));
                nodes.extend(action.requires.iter().flat_map(|require| require.parts()).map(|expr| &expr.root));
                keys.quotas.extend(action.uses.iter().map(|(quota, _)| *quota));
                keys.days |= civil(&action.takes);
            } else if let Some(trigger) = op.checked_sub(book.actions.len()).and_then(|at| book.triggers.get(at)) {
                nodes.extend(trigger_shape(book, trigger).into_iter().map(|expr| &expr.root));
                nodes.push(&trigger.when.root);
                match &trigger.timing {
                    When::After(cases) => keys.days |= civil(cases),
                    When::At(at) => entangle(book, &at.root, &mut reaches),
                }
            }
        }
        for duty in &book.duties {
            nodes.extend(duty.when.iter().chain([&duty.that]).map(|expr| &expr.root));
            match &duty.kind {
                DutyKind::Do { from: Some(from), .. } | DutyKind::Keep { from, .. } => {
                    entangle(book, &from.root, &mut reaches)
                }
                _ => {}
            }
        }
        nodes.extend(book.losses.iter().map(|loss| &loss.when.root));
        nodes.extend(book.derived.iter().flat_map(|derived| derived.rule.exprs()).map(|expr| &expr.root));
        for node in nodes {
            keys.look(book, node, &mut reaches);
        }
        keys.quotas.sort_unstable();
        keys.quotas.dedup();
        keys.days |=
            keys.quotas.iter().filter_map(|at| book.quotas.get(*at)).any(|quota| {
                quota.window.iter().any(|case| matches!(case.then, QuotaWindow::Day | QuotaWindow::Month))
            });
        for (at, slot) in book.slots.iter().enumerate().filter(|(at, _)| cells.get(*at) == Some(&true)) {
            let Ok(at) = u16::try_from(at) else { continue };
            let instant = (slot.ty == SlotTy::Instant).then(|| reaches.get(&at).copied().unwrap_or(Reach::Until(0)));
            keys.cells.push((at, instant));
        }
        keys
    }

    /// Looks at the comparisons of a node.
    fn look(&mut self, book: &Rulebook, node: &Node, reaches: &mut BTreeMap<u16, Reach>) {
        match &node.op {
            Op::Binary(op, sides) if op.is_relation() => self.comparison(book, sides, reaches),
            Op::Var(_, Some(Var::Window(_)), _) => self.hours = true,
            // A time that is copied or computed with may be compared with anything later.
            Op::Var(..) => entangle(book, node, reaches),
            _ => node.children().iter().for_each(|child| self.look(book, child, reaches)),
        }
    }

    fn comparison(&mut self, book: &Rulebook, sides: &[Node; 2], reaches: &mut BTreeMap<u16, Reach>) {
        let (mut names, mut now, mut never, mut moment, mut plain, mut length) =
            (0_usize, false, false, false, true, 0_i64);
        for side in sides {
            walk(side, &mut |node| match &node.op {
                Op::Var(_, Some(Var::Now), _) => now = true,
                Op::Var(_, Some(Var::Never), _) => never = true,
                Op::Var(_, Some(Var::Slot(_) | Var::Field { .. }), _) => names = names.saturating_add(1),
                Op::Var(_, Some(Var::Window(_)), _) => self.hours = true,
                Op::Var(..) | Op::Part(_) | Op::Cond(_) => plain = false,
                Op::Duration(ms, _) => length = length.saturating_add(ms.saturating_abs()),
                Op::Instant(..) => moment = true,
                _ => {}
            });
        }
        self.clock |= now && moment;
        let alone = names == 1 && plain && (now || never) && !moment;
        for side in sides {
            each_cell(book, side, &mut |slot| {
                let joined = match reaches.get(&slot) {
                    Some(Reach::Until(most)) if alone => Reach::Until(length.saturating_add(1).max(*most)),
                    None if alone => Reach::Until(length.saturating_add(1)),
                    _ => Reach::Always,
                };
                reaches.insert(slot, joined);
            });
        }
    }

    /// What tells a state apart from others.
    pub(super) fn of(&self, world: World<'_>, state: &State) -> Key {
        let now = state.now();
        let mut key = Key::default();
        for (slot, reach) in &self.cells {
            match (state.cell(*slot), reach) {
                (None, _) => key.still.push(UNKNOWN),
                (Some(cell), None) => key.still.push(cell),
                (Some(NEVER), Some(_)) => key.still.push(NEVER),
                (Some(at), Some(Reach::Until(most))) if now.saturating_sub(at) >= *most => key.still.push(LONG_AGO),
                (Some(at), Some(_)) => key.time(now.saturating_sub(at)),
            }
        }
        for pending in pending(world, state).filter(|pending| pending.sure) {
            let place = pending.trigger.saturating_mul(ENTITIES).saturating_add(pending.instance);
            key.still.push(i64::try_from(place).unwrap_or(UNKNOWN));
            key.time(now.saturating_sub(pending.typical));
            key.time(now.saturating_sub(pending.from));
            key.time(pending.until.map_or(UNKNOWN, |until| now.saturating_sub(until)));
        }
        for (at, _) in state.armed().iter().enumerate().filter(|(_, armed)| armed.done) {
            key.still.extend([UNKNOWN, i64::try_from(at).unwrap_or(UNKNOWN)]);
        }
        let env = world.env(state);
        for at in &self.quotas {
            let Some(quota) = world.book.quotas.get(*at) else { continue };
            key.still.push(quota_state(&env, *at, quota).used);
            let length = match env.first(&quota.window).map(|(case, _)| case.then) {
                Some(QuotaWindow::Rolling(length)) => length,
                _ => i64::MAX,
            };
            let ages = state.uses(*at).iter().map(|used| now.saturating_sub(*used));
            ages.filter(|age| *age < length).for_each(|age| key.time(age));
            quota.prior.iter().for_each(|_| key.time(now.saturating_sub(world.start.instant)));
        }
        for (duty, owed) in world.book.duties.iter().zip(state.duties()) {
            if matches!(duty.kind, DutyKind::Before { .. }) {
                continue;
            }
            key.still.push(owed.ended.map_or(0, |(_, met)| if met { 1 } else { 2 }));
            owed.since.iter().filter(|_| owed.ended.is_none()).for_each(|since| key.time(now.saturating_sub(*since)));
        }
        if self.hours {
            key.still.push(now.rem_euclid(DAY));
        }
        if self.days {
            key.still.push(now.saturating_add(world.book.calendar.utc_offset).div_euclid(DAY));
        }
        if self.clock {
            key.still.push(now);
        }
        key
    }
}

/// A cell that is not known.
const UNKNOWN: i64 = i64::MIN;
/// A time so far back that nothing asks how far.
const LONG_AGO: i64 = i64::MIN + 1;
/// Stands where a time is told.
const TIME: i64 = i64::MIN + 2;
/// More entities than any set can have.
const ENTITIES: usize = 16;

/// What tells a state apart from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// What does not move with the clock.
    pub(super) still: Vec<i64>,
    /// How far back times lie.
    ages: Vec<i64>,
}

impl Key {
    fn time(&mut self, age: i64) {
        self.still.push(TIME);
        self.ages.push(age);
    }

    /// The same, but with times as such, if the clock stands at `now`: what a state has in common with those that are the
    /// same but for the clock.
    pub(super) fn at(&self, now: i64) -> Vec<i64> {
        let times = self.ages.iter().map(|age| if *age == UNKNOWN { UNKNOWN } else { now.saturating_sub(*age) });
        self.still.iter().copied().chain(times).collect()
    }
}

fn walk(node: &Node, visit: &mut impl FnMut(&Node)) {
    visit(node);
    for child in node.children() {
        walk(child, visit);
    }
}

/// Calls `visit` with the cells that stand in a node by name; a field stands for that of every entity.
fn each_cell(book: &Rulebook, node: &Node, visit: &mut impl FnMut(u16)) {
    node.each_var(&mut |_, var| match var {
        Var::Slot(slot) => visit(slot),
        Var::Field { set, field, .. } => {
            let Some(set) = book.sets.get(usize::from(set)) else { return };
            (0..usize::from(set.max)).for_each(|entity| visit(set.slot(entity, usize::from(field))));
        }
        _ => {}
    });
}

fn entangle(book: &Rulebook, node: &Node, reaches: &mut BTreeMap<u16, Reach>) {
    each_cell(book, node, &mut |slot| {
        reaches.insert(slot, Reach::Always);
    });
}
