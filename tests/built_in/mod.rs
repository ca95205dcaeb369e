//! The built-in rulebooks.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use tuiqun::rulebook::{Rulebook, load};

/// All built-in rulebooks by id, packed by the command into a folder of the caller's own.
pub(crate) fn built_in(caller: &str) -> Vec<Rc<Rulebook>> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(caller);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks");
    let whole =
        std::fs::read_dir(&folder).unwrap().flatten().filter(|entry| entry.path().join("rulebook.toml").is_file());
    let mut ids: Vec<String> = whole.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ids.sort();
    assert_eq!(ids.len(), 5, "{ids:?}");
    let packed = ids.into_iter().map(|id| {
        let mut pack = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
        let ran = pack.arg("pack").arg(folder.join(&id)).arg("--out").arg(&out).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        let (book, diagnostics) = load(&std::fs::read_to_string(out.join(format!("{id}.json"))).unwrap());
        Rc::new(book.unwrap_or_else(|| panic!("{diagnostics:#?}")))
    });
    packed.collect()
}
