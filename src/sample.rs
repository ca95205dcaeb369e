//! Chances: a plan carried out many times, everything that odds and windows leave open drawn anew in each run. What comes of
//! it are counts, so the chance of success has an exact interval. Run *i* of seed *s* can be carried out alone.
//!
//! A run goes on as a person would with the same rulebook: a step that went wrong is tried again, and where that does not
//! help, the way from where the run stands is looked for and taken.

mod interval;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use interval::{Interval, interval};

use crate::carry::{Carrier, Watcher, breaks_a_rule, is_too_early, turn, was_interrupted};
use crate::diag::{Code, Rejection};
use crate::limits::RUNS_MAX;
use crate::plan::{Plan, Planner, Stop};
use crate::rulebook::{Action, Case, Odds, Outcome, ParamKind, SlotTy};
use crate::sim::choose::Chooser;
use crate::sim::{Event, Happened, Session, State, StateEnv, World, chances, possible_outcomes};
use crate::value::{NEVER, Tri, Value};

/// Most moments that are waited for before one step.
const WAITS_MAX: usize = 256;
/// Most simulated steps of a plan that is fallen back on.
const FALL_BACK_STEPS: usize = 600;
/// How often a person looks for another way before they give up: ours, no source says.
const FALL_BACKS: u32 = 4;

/// What is done where a step does not go as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a step is tried again.
    pub tries: u32,
    /// How long is waited before that, in milliseconds.
    pub pause: i64,
    /// How often another way is looked for, where trying again does not help.
    pub fall_backs: u32,
    /// Whether what policy and law ask for before a step is waited for.
    pub lawful: bool,
}

impl Default for Policy {
    /// Twice again, after two minutes, which is what the articles advise where an operation is too frequent (S2-0.11).
    fn default() -> Self {
        Self { tries: 2, pause: 120_000, fall_backs: FALL_BACKS, lawful: true }
    }
}

/// Something done in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Index of the action.
    pub action: usize,
    /// Its arguments.
    pub args: Vec<Value>,
    /// What is waited for before it on purpose, although it could be done at once.
    pub waits: Waits,
}

/// What is waited for on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Nothing: it is done as soon as it can be.
    No,
    /// Something that happens by itself: index of the trigger, and the entity that it is about.
    For(usize, usize),
    /// A time, in milliseconds.
    Time(i64),
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// At the goal.
    Reached,
    /// At a step that could no longer be done, or that went wrong once too often: its place among what was to be done.
    Stopped(usize),
    /// Everything was done, and the goal still did not come about.
    Missed,
    /// At the goal, but a duty was breached, or a requirement of policy or law acted against, on the way.
    Unlawful,
}

/// Something that did not go as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mishap {
    /// An action and its outcome.
    Act(usize, usize),
    /// A trigger and its outcome.
    Fire(usize, usize),
}

/// One run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// How it ended.
    pub ending: Ending,
    /// How long it took, in milliseconds.
    pub time: i64,
    /// What did not go as wanted, in order.
    pub mishaps: Vec<Mishap>,
    /// Whether another plan was made.
    pub fell_back: bool,
    /// Everything that happened, as a log holds it.
    pub events: Vec<Event>,
}

/// How often something did not go as wanted, and what that came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What.
    pub mishap: Mishap,
    /// Runs in which it happened.
    pub runs: u32,
    /// Runs of these that did not reach the goal.
    pub lost: u32,
    /// How much longer the others took than runs without it, at the median, in milliseconds.
    pub delay: i64,
}

/// What came of all runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// Runs.
    pub runs: u32,
    /// Runs that reached the goal.
    pub reached: u32,
    /// The chance of that, with 95 of 100 confidence.
    pub interval: Interval,
    /// The times after which one in ten, half and nine in ten of the runs that reached the goal had done so; `None` if none did.
    pub times: Option<[i64; 3]>,
    /// What went wrong, the most frequent first.
    pub failures: Vec<Failure>,
    /// Runs in which another plan was made.
    pub fell_back: u32,
    /// Ids of actions and triggers that may go otherwise by odds that no source states; they were taken to go as wanted.
    pub unquantified: Vec<String>,
}

