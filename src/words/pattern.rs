//! Regular expressions that are part of this crate.

use std::sync::LazyLock;

use regex::Regex;

use crate::words;

/// Patterns of a module, each compiled when it is first needed.
pub(crate) type Patterns = &'static [&'static LazyLock<Regex>];

/// Letters of the languages that papers are written in (English, Welsh, Irish, Scottish Gaelic, and the
/// names of Europe), digits and the low line.
const WORD: &str = "0-9A-Z_a-zÀ-ÖØ-öø-ɏḀ-ỿ";

/// White space of texts: readers fold every other kind of it to a space.
pub(super) const SPACE: &str = r"\t\n\r\x20";

/// Compiles a pattern that is part of this crate; the tests compile them all.
///
/// `\d` is a digit from 0 to 9: numbers are parsed from nothing else. `\w` is a Latin letter, a digit or
/// a low line, `\s` the white space that readers leave; `\b` still knows all letters. Classes of all the
/// world's 700 digits, 140,000 letters and 25 spaces take longer to compile than many papers to read.
///
/// A name in braces stands for the words of a table, as alternatives: `{month}` ([`words`]).
#[expect(clippy::expect_used, reason = "patterns are constants, and each has a test that uses it")]
pub(crate) fn pattern(source: &str) -> Regex {
    let source = with_words(source).replace(r"\d", "[0-9]");
    let source = source.replace(r"\w", &format!("[{WORD}]")).replace(r"\W", &format!("[^{WORD}]"));
    let source =
        source.replace(r"\s", &format!("[{SPACE}]")).replace(r"\S", &format!("[^{SPACE}]"));
    Regex::new(&source).expect("the pattern is a constant")
}

/// A pattern's source with the words of the tables that it names.
fn with_words(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, braced)) = rest.split_once('{') {
        out.push_str(before);
        let table =
            braced.split_once('}').and_then(|(name, tail)| Some((words::named(name)?, tail)));
        match table {
            Some((words, tail)) => {
                out.push_str(&words);
                rest = tail;
            }
            // "{1,9}" is a count; a name that no table has does not compile.
            None => {
                out.push('{');
                rest = braced;
            }
        }
    }
    out.push_str(rest);
    out
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

    #[test]
    fn white_space_is_what_readers_leave() {
        for source in [r"^a\sb$", r"^a[\s,-]b$", r"^a[^\S]b$", r"^(?x) a \s b $"] {
            for text in ["a b", "a\tb", "a\nb"] {
                assert!(pattern(source).is_match(text), "{source} {text:?}");
            }
            assert!(!pattern(source).is_match("a\u{2003}b"), "{source}");
        }
        assert!(pattern(r"^[^\s,]$").is_match("-") && !pattern(r"^\S$").is_match(" "));
    }

    #[test]
    fn letters_are_latin() {
        for word in ["Siân", "Ŵyn", "Ó_Néill", "Łódź", "2b"] {
            assert!(
                pattern(r"^\w+$").is_match(word) && pattern(r"^[^\s\w.]*\w+$").is_match(word),
                "{word}"
            );
            assert!(!pattern(r"^\W*$").is_match(word), "{word}");
        }
        assert!(!pattern(r"\w").is_match("– × ÷ ’"));
    }
}
