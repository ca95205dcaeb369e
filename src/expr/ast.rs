//! The syntax tree of an expression.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::bounds::{Arithmetic, Relation};
use crate::diag::Span;
use crate::value::{Kind, Sym};

/// One node with its place in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// What it computes.
    pub op: Op,
    /// Bytes of the expression.
    #[serde(skip)]
    pub span: Span,
    /// Levels of nesting below and with this node; at most [`crate::limits::EXPR_DEPTH_MAX`].
    pub height: u8,
}

/// What a node computes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Op {
    /// `true`, `false`
    Bool(bool),
    /// An integer literal, with its minus sign if it has one.
    Int(i64),
    /// A text literal.
    Str(Rc<str>),
    /// A text literal that stands for a choice of an enum, as [`crate::expr::check()`] found.
    Sym(Sym, Rc<str>),
    /// `duration('72h')`
    Duration(i64, Rc<str>),
    /// `timestamp('2026-01-01T00:00:00Z')`
    Instant(i64, Rc<str>),
    /// `version('8.0.20')`
    Version(i64, Rc<str>),
    /// A name, with dots where it has them; what it stands for and its sort are found by [`crate::expr::check()`].
    Var(Rc<str>, Option<Var>, Kind),
    /// `[a, b]`
    List(Vec<Node>),
    /// `!a`
    Not(Box<Node>),
    /// `-a`
    Neg(Box<Node>),
    /// `a && b && c`, flat
    And(Vec<Node>),
    /// `a || b || c`, flat
    Or(Vec<Node>),
    /// `a ? b : c`
    Cond(Box<[Node; 3]>),
    /// `a == b` and the like
    Binary(BinaryOp, Box<[Node; 2]>),
    /// `part(x, a, b)`: floor(x * a / b)
    Part(Box<[Node; 3]>),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Var {
    /// The session's clock.
    Now,
    /// The instant that never comes.
    Never,
    /// The day that rules are judged by, as the instant at which it begins.
    AsOf,
    /// Hours of the day.
    Window(u16),
    /// A cell of the state: a fact, or the number of entities of a set.
    Slot(u16),
    /// A derived fact.
    Derived(u16),
    /// A reading.
    Reading(u16),
    /// A parameter of the action, or a draw of the outcome.
    Param(u8),
    /// A field of the entity that a parameter, or `self` (parameter 0 of a trigger), names.
    Field {
        /// Which parameter holds the entity.
        param: u8,
        /// Which set it belongs to.
        set: u8,
        /// Which field.
        field: u8,
    },
    /// A name that the caller of [`crate::expr::eval()`] binds; rulebooks have none.
    Free(u16),
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BinaryOp {
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `in`
    In,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
}

impl BinaryOp {
    /// As it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::In => "in",
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
        }
    }

    /// As an order of numbers, if it asks for one.
    #[must_use]
    pub fn relation(self) -> Option<Relation> {
        Some(match self {
            Self::Lt => Relation::Less,
            Self::Le => Relation::AtMost,
            Self::Gt => Relation::More,
            Self::Ge => Relation::AtLeast,
            _ => return None,
        })
    }

    /// What it computes from operands of these kinds, if it computes anything.
    #[must_use]
    pub fn arithmetic(self, left: Kind, right: Kind) -> Option<Arithmetic> {
        Some(match (self, left, right) {
            (Self::Add, Kind::Int, Kind::Int) | (Self::Add, Kind::Duration, Kind::Duration) => Arithmetic::Add(left),
            (Self::Sub, Kind::Int, Kind::Int) | (Self::Sub, Kind::Duration, Kind::Duration) => Arithmetic::Sub(left),
            (Self::Mul, Kind::Int, Kind::Int) => Arithmetic::Mul,
            (Self::Add, Kind::Instant, Kind::Duration) => Arithmetic::After,
            (Self::Add, Kind::Duration, Kind::Instant) => Arithmetic::Until,
            (Self::Sub, Kind::Instant, Kind::Duration) => Arithmetic::Before,
            (Self::Sub, Kind::Instant, Kind::Instant) => Arithmetic::Between,
            _ => return None,
        })
    }

    /// Whether it answers yes or no.
    #[must_use]
    pub fn is_relation(self) -> bool {
        !matches!(self, Self::Add | Self::Sub | Self::Mul)
    }
}

impl Node {
    /// The operands, in the order of the text.
    #[must_use]
    pub fn children(&self) -> &[Node] {
        match &self.op {
            Op::List(nodes) | Op::And(nodes) | Op::Or(nodes) => nodes,
            Op::Not(node) | Op::Neg(node) => std::slice::from_ref(node),
            Op::Cond(nodes) | Op::Part(nodes) => nodes.as_slice(),
            Op::Binary(_, nodes) => nodes.as_slice(),
            _ => &[],
        }
    }

    /// Calls `visit` with every resolved name below, in the order of the text, repeats included.
    pub fn each_var(&self, visit: &mut impl FnMut(&str, Var)) {
        if let Op::Var(name, Some(var), _) = &self.op {
            visit(name, *var);
        }
        for child in self.children() {
            child.each_var(visit);
        }
    }
}
