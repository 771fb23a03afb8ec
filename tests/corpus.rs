//! Over real documents beside the project, and over the fixtures: a valid record or a clear error
//! each, and every value stands at its place. Skips, and says so, where there is no corpus.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use minutebook::{Options, Source, extract};
use serde_json::Value;
use support::holds::{self, assert_none};
use support::{at, corpus, files, fixtures, skip};

/// Runs a check over files, and returns the complaints by name.
fn complaints(files: &[PathBuf], check: impl Fn(&Path) -> Vec<String> + Sync) -> Vec<String> {
    let name = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
    holds::complaints(files, name, |file| check(file))
}

fn record_or_clear_error(file: &Path) -> Vec<String> {
    holds::record_or_clear_error(fs::read(file).unwrap(), &Options::default())
}

/// The same, and every word of a document counts once.
fn whole(file: &Path) -> Vec<String> {
    let source = Source::new("document", fs::read(file).unwrap());
    let record = source.and_then(|source| extract(&source, &Options::default()));
    let sums = record.map(|one| sums(one.record.as_value())).unwrap_or_default();
    record_or_clear_error(file).into_iter().chain(sums).collect()
}

/// Whether the parts of a record's coverage are all of its words.
fn sums(record: &Value) -> Option<String> {
    let coverage = &record["source"]["coverage"];
    let count = |value: &Value| value.as_u64().unwrap();
    let unread = coverage["unread"].as_array().unwrap().iter().map(|run| count(&run["words"]));
    let parts = ["read", "prose", "furniture", "unseen"].map(|part| count(&coverage[part]));
    let sum = parts.iter().sum::<u64>() + unread.sum::<u64>();
    let words = count(&coverage["words"]);
    (sum != words).then(|| format!("{words} words, and {sum} in the parts of its coverage"))
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

/// Values whose place is known to be too small: people of run-on lists whose post stands on the line above, a row
/// over a page break; words that a line's end cuts, in what is unread; the title above a log in an item; and numbers
/// that a list counts and does not print.
const KNOWN: [&str; 8] = [
    "42c_html_log_plain.html: /action_logs/0/title",
    "42l_xml_log.xml: /action_logs/0/title",
    "90b_md_all_ones.md: /minutes/0/items/",
    "/source/coverage/unread/",
    "19_December_2024_-_County_Council_minutes.pdf: /minutes/0/attendance/67/",
    "9_January_2025_-_County_Council_minutes.pdf: /minutes/0/attendance/68/",
    "suffolklib_board-meeting-minutes-2012-10-17.pdf: /minutes/0/attendance/",
    "suffolklib_board-meeting-minutes-2012-10-17.pdf: /action_logs/0/rows/9/",
];

fn over(folder: &str, test: &str, check: impl Fn(&Path) -> Vec<String> + Sync) {
    match corpus(folder) {
        Some(path) => {
            let files = files(&path);
            let mut found = complaints(&files, check);
            found.retain(|complaint| !KNOWN.iter().any(|known| complaint.contains(known)));
            assert_none(&found, files.len());
        }
        None => skip(test),
    }
}

#[test]
fn unlabelled_documents_give_a_record_or_a_clear_error() {
    over("unlabelled", "unlabelled", record_or_clear_error);
}

#[test]
fn papers_of_small_bodies_give_a_record_or_a_clear_error_and_every_word_counts_once() {
    over("small", "small bodies", whole);
    over("cases", "cases", whole);
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
    over("cases", "places in cases", located_if_any);
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
