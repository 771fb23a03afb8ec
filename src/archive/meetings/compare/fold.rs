//! Values without their typography: what is left differs only where the papers do.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::people::is_address;

/// The letters and digits of a text in small letters, with the signs that stand between digits and
/// those of money and shares. Letter case, quotes, dashes, white space, ligatures, hyphens at a line's
/// end and marks between words make no difference.
pub(in crate::archive::meetings) fn fold(text: &str) -> String {
    let plain: Vec<char> = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let mut out = String::with_capacity(plain.len());
    for (place, c) in plain.iter().enumerate() {
        let digit = |c: Option<&char>| c.is_some_and(|c| c.is_numeric());
        let before = place.checked_sub(1).and_then(|place| plain.get(place));
        let between = digit(before) && digit(plain.get(place.saturating_add(1)));
        match c {
            c if c.is_alphanumeric() => out.push(*c),
            '£' | '€' | '$' | '%' => out.push(*c),
            // "10:30" is "10.30".
            '.' | ':' if between => out.push('.'),
            '&' => out.push_str("and"),
            _ => {}
        }
    }
    out
}

/// A clause without its lead-in's "that", which stands on either side of where the clause begins.
pub(in crate::archive::meetings) fn clause(text: &str) -> String {
    let folded = fold(text);
    folded.strip_prefix("that").map(str::to_owned).unwrap_or(folded)
}

/// A person's name without what papers put before it, letters after it included: one paper prints "Cllr", another "Councillor".
pub(in crate::archive::meetings) fn person(name: &str) -> String {
    let words = crate::archive::meetings::names::words(name);
    let bare: Vec<&String> = words.iter().skip_while(|word| is_address(word)).collect();
    let kept = if bare.is_empty() { words.iter().collect() } else { bare };
    kept.into_iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_no_difference() {
        assert_eq!(fold("DECLARATIONS – of ‘interest’"), fold("Declarations of 'interest'"));
        assert_eq!(fold("ﬁnal re-\nport"), fold("final report"));
        assert_eq!(fold("10:30 am"), fold("10.30am"));
        assert_eq!(fold("£1,500"), fold("£1500"));
    }

    #[test]
    fn figures_are_a_difference() {
        assert_ne!(fold("1.5"), fold("15"));
        assert_ne!(fold("£15"), fold("15"));
        assert_ne!(fold("5%"), fold("5"));
    }

    #[test]
    fn people_are_known_without_their_address() {
        assert_eq!(person("Councillor A. Smith"), person("Cllr A Smith"));
        assert_ne!(person("Mr A. Smith CC"), person("Mr B. Smith CC"));
        assert_eq!(person("Miss"), "miss");
    }
}
