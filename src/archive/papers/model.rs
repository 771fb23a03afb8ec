//! What goes from pass to pass: files found, documents, what is known of them. Data only.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::record::ledger::{Entry, File, Outcome, PassedOver};

/// What was found in an archive.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The files to read, by path.
    pub(crate) files: Vec<Found>,
    /// What is no document, by path.
    pub(crate) passed_over: Vec<PassedOver>,
    /// What could not be opened, among what was passed over: nothing is known of what it holds.
    pub(crate) closed: Vec<String>,
}

/// A file to read.
#[derive(Debug)]
pub(crate) struct Found {
    /// Where it is opened.
    pub(crate) path: PathBuf,
    /// Where it stands in the archive, and what its surroundings say of it.
    pub(crate) file: File,
}

/// A document: the same bytes in one file or several.
#[derive(Debug)]
pub(crate) struct Document {
    /// SHA-256 of the bytes.
    pub(crate) sha256: String,
    /// Length in bytes.
    pub(crate) bytes: u64,
    /// Where it was met, by path.
    pub(crate) files: Vec<File>,
    /// Where it is opened; none where none of its files can be opened just now.
    pub(crate) path: Option<PathBuf>,
    /// What is known of it, where it need not be read.
    pub(crate) known: Option<Known>,
}

impl Document {
    /// Returns the name that its record bears.
    pub(crate) fn name(&self) -> &str {
        self.files.first().map(File::name).unwrap_or_default()
    }
}

/// What is known of a document, and what made it so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// SHA-256 of the bytes.
    pub(crate) sha256: String,
    /// The name that the record bears.
    pub(crate) name: String,
    /// The version of minutebook that read it.
    pub(crate) tool: String,
    /// The rules that read it.
    pub(crate) rules: String,
    /// What came of it.
    pub(crate) outcome: Outcome,
}

impl Known {
    /// Takes what the ledger says of a document.
    fn of(entry: &Entry) -> Self {
        Self {
            sha256: entry.sha256.clone(),
            name: entry.files.first().map(File::name).unwrap_or_default().to_owned(),
            tool: entry.tool.clone(),
            rules: entry.rules.clone(),
            outcome: entry.outcome.clone(),
        }
    }
}

/// What earlier runs know.
#[derive(Debug, Default)]
pub(crate) struct EarlierRuns {
    /// The documents of the last finished run, by digest.
    pub(crate) ledger: Vec<Entry>,
    /// Those of a run that was broken off, by digest.
    pub(crate) journal: BTreeMap<String, Known>,
}

impl EarlierRuns {
    /// Returns what is known of a document, the latest first.
    pub(crate) fn of(&self, sha256: &str) -> Option<Known> {
        let at = || self.ledger.binary_search_by(|entry| entry.sha256.as_str().cmp(sha256)).ok();
        let in_ledger = || Some(Known::of(self.ledger.get(at()?)?));
        self.journal.get(sha256).cloned().or_else(in_ledger)
    }
}

/// Which documents are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reread {
    /// Those that are new, or whose rules have changed.
    Changed,
    /// All.
    All,
}

/// A document that is finished, its record written.
#[derive(Debug)]
pub(crate) struct Finished {
    /// Its place among those that were to be read.
    pub(crate) index: usize,
    /// The reader.
    pub(crate) reader: String,
    /// What came of it.
    pub(crate) outcome: Outcome,
    /// What to do about it, where the message does not say it.
    pub(crate) hint: Option<String>,
    /// How long it took.
    pub(crate) took: Duration,
}
