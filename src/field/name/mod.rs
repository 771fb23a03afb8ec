//! Persons' names as printed: honorifics, initials, letters after the name.

use std::sync::LazyLock;

use regex::Regex;

use super::affiliation::{self, Names};
use super::tail;
use crate::words::not_a_person;
use crate::words::pattern::pattern;
use crate::words::people::{LETTERS, PARTICLES};

/// One or more titles before a name; "T/Chief Inspector 2991" has a rank's prefix and a number.
static TITLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:[at]/\s?)?(?:(?:the\s+)?{peer}|(?:{council_kind}|{ward})\s+{councillor}|{title})\b\.?(?:/[A-Za-z]+\b)?[\s,]*(?:\d{2,6}\s+)?)+",
    )
});
/// Titles that no post starts with.
static COURTESY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{courtesy}\b"));
/// "Councillors A, B and C": one title for all that follow.
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:the following\s+)?(?:(?:{council_kind}|{ward})\s+)?{shared_title}\b\.?[\s:]+(?:present[\s:]+)?",
    )
});

/// Whether a text has a word that no person is called.
fn names_no_person(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| not_a_person::has(&word.to_lowercase()))
}

/// Longest name without a title, in words.
const MOST_WORDS: usize = 5;

/// Returns the bytes of the titles that a text starts with, the white space after them included; 0
/// for none.
pub fn titles(text: &str) -> usize {
    TITLES.find(text).map_or(0, |m| m.end())
}

/// Returns the bytes of a title that stands once for all names of a list ("Councillors A, B and C");
/// 0 for none.
pub fn shared_title(text: &str) -> usize {
    SHARED.find(text).map_or(0, |m| m.end())
}

/// Tells whether a text starts with what councillors are called before their names.
pub(crate) fn is_councillor(text: &str) -> bool {
    static COUNCILLORS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:(?:{council_kind}|{ward})\s+)?{councillor}\b"));
    COUNCILLORS.is_match(text)
}

/// Tells whether a text is letters after a name and nothing else: "MBE", "CC".
pub fn is_letters(text: &str) -> bool {
    let mut words = text.split([' ', '\t', '\n', '\r', ',']).filter(|word| !word.is_empty());
    let letters = |word: &str| LETTERS.has(word.strip_suffix('.').unwrap_or(word));
    !text.trim_start().starts_with(',') && words.next().is_some_and(letters) && words.all(letters)
}

/// Tells whether a text is one person's name as papers print it.
pub fn looks_like_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']);
    // Columns of a table, not one phrase.
    if text.contains("   ") {
        return false;
    }
    let titled = titles(text);
    let bare = tail(text, titled).trim();
    // "Mrs T Dean, MBE": letters after a comma, or after the surname.
    let bare = match bare.split_once(',') {
        Some((name, letters)) if is_letters(letters) => name.trim(),
        Some(_) => return false,
        None => bare,
    };
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|w| is_letters(w)) {
        words.pop();
    }
    if words.is_empty() || words.len() > MOST_WORDS || !words.iter().all(|w| part_of_a_name(w)) {
        return false;
    }
    // With a title one surname will do; else a forename or initial and a surname.
    let surname = words.last().is_some_and(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let starts = words.first().is_some_and(|w| w.starts_with(char::is_uppercase));
    if titled > 0 {
        // A surname may be a word for an organisation ("Mr Church"); what follows a rank or an
        // "Acting" may be the rest of a post.
        let courtesy = COURTESY.is_match(text);
        return surname
            && (affiliation::names(bare) == Names::Unknown || (courtesy && words.len() < 3));
    }
    surname
        && starts
        && words.len() > 1
        && words.last().is_some_and(|w| w.starts_with(char::is_uppercase))
        && !names_no_person(bare)
        && affiliation::names(bare) == Names::Unknown
}

/// Tells whether a word can stand in a name: capitalised, an initial, a particle.
fn part_of_a_name(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| ".'’‘“”\"".contains(c));
    PARTICLES.has(plain)
        || (plain.starts_with(char::is_uppercase)
            && plain.chars().all(|c| c.is_alphabetic() || ".'’‘-–‑".contains(c)))
}

#[cfg(test)]
mod tests;
