//! Dates and times as ModernGov writes them: `Thursday 15 January 2026, 7:30 pm`.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// English and Welsh names of the months, January to December.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "ionawr"],
    &["february", "feb", "chwefror"],
    &["march", "mar", "mawrth"],
    &["april", "apr", "ebrill"],
    &["may", "mai"],
    &["june", "jun", "mehefin"],
    &["july", "jul", "gorffennaf"],
    &["august", "aug", "awst"],
    &["september", "sep", "sept", "medi"],
    &["october", "oct", "hydref"],
    &["november", "nov", "tachwedd"],
    &["december", "dec", "rhagfyr"],
];

/// The days of the week in English, and in Welsh without "Dydd".
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "llun",
    "mawrth",
    "mercher",
    "iau",
    "gwener",
    "sadwrn",
    "sul",
];

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(\d{1,2})(?:st|nd|rd|th|ain|eg|af|fed|ydd)?[\s,.-]+(\p{L}+)[\s,.-]+(\d{4})\b")
});
static FIGURES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))\b"));
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^\d.:/-])(\d{1,2})(?:[.:](\d{2}))?\s*(?:(a|p|y)\.?\s?(?:m|b|h)\b\.?|(noon|midday))|(?:^|[^\d.:/-])(\d{1,2})[.:](\d{2})(?:[^\d.:/-]|$)",
    )
});

/// The first date in the text, as `2026-01-15`.
pub(crate) fn date(text: &str) -> Option<String> {
    let words = WORDS.captures_iter(text).find_map(|found| {
        let name = found.get(2)?.as_str().to_lowercase();
        let month =
            MONTHS.iter().position(|names| names.contains(&name.as_str()))?.saturating_add(1);
        valid(found.get(3)?.as_str(), &month.to_string(), found.get(1)?.as_str())
    });
    words.or_else(|| {
        FIGURES.captures_iter(text).find_map(|found| {
            let part = |number| found.get(number).map(|part| part.as_str());
            match part(1) {
                Some(year) => valid(year, part(2)?, part(3)?),
                None => valid(part(6)?, part(5)?, part(4)?),
            }
        })
    })
}

fn valid(year: &str, month: &str, day: &str) -> Option<String> {
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().map(|date| date.to_string())
}

/// The first time of day in the text, as `19:30`.
pub(crate) fn time(text: &str) -> Option<String> {
    TIME.captures_iter(text).find_map(|found| {
        let part = |number| found.get(number).map(|part| part.as_str());
        let hour: u32 = part(1).or(part(5))?.parse().ok()?;
        let minute: u32 = part(2).or(part(6)).unwrap_or("0").parse().ok()?;
        // "yb" and "yh" are Welsh for a.m. and p.m.
        let half = match part(3).map(str::to_lowercase).as_deref() {
            Some("a") => Some(false),
            Some("p") => Some(true),
            Some(_) => found.get(0).map(|all| all.as_str().to_lowercase().contains('h')),
            None => None,
        };
        let hour = match half {
            Some(_) if hour == 0 || hour > 12 => (hour < 24).then_some(hour)?,
            Some(true) => (hour % 12).saturating_add(12),
            Some(false) => hour % 12,
            None => hour,
        };
        (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    })
}

/// True if the text begins with a day of the week.
pub(crate) fn starts_with_weekday(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    // "ar ddydd Iau": the Welsh word for day, softened after a preposition.
    let day = ["dydd ", "ddydd "].iter().find_map(|day| text.strip_prefix(day));
    let text = day.unwrap_or(&text);
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    WEEKDAYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates() {
        for (text, iso) in [
            ("Thursday 15 January 2026, 7:30 pm", "2026-01-15"),
            ("Monday, 26th January, 2026, 7.30 p.m.", "2026-01-26"),
            ("Dydd Iau, 3ydd Rhagfyr, 2020", "2020-12-03"),
            ("21/11/2025", "2025-11-21"),
            ("2026-01-15", "2026-01-15"),
            ("Thursday 15-Jan-2026 19.30", "2026-01-15"),
        ] {
            assert_eq!(date(text).as_deref(), Some(iso), "{text}");
        }
        assert_eq!(date("31 February 2026"), None);
    }

    #[test]
    fn reads_times() {
        for (text, clock) in [
            ("Thursday 15 January 2026, 7:30 pm", "19:30"),
            ("2026 7.30 p.m.", "19:30"),
            ("12.30 pm", "12:30"),
            ("12.05 am", "00:05"),
            ("10 am", "10:00"),
            ("12 noon", "12:00"),
            ("15-Jan-2026 19.30", "19:30"),
            ("26 January 2026 2.00 y.h.", "14:00"),
        ] {
            assert_eq!(time(text).as_deref(), Some(clock), "{text}");
        }
        assert_eq!(time("Thursday 15 January 2026"), None);
        assert_eq!(time("15.01.2026"), None);
    }
}
