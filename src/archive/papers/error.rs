//! Why papers could not be read, or no more of them. What was finished until then stays and counts.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why the papers of an archive could not be read, or no more of them.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The archive cannot be listed.
    #[error("{path}: cannot be read as an archive: {source}", path = path.display())]
    Archive {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no file in the archive, though there were some before, or none ever.
    #[error(
        "{path}: holds no file to read; if it is on another disk, is that mounted? Nothing was changed",
        path = path.display()
    )]
    NoFiles {
        /// The folder.
        path: PathBuf,
    },
    /// The output folder holds something else.
    #[error("{path}: is not empty, and not the output of a backfill; choose another folder", path = path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// The archive would be written to.
    #[error("{path}: is the archive itself; the output needs a folder of its own", path = path.display())]
    SameFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Another run has the output.
    #[error("{path}: another backfill is writing here{by}; wait until it is done, or choose another folder", path = path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
        /// ` (process 4711)`, where it is known.
        by: String,
    },
    /// The output is of another version.
    #[error(
        "{path}: is of another version of minutebook ({found}); choose another folder, or remove this one",
        path = path.display()
    )]
    OtherSchema {
        /// The ledger.
        path: PathBuf,
        /// What it says it is.
        found: String,
    },
    /// A file of the output is not what was written.
    #[error("{path}: is damaged ({reason}); choose another folder, or remove this one", path = path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file cannot be written.
    #[error("{path}: cannot be written: {source}{GO_ON}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No worker can be started.
    #[error("{path}: cannot be started as a worker: {source}", path = path.display())]
    Worker {
        /// The program.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A record does not fit its schema: a defect of minutebook.
    #[error("the ledger does not fit its schema at {pointer}: {reason}; please report it")]
    Invalid {
        /// JSON Pointer.
        pointer: String,
        /// Why.
        reason: String,
    },
}

/// What holds where the file system stopped a run.
pub(crate) const GO_ON: &str = "; what was read until now is kept";
