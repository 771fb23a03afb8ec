//! What was and what was not understood of an archive: `report.json`.
//!
//! In: the ledger, and what putting the meetings together has found. Out: a [`Report`], which
//! [`pages`](crate::pages::coverage) shows to people.

mod gaps;
mod report;

use super::folder::Folder;
use super::meetings::model::Assembly;
use super::{records, write};
use crate::block::words;
use crate::record::ledger::{Ledger, Outcome};
use crate::record::report::Report;

/// The words of a document of which no record came.
fn words_of(folder: &Folder, sha256: &str) -> u64 {
    let text = records::text(folder, sha256).ok().flatten();
    text.map_or(0, |text| text.pages.iter().map(|page| words(&page.text)).sum())
}

/// Makes the report of an archive, and writes it for programs.
///
/// # Errors
/// A report that does not fit its schema: a defect of minutebook. Those of the file system.
pub(crate) fn run(
    folder: &Folder,
    ledger: &Ledger,
    assembly: &Assembly,
) -> Result<Report, write::Error> {
    let mut report = report::report(ledger, assembly);
    let without: u64 = ledger
        .documents
        .iter()
        .filter(|entry| matches!(entry.outcome, Outcome::Nothing { .. }))
        .map(|entry| words_of(folder, &entry.sha256))
        .sum();
    report.text = report::with_others(&report.text, without);
    write::record(folder, &folder.report(), &report)?;
    Ok(report)
}
