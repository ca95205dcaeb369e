//! A way told: carried out once more on the whole rulebook, at typical times, as fast and as slow as can be.

use super::course::{Course, Passage};
use super::price::{Order, Price, money};
use super::reason::{self, Why};
use super::search::{Move, Way};
use super::wanted::Wanted;
use crate::carry::turn;
use crate::finding::{Finding, Lens, Operand};
use crate::rulebook::{By, Expr, NoteOn, Outcome, ParamKind, Per, Reads, Rulebook, When};
use crate::sim::choose::Pace;
use crate::sim::{Cone, Event, Happened, State, StateEnv, World, chances, duration_of, offer};
use crate::value::{Tri, Value};

/// Most moments that are waited for before one step.
const WAITS_MAX: usize = 256;
/// Parts of one whole that odds are multiplied in.
const WHOLE: i128 = 1_000_000_000_000;

/// How long something takes at best, typically, and at worst; `most` is open where a source gives no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// As fast as can be.
    pub least: i64,
    /// What to count with.
    pub typical: i64,
    /// As slow as can be.
    pub most: i64,
}

/// What is done in a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// Something that is not known is taken to be so: cells, and what they are taken to be.
    Assume(Vec<(u16, i64)>),
    /// Somebody does something.
    Act {
        /// Index of the action.
        action: usize,
        /// Its arguments.
        args: Vec<Value>,
    },
    /// Time passes, until something happens or something else can be done.
    Wait,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done.
    pub kind: StepKind,
    /// The clock when it begins, at typical times.
    pub at: i64,
    /// The clock when it is over.
    pub until: i64,
    /// What happens by itself meanwhile: triggers, the entity, and the outcome.
    pub fired: Vec<(usize, usize, usize)>,
    /// Whether it cannot be undone.
    pub irreversible: bool,
    /// Indices of the losses that come about.
    pub lost: Vec<usize>,
    /// Codes of requirements of policy or law that it acts against.
    pub breached: Vec<String>,
    /// Chance that it goes as wanted, in parts per million; `None` where no source says.
    pub odds: Option<i64>,
    /// Whether how long it takes is our own figure.
    pub guessed: bool,
    /// Whether it runs over a year whose holidays the calendar does not list.
    pub past_calendar: bool,
    /// Which of the action's menu paths may be there when it is done: several, where that hangs on an answer that is open.
    pub paths: Vec<usize>,
    /// What would stand in its way by another reading than the one that is followed.
    pub disputed: Vec<Finding>,
    /// Why it is there, where something else needs it.
    pub why: Option<Why>,
    /// What it has to be known with: leading notes on what is done, by index, as they are by then, that neither the goal nor a step before it tells.
    pub notes: Vec<(usize, Vec<Operand>)>,
    /// The events that carry it out.
    pub events: Vec<Event>,
}

/// Data that is lost on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Index of the loss.
    pub loss: usize,
    /// The step in which it comes about.
    pub step: usize,
}

/// A way to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The orders in which no better way was found, and whether it is known that there is none.
    pub orders: Vec<(Order, bool)>,
    /// What it costs, as ways are compared.
    pub price: Price,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// Time until the goal is reached.
    pub time: Span,
    /// Whether it no longer leads to the goal when everything is as fast, or as slow, as can be.
    pub fragile: bool,
    /// Money in fen: least, and most; the most is open where a source gives no end.
    pub money: (i64, Option<i64>),
    /// Whether some of it is paid every year.
    pub yearly: bool,
    /// Chance that some step with stated odds does not go as wanted, in parts per million, rounded up.
    pub risk: i64,
    /// Actions and triggers of others whose answer no source gives odds for: ids.
    pub unquantified: Vec<String>,
    /// Data that is lost.
    pub lost: Vec<Loss>,
    /// The clock at its end, at typical times.
    pub ends_at: i64,
    /// What the goal would leave untouched and this breaks, by index.
    pub harms: Vec<usize>,
    pub(super) way: Way,
}

