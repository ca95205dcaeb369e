//! What a page shows of a session at one moment.

use serde::Serialize;

use super::entry::{EntryView, HappenedView, entry, happened_view};
use super::shown::{DutyView, ForecastView, NoteView, ResidueView, duties, forecasts, notes, residues};
use super::{Answer, Datum, ValueView, datum, safe, value_view};
use crate::explain::{Standing, standing};
use crate::finding::{About, Finding, Lens, Operand, Remedy, Severity};
use crate::rulebook::{Action, Ask, Case, Cost, Goal, ParamKind, Per, Rulebook};
use crate::sim::{
    Figure, Offer, Session, StateEnv, asked_confirms, chances, duration_of, next_change, offer, offers, open_args,
    pending, possible_outcomes,
};
use crate::time::{DAY, Window};
use crate::value::{Tri, Value};

/// A session at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// The clock.
    pub now: i64,
    /// The clock at the start.
    pub start: i64,
    /// The day that rules are judged by.
    pub as_of: String,
    /// When time alone changes something next.
    pub next_change: Option<i64>,
    /// Askable facts and fields.
    pub facts: Vec<FactView>,
    /// Whose word counts, where no reading was chosen by itself: `articles` or `record`.
    pub basis: &'static str,
    /// The choice of each reading, in the order of the rulebook.
    pub readings: Vec<String>,
    /// Actions, in the order of the rulebook.
    pub actions: Vec<ActionView>,
    /// What is wrong with the situation itself.
    pub situation: Vec<FindingView>,
    /// Goals, in the order of the rulebook.
    pub goals: Vec<GoalView>,
    /// What is going to happen, or may.
    pub pending: Vec<PendingView>,
    /// What the law or a policy asks for here, or has asked for.
    pub duties: Vec<DutyView>,
    /// What remains.
    pub residues: Vec<ResidueView>,
    /// What figures say will happen.
    pub forecasts: Vec<ForecastView>,
    /// Ids of the articles that are older than a year on the day that rules are judged by.
    pub stale: Vec<String>,
    /// Notes that are shown now.
    pub notes: Vec<NoteView>,
    /// What happened in the last step.
    pub happened: Vec<HappenedView>,
    /// The log, undone events included.
    pub log: Vec<EntryView>,
    /// How many of them have happened.
    pub cursor: u32,
}

/// A fact at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// Key.
    pub key: String,
    /// Value.
    pub value: Datum,
    /// Whether it was assumed.
    pub assumed: bool,
    /// Whether it is asked in this situation.
    pub asked: bool,
}

/// An action at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// Id.
    pub id: String,
    /// Whether its entry is on the screen.
    pub offered: Answer,
    /// Whether it can be done.
    pub applicable: Answer,
    /// What stands in the way, most serious first.
    pub findings: Vec<FindingView>,
    /// For each entity it could take: whether it can be done with it.
    pub options: Vec<Answer>,
    /// Parameters, with their ranges here.
    pub params: Vec<ParamView>,
    /// Confirmations that are asked for here.
    pub confirms: Vec<ConfirmView>,
    /// Menu paths here: none where no article says where the entry is, several where that hangs on an open answer.
    pub paths: Vec<PathView>,
    /// How long it takes here.
    pub takes: TakesView,
    /// What it costs; `null` where no article says that it costs anything.
    pub cost: Option<CostView>,
    /// Outcomes, in the order of the rulebook.
    pub outcomes: Vec<OutcomeView>,
    /// Whether it cannot be undone.
    pub irreversible: Answer,
}

/// A parameter at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ParamView {
    /// Id.
    pub id: String,
    /// Smallest int; `null` where it is not known, or none that JavaScript can hold.
    pub min: Option<i64>,
    /// Largest int; `null` likewise.
    pub max: Option<i64>,
}

/// A confirmation that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ConfirmView {
    /// Id.
    pub id: String,
    /// Claims.
    pub claims: Vec<String>,
}

/// A menu path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PathView {
    /// Ids of its labels.
    pub steps: Vec<String>,
    /// Claims.
    pub claims: Vec<String>,
}

impl PathView {
    pub(super) fn of(book: &Rulebook, case: &Case<Vec<String>>) -> PathView {
        PathView { steps: case.then.clone(), claims: book.cited(&case.cites) }
    }
}

