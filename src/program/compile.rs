//! From a checked tree to its program.

use super::ins::{Code, Ins, Tick};
use crate::expr::{BinaryOp, Node, Op, Var, slope};
use crate::value::{Kind, NEVER};

/// The program of a checked expression. `None` where texts or lists are values of their own: such an expression is
/// evaluated as a tree.
#[must_use]
pub fn compile(node: &Node) -> Option<Code> {
    let mut compiler = Compiler { ins: Vec::new(), ticks: Vec::new() };
    let kind = compiler.node(node)?;
    Some(Code { ins: compiler.ins.into(), ticks: compiler.ticks.into(), kind })
}

struct Compiler {
    ins: Vec<Ins>,
    ticks: Vec<Tick>,
}

impl Compiler {
    fn here(&self) -> Option<u16> {
        u16::try_from(self.ins.len()).ok()
    }

    fn push(&mut self, ins: Ins, kind: Kind) -> Option<Kind> {
        self.ins.push(ins);
        Some(kind)
    }

    /// A place for an instruction that is written once its end is known.
    fn reserve(&mut self) -> usize {
        self.ins.push(Ins::Not);
        self.ins.len().saturating_sub(1)
    }

    fn set(&mut self, at: usize, ins: Ins) {
        if let Some(place) = self.ins.get_mut(at) {
            *place = ins;
        }
    }

    fn node(&mut self, node: &Node) -> Option<Kind> {
        match &node.op {
            Op::Bool(holds) => self.push(Ins::Const(i64::from(*holds)), Kind::Bool),
            Op::Int(n) => self.push(Ins::Const(*n), Kind::Int),
            Op::Sym(sym, _) => self.push(Ins::Const(i64::from(sym.0)), Kind::Sym),
            Op::Duration(ms, _) => self.push(Ins::Const(*ms), Kind::Duration),
            Op::Instant(ms, _) => self.push(Ins::Const(*ms), Kind::Instant),
            Op::Version(version, _) => self.push(Ins::Const(*version), Kind::Version),
            Op::Str(_) | Op::List(_) => None,
            Op::Var(_, var, kind) => self.name((*var)?, *kind),
            Op::Not(operand) => {
                self.ins.push(Ins::Not);
                self.node(operand)
            }
            Op::Neg(operand) => {
                self.ins.push(Ins::Neg);
                self.node(operand)
            }
            Op::And(nodes) => self.connective(nodes, |end| Ins::All { end }),
            Op::Or(nodes) => self.connective(nodes, |end| Ins::Any { end }),
            Op::Cond(nodes) => {
                let [condition, yes, no] = &**nodes;
                let place = self.reserve();
                self.node(condition)?;
                let kind = self.node(yes)?;
                let no_at = self.here()?;
                self.node(no)?;
                let end = self.here()?;
                self.set(place, Ins::Cond { no: no_at, end, kind });
                Some(kind)
            }
            Op::Part(nodes) => {
                let place = self.reserve();
                let [whole, numerator, denominator] = &**nodes;
                let kind = self.node(whole)?;
                self.node(numerator)?;
                self.node(denominator)?;
                self.set(place, Ins::Part(kind));
                Some(kind)
            }
            Op::Binary(op, nodes) => self.binary(*op, nodes),
        }
    }

    fn name(&mut self, var: Var, kind: Kind) -> Option<Kind> {
        let ins = match var {
            Var::Now => Ins::Now,
            Var::Never => Ins::Const(NEVER),
            Var::AsOf => Ins::AsOf,
            Var::Window(at) => {
                self.ticks.push(Tick::Window(at));
                Ins::Window(at)
            }
            Var::Slot(slot) => Ins::Slot(slot),
            Var::Derived(at) => {
                self.ticks.push(Tick::Derived(at));
                Ins::Derived(at)
            }
            Var::Reading(at) => Ins::Reading(at),
            Var::Param(at) => Ins::Param(at),
            Var::Field { param, set, field } => Ins::Field { param, set, field },
            Var::Free(_) => return None,
        };
        if kind == Kind::Other { None } else { self.push(ins, kind) }
    }

