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
    assert!(fine && out.contains("Ask IT") && !out.contains("Tencent"), "{out}");
    let before = std::fs::read_to_string(folder.join("rulebook.toml")).unwrap();
    let (fine, out) = tuiqun(&["new", "--locale", "en"], &folder);
    assert!(!fine && out.contains("is there already"), "{out}");
    assert_eq!(std::fs::read_to_string(folder.join("rulebook.toml")).unwrap(), before);
    let (fine, out) = tuiqun(&["new", "--locale", "zh-CN"], &folder.with_file_name("Our Groups"));
    assert!(!fine && out.contains("小写字母"), "{out}");
}

#[test]
fn every_mistake_is_told_once_with_what_to_do() {
    const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/authoring/rulebook.json");
    let mut cases: Vec<Mistake> = serde_json::from_str(&std::fs::read_to_string(CASES).unwrap()).unwrap();
    let folder = place("authoring-mistakes");
    assert!(tuiqun(&["new"], &folder).0);
    for case in &mut cases {
        let path = folder.join(&case.file);
        let fine = std::fs::read_to_string(&path).unwrap();
        assert!(fine.contains(&case.from), "{}", case.from);
        std::fs::write(&path, fine.replacen(&case.from, &case.to, 1)).unwrap();
        let mut says = Vec::new();
        for locale in ["zh-CN", "en"] {
            let (passed, diagnostics) = found(&folder, locale);
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
        std::fs::write(CASES, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    assert!(cases.len() > 40 && cases.iter().all(|case| !case.says.is_empty()));
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
}