/// How long something takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TakesView {
    /// Shortest, where it is stated.
    pub min: Option<i64>,
    /// Longest, where it is stated.
    pub max: Option<i64>,
    /// What to count with.
    pub typical: i64,
    /// Whether an article states it; else it is our own figure.
    pub stated: bool,
    /// Whether it lies between two figures of a table.
    pub interpolated: bool,
    /// Whether it runs over a year whose holidays are not known.
    pub past_calendar: bool,
    /// Claims.
    pub claims: Vec<String>,
}

/// What an action costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CostView {
    /// Least, in fen.
    pub min: Option<i64>,
    /// Most, in fen.
    pub max: Option<i64>,
    /// `once` or `year`.
    pub per: &'static str,
    /// Claims.
    pub claims: Vec<String>,
}

/// An outcome at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// Id.
    pub id: String,
    /// Whether it can happen here.
    pub possible: bool,
    /// Parts per million; `null` where no article says.
    pub ppm: Option<i64>,
    /// Whether the odds lie between two figures of a table.
    pub interpolated: bool,
    /// Claims of the odds and the outcome.
    pub claims: Vec<String>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Permanent code.
    pub code: String,
    /// `blocker`, `warning` or `notice`.
    pub severity: &'static str,
    /// No: it fails. Unknown: it cannot be told. Yes: it holds, but only by a reading.
    pub holds: Answer,
    /// `system`, `policy` or `law`.
    pub by: &'static str,
    /// Whether the entry is not even on the screen.
    pub hides: bool,
    /// The entity it is about.
    pub entity: Option<u32>,
    /// Values for the message.
    pub args: Vec<OperandView>,
    /// Sub-conditions that fail.
    pub reasons: Vec<ReasonView>,
    /// What removes it; looked for only where an action is previewed.
    pub remedies: Vec<RemedyView>,
    /// Keys of the facts it rests on.
    pub facts: Vec<String>,
    /// Keys of those that are not known.
    pub unknown: Vec<String>,
    /// Claims.
    pub claims: Vec<String>,
    /// The reading that decides it.
    pub decided: Option<DecidedView>,
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OperandView {
    /// Name.
    pub name: String,
    /// Value.
    #[serde(flatten)]
    pub value: ValueView,
}

/// A failing sub-condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    /// As it is written in the rulebook.
    pub text: String,
    /// No, or unknown.
    pub holds: Answer,
    /// What it compares.
    pub operands: Vec<OperandView>,
}

/// What removes a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum RemedyView {
    /// An action.
    Act {
        /// Id.
        action: String,
        /// Arguments; an entity is its index.
        args: Vec<OperandView>,
        /// Whether it can be done right now.
        applicable: Answer,
        /// How long it then still takes, in milliseconds.
        then_wait: i64,
        /// Id of the trigger that has to go as wanted meanwhile.
        awaits: Option<String>,
    },
    /// Waiting.
    Wait {
        /// Until when.
        until: i64,
    },
    /// Something pending, if it goes as wanted.
    Await {
        /// Id of the trigger.
        trigger: String,
        /// Which entity it is about.
        instance: u32,
        /// When to count with it.
        at: i64,
        /// Whether that is over already: it may come any moment.
        overdue: bool,
    },
    /// Another answer to a question.
    Answer {
        /// Key of the fact.
        fact: String,
        /// Whether it was said otherwise than it begins; if not, it may be so already.
        said: bool,
    },
}

/// The reading that decides a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DecidedView {
    /// Id of the reading.
    pub reading: String,
    /// The choice that is followed.
    pub chosen: String,
    /// The other choice.
    pub other: String,
    /// How the requirement would stand with it.
    pub then: Answer,
    /// Claims of the choice that is followed.
    pub chosen_claims: Vec<String>,
    /// Claims of the other choice.
    pub other_claims: Vec<String>,
}

/// A goal at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GoalView {
    /// Id.
    pub id: String,
    /// Whether it is reached.
    pub reached: Answer,
    /// Id of the action that comes nearest to it.
    pub nearest: Option<String>,
    /// Whether one thing is enough that can be done now.
    pub enough: Answer,
    /// When the goal is then reached, to be counted with; `null` where that is at once.
    pub at: Option<i64>,
}

