//! Action logs to compare: out of documents, records and backfills.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use minutebook::archive::Folder;
use minutebook::archive::folder::Unlisted;
use minutebook::diff::{Lists, Side};
use minutebook::record::Document;
use minutebook::record::meeting::{MeetingRecord, Part};
use minutebook::record::schema::{self, Schema, Violation};
use serde_json::Value;

use super::input::{self, Failure};
use super::reader::{DocumentReader, Product};

/// Reads the log of one document or record. A document that cannot be read is a side with a problem.
///
/// # Errors
/// A file that cannot be opened; JSON that is no record, or holds several.
pub(super) fn side(path: &Path, lists: Lists, reader: &mut DocumentReader<'_>) -> Result<Side> {
    let mut sides = sides(path, lists, reader)?;
    match (sides.pop(), sides.is_empty()) {
        (Some(side), true) => Ok(side),
        _ => bail!("{}: holds several records, not one", path.display()),
    }
}

/// Reads the logs of a document or of a file of records.
///
/// # Errors
/// A file that cannot be opened; JSON that is no record.
pub(super) fn sides(
    path: &Path,
    lists: Lists,
    reader: &mut DocumentReader<'_>,
) -> Result<Vec<Side>> {
    let bytes = input::bytes(path).map_err(|error| anyhow!(Failure::Io(error).message(path)))?;
    let name = input::name(path);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    if !text.starts_with(b"{") && !text.starts_with(b"[{") && !text.starts_with(b"[\n{") {
        return Ok(vec![document(path, (name, bytes), lists, reader)?]);
    }
    let mut sides = Vec::new();
    for value in serde_json::Deserializer::from_slice(text).into_iter::<Value>() {
        let value = value.with_context(|| format!("{}: is not JSON", path.display()))?;
        let records = match value {
            Value::Array(several) => several,
            one => vec![one],
        };
        for value in records {
            sides.push(record(&name, lists, value).with_context(|| path.display().to_string())?);
        }
    }
    Ok(sides)
}

/// Reads a document; why there is no record, if there is none, is told by the side.
fn document(
    path: &Path,
    (name, bytes): (String, Vec<u8>),
    lists: Lists,
    reader: &mut DocumentReader<'_>,
) -> Result<Side> {
    match reader.bytes(path, bytes) {
        Ok(Product { bytes, .. }) => {
            let document: Document = serde_json::from_slice(&bytes)
                .with_context(|| format!("{}: its record cannot be read", path.display()))?;
            Ok(Side::of_lists(&document, lists))
        }
        Err(failure @ Failure::Start(_)) => Err(anyhow!(failure.message(path))),
        Err(failure) => {
            let problem = match failure.nearest() {
                Some(nearest) => format!("holds no action log; nearest: {nearest}"),
                None => match failure.raised_by() {
                    Some(hint) => format!("{}; {hint}", failure.reason()),
                    None => failure.reason(),
                },
            };
            Ok(Side { source: name, problem: Some(problem), ..Side::default() })
        }
    }
}

/// Reads a document record or a meeting record.
fn record(name: &str, lists: Lists, value: Value) -> Result<Side> {
    let urn = value.get("$schema").and_then(Value::as_str);
    if matches!(urn.and_then(Schema::find), Some(Schema::Meeting | Schema::FormerMeeting)) {
        return Ok(Side::of_meeting(name, read_meeting(value)?));
    }
    let document = read_document(value)?;
    Ok(Side { source: name.to_owned(), ..Side::of_lists(&document, lists) })
}

fn read_document(value: Value) -> Result<Document> {
    let valid =
        schema::check(value).map_err(|violations| unfit("a document", violations.first()))?;
    serde_json::from_value(valid.as_value().clone()).context("is no record of a document")
}

fn unfit(what: &str, violation: Option<&Violation>) -> anyhow::Error {
    let first = violation.map(|v| format!("{} {}", v.pointer, v.reason));
    anyhow!("is no record of {what}: {}", first.unwrap_or_default())
}

fn read_meeting(value: Value) -> Result<MeetingRecord> {
    let valid =
        schema::check(value).map_err(|violations| unfit("a meeting", violations.first()))?;
    serde_json::from_value(valid.as_value().clone()).context("is no record of a meeting")
}

/// Takes the log of a meeting of a backfill, as it left the meeting and as it came to it.
fn meeting_in(folder: &Folder, name: &str, value: Value) -> Result<Side> {
    let record = read_meeting(value)?;
    let giver = record.giver(Part::ActionLog).map(|giver| folder.document(&giver.sha256));
    let side = Side::of_meeting(name, record);
    let Some(path) = giver.filter(|path| path.is_file()) else { return Ok(side) };
    let at = || path.display().to_string();
    let value = serde_json::from_slice(&fs::read(&path).with_context(at)?).with_context(at)?;
    Ok(side.came_in(&read_document(value).with_context(at)?))
}

/// Takes a path as that of a backfill's output.
///
/// # Errors
/// A folder that holds no meetings.
pub(super) fn folder(path: &Path) -> Result<Folder> {
    let folder = Folder::new(path);
    let meetings = folder.meetings();
    if !meetings.is_dir() {
        let missing = folder.below(&meetings);
        bail!(
            "{}: is no backfill: it has no folder “{missing}”\n  hint: minutebook backfill ARCHIVE --out DIR \
             makes one of a folder of papers",
            path.display()
        );
    }
    Ok(folder)
}

/// Reads the meetings of a backfill, in the order of their folders, dates and times.
///
/// `wanted` picks them by the file's name without its ending: date, or date and time. Bodies that have no
/// log at any of these meetings carry none, and are left out, unless no body has one.
///
/// # Errors
/// A folder that is no backfill, a meeting that cannot be read.
pub(super) fn backfill(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Side>> {
    let unlisted = |Unlisted { path, source, .. }| {
        anyhow::Error::from(source).context(path.display().to_string())
    };
    let folder = folder(path)?;
    let mut sides = Vec::new();
    for body in folder.bodies().map_err(unlisted)? {
        for record in folder.records(&body).map_err(unlisted)? {
            let file = folder.meeting(&record);
            if !wanted(&file.file_stem().unwrap_or_default().to_string_lossy()) {
                continue;
            }
            let text = fs::read(&file).with_context(|| file.display().to_string())?;
            let value: Value = serde_json::from_slice(&text)
                .with_context(|| format!("{}: is not JSON", file.display()))?;
            let mut side =
                meeting_in(&folder, &record, value).with_context(|| file.display().to_string())?;
            // The folder is the body, whatever its papers called it that year.
            side.series = Some(body.clone());
            sides.push(side);
        }
    }
    let carry: BTreeSet<Option<String>> =
        sides.iter().filter(|side| !side.logs.is_empty()).map(|side| side.series.clone()).collect();
    if !carry.is_empty() {
        sides.retain(|side| carry.contains(&side.series));
    }
    Ok(sides)
}

/// Whether a side is of the body that a user named: by its folder, or by a part of its name.
pub(super) fn is_body(side: &Side, name: &str) -> bool {
    let wanted = name.to_lowercase();
    let folder = side.series.as_deref().and_then(|series| Path::new(series).file_name());
    folder.is_some_and(|folder| folder.to_string_lossy() == name)
        || side.body.as_deref().is_some_and(|body| body.to_lowercase().contains(&wanted))
}
