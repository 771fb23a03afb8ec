//! What people ask of a backfill over the fixtures: what it holds, and where words stand.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use support::program::{Ran, run};

/// A backfill of the fixtures, made once.
static BACKFILL: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let place = tempfile::tempdir().unwrap();
    let (archive, out) = (support::fixtures(), place.path().join("out"));
    let (archive, out) = (archive.to_string_lossy(), out.to_string_lossy());
    let ran = run(Path::new("."), &["backfill", &archive, "--out", &out, "--quiet"]);
    assert_eq!(ran.status, 1, "some fixtures cannot be read: {}", ran.told);
    place
});

fn ask(arguments: &[&str]) -> Ran {
    let all: Vec<&str> =
        [arguments[0], "out"].into_iter().chain(arguments[1..].iter().copied()).collect();
    run(BACKFILL.path(), &all)
}

#[test]
fn meetings_from_the_newest_with_what_there_is_of_each() {
    let ran = ask(&["list", "--body", "resilience", "--since", "2023-01-01"]);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].contains("Community Resilience Board"), "{}", ran.out);
    let days: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("  20").and_then(|rest| rest.get(..8)))
        .collect();
    assert!(days.is_sorted_by(|a, b| a > b) && days.len() > 2, "{days:?}");
    assert!(ran.out.contains("(no minutes)") && ran.out.contains("log of"), "{}", ran.out);
    let none = ask(&["list", "--body", "no such board"]);
    assert_eq!((none.status, none.out.as_str()), (2, ""));
    assert!(none.told.contains("no meeting fits"), "{}", none.told);
}

#[test]
fn a_list_for_programs() {
    let bodies: Value = serde_json::from_str(&ask(&["list", "--format", "json"]).out).unwrap();
    let meetings: Vec<&Value> = bodies
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|body| body["meetings"].as_array().unwrap())
        .collect();
    assert!(meetings.len() > 10);
    for meeting in meetings {
        assert!(!meeting["papers"].as_array().unwrap().is_empty(), "{meeting}");
        assert!(
            BACKFILL
                .path()
                .join("out/meetings")
                .join(meeting["record"].as_str().unwrap())
                .is_file()
        );
    }
}

#[test]
fn words_in_what_was_read_and_on_pages_of_no_meeting() {
    let clause = ask(&["search", "bottled water", "--in", "records"]);
    assert_eq!(clause.status, 0, "{}", clause.told);
    assert!(
        clause.out.contains("(clause)") && clause.out.contains("[bottled water]"),
        "{}",
        clause.out
    );
    let letter = ask(&["search", "heron", "--in", "pages"]);
    assert!(letter.out.starts_with("no meeting (page)"), "{}", letter.out);
    assert!(letter.out.contains("Resilience News Spring 2024.pdf, page 1"), "{}", letter.out);
    let stems: Value =
        serde_json::from_str(&ask(&["search", "herons", "--format", "json"]).out).unwrap();
    assert_eq!(stems[0]["page"], 1);
    let none = ask(&["search", "zeppelin"]);
    assert_eq!((none.status, none.told.as_str()), (1, "minutebook: nothing found\n"));
    let signs = ask(&["search", "\"", "AND", "(NEAR"]);
    assert_eq!(signs.status, 1, "signs are no operators: {}", signs.told);
}
