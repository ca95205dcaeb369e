//! Mistakes of an author, each made in the rulebook that `tuiqun new` writes: what `tuiqun check` says of it, in both languages.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

#[derive(Deserialize, Serialize)]
struct Mistake {
    /// The file, and what is written in it instead of what.
    file: String,
    from: String,
    to: String,
    /// Exactly what is found.
    codes: Vec<String>,
    /// How the first of it is said, and what to do.
    #[serde(default)]
    says: Vec<(String, String, String)>,
}

fn tuiqun(args: &[&str], folder: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tuiqun")).args(args).arg(folder).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

/// An empty place for one rulebook.
fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).unwrap();
    place.join("our-groups")
}

fn found(folder: &Path, locale: &str) -> (bool, Vec<Json>) {
    let (fine, out) = tuiqun(&["check", "--json", "--locale", locale], folder);
    let told: Json = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
    (fine, told["diagnostics"].as_array().unwrap().clone())
}

#[test]
fn a_new_rulebook_runs() {
    let folder = place("authoring-new");
    assert!(tuiqun(&["new", "--locale", "en"], &folder).0);
    let (fine, diagnostics) = found(&folder, "en");
    assert!(fine && diagnostics.is_empty(), "{diagnostics:?}");
    let (fine, out) = tuiqun(&["test"], &folder);
    assert!(fine && out.contains("scenarios: 2 passed, 0 failed"), "{out}");
    let (fine, out) = tuiqun(&["plan", "--preset", "owner", "--locale", "en"], &folder);
    assert!(fine && out.contains("Ask IT") && !out.contains("Tencent") && !out.contains("article"), "{out}");
    let (fine, out) = tuiqun(&["plan", "--preset", "owner", "--locale", "zh-CN"], &folder);
    assert!(fine && out.contains("问 IT") && !out.contains("文章"), "{out}");
    // Its file means its folder; what is nearly an action is suggested; no runs are none.
    let (fine, out) = tuiqun(&["plan", "--preset", "owner", "--locale", "en"], &folder.join("rulebook.toml"));
    assert!(fine && out.contains("Ask IT"), "{out}");
    let (fine, out) = tuiqun(&["run", "--do", "act leve", "--locale", "en"], &folder);
    assert!(!fine && out.contains("did you mean `leave`?"), "{out}");
    assert!(!tuiqun(&["sample", "--preset", "owner", "--runs", "0"], &folder).0);
    let (_, out) = tuiqun(&["run", "--fact", "role=member", "--do", "act leave", "--locale", "en"], &folder);
    assert!(out.contains("Recorded as a breach: Our company asks that you tell IT"), "{out}");
    let before = std::fs::read_to_string(folder.join("rulebook.toml")).unwrap();
    let (fine, out) = tuiqun(&["new", "--locale", "en"], &folder);
    assert!(!fine && out.contains("is there already"), "{out}");
    assert_eq!(std::fs::read_to_string(folder.join("rulebook.toml")).unwrap(), before);
    let (fine, out) = tuiqun(&["new", "--locale", "zh-CN"], &folder.with_file_name("Our Groups"));
    assert!(!fine && out.contains("小写字母"), "{out}");
}

#[test]
fn every_mistake_is_told_once_with_what_to_do() {
    let folder = place("authoring-mistakes");
    assert!(tuiqun(&["new"], &folder).0);
    assert!(mistakes("rulebook.json", &folder) > 40);
}

#[test]
fn every_mistake_about_a_base_is_told_once_with_what_to_do() {
    let base = place("authoring-overlay-mistakes");
    let folder = base.with_file_name("our-office");
    assert!(tuiqun(&["new"], &base).0 && tuiqun(&["new", "--extends", "our-groups"], &folder).0);
    assert!(mistakes("overlay.json", &folder) >= 15);
}

