//! `tuiqun audit`: what is wrong with a rulebook as a whole, and what a newer version answers differently.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use semver::Version;
use serde::Serialize;
use tuiqun::audit::{self, Case, Change, Changed, Lint, Property, PropertyKind, Report};
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{Ask, By, Rulebook, load_tree};
use tuiqun::value::Tri;

use super::failure::Failure;
use super::source::{Source, layers, read_files, toml_files};
use super::texts::Texts;
use super::version::{self, Step, Wording};
use super::{Outcome, check, report, say};

/// The folder of a rulebook in which findings are explained and properties stated.
const FOLDER: &str = "audit";

/// The moment of the clock at which a rulebook is audited: noon in China on a day whose year the calendars list.
const NOW: i64 = 1_767_585_600_000;

/// What an author says about an audit of her own rulebook.
#[derive(Default)]
struct Said {
    /// Why a finding is as it should be, by lint and item.
    explained: BTreeMap<String, String>,
    /// Those that stand in its own folder.
    own: BTreeSet<String>,
    properties: Vec<Property>,
}

/// One finding, for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    lint: &'static str,
    item: String,
    others: Vec<String>,
    message: String,
    help: Option<String>,
    explained: Option<String>,
    command: Option<String>,
    link: Option<String>,
    scenario: Option<String>,
}

pub(crate) fn run(paths: &[PathBuf], json: bool, texts: &Texts) -> Outcome {
    let mut fine = true;
    for path in paths {
        let Some((source, book)) = load(path, texts)? else { return Ok(false) };
        let said = said(path, texts)?;
        let mut found = audit::audit(&book, NOW);
        if !said.properties.is_empty() {
            let Some(book) = with_properties(&source, &said.properties, texts) else { return Ok(false) };
            audit::settle(&book, NOW, &said.properties, &mut found);
        }
        fine &= tell(path, &book, &found, &said, json, texts)?;
    }
    Ok(fine)
}

/// Compares two versions of a rulebook: what they answer, what they say, and whether the newer one bears a version that tells it.
pub(crate) fn compare(old: &Path, new: &Path, json: bool, texts: &Texts) -> Outcome {
    let (Some((was, before)), Some((is, after))) = (load(old, texts)?, load(new, texts)?) else { return Ok(false) };
    let (changes, looked) = audit::changes(&before, &after, NOW);
    let both = old.is_dir() && new.is_dir();
    let wordings = if both { version::wordings(old, &before, new, &after)? } else { Vec::new() };
    let told = changes.iter().map(|change| told_change(new, &after, change, texts));
    let told: Vec<Told> = told.chain(wordings.iter().map(|wording| told_wording(wording, texts))).collect();
    let step = if !version::names(&was.tree).is_subset(&version::names(&is.tree)) {
        Some(Step::Names)
    } else if !changes.is_empty() {
        Some(Step::Answers)
    } else {
        (!wordings.is_empty()).then_some(Step::Words)
    };
    let wanted = step.and_then(|step| outgrown(&before, &after, step));
    if json {
        say(&serde_json::to_string(&told)?);
        return Ok(told.is_empty());
    }
    for told in &told {
        say(&told.message);
        if let Some(command) = &told.command {
            say(&format!("  {}", texts.said("audit-situation", &[("command", command.clone())])));
        }
        if let Some(link) = &told.link {
            say(&format!("  {}", texts.said("audit-link", &[("link", link.clone())])));
        }
    }
    if let Some(wanted) = wanted {
        let args =
            [("version", after.version.clone()), ("before", before.version.clone()), ("wanted", wanted.to_string())];
        say(&texts.said("audit-version", &args));
    }
    let args =
        [("count", changes.len().to_string()), ("texts", wordings.len().to_string()), ("looked", looked.to_string())];
    say(&texts.said("audit-changes", &args));
    Ok(told.is_empty())
}

