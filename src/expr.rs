//! The condition language: a subset of CEL (Common Expression Language) without macros, recursion or regular expressions,
//! so that the cost of an expression is linear in its size and known before it runs.
//!
//! Values are bool, int, text literals, enum choices, duration, timestamp, version and lists; operators are comparisons,
//! `&& || !` with CEL's absorption of errors, `in`, `?:`, `+ - *` and unary minus. Unknown facts give three-valued
//! answers. `part(x, a, b)`, `version('8.0.20')` and `never` are ours; everything else means what CEL says it means.

pub mod ast;
pub mod check;
pub mod eval;
pub mod flip;
pub mod parse;
pub mod print;
mod token;

pub use ast::{BinaryOp, Node, Op, Var};
pub use check::{Scope, Ty, check};
pub use eval::{Env, EvalError, Fault, eval};
pub use flip::{next_flip, slope};
pub use parse::parse;

use crate::diag::{Args, Code, Span};

/// What is wrong with an expression, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which kind of problem.
    pub code: Code,
    /// Bytes of the expression.
    pub span: Span,
    /// Values for the message.
    pub args: Args,
}

impl Problem {
    pub(crate) fn new(code: Code, span: Span) -> Self {
        Self { code, span, args: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<crate::diag::Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// With what was probably meant, if that is known.
    pub(crate) fn suggesting(self, meant: Option<&'static str>) -> Self {
        match meant {
            Some(meant) => self.with("suggestion", meant),
            None => self,
        }
    }
}
