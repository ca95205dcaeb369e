//! The licences of others whose code the page carries: named in one file beside it, and none but those that the project allows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{Result, cargo, output, read, root};

/// What the engine of the page is built from, besides itself.
const ENGINE: [&str; 6] = [
    "metadata",
    "--locked",
    "--format-version=1",
    "--no-default-features",
    "--features=answers",
    "--filter-platform=wasm32-unknown-unknown",
];

/// A package, with what it says of its licence.
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// The text of the file: every package, and each text of a licence once, with the packages that it comes with.
pub(crate) fn text() -> Result<String> {
    let mut packages = crates()?;
    packages.extend(modules()?);
    let allowed = allowed()?;
    let mut out = String::from("Code of others in these files, and the licences that it is used under.\n\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Package { name, version, licence, folder } in &packages {
        if !is_allowed(licence, &allowed) {
            return Err(format!("{name} {version} is licensed under {licence}, which deny.toml does not allow"));
        }
        out.push_str(&format!("{name} {version} · {licence}\n"));
        for file in licence_files(folder)? {
            texts.entry(read(&file)?.trim_end().replace('\r', "")).or_default().push(format!("{name} {version}"));
        }
    }
    for (text, of) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(78), of.join(" · ")));
    }
    Ok(out)
}

/// The crates that are compiled into the engine, by `cargo metadata`: what the package itself leads to, tests and build scripts left out.
fn crates() -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_str(&output(cargo().args(ENGINE))?).map_err(|error| error.to_string())?;
    let nodes = metadata["resolve"]["nodes"].as_array().ok_or("cargo metadata: no nodes")?;
    let links: BTreeMap<&str, Vec<&str>> = nodes
        .iter()
        .filter_map(|node| {
            let normal = |dep: &&Value| {
                dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
            };
            let deps = node["deps"].as_array()?.iter().filter(normal).filter_map(|dep| dep["pkg"].as_str());
            Some((node["id"].as_str()?, deps.collect()))
        })
        .collect();
    let all = metadata["packages"].as_array().ok_or("cargo metadata: no packages")?;
    // What runs while compiling leaves no code of its own.
    let compiles = |package: &&Value| {
        let kinds = package["targets"].as_array().into_iter().flatten().filter_map(|target| target["kind"].as_array());
        kinds.flatten().any(|kind| kind == "proc-macro")
    };
    let macros: BTreeSet<&str> = all.iter().filter(compiles).filter_map(|package| package["id"].as_str()).collect();
    let own = all.iter().find(|package| package["name"] == "tuiqun").and_then(|package| package["id"].as_str());
    let mut open: Vec<&str> = own.into_iter().collect();
    let mut found: BTreeSet<&str> = BTreeSet::new();
    while let Some(id) = open.pop() {
        for next in links.get(id).into_iter().flatten() {
            if !macros.contains(next) && found.insert(next) {
                open.push(next);
            }
        }
    }
    let package = |package: &Value| {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let folder = Path::new(package["manifest_path"].as_str()?).parent()?.to_owned();
        Some(Package { name: text("name"), version: text("version"), licence: text("license"), folder })
    };
    let taken = all.iter().filter(|one| one["id"].as_str().is_some_and(|id| found.contains(id)));
    let mut packages: Vec<Package> = taken.filter_map(package).collect();
    packages.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(packages)
}

/// The modules that are bundled into the page: the dependencies of `www/package.json`, and theirs.
fn modules() -> Result<Vec<Package>> {
    let www = root().join("www");
    let manifest = |folder: &Path| -> Result<Value> {
        serde_json::from_str(&read(&folder.join("package.json"))?).map_err(|error| error.to_string())
    };
    // Paths of some icons are taken at build, by a package that nothing imports.
    let mut open: Vec<String> = names(&manifest(&www)?["dependencies"]);
    open.push("bootstrap-icons".to_owned());
    let mut found: BTreeMap<String, Package> = BTreeMap::new();
    while let Some(name) = open.pop() {
        let folder = www.join("node_modules").join(&name);
        if found.contains_key(&name) || !folder.exists() {
            continue;
        }
        let manifest = manifest(&folder)?;
        open.extend(names(&manifest["dependencies"]));
        let text = |key: &str| manifest[key].as_str().unwrap_or_default().to_owned();
        found.insert(name.clone(), Package { name, version: text("version"), licence: text("license"), folder });
    }
    Ok(found.into_values().collect())
}

fn names(table: &Value) -> Vec<String> {
    table.as_object().into_iter().flat_map(|table| table.keys().cloned()).collect()
}

/// The files of a package that hold licences, by name.
fn licence_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_licence = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && ["licen", "copying", "notice"].iter().any(|begin| name.starts_with(begin))
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_licence).collect();
    files.sort();
    Ok(files)
}

/// The licences that `deny.toml` allows.
fn allowed() -> Result<Vec<String>> {
    let text = read(&root().join("deny.toml"))?;
    let list = text.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).ok_or("deny.toml: no allow")?;
    Ok(list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect())
}

/// Whether one of the choices that an expression leaves is allowed; of what is joined with AND, all.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let one = |name: &str| allowed.iter().any(|known| known == name.trim());
    let any = |choice: &str| choice.split(" OR ").any(one);
    !plain.trim().is_empty() && plain.split(" AND ").all(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_allowed_where_every_part_leaves_a_choice_that_is() {
        let allowed: Vec<String> = ["MIT", "Apache-2.0"].map(str::to_owned).into();
        for (expression, is) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", false),
            ("GPL-3.0", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), is, "{expression}");
        }
    }
}
