//! The words in which a diff is told, the same on a terminal, in Markdown and on a page.

use crate::diff::{Change, Diff, Row, State, Summary};
use crate::pages::words::{counted, day, number};

/// What a group of changes is headed.
pub(super) fn heading(state: State) -> &'static str {
    match state {
        State::NotComparable => "Not compared",
        State::DroppedOpen => "Dropped while open",
        State::DroppedUnknown => "Dropped, state unknown",
        State::Reopened => "Reopened",
        State::Added => "Added",
        State::Closed => "Closed",
        State::Changed => "Changed",
        State::Split => "Split",
        State::Merged => "Merged",
        State::DroppedClosed => "Dropped after closing",
        State::Renumbered => "Renumbered",
        State::Unchanged => "Unchanged",
    }
}

/// What a group of changes means.
pub(super) fn meaning(state: State) -> &'static str {
    match state {
        State::NotComparable => "a log is missing, unreadable, incomplete or of another body",
        State::DroppedOpen => "gone from the later log, though not closed in the earlier one",
        State::DroppedUnknown => {
            "gone from the later log; the earlier one does not say whether it was open"
        }
        State::Reopened => "closed in the earlier log, open in the later one",
        State::Added => "only in the later log",
        State::Closed => "open in the earlier log, closed in the later one",
        State::Changed => "in both logs, with other words, dates, owners, comments or status",
        State::Split => "one row became several",
        State::Merged => "several rows became one",
        State::DroppedClosed => "gone from the later log, closed in the earlier one",
        State::Renumbered => "the same row under another number",
        State::Unchanged => "the same in both logs",
    }
}

/// Whether a reader must see the changes of a state first: what went, and had not ended for all that is
/// known.
pub(super) fn is_alarm(state: State) -> bool {
    matches!(state, State::DroppedOpen | State::DroppedUnknown)
}

/// "3 dropped while open, 1 closed, …", without what there is none of.
pub(super) fn counts(summary: &Summary) -> String {
    let counts: Vec<String> = State::ALL
        .iter()
        .map(|state| (summary.of(*state), heading(*state).to_lowercase()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    if counts.is_empty() { "no rows".to_owned() } else { counts.join(", ") }
}

/// Whether two logs are the same row by row.
pub(super) fn is_same(summary: &Summary) -> bool {
    State::ALL.iter().all(|state| *state == State::Unchanged || summary.of(*state) == 0)
}

/// The name of both logs: the body, or nothing that is known.
pub(super) fn title(diff: &Diff) -> String {
    match (&diff.after.body, &diff.before.body) {
        (Some(body), _) | (None, Some(body)) => format!("{body}: action log"),
        (None, None) => "Action log".to_owned(),
    }
}

/// The numbers of a change: "5", "5 → 1", "3, 4 → 2".
pub(super) fn numbers(change: &Change) -> String {
    let side = |rows: &[Row]| {
        let numbers = rows.iter().map(|row| number(row.number.as_deref(), row.part));
        numbers.collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (side(&change.before), side(&change.after));
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after,
        (_, true) => before,
        _ if before == after => before,
        _ => format!("{before} → {after}"),
    }
}

/// What is known of a row beside its action: owners, dates, status, how long it has been open.
pub(super) fn facts(row: &Row) -> Vec<String> {
    let mut facts = Vec::new();
    if !row.owners.is_empty() {
        facts.push(row.owners.join(", "));
    }
    facts.extend(row.raised.as_deref().map(|date| format!("raised {}", day(date))));
    facts.extend(row.due.as_deref().map(|date| format!("due {}", day(date))));
    facts.extend(row.status.as_deref().map(|status| format!("status {status}")));
    facts.extend(row.days_open.map(|days| format!("open {}", counted(days, "day"))));
    facts
}

/// How alike two rows are, in words; nothing where they are the same.
pub(super) fn alike(change: &Change) -> Option<String> {
    let similarity = change.similarity.filter(|similarity| *similarity < 1.0)?;
    // Rows that are not wholly alike are never called so.
    let hundredths = (similarity * 100.0).floor();
    Some(format!("{hundredths:.0} % alike"))
}
