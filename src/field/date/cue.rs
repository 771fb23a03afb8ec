//! What a text must have before a pattern of dates is worth trying, or compiling: most texts give none.

use std::sync::LazyLock;

use super::Date;
use crate::field::{Found, head, tail};
use crate::words::all;
use crate::words::calendar::MONTHS;

/// Between a day and its month stand at most so many letters: "3ydd day of May".
const LETTERS: usize = 12;

/// Whether a day, a month and a year may follow one another: "25th September 2025".
pub(super) fn written(text: &str) -> bool {
    months(text).any(|at| before_year(tail(text, at)) && behind_day(head(text, at)))
}

/// Whether a day may follow a month: "September 25th".
pub(super) fn month_first(text: &str) -> bool {
    words(text).any(|at| {
        let rest = behind_name(tail(text, at));
        let day = rest.trim_start();
        let digits = day.bytes().take_while(u8::is_ascii_digit).count();
        day.len() < rest.len() && (1..=2).contains(&digits)
    })
}

/// Whether a year may follow a month that is part of no day found: "March 2025".
pub(super) fn month_year(text: &str, days: &[Found<Date>]) -> bool {
    let outside = |at: &usize| days.iter().all(|day| !day.range.contains(at));
    words(text).filter(outside).any(|at| before_year(tail(text, at)))
}

/// Whether three numbers may follow one another, the same sign between them: "15/12/2023".
pub(super) fn numbers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let day = |at: usize| {
        let digits = bytes.iter().take(at).rev().take(3).take_while(|b| b.is_ascii_digit()).count();
        (1..=2).contains(&digits)
    };
    let signs = bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'.' | b'/' | b'-'));
    signs.filter(|(at, _)| day(*at)).any(|(at, sign)| {
        let rest = after_blank(bytes.get(at..).unwrap_or_default());
        let digits = rest.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
        let rest = rest.get(digits..).unwrap_or_default();
        (1..=2).contains(&digits)
            && rest.first() == Some(sign)
            && after_blank(rest).first().is_some_and(u8::is_ascii_digit)
    })
}

/// Where digits stand as ISO 8601 has a date: "2026-01-15".
pub(super) fn iso(text: &str) -> impl Iterator<Item = usize> {
    let is_date = |bytes: &[u8]| {
        bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    let places = text.as_bytes().windows(10).enumerate();
    places.filter(move |(_, bytes)| is_date(bytes)).map(|(at, _)| at)
}

/// Whether a text has a digit and what may be a month.
pub(super) fn day_and_month(text: &str) -> bool {
    has_digit(text) && months(text).next().is_some()
}

/// Whether a text has a digit.
pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// What stands behind a sign and one blank.
fn after_blank(bytes: &[u8]) -> &[u8] {
    let rest = bytes.get(1..).unwrap_or_default();
    if rest.first().is_some_and(u8::is_ascii_whitespace) {
        rest.get(1..).unwrap_or_default()
    } else {
        rest
    }
}

/// Whether a text ends in a day, or in one and what may stand before its month.
fn behind_day(before: &str) -> bool {
    let blank = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'-');
    let mut rest = before.bytes().rev().filter(|byte| !blank(*byte)).take(LETTERS);
    rest.find(|byte| !byte.is_ascii_alphabetic()).is_some_and(|byte| byte.is_ascii_digit())
}

/// Whether a text that starts with a month's name goes on with a year.
fn before_year(text: &str) -> bool {
    let blank = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | '-');
    let rest = behind_name(text).trim_start_matches(blank);
    rest.trim_start_matches(['\'', '’', '‘']).starts_with(|c: char| c.is_ascii_digit())
}

/// What stands behind a month's name that a text starts with, and its full stop.
fn behind_name(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    rest.strip_prefix('.').unwrap_or(rest)
}

/// Where words start as months do.
fn words(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let before = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before));
    months(text).filter(move |at| !before(*at).is_some_and(u8::is_ascii_alphanumeric))
}

/// Where letters stand that months start with: words run into one another ("3rd ofMay").
fn months(text: &str) -> impl Iterator<Item = usize> {
    let letters = text.as_bytes().windows(3).enumerate();
    letters.filter(|(_, letters)| starts_month(letters)).map(|(at, _)| at)
}

/// Whether three letters, in whatever case, start a month's name.
fn starts_month(letters: &[u8]) -> bool {
    let [a, b, c] = *letters else { return false };
    let third = STARTS.get(place(a)).and_then(|second| second.get(place(b)));
    third.is_some_and(|third| third >> place(c) & 1 == 1)
}

/// The first three letters of the months: by the first two, a bit for each third.
static STARTS: LazyLock<[[u32; 32]; 32]> = LazyLock::new(|| {
    let mut starts = [[0_u32; 32]; 32];
    for word in all(&MONTHS) {
        if let [a, b, c, ..] = *word.as_bytes()
            && let Some(third) = starts.get_mut(place(a)).and_then(|s| s.get_mut(place(b)))
        {
            *third |= 1 << place(c);
        }
    }
    starts
});

/// The place of a letter in the alphabet, in whatever case.
fn place(letter: u8) -> usize {
    usize::from(letter & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_match_has_their_cue() {
        type Cue = fn(&str) -> bool;
        let alone: Cue = |text| month_year(text, &[]);
        let table: [(Cue, &LazyLock<regex::Regex>, &[&str]); 4] = [
            (
                written,
                &super::super::WRITTEN,
                &["3rd day of, May '19", "1af o Fai,\n2025", "5 ofMay 24"],
            ),
            (month_first, &super::super::MONTH_FIRST, &["Sept. 5 th, 2025", "March\n25 2025"]),
            (alone, &super::super::MONTH_YEAR, &["Mar-25", "march., - 2025", "(May 1999"]),
            (numbers, &super::super::NUMBERS, &["1. 2. 2025", "30/6/ 23", "on 09-12-22"]),
        ];
        for (cue, pattern, texts) in table {
            for text in texts {
                assert!(pattern.is_match(text) && cue(text), "{text}");
            }
            assert!(!cue(
                "In May some 12.5 of 30 sat; by summer 2.30, 14-15/16 and June rose to 7,00."
            ));
        }
        let day = super::super::dates("25 May 2025");
        assert!(!month_year("25 May 2025", &day) && month_year("25 May 2025, May 2025", &day));
    }
}
