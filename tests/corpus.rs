//! Over real, broken and hostile documents beside the project, and over the fixtures: a valid
//! record or a clear error each, and every value stands at its place. Skips, and says so, where
//! there is no corpus.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, reason = "tests fail so")]

mod support;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use minutebook::{Error, Options, Source, extract, schema};
use rayon::prelude::*;
use support::{at, corpus, files, fixtures, skip};

/// Runs a check over files in parallel, on stacks as large as the command's, and returns the
/// complaints in the order of the files.
fn complaints(files: &[PathBuf], check: impl Fn(&Path) -> Vec<String> + Sync) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(64 << 20).build().unwrap();
    let all: Vec<Vec<String>> = pool.install(|| {
        files
            .par_iter()
            .map(|file| {
                let name = file.file_name().unwrap().to_string_lossy();
                match catch_unwind(AssertUnwindSafe(|| check(file))) {
                    Ok(found) => found.iter().map(|line| format!("{name}: {line}")).collect(),
                    Err(_) => vec![format!("{name}: panicked")],
                }
            })
            .collect()
    });
    all.concat()
}

/// A record that fits its schema, or an error that is the document's fault.
fn record_or_clear_error(file: &Path) -> Vec<String> {
    let outcome = Source::new("document", fs::read(file).unwrap())
        .and_then(|source| extract(&source, &Options::default()));
    match outcome {
        Ok(extraction) => {
            let again = schema::check(extraction.record.as_value().clone());
            again.err().unwrap_or_default().iter().map(|v| format!("{v:?}")).collect()
        }
        Err(error @ Error::InvalidRecord { .. }) => vec![error.to_string()],
        Err(error) if error.to_string().len() < 20 => vec![format!("unclear: {error}")],
        Err(_) => Vec::new(),
    }
}

/// A record whose values all stand at their places.
fn located(file: &Path) -> Vec<String> {
    let source = Source::new("document", fs::read(file).unwrap()).unwrap();
    match extract(&source, &Options::default()) {
        Ok(extraction) => at::strays(&source, extraction.record.as_value()),
        Err(error) => vec![format!("no record: {error}")],
    }
}

/// The same, where a file may hold nothing that is read.
fn located_if_any(file: &Path) -> Vec<String> {
    located(file).into_iter().filter(|line| !line.starts_with("no record")).collect()
}

fn assert_none(complaints: &[String], of: usize) {
    assert!(
        complaints.is_empty(),
        "{} complaints over {of} files:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

fn over(folder: &str, test: &str, check: impl Fn(&Path) -> Vec<String> + Sync) {
    match corpus(folder) {
        Some(path) => {
            let files = files(&path);
            assert_none(&complaints(&files, check), files.len());
        }
        None => skip(test),
    }
}

#[test]
fn unlabelled_documents_give_a_record_or_a_clear_error() {
    over("unlabelled", "unlabelled", record_or_clear_error);
}

#[test]
fn broken_documents_give_a_record_or_a_clear_error() {
    over("broken", "broken", record_or_clear_error);
}

#[test]
fn hostile_documents_give_a_record_or_a_clear_error() {
    over("hostile", "hostile", record_or_clear_error);
}

#[test]
fn values_of_real_papers_stand_at_their_places() {
    over("real", "places in real papers", located);
    over("xml", "places in web service answers", located_if_any);
}

#[test]
fn values_of_rebuilt_papers_stand_at_their_places() {
    for folder in ["rebuilt", "variants", "seeds"] {
        over(folder, &format!("places in {folder}"), located);
    }
}

#[test]
fn values_of_unlabelled_papers_stand_at_their_places() {
    over("unlabelled", "places in unlabelled papers", located_if_any);
}

#[test]
fn values_of_fixtures_stand_at_their_places() {
    let all = files(&fixtures());
    let good: Vec<PathBuf> = all
        .iter()
        .filter(|file| !file.components().any(|c| c.as_os_str() == "Unsorted"))
        .cloned()
        .collect();
    assert!(!good.is_empty() && good.len() < all.len());
    assert_none(&complaints(&good, located), good.len());
}

#[test]
fn odd_fixtures_end_in_their_errors() {
    let table = fixtures().with_file_name("expected").join("errors.tsv");
    for line in fs::read_to_string(table).unwrap().lines().skip(1) {
        let [path, expected, _] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let error = Source::new("document", fs::read(fixtures().join(path)).unwrap())
            .and_then(|source| extract(&source, &Options::default()))
            .unwrap_err();
        let name = format!("{error:?}");
        assert!(name.starts_with(expected), "{path}: {name}, not {expected}");
    }
}
