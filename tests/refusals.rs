//! Every code of the closed list is produced by at least one case, and says what, why and what to do in every locale.

mod common;

use std::collections::BTreeSet;
use std::process::Command;

use common::{SMALL, ask, begin, book};
use tuiqun::diag::{Code, Diagnostic, Severity};
use tuiqun::limits::*;
use tuiqun::rulebook::source::{parse_json, parse_log};
use tuiqun::rulebook::{from_bytes, load, load_tree, to_bytes};
use tuiqun::sim::{StartRequest, read_log, write_log};
use tuiqun::wire;

/// One change of the small rulebook, and what it is refused for.
const BAD_PACKS: &[(Code, &str, &str)] = &[
    (Code::FormatUnsupported, "\"format\":1", "\"format\":2"),
    (Code::UnknownKey, "\"type\":\"bool\",\"ask\"", "\"type\":\"bool\",\"sak\":1,\"ask\""),
    (Code::MissingKey, "\"that\":\"ready\",", ""),
    (Code::WrongType, "\"range\":[0,100]", "\"range\":\"0..100\""),
    (Code::BadValue, "\"type\":\"version\"", "\"type\":\"versoin\""),
    (Code::BadValue, "\"1m..2m\"", "\"2m..1m\""),
    (Code::BadId, "\"members\":{\"type\"", "\"Members\":{\"type\""),
    (Code::DuplicateId, "small/late", "small/ready"),
    (Code::UnknownName, "\"uses\":{\"tries\"", "\"uses\":{\"trys\""),
    (Code::UnknownName, "who.asked = true", "who.askd = true"),
    (Code::Uncited, "\"hides\":true,\"own\":true", "\"hides\":true"),
    (Code::Unused, "\"uses\":{\"tries\":1},", ""),
    (Code::SetTwice, "\"gone = true\",\"done_at = now\"", "\"gone = true\",\"gone = true\""),
    (Code::DerivedCycle, "\"is\":\"members < 40\"", "\"is\":\"known > 1 && few\""),
    (Code::WantedOutcome, "{\"wanted\":true,\"set\":[\"gone", "{\"set\":[\"gone"),
    (Code::BadOdds, "\"well\":900000", "\"well\":1900000"),
    (Code::ExprSyntax, "members < 40", "members <"),
    (Code::ExprUnsupported, "members < 40", "members / 2 < 40"),
    (Code::ExprLiteral, "members < 40", "members < 99999999999999999999"),
    (Code::ExprUnknownName, "members < 40", "membres < 40"),
    (Code::ExprType, "members < 40", "members < 'a'"),
    (Code::ExprChoice, "role == 'owner'", "role == 'onwer'"),
    (Code::ExprTimeForm, "members < 40", "now - sent_at in [duration('1h')]"),
    (Code::SourceFloat, "\"max\":2", "\"max\":2.5"),
    (Code::SourceDuplicateKey, "\"ready\":{\"type\":\"bool\"}", "\"ready\":{\"type\":\"bool\",\"type\":\"bool\"}"),
    (Code::JsonSyntax, "\"preset\":{", "\"preset\":{,"),
    (Code::Limit, "\"max\":3,\"start\"", "\"max\":9,\"start\""),
];

