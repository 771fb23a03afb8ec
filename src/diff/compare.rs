//! The fields in which two rows of one action differ.

use crate::record::ActionRow;

use super::{Columns, Content, Field, FieldValue};

/// Lists the fields that differ beyond typography, in the contract's order. Columns that one of the
/// logs does not have are left out.
pub(crate) fn fields(before: &Content<'_>, after: &Content<'_>, columns: &Columns) -> Vec<Field> {
    let (a, b) = (&before.key, &after.key);
    let mut fields = Vec::new();
    let mut text = |name: &str, differs: bool, value: fn(&ActionRow) -> Option<String>| {
        if differs {
            let (before, after) = (value(before.row), value(after.row));
            fields.push(field(name, FieldValue::Text(before), FieldValue::Text(after)));
        }
    };
    text("raised", columns.raised && a.raised != b.raised, |row| row.raised.clone());
    text("due", columns.due && a.due != b.due, |row| row.due.clone());
    text("action", columns.action && a.action != b.action, |row| row.action.clone());
    if columns.owners && a.owners != b.owners {
        let owners = |row: &ActionRow| FieldValue::List(row.owners.clone());
        fields.push(field("owners", owners(before.row), owners(after.row)));
    }
    if columns.comments && a.comments != b.comments {
        let comments = |row: &ActionRow| FieldValue::Text(row.comments.clone());
        let grew = grew(a.comments.as_deref(), b.comments.as_deref());
        fields.push(Field { grew, ..field("comments", comments(before.row), comments(after.row)) });
    }
    if columns.status && a.status != b.status {
        let status = |row: &ActionRow| FieldValue::Text(row.status.clone());
        fields.push(field("status", status(before.row), status(after.row)));
    }
    for header in &columns.extra {
        let folded = |content: &Content<'_>| {
            content.key.extra.iter().find(|(key, _)| key == header).map(|(_, value)| value.clone())
        };
        if folded(before) != folded(after) {
            let value = |row: &ActionRow| FieldValue::Text(row.extra.get(header).cloned());
            let name = format!("extra: {header}");
            fields.push(field(&name, value(before.row), value(after.row)));
        }
    }
    fields
}

fn field(name: &str, before: FieldValue, after: FieldValue) -> Field {
    Field { name: name.to_owned(), before, after, grew: false }
}

/// Whether the earlier comments stand unaltered in the later ones, at a word's start and end.
fn grew(before: Option<&str>, after: Option<&str>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return before.is_none() };
    after.match_indices(before).any(|(start, found)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let (left, right) = (after.get(..start), after.get(start.saturating_add(found.len())..));
        edge(left.and_then(|left| left.chars().next_back()))
            && edge(right.and_then(|right| right.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_that_only_grew() {
        assert!(grew(Some("Sent"), Some("Sent. Answer awaited")));
        assert!(grew(Some("Sent"), Some("4 May: chased. Sent")));
        assert!(grew(None, Some("Sent")));
        assert!(!grew(Some("Sent"), Some("Sentence")));
        assert!(!grew(Some("Sent"), Some("To be sent")));
        assert!(!grew(Some("Sent"), None));
    }
}
