//! Chances: a plan carried out many times, everything that odds and windows leave open drawn anew in each run. What comes of
//! it are counts, so the chance of success has an exact interval. Run *i* of seed *s* can be carried out alone.

mod interval;

pub use interval::{Interval, interval};

use crate::diag::{Code, Rejection};
use crate::limits::{FIRINGS_PER_INSTANT_MAX, RUNS_MAX};
use crate::plan::{Planner, Plans, Stop, turn};
use crate::rulebook::{Action, Outcome, ParamKind};
use crate::sim::drive::{drawn_act, drawn_fire};
use crate::sim::{
    Event, Happened, Pending, Session, State, StateEnv, World, asked_confirms, chances, pending, possible_outcomes,
    step,
};
use crate::value::{Tri, Value};

/// Most moments that are waited for before one step.
const WAITS_MAX: usize = 256;
/// Most simulated steps of a plan that is fallen back on.
const FALL_BACK_STEPS: usize = 600;

/// What is done where a step does not go as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a step is tried again.
    pub tries: u32,
    /// How long is waited before that, in milliseconds.
    pub pause: i64,
    /// Whether another plan is made, once, where trying again does not help.
    pub fall_back: bool,
    /// Whether what policy and law ask for before a step is waited for.
    pub lawful: bool,
}

impl Default for Policy {
    /// Twice again, after two minutes, which is what the articles advise where an operation is too frequent (S2-0.11).
    fn default() -> Self {
        Self { tries: 2, pause: 120_000, fall_back: true, lawful: true }
    }
}

/// Something done in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Index of the action.
    pub action: usize,
    /// Its arguments.
    pub args: Vec<Value>,
    /// How long is waited before it on purpose, in milliseconds, although it could be done at once.
    pub wait: i64,
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

/// What is fallen back on where a step went wrong.
struct FallBack {
    /// The place of the step, and its outcome.
    after: (usize, usize),
    /// What to do then; `None` where nothing was found.
    deeds: Option<Vec<Deed>>,
}

