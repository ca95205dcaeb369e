//! The reference of the language, held against the readers: what it calls a key is read, what is read it names, types and defaults are those
//! of the readers, the examples are one rulebook that loads, and the schema for editors takes what loads.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::{Value as Json, json};
use tuiqun::diag::{Arg, Code, Diagnostic, Severity};
use tuiqun::rulebook::{Rulebook, load};

#[derive(Deserialize)]
struct File {
    table: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    name: String,
    at: Vec<String>,
    #[serde(default)]
    example: String,
    #[serde(default)]
    open: bool,
    keys: Vec<(String, String, String)>,
}

fn tables() -> Vec<Table> {
    toml::from_str::<File>(include_str!("../src/cli/reference/tables.toml")).unwrap().table
}

/// The examples as one rulebook.
fn whole(tables: &[Table]) -> Json {
    let text: String = tables.iter().map(|table| table.example.as_str()).collect();
    serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap()
}

fn errors(rulebook: &Json) -> Vec<Diagnostic> {
    let (_, found) = load(&rulebook.to_string());
    found.into_iter().filter(|one| one.severity == Severity::Error).collect()
}

/// The table at a place such as `action.leave.confirm.0`.
fn at<'t>(rulebook: &'t mut Json, place: &str) -> &'t mut serde_json::Map<String, Json> {
    let pointer = format!("/{}", place.replace('.', "/"));
    rulebook.pointer_mut(&pointer).unwrap_or_else(|| panic!("{place}")).as_object_mut().unwrap()
}

fn with(rulebook: &Json, place: &str, key: &str, value: Json) -> Json {
    let mut changed = rulebook.clone();
    at(&mut changed, place).insert(key.to_owned(), value);
    changed
}

