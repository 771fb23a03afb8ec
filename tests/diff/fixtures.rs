//! The fictional board's logs over the years, against what each diff must find.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::Source;
use minutebook::diff::{Bodies, Listing, Options, Side};
use minutebook::record::{ActionLog, ActionRow};
use serde_json::Value;

use crate::{compared, told};

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A side of what a document must be read as.
pub(crate) fn side(record: &Value) -> Side {
    let row = |row: &Value| ActionRow {
        number: text(&row["number"]),
        part: row["part"].as_u64().map(|part| part as u32),
        raised: text(&row["raised"]),
        due: text(&row["due"]),
        action: text(&row["action"]),
        owners: row["owners"].as_array().into_iter().flatten().filter_map(text).collect(),
        comments: text(&row["comments"]),
        status: text(&row["status"]),
        ..ActionRow::default()
    };
    let log = |log: &Value| ActionLog {
        rows: log["rows"].as_array().into_iter().flatten().map(row).collect(),
        ..ActionLog::default()
    };
    Side {
        source: text(&record["source"]["name"]).unwrap_or("log".into()),
        date: text(&record["agenda"]["meeting"]["date"]),
        logs: record["action_logs"].as_array().into_iter().flatten().map(log).collect(),
        ..Side::default()
    }
}

/// An expected change as one line, as [`told`] tells one.
fn expected(change: &Value) -> String {
    let numbers = |rows: &Value| {
        let number = |row: &Value| format!("{}.{}", row["number"].as_str().unwrap(), row["part"]);
        rows.as_array().unwrap().iter().map(number).collect::<Vec<_>>().join("+")
    };
    let fields: Vec<&str> =
        change["fields"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (before, after) = (numbers(&change["before"]), numbers(&change["after"]));
    let state = change["state"].as_str().unwrap();
    format!("{state} {before} > {after} {}", fields.join(" ")).trim_end().to_owned()
}

/// A side of the paper itself.
fn read(path: &Path) -> Side {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = Source::new(name, fs::read(path).unwrap()).unwrap();
    Side::of(&minutebook::extract(&source, &minutebook::Options::default()).unwrap().document)
}

/// From the paper to the diff: rows of every ruling, split, merged, renumbered, closed and opened again.
#[test]
fn the_papers_of_the_fixtures_give_the_same_diffs() {
    compare_all(|folder, name| read(&folder.join("archive").join(name)));
}

#[test]
fn every_row_of_the_fixtures_is_followed() {
    compare_all(|folder, name| side(&json(&folder.join("expected").join(format!("{name}.json")))));
}

fn compare_all(of: impl Fn(&Path, &str) -> Side) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let Ok(files) = fs::read_dir(folder.join("expected-diffs")) else {
        return eprintln!("skipped: there are no fixtures");
    };
    let mut wrong = Vec::new();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let wanted = json(&file);
        let record = |side: &str| of(&folder, wanted[side].as_str().unwrap());
        // The Board was renamed in 2022.
        let options = Options { listing: Listing::All, bodies: Bodies::Any, ..Options::default() };
        let found = compared(&record("before"), &record("after"), &options);
        let found: BTreeSet<String> = found.changes.iter().map(told).collect();
        let wanted: BTreeSet<String> =
            wanted["changes"].as_array().unwrap().iter().map(expected).collect();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(wanted.difference(&found).map(|line| format!("{name}: missed {line}")));
        wrong.extend(found.difference(&wanted).map(|line| format!("{name}: invented {line}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
