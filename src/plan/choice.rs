//! With which arguments an action is tried: every choice and every entity, but entities that are alike only once, and of
//! numbers those with which a comparison turns.

use super::clause::Atom;
use super::cone::{Condition, Demand, Operators};
use crate::expr::{BinaryOp, Node, Op, Var, eval};
use crate::rulebook::{Action, EntitySet, Outcome, ParamKind, Target};
use crate::sim::{State, StateEnv, entities};
use crate::value::Value;

/// Most combinations that are tried for one action.
const CHOICES_MAX: usize = 64;
/// Most numbers that are tried for one parameter.
const NUMBERS_MAX: usize = 12;

/// Arguments to try, and whether they are all that can make a difference.
pub(super) fn choices(
    operators: &Operators,
    demand: &Demand,
    env: &StateEnv<'_>,
    action: &Action,
) -> (Vec<Vec<Value>>, bool) {
    let mut all: Vec<Vec<Value>> = vec![Vec::new()];
    let mut complete = true;
    for (at, param) in action.params.iter().enumerate() {
        let mut longer = Vec::new();
        for args in &all {
            let values: Vec<Value> = match &param.kind {
                ParamKind::Entity(set) => unlike(env, *set).into_iter().map(Value::Int).collect(),
                ParamKind::Enum(id) => env.world.book.choices(*id).iter().copied().map(Value::Sym).collect(),
                ParamKind::Bool => vec![Value::Bool(false), Value::Bool(true)],
                ParamKind::Int(min, max) => {
                    let here = env.with_args(args);
                    match (here.number(min), here.number(max)) {
                        (Some(lo), Some(hi)) => {
                            let (numbers, all) = numbers(operators, demand, env, action, at, lo, hi);
                            complete &= all;
                            numbers.into_iter().map(Value::Int).collect()
                        }
                        _ => Vec::new(),
                    }
                }
            };
            for value in values {
                let mut args = args.clone();
                args.push(value);
                longer.push(args);
            }
        }
        complete &= longer.len() <= CHOICES_MAX;
        longer.truncate(CHOICES_MAX);
        all = longer;
    }
    (all, complete)
}

/// The entities of a set, of those that are alike in everything only the first.
fn unlike(env: &StateEnv<'_>, set: u8) -> Vec<i64> {
    let Some(declared) = env.world.book.sets.get(usize::from(set)) else { return Vec::new() };
    let mut found: Vec<i64> = Vec::new();
    for entity in entities(env, set) {
        if !found.iter().any(|other| alike(env.state, env, declared, set, entity, *other)) {
            found.push(entity);
        }
    }
    found
}

fn alike(state: &State, env: &StateEnv<'_>, set: &EntitySet, id: u8, one: i64, other: i64) -> bool {
    let (Ok(a), Ok(b)) = (usize::try_from(one), usize::try_from(other)) else { return false };
    let fields = (0..set.fields.len()).all(|field| state.cell(set.slot(a, field)) == state.cell(set.slot(b, field)));
    // What is pending about one of them tells them apart too.
    let mut at = 0_usize;
    let mut same = fields;
    for trigger in &env.world.book.triggers {
        let count = trigger
            .each
            .and_then(|set| env.world.book.sets.get(usize::from(set)))
            .map_or(1, |set| usize::from(set.max));
        if trigger.each == Some(id) {
            same &= state.armed().get(at.saturating_add(a)) == state.armed().get(at.saturating_add(b));
        }
        at = at.saturating_add(count);
    }
    same
}

/// The numbers of a parameter with which something turns, and whether no others can make a difference.
fn numbers(
    operators: &Operators,
    demand: &Demand,
    env: &StateEnv<'_>,
    action: &Action,
    param: usize,
    lo: i64,
    hi: i64,
) -> (Vec<i64>, bool) {
    if hi < lo {
        return (Vec::new(), true);
    }
    let wanted = action.outcomes.iter().filter(|outcome| outcome.wanted);
    let moved: Vec<(u16, i64)> = wanted.flat_map(|outcome| moves(outcome, param)).collect();
    let mut found = Vec::new();
    // What holds already may come to be needed again.
    for condition in demand.asked.iter().filter_map(|at| operators.conditions.get(*at)) {
        for atom in operators.atoms(env.world, condition).iter() {
            match enough(env, atom, &moved) {
                // More than can be done at once is done in parts.
                Some(n) => found.push(n.min(hi)),
                None => turning_points(env, &atom.node, param, &mut found),
            }
        }
    }
    // Where time or odds hang on what is counted, doing it in several parts may be better in a way that is not looked at.
    let plain = action.takes.len() <= 1 && action.odds.is_empty();
    // What is done to people is done to as few as possible.
    if action.affects.is_some() && (action.takes.len() <= 1 || found.is_empty()) {
        found.push(lo);
    }
    if found.is_empty() {
        found.push(hi);
    }
    found.retain(|n| (lo..=hi).contains(n));
    found.sort_unstable();
    found.dedup();
    let exact = found.len() <= NUMBERS_MAX && plain;
    found.truncate(NUMBERS_MAX);
    (found, exact)
}

