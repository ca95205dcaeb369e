//! Evaluation: total, without allocation for conditions, and honest about what is not known.
//!
//! `&&` and `||` absorb errors and unknowns as CEL says: a deciding operand decides wherever it stands; else an unknown
//! wins over an error, for the error might not happen. Unknown numbers carry bounds, so `members <= 5000` can hold
//! before the members are known.

use std::cmp::Ordering;

use super::ast::{BinaryOp, Node, Op, Var};
use crate::diag::Span;
use crate::time::{is_duration, is_instant};
use crate::value::{Kind, NEVER, Tri, Value};

/// Where names get their values.
pub trait Env {
    /// The value of a variable; `None` if nothing is bound to it.
    fn get(&self, var: Var) -> Option<Value>;

    /// When a variable that is itself computed may next change by time alone.
    fn next_flip(&self, _var: Var) -> Option<i64> {
        None
    }
}

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An integer, duration or instant left its range.
    Overflow,
    /// An operator does not take these operands.
    NoOverload,
    /// A name is bound to nothing.
    Unbound,
}

/// An error of evaluation and where it arose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvalError {
    /// Why.
    pub fault: Fault,
    /// Bytes of the expression.
    pub span: Span,
}

type Evaluated = Result<Value, EvalError>;

/// Evaluates an expression.
///
/// # Errors
/// Overflow; and, only for expressions that were not checked, operands that do not fit and unbound names.
pub fn eval(node: &Node, env: &impl Env) -> Evaluated {
    let fault = |fault| EvalError { fault, span: node.span };
    match &node.op {
        Op::Bool(b) => Ok(Value::Bool(*b)),
        Op::Int(n) => Ok(Value::Int(*n)),
        Op::Str(text) => Ok(Value::Str(text.clone())),
        Op::Sym(sym, _) => Ok(Value::Sym(*sym)),
        Op::Duration(ms, _) => Ok(Value::Duration(*ms)),
        Op::Instant(ms, _) => Ok(Value::Instant(*ms)),
        Op::Version(version, _) => Ok(Value::Version(*version)),
        Op::Var(_, Some(Var::Never)) => Ok(Value::Instant(NEVER)),
        Op::Var(_, var) => var.and_then(|var| env.get(var)).ok_or(fault(Fault::Unbound)),
        Op::List(nodes) => {
            let values: Result<Vec<Value>, EvalError> = nodes.iter().map(|node| eval(node, env)).collect();
            Ok(Value::List(values?.into()))
        }
        Op::Not(operand) => match eval(operand, env)?.tri() {
            Some(Tri::Unknown) => Ok(Value::unknown(Kind::Bool)),
            Some(tri) => Ok(Value::Bool(tri == Tri::No)),
            None => Err(fault(Fault::NoOverload)),
        },
        Op::Neg(operand) => match eval(operand, env)?.bounds() {
            Some((Kind::Int, lo, hi)) => {
                bounded(Kind::Int, hi.checked_neg(), lo.checked_neg(), lo == hi).ok_or(fault(Fault::Overflow))
            }
            _ => Err(fault(Fault::NoOverload)),
        },
        Op::And(nodes) => connective(nodes, env, Tri::No).map_err(|e| e.unwrap_or(fault(Fault::NoOverload))),
        Op::Or(nodes) => connective(nodes, env, Tri::Yes).map_err(|e| e.unwrap_or(fault(Fault::NoOverload))),
        Op::Cond(nodes) => {
            let [condition, yes, no] = &**nodes;
            match eval(condition, env)?.tri() {
                Some(Tri::Yes) => eval(yes, env),
                Some(Tri::No) => eval(no, env),
                Some(Tri::Unknown) => Ok(eval(yes, env)?.hull(&eval(no, env)?)),
                None => Err(fault(Fault::NoOverload)),
            }
        }
        Op::Part(nodes) => {
            let [whole, numerator, denominator] = &**nodes;
            part(&eval(whole, env)?, &eval(numerator, env)?, &eval(denominator, env)?).map_err(fault)
        }
        Op::Binary(BinaryOp::In, nodes) => {
            let [element, list] = &**nodes;
            membership(element, list, env).map_err(|e| e.unwrap_or(fault(Fault::NoOverload)))
        }
        Op::Binary(op, nodes) => {
            let [left, right] = &**nodes;
            binary(*op, &eval(left, env)?, &eval(right, env)?).map_err(fault)
        }
    }
}

