//! `tuiqun ask`: the questions that still matter for a goal, most decisive first, and why each is asked.

use tuiqun::wire::{self, RelevanceView};

use super::plan::goal_of;
use super::run::opening;
use super::situation::{Opened, Situation};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

/// So many rules are named for one question.
const RULES_MAX: usize = 3;

pub(crate) fn run(situation: &Situation, goal: Option<&str>, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, goal: wanted, .. } = opened;
    let goal = goal_of(&session, goal.or(wanted.as_deref()))?;
    let found = wire::relevance(&session, &goal)?;
    if json {
        say(&serde_json::to_string(&found)?);
        return Ok(true);
    }
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    opening(&words, &wire::view(&session));
    tell(&words, &found);
    Ok(true)
}

fn tell(words: &Words, found: &RelevanceView) {
    say(&words.t("ask-title", &[("goal", words.t(&format!("goal--{}", found.goal), &[]))]));
    if found.needed.is_empty() {
        say(&format!("  {}", words.t("ask-nothing", &[])));
    }
    for (at, question) in found.needed.iter().enumerate() {
        say(&format!("  {}. {} [{}]", at.saturating_add(1), words.fact(&question.fact), question.fact));
        let decides = question.decides.iter().take(RULES_MAX);
        let decides = decides.map(|decided| format!("{} [{}]", words.action(&decided.action, &[]), decided.code));
        let times = question.times.iter().map(|id| format!("{} [{id}]", words.t(&format!("trigger--{id}"), &[])));
        let rules: Vec<String> = decides.chain(times).collect();
        let more = question.decides.len().saturating_sub(RULES_MAX);
        let rules = rules.join(" · ");
        say(&format!("     {}", words.t("ask-why", &[("rules", rules)])));
        if more > 0 {
            say(&format!("     {}", words.counted("ask-more", more)));
        }
    }
    if !found.usual.is_empty() {
        say(&format!("  {}", words.t("ask-usual", &[("facts", words.facts(&found.usual))])));
    }
    say(&format!("  {}", words.counted("ask-idle", found.idle.len())));
    if !found.exact {
        say(&format!("  {}", words.t("ask-inexact", &[])));
    }
}
