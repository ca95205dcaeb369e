//! `tuiqun test`: runs the scenarios that rulebooks carry.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use tuiqun::diag::Severity;
use tuiqun::rulebook::source::{Tree, TreeKind, pointer_part};
use tuiqun::rulebook::{Rulebook, check_scenarios};
use tuiqun::scenario::{self, Seen};
use tuiqun::sim::Session;

use super::failure::Failure;
use super::source::{Source, read_files, toml_files};
use super::texts::Texts;
use super::{Outcome, check, report, say};

/// What the scenarios of one rulebook came to.
pub(crate) struct Ran {
    pub(crate) book: Rc<Rulebook>,
    /// The `[rulebook]` table, as it was written.
    pub(crate) header: Tree,
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Whether anything else is wrong with it.
    pub(crate) faulty: bool,
    pub(crate) seen: Seen,
}

pub(crate) fn run(paths: &[PathBuf], texts: &Texts) -> Outcome {
    let (mut passed, mut failed, mut faulty) = (0_usize, 0_usize, false);
    for path in paths {
        let Some(ran) = run_one(path, texts, &mut |_| ())? else {
            failed = failed.saturating_add(1);
            continue;
        };
        passed = passed.saturating_add(ran.passed);
        failed = failed.saturating_add(ran.failed);
        faulty |= ran.faulty;
    }
    say(&format!("scenarios: {passed} passed, {failed} failed"));
    Ok(failed == 0 && passed > 0 && !faulty)
}

/// Runs the scenarios of one rulebook, and visits their sessions where they begin and after every step; `None` if it
/// cannot be loaded.
pub(crate) fn run_one(path: &Path, texts: &Texts, visit: &mut dyn FnMut(&Session)) -> Result<Option<Ran>, Failure> {
    let checked = check::load(path, texts)?;
    for diagnostic in checked.diagnostics.iter().filter(|d| d.severity == Severity::Error) {
        say(&report::render(diagnostic, &checked.source.files, texts));
    }
    let faulty = checked.diagnostics.iter().any(|d| d.severity == Severity::Error);
    let Some(book) = checked.book else { return Ok(None) };
    let header = checked.source.tree.get("rulebook").cloned().unwrap_or(Tree::new(TreeKind::Null));
    let mut ran = Ran { book: Rc::new(book), header, passed: 0, failed: 0, faulty, seen: Seen::default() };
    let Source { files, tree, diagnostics, .. } = read_files(&toml_files(&path.join("scenarios"))?)?;
    let scenarios = tree.get("scenario").map_or(&[][..], Tree::entries);
    if !diagnostics.is_empty() {
        ran.failed = scenarios.len().max(1);
        return Ok(Some(ran));
    }
    let wrong = check_scenarios(&ran.book, &tree);
    for (id, scenario) in scenarios {
        // What is written wrong has been told with the rulebook; it could pass whatever happens.
        let here = format!("/scenario/{}", pointer_part(id));
        let about =
            |pointer: &str| pointer.strip_prefix(&here).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if wrong.iter().any(|fault| about(&fault.place.pointer)) {
            ran.failed = ran.failed.saturating_add(1);
            continue;
        }
        let problems = scenario::run(&ran.book, scenario, &mut ran.seen, visit);
        if problems.is_empty() {
            ran.passed = ran.passed.saturating_add(1);
            continue;
        }
        ran.failed = ran.failed.saturating_add(1);
        let file = files.get(scenario.file).map(|file| file.path.display().to_string()).unwrap_or_default();
        say(&format!("FAILED {id} ({file})"));
        for problem in problems {
            say(&format!("  {problem}"));
        }
    }
    Ok(Some(ran))
}
