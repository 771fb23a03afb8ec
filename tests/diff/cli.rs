//! `minutebook diff` and `minutebook history`, over two small records and invented backfills.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn data(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    folder.join(name).to_string_lossy().into_owned()
}

fn logs() -> [String; 2] {
    [data("action-log-2023.json"), data("action-log-2025.json")]
}

fn minutebook(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minutebook")).args(arguments).output().unwrap()
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = minutebook(arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json_of(arguments: &[&str]) -> (i32, Value) {
    let (status, out, _) = run(arguments);
    (status, serde_json::from_str(&out).unwrap())
}

#[test]
fn two_records_on_a_terminal() {
    let [before, after] = logs();
    let (status, out, err) = run(&["diff", &before, &after]);
    assert_eq!((status, err.as_str()), (1, ""));
    let expected = "\
Fenhythe Resilience Board: action log
  before  15 December 2023, 6 rows, action-log-2023.json
  after   25 September 2025, 4 rows, action-log-2025.json

3 dropped while open, 2 added, 1 closed, 1 changed, 1 dropped after closing

DROPPED WHILE OPEN (3): gone from the later log, though not closed in the earlier one
  1 Arrange training on sandbag walls for council officers and members.
    Gary Reed, Rik Marsh · raised 18 March 2021 · status amber · open 1002 days
    Capacity is an issue. Now early 2024.
  2 part 2 Ask the district council for an update on the harbour by December 2023.
    John Rickard · raised 17 March 2023 · status amber · open 273 days
    A long-term project.
  3 Give attendance figures for the two-year pilot of the night wardens.
    Jo Hewett · raised 30 June 2023 · status amber · open 168 days
    Data not yet available.

ADDED (2): only in the later log
  1 part 2 Training led by the fire service to be offered to members.
    Anita Chard · raised 20 June 2025 · status amber · open 97 days
  3 Confirm which meetings are to be held in person.
    Euan Waters · raised 20 June 2025 · status green

CLOSED (1): open in the earlier log, closed in the later one
  2 Report on the harbour study to a future meeting.
    comments grew A first study is done. {+On the agenda for 25 September 2025.+}
    status     [-amber-] {+green+}

CHANGED (1): in both logs, with other words, dates, owners, comments or status
  4 → 1 FLOODS – Look at holding an event at Fen Hall to inform members about floods.
    owners     [-Anita Chard-], [-Ian Stubb-], {+Gurdit Samra-Rai+}
    comments   [-Still in planning, details to follow-] {+Update to be part of the members’
               briefing, to be scheduled.+}
    open 818 days
    90 % alike

DROPPED AFTER CLOSING (1): gone from the later log, closed in the earlier one
  5 Circulate the slides on the Lantern Programme.
    Mil Gaunt - VRN · raised 29 September 2023 · status green
";
    assert_eq!(out, expected);
}

#[test]
fn two_records_as_a_record_that_passes_its_schema() {
    let [before, after] = logs();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("diff.json").to_string_lossy().into_owned();
    assert_eq!(run(&["diff", &before, &after, "--format", "json", "--all", "--out", &out]).0, 1);
    assert_eq!(run(&["check", &out]).0, 0);
    let diff: Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(diff["$schema"], "urn:minutebook:diff:2");
    assert_eq!(diff["summary"]["dropped_open"], 3);
    let event = diff["changes"].as_array().unwrap().iter().find(|c| c["state"] == "changed");
    let event = event.unwrap();
    assert_eq!(
        (&event["before"][0]["number"], &event["after"][0]["number"]),
        (&json!("4"), &json!("1"))
    );
    assert_eq!(event["after"][0]["at"][0]["page"], 9);
}

#[test]
fn the_same_log_and_other_words_for_done() {
    let [before, after] = logs();
    let (status, out, _) = run(&["diff", &before, &before]);
    assert_eq!(status, 0);
    assert!(out.contains("no differences: 6 unchanged"), "{out}");
    let (status, diff) =
        json_of(&["diff", &before, &after, "--format", "json", "--closed", "amber,done"]);
    assert_eq!((status, &diff["summary"]["dropped_closed"]), (1, &json!(4)));
}

#[test]
fn a_page_and_markdown_show_no_markup_of_the_papers() {
    let [before, _] = logs();
    let folder = tempfile::tempdir().unwrap();
    let nasty = "<script>alert(1)</script> [a](javascript:b) & \u{1b}[31m“c”";
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&before).unwrap()).unwrap();
    record["action_logs"][0]["rows"][0]["action"] = json!(nasty);
    record["source"]["url"] = json!("javascript:alert(1)");
    let path = folder.path().join("nasty.json");
    fs::write(&path, record.to_string()).unwrap();
    let path = path.to_string_lossy().into_owned();
    for format in ["html", "text", "markdown"] {
        let (_, out, _) = run(&["diff", &before, &path, "--format", format, "--all"]);
        assert!(!out.contains('\u{1b}'), "{format}");
        assert!(
            format != "html" || !out.contains("<script>") && !out.contains("href=\"javascript")
        );
        assert!(format != "markdown" || !out.contains("<script>") && !out.contains("[a]("));
    }
    let (_, page, _) = run(&["history", &before, &path, "--format", "html"]);
    assert!(!page.contains("<script>") && !page.contains("href=\"javascript"));
}