/// What is told of scenarios is what is read: every key, verb and expectation, each by itself too.
#[test]
fn scenarios_are_told() {
    let doc = |of: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tuiqun"))
            .args(["doc", of, "--locale", "en"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{of}");
        String::from_utf8(output.stdout).unwrap()
    };
    let spoken = tuiqun::rulebook::scenario_language();
    let whole = doc("scenario");
    let written = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rulebook.md")).unwrap();
    let steps = spoken.verbs.iter().map(|(verb, _)| *verb).chain(spoken.expectations.iter().map(|(name, ..)| *name));
    for name in steps.clone().chain(spoken.keys.iter().copied()) {
        assert!(whole.contains(&format!("`{name}")), "{name}: {whole}");
        assert!(written.contains(&format!("`{name}")), "docs/rulebook.md says nothing of {name}");
    }
    for name in steps.filter(|name| *name != "expect") {
        assert_eq!(doc(name).lines().filter(|line| line.contains(&format!("`{name}"))).count(), 1, "{name}");
    }
}

#[test]
fn the_examples_are_a_rulebook() {
    let found = errors(&whole(&tables()));
    assert!(found.is_empty(), "{found:#?}");
}

/// What the readers would have taken at a place, by what they say of a key that they do not know.
fn known(rulebook: &Json, place: &str) -> BTreeSet<String> {
    let found = errors(&with(rulebook, place, "zzz", json!(1)));
    let told = found.iter().find(|one| one.code == Code::UnknownKey).unwrap_or_else(|| panic!("{place}: {found:?}"));
    let list = told.args.iter().find(|(name, _)| *name == "known").map(|(_, arg)| arg.to_string()).unwrap();
    list.split(", ").map(str::to_owned).collect()
}

#[test]
fn it_names_every_key_that_is_read_and_no_other() {
    let tables = tables();
    let rulebook = whole(&tables);
    for table in tables.iter().filter(|table| !table.open) {
        let read: BTreeSet<String> = table.at.iter().flat_map(|place| known(&rulebook, place)).collect();
        let named: BTreeSet<String> = table.keys.iter().map(|(key, ..)| key.clone()).collect();
        assert_eq!(named, read, "{}", table.name);
    }
}

/// A value that no key of a type takes, and what the readers then say they expected.
fn wrong(takes: &str) -> Option<(Json, &'static str)> {
    Some(match takes.split(' ').next().unwrap() {
        _ if takes.contains(" | ") => (json!(7), "string"),
        "text" | "condition" | "expression" | "instant" | "length" | "id" => (json!([7]), "string"),
        "int" => (json!("x"), "int"),
        "bool" => (json!("x"), "bool"),
        "ints" | "days" | "ids" | "texts" | "effects" | "cites" | "range" | "list" => (json!(7), "array"),
        "map" | "tables" | "table" | "cases" => (json!(7), "table"),
        "times" | "lengths" => (json!(7), "length"),
        _ => return None,
    })
}

#[test]
fn types_are_those_of_the_readers() {
    let tables = tables();
    let rulebook = whole(&tables);
    let mut count = 0;
    for table in &tables {
        for (key, takes, _) in &table.keys {
            let Some((value, expected)) = wrong(takes) else { continue };
            let told = table.at.iter().any(|place| {
                errors(&with(&rulebook, place, key, value.clone())).iter().any(|one| {
                    let expected = Arg::from(expected);
                    one.code == Code::WrongType && one.args.iter().any(|arg| *arg == ("expected", expected.clone()))
                })
            });
            assert!(told, "{} {key}: {takes}, and {value} is taken", table.name);
            count += 1;
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn defaults_are_what_is_there_if_a_key_is_left_out() {
    let tables = tables();
    let rulebook = whole(&tables);
    let mut count = 0;
    for table in &tables {
        for (key, takes, default) in &table.keys {
            if default == "!" {
                for place in &table.at {
                    let mut without = rulebook.clone();
                    let there = at(&mut without, place).remove(key).is_some();
                    assert!(!there || !errors(&without).is_empty(), "{place} does without {key}");
                    count += usize::from(there);
                }
                continue;
            }
            if default.is_empty() {
                continue;
            }
            let said = match takes.as_str() {
                "bool" | "int" => serde_json::from_str(default).unwrap(),
                _ => json!(default),
            };
            let mut told = 0;
            for place in &table.at {
                let mut without = rulebook.clone();
                at(&mut without, place).remove(key);
                // Where the key is one of several that decide what it is, it cannot be left out, and not every place takes it.
                let built = |rulebook: &Json| {
                    load(&rulebook.to_string()).0.map(|book| format!("{:?}", Rulebook { hash: String::new(), ..book }))
                };
                let (Some(without), Some(with)) = (built(&without), built(&with(&rulebook, place, key, said.clone())))
                else {
                    continue;
                };
                // What an action brings about once stands in a group of its own.
                assert!(without == with || place == "fact.asked_it", "{place}: without {key} it is not {default}");
                told += 1;
            }
            assert!(told > 0, "{} {key}", table.name);
            count += told;
        }
    }
    assert!(count > 90, "{count}");
}

fn tuiqun(args: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tuiqun")).args(args).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

#[test]
fn everything_is_said_in_both_languages() {
    for locale in ["zh-CN", "en"] {
        let (fine, all) = tuiqun(&["doc", "--locale", locale]);
        assert!(fine);
        for id in ["table--", "key--", "type--", "open--", "doc-"] {
            assert!(!all.contains(id), "{locale}: {id} in {all}");
        }
        for table in tables() {
            let short = table.name.replace(".ID", "");
            let (fine, out) = tuiqun(&["doc", "--locale", locale, &short]);
            assert!(fine && all.contains(out.split("\n  `").next().unwrap().trim()), "{short}: {out}");
        }
    }
    let (fine, out) = tuiqun(&["doc", "--locale", "en", "fact.ask"]);
    assert!(fine && out.lines().count() == 1 && out.contains("if left out: `value`"), "{out}");
    let (fine, out) = tuiqun(&["doc", "--locale", "en", "fcat.ask"]);
    assert!(!fine && out.contains("`fact.ask`"), "{out}");
}

/// All TOML files of a folder as one document, as far as a schema looks at it.
fn documents(folder: &Path) -> Vec<Json> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap()
        })
        .collect()
}

#[test]
fn the_schema_takes_what_loads_and_refuses_what_is_misspelt() {
    let (fine, schema) = tuiqun(&["schema", "--locale", "en"]);
    assert!(fine);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("rulebook.json", serde_json::from_str(&schema).unwrap()).unwrap();
    let schema = compiler.compile("rulebook.json", &mut schemas).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    let folders = ["common", "elsewhere", "wechat-group", "wecom-group", "wecom-class", "official-account"];
    let folders = folders.iter().map(|name| root.join("rulebooks").join(name));
    for folder in folders.chain(["src/cli/new", "src/cli/new/overlay"].map(|name| root.join(name))) {
        for document in
            documents(&folder).into_iter().filter(|one| one.get("scenario").is_none() && one.get("screen").is_none())
        {
            schemas.validate(&document, schema).unwrap_or_else(|error| panic!("{}: {error:#}", folder.display()));
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
    let tables = tables();
    let rulebook = whole(&tables);
    schemas.validate(&rulebook, schema).unwrap_or_else(|error| panic!("{error:#}"));
    for table in tables.iter().filter(|table| !table.open) {
        for place in &table.at {
            let misspelt = with(&rulebook, place, "zzz", json!(1));
            assert!(schemas.validate(&misspelt, schema).is_err(), "{place} takes zzz");
        }
    }
}
