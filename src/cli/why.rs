//! `tuiqun why`: the tree of reasons as sentences, and the order in which what is in the way goes.

use tuiqun::diag::Rejection;
use tuiqun::sim::Session;
use tuiqun::wire::{self, Answer, Datum, ExplanationView, ReasonedView, RemovalsView, ValueView, WhyView};

use super::failure::Failure;
use super::run::{answer_mark, opening};
use super::situation::{Opened, Situation};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

pub(crate) fn run(situation: &Situation, of: &str, all: bool, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, .. } = opened;
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    let book = session.book();
    let action = book.actions.iter().find(|action| action.id == of);
    let goal = book.goals.iter().find(|goal| goal.id == of);
    let ruled = book.actions.iter().find(|action| {
        let quotas = action.uses.iter().filter_map(|(at, _)| book.quotas.get(*at)).map(|quota| &quota.code);
        action.requires.iter().map(|require| &require.code).chain(quotas).any(|code| code == of)
    });
    let telling = Telling { words: &words, all };
    let said = |rejection: Rejection| rejection.to_string();
    if goal.is_some() && action.is_none() {
        let why = wire::explain_goal(&session, of).map_err(said)?;
        if json {
            say(&serde_json::json!({ "goal": of, "why": why }).to_string());
        } else {
            opening(&words, &wire::view(&session));
            say(&words.t("why-title", &[("subject", words.t(&format!("goal--{of}"), &[]))]));
            telling.tree(&why, 1);
        }
        return Ok(true);
    }
    let Some(subject) = action.or(ruled) else {
        return Err(Failure::new("option-of-unknown", [("value", &of), ("rulebook", &book.id)]));
    };
    let mut explained = wire::explain(&session, &subject.id).map_err(said)?;
    if action.is_none() {
        explained.requirements.retain(|reasoned| reasoned.code == of);
    }
    let removals = action.map(|action| wire::removals(&session, &action.id, None).map_err(said)).transpose()?;
    if json {
        say(&serde_json::json!({ "explanation": explained, "removals": removals }).to_string());
        return Ok(true);
    }
    opening(&words, &wire::view(&session));
    telling.action(&session, &explained);
    if let Some(removals) = removals {
        telling.removals(&removals);
    }
    Ok(true)
}

struct Telling<'w> {
    words: &'w Words,
    /// Tell of what holds too.
    all: bool,
}

