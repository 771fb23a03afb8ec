//! Dates, in every form that UK papers print them. Day before month, always; nothing is guessed.
//!
//! - `cue`: what a text must have before a pattern is tried

mod cue;

use std::cmp::Reverse;
use std::sync::LazyLock;

use jiff::civil;
use regex::{Captures, Regex};

use super::{Found, head, scan, scan_if, tail};
use crate::words::calendar::{DAY_OF, MONTHS, SHORT_WEEKDAYS, WEEKDAYS};
use crate::words::means;
use crate::words::pattern::{Patterns, pattern};

/// A calendar date, or a month where no day is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year, four digits.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31; null where only a month is given.
    pub day: Option<i8>,
    /// True where the weekday printed beside it is another date's.
    pub contradicted: bool,
}

impl Date {
    /// Returns `2025-09-25`, or `2025-09` where no day is given.
    pub fn iso(&self) -> String {
        match self.day {
            Some(day) => format!("{:04}-{:02}-{:02}", self.year, self.month, day),
            None => format!("{:04}-{:02}", self.year, self.month),
        }
    }

    /// Returns the calendar date, if a day is given.
    pub fn civil(&self) -> Option<civil::Date> {
        civil::Date::new(self.year, self.month, self.day?).ok()
    }
}

/// A day and month without a year: not a date, since nothing is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partial {
    /// 1 to 31.
    pub day: i8,
    /// 1 to 12.
    pub month: i8,
    /// The weekday printed beside it.
    pub weekday: Option<civil::Weekday>,
}

impl Partial {
    /// Returns the one day within a year behind another that it can be: the weekday printed beside it must
    /// be that of the day, and without one it may not lie so far ahead that it has just gone by.
    pub fn after(&self, before: civil::Date) -> Option<Date> {
        /// A day without its weekday lies at most so many days ahead.
        const AHEAD: i32 = 300;
        let years = [before.year(), before.year().saturating_add(1)];
        let near = |date: &Date| {
            let days =
                date.civil().and_then(|day| before.until(day).ok()).map(|gap| gap.get_days());
            let most = if self.weekday.is_some() { 366 } else { AHEAD };
            !date.contradicted && days.is_some_and(|days| (1..=most).contains(&days))
        };
        let found: Vec<Date> =
            years.iter().filter_map(|year| self.in_year(*year)).filter(near).collect();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Returns the date in a year that the caller knows from elsewhere.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        day(year, self.month, self.day, self.weekday)
    }
}

/// Two-digit years up to this one belong to this century; papers on the web start in the 1990s.
const LAST_YEAR_OF_CENTURY: i16 = 69;

// Word boundaries are those of ASCII: with them the patterns run at full speed over any text, and what
// stands before and after a match is looked at in any case.
const WEEKDAY: &str =
    r"(?:(?:{day_of}\s+)?(?P<weekday>{short_weekday}[a-z]{0,6}|{weekday})\.?,?[\s-]*(?:the\s+)?)?";
const MONTH: &str = r"(?P<month>{month})(?-u:\b)\.?";
const DAY: &str = r"(?P<day>\d{1,2})\s?{ordinal}?(?-u:\b)";
/// A day that its month may follow without a space.
const DAY_BEFORE: &str = r"(?P<day>\d{1,2})\s?{ordinal}?";

/// "Thursday, 25th September, 2025", "26th-Jan-2026", "3rd day of May 2019".
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i){WEEKDAY}{DAY_BEFORE}(?:\s+day)?(?:\s+(?:of|o))?[\s,-]*{MONTH},?[\s,-]*(?P<year>\d{{4}}|['’‘]?\d{{2}})(?-u:\b)"
    ))
});
/// "September 25th, 2025".
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i){WEEKDAY}{MONTH}\s+{DAY},?\s+(?P<year>\d{{4}})(?-u:\b)"))
});
/// "30.6.23", "15/12/2023", "09-12-22".
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i){WEEKDAY}(?P<day>\d{{1,2}})(?P<sep>[./-])\s?(?P<month>\d{{1,2}})(?P<sep2>[./-])\s?(?P<year>\d{{4}}|\d{{2}})(?-u:\b)"
    ))
});
/// "March 2025", "Mar-25".
static MONTH_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?-u:\b){MONTH},?(?:[\s-]*(?P<year>(?:18|19|20|21)\d{{2}})|-(?P<short>\d{{2}}))(?-u:\b)"
    ))
});
/// A day before the month: if the two made no date, the month is none either.
static AFTER_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:^|\D)\d{1,2}\s?{ordinal}?(?:\s+(?:of|o))?[\s,-]*$"));
/// "Thursday 25 September".
static DAY_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i){WEEKDAY}{DAY_BEFORE}(?:\s+(?:of|o))?[\s-]*{MONTH}")));

