//! The worst that can be packed within the limits: each is refused when it is loaded, or every answer about it comes, and stays small.
//! What these inputs once did (minutes, gigabytes) would show here as a run that never ends.

mod common;

use common::{SMALL, ask, begin, book};
use proptest::prelude::{Strategy, prop_oneof};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use tuiqun::diag::{Code, Severity, nearest};
use tuiqun::explain::{self, Why, relevance, removals};
use tuiqun::plan::{Planner, STEPS_MAX, Stop};
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{from_bytes, load, to_bytes};
use tuiqun::sim::{Session, StartRequest, offers};
use tuiqun::wire;

/// A rulebook of one action, `go`, with these requirements; what is given comes in addition.
fn pack(beside: &[(&str, Json)], requires: &[String]) -> String {
    let requires: Vec<Json> = (0..)
        .zip(requires)
        .map(|(at, that): (usize, _)| json!({ "code": format!("go/x{at}"), "that": that, "own": true }))
        .collect();
    let mut root = json!({
        "rulebook": { "format": 1, "id": "worst", "version": "1", "utc_offset": "+08:00", "locales": ["en"] },
        "fact": { "f": { "type": "bool" }, "gone": { "type": "bool", "ask": "never", "start": false } },
        "action": { "go": { "require": requires, "set": ["gone = true"] } },
        "goal": { "end": { "that": "gone", "actions": ["go"] } },
    });
    for (section, items) in beside {
        match root.get_mut(*section) {
            Some(there) => there.as_object_mut().unwrap().extend(items.as_object().unwrap().clone()),
            None => root[*section] = items.clone(),
        }
    }
    root.to_string()
}

/// Derived facts of which each rests on the one before it, many times over.
fn chain(length: usize, rests: impl Fn(&str) -> Json) -> Json {
    let mut derived = serde_json::Map::new();
    derived.insert("d0".to_owned(), json!({ "is": "f" }));
    for at in 1..length {
        derived.insert(format!("d{at}"), rests(&format!("d{}", at - 1)));
    }
    Json::Object(derived)
}

/// Asks for every answer that a page asks for; how each goes well is for other tests.
fn answers(session: &Session) -> Stop {
    fn parts(why: &Why) -> usize {
        1 + why.parts.iter().map(parts).sum::<usize>()
    }
    let (world, state) = (session.world(), session.state());
    let view = serde_json::to_string(&wire::view(session)).unwrap();
    assert!(view.len() < 4_000_000, "a view of {} bytes", view.len());
    for offer in offers(world, state).iter().take(4) {
        let told = explain::action(world, state, offer);
        let all: usize = told.iter().map(|one| parts(&one.that)).sum();
        assert!(all <= 1_000 + told.len(), "an explanation of {all} parts");
        assert!(removals(world, state, offer.action, None).removals.len() <= 100);
    }
    let asked = relevance(world, state, &session.book().goals[0]);
    assert!(asked.needed.len() <= session.book().facts.len());
    Planner::new(session, 0, true, STEPS_MAX).unwrap().run().stop
}

const START: &str = r#"{"start":1767578400000}"#;