/// The version that the newer of two editions ought to bear at least, where it does not.
fn outgrown(before: &Rulebook, after: &Rulebook, step: Step) -> Option<Version> {
    let (was, is) = (Version::parse(&before.version).ok()?, Version::parse(&after.version).ok()?);
    let wanted = version::version_for(&was, step);
    // An overlay has versions of its own.
    (before.id == after.id && is < wanted).then_some(wanted)
}

fn told_wording(wording: &Wording, texts: &Texts) -> Told {
    let Wording { locale, id, before, after } = wording;
    let (key, says) = match (before, after) {
        (Some(before), Some(after)) => ("audit-reworded", vec![("before", before), ("after", after)]),
        (None, Some(after)) => ("audit-new-text", vec![("after", after)]),
        (before, _) => ("audit-no-text", before.iter().map(|before| ("before", before)).collect()),
    };
    let args: Vec<(&str, String)> =
        [("id", id), ("locale", locale)].into_iter().chain(says).map(|(name, value)| (name, value.clone())).collect();
    Told {
        lint: "audit/reworded",
        item: format!("text {id} {locale}"),
        others: Vec::new(),
        message: texts.said(key, &args),
        help: None,
        explained: None,
        command: None,
        link: None,
        scenario: None,
    }
}

/// A rulebook and what it was read from; `None` where it cannot be built, which has then been said.
fn load(path: &Path, texts: &Texts) -> Result<Option<(Source, Rc<Rulebook>)>, Failure> {
    let checked = check::load(path, texts)?;
    if checked.book.is_none() {
        for diagnostic in &checked.diagnostics {
            say(&report::render(diagnostic, &checked.source.files, texts));
        }
    }
    Ok(checked.book.map(|book| (checked.source, Rc::new(book))))
}

/// What stands in the folder `audit` of a rulebook and of those that it extends.
fn said(path: &Path, texts: &Texts) -> Result<Said, Failure> {
    let mut said = Said::default();
    if !path.is_dir() {
        return Ok(said);
    }
    for (at, layer) in layers(path)?.into_iter().enumerate() {
        let folder = layer.join(FOLDER);
        if !folder.is_dir() {
            continue;
        }
        let source = read_files(&toml_files(&folder)?)?;
        if let Some(diagnostic) = source.diagnostics.first() {
            return Err(report::render(diagnostic, &source.files, texts).into());
        }
        for (key, section) in source.tree.entries() {
            for (id, value) in section.entries() {
                match (key.as_str(), &value.kind) {
                    ("explained", TreeKind::Str(why)) => {
                        said.explained.entry(id.clone()).or_insert_with(|| why.clone());
                        // What a base explains need not be found any more once something is laid over it.
                        said.own.extend((at == 0).then(|| id.clone()));
                    }
                    ("property", TreeKind::Table(_)) => said.properties.push(property(id, value, texts)?),
                    _ => return Err(format!("{}: {key}.{id}", folder.display()).into()),
                }
            }
        }
    }
    Ok(said)
}

fn property(id: &str, tree: &Tree, texts: &Texts) -> Result<Property, Failure> {
    let [(key, that)] = tree.entries() else {
        return Err(texts.said("audit-property-kind", &[("id", id.to_owned())]).into());
    };
    let kind = PropertyKind::ALL.into_iter().find(|(_, name)| name == key);
    match (kind, &that.kind) {
        (Some((kind, _)), TreeKind::Str(that)) => Ok(Property { id: id.to_owned(), kind, that: that.clone() }),
        _ => Err(texts.said("audit-property-kind", &[("id", id.to_owned())]).into()),
    }
}

/// The rulebook with a goal for each property; `None` where one cannot be read, which has then been said.
fn with_properties(source: &Source, properties: &[Property], texts: &Texts) -> Option<Rc<Rulebook>> {
    let (book, diagnostics) = load_tree(&audit::with_goals(&source.tree, properties), None);
    let book = book.filter(|_| diagnostics.iter().all(|one| !one.place.pointer.starts_with("/goal/property_")));
    if book.is_none() {
        for diagnostic in diagnostics {
            say(&report::render(&diagnostic, &source.files, texts));
        }
    }
    book.map(Rc::new)
}

