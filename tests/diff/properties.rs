//! What holds for all logs.

use std::collections::BTreeMap;

use minutebook::diff::{Change, Diff, Listing, Options, Row, Side, State};
use minutebook::record::ActionRow;
use proptest::prelude::*;

use crate::{compared, row, side};

const WORDS: [&str; 14] = [
    "report", "board", "siren", "pump", "map", "cellar", "store", "flood", "leaflet", "warden",
    "exercise", "rota", "sandbag", "the",
];
const OWNERS: [&str; 4] = ["Ann Marl", "Bob Dunn", "Cy Fenn", "Head of Law"];
const STATUSES: [&str; 4] = ["amber", "green", "", "completed 3 May"];
const DATES: [&str; 4] = ["2024-01-10", "2024-03-14", "2024-03", ""];

/// Rows of few words, so that many are alike and some the same.
fn any_row() -> impl Strategy<Value = ActionRow> {
    (
        1..9u32,
        1..3u32,
        0..DATES.len(),
        prop::collection::vec(0..WORDS.len(), 0..7),
        prop::collection::btree_set(0..OWNERS.len(), 0..3),
        prop::collection::vec(0..WORDS.len(), 0..4),
        0..STATUSES.len(),
    )
        .prop_map(|(number, part, date, action, owners, comments, status)| {
            let text = |words: &[usize]| {
                words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ")
            };
            let owners: Vec<&str> = owners.into_iter().map(|owner| OWNERS[owner]).collect();
            row(
                (&number.to_string(), part),
                DATES[date],
                &text(&action),
                &owners,
                &text(&comments),
                STATUSES[status],
            )
        })
}

fn any_log(date: &'static str) -> impl Strategy<Value = Side> {
    prop::collection::vec(any_row(), 1..14).prop_map(move |rows| side(date, rows))
}

/// Two logs of which the second goes on from the first: some rows gone, changed, new.
fn two_logs() -> impl Strategy<Value = (Side, Side)> {
    let more = prop::collection::vec(any_row(), 0..6);
    (any_log("2024-03-01"), prop::collection::vec((0..4u8, any_row()), 14), more).prop_map(
        |(before, fates, more)| {
            let mut rows = Vec::new();
            for (old, (fate, other)) in before.logs[0].rows.iter().zip(fates) {
                match fate {
                    0 => {}
                    1 => rows.push(old.clone()),
                    2 => rows.push(ActionRow {
                        comments: other.comments,
                        status: other.status,
                        ..old.clone()
                    }),
                    _ => rows.push(ActionRow { action: other.action, ..old.clone() }),
                }
            }
            rows.extend(more);
            if rows.is_empty() {
                rows.extend(before.logs[0].rows.first().cloned());
            }
            (before, side("2024-06-01", rows))
        },
    )
}

fn all(before: &Side, after: &Side) -> Diff {
    compared(before, after, &Options { listing: Listing::All, ..Options::default() })
}

/// A row without number, part and place.
fn content(row: &Row) -> String {
    let row = Row { number: None, part: None, at: Vec::new(), ..row.clone() };
    serde_json::to_string(&row).unwrap()
}

/// The changes without numbers, keys and order: each with how often it occurs. Rows of which only
/// the number differs count as unchanged.
fn without_numbers(diff: &Diff) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for change in &diff.changes {
        let side = |rows: &[Row]| {
            let mut rows: Vec<String> = rows.iter().map(content).collect();
            rows.sort();
            rows.join("\n")
        };
        let state = match change.state {
            State::Renumbered => State::Unchanged,
            state => state,
        };
        let (before, after) = (side(&change.before), side(&change.after));
        let fields = serde_json::to_string(&change.fields).unwrap();
        let line = format!("{state:?}\n{before}\n{after}\n{fields}\n{:?}", change.similarity);
        *counts.entry(line).or_default() += 1;
    }
    counts
}

