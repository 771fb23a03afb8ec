//! Times of day and ranges of them.
//!
//! - `cue`: what a text must have before a pattern is tried

mod cue;

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Found, head, scan_if, tail};
use crate::words::calendar::{MEASURES, MIDNIGHT, MORNING};
use crate::words::pattern::pattern;

/// A time of day, 24-hour, local.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Time {
    /// Returns `HH:MM`.
    pub fn hhmm(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

/// From one time to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// The start.
    pub start: Time,
    /// The end.
    pub end: Time,
}

const CLOCK: &str = r"(\d{1,2})(?:\s?[.:]\s?(\d{2}))?(?:\s?({half_of_day}\b)\.?)?";

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    let one = format!(r"(?:{CLOCK}|\b({{twelve}})\b)");
    pattern(&format!(r"(?i){one}\s*(?:-|–|—|{{until}})\s*{one}"))
});
static MERIDIEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(\d{1,2})(?:(?:\s?[.:]\s?|-)(\d{2}))?\s?({half_of_day}\b)\.?|\b({twelve})\b")
});
static HOURS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b([01]\d|2[0-3])[.:]?([0-5]\d)\s?{hours}\b"));
static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{1,2})([.:])([0-5]\d)\b"));
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

/// Finds the times of day, in the order they stand; the two ends of a range are two of them.
pub fn times(text: &str) -> Vec<Found<Time>> {
    let mut found: Vec<Found<Time>> = Vec::new();
    for range in ranges(text) {
        // Both ends share the range's bytes: the join between them is not worth a second scan.
        found.push(Found { value: range.value.start, range: range.range.clone() });
        found.push(Found { value: range.value.end, range: range.range });
    }
    let mut add = |more: Vec<Found<Time>>| {
        for this in more {
            if found
                .iter()
                .all(|f| this.range.end <= f.range.start || f.range.end <= this.range.start)
            {
                found.push(this);
            }
        }
    };
    add(scan_if(cue::half(text), text, &MERIDIEM, |c, before, _| {
        if inside_number(before) && c.get(1).is_some() {
            return None;
        }
        match c.get(4) {
            Some(word) => named(word.as_str()),
            None if is_range(c) => None,
            None => with_half(digits(c, 1)?, digits(c, 2).unwrap_or(0), half(c, 3)?),
        }
    }));
    add(scan_if(cue::hours(text), text, &HOURS, |c, before, _| {
        if inside_number(before) { None } else { time(digits(c, 1)?, digits(c, 2)?) }
    }));
    add(scan_if(cue::bare(text), text, &BARE, |c, before, after| {
        let (hour, minute) = (digits(c, 1)?, digits(c, 3)?);
        let colon = c.get(2)?.as_str() == ":";
        let whole = before.trim().is_empty() && after.trim().is_empty();
        let led = cue::led(before) && (!before.trim().is_empty() || whole);
        if inside_number(before)
            || unit(after)
            || !(colon || led)
            || (colon && after.starts_with(':'))
        {
            return None;
        }
        time(hour, minute)
    }));
    found.sort_by_key(|f| f.range.start);
    found
}

/// Finds the first time of day.
pub fn first_time(text: &str) -> Option<Found<Time>> {
    times(text).into_iter().next()
}

/// The first time of day, as `19:30`.
pub fn first_hhmm(text: &str) -> Option<String> {
    first_time(text).map(|found| found.value.hhmm())
}

