//! What the tests over whole documents share: where documents lie, and what stands at a place.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod archive;
pub(crate) mod at;
pub(crate) mod holds;
pub(crate) mod made;
pub(crate) mod mutants;
pub(crate) mod papers;
pub(crate) mod program;
pub(crate) mod seeded;

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the corpus beside the project; none where there is no corpus.
pub(crate) fn corpus(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    path.is_dir().then_some(path)
}

/// The project's own documents.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archive")
}

/// All files below a folder, sorted by path.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Says that a test has nothing to test with.
pub(crate) fn skip(test: &str) {
    eprintln!("{test}: skipped, there is no ../shared/corpus");
}
