//! `tuiqun pack` and `tuiqun replay`.

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use tuiqun::diag::Severity;
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{Rulebook, canonical, to_bytes};
use tuiqun::sim::{read_log, write_log};

use super::failure::Failure;
use super::source::{Words, read_text};
use super::texts::{Texts, message_id};
use super::{Outcome, check, overlay, practice, report, say};

/// Writes `<id>.json`, the same as bytes (`<id>.bin`), and for each locale `<id>.<locale>.ftl` (the words of the first view), `<id>.more.<locale>.ftl`
/// (all others) and `<id>.claims.<locale>.json`; beside them `<id>.practice.json`. All of it once more as one file, `<id>.tuiqun.json`, for pages
/// that do not build it in.
pub(crate) fn run(rulebook: &Path, out: &Path, texts: &Texts) -> Outcome {
    let checked = check::load(rulebook, texts)?;
    for diagnostic in checked.diagnostics.iter().filter(|d| d.severity == Severity::Error) {
        say(&report::render(diagnostic, &checked.source.files, texts));
    }
    // What `check` refuses is not published.
    let broken = checked.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let Some(book) = checked.book.filter(|_| !broken) else { return Ok(false) };
    let write = |name: String, content: &[u8]| {
        std::fs::write(out.join(&name), content).map_err(|error| Failure::file(&out.join(name), &error))
    };
    std::fs::create_dir_all(out).map_err(|error| Failure::file(out, &error))?;
    write(format!("{}.json", book.id), canonical(&checked.source.tree).as_bytes())?;
    write(format!("{}.bin", book.id), &to_bytes(&book).map_err(|error| error.to_string())?)?;
    let header = checked.source.tree.get("rulebook").cloned().unwrap_or(Tree::new(TreeKind::Null));
    let book = Rc::new(book);
    let practice = practice::file(rulebook, &book, &header)?;
    write(format!("{}.practice.json", book.id), practice.as_bytes())?;
    let (mut texts, mut claims) = (Vec::new(), Vec::new());
    for locale in &book.locales {
        let words = Words::read(rulebook, locale)?;
        texts.push(format!("{}:{}", quoted(locale)?, quoted(&words.all())?));
        let (first, more) = split(&words.all(), &first_texts(&book));
        write(format!("{}.{locale}.ftl", book.id), first.as_bytes())?;
        write(format!("{}.more.{locale}.ftl", book.id), more.as_bytes())?;
        if let Some(ledger) = &checked.ledger {
            let file = ledger.file(&book, locale)?;
            write(format!("{}.claims.{locale}.json", book.id), file.as_bytes())?;
            claims.push(format!("{}:{file}", quoted(locale)?));
        }
    }
    let edition = format!(
        "{{\"tuiqun\":1,\"rulebook\":{},\"texts\":{{{}}},\"claims\":{{{}}},\"practice\":{practice}}}",
        canonical(&checked.source.tree),
        texts.join(","),
        claims.join(",")
    );
    write(format!("{}.tuiqun.json", book.id), edition.as_bytes())?;
    say(&format!("{} {} {}", book.id, book.version, book.hash));
    Ok(true)
}

fn quoted(text: &str) -> Result<String, Failure> {
    Ok(serde_json::to_string(text)?)
}

/// Ids of the texts that the first view needs: the questions, the goals and the first situations. The form, actions, and what stands in their
/// way are drawn by parts that come with all other words; what begins as something known is no question before them.
fn first_texts(book: &Rulebook) -> BTreeSet<String> {
    const PREFIXES: [&str; 7] = ["rulebook", "group", "fact", "choice", "unit", "set", "goal"];
    // The page shows so many situations at once, and folds the others away.
    const PRESETS: usize = 5;
    let early = |id: &String| PREFIXES.iter().any(|prefix| id.split("--").next() == Some(prefix));
    let known = book
        .facts
        .iter()
        .filter(|fact| book.slots.get(usize::from(fact.slot)).is_some_and(|slot| slot.start.is_some()));
    let known: BTreeSet<String> = known.map(|fact| format!("fact--{}", fact.id)).collect();
    let texts = check::shown_texts(book).into_iter().filter(|id| early(id) && !known.contains(id));
    let mut first: BTreeSet<String> = texts.collect();
    first.extend(book.presets.iter().take(PRESETS).map(|preset| format!("preset--{}", preset.id)));
    first.extend(["rulebook-intro", "rulebook-disclaimer", overlay::LABEL].map(str::to_owned));
    first
}

/// Takes the messages of a Fluent file apart, comments left out: those that are named, and the others.
fn split(ftl: &str, named: &BTreeSet<String>) -> (String, String) {
    let (mut first, mut more) = (String::new(), String::new());
    let mut early = false;
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        if let Some(id) = message_id(line) {
            early = named.contains(id);
        }
        let into = if early { &mut first } else { &mut more };
        if !line.is_empty() {
            into.push_str(line);
            into.push('\n');
        }
    }
    (first, more)
}

/// Replays a log and prints the log that it comes to; the same bytes, if all is well.
pub(crate) fn replay(rulebook: &Path, log: &Path, texts: &Texts) -> Outcome {
    let checked = check::load(rulebook, texts)?;
    let Some(book) = checked.book else {
        for diagnostic in &checked.diagnostics {
            say(&report::render(diagnostic, &checked.source.files, texts));
        }
        return Ok(false);
    };
    match read_log(&Rc::new(book), &read_text(log)?) {
        Ok(replayed) => {
            say(&write_log(&replayed.session));
            Ok(replayed.diverged.is_none())
        }
        Err(rejection) => {
            let (what, _, help) = texts.code(rejection.code, &rejection.args);
            say(&format!("{}: {what} [{}]", rejection.pointer, rejection.code));
            help.iter().for_each(|help| say(help));
            Ok(false)
        }
    }
}