/// Something pending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PendingView {
    /// Id of the trigger.
    pub trigger: String,
    /// Which entity it is about; 0 where there is none.
    pub instance: u32,
    /// Whether its condition holds, or only might.
    pub sure: bool,
    /// Whether it need never happen.
    pub may: bool,
    /// Whether it happens by itself when its time has come.
    pub automatic: bool,
    /// Earliest.
    pub from: i64,
    /// Latest, where an article says.
    pub until: Option<i64>,
    /// What to count with.
    pub typical: i64,
    /// Whether it runs over a year whose holidays are not known.
    pub past_calendar: bool,
    /// Outcomes, in the order of the rulebook.
    pub outcomes: Vec<OutcomeView>,
    /// Claims.
    pub claims: Vec<String>,
}

/// The view of a session.
#[must_use]
pub fn view(session: &Session) -> View {
    let log = session.events().iter().map(|event| entry(session.book(), event)).collect();
    View { log, ..view_but_log(session) }
}

/// The same, with a log that tells nothing.
pub(super) fn view_but_log(session: &Session) -> View {
    let book = session.book();
    let state = session.state();
    let world = session.world();
    let lens = Lens::new(world, state);
    let env = lens.env();
    let offers = offers(world, state);
    View {
        now: state.now(),
        start: session.start().instant,
        as_of: session.start().as_of.clone(),
        next_change: next_change(world, state),
        facts: facts(&env),
        basis: session.start().basis.name(),
        readings: session.start().readings.iter().map(|choice| book.name(*choice).to_owned()).collect(),
        actions: offers.iter().filter_map(|offer| action(&lens, offer, None, false)).collect(),
        situation: lens.situation().iter().map(|found| finding(book, found)).collect(),
        goals: book.goals.iter().map(|goal| goal_view(&env, goal)).collect(),
        pending: pending(world, state).filter_map(|found| pending_view(session, found)).collect(),
        duties: duties(&env),
        residues: residues(&env),
        forecasts: forecasts(&env),
        stale: stale(&env),
        notes: notes(&env, session.events()),
        happened: session.last().iter().filter_map(|happened| happened_view(book, happened, state.now())).collect(),
        log: Vec::new(),
        cursor: u32::try_from(session.cursor()).unwrap_or(u32::MAX),
    }
}

fn goal_view(env: &StateEnv<'_>, goal: &Goal) -> GoalView {
    let book = env.world.book;
    let Standing { nearest, enough, at } = standing(env.world, env.state, goal);
    let nearest = nearest.and_then(|at| book.actions.get(at)).map(|action| action.id.clone());
    GoalView { id: goal.id.clone(), reached: env.holds(&goal.that).into(), nearest, enough: enough.into(), at }
}

/// An action looked at closely: what removes what stands in its way, and, with arguments, ranges, time, odds and
/// confirmations as they then are.
#[must_use]
pub fn preview(session: &Session, index: usize, args: Option<&[Value]>) -> Option<ActionView> {
    let lens = Lens::new(session.world(), session.state());
    let offer = offer(session.world(), session.state(), index);
    action(&lens, &offer?, args, true)
}

/// Days after which what an article says ought to be checked again.
const STALE_AFTER_DAYS: i64 = 365;

fn stale(env: &StateEnv<'_>) -> Vec<String> {
    let book = env.world.book;
    let today = env.world.start.as_of_at.saturating_add(book.calendar.utc_offset).div_euclid(DAY);
    let old = book.sources.iter().filter(|source| today.saturating_sub(source.day) > STALE_AFTER_DAYS);
    old.map(|source| source.id.clone()).collect()
}

/// Keys of the facts that are asked in this situation.
pub(super) fn asked(session: &Session) -> Vec<String> {
    let lens = Lens::new(session.world(), session.state());
    facts(&lens.env()).into_iter().filter(|fact| fact.asked).map(|fact| fact.key).collect()
}

fn facts(env: &StateEnv<'_>) -> Vec<FactView> {
    let book = env.world.book;
    let view = |slot: u16, asked: bool| {
        let declared = book.slots.get(usize::from(slot)).filter(|declared| declared.ask != Ask::Never)?;
        let value = env.state.cell(slot).map_or(Datum::Null, |cell| datum(book, declared.ty.kind(), cell));
        let assumed = env.state.is_assumed(slot);
        Some(FactView { key: declared.key.clone(), value, assumed, asked })
    };
    let mut views: Vec<FactView> = Vec::new();
    for fact in &book.facts {
        views.extend(view(fact.slot, env.guard(fact.when.as_ref()) != Tri::No));
    }
    for set in &book.sets {
        let asked = env.guard(set.when.as_ref()) != Tri::No;
        views.extend(view(set.count, asked));
        let there = env.state.cell(set.count).unwrap_or(0);
        for entity in 0..usize::from(set.max) {
            let asked = asked && i64::try_from(entity).is_ok_and(|entity| entity < there);
            for field in 0..set.fields.len() {
                views.extend(view(set.slot(entity, field), asked));
            }
        }
    }
    views
}

