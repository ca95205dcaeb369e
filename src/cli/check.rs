//! `tuiqun check`: syntax, meaning, citations and texts of rulebooks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentArgs;
use fluent_syntax::ast::Entry;
use tuiqun::diag::{Arg, Args, Code, Diagnostic, Place, Severity, Span, nearest};
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{Ask, Expr, Param, ParamKind, Rulebook, SlotTy, check_scenarios, check_screens, load_tree};
use tuiqun::sim::{StartRequest, World, first_state};
use tuiqun::wire;

use super::claims::Ledger;
use super::failure::Failure;
use super::source::{Source, SourceFile, read, read_text};
use super::texts::Texts;
use super::{Outcome, fix, lint, overlay, practice, report, say};

/// How often what was mended is looked at again.
const FIXES_MAX: usize = 4;
/// What every rulebook says of itself: its name and what it is about, whose it is and what it is not, what it calls one of its sources and
/// several, and whose word that is which has no source.
const ABOUT: [&str; 7] = [
    "rulebook",
    "rulebook-intro",
    "rulebook-publisher",
    "rulebook-disclaimer",
    "rulebook-source",
    "rulebook-sources",
    "rulebook-own",
];
/// Stands for a value that is not known; in no sentence by itself.
const UNKNOWN: &str = "\u{fffc}";

/// A rulebook with everything that is wrong with it.
pub(crate) struct Checked {
    pub(crate) source: Source,
    pub(crate) book: Option<Rulebook>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) ledger: Option<Ledger>,
}

/// Loads a rulebook; a folder is checked against the ledger and its texts too.
pub(crate) fn load(path: &Path, texts: &Texts) -> Result<Checked, Failure> {
    let mut source = read(path)?;
    // What is built on a slip of the pen is full of faults that nobody made.
    let slipped = source.diagnostics.iter().any(|one| one.code == Code::TomlSyntax);
    let unreadable = slipped || !source.diagnostics.is_empty() && source.tree.entries().is_empty();
    let mut ledger = if path.is_dir() { Some(Ledger::of(path)?) } else { None };
    if let (Some(ledger), TreeKind::Table(sections)) = (&ledger, &mut source.tree.kind) {
        sections.push(("source".to_owned(), ledger.sources()));
    }
    // A claim that cannot be read is no unknown one.
    let ids = ledger.as_ref().filter(|ledger| ledger.faults.is_empty()).map(Ledger::ids);
    let mut diagnostics = source.diagnostics.clone();
    if let Some(ledger) = &mut ledger {
        let first = source.files.len();
        let here = ledger.faults.drain(..).map(|mut fault| {
            fault.place.file = fault.place.file.saturating_add(first);
            fault
        });
        diagnostics.extend(here);
        source.files.append(&mut ledger.files);
        diagnostics.extend(uncovered(&source.tree, ledger));
    }
    let mut book = None;
    if !unreadable {
        let (built, found) = load_tree(&source.tree, ids.as_ref());
        diagnostics.extend(found);
        book = built.filter(|_| source.diagnostics.is_empty());
    }
    if let (Some(book), Some(ledger)) = (&book, &ledger) {
        diagnostics.extend(ledger.weak(book).into_iter().map(|(item, cites)| Diagnostic {
            code: Code::WeakSource,
            severity: Severity::Error,
            place: Place { file: usize::MAX, ..Place::default() },
            args: vec![("item", item.into()), ("cites", cites.into())],
        }));
    }
    if let (Some(book), true) = (&book, path.is_dir()) {
        diagnostics.extend(named_as_folder(path, book, &source));
        let unnumbered = unnumbered(book, &source);
        diagnostics.extend(if unnumbered.is_some() { unnumbered } else { unlogged(path, book, &source)? });
        let scenarios = practice::scenarios(path, source.files.len())?;
        source.files.extend(scenarios.files);
        diagnostics.extend(scenarios.diagnostics);
        diagnostics.extend(check_scenarios(book, &scenarios.tree));
        let screens = practice::screens(path, source.files.len())?;
        source.files.extend(screens.files);
        let (drawn, found) = check_screens(book, &screens.tree);
        // What a screen that cannot be read would have named is no further fault.
        let unread = !screens.diagnostics.is_empty() || !found.is_empty();
        diagnostics.extend(screens.diagnostics);
        diagnostics.extend(found);
        let beside: Vec<String> = [
            practice::challenge_ids(&scenarios.tree).map(|id| format!("challenge--{id}")).collect::<Vec<_>>(),
            drawn.iter().map(|label| format!("path--{label}")).collect(),
        ]
        .concat();
        let mut found = check_texts(path, book, beside, &mut source, texts)?;
        let label = |(_, id): &(&str, Arg)| id.to_string().starts_with("path--");
        found.retain(|one| !(unread && one.code == Code::UnusedText && one.args.iter().any(label)));
        diagnostics.extend(found);
    }
    for unused in diagnostics.iter_mut().filter(|one| one.code == Code::Unused) {
        switch_off(unused, path, &source);
    }
    Ok(Checked { source, book, diagnostics, ledger })
}

