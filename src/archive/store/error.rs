//! Why the database of an output folder could not be written.

use std::io;

use thiserror::Error;

use crate::archive::folder::Unlisted;
use crate::archive::records;

/// Why the database of an output folder could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A record that could not be read.
    #[error(transparent)]
    Record(#[from] records::Error),
    /// The database could not be written: a full disk, or a defect of minutebook.
    #[error("the database could not be written: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file could not be put in its place.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl From<Unlisted> for Error {
    fn from(error: Unlisted) -> Self {
        Self::Record(error.into())
    }
}
