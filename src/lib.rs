//! Rehearse leaving before you leave: a rules engine and simulator for exiting, handing over or dissolving groups.
//!
//! A rulebook (data) declares facts, actions, triggers, residues and their sources; the engine knows no platform. It gives
//! two pure functions over an immutable compiled rulebook, [`sim::offers`] and [`sim::step`]; everything else is a
//! strategy over these two.
//!
//! ```
//! use std::rc::Rc;
//! use tuiqun::rulebook::{load, source::parse_json};
//! use tuiqun::sim::{Request, Session, StartRequest};
//! use tuiqun::wire::view;
//!
//! // A pack is what `tuiqun pack` makes of a folder of TOML files.
//! let pack = r#"{
//!   "rulebook": {"format": 1, "id": "door", "version": "1", "utc_offset": "+08:00", "locales": ["en"]},
//!   "fact": {"locked": {"type": "bool"}, "outside": {"type": "bool", "ask": "never", "start": false}},
//!   "action": {
//!     "unlock": {"set": ["locked = false"]},
//!     "leave": {"set": ["outside = true"], "require": [{"code": "leave/locked", "that": "!locked", "own": true}]}
//!   },
//!   "goal": {"out": {"that": "outside", "actions": ["leave"]}}
//! }"#;
//! let (rulebook, diagnostics) = load(pack);
//! let rulebook = Rc::new(rulebook.ok_or("it cannot be built")?);
//! assert!(diagnostics.is_empty());
//!
//! let start = parse_json(r#"{"facts": {"locked": true}, "start": 1767578400000}"#).map_err(|_| "no JSON")?;
//! let start = StartRequest::read(&rulebook, &start)?.resolve(&rulebook)?;
//! let mut session = Session::begin(Rc::clone(&rulebook), start)?;
//! assert_eq!(view(&session).actions[1].findings[0].code, "leave/locked");
//!
//! for step in [r#"{"act": {"action": "unlock"}}"#, r#"{"act": {"action": "leave"}}"#] {
//!     let step = parse_json(step).map_err(|_| "no JSON")?;
//!     session.request(&Request::read(&rulebook, &step)?)?;
//! }
//! assert_eq!(view(&session).goals[0].reached, tuiqun::wire::Answer::Yes);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Modules, in reading order:
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

pub mod audit;
pub mod bounds;
pub mod calendar;
mod carry;
pub mod diag;
pub mod explain;
pub mod expr;
pub mod finding;
pub mod limits;
pub mod plan;
pub mod program;
pub mod rulebook;
pub mod sample;
pub mod scenario;
pub mod sim;
pub mod survey;
pub mod time;
pub mod value;
#[cfg(feature = "wasm")]
pub mod wasm;
pub mod wire;
