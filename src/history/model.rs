//! What a history holds: data only.

use serde::{Deserialize, Serialize};

use crate::diff::{Field, State};
use crate::record::ActionState;

/// The lives of all actions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// `urn:minutebook:history:2`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The statuses that say that an action is done, beside those that are known: what was added.
    pub closed: Vec<String>,
    /// One a body.
    pub bodies: Vec<BodyHistory>,
}

/// The lives of one body's actions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyHistory {
    /// The council or partnership, as its latest paper names it.
    pub authority: Option<String>,
    /// The body, as its latest paper names it.
    pub body: Option<String>,
    /// Its meetings, in the order of their dates.
    pub meetings: Vec<MeetingRecord>,
    /// How many actions there are, and how they ended.
    pub summary: Totals,
    /// Its actions, in the order in which they were first seen.
    pub actions: Vec<Action>,
}

/// One meeting's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRecord {
    /// The day of the meeting, ISO 8601.
    pub date: Option<String>,
    /// The name of the document or record.
    pub source: String,
    /// The address that the document gives for itself.
    pub url: Option<String>,
    /// How many rows its log has.
    pub rows: usize,
    /// Why there is no log to read; null where there is.
    pub problem: Option<String>,
    /// What may be missing from the log.
    pub doubts: Vec<String>,
}

/// Which log of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Log {
    /// As it came to the meeting, where its minutes have that one too: a row that it lacks may yet stand in the
    /// other.
    Came,
    /// As the meeting left it.
    Left,
}

/// The meeting whose log is being followed.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    /// Which of its logs.
    pub(super) log: Log,
    /// Its place among the body's meetings, counted from 0.
    pub(super) place: usize,
    /// The day of the meeting, ISO 8601.
    pub(super) date: Option<String>,
}

impl Meeting {
    /// A row's place, where the log is the meeting's own.
    pub(super) fn row(&self, place: usize) -> Option<usize> {
        (self.log == Log::Left).then_some(place)
    }
}

/// How many actions there are, and how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is an end, documented there")]
pub struct Totals {
    pub actions: usize,
    pub dropped_open: usize,
    pub dropped_unknown: usize,
    pub open: usize,
    pub done: usize,
    pub not_done: usize,
    pub split: usize,
    pub merged: usize,
}

/// How an action ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It left the log though it was open.
    DroppedOpen,
    /// It left the log, which did not tell whether it was open.
    DroppedUnknown,
    /// It has not: it stands in the last log, and nothing says that it has ended.
    Open,
    /// It was done, and stands in the last log or left it since.
    Done,
    /// It will not be done, and stands in the last log or left it since.
    NotDone,
    /// It became several.
    Split,
    /// It became one with others.
    Merged,
}

impl End {
    /// Returns the word that records have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DroppedOpen => "dropped_open",
            Self::DroppedUnknown => "dropped_unknown",
            Self::Open => "open",
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// One action's life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The meeting it was first seen at and its number there; no two actions share one.
    pub key: String,
    /// Its latest number.
    pub number: Option<String>,
    /// Its latest part.
    pub part: Option<u32>,
    /// When it was raised: ISO date, or `YYYY-MM`.
    pub raised: Option<String>,
    /// When it is or was due: ISO date, or `YYYY-MM`.
    pub due: Option<String>,
    /// What is to be done, in its latest words.
    pub action: Option<String>,
    /// Its latest owners.
    pub owners: Vec<String>,
    /// Its latest comments.
    pub comments: Option<String>,
    /// Its latest status.
    pub status: Option<String>,
    /// Whether it was still to be done when it was last seen, where the log tells.
    pub state: Option<ActionState>,
    /// The first meeting whose log has it.
    pub first_seen: Option<String>,
    /// The last meeting whose log has it.
    pub last_seen: Option<String>,
    /// How it ended.
    pub end: End,
    /// The meeting at which it had ended, or at whose log it was missing, merged or split; null while
    /// it is open.
    pub ended: Option<String>,
    /// Keys of the actions that were merged into it or that it was split from.
    pub from: Vec<String>,
    /// Keys of the actions that it was merged or split into.
    pub into: Vec<String>,
    /// Days from the day it was raised (the last of the month, where only that is known), or else from
    /// the meeting it was first seen at: to the last meeting where it is open, to the day it ended
    /// where it was closed, merged or split, to the day it was last seen where it was dropped.
    pub days_open: Option<i64>,
    /// Days from the meeting at which a field of it last differed to the last meeting; null where it
    /// has ended.
    pub days_since_change: Option<i64>,
    /// At how many meetings a field of it differed.
    pub times_changed: usize,
    /// How often it was put off: its due date moved later, or its status or comments newly say so.
    pub times_deferred: usize,
    /// What was seen of it, meeting by meeting; two events where it changed or went between the log as it came to
    /// a meeting and as it left it.
    pub life: Vec<Event>,
}

/// What was seen of an action at one meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The place of the meeting in `meetings`, counted from 0.
    pub meeting: usize,
    /// The day of the meeting.
    pub date: Option<String>,
    /// What became of it.
    pub state: EventState,
    /// Its number there; null where it was not there.
    pub number: Option<String>,
    /// Its part there.
    pub part: Option<u32>,
    /// Its status there.
    pub status: Option<String>,
    /// Whether it was done there, or not to be done.
    pub closed: bool,
    /// Whether it was put off.
    pub deferred: bool,
    /// How alike it was to what it had been; null where there is nothing to compare.
    pub similarity: Option<f64>,
    /// The fields that differ from what they were.
    pub fields: Vec<Field>,
    /// Its row's place in that meeting's log, counted from 0; null where it was not there. For those who
    /// hold the log; it is not written.
    #[serde(skip)]
    pub row: Option<usize>,
}

/// What became of an action at one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// It stands in the first log there is: it may be older.
    FirstSeen,
    /// It is new.
    Added,
    /// It had left the log and is there again.
    Returned,
    /// The same as at the meeting before.
    Unchanged,
    /// The same under another number.
    Renumbered,
    /// A field of it differs.
    Changed,
    /// Its status moved into the closed set.
    Closed,
    /// Its status moved out of the closed set.
    Reopened,
    /// It left the log though it was open.
    DroppedOpen,
    /// It left the log, which did not tell whether it was open.
    DroppedUnknown,
    /// It left the log, closed.
    DroppedClosed,
    /// It became several.
    Split,
    /// It became one with others.
    Merged,
}

impl EventState {
    /// Returns the word that records have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstSeen => "first_seen",
            Self::Added => "added",
            Self::Returned => "returned",
            Self::Unchanged => "unchanged",
            Self::Renumbered => "renumbered",
            Self::Changed => "changed",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::DroppedOpen => "dropped_open",
            Self::DroppedUnknown => "dropped_unknown",
            Self::DroppedClosed => "dropped_closed",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }

    /// Returns what a diff calls it, for a row that stands in two logs.
    pub(super) fn of(state: State) -> Self {
        match state {
            State::Reopened => Self::Reopened,
            State::Closed => Self::Closed,
            State::Changed => Self::Changed,
            State::Renumbered => Self::Renumbered,
            _ => Self::Unchanged,
        }
    }

    /// Whether the action stands in that meeting's log.
    pub fn is_there(self) -> bool {
        let left = matches!(self, Self::DroppedOpen | Self::DroppedUnknown | Self::DroppedClosed);
        !left && !matches!(self, Self::Split | Self::Merged)
    }
}
