//! Longer answers, which a page fetches when somebody asks: built only with the feature `answers`.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{free, keep, keep_book, out, place, reply, tree_of, with_book, with_open};
use crate::diag::{Code, Rejection};
use crate::plan::{Planner, STEPS_MAX};
use crate::rulebook::load_tree;
use crate::rulebook::source::{TreeKind, parse_json};
use crate::sample::{Policy, Sampler};
use crate::sim::StartRequest;
use crate::wire::{self, Told, View};

/// Loads a pack; gives a handle if it could be built, and all diagnostics. The parser and the checks are not in the engine
/// that comes first, which needs only bytes.
#[wasm_bindgen]
#[must_use]
pub fn load(pack: &str) -> JsValue {
    let tree = match parse_json(pack) {
        Ok(tree) => tree,
        Err(diagnostic) => return out(&wire::loaded(None, &[diagnostic], None)),
    };
    let (book, diagnostics) = load_tree(&tree, None);
    let handle = book.map(|book| {
        let digest = book.hash.clone();
        keep_book(digest.as_bytes(), book)
    });
    out(&wire::loaded(handle, &diagnostics, Some(&tree)))
}

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

/// What would be otherwise about a goal if the other basis counted.
#[wasm_bindgen]
#[must_use]
pub fn otherwise(session: u32, id: &str) -> JsValue {
    reply(with_open(session, |open| wire::otherwise(&open.session, id)))
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
        let timeline = |view: &View| wire::timeline(&open.session, view);
        Ok(open.sent.as_ref().map(Told::view).map_or_else(|| timeline(&wire::view(&open.session)), timeline))
    }))
}

/// Judges some cases of a table; `common` is a start, `columns` and `cases` are texts as [`wire::survey`] reads them.
#[wasm_bindgen]
#[must_use]
pub fn survey(book: u32, common: &str, goal: &str, columns: &str, cases: &str) -> JsValue {
    reply(with_book(book, |book| {
        let common = StartRequest::read(book, &tree_of(common)?)?;
        wire::survey(book, &common, goal, columns, cases)
    }))
}

/// Work that goes on in slices: searches for plans, and samples of them.
#[derive(Default)]
struct Works {
    planners: Vec<Option<Planner>>,
    samplers: Vec<Option<Sampler>>,
}

thread_local! {
    static WORKS: RefCell<Works> = RefCell::default();
}

/// What a slice gives back once the work is done.
const DONE: i32 = -1;

fn count(steps: usize) -> i32 {
    i32::try_from(steps).unwrap_or(i32::MAX)
}

/// Begins to look for the ways to a goal; gives a handle, to be given back with [`plan_drop`].
#[wasm_bindgen]
#[must_use]
pub fn plan(session: u32, goal: &str, lawful: bool) -> JsValue {
    reply(with_open(session, |open| {
        let planner = wire::planner(&open.session, goal, lawful, STEPS_MAX)?;
        Ok(WORKS.with_borrow_mut(|works| keep(&mut works.planners, planner)))
    }))
}

/// Goes on for about so many simulated steps; gives how many were simulated in all, or -1 once it is done.
#[wasm_bindgen]
#[must_use]
pub fn plan_go(handle: u32, steps: u32) -> i32 {
    WORKS.with_borrow_mut(|works| match works.planners.get_mut(place(handle)).and_then(Option::as_mut) {
        Some(planner) => {
            if planner.go_on(place(steps)) {
                DONE
            } else {
                count(planner.steps())
            }
        }
        None => DONE,
    })
}

/// What was found so far.
#[wasm_bindgen]
#[must_use]
pub fn plan_answer(handle: u32, session: u32) -> JsValue {
    reply(with_open(session, |open| {
        WORKS.with_borrow(|works| {
            let planner = works.planners.get(place(handle)).and_then(Option::as_ref);
            let planner = planner.ok_or(Rejection::new(Code::NoSuchStep).with("step", handle.to_string()))?;
            Ok(wire::plans(open.session.book(), &planner.answer()))
        })
    }))
}

/// Gives a search back.
#[wasm_bindgen]
pub fn plan_drop(handle: u32) {
    WORKS.with_borrow_mut(|works| free(&mut works.planners, handle));
}

/// Begins to carry out a plan many times; `requests` is a JSON array of its requests. Gives a handle, to be given back with
/// [`sample_drop`].
#[wasm_bindgen]
#[must_use]
pub fn sample(session: u32, goal: &str, requests: &str, tries: u32, pause: u32, fall_back: bool, runs: u32) -> JsValue {
    reply(with_open(session, |open| {
        let tree = tree_of(requests)?;
        let TreeKind::List(requests) = &tree.kind else {
            return Err(Rejection::new(Code::EventShape).with("expected", "array").with("found", tree.type_name()));
        };
        let known = Policy::default();
        let fall_backs = if fall_back { known.fall_backs } else { 0 };
        let policy = Policy { tries, pause: i64::from(pause), fall_backs, ..known };
        let sampler = wire::sampler(&open.session, goal, requests, policy, runs)?;
        Ok(WORKS.with_borrow_mut(|works| keep(&mut works.samplers, sampler)))
    }))
}

/// Carries out some more runs; gives how many were carried out in all, or -1 once it is done.
#[wasm_bindgen]
#[must_use]
pub fn sample_go(handle: u32, runs: u32) -> i32 {
    WORKS.with_borrow_mut(|works| match works.samplers.get_mut(place(handle)).and_then(Option::as_mut) {
        Some(sampler) => {
            if sampler.go_on(runs) {
                DONE
            } else {
                count(place(sampler.done()))
            }
        }
        None => DONE,
    })
}

/// What came of the runs so far.
#[wasm_bindgen]
#[must_use]
pub fn sample_answer(handle: u32, session: u32) -> JsValue {
    reply(with_open(session, |open| {
        WORKS.with_borrow(|works| {
            let sampler = works.samplers.get(place(handle)).and_then(Option::as_ref);
            let sampler = sampler.ok_or(Rejection::new(Code::NoSuchStep).with("step", handle.to_string()))?;
            Ok(wire::chances(open.session.book(), &sampler.answer()))
        })
    }))
}

/// One run alone, by its number.
#[wasm_bindgen]
#[must_use]
pub fn sample_run(handle: u32, session: u32, number: u32) -> JsValue {
    reply(with_open(session, |open| {
        WORKS.with_borrow_mut(|works| {
            let sampler = works.samplers.get_mut(place(handle)).and_then(Option::as_mut);
            let sampler = sampler.ok_or(Rejection::new(Code::NoSuchStep).with("step", handle.to_string()))?;
            Ok(wire::run(open.session.book(), &sampler.run(number)))
        })
    }))
}

/// Gives a sample back.
#[wasm_bindgen]
pub fn sample_drop(handle: u32) {
    WORKS.with_borrow_mut(|works| free(&mut works.samplers, handle));
}
