//! What is broken, hostile or was good once: each ends in a record or a clear error, with no panic and
//! in bounded time and memory. What needs the corpus beside the project skips, and says so, without it.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;
#[path = "../fuzz/fuzz_targets/whole.rs"]
mod whole;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use minutebook::Format;
use minutebook::Options;
use minutebook::record::schema;
use support::holds::{assert_none, complaints, record_or_clear_error};
use support::{corpus, files, mutants, skip};

/// No document may take longer.
const PATIENCE: Duration = Duration::from_secs(10);

fn over(folder: &str) {
    let Some(path) = corpus(folder) else { return skip(folder) };
    let files = files(&path);
    let found = complaints(
        &files,
        |file| file.display().to_string(),
        |file| record_or_clear_error(fs::read(file).unwrap(), &Options::default()),
    );
    assert_none(&found, files.len());
}

/// The fuzz targets are built by another toolchain; what four of them run is built and run here.
#[test]
fn what_the_fuzz_targets_run_holds_for_the_fixtures() {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archive");
    let formats = [
        ("pdf", Format::Pdf),
        ("html", Format::Html),
        ("xml", Format::Xml),
        ("md", Format::Markdown),
    ];
    let files = files(&archive);
    for (extension, format) in formats {
        let mut read = 0;
        for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == extension)) {
            whole::record_or_clear_error(&fs::read(file).unwrap(), format);
            read += 1;
        }
        assert!(read > 0, "{extension}");
    }
}

#[test]
fn broken_documents_give_a_record_or_a_clear_error() {
    over("broken");
}

#[test]
fn hostile_documents_give_a_record_or_a_clear_error() {
    over("hostile");
}

/// Every file is told of, on one output or the other, within ten seconds and 300 MiB each.
#[test]
fn the_command_holds_its_limits() {
    for folder in ["broken", "hostile"] {
        let Some(path) = corpus(folder) else { return skip("the command's limits") };
        let files = files(&path);
        let output = Command::new(env!("CARGO_BIN_EXE_minutebook"))
            .args(["extract", "--format=ndjson", "--max-seconds=10", "--max-memory=300M"])
            .args(&files)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let records: Vec<serde_json::Value> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        for record in &records {
            assert!(schema::check(record.clone()).is_ok(), "{}", record["source"]["name"]);
        }
        let has_record = |file: &Path| {
            let name = file.file_name().unwrap().to_string_lossy();
            records.iter().any(|record| record["source"]["name"] == *name)
        };
        for file in &files {
            let prefix = format!("minutebook: {}: ", file.display());
            let is_told = told.lines().any(|line| line.starts_with(&prefix));
            assert!(has_record(file) || is_told, "{prefix}nothing is told");
        }
        for breach in ["defect", "took longer", "panicked"] {
            assert!(!told.contains(breach), "{told}");
        }
    }
}

/// Reads mutants of the fixtures.
fn mutants_hold(numbers: std::ops::Range<usize>) {
    let parents = mutants::parents();
    let numbers: Vec<usize> = numbers.collect();
    let options = Options::default();
    let found = complaints(
        &numbers,
        |number| mutants::mutant(&parents, *number).0,
        |number| {
            let (_, bytes) = mutants::mutant(&parents, *number);
            let start = Instant::now();
            let mut found = record_or_clear_error(bytes, &options);
            if start.elapsed() > PATIENCE {
                found.push(format!("took {:?}", start.elapsed()));
            }
            found
        },
    );
    assert_none(&found, numbers.len());
}

#[test]
fn mutants_give_a_record_or_a_clear_error() {
    mutants_hold(0..300);
}

#[test]
#[ignore = "minutes: cargo test --release --test hostile -- --ignored"]
fn ten_thousand_mutants_give_a_record_or_a_clear_error() {
    mutants_hold(300..10_300);
}
