//! Which answers still matter, held against trying every answer of every question: on random small rulebooks no question is
//! missed, and none is asked that cannot matter.

mod common;

use std::rc::Rc;

use common::{SMALL, ask, begin, book};
use proptest::prelude::*;
use tuiqun::explain::relevance;
use tuiqun::rulebook::Rulebook;
use tuiqun::sim::{Session, State, offers};
use tuiqun::value::Tri;
use tuiqun::wire;

const SLOTS: [&str; 5] = ["a", "b", "k", "n", "m"];

/// A condition over two yes-or-no facts, a choice, two numbers and a derived fact.
fn condition(derived: bool) -> impl Strategy<Value = String> {
    let number = || prop_oneof![Just("n"), Just("m")];
    let compared =
        (number(), prop_oneof![Just("<"), Just("<="), Just("=="), Just("!="), Just(">"), Just(">=")], 0..7_i64);
    let atom = prop_oneof![
        Just("a".to_owned()),
        Just("!b".to_owned()),
        prop_oneof![Just("x"), Just("y"), Just("z")].prop_map(|choice| format!("k == '{choice}'")),
        Just("k in ['x', 'z']".to_owned()),
        compared.prop_map(|(name, op, with)| format!("{name} {op} {with}")),
        Just("n < m".to_owned()),
        Just(if derived { "d" } else { "b" }.to_owned()),
    ];
    atom.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|all| format!("({})", all.join(" && "))),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|any| format!("({})", any.join(" || "))),
            inner.clone().prop_map(|one| format!("!({one})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(c, y, n)| format!("({c} ? {y} : {n})")),
        ]
    })
}

fn pack(derived: &str, requires: &[(String, String)]) -> String {
    let requires: Vec<String> = requires
        .iter()
        .enumerate()
        .map(|(at, (when, that))| format!(r#"{{"code":"go/r{at}","when":"{when}","that":"{that}","own":true}}"#))
        .collect();
    format!(
        r#"{{"rulebook":{{"format":1,"id":"random","version":"1","utc_offset":"+08:00","locales":["en"]}},
"fact":{{"a":{{"type":"bool"}},"b":{{"type":"bool"}},"k":{{"type":"enum","choices":["x","y","z"]}},
 "n":{{"type":"int","range":[0,6]}},"m":{{"type":"int","range":[0,6]}},"done":{{"type":"bool","ask":"never","start":false}}}},
"derived":{{"d":{{"is":"{derived}"}}}},
"action":{{"go":{{"require":[{}],"set":["done = true"]}}}},
"goal":{{"end":{{"that":"done","actions":["go"]}}}}}}"#,
        requires.join(",")
    )
}

/// Every answer to a question.
fn answers(book: &Rulebook, at: usize) -> Vec<i64> {
    match SLOTS[at] {
        "a" | "b" => vec![0, 1],
        "k" => book.choices(0).iter().map(|sym| i64::from(sym.0)).collect(),
        _ => (0..=6).collect(),
    }
}