/// A change as one line, without what only one way tells: its key, and which comments grew. A row
/// that is gone and one that has come are both alone; `turned` swaps the sides.
fn line(change: &Change, turned: bool) -> String {
    let mut change = change.clone();
    change.key.clear();
    change.fields.iter_mut().for_each(|field| field.grew = false);
    change.state = match change.state {
        State::DroppedOpen | State::DroppedUnknown | State::DroppedClosed | State::Added => {
            // What is gone is counted to the log that had it, what has come to the later one.
            let rows = change.before.iter_mut().chain(&mut change.after);
            rows.for_each(|row| row.days_open = None);
            State::Added
        }
        State::Merged if turned => State::Split,
        State::Split if turned => State::Merged,
        State::Closed if turned => State::Reopened,
        State::Reopened if turned => State::Closed,
        same => same,
    };
    if turned {
        std::mem::swap(&mut change.before, &mut change.after);
        for field in &mut change.fields {
            std::mem::swap(&mut field.before, &mut field.after);
        }
    }
    serde_json::to_string(&change).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_log_is_the_same_as_itself(log in any_log("2024-03-01")) {
        let diff = all(&log, &log);
        prop_assert_eq!(diff.summary.unchanged, diff.changes.len());
        prop_assert_eq!(diff.summary.unchanged, log.logs[0].rows.len());
    }

    #[test]
    fn the_other_way_round_is_the_mirror((before, after) in two_logs()) {
        let there = all(&before, &after);
        let back = all(&after, &before);
        let lines = |diff: &Diff, turned| {
            let mut lines: Vec<String> = diff.changes.iter().map(|c| line(c, turned)).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(lines(&there, true), lines(&back, false));
    }

    #[test]
    fn order_and_numbers_decide_nothing(
        (before, after) in two_logs(),
        order in prop::collection::vec(any::<u16>(), 40),
        numbers in prop::collection::vec((1..99u32, 1..4u32), 40),
    ) {
        let mut moved = after.clone();
        let mut rows: Vec<(u16, ActionRow)> =
            order.iter().copied().zip(moved.logs[0].rows.drain(..)).collect();
        rows.sort_by_key(|(place, _)| *place);
        moved.logs[0].rows = rows
            .into_iter()
            .zip(numbers)
            .map(|((_, row), (number, part))| ActionRow {
                number: Some(number.to_string()),
                part: Some(part),
                ..row
            })
            .collect();
        let (as_is, moved) = (all(&before, &after), all(&before, &moved));
        prop_assert_eq!(without_numbers(&as_is), without_numbers(&moved));
    }

    #[test]
    fn every_row_is_told_once((before, after) in two_logs()) {
        let diff = all(&before, &after);
        let told = |rows: fn(&Change) -> &Vec<Row>| diff.changes.iter().map(|c| rows(c).len()).sum::<usize>();
        prop_assert_eq!(told(|c| &c.before), before.logs[0].rows.len());
        prop_assert_eq!(told(|c| &c.after), after.logs[0].rows.len());
    }
}

/// Two logs of 10,000 rows take less than 2 seconds in a release build.
#[test]
#[ignore = "a measurement"]
fn ten_thousand_rows() {
    let mut seed = 7_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut log = |date: &str, mix: u64| {
        let rows = (0..10_000).map(|n| {
            // Low words are common, as in any language.
            let words = (0..25).map(|_| {
                let common = next(3000) + 1;
                format!("w{}", next(common))
            });
            let action = words.collect::<Vec<_>>().join(" ");
            let owner = format!("Owner {}", next(200));
            let raised = format!("20{:02}-{:02}-01", 10 + next(mix), 1 + next(12));
            row((&format!("{n}"), 1), &raised, &action, &[&owner], &format!("c{n}"), "amber")
        });
        side(date, rows.collect())
    };
    let before = log("2024-01-01", 14);
    let unrelated = log("2025-01-01", 14);
    let mut reworded = before.clone();
    for row in &mut reworded.logs[0].rows {
        row.action = row.action.as_ref().map(|action| format!("{} new words {action}", next(3000)));
    }
    let time = |what: &str, before: &Side, after: &Side| {
        let start = std::time::Instant::now();
        let diff = minutebook::diff::diff(before, after, &Options::default());
        println!("{what}: {:?} {:?}", start.elapsed(), diff.summary);
    };
    time("same", &before, &before);
    time("reworded", &before, &reworded);
    time("unrelated", &before, &unrelated);
}