/// Tells a report; whether everything in it is explained, and every explanation explains something.
fn tell(path: &Path, book: &Rulebook, found: &Report, said: &Said, json: bool, texts: &Texts) -> Outcome {
    let name = |lint: Lint, item: &str| format!("{} {item}", lint.id());
    let told: Vec<Told> = (found.findings.iter())
        .map(|finding| {
            let key = finding.lint.id().replace('/', "--");
            let args = [("item", finding.item.clone()), ("others", finding.others.join(", "))];
            Told {
                lint: finding.lint.id(),
                item: finding.item.clone(),
                others: finding.others.clone(),
                message: texts.said(&key, &args),
                help: texts.format(&key, Some("help"), &fluent_bundle::FluentArgs::new()),
                explained: said.explained.get(&name(finding.lint, &finding.item)).cloned(),
                command: finding.case.as_ref().map(|case| command(path, case)),
                link: finding.case.as_ref().and_then(|case| link(book, case)),
                scenario: finding.case.as_ref().and_then(|case| scenario(book, &finding.item, case)),
            }
        })
        .collect();
    let stale: Vec<&String> = (said.own.iter())
        .filter(|known| !found.findings.iter().any(|finding| name(finding.lint, &finding.item) == **known))
        .collect();
    let unexplained = told.iter().filter(|told| told.explained.is_none()).count();
    if json {
        say(&serde_json::to_string(&told)?);
        return Ok(unexplained == 0 && stale.is_empty());
    }
    for one in told.iter().filter(|told| told.explained.is_none()) {
        say(&format!("{} [{}]", one.message, one.lint));
        one.help.iter().for_each(|help| say(&format!("  {help}")));
        let line = |key: &str, name: &'static str, value: &String| {
            say(&format!("  {}", texts.said(key, &[(name, value.clone())])));
        };
        one.command.iter().for_each(|command| line("audit-situation", "command", command));
        one.link.iter().for_each(|at| line("audit-link", "link", at));
        if let Some(scenario) = &one.scenario {
            say(&format!("  {}", texts.said("audit-scenario", &[])));
            scenario.lines().for_each(|line| say(&format!("    {line}")));
        }
        say("");
    }
    for (lint, item) in &found.counts.open {
        say(&texts.said("audit-open", &[("item", item.clone()), ("lint", lint.id().to_owned())]));
    }
    for item in &stale {
        say(&texts.said("audit-stale", &[("item", (*item).clone())]));
    }
    let args = [
        ("rulebook", book.id.clone()),
        ("findings", unexplained.to_string()),
        ("explained", told.len().saturating_sub(unexplained).to_string()),
        ("stale", stale.len().to_string()),
        ("settled", found.counts.settled.to_string()),
        ("open", found.counts.open.len().to_string()),
        ("ways", found.counts.ways.to_string()),
    ];
    say(&texts.said("audit-summary", &args));
    Ok(unexplained == 0 && stale.is_empty())
}

/// The command that opens a situation.
fn command(path: &Path, case: &Case) -> String {
    let mut out = format!("tuiqun run {}", path.display());
    let mut option = |name: &str, value: &str| {
        let _ = write!(out, " --{name} '{value}'");
    };
    case.preset.iter().for_each(|preset| option("preset", preset));
    case.goal.iter().for_each(|goal| option("goal", goal));
    case.basis.iter().for_each(|basis| option("basis", basis.name()));
    case.facts.iter().for_each(|(key, value)| option("fact", &format!("{key}={}", bare(value))));
    case.readings.iter().for_each(|(key, value)| option("reading", &format!("{key}={value}")));
    out
}

/// A value without its quotation marks.
fn bare(value: &str) -> &str {
    value.trim_matches('"')
}

