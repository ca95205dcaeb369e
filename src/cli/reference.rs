//! Every key of the rulebook language: what it takes, what it is if it is left out, what it means; for people (`tuiqun doc`) and for
//! editors (`tuiqun schema`).
//!
//! What there is stands in `reference/tables.toml`, which a test holds against the readers; what it means, in `texts/*/reference.ftl`.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use tuiqun::diag::nearest;
use tuiqun::rulebook::scenario_language;

use super::failure::Failure;
use super::texts::Texts;
use super::{Outcome, say};

/// One table of a rulebook.
#[derive(Deserialize)]
struct Table {
    /// As its header is written, `ID` for a name that an author chooses.
    name: String,
    #[serde(default)]
    example: String,
    /// Takes names of the rulebook's own besides its keys.
    #[serde(default)]
    open: bool,
    keys: Vec<Key>,
}

/// Name, type and default.
#[derive(Deserialize)]
struct Key(String, String, String);

/// What stands for a name that an author chooses.
const ID: &str = ".ID";
/// The default of a key that has to be there.
const NEEDED: &str = "!";

impl Table {
    /// Its name without those that an author chooses: `action.outcome`.
    fn short(&self) -> String {
        self.name.replace(ID, "")
    }

    /// The last part of its texts' names: `action-outcome`.
    fn slug(&self) -> String {
        self.short().replace('.', "-")
    }

    /// Whether it stands at the top of a rulebook.
    fn is_section(&self) -> bool {
        !self.example.is_empty() && self.name.strip_suffix(ID).unwrap_or(&self.name).split('.').count() == 1
    }

    /// What it is for.
    fn says(&self, texts: &Texts) -> String {
        texts.said(&format!("table--{}", self.slug()), &[])
    }

    /// What a key of it says; what is the same in several tables is said once.
    fn key_says(&self, key: &Key, texts: &Texts) -> String {
        let own = format!("key--{}--{}", self.slug(), key.0);
        let id = if texts.ids().contains(&own) { own } else { format!("key--{}", key.0) };
        texts.said(&id, &[])
    }
}

impl Key {
    /// What it takes, in words.
    fn takes(&self, texts: &Texts) -> String {
        let Self(_, takes, _) = self;
        if takes.contains(" | ") {
            let words: Vec<String> = takes.split(" | ").map(|word| format!("`{word}`")).collect();
            return texts.said("type--word", &[("words", words.join(" "))]);
        }
        match takes.split_once(' ') {
            Some((kind, of)) => texts.said(&format!("type--{kind}"), &[("of", format!("`[{of}]`"))]),
            None => texts.said(&format!("type--{takes}"), &[]),
        }
    }

    /// What it is if it is left out.
    fn else_is(&self, texts: &Texts) -> String {
        match self.2.as_str() {
            NEEDED => texts.said("doc-needed", &[]),
            "" => "–".to_owned(),
            default => format!("`{default}`"),
        }
    }
}

fn tables() -> Result<Vec<Table>, Failure> {
    #[derive(Deserialize)]
    struct File {
        table: Vec<Table>,
    }
    let file: File = toml::from_str(include_str!("reference/tables.toml")).map_err(|error| error.to_string())?;
    Ok(file.table)
}

/// The sections of a rulebook.
pub(crate) fn sections() -> Result<Vec<String>, Failure> {
    Ok(tables()?.iter().filter(|table| table.is_section()).map(|table| table.name.replace(ID, "")).collect())
}

/// The keys of the table that some keys lead to, such as `["action", "leave", "takes"]`, and what each says.
pub(crate) fn keys(path: &[String], texts: &Texts) -> Result<Vec<(String, String)>, Failure> {
    let tables = tables()?;
    let told = |table: &Table| {
        let says = |key: &Key| format!("{}\n\n{}", key.takes(texts), table.key_says(key, texts));
        table.keys.iter().map(|key| (key.0.clone(), says(key))).collect()
    };
    Ok(table_at(&tables, path).map(told).unwrap_or_default())
}

/// The words of which a key of that table takes one.
pub(crate) fn words(path: &[String], key: &str) -> Result<Vec<String>, Failure> {
    let tables = tables()?;
    let key = table_at(&tables, path).and_then(|table| table.keys.iter().find(|known| known.0 == key));
    Ok(match key.map(|key| key.1.as_str()) {
        Some(takes) if takes.contains(" | ") => takes.split(" | ").map(str::to_owned).collect(),
        Some("bool") => ["true", "false"].map(str::to_owned).to_vec(),
        _ => Vec::new(),
    })
}