/// Finds ranges: "10.00 - 11.35 am", "from 2.00pm to 3.30pm". A half of the day that is printed once
/// is the other end's too, unless the range would then run backwards.
pub fn ranges(text: &str) -> Vec<Found<TimeRange>> {
    scan_if(cue::range(text), text, &RANGE, |c, before, after| {
        if inside_number(before) || before.ends_with('£') || unit(after) {
            return None;
        }
        if c.get(0).is_some_and(|whole| is_clock(whole.as_str())) {
            return None;
        }
        let (start, end) = ((end_of(c, 1))?, end_of(c, 5)?);
        let range = match (start, end) {
            // On the 24-hour clock the other end is what it says.
            (End::Open(h, m, true), End::Clock(end)) => TimeRange { start: time(h, m)?, end },
            (End::Clock(start), End::Open(h, m, true)) => TimeRange { start, end: time(h, m)? },
            (End::Known(start) | End::Clock(start), End::Known(end) | End::Clock(end)) => {
                TimeRange { start, end }
            }
            (End::Open(h, m, _), End::Known(end)) => {
                let half = if end.hour < 12 { Half::Am } else { Half::Pm };
                let other = if half == Half::Am { Half::Pm } else { Half::Am };
                let start = [half, other]
                    .into_iter()
                    .filter_map(|half| with_half(h, m, half))
                    .find(|start| *start < end)?;
                TimeRange { start, end }
            }
            (End::Known(start), End::Open(h, m, _)) => {
                let half = if start.hour < 12 { Half::Am } else { Half::Pm };
                let end = [half, Half::Pm]
                    .into_iter()
                    .filter_map(|half| with_half(h, m, half))
                    .find(|end| *end > start)?;
                TimeRange { start, end }
            }
            (End::Open(h, m, true), End::Open(h2, m2, true)) => {
                // "1.00 - 3.30" without a half of the day may be either.
                let start = time(h, m).filter(|t| t.hour >= EARLIEST_BARE_HOUR)?;
                TimeRange { start, end: time(h2, m2)? }
            }
            _ => return None,
        };
        (range.start < range.end).then_some(range)
    })
}

/// Finds the first range.
pub fn first_range(text: &str) -> Option<Found<TimeRange>> {
    ranges(text).into_iter().next()
}

/// A start printed without a half of the day is taken as it stands from this hour on; before it, an
/// afternoon is as likely.
const EARLIEST_BARE_HOUR: u8 = 8;

enum End {
    /// With its half of the day.
    Known(Time),
    /// On the 24-hour clock: past noon, or with a leading nought.
    Clock(Time),
    /// Hour and minute without a half of the day; true where minutes are printed.
    Open(u8, u8, bool),
}

fn end_of(c: &Captures<'_>, first: usize) -> Option<End> {
    if let Some(word) = c.get(first.checked_add(3)?) {
        return named(word.as_str()).map(End::Known);
    }
    let hour = digits(c, first)?;
    let minute = digits(c, first.checked_add(1)?);
    match half(c, first.checked_add(2)?) {
        Some(half) => with_half(hour, minute.unwrap_or(0), half).map(End::Known),
        None if minute.is_some() && (hour > 12 || c.get(first)?.as_str().starts_with('0')) => {
            time(hour, minute?).map(End::Clock)
        }
        None => Some(End::Open(hour, minute.unwrap_or(0), minute.is_some())),
    }
}

/// "7-30 p.m." is half past seven; "7-11 p.m." could be two hours, and "7-05 p.m." is none.
fn is_range(c: &Captures<'_>) -> bool {
    let dashed = c.get(0).is_some_and(|whole| whole.as_str().contains('-'));
    dashed && digits(c, 2).is_some_and(|minute| (10..=12).contains(&minute))
}

/// Whether what reads as a range is hours and minutes: "7-05 p.m."
fn is_clock(whole: &str) -> bool {
    let (hour, rest) = whole.split_at(whole.find('-').unwrap_or(0));
    let minutes = rest.as_bytes();
    !hour.is_empty()
        && hour.bytes().all(|byte| byte.is_ascii_digit())
        && minutes.get(1) == Some(&b'0')
        && minutes.get(2).is_some_and(u8::is_ascii_digit)
        && minutes.get(3).is_none_or(|byte| !matches!(byte, b'.' | b':'))
}

fn named(word: &str) -> Option<Time> {
    let hour = if MIDNIGHT.has(&folded(word)) { 0 } else { 12 };
    time(hour, 0)
}

/// "12 noon" is after noon; "12 midnight" is the start of a day.
fn half(c: &Captures<'_>, group: usize) -> Option<Half> {
    let word = folded(c.get(group)?.as_str());
    let before_noon = MORNING.has(&word) || MIDNIGHT.has(&word);
    Some(if before_noon { Half::Am } else { Half::Pm })
}

/// Words as tables have them.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn with_half(hour: u8, minute: u8, half: Half) -> Option<Time> {
    match (hour, half) {
        (12, Half::Am) => time(0, minute),
        (1..=11, Half::Pm) => time(hour.checked_add(12)?, minute),
        // "13.30 pm" says it twice.
        (12..=23, Half::Pm) | (0..=11, Half::Am) => time(hour, minute),
        _ => None,
    }
}

fn time(hour: u8, minute: u8) -> Option<Time> {
    (hour < 24 && minute < 60).then_some(Time { hour, minute })
}