/// The questions that matter, found by filling in every answer of all that is unknown.
fn brute(session: &Session, unknown: &[usize]) -> Vec<usize> {
    let book = session.book();
    let mut states: Vec<State> = vec![session.state().clone()];
    for at in unknown {
        states = states
            .iter()
            .flat_map(|state| {
                answers(book, *at).into_iter().map(|cell| {
                    let mut state = state.clone();
                    state.set(book, u16::try_from(*at).unwrap(), Some(cell), false);
                    state
                })
            })
            .collect();
    }
    let judged: Vec<_> =
        states.iter().map(|state| (state, offers(session.world(), state)[0].verdicts.clone())).collect();
    let same_but = |at: usize, one: &State, other: &State| {
        one.cells().iter().zip(other.cells()).enumerate().all(|(slot, (a, b))| slot == at || a == b)
    };
    let matters = |at: &usize| {
        judged.iter().enumerate().any(|(index, (one, stands))| {
            judged.iter().skip(index + 1).any(|(other, otherwise)| stands != otherwise && same_but(*at, one, other))
        })
    };
    unknown.iter().copied().filter(matters).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_question_is_missed_and_none_is_idle(
        derived in condition(false),
        requires in proptest::collection::vec((condition(true), condition(true)), 1..4),
        known in proptest::collection::vec(proptest::option::of(0..7_usize), 5),
    ) {
        let book: Rc<Rulebook> = book(&pack(&derived, &requires));
        let mut session = begin(&book, r#"{"start":1767578400000}"#);
        let mut unknown = Vec::new();
        let mut facts = Vec::new();
        for (at, known) in known.iter().enumerate() {
            let answers = answers(&book, at);
            match known {
                Some(pick) => facts.push((u16::try_from(at).unwrap(), Some(answers[pick % answers.len()]))),
                None => unknown.push(at),
            }
        }
        if !facts.is_empty() {
            session.apply(tuiqun::sim::Event::Set { facts, assumed: false }).unwrap();
        }
        let found = relevance(session.world(), session.state(), &book.goals[0]);
        let mut needed: Vec<usize> = found.needed.iter().map(|question| usize::from(question.slot)).collect();
        needed.sort_unstable();
        prop_assert!(found.exact);
        prop_assert_eq!(&needed, &brute(&session, &unknown));
        // What people get is the same.
        let mut told: Vec<String> =
            wire::relevance(&session, "end").unwrap().needed.into_iter().map(|question| question.fact).collect();
        told.sort_by_key(|key| book.slot(key));
        let named: Vec<&str> = needed.iter().map(|at| SLOTS[*at]).collect();
        prop_assert_eq!(told, named);
        prop_assert_eq!(found.known.len() + found.idle.len() + found.needed.len(), SLOTS.len());
    }

    /// What stands as it begins is told where another value alone would keep something from holding, and nowhere else.
    #[test]
    fn what_is_usual_is_what_could_stand_in_the_way(
        derived in condition(false),
        requires in proptest::collection::vec((condition(true), condition(true)), 1..4),
        said in proptest::collection::vec(proptest::option::of(0..7_usize), 5),
    ) {
        let pack = pack(&derived, &requires);
        let pack = pack.replace(r#""a":{"type":"bool"},"b":{"type":"bool"}"#, r#""a":{"type":"bool","start":false},"b":{"type":"bool","start":true}"#);
        let pack = pack.replace(r#""choices":["x","y","z"]"#, r#""choices":["x","y","z"],"start":"x""#);
        let pack = pack.replace(r#""range":[0,6]"#, r#""range":[0,6],"start":3"#);
        let book: Rc<Rulebook> = book(&pack);
        let mut session = begin(&book, r#"{"start":1767578400000}"#);
        let facts: Vec<(u16, Option<i64>)> = said
            .iter()
            .enumerate()
            .filter_map(|(at, pick)| {
                let answers = answers(&book, at);
                pick.map(|pick| (u16::try_from(at).unwrap(), Some(answers[pick % answers.len()])))
            })
            .collect();
        if !facts.is_empty() {
            session.apply(tuiqun::sim::Event::Set { facts, assumed: false }).unwrap();
        }
        let stands = |state: &State| -> Vec<Tri> {
            offers(session.world(), state)[0].verdicts.iter().map(|verdict| verdict.holds).collect()
        };
        let here = stands(session.state());
        let usual = (0..SLOTS.len()).filter(|at| {
            let slot = u16::try_from(*at).unwrap();
            let fails = |cell| {
                let mut there = session.state().clone();
                there.set(&book, slot, Some(cell), false);
                here.iter().zip(stands(&there)).any(|(here, there)| *here == Tri::Yes && there != Tri::Yes)
            };
            session.state().cell(slot) == book.slots[*at].start && answers(&book, *at).into_iter().any(fails)
        });
        let usual: Vec<usize> = usual.collect();
        let found = relevance(session.world(), session.state(), &book.goals[0]).usual;
        let found: Vec<usize> = found.into_iter().map(usize::from).collect();
        prop_assert_eq!(found, usual);
    }
}

#[test]
fn the_question_that_decides_most_comes_first() {
    let requires = [
        ("true".into(), "a && k == 'x'".into()),
        ("true".into(), "a || n > 3".into()),
        ("true".into(), "m >= 0".into()),
    ];
    let book = book(&pack("a", &requires));
    let mut session = begin(&book, r#"{"start":1767578400000}"#);
    let found = wire::relevance(&session, "end").unwrap();
    let keys: Vec<&str> = found.needed.iter().map(|question| question.fact.as_str()).collect();
    assert_eq!(keys, ["a", "k", "n"], "and `m >= 0` always holds");
    let decides: Vec<&str> = found.needed[0].decides.iter().map(|decided| decided.code.as_str()).collect();
    assert_eq!(decides, ["go/r0", "go/r1"]);
    assert!(found.exact && found.idle.contains(&"m".to_owned()) && found.idle.contains(&"b".to_owned()));
    // An answer makes another question idle.
    ask(&mut session, r#"{"set":{"facts":{"a":false}}}"#).unwrap();
    let found = wire::relevance(&session, "end").unwrap();
    assert_eq!(found.needed.iter().map(|question| question.fact.as_str()).collect::<Vec<_>>(), ["n"]);
}

#[test]
fn where_numbers_are_computed_with_every_question_counts() {
    let pack = SMALL.replace("\"that\":\"ready\"", "\"that\":\"members + count == 7 || ready\"");
    let session =
        begin(&book(&pack), r#"{"preset":"start","facts":{"members":null,"ready":null},"start":1767578400000}"#);
    let found = wire::relevance(&session, "end").unwrap();
    assert!(
        !found.exact
            && ["members", "ready"].iter().all(|key| found.needed.iter().any(|question| question.fact == **key))
    );
}

/// Two moments: one is needed where a comparison turns at a span from the other, and where the other is not known either.
#[test]
fn moments_turn_at_a_span_from_each_other() {
    let pack = r#"{"rulebook":{"format":1,"id":"moments","version":"1","utc_offset":"+08:00","locales":["en"]},
"fact":{"x":{"type":"instant","ask":"ago"},"y":{"type":"instant","ask":"ago"},"done":{"type":"bool","ask":"never","start":false}},
"action":{"go":{"require":[{"code":"go/between","that":"x >= y - duration('24h') && x <= y - duration('12h')","own":true}],"set":["done = true"]}},
"goal":{"end":{"that":"done","actions":["go"]}}}"#;
    let book = book(pack);
    let mut session = begin(&book, r#"{"start":1767578400000}"#);
    let needed = |session: &Session| -> Vec<String> {
        wire::relevance(session, "end").unwrap().needed.into_iter().map(|question| question.fact).collect()
    };
    assert_eq!(needed(&session), ["x", "y"]);
    ask(&mut session, r#"{"set":{"facts":{"y":"120h ago"}}}"#).unwrap();
    assert_eq!(needed(&session), ["x"]);
    assert!(wire::relevance(&session, "end").unwrap().exact);
}
