//! `minutebook check`.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use minutebook::record::schema::{self, Violation};
use serde_json::Value;

use super::input::{self, Failure};
use super::{ExitStatus, say};

/// Validates records against the schema that their $schema names
///
/// A file holds one record, an array of records, or records one after the other (NDJSON). Each
/// violation is a line on standard output: file, record (where there are several), JSON Pointer,
/// reason.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// JSON files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let mut out = io::stdout().lock();
    let (mut records, mut violations, mut failed) = (0_usize, 0_usize, 0_usize);
    for path in &args.files {
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
            let found = schema::check(value).err().unwrap_or_default();
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
