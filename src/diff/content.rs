//! A row's content, folded so that typography makes no difference; its number is no part of it.

use crate::field::status;
use crate::record::ActionRow;

/// The statuses that say that an action is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed(Vec<String>);

impl Default for Closed {
    fn default() -> Self {
        Self(status::closed().map(str::to_owned).collect())
    }
}

impl Closed {
    /// Takes the words for "done" in place of the usual ones.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().filter_map(|word| status::status(word.as_ref())).collect())
    }

    /// Tells whether a status says that the action is done: one of the words, alone or before a date
    /// or a remark ("completed 4 June", "closed - see item 3"). No status is no word for it.
    pub fn holds(&self, status: Option<&str>) -> bool {
        let Some(status) = status.and_then(status::status) else { return false };
        let head = status.split(|c: char| c.is_ascii_digit() || "(,;:–—-".contains(c)).next();
        let head = head.unwrap_or_default().trim_end();
        self.0.iter().any(|word| *word == status || *word == head)
    }

    /// Returns the words.
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

/// A row, with its content folded for comparison.
///
/// The order of contents is that of their texts, so that it is the same in whatever order the rows
/// stand and however they are numbered.
#[derive(Clone, Debug)]
pub(crate) struct Content<'a> {
    /// The row.
    pub(crate) row: &'a ActionRow,
    pub(crate) key: Key,
}

/// What two rows are compared by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) action: Option<String>,
    pub(crate) raised: Option<String>,
    pub(crate) owners: Vec<String>,
    pub(crate) comments: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) due: Option<String>,
    pub(crate) extra: Vec<(String, String)>,
}

/// Folds the rows of a log.
pub(crate) fn contents<'a>(rows: &[&'a ActionRow]) -> Vec<Content<'a>> {
    rows.iter().map(|row| Content { row, key: key(row) }).collect()
}

fn key(row: &ActionRow) -> Key {
    let mut owners: Vec<String> = row.owners.iter().map(|owner| fold(owner)).collect();
    owners.sort();
    owners.dedup();
    let text = |text: &Option<String>| text.as_deref().map(fold).filter(|text| !text.is_empty());
    Key {
        action: text(&row.action),
        raised: row.raised.clone(),
        owners,
        comments: text(&row.comments),
        status: row.status.as_deref().and_then(status::status),
        due: row.due.clone(),
        extra: row
            .extra
            .iter()
            .map(|(header, value)| (header.clone(), fold(value)))
            .filter(|(_, value)| !value.is_empty())
            .collect(),
    }
}

/// Folds a text so that typography makes no difference: quotes and dashes straight, white space one
/// space, the closing full stop off.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter_map(|c| match c {
            '‘' | '’' | '‚' | '`' => Some('\''),
            '“' | '”' | '„' => Some('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
            '\u{ad}' | '\u{200b}' => None,
            other => Some(other),
        }));
    }
    out.truncate(out.trim_end_matches(['.', ' ']).len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_makes_no_difference() {
        assert_eq!(fold("The  Board’s – “plan”."), fold("The Board's - \"plan\""));
        assert_ne!(fold("the plan"), fold("The plan"));
    }

    #[test]
    fn closed_words() {
        let closed = Closed::default();
        for status in ["green", "Completed", "completed 4 June 2024", "closed - see item 3"] {
            assert!(closed.holds(Some(status)), "{status}");
        }
        for status in ["amber", "not complete", "green/amber", "incomplete", "complete by May"] {
            assert!(!closed.holds(Some(status)), "{status}");
        }
        assert!(!closed.holds(None));
        let closed = Closed::new(["Blue", "no longer needed"]);
        assert!(closed.holds(Some("no longer needed")) && !closed.holds(Some("green")));
    }
}