/// The table that some keys lead to. What an overlay adds or changes is read as what it is laid over.
fn table_at<'t>(tables: &'t [Table], path: &[String]) -> Option<&'t Table> {
    let named = |name: &str| tables.iter().find(|table| table.name == name);
    let mut path = path.iter().map(String::as_str).skip_while(|key| ["add", "override"].contains(key));
    let section = path.next()?;
    let mut table = match named(section) {
        Some(table) => table,
        None => {
            // Its own name.
            path.next()?;
            named(&format!("{section}{ID}"))?
        }
    };
    while let Some(key) = path.next() {
        let takes = table.keys.iter().find(|known| known.0 == key)?.1.as_str();
        let (kind, of) = takes.split_once(' ').unwrap_or((takes, ""));
        table = named(match kind {
            "times" => "action.ID.takes",
            "lengths" => "lengths",
            _ => of,
        })?;
        if kind == "tables" {
            path.next()?;
        }
    }
    Some(table)
}

/// `tuiqun doc`: everything, or what is asked about: a table (`action.outcome`), a key of one (`fact.ask`) or a key wherever it is (`cites`).
pub(crate) fn doc(of: Option<&str>, texts: &Texts) -> Outcome {
    let tables = tables()?;
    let Some(of) = of else {
        say(&format!("# {}\n\n{}", texts.said("doc-title", &[]), texts.said("doc-intro", &[])));
        tables.iter().for_each(|table| say(&told(table, texts)));
        return Ok(true);
    };
    let wanted = of.trim_start_matches('[').trim_end_matches(']').replace(ID, "");
    let table = tables.iter().find(|table| table.short() == wanted);
    table.iter().for_each(|table| say(&told(table, texts)));
    // Some words mean something in scenarios too.
    let spoken = of_scenarios(&wanted, texts);
    spoken.iter().for_each(|told| say(told));
    if spoken.is_some() || table.is_some() {
        return Ok(true);
    }
    let keys = || tables.iter().flat_map(|table| table.keys.iter().map(move |key| (table, key)));
    let found: Vec<_> =
        keys().filter(|(table, key)| key.0 == wanted || format!("{}.{}", table.short(), key.0) == wanted).collect();
    if found.is_empty() {
        let names =
            keys().flat_map(|(table, key)| [table.short(), key.0.clone(), format!("{}.{}", table.short(), key.0)]);
        let spoken = scenario_language();
        let of_steps =
            spoken.verbs.iter().map(|(verb, _)| *verb).chain(spoken.expectations.iter().map(|(name, ..)| *name));
        let names: Vec<String> = names.chain(of_steps.chain(["scenario"]).map(str::to_owned)).collect();
        let near = nearest(&wanted, names.iter().map(String::as_str)).unwrap_or("none");
        return Err(Failure::new("doc-unknown", [("name", &wanted), ("suggestion", &near)]));
    }
    for (table, key) in found {
        let values = [
            ("table", table.name.clone()),
            ("key", key.0.clone()),
            ("takes", key.takes(texts)),
            ("default", key.else_is(texts)),
            ("says", table.key_says(key, texts)),
        ];
        say(&texts.said(if key.2.is_empty() { "doc-key" } else { "doc-key-default" }, &values));
    }
    Ok(true)
}

/// What is told of scenarios: all that may stand in one (`scenario`), a verb, an expectation.
fn of_scenarios(wanted: &str, texts: &Texts) -> Option<String> {
    let spoken = scenario_language();
    let quoted = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
    let verb = |verb: &str, beside: &[&str]| {
        let values = [("verb", verb.to_owned()), ("beside", quoted(beside))];
        texts.said(if beside.is_empty() { "doc-verb-alone" } else { "doc-verb" }, &values)
    };
    let expectation = |name: &str, form: &str, about: &str, words: &[&str]| {
        let values = [("name", name.to_owned()), ("about", about.to_owned()), ("words", quoted(words))];
        texts.said(&format!("doc-expect--{form}"), &values)
    };
    if wanted == "scenario" || wanted == "expect" {
        let mut lines = vec![texts.said(
            "doc-scenario",
            &[("where", "scenarios/*.toml `[scenario.ID]`".to_owned()), ("keys", quoted(&spoken.keys))],
        )];
        lines.extend(spoken.verbs.iter().map(|(name, beside)| verb(name, beside)));
        lines.push(texts.said("doc-expect", &[]));
        lines
            .extend(spoken.expectations.iter().map(|(name, form, about, words)| expectation(name, form, about, words)));
        return Some(lines.join("\n"));
    }
    let does = spoken.verbs.iter().find(|(name, _)| *name == wanted).map(|(name, beside)| verb(name, beside));
    let expected = spoken.expectations.iter().find(|(name, ..)| *name == wanted);
    does.or_else(|| expected.map(|(name, form, about, words)| expectation(name, form, about, words)))
}

