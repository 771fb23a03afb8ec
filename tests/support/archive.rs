//! An archive read into the output folder of a backfill, as far as assembling needs it.

use std::fs;
use std::path::Path;

use minutebook::archive::meetings::{self, Aliases};
use minutebook::archive::{Folder, assemble};
use minutebook::record::ledger::{Entry, File, Ledger, Outcome, Reason};
use minutebook::record::schema::Style;
use minutebook::{Error, Options, Source, extract_with_text};

use super::files;

/// Reads every file below `archive` that `wanted` picks by its path into `out/documents`, and tells what
/// became of each. `describe` says what a sidecar would.
pub(crate) fn read(
    archive: &Path,
    out: &Path,
    wanted: impl Fn(&str) -> bool,
    describe: impl Fn(&mut File),
) -> Ledger {
    let documents = out.join("documents");
    fs::create_dir_all(&documents).unwrap();
    let mut ledger = Ledger {
        schema: "urn:minutebook:ledger:1".to_owned(),
        tool: "0".to_owned(),
        ..Ledger::default()
    };
    for path in files(archive) {
        let below = path.strip_prefix(archive).unwrap().to_string_lossy().replace('\\', "/");
        if !wanted(&below) {
            continue;
        }
        let mut file = File { path: below, ..File::default() };
        describe(&mut file);
        let bytes = fs::read(&path).unwrap();
        let length = bytes.len() as u64;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (sha256, outcome) = match Source::new(name, bytes) {
            Ok(source) => (source.sha256.clone(), outcome(&documents, &source)),
            Err(error) => (format!("{:064x}", ledger.documents.len()), failed(&error)),
        };
        match ledger.documents.iter_mut().find(|entry| entry.sha256 == sha256) {
            Some(entry) => entry.files.push(file),
            None => ledger.documents.push(Entry {
                sha256,
                bytes: length,
                files: vec![file],
                tool: "0".to_owned(),
                rules: "any-0".to_owned(),
                outcome,
            }),
        }
    }
    ledger.documents.sort_by(|a, b| a.sha256.cmp(&b.sha256));
    ledger
}

fn outcome(documents: &Path, source: &Source) -> Outcome {
    let (extraction, text) = extract_with_text(source, &Options::default());
    if let Some(text) = text {
        let texts = documents.with_file_name("texts");
        fs::create_dir_all(&texts).unwrap();
        let mut bytes = Vec::new();
        text.write(&mut bytes, Style::Compact).unwrap();
        fs::write(texts.join(format!("{}.json", source.sha256)), bytes).unwrap();
    }
    match extraction {
        Ok(extraction) => {
            let mut bytes = Vec::new();
            extraction.record.write(&mut bytes, Style::Compact).unwrap();
            fs::write(documents.join(format!("{}.json", source.sha256)), bytes).unwrap();
            Outcome::Read { diagnostics: [0; 3] }
        }
        Err(Error::NothingFound { nearest }) => Outcome::Nothing { message: nearest },
        Err(error) => failed(&error),
    }
}

fn failed(error: &Error) -> Outcome {
    Outcome::Failed { reason: Reason::Document, message: error.to_string() }
}

/// The two names of the fixtures' Board, which are one body.
pub(crate) const ALIASES: &str = include_str!("../../fixtures/aliases.toml");

/// Reads and assembles the fixtures' archive into an output folder, as far as the database needs it.
pub(crate) fn assembled(out: &Path, describe: impl Fn(&mut File)) -> Ledger {
    let ledger = read(&super::fixtures(), out, |_| true, describe);
    let aliases = Aliases::parse(ALIASES).unwrap();
    let options = meetings::Options { aliases, ..meetings::Options::default() };
    assemble(&Folder::new(out), &ledger, &options).unwrap();
    ledger
}
