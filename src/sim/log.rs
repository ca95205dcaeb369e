//! Logs: everything that a session needs to be the same again, for ever.

use std::rc::Rc;

use super::event::Event;
use super::session::{Session, StartRequest};
use crate::diag::{Code, Rejection};
use crate::rulebook::source::{Tree, TreeKind, parse_log};
use crate::rulebook::{Ask, Basis, Rulebook, cell_tree};

/// Version of the log's form.
pub const LOG_FORMAT: i64 = 1;
/// Version of what events mean: order inside a step, rounding, generator, canonical state.
pub const SEMANTICS: i64 = 1;

/// The log of a session up to its place, as canonical JSON.
#[must_use]
pub fn write_log(session: &Session) -> String {
    let book = session.book();
    let events = session.events().iter().take(session.cursor()).map(|event| event.tree(book)).collect();
    let mut fields = head(session);
    fields.push(("events".to_owned(), Tree::new(TreeKind::List(events))));
    fields.push(("digest".to_owned(), Tree::new(TreeKind::Str(session.state().digest(book)))));
    json(fields)
}

/// What a log begins with, before what happened: the same as long as a session lasts.
///
/// With `events`, those that were undone too, the `digest` of the state and the `cursor`, it is a log that a session can be gone on
/// with as if nothing had happened.
#[must_use]
pub fn write_head(session: &Session) -> String {
    json(head(session))
}

/// One event, as a log has it.
#[must_use]
pub fn write_event(book: &Rulebook, event: &Event) -> String {
    let mut out = String::new();
    event.tree(book).write_json(&mut out);
    out
}

fn head(session: &Session) -> Vec<(String, Tree)> {
    let book = session.book();
    let start = session.start();
    let text = |text: &str| Tree::new(TreeKind::Str(text.to_owned()));
    let int = |n: i64| Tree::new(TreeKind::Int(n));
    let facts = book.slots.iter().zip(&start.cells).filter(|(slot, _)| slot.ask != Ask::Never);
    let facts = facts.map(|(slot, cell)| (slot.key.clone(), cell_tree(book, slot.ty, *cell))).collect();
    let readings = book.readings.iter().zip(&start.readings);
    let readings = readings.map(|(reading, choice)| (reading.id.clone(), text(book.name(*choice)))).collect();
    let fields = [
        ("log", int(LOG_FORMAT)),
        ("semantics", int(SEMANTICS)),
        ("rulebook", text(&book.id)),
        ("pack", text(&book.hash)),
        ("asOf", text(&start.as_of)),
        ("start", int(start.instant)),
        ("seed", text(&start.seed.to_string())),
        ("readings", Tree::new(TreeKind::Table(readings))),
        ("facts", Tree::new(TreeKind::Table(facts))),
    ];
    // What is usual is left out: logs from before there was a choice say the same.
    let basis = (start.basis != Basis::default()).then(|| ("basis", text(start.basis.name())));
    fields.into_iter().chain(basis).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn json(fields: Vec<(String, Tree)>) -> String {
    let mut out = String::new();
    Tree::new(TreeKind::Table(fields)).write_json(&mut out);
    out
}

/// What replaying a log came to.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The session, as far as it went.
    pub session: Session,
    /// The first event that was refused, and why: only on another pack than the log's own.
    pub diverged: Option<(usize, Rejection)>,
    /// Keys of the log that this rulebook does not know.
    pub ignored: Vec<String>,
    /// Whether the log was written on this very pack.
    pub same_pack: bool,
}

/// Replays a log. On the same pack every event and the final state must agree; on another pack of the same rulebook it
/// stops at the first event that is refused and lists what it ignored.
///
/// # Errors
/// A log that cannot be read, belongs to another rulebook, or does not come to the state it says it does.
pub fn read_log(book: &Rc<Rulebook>, text: &str) -> Result<Replayed, Rejection> {
    let tree = parse_log(text).map_err(Rejection::unreadable)?;
    let string = |key: &str| match tree.get(key).map(|tree| &tree.kind) {
        Some(TreeKind::Str(text)) => Ok(text.as_str()),
        _ => Err(Rejection::new(Code::LogFormat).at(format!("/{key}")).with("expected", "string")),
    };
    for (key, known) in [("log", LOG_FORMAT), ("semantics", SEMANTICS)] {
        match tree.get(key).map(|tree| &tree.kind) {
            Some(TreeKind::Int(n)) if *n == known => {}
            _ => return Err(Rejection::new(Code::LogFormat).at(format!("/{key}")).with("known", known)),
        }
    }
    let rulebook = string("rulebook")?;
    if rulebook != book.id {
        return Err(Rejection::new(Code::LogRulebook).with("found", rulebook).with("known", book.id.as_str()));
    }
    let same_pack = string("pack")? == book.hash;
    let mut ignored = Vec::new();
    let kept = ["start", "seed", "asOf", "basis", "readings", "facts"].iter().filter_map(|key| {
        let value = tree.get(key)?;
        let known = |name: &str| match *key {
            "facts" => book.slot(name).is_some(),
            _ => book.readings.iter().any(|reading| reading.id == name),
        };
        let value = match (&value.kind, same_pack) {
            (TreeKind::Table(entries), false) => {
                let (keep, drop): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|(name, _)| known(name));
                ignored.extend(drop.into_iter().map(|(name, _)| format!("/{key}/{name}")));
                Tree::new(TreeKind::Table(keep))
            }
            _ => value.clone(),
        };
        Some(((*key).to_owned(), value))
    });
    let begun = Tree::new(TreeKind::Table(kept.collect()));
    let start = StartRequest::read(book, &begun)?.resolve(book)?;
    let mut session = Session::begin(Rc::clone(book), start)?;
    let Some(TreeKind::List(events)) = tree.get("events").map(|tree| &tree.kind) else {
        return Err(Rejection::new(Code::LogFormat).at("/events").with("expected", "array"));
    };
    for (index, event) in events.iter().enumerate() {
        let applied = Event::read(book, event).and_then(|event| session.apply(event));
        if let Err(rejection) = applied {
            let pointer = format!("/events/{index}{}", rejection.pointer);
            let rejection = rejection.at(pointer);
            if same_pack {
                return Err(rejection);
            }
            return Ok(Replayed { session, diverged: Some((index, rejection)), ignored, same_pack });
        }
    }
    if let Some(TreeKind::Int(cursor)) = tree.get("cursor").map(|tree| &tree.kind) {
        session.seek(usize::try_from(*cursor).unwrap_or(usize::MAX))?;
    }
    let digest = string("digest")?;
    let found = session.state().digest(book);
    if same_pack && digest != found {
        return Err(Rejection::new(Code::LogDigest).with("expected", digest).with("found", found));
    }
    Ok(Replayed { session, diverged: None, ignored, same_pack })
}