impl Telling<'_> {
    fn action(&self, session: &Session, explained: &ExplanationView) {
        let words = self.words;
        let subject = format!("{} [{}]", words.action(&explained.action, &[]), explained.action);
        say(&format!("{} {}", answer_mark(explained.applicable), words.t("why-title", &[("subject", subject)])));
        if explained.requirements.is_empty() {
            say(&format!("  {}", words.t("why-none", &[])));
        }
        let view = wire::view(session);
        let findings = view.actions.iter().find(|action| action.id == explained.action).map(|action| &action.findings);
        let (told, rest): (Vec<_>, Vec<_>) =
            explained.requirements.iter().partition(|reasoned| self.all || reasoned.holds != Answer::Yes);
        for reasoned in told {
            let mut found = findings.into_iter().flatten();
            let says = found.find(|found| found.code == reasoned.code && found.entity == reasoned.entity);
            self.requirement(reasoned, says.map(|found| words.finding(found)));
        }
        if !rest.is_empty() {
            say(&format!("  ✓ {}", words.counted("why-rest", rest.len())));
        }
    }

    fn requirement(&self, reasoned: &ReasonedView, says: Option<String>) {
        let words = self.words;
        let id = match reasoned.holds {
            Answer::Yes => "why-holds",
            Answer::No => "why-fails",
            Answer::Unknown => "why-unknown",
        };
        let whose = reasoned.entity.map(|entity| format!(" · {}", words.entity(entity))).unwrap_or_default();
        let rule = format!("{}{whose}", reasoned.code);
        say(&format!("  {} {}", answer_mark(reasoned.holds), words.t(id, &[("rule", rule)])));
        says.iter().for_each(|says| say(&format!("      {says}")));
        if let Some(when) = &reasoned.when {
            say(&format!("      {}", words.t("why-when", &[])));
            self.tree(when, 4);
            say(&format!("      {}", words.t("why-that", &[])));
        }
        self.tree(&reasoned.that, if reasoned.when.is_some() { 4 } else { 3 });
        if !reasoned.claims.is_empty() {
            say(&format!("      {}", words.t("after-sources", &[("claims", reasoned.claims.join(" "))])));
        }
    }

    /// A part and what it follows from, indented.
    fn tree(&self, why: &WhyView, depth: usize) {
        let words = self.words;
        let line = |text: &str| say(&format!("{}{} {text}", "  ".repeat(depth), mark(why)));
        let deeper = depth.saturating_add(1);
        match why.form {
            "not" => {
                let part = why.parts.first();
                line(&words.t("why-not", &[("part", part.map(|part| self.phrase(part)).unwrap_or_default())]));
                if why.value.value != Datum::Bool(true) || self.all {
                    part.into_iter().flat_map(|part| &part.parts).for_each(|part| self.tree(part, deeper));
                }
            }
            "all" | "any" | "cond" => {
                line(&words.t(&format!("why-{}", why.form), &[]));
                why.parts.iter().for_each(|part| self.tree(part, deeper));
            }
            "derived" => {
                line(&self.phrase(why));
                let fails = why.value.value != Datum::Bool(true);
                if fails || self.all {
                    why.parts.iter().for_each(|part| self.tree(part, deeper));
                }
            }
            "case" => match why.parts.as_slice() {
                // A case that does not apply explains nothing, unless everything is asked for.
                [guard, _] if guard.value.value == Datum::Bool(false) && !self.all => {}
                [guard, then] => {
                    self.tree(guard, depth);
                    self.tree(then, depth);
                }
                parts => parts.iter().for_each(|part| self.tree(part, depth)),
            },
            "entity" => {
                line(&words.entity(why.entity.unwrap_or(0)));
                why.parts.iter().for_each(|part| self.tree(part, deeper));
            }
            _ => {
                line(&self.phrase(why));
                for part in why.parts.iter().filter(|part| part.form == "derived") {
                    self.tree(part, deeper);
                }
            }
        }
    }

    /// A part in one line.
    fn phrase(&self, why: &WhyView) -> String {
        let words = self.words;
        // The choices of a reading have names of their own.
        let reading = why.parts.first().filter(|part| part.form == "reading").and_then(|part| part.name.as_ref());
        let side = |at: usize| match (why.parts.get(at), reading) {
            (Some(WhyView { form: "literal", value: ValueView { value: Datum::Text(choice), .. }, .. }), Some(id)) => {
                words.t(&format!("reading--{id}--{choice}"), &[])
            }
            (part, _) => part.map(|part| self.phrase(part)).unwrap_or_default(),
        };
        let two = |id: &str| words.t(id, &[("left", side(0)), ("right", side(1))]);
        let named = |name: String| words.t("why-named", &[("name", name), ("value", self.value(why))]);
        let name = why.name.as_deref().unwrap_or_default();
        match (why.form, why.op) {
            (_, Some("-")) if why.parts.first().is_some_and(|part| part.text == "now") => {
                words.t("why-since", &[("what", side(1))])
            }
            (_, Some(op)) => match op {
                "==" => two("why-eq"),
                "!=" => two("why-ne"),
                "<" => two("why-lt"),
                "<=" => two("why-le"),
                ">" => two("why-gt"),
                ">=" => two("why-ge"),
                "in" => two("why-in"),
                "+" => two("why-plus"),
                "-" => two("why-minus"),
                _ => two("why-times"),
            },
            ("fact", _) => named(words.fact(name)),
            ("derived", _) => named(words.t(&format!("derived--{name}"), &[])),
            ("reading", _) => {
                let chosen = match &why.value.value {
                    Datum::Text(choice) => words.t(&format!("reading--{name}--{choice}"), &[]),
                    _ => String::new(),
                };
                words.t("why-named", &[("name", words.t(&format!("reading--{name}"), &[])), ("value", chosen)])
            }
            ("uses", _) => named(words.t("why-uses", &[])),
            ("clock", _) if why.text == "as_of" => named(words.t("why-as-of", &[])),
            ("clock", _) if why.text == "never" => words.t("never", &[]),
            ("clock", _) => named(words.t("why-clock", &[])),
            ("literal", _) if why.parts.is_empty() => self.value(why),
            ("literal", _) => why.parts.iter().map(|part| self.phrase(part)).collect::<Vec<_>>().join(" / "),
            _ => named(why.text.clone()),
        }
    }

    fn value(&self, why: &WhyView) -> String {
        match why.bounds {
            Some((min, max)) => self.words.t("why-between", &[("min", min.to_string()), ("max", max.to_string())]),
            None => self.words.value(&why.value),
        }
    }

    fn removals(&self, found: &RemovalsView) {
        let words = self.words;
        say("");
        if found.removals.is_empty() {
            // What cannot be told yet is in nobody's way, but not out of it either.
            let sure = found.applicable == Answer::Yes;
            say(&words.t(if sure { "removal-nothing" } else { "removal-unsaid" }, &[]));
            return;
        }
        say(&words.t("removal-title", &[]));
        for (at, removal) in found.removals.iter().enumerate() {
            say(&format!("  {}. {}", at.saturating_add(1), words.finding(&removal.finding)));
            if removal.remedy.is_none() {
                say(&format!("     {}", words.t(if found.gave_up { "removal-gave-up" } else { "removal-stuck" }, &[])));
                continue;
            }
            removal.steps.iter().for_each(|step| say(&format!("     · {}", words.entry(step))));
            say(&format!("     {}", words.t("removal-by", &[("when", words.by(removal.at))])));
        }
        let action = words.action(&found.action, &[]);
        let action = match found.entity {
            Some(entity) => words.t("why-named", &[("name", action), ("value", words.entity(entity))]),
            None => action,
        };
        match found.applicable {
            Answer::Yes => say(&words.t("removal-then", &[("action", action)])),
            Answer::Unknown => say(&words.t("removal-maybe", &[("action", action)])),
            Answer::No => {}
        }
    }
}

/// A mark for what a part comes to: a dot where that is neither yes nor no.
fn mark(why: &WhyView) -> &'static str {
    match &why.value.value {
        Datum::Bool(true) => "✓",
        Datum::Bool(false) => "✗",
        Datum::Null => "?",
        _ => "·",
    }
}
