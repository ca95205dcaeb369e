//! Tools that a fresh machine lacks, at versions that the project pins.

use std::path::{Path, PathBuf};

use crate::shell::{Result, cargo, env, exists, output, program, read, root, run, write};

const WASM_PACK: &str = "0.15.1";

/// The folder that cargo installs tools into.
fn folder() -> PathBuf {
    root().join("target/tools")
}

/// Flags of wasm-bindgen that wasm-pack cannot pass on: a way to start a fresh instance after a trap, and no names of
/// producers in the file.
const BINDGEN_FLAGS: &str = "--experimental-reset-state-function --remove-producers-section";

/// What wasm-pack cannot ask of cargo: only the library that goes to the browser. Built together with the Rust library, it
/// would go without link-time optimization, which cargo then leaves out silently; that makes it a seventh larger.
const CARGO_FLAGS: &str = "--crate-type cdylib";

/// Messages of a panic name files of other crates: wherever cargo keeps those, they are named alike.
const SAME_PATHS: &str = "target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/registry']";

/// What an environment may set that makes other bytes of the same sources.
pub(crate) const UNSETTLING: [&str; 4] =
    ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"];

/// Installs wasm-pack and wasm-bindgen if they are missing, and gives the folder with which `PATH` must begin.
pub(crate) fn wasm() -> Result<PathBuf> {
    install("wasm-pack", "wasm-pack", WASM_PACK, &[])?;
    // Its runner of tests, and what that asks of the network, are not needed.
    install("wasm-bindgen-cli", "wasm-bindgen", &locked_version("wasm-bindgen")?, &["--no-default-features"])?;
    let shim = folder().join("shim");
    let bindgen = folder().join("bin/wasm-bindgen");
    let bindgen = bindgen.display();
    let script = format!(
        "case \"$1\" in --version|-V) exec '{bindgen}' \"$@\";; esac\nexec '{bindgen}' \"$@\" {BINDGEN_FLAGS}\n"
    );
    executable(&shim.join("wasm-bindgen"), &script)?;
    // By its own path: found by name, the script below would find itself.
    let cargo = env("CARGO").map_or_else(|| located("cargo"), Ok)?;
    let script = format!(
        "[ \"$1\" = build ] || exec '{cargo}' \"$@\"\nshift\nexec '{cargo}' rustc {CARGO_FLAGS} --config \"{SAME_PATHS}\" \"$@\"\n"
    );
    executable(&shim.join("cargo"), &script)?;
    Ok(shim)
}

/// Writes a shell script that can be run.
fn executable(path: &Path, script: &str) -> Result<()> {
    write(path, &format!("#!/bin/sh\n{script}"))?;
    run(program("chmod").arg("+x").arg(path))
}

/// `PATH` with our tools first.
pub(crate) fn path() -> Result<String> {
    let before = env("PATH").unwrap_or_default();
    Ok(format!("{}:{}:{before}", wasm()?.display(), folder().join("bin").display()))
}

fn install(krate: &str, binary: &str, version: &str, features: &[&str]) -> Result<()> {
    let path = folder().join("bin").join(binary);
    let installed = path.exists() && output(program(&path.to_string_lossy()).arg("--version"))?.contains(version);
    if installed {
        return Ok(());
    }
    println!("installing {krate} {version} (once, a minute)");
    let install = |locked: &[&str]| {
        let mut install = cargo();
        // Without optimization they cost a third of the processor's time, and stay quick enough: half a second for the larger
        // engine. What both need is built once.
        install.args(["install", "--quiet", "--debug", krate, "--bin", binary, "--version", version]).args(features);
        install.args(locked).arg("--root").arg(folder()).arg("--target-dir").arg(folder().join("build"));
        run(install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0"))
    };
    // A crate's own lock can name a version that a registry mirror does not have (yet); then the newest fitting ones do.
    install(&["--locked"]).or_else(|_| install(&[]))
}

/// The version of a crate in Cargo.lock, so that a tool cannot drift from its crate.
fn locked_version(krate: &str) -> Result<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    let entry = format!("name = \"{krate}\"\nversion = \"");
    let version = lock.split(entry.as_str()).nth(1).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| format!("{krate} is not in Cargo.lock"))
}

/// Installs the npm packages of the page if the lock file has changed since.
pub(crate) fn npm() -> Result<()> {
    if !exists("node") || !exists("npm") {
        return Err("Node 20 or newer is needed: install it from nodejs.org or your package manager".to_owned());
    }
    let lock = read(&root().join("www/package-lock.json"))?;
    let stamp = root().join("www/node_modules/.tuiqun-lock");
    if read(&stamp).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    run(program("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(root().join("www")))?;
    write(&stamp, &lock)
}

/// The browser for tests: `$CHROME`, or an installed one.
pub(crate) fn chrome() -> Result<String> {
    const KNOWN: [&str; 7] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
    if let Some(chrome) = env("CHROME") {
        return Ok(chrome);
    }
    let found = KNOWN.iter().find(|name| exists(name)).ok_or(
        "no Chrome, Chromium or Edge found. Install one (Debian: apt-get install -y chromium fonts-noto-cjk) or set CHROME",
    )?;
    if found.starts_with('/') {
        return Ok((*found).to_owned());
    }
    located(found)
}

/// The path of a program that `PATH` finds.
fn located(name: &str) -> Result<String> {
    output(program("sh").args(["-c", &format!("command -v {name}")])).map(|path| path.trim().to_owned())
}

/// A planner that is not ours, to hold plans against, in a Python environment of its own.
const FAST_DOWNWARD: &str = "up-fast-downward==1.0.0";

/// Installs Fast Downward where the tests look for it.
pub(crate) fn fast_downward() -> Result<()> {
    let folder = root().join("target/fast-downward");
    let stamp = folder.join("stamp");
    if read(&stamp).is_ok_and(|done| done == FAST_DOWNWARD) {
        return Ok(());
    }
    if !exists("python3") {
        return Err(
            "Python 3 is needed for Fast Downward: install it from python.org or your package manager".to_owned()
        );
    }
    run(program("python3").args(["-m", "venv"]).arg(&folder))?;
    run(program(&folder.join("bin/python").to_string_lossy()).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        FAST_DOWNWARD,
    ]))?;
    write(&stamp, FAST_DOWNWARD)
}
