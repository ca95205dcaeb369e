//! Tidiness as a test: layers, purity, file sizes, no `allow`, no Chinese or English for people outside of `.ftl`.

use std::path::{Path, PathBuf};

fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), extension, &mut found);
    assert!(!found.is_empty(), "{folder}");
    found
}

fn module(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Lower layers know nothing of higher ones.
#[test]
fn knowledge_runs_one_way() {
    let layers: [&[&str]; 13] = [
        &["limits", "diag", "value"],
        &["time", "calendar", "bounds"],
        &["expr"],
        &["program"],
        &["rulebook"],
        &["sim"],
        &["carry"],
        &["finding"],
        &["explain"],
        &["plan"],
        &["sample", "survey", "audit"],
        &["wire"],
        &["wasm", "scenario"],
    ];
    let level = |module: &str| layers.iter().position(|layer| layer.contains(&module));
    for (path, text) in files("src", "rs") {
        let Some(own) = level(&module(&path)) else { continue };
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if let Some(other) = level(&name) {
                    assert!(other <= own, "{}: {line}", path.display());
                }
            }
        }
    }
}

/// Nothing below the command line and the bindings looks at the world.
#[test]
fn the_engine_is_pure() {
    for (path, text) in files("src", "rs") {
        if ["main", "cli"].contains(&module(&path).as_str()) {
            continue;
        }
        for word in
            ["std::fs", "std::env", "std::time", "std::net", "std::process", "std::thread", "HashMap", "f32", "f64"]
        {
            let visible = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            // `visit_f64` is how serde hands over what is then refused; a reader that knows no such numbers names both to say so.
            let refused = |line: &&str| line.contains("visit_f64") || line.trim() == "f32 f64";
            let found = visible.filter(|line| line.contains(word) && !refused(line)).count();
            assert_eq!(found, 0, "{} uses {word}", path.display());
        }
    }
}

#[test]
fn no_lint_is_switched_off() {
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in files(folder, "rs") {
            let attribute = ["#[al", "low("].concat();
            let inner = ["#![al", "low("].concat();
            assert!(!text.contains(&attribute) && !text.contains(&inner), "{}", path.display());
        }
    }
}

/// Where a lint is expected to find something, the reason stands in ARCHITECTURE.md, and nothing stands there besides.
#[test]
fn what_is_expected_is_written_down() {
    let written = file("ARCHITECTURE.md");
    let attribute = ["#[exp", "ect("].concat();
    let mut reasons = Vec::new();
    for (path, text) in ["src", "xtask/src", "tests"].into_iter().flat_map(|folder| files(folder, "rs")) {
        for found in text.split(&attribute).skip(1) {
            let reason = found.split_once("reason = \"").and_then(|(_, rest)| rest.split_once('"'));
            let (reason, _) = reason.unwrap_or_else(|| panic!("{}: an expectation without a reason", path.display()));
            let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            reasons.push(format!("| `{inside}` | {reason} |"));
        }
    }
    assert!(!reasons.is_empty());
    let (_, table) = written.split_once("| a lint is expected to find something in | for |").unwrap();
    let mut rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    rows.sort_unstable();
    reasons.sort();
    assert_eq!(rows, reasons);
}

/// The policy that a page is told to send is the one that the tests send; who only takes the element in needs no more.
#[test]
fn the_policy_is_the_one_that_the_tests_send() {
    let directives = |path: &str, end: &str| -> Vec<String> {
        let text = file(path);
        let (_, policy) = text.split_once("default-src 'none'").unwrap_or_else(|| panic!("{path} names no policy"));
        let (policy, _) = policy.split_once(end).unwrap();
        // What is written over two lines of a script is one text.
        let policy = policy.replace("\" +\n  \"", "");
        policy.split(';').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
    };
    let sent = directives("tests/web/server.mjs", "\";\n");
    assert!(sent.len() > 5, "{sent:?}");
    assert_eq!(directives("README.md", "```"), sent);
    let element = directives("docs/embedding.md", "```");
    assert!(element.len() > 3 && element.iter().all(|one| sent.contains(one)), "{element:?}");
}

/// A file by its path in the project.
fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn files_stay_readable() {
    for (path, text) in files("src", "rs") {
        let lines = text.lines().count();
        assert!(lines <= 800, "{}: {lines} lines; split it", path.display());
    }
    let binding = file("src/wasm.rs");
    assert!(binding.lines().count() <= 400, "bindings convert and call");
}

