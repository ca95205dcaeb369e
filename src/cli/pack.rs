//! `tuiqun pack` and `tuiqun replay`.

use std::path::Path;
use std::rc::Rc;

use tuiqun::diag::Severity;
use tuiqun::rulebook::canonical;
use tuiqun::sim::{read_log, write_log};

use super::source::{Words, read_text};
use super::texts::Texts;
use super::{Outcome, check, report, say};

/// Writes `<id>.json`, and for each locale `<id>.<locale>.ftl` and `<id>.claims.<locale>.json`.
pub(crate) fn run(rulebook: &Path, out: &Path, texts: &Texts) -> Outcome {
    let checked = check::load(rulebook)?;
    for diagnostic in checked.diagnostics.iter().filter(|d| d.severity == Severity::Error) {
        say(&report::render(diagnostic, &checked.source.files, texts));
    }
    let Some(book) = checked.book else { return Ok(false) };
    let write = |name: String, text: &str| {
        std::fs::write(out.join(&name), text).map_err(|error| format!("{}: {error}", out.join(name).display()))
    };
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    write(format!("{}.json", book.id), &canonical(&checked.source.tree))?;
    for locale in &book.locales {
        let words = Words::read(rulebook, locale)?;
        write(format!("{}.{locale}.ftl", book.id), &words.all())?;
        if let Some(ledger) = &checked.ledger {
            write(format!("{}.claims.{locale}.json", book.id), &ledger.file(&book, locale)?)?;
        }
    }
    say(&format!("{} {} {}", book.id, book.version, book.hash));
    Ok(true)
}

/// Replays a log and prints the log that it comes to; the same bytes, if all is well.
pub(crate) fn replay(rulebook: &Path, log: &Path, texts: &Texts) -> Outcome {
    let checked = check::load(rulebook)?;
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
