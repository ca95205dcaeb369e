//! What the terminal tells: everything that the engine knows about what somebody asked, and nothing that is not so.

use std::process::Command;

/// What a command prints, in English.
fn told(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["--locale", "en"]).args(args);
    let ran = command.output().unwrap();
    assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// Whether something was said with a message of a rulebook, in English, in any of its forms.
fn says(said: &str, rulebook: &str, id: &str) -> bool {
    let path = format!("{}/rulebooks/{rulebook}/texts/en.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (_, message) = text.split_once(&format!("\n{id} = ")).unwrap();
    // Up to the next message; of each form the words before its first value.
    let forms = message.lines().take_while(|line| !line.is_empty() && !line.contains(" = "));
    let forms = forms.filter_map(|line| line.split_once("] ").map_or(Some(line), |(_, words)| Some(words)));
    let mut words = forms.filter_map(|form| form.split('{').next()).map(str::trim).filter(|words| words.len() > 6);
    words.any(|words| said.contains(words))
}

const START: [&str; 2] = ["--start", "2026-06-01T12:00:00+08:00"];

#[test]
fn a_situation_that_cannot_be_is_said_to_be_so() {
    let base = ["run", "rulebooks/wechat-group", "--goal", "gone", "--fact", "role=owner", "--fact", "kind=ordinary"];
    let said = told(&[&base[..], &["--fact", "members=600"], &START].concat());
    assert!(says(&said, "wechat-group", "group--too-many"), "{said}");
    let said = told(&[&base[..], &["--fact", "members=60"], &START].concat());
    assert!(!says(&said, "wechat-group", "group--too-many"), "{said}");
}

#[test]
fn notes_on_an_action_and_on_a_goal_are_told_with_them() {
    let said = told(&[&["run", "rulebooks/wechat-group", "--preset", "eu_member"], &START[..]].concat());
    assert!(says(&said, "wechat-group", "note--leave_is_announced_in_eu"), "{said}");
}

/// Exactly 40 members is where the articles differ (S1-2.1, S1-2.15).
#[test]
fn where_sources_decide_both_are_told() {
    let facts = ["role=owner", "kind=ordinary", "members=40", "device=ios", "unclaimed_packets=0", "live_on=false"];
    let facts: Vec<&str> = facts.iter().flat_map(|fact| ["--fact", fact]).collect();
    let said = told(&[&["run", "rulebooks/wechat-group", "--goal", "gone"], &facts[..], &START].concat());
    assert!(said.contains("S1-2.1") && said.contains("dissolve"), "{said}");
}

/// 85 % and 99.2 % are 84.32 % together (S2-2.13, S1-3.10): a risk of 15.68 %.
#[test]
fn shares_are_told_to_the_nearest_tenth() {
    let facts = ["role=owner", "kind=ordinary", "members=120", "device=ios", "unclaimed_packets=0"];
    let facts: Vec<&str> = facts.iter().flat_map(|fact| ["--fact", fact]).collect();
    let said = told(&[&["plan", "rulebooks/wechat-group", "--goal", "gone"], &facts[..], &START].concat());
    assert!(said.contains("in 15.7% of cases") && said.contains("in 15% of cases"), "{said}");
}

#[test]
fn a_calendar_speaks_its_language_and_gives_moments_no_length() {
    let said =
        told(&["after", "rulebooks/wechat-group", "--preset", "eu_member", "--format", "ics", START[0], START[1]]);
    assert!(said.contains("PRODID:-//tuiqun//tuiqun//EN"), "{said}");
    assert!(!said.contains("DTEND"), "{said}");
}
