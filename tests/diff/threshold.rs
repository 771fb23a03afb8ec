//! Measures behind the thresholds (docs/diff.md): run with `--ignored --nocapture`.

use std::fs;
use std::path::Path;

use minutebook::diff::{Listing, Options, Side, State};
use minutebook::record::ActionLog;
use serde_json::Value;

use crate::{compared, fixtures};

/// Takes each two rows of one log for one that went and one that came: they are different actions, so
/// none may be told as changed.
#[test]
#[ignore = "a measurement"]
fn different_actions_of_one_log_taken_for_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["fixtures/expected", "../shared/corpus/gold"]
        .iter()
        .flat_map(|folder| json_files(&root.join(folder)))
        .collect();
    if let Ok(folder) = std::env::var("LOGS") {
        files.extend(json_files(Path::new(&folder)));
    }
    let (mut pairs, mut same_day, mut wrong, mut wrong_same_day) = (0, 0, 0, 0);
    let mut seen = Vec::new();
    for file in files {
        let record: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let side = fixtures::side(
            &record["expect"].as_object().map_or(record.clone(), |_| record["expect"].clone()),
        );
        let rows: Vec<_> = side.logs.iter().flat_map(|log| log.rows.clone()).collect();
        let actions: Vec<_> = rows.iter().map(|row| row.action.clone()).collect();
        if rows.len() < 2 || seen.contains(&actions) {
            continue;
        }
        seen.push(actions);
        for (i, a) in rows.iter().enumerate() {
            for (j, b) in rows.iter().enumerate().skip(i + 1) {
                let without = |place: usize| Side {
                    logs: vec![ActionLog {
                        rows: rows
                            .iter()
                            .enumerate()
                            .filter(|(n, _)| *n != place)
                            .map(|(_, row)| row.clone())
                            .collect(),
                        ..ActionLog::default()
                    }],
                    ..side.clone()
                };
                let options = Options { listing: Listing::Changes, ..Options::default() };
                let diff = compared(&without(j), &without(i), &options);
                let day = a.raised.is_some() && a.raised == b.raised;
                let taken = diff.summary.of(State::Added) == 0;
                pairs += usize::from(!day);
                same_day += usize::from(day);
                if taken {
                    wrong += usize::from(!day);
                    wrong_same_day += usize::from(day);
                    println!(
                        "{:?} {}: {} | {}",
                        diff.changes[0].similarity,
                        day,
                        a.action.as_deref().unwrap_or(""),
                        b.action.as_deref().unwrap_or("")
                    );
                }
            }
        }
    }
    println!(
        "{} logs; {wrong} of {pairs} pairs, {wrong_same_day} of {same_day} raised on one day",
        seen.len()
    );
}

fn json_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(json_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}
