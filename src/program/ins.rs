//! Instructions. They stand in the order in which they are come to, each before its operands, so that what is decided
//! early is passed over by a jump.

use crate::bounds::{Arithmetic, Relation};
use crate::value::Kind;

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ins {
    /// A known value.
    Const(i64),
    /// The session's clock.
    Now,
    /// The day that rules are judged by.
    AsOf,
    /// Hours of the day.
    Window(u16),
    /// A cell of the state.
    Slot(u16),
    /// A derived fact.
    Derived(u16),
    /// A reading.
    Reading(u16),
    /// An argument.
    Param(u8),
    /// A field of the entity that an argument names.
    Field {
        /// Which parameter holds the entity.
        param: u8,
        /// Which set it belongs to.
        set: u8,
        /// Which field.
        field: u8,
    },
    /// A cell that is compared with a known value: whether they are the same.
    SlotIs {
        /// Which cell.
        slot: u16,
        /// Whether it must not be.
        not: bool,
        /// The value.
        with: i64,
    },
    /// A cell that is compared with a known number.
    SlotCompares {
        /// Which cell.
        slot: u16,
        /// How.
        relation: Relation,
        /// The number.
        with: i64,
    },
    /// Whether a cell is one of some choices that lie close together.
    SlotIn {
        /// Which cell.
        slot: u16,
        /// The smallest choice.
        from: u16,
        /// A bit for each choice from there on.
        choices: u64,
    },
    /// The opposite of the operand.
    Not,
    /// The operand with its sign turned.
    Neg,
    /// Whether all operands up to a place hold.
    All {
        /// The place after the last.
        end: u16,
    },
    /// Whether one of the operands up to a place holds.
    Any {
        /// The place after the last.
        end: u16,
    },
    /// The second operand if the first holds, else the third.
    Cond {
        /// Where the third begins.
        no: u16,
        /// The place after the third.
        end: u16,
        /// What sort of value they are.
        kind: Kind,
    },
    /// Whether two operands are the same.
    Equal {
        /// Whether they must not be.
        not: bool,
    },
    /// Compares two numbers.
    Compare(Relation),
    /// Whether the first operand is one of the others, up to a place.
    In {
        /// The place after the last.
        end: u16,
    },
    /// Computes with two numbers.
    Compute(Arithmetic),
    /// Part of a number: the first operand by the second and the third.
    Part(Kind),
}

/// Something in an expression that time alone can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// A comparison with the clock.
    Compare {
        /// Where its first operand begins.
        at: u16,
        /// Which; `None` for equality, either way.
        relation: Option<Relation>,
        /// How fast the first operand moves against the second: 1 or -1.
        slope: i8,
        /// What sort of value is compared.
        kind: Kind,
    },
    /// A derived fact that time can change.
    Derived(u16),
    /// Hours of the day.
    Window(u16),
}

/// An expression as a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What is done.
    pub ins: Box<[Ins]>,
    /// What time can change in it.
    pub ticks: Box<[Tick]>,
    /// What sort of value it gives.
    pub kind: Kind,
}
