//! Times `extract` on the fixtures, one bench a format: `cargo bench`.

use std::fs;
use std::path::{Path, PathBuf};

use minutebook::{Options, Source, extract};

fn main() {
    divan::main();
}

/// The first fixture of each format, in the order of their paths.
fn fixtures() -> Vec<String> {
    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archive"), &mut files);
    files.sort();
    let mut first: Vec<String> = Vec::new();
    for extension in ["pdf", "html", "xml", "txt"] {
        let found = files.iter().find(|path| path.extension().is_some_and(|e| e == extension));
        first.extend(found.map(|path| path.display().to_string()));
    }
    first
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

#[divan::bench(args = fixtures())]
fn document(bencher: divan::Bencher<'_, '_>, path: &str) {
    let source = Source::new(path, fs::read(path).unwrap_or_default());
    bencher.bench(|| source.as_ref().map(|source| extract(source, &Options::default())));
}