/// A way carried out at one pace.
pub(super) struct Run {
    pub(super) steps: Vec<Carried>,
    pub(super) state: State,
}

/// A part of a way carried out.
pub(super) struct Carried {
    /// Which of the moves it belongs to; `None` for waiting that was not planned.
    place: Option<usize>,
    pub(super) moved: Move,
    at: i64,
    pub(super) passage: Passage,
}

/// Tells a way to a goal, lawful or not; `None` if it does not lead there in the whole rulebook.
pub(super) fn plan(
    world: World<'_>,
    matters: &Cone,
    first: &Passage,
    wanted: &Wanted,
    order: (Order, bool),
    way: &Way,
) -> Option<Plan> {
    let at = |pace| Course::new(world, pace, Some(matters));
    let typical = carry_out(at(Pace::Typical), wanted, first, &way.moves, &[])?;
    let matters = &with_what_ends(world, matters, wanted);
    let length = typical.state.now().saturating_sub(first.state.now());
    let [least, most] = extremes(at, wanted, first, &typical, way);
    // What goes on beside it may hold it up all the same; then another way may be better.
    let (order, proven) = order;
    let mut plan = Plan {
        orders: vec![(order, proven && length == way.price.time)],
        price: Price { time: length, ..way.price },
        steps: Vec::new(),
        time: Span {
            least: least.unwrap_or(length).min(length),
            typical: length,
            most: most.unwrap_or(length).max(length),
        },
        fragile: least.is_none() || most.is_none(),
        money: (0, Some(0)),
        yearly: false,
        risk: 0,
        unquantified: Vec::new(),
        lost: Vec::new(),
        ends_at: typical.state.now(),
        harms: Vec::new(),
        way: way.clone(),
    };
    let whole = Wanted::new(world, &first.state, wanted.goal, wanted.lawful);
    plan.harms = whole.broken(world, &typical.state);
    let mut odds = WHOLE;
    let mut before = first.state.clone();
    if !first.bill.events.is_empty() {
        plan.push(world, matters, &mut odds, &Move::Wait { ms: 0 }, &before, (first, None));
    }
    let lost = |run: &Run| run.steps.iter().flat_map(|step| &step.passage.bill.lost).copied().collect::<Vec<_>>();
    let lost_with = lost(&typical);
    let mut told: Vec<usize> =
        leads(world, &before, NoteOn::Goal(wanted.goal)).into_iter().map(|(note, _)| note).collect();
    let last = typical.steps.len().saturating_sub(1);
    for (place, Carried { moved, at: begins, passage, .. }) in typical.steps.iter().enumerate() {
        let begun = before.now().max(*begins);
        before = before.at(world.book, begun);
        let saves = || {
            let left = way
                .moves
                .iter()
                .enumerate()
                .filter(|(at, _)| typical.steps.get(place).map(|step| step.place) != Some(Some(*at)));
            let left: Vec<Move> = left.map(|(_, moved)| moved.clone()).collect();
            let without = carry_out(at(Pace::Typical), wanted, first, &left, &[])?;
            reason::saves(world.book, &lost_with, &lost(&without))
        };
        // What is done last is the goal itself, whatever it saves besides.
        let is_means = matches!(moved, Move::Act { .. }) && place != last;
        let why = reason::asked_for(world, &before, &typical.steps, place);
        let why = why.or_else(|| is_means.then(saves).flatten());
        plan.push(world, matters, &mut odds, moved, &before, (passage, why));
        if let (Move::Act { action, .. }, Some(step)) = (moved, plan.steps.last_mut()) {
            step.notes = leads(world, &before, NoteOn::Action(*action));
            step.notes.retain(|(note, _)| !told.contains(note));
            told.extend(step.notes.iter().map(|(note, _)| note));
        }
        before = passage.state.clone();
    }
    // Rounded up: the chance that all goes well is never said to be greater than it is.
    let risk = WHOLE.saturating_sub(odds).saturating_add(999_999).checked_div(1_000_000).unwrap_or(0);
    plan.risk = i64::try_from(risk).unwrap_or(1_000_000);
    Some(plan)
}

