//! The output folder of a backfill over the fixtures, put together in the plainest way: each part of a
//! meeting from the first paper that has it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::backfill::ledger::{Entry, File, Ledger, Outcome, PassedOver};
use minutebook::meeting::{MeetingRecord, MeetingSource, Part};
use minutebook::record::{Document, Meeting, Severity};
use minutebook::{Options, Source, extract};

/// The board whose two names are one body.
pub(crate) const BOARD: &str = "thornmere-county-council/community-resilience-board";

/// Writes `documents/`, `meetings/` and `ledger.json` of the fixtures' archive below a folder.
pub(crate) fn write(out: &Path) -> Ledger {
    let archive = super::fixtures();
    fs::create_dir_all(out.join("documents")).unwrap();
    let mut meetings: BTreeMap<PathBuf, MeetingRecord> = BTreeMap::new();
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for path in super::files(&archive) {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let path = path.strip_prefix(&archive).unwrap().to_string_lossy().into_owned();
        let length = bytes.len() as u64;
        let Ok(source) = Source::new(name, bytes) else { continue };
        let sha256 = source.sha256.clone();
        let outcome = match extract(&source, &Options::default()) {
            Ok(extraction) => {
                let record =
                    fs::File::create(out.join(format!("documents/{sha256}.json"))).unwrap();
                serde_json::to_writer_pretty(record, extraction.record.as_value()).unwrap();
                place(&mut meetings, &path, &extraction.document);
                let count = |severity| {
                    let notes = extraction.document.diagnostics.iter();
                    notes.filter(|note| note.severity == severity).count() as u32
                };
                let each = [Severity::Error, Severity::Warning, Severity::Info];
                Outcome::Read { diagnostics: each.map(count) }
            }
            Err(error) => Outcome::Nothing { message: error.to_string() },
        };
        let file = File { path, ..File::default() };
        let (tool, rules) = ("0.1.0".to_owned(), "any-0".to_owned());
        let files = Vec::new();
        let new = Entry { sha256: sha256.clone(), bytes: length, files, tool, rules, outcome };
        entries.entry(sha256).or_insert(new).files.push(file);
    }
    for (path, meeting) in &meetings {
        let path = out.join("meetings").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        serde_json::to_writer_pretty(fs::File::create(path).unwrap(), meeting).unwrap();
    }
    let ledger = Ledger {
        schema: "urn:minutebook:ledger:1".into(),
        tool: "0.1.0".into(),
        documents: entries.into_values().collect(),
        passed_over: vec![PassedOver { path: ".hidden".into(), reason: "hidden".into() }],
    };
    let file = fs::File::create(out.join("ledger.json")).unwrap();
    serde_json::to_writer_pretty(file, &ledger).unwrap();
    ledger
}

/// Gives the parts of a document to the meetings that they are of.
fn place(meetings: &mut BTreeMap<PathBuf, MeetingRecord>, path: &str, document: &Document) {
    if let Some(agenda) = &document.agenda
        && let Some(meeting) = find(meetings, &agenda.meeting)
    {
        let mut gives = Vec::new();
        if meeting.agenda.is_none() {
            meeting.agenda = Some(agenda.clone());
            meeting.future_meetings.clone_from(&agenda.future_meetings);
            gives.push(Part::Agenda);
            if !agenda.future_meetings.is_empty() {
                gives.push(Part::FutureMeetings);
            }
        }
        if let (None, Some(log)) = (&meeting.action_log, document.action_logs.first()) {
            meeting.action_log = Some(log.clone());
            gives.push(Part::ActionLog);
        }
        if meeting.reports.is_empty() && !document.reports.is_empty() {
            meeting.reports.clone_from(&document.reports);
            gives.push(Part::Reports);
        }
        source(meeting, path, document, gives);
    }
    for minutes in &document.minutes {
        let Some(meeting) = find(meetings, &minutes.meeting) else { continue };
        let mut gives = Vec::new();
        if meeting.items.is_empty() {
            meeting.attendance.clone_from(&minutes.attendance);
            meeting.items.clone_from(&minutes.items);
            meeting.minutes_status = minutes.status;
            gives.extend([Part::Attendance, Part::Items]);
        }
        source(meeting, path, document, gives);
    }
}

fn find<'m>(
    meetings: &'m mut BTreeMap<PathBuf, MeetingRecord>,
    meeting: &Meeting,
) -> Option<&'m mut MeetingRecord> {
    let (body, date) = (meeting.body.clone()?, meeting.date.clone()?);
    let body_id = if body.ends_with("Community Resilience Board") {
        BOARD.split('/').nth(1).unwrap().to_owned()
    } else {
        body.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    };
    let path = Path::new(BOARD).with_file_name(&body_id).join(format!("{date}.json"));
    Some(meetings.entry(path).or_insert_with(|| MeetingRecord {
        schema: "urn:minutebook:meeting:1".into(),
        authority: None,
        body,
        body_id,
        date,
        start_time: meeting.start_time.clone(),
        venue: meeting.venue.clone(),
        agenda: None,
        minutes_status: None,
        attendance: Vec::new(),
        items: Vec::new(),
        action_log: None,
        reports: Vec::new(),
        future_meetings: Vec::new(),
        sources: Vec::new(),
        disagreements: Vec::new(),
    }))
}

fn source(meeting: &mut MeetingRecord, path: &str, document: &Document, gives: Vec<Part>) {
    if meeting.authority.is_none() {
        meeting.authority.clone_from(&document.authority);
    }
    meeting.sources.push(MeetingSource {
        sha256: document.source.sha256.clone(),
        path: path.to_owned(),
        url: document.source.url.clone(),
        media_type: document.source.media_type.clone(),
        moderngov: document.source.moderngov.clone(),
        gives,
        also: Vec::new(),
    });
}
