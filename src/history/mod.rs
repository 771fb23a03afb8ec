//! Each action's life over any number of action logs: first and last seen, every change with its
//! meeting, how it ended, how long it was open, how often it was put off.
//!
//! In: the logs of meetings, as [`Side`]s. Out: a [`History`], the record of
//! `schemas/history.schema.json`. Two logs that follow each other are paired as a diff pairs them; a
//! meeting whose log is missing is passed over, and ends nothing.

mod bodies;
mod csv;
mod deferral;
mod follow;
mod life;
mod model;

pub use csv::csv;
pub use model::{Action, BodyHistory, End, Event, EventState, History, MeetingRecord, Totals};

use crate::diff::{Options, Side};
use crate::record::schema;
use crate::record::schema::{Schema, Valid, Violation};

/// Follows every action through the logs of each body.
///
/// The logs may come in any order: each body's go by their dates. Those without a date come first.
pub fn history(sides: &[Side], options: &Options) -> History {
    // 1. One body's logs, in the order of their dates.
    let bodies = bodies::bodies(sides, options);
    // 2. Each body's actions, meeting by meeting.
    let bodies = bodies.iter().map(|sides| follow::follow(sides, options)).collect();
    History {
        schema: Schema::History.urn().to_owned(),
        closed: options.closed.words().to_vec(),
        bodies,
    }
}

/// Checks a history against its schema, ready to be written.
///
/// # Errors
/// Every violation: a defect of minutebook.
pub fn check(history: &History) -> Result<Valid, Vec<Violation>> {
    schema::checked(history)
}
