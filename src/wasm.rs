//! The browser's way in. Only strings, integers and booleans come in; plain objects go out; nothing is decided here.
//!
//! Everything the engine holds lives in one place behind integer handles, so that JavaScript owns no Rust object: after a
//! trap the facade throws the instance away and replays, and no stale object can reach into the new one. Deliberate
//! refusals are values with `error`, so that an exception always means that the instance is dead.

#[cfg(feature = "answers")]
pub mod answers;

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::diag::{Code, Rejection};
use crate::rulebook::source::parse_json;
use crate::rulebook::{Rulebook, digest_of, from_bytes};
use crate::sim::{Request, Session, StartRequest, offers, read_log, write_head, write_log};
use crate::value::Tri;
use crate::wire::{self, RejectionView, Told};

#[derive(Default)]
struct Engine {
    books: Vec<Option<Kept>>,
    sessions: Vec<Option<Open>>,
}

/// A rulebook that is held by a handle.
struct Kept {
    /// The digest of what it was loaded from, as it was worked out here and not as somebody says.
    digest: Box<[u8]>,
    book: Rc<Rulebook>,
}

struct Open {
    session: Session,
    /// What JavaScript has.
    sent: Option<Told>,
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

#[derive(Serialize)]
struct Reply<T> {
    value: Option<T>,
    error: Option<RejectionView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reopened {
    session: u32,
    diverged: Option<Diverged>,
    ignored: Vec<String>,
    same_pack: bool,
}

#[derive(Serialize)]
struct Diverged {
    index: usize,
    error: RejectionView,
}

/// A value as plain objects. What JavaScript cannot hold is a fault of ours, and no answer at all would hide it: it is thrown, and
/// the facade begins anew as after a trap.
fn out<T: Serialize>(value: &T) -> JsValue {
    let out = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    out.unwrap_or_else(|error| wasm_bindgen::throw_val(error.into()))
}

fn reply<T: Serialize>(result: Result<T, Rejection>) -> JsValue {
    out(&match result {
        Ok(value) => Reply { value: Some(value), error: None },
        Err(rejection) => Reply { value: None, error: Some(wire::rejection(&rejection)) },
    })
}

/// Keeps a value and gives its handle; freed places are used again.
fn keep<T>(places: &mut Vec<Option<T>>, value: T) -> u32 {
    let at = places.iter().position(Option::is_none).unwrap_or(places.len());
    match places.get_mut(at) {
        Some(place) => *place = Some(value),
        None => places.push(Some(value)),
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn free<T>(places: &mut [Option<T>], handle: u32) {
    if let Some(place) = usize::try_from(handle).ok().and_then(|at| places.get_mut(at)) {
        *place = None;
    }
}

fn with_book<T>(handle: u32, f: impl FnOnce(&Rc<Rulebook>) -> Result<T, Rejection>) -> Result<T, Rejection> {
    let book = ENGINE.with_borrow(|engine| {
        let kept = engine.books.get(usize::try_from(handle).ok()?)?.as_ref()?;
        Some(Rc::clone(&kept.book))
    });
    book.as_ref().map_or(Err(Rejection::new(Code::NoSuchStep).with("step", handle.to_string())), f)
}

fn with_open<T>(handle: u32, f: impl FnOnce(&mut Open) -> Result<T, Rejection>) -> Result<T, Rejection> {
    ENGINE.with_borrow_mut(|engine| {
        let open = usize::try_from(handle).ok().and_then(|at| engine.sessions.get_mut(at)).and_then(Option::as_mut);
        open.map_or(Err(Rejection::new(Code::NoSuchStep).with("step", handle.to_string())), f)
    })
}

fn place(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

fn tree_of(json: &str) -> Result<crate::rulebook::source::Tree, Rejection> {
    parse_json(json).map_err(Rejection::unreadable)
}

fn open(session: Session) -> u32 {
    ENGINE.with_borrow_mut(|engine| keep(&mut engine.sessions, Open { session, sent: None }))
}

/// Does something with a session and gives what changed since JavaScript was last told.
fn change(session: u32, f: impl FnOnce(&mut Open) -> Result<(), Rejection>) -> JsValue {
    let changed = with_open(session, |open| f(open).map(|()| send(open)));
    changed.unwrap_or_else(|rejection| reply::<()>(Err(rejection)))
}

fn send(open: &mut Open) -> JsValue {
    Told::tell(&mut open.sent, &open.session, |delta| reply(Ok(delta)))
}

/// The engine's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Keeps a rulebook; of what was loaded already from the same, there is one, however many ask for it.
fn keep_book(digest: &[u8], book: Rulebook) -> u32 {
    ENGINE.with_borrow_mut(|engine| {
        let same = engine.books.iter().flatten().find(|kept| *kept.digest == *digest);
        let book = same.map_or_else(|| Rc::new(book), |same| Rc::clone(&same.book));
        keep(&mut engine.books, Kept { digest: digest.into(), book })
    })
}

/// Loads the bytes of a rulebook and gives its handle.
#[wasm_bindgen]
#[must_use]
pub fn load_bytes(bytes: &[u8]) -> JsValue {
    reply(from_bytes(bytes).map(|book| keep_book(digest_of(bytes), book)))
}

/// The static parts of a rulebook.
#[wasm_bindgen]
#[must_use]
pub fn describe(book: u32) -> JsValue {
    reply(with_book(book, |book| Ok(wire::describe(book))))
}

/// Forgets a rulebook; sessions over it go on.
#[wasm_bindgen]
pub fn close_rulebook(book: u32) {
    ENGINE.with_borrow_mut(|engine| free(&mut engine.books, book));
}

/// Begins a session and gives its handle.
#[wasm_bindgen]
#[must_use]
pub fn start(book: u32, request: &str) -> JsValue {
    reply(with_book(book, |book| {
        let start = StartRequest::read(book, &tree_of(request)?)?.resolve(book)?;
        Session::begin(Rc::clone(book), start).map(open)
    }))
}

/// Forgets a session.
#[wasm_bindgen]
pub fn close_session(session: u32) {
    ENGINE.with_borrow_mut(|engine| free(&mut engine.sessions, session));
}

/// The whole view, as a difference from nothing.
#[wasm_bindgen]
#[must_use]
pub fn view(session: u32) -> JsValue {
    change(session, |open| {
        open.sent = None;
        Ok(())
    })
}

/// Does what a request asks and gives what changed.
#[wasm_bindgen]
#[must_use]
pub fn request(session: u32, request: &str) -> JsValue {
    change(session, |open| {
        let request = Request::read(open.session.book(), &tree_of(request)?)?;
        open.session.request(&request)
    })
}

/// Takes back the last event.
#[wasm_bindgen]
#[must_use]
pub fn undo(session: u32) -> JsValue {
    change(session, |open| open.session.undo())
}

/// Does again what was taken back.
#[wasm_bindgen]
#[must_use]
pub fn redo(session: u32) -> JsValue {
    change(session, |open| open.session.redo())
}

/// Goes to a place in the log.
#[wasm_bindgen]
#[must_use]
pub fn seek(session: u32, to: u32) -> JsValue {
    change(session, |open| open.session.seek(place(to)))
}

/// An action looked at closely; `act` is a request, and without arguments they are left open.
#[wasm_bindgen]
#[must_use]
pub fn preview(session: u32, act: &str) -> JsValue {
    reply(with_open(session, |open| {
        let (action, args) = Request::read_preview(open.session.book(), &tree_of(act)?)?;
        Ok(wire::preview(&open.session, action, args.as_deref()))
    }))
}

/// The situation with every choice of the fact that the rulebook compares by.
#[wasm_bindgen]
#[must_use]
pub fn compare(session: u32) -> JsValue {
    reply(with_open(session, |open| Ok(wire::compare(&open.session))))
}

/// The log up to the place in it.
#[wasm_bindgen]
#[must_use]
pub fn log(session: u32) -> JsValue {
    reply(with_open(session, |open| Ok(write_log(&open.session))))
}

/// What the log begins with; with the events of every difference it is enough to go on after the instance was lost.
#[wasm_bindgen]
#[must_use]
pub fn log_head(session: u32) -> JsValue {
    reply(with_open(session, |open| Ok(write_head(&open.session))))
}

/// The digest of the state.
#[wasm_bindgen]
#[must_use]
pub fn digest(session: u32) -> String {
    with_open(session, |open| Ok(open.session.state().digest(open.session.book()))).unwrap_or_default()
}

/// Replays a log into a new session.
#[wasm_bindgen]
#[must_use]
pub fn replay(book: u32, log: &str) -> JsValue {
    reply(with_book(book, |book| {
        let replayed = read_log(book, log)?;
        let diverged =
            replayed.diverged.map(|(index, rejection)| Diverged { index, error: wire::rejection(&rejection) });
        let session = open(replayed.session);
        Ok(Reopened { session, diverged, ignored: replayed.ignored, same_pack: replayed.same_pack })
    }))
}

/// The same events from another start, in a new session.
#[wasm_bindgen]
#[must_use]
pub fn restart(session: u32, request: &str) -> JsValue {
    let forked = with_open(session, |open| {
        let book = open.session.book();
        let start = StartRequest::read(book, &tree_of(request)?)?.resolve(book)?;
        open.session.restart(start)
    });
    reply(forked.map(|(session, diverged)| {
        let diverged = diverged.map(|(index, rejection)| Diverged { index, error: wire::rejection(&rejection) });
        Reopened { session: open(session), diverged, ignored: Vec::new(), same_pack: true }
    }))
}

/// How many actions can be done, and a checksum of all verdicts: the decision alone, for measurements.
#[wasm_bindgen]
#[must_use]
pub fn decide(session: u32) -> u32 {
    let decided = with_open(session, |open| {
        let offers = offers(open.session.world(), open.session.state());
        let yes = offers.iter().filter(|offer| offer.applicable == Tri::Yes).count();
        let verdicts = offers.iter().flat_map(|offer| &offer.verdicts);
        let sum = verdicts.fold(0_u32, |sum, verdict| sum.rotate_left(2) ^ u32::from(verdict.holds == Tri::Yes));
        Ok(sum.rotate_left(8) ^ u32::try_from(yes).unwrap_or(u32::MAX))
    });
    decided.unwrap_or(0)
}

/// Traps, so that tests can prove the recovery. Built only with the feature `trap-test`.
#[cfg(all(feature = "trap-test", target_arch = "wasm32"))]
#[wasm_bindgen]
pub fn trap() {
    core::arch::wasm32::unreachable()
}
