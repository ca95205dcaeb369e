//! The simulator: two pure functions over a compiled rulebook, and the session that remembers.
//!
//! [`offers`] says what can be done in a state and what stands in the way; [`step`] applies one event and says what
//! happened. `step` never draws: what chance or another actor decides stands in the event. The [`Session`] keeps the log,
//! undoes, seeks and replays; [`choose`] decides what an event leaves open.

mod advance;
pub mod choose;
mod duty;
mod effects;
mod env;
mod event;
mod figures;
mod log;
mod memo;
mod offer;
mod quota;
pub mod rng;
mod session;
mod state;
mod step;
mod trail;

pub use advance::{Pending, coming, ends, next_change, pending, resets};
pub use duty::deadline;
pub(crate) use env::entities;
pub use env::{Cone, StateEnv, World};
pub use event::{Event, Happened, Request, askable};
pub(crate) use figures::length_of;
pub use figures::{Figure, chances, duration_of};
pub use log::{LOG_FORMAT, Replayed, SEMANTICS, read_log, write_event, write_head, write_log};
pub use offer::{Offer, Verdict, offer, offers, open_args, verdict};

pub(crate) use offer::with_entity;
pub use quota::{QuotaState, quota_state, room_at};
pub use session::{Session, StartRequest};
pub use state::{Armed, Owed, Start, State};
pub(crate) use step::{asked_confirms, possible_outcomes, read_cells, settled, unknown_facts, wanted_effects};
pub use step::{first_state, happen, step};
