//! Files beside the project that try the reader's patience; skipped where they are absent.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::*;

/// What one file may take, in a build that is not optimised.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn every_hostile_or_broken_file_ends() {
    let files: Vec<PathBuf> = ["broken", "hostile"].iter().flat_map(|name| files(name)).collect();
    if files.is_empty() {
        println!("skipped: no corpus beside the project");
    }
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let start = Instant::now();
        let _ = read(&bytes, &Budget::default());
        assert!(start.elapsed() < PATIENCE, "{}: {:?}", file.display(), start.elapsed());
    }
}

#[test]
fn the_same_file_reads_the_same() {
    let mut content = String::new();
    for line in 0..40 {
        content.push_str(&format!("BT /F 10 Tf 50 {} Td (line {line}) Tj ET ", 20 * line));
    }
    let mut document = Document::load_mem(&file(&content, |_, _| Dictionary::new())).unwrap();
    let pages = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let tree = document.get_dictionary_mut(pages).unwrap();
    let kid = tree.get(b"Kids").unwrap().as_array().unwrap()[0].clone();
    let page = document.get_dictionary(kid.as_reference().unwrap()).unwrap().clone();
    let kids: Vec<Object> = (0..40).map(|_| document.add_object(page.clone()).into()).collect();
    document.get_dictionary_mut(pages).unwrap().set("Kids", kids);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let read = || format!("{:?}", read(&bytes, &Budget::default()).unwrap());
    let first = read();
    assert_eq!(first.matches("line 39").count(), 40);
    assert_eq!(first, read());
}

fn files(name: &str) -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = ["../shared/corpus", "../../shared/corpus"].map(|path| project.join(path));
    let Some(folder) = corpus.iter().map(|path| path.join(name)).find(|path| path.is_dir()) else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "pdf"))
        .collect();
    files.sort();
    files
}