/// Steps in the small rulebook; the last is refused.
const BAD_EVENTS: &[(Code, &[&str])] = &[
    (Code::UnknownAction, &[r#"{"act":{"action":"gone"}}"#]),
    (Code::UnknownTrigger, &[r#"{"fire":{"trigger":"gone"}}"#]),
    (Code::UnknownFact, &[r#"{"set":{"facts":{"membres":3}}}"#]),
    (Code::FactNotAskable, &[r#"{"set":{"facts":{"gone":true}}}"#]),
    (Code::UnknownEntity, &[r#"{"act":{"action":"invite","args":{"who":2}}}"#]),
    (Code::EventShape, &[r#"{"leap":{}}"#]),
    (Code::ValueRange, &[r#"{"set":{"facts":{"members":101}}}"#]),
    (Code::ValueRange, &[r#"{"act":{"action":"take","args":{"n":31}}}"#]),
    (Code::NotApplicable, &[r#"{"set":{"facts":{"ready":false}}}"#, r#"{"act":{"action":"go"}}"#]),
    (
        Code::NotApplicable,
        &[
            r#"{"act":{"action":"go","outcome":"badly"}}"#,
            r#"{"act":{"action":"go","outcome":"badly"}}"#,
            r#"{"act":{"action":"go"}}"#,
        ],
    ),
    (Code::NeedsFacts, &[r#"{"set":{"facts":{"ready":null}}}"#, r#"{"act":{"action":"go"}}"#]),
    (Code::Confirmations, &[r#"{"act":{"action":"go","confirm":[]}}"#]),
    (Code::TookOutside, &[r#"{"act":{"action":"go","took":1}}"#]),
    (Code::OutcomeImpossible, &[r#"{"act":{"action":"go","outcome":"fine"}}"#]),
    (Code::ArgumentNeeded, &[r#"{"act":{"action":"invite"}}"#]),
    (
        Code::OutcomeNeeded,
        &[
            r#"{"set":{"facts":{"friend.0.known":true}}}"#,
            r#"{"act":{"action":"invite","args":{"who":0}}}"#,
            r#"{"fire":{"trigger":"answer"}}"#,
        ],
    ),
    (Code::TriggerNotPending, &[r#"{"fire":{"trigger":"answer","outcome":"yes"}}"#]),
    (
        Code::MustHappenFirst,
        &[
            r#"{"set":{"facts":{"friend.0.known":true}}}"#,
            r#"{"act":{"action":"invite","args":{"who":0}}}"#,
            r#"{"wait":{"until":"3h"}}"#,
        ],
    ),
    (Code::WaitTarget, &[r#"{"wait":{"until":5}}"#]),
    (
        Code::EffectRange,
        &[
            r#"{"act":{"action":"up"}}"#,
            r#"{"act":{"action":"up"}}"#,
            r#"{"act":{"action":"up"}}"#,
            r#"{"act":{"action":"up"}}"#,
        ],
    ),
];

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn produced_by_packs() -> BTreeSet<Code> {
    for (code, from, to) in BAD_PACKS {
        assert!(SMALL.contains(from), "{from}");
        let (book, diagnostics) = load(&SMALL.replacen(from, to, 1));
        assert!(codes(&diagnostics).contains(code), "{code} from {to}: {diagnostics:#?}");
        assert_eq!(book.is_some(), matches!(code, Code::Uncited | Code::Unused), "{code}");
        // One fault is one error: what it causes elsewhere is not told beside it.
        let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
        assert_eq!(errors, usize::from(book.is_none()), "{code} from {to}: {diagnostics:#?}");
    }
    let ledger = BTreeSet::from(["S0-1.1".to_owned()]);
    let tree = parse_json(&SMALL.replacen("\"own\":true", "\"cites\":[\"S0-1.2\"]", 1)).unwrap();
    let (_, diagnostics) = load_tree(&tree, Some(&ledger));
    assert!(codes(&diagnostics).contains(&Code::UnknownClaim));
    let bytes = to_bytes(&book(SMALL)).unwrap();
    let damaged = bytes.iter().enumerate().map(|(at, byte)| [&bytes[..at], &[!byte], &bytes[at + 1..]].concat());
    for bytes in damaged.chain((0..bytes.len()).map(|end| bytes[..end].to_vec())) {
        assert_eq!(from_bytes(&bytes).expect_err("damaged").code, Code::PackDamaged);
    }
    BAD_PACKS.iter().map(|(code, ..)| *code).chain([Code::UnknownClaim, Code::PackDamaged]).collect()
}

fn produced_by_events() -> BTreeSet<Code> {
    let book = book(SMALL);
    for (code, requests) in BAD_EVENTS {
        let mut session = begin(&book, r#"{"preset":"start","start":1000000000}"#);
        let (last, before) = requests.split_last().unwrap();
        for request in before {
            ask(&mut session, request).unwrap_or_else(|rejection| panic!("{request}: {rejection}"));
        }
        let saved = write_log(&session);
        let rejection = ask(&mut session, last).expect_err(last);
        assert_eq!(rejection.code, *code, "{last}: {rejection}");
        assert_eq!(write_log(&session), saved, "a refused event changes nothing: {last}");
        ask(&mut session, r#"{"set":{"facts":{"members":3}}}"#).expect("the next call works");
    }
    BAD_EVENTS.iter().map(|(code, _)| *code).collect()
}

fn produced_by_sessions() -> BTreeSet<Code> {
    let small = book(SMALL);
    let refused = |request: &str| StartRequest::read(&small, &parse_json(request).unwrap()).unwrap_err().code;
    assert_eq!(refused(r#"{"readings":{"route":"none"}}"#), Code::UnknownReading);
    assert_eq!(refused(r#"{"preset":"none"}"#), Code::UnknownPreset);
    let mut session = begin(&small, r#"{"preset":"start","readings":{"route":"long"}}"#);
    assert_eq!(ask(&mut session, r#"{"act":{"action":"go"}}"#).unwrap_err().code, Code::NotOffered);
    assert_eq!(session.undo().unwrap_err().code, Code::NoSuchStep);
    assert_eq!(wire::explain_goal(&session, "none").unwrap_err().code, Code::UnknownGoal);
    assert_eq!(wire::removals(&session, "none", None).unwrap_err().code, Code::UnknownAction);

    // A trigger that is pending but not due: logged events are strict, requests wait.
    let mut session = begin(&small, r#"{"preset":"start","facts":{"friend.0.known":true}}"#);
    ask(&mut session, r#"{"act":{"action":"invite","args":{"who":0}}}"#).unwrap();
    let early = tuiqun::sim::Event::Fire { trigger: 0, instance: 0, outcome: 0, draws: vec![] };
    assert_eq!(session.apply(early).unwrap_err().code, Code::TriggerNotDue);

    let log = write_log(&session);
    let replay = |log: &str| read_log(&small, log).unwrap_err().code;
    assert_eq!(replay(&log.replace("\"log\":1", "\"log\":9")), Code::LogFormat);
    assert_eq!(replay(&log.replace("\"rulebook\":\"small\"", "\"rulebook\":\"large\"")), Code::LogRulebook);
    let digest = session.state().digest(&small);
    assert_eq!(replay(&log.replace(&digest, &"0".repeat(64))), Code::LogDigest);

    // Two triggers that set each other off.
    let runaway = SMALL.replace(
        "\"expiry\":{",
        "\"tick\":{\"when\":\"!gone && count == 0 && ready\",\"after\":\"0s\",\"set\":[\"count = 1\"],\"own\":true},\
         \"tock\":{\"when\":\"!gone && count == 1\",\"after\":\"0s\",\"set\":[\"count = 0\"],\"own\":true},\"expiry\":{",
    );
    let runaway = book(&runaway);
    let mut session = begin(&runaway, r#"{"preset":"start","facts":{"ready":false}}"#);
    assert_eq!(ask(&mut session, r#"{"set":{"facts":{"ready":true}}}"#).unwrap_err().code, Code::Runaway);

    // An effect that cannot be computed.
    let overflow =
        book(&SMALL.replace("count = count + 1", "count = count + 9223372036854775807 + 9223372036854775807"));
    let mut session = begin(&overflow, r#"{"preset":"start"}"#);
    assert_eq!(ask(&mut session, r#"{"act":{"action":"up"}}"#).unwrap_err().code, Code::Evaluation);

    let mut session = begin(&small, r#"{"preset":"start"}"#);
    for n in 0..EVENTS_MAX {
        ask(&mut session, &format!(r#"{{"set":{{"facts":{{"members":{}}}}}}}"#, n % 50)).unwrap();
    }
    assert_eq!(ask(&mut session, r#"{"set":{"facts":{"members":3}}}"#).unwrap_err().code, Code::SessionFull);
    [
        Code::UnknownReading,
        Code::UnknownPreset,
        Code::UnknownGoal,
        Code::NotOffered,
        Code::NoSuchStep,
        Code::TriggerNotDue,
        Code::LogFormat,
        Code::LogRulebook,
        Code::LogDigest,
        Code::Runaway,
        Code::Evaluation,
        Code::SessionFull,
    ]
    .into()
}

/// Codes that only the command line meets: TOML and texts.
fn produced_by_files() -> BTreeSet<Code> {
    let folder = std::env::temp_dir().join(format!("tuiqun-refusals-{}", std::process::id()));
    let rulebook = folder.join("bad");
    std::fs::create_dir_all(rulebook.join("texts")).unwrap();
    std::fs::write(folder.join("claims.csv"), "id,section,subject,kind,claim_zh,claim_en\n").unwrap();
    let record = "id,subject,statement_zh,statement_en,grade,confidence,dated,looked,source,against,with\n\
                  R-1,bad,a,a,D,low,,2026-01-01,a page,,\n";
    std::fs::write(folder.join("record.csv"), record).unwrap();
    let sources = "id,title_zh,title_en,site_zh,site_en,date\nR,a,a,b,b,2026-01-01\n";
    std::fs::write(folder.join("sources.csv"), sources).unwrap();
    let header = "[rulebook]\nid = \"bad\"\nformat = 1\nversion = \"1\"\nutc_offset = \"+08:00\"\nlocales = [\"en\"]\n";
    // Something to extend.
    let base = folder.join("base");
    std::fs::create_dir_all(base.join("texts")).unwrap();
    std::fs::write(base.join("rulebook.toml"), header.replace("\"bad\"", "\"base\"").replace("\"1\"", "\"1.0.0\""))
        .unwrap();
    std::fs::write(base.join("texts/en.ftl"), "note--a = a\n").unwrap();
    let check = |toml: &str, ftl: &str| {
        std::fs::write(rulebook.join("rulebook.toml"), toml).unwrap();
        std::fs::write(rulebook.join("texts/en.ftl"), ftl).unwrap();
        let output =
            Command::new(env!("CARGO_BIN_EXE_tuiqun")).args(["check", "--json"]).arg(&rulebook).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let cases = [
        (Code::TomlSyntax, format!("{header}[fact"), "a = b".to_owned()),
        (Code::SourceDate, format!("{header}[fact.a]\ntype = 2026-01-01"), "a = b".to_owned()),
        (Code::MissingText, header.to_owned(), "rulebook = a".to_owned()),
        (Code::UnusedText, header.to_owned(), "nothing = a".to_owned()),
        (Code::BadText, header.to_owned(), "rulebook = <b>a</b>".to_owned()),
        (
            Code::UnknownInText,
            format!(
                "{header}[fact.n]\ntype = \"int\"\nrange = [0, 9]\n[action.go]\nset = []\n[[action.go.require]]\n\
                 code = \"go/few\"\nthat = \"n > 3\"\nown = true\n"
            ),
            "go--few = There are { $n }".to_owned(),
        ),
        (
            Code::WeakSource,
            format!(
                "{header}[action.go]\nset = []\n[[action.go.require]]\ncode = \"go/heard\"\nthat = \"false\"\ncites = [\"R-1\"]\n"
            ),
            "rulebook = a".to_owned(),
        ),
        (Code::TextSyntax, header.to_owned(), "= a".to_owned()),
        (Code::Base, format!("{header}extends = \"base@^2\"\n"), "rulebook = a".to_owned()),
        (Code::TextReplaced, format!("{header}extends = \"base@^1\"\n"), "note--a = b".to_owned()),
    ];
    let mut found: BTreeSet<Code> = cases
        .iter()
        .map(|(code, toml, ftl)| {
            let out = check(toml, ftl);
            assert!(out.contains(code.id()), "{code}: {out}");
            *code
        })
        .collect();
    std::fs::write(folder.join("sources.csv"), sources.replace("R,", "S,")).unwrap();
    let out = check(header, "rulebook = a");
    assert!(out.contains(Code::Ledger.id()), "{out}");
    found.insert(Code::Ledger);
    std::fs::write(rulebook.join("CHANGELOG.md"), "## 2.0.0\n").unwrap();
    let out = check(&header.replace("\"1\"", "\"1.0.0\""), "rulebook = a");
    assert!(out.contains(Code::Changelog.id()), "{out}");
    found.insert(Code::Changelog);
    std::fs::remove_dir_all(&folder).unwrap();
    found
}

#[test]
fn every_code_is_produced() {
    let mut produced = produced_by_packs();
    produced.extend(produced_by_events());
    produced.extend(produced_by_sessions());
    produced.extend(produced_by_files());
    produced.extend(produced_by_scenarios());
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !produced.contains(code)).collect();
    assert!(missing.is_empty(), "never produced: {missing:?}");
    println!("{} of {} codes produced", produced.len(), Code::ALL.len());
}

#[test]
fn every_code_has_its_words() {
    for (locale, text) in
        [("zh-CN", include_str!("../texts/zh-CN/engine.ftl")), ("en", include_str!("../texts/en/engine.ftl"))]
    {
        for code in Code::ALL {
            let at = text.find(&format!("\n{} = ", code.message_id())).unwrap_or_else(|| panic!("{locale}: {code}"));
            let message = text[at + 1..].split("\n\n").next().unwrap();
            assert!(message.contains(".why = ") && message.contains(".help = "), "{locale}: {code}");
        }
        let messages = text.matches("\n    .help = ").count();
        assert_eq!(messages, Code::ALL.len(), "{locale} has a message for no code");
    }
}

/// A limit: its name, its number, and a text of that size.
type Case<'a> = (&'a str, u64, &'a dyn Fn(u64) -> String);

/// Each limit of JSON at the limit and one past it.
#[test]
fn json_limits() {
    let wrap = |n: u64| format!("{}{}", "[".repeat(n as usize), "]".repeat(n as usize));
    let array = |n: u64| format!("[{}]", vec!["1"; n as usize].join(","));
    let arrays = |n: u64| {
        // `n` values in all: one outer array, inner arrays of up to 9,999 numbers each.
        let mut left = n - 1;
        let mut inner = Vec::new();
        while left > 0 {
            let take = left.min(10_000);
            inner.push(array(take - 1));
            left -= take;
        }
        format!("[{}]", inner.join(","))
    };
    let text = |n: u64| format!("\"{}\"", "a".repeat(n as usize));
    let key = |n: u64| format!("{{\"{}\":1}}", "a".repeat(n as usize));
    let pack = |n: u64| format!("1{}", " ".repeat(n as usize - 1));
    let cases: [Case<'_>; 6] = [
        ("JSON_DEPTH_MAX", JSON_DEPTH_MAX, &wrap),
        ("JSON_NODES_MAX", JSON_NODES_MAX, &arrays),
        ("ARRAY_LEN_MAX", ARRAY_LEN_MAX, &array),
        ("STRING_BYTES_MAX", STRING_BYTES_MAX, &text),
        ("KEY_BYTES_MAX", KEY_BYTES_MAX, &key),
        ("PACK_BYTES_MAX", PACK_BYTES_MAX, &pack),
    ];
    for (name, max, make) in cases {
        assert!(parse_json(&make(max)).is_ok(), "{name} at the limit");
        let diagnostic = parse_json(&make(max + 1)).expect_err(name);
        assert_eq!(diagnostic.code, Code::Limit, "{name}");
        assert!(format!("{:?}", diagnostic.args).contains(name), "{name}: {:?}", diagnostic.args);
    }
    // Logs may be larger than packs, with limits of their own.
    let log_array = |n: u64| arrays(n);
    let log_pack = |n: u64| pack(n);
    let logs: [Case<'_>; 2] =
        [("LOG_NODES_MAX", LOG_NODES_MAX, &log_array), ("LOG_BYTES_MAX", LOG_BYTES_MAX, &log_pack)];
    for (name, max, make) in logs {
        assert!(parse_log(&make(max)).is_ok(), "{name} at the limit");
        assert!(format!("{:?}", parse_log(&make(max + 1)).expect_err(name).args).contains(name));
    }
    for depth in [1_000, 100_000] {
        assert_eq!(parse_json(&wrap(depth)).unwrap_err().code, Code::Limit, "{depth} levels");
    }
}

/// Each limit of rulebooks at the limit and one past it.
#[test]
fn rulebook_limits() {
    let header = r#""rulebook":{"format":1,"id":"l","version":"1","utc_offset":"+08:00","locales":["en"]}"#;
    let items = |n: u64, item: &str| (0..n).map(|i| format!("\"x{i}\":{item}")).collect::<Vec<_>>().join(",");
    let facts = |n: u64| format!("{{{header},\"fact\":{{{}}}}}", items(n, r#"{"type":"bool"}"#));
    let actions = |n: u64| format!("{{{header},\"action\":{{{}}}}}", items(n, r#"{}"#));
    let triggers =
        |n: u64| format!("{{{header},\"trigger\":{{{}}}}}", items(n, r#"{"when":"false","after":"1h","own":true}"#));
    let entities =
        |n: u64| format!("{{{header},\"set\":{{\"s\":{{\"max\":{n},\"fact\":{{\"f\":{{\"type\":\"bool\"}}}}}}}}}}");
    let quota = |n: u64| {
        format!(
            "{{{header},\"quota\":{{\"q\":{{\"code\":\"q/q\",\"max\":{n},\"window\":{{\"rolling\":\"1h\"}},\"own\":true}}}}}}"
        )
    };
    let locales = |n: u64| {
        let list: Vec<String> = (0..n).map(|i| format!("\"l{i}\"")).collect();
        format!("{{{}}}", header.replace("[\"en\"]", &format!("[{}]", list.join(","))))
    };
    let derived = |n: u64| format!("{{{header},\"derived\":{{{}}}}}", items(n, r#"{"is":"true"}"#));
    let readings = |n: u64| {
        format!("{{{header},\"reading\":{{{}}}}}", items(n, r#"{"choice":{"a":{"own":true},"b":{"own":true}}}"#))
    };
    let params =
        |n: u64| format!("{{{header},\"action\":{{\"a\":{{\"param\":{{{}}}}}}}}}", items(n, r#"{"bool":true}"#));
    let choice = |id: u64, n: u64| {
        let names: Vec<String> = (0..n).map(|at| format!("\"c{id}x{at}\"")).collect();
        format!("\"e{id}\":{{\"type\":\"enum\",\"choices\":[{}]}}", names.join(","))
    };
    let choices = |n: u64| format!("{{{header},\"fact\":{{{}}}}}", choice(0, n));
    let names = |n: u64| {
        let full = n.div_euclid(CHOICES_MAX);
        let rest = n.rem_euclid(CHOICES_MAX);
        let facts: Vec<String> = (0..full).map(|id| choice(id, CHOICES_MAX)).collect();
        let last = if rest == 0 { String::new() } else { format!(",{}", choice(full, rest)) };
        format!("{{{header},\"fact\":{{{}{last}}}}}", facts.join(","))
    };
    // Derived facts of 1,000 nodes each, and one of what is left.
    let work = |n: u64| {
        let one = |id: u64, nodes: u64| match nodes {
            1 => format!("\"d{id}\":{{\"is\":\"true\"}}"),
            _ => format!("\"d{id}\":{{\"is\":\"{}\"}}", vec!["f"; nodes as usize - 1].join("||")),
        };
        let derived: Vec<String> = (0..n.div_ceil(1_000)).map(|id| one(id, (n - id * 1_000).min(1_000))).collect();
        format!("{{{header},\"fact\":{{\"f\":{{\"type\":\"bool\"}}}},\"derived\":{{{}}}}}", derived.join(","))
    };
    let cases: [Case<'_>; 12] = [
        ("CHOICES_MAX", CHOICES_MAX, &choices),
        ("NAMES_MAX", NAMES_MAX, &names),
        ("WORK_MAX", WORK_MAX, &work),
        ("DERIVED_MAX", DERIVED_MAX, &derived),
        ("READINGS_MAX", READINGS_MAX, &readings),
        ("PARAMS_MAX", PARAMS_MAX, &params),
        ("FACTS_MAX", FACTS_MAX, &facts),
        ("ACTIONS_MAX", ACTIONS_MAX, &actions),
        ("TRIGGERS_MAX", TRIGGERS_MAX, &triggers),
        ("ENTITIES_MAX", ENTITIES_MAX, &entities),
        ("QUOTA_USES_MAX", QUOTA_USES_MAX, &quota),
        ("LOCALES_MAX", LOCALES_MAX, &locales),
    ];
    for (name, max, make) in cases {
        let (book, diagnostics) = load(&make(max));
        assert!(book.is_some(), "{name} at the limit: {diagnostics:?}");
        let (book, diagnostics) = load(&make(max + 1));
        assert!(book.is_none(), "{name} past the limit");
        assert!(codes(&diagnostics).contains(&Code::Limit), "{name}: {diagnostics:?}");
    }
}

/// What an author wrote down wrong in a scenario, and the code that it is refused with.
#[derive(serde::Deserialize)]
struct Written {
    scenario: serde_json::Value,
    code: String,
}

#[test]
fn a_scenario_that_could_not_fail_is_refused() {
    assert!(produced_by_scenarios().len() > 4);
}

fn produced_by_scenarios() -> BTreeSet<Code> {
    let book = book(SMALL);
    let cases: Vec<Written> = serde_json::from_str(include_str!("cases/authoring/scenarios.json")).unwrap();
    let mut produced = BTreeSet::new();
    for Written { scenario, code } in &cases {
        let tree = parse_json(&serde_json::json!({ "scenario": { "case": scenario } }).to_string()).unwrap();
        let found = tuiqun::rulebook::check_scenarios(&book, &tree);
        let found = found.iter().find(|one| one.code.id() == code);
        produced.insert(found.unwrap_or_else(|| panic!("{code}: {scenario}")).code);
    }
    produced
}
