//! The exports of a backfill over the fixtures, read back: by our own restatements of the formats'
//! schemas, by a calendar's reader, and by other programs where they are installed.

#![cfg(feature = "cli")]
#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use minutebook::archive::{Folder, store};
use minutebook::export::{self, Cells, Error, Format, Report};
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
    exports_of(|_| {})
}

/// Backfills the fixtures, whose papers a sidecar gives addresses, changes the records, and exports them.
fn exports_of(change: impl Fn(&mut Value)) -> Exports {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let ledger = support::archive::assembled(&out, |file| {
        file.url = Some(format!("https://democracy.thornmere.example/{}", file.path));
    });
    for path in support::files(&out.join("meetings")) {
        let mut record = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut record);
        fs::write(&path, serde_json::to_vec(&record).unwrap()).unwrap();
    }
    store::build(&Folder::new(&out), &ledger).unwrap();
    let reports = FORMATS
        .into_iter()
        .map(|(format, name)| {
            (name, export::export(&Folder::new(&out), format, &folder.path().join(name)).unwrap())
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
        export::export(&Folder::new(exports.out()), format, &again).unwrap();
        assert!(contents(&exports.path(name)) == contents(&again), "{name} differs");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let exports = exports();
    let before = contents(&exports.path("csv"));
    let again =
        export::export(&Folder::new(exports.out()), Format::Csv(Cells::Raw), &exports.path("csv"));
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
        minutebook::record::schema::check(serde_json::from_str(line).unwrap()).unwrap();
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

/// Papers that anybody may have written.
fn hostile(record: &mut Value) {
    const TEXT: &str = "=HYPERLINK(\"https://evil.example\")\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n'); DROP TABLE items; --";
    for item in record["items"].as_array_mut().unwrap() {
        item["title"] = TEXT.into();
    }
    for attendee in record["attendance"].as_array_mut().unwrap() {
        attendee["name"] = "@SUM(1+1)|'\"><script>alert(1)</script>".into();
    }
    for source in record["sources"].as_array_mut().unwrap() {
        source["url"] = "javascript:alert(1)".into();
    }
    record["venue"] = TEXT.into();
}

#[test]
fn nothing_that_a_paper_says_is_taken_for_more_than_text() {
    let exports = exports_of(hostile);
    let usual = self::exports();
    let csv = fs::read_to_string(exports.path("csv/items.csv")).unwrap();
    assert!(csv.contains("\"'=HYPERLINK(\"\"https"), "{csv}");
    assert!(exports.reports["csv"].lost.values().sum::<u64>() > 100);
    let components = |exports: &Exports| {
        let text = fs::read_to_string(exports.path("calendar.ics")).unwrap();
        text.lines().filter(|line| *line == "BEGIN:VEVENT").count()
    };
    assert_eq!(components(&exports), components(&usual));
    for (format, name) in FORMATS {
        if matches!(format, Format::Ical | Format::Popolo | Format::Ocd) {
            for (file, bytes) in contents(&exports.path(name)) {
                let text = String::from_utf8(bytes).unwrap();
                assert!(!text.contains("javascript:"), "{name} {file}");
            }
        }
    }
    assert!(interop(&exports).is_none_or(|run| run.status.success()));
}

#[test]
fn the_command_tells_what_was_lost() {
    let exports = exports();
    let run = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_minutebook");
        Command::new(program).arg("export").args(arguments).output().unwrap()
    };
    let (out, target) = (exports.out(), exports.path("again.ics"));
    let (out, target) = (out.to_str().unwrap(), target.to_str().unwrap());
    let done = run(&[out, "--to", "ical", "--out", target]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success() && done.stdout.is_empty(), "{said}");
    assert!(said.contains("not carried: ") && said.contains(" resolutions\n"), "{said}");
    for (arguments, complaint) in [
        ([target, "--to", "ical", "--out", target], "is no backfill"),
        ([out, "--to", "csv", "--out", target], "it is no folder"),
        ([out, "--to", "ical", "--out", "/nowhere/at/all.ics"], "/nowhere/at/all.ics"),
    ] {
        let failed = run(&arguments);
        let said = String::from_utf8(failed.stderr).unwrap();
        assert_eq!(failed.status.code(), Some(2), "{said}");
        assert!(said.contains(complaint), "{said}");
    }
}

/// `tests/interop/check.py` with the Python that is here: its own CSV, JSON and SQLite always, other
/// readers where they are installed.
fn interop(exports: &Exports) -> Option<Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/check.py");
    let mut python = Command::new("python3");
    let run = python.arg(script).arg(exports.out()).arg(exports.folder.path()).output();
    let Ok(run) = run else {
        eprintln!("readers that are not ours: skipped, there is no python3");
        return None;
    };
    eprintln!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    Some(run)
}

#[test]
fn readers_that_are_not_ours() {
    assert!(interop(&exports()).is_none_or(|run| run.status.success()));
}
