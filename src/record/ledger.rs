//! The ledger: what became of every file of an archive, one entry a document.
//!
//! Data only. It holds no times, so that two runs over the same archive give the same bytes.

use serde::{Deserialize, Serialize};

use crate::record::ModernGov;

/// What became of every document of an archive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// `urn:minutebook:ledger:1`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The version of minutebook that wrote it.
    pub tool: String,
    /// The documents, by digest.
    pub documents: Vec<Entry>,
    /// Files that are not documents or could not be opened, by path.
    pub passed_over: Vec<PassedOver>,
}

/// One document: the same bytes met twice are one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Where it was met, by path; the record bears the name of the first.
    pub files: Vec<File>,
    /// The version of minutebook that read it.
    pub tool: String,
    /// The revision of the rules that read it ([`rules`](crate::archive::papers::rules)) and the flags that bore on
    /// it: the document is read again where they are others now.
    pub rules: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// One place where a document was met, and what its surroundings say of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The path below the archive, with `/`.
    pub path: String,
    /// The address that a sidecar gives.
    pub url: Option<String>,
    /// The title that a sidecar gives; it does not tell what the document is.
    pub title: Option<String>,
    /// The council, where a sidecar or a scraper's store names it.
    pub authority: Option<String>,
    /// The body, where a sidecar or a ModernGov file name names it.
    pub body: Option<String>,
    /// The meeting's date, where a sidecar or a ModernGov file name gives it, ISO 8601.
    pub date: Option<String>,
    /// Ids from a sidecar; none is derived from another.
    pub moderngov: Option<ModernGov>,
    /// The attachment's id in a ModernGov file name (`s112219`), or the number of a pack (`g5318`).
    pub file_id: Option<String>,
}

impl File {
    /// Returns the file's own name, the last step of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// What came of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// `documents/<sha256>.json` is its record.
    Read {
        /// Diagnostics of severity error, warning, info.
        diagnostics: [u32; 3],
    },
    /// It was read, and nothing that the contract knows was found.
    Nothing {
        /// What came nearest, for people.
        message: String,
    },
    /// It could not be read.
    Failed {
        /// Why, for grouping.
        reason: Reason,
        /// Why, for people.
        message: String,
    },
}

/// Why a document could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file is broken, empty, encrypted or of another format.
    Document,
    /// It has no text layer, or a garbled one.
    Text,
    /// It ran into a limit on what is read.
    Budget,
    /// It took longer than a document may.
    Time,
    /// It wanted more memory than a document may have.
    Memory,
    /// The reader broke down: a defect of minutebook.
    Crash,
    /// The file could not be opened or read.
    Io,
}

/// A file that is no document of the archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    /// The path below the archive, with `/`.
    pub path: String,
    /// Why: `sidecar`, `hidden`, `not opened: …`.
    pub reason: String,
}