/// What a place tells in the open in a state: indices of notes, and the values of their texts.
fn leads(world: World<'_>, state: &State, place: NoteOn) -> Vec<(usize, Vec<Operand>)> {
    let env = StateEnv { world, state, args: &[] };
    let value = |(name, expr): &(String, Expr)| Some(Operand { name: name.clone(), value: env.eval(expr).ok()? });
    let here = world.book.notes.iter().enumerate().filter(|(_, note)| note.lead && note.on.contains(&place));
    let told = here.filter(|(_, note)| env.guard(note.when.as_ref()) == Tri::Yes);
    told.map(|(at, note)| (at, note.args.iter().filter_map(value).collect())).collect()
}

/// What is told of a way: besides what it counts with, whatever by itself brings about what the goal asks for.
fn with_what_ends(world: World<'_>, matters: &Cone, wanted: &Wanted) -> Cone {
    let mut told = matters.clone();
    let asked = wanted.declared(world).map(|goal| &goal.that);
    let reads = Reads::of(world.book, &world.book.index.derived, asked);
    for (tells, trigger) in told.triggers.iter_mut().zip(&world.book.triggers) {
        let mut writes = trigger.outcomes.iter().flat_map(Outcome::assigns).flat_map(|assign| assign.slots(world.book));
        *tells |= writes.any(|slot| reads.slots.contains(usize::from(slot)));
    }
    told
}

/// How long a way takes when everything is as fast, and as slow, as can be; `None` where it no longer leads to the goal then.
fn extremes<'w>(
    at: impl Fn(Pace) -> Course<'w>,
    wanted: &Wanted,
    first: &Passage,
    typical: &Run,
    way: &Way,
) -> [Option<i64>; 2] {
    // Where the next thing to do could have been done before, waiting is meant.
    let meant = deliberate(at(Pace::Typical).world(), first, typical, &way.moves);
    [Pace::Least, Pace::Most].map(|pace| {
        let run = carry_out(at(pace), wanted, first, &way.moves, &meant)?;
        Some(run.state.now().saturating_sub(first.state.now()))
    })
}

impl Plan {
    /// Whether a number was chosen in it.
    pub(super) fn counts(&self, book: &Rulebook) -> bool {
        let mut actions = self.deeds().filter_map(|(action, _)| book.actions.get(action));
        actions.any(|action| action.params.iter().any(|param| matches!(param.kind, ParamKind::Int(..))))
    }

