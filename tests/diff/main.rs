//! Action logs compared: every state, the properties that hold for all logs, the fixtures, and the
//! command.

#![allow(clippy::restriction, reason = "a test that fails here has failed")]

mod cli;
mod fixtures;
mod lives;
mod properties;
mod schemas;
mod states;
mod threshold;

use minutebook::diff::{Change, Diff, Options, Side, State, diff};
use minutebook::record::{ActionLog, ActionRow};

/// A row: number and part, date raised, action, owners, comments, status.
pub(crate) fn row(
    (number, part): (&str, u32),
    raised: &str,
    action: &str,
    owners: &[&str],
    comments: &str,
    status: &str,
) -> ActionRow {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ActionRow {
        number: text(number),
        part: Some(part),
        raised: text(raised),
        action: text(action),
        owners: owners.iter().map(|owner| (*owner).to_owned()).collect(),
        comments: text(comments),
        status: text(status),
        ..ActionRow::default()
    }
}

/// A log of some rows, tabled on a day.
pub(crate) fn side(date: &str, rows: Vec<ActionRow>) -> Side {
    Side {
        source: format!("{date}.pdf"),
        body: Some("Fenhythe Resilience Board".to_owned()),
        date: Some(date.to_owned()),
        logs: vec![ActionLog { rows, ..ActionLog::default() }],
        ..Side::default()
    }
}

/// Compares two logs, and checks that the outcome fits its schema.
pub(crate) fn compared(before: &Side, after: &Side, options: &Options) -> Diff {
    let diff = diff(before, after, options);
    minutebook::diff::check(&diff).unwrap();
    diff
}

/// A change as one line: state, numbers before and after, fields.
pub(crate) fn told(change: &Change) -> String {
    let numbers = |rows: &[minutebook::diff::Row]| {
        let number = |row: &minutebook::diff::Row| {
            format!("{}.{}", row.number.as_deref().unwrap_or("-"), row.part.unwrap_or(0))
        };
        rows.iter().map(number).collect::<Vec<_>>().join("+")
    };
    let fields: Vec<&str> = change.fields.iter().map(|field| field.name.as_str()).collect();
    let (before, after) = (numbers(&change.before), numbers(&change.after));
    format!("{} {before} > {after} {}", State::as_str(change.state), fields.join(" "))
        .trim_end()
        .to_owned()
}

pub(crate) fn told_all(diff: &Diff) -> Vec<String> {
    diff.changes.iter().map(told).collect()
}
