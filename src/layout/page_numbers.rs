//! What a margin says of its page: page numbers and "Agenda Item N" stamps.

use crate::words::headings::{AGENDA_ITEM, NUMBER};
use crate::words::pages::{BLANK, ON_PURPOSE, PAGE, PAGE_NOUN};

/// A page number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageNumber {
    /// The number.
    pub(super) number: u32,
    /// Whether the wording leaves no doubt ("Page 3 of 12").
    pub(super) sure: bool,
}

/// Reads "12", "- 12 -", "Page 12", "Page 12 of 30", "12 of 30", "12 | P a g e".
pub(super) fn page_number(text: &str) -> Option<PageNumber> {
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let folded = text.to_ascii_lowercase().replace("p a g e", "page");
    // Odd fonts put a stray sign before the number.
    let core = folded.trim_matches(|c: char| !c.is_alphanumeric() && !"£$€%".contains(c));
    let named = PAGE
        .words()
        .find_map(|word| core.strip_prefix(word))
        .or_else(|| PAGE.words().find_map(|word| core.strip_suffix(word)));
    let (named, rest) = named.map_or((false, core), |rest| (true, rest));
    let rest = rest.trim_matches(|c: char| " -–—|~[]().:".contains(c));
    if let Some(number) = digits(rest) {
        return Some(PageNumber { number, sure: named });
    }
    let (first, last) = rest.split_once(" of ").or_else(|| {
        // "3/12" alone may be a date or a share.
        named.then(|| rest.split_once('/')).flatten()
    })?;
    let (number, of) = (digits(first.trim())?, digits(last.trim())?);
    (number <= of).then_some(PageNumber { number, sure: true })
}

fn digits(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The N of an "Agenda Item N" stamp.
pub(super) fn stamp(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = AGENDA_ITEM.words().find_map(|words| strip_prefix_ignoring_case(text, words))?;
    let rest = rest.strip_prefix(|c: char| c.is_whitespace() || c == ':')?.trim_start();
    let rest = NUMBER
        .words()
        .chain([":"])
        .find_map(|word| strip_prefix_ignoring_case(rest, word))
        .unwrap_or(rest)
        .trim_matches(|c: char| c == ':' || c == '.' || c.is_whitespace());
    let number = rest.bytes().next()?.is_ascii_alphanumeric()
        && rest.len() <= 6
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'/')
        && (rest.len() == 1 || rest.bytes().any(|b| b.is_ascii_digit()));
    number.then_some(rest)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..))?
}

/// Whether a page says that it is blank on purpose.
pub(super) fn is_blank_notice(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    text.len() < 80 && PAGE_NOUN.is_in(&folded) && BLANK.is_in(&folded) && ON_PURPOSE.is_in(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_as_printed() {
        for (text, want) in [
            ("12", Some((12, false))),
            ("- 12 -", Some((12, false))),
            ("Page 12", Some((12, true))),
            ("Page 1 of 3", Some((1, true))),
            ("2 of 14", Some((2, true))),
            ("7 | P a g e", Some((7, true))),
            ("3/12", None),
            ("5 of 2", None),
            ("12 July", None),
            ("20250", None),
        ] {
            let got = page_number(text).map(|n| (n.number, n.sure));
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn stamps_as_printed() {
        for (text, want) in [
            ("Agenda Item 3", Some("3")),
            ("AGENDA ITEM 12a", Some("12a")),
            ("Agenda Item No. 7", Some("7")),
            ("Agenda item: 4.2", Some("4.2")),
            ("Agenda Item 3 was deferred", None),
            ("Agenda Items", None),
        ] {
            assert_eq!(stamp(text), want, "{text}");
        }
    }
}
