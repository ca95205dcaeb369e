//! Explanations as they leave the engine.

use serde::Serialize;

use super::entry::{EntryView, entry};
use super::view::{FindingView, RemedyView, finding, remedy};
use super::{Answer, ValueView, safe, value_view};
use crate::diag::{Code, Rejection};
use crate::explain::{self, Behind, Change, Form, Reasoned, Removals, Why};
use crate::finding::Severity;
use crate::rulebook::source::Tree;
use crate::rulebook::{EntitySet, Rulebook};
use crate::sim::{Session, offer};
use crate::value::Tri;

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WhyView {
    /// `all`, `any`, `not`, `compare`, `cond`, `compute`, `literal`, `fact`, `derived`, `case`, `entity`, `reading`,
    /// `argument`, `clock` or `uses`.
    pub form: &'static str,
    /// How it compares or computes, such as `<=` or `-`.
    pub op: Option<&'static str>,
    /// Key of the fact, or id of the derived fact, reading, argument or quota.
    pub name: Option<String>,
    /// Index of the entity that counts or does not.
    pub entity: Option<u32>,
    /// As it is written in the rulebook.
    pub text: String,
    /// What it comes to; `null` where that is not known.
    #[serde(flatten)]
    pub value: ValueView,
    /// Least and most that an unknown number can be, where both are known and exact in JavaScript.
    pub bounds: Option<(i64, i64)>,
    /// Claims.
    pub claims: Vec<String>,
    /// What it follows from.
    pub parts: Vec<WhyView>,
}

/// A requirement, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReasonedView {
    /// Its code.
    pub code: String,
    /// The entity it is about.
    pub entity: Option<u32>,
    /// `system`, `policy` or `law`.
    pub by: &'static str,
    /// How it stands; one that does not apply holds.
    pub holds: Answer,
    /// When it applies, where it does not always.
    pub when: Option<WhyView>,
    /// What has to hold.
    pub that: WhyView,
    /// Claims.
    pub claims: Vec<String>,
}

/// Why an action can be done or cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ExplanationView {
    /// Id of the action.
    pub action: String,
    /// Whether its entry is on the screen.
    pub offered: Answer,
    /// Whether it can be done.
    pub applicable: Answer,
    /// Its requirements and limits, in the order of the rulebook.
    pub requirements: Vec<ReasonedView>,
}

/// One thing in the way, and how it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemovalView {
    /// What is in the way.
    pub finding: FindingView,
    /// What removes it; `null` where nothing was found.
    pub remedy: Option<RemedyView>,
    /// What is done for it.
    pub steps: Vec<EntryView>,
    /// The same as JSON, as a session takes it.
    pub requests: Vec<String>,
    /// The clock once it is gone.
    pub at: i64,
}

/// Everything in the way of an action, in the order in which it can be removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemovalsView {
    /// Id of the action.
    pub action: String,
    /// The entity that it is meant for.
    pub entity: Option<u32>,
    /// What is in the way, first what goes first; what nothing removes stands last.
    pub removals: Vec<RemovalView>,
    /// Whether the action can then be done.
    pub applicable: Answer,
    /// Whether looking was given up after too many tries; else nothing more was there to be tried.
    pub gave_up: bool,
}

/// A requirement that stands otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// Id of the action.
    pub action: String,
    /// The entity it is about.
    pub entity: Option<u32>,
    /// Code of the requirement.
    pub code: String,
    /// How it stood; `null` where the entity was not there.
    pub before: Option<Answer>,
    /// How it stands; `null` where the entity is not there any more.
    pub after: Option<Answer>,
    /// `blocker` or `warning`, where it fails.
    pub severity: &'static str,
    /// `each`: any one of the facts explains it. `together`: all of them do. `clock`: time has passed.
    pub behind: &'static str,
    /// Keys of the facts behind it.
    pub facts: Vec<String>,
}

/// How the askable facts stand for a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RelevanceView {
    /// Id of the goal.
    pub goal: String,
    /// Questions that still matter, most decisive first.
    pub needed: Vec<QuestionView>,
    /// Keys of those of them that are asked before the answer is told, in this order: where one thing is enough that can be done
    /// now, only what decides the day of what comes by itself; else what everybody is asked first; and, while it is open whether
    /// something can be done, the others. Who may yet be found is not asked for.
    pub ask: Vec<String>,
    /// Keys of facts that are known.
    pub known: Vec<String>,
    /// Keys of facts that do not matter, whatever the answer, or are not asked in this situation.
    pub idle: Vec<String>,
    /// Keys of facts that were not said otherwise than they usually are, and could stand in the way if they were otherwise.
    pub usual: Vec<String>,
    /// Whether that is exact; else a question may be listed as needed that is not.
    pub exact: bool,
}

