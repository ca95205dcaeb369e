//! Plans and chances as they leave the engine.

use serde::Serialize;

use super::entry::{EntryView, entry};
use super::shown::{NoteView, note_view};
use super::view::{FindingView, OperandView, PathView};
use super::{ValueView, datum, datum_kind};
use crate::diag::Rejection;
use crate::expr::{Op, Var};
use crate::plan::{Plan, Planner, Plans, Price, Step, StepKind, Why, is_other};
use crate::rulebook::source::Tree;
use crate::rulebook::{Ask, Rulebook, Target, wanted_writes};
use crate::sample::{Chances, Ending, Mishap, Policy, Run, Sampler, deeds_of};
use crate::sim::{Event, Request, Session};
use crate::value::NEVER;

/// Ways to a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlansView {
    /// Id of the goal.
    pub goal: String,
    /// `found`, `reached` (already), `impossible` (whatever is not known turns out to be), `not-as-usual` (no way if what was
    /// not answered is as it usually is), `unsettled` (something in the way rests on what no article says) or `gave-up` (there
    /// may be a way).
    pub stop: &'static str,
    /// Whether all numbers that can make a difference were tried; else other portions may be better.
    pub exhaustive: bool,
    /// Whether requirements of policy and law are kept.
    pub lawful: bool,
    /// The ways, each once.
    pub plans: Vec<PlanView>,
    /// Where there is no way: facts that would have to differ, alone or two together, with what they might be instead.
    pub differ: Vec<Vec<OperandView>>,
    /// Steps that were simulated.
    pub steps: u32,
}

/// In which order a way is the best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BestView {
    /// `fastest`, `cheapest`, `keeps-most`, `fewest-others` or `surest`.
    pub order: &'static str,
    /// Whether it is known that no way is better; else no better one was found.
    pub proven: bool,
}

/// A way to a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// The orders in which it is the best.
    pub best: Vec<BestView>,
    /// Its steps.
    pub steps: Vec<PlanStepView>,
    /// Time until the goal is reached: as fast as can be, typically, as slow as can be.
    pub time: (i64, i64, i64),
    /// Whether it no longer leads there when everything is as fast, or as slow, as can be.
    pub fragile: bool,
    /// Money in fen: least and most; the most is `null` where no article gives an end.
    pub money: (i64, Option<i64>),
    /// Whether some of it is paid every year.
    pub yearly: bool,
    /// Chance that something with stated odds does not go as wanted, in parts per million, rounded up.
    pub risk: u32,
    /// Actors other than the person and the software, as they are needed.
    pub others: Vec<String>,
    /// How many people something is done to, whether they want it or not.
    pub affected: i64,
    /// Ids of actions and triggers that may go otherwise by odds that no source states.
    pub unquantified: Vec<String>,
    /// Facts that are not known and were taken to be so.
    pub assumed: Vec<OperandView>,
    /// Points of the data that is lost.
    pub lost_points: i64,
    /// Ids of what the goal would leave untouched and this breaks, for nothing else leads there.
    pub harms: Vec<String>,
    /// The clock at its end.
    pub ends_at: i64,
    /// Everything it consists of, as requests of a session, in order.
    pub requests: Vec<String>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanStepView {
    /// `assume`, `find` where somebody has to be found, `act` or `wait`.
    pub kind: &'static str,
    /// What is done and what happens by itself meanwhile, in order.
    pub entries: Vec<EntryView>,
    /// Who does it; `null` for waiting.
    pub actor: Option<String>,
    /// Its menu paths, as they are by then: none where no article says where the entry is, several where that hangs on an open answer.
    pub paths: Vec<PathView>,
    /// Ids of the confirmations that are asked for.
    pub confirms: Vec<String>,
    /// Why it is there, where something that is done later needs it; `null` where it is what is wanted.
    pub why: Option<StepWhyView>,
    /// Keys of the facts by which somebody says that it was done before.
    pub already: Vec<String>,
    /// The clock when it begins, at typical times.
    pub at: i64,
    /// The clock when it is over.
    pub until: i64,
    /// Whether it cannot be undone.
    pub irreversible: bool,
    /// Ids of the losses that come about.
    pub lost: Vec<String>,
    /// Codes of requirements of policy or law that it acts against.
    pub breached: Vec<String>,
    /// Chance that it goes as wanted, in parts per million; `null` where no source says.
    pub odds: Option<u32>,
    /// Whether how long it takes is our own figure, for no source states one.
    pub guessed: bool,
    /// Whether it runs over a year whose holidays are not known.
    pub past_calendar: bool,
    /// What would stand in its way by another reading than the one that is followed.
    pub disputed: Vec<FindingView>,
    /// What has to be known with it: leading notes on what is done, as they are by then, that neither the goal nor an earlier step tells.
    pub notes: Vec<NoteView>,
}

