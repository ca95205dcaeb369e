//! Chances held against closed forms: what a sample counts is what the odds say, its interval is the exact one, and each run
//! can be carried out alone.

mod common;

use std::rc::Rc;

use common::{SMALL, ask, begin, book};
use tuiqun::rulebook::Rulebook;
use tuiqun::sample::{Chances, Deed, Ending, Interval, Mishap, Policy, Sampler, Waits, interval};
use tuiqun::sim::Session;

const RUNS: u32 = 20_000;
/// So far from what is expected, in standard deviations, that it happens once in a thousand million samples.
const FAR: f64 = 6.0;

fn try_once() -> Policy {
    Policy { tries: 0, fall_backs: 0, ..Policy::default() }
}

/// One action that goes well with these odds, takes from one to three minutes, and whose failure may be final.
fn toss(odds: i64, failure: &str) -> Rc<Rulebook> {
    book(&format!(
        r#"{{"rulebook":{{"format":1,"id":"toss","version":"1","utc_offset":"+08:00","locales":["en"]}},
"fact":{{"done":{{"type":"int","range":[0,9],"start":0}},"out":{{"type":"bool","start":false}},"asked":{{"type":"bool","start":false}}}},
"action":{{"toss":{{"takes":{{"take":"1m..3m"}},"require":[{{"code":"toss/out","that":"!out","own":true}}],"odds":[{{"well":{odds},"rest":"badly"}}],
  "outcome":{{"well":{{"wanted":true,"set":["done = done + 1"]}},"badly":{{"set":[{failure}]}}}}}},
 "ask":{{"takes":{{"take":"1m"}},"set":["asked = true"]}}}},
"trigger":{{"answer":{{"actor":"friend","when":"asked && done < 9","after":"1h..2h","own":true,
  "odds":[{{"yes":250000,"rest":"no"}}],"outcome":{{"yes":{{"wanted":true,"set":["done = 9"]}},"no":{{"set":["asked = false"]}}}}}}}},
"goal":{{"once":{{"that":"done >= 1","actions":["toss"]}},"thrice":{{"that":"done >= 3","actions":["toss"]}},"all":{{"that":"done == 9","actions":["ask"]}}}}}}"#
    ))
}

fn deed(action: usize) -> Deed {
    Deed { action, args: Vec::new(), waits: Waits::No }
}

fn sample(session: &Session, goal: usize, deeds: Vec<Deed>, policy: Policy) -> Chances {
    let mut sampler = Sampler::new(session, goal, deeds, policy, RUNS).unwrap();
    while !sampler.go_on(777) {}
    sampler.answer()
}

/// Whether a count is what chance allows.
fn fits(count: u32, runs: u32, chance: f64) -> bool {
    let (count, runs) = (f64::from(count), f64::from(runs));
    (count - runs * chance).powi(2) <= FAR * FAR * runs * chance * (1.0 - chance)
}