/// A question that still matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Key of the fact.
    pub fact: String,
    /// Why it is asked: what its answer can change.
    pub decides: Vec<DecidesView>,
    /// Ids of the triggers whose day it decides, on which the goal waits.
    pub times: Vec<String>,
}

/// A requirement that an answer can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DecidesView {
    /// Id of the action.
    pub action: String,
    /// Code of the requirement.
    pub code: String,
}

/// Which answers still matter for a goal.
///
/// # Errors
/// [`Code::UnknownGoal`].
pub fn relevance(session: &Session, id: &str) -> Result<RelevanceView, Rejection> {
    let (book, world) = (session.book(), session.world());
    let (_, goal) = book.goal(id)?;
    let found = explain::relevance(world, session.state(), goal);
    let key = |slot: &u16| book.slots.get(usize::from(*slot)).map(|slot| slot.key.clone());
    let asked = super::view::asked(session);
    let decides = |(action, code): &(usize, String)| DecidesView {
        action: book.actions.get(*action).map(|action| action.id.clone()).unwrap_or_default(),
        code: code.clone(),
    };
    let mut view = RelevanceView {
        goal: id.to_owned(),
        needed: Vec::new(),
        ask: Vec::new(),
        known: found.known.iter().filter_map(key).collect(),
        idle: found.idle.iter().filter_map(key).collect(),
        usual: found.usual.iter().filter_map(key).filter(|fact| asked.contains(fact)).collect(),
        exact: found.exact,
    };
    for question in &found.needed {
        let Some(fact) = key(&question.slot) else { continue };
        if asked.contains(&fact) {
            let times = question.times.iter().filter_map(|at| Some(book.triggers.get(*at)?.id.clone()));
            let decides = question.decides.iter().map(decides).collect();
            view.needed.push(QuestionView { fact, decides, times: times.collect() });
        } else {
            view.idle.push(fact);
        }
    }
    if session.world().env(session.state()).holds(&goal.that) != Tri::Yes {
        let enough = explain::standing(world, session.state(), goal).enough;
        let needed = |fact: &String| view.needed.iter().any(|question| question.fact == *fact);
        let first: Vec<String> = book.asks.iter().filter_map(key).filter(needed).collect();
        // Who may yet be found is found on the way.
        let named = |fact: &String| {
            let of = |set: &EntitySet| fact.split('.').next() == Some(&set.id) && set.more;
            !book.sets.iter().any(of)
        };
        let rest = view.needed.iter().map(|question| &question.fact);
        let rest = rest.filter(|fact| !first.contains(fact) && named(fact));
        // On which day it comes is asked in any case.
        let dated = view.needed.iter().filter(|question| !question.times.is_empty()).map(|question| &question.fact);
        let dated = dated.filter(|fact| enough != Tri::Unknown && (enough == Tri::Yes || !first.contains(fact)));
        view.ask = match enough {
            Tri::Yes => dated.cloned().collect(),
            Tri::No => first.iter().chain(dated).cloned().collect(),
            Tri::Unknown => first.iter().chain(rest).cloned().collect(),
        };
    }
    Ok(view)
}

/// The place of an action in the rulebook.
fn action_at(book: &Rulebook, id: &str) -> Result<usize, Rejection> {
    let found = book.actions.iter().position(|action| action.id == id);
    found.ok_or_else(|| Rejection::new(Code::UnknownAction).with("name", id))
}

/// Why an action can be done or cannot.
///
/// # Errors
/// [`Code::UnknownAction`].
pub fn explain(session: &Session, id: &str) -> Result<ExplanationView, Rejection> {
    let (book, world, state) = (session.book(), session.world(), session.state());
    let offer = offer(world, state, action_at(book, id)?);
    let offer = offer.ok_or(Rejection::new(Code::UnknownAction))?;
    let reasons = explain::action(world, state, &offer);
    Ok(ExplanationView {
        action: id.to_owned(),
        offered: offer.offered.into(),
        applicable: offer.applicable.into(),
        requirements: reasons.iter().map(|reasoned| reasoned_view(book, reasoned)).collect(),
    })
}

/// Why a goal is reached or is not.
///
/// # Errors
/// [`Code::UnknownGoal`].
pub fn explain_goal(session: &Session, id: &str) -> Result<WhyView, Rejection> {
    let (_, goal) = session.book().goal(id)?;
    Ok(why(session.book(), &explain::goal(session.world(), session.state(), goal)))
}