fn digits(c: &Captures<'_>, group: usize) -> Option<u8> {
    c.get(group)?.as_str().parse().ok()
}

/// Tells whether the digits that follow go on a number: "1.10.30", "£12.30".
fn inside_number(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('£' | '$' | '€') => true,
        Some(c) if c.is_ascii_digit() => true,
        Some('.' | ':' | '/' | ',') => back.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Tells whether what follows makes the number a measure, or a longer number.
fn unit(after: &str) -> bool {
    let rest = after.trim_start();
    rest.starts_with('%')
        || MEASURES.opens(rest)
        || after.starts_with(|c: char| c.is_ascii_digit() || c == '/')
        || after.starts_with('.') && tail(after, 1).starts_with(|c: char| c.is_ascii_digit())
}

/// Cuts the first time off the start of a text: "10.00 am, Council Chamber" leaves what follows.
pub fn leading_time(text: &str) -> Option<(Time, &str)> {
    let found = first_time(text)?;
    head(text, found.range.start)
        .trim()
        .is_empty()
        .then(|| (found.value, tail(text, found.range.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        times(text).iter().map(|f| f.value.hhmm()).collect()
    }

    #[test]
    fn every_form_in_print() {
        let table = [
            ("10.00 am", "10:00"),
            ("10.00am", "10:00"),
            ("7:30 pm", "19:30"),
            ("7.30 p.m.", "19:30"),
            ("7-30 p.m.", "19:30"),
            ("7-05 p.m.", "19:05"),
            ("2pm", "14:00"),
            ("12 noon", "12:00"),
            ("12.30 pm", "12:30"),
            ("12.15 am", "00:15"),
            ("18:00", "18:00"),
            ("at 19.30", "19:30"),
            ("1400 hours", "14:00"),
            ("18.30 hrs", "18:30"),
            ("midday", "12:00"),
            ("8.35pm", "20:35"),
            ("Thursday 15 January 2026 19.30", "19:30"),
            ("19.30", "19:30"),
            ("13.30 pm", "13:30"),
            ("Thursday 15 January 2026, 7:30 pm", "19:30"),
            ("15-Jan-2026 19.30", "19:30"),
            ("26 Ionawr 2026 2.00 y.h.", "14:00"),
            ("am 10.00 y bore", "10:00"),
            ("12 canol dydd", "12:00"),
        ];
        for (text, expected) in table {
            assert_eq!(all(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "£19.30",
            "paragraph 6.10",
            "19.30%",
            "25.00 am",
            "6.1.10",
            "1.10 million",
            "item 6.30 of",
        ] {
            assert_eq!(all(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn ranges_share_the_half_that_makes_sense() {
        let table = [
            ("10.00 - 11.35 am", "10:00", "11:35"),
            ("12.00pm – 2.00pm", "12:00", "14:00"),
            ("12.00 - 2.00 pm", "12:00", "14:00"),
            ("10.00 - 1.00 pm", "10:00", "13:00"),
            ("from 2.00pm to 3.30pm", "14:00", "15:30"),
            ("10 am - 12 noon", "10:00", "12:00"),
            ("9.30 am until 1.00", "09:30", "13:00"),
            ("14:00 – 16:00", "14:00", "16:00"),
            ("2 - 3.30pm", "14:00", "15:30"),
            ("10am to noon", "10:00", "12:00"),
            ("08:00 to 23:00", "08:00", "23:00"),
            ("13.00 to 2.30 pm", "13:00", "14:30"),
            ("10:30 - 14:00", "10:30", "14:00"),
            ("2.00 tan 3.30 y prynhawn", "14:00", "15:30"),
        ];
        for (text, start, end) in table {
            let range = first_range(text).unwrap_or_else(|| panic!("{text}")).value;
            assert_eq!(
                (range.start.hhmm().as_str(), range.end.hhmm().as_str()),
                (start, end),
                "{text}"
            );
        }
        for text in [
            "5 - 10",
            "pages 13 - 16",
            "£10.00 - 11.35",
            "1.00 - 3.30",
            "10 - 20 March",
            "13:00 to 03:00",
        ] {
            assert_eq!(first_range(text), None, "{text}");
        }
    }

    #[test]
    fn the_rest_after_a_leading_time() {
        let (time, rest) = leading_time("10.00 am, Town Hall").unwrap();
        assert_eq!((time.hhmm().as_str(), rest), ("10:00", ", Town Hall"));
    }
}
