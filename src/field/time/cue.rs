//! What a text must have before a pattern of times is worth trying, or compiling; and what makes a bare
//! "19.30" a time.

use std::sync::LazyLock;

use crate::field::word_list::WordList;
use crate::field::{after_phrase, head, tail};
use crate::words::calendar::{
    AFTERNOON, BEFORE_TIME, HOURS, MIDNIGHT, MORNING, NOON, UNTIL, WEEKDAYS,
};
use crate::words::{Words, means};

/// Signs between the two ends of a range.
const DASHES: [char; 3] = ['-', '–', '—'];

/// Words behind hour and minutes, and those that are a time by themselves.
const HALVES: [&Words; 4] = [&MORNING, &AFTERNOON, &NOON, &MIDNIGHT];
const TWELVE: [&Words; 2] = [&NOON, &MIDNIGHT];
static TWELVE_BEGINS: LazyLock<WordList> = LazyLock::new(|| WordList::of_first(words(&TWELVE)));

/// Whether a text may have a range: two ends and what joins them, and minutes or a half of the day.
pub(super) fn range(text: &str) -> bool {
    if !minutes(text) && !half(text) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let signs = lower
        .match_indices(DASHES)
        .map(|(at, sign)| (at, tail(&lower, at.saturating_add(sign.len()))));
    let words = UNTIL.words().flat_map(|until| places(&lower, until));
    signs.chain(words).any(|(at, rest)| starts(rest.trim_start()) && ends(head(&lower, at)))
}

/// Whether a half of the day may be told: "10 am", "noon".
pub(super) fn half(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    behind_digits(&lower).any(|rest| opens(&HALVES, rest)) || TWELVE_BEGINS.is_in(text)
}

/// Whether digits may be hours by the word behind them: "1930 hours".
pub(super) fn hours(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    behind_digits(&lower).any(|rest| opens(&[&HOURS], rest))
}

/// Whether hours and minutes may stand in a text with a sign between and nothing else: "19.30".
pub(super) fn bare(text: &str) -> bool {
    text.as_bytes().windows(4).any(|four| {
        matches!(four, [hour, b'.' | b':', b'0'..=b'5', minute] if hour.is_ascii_digit() && minute.is_ascii_digit())
    })
}

/// Whether what stands before a bare "19.30" makes it a time: nothing, a word for it, a year or a day of
/// the week.
pub(super) fn led(before: &str) -> bool {
    let word = |text: &str| {
        let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '_');
        let start = start.map_or(0, |at| text.ceil_char_boundary(at.saturating_add(1)));
        tail(text, start).to_lowercase()
    };
    let blank = |c: char| c.is_whitespace() || c == ':';
    let day = before.trim_end();
    let day = day.strip_suffix(',').unwrap_or(day);
    before.is_empty()
        || BEFORE_TIME.has(&word(before.trim_end_matches(blank)))
        || means(&WEEKDAYS, &word(day)).is_some()
        || ends_in_year(before)
}

/// Whether a text ends in a year, and a comma or a dash behind it.
fn ends_in_year(text: &str) -> bool {
    let rest = text.trim_end();
    let rest = rest.strip_suffix(DASHES).unwrap_or(rest).trim_end();
    let rest = rest.strip_suffix(',').unwrap_or(rest);
    let year = rest.chars().rev().take_while(char::is_ascii_digit).count();
    let before = rest.chars().rev().nth(year);
    year == 4 && !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Whether hours and minutes may stand in a text: "10 . 00".
fn minutes(text: &str) -> bool {
    let digits = |text: &str, most| text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    text.match_indices(['.', ':']).any(|(at, _)| {
        let (before, after) = (head(text, at).trim_end(), tail(text, at.saturating_add(1)));
        before.ends_with(|c: char| c.is_ascii_digit()) && digits(after.trim_start(), 2) == 2
    })
}

/// Whether an end of a range may start a text in lower case.
fn starts(lower: &str) -> bool {
    lower.starts_with(|c: char| c.is_ascii_digit()) || opens(&TWELVE, lower)
}

/// Whether an end of a range may end a text in lower case.
fn ends(lower: &str) -> bool {
    let lower = lower.trim_end();
    let last = |word: &str| lower.trim_end_matches('.').ends_with(last_word(word));
    lower.ends_with(|c: char| c.is_ascii_digit()) || words(&HALVES).any(last)
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

/// What stands behind digits and a blank.
fn behind_digits(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.as_bytes().windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [digit, next] if digit.is_ascii_digit() && !next.is_ascii_digit() => Some(at),
        _ => None,
    });
    ends.map(|at| tail(text, at.saturating_add(1)).trim_start())
}

/// Whether a text in lower case starts with one of some words.
fn opens(tables: &[&Words], lower: &str) -> bool {
    words(tables).any(|word| after_phrase(lower, word).is_some())
}

/// Where a phrase stands in a text in lower case, and what stands behind it.
fn places<'t>(lower: &'t str, phrase: &'static str) -> impl Iterator<Item = (usize, &'t str)> {
    let first = phrase.split(' ').next().unwrap_or(phrase);
    lower
        .match_indices(first)
        .filter_map(move |(at, _)| Some((at, after_phrase(tail(lower, at), phrase)?)))
}

fn words(tables: &[&Words]) -> impl Iterator<Item = &'static str> {
    tables.iter().flat_map(|table| table.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_match_has_their_cue() {
        type Cue = fn(&str) -> bool;
        let table: [(Cue, &LazyLock<regex::Regex>, &[&str]); 4] = [
            (
                range,
                &super::super::RANGE,
                &["10 . 00–11", "2 tan 3.30", "noon hyd\nat 3 y  prynhawn", "MIDNIGHT to Noon"],
            ),
            (
                half,
                &super::super::MERIDIEM,
                &["10 A M", "3 y\nprynhawn", "Hanner  Dydd", "at 10:30p.m."],
            ),
            (hours, &super::super::HOURS, &["1930 Hours", "18:30hrs"]),
            (bare, &super::super::BARE, &["at 9.30", "19:05"]),
        ];
        for (cue, pattern, texts) in table {
            for text in texts {
                assert!(pattern.is_match(text) && cue(text), "{text}");
            }
            assert!(!cue("13-14 of 2025-09-25: 5 men, at a cost of 7.5, to be met by all."));
        }
    }

    #[test]
    fn what_leads_a_bare_time() {
        for before in [
            "",
            "at ",
            "Time: ",
            "from\n",
            "on Thursday, ",
            "dydd Iau ",
            "May 2025 ",
            "2025, – ",
            "2025,",
        ] {
            assert!(led(before), "{before:?}");
        }
        for before in [" ", "para ", "flat ", "12025 ", "x2025", "Mon ", "2025 – – ", "at, "] {
            assert!(!led(before), "{before:?}");
        }
    }
}