/// What of a base nothing needs once it is extended so is to be switched off there, and not to be taken out of somebody else's file.
fn switch_off(unused: &mut Diagnostic, folder: &Path, source: &Source) {
    let Some(off) = source.over.as_ref() else { return };
    let theirs = source.files.get(unused.place.file).is_some_and(|file| file.path.parent() != Some(folder));
    let mut parts = unused.place.pointer.split('/').skip(1);
    if let (true, Some(section), Some(id)) = (theirs, parts.next(), parts.next()) {
        unused.args.extend([("whose", "base".into()), ("off", format!("{section} = [\"{id}\"]").into())]);
        let at = off.get("off").unwrap_or(off);
        (unused.place.file, unused.place.span) = (at.file, at.key.or(at.span));
    }
}

/// How to check.
pub(crate) struct How {
    pub(crate) deny_warnings: bool,
    /// Mend first what can be mended without asking.
    pub(crate) fix: bool,
    pub(crate) json: bool,
}

pub(crate) fn run(paths: &[PathBuf], how: &How, texts: &Texts) -> Outcome {
    let How { deny_warnings, fix, json } = *how;
    let mut fine = true;
    for path in paths {
        let mut checked = match load(path, texts) {
            Ok(checked) => checked,
            // A program reads what a person would.
            Err(failure) if json => {
                say(&serde_json::to_string(&report::failed(path, failure.told(texts)))?);
                fine = false;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        if fix {
            // What is mended may bring to light what it hid.
            let mut all = 0_usize;
            for _ in 0..FIXES_MAX {
                let mended = fix::mend(path, &checked)?;
                if mended == 0 {
                    break;
                }
                all = all.saturating_add(mended);
                checked = load(path, texts)?;
            }
            if !json {
                say(&texts.said("check-mended", &[("count", all.to_string())]));
            }
        }
        let worst = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error || deny_warnings;
        fine &= !checked.diagnostics.iter().any(worst);
        if json {
            let view = report::told(path, &checked.diagnostics, &checked.source.files, texts);
            say(&serde_json::to_string(&view)?);
            continue;
        }
        for diagnostic in &checked.diagnostics {
            say(&report::render(diagnostic, &checked.source.files, texts));
            say("");
        }
        say(&report::summary(path, &checked.diagnostics, texts));
    }
    Ok(fine)
}

/// Every text that the rulebook and what stands beside it need, in every locale it names, and none that they do not.
fn check_texts(
    folder: &Path,
    book: &Rulebook,
    beside: Vec<String>,
    source: &mut Source,
    own: &Texts,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut needed = needed_texts(book);
    needed.extend(beside);
    let extends = source.over.is_some();
    // Whose the rules are that it adds.
    needed.extend(extends.then(|| overlay::LABEL.to_owned()));
    let over = source.over.clone();
    let reworded = over.as_ref().map_or_else(Vec::new, overlay::reworded);
    let mut found = Vec::new();
    let mut report = |code, severity, args| {
        found.push(Diagnostic { code, severity, place: Place { file: usize::MAX, ..Place::default() }, args });
    };
    let (mut words, mut shared, mut misnamed) = (Vec::new(), BTreeSet::new(), Vec::new());
    for locale in &book.locales {
        let path = folder.join("texts").join(format!("{locale}.ftl"));
        let file = source.files.len();
        let (texts, slips) = match Texts::recovered(folder, locale) {
            Ok(found) => found,
            Err(problem) => {
                let problem =
                    if path.is_file() { ("detail", problem.told(own).into()) } else { ("problem", "missing".into()) };
                let fault = overlay::fault(
                    named_in(&source.tree, locale),
                    Code::TextSyntax,
                    vec![("locale", locale.as_str().into()), problem],
                );
                misnamed.push(fault);
                continue;
            }
        };
        let text = read_text(&path)?;
        let told = [unreadable(&text, locale, file), twice(&text, file)].concat();
        if told.is_empty() {
            for slip in &slips {
                let args = vec![("locale", locale.as_str().into()), ("detail", slip.told(own).into())];
                report(Code::TextSyntax, Severity::Error, args);
            }
        }
        misnamed.extend(told);
        source.files.push(SourceFile { path, text: text.clone() });
        let places = lint::places(&text);
        // A rulebook may say in its own words what stands on the screen in the end.
        let endings = book.goals.iter().map(|goal| format!("ending--{}", goal.id));
        needed.extend(endings.filter_map(|id| texts.of_rulebook().get(&id).cloned()));
        let broken = broken_off(&text);
        let has = |id: &str| {
            if broken.contains(id) {
                // It is there, and told to be unreadable.
                true
            } else if extends && is_its_own(id) {
                texts.of_rulebook().contains(id)
            } else {
                texts.ids().contains(id)
            }
        };
        let mut missing: Vec<&str> = needed.iter().map(String::as_str).filter(|id| !has(id)).collect();
        // What the base has and this language lacks is missing here; what neither has is misspelt.
        let (there, nowhere): (Vec<_>, Vec<_>) = reworded
            .iter()
            .filter(|(id, _)| !texts.replaced().contains(*id))
            .partition(|(id, _)| texts.ids().contains(*id));
        missing.extend(there.iter().map(|(id, _)| *id));
        if !missing.is_empty() {
            let args = vec![
                ("count", missing.len().into()),
                ("ids", missing.join(" ").into()),
                ("locale", locale.as_str().into()),
            ];
            report(Code::MissingText, Severity::Error, args);
        }
        words.push(lint::Words { locale: locale.clone(), file, text });
        shared.extend(texts.ids().difference(texts.of_rulebook()).cloned());
        let named = |id: &str| is_its_own(id) || reworded.iter().any(|(named, _)| *named == id);
        for id in texts.replaced().iter().filter(|id| !named(id)) {
            let args = vec![("id", id.as_str().into()), ("locale", locale.as_str().into())];
            let place = Place { file, span: places.get(id).copied(), ..Place::default() };
            misnamed.push(Diagnostic { code: Code::TextReplaced, severity: Severity::Error, place, args });
        }
        for (id, at) in nowhere {
            let mut args: Args = vec![("what", "text".into()), ("name", (*id).into())];
            let near = nearest(id, texts.ids().iter().map(String::as_str).filter(|known| **known != *id));
            args.extend(near.map(|near| ("suggestion", near.into())));
            let fault = overlay::fault(at, Code::UnknownName, args);
            // In every language it is the same slip.
            if !misnamed.contains(&fault) {
                misnamed.push(fault);
            }
        }
        for (id, value) in unknown_in_texts(book, &texts) {
            let place = Place { file, span: places.get(&id).copied(), ..Place::default() };
            let args = vec![("id", id.into()), ("locale", locale.as_str().into()), ("value", value.into())];
            misnamed.push(Diagnostic { code: Code::UnknownInText, severity: Severity::Error, place, args });
        }
        for id in needed.iter().filter(|id| id.starts_with("unit--")) {
            let mut values = FluentArgs::new();
            values.set("n", 7);
            // The number stands before it already.
            if texts.format(id, None, &values).is_some_and(|said| said.contains('7')) {
                let place = Place { file, span: places.get(id).copied(), ..Place::default() };
                let args: Args = [("id", id.as_str()), ("locale", locale), ("problem", "number"), ("name", "n")]
                    .map(|(name, value)| (name, value.into()))
                    .into();
                misnamed.push(Diagnostic { code: Code::BadText, severity: Severity::Error, place, args });
            }
        }
        let misspelt = |id: &str| reworded.iter().any(|(named, _)| *named == id) && !texts.replaced().contains(id);
        for id in texts.of_rulebook().difference(&needed).filter(|id| !misspelt(id)) {
            let args = vec![("id", id.as_str().into()), ("locale", locale.as_str().into()), ("file", "no".into())];
            let place = Place { file, span: places.get(id).copied(), ..Place::default() };
            misnamed.push(Diagnostic { code: Code::UnusedText, severity: Severity::Warning, place, args });
        }
    }
    let locales = source.tree.get("rulebook").and_then(|header| header.get("locales"));
    for locale in languages(folder)?.iter().filter(|locale| !book.locales.contains(locale)) {
        let id = format!("texts/{locale}.ftl");
        let args = vec![("id", id.into()), ("locale", locale.as_str().into()), ("file", "yes".into())];
        let fault = locales.map(|at| overlay::fault(at, Code::UnusedText, args));
        misnamed.extend(fault.map(|fault| Diagnostic { severity: Severity::Warning, ..fault }));
    }
    misnamed.dedup();
    found.extend(misnamed);
    found.extend(lint::lint(book, &words, &shared));
    Ok(found)
}

/// What is wrong with the grammar of a file of texts, each where it is; its number among the files is `file`.
fn unreadable(text: &str, locale: &str, file: usize) -> Vec<Diagnostic> {
    let Err((_, errors)) = fluent_syntax::parser::parse(text) else { return Vec::new() };
    let told = errors.into_iter().map(|error| {
        let args =
            vec![("locale", locale.into()), ("problem", "line".into()), ("detail", error.kind.to_string().into())];
        // The line that it is in.
        let before = text.get(..error.pos.start).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
        let line = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        let place = Place { file, span: Some(Span::new(start, start.saturating_add(line))), ..Place::default() };
        Diagnostic { code: Code::TextSyntax, severity: Severity::Error, place, args }
    });
    told.collect()
}

/// The names that begin what cannot be read.
fn broken_off(text: &str) -> BTreeSet<String> {
    let Err((resource, _)) = fluent_syntax::parser::parse(text) else { return BTreeSet::new() };
    let junk = resource.body.iter().filter_map(|entry| match entry {
        Entry::Junk { content } => Some(*content),
        _ => None,
    });
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    junk.flat_map(str::lines).map(|line| line.split(|c| !word(c)).next().unwrap_or_default().to_owned()).collect()
}

/// Where a rulebook names a language that it has.
fn named_in<'t>(tree: &'t Tree, locale: &str) -> &'t Tree {
    let locales = tree.get("rulebook").and_then(|header| header.get("locales"));
    locales.and_then(|all| all.items().iter().find(|item| item.text() == Some(locale))).unwrap_or(tree)
}

