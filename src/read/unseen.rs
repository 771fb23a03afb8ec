//! Words that stand in a file though a reader of the page does not see them: how many, where and why,
//! never which.

use crate::record::diagnostic::Code;
use crate::record::{Diagnostic, Place};

/// Words beside each other that a reader of the page does not see, and that no block has.
#[derive(Clone, Debug, PartialEq)]
pub struct Unseen {
    /// Why they are not seen.
    pub why: Why,
    /// How many they are.
    pub words: u32,
    /// Where they stand.
    pub place: Place,
}

/// Why a reader of the page does not see words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A line is drawn through them, or markup says so.
    Struck,
    /// They are not drawn, wholly transparent, or too small for the eye.
    Invisible,
    /// They have the colour of what they stand on.
    Ground,
    /// Something opaque was drawn over them.
    Covered,
    /// They stand outside the page, or outside the part that is drawn.
    Outside,
    /// They are marked to be redacted.
    Redacted,
    /// They stand on a layer that is switched off, or their style takes them out of sight.
    Hidden,
}

impl Why {
    /// All reasons, in the order in which they are told.
    const ALL: [Self; 7] = [
        Self::Struck,
        Self::Invisible,
        Self::Ground,
        Self::Covered,
        Self::Outside,
        Self::Redacted,
        Self::Hidden,
    ];

    /// Says it of words.
    fn describe(self) -> &'static str {
        match self {
            Self::Struck => "struck through",
            Self::Invisible => "not drawn",
            Self::Ground => "in the colour of their ground",
            Self::Covered => "covered",
            Self::Outside => "outside the page or its clip",
            Self::Redacted => "marked for redaction",
            Self::Hidden => "hidden",
        }
    }
}

/// Counts the words of a text; signs alone are none.
pub(super) fn words(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

/// Tells of the words that are left out because nobody sees them; the words themselves are not told.
pub(super) fn note(unseen: &[Unseen]) -> Option<Diagnostic> {
    if unseen.is_empty() {
        return None;
    }
    let count = |why| -> u32 {
        unseen.iter().filter(|u| u.why == why).fold(0, |sum, u| sum.saturating_add(u.words))
    };
    let parts: Vec<String> = Why::ALL
        .into_iter()
        .map(|why| (why, count(why)))
        .filter(|(_, words)| *words > 0)
        .map(|(why, words)| format!("{words} {}", why.describe()))
        .collect();
    let message =
        format!("words that a reader of the page does not see are left out: {}", parts.join(", "));
    Some(Code::UnseenText.note(message, unseen.iter().map(|u| u.place.clone()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_reason() {
        let one = |why, words| Unseen { why, words, place: Place::Line { line: words } };
        let told = note(&[one(Why::Ground, 2), one(Why::Struck, 3), one(Why::Ground, 4)]).unwrap();
        let expected = "words that a reader of the page does not see are left out: \
            3 struck through, 6 in the colour of their ground";
        assert_eq!((told.message(), told.at().len()), (expected, 3));
        assert_eq!(note(&[]), None);
    }
}
