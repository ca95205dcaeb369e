//! What is written once and used by name means what it means written out.

use std::rc::Rc;

use serde_json::{Value as Json, json};
use tuiqun::diag::Code;
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Rulebook, load};
use tuiqun::sim::{Request, Session, StartRequest};

fn pack(sections: Json) -> String {
    let mut root = json!({
        "rulebook": { "format": 1, "id": "named", "version": "1", "utc_offset": "+08:00", "locales": ["en"] },
        "goal": { "end": { "that": "gone", "actions": ["dissolve"] } },
    });
    root.as_object_mut().unwrap().extend(sections.as_object().unwrap().clone());
    root.to_string()
}

fn book(pack: &str) -> Rc<Rulebook> {
    let (book, diagnostics) = load(pack);
    Rc::new(book.unwrap_or_else(|| panic!("{diagnostics:#?}")))
}

const FACTS: &str = r#"{ "gone": { "type": "bool", "ask": "never", "start": false }, "out": { "type": "bool", "ask": "never", "start": false },
    "told": { "type": "bool", "start": false, "group": "already" } }"#;

fn facts(told: Json) -> Json {
    let mut facts: Json = serde_json::from_str(FACTS).unwrap();
    facts["told"] = told;
    facts
}

fn by_name() -> Json {
    json!({
        "fact": facts(json!({ "once": { "action": "tell", "code": "tell/done" } })),
        "effect": { "ends": { "set": ["gone = true", "out = true"] } },
        "require": [{ "on": ["ends_it"], "code": "all/in", "that": "!out", "own": true }],
        "action": {
            "tell": { "require": [{ "code": "tell/in", "that": "!out", "own": true }] },
            "dissolve": { "tags": ["ends_it"], "set": ["ends"] },
            "leave": { "tags": ["ends_it"], "outcome": { "well": { "wanted": true, "set": ["ends"] }, "badly": {} } },
        },
        "trigger": { "fades": { "tags": ["ends_it"], "when": "told", "after": "24h", "set": ["ends"], "own": true } },
        "duty": { "tell_first": { "before": ["dissolve", "ends_it"], "begins": ["ends_it"], "that": "told", "own": true } },
    })
}

fn written_out() -> Json {
    let set = json!(["gone = true", "out = true"]);
    json!({
        "fact": serde_json::from_str::<Json>(FACTS).unwrap(),
        "require": [{ "on": ["dissolve", "leave"], "code": "all/in", "that": "!out", "own": true }],
        "action": {
            "tell": { "set": ["told = true"], "require": [
                { "code": "tell/in", "that": "!out", "own": true }, { "code": "tell/done", "that": "!told", "own": true },
            ] },
            "dissolve": { "set": set },
            "leave": { "outcome": { "well": { "wanted": true, "set": set }, "badly": {} } },
        },
        "trigger": { "fades": { "when": "told", "after": "24h", "set": set, "own": true } },
        "duty": { "tell_first": { "before": ["dissolve", "leave", "fades"], "begins": ["dissolve", "leave"], "that": "told", "own": true } },
    })
}

#[test]
fn names_mean_what_they_stand_for() {
    let mut named = by_name();
    // A trigger does not begin anything: where a list is of actions alone, a tag of both is refused.
    let (refused, diagnostics) = load(&pack(named.clone()));
    assert!(refused.is_none() && diagnostics.iter().all(|one| one.code == Code::UnknownName), "{diagnostics:?}");
    named["action"]["dissolve"]["tags"] = json!(["ends_it", "done_by_people"]);
    named["action"]["leave"]["tags"] = json!(["ends_it", "done_by_people"]);
    named["duty"]["tell_first"]["begins"] = json!(["done_by_people"]);
    named["require"][0]["on"] = json!(["done_by_people"]);
    let (named, plain) = (book(&pack(named)), book(&pack(written_out())));
    let text = |part: Json| serde_json::to_string_pretty(&part).unwrap();
    assert_eq!(text(json!(named.slots)), text(json!(plain.slots)));
    assert_eq!(text(json!(named.facts)), text(json!(plain.facts)));
    assert_eq!(text(json!(named.actions)), text(json!(plain.actions)));
    assert_eq!(text(json!(named.triggers)), text(json!(plain.triggers)));
    assert_eq!(text(json!(named.duties)), text(json!(plain.duties)));
}

/// Whoever has done it before can say so, and then cannot do it again.
#[test]
fn what_is_done_once_can_be_said() {
    let mut sections = by_name();
    sections["duty"]["tell_first"].as_object_mut().unwrap().remove("begins");
    sections.as_object_mut().unwrap().remove("require");
    let book = book(&pack(sections));
    let tell = Request::read(&book, &parse_json(r#"{"act":{"action":"tell"}}"#).unwrap()).unwrap();
    for (start, before) in [("{}", true), (r#"{"facts":{"told":true}}"#, false)] {
        let start = StartRequest::read(&book, &parse_json(start).unwrap()).unwrap();
        let mut session = Session::begin(Rc::clone(&book), start.resolve(&book).unwrap()).unwrap();
        if before {
            session.request(&tell).unwrap();
        }
        assert_eq!(session.request(&tell).unwrap_err().code, Code::NotApplicable);
    }
}

#[test]
fn names_that_nothing_bears_are_refused() {
    let wrong = [
        ("/effect/ends/set/0", json!("gon = true")),
        ("/action/dissolve/set/0", json!("end")),
        ("/action/dissolve/tags", json!("ends_it")),
        ("/action/dissolve/tags/0", json!("Ends it")),
        ("/fact/told/once", json!("tell")),
        ("/fact/told/once/action", json!("tel")),
        ("/fact/told/type", json!("bool")),
        ("/duty/tell_first/before/1", json!("ends")),
    ];
    for (place, value) in wrong {
        let mut sections = by_name();
        sections["duty"]["tell_first"].as_object_mut().unwrap().remove("begins");
        sections.as_object_mut().unwrap().remove("require");
        load(&pack(sections.clone())).0.unwrap();
        let (inside, key) = place.rsplit_once('/').unwrap();
        match sections.pointer_mut(inside).unwrap() {
            Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            table => table[key] = value,
        }
        let (refused, diagnostics) = load(&pack(sections));
        assert!(refused.is_none(), "{place}");
        assert!(diagnostics.iter().any(|one| one.place.pointer.starts_with(place)), "{place}: {diagnostics:?}");
    }
}