/// Texts of one name in one file: only the first would be shown.
fn twice(text: &str, file: usize) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = lint::lines(text).filter(|(id, _)| !seen.insert(*id)).map(|(id, span)| {
        let place = Place { file, span: Some(span), ..Place::default() };
        Diagnostic { code: Code::DuplicateId, severity: Severity::Error, place, args: vec![("id", id.into())] }
    });
    again.collect()
}

/// What a rulebook says of itself, whatever it extends.
fn is_its_own(id: &str) -> bool {
    id == "rulebook" || id.starts_with("rulebook-")
}

/// The languages that a rulebook has files for.
fn languages(folder: &Path) -> Result<Vec<String>, Failure> {
    let folder = folder.join("texts");
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut locales: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned())).collect();
    locales.sort();
    Ok(locales)
}

/// What a rulebook sets out to cover has to be a subject or an id of the ledger.
fn uncovered(tree: &Tree, ledger: &Ledger) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> = ledger.claims.values().flat_map(|claim| [claim.id.as_str(), &claim.subject]).collect();
    let items = tree.get("rulebook").and_then(|header| header.get("covers")).map_or(&[][..], Tree::items);
    let named = items.iter().filter_map(|item| Some((item, item.text()?)));
    let unknown = named.filter(|(_, name)| !known.contains(name)).map(|(item, name)| {
        let mut args: Args = vec![("what", "subject".into()), ("name", name.into())];
        args.extend(nearest(name, known.iter().copied()).map(|near| ("suggestion", near.into())));
        overlay::fault(item, Code::UnknownName, args)
    });
    unknown.collect()
}