/// Why a step is there: of code and loss one is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepWhyView {
    /// The code of what would stand in the way, or be acted against, without it.
    pub code: Option<String>,
    /// Values for its message.
    pub args: Vec<OperandView>,
    /// Whom that is about.
    pub entity: Option<u32>,
    /// Id of the loss that would come about.
    pub loss: Option<String>,
}

/// What came of a plan when it was carried out many times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChancesView {
    /// Runs.
    pub runs: u32,
    /// Runs that reached the goal.
    pub reached: u32,
    /// Bounds of the chance of that, in parts per million, with 95 of 100 confidence.
    pub interval: (u32, u32),
    /// Times in which one in ten, half and nine in ten of these runs were done; `null` if there are none.
    pub times: Option<(i64, i64, i64)>,
    /// What went wrong, the most frequent first.
    pub failures: Vec<FailureView>,
    /// Runs in which another plan was made.
    pub fell_back: u32,
    /// Ids of what was taken to go as wanted, for no source states odds.
    pub unquantified: Vec<String>,
}

/// Something that did not go as wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FailureView {
    /// `act` or `fire`.
    pub kind: &'static str,
    /// Id of the action or trigger.
    pub id: String,
    /// Id of the outcome.
    pub outcome: String,
    /// Runs in which it happened.
    pub runs: u32,
    /// Runs of these that did not reach the goal.
    pub lost: u32,
    /// How much longer the others took, at the median.
    pub delay: i64,
}

/// One run of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// Whether it reached the goal.
    pub reached: bool,
    /// The place of the step at which it stopped, if it did.
    pub stopped: Option<u32>,
    /// How long it took.
    pub time: i64,
    /// Whether another plan was made.
    pub fell_back: bool,
    /// What happened.
    pub entries: Vec<EntryView>,
    /// The same, as requests of a session.
    pub requests: Vec<String>,
}

/// A search for the ways to a goal, to be gone on with.
///
/// # Errors
/// [`crate::diag::Code::UnknownGoal`], and what is refused when something pending comes due at once.
pub fn planner(session: &Session, goal: &str, lawful: bool, steps_max: usize) -> Result<Planner, Rejection> {
    Planner::new(session, session.book().goal(goal)?.0, lawful, steps_max)
}

/// The answer of a search.
#[must_use]
pub fn plans(book: &Rulebook, plans: &Plans) -> PlansView {
    PlansView {
        goal: book.goals.get(plans.goal).map(|goal| goal.id.clone()).unwrap_or_default(),
        stop: plans.stop.name(),
        exhaustive: plans.exhaustive,
        lawful: plans.lawful,
        plans: plans.plans.iter().map(|found| plan(book, plans.goal, found)).collect(),
        differ: plans
            .differ
            .iter()
            .map(|facts| facts.iter().filter_map(|fact| fact_view(book, *fact)).collect())
            .collect(),
        steps: u32::try_from(plans.steps).unwrap_or(u32::MAX),
    }
}

fn fact_view(book: &Rulebook, (slot, cell): (u16, i64)) -> Option<OperandView> {
    let declared = book.slots.get(usize::from(slot))?;
    let kind = declared.ty.kind();
    let value = ValueView { kind: datum_kind(kind), value: datum(book, kind, cell) };
    Some(OperandView { name: declared.key.clone(), value })
}

fn harms(book: &Rulebook, goal: usize, plan: &Plan) -> Vec<String> {
    let keeps = book.goals.get(goal).map_or(&[][..], |goal| &goal.keeps);
    plan.harms.iter().filter_map(|at| keeps.get(*at)).map(|keep| keep.id.clone()).collect()
}

