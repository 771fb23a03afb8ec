//! Lists of actions in a document record: logs, what minutes note, plans. Data only, in schema order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::place::At;

/// A table of actions: what a body carries from meeting to meeting, what minutes note, or a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionLog {
    /// Whether it is carried from meeting to meeting.
    pub kind: LogKind,
    /// Its heading.
    pub title: Option<String>,
    /// The body, where the heading names it.
    pub body: Option<String>,
    /// The date it stands at, ISO 8601.
    pub as_of: Option<String>,
    /// The actions.
    pub rows: Vec<ActionRow>,
    /// Text in its region that no row has: it is then incomplete.
    pub unread: Vec<Unread>,
    /// Where it stands.
    pub at: At,
}

/// What a list of actions is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogKind {
    /// Carried from meeting to meeting.
    #[default]
    Log,
    /// Noted beside or under the text of minutes.
    Noted,
    /// A table of planned actions in a report or an appendix.
    Plan,
}

/// Text that no value has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRow {
    /// As printed without its closing full stop; inherited by continuation rows.
    pub number: Option<String>,
    /// 1, 2, … within that number.
    pub part: Option<u32>,
    /// The banner or the table's title that it stands under.
    pub section: Option<String>,
    /// ISO date, or `YYYY-MM` where only a month is given.
    pub raised: Option<String>,
    /// ISO date, or `YYYY-MM` where only a month is given.
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
    /// What tells the state.
    pub state_from: Option<StateFrom>,
    /// Columns that the contract does not name, by header.
    pub extra: BTreeMap<String, String>,
    /// The cells as printed, by column header.
    pub printed: BTreeMap<String, Option<String>>,
    /// The keys whose value came from the row above.
    pub inherited: Vec<String>,
    /// Where it stands.
    pub at: At,
}

/// Whether an action is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// It will not be done: withdrawn, superseded, no longer required.
    NotDone,
    /// To be done, and not now.
    Paused,
}

impl ActionState {
    /// Returns the word that records have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::Paused => "paused",
        }
    }
}

/// What tells the state of an action, the first that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StateFrom {
    /// The printed status.
    Status,
    /// The colour of the cell, or its letter.
    Colour,
    /// A mark: a tick.
    Mark,
    /// The section that the row stands under.
    Section,
    /// The column of the time by which it is to be done.
    Due,
    /// The first words of the comments.
    Comments,
}
