//! A session: a start, a log of events, and a place in it. Undo, redo and seek move the place; nothing is forgotten until
//! something else is done.

use std::rc::Rc;

use super::choose::resolve;
use super::env::World;
use super::event::{Event, Happened, Request, read_fact};
use super::state::{Start, State};
use super::step::{first_state, happen};
use crate::diag::{Code, Rejection, nearest};
use crate::limits::EVENTS_MAX;
use crate::rulebook::source::{Tree, TreeKind};
use crate::rulebook::{Basis, Given, Rulebook};
use crate::time::{DAY, parse_date, print_date};

/// Every so many events a state is kept, so that going back is quick and memory stays bounded.
const CHECKPOINT_EVERY: usize = 32;

/// What a caller says to begin a session.
#[derive(Clone, Debug, Default)]
pub struct StartRequest {
    /// Day that rules are judged by; the day of the start, if it is left out.
    pub as_of: Option<String>,
    /// The clock.
    pub instant: i64,
    /// The seed.
    pub seed: u64,
    /// Facts by key.
    pub facts: Vec<(u16, Given)>,
    /// Whose word counts, where no reading is named.
    pub basis: Basis,
    /// Readings by index, and the choice.
    pub readings: Vec<(usize, crate::value::Sym)>,
}

impl StartRequest {
    /// Reads `{"preset", "facts", "basis", "readings", "seed", "start", "asOf"}`; every key may be left out but `start`.
    ///
    /// # Errors
    /// A rejection that points at the part that cannot be used.
    pub fn read(book: &Rulebook, tree: &Tree) -> Result<Self, Rejection> {
        const KEYS: [&str; 7] = ["preset", "facts", "basis", "readings", "seed", "start", "asOf"];
        let shape = |key: &str, expected: &'static str, found: &Tree| {
            Rejection::new(Code::EventShape)
                .at(format!("/{key}"))
                .with("expected", expected)
                .with("found", found.type_name())
        };
        if let Some((key, found)) = tree.entries().iter().find(|(key, _)| !KEYS.contains(&key.as_str())) {
            return Err(shape(key, "preset, facts, basis, readings, seed, start, asOf", found));
        }
        let mut request = Self::default();
        for (key, value) in tree.entries() {
            match (key.as_str(), &value.kind) {
                (_, TreeKind::Null) => {}
                ("start", TreeKind::Int(ms)) if crate::time::is_instant(*ms) => request.instant = *ms,
                ("asOf", TreeKind::Str(day)) if parse_date(day).is_some() => request.as_of = Some(day.clone()),
                ("seed", TreeKind::Int(seed)) if *seed >= 0 => request.seed = seed.unsigned_abs(),
                ("seed", TreeKind::Str(seed)) => {
                    request.seed = seed.parse().map_err(|_| shape(key, "a whole number", value))?;
                }
                ("preset", TreeKind::Str(name)) => {
                    let preset = book.presets.iter().find(|preset| preset.id == *name);
                    let preset = preset.ok_or_else(|| unknown_preset(book, name))?;
                    request.facts.splice(0..0, preset.facts.iter().copied());
                }
                ("facts", TreeKind::Table(entries)) => {
                    for (fact, value) in entries {
                        let at = format!("/facts/{fact}");
                        request.facts.push(read_fact(book, fact, value).map_err(|rejection| rejection.at(at))?);
                    }
                }
                ("basis", TreeKind::Str(name)) => {
                    request.basis = Basis::named(name).ok_or_else(|| shape(key, "articles, record", value))?;
                }
                ("readings", TreeKind::Table(entries)) => {
                    for (name, value) in entries {
                        request.readings.push(read_reading(book, name, value)?);
                    }
                }
                _ => return Err(shape(key, "another value", value)),
            }
        }
        Ok(request)
    }

    /// The start that this asks for.
    ///
    /// # Errors
    /// [`Code::ValueRange`] if a relative instant leaves the range of time.
    pub fn resolve(&self, book: &Rulebook) -> Result<Start, Rejection> {
        let mut cells: Vec<Option<i64>> = book.slots.iter().map(|slot| slot.start).collect();
        for (slot, given) in &self.facts {
            if let Some(cell) = cells.get_mut(usize::from(*slot)) {
                *cell = given.resolve(self.instant)?;
            }
        }
        let mut readings: Vec<crate::value::Sym> =
            book.readings.iter().filter_map(|reading| reading.by(self.basis)).collect();
        for (reading, choice) in &self.readings {
            if let Some(slot) = readings.get_mut(*reading) {
                *slot = *choice;
            }
        }
        let offset = book.calendar.utc_offset;
        let day = self.as_of.as_deref().and_then(parse_date);
        let day = day.unwrap_or_else(|| self.instant.saturating_add(offset).div_euclid(DAY));
        let as_of_at = day.saturating_mul(DAY).saturating_sub(offset);
        Ok(Start {
            as_of: print_date(day),
            as_of_at,
            instant: self.instant,
            seed: self.seed,
            basis: self.basis,
            readings,
            cells,
        })
    }
}

