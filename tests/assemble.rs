//! Documents become meetings: over the fixtures' archive, whose sources tell the truth, and over papers
//! made for one question each.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use minutebook::archive as backfill;
use minutebook::archive::meetings::{Aliases, Options, Summary};
use minutebook::record::ledger::Ledger;
use minutebook::record::meeting::{MeetingRecord, Part};
use minutebook::record::report::Report;
use minutebook::record::schema;
use minutebook::record::{ModernGov, Place};
use serde_json::{Value, json};
use support::made::{Made, agenda, council, meeting, minutes, report_of};
use support::{archive, files, fixtures};
use tempfile::TempDir;

/// The Board's folder, by the name that it had first.
const BOARD: &str = "meetings/thornmere-county-council/wolds-and-marsh-community-resilience-board";

const ALIASES: &str = "
[[body]]
id = \"resilience-board\"
names = [\"Wolds and Marsh Community Resilience Board\", \"Thornmere and Wendvale Community Resilience Board\"]
";

fn assemble(out: &Path, ledger: &Ledger, options: &Options) -> Summary {
    backfill::assemble(&backfill::Folder::new(out), ledger, options)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The records below a folder of the output, checked against their schema, by path.
fn meetings(out: &Path) -> BTreeMap<String, MeetingRecord> {
    let read = |path: &Path| {
        let value: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let valid = schema::check(value).unwrap_or_else(|v| panic!("{}: {v:?}", path.display()));
        serde_json::from_value(valid.as_value().clone()).unwrap()
    };
    let below = |path: &Path| path.strip_prefix(out).unwrap().to_string_lossy().replace('\\', "/");
    files(&out.join("meetings")).iter().map(|path| (below(path), read(path))).collect()
}

fn report(out: &Path) -> Report {
    let value: Value = serde_json::from_slice(&fs::read(out.join("report.json")).unwrap()).unwrap();
    let valid = schema::check(value).unwrap_or_else(|violations| panic!("{violations:?}"));
    serde_json::from_value(valid.as_value().clone()).unwrap()
}

fn source_path(record: &MeetingRecord, part: Part) -> &str {
    let giver = record.sources.iter().find(|source| source.gives.contains(&part));
    giver.map_or("", |source| source.path.as_str())
}

fn source(record: &MeetingRecord, part: Part) -> &str {
    source_path(record, part).rsplit('/').next().unwrap()
}

/// The whole of the fixtures' archive, assembled once for all that ask.
fn whole() -> TempDir {
    let out = TempDir::new().unwrap();
    let ledger = archive::read(&fixtures(), out.path(), |_| true, |_| ());
    assemble(out.path(), &ledger, &Options::default());
    out
}

#[test]
fn the_archive_comes_to_the_meetings_that_its_sources_tell() {
    let out = whole();
    let meetings = meetings(out.path());
    let told: BTreeSet<String> = files(&fixtures().join("../sources/meetings"))
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().chars().take(10).collect())
        .collect();
    let dates: BTreeSet<String> = meetings.values().map(|meeting| meeting.date.clone()).collect();
    assert_eq!(dates, told);
    assert_eq!(meetings.len(), 17);
    assert_eq!(meetings.keys().filter(|path| path.starts_with(BOARD)).count(), 10);
    for (path, meeting) in meetings.iter().filter(|(path, _)| path.starts_with(BOARD)) {
        let source = fixtures().join(format!("../sources/meetings/{}.toml", meeting.date));
        let truth: toml::Table = fs::read_to_string(source).unwrap().parse().unwrap();
        let entries = |key: &str| truth.get(key).and_then(|v| v.as_array()).into_iter().flatten();
        if let Some(agenda) = &meeting.agenda {
            // Without a number it is the heading of a section.
            let items = entries("agenda").filter(|entry| entry.get("number").is_some());
            assert_eq!(agenda.items.len(), items.count(), "{path}");
            let own = source_date(source_path(meeting, Part::Agenda));
            assert_eq!(own, meeting.date, "{path}: the agenda is another meeting's");
        }
        if !meeting.items.is_empty() {
            assert_eq!(meeting.items.len(), entries("minutes").count(), "{path}");
        }
        let start = truth.get("start").and_then(|v| v.as_str());
        assert_eq!(meeting.start_time.as_deref(), start, "{path}");
        let people: usize = truth
            .get("people")
            .and_then(|v| v.as_table())
            .map_or(0, |groups| groups.values().filter_map(|v| v.as_array()).map(Vec::len).sum());
        if !meeting.attendance.is_empty() {
            assert_eq!(meeting.attendance.len(), people, "{path}");
        }
    }
    // The meeting that is still to come has no minutes; that of 2018 has those of the pack of 2019.
    let at = |date: &str| &meetings[&format!("{BOARD}/{date}.json")];
    assert!(at("2025-10-20").items.is_empty());
    assert!(source(at("2018-10-08"), Part::Attendance).contains("14-Oct-2019"));
    assert!(at("2018-10-08").agenda.is_none());
}

/// The folder of a fixture: the date of its meeting.
fn source_date(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}

#[test]
fn every_part_is_one_documents_and_its_places_are_there() {
    let out = whole();
    for (path, meeting) in meetings(out.path()) {
        for part in [Part::Agenda, Part::Attendance, Part::Items, Part::ActionLog] {
            let givers = meeting.sources.iter().filter(|source| source.gives.contains(&part));
            assert!(givers.count() <= 1, "{path}: {part:?}");
        }
        let pages = |part: Part| {
            let sha = &meeting.sources.iter().find(|source| source.gives.contains(&part))?.sha256;
            let record = out.path().join(format!("documents/{sha}.json"));
            let record: Value = serde_json::from_slice(&fs::read(record).unwrap()).unwrap();
            record["source"]["pages"].as_u64()
        };
        for place in meeting.items.iter().flat_map(|item| &item.at) {
            match place {
                Place::Page { page, .. } => {
                    assert!(u64::from(*page) <= pages(Part::Items).unwrap(), "{path}");
                }
                _ => assert_eq!(pages(Part::Items), None, "{path}"),
            }
        }
    }
}

#[test]
fn a_draft_yields_and_a_cut_page_yields() {
    let out = whole();
    let meetings = meetings(out.path());
    let draft = &meetings[&format!("{BOARD}/2024-06-20.json")];
    assert!(source(draft, Part::Items).starts_with("Printed minutes"));
    assert_eq!(draft.minutes_status, None);
    let cut = &meetings[&format!("{BOARD}/2025-03-26.json")];
    assert_eq!(source(cut, Part::Items), "GetMeeting 6902.xml");
    assert!(cut.items.iter().all(|item| item.incomplete.is_none()));
    let also: Vec<&str> = cut
        .sources
        .iter()
        .filter(|source| source.also.contains(&Part::Items))
        .map(|source| source.media_type.as_str())
        .collect();
    assert_eq!(also, ["text/html", "application/pdf", "application/pdf"]);
}

#[test]
fn the_papers_of_one_meeting_agree_as_they_were_made_to() {
    let out = whole();
    let fields: Vec<String> = meetings(out.path())
        .values()
        .flat_map(|meeting| meeting.disagreements.iter().map(|one| one.field.clone()))
        .filter(|field| !field.ends_with(".paragraphs"))
        .collect();
    assert!(fields.is_empty(), "{fields:?}");
}

#[test]
fn a_renamed_body_is_proposed_without_and_one_with_aliases() {
    let out = TempDir::new().unwrap();
    let packs = |path: &str| path.contains("Resilience Board/") && path.ends_with(".pdf");
    let ledger = archive::read(&fixtures(), out.path(), packs, |_| ());
    let bodies = |out: &Path| -> BTreeSet<String> {
        meetings(out).values().map(|meeting| meeting.body_id.clone()).collect()
    };
    let summary = assemble(out.path(), &ledger, &Options::default());
    assert_eq!(bodies(out.path()).len(), 2, "names are not merged unasked");
    let proposed = &summary.proposals[0];
    assert_eq!(
        proposed.names,
        [
            "Wolds and Marsh Community Resilience Board",
            "Thornmere and Wendvale Community Resilience Board"
        ]
    );
    assert_eq!(report(out.path()).proposals, summary.proposals);
    // The lines that are proposed do what they say.
    for file in [ALIASES, &proposed.toml] {
        let aliases = Aliases::parse(file).unwrap();
        let summary = assemble(out.path(), &ledger, &Options { aliases, ..Options::default() });
        assert_eq!(bodies(out.path()).len(), 1);
        assert_eq!(summary.proposals, []);
    }
}

#[test]
fn dates_asked_for_are_kept_and_others_taken_away() {
    let out = TempDir::new().unwrap();
    let ledger = archive::read(&fixtures(), out.path(), |path| path.contains("Resilience"), |_| ());
    assemble(out.path(), &ledger, &Options::default());
    let options = Options {
        since: Some("2022-06-13".parse().unwrap()),
        until: Some("2024-06-20".parse().unwrap()),
        ..Options::default()
    };
    assemble(out.path(), &ledger, &options);
    let dates: Vec<String> =
        meetings(out.path()).values().map(|meeting| meeting.date.clone()).collect();
    assert_eq!(dates, ["2022-06-13", "2022-12-08", "2023-10-16", "2024-06-20"]);
    let report = report(out.path());
    assert!(!report.unassembled.is_empty(), "what is outside is listed");
}

#[test]
fn twice_gives_the_same_bytes() {
    let (one, other) = (whole(), whole());
    for name in ["report.json", "report.html"] {
        let read = |out: &TempDir| fs::read(out.path().join(name)).unwrap();
        assert_eq!(read(&one), read(&other), "{name}");
    }
    assert_eq!(meetings(one.path()), meetings(other.path()));
}

#[test]
fn diff_and_history_read_what_is_written() {
    let out = whole();
    let run = |arguments: &[&str]| {
        let ran = Command::new(env!("CARGO_BIN_EXE_minutebook"))
            .args(arguments)
            .current_dir(out.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.code() != Some(2), "{arguments:?}: {told}");
        serde_json::from_slice::<Value>(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {told}"))
    };
    let diff = run(&["diff", "2022-12-08", "2023-10-16", "--from", ".", "--format", "json"]);
    assert_eq!(diff["before"]["rows"], 11);
    assert_eq!(diff["summary"]["not_comparable"], 0);
    let history = run(&["history", ".", "--format", "json"]);
    let bodies = history["bodies"].as_array().unwrap();
    let named =
        |body: &&Value| body["body"].as_str().is_some_and(|name| name.contains("Resilience"));
    let board = bodies.iter().find(named).unwrap();
    assert_eq!(board["meetings"].as_array().unwrap().len(), 10, "under both its names");
}

/// Assembles what a test made.
fn assembled(made: &Made) -> BTreeMap<String, MeetingRecord> {
    assemble(made.out.path(), &made.ledger, &Options::default());
    meetings(made.out.path())
}

fn paths(made: &Made) -> Vec<String> {
    assembled(made).into_keys().collect()
}

const DAY: Option<&str> = Some("2024-05-13");
const ITEMS: &[&str] = &["Apologies", "The groynes at Sandy Point", "Piers", "Urgent business"];

#[test]
fn two_sittings_of_a_day_are_told_apart_by_their_starts() {
    let mut made = Made::new();
    let call = |start| meeting(Some("Licensing Panel"), DAY, start);
    let of = council("Anyham Council");
    made.paper("a.pdf", json!({ "authority": of, "agenda": agenda(call(Some("10:00")), &["Bar One", "Bar Two", "Bar Three"]) }));
    made.paper("b.pdf", json!({ "authority": of, "agenda": agenda(call(Some("14:00")), &["Inn One", "Inn Two", "Inn Three"]) }));
    made.paper("c.pdf", json!({ "authority": of, "minutes": minutes(call(Some("14:05")), &["Inn One", "Inn Two", "Inn Three"]) }));
    made.paper(
        "d.pdf",
        json!({ "authority": of, "minutes": minutes(call(None), &["Something else"]) }),
    );
    let folder = "meetings/anyham-council/licensing-panel/2024-05-13";
    let found = assembled(&made);
    let paths: Vec<&String> = found.keys().collect();
    assert_eq!(paths, [&format!("{folder}-1000.json"), &format!("{folder}-1400.json")]);
    assert_eq!(found[&format!("{folder}-1400.json")].sources.len(), 2);
    let left = &report(made.out.path()).unassembled;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].document.path, "d.pdf");
}