/// The smallest number with which an action turns a condition; the smallest that it takes, if none does at once.
pub(super) fn least_number(
    operators: &Operators,
    condition: &Condition,
    env: &StateEnv<'_>,
    action: &Action,
    param: usize,
) -> Option<i64> {
    let ParamKind::Int(min, max) = &action.params.get(param)?.kind else { return None };
    let (lo, hi) = (env.number(min)?, env.number(max)?);
    let wanted = action.outcomes.iter().filter(|outcome| outcome.wanted);
    let moved: Vec<(u16, i64)> = wanted.flat_map(|outcome| moves(outcome, param)).collect();
    let atoms = operators.atoms(env.world, condition);
    let found = atoms.iter().filter_map(|atom| enough(env, atom, &moved)).map(|n| n.min(hi).max(lo)).min();
    found.or(Some(lo))
}

/// The smallest number by which a cell has to be moved until a comparison turns the way that helps.
fn enough(env: &StateEnv<'_>, atom: &Atom, moved: &[(u16, i64)]) -> Option<i64> {
    let Op::Binary(op, sides) = &atom.node.op else { return None };
    let [left, right] = &**sides;
    for (side, other) in [(left, right), (right, left)] {
        let Op::Var(_, Some(Var::Slot(slot)), _) = &side.op else { continue };
        let Some((_, by)) = moved.iter().find(|(moved, _)| moved == slot) else { continue };
        let cell = env.state.cell(*slot)?;
        let (_, turn, _) = eval(other, env).ok()?.bounds().filter(|(_, lo, hi)| lo == hi)?;
        let n = turn.saturating_sub(cell).saturating_mul(*by);
        let holds = |n: i64| {
            let value = cell.saturating_add(n.saturating_mul(*by));
            let (a, b) = if std::ptr::eq(side, left) { (value, turn) } else { (turn, value) };
            let holds = match op {
                BinaryOp::Eq => a == b,
                BinaryOp::Ne => a != b,
                BinaryOp::Lt => a < b,
                BinaryOp::Le => a <= b,
                BinaryOp::Gt => a > b,
                BinaryOp::Ge => a >= b,
                _ => return false,
            };
            holds == atom.wanted
        };
        return [n.saturating_sub(1), n, n.saturating_add(1)].into_iter().find(|n| *n > 0 && holds(*n));
    }
    None
}

/// The cells that an outcome moves by the parameter, and in which direction.
fn moves(outcome: &Outcome, param: usize) -> Vec<(u16, i64)> {
    let is_param = |node: &Node| matches!(node.op, Op::Var(_, Some(Var::Param(at)), _) if usize::from(at) == param);
    let assigns = outcome.effects.iter().flat_map(|case| &case.then);
    assigns
        .filter_map(|assign| {
            let Target::Slot(slot) = assign.target else { return None };
            let is_self = |node: &Node| matches!(node.op, Op::Var(_, Some(Var::Slot(at)), _) if at == slot);
            let Op::Binary(op, sides) = &assign.value.root.op else { return None };
            let [left, right] = &**sides;
            match op {
                BinaryOp::Sub if is_self(left) && is_param(right) => Some((slot, -1)),
                BinaryOp::Add if is_self(left) && is_param(right) || is_param(left) && is_self(right) => {
                    Some((slot, 1))
                }
                _ => None,
            }
        })
        .collect()
}

/// Numbers at which a comparison of the parameter itself turns.
fn turning_points(env: &StateEnv<'_>, node: &Node, param: usize, found: &mut Vec<i64>) {
    let Op::Binary(op, sides) = &node.op else { return };
    if !op.is_relation() {
        return;
    }
    let [left, right] = &**sides;
    for (side, other) in [(left, right), (right, left)] {
        if !matches!(side.op, Op::Var(_, Some(Var::Param(at)), _) if usize::from(at) == param) {
            continue;
        }
        if let Some((_, turn, _)) =
            eval(other, env).ok().and_then(|value| value.bounds()).filter(|(_, lo, hi)| lo == hi)
        {
            // The last on the one side and the first on the other; in between there is nothing.
            let beside = match (op, std::ptr::eq(side, left)) {
                (BinaryOp::Le | BinaryOp::Gt, true) | (BinaryOp::Ge | BinaryOp::Lt, false) => 0..=1,
                (BinaryOp::Lt | BinaryOp::Ge, true) | (BinaryOp::Gt | BinaryOp::Le, false) => -1..=0,
                _ => -1..=1,
            };
            found.extend(beside.map(|by| turn.saturating_add(by)));
        }
    }
}