/// Looking for remedies is what costs most, so it waits until somebody looks at the action.
fn action(lens: &Lens<'_>, offer: &Offer, args: Option<&[Value]>, remedied: bool) -> Option<ActionView> {
    let env = lens.env();
    let book = env.world.book;
    let action = book.actions.get(offer.action)?;
    let open = open_args(&env, action);
    let here = env.with_args(args.unwrap_or(&open));
    let chances = chances(&here, &action.outcomes, &action.odds);
    let possible = possible_outcomes(&here, &action.outcomes, &action.odds);
    let mut paths = Vec::new();
    here.candidates(&action.paths, |case| paths.push(PathView::of(book, case)));
    Some(ActionView {
        id: action.id.clone(),
        offered: offer.offered.into(),
        applicable: offer.applicable.into(),
        findings: lens
            .of_filled(offer, args, remedied)
            .iter()
            .map(|found| beside(offer, finding(book, found)))
            .collect(),
        options: offer.options.iter().map(|option| (*option).into()).collect(),
        params: params(action, &open),
        confirms: asked_confirms(&here, action)
            .into_iter()
            .map(|confirm| ConfirmView { id: confirm.id.clone(), claims: book.cited(&confirm.cites) })
            .collect(),
        paths,
        takes: takes(book, &duration_of(&here, &action.takes, env.state.now())),
        cost: here.first(&action.costs).map(|(case, _)| cost(book, case)),
        outcomes: outcomes(book, &action.outcomes, &possible, chances.as_ref()),
        irreversible: action.irreversible.as_ref().map_or(Answer::No, |when| here.holds(when).into()),
    })
}

fn params(action: &Action, open: &[Value]) -> Vec<ParamView> {
    let view = |(param, value): (&crate::rulebook::Param, &Value)| {
        let bounds = match param.kind {
            ParamKind::Int(..) => value.bounds().map(|(_, lo, hi)| (lo, hi)),
            _ => None,
        };
        let (min, max) = (bounds.and_then(|(lo, _)| safe(lo)), bounds.and_then(|(_, hi)| safe(hi)));
        ParamView { id: param.id.clone(), min, max }
    };
    action.params.iter().zip(open).map(view).collect()
}

fn takes(book: &Rulebook, figure: &Figure<Window>) -> TakesView {
    let window = &figure.value;
    TakesView {
        min: window.min,
        max: window.max,
        typical: window.typical(),
        stated: window.is_stated(),
        interpolated: figure.interpolated,
        past_calendar: figure.past_calendar,
        claims: book.cited(&figure.cites),
    }
}

fn cost(book: &Rulebook, case: &Case<Cost>) -> CostView {
    let per = match case.then.per {
        Per::Once => "once",
        Per::Year => "year",
    };
    CostView { min: case.then.min, max: case.then.max, per, claims: book.cited(&case.cites) }
}

fn outcomes(
    book: &Rulebook,
    outcomes: &[crate::rulebook::Outcome],
    possible: &[usize],
    chances: Option<&Figure<Vec<i64>>>,
) -> Vec<OutcomeView> {
    let total = chances.map_or(0, |figure| figure.value.iter().copied().fold(0_i64, i64::saturating_add));
    let view = |(at, outcome): (usize, &crate::rulebook::Outcome)| {
        let weight = chances.and_then(|figure| figure.value.get(at)).copied();
        let mut cites = outcome.cites.clone();
        cites.extend(chances.into_iter().flat_map(|figure| figure.cites.iter().copied()));
        OutcomeView {
            id: outcome.id.clone(),
            possible: possible.contains(&at),
            ppm: weight.and_then(|weight| crate::bounds::scale(weight, 1_000_000, total)),
            interpolated: chances.is_some_and(|figure| figure.interpolated),
            claims: book.cited(&cites),
        }
    };
    outcomes.iter().enumerate().map(view).collect()
}

pub(super) fn operands(book: &Rulebook, operands: &[Operand]) -> Vec<OperandView> {
    let view = |operand: &Operand| OperandView { name: operand.name.clone(), value: value_view(book, &operand.value) };
    operands.iter().map(view).collect()
}