/// A sample that goes on in slices.
pub struct Sampler {
    session: Session,
    goal: usize,
    deeds: Vec<Deed>,
    policy: Policy,
    runs: u32,
    /// Ways from where runs came to stand, by what tells these places apart; `None` where there is none.
    ways: BTreeMap<Vec<i64>, Option<Rc<Vec<Deed>>>>,
    done: Vec<Run>,
    unquantified: Vec<String>,
}

impl Sampler {
    /// A sample of so many runs of what is to be done, from where a session stands.
    ///
    /// # Errors
    /// [`Code::UnknownGoal`]; [`Code::Limit`] for more runs than [`crate::limits::RUNS_MAX`].
    pub fn new(session: &Session, goal: usize, deeds: Vec<Deed>, policy: Policy, runs: u32) -> Result<Self, Rejection> {
        session.book().goals.get(goal).ok_or(Rejection::new(Code::UnknownGoal))?;
        if u64::from(runs) > RUNS_MAX {
            let limit = Rejection::new(Code::Limit).with("limit", "RUNS_MAX");
            return Err(limit.with("max", RUNS_MAX).with("seen", u64::from(runs)));
        }
        let session = session.clone();
        let (ways, done, unquantified) = (BTreeMap::new(), Vec::new(), Vec::new());
        Ok(Self { session, goal, deeds, policy, runs, ways, done, unquantified })
    }

