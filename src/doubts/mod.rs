//! Doubts about a finished record: what is in it, but by the document's own regularity seems to stand in the
//! wrong place. Values stay as they are; each doubt is a warning with its place.
//!
//! - `people`: attendees that are several, or a sentence
//! - `series`: numbers that are missing among items or rows and stand at the start of a text
//! - `clauses`: words of resolving in an item without a resolution
//! - `actions`: initials that stand alone, as those of a margin do
//! - `parts`: minutes without people or items, logs without rows

mod actions;
mod clauses;
mod parts;
mod people;
mod series;
#[cfg(test)]
mod testing;

use crate::block::{Block, Fact};
use crate::record::diagnostic::Code;
use crate::record::{At, Diagnostic, Document};

/// The doubts about the record of a document, given its blocks.
pub(crate) fn doubts(blocks: &[Block], document: &Document) -> Vec<Diagnostic> {
    let marked = blocks.iter().any(|block| matches!(block, Block::Fact(Fact::Item { .. })));
    let mut out = Vec::new();
    for minutes in &document.minutes {
        out.extend(people::of_minutes(minutes));
        out.extend(series::of_minutes(minutes));
        out.extend(clauses::of_minutes(minutes));
        out.extend(actions::of_minutes(minutes));
        // Pages state who came and what was done elsewhere, or nowhere.
        out.extend(parts::of_minutes(minutes).filter(|_| !marked));
    }
    out.extend(document.agenda.iter().flat_map(series::of_agenda));
    for log in &document.action_logs {
        out.extend(series::of_log(log));
        out.extend(parts::of_log(log));
    }
    out
}

/// One diagnostic of several texts of a kind; none where there are none.
fn told(code: Code, what: &str, found: Vec<(&str, &At)>) -> Option<Diagnostic> {
    /// So many are quoted, each so far.
    const QUOTED: (usize, usize) = (3, 60);
    let quote = |(text, _): &(&str, &At)| match text.char_indices().nth(QUOTED.1) {
        Some((cut, _)) => format!("“{}…”", text.get(..cut).unwrap_or(text).trim_end()),
        None => format!("“{text}”"),
    };
    let quotes: Vec<String> = found.iter().take(QUOTED.0).map(quote).collect();
    let more = if found.len() > QUOTED.0 { " and more" } else { "" };
    let at = crate::block::merge(found.iter().flat_map(|(_, at)| at.iter().cloned()));
    (!found.is_empty()).then(|| code.note(format!("{what}: {}{more}", quotes.join(", ")), at))
}
