//! Why a backfill could not be exported.

use std::io;

use thiserror::Error;

use crate::archive::folder::Unlisted;
use crate::archive::records;
use crate::archive::store::Unopened;

/// Why a backfill could not be exported.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder is no backfill, or a record of it cannot be read.
    #[error(transparent)]
    Archive(#[from] records::Error),
    /// The folder has no database, or one of another version.
    #[error("{0}; run the backfill again")]
    Database(String),
    /// A folder is to be written where something stands.
    #[error("it is not empty; choose another, or remove it first")]
    Occupied,
    /// A folder is to be written where a file stands.
    #[error("it is no folder, and this format is one")]
    NoFolder,
    /// Two things that must have names of their own would have one.
    #[error("two files would be called {0}; please report it")]
    SameName(String),
    /// The output could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl From<Unlisted> for Error {
    fn from(error: Unlisted) -> Self {
        Self::Archive(error.into())
    }
}

impl From<Unopened> for Error {
    fn from(error: Unopened) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(format!("the database cannot be read: {error}"))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        Self::Write(error.into())
    }
}
