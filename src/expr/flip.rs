//! When a condition may next change by time alone.

use super::ast::{BinaryOp, Node, Op, Var};
use super::eval::{Env, eval};
use crate::limits::DURATION_MAX;
use crate::time::is_instant;
use crate::value::Kind;

/// The earliest instant after `now` at which a comparison with `now` inside the expression changes its answer.
///
/// Only comparisons between instants or durations move with time, one millisecond at a time, so the answer is exact for
/// each of them; the whole expression may still keep its value. A strict comparison flips one millisecond later.
pub fn next_flip(node: &Node, env: &impl Env, now: i64) -> Option<i64> {
    let own = match &node.op {
        Op::Binary(op, nodes) if op.is_relation() => comparison(*op, nodes, env, now),
        Op::Var(_, Some(var), _) => env.next_flip(*var),
        _ => None,
    };
    node.children().iter().filter_map(|child| next_flip(child, env, now)).chain(own).filter(|at| *at > now).min()
}

fn comparison(op: BinaryOp, nodes: &[Node; 2], env: &impl Env, now: i64) -> Option<i64> {
    let [left, right] = nodes;
    let slope = slope(left).checked_sub(slope(right))?;
    if slope == 0 {
        return None;
    }
    let (kind, left_lo, left_hi) = eval(left, env).ok()?.bounds()?;
    let (_, right_lo, right_hi) = eval(right, env).ok()?.bounds()?;
    // Times from or to never stand still at the end of their range.
    let moves = |n: i64| match kind {
        Kind::Duration => n.unsigned_abs() < DURATION_MAX.unsigned_abs(),
        _ => is_instant(n),
    };
    // Where a side is known only by bounds, the answer may change when either pair of ends meets.
    let meeting = |(left, right): (i64, i64)| {
        if !moves(left) || !moves(right) {
            return None;
        }
        // So many milliseconds from now both sides are equal; negative if that is past.
        let ahead = right.checked_sub(left)?.checked_mul(slope)?;
        let meets = now.checked_add(ahead)?;
        let after = meets.checked_add(1)?;
        let flips: &[i64] = match (op, slope > 0) {
            (BinaryOp::Ge | BinaryOp::Lt, true) | (BinaryOp::Le | BinaryOp::Gt, false) => &[meets],
            (BinaryOp::Gt | BinaryOp::Le, true) | (BinaryOp::Lt | BinaryOp::Ge, false) => &[after],
            _ => &[meets, after],
        };
        flips.iter().copied().find(|at| *at > now)
    };
    [(left_lo, right_hi), (left_hi, right_lo)].into_iter().filter_map(meeting).min()
}

/// How fast a value moves with the clock, as [`super::check()`] has made sure.
#[must_use]
pub fn slope(node: &Node) -> i64 {
    match &node.op {
        Op::Var(_, Some(Var::Now), _) => 1,
        Op::Binary(BinaryOp::Add, nodes) => {
            let [left, right] = &**nodes;
            slope(left).saturating_add(slope(right))
        }
        Op::Binary(BinaryOp::Sub, nodes) => {
            let [left, right] = &**nodes;
            slope(left).saturating_sub(slope(right))
        }
        _ => 0,
    }
}