/// Makes each mistake of a table in a rulebook, one after another; how many there are.
fn mistakes(table: &str, folder: &Path) -> usize {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/authoring").join(table);
    let mut cases: Vec<Mistake> = serde_json::from_str(&std::fs::read_to_string(&table).unwrap()).unwrap();
    for case in &mut cases {
        let path = folder.join(&case.file);
        let fine = std::fs::read_to_string(&path).unwrap();
        assert!(fine.contains(&case.from), "{}", case.from);
        std::fs::write(&path, fine.replacen(&case.from, &case.to, 1)).unwrap();
        let mut says = Vec::new();
        for locale in ["zh-CN", "en"] {
            let (passed, diagnostics) = found(folder, locale);
            let codes: Vec<&str> = diagnostics.iter().map(|one| one["code"].as_str().unwrap()).collect();
            assert_eq!(codes, case.codes, "{} → {}", case.from, case.to);
            let errors = diagnostics.iter().any(|one| one["severity"] == "error");
            assert_eq!(passed, !errors, "{}", case.to);
            let first = &diagnostics[0];
            let text = |key: &str| first[key].as_str().unwrap_or_default().to_owned();
            let (message, help) = (text("message"), text("help"));
            assert!(!message.is_empty() && !help.is_empty(), "{message} {help}");
            assert!(!format!("{message}{help}").contains("{$"), "{message} {help}");
            // A text that is missing is nowhere; everything else is at a place.
            assert!(first["line"].is_number() || case.codes[0] == "rulebook/missing-text", "{first}");
            says.push((locale.to_owned(), message, help));
        }
        if case.says.is_empty() || std::env::var_os("BLESS").is_some() {
            case.says = says;
        } else {
            assert_eq!(case.says, says, "{}", case.to);
        }
        std::fs::write(&path, fine).unwrap();
    }
    if std::env::var_os("BLESS").is_some() {
        let lines: Vec<String> = cases.iter().map(|case| serde_json::to_string(case).unwrap()).collect();
        std::fs::write(table, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    assert!(cases.iter().all(|case| !case.says.is_empty()));
    cases.len()
}

/// A company's rules over each built-in rulebook: whole, told as the company's in both languages, and nothing of the base is touched.
#[test]
fn a_company_adds_its_rules_to_every_rulebook() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks");
    let folder = place("authoring-overlay").with_file_name("our-office");
    let beside = folder.parent().unwrap();
    copy(&ours, beside);
    let mut books = 0;
    for base in ["elsewhere", "wechat-group", "wecom-group", "wecom-class", "official-account"] {
        let _ = std::fs::remove_dir_all(&folder);
        assert!(tuiqun(&["new", "--extends", base], &folder).0, "{base}");
        for locale in ["zh-CN", "en"] {
            let (fine, diagnostics) = found(&folder, locale);
            assert!(fine && diagnostics.is_empty(), "{base}: {diagnostics:?}");
        }
        for (command, says) in [
            ("test", "2 passed, 0 failed"),
            ("coverage", "2 of 2 parts exercised"),
            ("coverage", "2 of 2 claims of the articles accounted for"),
            ("audit", "findings: 0"),
        ] {
            let (fine, out) = tuiqun(&[command, "--locale", "en"], &folder);
            assert!(fine && out.contains(says), "{base}: {out}");
        }
        let out = beside.join("out");
        assert!(tuiqun(&["pack", "--out", out.to_str().unwrap()], &folder).0);
        let edition: Json =
            serde_json::from_str(&std::fs::read_to_string(out.join("our-office.tuiqun.json")).unwrap()).unwrap();
        let from = edition["rulebook"]["rulebook"]["extends"].as_str().unwrap();
        assert!(from.starts_with(&format!("{base}@0.")), "what it was made from: {from}");
        for locale in ["zh-CN", "en"] {
            let words = edition["texts"][locale].as_str().unwrap();
            let marked: Vec<&str> = words
                .lines()
                .filter(|line| line.contains("{ rulebook-added }"))
                .map(|line| line.split(" =").next().unwrap())
                .collect();
            let mut marked = marked;
            marked.sort_unstable();
            assert_eq!(
                marked,
                ["action--tell_manager", "note--our_files", "our-rule--tell-first", "our-rule--told"],
                "{base}"
            );
            let claim = &edition["claims"][locale]["claims"]["H-1"];
            assert_eq!(claim["article"], "H", "{claim}");
        }
        books += 1;
    }
    assert_eq!(books, 5);
    assert_eq!(
        files(&ours),
        files(beside)
            .into_iter()
            .filter(|(path, _)| !path.starts_with("out") && !path.starts_with("our-office"))
            .collect()
    );
}

fn copy(from: &Path, to: &Path) {
    for (path, text) in files(from) {
        let path = to.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// All files of a folder, by where they are in it.
fn files(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    fn gather(folder: &Path, root: &Path, found: &mut std::collections::BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, root, found);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    let mut found = std::collections::BTreeMap::new();
    gather(folder, folder, &mut found);
    found
}

/// Two versions are compared by what they answer and by what they say, and the newer one's version has to tell how much that is.
#[test]
fn versions_are_compared() {
    let old = place("authoring-versions");
    let new = old.parent().unwrap().join("new").join("our-groups");
    std::fs::create_dir_all(new.parent().unwrap()).unwrap();
    assert!(tuiqun(&["new"], &old).0 && tuiqun(&["new"], &new).0);
    let against = ["audit", "--locale", "en", "--against", old.to_str().unwrap()];
    let (fine, out) = tuiqun(&against, &new);
    assert!(fine && out.contains("Differences: 0; in texts: 0."), "{out}");
    let edit = |file: &str, from: &str, to: &str| {
        let path = new.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    edit("texts/en.ftl", "action--ask_it = Ask IT", "action--ask_it = Ask the help desk");
    edit("texts/zh-CN.ftl", "path--more", "# A note to oneself.\npath--more");
    let (fine, out) = tuiqun(&against, &new);
    assert!(!fine && out.contains("text action--ask_it (en) before: Ask IT\nnow: Ask the help desk"), "{out}");
    assert!(out.contains("asks for 1.0.1 at least") && out.contains("Differences: 0; in texts: 1."), "{out}");
    edit("rulebook.toml", "takes = { assume = \"10m\" }", "takes = { assume = \"3h\" }");
    assert!(tuiqun(&against, &new).1.contains("asks for 1.1.0 at least"));
    for file in ["rulebook.toml", "scenarios/first.toml", "texts/en.ftl", "texts/zh-CN.ftl"] {
        let path = new.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(
            path,
            text.replace("preset.owner", "preset.boss")
                .replace("preset = \"owner\"", "preset = \"boss\"")
                .replace("preset--owner", "preset--boss"),
        )
        .unwrap();
    }
    let (_, out) = tuiqun(&against, &new);
    assert!(out.contains("asks for 2.0.0 at least"), "{out}");
    edit("rulebook.toml", "version = \"1.0.0\"", "version = \"2.0.0\"");
    edit("CHANGELOG.md", "## 1.0.0", "## 2.0.0");
    let (_, out) = tuiqun(&against, &new);
    assert!(!out.contains("asks for"), "{out}");
    let (_, out) = tuiqun(&["audit", "--json", "--against", old.to_str().unwrap()], &new);
    assert!(out.contains("audit/reworded"), "{out}");
}

/// What is left out, changed and said otherwise is so; the rest stays.
#[test]
fn a_base_is_corrected() {
    let base = place("authoring-corrected");
    let folder = base.with_file_name("our-office");
    assert!(tuiqun(&["new"], &base).0 && tuiqun(&["new", "--extends", "our-groups"], &folder).0);
    let add = |file: &str, text: &str| {
        let path = folder.join(file);
        let there = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, there + text).unwrap();
    };
    let rules = r#"
[override]
text = ["leave--not-asked"]
[override.action.hand_over]
takes = { assume = "2h" }
[override.require."leave/owner"]
by = "policy"
own = true
[off]
note = ["no_way_back"]
require = ["hand-over/not-owner"]
"#;
    add("rulebook.toml", rules);
    add("texts/zh-CN.ftl", "leave--not-asked = 先写信给 IT。\n");
    add("texts/en.ftl", "leave--not-asked = Write to IT first.\n");
    let (fine, diagnostics) = found(&folder, "en");
    let left_over: Vec<&str> = diagnostics.iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(fine && left_over.is_empty(), "{diagnostics:?}");
    let (_, out) = tuiqun(&["run", "--preset", "owner", "--json"], &folder);
    let view = serde_json::from_str::<Json>(&out).unwrap()["view"].take();
    let finding = |code: &str| {
        let actions = view["actions"].as_array().unwrap().iter();
        actions.flat_map(|action| action["findings"].as_array().unwrap()).find(|found| found["code"] == code).cloned()
    };
    assert_eq!(finding("leave/owner").unwrap()["severity"], "warning");
    assert!(finding("hand-over/not-owner").is_none());
    assert!(view["notes"].as_array().unwrap().iter().all(|note| note["id"] != "no_way_back"));
    let (_, out) = tuiqun(&["why", "--preset", "owner", "--locale", "en", "--of", "leave"], &folder);
    assert!(out.contains("Write to IT first."), "{out}");
}

#[test]
fn what_needs_no_decision_is_mended() {
    let folder = place("authoring-fix");
    assert!(tuiqun(&["new"], &folder).0);
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    let before = std::fs::read_to_string(folder.join("rulebook.toml")).unwrap();
    edit("rulebook.toml", "takes = { assume", "tekes = { assume");
    edit("rulebook.toml", "role == 'owner'", "rol == 'owner'");
    edit("rulebook.toml", "\"in_group = false\"", "\"in_grop = false\"");
    edit("texts/en.ftl", "leave--owner = You own the group. Hand it over first.\n", "");
    let (fine, out) = tuiqun(&["check", "--fix", "--locale", "en"], &folder);
    assert!(fine && out.contains("Mended: 4"), "{out}");
    assert_eq!(std::fs::read_to_string(folder.join("rulebook.toml")).unwrap(), before);
    let words = std::fs::read_to_string(folder.join("texts/en.ftl")).unwrap();
    assert!(words.ends_with("# To be written.\nleave--owner = … leave--owner\n"), "{words}");
    let (fine, diagnostics) = found(&folder, "en");
    let unwritten: Vec<&str> = diagnostics.iter().map(|one| one["message"].as_str().unwrap()).collect();
    assert!(fine && unwritten == ["texts of en are still to be written: leave--owner"], "{unwritten:?}");
}
