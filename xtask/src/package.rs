//! The packages: for npm, and the crate.

use std::path::Path;

use crate::build::vite;
use crate::publish::{NOTICES, files, version};
use crate::shell::{Result, cargo, output, program, read, root, run, write};

/// Where the npm package is put together.
const NPM: &str = "target/npm/tuiqun";

/// Puts the npm package together from what `build` made, and looks at it as those who install it would.
pub(crate) fn npm() -> Result<()> {
    vite("vite.package.config.ts")?;
    let tsc = ["tsc", "--project", "tsconfig.package.json"];
    run(program("npx").args(tsc).current_dir(root().join("www")))?;
    let package = root().join(NPM);
    // Declarations name the files that they describe as others import them.
    for path in files(&package.join("types"))? {
        write(&path, &read(&path)?.replace(".ts\";", ".js\";").replace(".ts\")", ".js\")"))?;
    }
    let manifest = read(&root().join("www/npm/package.json"))?;
    write(&package.join("package.json"), &manifest.replace("\"0.0.0\"", &format!("\"{}\"", version()?)))?;
    copy(&root().join("www/npm/README.md"), &package.join("README.md"))?;
    copy(&root().join("www/public/custom-elements.json"), &package.join("custom-elements.json"))?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(licence), &package.join(licence))?;
    }
    copy(&root().join("dist").join(NOTICES), &package.join(NOTICES))?;
    for rulebook in crate::build::rulebooks()? {
        let name = rulebook.replace("rulebooks/", "") + ".json";
        copy(&root().join("www/generated").join(&name), &package.join("rulebooks").join(&name))?;
    }
    let here = || format!("../{NPM}");
    run(program("npx").args(["publint", "--strict", &here()]).current_dir(root().join("www")))?;
    let wrong = ["attw", "--pack", &here(), "--profile", "esm-only", "--quiet"];
    run(program("npx").args(wrong).current_dir(root().join("www")))
}

/// The crate as it would be published, built from its own files alone, and its documentation without a warning.
pub(crate) fn krate() -> Result<()> {
    run(cargo().args(["package", "--quiet", "--locked", "--allow-dirty"]))?;
    let listed = output(cargo().args(["package", "--quiet", "--locked", "--allow-dirty", "--list"]))?;
    let strange = listed.lines().find(|line| line.starts_with("tests/") || line.starts_with("www/"));
    if let Some(strange) = strange {
        return Err(format!("the crate would carry {strange}"));
    }
    run(cargo().args(["doc", "--quiet", "--locked", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let said = |error: std::io::Error| format!("{}: {error}", to.display());
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(said)?;
    }
    std::fs::copy(from, to).map(|_| ()).map_err(said)
}
