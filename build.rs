//! Tells the program which revision of its rules it was built with: a digest of the sources that
//! decide what is read from each format. A ledger keeps it beside each document, so that a newer
//! program reads again what its changes touch, and nothing is left to someone remembering a number.
//!
//! Every source decides what is read, unless it is named below: a new file or folder is in all digests.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What is not Rust and decides what is read from every document.
const BESIDE: &[&str] = &["Cargo.lock", "schemas/document.schema.json"];

/// What the readers of single formats are made of.
const READERS: &[(&str, &[&str])] = &[
    ("PDF", &["src/read/layout", "src/read/pdf", "src/read/text_layer.rs"]),
    ("HTML", &["src/read/html"]),
    ("XML", &["src/read/html", "src/read/xml"]),
    ("TEXT", &["src/read/text"]),
];

/// What works on records that have been read, or only runs the reading: it decides nothing of what is
/// read from a document.
const AFTER: &[&str] = &[
    "src/archive",
    "src/cli",
    "src/diff",
    "src/export",
    "src/history",
    "src/inspect",
    "src/main.rs",
    "src/pages",
    "src/record/ledger.rs",
    "src/record/meeting.rs",
    "src/record/report.rs",
    "src/sink.rs",
    "src/spreadsheet.rs",
];

/// What tells the format of a document, and says why there is none.
const FORMATS: &[&str] = &["src/error.rs", "src/source.rs"];

fn main() -> io::Result<()> {
    for watched in BESIDE.iter().chain(&["src"]) {
        println!("cargo:rerun-if-changed={watched}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // 1. All files, sorted; what is named must be among them.
    let mut files = Vec::new();
    for path in BESIDE.iter().chain(&["src"]) {
        add_files(&root, Path::new(path), &mut files)?;
    }
    files.sort();
    all_there(&files)?;
    // 2. A digest of what each reader's documents go through.
    for (name, own) in READERS {
        let decides = |file: &Path| is_in(file, own) || is_shared(file);
        println!("cargo:rustc-env=RULES_{name}={}", digest(&root, &files, decides)?);
    }
    // 3. One for documents whose reader is not known, and one for those that have none.
    let any = digest(&root, &files, |file| !is_in(file, AFTER))?;
    println!("cargo:rustc-env=RULES_ANY={any}");
    let none = digest(&root, &files, |file| is_in(file, FORMATS))?;
    println!("cargo:rustc-env=RULES_NONE={none}");
    Ok(())
}

/// Whether a file decides what is read from documents of every format.
fn is_shared(file: &Path) -> bool {
    !is_in(file, AFTER) && !READERS.iter().any(|(_, own)| is_in(file, own))
}

fn is_in(file: &Path, paths: &[&str]) -> bool {
    paths.iter().any(|path| file.starts_with(path))
}

/// Fails where a path that is named above leads nowhere: what moves must be named anew.
fn all_there(files: &[PathBuf]) -> io::Result<()> {
    let named = READERS.iter().flat_map(|(_, own)| *own).chain(AFTER).chain(FORMATS);
    for path in named {
        if !files.iter().any(|file| file.starts_with(path)) {
            let message = format!("build.rs names {path}, which is not there");
            return Err(io::Error::new(io::ErrorKind::NotFound, message));
        }
    }
    Ok(())
}

/// A digest of the files that decide (FNV-1a, 64 bits), the same on every system.
fn digest(root: &Path, files: &[PathBuf], decides: impl Fn(&Path) -> bool) -> io::Result<String> {
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for file in files.iter().filter(|file| decides(file)) {
        for byte in fs::read(root.join(file))?.into_iter().filter(|byte| *byte != b'\r') {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{digest:016x}"))
}

/// Adds the files at or below a path, as paths from the root.
fn add_files(root: &Path, path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !root.join(path).is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(root.join(path))? {
        add_files(root, &path.join(entry?.file_name()), files)?;
    }
    Ok(())
}