#[test]
fn an_agenda_and_minutes_that_began_late_are_one_meeting() {
    let mut made = Made::new();
    let call = |start| meeting(Some("Harbour Board"), DAY, Some(start));
    made.paper("a.pdf", json!({ "agenda": agenda(call("10:00"), &["One", "Two", "Three"]) }));
    made.paper("b.pdf", json!({ "minutes": minutes(call("10:06"), &["60", "61", "62"]) }));
    let found = assembled(&made);
    assert_eq!(found.len(), 1);
    let fields: Vec<&str> =
        found.values().flat_map(|m| &m.disagreements).map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["start_time"]);
}

#[test]
fn names_that_differ_in_typography_are_one_body() {
    let mut made = Made::new();
    let of = council("Anyshire County Council");
    for (place, name) in [
        "THE HARBOUR & COAST BOARD",
        "Minutes of the Harbour and Coast Board",
        "Anyshire County Council Harbour and Coast Board",
    ]
    .iter()
    .enumerate()
    {
        let date = format!("2024-05-{:02}", place + 1);
        let call = meeting(Some(name), Some(&date), None);
        made.paper(
            &format!("{place}.pdf"),
            json!({ "authority": of, "agenda": agenda(call, ITEMS) }),
        );
    }
    let folder = "meetings/anyshire-county-council/harbour-and-coast-board";
    assert_eq!(paths(&made), [1, 2, 3].map(|day| format!("{folder}/2024-05-0{day}.json")));
}

