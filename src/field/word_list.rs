//! Lists of words and phrases that are looked for in a text.

use std::ops::Range;

use super::{head, tail};

/// Words and phrases in lower case, in the order of the alphabet, looked for as whole words in any case
/// (of ASCII letters). A list of a hundred is gone through quicker than its pattern is compiled.
pub(crate) struct WordList {
    words: Vec<&'static str>,
    /// For each letter that one of them starts with, a bit for each letter that follows it there.
    seconds: [u32; 32],
    /// Where the words of each first letter stand in the list.
    firsts: [Range<usize>; 32],
}

impl WordList {
    /// The list of some words.
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        let mut seconds = [0; 32];
        let mut firsts = [const { 0..0 }; 32];
        for (at, word) in words.iter().enumerate() {
            let mut bytes = word.bytes();
            let Some(first) = bytes.next().filter(u8::is_ascii_alphabetic) else { continue };
            if let Some(seconds) = seconds.get_mut(slot(first)) {
                *seconds |= bytes.next().map_or(u32::MAX, bit);
            }
            if let Some(own) = firsts.get_mut(slot(first)) {
                let start = if own.end == 0 { at } else { own.start };
                *own = start..at.saturating_add(1);
            }
        }
        Self { words, seconds, firsts }
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

    /// Whether a text begins as one of them, whatever its last word goes on with.
    pub(crate) fn begins(&self, text: &str) -> bool {
        let first = text.bytes().next();
        first.is_some_and(|first| self.at(text, first).next().is_some())
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

    /// Where words start with two letters that one of them starts with, and the first of these. Asked of most
    /// texts, by many lists.
    fn starts(&self, text: &str) -> impl Iterator<Item = (usize, u8)> {
        let bytes = text.as_bytes();
        let (mut at, mut before) = (0, b' ');
        std::iter::from_fn(move || {
            while let Some(&byte) = bytes.get(at) {
                let (here, last) = (at, before);
                (at, before) = (at.saturating_add(1), byte);
                if !is_word_byte(last)
                    && byte.is_ascii_alphabetic()
                    && self.may_start(byte, bytes.get(at))
                    && (last.is_ascii() || !head(text, here).ends_with(is_word))
                {
                    return Some((here, byte));
                }
            }
            None
        })
    }

    /// Whether one of them starts with a letter and the byte after it.
    #[inline]
    fn may_start(&self, first: u8, second: Option<&u8>) -> bool {
        let seconds = self.seconds.get(slot(first)).copied().unwrap_or_default();
        seconds & second.map_or(0, |second| bit(*second)) != 0 || seconds == u32::MAX
    }

    /// The length of the one that a text starts with; `first` is the text's first byte.
    fn length_at(&self, text: &str, first: u8) -> Option<usize> {
        self.at(text, first).find(|length| !tail(text, *length).starts_with(is_word))
    }

    /// The lengths of those that a text starts with, whatever its last word goes on with.
    fn at(&self, text: &str, first: u8) -> impl Iterator<Item = usize> {
        // Other signs share the slots of letters.
        let alike = match first.is_ascii_alphabetic() {
            true if !self.may_start(first, text.as_bytes().get(1)) => None,
            true => self.firsts.get(slot(first)).and_then(|own| self.words.get(own.clone())),
            false => Some(&*self.words),
        };
        let starts = |word: &&&str| {
            let own = text.as_bytes().get(..word.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
        };
        alike.unwrap_or_default().iter().filter(starts).map(|word| word.len())
    }
}

/// The bit of a letter, in whatever case.
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// The slot of a letter, in whatever case.
fn slot(letter: u8) -> usize {
    usize::from(letter & 31)
}

/// Whether a word goes on with a byte of ASCII.
#[inline]
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
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
