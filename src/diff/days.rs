//! Days between two dates.

use jiff::civil::Date;

/// Counts the days from an ISO date to a day; none from a month, or from a later day.
pub(crate) fn days_between(from: &str, to: Date) -> Option<i64> {
    let from: Date = from.parse().ok()?;
    let days = from.until(to).ok()?.get_days();
    (days >= 0).then(|| i64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let day: Date = "2025-03-01".parse().unwrap();
        for (from, expected) in [("2024-02-28", Some(367)), ("2025-03-02", None), ("2025-02", None)]
        {
            assert_eq!(days_between(from, day), expected, "{from}");
        }
    }
}
