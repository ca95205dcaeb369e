//! The tutorial, done as it stands: what is appended to files, each command, and what it prints.

use std::path::Path;
use std::process::Command;

/// A block of the tutorial: how it is marked, and what stands in it.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(block)) => found.push(block),
            (Some(mark), None) => open = Some((mark.to_owned(), String::new())),
            (None, Some((mark, text))) => open = Some((mark, format!("{text}{line}\n"))),
            (None, None) => {}
        }
    }
    found
}

/// Whether something is printed line by line, in this order.
fn prints(out: &str, expected: &[&str]) -> bool {
    let mut lines = out.lines();
    expected.iter().all(|wanted| lines.any(|line| line.contains(wanted)))
}

#[test]
fn it_goes_as_it_says() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).unwrap();
    let (mut ran, mut appended) = (0, 0);
    for (mark, text) in blocks(include_str!("../docs/tutorial.md")) {
        if let Some((_, file)) = mark.split_once(" append=") {
            let path = place.join("ding-group").join(file);
            let there = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, there + &text).unwrap();
            appended += 1;
        }
        if let Some((header, file)) = mark.split_once(" under=").and_then(|(_, at)| at.split_once(" of=")) {
            let path = place.join("ding-group").join(file);
            let there = std::fs::read_to_string(&path).unwrap();
            assert!(there.contains(&format!("{header}\n")), "{header}");
            std::fs::write(&path, there.replacen(&format!("{header}\n"), &format!("{header}\n{text}"), 1)).unwrap();
            appended += 1;
        }
        if mark != "console" {
            continue;
        }
        for command in text.split("$ ").skip(1) {
            let (line, expected) = command.split_once('\n').unwrap();
            let expected: Vec<&str> = expected.lines().collect();
            // Words, and what stands in double quotes as one.
            let args: Vec<&str> = line
                .split('"')
                .enumerate()
                .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
                .collect();
            assert_eq!(args[0], "tuiqun", "{line}");
            let output =
                Command::new(env!("CARGO_BIN_EXE_tuiqun")).args(&args[1..]).current_dir(&place).output().unwrap();
            let out = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
            assert!(prints(&out, &expected), "{line}\n{expected:?}\n{out}");
            // Some find something, none cannot be run.
            assert_ne!(output.status.code(), Some(2), "{line}: {out}");
            ran += 1;
        }
    }
    assert!(ran >= 15 && appended >= 6, "{ran} {appended}");
    assert!(place.join("site/our-office.tuiqun.json").is_file());
}
