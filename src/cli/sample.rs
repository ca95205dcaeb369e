//! `tuiqun sample`: a plan carried out many times, and what came of it.

use clap::Args;
use tuiqun::rulebook::source::parse_json;
use tuiqun::sample::Policy;
use tuiqun::wire::{self, ChancesView, RunView};

use super::plan::{ALL, TENTH, find, goal_of, percent};
use super::run::opening;
use super::situation::{Opened, Situation, told};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

/// Of fewer runs than this it says nothing how much longer they took.
const FEW: u32 = 30;

/// How a plan is carried out.
#[derive(Args)]
pub(crate) struct Options {
    /// The goal; that of the preset, if it is left out.
    #[arg(long)]
    goal: Option<String>,
    /// Which of the ways of `tuiqun plan`, counted from 1.
    #[arg(long, default_value_t = 1)]
    way: usize,
    /// How often it is carried out.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// How often a step that went wrong is tried again.
    #[arg(long, default_value_t = 2)]
    tries: u32,
    /// How many seconds are waited before that.
    #[arg(long, default_value_t = 120)]
    pause: u32,
    /// Make no other plan where trying again does not help.
    #[arg(long)]
    no_fall_back: bool,
    /// Shows this run alone, counted from 0.
    #[arg(long)]
    run: Option<u32>,
}

pub(crate) fn run(situation: &Situation, options: &Options, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, goal: wanted, .. } = opened;
    let goal = goal_of(&session, options.goal.as_deref().or(wanted.as_deref()))?;
    let plans = find(&session, &goal, true)?;
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    let Some(plan) = options.way.checked_sub(1).and_then(|at| plans.plans.get(at)) else {
        say(&words.t("sample-none", &[]));
        return Ok(false);
    };
    let mut requests = Vec::new();
    for request in &plan.requests {
        requests.push(parse_json(request).map_err(|problem| problem.code.id().to_owned())?);
    }
    let pause = i64::from(options.pause).saturating_mul(1_000);
    let known = Policy::default();
    let fall_backs = if options.no_fall_back { 0 } else { known.fall_backs };
    let policy = Policy { tries: options.tries, pause, fall_backs, ..known };
    let sampler = wire::sampler(&session, &goal, &requests, policy, options.runs);
    let mut sampler = match sampler {
        Ok(sampler) => sampler,
        Err(rejection) => {
            say(&told(&rejection, texts));
            return Ok(false);
        }
    };
    if let Some(number) = options.run {
        let run = wire::run(session.book(), &sampler.run(number));
        if json {
            say(&serde_json::to_string(&run)?);
        } else {
            opening(&words, &wire::view(&session));
            tell_run(&words, number, &run);
        }
        return Ok(run.reached);
    }
    while !sampler.go_on(u32::MAX) {}
    let found = wire::chances(session.book(), &sampler.answer());
    if json {
        say(&serde_json::to_string(&found)?);
        return Ok(true);
    }
    opening(&words, &wire::view(&session));
    if plan.steps.iter().any(|step| step.past_calendar) {
        say(&words.t("calendar-ends", &[]));
    }
    tell(&words, policy, &found);
    Ok(true)
}

fn tell(words: &Words, policy: Policy, found: &ChancesView) {
    say(&words.t("sample-title", &[]));
    let line = |text: String| say(&format!("  {text}"));
    if !found.unquantified.is_empty() {
        let what: Vec<String> = found.unquantified.iter().map(|id| words.action_or_trigger(id)).collect();
        line(words.t("sample-taken", &[("what", what.join(" · "))]));
    }
    line(words.t("sample-runs", &[("runs", found.runs.to_string())]));
    let (low, high) = found.interval;
    // To the tenth below: a bound that is not reached is none.
    let low = low.saturating_sub(low.checked_rem(TENTH).unwrap_or(0));
    line(words.t(
        if high == ALL { "sample-reached-at-least" } else { "sample-reached" },
        &[
            ("reached", found.reached.to_string()),
            ("runs", found.runs.to_string()),
            ("low", percent(words, low)),
            ("high", percent(words, high)),
        ],
    ));
    if let Some((fast, median, slow)) = found.times {
        let times = [("fast", fast), ("median", median), ("slow", slow)];
        let times = times.map(|(name, time)| (name, words.duration(time)));
        let same = times.iter().all(|(_, time)| *time == times[0].1);
        line(words.t(if same { "sample-times-same" } else { "sample-times" }, &times));
    }
    let tries = [("tries", policy.tries.to_string()), ("pause", words.duration(policy.pause))];
    line(words.t("sample-policy", &tries));
    if found.fell_back > 0 {
        line(words.t("sample-fall-back", &[("count", found.fell_back.to_string())]));
    }
    if found.failures.is_empty() {
        line(words.t("sample-no-failure", &[]));
    }
    for failure in &found.failures {
        let what =
            format!("{} · {}", words.action_or_trigger(&failure.id), words.outcome(&failure.id, &failure.outcome));
        let few = failure.runs.saturating_sub(failure.lost) < FEW;
        let id = match (failure.lost, few) {
            (lost, _) if lost == failure.runs => "sample-failure-all",
            (0, true) => "sample-failure-none-few",
            (0, false) => "sample-failure-none",
            (_, true) => "sample-failure-few",
            (_, false) => "sample-failure",
        };
        line(words.t(
            id,
            &[
                ("what", what),
                ("runs", failure.runs.to_string()),
                ("lost", failure.lost.to_string()),
                ("delay", words.duration(failure.delay)),
            ],
        ));
    }
}

fn tell_run(words: &Words, number: u32, run: &RunView) {
    let ending = words.t(if run.reached { "sample-ending-reached" } else { "sample-ending-stopped" }, &[]);
    let said = [("n", number.to_string()), ("ending", ending), ("time", words.duration(run.time))];
    say(&words.t("sample-run", &said));
    run.entries.iter().for_each(|entry| say(&format!("  · {}", words.entry(entry))));
}
