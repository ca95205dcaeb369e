//! `tuiqun guide`: a conversation in the terminal that asks only what still matters, and ends with the ways.

use std::io::{BufRead as _, IsTerminal as _};

use dialoguer::{Input, Select};
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{Ask, SlotTy};
use tuiqun::sim::{Request, Session};
use tuiqun::wire::{self, QuestionView};

use super::failure::Failure;
use super::plan;
use super::run::heading;
use super::situation::{Opened, Situation, is_time};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

/// So many rules are named for one question.
const RULES_MAX: usize = 2;

pub(crate) fn run(situation: &Situation, goal: Option<&str>, locale: &str, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { mut session, rulebook, goal: wanted, .. } = opened;
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    heading(&words);
    let goals: Vec<String> = session.book().goals.iter().map(|goal| goal.id.clone()).collect();
    let goal = match goal.or(wanted.as_deref()) {
        Some(goal) => plan::goal_of(&session, Some(goal))?,
        None => {
            let names: Vec<String> = goals.iter().map(|goal| words.t(&format!("goal--{goal}"), &[])).collect();
            match choose(&words, &words.t("guide-goal", &[]), &names)? {
                Some(Answer::Choice(at)) => goals.get(at).cloned().ok_or_else(|| words.t("guide-end", &[]))?,
                _ => return Err(words.t("guide-end", &[]).into()),
            }
        }
    };
    // What somebody is not sure of is not asked again.
    let mut unsure: Vec<String> = Vec::new();
    let found = loop {
        let asked = wire::relevance(&session, &goal)?;
        if let Some(fact) = asked.ask.into_iter().find(|fact| !unsure.contains(fact)) {
            let question = asked.needed.into_iter().find(|question| question.fact == fact);
            let question = question.ok_or(fact)?;
            if !ask(&words, &mut session, &question, texts)? {
                unsure.push(question.fact);
            }
            continue;
        }
        // What the first way would take for granted is asked too, so that nothing is guessed that somebody knows.
        let found = plan::find(&session, &goal, true)?;
        let guessed = found.plans.first().into_iter().flat_map(|plan| &plan.assumed).map(|fact| fact.name.clone());
        let mut facts = guessed.filter(|key| session.book().facts.iter().any(|fact| fact.id == *key));
        let Some(fact) = facts.find(|fact| !unsure.contains(fact)) else { break found };
        let question = QuestionView { fact, decides: Vec::new(), times: Vec::new() };
        if !ask(&words, &mut session, &question, texts)? {
            unsure.push(question.fact);
        }
    };
    say("");
    say(&words.t(if unsure.is_empty() { "guide-known" } else { "guide-still" }, &[]));
    plan::text(&words, &found, &plan::Leads::new(&session));
    Ok(!found.plans.is_empty() || found.stop == "reached")
}

/// What somebody said.
enum Answer {
    /// One of the choices.
    Choice(usize),
    /// A value.
    Text(String),
}