#[test]
fn what_is_counted_is_what_the_odds_say() {
    for seed in 1..=5 {
        let start = format!(r#"{{"start":1767578400000,"seed":{seed}}}"#);
        let once = sample(&begin(&toss(680_000, ""), &start), 0, vec![deed(0)], try_once());
        assert!(fits(once.reached, RUNS, 0.68), "{once:?}");
        assert!(f64::from(once.interval.low) <= 680_000.0 && 680_000.0 <= f64::from(once.interval.high) || seed != 1);
        // Three in a row; three tries at one; a failure after which nothing goes any more.
        let thrice = sample(&begin(&toss(680_000, ""), &start), 1, vec![deed(0); 3], try_once());
        assert!(fits(thrice.reached, RUNS, 0.68_f64.powi(3)), "{thrice:?}");
        let again = Policy { tries: 2, ..try_once() };
        let tried = sample(&begin(&toss(680_000, ""), &start), 0, vec![deed(0)], again);
        assert!(fits(tried.reached, RUNS, 1.0 - 0.32_f64.powi(3)), "{tried:?}");
        let last = sample(&begin(&toss(680_000, "\"out = true\""), &start), 0, vec![deed(0)], again);
        assert!(fits(last.reached, RUNS, 0.68), "{last:?}");
        // Somebody's answer, which comes of itself; without it nothing does.
        let answer = sample(&begin(&toss(680_000, ""), &start), 2, vec![deed(1)], try_once());
        assert!(fits(answer.reached, RUNS, 0.25), "{answer:?}");
        assert_eq!(answer.failures[0].mishap, Mishap::Fire(0, 1));
        assert_eq!(answer.failures[0].runs, RUNS - answer.reached);
        assert_eq!(answer.failures[0].lost, answer.failures[0].runs);
    }
}

#[test]
fn times_are_spread_evenly_over_their_window() {
    let found =
        sample(&begin(&toss(1_000_000, ""), r#"{"start":1767578400000,"seed":3}"#), 0, vec![deed(0)], try_once());
    assert_eq!(found.reached, RUNS);
    let [fast, median, slow] = found.times.unwrap();
    for (time, share) in [(fast, 0.1), (median, 0.5), (slow, 0.9)] {
        // A quantile of an even spread lies within so much of its place.
        let place = (time - 60_000) as f64 / 120_000.0;
        assert!((place - share).powi(2) <= FAR * FAR * share * (1.0 - share) / f64::from(RUNS), "{time} for {share}");
    }
    // One hundred parts, as many in each as chance allows: chi-square with 99 degrees of freedom.
    let session = begin(&toss(1_000_000, ""), r#"{"start":1767578400000,"seed":4}"#);
    let mut sampler = Sampler::new(&session, 0, vec![deed(0)], try_once(), RUNS).unwrap();
    let mut parts = [0_u32; 100];
    for number in 0..RUNS {
        let run = sampler.run(number);
        parts[usize::try_from((run.time - 60_000) * 100 / 120_001).unwrap()] += 1;
    }
    let expected = f64::from(RUNS) / 100.0;
    let chi: f64 = parts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
    assert!(chi < 99.0 || (chi - 99.0).powi(2) < FAR * FAR * 198.0, "{chi}");
}

#[test]
fn a_run_alone_is_the_run_of_the_sample() {
    let session = begin(&toss(500_000, ""), r#"{"start":1767578400000,"seed":9}"#);
    let mut all = Sampler::new(&session, 0, vec![deed(0)], try_once(), 50).unwrap();
    let runs: Vec<_> = (0..50).map(|number| all.run(number)).collect();
    let mut alone = Sampler::new(&session, 0, vec![deed(0)], try_once(), 50).unwrap();
    for number in [49, 7, 0] {
        let run = alone.run(number);
        assert_eq!(run, runs[usize::try_from(number).unwrap()]);
        // It replays, and ends as it says.
        let mut replayed = session.clone();
        run.events.iter().for_each(|event| replayed.apply(event.clone()).unwrap());
        let reached = replayed.state().cell(session.book().slot("done").unwrap()) >= Some(1);
        assert_eq!(run.ending == Ending::Reached, reached);
    }
    while !all.go_on(50) {}
    let reached = runs.iter().filter(|run| run.ending == Ending::Reached).count();
    assert_eq!(all.answer().reached, u32::try_from(reached).unwrap());
    assert!(runs.iter().any(|run| run.ending == Ending::Stopped(0)), "some stop");
}

#[test]
fn where_trying_again_does_not_help_another_plan_does() {
    // Out after the first failure; then the friend is asked instead.
    let session = begin(&toss(500_000, "\"out = true\""), r#"{"start":1767578400000,"seed":2}"#);
    let alone = sample(&session, 0, vec![deed(0)], try_once());
    assert!(fits(alone.reached, RUNS, 0.5), "{alone:?}");
    for fall_backs in [1, 4] {
        let helped = sample(&session, 0, vec![deed(0)], Policy { fall_backs, ..try_once() });
        // Who was refused asks again: three in four are, each time.
        let refused = 0.75_f64.powi(i32::try_from(fall_backs).unwrap());
        assert!(fits(helped.reached, RUNS, 0.5 + 0.5 * (1.0 - refused)), "{helped:?}");
        assert_eq!(helped.fell_back, RUNS - alone.reached);
    }
}

#[test]
fn another_plan_waits_for_what_is_left_in_each_run() {
    let book = book(
        r#"{"rulebook":{"format":1,"id":"notice","version":"1","utc_offset":"+08:00","locales":["en"]},
"fact":{"announced_at":{"type":"instant","ask":"ago","start":"never"},"closed":{"type":"bool","start":false}},
"action":{"announce":{"takes":{"take":"1m"},"set":["announced_at = now"],"require":[{"code":"announce/done","that":"announced_at == never","own":true}]},
 "apply":{"takes":{"take":"1h..20h"},"odds":[{"well":500000,"rest":"badly"}],"outcome":{"well":{"wanted":true,"set":["closed = true"]},"badly":{}},
  "require":[{"code":"apply/announced","that":"announced_at != never && now - announced_at < duration('1h')","own":true}]},
 "close":{"takes":{"take":"1m"},"set":["closed = true"],
  "require":[{"code":"close/notice","by":"policy","that":"announced_at != never && now - announced_at >= duration('24h')","own":true}]}},
"goal":{"closed":{"that":"closed","actions":["apply","close"]}}}"#,
    );
    let session = begin(&book, r#"{"start":1767578400000,"seed":1}"#);
    let policy = Policy { tries: 0, ..Policy::default() };
    let mut sampler = Sampler::new(&session, 0, vec![deed(0), deed(1)], policy, 400).unwrap();
    let runs: Vec<_> = (0..400).map(|run| sampler.run(run)).collect();
    let otherwise: Vec<_> = runs.iter().filter(|run| run.ending != Ending::Reached).collect();
    assert!(otherwise.is_empty(), "nobody closes before the day is over: {:?} {}", otherwise.first(), otherwise.len());
    let fell: Vec<i64> = runs.iter().filter(|run| run.fell_back).map(|run| run.time).collect();
    assert!(fell.len() > 100 && fell.iter().all(|time| *time == (24 * 60 + 2) * 60_000), "{fell:?}");
}

#[test]
fn what_no_source_gives_odds_for_is_named_and_taken_to_go_well() {
    let book = book(SMALL);
    let mut session = begin(&book, r#"{"preset":"start","facts":{"friend.0.known":true},"start":1767578400000}"#);
    ask(&mut session, r#"{"set":{"facts":{"ready":true}}}"#).unwrap();
    let invite = book.actions.iter().position(|action| action.id == "invite").unwrap();
    let go = book.actions.iter().position(|action| action.id == "go").unwrap();
    let deeds = vec![
        Deed { action: invite, args: vec![tuiqun::value::Value::Int(0)], waits: Waits::Time(7_200_000) },
        deed(go),
    ];
    let found = sample(&session, 0, deeds, try_once());
    assert_eq!(found.unquantified, Vec::<String>::new(), "nobody is asked before the goal is reached");
    assert!(fits(found.reached, RUNS, 0.9), "{found:?}");
    assert!(found.times.unwrap()[0] >= 7_200_000, "what is waited for on purpose is waited for");
    let waits = vec![
        Deed { action: invite, args: vec![tuiqun::value::Value::Int(0)], waits: Waits::No },
        Deed { waits: Waits::Time(10_800_000), ..deed(go) },
    ];
    let found = sample(&session, 0, waits, try_once());
    assert_eq!(found.unquantified, ["answer"], "the friend may say no, and nobody says how often");
}

#[test]
fn the_interval_is_the_exact_one() {
    // Clopper and Pearson, from tables.
    for (successes, runs, low, high) in [
        (0, 10, 0, 308_498),
        (5, 10, 187_086, 812_914),
        (8, 10, 443_904, 974_789),
        (10, 10, 691_502, 1_000_000),
        (1, 1, 25_000, 1_000_000),
        (500, 1_000, 468_549, 531_451),
    ] {
        let Interval { low: from, high: to } = interval(successes, runs);
        assert!(from.abs_diff(low) <= 2 && to.abs_diff(high) <= 2, "{successes} of {runs}: {from} to {to}");
    }
    let (few, many) = (interval(70, 100), interval(70_000, 100_000));
    assert!(few.low < many.low && many.high < few.high && many.low <= 700_000 && 700_000 <= many.high);
    assert_eq!(interval(0, 0), Interval { low: 0, high: 1_000_000 });
}

#[test]
fn too_many_runs_are_refused() {
    let session = begin(&toss(500_000, ""), r#"{"start":1767578400000}"#);
    assert!(Sampler::new(&session, 0, Vec::new(), try_once(), 100_001).is_err());
    assert!(Sampler::new(&session, 9, Vec::new(), try_once(), 1).is_err());
    assert!(Sampler::new(&session, 0, Vec::new(), try_once(), 100_000).is_ok());
}
