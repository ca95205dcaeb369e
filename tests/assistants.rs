//! The rulebooks of `docs/for-assistants.md`: each is whole, and does what it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of the document's rulebooks, by where they lie: blocks whose first line names one, as in "```toml desk/rulebook.toml".
fn files(document: &str) -> BTreeMap<PathBuf, String> {
    let blocks = document.split("\n```").skip(1).step_by(2);
    let named = blocks.map(|block| {
        let (head, text) = block.split_once('\n').unwrap();
        (PathBuf::from(head.split_once(' ').expect("a block says of which file it is").1), format!("{text}\n"))
    });
    named.collect()
}

fn run(command: &[&str], rulebook: &Path) {
    let mut tuiqun = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
    let ran = tuiqun.args(["--locale", "en"]).args(command).arg(rulebook).output().unwrap();
    assert!(ran.status.success(), "{command:?} {}: {ran:#?}", rulebook.display());
}

#[test]
fn every_rulebook_that_assistants_begin_from_is_whole() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("assistants");
    if out.exists() {
        std::fs::remove_dir_all(&out).unwrap();
    }
    let files = files(include_str!("../docs/for-assistants.md"));
    for (file, text) in &files {
        let file = out.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let rulebooks: Vec<&Path> =
        files.keys().filter(|file| file.ends_with("rulebook.toml")).filter_map(|file| file.parent()).collect();
    assert_eq!(rulebooks.len(), 3, "{rulebooks:?}");
    for rulebook in rulebooks.into_iter().map(|rulebook| out.join(rulebook)) {
        run(&["check", "--deny-warnings"], &rulebook);
        run(&["test"], &rulebook);
        run(&["audit"], &rulebook);
    }
}