fn read_reading(book: &Rulebook, name: &str, value: &Tree) -> Result<(usize, crate::value::Sym), Rejection> {
    let refuse = |known: String| {
        Rejection::new(Code::UnknownReading).at(format!("/readings/{name}")).with("name", name).with("known", known)
    };
    let at = book.readings.iter().position(|reading| reading.id == name).ok_or_else(|| {
        refuse(book.readings.iter().map(|reading| reading.id.as_str()).collect::<Vec<_>>().join(", "))
    })?;
    let enum_id = book.readings.get(at).map_or(0, |reading| reading.enum_id);
    let choice = match &value.kind {
        TreeKind::Str(choice) => book.choice(enum_id, choice),
        _ => None,
    };
    let known = || book.choices(enum_id).iter().map(|sym| book.name(*sym)).collect::<Vec<_>>().join(", ");
    choice.map(|choice| (at, choice)).ok_or_else(|| refuse(known()))
}

/// A session over a rulebook.
#[derive(Clone, Debug)]
pub struct Session {
    book: Rc<Rulebook>,
    start: Start,
    events: Vec<Event>,
    /// Places in the log at which a request was under way: one step, told in several events. Not a part of the log.
    inside: Vec<usize>,
    cursor: usize,
    checkpoints: Vec<State>,
    state: State,
    last: Vec<Happened>,
}

impl Session {
    /// Begins a session.
    ///
    /// # Errors
    /// What the first state refuses.
    pub fn begin(book: Rc<Rulebook>, start: Start) -> Result<Self, Rejection> {
        let state = first_state(World::new(&book, &start))?;
        Ok(Self {
            book,
            start,
            events: Vec::new(),
            inside: Vec::new(),
            cursor: 0,
            checkpoints: vec![state.clone()],
            state,
            last: Vec::new(),
        })
    }

    /// A session over the same start that begins in another state, with nothing in its log.
    #[must_use]
    pub fn standing_at(&self, state: State) -> Self {
        let (book, start) = (Rc::clone(&self.book), self.start.clone());
        let checkpoints = vec![state.clone()];
        Self { book, start, events: Vec::new(), inside: Vec::new(), cursor: 0, checkpoints, state, last: Vec::new() }
    }

    /// The rulebook.
    #[must_use]
    pub fn book(&self) -> &Rc<Rulebook> {
        &self.book
    }