/// The fragment of an address that opens a situation in the simulator; none where something in it cannot be said there.
fn link(book: &Rulebook, case: &Case) -> Option<String> {
    let askable = |key: &str| {
        let slot = book.slots.iter().find(|slot| slot.key == key);
        slot.is_some_and(|slot| slot.ask != Ask::Never)
    };
    if !case.readings.is_empty() || !case.facts.iter().all(|(key, _)| askable(key)) {
        return None;
    }
    let mut out = format!("#tuiqun?rulebook={}", book.id);
    let mut add = |key: &str, value: &str| {
        let _ = write!(
            out,
            "&{key}={}",
            value.replace('%', "%25").replace('&', "%26").replace('+', "%2B").replace(' ', "+")
        );
    };
    case.goal.iter().for_each(|goal| add("goal", goal));
    add("view", "full");
    case.preset.iter().for_each(|preset| add("preset", preset));
    case.basis.iter().for_each(|basis| add("basis", basis.name()));
    case.facts.iter().for_each(|(key, value)| add(&format!("f.{key}"), bare(value)));
    Some(out)
}

/// A scenario that begins in a situation, to be pasted; none for what has no words of a scenario.
fn scenario(book: &Rulebook, item: &str, case: &Case) -> Option<String> {
    let mut out = String::new();
    let id: String = item.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let _ = writeln!(out, "[scenario.audit_{id}]");
    if let Some(preset) = &case.preset {
        let _ = writeln!(out, "preset = \"{preset}\"");
    }
    if let Some(basis) = case.basis {
        let _ = writeln!(out, "basis = \"{}\"", basis.name());
    }
    let table = |pairs: Vec<String>| format!("{{ {} }}", pairs.join(", "));
    if !case.facts.is_empty() {
        let facts = case.facts.iter().map(|(key, value)| format!("\"{key}\" = {value}")).collect();
        let _ = writeln!(out, "facts = {}", table(facts));
    }
    if !case.readings.is_empty() {
        let readings = case.readings.iter().map(|(key, value)| format!("{key} = \"{value}\"")).collect();
        let _ = writeln!(out, "readings = {}", table(readings));
    }
    let (first, _) = item.split_once(' ').unwrap_or((item, ""));
    let action = book.actions.iter().find(|action| action.id == first)?;
    let _ = write!(out, "steps = [{{ expect = {{ offered = {{ {} = \"yes\" }} }} }}]", action.id);
    Some(out)
}

fn told_change(path: &Path, book: &Rulebook, change: &Change, texts: &Texts) -> Told {
    let word = |answer: Tri| {
        texts.said(
            match answer {
                Tri::Yes => "audit-yes",
                Tri::No => "audit-no",
                Tri::Unknown => "audit-unknown",
            },
            &[],
        )
    };
    let mut args = vec![("item", change.item.clone()), ("count", change.count.to_string())];
    let key = match &change.changed {
        Changed::Added => "audit-added",
        Changed::Removed => "audit-removed",
        Changed::Answer(before, after) => {
            args.extend([("before", word(*before)), ("after", word(*after))]);
            "audit-answer"
        }
        Changed::Comes(rule) => {
            args.push(("rule", rule.clone()));
            let requires = book.actions.iter().flat_map(|action| &action.requires);
            // What is asked for stops nobody.
            let stops = requires.filter(|require| require.code == *rule).all(|require| require.by == By::System);
            if stops { "audit-comes" } else { "audit-asks" }
        }
        Changed::Goes(rule) => {
            args.push(("rule", rule.clone()));
            "audit-goes"
        }
        Changed::Figure(before, after) => {
            let said =
                |figure: &String| if figure.is_empty() { texts.said("audit-no-figure", &[]) } else { figure.clone() };
            args.extend([("before", said(before)), ("after", said(after))]);
            "audit-figure"
        }
    };
    Told {
        lint: "audit/changed",
        item: change.item.clone(),
        others: Vec::new(),
        message: texts.said(key, &args),
        help: None,
        explained: None,
        command: change.case.as_ref().map(|case| command(path, case)),
        link: change.case.as_ref().and_then(|case| link(book, case)),
        scenario: None,
    }
}
