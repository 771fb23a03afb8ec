//! Labels: the numbers, letters and bullets that hang before a paragraph.

/// How sure a word is a label by its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A sign that only opens list entries: "•".
    Bullet,
    /// Closed by a bracket or full stop: "(a)", "1.", "iv)".
    Closed,
    /// A dash, which prose has too.
    Dash,
    /// A number or letter that prose has too: "84", "6.1", "19.09.01", "A".
    Bare,
}

/// Longest label in characters ("2024/25.12").
const LONGEST: usize = 12;

/// What a word is as a label, or none.
pub(crate) fn scan(word: &str) -> Option<Label> {
    let mut chars = word.chars();
    let first = chars.next()?;
    if chars.as_str().is_empty() {
        if is_bullet(first) {
            return Some(Label::Bullet);
        }
        if matches!(first, '-' | '–' | '—' | '*' | '\u{2212}') {
            return Some(Label::Dash);
        }
    }
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let inner = word.trim_start_matches(['(', '[']);
    let core = inner.trim_end_matches([')', ']', '.', ':']);
    if core.is_empty() || !core.chars().all(|c| c.is_ascii_alphanumeric() || ".-/".contains(c)) {
        return None;
    }
    let closed = inner.len() > core.len();
    let bracket = word.ends_with([')', ']']);
    if is_counter(core) {
        // A word before a full stop is no label, a bracketed roman numeral or letter is.
        return Some(if closed { Label::Closed } else { Label::Bare });
    }
    let reference = core.contains(|c: char| c.is_ascii_digit())
        && core.chars().filter(char::is_ascii_alphabetic).all(|c| c.is_ascii_uppercase());
    match (reference, bracket) {
        (true, true) => Some(Label::Closed),
        (true, false) => Some(Label::Bare),
        (false, _) => None,
    }
}

/// Whether a sign opens list entries and nothing else: a dot, or a drawing. Symbol fonts give private-use codes, or
/// arrows, sums and other signs of no meaning there.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '‣' | '⁃' | '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}')
        && c != '\u{2212}'
}

/// Whether it counts: a number with parts ("6.1"), a number with a letter ("12a"), one letter, a
/// doubled letter ("aa") or a roman numeral.
fn is_counter(core: &str) -> bool {
    let bytes = core.as_bytes();
    let Some(first) = bytes.first() else { return false };
    if first.is_ascii_digit() {
        let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
        let digits = core.split(['.', '-', '/']).all(|part| !part.is_empty() && part.len() <= 4);
        let tail = bytes.last().is_some_and(u8::is_ascii_alphabetic);
        return digits && (letters == 0 || (letters == 1 && tail)) && !core.contains('/');
    }
    match bytes {
        [_] => true,
        [a, b] if a == b && a.is_ascii_lowercase() => true,
        _ => is_roman(core),
    }
}

/// Whether it is a roman numeral of one case, below 90.
fn is_roman(core: &str) -> bool {
    let one_case = core.bytes().all(|b| b.is_ascii_lowercase())
        || core.bytes().all(|b| b.is_ascii_uppercase());
    one_case
        && core.len() <= 7
        && core.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'))
        && !core.eq_ignore_ascii_case("ill")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_before_a_paragraph() {
        for (word, want) in [
            ("1.", Some(Label::Closed)),
            ("(iii)", Some(Label::Closed)),
            ("a)", Some(Label::Closed)),
            ("A)", Some(Label::Closed)),
            ("(12)", Some(Label::Closed)),
            ("84.", Some(Label::Closed)),
            ("6.1.", Some(Label::Closed)),
            ("84", Some(Label::Bare)),
            ("6.1", Some(Label::Bare)),
            ("12a", Some(Label::Bare)),
            ("19.09.01", Some(Label::Bare)),
            ("24/017", Some(Label::Bare)),
            ("FC24.12", Some(Label::Bare)),
            ("B", Some(Label::Bare)),
            ("•", Some(Label::Bullet)),
            ("\u{f0b7}", Some(Label::Bullet)),
            ("–", Some(Label::Dash)),
            ("Item", None),
            ("To:", None),
            ("(the", None),
            ("£250.", None),
            ("Council.", None),
        ] {
            assert_eq!(scan(word), want, "{word}");
        }
    }
}
