//! Regular expressions that are part of this crate.

use regex::Regex;

/// Compiles a pattern that is part of this crate; the tests compile them all.
///
/// `\d` is a digit from 0 to 9: numbers are parsed from nothing else, and a class of some 700 digits is
/// costly to compile, the more so where it is repeated.
#[expect(clippy::expect_used, reason = "patterns are constants, and each has a test that uses it")]
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(&source.replace(r"\d", "[0-9]")).expect("the pattern is a constant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_numbers() {
        for source in [r"^\d+$", r"^[\d.]+$", r"^(?x) \d + $"] {
            assert!(pattern(source).is_match("2025"), "{source}");
            assert!(!pattern(source).is_match("\u{662}\u{660}"), "{source}");
        }
        assert!(pattern(r"^[^\d]$").is_match("a"));
    }
}