/// What [`dates`] tries of the dates of most papers.
pub(crate) static PATTERNS: Patterns = &[&WRITTEN];

/// Finds the dates and the months with a year, in the order they stand.
pub fn dates(text: &str) -> Vec<Found<Date>> {
    if !cue::has_digit(text) {
        return Vec::new();
    }
    let days = kept(days(text));
    if !cue::month_year(text, &days) {
        return days;
    }
    let months = scan(text, &MONTH_YEAR, month_year);
    kept(days.into_iter().chain(months).collect())
}

/// Finds the dates that have a day, form by form.
fn days(text: &str) -> Vec<Found<Date>> {
    let mut found = scan_if(cue::written(text), text, &WRITTEN, written);
    found.extend(scan_if(cue::month_first(text), text, &MONTH_FIRST, written));
    found.extend(scan_if(cue::numbers(text), text, &NUMBERS, numbers));
    found.extend(cue::iso(text).filter_map(|at| iso(text, at)));
    found
}

/// Puts dates in order, and keeps one of those that overlap: a day outranks the month inside it.
fn kept(mut found: Vec<Found<Date>>) -> Vec<Found<Date>> {
    found.sort_by_key(|f| (f.range.start, f.value.day.is_none(), Reverse(f.range.end)));
    let mut kept: Vec<Found<Date>> = Vec::new();
    for this in found {
        if let Some(last) = kept.last_mut()
            && this.range.start < last.range.end
        {
            if last.value.day.is_none() && this.value.day.is_some() {
                *last = this;
            }
            continue;
        }
        kept.push(this);
    }
    kept
}

/// Finds the first date that has a day.
pub fn first_date(text: &str) -> Option<Found<Date>> {
    dates(text).into_iter().find(|f| f.value.day.is_some())
}

/// The first date that has a day, as `2026-01-15`.
pub fn first_iso(text: &str) -> Option<String> {
    first_date(text).map(|found| found.value.iso())
}

/// Finds the days and months that have no year.
pub fn partials(text: &str) -> Vec<Found<Partial>> {
    let read = |c: &Captures<'_>, before: &str, after: &str| {
        if joined(before, after) || after.starts_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        let partial = Partial { day: number(c, "day")?, month: month(c)?, weekday: weekday(c) };
        // 2000 was a leap year, so every day that can be is in it.
        civil::Date::new(2000, partial.month, partial.day).is_ok().then_some(partial)
    };
    if !cue::day_and_month(text) {
        return Vec::new();
    }
    let mut found = scan(text, &DAY_MONTH, read);
    let whole = dates(text);
    found.retain(|f| {
        whole.iter().all(|w| f.range.end <= w.range.start || w.range.end <= f.range.start)
    });
    found
}

fn written(c: &Captures<'_>, before: &str, after: &str) -> Option<Date> {
    let year = c.name("year")?.as_str();
    // "12 May 10.30 am" and "12 May 10 members" have a time or a count where the year would be.
    if joined(before, after) || (year.len() == 2 && !ends(after)) {
        return None;
    }
    day(year_of(year)?, month(c)?, number(c, "day")?, weekday(c))
}

/// "2026-01-15".
fn iso(text: &str, at: usize) -> Option<Found<Date>> {
    let range = at..at.saturating_add(10);
    let printed = text.get(range.clone())?;
    let part = |part: std::ops::Range<usize>| printed.get(part)?.parse::<i16>().ok();
    let number = |part_of| i8::try_from(part(part_of)?).ok();
    let value = day(part(0..4)?, number(5..7)?, number(8..10)?, None)?;
    let (before, after) = (head(text, range.start), tail(text, range.end));
    let glued =
        before.ends_with('_') || after.starts_with(|c: char| c == '_' || c.is_ascii_alphanumeric());
    (!glued && !joined(before, after)).then_some(Found { value, range })
}