    /// How many runs were carried out so far.
    #[must_use]
    pub fn done(&self) -> u32 {
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    /// Carries out some more runs; whether it is done.
    pub fn go_on(&mut self, runs: u32) -> bool {
        let enough = self.done().saturating_add(runs).min(self.runs);
        while self.done() < enough {
            let mut run = self.run(self.done());
            // Of many runs only what is counted is kept.
            run.events = Vec::new();
            self.done.push(run);
        }
        self.done() >= self.runs
    }

    /// One run alone. Its number is part of the key of every draw.
    pub fn run(&mut self, number: u32) -> Run {
        let session = self.session.clone();
        let world = session.world();
        let carrier = Carrier { world, chooser: Chooser::Drawn { run: number }, matters: None };
        let mut state = session.state().clone();
        let mut tale = Tale::default();
        let runner = Runner { carrier, goal: self.goal, policy: self.policy };
        let mut ending = runner.follow(&mut state, &mut tale, &self.deeds);
        let mut fell_back = false;
        for _ in 0..self.policy.fall_backs {
            if ending == Ending::Reached || self.policy.lawful && tale.breached {
                break;
            }
            let Some(deeds) = self.way_from(world, &state) else { break };
            fell_back = true;
            ending = runner.follow(&mut state, &mut tale, &deeds);
        }
        if ending == Ending::Reached && self.policy.lawful && tale.breached {
            ending = Ending::Unlawful;
        }
        for id in tale.unquantified {
            if !self.unquantified.contains(&id) {
                self.unquantified.push(id);
            }
        }
        let time = state.now().saturating_sub(session.state().now());
        Run { ending, time, mishaps: tale.mishaps, fell_back, events: tale.events }
    }

    /// The way from where a run stands; found once for all runs that stand alike.
    fn way_from(&mut self, world: World<'_>, state: &State) -> Option<Rc<Vec<Deed>>> {
        let place = outline(world, state);
        if let Some(known) = self.ways.get(&place) {
            return known.clone();
        }
        let from = self.session.standing_at(state.clone());
        let planner = Planner::new(&from, self.goal, self.policy.lawful, FALL_BACK_STEPS).ok()?;
        let found = planner.run();
        let plan = found.plans.first().filter(|_| found.stop == Stop::Found);
        let deeds = plan.and_then(|plan| deeds(&from, plan).ok()).map(Rc::new);
        self.ways.insert(place, deeds.clone());
        deeds
    }

    /// What came of the runs so far.
    #[must_use]
    pub fn answer(&self) -> Chances {
        let mut times: Vec<i64> =
            self.done.iter().filter(|run| run.ending == Ending::Reached).map(|run| run.time).collect();
        times.sort_unstable();
        let reached = u32::try_from(times.len()).unwrap_or(u32::MAX);
        let quantile = |tenths: usize| {
            let rank = times.len().saturating_mul(tenths).div_ceil(10).max(1).saturating_sub(1);
            times.get(rank).copied()
        };
        let quantiles = || Some([quantile(1)?, quantile(5)?, quantile(9)?]);
        Chances {
            runs: self.done(),
            reached,
            interval: interval(reached, self.done()),
            times: quantiles(),
            failures: self.failures(),
            fell_back: u32::try_from(self.done.iter().filter(|run| run.fell_back).count()).unwrap_or(u32::MAX),
            unquantified: self.unquantified.clone(),
        }
    }

    fn failures(&self) -> Vec<Failure> {
        let mut kinds: Vec<Mishap> = self.done.iter().flat_map(|run| run.mishaps.iter().copied()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut failures: Vec<Failure> = kinds.into_iter().map(|mishap| self.failure(mishap)).collect();
        failures.sort_by_key(|failure| (std::cmp::Reverse(failure.runs), failure.mishap));
        failures
    }

    fn failure(&self, mishap: Mishap) -> Failure {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let with = || self.done.iter().filter(|run| run.mishaps.contains(&mishap));
        let median = |with: bool| {
            let reached =
                self.done.iter().filter(|run| run.ending == Ending::Reached && run.mishaps.contains(&mishap) == with);
            let mut times: Vec<i64> = reached.map(|run| run.time).collect();
            times.sort_unstable();
            times.get(times.len().checked_div(2).unwrap_or(0)).copied()
        };
        Failure {
            mishap,
            runs: count(with().count()),
            lost: count(with().filter(|run| run.ending != Ending::Reached).count()),
            delay: median(true).zip(median(false)).map_or(0, |(with, without)| with.saturating_sub(without).max(0)),
        }
    }
}

/// What is done in a plan, and what is waited for before each thing.
///
/// # Errors
/// What the session refuses.
pub fn deeds(session: &Session, plan: &Plan) -> Result<Vec<Deed>, Rejection> {
    deeds_of(session, plan.steps.iter().flat_map(|step| &step.events)).map(|(deeds, _)| deeds)
}

/// What is done in a log, and what is waited for before each thing; and the session with what was taken for granted.
///
/// # Errors
/// What the session refuses.
pub fn deeds_of<'e>(
    session: &Session,
    events: impl IntoIterator<Item = &'e Event>,
) -> Result<(Vec<Deed>, Session), Rejection> {
    let mut from = session.clone();
    let mut deeds = Vec::new();
    // Where the plan stands, where it stood after the last thing that was done, and what happened last.
    let (mut here, mut last) = (session.clone(), session.clone());
    let mut fired: Option<(i64, usize, usize)> = None;
    for event in events {
        match event {
            Event::Act { action, args, .. } => {
                let now = here.state().now();
                let waited = now.saturating_sub(last.state().now());
                // What could have been done before is waited for on purpose: for what has just happened, or for a time.
                let meant = waited > 0 && last.clone().apply(event.clone()).is_ok();
                let waits = match fired.filter(|(at, ..)| *at == now) {
                    _ if !meant => Waits::No,
                    Some((_, trigger, instance)) => Waits::For(trigger, instance),
                    None => Waits::Time(waited),
                };
                deeds.push(Deed { action: *action, args: args.clone(), waits });
                here.apply(event.clone())?;
                last = here.clone();
            }
            Event::Set { assumed, .. } => {
                here.apply(event.clone())?;
                if *assumed {
                    from.apply(event.clone())?;
                    last = here.clone();
                }
            }
            Event::Fire { trigger, instance, .. } => {
                here.apply(event.clone())?;
                fired = Some((here.state().now(), *trigger, *instance));
            }
            Event::Wait { .. } => here.apply(event.clone())?,
        }
    }
    Ok((deeds, from))
}

/// What tells the places of two runs apart: everything that is no moment, and how long ago each moment is or how far ahead. Two runs that stand
/// alike but for the time wait for other things.
fn outline(world: World<'_>, state: &State) -> Vec<i64> {
    let ago = |at: Option<i64>| at.map_or(i64::MIN, |at| at.saturating_sub(state.now()));
    let cells = world.book.slots.iter().zip(state.cells()).map(|(slot, cell)| match slot.ty {
        SlotTy::Instant if *cell != Some(NEVER) => ago(*cell),
        _ => cell.unwrap_or(i64::MIN),
    });
    let armed = state.armed().iter().flat_map(|armed| [ago(armed.since), i64::from(armed.done)]);
    let duties = state.duties().iter().map(|owed| match (owed.since, owed.ended) {
        (_, Some((_, met))) => i64::from(met),
        (since, None) => ago(since),
    });
    cells.chain(armed).chain(duties).collect()
}

/// The arguments of a step, numbers no greater than they can be by now: what was done in part needs less.
fn still_possible(env: &StateEnv<'_>, action: &Action, args: &[Value]) -> Vec<Value> {
    let mut possible: Vec<Value> = Vec::new();
    for (param, value) in action.params.iter().zip(args) {
        let value = match (&param.kind, value) {
            (ParamKind::Int(_, max), Value::Int(n)) => {
                Value::Int(env.with_args(&possible).number(max).map_or(*n, |most| most.min(*n)))
            }
            _ => value.clone(),
        };
        possible.push(value);
    }
    possible
}

/// What is told of a run.
#[derive(Default)]
struct Tale {
    events: Vec<Event>,
    mishaps: Vec<Mishap>,
    /// Whether a rule was broken.
    breached: bool,
    /// Whether an action stopped being offered while it was under way.
    interrupted: bool,
    /// What may have gone otherwise by odds that no source states.
    unquantified: Vec<String>,
}

impl Tale {
    /// Goes on with another.
    fn join(&mut self, more: Self) {
        self.events.extend(more.events);
        self.mishaps.extend(more.mishaps);
        self.breached |= more.breached;
        self.interrupted |= more.interrupted;
        self.unquantified.extend(more.unquantified);
    }
}

impl Watcher for Tale {
    /// Whether it may go otherwise by odds that no source states.
    type Before = bool;

