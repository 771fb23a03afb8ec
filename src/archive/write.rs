//! Files of the output made of its records: checked, and written only where they differ from what stands
//! there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::folder::Folder;
use crate::record::schema;
use crate::record::schema::Style;
use crate::sink;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Those of the file system.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A record that does not fit its schema: a defect of minutebook.
    #[error("{place}: does not fit its schema at {pointer}: {reason}; please report it")]
    Invalid {
        /// The file that would have been written.
        place: String,
        /// JSON Pointer into the record.
        pointer: String,
        /// Why.
        reason: String,
    },
}

impl Error {
    /// Says of an error of the file system where it happened.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }

    /// Tells whether the file system refused it.
    pub(crate) fn is_io(&self) -> bool {
        matches!(self, Self::Io { .. })
    }
}

/// Checks a record and writes it, unless it stands there as it is.
///
/// # Errors
/// A record that does not fit its schema: a defect of minutebook. Those of the file system.
pub(crate) fn record(folder: &Folder, path: &Path, record: &impl Serialize) -> Result<(), Error> {
    let valid = schema::checked(record).map_err(|violations| {
        let first = violations.into_iter().next();
        let (pointer, reason) = first.map(|v| (v.pointer, v.reason)).unwrap_or_default();
        Error::Invalid { place: folder.below(path), pointer, reason }
    })?;
    let mut bytes = Vec::new();
    let failed = |error: io::Error| Error::io(path, error);
    valid.write(&mut bytes, Style::Pretty).map_err(failed)?;
    bytes.push(b'\n');
    whole(path, &bytes)
}

/// Writes a file whole, with the folders it stands in, unless it stands there as it is.
///
/// # Errors
/// Those of the file system.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    }
    sink::write_whole(path, |out| out.write_all(bytes))
        .map_err(|error: io::Error| Error::io(path, error))
}