/// A sample that goes on in slices.
pub struct Sampler {
    session: Session,
    goal: usize,
    deeds: Vec<Deed>,
    policy: Policy,
    runs: u32,
    /// What is fallen back on, as far as it was asked for.
    others: Vec<FallBack>,
    done: Vec<(Ending, i64, Vec<Mishap>, bool)>,
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
        Ok(Self { session, goal, deeds, policy, runs, others: Vec::new(), done: Vec::new() })
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
            let run = self.run(self.done());
            self.done.push((run.ending, run.time, run.mishaps, run.fell_back));
        }
        self.done() >= self.runs
    }

    /// One run alone. Its number is part of the key of every draw.
    pub fn run(&mut self, number: u32) -> Run {
        let mut run = self.carry_out(number, self.session.state().clone(), &self.deeds.clone());
        let Ending::Stopped(place) = run.run.ending else { return run.run };
        if !self.policy.fall_back {
            return run.run;
        }
        let outcome = match run.run.mishaps.last() {
            Some(Mishap::Act(_, outcome) | Mishap::Fire(_, outcome)) => *outcome,
            None => return run.run,
        };
        let Some(deeds) = self.other(place, outcome) else { return run.run };
        let again = self.carry_out(number, run.state, &deeds);
        run.run.ending = again.run.ending;
        run.run.time = run.run.time.saturating_add(again.run.time);
        run.run.mishaps.extend(again.run.mishaps);
        run.run.events.extend(again.run.events);
        run.run.fell_back = true;
        run.run
    }

    /// Another plan for where a step went wrong like this; made once for all runs.
    fn other(&mut self, place: usize, outcome: usize) -> Option<Vec<Deed>> {
        if let Some(known) = self.others.iter().find(|known| known.after == (place, outcome)) {
            return known.deeds.clone();
        }
        let deeds = self.plan_after(place, outcome);
        self.others.push(FallBack { after: (place, outcome), deeds: deeds.clone() });
        deeds
    }

    /// What to do where a step went wrong, everything before it having gone as wanted at its typical time: so it is the
    /// same for all runs.
    fn plan_after(&self, place: usize, outcome: usize) -> Option<Vec<Deed>> {
        let mut session = self.session.clone();
        for (at, deed) in self.deeds.iter().enumerate().take(place.saturating_add(1)) {
            let wanted = session.book().actions.get(deed.action)?.outcomes.iter().position(|outcome| outcome.wanted);
            let outcome = if at == place { Some(outcome) } else { wanted };
            let request = crate::sim::Request::Act {
                action: deed.action,
                args: deed.args.clone(),
                took: None,
                outcome,
                draws: None,
                confirm: None,
            };
            for _ in 0..WAITS_MAX {
                if session.request(&request).is_ok() {
                    break;
                }
                let until = Runner { world: session.world(), number: 0, lawful: self.policy.lawful }.turn(
                    session.state(),
                    self.goal,
                    Some(deed),
                )?;
                session.apply(Event::Wait { until }).ok()?;
            }
        }
        let plans: Plans = Planner::new(&session, self.goal, self.policy.lawful, FALL_BACK_STEPS).ok()?.run();
        let plan = plans.plans.first().filter(|_| plans.stop == Stop::Found)?;
        Some(plan.deeds().map(|(action, args)| Deed { action, args: args.to_vec(), wait: 0 }).collect())
    }

    fn carry_out(&self, number: u32, state: State, deeds: &[Deed]) -> Carried {
        Runner { world: self.session.world(), number, lawful: self.policy.lawful }.carry_out(
            state,
            self.goal,
            deeds,
            self.policy,
        )
    }

    /// What came of the runs so far.
    #[must_use]
    pub fn answer(&self) -> Chances {
        let mut times: Vec<i64> = self.done.iter().filter(|run| run.0 == Ending::Reached).map(|run| run.1).collect();
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
            fell_back: u32::try_from(self.done.iter().filter(|run| run.3).count()).unwrap_or(u32::MAX),
            unquantified: self.unquantified(),
        }
    }

    fn failures(&self) -> Vec<Failure> {
        let mut kinds: Vec<Mishap> = self.done.iter().flat_map(|run| run.2.iter().copied()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut failures: Vec<Failure> = kinds.into_iter().map(|mishap| self.failure(mishap)).collect();
        failures.sort_by_key(|failure| (std::cmp::Reverse(failure.runs), failure.mishap));
        failures
    }

    fn failure(&self, mishap: Mishap) -> Failure {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let with = || self.done.iter().filter(|run| run.2.contains(&mishap));
        let median = |with: bool| {
            let reached = self.done.iter().filter(|run| run.0 == Ending::Reached && run.2.contains(&mishap) == with);
            let mut times: Vec<i64> = reached.map(|run| run.1).collect();
            times.sort_unstable();
            times.get(times.len().checked_div(2).unwrap_or(0)).copied()
        };
        Failure {
            mishap,
            runs: count(with().count()),
            lost: count(with().filter(|run| run.0 != Ending::Reached).count()),
            delay: median(true).zip(median(false)).map_or(0, |(with, without)| with.saturating_sub(without).max(0)),
        }
    }

    /// What may go otherwise without stated odds, where all goes as wanted.
    fn unquantified(&self) -> Vec<String> {
        let world = self.session.world();
        let mut found: Vec<String> = Vec::new();
        let mut note = |env: &StateEnv<'_>, id: &str, outcomes: &[Outcome], odds| {
            let open = chances(env, outcomes, odds).is_none() && possible_outcomes(env, outcomes, odds).len() > 1;
            if open && !found.iter().any(|known| known == id) {
                found.push(id.to_owned());
            }
        };
        let runner = Runner { world, number: 0, lawful: self.policy.lawful };
        let run = runner.carry_out(self.session.state().clone(), self.goal, &self.deeds, self.policy).run;
        let mut state = self.session.state().clone();
        for event in &run.events {
            let env = StateEnv { world, state: &state, args: &[] };
            match event {
                Event::Act { action, args, .. } => {
                    if let Some(declared) = world.book.actions.get(*action) {
                        note(&env.with_args(args), &declared.id, &declared.outcomes, &declared.odds);
                    }
                }
                Event::Fire { trigger, instance, .. } => {
                    let args = [Value::Int(i64::try_from(*instance).unwrap_or(0))];
                    if let Some(declared) = world.book.triggers.get(*trigger) {
                        let args = if declared.each.is_some() { &args[..] } else { &[] };
                        note(&env.with_args(args), &declared.id, &declared.outcomes, &declared.odds);
                    }
                }
                Event::Set { .. } | Event::Wait { .. } => {}
            }
            let Ok((next, _)) = step(world, &state, event) else { break };
            state = next;
        }
        found
    }
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

