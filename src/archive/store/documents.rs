//! What the archive holds: documents, where they were met, what could not be read in them.

use std::collections::BTreeMap;

use super::Error;
use super::model::Digests;
use super::rows::{Rows, Spot, count, position, word};
use crate::archive::folder::Folder;
use crate::archive::records;
use crate::record::ledger::{Entry, File, Ledger, Outcome};
use crate::record::{Document, DocumentText, ModernGov, PageText};

/// Writes all documents, by digest, and returns their ids.
pub(super) fn write<'a>(
    rows: &mut Rows<'_>,
    folder: &Folder,
    ledger: &'a Ledger,
) -> Result<Digests<'a>, Error> {
    let by_digest: BTreeMap<&str, &Entry> =
        ledger.documents.iter().map(|entry| (entry.sha256.as_str(), entry)).collect();
    let mut digests = Digests::new();
    for (sha256, entry) in by_digest {
        let record = match entry.outcome {
            Outcome::Read { .. } => Some(records::document(folder, sha256)?),
            Outcome::Nothing { .. } | Outcome::Failed { .. } => None,
        };
        let id = document(rows, entry, record.as_ref())?;
        digests.insert(sha256, id);
        if let Some(text) = records::text(folder, sha256)? {
            pages(rows, id, &text)?;
        }
    }
    unassembled(rows, folder, &digests)?;
    for file in &ledger.passed_over {
        rows.add("passed_over", &[("path", &file.path), ("reason", &file.reason)])?;
    }
    Ok(digests)
}

fn pages(rows: &mut Rows<'_>, document: i64, text: &DocumentText) -> Result<(), Error> {
    for PageText { page, text } in &text.pages {
        rows.add("pages", &[("document_id", &document), ("page", page), ("text", text)])?;
    }
    Ok(())
}

/// Writes what went to no meeting, as the report tells it.
fn unassembled(rows: &mut Rows<'_>, folder: &Folder, digests: &Digests<'_>) -> Result<(), Error> {
    for one in records::report(folder)?.into_iter().flat_map(|report| report.unassembled) {
        let Some(document) = digests.get(one.document.sha256.as_str()) else { continue };
        rows.add(
            "unassembled",
            &[
                ("document_id", document),
                ("part", &word(&one.part)),
                ("reason", &word(&one.reason)),
                ("body", &one.body),
                ("date", &one.date),
            ],
        )?;
    }
    Ok(())
}

fn document(rows: &mut Rows<'_>, entry: &Entry, record: Option<&Document>) -> Result<i64, Error> {
    let (outcome, reason, message, [errors, warnings, infos]) = match &entry.outcome {
        Outcome::Read { diagnostics } => ("read", None, None, *diagnostics),
        Outcome::Nothing { message } => ("nothing", None, Some(message), [0; 3]),
        Outcome::Failed { reason, message } => ("failed", word(reason), Some(message), [0; 3]),
    };
    let source = record.map(|record| &record.source);
    let first = entry.files.first();
    let name = source.map(|source| source.name.as_str());
    let name = name.or_else(|| first.map(File::name));
    let url = source.and_then(|source| source.url.as_ref());
    let sidecar = entry.files.iter().find_map(|file| file.url.as_ref());
    let ids = ids(source.and_then(|source| source.moderngov.as_ref()));
    let authority = record.and_then(|record| record.authority.as_ref());
    let text_layer = source.and_then(|source| source.text_layer.as_ref());
    let id = rows.add(
        "documents",
        &[
            ("name", &name.unwrap_or(&entry.sha256)),
            ("sha256", &entry.sha256),
            ("outcome", &outcome),
            ("reason", &reason),
            ("message", &message),
            ("bytes", &count(entry.bytes)),
            ("media_type", &source.map(|source| &source.media_type)),
            ("pages", &source.and_then(|source| source.pages)),
            ("url", &url.or(sidecar)),
            ("producer", &source.and_then(|source| source.producer.as_ref())),
            ("text_layer", &text_layer.and_then(|layer| word(&layer.verdict))),
            ("authority", &authority.map(|authority| &authority.name)),
            ("gss", &authority.and_then(|authority| authority.gss.as_ref())),
            ("moderngov_site", &ids.site),
            ("moderngov_committee_id", &ids.committee_id),
            ("moderngov_meeting_id", &ids.meeting_id),
            ("errors", &errors),
            ("warnings", &warnings),
            ("infos", &infos),
            ("tool", &entry.tool),
        ],
    )?;
    for found in &entry.files {
        file(rows, id, found)?;
    }
    for (place, note) in record.into_iter().flat_map(|record| &record.diagnostics).enumerate() {
        let spot = Spot::of(note.at());
        rows.add(
            "diagnostics",
            &[
                ("document_id", &id),
                ("position", &position(place)),
                ("code", &note.code()),
                ("severity", &word(&note.severity())),
                ("message", &note.message()),
                ("page", &spot.page),
                ("place", &spot.place),
            ],
        )?;
    }
    Ok(id)
}

fn file(rows: &mut Rows<'_>, document: i64, file: &File) -> Result<(), Error> {
    let ids = ids(file.moderngov.as_ref());
    rows.add(
        "files",
        &[
            ("document_id", &document),
            ("path", &file.path),
            ("url", &file.url),
            ("title", &file.title),
            ("authority", &file.authority),
            ("body", &file.body),
            ("date", &file.date),
            ("moderngov_site", &ids.site),
            ("moderngov_committee_id", &ids.committee_id),
            ("moderngov_meeting_id", &ids.meeting_id),
            ("moderngov_file_id", &file.file_id),
        ],
    )?;
    Ok(())
}

fn ids(ids: Option<&ModernGov>) -> ModernGov {
    ids.cloned().unwrap_or_default()
}