    /// What is done in it, in order, with its arguments; waiting and what was taken for granted are left out.
    pub fn deeds(&self) -> impl Iterator<Item = (usize, &[Value])> {
        self.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Act { action, args } => Some((*action, args.as_slice())),
            StepKind::Assume(_) | StepKind::Wait => None,
        })
    }

    fn push(
        &mut self,
        world: World<'_>,
        matters: &Cone,
        odds: &mut i128,
        moved: &Move,
        before: &State,
        (passage, why): (&Passage, Option<Why>),
    ) {
        let book = world.book;
        let env = StateEnv { world, state: before, args: &[] };
        let mut fired = Vec::new();
        let mut breached = Vec::new();
        let (mut own, mut guessed, mut past_calendar) = (None, false, false);
        let (mut paths, mut disputed) = (Vec::new(), Vec::new());
        for event in &passage.bill.happened {
            match event {
                // What happens meanwhile and has nothing to do with the goal is no part of the plan.
                Happened::Fired { trigger, .. } if matters.triggers.get(*trigger) != Some(&true) => {}
                Happened::Fired { trigger, instance, outcome, .. } => {
                    fired.push((*trigger, *instance, *outcome));
                    if let Some(declared) = book.triggers.get(*trigger) {
                        let args = [Value::Int(i64::try_from(*instance).unwrap_or(0))];
                        let here = env.with_args(if declared.each.is_some() { &args } else { &[] });
                        if let When::After(cases) = &declared.timing {
                            let length = duration_of(&here, cases, before.now());
                            guessed |= !length.value.is_stated();
                            past_calendar |= length.past_calendar;
                        }
                        let chance = chance(&here, &declared.outcomes, &declared.odds, *outcome);
                        self.weigh(&declared.id, &declared.outcomes, chance, odds);
                        own = own.or(chance);
                    }
                }
                Happened::Breached { code, .. } if !breached.contains(code) => breached.push(code.clone()),
                Happened::Duty { duty, met: false, .. } => {
                    let code = book.duties.get(*duty).map(|duty| format!("duty/{}", duty.id));
                    breached.extend(code.filter(|code| !breached.contains(code)));
                }
                _ => {}
            }
        }
        let mut irreversible = false;
        let kind = match moved {
            Move::Assume(facts) => StepKind::Assume(facts.clone()),
            Move::Wait { .. } => StepKind::Wait,
            Move::Act { action, args } => {
                if let Some(declared) = book.actions.get(*action) {
                    let here = env.with_args(args);
                    here.candidates(&declared.paths, |case| {
                        paths.extend(declared.paths.iter().position(|known| std::ptr::eq(known, case)));
                    });
                    disputed = disputes(world, before, *action, args);
                    let length = duration_of(&here, &declared.takes, before.now());
                    guessed |= length.value.typical() > 0 && !length.value.is_stated();
                    past_calendar |= length.past_calendar;
                    irreversible = declared.irreversible.as_ref().is_some_and(|when| here.holds(when) == Tri::Yes);
                    let wanted = declared.outcomes.iter().position(|outcome| outcome.wanted).unwrap_or(0);
                    own = chance(&here, &declared.outcomes, &declared.odds, wanted);
                    self.weigh(&declared.id, &declared.outcomes, own, odds);
                    if let Some(cost) = money(&here, &declared.costs) {
                        let (least, most) = self.money;
                        let least = least.saturating_add(cost.min.unwrap_or(0));
                        self.money = (least, most.zip(cost.max).map(|(a, b)| a.saturating_add(b)));
                        self.yearly |= cost.per == Per::Year;
                    }
                }
                StepKind::Act { action: *action, args: args.clone() }
            }
        };
        let step = self.steps.len();
        self.lost.extend(passage.bill.lost.iter().map(|loss| Loss { loss: *loss, step }));
        // Waiting on and on is one wait.
        let joins = |last: &Step| kind == StepKind::Wait && last.kind == StepKind::Wait;
        if let Some(last) = self.steps.last_mut().filter(|last| joins(last)) {
            last.until = passage.state.now();
            last.lost.extend(&passage.bill.lost);
            last.fired.extend(fired);
            last.odds = match (last.odds, own) {
                (Some(one), Some(other)) => one.checked_mul(other).and_then(|both| both.checked_div(1_000_000)),
                (one, other) => one.or(other),
            };
            last.guessed |= guessed;
            last.past_calendar |= past_calendar;
            last.events.extend(passage.bill.events.iter().cloned());
            last.breached.extend(breached);
            last.why = why.or(last.why.take());
            return;
        }
        self.steps.push(Step {
            kind,
            at: before.now(),
            until: passage.state.now(),
            fired,
            irreversible,
            lost: passage.bill.lost.clone(),
            breached,
            odds: own,
            guessed,
            past_calendar,
            paths,
            disputed,
            why,
            notes: Vec::new(),
            events: passage.bill.events.clone(),
        });
    }

    /// Multiplies the odds of something into the plan's, or names whose answer has none.
    fn weigh(&mut self, id: &str, outcomes: &[Outcome], chance: Option<i64>, odds: &mut i128) {
        match chance {
            Some(chance) => {
                *odds = odds.saturating_mul(i128::from(chance)).checked_div(1_000_000).unwrap_or(0);
            }
            None if outcomes.len() > 1 && !self.unquantified.iter().any(|known| known == id) => {
                self.unquantified.push(id.to_owned());
            }
            None => {}
        }
    }
}