/// A run and where it led.
struct Carried {
    run: Run,
    state: State,
}

/// What carries out one run.
struct Runner<'w> {
    world: World<'w>,
    number: u32,
    lawful: bool,
}

fn breaks_a_rule(happened: &[Happened]) -> bool {
    happened.iter().any(|event| matches!(event, Happened::Breached { .. } | Happened::Duty { met: false, .. }))
}

impl Runner<'_> {
    fn carry_out(&self, state: State, goal: usize, deeds: &[Deed], policy: Policy) -> Carried {
        let begun = state.now();
        let run = Run { ending: Ending::Missed, time: 0, mishaps: Vec::new(), fell_back: false, events: Vec::new() };
        let mut carried = Carried { run, state };
        let ending = self.do_all(&mut carried, goal, deeds, policy);
        carried.run.ending = ending;
        carried.run.time = carried.state.now().saturating_sub(begun);
        carried
    }

    fn do_all(&self, carried: &mut Carried, goal: usize, deeds: &[Deed], policy: Policy) -> Ending {
        if self.settle(carried).is_none() {
            return Ending::Missed;
        }
        for (place, deed) in deeds.iter().enumerate() {
            if self.reached(&carried.state, goal) {
                return Ending::Reached;
            }
            let until = carried.state.now().saturating_add(deed.wait);
            for _ in 0..WAITS_MAX {
                if carried.state.now() >= until {
                    break;
                }
                if self.wait(carried, until).is_none() {
                    return Ending::Stopped(place);
                }
            }
            let mut tries = 0_u32;
            loop {
                match self.act(carried, goal, deed) {
                    None => {
                        return if self.reached(&carried.state, goal) {
                            Ending::Reached
                        } else {
                            Ending::Stopped(place)
                        };
                    }
                    Some(true) => break,
                    Some(false) if tries >= policy.tries => return Ending::Stopped(place),
                    Some(false) => {
                        tries = tries.saturating_add(1);
                        let until = carried.state.now().saturating_add(policy.pause);
                        if self.wait(carried, until).is_none() {
                            return Ending::Stopped(place);
                        }
                    }
                }
            }
        }
        for _ in 0..WAITS_MAX {
            if self.reached(&carried.state, goal) {
                return Ending::Reached;
            }
            let Some(until) = self.turn(&carried.state, goal, None) else { break };
            if self.wait(carried, until).is_none() {
                break;
            }
        }
        Ending::Missed
    }

    fn reached(&self, state: &State, goal: usize) -> bool {
        let env = self.world.env(state);
        self.world.book.goals.get(goal).is_some_and(|goal| env.holds(&goal.that) == Tri::Yes)
    }

    /// Does something as soon as it can be done; whether it went as wanted, or `None` where it cannot be done any more.
    fn act(&self, carried: &mut Carried, goal: usize, deed: &Deed) -> Option<bool> {
        for _ in 0..WAITS_MAX {
            let event = self.event(&carried.state, deed)?;
            let taken = step(self.world, &carried.state, &event).ok();
            // What policy or law asks for first is waited for too, if that comes.
            if let Some((next, happened)) = taken.filter(|(_, happened)| !(self.lawful && breaks_a_rule(happened))) {
                let wanted = match &event {
                    Event::Act { action, outcome, .. } => {
                        let declared = self.world.book.actions.get(*action)?;
                        let wanted = declared.outcomes.get(*outcome).is_some_and(|outcome| outcome.wanted);
                        if !wanted {
                            carried.run.mishaps.push(Mishap::Act(*action, *outcome));
                        }
                        wanted
                    }
                    _ => true,
                };
                let interrupted = happened.iter().any(|event| matches!(event, Happened::Interrupted { .. }));
                carried.state = next;
                carried.run.events.push(event);
                self.settle(carried)?;
                return Some(wanted && !interrupted);
            }
            let until = self.turn(&carried.state, goal, Some(deed))?;
            self.wait(carried, until)?;
        }
        None
    }

    fn event(&self, state: &State, deed: &Deed) -> Option<Event> {
        let declared = self.world.book.actions.get(deed.action)?;
        let env = self.world.env(state);
        let args = still_possible(&env, declared, &deed.args);
        let env = env.with_args(&args);
        let drawn = drawn_act(&env, deed.action, self.number)?;
        let confirm = asked_confirms(&env, declared).iter().map(|confirm| confirm.id.clone()).collect();
        let (took, outcome, draws) = (drawn.length, drawn.outcome, drawn.draws);
        Some(Event::Act { action: deed.action, args: args.clone(), took, outcome, draws, confirm })
    }

    /// What must happen, when it comes in this run, and how.
    fn coming(&self, state: &State) -> Vec<(i64, Pending, Event)> {
        let env = self.world.env(state);
        let mut found = Vec::new();
        for pending in pending(self.world, state) {
            let Some(declared) = self.world.book.triggers.get(pending.trigger) else { continue };
            if !pending.sure || pending.point || declared.may {
                continue;
            }
            let entity = [Value::Int(i64::try_from(pending.instance).unwrap_or(i64::MAX))];
            let here = env.with_args(if declared.each.is_some() { &entity } else { &[] });
            let Some(drawn) = drawn_fire(&here, &pending, self.number) else { continue };
            let at = pending.since.saturating_add(drawn.length).max(state.now());
            let at = pending.until.map_or(at, |until| at.min(until.max(state.now())));
            let (trigger, instance) = (pending.trigger, pending.instance);
            found.push((at, pending, Event::Fire { trigger, instance, outcome: drawn.outcome, draws: drawn.draws }));
        }
        found
    }

    /// Lets everything happen that has come due.
    fn settle(&self, carried: &mut Carried) -> Option<()> {
        for _ in 0..=FIRINGS_PER_INSTANT_MAX {
            let due = self.coming(&carried.state).into_iter().find(|(at, ..)| *at <= carried.state.now());
            let Some((_, _, event)) = due else { return Some(()) };
            let (next, _) = step(self.world, &carried.state, &event).ok()?;
            if let Event::Fire { trigger, outcome, .. } = &event {
                let declared = self.world.book.triggers.get(*trigger)?;
                if declared.outcomes.get(*outcome).is_some_and(|outcome| !outcome.wanted) {
                    carried.run.mishaps.push(Mishap::Fire(*trigger, *outcome));
                }
            }
            carried.state = next;
            carried.run.events.push(event);
        }
        None
    }

    /// Time passes until an instant, or until something comes before it.
    fn wait(&self, carried: &mut Carried, until: i64) -> Option<()> {
        let next =
            self.coming(&carried.state).into_iter().map(|(at, ..)| at).filter(|at| *at > carried.state.now()).min();
        let until = next.map_or(until, |next| next.min(until));
        let event = Event::Wait { until };
        let (next, _) = step(self.world, &carried.state, &event).ok()?;
        carried.state = next;
        carried.run.events.push(event);
        self.settle(carried)
    }

    /// The next moment at which the goal, or what is to be done next, may come to be possible.
    fn turn(&self, state: &State, goal: usize, next: Option<&Deed>) -> Option<i64> {
        let due = self.coming(state).into_iter().map(|(at, ..)| at);
        turn(self.world, state, due, goal, next.map(|deed| (deed.action, deed.args.as_slice())))
    }
}