fn plan(book: &Rulebook, goal: usize, plan: &Plan) -> PlanView {
    let events = || plan.steps.iter().flat_map(|step| &step.events);
    // What comes by itself inside a step may be somebody's doing too.
    let fired = plan.steps.iter().flat_map(|step| &step.fired);
    let fired = fired.filter_map(|(trigger, ..)| Some(book.triggers.get(*trigger)?.actor.as_str()));
    let mut others: Vec<String> = Vec::new();
    for actor in events().filter_map(|event| actor(book, event)).chain(fired).filter(|actor| is_other(actor)) {
        if !others.iter().any(|known| known == actor) {
            others.push(actor.to_owned());
        }
    }
    let Price { lost, .. } = plan.price;
    let assumed = plan.steps.iter().flat_map(|step| match &step.kind {
        StepKind::Assume(facts) => facts.as_slice(),
        StepKind::Act { .. } | StepKind::Wait => &[],
    });
    let assumed = assumed.filter_map(|fact| fact_view(book, *fact));
    PlanView {
        best: plan.orders.iter().map(|(order, proven)| BestView { order: order.name(), proven: *proven }).collect(),
        steps: plan.steps.iter().map(|found| step(book, found)).collect(),
        time: (plan.time.least, plan.time.typical, plan.time.most),
        fragile: plan.fragile,
        money: plan.money,
        yearly: plan.yearly,
        risk: u32::try_from(plan.risk).unwrap_or(u32::MAX),
        others,
        affected: plan.price.harm,
        unquantified: plan.unquantified.clone(),
        assumed: assumed.collect(),
        lost_points: lost,
        harms: harms(book, goal, plan),
        ends_at: plan.ends_at,
        requests: events().map(|event| json(&event.tree(book))).collect(),
    }
}

fn actor<'b>(book: &'b Rulebook, event: &Event) -> Option<&'b str> {
    match event {
        Event::Act { action, .. } => book.actions.get(*action).map(|action| action.actor.as_str()),
        Event::Fire { trigger, .. } => book.triggers.get(*trigger).map(|trigger| trigger.actor.as_str()),
        Event::Set { .. } | Event::Wait { .. } => None,
    }
}

fn step(book: &Rulebook, step: &Step) -> PlanStepView {
    let counts = |slot: &u16| book.sets.iter().any(|set| set.count == *slot);
    let kind = match &step.kind {
        StepKind::Assume(facts) if facts.iter().any(|(slot, _)| counts(slot)) => "find",
        StepKind::Assume(_) => "assume",
        StepKind::Act { .. } => "act",
        StepKind::Wait => "wait",
    };
    let acts = step.events.iter().find(|event| matches!(event, Event::Act { .. }));
    // What comes by itself inside a step stands in no event of its own.
    let own = step.events.iter().filter(|event| matches!(event, Event::Act { .. } | Event::Set { .. })).cloned();
    let fired = step.fired.iter().map(|(trigger, instance, outcome)| Event::Fire {
        trigger: *trigger,
        instance: *instance,
        outcome: *outcome,
        draws: Vec::new(),
    });
    PlanStepView {
        kind,
        entries: own.chain(fired).map(|event| entry(book, &event)).collect(),
        actor: acts.and_then(|event| actor(book, event)).map(str::to_owned),
        paths: paths(book, step),
        confirms: step.events.iter().flat_map(confirms).cloned().collect(),
        why: step.why.as_ref().and_then(|why| because(book, why)),
        already: already(book, step),
        at: step.at,
        until: step.until,
        irreversible: step.irreversible,
        lost: step.lost.iter().filter_map(|at| book.losses.get(*at)).map(|loss| loss.id.clone()).collect(),
        breached: step.breached.clone(),
        odds: step.odds.and_then(|odds| u32::try_from(odds).ok()),
        guessed: step.guessed,
        past_calendar: step.past_calendar,
        disputed: step.disputed.iter().map(|found| super::view::finding(book, found)).collect(),
        notes: step
            .notes
            .iter()
            .filter_map(|(at, args)| Some((book.notes.get(*at)?, args)))
            .map(|(note, args)| note_view(book, note, note.on.iter(), args))
            .collect(),
    }
}

fn because(book: &Rulebook, why: &Why) -> Option<StepWhyView> {
    Some(match why {
        Why::Require { code, args, entity } => StepWhyView {
            code: Some(code.clone()),
            args: super::view::operands(book, args),
            entity: entity.and_then(|entity| u32::try_from(entity).ok()),
            loss: None,
        },
        Why::Loss(at) => {
            StepWhyView { code: None, args: Vec::new(), entity: None, loss: Some(book.losses.get(*at)?.id.clone()) }
        }
    })
}

