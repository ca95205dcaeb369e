//! What stands beside the built files: entries under the version, licences, and the list of all digests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha384};

use crate::notices;
use crate::package::copy;
use crate::shell::{Result, read, root, write};

/// Files whose names never change; each stands under its version too.
const ENTRIES: [&str; 3] = ["tuiqun.js", "embed.html", "embed.js"];
const LIST: &str = "integrity.json";
/// Whose code the files hold besides ours, and under which licences.
pub(crate) const NOTICES: &str = "licences.txt";

/// Writes them.
pub(crate) fn publish() -> Result<()> {
    let dist = root().join("dist");
    let version = version()?;
    for entry in ENTRIES {
        // One folder deeper, the files behind it are one folder up.
        let text =
            read(&dist.join(entry))?.replace("\"./assets/", "\"../assets/").replace("\"./favicon", "\"../favicon");
        let folder = dist.join(format!("v{version}"));
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        write(&folder.join(entry), &text)?;
    }
    write(&dist.join(NOTICES), &notices::text()?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(licence), &dist.join(licence))?;
    }
    let mut digests = BTreeMap::new();
    for path in files(&dist)? {
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.strip_prefix(&dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name != LIST {
            digests.insert(name, format!("sha384-{}", base64(&Sha384::digest(&bytes))));
        }
    }
    let list = serde_json::json!({ "format": 1, "version": version, "files": digests });
    let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
    write(&dist.join(LIST), &(text + "\n"))
}

/// The version of the product, as its manifest says.
pub(crate) fn version() -> Result<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let package = manifest.split("[package]").nth(1).and_then(|rest| rest.split("version = \"").nth(1));
    let version = package.and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml says no version".to_owned())
}

/// All files of a folder and of those in it, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// Base64, whose only use here is 48 bytes at a time: no padding is ever needed.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks_exact(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            text.push(LETTERS.get(bits >> shift & 63).copied().map_or('=', char::from));
        }
    }
    text
}
