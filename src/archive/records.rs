//! The records of an output folder, read back one at a time.

use std::fs;
use std::io;
use std::path::Path;

use serde::de::DeserializeOwned;
use thiserror::Error;

use super::folder::{Folder, Unlisted};
use crate::diff::Side;
use crate::record::meeting::{MeetingRecord, Part};
use crate::record::report::Report;
use crate::record::schema;
use crate::record::schema::Valid;
use crate::record::{Document, DocumentText};

/// Why an output folder could not be read. Paths are below the folder.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder that could not be read.
    #[error("{path}: {source}")]
    Io {
        /// The path below the output folder.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A file that is no record of this version.
    #[error("{path}: is no record of this version ({reason}); run the backfill again")]
    Record {
        /// The path below the output folder.
        path: String,
        /// Why.
        reason: String,
    },
}

impl From<Unlisted> for Error {
    fn from(Unlisted { below, source, .. }: Unlisted) -> Self {
        Self::Io { path: below, source }
    }
}

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

/// Reads the text of a document by its digest; none where its record was made elsewhere.
///
/// # Errors
/// A file that cannot be read, or is no text of a document.
pub(crate) fn text(folder: &Folder, sha256: &str) -> Result<Option<DocumentText>, Error> {
    where_it_is(folder, &folder.text(sha256))
}

/// Reads the report of the last run; none before the first has ended.
///
/// # Errors
/// A file that cannot be read, or is no report.
pub(crate) fn report(folder: &Folder) -> Result<Option<Report>, Error> {
    where_it_is(folder, &folder.report())
}

fn where_it_is<T: DeserializeOwned>(folder: &Folder, path: &Path) -> Result<Option<T>, Error> {
    if path.is_file() { read(folder, path).map(Some) } else { Ok(None) }
}

/// Takes the action log of a meeting, to be compared with those of its body, which the folder tells; the log
/// as it came to the meeting is taken from the document that gives it.
///
/// # Errors
/// The document's record cannot be read.
pub(crate) fn side(
    folder: &Folder,
    (record, body): (&str, &str),
    meeting: MeetingRecord,
) -> Result<Side, Error> {
    let giver = meeting.giver(Part::ActionLog).map(|giver| giver.sha256.clone());
    let side = Side { series: Some(body.to_owned()), ..Side::of_meeting(record, meeting) };
    match giver {
        Some(sha256) => Ok(side.came_in(&document(folder, &sha256)?)),
        None => Ok(side),
    }
}

fn read<T: DeserializeOwned>(folder: &Folder, path: &Path) -> Result<T, Error> {
    let below = || folder.below(path);
    let bytes = fs::read(path).map_err(|source| Error::Io { path: below(), source })?;
    serde_json::from_slice(&bytes)
        .or_else(|error| former(&bytes).ok_or(error))
        .map_err(|error| Error::Record { path: below(), reason: error.to_string() })
}

/// Reads a record that an earlier version wrote.
fn former<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let record = serde_json::from_slice(bytes).ok()?;
    serde_json::from_value(schema::brought_up(record)).ok()
}
