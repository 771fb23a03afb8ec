//! List labels at the start of a text: "(iii)", "a)", "6.1", "12a", "•".

use std::sync::LazyLock;

use regex::Regex;

use super::{date, tail};
use crate::words::calendar::AFTER_NUMBER;
use crate::words::pattern::{Patterns, pattern};

/// A label and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As printed: "(iii)", "4)", "6.1", "•".
    pub printed: String,
    /// How it counts.
    pub kind: LabelKind,
    /// Its place in its list, from 1: 3 for "(iii)", 2 for "6.2"; 0 for a bullet.
    pub ordinal: u32,
    /// The other way to read it: "(i)" is also the ninth letter, "(c)" also a hundred.
    pub other: Option<(LabelKind, u32)>,
    /// Every number of it: `[6, 1, 2]` for "6.1.2", `[12, 1]` for "12a"; empty for a bullet.
    pub parts: Vec<u32>,
    /// Byte at which the text after it starts, white space skipped.
    pub rest_start: usize,
}

/// How a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// "(iii)", "ii."
    LowerRoman,
    /// "(IV)".
    UpperRoman,
    /// "(a)", "b.", "a)".
    LowerAlpha,
    /// "A)".
    UpperAlpha,
    /// "1.", "(4)", "12a".
    Arabic,
    /// "6.1", "6.1.2", "19.09.01".
    Decimal,
    /// "•", "-", "o", "*", or another drawn sign.
    Bullet,
}

static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\(\s?([A-Za-z]{1,6}|\d{1,3}[a-z]?)\s?\)|([A-Za-z]{1,6}|\d{1,3}[a-z]?)\))[.:]?")
});
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([A-Za-z]{1,6}|\d{1,3}[a-z]?)\.(?:\s+|$|[A-Z‘“])"));
static DECIMAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)(?:[.:)]?\s+|[.:)]?$|\.?[A-Z])"));
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(\d{1,3})$|(\d{1,3}[a-z])(?:$|\s+[A-Z‘“]))"));

/// What [`label`] tries.
pub(crate) static PATTERNS: Patterns = &[&DOTTED, &DECIMAL, &BARE, &BRACKETED];

/// Signs that open an entry of an unnumbered list. Those of `SPACED` need white space after them.
const SIGNS: &str = "•▪‣◦●○■□❖➢➤⮚✓✔∙⁃·\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f02d}";
const SPACED: &str = "-–—*o§";

/// A dotted date of these years is more likely than a minute number "19.09.15".
const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 2015..=2069;

/// Reads the label that a text starts with.
pub fn label(text: &str) -> Option<Label> {
    label_after(None, text)
}

/// Reads the label that a text starts with, where the label before it in the list is known: after
/// "19.09.14" comes "19.09.15", though it could be a date.
pub fn label_after(previous: Option<&Label>, text: &str) -> Option<Label> {
    let skipped = text.len().saturating_sub(text.trim_start().len());
    let body = tail(text, skipped);
    let mut label = bullet(body).or_else(|| counted(body, previous))?;
    label.rest_start = label.rest_start.saturating_add(skipped);
    Some(label)
}

/// Any label but a bullet. Most texts start with a word that nothing closes, and no pattern is tried.
fn counted(body: &str, previous: Option<&Label>) -> Option<Label> {
    /// Bytes of a label in brackets, white space inside them and the sign that closes it included.
    const LONGEST: usize = 14;
    let first = *body.as_bytes().first()?;
    let digit = first.is_ascii_digit();
    if first != b'(' && !first.is_ascii_alphanumeric() {
        return None;
    }
    let has = |sign: u8| body.bytes().take(LONGEST).any(|byte| byte == sign);
    let pointed = has(b'.');
    let mut found = None;
    if has(b')') {
        found = bracketed(body);
    }
    if found.is_none() && digit && pointed {
        found = decimal(body, previous);
    }
    if found.is_none() && pointed {
        found = dotted(body);
    }
    if found.is_none() && digit {
        found = bare(body);
    }
    found
}

/// Tells whether a label goes on the list of the one before it, or opens its next level ("6" → "6.1").
pub fn follows(previous: &Label, this: &Label) -> bool {
    if previous.kind == LabelKind::Bullet || this.kind == LabelKind::Bullet {
        return previous.printed == this.printed;
    }
    let numbered = |l: &Label| matches!(l.kind, LabelKind::Arabic | LabelKind::Decimal);
    if numbered(previous) && numbered(this) && (previous.parts.len() > 1 || this.parts.len() > 1) {
        return parts_follow(&previous.parts, &this.parts);
    }
    dress(&previous.printed) == dress(&this.printed)
        && readings(previous)
            .any(|(kind, n)| readings(this).any(|(k, m)| k == kind && n.checked_add(1) == Some(m)))
}

