//! The small papers of one fault each beside the project, those whose fault is mended: the right values, as counts
//! and short words. Skips, and says so, where there is no corpus.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;

use minutebook::diff::{Options as Comparison, Side, State, diff};
use minutebook::record::{ActionLog, Document, Minutes};
use minutebook::{Options, Source, extract};
use support::{corpus, skip};

/// The record of a paper; none where there is no corpus.
fn record(file: &str) -> Option<Document> {
    let Some(folder) = corpus("cases") else {
        skip(file);
        return None;
    };
    let source = Source::new(file, fs::read(folder.join(file)).unwrap()).unwrap();
    let extraction =
        extract(&source, &Options::default()).unwrap_or_else(|error| panic!("{file}: {error}"));
    Some(serde_json::from_value(extraction.record.as_value().clone()).unwrap())
}

/// The items of minutes with the number of words of each of their clauses: `31[7] 32[6,4] 33[]`.
fn clauses(minutes: &Minutes) -> String {
    let words = |text: &String| text.split_whitespace().count().to_string();
    let items = minutes.items.iter().map(|item| {
        let clauses: Vec<String> = item.resolutions.iter().map(|one| words(&one.text)).collect();
        format!("{}[{}]", item.number.as_deref().unwrap_or("-"), clauses.join(","))
    });
    items.collect::<Vec<_>>().join(" ")
}

/// The rows of a log, each as `tell` tells it.
fn rows(log: &ActionLog, tell: impl Fn(&minutebook::record::ActionRow) -> String) -> String {
    log.rows.iter().map(tell).collect::<Vec<_>>().join(" ")
}

fn state(row: &minutebook::record::ActionRow) -> String {
    row.state.map_or("-", |state| state.as_str()).to_owned()
}

fn has(document: &Document, code: &str) -> bool {
    document.diagnostics.iter().any(|note| note.code() == code)
}

#[test]
fn every_clause_and_nothing_else() {
    for (file, people, expected) in [
        ("07_struck_through.pdf", 3, "33[11]"),
        ("08_hidden_text.pdf", 2, "33[7] 34[]"),
        ("13c_lig_control.pdf", 3, "12[12] 13[9]"),
        ("14g_typst_hyphenated.pdf", 2, "12[18] 13[]"),
        ("18d_two_column_typst_short.pdf", 4, "41[5] 42[17] 43[11] 44[9] 45[7] 46[]"),
        ("21b_three_pages_resolved.pdf", 3, "31[7] 32[6] 33[]"),
        ("21e_three_pages_thatnoted.pdf", 3, "31[5] 32[5] 33[]"),
        ("21h_bottom_resolved.pdf", 3, "31[7] 32[6] 33[]"),
        ("84_payments_schedule.pdf", 1, "1[6]"),
        ("91_black_box.pdf", 2, "33[6]"),
    ] {
        let Some(document) = record(file) else { return };
        let [minutes] = document.minutes.as_slice() else { panic!("{file}") };
        assert_eq!(
            (minutes.attendance.len(), clauses(minutes).as_str()),
            (people, expected),
            "{file}"
        );
    }
}

#[test]
fn what_a_reader_does_not_see_is_told() {
    for file in ["07_struck_through.pdf", "08_hidden_text.pdf", "91_black_box.pdf"] {
        let Some(document) = record(file) else { return };
        assert!(has(&document, "unseen-text"), "{file}");
    }
    let Some(form) = record("10b_form_fields_noap.pdf") else { return };
    assert!(has(&form, "unseen-text") || form.minutes[0].attendance.len() >= 3);
}

#[test]
fn letters_that_the_map_or_the_line_breaks() {
    for (file, word) in
        [("13c_lig_control.pdf", "offered"), ("14g_typst_hyphenated.pdf", "environmental")]
    {
        let Some(document) = record(file) else { return };
        let clause = &document.minutes[0].items[0].resolutions[0].text;
        assert!(clause.contains(word), "{file}: {clause}");
    }
}

#[test]
fn rows_and_their_states() {
    let sixteen = (1..=16).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
    let number = |row: &minutebook::record::ActionRow| row.number.clone().unwrap_or_default();
    for (file, numbers, states) in [
        ("26_stacked_header.pdf", "1 2", "open open"),
        ("27b_closed_banner.pdf", "1 2 1 2", "open open done done"),
        ("28e_rag_circle.pdf", "1 2 3 4", "open open open done"),
        ("29a_cut_row_header_repeated.pdf", sixteen.as_str(), ""),
        ("42c_html_log_plain.html", "1 2 3", "open open done"),
        ("42l_xml_log.xml", "1 2 3", "open open done"),
    ] {
        let Some(document) = record(file) else { return };
        let [log] = document.action_logs.as_slice() else { panic!("{file}") };
        assert_eq!(rows(log, number), numbers, "{file}");
        assert!(states.is_empty() || rows(log, state) == states, "{file}: {}", rows(log, state));
    }
}

#[test]
fn cells_of_logs() {
    let status = |row: &minutebook::record::ActionRow| row.status.clone().unwrap_or_default();
    for (file, expected) in
        [("26_stacked_header.pdf", "amber red"), ("28e_rag_circle.pdf", "amber red green blue")]
    {
        let Some(document) = record(file) else { return };
        assert_eq!(rows(&document.action_logs[0], status), expected, "{file}");
    }
    let Some(cut) = record("29a_cut_row_header_repeated.pdf") else { return };
    let comments = cut.action_logs[0].rows[13].comments.as_deref();
    assert!(comments.is_some_and(|comments| comments.ends_with("LASTWORDS.")), "{comments:?}");
    let Some(owners) = record("34_owners.pdf") else { return };
    let count = |row: usize| owners.action_logs[0].rows[row].owners.len();
    assert_eq!([count(7), count(17)], [2, 1]);
    let Some(words) = record("72a_closed_words.pdf") else { return };
    let log = &words.action_logs[0];
    let told: Vec<String> = log.rows.iter().map(state).collect();
    assert_eq!(told[..7], ["done"; 7]);
    assert_eq!(told[7..11], ["open"; 4]);
}

#[test]
fn what_is_closed_is_not_dropped_while_open() {
    for (before, after, open, closed) in [
        ("27b_closed_banner.pdf", "27c_later.pdf", 0, 2),
        ("72a_closed_words.pdf", "72b_closed_words.pdf", 5, 9),
    ] {
        let (Some(before), Some(after)) = (record(before), record(after)) else { return };
        let found = diff(&Side::of(&before), &Side::of(&after), &Comparison::default());
        let of = |state: State| found.summary.of(state);
        assert_eq!((of(State::DroppedOpen), of(State::DroppedClosed)), (open, closed));
    }
}
