//! What goes into a comparison and what comes out of it: data only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Closed;
use crate::record::{ActionLog, ActionState, At};

/// One side of a comparison: the action logs of one document or meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The name of the document or record.
    pub source: String,
    /// The address that the document gives for itself.
    pub url: Option<String>,
    /// The council or partnership, as the paper names it.
    pub authority: Option<String>,
    /// The body, as the paper names it.
    pub body: Option<String>,
    /// What stays the same where the body is renamed: its place in a backfill.
    pub series: Option<String>,
    /// The day of the meeting that the log was tabled at, ISO 8601.
    pub date: Option<String>,
    /// The logs; their rows are compared as one.
    pub logs: Vec<ActionLog>,
    /// The logs as they came to the meeting, where its minutes hold them beside those that it left: a row
    /// that stands in them alone ended there.
    pub came: Vec<ActionLog>,
    /// Why there is no log, where there is none.
    pub problem: Option<String>,
    /// What may be missing from the log, for people.
    pub doubts: Vec<String>,
}

/// How to compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Which actions have ended.
    pub closed: Closed,
    /// Which bodies' logs may be compared.
    pub bodies: Bodies,
    /// Which changes are listed.
    pub listing: Listing,
    /// What becomes of a log with text that no row has.
    pub incomplete: Incomplete,
}

/// What becomes of a log with text that no row has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Incomplete {
    /// It is not compared: a row that was not read would be told as dropped.
    #[default]
    Refused,
    /// It is compared as far as it was read.
    Compared,
}

/// Which bodies' logs may be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bodies {
    /// Those of one body; a body that a paper does not name is taken to be the same.
    #[default]
    Same,
    /// Those of any two.
    Any,
}

/// Which changes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// All but unchanged rows, which are only counted.
    #[default]
    Changes,
    /// Every row.
    All,
}

/// Two action logs compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// `urn:minutebook:diff:2`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The earlier log.
    pub before: SideRecord,
    /// The later log.
    pub after: SideRecord,
    /// How many changes there are of each state.
    pub summary: Summary,
    /// The changes, those that a reader must see first at the top.
    pub changes: Vec<Change>,
}

/// What a diff says of one of its logs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideRecord {
    /// The name of the document or record.
    pub source: String,
    /// The address that the document gives for itself.
    pub url: Option<String>,
    /// The body, as the paper names it.
    pub body: Option<String>,
    /// The day of the meeting, ISO 8601.
    pub date: Option<String>,
    /// How many rows were compared.
    pub rows: usize,
    /// Why the log could not be compared; null where it was.
    pub problem: Option<String>,
    /// What may be missing from the log.
    pub doubts: Vec<String>,
}

/// How many changes there are of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is a state, documented there")]
pub struct Summary {
    pub not_comparable: usize,
    pub dropped_open: usize,
    pub dropped_unknown: usize,
    pub reopened: usize,
    pub added: usize,
    pub closed: usize,
    pub changed: usize,
    pub split: usize,
    pub merged: usize,
    pub dropped_closed: usize,
    pub renumbered: usize,
    pub unchanged: usize,
}

/// What became of a row, in the order in which people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A log is missing, unreadable, incomplete, or of another body.
    NotComparable,
    /// Gone though open.
    DroppedOpen,
    /// Gone, and the log does not tell whether it was open.
    DroppedUnknown,
    /// Closed before, open now.
    Reopened,
    /// Only in the later log.
    Added,
    /// Open before, closed now.
    Closed,
    /// In both, with another text, date, owner, comment or status.
    Changed,
    /// One row became several.
    Split,
    /// Several rows became one.
    Merged,
    /// Gone, and closed before: the usual end.
    DroppedClosed,
    /// The same row under another number.
    Renumbered,
    /// The same row.
    Unchanged,
}

impl State {
    /// All states, in the order in which people are told.
    pub const ALL: &[Self] = &[
        Self::NotComparable,
        Self::DroppedOpen,
        Self::DroppedUnknown,
        Self::Reopened,
        Self::Added,
        Self::Closed,
        Self::Changed,
        Self::Split,
        Self::Merged,
        Self::DroppedClosed,
        Self::Renumbered,
        Self::Unchanged,
    ];

    /// Returns the word that records have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotComparable => "not_comparable",
            Self::DroppedOpen => "dropped_open",
            Self::DroppedUnknown => "dropped_unknown",
            Self::Reopened => "reopened",
            Self::Added => "added",
            Self::Closed => "closed",
            Self::Changed => "changed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::DroppedClosed => "dropped_closed",
            Self::Renumbered => "renumbered",
            Self::Unchanged => "unchanged",
        }
    }
}

impl Summary {
    /// Returns the count of a state.
    pub fn of(&self, state: State) -> usize {
        let mut copy = *self;
        *copy.place(state)
    }

    /// Counts one more of a state.
    pub(crate) fn count(&mut self, state: State) {
        let place = self.place(state);
        *place = place.saturating_add(1);
    }

    fn place(&mut self, state: State) -> &mut usize {
        match state {
            State::NotComparable => &mut self.not_comparable,
            State::DroppedOpen => &mut self.dropped_open,
            State::DroppedUnknown => &mut self.dropped_unknown,
            State::Reopened => &mut self.reopened,
            State::Added => &mut self.added,
            State::Closed => &mut self.closed,
            State::Changed => &mut self.changed,
            State::Split => &mut self.split,
            State::Merged => &mut self.merged,
            State::DroppedClosed => &mut self.dropped_closed,
            State::Renumbered => &mut self.renumbered,
            State::Unchanged => &mut self.unchanged,
        }
    }
}

/// What became of a row, or of rows that were merged or split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What became of it.
    pub state: State,
    /// `after:2.1`, number and part in the later log, else `before:2.1`; no two changes share one.
    pub key: String,
    /// How alike the rows are, 0 to 1; null where there is no pair.
    pub similarity: Option<f64>,
    /// The rows of the earlier log: one, none, or those that were merged.
    pub before: Vec<Row>,
    /// The rows of the later log: one, none, or those that the row was split into.
    pub after: Vec<Row>,
    /// The fields that differ; numbers are none, they stand in the rows.
    pub fields: Vec<Field>,
}

/// A row as a diff tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// As printed.
    pub number: Option<String>,
    /// 1, 2, … within that number.
    pub part: Option<u32>,
    /// ISO date, or `YYYY-MM`.
    pub raised: Option<String>,
    /// ISO date, or `YYYY-MM`.
    pub due: Option<String>,
    /// What is to be done.
    pub action: Option<String>,
    /// Persons or posts.
    pub owners: Vec<String>,
    /// The comments or update column.
    pub comments: Option<String>,
    /// As printed, lower case; or the cell's colour.
    pub status: Option<String>,
    /// Whether it is still to be done, where the log tells.
    pub state: Option<ActionState>,
    /// Columns that the contract does not name, by header.
    pub extra: BTreeMap<String, String>,
    /// Days from the day it was raised to the later meeting's, of a row that is gone to the last one whose
    /// log has it; null where it is closed or a date is not known to the day.
    pub days_open: Option<i64>,
    /// Where it stands.
    pub at: At,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `raised`, `due`, `action`, `owners`, `comments`, `status`, or `extra: ` and a header.
    pub name: String,
    /// Its value in the earlier log.
    pub before: FieldValue,
    /// Its value in the later log.
    pub after: FieldValue,
    /// Comments that only grew: the earlier text stands unaltered in the later.
    pub grew: bool,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// Owners.
    List(Vec<String>),
    /// Anything else.
    Text(Option<String>),
}