#[test]
fn the_authority_comes_from_papers_that_belong_together_and_is_not_guessed() {
    let mut made = Made::new();
    let call = || meeting(Some("Harbour Board"), DAY, None);
    made.paper(
        "page.html",
        json!({ "authority": council("Anyham Council"), "minutes": minutes(call(), ITEMS) }),
    );
    made.paper("pack.pdf", json!({ "agenda": agenda(call(), ITEMS) }));
    // Another council's board of the same name, on the same day.
    made.paper(
        "other.pdf",
        json!({ "agenda": agenda(call(), &["Apologies", "Swans", "Geese", "Ducks"]) }),
    );
    let else_call = meeting(Some("Cabinet"), DAY, None);
    made.paper(
        "else.pdf",
        json!({ "authority": council("Elseham Council"), "agenda": agenda(else_call, ITEMS) }),
    );
    let found = assembled(&made);
    let sources =
        |path: &str| found[path].sources.iter().map(|s| s.path.as_str()).collect::<Vec<_>>();
    assert_eq!(
        sources("meetings/anyham-council/harbour-board/2024-05-13.json"),
        ["pack.pdf", "page.html"]
    );
    assert_eq!(sources("meetings/unknown/harbour-board/2024-05-13.json"), ["other.pdf"]);
}

