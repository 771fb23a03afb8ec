//! A history as CSV: one line an action. The only file that knows the CSV writer.

use std::io;

use crate::record::ActionState;
use crate::spreadsheet;

use super::{Action, BodyHistory, History};

const COLUMNS: [&str; 22] = [
    "authority",
    "body",
    "key",
    "number",
    "part",
    "raised",
    "due",
    "action",
    "owners",
    "comments",
    "status",
    "state",
    "first_seen",
    "last_seen",
    "end",
    "ended",
    "from",
    "into",
    "days_open",
    "days_since_change",
    "times_changed",
    "times_deferred",
];

/// Tells a history as CSV with a header line; several owners or keys are joined by "; ".
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
///
/// # Errors
/// None that a vector can have.
pub fn csv(history: &History) -> io::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    for body in &history.bodies {
        for action in &body.actions {
            out.write_record(
                line(body, action).iter().map(|cell| spreadsheet::cell(cell.as_bytes())),
            )?;
        }
    }
    out.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn line(body: &BodyHistory, action: &Action) -> [String; 22] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let count = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
    [
        text(&body.authority),
        text(&body.body),
        action.key.clone(),
        text(&action.number),
        action.part.map(|part| part.to_string()).unwrap_or_default(),
        text(&action.raised),
        text(&action.due),
        text(&action.action),
        action.owners.join("; "),
        text(&action.comments),
        text(&action.status),
        action.state.map(ActionState::as_str).unwrap_or_default().to_owned(),
        text(&action.first_seen),
        text(&action.last_seen),
        action.end.as_str().to_owned(),
        text(&action.ended),
        action.from.join("; "),
        action.into.join("; "),
        count(action.days_open),
        count(action.days_since_change),
        action.times_changed.to_string(),
        action.times_deferred.to_string(),
    ]
}