/// A rulebook bears the name of its folder: that is how others find it.
fn named_as_folder(folder: &Path, book: &Rulebook, source: &Source) -> Option<Diagnostic> {
    let folder = folder.canonicalize().ok()?.file_name()?.to_str()?.to_owned();
    let id = source.tree.get("rulebook")?.get("id")?;
    (folder != book.id).then(|| Diagnostic {
        code: Code::BadValue,
        severity: Severity::Error,
        place: Place { file: id.file, span: id.span, pointer: "/rulebook/id".to_owned(), inside: None },
        args: vec![("value", book.id.as_str().into()), ("known", folder.as_str().into())],
    })
}

/// Whoever extends a rulebook asks for a version of three numbers.
fn unnumbered(book: &Rulebook, source: &Source) -> Option<Diagnostic> {
    let at = source.tree.get("rulebook").and_then(|header| header.get("version"))?;
    let numbers = book.version.split('.').count();
    let whole = format!("{}{}", book.version, ".0".repeat(3_usize.saturating_sub(numbers)));
    let args = || vec![("value", book.version.as_str().into()), ("known", whole.as_str().into())];
    (numbers < 3).then(|| overlay::fault(at, Code::BadValue, args()))
}

/// The newest version of a changelog, where there is one, has to be that of the rulebook.
fn unlogged(folder: &Path, book: &Rulebook, source: &Source) -> Result<Option<Diagnostic>, Failure> {
    let path = folder.join("CHANGELOG.md");
    if !path.is_file() {
        return Ok(None);
    }
    let text = read_text(&path)?;
    let newest = text.lines().find_map(|line| line.strip_prefix("## ")).and_then(|head| head.split_whitespace().next());
    let at = source.tree.get("rulebook").and_then(|header| header.get("version"));
    let args = || vec![("version", book.version.as_str().into()), ("known", newest.unwrap_or("none").into())];
    Ok(at.filter(|_| newest != Some(&book.version)).map(|at| overlay::fault(at, Code::Changelog, args())))
}