#[test]
fn what_cannot_be_compared() {
    let [before, after] = logs();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    // A file that is not there, JSON that is no record: could not run, and nothing is written.
    for other in [
        folder.path().join("none.pdf").to_string_lossy().into_owned(),
        write("x.json", "{\"a\": 1}"),
    ] {
        let (status, out, err) = run(&["diff", &before, &other]);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains(&other), "{err}");
    }
    // A document without a log: told as such, never as all dropped.
    let letter = write("letter.txt", "Dear Sir,\n\nThank you for your letter.\n");
    let (status, diff) = json_of(&["diff", &before, &letter, "--format", "json"]);
    assert_eq!(
        (status, &diff["summary"]["not_comparable"], &diff["summary"]["dropped_open"]),
        (2, &json!(1), &json!(0))
    );
    assert!(diff["after"]["problem"].as_str().unwrap().starts_with("holds no action log"));
    // Another body's log.
    let mut other: Value = serde_json::from_str(&fs::read_to_string(&after).unwrap()).unwrap();
    other["agenda"]["meeting"]["body"] = json!("Harbour Committee");
    let other = write("other.json", &other.to_string());
    let (status, _, err) = run(&["diff", &before, &other]);
    assert_eq!(status, 2);
    assert!(err.contains("not of “Fenhythe Resilience Board” (--force compares them)"), "{err}");
    assert_eq!(run(&["diff", &before, &other, "--force"]).0, 1);
}

/// A backfill of a body's meetings: the two logs, and a meeting between them that has none.
fn backfill(folder: &Path, body: &str) -> PathBuf {
    let place = folder.join("meetings").join("fenhythe").join(body);
    fs::create_dir_all(&place).unwrap();
    for (log, date, name) in [
        (Some(data("action-log-2023.json")), "2023-12-15", "Fenhythe Resilience Board"),
        (None, "2024-06-14-1400", "Fenhythe Resilience Board"),
        (
            Some(data("action-log-2025.json")),
            "2025-09-25",
            "Fenhythe and Saltreach Resilience Board",
        ),
    ] {
        let log = log.map(|path| {
            let record: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            record["action_logs"][0].clone()
        });
        let meeting = json!({
            "$schema": "urn:minutebook:meeting:1",
            "authority": { "name": "Fenhythe Borough Council", "gss": null },
            "body": name, "body_id": body, "date": &date[..10], "start_time": null, "venue": null,
            "agenda": null, "minutes_status": null, "attendance": [], "items": [],
            "action_log": log, "reports": [], "future_meetings": [],
            "sources": [{
                "sha256": "0".repeat(64), "path": "pack.pdf", "url": null,
                "media_type": "application/pdf", "moderngov": null,
                "gives": ["action_log"], "also": [],
            }],
            "disagreements": [],
        });
        fs::write(place.join(format!("{date}.json")), meeting.to_string()).unwrap();
    }
    folder.to_owned()
}

