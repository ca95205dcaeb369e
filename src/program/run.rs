//! Running a program. `&&` and `||` absorb faults and unknowns as the tree does: a deciding operand decides wherever it
//! stands; else an unknown wins over a fault, for the fault might not happen.

use super::ins::{Code, Ins, Tick};
use crate::bounds::{Bounds, Overflow, Relation};
use crate::limits::DURATION_MAX;
use crate::time::is_instant;
use crate::value::{Kind, Tri};

/// Where a program gets its values.
pub trait Registers {
    /// The clock.
    fn now(&self) -> i64;
    /// The day that rules are judged by.
    fn as_of(&self) -> i64;
    /// Whether the clock is within hours of the day.
    fn window(&self, at: u16) -> Bounds;
    /// When it next enters or leaves them.
    fn window_turns(&self, at: u16) -> Option<i64>;
    /// A cell.
    fn slot(&self, slot: u16) -> Bounds;
    /// A derived fact.
    fn derived(&self, at: u16) -> Bounds;
    /// When time alone may next change it.
    fn derived_turns(&self, at: u16) -> Option<i64>;
    /// A reading.
    fn reading(&self, at: u16) -> Bounds;
    /// An argument.
    fn param(&self, at: u8) -> Bounds;
    /// A field of the entity that an argument names.
    fn field(&self, param: u8, set: u8, field: u8) -> Bounds;
}

/// What a program gives.
pub fn run(code: &Code, registers: &impl Registers) -> Bounds {
    Run { ins: &code.ins, at: 0, registers }.value()
}

/// The earliest instant after the clock at which a comparison with it inside the program changes its answer, or something
/// that it reads may change by time alone. The whole may still keep its value.
pub fn flip(code: &Code, registers: &impl Registers) -> Option<i64> {
    let now = registers.now();
    let turns = code.ticks.iter().filter_map(|tick| match *tick {
        Tick::Derived(at) => registers.derived_turns(at),
        Tick::Window(at) => registers.window_turns(at),
        Tick::Compare { at, relation, slope, kind } => {
            let mut run = Run { ins: &code.ins, at: usize::from(at), registers };
            let (left, right) = (run.value(), run.value());
            let meets = [(left.lo, right.hi), (left.hi, right.lo)];
            let known = !left.is_fault() && !right.is_fault();
            meets.into_iter().filter(|_| known).filter_map(|ends| meeting(ends, relation, slope, kind, now)).min()
        }
    });
    turns.filter(|at| *at > now).min()
}

/// When two ends that draw nearer change a comparison.
fn meeting((left, right): (i64, i64), relation: Option<Relation>, slope: i8, kind: Kind, now: i64) -> Option<i64> {
    // Times from or to never stand still at the end of their range.
    let moves = |n: i64| match kind {
        Kind::Duration => n.unsigned_abs() < DURATION_MAX.unsigned_abs(),
        _ => is_instant(n),
    };
    if !moves(left) || !moves(right) {
        return None;
    }
    // So many milliseconds from now both sides are equal; negative if that is past.
    let ahead = right.checked_sub(left)?.checked_mul(i64::from(slope))?;
    let meets = now.checked_add(ahead)?;
    let after = meets.checked_add(1)?;
    let flips: &[i64] = match (relation, slope > 0) {
        (Some(Relation::AtLeast | Relation::Less), true) | (Some(Relation::AtMost | Relation::More), false) => &[meets],
        (Some(_), _) => &[after],
        (None, _) => &[meets, after],
    };
    flips.iter().copied().find(|at| *at > now)
}

struct Run<'c, R> {
    ins: &'c [Ins],
    at: usize,
    registers: &'c R,
}

