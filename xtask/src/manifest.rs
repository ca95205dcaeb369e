//! The tables of `docs/embedding.md`, from the manifest of the element.

use serde_json::Value;

use crate::shell::{Result, read, root};

const BEGIN: &str = "<!-- manifest -->\n";
const END: &str = "<!-- /manifest -->";

/// `docs/embedding.md` with its tables made anew.
pub(crate) fn embedding(page: &str) -> Result<String> {
    let manifest = read(&root().join("www/public/custom-elements.json"))?;
    let manifest: Value = serde_json::from_str(&manifest).map_err(|error| format!("custom-elements.json: {error}"))?;
    let element = &manifest["modules"][0]["declarations"][0];
    let (before, rest) = page.split_once(BEGIN).ok_or("docs/embedding.md has lost the mark of its tables")?;
    let (_, after) = rest.split_once(END).ok_or("docs/embedding.md has lost the mark of its tables' end")?;
    let tables = [
        table("Attributes", "attribute", entries(element, "attributes"), |entry| {
            format!("{}; {}", text(&entry["type"]["text"]), text(&entry["default"]))
        }),
        table("Properties and methods", "name", members(element), |entry| match &entry["kind"] {
            Value::String(kind) if kind == "method" => {
                format!("({}) → {}", parameters(entry), text(&entry["return"]["type"]["text"]))
            }
            _ => text(&entry["type"]["text"]),
        }),
        table("Events, bubbling and composed", "event", entries(element, "events"), |entry| {
            text(&entry["type"]["text"]).trim_start_matches("CustomEvent<").trim_end_matches('>').to_owned()
        }),
        table("Slots", "slot", entries(element, "slots"), |_| String::new()),
        table("Parts, for `::part` and `hide`", "part", entries(element, "cssParts"), |_| String::new()),
        table("Custom properties", "property", entries(element, "cssProperties"), |_| String::new()),
    ];
    Ok(format!("{before}{BEGIN}{}\n{END}{after}", tables.concat()))
}

fn entries<'m>(element: &'m Value, key: &str) -> Vec<&'m Value> {
    element[key].as_array().map(|entries| entries.iter().collect()).unwrap_or_default()
}

/// What is no attribute: it stands in another table.
fn members(element: &Value) -> Vec<&Value> {
    entries(element, "members").into_iter().filter(|member| member["attribute"].is_null()).collect()
}

fn parameters(method: &Value) -> String {
    let parameters = entries(method, "parameters").into_iter().map(|parameter| {
        let optional = if parameter["optional"] == Value::Bool(true) { "?" } else { "" };
        format!("{}{optional}: {}", text(&parameter["name"]), text(&parameter["type"]["text"]))
    });
    parameters.collect::<Vec<_>>().join(", ")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn table(title: &str, name: &str, entries: Vec<&Value>, kind: impl Fn(&Value) -> String) -> String {
    let rows = entries.into_iter().map(|entry| {
        let kind = kind(entry);
        let kind = if kind.is_empty() { String::new() } else { format!("`{}`", kind.replace('|', "\\|")) };
        let id = text(&entry["name"]);
        let id = if id.is_empty() { "(none)".to_owned() } else { format!("`{id}`") };
        format!("| {id} | {kind} | {} |\n", text(&entry["description"]).replace('|', "\\|"))
    });
    format!("\n### {title}\n\n| {name} | | |\n| --- | --- | --- |\n{}", rows.collect::<String>())
}
