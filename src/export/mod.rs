//! A backfill for other tools: CSV, NDJSON, iCalendar, Popolo, Open Civic Data.
//!
//! In: the output folder of a backfill. Out: one file or folder, whole or not at all, and what the format
//! could not carry, counted. One record in memory at a time (of action logs, one body's); the same
//! records give the same bytes.

mod announced;
mod csv;
mod error;
mod folder;
mod ical;
mod ids;
mod losses;
mod ndjson;
mod ocd;
mod popolo;
mod uri;
mod votes;
mod when;

pub use csv::Cells;
pub use error::Error;
pub use losses::Report;

use std::path::Path;

use crate::archive::Folder;

/// What a backfill is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A folder of CSV files (RFC 4180), one a table or view of the database.
    Csv(Cells),
    /// One meeting record a line.
    Ndjson,
    /// An iCalendar file (RFC 5545): meetings as events, actions as to-dos.
    Ical,
    /// A Popolo JSON file: organisations, persons, events, motions, votes.
    Popolo,
    /// A folder of Open Civic Data JSON files, as `pupa update --import` reads them.
    Ocd,
}

/// Writes the backfill in the folder `from` to `path`, whole or not at all.
///
/// # Errors
/// A folder that is no backfill, a record that is not of this version, those of the file system.
pub fn export(from: &Folder, format: Format, path: &Path) -> Result<Report, Error> {
    match format {
        Format::Csv(cells) => csv::write(from, path, cells),
        Format::Ndjson => ndjson::write(from, path),
        Format::Ical => ical::write(from, path),
        Format::Popolo => popolo::write(from, path),
        Format::Ocd => ocd::write(from, path),
    }
}
