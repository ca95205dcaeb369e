//! Same rulebook, requests and seed: the same bytes, here, in Node and in the browser (`tests/web` runs the same case).

mod built_in;
mod common;

use std::rc::Rc;

use built_in::built_in;
use common::{SMALL, ask, begin, book};
use serde_json::Value as Json;
use tuiqun::rulebook::{Rulebook, from_bytes, hash, item_key, to_bytes};
use tuiqun::sim::rng::{Draws, Key, philox4x32_10};
use tuiqun::sim::{Session, read_log, write_event, write_head, write_log};

/// Known answers from the authors of the generator (Random123, `kat_vectors`).
#[test]
fn philox_gives_the_known_answers() {
    let known = [
        ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        (
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
        ),
    ];
    for (counter, key, expected) in known {
        assert_eq!(philox4x32_10(counter, key), expected);
    }
}

/// 100,000 weighted draws: chi-square below the bound for alpha = 1e-6 at two degrees of freedom (27.63).
#[test]
fn weighted_draws_follow_their_weights() {
    let weights = [992_000, 5_000, 3_000];
    let mut counts = [0_u32; 3];
    for run in 0..100_000 {
        let key = Key { seed: 7, run, item: item_key("dissolve"), instance: 0, occurrence: 0 };
        counts[Draws::new(key).weighted(&weights).unwrap()] += 1;
    }
    let chi: f64 = counts
        .iter()
        .zip(weights)
        .map(|(count, weight)| {
            let expected = f64::from(u32::try_from(weight).unwrap()) / 10.0;
            (f64::from(*count) - expected) * (f64::from(*count) - expected) / expected
        })
        .sum();
    assert!(chi < 27.63, "chi-square {chi}, counts {counts:?}");
}

