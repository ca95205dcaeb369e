//! From sources to the static site.

use crate::shell::{Result, cargo, program, root, run};
use crate::{stage, tools};

/// Builds the site and opens it.
pub(crate) fn serve() -> Result<()> {
    site()?;
    println!("the simulator opens in your browser; Ctrl+C stops it");
    run(program("npx").args(["vite", "preview", "--open"]).current_dir(root().join("www")))
}

/// Builds the site into `dist/`.
pub(crate) fn site() -> Result<()> {
    stage("npm packages", tools::npm)?;
    stage("engine to WebAssembly", || engine("www/pkg", "wasm"))?;
    stage("rulebooks", packs)?;
    stage("page", || run(program("npx").args(["vite", "build", "--logLevel", "warn"]).current_dir(root().join("www"))))
}

/// Compiles the engine with wasm-pack and shrinks it with Binaryen.
pub(crate) fn engine(out: &str, features: &str) -> Result<()> {
    let out = root().join(out);
    let mut pack = program("wasm-pack");
    pack.env("PATH", tools::path()?).env("RUST_LOG", "error");
    pack.args(["build", "--quiet", "--target", "web", "--profile", "wasm", "--mode", "no-install", "--no-pack"])
        .args(["--no-gitignore", "--out-name", "tuiqun", "--out-dir"])
        .arg(&out)
        .args(["--", "--locked", "--no-default-features", "--features", features]);
    run(&mut pack)?;
    let wasm = out.join("tuiqun_bg.wasm");
    // The features that rustc enables for this target by default.
    let flags = ["-Os", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];
    let more = ["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue", "--strip-debug"];
    let optimizer = root().join("www/node_modules/binaryen/bin/wasm-opt");
    run(program("node").arg(optimizer).arg(&wasm).args(flags).args(more).arg("-o").arg(&wasm))
}

/// Compiles every rulebook for the page.
pub(crate) fn packs() -> Result<()> {
    run(cargo().args(["run", "--quiet", "--locked", "--", "pack", "rulebooks/wechat-group", "--out", "www/generated"]))
}