/// Everything in the way of an action, in the order in which it can be removed; without an entity, for the one with the
/// least in its way.
///
/// # Errors
/// [`Code::UnknownAction`].
pub fn removals(session: &Session, id: &str, entity: Option<usize>) -> Result<RemovalsView, Rejection> {
    let book = session.book();
    let action = action_at(book, id)?;
    let Removals { removals, entity, applicable, gave_up } =
        explain::removals(session.world(), session.state(), action, entity);
    let view = |removal: &explain::Removal| RemovalView {
        finding: finding(book, &removal.finding),
        remedy: removal.remedy.as_ref().map(|found| remedy(book, found)),
        steps: removal.events.iter().map(|event| entry(book, event)).collect(),
        requests: removal.events.iter().map(|event| json(&event.tree(book))).collect(),
        at: removal.at,
    };
    Ok(RemovalsView {
        action: id.to_owned(),
        entity: index(entity),
        removals: removals.iter().map(view).collect(),
        applicable: applicable.into(),
        gave_up,
    })
}

/// The requirements that stand otherwise than in an earlier session of the same start.
pub(super) fn rule_changes(earlier: &Session, session: &Session) -> Vec<ChangeView> {
    let found = explain::changes(session.world(), earlier.state(), session.state());
    found.iter().map(|change| change_view(session.book(), change)).collect()
}

fn change_view(book: &Rulebook, change: &Change) -> ChangeView {
    let (behind, facts) = match &change.behind {
        Behind::Each(facts) => ("each", facts.clone()),
        Behind::Together(facts) => ("together", facts.clone()),
        Behind::Clock => ("clock", Vec::new()),
    };
    ChangeView {
        action: book.actions.get(change.action).map(|action| action.id.clone()).unwrap_or_default(),
        entity: index(change.entity),
        code: change.code.clone(),
        before: change.before.map(Answer::from),
        after: change.after.map(Answer::from),
        severity: if change.severity == Severity::Blocker { "blocker" } else { "warning" },
        behind,
        facts,
    }
}

fn reasoned_view(book: &Rulebook, reasoned: &Reasoned) -> ReasonedView {
    ReasonedView {
        code: reasoned.code.clone(),
        entity: index(reasoned.entity),
        by: reasoned.by.name(),
        holds: reasoned.holds.into(),
        when: reasoned.when.as_ref().map(|when| why(book, when)),
        that: why(book, &reasoned.that),
        claims: book.cited(&reasoned.cites),
    }
}

fn why(book: &Rulebook, part: &Why) -> WhyView {
    // Of what is simply not known, its whole range tells nothing.
    let computed = part.value.is_unknown() && matches!(part.form, Form::Compute(Some(_)));
    let bounds = part.value.bounds().filter(|_| computed).map(|(_, lo, hi)| (lo, hi));
    WhyView {
        form: form(part.form),
        op: match part.form {
            Form::Compare(op) | Form::Compute(Some(op)) => Some(op.symbol()),
            _ => None,
        },
        name: name(book, part),
        entity: match part.form {
            Form::Entity(entity) => u32::try_from(entity).ok(),
            _ => None,
        },
        text: part.text.clone(),
        value: value_view(book, &part.value),
        bounds: bounds.filter(|(lo, hi)| safe(*lo).and(safe(*hi)).is_some()),
        claims: book.cited(&part.cites),
        parts: part.parts.iter().map(|part| why(book, part)).collect(),
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::All => "all",
        Form::Any => "any",
        Form::Not => "not",
        Form::Compare(_) => "compare",
        Form::Cond => "cond",
        Form::Compute(_) => "compute",
        Form::Literal => "literal",
        Form::Fact(_) => "fact",
        Form::Derived(_) => "derived",
        Form::Case => "case",
        Form::Entity(_) => "entity",
        Form::Reading(_) => "reading",
        Form::Argument(_) => "argument",
        Form::Clock => "clock",
        Form::Uses(_) => "uses",
    }
}

fn name(book: &Rulebook, part: &Why) -> Option<String> {
    Some(match part.form {
        Form::Fact(slot) => book.slots.get(usize::from(slot))?.key.clone(),
        Form::Derived(at) => book.derived.get(usize::from(at))?.id.clone(),
        Form::Reading(at) => book.readings.get(usize::from(at))?.id.clone(),
        Form::Uses(at) => book.quotas.get(at)?.id.clone(),
        Form::Argument(_) => part.text.clone(),
        _ => return None,
    })
}

fn json(tree: &Tree) -> String {
    let mut text = String::new();
    tree.write_json(&mut text);
    text
}

fn index(entity: Option<usize>) -> Option<u32> {
    entity.and_then(|entity| u32::try_from(entity).ok())
}
