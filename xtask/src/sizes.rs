//! Size budgets: what is loaded to first use, compressed as a host would.

use std::path::Path;

use crate::publish::files;
use crate::shell::{Result, read, root};

/// One size against its budget, in bytes.
pub(crate) struct Size {
    pub(crate) what: &'static str,
    pub(crate) bytes: usize,
    pub(crate) budget: usize,
}

/// Measures the built site.
pub(crate) fn measure() -> Result<Vec<Size>> {
    let dist = root().join("dist");
    let files = files(&dist)?;
    let of = |accept: &dyn Fn(&str) -> bool| -> Result<usize> {
        let mut sum = 0;
        for file in &files {
            let name = file.strip_prefix(&dist).unwrap_or(file).to_string_lossy().into_owned();
            if accept(&name) {
                sum += brotli(file)?;
            }
        }
        Ok(sum)
    };
    // The engine with the longer answers comes when somebody asks for one; the smaller file is the one that comes first.
    let mut wasm = usize::MAX;
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "wasm")) {
        wasm = wasm.min(brotli(file)?);
    }
    let glue = brotli(&root().join("www/pkg/tuiqun.js"))?;
    // The entry is a shell around the script itself, whose name bears its digest.
    let entry = read(&dist.join("tuiqun.js"))?;
    let script = entry.split("\"./").nth(1).and_then(|rest| rest.split('"').next());
    let script = script.ok_or("tuiqun.js names no script")?.to_owned();
    // One locale, the larger one, and one rulebook, the largest; the other words and the claims come after the first view.
    let first = of(&|name| {
        name == "tuiqun.js"
            || name == script
            || name.starts_with("assets/wechat-group.zh-CN-")
            || name.starts_with("assets/wechat-group-")
    })?;
    // Both locales' words of the page bear the same name: the larger counts.
    let mut words = 0;
    for file in files.iter().filter(|file| file.to_string_lossy().contains("assets/ui-")) {
        words = words.max(brotli(file)?);
    }
    let loader = brotli(&dist.join("embed.js"))?;
    Ok(vec![
        Size { what: "loader of frames", bytes: loader, budget: 2_000 },
        Size { what: "engine: wasm and its glue", bytes: wasm + glue, budget: 150_000 },
        Size { what: "all of <tui-qun> to first use", bytes: wasm + first + words, budget: 190_000 },
    ])
}

/// Prints the sizes; one over its budget is an error.
pub(crate) fn check() -> Result<()> {
    let mut over = Vec::new();
    for size in measure()? {
        println!("{:<32} {:>8} B brotli, budget {:>8} B", size.what, size.bytes, size.budget);
        if size.bytes > size.budget {
            over.push(size.what);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over budget: {}", over.join(", "))) }
}

/// Size with brotli at its best.
fn brotli(file: &Path) -> Result<usize> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut out, &params).map_err(|error| error.to_string())?;
    Ok(out.len())
}