/// Sentences that say a value which may not be known, with its name: `$members` where `$members_n` tells nothing apart.
fn unknown_in_texts(book: &Rulebook, texts: &Texts) -> Vec<(String, String)> {
    let Ok(start) = StartRequest::default().resolve(book) else { return Vec::new() };
    let world = World::new(book, &start);
    let Ok(blank) = first_state(world) else { return Vec::new() };
    let env = world.env(&blank);
    let mut found = Vec::new();
    let mut look = |id: &str, params: &[Param], args: &[(String, Expr)]| {
        let open = args.iter().filter(|(_, expr)| env.eval(expr).is_ok_and(|value| value.is_unknown()));
        let mut names: Vec<String> = open.map(|(name, _)| name.replace('.', "_")).collect();
        let facts = book.facts.iter().filter(|fact| blank.cell(fact.slot).is_none());
        names.extend(facts.map(|fact| fact.id.clone()));
        for param in params {
            if let ParamKind::Entity(set) = param.kind {
                let fields = book.sets.get(usize::from(set)).map_or(&[][..], |set| &set.fields);
                names.extend(fields.iter().map(|field| format!("{}_{}", param.id, field.id)));
            }
        }
        let id = id.replace('/', "--");
        for name in names {
            let mut values = FluentArgs::new();
            values.set(format!("{name}_n"), "unknown");
            values.set(name.clone(), UNKNOWN);
            if texts.format(&id, None, &values).is_some_and(|said| said.contains(UNKNOWN)) {
                found.push((id.clone(), name));
            }
        }
    };
    for action in &book.actions {
        action.requires.iter().for_each(|require| look(&require.code, &action.params, &require.args));
    }
    book.constraints.iter().for_each(|require| look(&require.code, &[], &require.args));
    book.notes.iter().for_each(|note| look(&format!("note--{}", note.id), &[], &note.args));
    found.sort();
    found.dedup();
    found
}

/// The outcomes that people tell apart: of something that ends in one way only, its own name says it all.
fn several(outcomes: &[wire::OutcomeInfo]) -> impl Iterator<Item = &wire::OutcomeInfo> {
    outcomes.iter().filter(|_| outcomes.len() > 1)
}