#[test]
fn a_sidecar_tells_what_a_paper_does_not() {
    let mut made = Made::new();
    let file = made.paper("report.pdf", json!({ "reports": report_of(DAY) }));
    file.authority = Some("Anyham Council".to_owned());
    file.body = Some("Harbour Board".to_owned());
    // Minutes of an earlier meeting, tabled at this one: the sidecar's date is not theirs.
    let call = meeting(Some("Harbour Board"), None, None);
    let file = made.paper("minutes.pdf", json!({ "minutes": minutes(call, ITEMS) }));
    file.date = DAY.map(str::to_owned);
    assert_eq!(paths(&made), ["meetings/anyham-council/harbour-board/2024-05-13.json"]);
    let left = &report(made.out.path()).unassembled;
    assert_eq!((left.len(), left[0].document.path.as_str()), (1, "minutes.pdf"));
}

#[test]
fn a_scrapers_store_is_one_councils() {
    let mut made = Made::new();
    let call = |day| meeting(Some("Harbour Board"), Some(day), None);
    let of = council("Anyham Council");
    made.paper("1.html", json!({ "authority": of, "agenda": agenda(call("2024-05-01"), ITEMS) }))
        .authority = Some("ANY".to_owned());
    made.paper("2.pdf", json!({ "agenda": agenda(call("2024-05-02"), ITEMS) })).authority =
        Some("ANY".to_owned());
    made.paper("3.pdf", json!({ "agenda": agenda(call("2024-05-03"), ITEMS) })).authority =
        Some("ELS".to_owned());
    assert_eq!(
        paths(&made),
        [
            "meetings/anyham-council/harbour-board/2024-05-01.json",
            "meetings/anyham-council/harbour-board/2024-05-02.json",
            "meetings/els/harbour-board/2024-05-03.json"
        ]
    );
}

