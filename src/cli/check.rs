//! `minutebook check`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use minutebook::archive::Folder;
use minutebook::record::schema::{self, Valid, Violation};
use minutebook::record::{Coverage, Document};
use minutebook::{Source, recount};
use serde_json::Value;

use super::input::{self, Failure};
use super::limits::Limits;
use super::{ExitStatus, say};

/// Validates records against the schema that their $schema names
///
/// With --source the words of the document are counted anew, too: what a record has lost since shows.
///
/// A file holds one record, an array of records, or records one after the other (NDJSON). Each
/// violation is a line on standard output: file, record (where there are several), JSON Pointer,
/// reason.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// JSON files, or the folder of a backfill for all of its records; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Counts the words of this document anew by its record, the only one, and tells where the record's
    /// coverage differs
    #[arg(long, value_name = "DOCUMENT")]
    source: Option<PathBuf>,
    #[command(flatten)]
    limits: Limits,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let mut out = io::stdout().lock();
    let (mut records, mut violations, mut failed) = (0_usize, 0_usize, 0_usize);
    for path in &all(&args.files)? {
        let bytes = match input::bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                say(&Failure::Io(error).message(path));
                failed = failed.saturating_add(1);
                continue;
            }
        };
        let (values, broken) = values(&bytes);
        let several = values.len() > 1;
        records = records.saturating_add(values.len());
        for (number, value) in (1..).zip(values) {
            let found = match (schema::check(value), &args.source) {
                (Ok(valid), Some(source)) => recounted(&valid, source, &args.limits)?,
                (found, _) => found.err().unwrap_or_default(),
            };
            violations = violations.saturating_add(found.len());
            for Violation { pointer, reason } in found {
                let record = if several { format!(" record {number}:") } else { String::new() };
                let space = if pointer.is_empty() { "" } else { ": " };
                writeln!(out, "{}:{record} {pointer}{space}{reason}", path.display())?;
            }
        }
        if let Some(reason) = broken {
            say(&format!("{}: {reason}", path.display()));
            failed = failed.saturating_add(1);
        }
    }
    say(&format!("{}, {}", counted(records, "record"), counted(violations, "violation")));
    Ok(match (records, violations.saturating_add(failed)) {
        (0, _) => ExitStatus::CouldNot,
        (_, 0) => ExitStatus::Done,
        _ => ExitStatus::Look,
    })
}

/// The files, those of a backfill in place of its folder.
fn all(files: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in files {
        let folder = Folder::new(path);
        if folder.is_backfill() {
            all.extend(folder.all_records().map_err(|unlisted| anyhow!(unlisted.source))?);
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

/// Where the coverage of a record is not that of its document.
fn recounted(record: &Valid, path: &Path, limits: &Limits) -> Result<Vec<Violation>> {
    let document: Document =
        serde_json::from_value(record.as_value().clone()).context("is no record of a document")?;
    let bytes = input::bytes(path).map_err(|error| anyhow!(Failure::Io(error).message(path)))?;
    let source = Source::new(input::name(path), bytes)?;
    if source.sha256 != document.source.sha256 {
        return Ok(vec![differs("sha256", "the record is of another file".to_owned())]);
    }
    let counted = recount(&source, &limits.options(), &document)?;
    let Some(told) = document.source.coverage else {
        return Ok(vec![differs("coverage", "the words were not counted".to_owned())]);
    };
    let unread = |coverage: &Coverage| coverage.unread.iter().map(|run| run.words).sum::<u64>();
    let counts = [
        ("coverage/words", told.words, counted.words),
        ("coverage/read", told.read, counted.read),
        ("coverage/prose", told.prose, counted.prose),
        ("coverage/furniture", told.furniture, counted.furniture),
        ("coverage/unseen", told.unseen, counted.unseen),
        ("coverage/unread", unread(&told), unread(&counted)),
    ];
    let other = counts.into_iter().filter(|(_, told, counted)| told != counted);
    Ok(other
        .map(|(key, told, counted)| differs(key, format!("{told} words, counted anew {counted}")))
        .collect())
}

/// A key of the source that is not as the document has it.
fn differs(key: &str, reason: String) -> Violation {
    Violation { pointer: format!("/source/{key}"), reason }
}

/// Returns the records of a file, and what is wrong with its JSON from some point on.
fn values(bytes: &[u8]) -> (Vec<Value>, Option<String>) {
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
        match value {
            Ok(Value::Array(several)) => values.extend(several),
            Ok(one) => values.push(one),
            Err(error) => return (values, Some(format!("is not JSON: {error}"))),
        }
    }
    let empty = values.is_empty().then(|| "holds no record".to_owned());
    (values, empty)
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