/// Tells whether `this` is the step after `previous`: one part up by one, those after it gone or one.
fn parts_follow(previous: &[u32], this: &[u32]) -> bool {
    let same = previous.iter().zip(this).take_while(|(a, b)| a == b).count();
    match (previous.get(same), this.get(same..)) {
        (Some(a), Some([b, rest @ ..])) => {
            a.checked_add(1) == Some(*b) && rest.iter().all(|p| *p <= 1)
        }
        (None, Some([b])) => *b <= 1,
        _ => false,
    }
}

fn readings(label: &Label) -> impl Iterator<Item = (LabelKind, u32)> + '_ {
    std::iter::once((label.kind, label.ordinal)).chain(label.other)
}

/// What is left of a label without its letters and digits.
fn dress(printed: &str) -> String {
    printed.chars().filter(|c| !c.is_alphanumeric()).collect()
}

/// Whether a sign is a drawing or a symbol, and no letter, figure or mark of sentences: symbol fonts give their bullets
/// as arrows, sums and signs of no meaning.
fn is_drawn(sign: char) -> bool {
    matches!(sign, '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}')
}

fn bullet(body: &str) -> Option<Label> {
    let sign = body.chars().next()?;
    let after = tail(body, sign.len_utf8());
    let spaced = || SPACED.contains(sign) || is_drawn(sign);
    let opens = SIGNS.contains(sign) || spaced() && after.starts_with(char::is_whitespace);
    let rest = after.trim_start();
    // "- 4 -" is a page number, "– £5" a sum.
    if !opens || rest.is_empty() || (sign != 'o' && rest.ends_with(sign) && rest.len() < 8) {
        return None;
    }
    Some(Label {
        printed: sign.to_string(),
        kind: LabelKind::Bullet,
        ordinal: 0,
        other: None,
        parts: Vec::new(),
        rest_start: body.len().saturating_sub(rest.len()),
    })
}

fn bracketed(body: &str) -> Option<Label> {
    let c = BRACKETED.captures(body)?;
    let whole = c.get(0)?;
    let inner = c.get(1).or_else(|| c.get(2))?.as_str();
    made(inner, whole.as_str(), body, whole.end())
}

fn dotted(body: &str) -> Option<Label> {
    let c = DOTTED.captures(body)?;
    let inner = c.get(1)?;
    let end = inner.end().checked_add(1)?;
    let rest = tail(body, end).trim_start();
    let upper = inner.as_str().starts_with(|c: char| c.is_ascii_uppercase());
    // "D. Marlowe" is a person; "No. 5" and "Cllr. X" are words.
    if upper && initial_of_a_name(rest) {
        return None;
    }
    // "10. am" or "5. 30": a torn time or number.
    if starts_numeric(rest)
        && inner.as_str().starts_with(|c: char| c.is_ascii_digit())
        && rest.len() < 4
    {
        return None;
    }
    made(inner.as_str(), tail(body, 0).get(..end)?, body, end)
}