    fn before(env: &StateEnv<'_>, event: &Event, _beside: bool) -> bool {
        let open = |outcomes: &[Outcome], odds: &[Case<Odds>]| {
            outcomes.len() > 1
                && chances(env, outcomes, odds).is_none()
                && possible_outcomes(env, outcomes, odds).len() > 1
        };
        let book = env.world.book;
        match event {
            Event::Act { action, .. } => book.actions.get(*action).is_some_and(|a| open(&a.outcomes, &a.odds)),
            Event::Fire { trigger, .. } => book.triggers.get(*trigger).is_some_and(|t| open(&t.outcomes, &t.odds)),
            Event::Set { .. } | Event::Wait { .. } => false,
        }
    }

    fn after(&mut self, open: bool, env: &StateEnv<'_>, event: Event, happened: Vec<Happened>) {
        let book = env.world.book;
        let unwanted = |outcomes: &[Outcome], at: usize| outcomes.get(at).is_some_and(|outcome| !outcome.wanted);
        let (id, mishap) = match &event {
            Event::Act { action, outcome, .. } => {
                let declared = book.actions.get(*action).filter(|a| unwanted(&a.outcomes, *outcome));
                (book.actions.get(*action).map(|a| &a.id), declared.map(|_| Mishap::Act(*action, *outcome)))
            }
            Event::Fire { trigger, outcome, .. } => {
                let declared = book.triggers.get(*trigger).filter(|t| unwanted(&t.outcomes, *outcome));
                (book.triggers.get(*trigger).map(|t| &t.id), declared.map(|_| Mishap::Fire(*trigger, *outcome)))
            }
            Event::Set { .. } | Event::Wait { .. } => (None, None),
        };
        self.unquantified.extend(id.filter(|id| open && !self.unquantified.contains(id)).cloned());
        self.mishaps.extend(mishap);
        self.breached |= breaks_a_rule(&happened);
        self.interrupted |= was_interrupted(&happened);
        self.events.push(event);
    }
}

/// What carries out one run.
struct Runner<'w> {
    carrier: Carrier<'w>,
    goal: usize,
    policy: Policy,
}

/// What came of doing something.
enum Went {
    Wanted,
    Otherwise,
    /// It cannot be done any more.
    Not,
}