pub(super) fn named<'a>(
    book: &Rulebook,
    params: &[crate::rulebook::Param],
    args: impl IntoIterator<Item = &'a Value>,
) -> Vec<OperandView> {
    let view = |(param, value): (&crate::rulebook::Param, &Value)| OperandView {
        name: param.id.clone(),
        value: value_view(book, value),
    };
    params.iter().zip(args).map(view).collect()
}

pub(super) fn remedy(book: &Rulebook, remedy: &Remedy) -> RemedyView {
    match remedy {
        Remedy::Act { action, args, applicable, then_wait, awaits } => {
            let declared = book.actions.get(*action);
            RemedyView::Act {
                action: declared.map(|action| action.id.clone()).unwrap_or_default(),
                args: named(book, declared.map_or(&[], |action| &action.params), args),
                applicable: (*applicable).into(),
                then_wait: *then_wait,
                awaits: awaits.and_then(|at| book.triggers.get(at)).map(|trigger| trigger.id.clone()),
            }
        }
        Remedy::Wait { until } => RemedyView::Wait { until: *until },
        Remedy::Await { trigger, instance, at, overdue } => RemedyView::Await {
            overdue: *overdue,
            trigger: book.triggers.get(*trigger).map(|trigger| trigger.id.clone()).unwrap_or_default(),
            instance: u32::try_from(*instance).unwrap_or(0),
            at: *at,
        },
        Remedy::Answer { fact, said } => RemedyView::Answer { fact: fact.clone(), said: *said },
    }
}

pub(super) fn finding(book: &Rulebook, finding: &Finding) -> FindingView {
    let decided = finding.decided.and_then(|decided| {
        let reading = book.readings.get(decided.reading)?;
        let cites = |choice| book.cited(reading.cites(choice));
        Some(DecidedView {
            reading: reading.id.clone(),
            chosen: book.name(decided.chosen).to_owned(),
            other: book.name(decided.other).to_owned(),
            then: decided.then.into(),
            chosen_claims: cites(decided.chosen),
            other_claims: cites(decided.other),
        })
    });
    FindingView {
        code: finding.code.clone(),
        severity: match finding.severity {
            Severity::Blocker => "blocker",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        },
        holds: finding.holds.into(),
        by: finding.by.name(),
        hides: finding.hides,
        entity: match finding.about {
            About::Option(_, entity) => u32::try_from(entity).ok(),
            _ => None,
        },
        args: operands(book, &finding.args),
        reasons: finding
            .reasons
            .iter()
            .map(|reason| ReasonView {
                text: reason.text.clone(),
                holds: reason.holds.into(),
                operands: operands(book, &reason.operands),
            })
            .collect(),
        remedies: finding.remedies.iter().map(|found| remedy(book, found)).collect(),
        facts: finding.facts.clone(),
        unknown: finding.unknown.clone(),
        claims: book.cited(&finding.cites),
        decided,
    }
}

/// A finding beside what can be done: where it can be done with one person, those with whom it cannot stand in nobody's way.
fn beside(offer: &Offer, mut found: FindingView) -> FindingView {
    let option = found.entity.and_then(|entity| offer.options.get(usize::try_from(entity).ok()?));
    if option.is_some_and(|option| *option != Tri::Yes) && offer.options.contains(&Tri::Yes) {
        found.severity = "notice";
        found.remedies.clear();
    }
    found
}

/// Something that is pending in a session.
pub(super) fn pending_view(session: &Session, found: crate::sim::Pending) -> Option<PendingView> {
    let book = session.book();
    let env = session.world().env(session.state());
    let trigger = book.triggers.get(found.trigger)?;
    let args = [Value::Int(i64::try_from(found.instance).unwrap_or(i64::MAX))];
    let here = env.with_args(if trigger.each.is_some() { &args } else { &[] });
    let chances = chances(&here, &trigger.outcomes, &trigger.odds);
    let possible = possible_outcomes(&here, &trigger.outcomes, &trigger.odds);
    Some(PendingView {
        trigger: trigger.id.clone(),
        instance: u32::try_from(found.instance).unwrap_or(0),
        sure: found.sure,
        may: trigger.may,
        automatic: found.point,
        from: found.from,
        until: found.until,
        typical: found.typical,
        past_calendar: found.past_calendar,
        outcomes: outcomes(book, &trigger.outcomes, &possible, chances.as_ref()),
        claims: book.cited(&trigger.cites),
    })
}
