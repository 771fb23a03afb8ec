//! The records of a backfill as one SQLite database, `minutebook.db`.
//!
//! In: `documents/` and `meetings/` of an output folder, and its ledger. Out: the tables, the full-text
//! index and the views of `schema.sql`. One sorted pass, one record in memory at a time (of action
//! logs, one body's): the same records give the same bytes. Every value is a bound parameter.

mod documents;
mod error;
mod lives;
mod meetings;
mod model;
mod open;
mod papers;
mod rows;

pub use self::error::Error;
pub use self::open::Unopened;
pub(crate) use self::open::open;

use std::path::Path;

use rusqlite::Connection;

use self::rows::Rows;
use crate::archive::folder::Folder;
use crate::record::ledger::Ledger;
use crate::sink;

/// Tells a minutebook database from others (`PRAGMA application_id`): the letters "mbk1".
pub const APPLICATION_ID: i32 = 0x6d62_6b31;

/// The version of the tables (`PRAGMA user_version`); it rises when a query of the old could break.
pub const VERSION: i32 = 3;

/// Everything that the database consists of, with what it means.
pub const SCHEMA: &str = include_str!("schema.sql");

/// Where in [`SCHEMA`] the part begins that runs once the rows are in.
const AFTER_THE_ROWS: &str = "-- ── after the rows";

/// Writes `minutebook.db` from the records of an output folder, whole or not at all.
///
/// # Errors
/// A record that is missing or not of this version, and those of the file system and the database.
pub fn build(folder: &Folder, ledger: &Ledger) -> Result<(), Error> {
    sink::replace_whole(&folder.database(), |path| fill(path, folder, ledger))
}

fn fill(path: &Path, folder: &Folder, ledger: &Ledger) -> Result<(), Error> {
    let connection = Connection::open(path)?;
    // The file is new and nobody else's until it is whole: it needs no journal.
    connection.execute_batch(
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
         PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;",
    )?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    let (tables, rest) = SCHEMA.split_once(AFTER_THE_ROWS).unwrap_or((SCHEMA, ""));
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(tables)?;
    {
        let mut rows = Rows::new(&connection);
        // 1. What wrote it.
        about(&connection, ledger)?;
        // 2. The archive.
        let digests = documents::write(&mut rows, folder, ledger)?;
        // 3. Body by body, meeting by meeting.
        for body in folder.bodies()? {
            meetings::write(&mut rows, folder, &body, &digests)?;
        }
    }
    // 4. Indexes, full text, views. The marker's own line is a comment.
    connection.execute_batch(rest.split_once('\n').map_or("", |(_, rest)| rest))?;
    connection.execute_batch("COMMIT")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn about(connection: &Connection, ledger: &Ledger) -> Result<(), Error> {
    let mut add = connection.prepare("INSERT INTO about (key, value) VALUES (?, ?)")?;
    let version = VERSION.to_string();
    for (key, value) in [
        ("program", "minutebook"),
        ("version", ledger.tool.as_str()),
        ("tables", version.as_str()),
        ("documentation", "docs/database.md"),
    ] {
        add.execute([key, value])?;
    }
    Ok(())
}
