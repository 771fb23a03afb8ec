//! Why an output folder could not be read, or its database not be written.

use std::io;

use thiserror::Error;

use crate::archive::folder::Unlisted;

/// Why an output folder could not be read, or its database not be written. Paths are below the folder.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder that could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The path below the output folder.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A file that is no record of this version.
    #[error("{path}: is no record of this version ({reason}); run the backfill again")]
    Record {
        /// The path below the output folder.
        path: String,
        /// Why.
        reason: String,
    },
    /// The database could not be written: a full disk, or a defect of minutebook.
    #[error("the database could not be written: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file could not be put in its place.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl From<Unlisted> for Error {
    fn from(Unlisted { below, source, .. }: Unlisted) -> Self {
        Self::Io { path: below, source }
    }
}
