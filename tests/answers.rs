//! The answers at the command line, as a stranger asks for them, in both locales and as JSON.
#![cfg(feature = "cli")]

mod built_in;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use built_in::built_in;
use calcard::icalendar::{ICalendar, ICalendarComponentType};
use serde_json::Value;

const OWNER: [&str; 4] = ["--preset", "owner_on_pc", "--start", "2026-01-05T10:00:00+08:00"];
/// On a phone, with everything out of the way, the group is dissolved.
const DISSOLVED: [&str; 6] = [
    "--do",
    "act switch_device to=ios",
    "--do",
    "set members=30 unclaimed_packets=0",
    "--do",
    "act dissolve outcome=success",
];

fn tuiqun(command: &str, rulebook: &str, options: &[&[&str]]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks").join(rulebook);
    let mut run = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
    run.env("LC_ALL", "C").arg(command).arg(folder).args(options.concat()).output().unwrap()
}

/// What a command that does well prints.
fn told(command: &str, options: &[&[&str]]) -> String {
    let output = tuiqun(command, "wechat-group", options);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(command: &str, options: &[&[&str]]) -> Value {
    serde_json::from_str(&told(command, &[options, &[&["--json"][..]]].concat())).unwrap()
}

#[test]
fn a_run_tells_what_is_in_the_way_and_what_removes_it() {
    let en = told("run", &[&OWNER]);
    assert!(en.contains("not from official policy"), "every answer says whose rules these are");
    for says in ["only groups of up to 40", "Remove members (80)", "Wait until 2026-01-06 08:00", "S1-4.2"] {
        assert!(en.contains(says), "{says}: {en}");
    }
    let zh = told("run", &[&OWNER, &["--locale", "zh-CN"]]);
    // The parts of an id are joined by two dashes; an option only begins with them.
    let id = |(at, _): (usize, &str)| zh[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    assert!(zh.contains("\u{6f14}\u{7ec3}") && !zh.match_indices("--").any(id), "no id stands for a text: {zh}");
}

#[test]
fn the_terminal_says_which_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/wechat-group");
    let said = |locale: &str| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
        let output = run.env("LC_ALL", locale).arg("run").arg(&folder).args(OWNER).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("zh_TW.UTF-8").starts_with('\u{5fae}') && said("de_DE.UTF-8").starts_with("WeChat"));
}

#[test]
fn a_run_names_what_the_last_step_changed() {
    let found = json("run", &[&OWNER, &["--do", "set members=30"]]);
    let change = &found["changes"]["rules"][0];
    let facts = (change["code"].as_str(), change["behind"].as_str(), change["facts"][0].as_str());
    assert_eq!(facts, (Some("dissolve/too-many-members"), Some("each"), Some("members")));
    assert_eq!((change["before"].as_str(), change["after"].as_str()), (Some("no"), Some("yes")));
    assert_eq!(found["view"]["cursor"], 1);
}