/// A table for people: what it is for, its keys, an example.
fn told(table: &Table, texts: &Texts) -> String {
    let mut out = format!(
        "\n## `[{}]`\n\n{}\n\n{}\n| --- | --- | --- | --- |\n",
        table.name,
        table.says(texts),
        texts.said("doc-heads", &[])
    );
    for key in &table.keys {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            key.0,
            key.takes(texts),
            key.else_is(texts),
            table.key_says(key, texts)
        );
    }
    if table.open {
        let _ = writeln!(out, "\n{}", texts.said(&format!("open--{}", table.slug()), &[]));
    }
    if !table.example.is_empty() {
        let _ = write!(out, "\n```toml\n{}```", table.example);
    }
    out.trim_end().to_owned()
}

/// `tuiqun schema`: a JSON Schema of `rulebook.toml` for editors, in the draft that the most of them read (4).
pub(crate) fn schema(texts: &Texts) -> Outcome {
    let tables = tables()?;
    let mut definitions: Map<String, Value> =
        tables.iter().map(|table| (table.name.clone(), schema_of(table, texts))).collect();
    let mut sections = Map::new();
    for table in tables.iter().filter(|table| table.is_section()) {
        let one = json!({ "$ref": pointer(&table.name) });
        let (section, all) = match table.name.strip_suffix(ID) {
            Some(section) => (section, json!({ "type": "object", "additionalProperties": one })),
            // Requirements have no name but their code.
            None if table.keys.iter().any(|key| key.0 == "code") => {
                (table.name.as_str(), json!({ "type": "array", "items": one }))
            }
            None => (table.name.as_str(), one),
        };
        sections.insert(section.to_owned(), all);
    }
    let whole = json!({ "type": "object", "properties": sections, "additionalProperties": false });
    // What an overlay adds is what a rulebook holds; what it changes, any keys of it.
    definitions.insert("add".to_owned(), whole.clone());
    for (key, value) in [
        ("add", json!({ "$ref": "#/definitions/add" })),
        ("override", json!({ "type": "object" })),
        (
            "off",
            json!({ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }),
        ),
    ] {
        sections.insert(key.to_owned(), described(value, &texts.said(&format!("table--{key}"), &[])));
    }
    let schema = json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": texts.said("doc-title", &[]),
        "type": "object",
        "properties": sections,
        "additionalProperties": false,
        "definitions": definitions,
    });
    say(&serde_json::to_string_pretty(&schema)?);
    Ok(true)
}

fn schema_of(table: &Table, texts: &Texts) -> Value {
    let properties: Map<String, Value> =
        table.keys.iter().map(|key| (key.0.clone(), described(type_of(&key.1), &table.key_says(key, texts)))).collect();
    // An overlay's header leaves out what is its base's.
    let needed = table.keys.iter().filter(|key| key.2 == NEEDED && table.name != "rulebook");
    let needed: Vec<&str> = needed.map(|key| key.0.as_str()).collect();
    let mut schema = json!({ "type": "object", "description": table.says(texts), "properties": properties, "additionalProperties": table.open });
    // Draft 4 has no empty list of what is needed.
    if let (Value::Object(schema), false) = (&mut schema, needed.is_empty()) {
        schema.insert("required".to_owned(), json!(needed));
    }
    schema
}

fn described(mut schema: Value, text: &str) -> Value {
    // Draft 4 reads nothing beside a reference.
    if schema.get("$ref").is_some() {
        schema = json!({ "allOf": [schema] });
    }
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), json!(text));
    }
    schema
}

fn pointer(table: &str) -> String {
    format!("#/definitions/{table}")
}

fn type_of(takes: &str) -> Value {
    if takes.contains(" | ") {
        return json!({ "type": "string", "enum": takes.split(" | ").collect::<Vec<_>>() });
    }
    if let Some((kind, of)) = takes.split_once(' ') {
        let one = json!({ "$ref": pointer(of) });
        return match kind {
            "tables" => json!({ "type": "object", "additionalProperties": one }),
            "list" => json!({ "type": "array", "items": one }),
            "cases" => json!({ "anyOf": [one, { "type": "array", "items": one }] }),
            _ => one,
        };
    }
    let list = |of: &str| json!({ "type": "array", "items": { "type": of } });
    let or_cases = |of: &str| {
        let one = json!({ "$ref": pointer(of) });
        json!({ "anyOf": [{ "type": "string" }, one, { "type": "array", "items": one }] })
    };
    match takes {
        "int" => json!({ "type": "integer" }),
        "bool" => json!({ "type": "boolean" }),
        "amount" => json!({ "type": ["integer", "string"] }),
        "value" => json!({ "type": ["integer", "string", "boolean"] }),
        "range" => json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": ["integer", "string"] } }),
        "ints" => list("integer"),
        "ids" | "texts" | "effects" | "cites" | "days" => list("string"),
        "times" => or_cases("action.ID.takes"),
        "lengths" => or_cases("lengths"),
        "map" => json!({ "type": "object" }),
        "any" => json!({}),
        _ => json!({ "type": "string" }),
    }
}