    fn connective(&mut self, nodes: &[Node], ins: impl Fn(u16) -> Ins) -> Option<Kind> {
        let place = self.reserve();
        for node in nodes {
            self.node(node)?;
        }
        let end = self.here()?;
        self.set(place, ins(end));
        Some(Kind::Bool)
    }

    fn binary(&mut self, op: BinaryOp, nodes: &[Node; 2]) -> Option<Kind> {
        let [left, right] = nodes;
        if op == BinaryOp::In {
            return self.membership(left, right);
        }
        if let Some(ins) = shape(op, left, right) {
            return self.push(ins, Kind::Bool);
        }
        let place = self.reserve();
        let at = self.here()?;
        let left_kind = self.node(left)?;
        let right_kind = self.node(right)?;
        if !op.is_relation() {
            let op = op.arithmetic(left_kind, right_kind)?;
            self.set(place, Ins::Compute(op));
            return Some(op.kind());
        }
        let relation = op.relation();
        self.set(
            place,
            match relation {
                // Of truth values that are not known, the tree says less than their bounds would.
                Some(_) if !left_kind.is_number() => return None,
                Some(relation) => Ins::Compare(relation),
                None => Ins::Equal { not: op == BinaryOp::Ne },
            },
        );
        let moves = slope(left).saturating_sub(slope(right));
        if let (Ok(slope @ (1 | -1)), true) = (i8::try_from(moves), left_kind.is_number()) {
            self.ticks.push(Tick::Compare { at, relation, slope, kind: left_kind });
        }
        Some(Kind::Bool)
    }

    fn membership(&mut self, element: &Node, list: &Node) -> Option<Kind> {
        let Op::List(items) = &list.op else { return None };
        if let (Op::Var(_, Some(Var::Slot(slot)), _), Some((from, choices))) = (&element.op, mask(items)) {
            return self.push(Ins::SlotIn { slot: *slot, from, choices }, Kind::Bool);
        }
        let place = self.reserve();
        self.node(element)?;
        for item in items {
            self.node(item)?;
        }
        let end = self.here()?;
        self.set(place, Ins::In { end });
        Some(Kind::Bool)
    }
}

/// A known value, and whether it is a number.
fn constant(node: &Node) -> Option<(i64, bool)> {
    Some(match &node.op {
        Op::Bool(holds) => (i64::from(*holds), false),
        Op::Sym(sym, _) => (i64::from(sym.0), false),
        Op::Int(n) | Op::Duration(n, _) | Op::Instant(n, _) | Op::Version(n, _) => (*n, true),
        Op::Var(_, Some(Var::Never), _) => (NEVER, true),
        _ => return None,
    })
}

/// The one instruction for a cell that is compared with a known value.
fn shape(op: BinaryOp, left: &Node, right: &Node) -> Option<Ins> {
    let Op::Var(_, Some(Var::Slot(slot)), _) = left.op else { return None };
    let (with, number) = constant(right)?;
    match (op, op.relation()) {
        (_, Some(relation)) => number.then_some(Ins::SlotCompares { slot, relation, with }),
        (BinaryOp::Eq | BinaryOp::Ne, None) => Some(Ins::SlotIs { slot, not: op == BinaryOp::Ne, with }),
        _ => None,
    }
}

/// Choices as the smallest of them and a bit for each from there on, where they lie close enough together.
fn mask(items: &[Node]) -> Option<(u16, u64)> {
    let syms = items.iter().map(|item| match item.op {
        Op::Sym(sym, _) => Some(sym.0),
        _ => None,
    });
    let syms: Vec<u16> = syms.collect::<Option<_>>()?;
    let from = syms.iter().copied().min()?;
    let bits = syms.iter().map(|sym| 1_u64.checked_shl(u32::from(sym.saturating_sub(from))));
    Some((from, bits.collect::<Option<Vec<u64>>>()?.into_iter().fold(0, |all, bit| all | bit)))
}
