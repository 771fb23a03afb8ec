//! A row's content, folded so that typography makes no difference; its number is no part of it.

use crate::field::status;
use crate::record::{ActionRow, ActionState};

/// Which actions have ended: those that their log says are done or not to be done, and those of a status
/// that a user adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed(Vec<String>);

impl Closed {
    /// Adds words for "done" to those that are known.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().filter_map(|word| status::status(word.as_ref())).collect())
    }

    /// Tells the state of an action: by a word that was added, by its log, by its status alone where the
    /// record is older than states.
    pub fn state(&self, row: &ActionRow) -> Option<ActionState> {
        let status = row.status.as_deref();
        let added = status.is_some_and(|text| self.0.iter().any(|word| status::says(text, word)));
        let told = || row.state.or_else(|| status.map(status::alone));
        if added { Some(ActionState::Done) } else { told() }
    }

    /// Tells whether an action has ended: it is done, or will not be.
    pub fn holds(&self, row: &ActionRow) -> bool {
        matches!(self.state(row), Some(ActionState::Done | ActionState::NotDone))
    }

    /// Returns the words that were added.
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
        let row = |status: &str, state| ActionRow {
            status: Some(status.to_owned()),
            state,
            ..ActionRow::default()
        };
        let closed = Closed::default();
        for status in
            ["green", "completed", "completed 4 June 2024", "closed - see item 3", "lapsed"]
        {
            assert!(closed.holds(&row(status, None)), "{status}");
        }
        for status in ["amber", "not complete", "green/amber", "incomplete", "complete by May"] {
            assert!(!closed.holds(&row(status, None)), "{status}");
        }
        assert_eq!(closed.state(&ActionRow::default()), None);
        assert!(!closed.holds(&row("green", Some(ActionState::Open))));
        let closed = Closed::new(["Green", "gone to Cabinet"]);
        assert!(closed.holds(&row("green", Some(ActionState::Open))));
        assert!(closed.holds(&row("gone to cabinet 4 May", None)));
    }
}