/// What would stand in the way of an action by another reading.
fn disputes(world: World<'_>, before: &State, action: usize, args: &[Value]) -> Vec<Finding> {
    let Some(offer) = offer(world, before, action) else { return Vec::new() };
    let found = Lens::new(world, before).of_filled(&offer, Some(args), false);
    let stands = |finding: &Finding| {
        finding.holds == Tri::Yes
            && finding.by == By::System
            && finding.decided.is_some_and(|decided| decided.then == Tri::No)
    };
    found.into_iter().filter(stands).collect()
}

/// The chance of an outcome in parts per million, rounded down.
fn chance(
    env: &StateEnv<'_>,
    outcomes: &[Outcome],
    odds: &[crate::rulebook::Case<crate::rulebook::Odds>],
    outcome: usize,
) -> Option<i64> {
    let weights = chances(env, outcomes, odds)?.value;
    let total = weights.iter().copied().fold(0_i64, i64::saturating_add);
    weights.get(outcome)?.checked_mul(1_000_000)?.checked_div(total)
}

/// The moves that wait although the next thing to do could have been done at once.
fn deliberate(world: World<'_>, first: &Passage, run: &Run, moves: &[Move]) -> Vec<usize> {
    let places = run.steps.iter().filter_map(|step| step.place);
    let waits = |place: &usize| matches!(moves.get(*place), Some(Move::Wait { .. }));
    let mut meant: Vec<usize> = places.filter(waits).collect();
    meant.dedup();
    meant.retain(|place| next_act(moves, *place).is_some_and(|next| run.could_do(world, &first.state, *place, next)));
    meant
}

/// What is done next from a place on.
pub(super) fn next_act(moves: &[Move], place: usize) -> Option<(usize, &[Value])> {
    moves.iter().skip(place).find_map(|moved| match moved {
        Move::Act { action, args } => Some((*action, args.as_slice())),
        _ => None,
    })
}

/// Carries out moves; `None` if they do not lead to the goal.
fn carry_out(course: Course<'_>, wanted: &Wanted, first: &Passage, moves: &[Move], meant: &[usize]) -> Option<Run> {
    let mut run = Run::begin(&course, &first.state)?;
    for (at, moved) in moves.iter().enumerate() {
        run.go(&course, wanted, (at, moved), meant.contains(&at))?;
    }
    run.home(&course, wanted)?;
    Some(run)
}

/// Whether nothing happens by itself while one of the moves is made.
pub(super) fn is_undisturbed(world: World<'_>, first: &Passage, wanted: &Wanted, moves: &[Move], one: &Move) -> bool {
    let Some(run) = carry_out(Course::typical(world), wanted, first, moves, &[]) else { return false };
    let fires = |step: &Carried| step.passage.bill.happened.iter().any(|one| matches!(one, Happened::Fired { .. }));
    !run.steps.iter().any(|step| step.moved == *one && fires(step))
}

/// The first thing done from a place on with which something else, that is not done, could not be done any more.
pub(super) fn closed_by(
    world: World<'_>,
    first: &Passage,
    wanted: &Wanted,
    moves: &[Move],
    from: usize,
    one: &Move,
) -> Option<usize> {
    let Move::Act { action, .. } = one else { return None };
    let run = carry_out(Course::typical(world), wanted, first, moves, &[])?;
    let closes = |step: &&Carried| {
        matches!(step.moved, Move::Act { .. })
            && offer(world, &step.passage.state, *action).is_none_or(|offer| offer.applicable == Tri::No)
    };
    run.steps.iter().filter(|step| step.place.is_some_and(|place| place >= from)).find(closes)?.place
}

