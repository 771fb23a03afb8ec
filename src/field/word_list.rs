//! Lists of words and phrases that are looked for in a text.

use std::ops::Range;

use super::{head, tail};

/// Words and phrases in lower case, in the order of the alphabet, looked for as whole words in any case
/// (of ASCII letters). A list of a hundred is gone through quicker than its pattern is compiled.
pub(crate) struct WordList {
    words: Vec<&'static str>,
    /// A bit for each letter that one of them starts with.
    letters: u32,
}

impl WordList {
    /// The list of some words.
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        let letters = words.iter().filter_map(|word| word.bytes().next());
        Self { letters: letters.fold(0, |all, letter| all | bit(letter)), words }
    }

    /// The list of what some words and phrases start with: their first words.
    pub(crate) fn of_first(words: impl Iterator<Item = &'static str>) -> Self {
        Self::of(words.map(|phrase| phrase.split(' ').next().unwrap_or(phrase)))
    }

    /// The list of what some words and phrases end with: their last words.
    pub(crate) fn of_last(words: impl Iterator<Item = &'static str>) -> Self {
        Self::of(words.map(|phrase| phrase.rsplit(' ').next().unwrap_or(phrase)))
    }

    /// Whether a text starts with one of them.
    pub(crate) fn opens(&self, text: &str) -> bool {
        let first = text.bytes().next();
        first.is_some_and(|first| self.length_at(text, first).is_some())
    }

    /// Whether one of them stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.ends(text).next().is_some()
    }

    /// Whether a word of a text begins as one of them.
    pub(crate) fn begins_in(&self, text: &str) -> bool {
        self.starts(text).any(|(at, first)| self.at(tail(text, at), first).next().is_some())
    }

    /// Where the last of them ends in a text, in bytes.
    pub(crate) fn last_end(&self, text: &str) -> Option<usize> {
        self.ends(text).last()
    }

    /// Where each ends, left to right; none starts within another.
    fn ends(&self, text: &str) -> impl Iterator<Item = usize> {
        self.places(text).map(|place| place.end)
    }

    /// Where each stands, left to right; none starts within another.
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        self.starts(text).filter_map(move |(at, first)| {
            let length = (at >= from).then(|| self.length_at(tail(text, at), first)).flatten()?;
            from = at.saturating_add(length);
            Some(at..from)
        })
    }

    /// Where words start with a letter that one of them starts with, and that letter.
    fn starts(&self, text: &str) -> impl Iterator<Item = (usize, u8)> {
        let mut before = b' ';
        text.bytes().enumerate().filter(move |(at, byte)| {
            let last = std::mem::replace(&mut before, *byte);
            byte.is_ascii_alphabetic()
                && self.letters & bit(*byte) != 0
                && !ends_in_word(text, *at, last)
        })
    }

    /// The length of the one that a text starts with; `first` is the text's first byte.
    fn length_at(&self, text: &str, first: u8) -> Option<usize> {
        self.at(text, first).find(|length| !tail(text, *length).starts_with(is_word))
    }

    /// The lengths of those that a text starts with, whatever its last word goes on with.
    fn at(&self, text: &str, first: u8) -> impl Iterator<Item = usize> {
        let first = first.to_ascii_lowercase();
        let letter = |word: &&str| word.bytes().next();
        let from = self.words.partition_point(|word| letter(word) < Some(first));
        let alike =
            self.words.iter().skip(from).take_while(move |word| letter(word) == Some(first));
        let starts = |word: &&&str| {
            let own = text.as_bytes().get(..word.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
        };
        alike.filter(starts).map(|word| word.len())
    }
}

/// The bit of a letter, in whatever case.
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
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
    fn first_and_last_words_stand_for_phrases() {
        let phrases = || ["head of law", "chair"].into_iter();
        let places = |list: &WordList| list.places("Heads, HEAD\nof the Law").next();
        assert_eq!(places(&WordList::of_first(phrases())), Some(7..11));
        assert_eq!(places(&WordList::of_last(phrases())), Some(19..22));
        let list = WordList::of(phrases());
        assert!(list.begins_in("The CHAIRMAN") && !list.begins_in("armchair"));
        assert!(list.opens("Chair of") && !list.opens("The Chair") && !list.opens(""));
    }

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
