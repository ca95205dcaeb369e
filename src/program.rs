//! What a checked expression becomes: a flat run of small instructions over values of one shape, so that asking costs no
//! allocation and no search. The tree ([`crate::expr`]) stays for explaining and printing, and as what the program is
//! held against: a test evaluates both on random situations.

mod bits;
mod compile;
mod ins;
mod run;

pub use bits::Bits;
pub use compile::compile;
pub use ins::{Code, Ins, Tick};
pub use run::{Registers, flip, run};

pub use crate::bounds::Bounds;