/// `&&` (decided by no) and `||` (decided by yes). The inner `None` of an error means "not a truth value".
fn connective(nodes: &[Node], env: &impl Env, deciding: Tri) -> Result<Value, Option<EvalError>> {
    let mut error = None;
    let mut unknown = false;
    for node in nodes {
        match eval(node, env).map(|value| value.tri()) {
            Ok(Some(tri)) if tri == deciding => return Ok(Value::Bool(deciding == Tri::Yes)),
            Ok(Some(Tri::Unknown)) => unknown = true,
            Ok(Some(_)) => {}
            Ok(None) => error = error.or(Some(None)),
            Err(e) => error = error.or(Some(Some(e))),
        }
    }
    match error {
        _ if unknown => Ok(Value::unknown(Kind::Bool)),
        Some(error) => Err(error),
        None => Ok(Value::Bool(deciding == Tri::No)),
    }
}

/// `in`, without building the list where it is written out.
fn membership(element: &Node, list: &Node, env: &impl Env) -> Result<Value, Option<EvalError>> {
    let element = eval(element, env)?;
    let mut answer = Tri::No;
    if let Op::List(nodes) = &list.op {
        for node in nodes {
            answer = answer.or(equal(&element, &eval(node, env)?));
        }
    } else {
        match eval(list, env)? {
            Value::List(values) => {
                for value in values.iter() {
                    answer = answer.or(equal(&element, value));
                }
            }
            _ => return Err(None),
        }
    }
    Ok(truth(answer))
}

fn truth(tri: Tri) -> Value {
    match tri {
        Tri::Unknown => Value::unknown(Kind::Bool),
        tri => Value::Bool(tri == Tri::Yes),
    }
}

/// Equality across all types: values of different kinds differ, which is no error.
fn equal(left: &Value, right: &Value) -> Tri {
    if let (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) = (left.bounds(), right.bounds()) {
        return match () {
            () if kind != kind2 || hi < lo2 || hi2 < lo => Tri::No,
            () if lo == hi && lo2 == hi2 => Tri::Yes,
            () => Tri::Unknown,
        };
    }
    match (left, right) {
        (Value::List(a), Value::List(b)) => {
            if a.len() != b.len() {
                return Tri::No;
            }
            a.iter().zip(b.iter()).fold(Tri::Yes, |all, (a, b)| all.and(equal(a, b)))
        }
        (Value::Unknown { .. }, _) | (_, Value::Unknown { .. }) => Tri::Unknown,
        (a, b) => Tri::from(a == b),
    }
}