/// The pack of the case is a copy of a rulebook as it once was: its content may move on, what it means may not.
#[test]
fn a_thousand_seeds_give_the_golden_digest() {
    let case: Json = serde_json::from_str(include_str!("cases/determinism/case.json")).unwrap();
    let book = book(include_str!("cases/determinism/pack.json"));
    let mut all = String::new();
    for seed in 0..case["seeds"].as_u64().unwrap() {
        let start = format!(r#"{{"preset":{},"start":{},"seed":{seed}}}"#, case["preset"], case["start"]);
        let mut session = begin(&book, &start);
        for request in case["requests"].as_array().unwrap() {
            let line = match ask(&mut session, &request.to_string()) {
                Ok(()) => session.state().digest(&book),
                Err(rejection) => rejection.code.id().to_owned(),
            };
            all.push_str(&line);
            all.push('\n');
        }
    }
    assert_eq!(hash(&all), case["sha256"].as_str().unwrap(), "if the change is meant, it is a new semantics number");
}

/// Whatever is undone, redone and gone to, the state is that of the log; a save brings back even what was undone.
#[test]
fn sessions_remember() {
    let book = book(SMALL);
    let mut session = begin(&book, r#"{"preset":"start","start":5000000000,"seed":3}"#);
    let mut digests = vec![session.state().digest(&book)];
    for n in 0..100 {
        let request = match n % 4 {
            0 => format!(r#"{{"set":{{"facts":{{"members":{}}}}}}}"#, 60 - n / 4),
            1 => r#"{"wait":{"until":"40m"}}"#.to_owned(),
            2 => r#"{"act":{"action":"go","outcome":"badly"}}"#.to_owned(),
            _ => r#"{"act":{"action":"pick","args":{"to":"member"}}}"#.to_owned(),
        };
        ask(&mut session, &request).unwrap_or_else(|rejection| panic!("{n} {request}: {rejection}"));
        digests.push(session.state().digest(&book));
    }
    for to in [0, 31, 32, 33, 64, 99, 100, 50] {
        session.seek(to).unwrap();
        assert_eq!(session.state().digest(&book), digests[to], "at {to}");
    }
    session.undo().unwrap();
    assert_eq!(session.state().digest(&book), digests[49]);
    session.redo().unwrap();
    assert_eq!(session.state().digest(&book), digests[50]);

    // With what was undone, as the facade keeps it.
    let save = |session: &Session| {
        let events: Vec<String> = session.events().iter().map(|event| write_event(&book, event)).collect();
        let (head, digest) = (write_head(session), session.state().digest(&book));
        let rest = format!(r#","events":[{}],"digest":"{digest}","cursor":{}}}"#, events.join(","), session.cursor());
        format!("{}{rest}", head.strip_suffix('}').unwrap())
    };
    let again = read_log(&book, &save(&session)).unwrap().session;
    assert_eq!((again.cursor(), again.events().len()), (50, 100));
    assert_eq!(save(&again), save(&session));
    assert_eq!(write_log(&read_log(&book, &write_log(&session)).unwrap().session), write_log(&session));
}

/// What one request did is taken back and done again as one step, though the log tells it in two.
#[test]
fn a_request_is_one_step() {
    let book = built_in("one-step").into_iter().find(|book| book.id == "wechat-group").unwrap();
    let start = r#"{"preset":"big_group_live","start":1780286400000}"#;
    let mut session = begin(&book, start);
    ask(&mut session, r#"{"act":{"action":"make_admin","args":{"to":0}}}"#).unwrap();
    ask(&mut session, r#"{"act":{"action":"transfer","args":{"to":0}}}"#).unwrap();
    let before = session.state().digest(&book);
    ask(&mut session, r#"{"fire":{"trigger":"candidate_answers","instance":0,"outcome":"accepts"}}"#).unwrap();
    let after = session.state().digest(&book);
    assert_eq!(session.cursor(), 4, "waiting for the answer, and the answer");
    session.undo().unwrap();
    assert_eq!((session.cursor(), session.state().digest(&book)), (2, before.clone()));
    session.redo().unwrap();
    assert_eq!((session.cursor(), session.state().digest(&book)), (4, after));
    // Under another reading it is one step still.
    let (mut again, diverged) = session.restart(session.start().clone()).unwrap();
    assert_eq!((again.cursor(), diverged.is_none()), (4, true));
    again.undo().unwrap();
    assert_eq!(again.cursor(), 2);
    // Another step from there forgets what was undone, and stands alone.
    session.undo().unwrap();
    ask(&mut session, r#"{"wait":{"until":"1h"}}"#).unwrap();
    ask(&mut session, r#"{"wait":{"until":"1h"}}"#).unwrap();
    session.undo().unwrap();
    assert_eq!(session.cursor(), 3);
    // Whoever goes into the middle of a request and does something else has left it.
    session.undo().unwrap();
    ask(&mut session, r#"{"fire":{"trigger":"candidate_answers","instance":0,"outcome":"accepts"}}"#).unwrap();
    session.seek(3).unwrap();
    ask(&mut session, r#"{"wait":{"until":"1h"}}"#).unwrap();
    session.undo().unwrap();
    assert_eq!(session.cursor(), 3);
}

/// A seed that would become another one is refused.
#[test]
fn a_seed_is_no_negative_number() {
    let book = book(SMALL);
    let tree = tuiqun::rulebook::source::parse_json(r#"{"start":5000000000,"seed":-3}"#).unwrap();
    assert!(tuiqun::sim::StartRequest::read(&book, &tree).is_err());
}

/// Everything about a rulebook, its places in the source left out.
fn content(book: &Rulebook) -> String {
    let all = format!("{book:#?}");
    let mut lines = all.lines();
    let mut kept = String::new();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("span: ") {
            // Its start, its end, and its closing brace.
            lines.by_ref().take(3).for_each(drop);
            continue;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// A rulebook as bytes is the rulebook: programs, index and all, but for the places in its source.
#[test]
fn bytes_hold_all_of_a_rulebook() {
    let books: Vec<Rc<Rulebook>> = built_in("determinism").into_iter().chain([book(SMALL)]).collect();
    for book in &books {
        let bytes = to_bytes(book).unwrap();
        let read = from_bytes(&bytes).unwrap();
        assert!(content(&read) == content(book), "{} is another one", book.id);
        assert_eq!(to_bytes(&read).unwrap(), bytes, "{}", book.id);
    }
    assert!(books.len() > 5);
}