#[test]
fn why_tells_the_reasons_and_the_order() {
    let en = told("why", &[&OWNER, &["--of", "dissolve"]]);
    for says in [
        "How many people are in it (now: 120): has to be at most 40",
        "Then it can be done",
        "Remove members (80), 6 min",
    ] {
        assert!(en.contains(says), "{says}: {en}");
    }
    let found = json("why", &[&OWNER, &["--of", "dissolve"]]);
    let order: Vec<&str> = found["removals"]["removals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["finding"]["code"].as_str().unwrap())
        .collect();
    // S2-2.5: notice before the first removal; S2-0.3: the packets return meanwhile.
    let lawful =
        ["duty/announce_a_day_before", "dissolve/too-many-members", "dissolve/pc", "duty/log_out_the_computer_first"];
    assert_eq!(order, lawful);
    assert_eq!(found["explanation"]["applicable"], "no");
    let rule = json("why", &[&OWNER, &["--of", "dissolve/pc"]]);
    assert_eq!(rule["explanation"]["requirements"].as_array().unwrap().len(), 1);
    let goal = json("why", &[&OWNER, &["--of", "gone"]]);
    assert_eq!(goal["why"]["value"], false);
}

#[test]
fn only_what_matters_is_asked_and_each_question_says_why() {
    let found = json("ask", &[&OWNER, &["--fact", "members=unknown", "--fact", "leave_notice=unknown"]]);
    let needed: Vec<&str> =
        found["needed"].as_array().unwrap().iter().map(|one| one["fact"].as_str().unwrap()).collect();
    assert_eq!(needed, ["members"], "who is told of leavers has nothing to do with dissolving");
    let en = told("ask", &[&OWNER, &["--fact", "members=unknown"]]);
    assert!(en.contains("How many people are in it [members]") && en.contains("dissolve/too-many-members"), "{en}");
    assert!(told("ask", &[&OWNER]).contains("Nothing else matters."));
}

#[test]
fn every_explanation_finds_its_words_in_both_locales() {
    for rulebook in built_in("answers").iter().map(|book| book.id.as_str()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks").join(rulebook).join("rulebook.toml");
        let text = std::fs::read_to_string(folder).unwrap();
        let goals = text.lines().filter_map(|line| line.strip_prefix("[goal.")).map(|line| line.trim_end_matches(']'));
        for goal in goals {
            for locale in ["zh-CN", "en"] {
                let run = tuiqun("run", rulebook, &[&["--goal", goal, "--locale", locale]]);
                let why = tuiqun("why", rulebook, &[&["--of", goal, "--locale", locale, "--all"]]);
                for output in [run, why] {
                    let said = String::from_utf8(output.stdout).unwrap();
                    assert!(output.status.success() && !said.is_empty(), "{goal}");
                    let ids = [
                        "why-",
                        "fact--",
                        "state--",
                        "derived--",
                        "reading--",
                        "choice--",
                        "action--",
                        "goal-",
                        "finding-",
                    ];
                    assert!(!ids.iter().any(|id| said.contains(id)), "{said}");
                }
            }
        }
    }
}

/// S1-4.12 to S1-4.14: what a home-school group takes; S2-2.5: announced a day before.
#[test]
fn a_plan_tells_who_is_needed_and_what_each_step_takes() {
    let school = [["--preset", "home_school_group", "--start", "2026-01-05T10:00:00+08:00"].as_slice()];
    let en = told("plan", &school);
    for says in [
        "Fastest",
        "Announce the dissolution, 10 min",
        "The school reviews it · Approved",
        "the class teacher",
        "Others needed:",
        "This cannot be undone.",
        "Goes well in 99.2% of cases",
        "Done by 2026-01-10 10:21",
        "not from official policy",
    ] {
        assert!(en.contains(says), "{says}: {en}");
    }
    let zh = told("plan", &[school[0], &["--locale", "zh-CN"]]);
    assert!(zh.contains("\u{6700}\u{5feb}") && !zh.contains("--"), "no id stands for a text: {zh}");
    let found = json("plan", &school);
    assert_eq!(found["stop"], "found");
    let fastest = &found["plans"][0];
    let others: Vec<&str> = fastest["others"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(others, ["class_teacher", "creator", "teachers", "school"]);
    assert_eq!(fastest["steps"].as_array().unwrap().last().unwrap()["irreversible"], true);
    // A plan is a log: its requests lead to the goal.
    let steps: Vec<String> =
        fastest["requests"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    assert!(steps.iter().any(|step| step.contains("dissolve")) && steps.len() > 5);
}

#[test]
fn a_plan_is_a_checklist_or_a_calendar_too() {
    let text = told("plan", &[&OWNER, &["--format", "markdown"]]);
    assert!(text.contains("- [ ] **2026-01-05 10:00** Announce the dissolution"), "{text}");
    let ics = told("plan", &[&OWNER, &["--format", "ics"]]);
    let calendar = ICalendar::parse(&ics).unwrap();
    let events = calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let found = json("plan", &[&OWNER]);
    assert_eq!(events.count(), found["plans"][0]["steps"].as_array().unwrap().len());
}

#[test]
fn no_way_exits_with_one_and_says_what_would_have_to_differ() {
    let output =
        tuiqun("plan", "elsewhere", &[&["--preset", "owner_on_wechat", "--start", "2026-01-05T10:00:00+08:00"]]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("There is no way from here") || said.contains("hangs on what no article says"), "{said}");
}

/// S0-5.10: 68 of 100 reviews of a frozen account are granted; who is refused files again.
#[test]
fn chances_are_an_interval_and_a_run_can_be_shown_alone() {
    let once = ["--preset", "frozen_owner", "--start", "2026-01-05T10:00:00+08:00", "--seed", "7", "--no-fall-back"]
        .as_slice();
    let frozen = [once];
    let again = json("sample", &[&once[..once.len() - 1]]);
    assert!(again["reached"].as_u64().unwrap() >= 950, "{again}");
    let found = json("sample", &frozen);
    let (low, high) = (found["interval"][0].as_u64().unwrap(), found["interval"][1].as_u64().unwrap());
    assert!(low < 680_000 && 680_000 < high && high - low < 70_000, "{found}");
    assert_eq!(found["runs"], 1_000);
    let en = told("sample", &[frozen[0], &["--runs", "200"]]);
    assert!(
        en.contains("of 200 runs. By these figures the chance lies between") && en.contains("95% confidence"),
        "{en}"
    );
    let run = |number: &str| {
        let output = tuiqun("sample", "wechat-group", &[frozen[0], &["--run", number, "--json"]]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    assert_eq!(run("3"), run("3"));
    let reached = (0..20).filter(|number| run(&number.to_string())["reached"] == true).count();
    assert!(0 < reached && reached < 20, "some work and some do not");
}

#[test]
fn the_guide_asks_only_what_matters_and_ends_with_the_ways() {
    let talk = |options: &[&str], lines: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/wechat-group");
        let mut run = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
        run.env("LC_ALL", "C").arg("guide").arg(folder).args(options);
        let mut child = run.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let options = ["--preset", "owner_on_pc", "--fact", "members=unknown", "--start", "2026-01-05T10:00:00+08:00"];
    let output = talk(&options, "many\n120\n");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("How many people are in it (it decides: Dissolve the group"), "{said}");
    assert!(said.contains("[value/range]") || said.contains("[event/"), "what cannot be used is said to be: {said}");
    assert!(said.contains("Enough is known.") && said.contains("Announce the dissolution"), "{said}");
    // Not being sure ends the questions too.
    let unsure = String::from_utf8(talk(&options, "\n").stdout).unwrap();
    assert!(unsure.contains("Some questions are still open"), "{unsure}");
    let output = talk(&["--start", "2026-01-05T10:00:00+08:00"], "");
    assert_eq!(output.status.code(), Some(2), "nobody is there to answer");
}

#[test]
fn a_calendar_file_is_read_by_another_parser() {
    let text = told("after", &[&OWNER, &DISSOLVED, &["--format", "ics"]]);
    assert_eq!(text, told("after", &[&OWNER, &DISSOLVED, &["--format", "ics"]]), "the same bytes every time");
    let calendar = ICalendar::parse(&text).unwrap();
    let count = |kind| calendar.components.iter().filter(|part| part.component_type == kind).count();
    let timeline = json("after", &[&OWNER, &DISSOLVED]);
    let timeline = timeline.as_array().unwrap();
    // What is over, done or not, needs no reminder.
    let over = |moment: &&Value| !matches!(moment["duty"]["status"].as_str(), None | Some("open"));
    let dated = timeline.iter().filter(|moment| !moment["at"].is_null() && !over(moment)).count();
    let due = timeline.iter().filter(|moment| moment["duty"]["status"] == "open" && !moment["at"].is_null()).count();
    assert!(dated > 5 && due > 0);
    assert_eq!((count(ICalendarComponentType::VEvent), count(ICalendarComponentType::VAlarm)), (dated, due));
}

#[test]
fn a_checklist_has_a_box_for_everything_and_its_sources() {
    let text = told("after", &[&OWNER, &DISSOLVED, &["--format", "markdown"]]);
    // S2-2.4: chat records are kept for 72 hours.
    assert!(
        text.contains("- [ ] **2026-01-08 10:01** To do: The article says that the chat history is kept for 72 hours")
    );
    let timeline = json("after", &[&OWNER, &DISSOLVED]);
    let boxes = text.lines().filter(|line| line.starts_with("- [")).count();
    assert_eq!(boxes, timeline.as_array().unwrap().len());
    assert!(text.contains("Sources: S2-2.4") && text.contains("not from official policy"));
}

#[test]
fn what_cannot_be_used_is_refused_with_a_reason() {
    let refused = |command: &str, options: &[&[&str]], code: i32, says: &str| {
        let output = tuiqun(command, "wechat-group", options);
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.code() == Some(code) && said.contains(says), "{said}");
    };
    refused("run", &[&["--fact", "members=many"]], 1, "/facts/members");
    refused("run", &[&["--fact", "members"]], 2, "KEY=VALUE");
    refused("run", &[&["--fact", "membres=3"]], 1, "members");
    refused("run", &[&["--start", "yesterday"]], 2, "--start yesterday");
    refused("run", &[&["--do", "act fly"]], 1, "event/unknown-action");
    refused("run", &[&["--do", "jump"]], 1, "event/shape");
    refused("run", &[&OWNER, &["--do", "act dissolve outcome=success"]], 1, "dissolve/pc");
    refused("run", &[&["--goal", "nowhere"]], 2, "hand_over");
    refused("ask", &[], 2, "hand_over");
    refused("ask", &[&["--goal", "nowhere"]], 2, "hand_over");
    refused("plan", &[], 2, "hand_over");
    refused("plan", &[&["--goal", "nowhere"]], 2, "hand_over");
    refused("sample", &[&OWNER, &["--runs", "100001"]], 1, "source/limit");
    refused("sample", &[&OWNER, &["--way", "9"]], 1, "no plan");
    refused("why", &[&["--of", "nothing"]], 2, "no action, goal or rule");
}