/// Words for people stand in `.ftl` files: no Chinese in code, and no way for a text to become markup.
#[test]
fn words_and_markup_stay_where_they_belong() {
    let chinese = |text: &str| text.chars().find(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    for (path, text) in files("src", "rs").into_iter().chain(files("www/src", "ts")) {
        assert_eq!(chinese(&text), None, "{}", path.display());
        for word in ["innerHTML", "unsafeHTML", "unsafeSVG", "eval(", "insertAdjacentHTML"] {
            assert!(path.extension().is_none_or(|e| e != "ts") || !text.contains(word), "{}: {word}", path.display());
        }
    }
}

/// A test waits for what it awaits, and for no time: how long that takes is another on every machine.
#[test]
fn browser_tests_wait_for_no_time() {
    for (path, text) in files("tests/web", "mjs") {
        assert!(!text.contains("waitForTimeout"), "{}", path.display());
    }
}

/// Both locales have the same messages, with the same values.
#[test]
fn locales_say_the_same() {
    let shape = |text: &str| -> Vec<String> {
        // A message or an attribute goes on until the next begins.
        let mut messages: Vec<(&str, String)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match (line.split_once(" = "), messages.last_mut()) {
                (Some((id, pattern)), _) => messages.push((id, pattern.to_owned())),
                (None, Some((_, pattern))) => pattern.push_str(line),
                (None, None) => {}
            }
        }
        let mut ids: Vec<String> = messages
            .into_iter()
            .map(|(id, pattern)| {
                let mut values: Vec<String> = pattern
                    .split('$')
                    .skip(1)
                    // What only chooses a form, such as the plural, is a language's own business.
                    .filter(|rest| {
                        !rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').starts_with(" ->")
                    })
                    .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect())
                    .collect();
                values.sort();
                values.dedup();
                format!("{id} {values:?}")
            })
            .collect();
        ids.sort();
        ids
    };
    let same = |zh: Vec<String>, en: Vec<String>, name: &str| {
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|id| !those.contains(id)).cloned().collect()
        };
        assert_eq!(only(&zh, &en), only(&en, &zh), "{name}");
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| shape(&std::fs::read_to_string(path).unwrap());
    for name in ["ui", "later", "engine", "answers", "pages", "embed", "configure", "audit"] {
        let at = |locale: &str| root.join("texts").join(locale).join(format!("{name}.ftl"));
        same(read(&at("zh-CN")), read(&at("en")), name);
    }
    for folder in std::fs::read_dir(root.join("rulebooks")).unwrap().flatten() {
        let texts = folder.path().join("texts");
        if texts.is_dir() {
            same(read(&texts.join("zh-CN.ftl")), read(&texts.join("en.ftl")), &texts.display().to_string());
        }
    }
}

/// One thing has one word: no text says what `texts/words.md` says it never says.
#[test]
fn one_thing_has_one_word() {
    let words = include_str!("../texts/words.md");
    for (locale, next) in [("zh-CN", "## en"), ("en", "## never")] {
        let table = words.split(&format!("## {locale}\n")).nth(1).unwrap().split(next).next().unwrap();
        let rows = table.lines().filter(|line| line.starts_with("| ")).skip(2);
        let never = rows.flat_map(|row| row.split('|').nth(3).unwrap().split(['、', ',']));
        let never: Vec<String> = never.map(|word| word.trim().to_lowercase()).collect();
        assert!(never.len() > 40, "{locale}");
        let texts = files("texts", "ftl").into_iter().chain(files("rulebooks", "ftl"));
        for (path, text) in texts.filter(|(path, _)| path.to_string_lossy().contains(locale)) {
            // What people type into a search is what they say, and is shown to nobody.
            let read = |line: &&str| !line.starts_with('#') && !line.starts_with("pages-also--");
            for line in text.lines().filter(read) {
                let said = line.split_once('=').map_or(line, |(_, said)| said).to_lowercase();
                let own = |c: Option<char>| locale == "en" && c.is_some_and(char::is_alphanumeric);
                let found = never.iter().find(|word| {
                    said.match_indices(&***word).any(|(at, word)| {
                        !own(said[..at].chars().next_back()) && !own(said[at + word.len()..].chars().next())
                    })
                });
                assert_eq!(found, None, "{}: {line}", path.display());
            }
        }
    }
}

/// Every text of the answers is used, by the command line or by the page.
#[test]
fn no_answer_goes_unsaid() {
    let code: String = files("src/cli", "rs").into_iter().chain(files("www/src", "ts")).map(|(_, text)| text).collect();
    // Put together from the form of an explanation, from what lies behind a change, and from a code.
    let built = ["why-all", "why-any", "why-cond", "change-each", "change-together", "change-clock", "load--answers"];
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/answers.ftl")).unwrap();
    let ids = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    for id in ids.filter_map(|line| line.split_once(" =")).map(|(id, _)| id) {
        // What is said instead where nobody's words are restated.
        let id = id.strip_suffix("--own").unwrap_or(id);
        // A family, such as `plan-best--fastest`, is put together from its name and the engine's own word.
        let family = id.split_once("--").is_some_and(|(name, _)| code.contains(&format!("{name}--")));
        assert!(built.contains(&id) || family || code.contains(&format!("\"{id}\"")), "{id}");
    }
}
