//! Evaluation: total, without allocation for conditions, and honest about what is not known.
//!
//! `&&` and `||` absorb errors and unknowns as CEL says: a deciding operand decides wherever it stands; else an unknown
//! wins over an error, for the error might not happen. Unknown numbers carry bounds, so `members <= 5000` can hold
//! before the members are known.

use super::ast::{BinaryOp, Node, Op, Var};
use crate::bounds::{Bounds, Overflow};
use crate::diag::Span;
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
        Op::Var(_, Some(Var::Never), _) => Ok(Value::Instant(NEVER)),
        Op::Var(_, var, _) => var.and_then(|var| env.get(var)).ok_or(fault(Fault::Unbound)),
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
            Some((Kind::Int, lo, hi)) => number(Kind::Int, Bounds { lo, hi }.negated()).map_err(fault),
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
        return if kind == kind2 { Bounds { lo, hi }.equal(Bounds { lo: lo2, hi: hi2 }) } else { Tri::No };
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
        BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => order(op, left, right),
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => arithmetic(op, left, right),
        BinaryOp::In => Err(Fault::NoOverload),
    }
}

fn order(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Fault> {
    let relation = op.relation().ok_or(Fault::NoOverload)?;
    if let (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) = (left.bounds(), right.bounds()) {
        let (left, right) = (Bounds { lo, hi }, Bounds { lo: lo2, hi: hi2 });
        return if kind == kind2 { Ok(truth(left.compare(relation, right))) } else { Err(Fault::NoOverload) };
    }
    match (left, right) {
        (Value::Bool(a), Value::Bool(b)) => Ok(Value::Bool(relation.accepts(a.cmp(b)))),
        (Value::Str(a), Value::Str(b)) => Ok(Value::Bool(relation.accepts(a.cmp(b)))),
        (Value::Unknown { .. }, Value::Unknown { .. } | Value::Bool(_)) | (Value::Bool(_), Value::Unknown { .. }) => {
            Ok(Value::unknown(Kind::Bool))
        }
        _ => Err(Fault::NoOverload),
    }
}

fn number(kind: Kind, computed: Result<Bounds, Overflow>) -> Result<Value, Fault> {
    computed.map(|Bounds { lo, hi }| Value::number(kind, lo, hi)).map_err(|Overflow| Fault::Overflow)
}

fn arithmetic(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Fault> {
    let (Some((kind, lo, hi)), Some((kind2, lo2, hi2))) = (left.bounds(), right.bounds()) else {
        return Err(Fault::NoOverload);
    };
    let op = op.arithmetic(kind, kind2).ok_or(Fault::NoOverload)?;
    number(op.kind(), Bounds { lo, hi }.compute(op, Bounds { lo: lo2, hi: hi2 }))
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
    number(kind, Bounds { lo, hi }.part(Bounds { lo: a, hi: a2 }, Bounds { lo: b, hi: b2 }, kind))
}