impl<R: Registers> Run<'_, R> {
    /// The value of what begins here; goes on behind it.
    fn value(&mut self) -> Bounds {
        let Some(ins) = self.ins.get(self.at) else { return Bounds::FAULT };
        self.at = self.at.wrapping_add(1);
        match *ins {
            Ins::Const(n) => Bounds::exact(n),
            Ins::Now => Bounds::exact(self.registers.now()),
            Ins::AsOf => Bounds::exact(self.registers.as_of()),
            Ins::Window(at) => self.registers.window(at),
            Ins::Slot(slot) => self.registers.slot(slot),
            Ins::Derived(at) => self.registers.derived(at),
            Ins::Reading(at) => self.registers.reading(at),
            Ins::Param(at) => self.registers.param(at),
            Ins::Field { param, set, field } => self.registers.field(param, set, field),
            Ins::SlotIs { slot, not, with } => truth(self.registers.slot(slot).equal(Bounds::exact(with)), not),
            Ins::SlotCompares { slot, relation, with } => {
                self.registers.slot(slot).compare(relation, Bounds::exact(with)).into()
            }
            Ins::SlotIn { slot, from, choices } => match self.registers.slot(slot).known() {
                Some(sym) => {
                    let at = sym.wrapping_sub(i64::from(from));
                    Bounds::exact(i64::from((0..64).contains(&at) && choices >> at & 1 == 1))
                }
                None => Bounds::EITHER,
            },
            Ins::Not => match self.value().tri() {
                Some(holds) => truth(holds, true),
                None => Bounds::FAULT,
            },
            Ins::Neg => or_fault(self.value().negated()),
            Ins::All { end } => self.connective(end, Tri::No),
            Ins::Any { end } => self.connective(end, Tri::Yes),
            Ins::Cond { no, end, kind } => match self.value().tri() {
                Some(Tri::Yes) => {
                    let yes = self.value();
                    self.at = usize::from(end);
                    yes
                }
                Some(Tri::No) => {
                    self.at = usize::from(no);
                    self.value()
                }
                Some(Tri::Unknown) => {
                    let yes = self.value();
                    yes.hull(self.value(), kind)
                }
                None => {
                    self.at = usize::from(end);
                    Bounds::FAULT
                }
            },
            Ins::Equal { not } => {
                let (left, right) = (self.value(), self.value());
                if left.is_fault() || right.is_fault() { Bounds::FAULT } else { truth(left.equal(right), not) }
            }
            Ins::Compare(relation) => {
                let (left, right) = (self.value(), self.value());
                if left.is_fault() || right.is_fault() { Bounds::FAULT } else { left.compare(relation, right).into() }
            }
            Ins::In { end } => self.membership(end),
            Ins::Compute(op) => {
                let (left, right) = (self.value(), self.value());
                if left.is_fault() || right.is_fault() { Bounds::FAULT } else { or_fault(left.compute(op, right)) }
            }
            Ins::Part(kind) => {
                let (whole, numerator, denominator) = (self.value(), self.value(), self.value());
                if whole.is_fault() || numerator.is_fault() || denominator.is_fault() {
                    return Bounds::FAULT;
                }
                or_fault(whole.part(numerator, denominator, kind))
            }
        }
    }

    /// `&&` (decided by no) and `||` (decided by yes).
    fn connective(&mut self, end: u16, deciding: Tri) -> Bounds {
        let end = usize::from(end);
        let (mut fault, mut unknown) = (false, false);
        while self.at < end {
            match self.value().tri() {
                Some(tri) if tri == deciding => {
                    self.at = end;
                    return deciding.into();
                }
                Some(Tri::Unknown) => unknown = true,
                Some(_) => {}
                None => fault = true,
            }
        }
        match () {
            () if unknown => Bounds::EITHER,
            () if fault => Bounds::FAULT,
            () => truth(deciding, true),
        }
    }

    fn membership(&mut self, end: u16) -> Bounds {
        let end = usize::from(end);
        let element = self.value();
        let mut answer = Some(Tri::No);
        while self.at < end {
            let item = self.value();
            answer = answer.filter(|_| !item.is_fault()).map(|answer| answer.or(element.equal(item)));
        }
        match answer {
            Some(answer) if !element.is_fault() => answer.into(),
            _ => Bounds::FAULT,
        }
    }
}

fn truth(tri: Tri, not: bool) -> Bounds {
    match (tri, not) {
        (Tri::Yes, true) => Bounds::exact(0),
        (Tri::No, true) => Bounds::exact(1),
        (tri, _) => tri.into(),
    }
}

fn or_fault(computed: Result<Bounds, Overflow>) -> Bounds {
    computed.unwrap_or(Bounds::FAULT)
}