fn starts_numeric(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether what follows an initial is further initials and one surname.
fn initial_of_a_name(rest: &str) -> bool {
    let first_clause = rest.split([',', '(', ';']).next().unwrap_or(rest);
    let words: Vec<&str> = first_clause.split_whitespace().take(4).collect();
    let Some((surname, initials)) = words.split_last() else { return false };
    initials.iter().all(|w| w.trim_end_matches('.').chars().count() == 1)
        && surname.starts_with(char::is_uppercase)
        && surname.chars().skip(1).any(char::is_lowercase)
}

fn decimal(body: &str, previous: Option<&Label>) -> Option<Label> {
    let c = DECIMAL.captures(body)?;
    let inner = c.get(1)?;
    let printed = inner.as_str();
    let parts: Vec<u32> = numbers(printed);
    let after = tail(body, inner.end());
    let closed = after.starts_with(['.', ':', ')']);
    let end = if closed { inner.end().checked_add(1)? } else { inner.end() };
    let rest = tail(body, end).trim_start();
    let label = Label {
        printed: body.get(..end)?.trim_end_matches([':']).to_owned(),
        kind: LabelKind::Decimal,
        ordinal: parts.last().copied().unwrap_or(0),
        other: None,
        parts,
        rest_start: body.len().saturating_sub(rest.len()),
    };
    if previous.is_some_and(|p| follows(p, &label)) {
        return Some(label);
    }
    let opens =
        rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || "‘“'\"(".contains(c));
    let lower = rest.split_whitespace().next().unwrap_or("").to_lowercase();
    let time = label.parts.len() == 2 && printed.split('.').nth(1).is_some_and(|m| m.len() == 2);
    let dated = label.parts.len() == 3
        && date::first_date(printed).is_some_and(|d| {
            d.range == (0..printed.len())
                && (rest.is_empty() || LIKELY_YEARS.contains(&d.value.year))
        });
    // "10.00 - 11.35" and "19.30" alone are times; "0.5 FTE" and "6.1 million" are measures.
    if !opens
        || dated
        || label.parts.first() == Some(&0)
        || AFTER_NUMBER.has(&lower)
        || (time
            && rest.is_empty()
            && label.ordinal < 60
            && label.ordinal.is_multiple_of(5)
            && previous.is_none())
    {
        return None;
    }
    Some(label)
}

fn bare(body: &str) -> Option<Label> {
    let c = BARE.captures(body.trim_end())?;
    let inner = c.get(1).or_else(|| c.get(2))?;
    made(inner.as_str(), inner.as_str(), body, inner.end())
}

fn numbers(printed: &str) -> Vec<u32> {
    let digits = printed.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let mut parts: Vec<u32> = digits.split('.').filter_map(|p| p.parse().ok()).collect();
    parts.extend(printed.get(digits.len()..).and_then(letter));
    parts
}

/// Makes a label of what stands inside its brackets or before its dot.
fn made(inner: &str, printed: &str, body: &str, end: usize) -> Option<Label> {
    let rest = tail(body, end).trim_start();
    let rest_start = body.len().saturating_sub(rest.len());
    let label = |kind, ordinal, other, parts| {
        Some(Label { printed: printed.to_owned(), kind, ordinal, other, parts, rest_start })
    };
    if starts_numeric(inner) {
        let parts = numbers(inner);
        let ordinal = parts.first().copied()?;
        return label(LabelKind::Arabic, ordinal, None, parts);
    }
    let upper = inner.chars().all(|c| c.is_ascii_uppercase());
    if !upper && !inner.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let (romans, alphas) = if upper {
        (LabelKind::UpperRoman, LabelKind::UpperAlpha)
    } else {
        (LabelKind::LowerRoman, LabelKind::LowerAlpha)
    };
    match (roman(inner), letter(inner)) {
        (Some(r), Some(a)) if inner.chars().all(|c| "ivxIVX".contains(c)) => {
            label(romans, r, Some((alphas, a)), vec![r])
        }
        (Some(r), Some(a)) => label(alphas, a, Some((romans, r)), vec![a]),
        (Some(r), None) => label(romans, r, None, vec![r]),
        (None, Some(a)) => label(alphas, a, None, vec![a]),
        (None, None) => None,
    }
}

/// Returns 1 for "a"; 27 for "aa", where a list runs past "z".
pub(crate) fn letter(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let mut letters = lower.bytes();
    let first = letters.next().filter(u8::is_ascii_lowercase)?;
    let place = u32::from(first.checked_sub(b'a')?).checked_add(1)?;
    match (letters.next(), letters.next()) {
        (None, _) => Some(place),
        (Some(second), None) if second == first => place.checked_add(26),
        _ => None,
    }
}

