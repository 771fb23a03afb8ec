//! Words and figures that pages have in common.

use crate::words::calendar::month_name;

/// An ISO date, or a month of one, as people write it; what is none stays as it is.
pub(super) fn day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let name = |month: &str| month_name(month.parse().ok()?);
    let words = match (year, month.and_then(name), day) {
        (Some(year), Some(month), Some(day)) => {
            day.parse::<u8>().ok().map(|day| format!("{day} {month} {year}"))
        }
        (Some(year), Some(month), None) => Some(format!("{month} {year}")),
        _ => None,
    };
    words.unwrap_or_else(|| iso.to_owned())
}

/// "15 December 2023", or that there is none.
pub(super) fn date(iso: Option<&str>) -> String {
    iso.map_or_else(|| "no date".to_owned(), day)
}

/// A row's number as people refer to it: the part only where it is not the first.
pub(super) fn number(number: Option<&str>, part: Option<u32>) -> String {
    match (number, part) {
        (Some(number), Some(part)) if part > 1 => format!("{number} part {part}"),
        (Some(number), _) => number.to_owned(),
        (None, _) => "–".to_owned(),
    }
}

/// "1 day", "2 days".
pub(super) fn counted(count: i64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        for (iso, words) in [
            ("2023-12-05", "5 December 2023"),
            ("2025-03", "March 2025"),
            ("2025-13", "2025-13"),
            ("soon", "soon"),
        ] {
            assert_eq!(day(iso), words);
        }
        assert_eq!(date(None), "no date");
    }

    #[test]
    fn counts_and_numbers() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "day")), ["0 days", "1 day", "2 days"]);
        assert_eq!(number(Some("4"), Some(1)), "4");
        assert_eq!(number(Some("4"), Some(2)), "4 part 2");
        assert_eq!(number(None, None), "–");
    }
}
