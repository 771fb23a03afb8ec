//! Leaf scanners: one kind of value a file. What comes in: a string. What goes out: a value, mostly with
//! the bytes that it stands in ([`Found`]).
//!
//! Nothing here knows a document; what a value means is for the passes that call.
//!
//! - [`date`], [`time`]: days, times of day and ranges of them
//! - [`label`], [`page_range`], [`size`]: list labels, "(Pages 13 - 16)", "PDF 101 KB"
//! - [`name`]: a person's name; [`person`]: one with what stands beside it; [`roster`]: many, run on
//! - [`affiliation`]: post and organisation; [`contact`]: whom to ask
//! - [`action`], [`owners`], [`status`]: actions noted in minutes, who owns one, how it stands
//! - [`moving`]: who moved a motion, and who seconded it
//! - `onlookers`: how many members of the public looked on
//! - [`vote`]: counts, outcomes and names of a vote
//! - `word_list`: words and phrases that are looked for in a text

pub mod action;
pub mod affiliation;
pub mod contact;
pub mod date;
mod inverted;
pub mod label;
pub mod moving;
pub mod name;
pub(crate) mod onlookers;
pub mod owners;
pub mod page_range;
pub mod person;
pub mod roster;
pub mod size;
pub mod status;
pub mod time;
pub mod vote;
pub(crate) mod word_list;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A value and the bytes of the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands, as bytes of the text that was scanned.
    pub range: Range<usize>,
}

/// Calls `read` at every match of `pattern`; after one that is turned down, the search goes on from
/// its second character, so that a value inside it is still found.
pub(crate) fn scan<T>(
    text: &str,
    pattern: &Regex,
    read: impl Fn(&regex::Captures<'_>, &str, &str) -> Option<T>,
) -> Vec<Found<T>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(captures) = pattern.captures_at(text, from) {
        let Some(whole) = captures.get(0) else { break };
        let (before, after) = (head(text, whole.start()), tail(text, whole.end()));
        from = match read(&captures, before, after) {
            Some(value) => {
                found.push(Found { value, range: whole.range() });
                whole.end()
            }
            None => next_boundary(text, whole.start()),
        }
        .max(next_boundary(text, from));
        if from > text.len() {
            break;
        }
    }
    found
}

/// Scans a text that has what the pattern needs; for any other the pattern is not even compiled.
pub(crate) fn scan_if<T>(
    cue: bool,
    text: &str,
    pattern: &LazyLock<Regex>,
    read: impl Fn(&regex::Captures<'_>, &str, &str) -> Option<T>,
) -> Vec<Found<T>> {
    if cue { scan(text, pattern, read) } else { Vec::new() }
}

/// What stands behind a phrase of a table that a text in lower case starts with, whatever white space is
/// between its words.
pub(crate) fn after_phrase<'t>(lower: &'t str, phrase: &str) -> Option<&'t str> {
    let mut words = phrase.split(' ');
    let mut rest = lower.strip_prefix(words.next()?)?;
    for word in words {
        let next = rest.trim_start();
        rest = next.strip_prefix(word).filter(|_| next.len() < rest.len())?;
    }
    Some(rest)
}

/// Returns what stands before a byte.
pub(crate) fn head(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("")
}

/// Returns what stands from a byte on.
pub(crate) fn tail(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// Returns the start of the next character.
fn next_boundary(text: &str, at: usize) -> usize {
    at.saturating_add(tail(text, at).chars().next().map_or(1, char::len_utf8))
}