#[test]
fn two_dates_of_a_backfill() {
    let folder = tempfile::tempdir().unwrap();
    let from = backfill(folder.path(), "resilience").to_string_lossy().into_owned();
    // The body was renamed between the two; its folder says that it is the same.
    let (status, diff) =
        json_of(&["diff", "2023-12-15", "2025-09-25", "--from", &from, "--format", "json"]);
    assert_eq!((status, &diff["summary"]["dropped_open"]), (1, &json!(3)));
    let (status, diff) =
        json_of(&["diff", "2023-12-15", "2024-06-14", "--from", &from, "--format", "json"]);
    assert_eq!((status, &diff["after"]["problem"]), (2, &json!("the meeting has no action log")));
    let (status, _, err) = run(&["diff", "2023-12-15", "2024-01-01", "--from", &from]);
    let nearest = "no meeting is “2024-01-01”; the nearest with a log: 2023-12-15, 2025-09-25";
    assert!(status == 2 && err.contains(nearest), "{err}");
    let (status, diff) =
        json_of(&["diff", "previous", "latest", "--from", &from, "--format", "json"]);
    assert_eq!((status, &diff["summary"]["dropped_open"]), (1, &json!(3)));
    backfill(folder.path(), "harbour");
    let (status, _, err) = run(&["diff", "2023-12-15", "2025-09-25", "--from", &from]);
    assert!(
        status == 2
            && err.contains("choose one with --body: fenhythe/harbour, fenhythe/resilience"),
        "{err}"
    );
    assert_eq!(
        run(&["diff", "2023-12-15", "2025-09-25", "--from", &from, "--body", "harbour"]).0,
        1
    );
    let (status, _, err) = run(&["diff", "a", "b", "--from", "tests"]);
    assert!(status == 2 && err.contains("is no backfill"), "{err}");
}

#[test]
fn the_lives_of_a_backfill() {
    let folder = tempfile::tempdir().unwrap();
    let from = backfill(folder.path(), "resilience").to_string_lossy().into_owned();
    let (status, out, err) = run(&["history", &from]);
    // One meeting has no log: it ends no action, and it is told.
    assert_eq!(status, 1);
    assert!(err.contains("2024-06-14-1400.json: the meeting has no action log"), "{err}");
    let history: Value = serde_json::from_str(&out).unwrap();
    let body = &history["bodies"][0];
    assert_eq!(body["body"], "Fenhythe and Saltreach Resilience Board");
    assert_eq!(
        body["summary"],
        json!({
            "actions": 8, "dropped_open": 3, "dropped_unknown": 0, "open": 2, "done": 3,
            "not_done": 0, "split": 0, "merged": 0,
        })
    );
    let path = folder.path().join("history.json");
    fs::write(&path, out).unwrap();
    assert_eq!(run(&["check", &path.to_string_lossy()]).0, 0);
    let (_, csv, _) = run(&["history", &from, "--format", "csv"]);
    assert_eq!(csv.lines().count(), 9);
    assert!(csv.starts_with("authority,body,key,number,part,raised,due,action,owners,"), "{csv}");
}

#[test]
fn schemas_are_printed() {
    for name in ["diff", "history"] {
        let (status, out, _) = run(&["schema", name]);
        assert_eq!(status, 0);
        assert!(out.contains(&format!("\"$id\": \"urn:minutebook:{name}:2\"")));
    }
}