#[test]
fn what_rests_on_one_thing_many_times_over_is_looked_at_once() {
    let doubled = chain(500, |d| json!({ "is": format!("{d} && {d}") }));
    let by_cases = chain(500, |d| json!({ "cases": [{ "when": d, "is": d }, { "is": d }] }));
    let by_choice = chain(300, |d| json!({ "is": format!("{d} ? {d} : !{d}") }));
    let counted = chain(300, |d| json!({ "is": format!("!({d} || {d}) || {d}") }));
    // What each comes to where `f` does not hold.
    let chains =
        [(doubled, Stop::Impossible), (by_cases, Stop::Impossible), (by_choice, Stop::Found), (counted, Stop::Found)];
    for (derived, without) in chains {
        let last = format!("d{}", derived.as_object().unwrap().len() - 1);
        let book = book(&pack(&[("derived", derived)], &vec![last; 100]));
        for (said, stop) in [("true", Stop::Found), ("false", without)] {
            let mut session = begin(&book, START);
            answers(&session);
            ask(&mut session, &format!(r#"{{"set":{{"facts":{{"f":{said}}}}}}}"#)).unwrap();
            assert_eq!(answers(&session), stop);
        }
    }
}

#[test]
fn questions_that_would_take_too_long_to_decide_are_all_asked() {
    let mut facts = serde_json::Map::new();
    (0..12).for_each(|at| drop(facts.insert(format!("b{at}"), json!({ "type": "bool" }))));
    let rests = |at: usize| match at {
        0 => json!({ "is": "b0" }),
        _ => json!({ "is": format!("d{} || b{} && !b{}", at - 1, at % 12, at * 5 % 12) }),
    };
    let derived: serde_json::Map<String, Json> = (0..500).map(|at| (format!("d{at}"), rests(at))).collect();
    let requires: Vec<String> = (0..64).map(|at| format!("d{}", 499 - at)).collect();
    let book = book(&pack(&[("fact", Json::Object(facts)), ("derived", Json::Object(derived))], &requires));
    let session = begin(&book, START);
    answers(&session);
    let found = relevance(session.world(), session.state(), &book.goals[0]);
    assert!(!found.exact);
    assert_eq!(found.needed.len(), 12, "whatever might matter is asked");
}

/// What is refused, and for which limit.
#[test]
fn what_would_take_too_long_to_judge_is_refused_before_anything_is_judged() {
    let long = vec!["f"; 500].join("||");
    let actions: serde_json::Map<String, Json> =
        (0..500).map(|at| (format!("a{at}"), json!({ "set": ["gone = true"] }))).collect();
    let on: Vec<&String> = actions.keys().collect();
    let shared: Vec<Json> =
        (0..60).map(|at| json!({ "on": on, "code": format!("all/x{at}"), "that": long, "own": true })).collect();
    let choices: serde_json::Map<String, Json> =
        (0..400).map(|at| (format!("c{at}"), json!({ "own": true }))).collect();
    let readings: serde_json::Map<String, Json> =
        (0..64).map(|at| (format!("r{at}"), json!({ "choice": choices }))).collect();
    let mut rests = chain(500, |d| json!({ "is": format!("{d} || f") }));
    let all: Vec<String> = (0..64).map(|at| format!("r{at} == 'c0'")).collect();
    rests["d0"] = json!({ "is": all.join(" || ") });
    let enums: serde_json::Map<String, Json> = (0..8)
        .map(|at| {
            let choices: Vec<String> = (0..9_990).map(|n| format!("c{at}x{n}")).collect();
            (format!("e{at}"), json!({ "type": "enum", "choices": choices }))
        })
        .collect();
    let names: Vec<String> = (0..40).map(|at| format!("{}{at}", "c".repeat(8_000))).collect();
    let tagged: serde_json::Map<String, Json> =
        (0..500).map(|at| (format!("a{at}"), json!({ "tags": ["t"], "set": ["all"] }))).collect();
    let duties: serde_json::Map<String, Json> =
        (0..5_000).map(|at| (format!("d{at}"), json!({ "before": ["t"], "that": "f", "own": true }))).collect();
    let effects = json!({ "all": { "set": vec!["gone = f"; 5_000] } });
    let few = json!({ "all": { "set": ["gone = f"] } });
    let cases = [
        ("WORK_MAX", pack(&[("action", Json::Object(tagged.clone())), ("effect", effects)], &[])),
        ("WORK_MAX", pack(&[("action", Json::Object(tagged)), ("effect", few), ("duty", Json::Object(duties))], &[])),
        ("WORK_MAX", pack(&[("action", Json::Object(actions.clone())), ("require", json!(shared))], &[])),
        ("WORK_MAX", pack(&[("reading", Json::Object(readings)), ("derived", rests)], &["d499".to_owned()])),
        ("CHOICES_MAX", pack(&[("fact", Json::Object(enums))], &[])),
        ("KEY_BYTES_MAX", pack(&[("fact", json!({ "e": { "type": "enum", "choices": names } }))], &[])),
    ];
    for (limit, text) in cases {
        let (book, diagnostics) = load(&text);
        assert!(book.is_none());
        let first = diagnostics
            .iter()
            .find(|one| one.code == Code::Limit)
            .unwrap_or_else(|| panic!("{limit}: {diagnostics:?}"));
        assert!(format!("{:?}", first.args).contains(limit), "{limit}: {first:?}");
    }
}

#[test]
fn a_text_of_mistakes_is_refused_as_one() {
    let facts: serde_json::Map<String, Json> =
        (0..500).map(|at| (format!("member{at}"), json!({ "type": "bool" }))).collect();
    let wrong: Vec<String> = (0..30).map(|at| format!("memberx{at}")).collect();
    let names = pack(&[("fact", Json::Object(facts))], &vec![wrong.join("||"); 2_000]);
    let choices: Vec<String> = (0..500).map(|at| format!("{}{at}", "c".repeat(120))).collect();
    let wrong = vec!["e == 'x'"; 300].join("||");
    let choices = pack(&[("fact", json!({ "e": { "type": "enum", "choices": choices } }))], &vec![wrong; 200]);
    let long = pack(&[], &["x".repeat(4_000)]);
    for text in [names, choices, long] {
        let (book, diagnostics) = load(&text);
        assert!(book.is_none() && (1..=200).contains(&diagnostics.len()), "{}", diagnostics.len());
        let told: usize = diagnostics.iter().map(|one| format!("{:?}", one.args).len()).sum();
        assert!(told < 2_000_000, "{told} bytes of messages");
    }
}

/// An error is told, however many warnings come before it.
#[test]
fn warnings_swallow_no_error() {
    let uncited: Vec<String> = (0..400).map(|at| format!(r#""w{at}":{{"on":["action:go"]}}"#)).collect();
    let text = common::SMALL.replace(r#""note":{"#, &format!(r#""note":{{{},"#, uncited.join(",")));
    let (book, diagnostics) = load(&text);
    assert!(book.is_some() && diagnostics.len() == 200, "{}", diagnostics.len());
    let (book, diagnostics) = load(&text.replace(r#""facts":{"role":"owner""#, r#""facts":{"role":"onwer""#));
    assert!(book.is_none());
    assert_eq!(diagnostics.iter().filter(|one| one.severity == Severity::Error).count(), 1, "{diagnostics:?}");
}

/// The distance as a textbook has it.
fn levenshtein(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, one) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            row.push((row[j] + 1).min(rows[i][j + 1] + 1).min(rows[i][j] + usize::from(one != other)));
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

proptest::proptest! {
    #[test]
    fn the_nearest_name_is_the_nearest(name in "[ab群]{0,9}", known in proptest::collection::vec("[ab群]{0,9}", 0..5)) {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let reach = match chars(&name).len() {
            0..=3 => 1,
            4..=7 => 2,
            _ => 3,
        };
        let far = |other: &str| levenshtein(&chars(&name), &chars(other));
        let first = known.iter().map(|other| far(other)).min().filter(|far| *far <= reach);
        let found = nearest(&name, known.iter().map(String::as_str));
        proptest::prop_assert_eq!(found.map(far), first);
        let expected = known.iter().find(|other| Some(far(other)) == first).map(String::as_str);
        proptest::prop_assert_eq!(found, expected);
    }
}

/// One change of the bytes of a rulebook.
#[derive(Clone, Debug)]
enum Forged {
    Set(usize, u8),
    Cut(usize, usize),
    Twice(usize, usize),
    End(usize),
    Nested(usize, usize),
}

impl Forged {
    fn make(&self, body: &mut Vec<u8>) {
        let end = body.len().max(1);
        match *self {
            Self::Set(at, byte) => body.iter_mut().skip(at % end).take(1).for_each(|old| *old = byte),
            Self::Cut(at, length) => drop(body.drain(at % end..(at % end + length).min(body.len()))),
            Self::Twice(at, length) => {
                let part = body[at % end..(at % end + length).min(body.len())].to_vec();
                body.splice(at % end..at % end, part);
            }
            Self::End(at) => body.truncate(at % end),
            // `!` of `!` of …: the ninth of what a node can be, so many times.
            Self::Nested(at, depth) => drop(body.splice(at % end..at % end, std::iter::repeat_n(9, depth))),
        }
    }
}

fn forged() -> impl Strategy<Value = Forged> {
    let at = 0..100_000_usize;
    prop_oneof![
        (at.clone(), proptest::prelude::any::<u8>()).prop_map(|(at, byte)| Forged::Set(at, byte)),
        (at.clone(), 1..9_usize).prop_map(|(at, length)| Forged::Cut(at, length)),
        (at.clone(), 1..200_usize).prop_map(|(at, length)| Forged::Twice(at, length)),
        at.clone().prop_map(Forged::End),
        (at, 1..200_000_usize).prop_map(|(at, depth)| Forged::Nested(at, depth)),
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(4_000))]

    /// Whatever bytes bear the digest of what they hold: a rulebook, whose situation can be asked for, or a code.
    #[test]
    fn forged_bytes_are_a_rulebook_or_a_code(changes in proptest::collection::vec(forged(), 1..4)) {
        let bytes = to_bytes(&book(SMALL)).unwrap();
        let head = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let mut body = bytes[head + 32..].to_vec();
        for change in &changes {
            change.make(&mut body);
        }
        let forged = [&bytes[..head], &Sha256::digest(&body)[..], &body].concat();
        match from_bytes(&forged) {
            Err(rejection) => proptest::prop_assert_eq!(rejection.code, Code::PackDamaged),
            Ok(book) => {
                let start = StartRequest::read(&book, &parse_json(r#"{"start":1767578400000}"#).unwrap());
                if let Ok(start) = start.and_then(|start| start.resolve(&book))
                    && let Ok(session) = Session::begin(std::rc::Rc::new(book), start)
                {
                    answers(&session);
                }
            }
        }
    }
}