impl Runner<'_> {
    /// Does one thing after another until the goal is reached.
    fn follow(&self, state: &mut State, tale: &mut Tale, deeds: &[Deed]) -> Ending {
        if self.carrier.settle(state, tale).is_err() {
            return Ending::Missed;
        }
        for (place, deed) in deeds.iter().enumerate() {
            self.wait_on_purpose(state, tale, deed.waits);
            let mut tries = 0_u32;
            loop {
                if self.reached(state) {
                    return Ending::Reached;
                }
                match self.act(state, tale, deed) {
                    Went::Wanted => break,
                    Went::Otherwise if tries < self.policy.tries => {
                        tries = tries.saturating_add(1);
                        let until = state.now().saturating_add(self.policy.pause);
                        if self.wait_until(state, tale, until).is_none() {
                            return Ending::Stopped(place);
                        }
                    }
                    Went::Otherwise | Went::Not => {
                        return if self.reached(state) { Ending::Reached } else { Ending::Stopped(place) };
                    }
                }
            }
        }
        for _ in 0..WAITS_MAX {
            if self.reached(state) {
                return Ending::Reached;
            }
            if self.wait_for_turn(state, tale, None).is_none() {
                break;
            }
        }
        Ending::Missed
    }

    fn reached(&self, state: &State) -> bool {
        let world = self.carrier.world;
        world.book.goals.get(self.goal).is_some_and(|goal| world.env(state).holds(&goal.that) == Tri::Yes)
    }

    fn wait_on_purpose(&self, state: &mut State, tale: &mut Tale, waits: Waits) {
        let index = &self.carrier.world.book.index;
        match waits {
            Waits::No => {}
            Waits::Time(length) => {
                let until = state.now().saturating_add(length);
                self.wait_until(state, tale, until);
            }
            Waits::For(trigger, instance) => {
                let at = index.instance(trigger, instance);
                let fired = state.times_fired(at);
                for _ in 0..WAITS_MAX {
                    let waiting = state.armed().get(at).is_some_and(|armed| armed.since.is_some() && !armed.done);
                    if !waiting || state.times_fired(at) > fired || self.reached(state) {
                        break;
                    }
                    if self.wait_for_turn(state, tale, None).is_none() {
                        break;
                    }
                }
            }
        }
    }

    /// Does something as soon as it can be done.
    fn act(&self, state: &mut State, tale: &mut Tale, deed: &Deed) -> Went {
        let world = self.carrier.world;
        let Some(declared) = world.book.actions.get(deed.action) else { return Went::Not };
        for _ in 0..WAITS_MAX {
            let args = still_possible(&world.env(state), declared, &deed.args);
            let mut told = Tale::default();
            let early = self.policy.lawful && is_too_early(&world.env(state), deed.action);
            // What policy or law asks for first is waited for too, if that comes.
            let went = state.whole(world.book, |state| {
                if early {
                    return Err(Rejection::new(Code::NotApplicable));
                }
                let went = self.carrier.act(state, (deed.action, &args), &mut told);
                went.and_then(|()| match told.breached && self.policy.lawful {
                    true => Err(Rejection::new(Code::NotApplicable)),
                    false => Ok(()),
                })
            });
            if went.is_ok() {
                let own = told.events.iter().find(|event| matches!(event, Event::Act { .. }));
                let wanted = match own {
                    Some(Event::Act { outcome, .. }) => declared.outcomes.get(*outcome).is_some_and(|o| o.wanted),
                    _ => false,
                };
                let interrupted = told.interrupted;
                tale.join(told);
                return if wanted && !interrupted { Went::Wanted } else { Went::Otherwise };
            }
            if self.reached(state) || self.wait_for_turn(state, tale, Some((deed.action, &args))).is_none() {
                return Went::Not;
            }
        }
        Went::Not
    }

    fn wait_until(&self, state: &mut State, tale: &mut Tale, until: i64) -> Option<()> {
        for _ in 0..WAITS_MAX {
            if state.now() >= until || self.reached(state) {
                return Some(());
            }
            self.carrier.wait(state, until, tale).ok()?;
        }
        None
    }

    /// Waits for the next moment at which the goal, or what is to be done next, may come to be possible.
    fn wait_for_turn(&self, state: &mut State, tale: &mut Tale, next: Option<(usize, &[Value])>) -> Option<()> {
        let due = self.carrier.next_due(state);
        let until = turn(self.carrier.world, state, due, self.goal, next)?;
        self.carrier.wait(state, until, tale).ok()
    }
}