fn binary(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Fault> {
    match op {
        BinaryOp::Eq => Ok(truth(equal(left, right))),
        BinaryOp::Ne => Ok(match equal(left, right) {
            Tri::Unknown => Value::unknown(Kind::Bool),
            tri => Value::Bool(tri == Tri::No),
        }),
        BinaryOp::Lt => order(left, right, |o| o == Ordering::Less),
        BinaryOp::Le => order(left, right, |o| o != Ordering::Greater),
        BinaryOp::Gt => order(left, right, |o| o == Ordering::Greater),
        BinaryOp::Ge => order(left, right, |o| o != Ordering::Less),
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => arithmetic(op, left, right),
        BinaryOp::In => Err(Fault::NoOverload),
    }
}

fn order(left: &Value, right: &Value, accept: impl Fn(Ordering) -> bool) -> Result<Value, Fault> {
    if let (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) = (left.bounds(), right.bounds()) {
        if kind != kind2 {
            return Err(Fault::NoOverload);
        }
        // The answers at the two extreme pairs; if they agree, every pair between them does.
        let (least, most) = (accept(lo.cmp(&hi2)), accept(hi.cmp(&lo2)));
        return Ok(if least == most { Value::Bool(least) } else { Value::unknown(Kind::Bool) });
    }
    match (left, right) {
        (Value::Bool(a), Value::Bool(b)) => Ok(Value::Bool(accept(a.cmp(b)))),
        (Value::Str(a), Value::Str(b)) => Ok(Value::Bool(accept(a.cmp(b)))),
        (Value::Unknown { .. }, Value::Unknown { .. } | Value::Bool(_)) | (Value::Bool(_), Value::Unknown { .. }) => {
            Ok(Value::unknown(Kind::Bool))
        }
        _ => Err(Fault::NoOverload),
    }
}

/// Bounds into a value. Exact operands that overflow are an error; bounds that overflow are only wide.
fn bounded(kind: Kind, lo: Option<i64>, hi: Option<i64>, exact: bool) -> Option<Value> {
    let fits = |n: &i64| match kind {
        Kind::Duration => is_duration(*n),
        Kind::Instant => is_instant(*n) || *n == NEVER,
        _ => true,
    };
    let (lo, hi) = (lo.filter(fits), hi.filter(fits));
    if exact {
        return Some(Value::number(kind, lo?, hi?));
    }
    Some(Value::Unknown { kind, lo: lo.unwrap_or(i64::MIN), hi: hi.unwrap_or(i64::MAX) })
}

fn arithmetic(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Fault> {
    let (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) = (left.bounds(), right.bounds()) else {
        return Err(Fault::NoOverload);
    };
    let exact = lo == hi && lo2 == hi2;
    let (result, lo, hi) = match (op, kind, kind2) {
        (BinaryOp::Add, Kind::Int, Kind::Int) | (BinaryOp::Add, Kind::Duration, Kind::Duration) => {
            (kind, lo.checked_add(lo2), hi.checked_add(hi2))
        }
        (BinaryOp::Sub, Kind::Int, Kind::Int) | (BinaryOp::Sub, Kind::Duration, Kind::Duration) => {
            (kind, lo.checked_sub(hi2), hi.checked_sub(lo2))
        }
        (BinaryOp::Mul, Kind::Int, Kind::Int) => {
            let corners = [lo.checked_mul(lo2), lo.checked_mul(hi2), hi.checked_mul(lo2), hi.checked_mul(hi2)];
            let all: Option<Vec<i64>> = corners.into_iter().collect();
            match all {
                Some(all) => (kind, all.iter().min().copied(), all.iter().max().copied()),
                None => (kind, None, None),
            }
        }
        (BinaryOp::Add, Kind::Instant, Kind::Duration) => (kind, shift(lo, lo2), shift(hi, hi2)),
        (BinaryOp::Add, Kind::Duration, Kind::Instant) => (kind2, shift(lo2, lo), shift(hi2, hi)),
        (BinaryOp::Sub, Kind::Instant, Kind::Duration) => {
            let back = |instant, by: i64| by.checked_neg().and_then(|by| shift(instant, by));
            (kind, back(lo, hi2), back(hi, lo2))
        }
        (BinaryOp::Sub, Kind::Instant, Kind::Instant) => (Kind::Duration, difference(lo, hi2), difference(hi, lo2)),
        _ => return Err(Fault::NoOverload),
    };
    bounded(result, lo, hi, exact).ok_or(Fault::Overflow)
}

/// Moves an instant; never stays never.
fn shift(instant: i64, by: i64) -> Option<i64> {
    if instant == NEVER { Some(NEVER) } else { instant.checked_add(by) }
}

/// The time between two instants; from or to never it is the longest there is.
fn difference(a: i64, b: i64) -> Option<i64> {
    use crate::limits::DURATION_MAX;
    match (a == NEVER, b == NEVER) {
        (true, true) => Some(0),
        (true, false) => Some(DURATION_MAX),
        (false, true) => DURATION_MAX.checked_neg(),
        (false, false) => a.checked_sub(b),
    }
}

fn part(whole: &Value, numerator: &Value, denominator: &Value) -> Result<Value, Fault> {
    let (Some((kind, lo, hi)), Some((Kind::Int, a, a2)), Some((Kind::Int, b, b2))) =
        (whole.bounds(), numerator.bounds(), denominator.bounds())
    else {
        return Err(Fault::NoOverload);
    };
    if !matches!(kind, Kind::Int | Kind::Duration) {
        return Err(Fault::NoOverload);
    }
    if lo != hi || a != a2 || b != b2 {
        return Ok(Value::unknown(kind));
    }
    scale(lo, a, b).and_then(|n| bounded(kind, Some(n), Some(n), true)).ok_or(Fault::Overflow)
}

/// floor(x * a / b), exact; `None` if it does not fit or `b` is not positive.
#[must_use]
pub fn scale(x: i64, a: i64, b: i64) -> Option<i64> {
    if b <= 0 {
        return None;
    }
    let product = i128::from(x).checked_mul(i128::from(a))?;
    i64::try_from(product.checked_div_euclid(i128::from(b))?).ok()
}
