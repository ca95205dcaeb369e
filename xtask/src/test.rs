//! Every check and test.

use crate::build::{engine, packs, site, vite};
use crate::shell::{Result, cargo, output, program, read, root, write};
use crate::{manifest, package, sizes, stage, tools};

/// Runs everything; `fast` leaves out what needs a browser.
pub(crate) fn run(fast: bool) -> Result<()> {
    let chrome = if fast { None } else { Some(tools::chrome()?) };
    stage("format", || crate::shell::run(cargo().args(["fmt", "--all", "--check"])))?;
    stage("lints", lints)?;
    stage("Rust tests", || crate::shell::run(cargo().args(["test", "--quiet", "--locked", "--features", "ts"])))?;
    stage("rulebooks", rulebooks)?;
    stage("generated files", || {
        types(false)?;
        docs(false)
    })?;
    site()?;
    stage("sizes", sizes::check)?;
    stage("npm package", package::npm)?;
    stage("crate and its documentation", package::krate)?;
    stage("types of the page", || npx(&["tsc", "--noEmit"]))?;
    stage("engine that can trap, for the tests", || engine("www/pkg-trap", "trap-test", "wasm"))?;
    stage("facade tests in Node", || {
        vite("vite.engine.config.ts")?;
        npm("test:node", None)
    })?;
    if let Some(chrome) = chrome {
        stage("browser tests", || npm("test:browser", Some(&chrome)))?;
    }
    println!("everything passed");
    Ok(())
}

fn lints() -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    crate::shell::run(cargo().args(["clippy", "--quiet", "--locked", "--workspace", "--all-targets"]).args(deny))?;
    let wasm = ["--lib", "--no-default-features", "--features", "trap-test", "--target", "wasm32-unknown-unknown"];
    crate::shell::run(cargo().args(["clippy", "--quiet", "--locked"]).args(wasm).args(deny))
}

/// The oracles, on so many random rulebooks of one seed; hosts that take long to install; many more messages to a frame.
pub(crate) fn soak(cases: &str, seed: &str) -> Result<()> {
    let chrome = tools::chrome()?;
    site()?;
    stage("npm package", package::npm)?;
    stage("hosts", || crate::shell::run(program("node").arg("tests/web/soak-hosts.mjs").env("CHROME", &chrome)))?;
    stage("messages to a frame", || {
        let test = ["--test", "--test-timeout=3600000", "tests/web/browser/embed.test.mjs"];
        crate::shell::run(program("node").args(test).env("CHROME", &chrome).env("FUZZ", "100000"))
    })?;
    stage("Fast Downward", tools::fast_downward)?;
    let mut test = cargo();
    test.args(["test", "--locked", "--release", "--test", "plans", "--test", "relevance", "--test", "classical"]);
    test.args(["--", "--include-ignored"]);
    crate::shell::run(test.env("PROPTEST_CASES", cases).env("PROPTEST_RNG_SEED", seed))
}

fn rulebooks() -> Result<()> {
    for command in ["check", "test", "coverage", "audit"] {
        let mut cli = cargo();
        cli.args(["run", "--quiet", "--locked", "--", command]).args(crate::build::rulebooks()?);
        if command == "check" {
            cli.arg("--deny-warnings");
        }
        crate::shell::run(&mut cli)?;
    }
    packs()
}

/// Pictures of all main screens, to be looked at.
pub(crate) fn gallery() -> Result<()> {
    let chrome = tools::chrome()?;
    site()?;
    crate::shell::run(program("node").arg("tests/web/gallery.mjs").env("CHROME", chrome))
}

/// The TypeScript types: written, or compared with what the engine's shapes give.
pub(crate) fn types(write: bool) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--quiet", "--locked", "--features", "ts", "--test", "types"]);
    if write {
        test.env("BLESS", "1");
    }
    crate::shell::run(&mut test)
}

/// The generated pages of `docs/`: written, or compared.
pub(crate) fn docs(fresh: bool) -> Result<()> {
    let page = "docs/embedding.md";
    generated(fresh, page, &manifest::embedding(&read(&root().join(page))?)?)?;
    let pages = [
        ("docs/codes.md", "code"),
        ("docs/limits.md", "limits"),
        ("docs/reference.md", "doc"),
        ("docs/rulebook.schema.json", "schema"),
    ];
    for (file, args) in pages {
        generated(fresh, file, &output(cargo().args(["run", "--quiet", "--locked", "--", "--locale", "en", args]))?)?;
    }
    Ok(())
}

/// A file as it was made: written, or compared.
fn generated(fresh: bool, file: &str, text: &str) -> Result<()> {
    let path = root().join(file);
    if fresh {
        write(&path, text)
    } else if read(&path)? == text {
        Ok(())
    } else {
        Err(format!("{file} is stale: run `cargo xtask docs`"))
    }
}

fn npx(args: &[&str]) -> Result<()> {
    crate::shell::run(program("npx").args(args).current_dir(root().join("www")))
}

fn npm(script: &str, chrome: Option<&str>) -> Result<()> {
    let mut npm = program("npm");
    npm.args(["run", "--silent", script]).current_dir(root().join("www"));
    if let Some(chrome) = chrome {
        npm.env("CHROME", chrome);
    }
    crate::shell::run(&mut npm)
}
