//! The words in which a diff is told, the same on a terminal, in Markdown and on a page.

use crate::diff::{Change, Diff, Row, SideRecord, State, Summary};
use crate::words::calendar::month_name;

/// What a group of changes is headed.
pub(crate) fn heading(state: State) -> &'static str {
    match state {
        State::NotComparable => "Not compared",
        State::DroppedOpen => "Dropped while open",
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
        State::NotComparable => "a log is missing, unreadable or of another body",
        State::DroppedOpen => "gone from the later log, though not closed in the earlier one",
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

/// "15 December 2023", or that there is none.
pub(super) fn side_day(side: &SideRecord) -> String {
    side.date.as_deref().map_or_else(|| "no date".to_owned(), day)
}

/// An ISO date, or a month of one, as people write it; what is none stays as it is.
pub(crate) fn day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let name = |month: &str| month_name(month.parse().ok()?);
    let words = match (year, month.and_then(name), day) {
        (Some(year), Some(month), Some(day)) => {
            day.parse::<u8>().ok().map(|day| format!("{day} {month} {year}"))
        }
        (Some(year), Some(month), None) => Some(format!("{month} {year}")),
        _ => None,
    };
    words.unwrap_or_else(|| iso.to_owned())
}

/// A row's number as people refer to it: the part only where it is not the first.
pub(crate) fn number(number: Option<&str>, part: Option<u32>) -> String {
    match (number, part) {
        (Some(number), Some(part)) if part > 1 => format!("{number} part {part}"),
        (Some(number), _) => number.to_owned(),
        (None, _) => "–".to_owned(),
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

/// "1 day", "2 days".
pub(crate) fn counted(count: i64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        assert_eq!(day("2023-12-05"), "5 December 2023");
        assert_eq!(day("2025-03"), "March 2025");
        assert_eq!(day("2020-13"), "2020-13");
        assert_eq!(day("soon"), "soon");
    }
}
