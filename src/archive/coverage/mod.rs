//! What was and what was not understood of an archive: `report.json`.
//!
//! In: the ledger, and what putting the meetings together has found. Out: a [`Report`], which
//! [`pages`](crate::pages::coverage) shows to people.

mod gaps;
mod report;

use super::folder::Folder;
use super::meetings::model::Assembly;
use super::write;
use crate::record::ledger::Ledger;
use crate::record::report::Report;

/// Makes the report of an archive, and writes it for programs.
///
/// # Errors
/// A report that does not fit its schema: a defect of minutebook. Those of the file system.
pub(crate) fn run(
    folder: &Folder,
    ledger: &Ledger,
    assembly: &Assembly,
) -> Result<Report, write::Error> {
    let report = report::report(ledger, assembly);
    write::record(folder, &folder.report(), &report)?;
    Ok(report)
}
