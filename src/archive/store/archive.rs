//! The output folder of a backfill, read back: bodies, their meetings, documents; one record at a time.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::Error;
use crate::diff::{NOTED, Side, is_noted};
use crate::record::Document;
use crate::record::meeting::MeetingRecord;
use crate::record::schema;
use crate::record::schema::Valid;

/// The folder of the meeting records.
pub(crate) const MEETINGS: &str = "meetings";
/// The folder of the document records.
pub(crate) const DOCUMENTS: &str = "documents";

/// Lists the bodies that have meetings, as `<authority>/<body_id>`, sorted.
///
/// # Errors
/// A folder that cannot be read.
pub(crate) fn bodies(out: &Path) -> Result<Vec<String>, Error> {
    let mut bodies = Vec::new();
    for authority in entries(out, MEETINGS, Wanted::Folders)? {
        let folder = format!("{MEETINGS}/{authority}");
        for body in entries(out, &folder, Wanted::Folders)? {
            bodies.push(format!("{authority}/{body}"));
        }
    }
    Ok(bodies)
}

/// Lists the meeting records of a body, as `<authority>/<body_id>/<date>….json`, by date and time.
///
/// # Errors
/// A folder that cannot be read.
pub(crate) fn records(out: &Path, body: &str) -> Result<Vec<String>, Error> {
    let files = entries(out, &format!("{MEETINGS}/{body}"), Wanted::Records)?;
    Ok(files.into_iter().map(|file| format!("{body}/{file}")).collect())
}

/// Reads a meeting record, named as [`records`] does.
///
/// # Errors
/// A file that cannot be read, or is no meeting record.
pub(crate) fn meeting(out: &Path, record: &str) -> Result<MeetingRecord, Error> {
    read(out, &format!("{MEETINGS}/{record}"))
}

/// Reads a meeting record as it is and checks it against its schema.
///
/// # Errors
/// A file that cannot be read, or does not fit the schema.
pub(crate) fn valid_meeting(out: &Path, record: &str) -> Result<Valid, Error> {
    let path = format!("{MEETINGS}/{record}");
    schema::check(read(out, &path)?).map_err(|violations| {
        let first = violations.into_iter().next();
        let reason = first.map(|v| format!("{}: {}", v.pointer, v.reason)).unwrap_or_default();
        Error::Record { path, reason }
    })
}

/// Reads the record of a document by its digest.
///
/// # Errors
/// A file that cannot be read, or is no document record.
pub(crate) fn document(out: &Path, sha256: &str) -> Result<Document, Error> {
    read(out, &format!("{DOCUMENTS}/{sha256}.json"))
}

/// Takes the action log of a meeting, to be compared with the body's others.
pub(crate) fn side(record: &str, body: &str, meeting: MeetingRecord) -> Side {
    let logs: Vec<_> = meeting.action_log.into_iter().collect();
    Side {
        source: record.to_owned(),
        authority: meeting.authority.map(|authority| authority.name),
        body: Some(meeting.body),
        series: Some(body.to_owned()),
        date: Some(meeting.date),
        problem: match logs.as_slice() {
            [] => Some("the meeting has no action log".to_owned()),
            noted if noted.iter().all(is_noted) => Some(NOTED.to_owned()),
            _ => None,
        },
        logs,
        ..Side::default()
    }
}

fn read<T: DeserializeOwned>(out: &Path, path: &str) -> Result<T, Error> {
    let bytes = fs::read(out.join(path)).map_err(Error::io(path))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Error::Record { path: path.to_owned(), reason: error.to_string() })
}

/// What is looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Folders,
    Records,
}

/// The names in a folder, sorted. A name that is no UTF-8 is none that a backfill writes.
fn entries(out: &Path, folder: &str, wanted: Wanted) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(out.join(folder)).map_err(Error::io(folder))? {
        let entry = entry.map_err(Error::io(folder))?;
        let kind = entry.file_type().map_err(Error::io(folder))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let fits = match wanted {
            Wanted::Folders => kind.is_dir(),
            Wanted::Records => kind.is_file() && name.ends_with(".json"),
        };
        if fits && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