/// The askable facts by which a person says that an action was done before: those it sets to the clock and that begin as "never", as
/// a clock that runs anyway, such as that of the last login, says nothing of the action; and those that it makes true.
fn already(book: &Rulebook, step: &Step) -> Vec<String> {
    let StepKind::Act { action, .. } = &step.kind else { return Vec::new() };
    let outcomes = book.actions.get(*action).map_or(&[][..], |action| &action.outcomes);
    let done = wanted_writes(outcomes).filter_map(|assign| {
        let Target::Slot(slot) = assign.target else { return None };
        let declared = book.slots.get(usize::from(slot))?;
        let says = match (declared.ask, declared.start, &assign.value.root.op) {
            (Ask::Ago, Some(NEVER), op) => matches!(op, Op::Var(_, Some(Var::Now), _)),
            (Ask::Value, Some(0), Op::Bool(true)) => true,
            _ => false,
        };
        says.then(|| declared.key.clone())
    });
    done.collect()
}

fn confirms(event: &Event) -> &[String] {
    match event {
        Event::Act { confirm, .. } => confirm,
        Event::Set { .. } | Event::Fire { .. } | Event::Wait { .. } => &[],
    }
}

fn paths(book: &Rulebook, step: &Step) -> Vec<PathView> {
    let StepKind::Act { action, .. } = &step.kind else { return Vec::new() };
    let cases = book.actions.get(*action).map_or(&[][..], |action| &action.paths);
    step.paths.iter().filter_map(|at| cases.get(*at)).map(|case| PathView::of(book, case)).collect()
}

/// A sample of a plan, to be gone on with: `requests` are those of the plan, of which what is done and what is taken for
/// granted counts.
///
/// # Errors
/// [`crate::diag::Code::UnknownGoal`], [`crate::diag::Code::Limit`], and what [`Request::read`] and the session refuse.
pub fn sampler(
    session: &Session,
    goal: &str,
    requests: &[Tree],
    policy: Policy,
    runs: u32,
) -> Result<Sampler, Rejection> {
    let goal = session.book().goal(goal)?.0;
    let mut here = session.clone();
    let begun = here.cursor();
    for tree in requests {
        here.request(&Request::read(session.book(), tree)?)?;
    }
    let (deeds, from) = deeds_of(session, here.events().get(begun..).unwrap_or_default())?;
    Sampler::new(&from, goal, deeds, policy, runs)
}

/// What came of a sample so far.
#[must_use]
pub fn chances(book: &Rulebook, found: &Chances) -> ChancesView {
    let failures = found.failures.iter().filter_map(|failure| {
        let (kind, id, outcomes, outcome) = match failure.mishap {
            Mishap::Act(at, outcome) => {
                let action = book.actions.get(at)?;
                ("act", &action.id, &action.outcomes, outcome)
            }
            Mishap::Fire(at, outcome) => {
                let trigger = book.triggers.get(at)?;
                ("fire", &trigger.id, &trigger.outcomes, outcome)
            }
        };
        Some(FailureView {
            kind,
            id: id.clone(),
            outcome: outcomes.get(outcome)?.id.clone(),
            runs: failure.runs,
            lost: failure.lost,
            delay: failure.delay,
        })
    });
    ChancesView {
        runs: found.runs,
        reached: found.reached,
        interval: (found.interval.low, found.interval.high),
        times: found.times.map(|[fast, median, slow]| (fast, median, slow)),
        failures: failures.collect(),
        fell_back: found.fell_back,
        unquantified: found.unquantified.clone(),
    }
}

/// One run of a sample.
#[must_use]
pub fn run(book: &Rulebook, run: &Run) -> RunView {
    RunView {
        reached: run.ending == Ending::Reached,
        stopped: match run.ending {
            Ending::Stopped(place) => u32::try_from(place).ok(),
            Ending::Reached | Ending::Missed | Ending::Unlawful => None,
        },
        time: run.time,
        fell_back: run.fell_back,
        entries: run.events.iter().map(|event| entry(book, event)).collect(),
        requests: run.events.iter().map(|event| json(&event.tree(book))).collect(),
    }
}

fn json(tree: &Tree) -> String {
    let mut text = String::new();
    tree.write_json(&mut text);
    text
}
