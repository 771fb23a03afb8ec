//! Two action logs compared: what was added, closed, changed, and what went though it was open.
//!
//! In: two [`Side`]s. Out: a [`Diff`], the record of `schemas/diff.schema.json`. Rows are paired over
//! the whole log by an optimal assignment on the words of the action, the date it was raised and its
//! owners; the log's own numbers are reused and shift, so they decide nothing.

mod assign;
mod candidates;
mod columns;
mod comparable;
mod compare;
mod content;
mod days;
mod model;
mod number;
mod pair;
mod regroup;
mod report;
mod score;
mod side;
mod state;
mod words;

pub use comparable::INCOMPLETE;
pub use content::Closed;
pub use model::{
    Bodies, Change, Diff, Field, FieldValue, Incomplete, Listing, Options, Row, Side, SideRecord,
    State, Summary,
};
pub use score::{PART_THRESHOLD, THRESHOLD};

pub(crate) use columns::Columns;
pub(crate) use comparable::{body, folded, missing};
pub(crate) use compare::fields;
pub(crate) use content::{Content, contents, fold};
pub(crate) use days::days_between;
pub(crate) use number::natural;
pub(crate) use pair::pair;
pub(crate) use regroup::regroup;
pub(crate) use score::millionths;
pub use side::Lists;
#[cfg(feature = "archive")]
pub(crate) use side::{is_noted, last_of_each};
pub(crate) use state::of_pair;

use crate::record::schema;
use crate::record::schema::{Valid, Violation};

/// Compares two action logs.
///
/// `before` is the earlier one. Swapped sides give the mirrored changes, and neither the order of
/// the rows nor their numbers decide which row is which.
pub fn diff(before: &Side, after: &Side, options: &Options) -> Diff {
    // 1. Logs that are missing, or of other bodies, are told and never read as "all dropped".
    let (before, after) = match comparable::comparable(before, after, options) {
        Ok(sides) => sides,
        Err(diff) => return *diff,
    };
    let (old, new) = (content::contents(&before.rows), content::contents(&after.rows));
    // 2. Which row is which.
    let pairs = pair::pair(&old, &new);
    // 3. Rows that became two, or one.
    let groups = regroup::regroup(&old, &new, &pairs);
    // 4. What became of each, and how it is told.
    report::report(&before, &after, (&old, &new), &pairs, &groups, options)
}

/// Checks a diff against its schema, ready to be written.
///
/// # Errors
/// Every violation: a defect of minutebook.
pub fn check(diff: &Diff) -> Result<Valid, Vec<Violation>> {
    schema::checked(diff)
}
