//! One document, from its bytes to a checked record.

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::Error;
use crate::block::by_page;
use crate::budget::Reached;
use crate::cores::{Deal, drop_aside, keep_few};
use crate::coverage::{Aside, cover, tell};
use crate::doubts::doubts;
use crate::read::{Reading, read};
use crate::recognise::{self, Found, recognise};
use crate::record::schema;
use crate::record::schema::{Schema, Valid, Violation};
use crate::record::{Authority, Coverage, Document, DocumentText, SourceRecord};
use crate::source::Source;

use crate::read::Options;

/// Minutes, logs or reports that are not worth another core.
const PARTS_ON_ONE_CORE: usize = 4;

/// What was read from one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The record.
    pub document: Document,
    /// The same, checked and ready to be written.
    pub record: Valid,
    /// The limits of the budget that were met, each once; the diagnostics say where.
    pub limits: Vec<Reached>,
}

/// Compiles the schema and the patterns that most documents need on the threads that read documents, where
/// there are several, and does not wait. Worth calling before many documents, or a long one, are read: two
/// threads that need the same pattern later wait until one of them has compiled it.
pub fn prepare() {
    if rayon::current_num_threads() > 1 {
        rayon::spawn(prepare_schema);
        rayon::spawn(recognise::prepare);
    }
}

fn prepare_schema() {
    schema::prepare(Schema::Document);
}

/// Reads one document into a checked record.
///
/// # Errors
/// One [`Error`] for each reason why no record can be made.
pub fn extract(source: &Source, options: &Options) -> Result<Extraction, Error> {
    rayon::spawn(prepare_schema);
    // 1. One reader a format, and after it nothing knows the format.
    record_of(source, read(source, options)?)
}

/// Reads one document into a checked record, and returns its text ([`DocumentText`]) too, whether or not a
/// record comes of it; none where it cannot be read.
///
/// # Errors
/// Those of [`extract`].
pub fn extract_with_text(
    source: &Source,
    options: &Options,
) -> (Result<Extraction, Error>, Option<Valid>) {
    rayon::spawn(prepare_schema);
    match read(source, options) {
        Ok(reading) => match text_of(source, &reading) {
            Ok(text) => (record_of(source, reading), Some(text)),
            Err(error) => (Err(error), None),
        },
        // Told by its head alone: a page of links.
        Err(error @ Error::NothingFound { .. }) => {
            (Err(error), text_of(source, &Reading::default()).ok())
        }
        Err(error) => (Err(error), None),
    }
}

fn text_of(source: &Source, reading: &Reading) -> Result<Valid, Error> {
    let text = DocumentText {
        schema: Schema::Text.urn().to_owned(),
        sha256: source.sha256.clone(),
        name: source.name.clone(),
        pages: by_page(&reading.blocks),
    };
    schema::check_written(serde_json::to_value(text)).map_err(invalid)
}

fn record_of(source: &Source, mut reading: Reading) -> Result<Extraction, Error> {
    // 2. Agenda, minutes, action logs and reports.
    let found = recognise(&reading.blocks, &reading.stamps);
    let blocks = std::mem::take(&mut reading.blocks);
    let limits = reading.limits.clone();
    // 3. The record, or what the document is nearest to.
    let aside = aside(&reading);
    let mut document = assemble(source, reading, found)?;
    // 4. What became of each word.
    let covered = cover(&blocks, aside, &document);
    tell(&covered, &mut document);
    // 5. What is in it, and doubtful.
    let doubts = doubts(&blocks, &document);
    document.diagnostics.extend(doubts);
    document.source.coverage = Some(covered.coverage);
    let blocks = keep_few(blocks);
    // 6. No record leaves unless it fits its schema.
    let record = check(&mut document)?;
    // Not while the record is built: two threads would wait for the same heaps.
    drop_aside(blocks);
    Ok(Extraction { document, record, limits })
}