/// Returns the value of a Roman numeral in its one right spelling.
pub(crate) fn roman(text: &str) -> Option<u32> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value: u32 = 0;
    for (step, spelling) in STEPS {
        for times in 1_u32.. {
            let Some(after) = rest.strip_prefix(spelling) else { break };
            rest = after;
            value = value.checked_add(step)?;
            if times > 3 || (times > 1 && (spelling.len() == 2 || "vld".contains(spelling))) {
                return None;
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::LabelKind::*;
    use super::*;

    #[test]
    fn every_kind() {
        let table = [
            ("(i) That", "(i)", LowerRoman, 1, "That"),
            ("(iii) That", "(iii)", LowerRoman, 3, "That"),
            ("(a) That", "(a)", LowerAlpha, 1, "That"),
            ("(c)that", "(c)", LowerAlpha, 3, "that"),
            ("a) That", "a)", LowerAlpha, 1, "That"),
            ("A) That", "A)", UpperAlpha, 1, "That"),
            ("1. Apologies", "1.", Arabic, 1, "Apologies"),
            ("1.Apologies", "1.", Arabic, 1, "Apologies"),
            ("1) That", "1)", Arabic, 1, "That"),
            ("(1) That", "(1)", Arabic, 1, "That"),
            ("4) That", "4)", Arabic, 4, "That"),
            ("b. That", "b.", LowerAlpha, 2, "That"),
            ("ii. That", "ii.", LowerRoman, 2, "That"),
            ("IV. Finance matters", "IV.", UpperRoman, 4, "Finance matters"),
            ("6.1 Budget", "6.1", Decimal, 1, "Budget"),
            ("6.1.2 Budget", "6.1.2", Decimal, 2, "Budget"),
            ("6.1. Budget", "6.1.", Decimal, 1, "Budget"),
            ("19.09.01 Apologies", "19.09.01", Decimal, 1, "Apologies"),
            ("12a Road works", "12a", Arabic, 12, "Road works"),
            ("12a. Road works", "12a.", Arabic, 12, "Road works"),
            ("7", "7", Arabic, 7, ""),
            ("• That", "•", Bullet, 0, "That"),
            ("o That", "o", Bullet, 0, "That"),
            ("- That", "-", Bullet, 0, "That"),
            ("* That", "*", Bullet, 0, "That"),
            ("▪That", "▪", Bullet, 0, "That"),
            ("∑ That", "∑", Bullet, 0, "That"),
        ];
        for (text, printed, kind, ordinal, rest) in table {
            let label = label(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (label.printed.as_str(), label.kind, label.ordinal),
                (printed, kind, ordinal),
                "{text}"
            );
            assert_eq!(&text[label.rest_start..], rest, "{text}");
        }
    }

    #[test]
    fn what_is_no_label() {
        for text in [
            "A report was given",
            "I thank you",
            "10.00 am Welcome",
            "10.00 - 11.35 am",
            "19.30",
            "2023/24 Budget",
            "30.6.23",
            "30.6.23 Board agreed",
            "2025 was a year",
            "£5.10 each",
            "6.1 million",
            "0.5 Full time",
            "D. Marlowe",
            "J. K. Marlowe, Clerk",
            "e.g. this",
            "i.e. that",
            "(the Council) That",
            "(iiii) That",
            "–",
            "- 4 -",
            "10 Downing Street",
            "100% of",
            "mr. Marlowe",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn both_readings_are_kept() {
        assert_eq!(label("(i) x").unwrap().other, Some((LowerAlpha, 9)));
        assert_eq!(label("(v) x").unwrap().other, Some((LowerAlpha, 22)));
        assert_eq!(label("(c) x").unwrap().other, Some((LowerRoman, 100)));
        assert_eq!(label("(b) x").unwrap().other, None);
    }

    #[test]
    fn following_on() {
        let after = |a: &str, b: &str| {
            let (a, b) = (label(&format!("{a} Next")), label(&format!("{b} Next")));
            follows(&a.unwrap(), &b.unwrap())
        };
        for (a, b) in [
            ("(h)", "(i)"),
            ("(i)", "(ii)"),
            ("(i)", "(j)"),
            ("(iv)", "(v)"),
            ("1.", "2."),
            ("6.1", "6.2"),
            ("6.", "6.1"),
            ("6.1", "6.1.1"),
            ("6.1.2", "6.2"),
            ("6.2", "7.1"),
            ("6.2", "7."),
            ("12.", "12a."),
            ("12a.", "12b."),
            ("12b.", "13."),
            ("19.09.01", "19.09.02"),
            ("•", "•"),
            ("(z)", "(aa)"),
        ] {
            assert!(after(a, b), "{a} {b}");
        }
        for (a, b) in [("(a)", "b)"), ("1.", "3."), ("(i)", "(iii)"), ("6.1", "6.3"), ("•", "o")]
        {
            assert!(!after(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_dated_label_needs_the_one_before_it() {
        assert_eq!(label("19.09.15 Finance"), None);
        let before = label("19.09.14 Bonfire").unwrap();
        assert_eq!(label_after(Some(&before), "19.09.15 Finance").unwrap().printed, "19.09.15");
    }
}
