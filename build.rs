//! Tells the program which revision of its rules it was built with: a digest of the sources that
//! decide what is read from each format. A ledger keeps it beside each document, so that a newer
//! program reads again what its changes touch, and nothing is left to someone remembering a number.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What every reader leads to, and what every document goes through.
const SHARED: &[&str] = &[
    "Cargo.lock",
    "schemas/document.schema.json",
    "src/block.rs",
    "src/budget.rs",
    "src/diagnostic.rs",
    "src/error.rs",
    "src/extract.rs",
    "src/field",
    "src/reading.rs",
    "src/recognise",
    "src/record.rs",
    "src/source.rs",
    "src/url.rs",
];

/// What each format's reader is made of.
const READERS: &[(&str, &[&str])] = &[
    ("PDF", &["src/layout", "src/pdf", "src/second_opinion.rs", "src/text_layer.rs"]),
    ("HTML", &["src/html"]),
    ("XML", &["src/html", "src/xml"]),
    ("TEXT", &["src/text"]),
];

fn main() -> io::Result<()> {
    for watched in ["Cargo.lock", "schemas/document.schema.json", "src"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut all = SHARED.to_vec();
    for (name, own) in READERS {
        println!("cargo:rustc-env=RULES_{name}={}", digest(&root, &[SHARED, own].concat())?);
        all.extend(*own);
    }
    println!("cargo:rustc-env=RULES_ANY={}", digest(&root, &all)?);
    println!("cargo:rustc-env=RULES_NONE={}", digest(&root, &["src/error.rs", "src/source.rs"])?);
    Ok(())
}

/// A digest of files and folders (FNV-1a, 64 bits), the same on every system.
fn digest(root: &Path, paths: &[&str]) -> io::Result<String> {
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for path in paths {
        for file in files(&root.join(path))? {
            for byte in fs::read(file)?.into_iter().filter(|byte| *byte != b'\r') {
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    Ok(format!("{digest:016x}"))
}

/// The files at or below a path, sorted; none where there is nothing.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            found.extend(files(&entry?.path())?);
        }
    }
    found.sort();
    Ok(found)
}
