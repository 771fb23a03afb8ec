//! What the tables of one meeting and one body are written from. Data only.

use std::collections::BTreeMap;

use crate::diff::Side;
use crate::record::meeting::{MeetingRecord, MeetingSource, Part};

/// The id of each document, by its digest.
pub(super) type Digests<'a> = BTreeMap<&'a str, i64>;

/// The meeting whose rows are being written.
pub(super) struct Meeting<'a> {
    /// Its id in the database.
    pub(super) id: i64,
    /// Its record.
    pub(super) record: &'a MeetingRecord,
    /// The ids of all documents.
    pub(super) digests: &'a Digests<'a>,
}

impl Meeting<'_> {
    /// The documents that a part was taken from: one, but for reports.
    pub(super) fn givers(&self, part: Part) -> impl Iterator<Item = &MeetingSource> {
        self.record.sources.iter().filter(move |source| source.gives.contains(&part))
    }

    /// The id of the document that a part was taken from.
    pub(super) fn giver(&self, part: Part) -> Option<i64> {
        self.givers(part).next().and_then(|source| self.document(&source.sha256))
    }

    /// The id of a document.
    pub(super) fn document(&self, sha256: &str) -> Option<i64> {
        self.digests.get(sha256).copied()
    }
}

/// The action log that was tabled at a meeting.
pub(super) struct Tabled {
    /// The meeting's id.
    pub(super) meeting: i64,
    /// The id of the document that the log stands in.
    pub(super) document: Option<i64>,
    /// The log, ready to be compared; one that minutes only note has a problem, and no life.
    pub(super) side: Side,
}
