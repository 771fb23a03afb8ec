//! The database of a backfill opened for questions.

use rusqlite::{Connection, OpenFlags};
use thiserror::Error;

use super::{APPLICATION_ID, VERSION};
use crate::archive::folder::Folder;

/// Why the database of a backfill cannot be asked.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Unopened {
    /// There is none.
    #[error("there is no {0}")]
    Missing(String),
    /// Another version wrote it.
    #[error("{0} is of another version")]
    OtherVersion(String),
    /// It cannot be read.
    #[error("the database cannot be read: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// Opens the database of a backfill for reading.
///
/// # Errors
/// None that is there, one of another version, or none that can be read.
pub(crate) fn open(from: &Folder) -> Result<Connection, Unopened> {
    let path = from.database();
    if !path.is_file() {
        return Err(Unopened::Missing(from.below(&path)));
    }
    let database = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let pragma = |name: &str| database.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0));
    let (application, version): (i32, i32) = (pragma("application_id")?, pragma("user_version")?);
    if (application, version) != (APPLICATION_ID, VERSION) {
        return Err(Unopened::OtherVersion(from.below(&path)));
    }
    Ok(database)
}
