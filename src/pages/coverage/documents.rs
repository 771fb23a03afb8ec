//! What the report says of documents: which were not read or are in no meeting, and what was doubtful.

use maud::{Markup, html};

use crate::record::diagnostic::Code;
use crate::record::explain::{explain, severity_word};
use crate::record::ledger::PassedOver;
use crate::record::report::{
    Diagnosed, Example, Failure, Nothing, Report, SameBytes, SamePart, Unassembled,
};

use super::cells::{lines, paper, paper_and_record, record, section, table};
use super::words::{counted, part_word, piece_word, reason_word, thousands, unassembled_word};

/// The documents that went to no meeting.
pub(super) fn unassembled(report: &Report) -> Markup {
    let headings = ["Document", "Record", "What", "Why", "It says"];
    section(
        "unassembled",
        "Read, and in no meeting",
        report.unassembled.len(),
        "Their records stand in the folder documents. A sidecar file beside a paper can tell its body and date.",
        &table("unassembled", &headings, &report.unassembled, in_no_meeting),
    )
}

fn in_no_meeting(one: &Unassembled) -> Markup {
    let says: Vec<&str> =
        [&one.body, &one.date].into_iter().flatten().map(String::as_str).collect();
    html! {
        (paper_and_record(&one.document))
        td { (part_word(one.part)) }
        td { (unassembled_word(one.reason)) }
        td { (says.join(", ")) }
    }
}

/// The documents that could not be read.
pub(super) fn failures(report: &Report) -> Markup {
    section(
        "failures",
        "Not read",
        report.failures.len(),
        "Every document that could not be read, and why.",
        &table("failures", &["Document", "Kind", "Why"], &report.failures, failure),
    )
}

fn failure(one: &Failure) -> Markup {
    html! { (paper(&one.document)) td { (reason_word(one.reason)) } td { (one.message) } }
}

/// The documents that held nothing to record.
pub(super) fn nothing(report: &Report) -> Markup {
    let row = |one: &Nothing| html! { (paper(&one.document)) td { (one.message) } };
    section(
        "nothing",
        "Nothing to record",
        report.nothing.len(),
        "Documents that were read, and hold no agenda, minutes, action log or report: letters, maps, budgets.",
        &html! {
            details {
                summary { "The documents" } "\n"
                (table("nothing", &["Document", "Nearest"], &report.nothing, row))
            } "\n"
        },
    )
}

/// The diagnostics by code.
pub(super) fn diagnostics(report: &Report) -> Markup {
    section(
        "diagnostics",
        "Diagnostics",
        report.diagnostics.len(),
        "What could not be read in documents that have a record, or is doubtful, by kind.",
        &html! { @for one in &report.diagnostics { (diagnosed(one)) } },
    )
}

fn diagnosed(one: &Diagnosed) -> Markup {
    let row = |one: &Example| html! { (paper_and_record(&one.document)) td { (one.message) } };
    let headings = ["For example", "Record", "Message"];
    html! {
        details {
            summary {
                strong { (one.code) } " (" (severity_word(one.severity)) "): " (thousands(one.count))
                " in " (counted(one.documents, "document"))
            } "\n"
            @if let Some(told) = Code::find(&one.code).and_then(explain) {
                p { (told.cause) } "\n"
                p.dim { (told.remedy) } "\n"
            }
            (table("diagnostics", &headings, &one.examples, row))
        } "\n"
    }
}

/// The papers that were met more than once.
pub(super) fn duplicates(report: &Report) -> Markup {
    let all = &report.duplicates;
    let headings = ["Record", "Part", "Taken from", "Also in"];
    section(
        "duplicates",
        "The same paper more than once",
        all.bytes.len().saturating_add(all.parts.len()),
        "Counted once, and kept apart: the same bytes at several paths, and several documents with one \
         part of a meeting (a pack and its single papers, a page and its print, a draft and what was printed).",
        &html! {
            details.long {
                summary { "The same bytes" } "\n"
                (table("duplicates", &["Paths", "SHA-256"], &all.bytes, same_bytes))
            } "\n"
            details.long {
                summary { "One part in several documents" } "\n"
                (table("duplicates", &headings, &all.parts, same_part))
            } "\n"
        },
    )
}

fn same_bytes(one: &SameBytes) -> Markup {
    html! {
        td.path { (lines(&one.paths)) }
        td { (one.sha256.get(..12).unwrap_or_default()) }
    }
}

fn same_part(one: &SamePart) -> Markup {
    html! {
        td { (record(&one.record, &one.record)) }
        td { (piece_word(one.part)) }
        td.path { (one.taken) }
        td.path { (lines(&one.others)) }
    }
}

/// The files that are no documents.
pub(super) fn passed_over(report: &Report) -> Markup {
    let row = |one: &PassedOver| html! { td.path { (one.path) } td { (one.reason) } };
    section(
        "passed",
        "Files passed over",
        report.passed_over.len(),
        "Files of the archive that are no documents.",
        &html! {
            details {
                summary { "The files" } "\n"
                (table("passed", &["File", "Why"], &report.passed_over, row))
            } "\n"
        },
    )
}
