//! Times of meetings: local, in the United Kingdom.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// The rule of the United Kingdom since 1996, as POSIX writes it: summer time from the last Sunday of
/// March, 01:00, to the last of October, 02:00. No list of zones is asked, so nothing depends on the
/// machine.
const LONDON: &str = "GMT0BST,M3.5.0/1,M10.5.0/2";

/// Returns the instant of a local date and time with its offset, `2024-06-03T10:00:00+01:00`; the date
/// alone where the time is not known; none where the date is no day.
pub(super) fn instant(date: &str, time: Option<&str>) -> Option<String> {
    let day: Date = date.parse().ok()?;
    let Some(time) = time.and_then(clock) else { return Some(day.to_string()) };
    let zoned = day.to_datetime(time).to_zoned(TimeZone::posix(LONDON).ok()?).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// Reads `HH:MM`.
pub(super) fn clock(time: &str) -> Option<Time> {
    format!("{time}:00").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_and_winter() {
        for (date, time, expected) in [
            ("2024-06-03", Some("10:00"), Some("2024-06-03T10:00:00+01:00")),
            ("2024-12-03", Some("10:00"), Some("2024-12-03T10:00:00+00:00")),
            ("2024-03-31", Some("14:00"), Some("2024-03-31T14:00:00+01:00")),
            ("2024-10-27", Some("14:00"), Some("2024-10-27T14:00:00+00:00")),
            ("2024-06-03", None, Some("2024-06-03")),
            ("2024-06-03", Some("late"), Some("2024-06-03")),
            ("2024-06", None, None),
        ] {
            assert_eq!(instant(date, time).as_deref(), expected, "{date} {time:?}");
        }
    }
}
