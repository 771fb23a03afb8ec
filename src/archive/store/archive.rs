//! The records of an output folder, read back one at a time.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::Error;
use crate::archive::folder::Folder;
use crate::diff::{NOTED, Side, is_noted};
use crate::record::Document;
use crate::record::meeting::MeetingRecord;
use crate::record::schema;
use crate::record::schema::Valid;

/// Reads a meeting record, named as [`Folder::records`] does.
///
/// # Errors
/// A file that cannot be read, or is no meeting record.
pub(crate) fn meeting(folder: &Folder, record: &str) -> Result<MeetingRecord, Error> {
    read(folder, &folder.meeting(record))
}

/// Reads a meeting record as it is and checks it against its schema.
///
/// # Errors
/// A file that cannot be read, or does not fit the schema.
pub(crate) fn valid_meeting(folder: &Folder, record: &str) -> Result<Valid, Error> {
    let path = folder.meeting(record);
    schema::check(read(folder, &path)?).map_err(|violations| {
        let first = violations.into_iter().next();
        let reason = first.map(|v| format!("{}: {}", v.pointer, v.reason)).unwrap_or_default();
        Error::Record { path: folder.below(&path), reason }
    })
}

/// Reads the record of a document by its digest.
///
/// # Errors
/// A file that cannot be read, or is no document record.
pub(crate) fn document(folder: &Folder, sha256: &str) -> Result<Document, Error> {
    read(folder, &folder.document(sha256))
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

fn read<T: DeserializeOwned>(folder: &Folder, path: &Path) -> Result<T, Error> {
    let below = || folder.below(path);
    let bytes = fs::read(path).map_err(|source| Error::Io { path: below(), source })?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Error::Record { path: below(), reason: error.to_string() })
}
