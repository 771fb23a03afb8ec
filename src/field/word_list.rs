//! Lists of words and phrases that are looked for in a text.

use super::{head, tail};

/// Words and phrases in lower case, in the order of the alphabet, looked for as whole words in any case
/// (of ASCII letters). A list of a hundred is gone through quicker than its pattern is compiled.
pub(crate) struct WordList(Vec<&'static str>);

impl WordList {
    /// The list of some words.
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        Self(words)
    }

    /// Whether one of them stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.ends(text).next().is_some()
    }

    /// Where the last of them ends in a text, in bytes.
    pub(crate) fn last_end(&self, text: &str) -> Option<usize> {
        self.ends(text).last()
    }

    /// Where each ends, left to right; none starts within another.
    fn ends(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        let mut before = b' ';
        text.bytes().enumerate().filter_map(move |(at, byte)| {
            let last = std::mem::replace(&mut before, byte);
            let starts = byte.is_ascii_alphabetic() && at >= from && !ends_in_word(text, at, last);
            let length = starts.then(|| self.length_at(tail(text, at), byte)).flatten()?;
            from = at.saturating_add(length);
            Some(from)
        })
    }

    /// The length of the one that a text starts with; `first` is the text's first byte.
    fn length_at(&self, text: &str, first: u8) -> Option<usize> {
        let first = first.to_ascii_lowercase();
        let letter = |word: &&str| word.bytes().next();
        let from = self.0.partition_point(|word| letter(word) < Some(first));
        let alike = self.0.iter().skip(from).take_while(|word| letter(word) == Some(first));
        let starts = |word: &&&str| {
            let own = text.as_bytes().get(..word.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
                && !tail(text, word.len()).starts_with(is_word)
        };
        alike.clone().find(starts).map(|word| word.len())
    }
}

/// Whether a word stands right before `at`, where the byte `last` is.
fn ends_in_word(text: &str, at: usize, last: u8) -> bool {
    if last.is_ascii() { is_word(char::from(last)) } else { head(text, at).ends_with(is_word) }
}

/// Whether a word goes on with a character: a footnote's raised number ends it.
fn is_word(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_any_case_are_found() {
        let list = WordList::of(["head of", "chairs", "co-ordinator", "chair"].into_iter());
        for (text, end) in [
            ("The Chair", Some(9)),
            ("CHAIRS and chairmen", Some(6)),
            ("chair, then HEAD OF Law", Some(19)),
            ("Co-ordinator", Some(12)),
            ("armchair", None),
            ("überchair", None),
            ("chair’s", Some(5)),
            ("Chair¹", Some(5)),
            ("chair1", None),
            ("heads of", None),
            ("", None),
        ] {
            assert_eq!(list.last_end(text), end, "{text}");
            assert_eq!(list.is_in(text), end.is_some(), "{text}");
        }
    }
}
