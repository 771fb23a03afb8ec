//! How the titles of numbered items are set before the text that runs on behind them.

use crate::field::label::label;
use crate::words::all;
use crate::words::calendar::{MONTHS, WEEKDAYS};
use crate::words::joins::SMALL_IN_NAMES;

/// How titles are set before the text that runs on behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leads {
    /// In capitals: "4. HIGHWAYS The gate is broken."
    pub caps: bool,
    /// Before a colon: "4. Highways:- The gate is broken."
    pub colon: bool,
}

/// At least so many titles run on.
const LEAST: usize = 3;
/// A title before a colon has at most this many words.
const COLON_WORDS: usize = 20;

/// What goes on with capitals has at most this many words.
const REST_WORDS: usize = 8;

/// Looks at the texts behind all numbers.
pub(super) fn leads<'t>(bodies: impl Iterator<Item = &'t str>) -> Leads {
    let (mut caps, mut colons, mut all) = (0_usize, 0_usize, 0_usize);
    for body in bodies {
        all = all.saturating_add(1);
        caps = caps.saturating_add(usize::from(caps_lead(body).is_some()));
        colons = colons.saturating_add(usize::from(colon_lead(body).is_some()));
    }
    Leads {
        caps: caps >= LEAST && caps.saturating_mul(5) >= all.saturating_mul(3),
        colon: is_habit(colons, all),
    }
}

/// Whether so many titles of all make a colon the way of a section.
pub(crate) fn is_habit(some: usize, all: usize) -> bool {
    some >= LEAST && some.saturating_mul(4) >= all
}

/// Where the first colon behind a few words stands, before a text that is no part of the title: a sentence,
/// a dash, or nothing.
pub(crate) fn colon_lead(text: &str) -> Option<usize> {
    let at = text.find(':')?;
    let words = text.get(..at)?.split_whitespace().count();
    let rest = text.get(at.saturating_add(1)..)?;
    let text = rest.trim_start();
    let open = text.is_empty() || text.starts_with(['-', '–']);
    // What goes on in capitals goes on with a title.
    let small = text.contains(char::is_lowercase);
    let sentence =
        small && rest.starts_with(' ') && (text.ends_with(['.', '!', '?']) || is_long(text));
    ((open || sentence) && (1..=COLON_WORDS).contains(&words)).then_some(at)
}

/// Whether a text has more words than the rest of a title.
fn is_long(text: &str) -> bool {
    /// The rest of a title has at most this many words.
    const WORDS: usize = 8;
    text.split_whitespace().count() > WORDS
}

/// Where the words in capitals end that a text starts with, before others, and what goes on with them: "ROADS
/// and TREES (for information)", "MINUTES held on 4 May The", "NHS Local Plan i."
pub(crate) fn caps_lead(body: &str) -> Option<usize> {
    let end = capitals(body)?;
    let rest = |end: usize| body.get(end..).unwrap_or_default();
    let mut end = end;
    while let Some(more) = joined(rest(end)) {
        end = end.saturating_add(more);
    }
    let lead = body.get(..end)?;
    if lead.ends_with([':', '.', '-', '–']) {
        return Some(end);
    }
    let more = bracket(rest(end)).or_else(|| to_sentence(rest(end))).or_else(|| to_list(rest(end)));
    Some(end.saturating_add(more.unwrap_or(0)))
}

/// Where the words in capitals end.
fn capitals(body: &str) -> Option<usize> {
    /// A title has at least so many letters.
    const LETTERS: usize = 4;
    let (mut end, mut letters, mut at) = (0_usize, 0_usize, 0_usize);
    for word in body.split_inclusive(' ') {
        at = at.saturating_add(word.len());
        let own = word.chars().filter(|c| c.is_alphabetic()).count();
        if word.chars().any(char::is_lowercase) {
            return (letters >= LETTERS).then_some(end);
        }
        letters = letters.saturating_add(own);
        // "A" may open the sentence.
        if own != 1 {
            end = body.get(..at).map_or(end, |title| title.trim_end().len());
        }
    }
    None
}

/// The length of " and TREES": a small word, and more in capitals.
fn joined(rest: &str) -> Option<usize> {
    let text = rest.strip_prefix(' ')?;
    let (word, after) = text.split_once(' ')?;
    let more = capitals(after).filter(|_| SMALL_IN_NAMES.has(word))?;
    Some(word.len().saturating_add(more).saturating_add(2))
}

/// The length of " (for information)".
fn bracket(rest: &str) -> Option<usize> {
    let close = rest.strip_prefix(" (")?.find(')')?;
    Some(close.saturating_add(3))
}

/// The length of " held on 4th March 2019" before the capital that starts a sentence.
fn to_sentence(rest: &str) -> Option<usize> {
    let first = rest.trim_start().chars().next()?;
    let mut at = 0_usize;
    for (place, word) in rest.split_inclusive(' ').enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let day = all(&MONTHS).chain(all(&WEEKDAYS)).any(|name| name == bare);
        if place > 0 && word.starts_with(char::is_uppercase) && !day {
            return first
                .is_lowercase()
                .then(|| rest.get(..at).map_or(0, |own| own.trim_end().len()));
        }
        if place > REST_WORDS || word.trim_end().ends_with(['.', ':', ';']) {
            return None;
        }
        at = at.saturating_add(word.len());
    }
    None
}

/// The length of " Local Plan" before a list: words with capitals up to "i.".
fn to_list(rest: &str) -> Option<usize> {
    let mut at = 0_usize;
    for word in rest.split_inclusive(' ').take(REST_WORDS) {
        let text = rest.get(at..)?;
        let mark = label(text).filter(|mark| mark.ordinal == 1 && at > 1 && !word.starts_with('('));
        if mark.is_some_and(|mark| mark.printed.starts_with(char::is_lowercase)) {
            return Some(rest.get(..at)?.trim_end().len());
        }
        if !word.trim().is_empty() && !word.starts_with(char::is_uppercase) {
            return None;
        }
        at = at.saturating_add(word.len());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_before_text() {
        for (body, title) in [
            ("GATES AND WALLS (5 MINUTES) A gate is broken.", Some("GATES AND WALLS (5 MINUTES)")),
            ("GATES: i. The gate is broken.", Some("GATES:")),
            (
                "GATES and WALLS (for information) The gate is open.",
                Some("GATES and WALLS (for information)"),
            ),
            (
                "MINUTES held on 4th March 2031 The minutes were read.",
                Some("MINUTES held on 4th March 2031"),
            ),
            ("NHS Draft Local Plan i. The plan was read.", None),
            ("NHSE Draft Local Plan i. The plan was read.", Some("NHSE Draft Local Plan")),
            ("GATES and walls were open. The wall fell.", Some("GATES")),
            ("GATES AND WALLS", None),
            ("The gate", None),
            ("NHS gates", None),
        ] {
            assert_eq!(caps_lead(body).map(|end| &body[..end]), title, "{body}");
        }
    }
}
