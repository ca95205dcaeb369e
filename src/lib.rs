//! Rehearse leaving before you leave: a rules engine and simulator for exiting, handing over or dissolving groups.
//!
//! A rulebook (data) declares facts, actions, triggers, residues and their sources; the engine knows no platform. It gives
//! two pure functions over an immutable compiled rulebook, [`sim::offers`] and [`sim::step`]; everything else is a
//! strategy over these two. Modules, in reading order:
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::arithmetic_side_effects,
        clippy::panic_in_result_fn
    )
)]

pub mod calendar;
pub mod diag;
pub mod explain;
pub mod expr;
pub mod finding;
pub mod limits;
pub mod plan;
pub mod rulebook;
pub mod sample;
pub mod scenario;
pub mod sim;
pub mod time;
pub mod value;
#[cfg(feature = "wasm")]
pub mod wasm;
pub mod wire;
