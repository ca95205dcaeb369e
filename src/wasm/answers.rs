//! Longer answers, which a page fetches when somebody asks: built only with the feature `answers`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{place, reply, with_open};
use crate::wire;

/// Why an action can be done or cannot.
#[wasm_bindgen]
#[must_use]
pub fn explain(session: u32, id: &str) -> JsValue {
    reply(with_open(session, |open| wire::explain(&open.session, id)))
}

/// Why a goal is reached or is not.
#[wasm_bindgen]
#[must_use]
pub fn explain_goal(session: u32, id: &str) -> JsValue {
    reply(with_open(session, |open| wire::explain_goal(&open.session, id)))
}

/// Which answers still matter for a goal.
#[wasm_bindgen]
#[must_use]
pub fn relevance(session: u32, id: &str) -> JsValue {
    reply(with_open(session, |open| wire::relevance(&open.session, id)))
}

/// Everything in the way of an action, in the order in which it can be removed; without an entity, for the one with the
/// least in its way.
#[wasm_bindgen]
#[must_use]
pub fn removals(session: u32, id: &str, entity: Option<u32>) -> JsValue {
    reply(with_open(session, |open| wire::removals(&open.session, id, entity.map(place))))
}

/// What changed since a place in the log, and what lies behind it.
#[wasm_bindgen]
#[must_use]
pub fn changes(session: u32, since: u32) -> JsValue {
    reply(with_open(session, |open| wire::changes(&open.session, place(since))))
}

/// Everything that comes or remains, by its day.
#[wasm_bindgen]
#[must_use]
pub fn timeline(session: u32) -> JsValue {
    reply(with_open(session, |open| {
        // What JavaScript has is the view of this very moment.
        Ok(open.sent.as_ref().map_or_else(|| wire::timeline(&wire::view(&open.session)), wire::timeline))
    }))
}
