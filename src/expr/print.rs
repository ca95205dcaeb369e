//! A tree back into text; parsing the text gives the same tree.

use std::fmt;

use super::ast::{BinaryOp, Node, Op};

/// How tightly a form binds; a looser operand needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Cond,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Unary,
    Primary,
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.op {
            Op::Bool(b) => write!(f, "{b}"),
            Op::Int(n) => write!(f, "{n}"),
            Op::Str(text) | Op::Sym(_, text) => f.write_str(&quote(text)),
            Op::Duration(_, text) => write!(f, "duration({})", quote(text)),
            Op::Instant(_, text) => write!(f, "timestamp({})", quote(text)),
            Op::Version(_, text) => write!(f, "version({})", quote(text)),
            Op::Var(name, _, _) => f.write_str(name),
            Op::List(nodes) => {
                f.write_str("[")?;
                joined(f, nodes, ", ", Level::Cond)?;
                f.write_str("]")
            }
            Op::Not(node) => {
                f.write_str("!")?;
                operand(f, node, Level::Unary)
            }
            // A minus sign right before digits would read as part of the literal.
            Op::Neg(node) if matches!(node.op, Op::Int(0..)) => write!(f, "-({node})"),
            Op::Neg(node) => {
                f.write_str("-")?;
                operand(f, node, Level::Unary)
            }
            Op::And(nodes) => joined(f, nodes, " && ", Level::Relation),
            Op::Or(nodes) => joined(f, nodes, " || ", Level::And),
            Op::Cond(nodes) => {
                let [condition, yes, no] = &**nodes;
                operand(f, condition, Level::Or)?;
                f.write_str(" ? ")?;
                operand(f, yes, Level::Or)?;
                f.write_str(" : ")?;
                operand(f, no, Level::Cond)
            }
            Op::Binary(op, nodes) => {
                let [left, right] = &**nodes;
                let (own, tighter) = match op {
                    BinaryOp::Mul => (Level::Product, Level::Unary),
                    BinaryOp::Add | BinaryOp::Sub => (Level::Sum, Level::Product),
                    _ => (Level::Relation, Level::Sum),
                };
                operand(f, left, own)?;
                write!(f, " {} ", op.symbol())?;
                operand(f, right, tighter)
            }
            Op::Part(nodes) => {
                f.write_str("part(")?;
                joined(f, nodes.as_slice(), ", ", Level::Cond)?;
                f.write_str(")")
            }
        }
    }
}

fn level(node: &Node) -> Level {
    match &node.op {
        Op::Cond(_) => Level::Cond,
        Op::Or(_) => Level::Or,
        Op::And(_) => Level::And,
        Op::Binary(BinaryOp::Mul, _) => Level::Product,
        Op::Binary(BinaryOp::Add | BinaryOp::Sub, _) => Level::Sum,
        Op::Binary(..) => Level::Relation,
        Op::Not(_) | Op::Neg(_) => Level::Unary,
        Op::Int(n) if *n < 0 => Level::Unary,
        _ => Level::Primary,
    }
}

fn operand(f: &mut fmt::Formatter<'_>, node: &Node, at_least: Level) -> fmt::Result {
    if level(node) < at_least { write!(f, "({node})") } else { write!(f, "{node}") }
}

fn joined(f: &mut fmt::Formatter<'_>, nodes: &[Node], separator: &str, at_least: Level) -> fmt::Result {
    for (i, node) in nodes.iter().enumerate() {
        if i > 0 {
            f.write_str(separator)?;
        }
        operand(f, node, at_least)?;
    }
    Ok(())
}

/// A text literal with every character that needs it escaped.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}
