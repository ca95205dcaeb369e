//! From sources to the static site.

use crate::package::copy;
use crate::shell::{Result, cargo, output, program, read, root, run, write};
use crate::{stage, tools};

/// Builds the site and opens it.
pub(crate) fn serve() -> Result<()> {
    site()?;
    println!("the simulator opens in your browser; Ctrl+C stops it");
    run(program("npx").args(["vite", "preview", "--open"]).current_dir(root().join("www")))
}

/// Builds the site into `dist/`.
pub(crate) fn site() -> Result<()> {
    // Each waits for one core most of the time: the engines are linked while the command line is built and used.
    std::thread::scope(|scope| {
        let written = scope.spawn(|| {
            stage("rulebooks", packs)?;
            stage("rules", rules)
        });
        stage("npm packages", tools::npm)?;
        stage("tools", tools::wasm)?;
        stage("engine to WebAssembly", || engine("www/pkg", "wasm", "wasm"))?;
        stage("engine with longer answers", || engine("www/pkg-answers", "answers", "wasm-quick"))?;
        written.join().map_err(|_| "the rulebooks were not written".to_owned())?
    })?;
    stage("page", || vite("vite.config.ts"))?;
    stage("loader of frames", || vite("vite.loader.config.ts"))?;
    stage("configurator", || vite("vite.configure.config.ts"))?;
    stage("entries and digests", crate::publish::publish)
}

/// Builds with one of the page's configurations.
pub(crate) fn vite(config: &str) -> Result<()> {
    let build = ["vite", "build", "--config", config, "--logLevel", "warn"];
    run(program("npx").args(build).current_dir(root().join("www")))
}

/// Compiles the engine with wasm-pack and shrinks it with Binaryen.
pub(crate) fn engine(out: &str, features: &str, profile: &str) -> Result<()> {
    let out = root().join(out);
    let mut pack = program("wasm-pack");
    pack.env("PATH", tools::path()?).env("RUST_LOG", "error").env("CARGO_INCREMENTAL", "0");
    for name in tools::UNSETTLING {
        pack.env_remove(name);
    }
    pack.args(["build", "--quiet", "--target", "web", "--profile", profile, "--mode", "no-install", "--no-pack"])
        .args(["--no-gitignore", "--out-name", "tuiqun", "--out-dir"])
        .arg(&out)
        .args(["--", "--locked", "--no-default-features", "--features", features]);
    run(&mut pack)?;
    let wasm = out.join("tuiqun_bg.wasm");
    // For the compressed size: inlining into the only caller makes code compress worse, and instances of the same generic
    // function compress best side by side.
    let passes = ["-Os", "--converge", "--one-caller-inline-max-function-size", "0", "--reorder-functions-by-name"];
    let strip = ["--strip-debug", "--strip-target-features"];
    // The features that rustc enables for this target by default.
    let features =
        ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    let features = features.map(|feature| format!("--enable-{feature}"));
    let optimizer = root().join("www/node_modules/binaryen/bin/wasm-opt");
    let mut shrink = program("node");
    shrink.arg(&optimizer).args(passes).args(strip).args(features);
    // The same bytes, shrunk by the same optimizer in the same way, are not shrunk again.
    let how = format!("{} {shrink:?}", output(program("node").arg(&optimizer).arg("--version"))?.trim());
    let kept = root().join("target/shrunk").join(out.file_name().unwrap_or_default());
    let (before, said, shrunk) = (kept.join("before.wasm"), kept.join("how"), kept.join("shrunk.wasm"));
    let same = std::fs::read(&wasm).ok() == std::fs::read(&before).ok() && read(&said).is_ok_and(|said| said == how);
    if !same {
        copy(&wasm, &before)?;
        run(shrink.arg(&before).arg("-o").arg(&shrunk))?;
        // Last: a run that was stopped before is none.
        write(&said, &how)?;
    }
    copy(&shrunk, &wasm)
}

/// The folders of all rulebooks; common parts, which no `rulebook.toml` makes a whole, are none.
pub(crate) fn rulebooks() -> Result<Vec<String>> {
    let folder = root().join("rulebooks");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("rulebook.toml").exists())
        .map(|entry| format!("rulebooks/{}", entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    Ok(names)
}

/// Compiles every rulebook for the page.
pub(crate) fn packs() -> Result<()> {
    for rulebook in rulebooks()? {
        let pack = ["pack", &rulebook, "--out", "www/generated"];
        run(cargo().args(["run", "--quiet", "--locked", "--"]).args(pack))?;
    }
    Ok(())
}

/// Writes the files of all rules and claims; those that are not there any more go.
fn rules() -> Result<()> {
    let out = "www/generated/rules";
    let folder = root().join(out);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    run(cargo().args(["run", "--quiet", "--locked", "--", "rules", "--out", out]).args(rulebooks()?))
}
