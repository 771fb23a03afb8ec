//! What names a body, and what an authority.

use std::sync::LazyLock;

use regex::Regex;

use crate::field::word_list::WordList;
use crate::words::bodies::bodies;
use crate::words::pattern::pattern;

/// The words that name a body; a heading line with one of them is its name.
pub(super) static BODY_WORD: LazyLock<WordList> = LazyLock::new(|| WordList::of(bodies()));

/// Names that are a council's or authority's own, rather than one of its committees.
static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<own>[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\s’'&.-]{2,}?)\b(?:(?:{council_kind}\s+)?{council}|{other_authority}|{london}.*)$|^{authority_of} of .{3,40}$|^{council}\s+{welsh_kind}\s+.{3,40}$",
    )
});

/// What stands before "County Council" has at most this many characters.
const OWN_NAME: usize = 60;

/// Whether a name is a council's or authority's own. Its length is counted here: a pattern that counts
/// letters of any script takes longer to compile than a document to read.
pub(super) fn is_authority(name: &str) -> bool {
    let own = AUTHORITY
        .captures(name)
        .map(|found| found.name("own").map_or(0, |own| own.as_str().chars().count()));
    own.is_some_and(|letters| letters <= OWN_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities() {
        for (name, expected) in [
            ("Marl Town Council", true),
            ("Royal Borough of Marl and Fenn", true),
            ("Marl and Fenn Combined Authority", true),
            ("Cyngor Tref Marl", true),
            ("Cyngor Bwrdeistref Sirol Marl", true),
            ("Pwyllgor Craffu", false),
            ("Council Tax Working Group", false),
            ("Planning Committee", false),
        ] {
            assert_eq!(is_authority(name), expected, "{name}");
        }
    }
}