/// Ids of all texts that a rulebook needs.
fn needed_texts(book: &Rulebook) -> BTreeSet<String> {
    let mut ids = shown_texts(book);
    ids.extend(behind_texts(book));
    ids
}

/// Ids of the texts for what nobody is asked, but explanations name: facts that come about, and derived facts.
fn behind_texts(book: &Rulebook) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = book.derived.iter().map(|derived| format!("derived--{}", derived.id)).collect();
    let fields = book.sets.iter().flat_map(|set| set.fields.iter().map(move |field| (Some(&set.id), field)));
    for (set, fact) in book.facts.iter().map(|fact| (None, fact)).chain(fields) {
        let Some(slot) = book.slots.get(usize::from(fact.slot)).filter(|slot| slot.ask == Ask::Never) else { continue };
        ids.insert(match set {
            Some(set) => format!("state--{set}--{}", fact.id),
            None => format!("state--{}", fact.id),
        });
        if let SlotTy::Enum(choices) = slot.ty {
            ids.extend(book.choices(choices).iter().map(|choice| format!("choice--{}", book.name(*choice))));
        }
    }
    ids
}

/// Ids of the texts for everything that is shown by itself.
pub(crate) fn shown_texts(book: &Rulebook) -> BTreeSet<String> {
    let info = wire::describe(book);
    let mut ids: BTreeSet<String> = ABOUT.into_iter().map(str::to_owned).collect();
    let mut need = |parts: &[&str]| {
        ids.insert(parts.join("--").replace('/', "--"));
    };
    let fields = info.sets.iter().flat_map(|set| set.fields.iter().map(move |field| (Some(&set.id), field)));
    for (set, fact) in info.facts.iter().map(|fact| (None, fact)).chain(fields) {
        match set {
            Some(set) => need(&["fact", set, &fact.id]),
            None => need(&["fact", &fact.id]),
        }
        need(&["group", &fact.group]);
        fact.choices.iter().for_each(|choice| need(&["choice", choice]));
        fact.unit.iter().for_each(|unit| need(&["unit", unit]));
    }
    for set in &info.sets {
        need(&["set", &set.id]);
        need(&["group", &set.group]);
    }
    for reading in &info.readings {
        need(&["reading", &reading.id]);
        reading.choices.iter().for_each(|choice| need(&["reading", &reading.id, choice]));
    }
    for action in &info.actions {
        need(&["action", &action.id]);
        need(&["actor", &action.actor]);
        need(&["actions", &action.group]);
        for param in &action.params {
            need(&["param", &action.id, &param.id]);
            param.choices.iter().for_each(|choice| need(&["choice", choice]));
        }
        several(&action.outcomes).for_each(|outcome| need(&["outcome", &action.id, &outcome.id]));
    }
    for trigger in &info.triggers {
        need(&["trigger", &trigger.id]);
        need(&["actor", &trigger.actor]);
        several(&trigger.outcomes).for_each(|outcome| need(&["outcome", &trigger.id, &outcome.id]));
    }
    info.goals.iter().for_each(|goal| need(&["goal", &goal.id]));
    book.goals.iter().flat_map(|goal| &goal.keeps).for_each(|keep| need(&["keep", &keep.id]));
    info.presets.iter().for_each(|preset| need(&["preset", &preset.id]));
    for action in &book.actions {
        action.confirms.iter().for_each(|confirm| need(&["confirm", &confirm.id]));
        action.paths.iter().flat_map(|path| &path.then).for_each(|label| need(&["path", label]));
        action.requires.iter().for_each(|require| need(&[&require.code]));
    }
    book.constraints.iter().for_each(|constraint| need(&[&constraint.code]));
    book.quotas.iter().for_each(|quota| need(&[&quota.code]));
    book.notes.iter().for_each(|note| need(&["note", &note.id]));
    for duty in &book.duties {
        need(&["duty", &duty.id]);
    }
    for forecast in &book.forecasts {
        need(&["forecast", &forecast.id]);
        forecast.points.iter().for_each(|point| need(&["forecast", &forecast.id, &point.id]));
    }
    book.losses.iter().for_each(|loss| need(&["loss", &loss.id]));
    for residue in &book.residues {
        need(&["residue", &residue.id]);
        need(&["holder", &residue.holder]);
        need(&["seen", &residue.seen_by]);
    }
    ids
}