#[test]
fn a_paper_goes_to_the_meeting_whose_page_links_to_it() {
    let mut made = Made::new();
    let mut sheet = agenda(meeting(Some("Harbour Board"), DAY, None), ITEMS);
    sheet["items"][1]["attachments"] = json!([{
        "title": "Groynes", "attachment_id": "112219", "url": null, "size_text": null,
        "kind": "main", "at": [],
    }]);
    made.paper("page.html", json!({ "authority": council("Anyham Council"), "agenda": sheet }));
    made.paper("s112219.pdf", json!({ "reports": report_of(None) })).file_id =
        Some("s112219".to_owned());
    made.paper("s999.pdf", json!({ "reports": report_of(None) })).file_id = Some("s999".to_owned());
    let found = assembled(&made);
    assert_eq!(found.len(), 1);
    assert!(found.values().all(|meeting| meeting.reports.len() == 1));
    assert_eq!(report(made.out.path()).unassembled.len(), 1);
}

#[test]
fn one_committee_number_on_one_site_is_one_body() {
    let mut made = Made::new();
    let numbered = |number: &str| {
        Some(ModernGov {
            site: Some("https://democracy.anyham.example/".to_owned()),
            committee_id: Some(number.to_owned()),
            meeting_id: None,
        })
    };
    let of = council("Anyham Council");
    let paper = |name, date| json!({ "authority": of, "agenda": agenda(meeting(Some(name), Some(date), None), ITEMS) });
    made.paper("1.html", paper("Old Quay Board", "2020-01-06")).moderngov = numbered("7");
    made.paper("2.html", paper("New Harbour Panel", "2024-01-08")).moderngov = numbered("7");
    made.paper("3.html", paper("Swan Board", "2024-01-08")).moderngov = numbered("8");
    let folder = "meetings/anyham-council";
    assert_eq!(
        paths(&made),
        ["old-quay-board/2020-01-06", "old-quay-board/2024-01-08", "swan-board/2024-01-08"]
            .map(|path| format!("{folder}/{path}.json"))
    );
}

#[test]
fn values_that_differ_are_told_with_both_places() {
    let mut made = Made::new();
    let call = || meeting(Some("Harbour Board"), DAY, None);
    let mut page = minutes(call(), ITEMS);
    page[0]["items"][1]["resolutions"] = json!([{
        "label": null, "text": "That £500 be given.", "kind": "resolved", "at": [{ "node": "a/p[1]" }],
    }]);
    let mut print =
        minutes(call(), &["APOLOGIES", "The groynes at Sandy Point.", "Piers", "Urgent business"]);
    print[0]["items"][1]["resolutions"] = json!([{
        "label": null, "text": "That £5,000 be given.", "kind": "resolved",
        "at": [{ "page": 1, "box": [1.0, 2.0, 3.0, 4.0] }],
    }]);
    made.paper("page.html", json!({ "minutes": page }));
    made.paper("print.pdf", json!({ "minutes": print }));
    let found = assembled(&made);
    let differing: Vec<_> = found.values().flat_map(|meeting| &meeting.disagreements).collect();
    assert_eq!(differing.len(), 1);
    let one = differing[0];
    assert_eq!(one.field, "items[2].resolutions");
    assert_eq!((one.taken.at.len(), one.other.at.len()), (1, 1));
    assert_eq!(one.other.value, json!("That £5,000 be given."));
}

#[test]
fn what_a_page_cuts_is_no_difference() {
    let mut made = Made::new();
    let call = || meeting(Some("Harbour Board"), DAY, None);
    let told = |text: &str| json!([{ "label": null, "text": text, "at": [] }]);
    let mut page = minutes(call(), ITEMS);
    page[0]["items"][1]["paragraphs"] = told("The Board considered");
    page[0]["items"][1]["incomplete"] = json!({ "reason": "the page cuts the text", "url": null });
    let mut print = minutes(call(), ITEMS);
    print[0]["items"][1]["paragraphs"] = told("The Board considered the groynes at length.");
    made.paper("page.html", json!({ "minutes": page }));
    made.paper("print.pdf", json!({ "minutes": print }));
    let found = assembled(&made);
    let record = found.values().next().unwrap();
    assert_eq!(record.disagreements, []);
    assert_eq!(source(record, Part::Items), "print.pdf");
}

