//! Reads the answers of ModernGov's web service. Only this folder knows `roxmltree`.
//!
//! What comes in: the text of an answer. What goes out: a [`WebPage`].
//!
//! 1. `parse`: well-formed or safely repaired, without document types
//! 2. `answer`: out of the SOAP envelope; which operation answered
//! 3. `meeting`: the facts of `GetMeeting`; its texts are HTML, read by [`super::html`]
//!
//! `path` finds again what stands at a place.
//!
//! A place is the path below `meeting`; the number of an element is left out where it is the only
//! one of its name: `meeting/agendaitems/agendaitem[2]/minutesnonemptyhtmlbody/div[1]/p[1]`. Steps
//! into the HTML always have one.

mod answer;
mod meeting;
mod parse;
mod path;

use super::html::Fragment;
use super::web_page::{PageKind, WebPage};
use crate::budget::Budget;
use crate::error::Error;

/// Reads an answer of the web service within the usual budget.
///
/// # Errors
/// Those of [`read_within`].
pub fn read(text: &str) -> Result<WebPage, Error> {
    read_within(text, &Budget::default())
}

/// Reads an answer of the web service.
///
/// # Errors
/// [`Error::Empty`] if there is no text, [`Error::BrokenXml`] if it is not well-formed or declares
/// a document type, [`Error::Limit`] if it has more nodes than the budget, [`Error::NothingFound`]
/// for an operation other than `GetMeeting`.
pub fn read_within(text: &str, budget: &Budget) -> Result<WebPage, Error> {
    let mut notes = Vec::new();
    // 1. Parse.
    let text = parse::repaired(text, budget, &mut notes)?;
    let document = parse::document(&text, budget)?;
    // 2. Which operation answered.
    let root = answer::meeting(&document)?;
    // 3. Its facts and texts.
    let Fragment { blocks, unseen, cut: limit } = meeting::read(root, budget, &mut notes);
    Ok(WebPage {
        blocks,
        unseen,
        url: None,
        moderngov: Some(meeting::ids(root)),
        authority: None,
        kind: PageKind::Meeting,
        printed: None,
        notes,
        limit,
    })
}

/// The text found at a path, as [`Place::Node`](crate::record::Place::Node) gives it: the element's
/// attributes and its text. `None` if the path leads nowhere.
pub fn text_at(text: &str, node: &str) -> Option<String> {
    texts_at(text, &[node]).pop().flatten()
}

/// The texts found at several paths of one answer.
pub fn texts_at(text: &str, nodes: &[&str]) -> Vec<Option<String>> {
    let found = || {
        let budget = Budget::default();
        let text = parse::repaired(text, &budget, &mut Vec::new()).ok()?;
        let document = parse::document(&text, &budget).ok()?;
        let root = answer::meeting(&document).ok()?;
        Some(nodes.iter().map(|node| path::text_at(root, node)).collect())
    };
    found().unwrap_or_else(|| vec![None; nodes.len()])
}

#[cfg(test)]
mod tests;