    /// The start.
    #[must_use]
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// Rulebook and start.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World::new(&self.book, &self.start)
    }

    /// The state at the place in the log.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All events, undone ones included.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How many of the events have happened.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What happened in the step that led here.
    #[must_use]
    pub fn last(&self) -> &[Happened] {
        &self.last
    }

    /// Does what a request asks. What was undone is forgotten.
    ///
    /// # Errors
    /// Why it is not possible; the session is as it was.
    pub fn request(&mut self, request: &Request) -> Result<(), Rejection> {
        let events = resolve(self.world(), &self.state, request)?;
        self.apply_all(events)
    }

    /// Applies a complete event. What was undone is forgotten.
    ///
    /// # Errors
    /// Why it is not possible; the session is as it was.
    pub fn apply(&mut self, event: Event) -> Result<(), Rejection> {
        self.apply_all(vec![event])
    }

    fn apply_all(&mut self, events: Vec<Event>) -> Result<(), Rejection> {
        let full = u64::try_from(self.cursor.saturating_add(events.len())).unwrap_or(u64::MAX) > EVENTS_MAX;
        if full {
            return Err(Rejection::new(Code::SessionFull).with("max", EVENTS_MAX));
        }
        let world = World::new(&self.book, &self.start);
        let mut last = Vec::new();
        let mut kept = Vec::new();
        let begun = self.cursor;
        self.state.whole(&self.book, |state| {
            for (index, event) in events.iter().enumerate() {
                happen(world, state, event, &mut last)?;
                if begun.saturating_add(index).saturating_add(1).checked_rem(CHECKPOINT_EVERY) == Some(0) {
                    kept.push(state.clone());
                }
            }
            Ok(())
        })?;
        self.inside.retain(|at| *at < begun);
        self.inside.extend((1..events.len()).map(|index| begun.saturating_add(index)));
        self.events.truncate(begun);
        self.checkpoints.truncate(checkpoint_before(begun).saturating_add(1));
        self.checkpoints.extend(kept);
        self.cursor = begun.saturating_add(events.len());
        self.events.extend(events);
        self.last = last;
        Ok(())
    }

    /// Goes to a place in the log: 0 is the start, [`Session::events`]`.len()` the end.
    ///
    /// # Errors
    /// [`Code::NoSuchStep`] outside the log.
    pub fn seek(&mut self, to: usize) -> Result<(), Rejection> {
        if to > self.events.len() {
            return Err(Rejection::new(Code::NoSuchStep).with("step", to).with("max", self.events.len()));
        }
        // From a checkpoint before the last step to be taken, so that what happened in it is told again.
        let from = checkpoint_before(to.saturating_sub(1)).min(self.checkpoints.len().saturating_sub(1));
        let mut state = self.checkpoints.get(from).ok_or(Rejection::new(Code::NoSuchStep))?.clone();
        let mut last = Vec::new();
        for event in self.events.iter().take(to).skip(from.saturating_mul(CHECKPOINT_EVERY)) {
            last.clear();
            happen(self.world(), &mut state, event, &mut last)?;
        }
        self.cursor = to;
        self.state = state;
        self.last = last;
        Ok(())
    }

    /// Takes back the last step: what one request did, if this session was asked for it.
    ///
    /// # Errors
    /// [`Code::NoSuchStep`] at the start.
    pub fn undo(&mut self) -> Result<(), Rejection> {
        let mut to = self.cursor.checked_sub(1).ok_or(Rejection::new(Code::NoSuchStep).with("step", "undo"))?;
        while self.inside.contains(&to) {
            to = to.saturating_sub(1);
        }
        self.seek(to)
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// [`Code::NoSuchStep`] at the end.
    pub fn redo(&mut self) -> Result<(), Rejection> {
        if self.cursor == self.events.len() {
            return Err(Rejection::new(Code::NoSuchStep).with("step", "redo"));
        }
        let mut to = self.cursor.saturating_add(1);
        while self.inside.contains(&to) {
            to = to.saturating_add(1);
        }
        self.seek(to)
    }

    /// The same events from another start, step by step as they were asked for: as far as they are possible, and where the first refused
    /// step begins and why it is refused.
    ///
    /// # Errors
    /// What the first state refuses.
    pub fn restart(&self, start: Start) -> Result<(Self, Option<(usize, Rejection)>), Rejection> {
        let mut session = Self::begin(Rc::clone(&self.book), start)?;
        let begins = |at: &usize| !self.inside.contains(at);
        while session.cursor < self.cursor {
            let from = session.cursor;
            let to = (from.saturating_add(1)..self.cursor).find(begins).unwrap_or(self.cursor);
            let step = self.events.get(from..to).unwrap_or_default().to_vec();
            if let Err(rejection) = session.apply_all(step) {
                return Ok((session, Some((from, rejection))));
            }
        }
        Ok((session, None))
    }
}

fn checkpoint_before(cursor: usize) -> usize {
    cursor.checked_div(CHECKPOINT_EVERY).unwrap_or(0)
}

/// A preset that there is not, with those that there are.
fn unknown_preset(book: &Rulebook, name: &str) -> Rejection {
    let known: Vec<&str> = book.presets.iter().map(|preset| preset.id.as_str()).collect();
    let rejection = Rejection::new(Code::UnknownPreset).at("/preset").with("name", name);
    let rejection = rejection.with("known", known.join(", "));
    match nearest(name, known) {
        Some(near) => rejection.with("suggestion", near),
        None => rejection,
    }
}