impl Run {
    /// Where a way begins: at another pace than the typical one more may have come due.
    pub(super) fn begin(course: &Course<'_>, first: &State) -> Option<Self> {
        let state = if course.pace == Pace::Typical { first.clone() } else { course.begin(first).ok()?.state };
        Some(Self { steps: Vec::new(), state })
    }

    /// Makes the move at a place, an act as soon as it can be done. A wait that is not `meant` takes as long as it has to at another pace
    /// than the typical one. `None` where it cannot be made.
    pub(super) fn go(
        &mut self,
        course: &Course<'_>,
        wanted: &Wanted,
        (at, moved): (usize, &Move),
        meant: bool,
    ) -> Option<()> {
        match moved {
            Move::Assume(facts) => {
                let passage = course.assume(&self.state, facts).ok()?;
                self.pass(Some(at), moved, passage);
            }
            Move::Wait { ms } if course.pace == Pace::Typical || meant => {
                let until = self.state.now().saturating_add(*ms);
                for _ in 0..WAITS_MAX {
                    if self.state.now() >= until {
                        break;
                    }
                    let passage = course.wait(&self.state, until).ok()?;
                    self.pass(Some(at), moved, passage);
                }
            }
            Move::Wait { .. } => {}
            Move::Act { action, args } => {
                let mut tried = 0;
                let passage = loop {
                    let env = course.world().env(&self.state);
                    let early = wanted.is_too_early(&env, *action);
                    let breaks = |passage: &Passage| wanted.lawful && passage.bill.breaks_a_rule();
                    match course.act(&self.state, *action, args) {
                        // What policy or law asks for first is waited for too.
                        Ok(passage) if !early && !passage.bill.was_interrupted() && !breaks(&passage) => {
                            break passage;
                        }
                        _ if tried >= WAITS_MAX => return None,
                        _ => {
                            tried = tried.saturating_add(1);
                            self.wait(course, wanted.goal, Some((*action, args)))?;
                        }
                    }
                };
                self.pass(Some(at), moved, passage);
            }
        }
        Some(())
    }

    /// Waits until the goal is reached; `None` where it never is.
    pub(super) fn home(&mut self, course: &Course<'_>, wanted: &Wanted) -> Option<()> {
        for _ in 0..WAITS_MAX {
            if wanted.is_reached(course.world(), &self.state) {
                return Some(());
            }
            self.wait(course, wanted.goal, None)?;
        }
        None
    }

    /// Whether something could have been done at once somewhere in the move of a place; `first` is where all began.
    pub(super) fn could_do(
        &self,
        world: World<'_>,
        first: &State,
        place: usize,
        (action, args): (usize, &[Value]),
    ) -> bool {
        let course = Course::typical(world);
        let begun = std::iter::once(first).chain(self.steps.iter().map(|step| &step.passage.state));
        let mut here = self.steps.iter().zip(begun).filter(|(step, _)| step.place == Some(place));
        here.any(|(_, before)| course.act(before, action, args).is_ok())
    }

    fn pass(&mut self, place: Option<usize>, moved: &Move, passage: Passage) {
        let at = self.state.now();
        self.state = passage.state.clone();
        self.steps.push(Carried { place, moved: moved.clone(), at, passage });
    }

    /// Waits for the next moment at which the goal, or what is to be done next, may come to be possible.
    fn wait(&mut self, course: &Course<'_>, goal: usize, next: Option<(usize, &[Value])>) -> Option<()> {
        let until = turn(course.world(), &self.state, course.next_due(&self.state), goal, next)?;
        let passage = course.wait(&self.state, until).ok()?;
        self.pass(None, &Move::Wait { ms: 0 }, passage);
        Some(())
    }
}
