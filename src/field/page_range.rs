//! Printed page numbers: "(Pages 13 - 16)".

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Found, scan};
use crate::record::PageRange;
use crate::words::pages::OF_PAGES;
use crate::words::pattern::{Patterns, pattern};

const NUMBERS: &str = r"(?P<first>\d{1,4})(?:\s*(?:-|–|—|{page_to})\s*(?P<last>\d{1,4}))?(?:\s*(?:,|{page_and}|&)\s*\d{1,4}(?:\s*(?:-|–|—|{page_to})\s*\d{1,4})?)*";

/// In brackets: with the word, or a range without it.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)[(\[]\s*(?P<word>{{pages}}|{{page_letter}})?\b[\s.:]*{NUMBERS}\s*[)\]]"))
});
static WORDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b(?P<word>{{pages}})\b[\s.:]*{NUMBERS}\b")));
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?P<first>\d{1,4})(?:\s*(?:-|–|—|{page_to})\s*(?P<last>\d{1,4}))?\s*$")
});

/// What [`page_range`] tries.
pub(crate) static PATTERNS: Patterns = &[&BRACKETED, &WORDED];

/// Bare numbers in brackets from here on are years.
const LOWEST_YEAR: u32 = 1900;

/// Finds the page range of a title. The bytes are what to cut out of it, brackets included.
pub fn page_range(text: &str) -> Option<Found<PageRange>> {
    let bracketed = scan(text, &BRACKETED, |c, _, after| {
        if c.name("word").is_some() {
            return range(c);
        }
        // "(3)", "(2023 - 2028)" and "(18-25) in" are no pages; "(3 - 4)" at the end is.
        c.name("last")?;
        range(c).filter(|r| after.trim().is_empty() && r.last < LOWEST_YEAR)
    });
    // "Page 5 of 10" is furniture.
    let worded = || {
        scan(
            text,
            &WORDED,
            |c, _, after| {
                if OF_PAGES.opens(after.trim_start()) { None } else { range(c) }
            },
        )
    };
    bracketed.into_iter().next_back().or_else(|| worded().into_iter().next_back())
}

/// Reads a text that is nothing but page numbers, as in a column of an agenda headed "Page".
pub fn alone(text: &str) -> Option<PageRange> {
    range(&ALONE.captures(text)?)
}

fn range(c: &Captures<'_>) -> Option<PageRange> {
    let first: u32 = c.name("first")?.as_str().parse().ok()?;
    let last = match c.name("last") {
        Some(last) => last.as_str().parse().ok()?,
        None => first,
    };
    (first > 0 && first <= last).then_some(PageRange { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_ranges_and_what_is_left() {
        let table = [
            ("Budget (Pages 13 - 16)", 13, 16, "Budget "),
            ("Budget (Page 5)", 5, 5, "Budget "),
            ("Pages 1 to 4", 1, 4, ""),
            ("Budget (pp 3-4)", 3, 4, "Budget "),
            ("(Pages 21 - 26) Budget", 21, 26, " Budget"),
            ("Budget (1 - 6)", 1, 6, "Budget "),
            ("Budget (p.7)", 7, 7, "Budget "),
            ("Budget (Pages 3 – 10, 12)", 3, 10, "Budget "),
        ];
        for (text, first, last, rest) in table {
            let found = page_range(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.value.first, found.value.last), (first, last), "{text}");
            let mut left = text.to_owned();
            left.replace_range(found.range, "");
            assert_eq!(left, rest, "{text}");
        }
    }

    #[test]
    fn what_is_no_range() {
        for text in [
            "Budget 1 - 6",
            "Budget (2025)",
            "Page 5 of 10",
            "Plan (2023/24)",
            "(Pages 9 - 3)",
            "(3)",
            "Plan (2024 – 2039)",
            "aged (18-25) in",
        ] {
            assert_eq!(page_range(text), None, "{text}");
        }
        assert_eq!(alone(" 3 - 10 "), Some(PageRange { first: 3, last: 10 }));
        assert_eq!(alone("3 to 10 years"), None);
    }
}