#[test]
fn a_paper_twice_is_counted_once_and_listed() {
    let mut made = Made::new();
    let call = || meeting(Some("Harbour Board"), DAY, None);
    made.paper("pack.pdf", json!({ "agenda": agenda(call(), ITEMS), "reports": report_of(DAY) }));
    made.paper(
        "pack (1).pdf",
        json!({ "agenda": agenda(call(), ITEMS), "reports": report_of(DAY) }),
    );
    let found = assembled(&made);
    assert_eq!(found.len(), 1);
    assert!(found.values().all(|meeting| meeting.reports.len() == 1));
    let parts: Vec<Part> =
        report(made.out.path()).duplicates.parts.iter().map(|one| one.part).collect();
    assert_eq!(parts, [Part::Agenda, Part::Reports]);
}

#[test]
fn a_record_that_is_none_is_a_clear_error() {
    let mut made = Made::new();
    made.paper("a.pdf", json!({ "reports": report_of(DAY) }));
    let path = files(&made.out.path().join("documents")).remove(0);
    fs::write(&path, "{}").unwrap();
    let error = backfill::assemble(
        &backfill::Folder::new(made.out.path()),
        &made.ledger,
        &Options::default(),
    )
    .unwrap_err();
    assert!(error.to_string().contains("is no record of a document"), "{error}");
}

/// A log of one row, or none.
fn log(action: Option<&str>) -> Value {
    let row = |action: &str| {
        json!({
            "number": "1", "part": 1, "raised": null, "due": null, "action": action, "owners": [],
            "comments": null, "status": null, "extra": {}, "inherited": [], "at": [],
            "printed": { "No": "1", "Action": action },
        })
    };
    let rows: Vec<Value> = action.into_iter().map(row).collect();
    json!({ "title": "Action log", "body": null, "as_of": null, "rows": rows, "at": [] })
}

/// Brings the document that was made last up to the schema in force, with texts that no row of its last log has.
fn unread(made: &Made, texts: &[&str]) {
    let sha256 = &made.ledger.documents.last().unwrap().sha256;
    let path = made.out.path().join(format!("documents/{sha256}.json"));
    let former = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let mut record = schema::check(former).unwrap().as_value().clone();
    let last = record["action_logs"].as_array_mut().unwrap().last_mut().unwrap();
    last["unread"] = texts.iter().map(|text| json!({ "text": text, "at": [] })).collect();
    schema::check(record.clone()).unwrap();
    fs::write(path, record.to_string()).unwrap();
}

#[test]
fn an_incomplete_log_is_marked_wherever_its_meeting_is_told() {
    let pack = |logs: Value| {
        let call = meeting(Some("Harbour Board"), DAY, None);
        json!({ "agenda": agenda(call, ITEMS), "action_logs": logs })
    };
    // The text is in the second of two tables, or in one of which no row was read.
    for logs in [json!([log(Some("Mend the gate")), log(Some("Wash"))]), json!([log(None)])] {
        let mut made = Made::new();
        made.paper("pack.pdf", pack(logs));
        unread(&made, &["Oil the lock"]);
        let found = assembled(&made);
        let [record] = found.values().collect::<Vec<_>>()[..] else { panic!("{found:?}") };
        assert!(record.log_incomplete);
        assert_eq!(record.action_log.as_ref().unwrap().unread[0].text, "Oil the lock");
        let listed = report(made.out.path()).incomplete_logs;
        assert_eq!((listed.len(), listed[0].texts), (1, 1));
        assert_eq!(
            (listed[0].date.as_str(), listed[0].document.as_str()),
            (DAY.unwrap(), "pack.pdf")
        );
        // Another paper has the log whole.
        made.paper("log.pdf", pack(json!([log(Some("Mend the gate"))])));
        unread(&made, &[]);
        let found = assembled(&made);
        assert!(found.values().all(|record| !record.log_incomplete));
        assert_eq!(report(made.out.path()).incomplete_logs, []);
    }
}