/// Counts anew what became of the words of a document, by a record of it.
///
/// # Errors
/// Those of reading the document.
pub fn recount(source: &Source, options: &Options, document: &Document) -> Result<Coverage, Error> {
    let reading = read(source, options)?;
    Ok(cover(&reading.blocks, aside(&reading), document).coverage)
}

/// The words that a reader counted beside the blocks.
fn aside(reading: &Reading) -> Aside {
    let unseen = reading.unseen.iter().map(|one| u64::from(one.words)).sum();
    Aside { furniture: reading.furniture, printed: reading.printed, unseen }
}

/// Puts the record together.
fn assemble(source: &Source, reading: Reading, found: Found) -> Result<Document, Error> {
    if found.is_nothing() {
        if let Some(limit) = reading.limits.first() {
            return Err(Error::Limit(*limit));
        }
        let nearest = reading.nearest.map_or(found.nearest, str::to_owned);
        return Err(Error::NothingFound { nearest });
    }
    let authority = reading.authority.or(found.authority);
    let mut diagnostics = reading.notes;
    diagnostics.extend(found.diagnostics);
    Ok(Document {
        schema: Schema::Document.urn().to_owned(),
        source: SourceRecord {
            name: source.name.clone(),
            sha256: source.sha256.clone(),
            bytes: source.bytes.len() as u64,
            media_type: source.format.media_type().to_owned(),
            pages: reading.pages,
            url: reading.url,
            producer: reading.producer,
            text_layer: reading.text_layer,
            moderngov: reading.moderngov,
            coverage: None,
        },
        authority: authority.map(|name| Authority { name, gss: None }),
        agenda: found.agenda,
        minutes: found.minutes,
        action_logs: found.action_logs,
        reports: found.reports,
        diagnostics,
    })
}

fn check(document: &mut Document) -> Result<Valid, Error> {
    schema::check_written(to_value(document)).map_err(invalid)
}

fn invalid(violations: Vec<Violation>) -> Error {
    let first = violations.into_iter().next();
    let (pointer, reason) = first.map(|v| (v.pointer, v.reason)).unwrap_or_default();
    Error::InvalidRecord { pointer, reason }
}

/// Turns a document into JSON: its minutes, logs and reports on all cores, then what is left. The document
/// is as it was, but where something cannot be JSON.
fn to_value(document: &mut Document) -> serde_json::Result<Value> {
    let (minutes, logs, reports) = (
        std::mem::take(&mut document.minutes),
        std::mem::take(&mut document.action_logs),
        std::mem::take(&mut document.reports),
    );
    let mut value = serde_json::to_value(&*document)?;
    let parts = [
        ("minutes", to_values(&minutes)?),
        ("action_logs", to_values(&logs)?),
        ("reports", to_values(&reports)?),
    ];
    for (key, part) in parts {
        if let Some(slot) = value.get_mut(key) {
            *slot = Value::Array(part);
        }
    }
    (document.minutes, document.action_logs, document.reports) = (minutes, logs, reports);
    Ok(value)
}

fn to_values(parts: &[impl Serialize + Sync]) -> serde_json::Result<Vec<Value>> {
    parts.par_iter().deal(PARTS_ON_ONE_CORE).map(serde_json::to_value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_json_in_their_places() {
        let text = "# Minutes of the Pier Board held on 6 May 2031\n\nPresent: Cllr A Marsh\n\n\
            1. Dues\n\nRESOLVED: That the dues be noted.\n";
        let source = Source::new("minutes.md", text.into()).unwrap();
        let mut document = extract(&source, &Options::default()).unwrap().document;
        let minutes = document.minutes[0].clone();
        document.minutes = vec![minutes; 30];
        document.minutes[7].meeting.body = Some("Harbour Board".to_owned());
        let as_it_was = document.clone();
        let value = to_value(&mut document).unwrap();
        assert_eq!(document, as_it_was);
        let plain = serde_json::to_value(&document).unwrap();
        assert_eq!(value.to_string(), plain.to_string());
    }
}
