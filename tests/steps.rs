//! What a step means where it is easy to get wrong: doubt, interruption, waiting in one piece or two, long chains.

mod common;

use common::{SMALL, ask, begin, book};
use tuiqun::diag::Code;
use tuiqun::wire::view;

/// The small rulebook with one thing changed.
fn changed(from: &str, to: &str) -> std::rc::Rc<tuiqun::rulebook::Rulebook> {
    assert!(SMALL.contains(from), "{from}");
    book(&SMALL.replacen(from, to, 1))
}

#[test]
fn effects_under_doubt_are_not_skipped() {
    let book = changed(
        r#""up":{"set":["count = count + 1"]}"#,
        r#""up":{"effects":[{"when":"ready","set":["count = count + 1"]}]}"#,
    );
    let mut session = begin(&book, r#"{"preset":"start","facts":{"ready":null}}"#);
    assert_eq!(ask(&mut session, r#"{"act":{"action":"up"}}"#).unwrap_err().code, Code::NeedsFacts);
    ask(&mut session, r#"{"set":{"facts":{"ready":false}}}"#).unwrap();
    ask(&mut session, r#"{"act":{"action":"up"}}"#).unwrap();
}

#[test]
fn a_quota_whose_window_is_unknown_asks_for_it() {
    let book = changed(r#""window":{"rolling":"1h"}"#, r#""window":[{"when":"ready","rolling":"1h"}]"#);
    let mut session = begin(&book, r#"{"preset":"start","facts":{"ready":null}}"#);
    let shown = view(&session);
    let go = shown.actions.iter().find(|action| action.id == "go").unwrap();
    assert_eq!(go.applicable, tuiqun::wire::Answer::Unknown);
    assert_eq!(ask(&mut session, r#"{"act":{"action":"go"}}"#).unwrap_err().code, Code::NeedsFacts);
}

/// What takes two of three uses has room once two of three have run out, not one.
#[test]
fn a_quota_waits_until_there_is_room_for_all_that_is_used() {
    let pack = SMALL
        .replacen(r#""max":2,"window":{"rolling":"1h"}"#, r#""max":3,"window":{"rolling":"1h"}"#, 1)
        .replacen(r#""up":{"#, r#""pair":{"uses":{"tries":2},"set":["ready = true"]},"up":{"uses":{"tries":1},"#, 1);
    let mut session = begin(&book(&pack), r#"{"preset":"start"}"#);
    let begun = view(&session).now;
    let wait = |session: &mut tuiqun::sim::Session, minutes: i64| {
        let until = view(session).now + minutes * 60_000;
        ask(session, &format!(r#"{{"wait":{{"until":{until}}}}}"#)).unwrap();
    };
    for _ in 0..3 {
        ask(&mut session, r#"{"act":{"action":"up"}}"#).unwrap();
        wait(&mut session, 10);
    }
    let index = session.book().actions.iter().position(|action| action.id == "pair").unwrap();
    let pair = tuiqun::wire::preview(&session, index, None).unwrap();
    let full = pair.findings.iter().find(|found| found.code == "small/tries").unwrap();
    let minute = 60_000;
    // The first runs out after an hour, the second ten minutes later.
    let waits = |found: &tuiqun::wire::FindingView| {
        found.remedies.iter().find_map(|remedy| match remedy {
            tuiqun::wire::RemedyView::Wait { until } => Some((*until - begun) / minute),
            _ => None,
        })
    };
    assert_eq!(waits(full), Some(70), "{full:?}");
    wait(&mut session, 30);
    assert_eq!(ask(&mut session, r#"{"act":{"action":"pair"}}"#).unwrap_err().code, Code::NotApplicable);
    wait(&mut session, 10);
    ask(&mut session, r#"{"act":{"action":"pair"}}"#).unwrap();
}

/// An action whose entry vanishes while it is under way, for the very entity it is about, has no effect.
#[test]
fn an_action_can_be_interrupted() {
    let pack = SMALL.replacen(
        r#""set":["who.asked = true"],"require":[{"code":"small/known","that":"who.known","own":true}]"#,
        r#""takes":{"take":"2h"},"set":["who.asked = true"],"require":[{"code":"small/known","that":"who.known && !ready","hides":true,"own":true}]"#,
        1,
    );
    let book = book(&pack);
    let mut session =
        begin(&book, r#"{"preset":"start","facts":{"friend.0.known":true,"ready":false,"sent_at":"23h ago"}}"#);
    ask(&mut session, r#"{"act":{"action":"invite","args":{"who":0}}}"#).unwrap();
    let shown = view(&session);
    assert_eq!(shown.now - shown.start, 3_600_000, "the clock stays where it was interrupted");
    assert!(shown.happened.iter().any(|one| one.kind == "interrupted"), "{:?}", shown.happened);
    assert!(shown.pending.iter().all(|pending| pending.trigger != "answer"), "nobody was asked");
}

/// Waiting in one piece or in two comes to the same state.
#[test]
fn a_wait_can_be_split_anywhere() {
    let book = changed(
        r#""expiry":{"#,
        r#""late":{"when":"now - sent_at > duration('5h')","after":"30m","set":["count = 2"],"own":true},"expiry":{"#,
    );
    let whole = {
        let mut session = begin(&book, r#"{"preset":"start"}"#);
        ask(&mut session, r#"{"wait":{"until":"30h"}}"#).unwrap();
        session.state().digest(&book)
    };
    for minutes in [1, 239, 240, 241, 269, 270, 271, 300, 1_379, 1_380, 1_381] {
        let mut session = begin(&book, r#"{"preset":"start"}"#);
        ask(&mut session, &format!(r#"{{"wait":{{"until":"{minutes}m"}}}}"#)).unwrap();
        ask(&mut session, &format!(r#"{{"wait":{{"until":"{}m"}}}}"#, 1_800 - minutes)).unwrap();
        assert_eq!(session.state().digest(&book), whole, "split after {minutes} minutes");
    }
}

/// A fact that moves with the clock has no next change of its own, so it is refused.
#[test]
fn derived_facts_do_not_move_with_the_clock() {
    let (book, diagnostics) = tuiqun::rulebook::load(&SMALL.replacen("members < 40", "now - sent_at", 1));
    assert!(book.is_none());
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.code == Code::ExprTimeForm));
}

#[test]
fn never_gives_no_far_away_change() {
    let book = changed(r#""that":"members <= 60""#, r#""that":"now - sent_at > duration('72h')""#);
    let session = begin(&book, r#"{"preset":"start","facts":{"sent_at":"never"}}"#);
    assert_eq!(view(&session).next_change, None);
}

/// Five hundred derived facts, each resting on the one before, and an action that takes all it may.
#[test]
fn long_chains_are_only_long() {
    let mut derived = String::from(r#""d0":{"is":"!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!ready"}"#);
    for n in 1..500 {
        derived.push_str(&format!(r#","d{n}":{{"is":"!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!d{}"}}"#, n - 1));
    }
    let flags: Vec<String> = (0..8).map(|n| format!(r#""f{n}":{{"bool":true}}"#)).collect();
    let pack = SMALL
        .replacen(r#""derived":{"#, &format!(r#""derived":{{{derived},"#), 1)
        .replacen(r#""that":"ready""#, r#""that":"d499""#, 1)
        .replacen(
            r#""up":{"#,
            &format!(r#""many":{{"param":{{{}}},"set":["members = 3"]}},"up":{{"#, flags.join(",")),
            1,
        );
    let book = book(&pack);
    let mut session = begin(&book, r#"{"preset":"start","facts":{"ready":false}}"#);
    let go = view(&session).actions.into_iter().find(|action| action.id == "go").unwrap();
    assert_eq!(go.findings[0].facts, ["ready"]);
    ask(&mut session, r#"{"set":{"facts":{"ready":true}}}"#).unwrap();
}

/// The first case gives a derived fact its type, so a choice written out later stays a choice.
#[test]
fn choices_by_cases_stay_choices() {
    let book = changed(
        r#""derived":{"#,
        r#""derived":{"next":{"cases":[{"when":"ready","is":"role"},{"is":"'member'"}]},"is_member":{"is":"next == 'member'"},"#,
    );
    let session = begin(&book, r#"{"preset":"start","facts":{"ready":false}}"#);
    let at = book.derived.iter().position(|derived| derived.id == "is_member").unwrap();
    let value = session.world().env(session.state()).derived_value(u16::try_from(at).unwrap());
    assert_eq!(value, Some(tuiqun::value::Value::Bool(true)));
}

/// What is told of a session after every step, put onto what was told before, is its view; of the log only what is new is told.
#[test]
fn what_is_told_bit_by_bit_is_the_whole() {
    use tuiqun::wire::{Changed, Told, view};
    fn put<T: Clone>(list: &mut Vec<T>, changed: &Changed<'_, T>) {
        let length = usize::try_from(changed.length).unwrap();
        list.truncate(length);
        for one in &changed.items {
            let index = usize::try_from(one.index).unwrap();
            match list.get_mut(index) {
                Some(place) => *place = one.item.clone(),
                None => list.push(one.item.clone()),
            }
        }
        assert_eq!(list.len(), length);
    }
    let book = book(SMALL);
    let mut session = begin(&book, r#"{"preset":"start","start":1767578400000}"#);
    let (mut told, mut here) = (None, view(&session));
    let mut most = 0;
    for (at, request) in [
        r#"{"set":{"facts":{"members":31}}}"#,
        r#"{"act":{"action":"up"}}"#,
        r#"{"set":{"facts":{"friend.0.known":true}}}"#,
        r#"{"act":{"action":"invite","args":{"who":0}}}"#,
        "1",
        "3",
        "2",
        r#"{"set":{"facts":{"members":12}}}"#,
    ]
    .iter()
    .enumerate()
    {
        match request.parse() {
            Ok(place) => session.seek(place).unwrap(),
            Err(_) => ask(&mut session, request).unwrap(),
        }
        let news = Told::tell(&mut told, &session, |delta| {
            put(&mut here.facts, &delta.facts);
            put(&mut here.actions, &delta.actions);
            put(&mut here.log, &delta.log);
            put(&mut here.notes, &delta.notes);
            delta.log.items.len()
        });
        let whole = view(&session);
        assert_eq!((&here.facts, &here.actions, &here.log), (&whole.facts, &whole.actions, &whole.log), "{request}");
        assert_eq!(here.notes, whole.notes, "{request}");
        assert_eq!(told.as_ref().map(|told| told.view()), Some(&whole), "{request}");
        most = most.max(if at == 0 { 0 } else { news });
    }
    assert_eq!(most, 1, "never the whole log again");
    assert!(session.events().len() >= 3);
}
