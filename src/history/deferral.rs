//! Whether an action was put off.

use crate::record::ActionRow;
use crate::words::joins::PUT_OFF;

/// Whether an action was put off between two meetings: its due date moved later, or its status or
/// comments say so more often than before.
pub(super) fn deferred(before: Option<&ActionRow>, after: &ActionRow) -> bool {
    let due = |row: &ActionRow| row.due.clone();
    let later = before
        .and_then(due)
        .zip(due(after))
        // "2024-06" and "2024-06-30" are no contradiction.
        .is_some_and(|(old, new)| new > old && !new.starts_with(&old));
    later || said(Some(after)) > said(before)
}

/// How often a row says that it was put off.
fn said(row: Option<&ActionRow>) -> usize {
    let texts = row.into_iter().flat_map(|row| [&row.status, &row.comments]).flatten();
    texts
        .map(|text| {
            let text = text.to_lowercase();
            PUT_OFF.words().map(|word| text.matches(word).count()).sum::<usize>()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(due: &str, status: &str, comments: &str) -> ActionRow {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        ActionRow {
            due: text(due),
            status: text(status),
            comments: text(comments),
            ..ActionRow::default()
        }
    }

    #[test]
    fn put_off() {
        let table = [
            (row("2024-05-01", "", ""), row("2024-06-01", "", ""), true),
            (row("2024-05", "", ""), row("2024-05-31", "", ""), false),
            (row("2024-05-01", "", ""), row("2024-04-01", "", ""), false),
            (row("", "open", ""), row("", "deferred", ""), true),
            (row("", "deferred", ""), row("", "deferred", ""), false),
            (
                row("", "", "Deferred to May."),
                row("", "", "Deferred to May. Deferred again."),
                true,
            ),
            (row("", "", ""), row("", "", "On the agenda"), false),
        ];
        for (before, after, expected) in table {
            assert_eq!(deferred(Some(&before), &after), expected, "{before:?}");
        }
        assert!(deferred(None, &row("", "", "Postponed to June")));
    }
}
