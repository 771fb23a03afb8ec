//! The exports of a backfill over the fixtures, read back: by our own restatements of the formats'
//! schemas, by a calendar's reader, and by other programs where they are installed.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, reason = "tests fail so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use minutebook::export::{self, Cells, Error, Format, Report};
use minutebook::store;
use serde_json::Value;

/// Every format, with the name that its export has in these tests.
const FORMATS: [(Format, &str); 5] = [
    (Format::Csv(Cells::Safe), "csv"),
    (Format::Ndjson, "meetings.ndjson"),
    (Format::Ical, "calendar.ics"),
    (Format::Popolo, "popolo.json"),
    (Format::Ocd, "ocd"),
];

struct Exports {
    folder: tempfile::TempDir,
    reports: BTreeMap<&'static str, Report>,
}

impl Exports {
    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path(name)).unwrap()).unwrap()
    }
}

fn exports() -> Exports {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let ledger = support::archive::assembled(&out);
    store::build(&out, &ledger).unwrap();
    let reports = FORMATS
        .into_iter()
        .map(|(format, name)| {
            (name, export::export(&out, format, &folder.path().join(name)).unwrap())
        })
        .collect();
    Exports { folder, reports }
}

/// All files below a path, or itself, with their bytes.
fn contents(path: &Path) -> Vec<(String, Vec<u8>)> {
    let files = if path.is_dir() { support::files(path) } else { vec![path.to_owned()] };
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), fs::read(file).unwrap())).collect()
}

#[test]
fn the_same_backfill_gives_the_same_bytes() {
    let exports = exports();
    for (format, name) in FORMATS {
        let place = tempfile::tempdir().unwrap();
        let again = place.path().join(name);
        export::export(&exports.out(), format, &again).unwrap();
        assert!(contents(&exports.path(name)) == contents(&again), "{name} differs");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let exports = exports();
    let before = contents(&exports.path("csv"));
    let again = export::export(&exports.out(), Format::Csv(Cells::Raw), &exports.path("csv"));
    assert!(matches!(again, Err(Error::Occupied)), "{again:?}");
    assert!(before == contents(&exports.path("csv")));
}

#[test]
fn what_a_format_cannot_carry_is_counted() {
    let exports = exports();
    assert!(exports.reports["meetings.ndjson"].lost.is_empty());
    for name in ["calendar.ics", "popolo.json", "ocd"] {
        let lost = &exports.reports[name].lost;
        assert!(lost.contains_key("reports with their recommendations"), "{name}: {lost:?}");
    }
    assert!(exports.reports["popolo.json"].lost.contains_key("rows of action logs"));
    assert!(!exports.reports["calendar.ics"].lost.contains_key("rows of action logs"));
}

#[test]
fn a_line_of_ndjson_is_a_meeting_record() {
    let exports = exports();
    let text = fs::read_to_string(exports.path("meetings.ndjson")).unwrap();
    let mut lines = 0;
    for line in text.lines() {
        minutebook::schema::check(serde_json::from_str(line).unwrap()).unwrap();
        lines += 1;
    }
    assert_eq!(lines, support::files(&exports.out().join("meetings")).len());
}

#[test]
fn a_calendar_reader_finds_the_meetings_and_the_actions() {
    let exports = exports();
    let text = fs::read_to_string(exports.path("calendar.ics")).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let calendar: Calendar = text.parse().unwrap();
    let meeting = calendar
        .components
        .iter()
        .filter_map(CalendarComponent::as_event)
        .find(|event| {
            event.get_start().is_some_and(|start| match start {
                DatePerhapsTime::DateTime(icalendar::CalendarDateTime::WithTimezone {
                    date_time,
                    tzid,
                }) => tzid == "Europe/London" && date_time.to_string() == "2023-10-16 14:00:00",
                _ => false,
            })
        })
        .expect("the meeting of 16 October 2023, 14:00");
    let name = "Thornmere and Wendvale Community Resilience Board";
    assert_eq!(meeting.get_summary(), Some(name));
    let todos: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_todo).collect();
    assert_eq!(Some(&(todos.len() as u64)), exports.reports["calendar.ics"].written.get("to-dos"));
    assert!(todos.iter().any(|todo| todo.get_due().is_some()));
    for status in ["COMPLETED", "NEEDS-ACTION", "CANCELLED"] {
        let has = |todo: &icalendar::Todo| todo.property_value("STATUS") == Some(status);
        assert!(todos.iter().any(|todo| has(todo)), "no to-do is {status}");
    }
}

/// Checks every object against the definition of its kind in a schema of `tests/data`.
fn check(schema: &str, objects: impl IntoIterator<Item = (String, Value)>) -> usize {
    let text = fs::read(Path::new("tests/data").join(schema)).unwrap();
    let schema: Value = serde_json::from_slice(&text).unwrap();
    let mut validators = BTreeMap::new();
    let mut count = 0;
    for (kind, object) in objects {
        let validator = validators.entry(kind.clone()).or_insert_with(|| {
            let mut of_kind = schema.clone();
            of_kind["$ref"] = format!("#/$defs/{kind}").into();
            jsonschema::draft202012::options()
                .should_validate_formats(true)
                .build(&of_kind)
                .unwrap()
        });
        if let Some(error) = validator.iter_errors(&object).next() {
            panic!("{kind} {}: {}: {error}", object["id"], error.instance_path());
        }
        count += 1;
    }
    count
}

#[test]
fn popolo_fits_its_schemas() {
    let exports = exports();
    let popolo = exports.json("popolo.json");
    let lists = popolo.as_object().unwrap().iter().flat_map(|(kind, list)| {
        list.as_array().unwrap().iter().map(|object| (kind.clone(), object.clone()))
    });
    assert!(check("popolo.schema.json", lists) > 100);
    // A renamed body is one organisation.
    let names = popolo["organizations"].as_array().unwrap().iter();
    let renamed = names.filter(|o| o["other_names"].as_array().is_some_and(|n| !n.is_empty()));
    assert_eq!(renamed.count(), 1);
}

#[test]
fn open_civic_data_fits_its_schemas() {
    let exports = exports();
    let files = contents(&exports.path("ocd")).into_iter().map(|(name, bytes)| {
        let kinds = ["jurisdiction", "organization", "vote_event", "event"];
        let kind = kinds.into_iter().find(|kind| name.starts_with(&format!("{kind}_"))).unwrap();
        (kind.to_owned(), serde_json::from_slice(&bytes).unwrap())
    });
    assert!(check("ocd.schema.json", files) > 30);
}

/// `tests/interop/check.py` with the Python that is here: its own CSV, JSON and SQLite always, other
/// readers where they are installed.
#[test]
fn readers_that_are_not_ours() {
    let exports = exports();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/check.py");
    let run =
        Command::new("python3").arg(script).args([&exports.out(), exports.folder.path()]).output();
    let Ok(run) = run else {
        eprintln!("readers_that_are_not_ours: skipped, there is no python3");
        return;
    };
    let said = String::from_utf8_lossy(&run.stdout);
    eprintln!("{said}");
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
}