fn numbers(c: &Captures<'_>, before: &str, after: &str) -> Option<Date> {
    if c.name("sep")?.as_str() != c.name("sep2")?.as_str()
        || joined(before, after)
        || before.ends_with('£')
        || after.starts_with('%')
    {
        return None;
    }
    day(year_of(c.name("year")?.as_str())?, number(c, "month")?, number(c, "day")?, weekday(c))
}

fn month_year(c: &Captures<'_>, before: &str, after: &str) -> Option<Date> {
    let name = c.name("month")?.as_str();
    // "we may 2,000": a month's name has a capital. "2024-25" and "2025/26" are years.
    if joined(before, after)
        || !name.starts_with(char::is_uppercase)
        || AFTER_DAY.is_match(before)
        || before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
        || after.starts_with(['/', '-', '–']) && after.get(1..).is_some_and(starts_with_digit)
    {
        return None;
    }
    let year = year_of(c.name("year").or_else(|| c.name("short"))?.as_str())?;
    Some(Date { year, month: month(c)?, day: None, contradicted: false })
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether digits on either side make the match a piece of something longer.
fn joined(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let glued = match back.next() {
        Some(c) if c.is_alphanumeric() => true,
        Some('.' | '/' | ',') => back.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    let mut on = after.chars();
    glued
        || match on.next() {
            Some(c) if c.is_ascii_digit() => true,
            Some('.' | '/' | ':' | ',') => on.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
}

/// Tells whether a two-digit year can end here.
fn ends(after: &str) -> bool {
    let rest = after.trim_start();
    rest.is_empty()
        || after.starts_with([')', ',', ';', ':', '.', ']', '\n', '/', '|'])
        || rest.starts_with(['-', '–', '—', '('])
        || ["to ", "at ", "and ", "until "].iter().any(|w| rest.starts_with(w))
}

fn number(c: &Captures<'_>, name: &str) -> Option<i8> {
    c.name(name)?.as_str().parse().ok()
}

fn month(c: &Captures<'_>) -> Option<i8> {
    let name = c.name("month")?.as_str();
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    means(&MONTHS, &name.to_ascii_lowercase())
}

fn weekday(c: &Captures<'_>) -> Option<civil::Weekday> {
    let name = c.name("weekday")?.as_str().to_ascii_lowercase();
    let short = SHORT_WEEKDAYS.iter().find(|short| short.opens(&name));
    means(&WEEKDAYS, &name).or_else(|| short.map(|short| short.means))
}

/// Whether a text begins with a day of the week, written out.
pub fn starts_with_weekday(text: &str) -> bool {
    let cut = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        (head(text, end).to_lowercase(), end)
    };
    let text = text.trim_start();
    let (first, end) = cut(text);
    let rest = tail(text, end);
    let second = || rest.starts_with(char::is_whitespace).then(|| cut(rest.trim_start()).0);
    let is_day = |word: &str| means(&WEEKDAYS, word).is_some();
    is_day(&first) || DAY_OF.has(&first) && second().is_some_and(|second| is_day(&second))
}

fn year_of(printed: &str) -> Option<i16> {
    let digits = printed.trim_start_matches(['\'', '’', '‘']);
    let year: i16 = digits.parse().ok()?;
    Some(match (digits.len(), year) {
        (2, ..=LAST_YEAR_OF_CENTURY) => year.saturating_add(2000),
        (2, _) => year.saturating_add(1900),
        _ => year,
    })
}

fn day(year: i16, month: i8, day: i8, weekday: Option<civil::Weekday>) -> Option<Date> {
    let date = civil::Date::new(year, month, day).ok()?;
    let contradicted = weekday.is_some_and(|w| w != date.weekday());
    Some(Date { year, month, day: Some(day), contradicted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn isos(text: &str) -> Vec<String> {
        dates(text).iter().map(|f| f.value.iso()).collect()
    }

    #[test]
    fn every_form_in_print() {
        let table = [
            ("Thursday, 25 September 2025", "2025-09-25"),
            ("25th September, 2025", "2025-09-25"),
            ("2 nd July 2019", "2019-07-02"),
            ("30.6.23", "2023-06-30"),
            ("09.12.22", "2022-12-09"),
            ("15/12/2023", "2023-12-15"),
            ("28 March 2025", "2025-03-28"),
            ("Thursday 15-Jan-2026", "2026-01-15"),
            ("26th-Jan-2026", "2026-01-26"),
            ("2026-01-15", "2026-01-15"),
            ("25th SEPTEMBER 2025", "2025-09-25"),
            ("Monday 1st Sept. 2025", "2025-09-01"),
            ("Friday 21 November 2025 10.00 am", "2025-11-21"),
            ("14 Nov 24", "2024-11-14"),
            ("3rd day of May 2019", "2019-05-03"),
            ("September 25th, 2025", "2025-09-25"),
            ("31.12.99", "1999-12-31"),
            ("March 2025", "2025-03"),
            ("Mar-25", "2025-03"),
            ("Dydd Iau, 3ydd Rhagfyr, 2020", "2020-12-03"),
            ("Nos Fawrth, 4 Mawrth 2025", "2025-03-04"),
            ("1af o Fai 2025", "2025-05-01"),
            ("Gorffennaf 2025", "2025-07"),
            ("Thurs28 Nov 2024", "2024-11-28"),
            ("FRIDAY, 15THNOVEMBER, 2019", "2019-11-15"),
        ];
        for (text, iso) in table {
            assert_eq!(isos(text), [iso], "{text}");
            assert_eq!(isos(&format!("held on {text}, and then")), [iso], "{text} in a sentence");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "31 February 2025",
            "25 September",
            "13/13/2025",
            "£1.10.20",
            "12 May 10.30 am",
            "12 May 10 members came",
            "192.168.10.20",
            "we may 2000",
            "March 2024-25",
            "Version 1.2.3",
            "09.12/22",
            "a mai 2000",
            "12026-01-15",
            "2026-01-15_2",
            "2026-13-15",
        ] {
            assert_eq!(isos(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn several_in_order_with_their_places() {
        let text = "1.2.24 and 3 May 2024, then June 2024";
        let found = dates(text);
        let places: Vec<_> =
            found.iter().map(|f| (&text[f.range.clone()], f.value.iso())).collect();
        assert_eq!(
            places,
            [
                ("1.2.24", "2024-02-01".into()),
                ("3 May 2024", "2024-05-03".into()),
                ("June 2024", "2024-06".into())
            ]
        );
        assert_eq!(first_date("June 2024, 7 June 2024").unwrap().value.iso(), "2024-06-07");
    }

    #[test]
    fn weekdays_open_dates() {
        for text in ["Thursday 1 May", "dydd Iau 1 Mai", "ar ddydd", " Ddydd Iau"] {
            assert_eq!(starts_with_weekday(text), !text.starts_with("ar"), "{text}");
        }
        assert!(!starts_with_weekday("Thu 1 May"));
    }

    #[test]
    fn a_wrong_weekday_is_flagged() {
        assert!(!first_date("dydd Iau 25 Medi 2025").unwrap().value.contradicted);
        assert!(first_date("dydd Mawrth 25 Medi 2025").unwrap().value.contradicted);
        assert!(!first_date("Lunch 25 September 2025").unwrap().value.contradicted);
        assert!(!first_date("Thursday 25 September 2025").unwrap().value.contradicted);
        assert!(first_date("Friday 25 September 2025").unwrap().value.contradicted);
    }

    #[test]
    fn the_day_after_another() {
        for (text, before, day) in [
            ("Tuesday 2nd March", (2010, 2, 2), Some("2010-03-02")),
            ("Wednesday 2nd March", (2010, 2, 2), None),
            ("5 January", (2030, 12, 4), Some("2031-01-05")),
            ("Thurs 27June", (2019, 5, 23), Some("2019-06-27")),
            ("2 February", (2010, 2, 3), None),
            ("2 February", (2010, 2, 2), None),
        ] {
            let (year, month, date) = before;
            let before = civil::Date::new(year, month, date).unwrap();
            let found = partials(text)[0].value.after(before).map(|date| date.iso());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_partial() {
        let found = partials("Thursday 25th September and 2 May 2024");
        assert_eq!(found.len(), 1);
        let partial = found[0].value;
        assert_eq!((partial.day, partial.month), (25, 9));
        assert_eq!(partial.in_year(2025).unwrap().iso(), "2025-09-25");
        assert!(partial.in_year(2024).unwrap().contradicted);
    }
}
