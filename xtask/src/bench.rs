//! The budgets, measured on the built site and printed beside each other.

use crate::build::site;
use crate::shell::{Result, program, root, run};
use crate::{sizes, tools};

/// Builds and measures.
pub(crate) fn run_all() -> Result<()> {
    site()?;
    sizes::check()?;
    let mut bench = program("node");
    bench.arg("bench/bench.mjs").current_dir(root().join("www"));
    if let Ok(chrome) = tools::chrome() {
        bench.env("CHROME", chrome);
    }
    run(&mut bench)
}