/// Asks one question until it is answered or left open; whether it was answered.
fn ask(words: &Words, session: &mut Session, question: &QuestionView, texts: &Texts) -> Result<bool, Failure> {
    let book = std::rc::Rc::clone(session.book());
    let slot = book.slots.iter().find(|slot| slot.key == question.fact).ok_or(question.fact.clone())?;
    let decides = question.decides.iter().take(RULES_MAX).map(|decided| words.action(&decided.action, &[]));
    let times = question.times.iter().map(|id| words.t(&format!("trigger--{id}"), &[]));
    let mut rules: Vec<String> = decides.chain(times).collect();
    rules.dedup();
    let fact = words.fact(&question.fact);
    let title = match rules.is_empty() {
        true => words.t("guide-guessed", &[("fact", fact)]),
        false => words.t("guide-why", &[("fact", fact), ("rules", rules.join(" · "))]),
    };
    loop {
        let (names, values): (Vec<String>, Vec<TreeKind>) = match slot.ty {
            SlotTy::Bool => ["yes", "no"].map(|id| (words.t(id, &[]), TreeKind::Bool(id == "yes"))).into_iter().unzip(),
            SlotTy::Enum(id) => {
                let choices = book.choices(id).iter().map(|sym| book.name(*sym).to_owned());
                choices.map(|name| (words.t(&format!("choice--{name}"), &[]), TreeKind::Str(name))).unzip()
            }
            _ => (Vec::new(), Vec::new()),
        };
        let said = if names.is_empty() {
            let hint = match slot.ask {
                Ask::Ago => Some(words.t("guide-ago", &[])),
                Ask::Ahead => Some(words.t("guide-ahead", &[])),
                Ask::Never | Ask::Value => None,
            };
            let title = hint.map_or(title.clone(), |hint| format!("{title} · {hint}"));
            value(words, &title)?
        } else {
            choose(words, &title, &names)?
        };
        let given = match said {
            None => return Ok(false),
            Some(Answer::Choice(at)) => values.get(at).cloned().unwrap_or(TreeKind::Null),
            Some(Answer::Text(text)) => match (slot.ask, text.parse()) {
                // A bare number says no moment and no length of time.
                (_, Ok(n)) if !is_time(slot.ty) => TreeKind::Int(n),
                (Ask::Ago, _) => TreeKind::Str(from_now(&text, "ago")),
                (Ask::Ahead, _) => TreeKind::Str(from_now(&text, "ahead")),
                _ => TreeKind::Str(text),
            },
        };
        let facts = Tree::new(TreeKind::Table(vec![(question.fact.clone(), Tree::new(given))]));
        let set = Tree::new(TreeKind::Table(vec![("facts".to_owned(), facts)]));
        let request = Request::read(&book, &Tree::new(TreeKind::Table(vec![("set".to_owned(), set)])));
        match request.and_then(|request| session.request(&request)) {
            Ok(()) => return Ok(true),
            Err(rejection) => say(&super::situation::told(&rejection, texts)),
        }
    }
}

/// A length of time as a moment so far from now; what says a moment already stays as it is.
fn from_now(text: &str, side: &str) -> String {
    let is_length = tuiqun::time::parse_duration(text.trim()).is_some();
    if is_length { format!("{} {side}", text.trim()) } else { text.to_owned() }
}

/// One of several; `None` where somebody is not sure. A terminal gets a menu, anything else is read line by line.
fn choose(words: &Words, title: &str, names: &[String]) -> Result<Option<Answer>, Failure> {
    let unsure = words.t("guide-unsure", &[]);
    if std::io::stdin().is_terminal() {
        let items: Vec<&String> = names.iter().chain([&unsure]).collect();
        let picked = Select::new().with_prompt(title).items(&items).default(0).interact();
        let picked = picked.map_err(|error| error.to_string())?;
        return Ok((picked < names.len()).then_some(Answer::Choice(picked)));
    }
    say(title);
    names.iter().enumerate().for_each(|(at, name)| say(&format!("  {}. {name}", at.saturating_add(1))));
    loop {
        let Some(text) = line(words)? else { return Ok(None) };
        let place = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < names.len());
        match place.or_else(|| names.iter().position(|name| *name == text)) {
            Some(at) => return Ok(Some(Answer::Choice(at))),
            None => say(&words.t("guide-bad", &[("value", text)])),
        }
    }
}

/// A value; `None` where somebody is not sure.
fn value(words: &Words, title: &str) -> Result<Option<Answer>, Failure> {
    if std::io::stdin().is_terminal() {
        let said: Result<String, _> = Input::new().with_prompt(title).allow_empty(true).interact_text();
        let said = said.map_err(|error| error.to_string())?;
        return Ok((!said.trim().is_empty()).then(|| Answer::Text(said.trim().to_owned())));
    }
    say(title);
    Ok(line(words)?.map(Answer::Text))
}

/// The next line; `None` if it is empty.
fn line(words: &Words) -> Result<Option<String>, Failure> {
    say(&words.t("guide-answer", &[]));
    let mut text = String::new();
    let read = std::io::stdin().lock().read_line(&mut text).map_err(|error| error.to_string())?;
    if read == 0 {
        return Err(words.t("guide-end", &[]).into());
    }
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
