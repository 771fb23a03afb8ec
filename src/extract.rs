//! One document, from its bytes to a checked record.

use crate::Error;
<<<<<<< HEAD
use crate::diagnostic::Code;
use crate::html;
use crate::layout;
use crate::pdf::{self, Budget, Note, NoteKind, Page, Pdf};
use crate::reading::Reading;
=======
use crate::pdf::Budget;
use crate::reading::{Reading, read};
>>>>>>> cli
use crate::recognise::{Found, recognise};
use crate::record::{Authority, Diagnostic, Document, Place, SourceRecord, TextVerdict};
use crate::schema::{self, Schema, Valid};
<<<<<<< HEAD
use crate::source::{Format, Source};
use crate::text;
use crate::{second_opinion, text_layer, xml};
=======
use crate::source::Source;
>>>>>>> cli

/// How to extract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What one PDF may cost.
    pub budget: Budget,
}

/// What was read from one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The record.
    pub document: Document,
    /// The same, checked and ready to be written.
    pub record: Valid,
}

/// Reads one document into a checked record.
///
/// # Errors
/// One [`Error`] for each reason why no record can be made.
pub fn extract(source: &Source, options: &Options) -> Result<Extraction, Error> {
    // 1. One reader a format, and after it nothing knows the format.
    let reading = read(source, &options.budget)?;
    // 2. Agenda, minutes, action logs and reports.
    let found = recognise(&reading.blocks, &reading.stamps);
    // 3. The record, or what the document is nearest to.
    let document = assemble(source, reading, found)?;
    // 4. No record leaves unless it fits its schema.
    let record = check(&document)?;
    Ok(Extraction { document, record })
}

<<<<<<< HEAD
/// Reads a document into blocks.
///
/// # Errors
/// Those of its reader.
pub fn read(source: &Source, options: &Options) -> Result<Reading, Error> {
    match source.format {
        Format::Pdf => of_pdf(source, &options.budget),
        Format::Html => Ok(of_page(html::read(&source.text())?)),
        Format::Xml => Ok(of_page(xml::read(&source.text())?)),
        Format::Markdown | Format::Plain => Ok(text::read(&source.text())),
    }
}

fn of_pdf(source: &Source, budget: &Budget) -> Result<Reading, Error> {
    // 1. Pages of glyphs, rules and fills.
    let pdf = pdf::read(&source.bytes, budget)?;
    // 2. How far the glyphs can be trusted.
    let text_layer = text_layer::judge(&pdf);
    let mut notes = text_layer::tell(&text_layer).map_err(|error| or_its_cause(error, &pdf))?;
    notes.extend(pdf.notes.iter().map(|note| pdf_note(note, &pdf)));
    if text_layer.verdict == TextVerdict::Suspect {
        notes.extend(second_opinion::ask(&source.bytes, &pdf));
    }
    // 3. Paragraphs and tables.
    let layout = layout::layout(&pdf);
    Ok(Reading {
        blocks: layout.blocks,
        pages: u32::try_from(pdf.pages.len()).ok(),
        producer: pdf.producer.filter(|producer| !producer.trim().is_empty()),
        text_layer: Some(text_layer),
        stamps: layout.stamps.into_iter().map(|stamp| (stamp.page, stamp.agenda_item)).collect(),
        notes,
        ..Reading::default()
    })
}

/// Where no text was found because reading stopped early, that is what must be told.
fn or_its_cause(error: Error, pdf: &Pdf) -> Error {
    match pdf.notes.first().map(|note| &note.kind) {
        Some(&NoteKind::Limit { what, limit, flag }) => Error::Limit { what, limit, flag },
        Some(NoteKind::Damaged(reason)) => Error::BrokenPdf { reason: reason.clone() },
        None => error,
    }
}

fn pdf_note(note: &Note, pdf: &Pdf) -> Diagnostic {
    let page = pdf.pages.iter().find(|page| Some(page.number) == note.page);
    let whole =
        |page: &Page| Place::Page { page: page.number, area: [0.0, 0.0, page.width, page.height] };
    let at = page.map(whole).into_iter().collect();
    let on = note.page.map(|page| format!(" on page {page}")).unwrap_or_default();
    match &note.kind {
        NoteKind::Damaged(reason) => Code::DamagedPage.note(format!("damaged{on}: {reason}"), at),
        NoteKind::Limit { what, limit, flag } => {
            Code::LimitReached.note(format!("more than {limit} {what}{on}; {flag} raises it"), at)
        }
    }
}

fn of_page(page: html::WebPage) -> Reading {
    Reading {
        blocks: page.blocks,
        url: page.url,
        moderngov: page.moderngov,
        authority: page.authority,
        nearest: page.kind.describe(),
        notes: page.notes,
        ..Reading::default()
    }
}

=======
>>>>>>> cli
/// Puts the record together.
fn assemble(source: &Source, reading: Reading, found: Found) -> Result<Document, Error> {
    if found.is_nothing() {
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
        },
        authority: authority.map(|name| Authority { name, gss: None }),
        agenda: found.agenda,
        minutes: found.minutes,
        action_logs: found.action_logs,
        reports: found.reports,
        diagnostics,
    })
}

fn check(document: &Document) -> Result<Valid, Error> {
    let invalid = |pointer: String, reason: String| Error::InvalidRecord { pointer, reason };
    let value = serde_json::to_value(document)
        .map_err(|error| invalid(String::new(), error.to_string()))?;
    schema::check(value).map_err(|violations| {
        let first = violations.into_iter().next();
        first.map_or_else(
            || invalid(String::new(), "unknown".to_owned()),
            |violation| invalid(violation.pointer, violation.reason),
        )
    })
}
