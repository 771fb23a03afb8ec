//! What became of a row that stands in both logs.

use super::{Closed, Columns, Content, Field, State};

/// Returns the state of a pair, the first that holds: reopened or closed, changed, renumbered.
pub(crate) fn of_pair(
    before: &Content<'_>,
    after: &Content<'_>,
    fields: &[Field],
    columns: &Columns,
    closed: &Closed,
) -> State {
    let done = |content: &Content<'_>| closed.holds(content.row);
    // A log that does not tell what is done neither closes nor reopens anything.
    match (done(before), done(after)) {
        (true, false) if columns.state => State::Reopened,
        (false, true) if columns.state => State::Closed,
        _ if !fields.is_empty() => State::Changed,
        _ if number(before) != number(after) => State::Renumbered,
        _ => State::Unchanged,
    }
}

/// A row's number and its part; without a number there is no part to tell.
fn number<'a>(content: &Content<'a>) -> Option<(&'a str, Option<u32>)> {
    content.row.number.as_deref().map(|number| (number, content.row.part))
}
