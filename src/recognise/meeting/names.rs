//! What names a body, and what an authority.

use std::sync::LazyLock;

use regex::Regex;

use crate::field::affiliation::{self, Names};
use crate::field::tail;
use crate::field::word_list::WordList;
use crate::words::bodies::{BODIES_ONE, bodies};
use crate::words::pattern::pattern;
use crate::words::venues::PLACES;

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

/// Whether a text has a word that names a body, and not a place: "Council Chamber" is none.
pub(super) fn names_body(text: &str) -> bool {
    let of_a_place = |end: usize| {
        let next = tail(text, end).split(|c: char| !c.is_alphanumeric()).nth(1).unwrap_or_default();
        let apart = tail(text, end).starts_with(' ');
        apart && PLACES.has(&next.to_lowercase())
    };
    BODY_WORD.places(text).any(|place| !of_a_place(place.end))
}

/// Whether a name is one of an organisation that has boards and committees, not of one of these: "Marl Primary
/// School", "Marl Fire and Rescue Authority".
pub(super) fn is_parent(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let of_itself = || affiliation::names(name) == Names::Organisation && !BODIES_ONE.has(&last);
    let several = name.split(' ').count() > 1;
    several && (is_authority(name) || affiliation::is_organisation(name) || of_itself())
}

/// Whether a name is one of a body that an organisation has: it ends, or begins before "of", with a word for one.
pub(super) fn is_part(name: &str) -> bool {
    let lower = name.to_lowercase();
    let ends = BODIES_ONE.words().any(|word| {
        lower == word || lower.strip_suffix(word).is_some_and(|before| before.ends_with([' ', '-']))
    });
    let begins = BODIES_ONE.words().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(" of ") && !is_authority(name))
    });
    (ends || begins) && !is_authority(name)
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

    #[test]
    fn bodies_and_places() {
        for (text, body) in [
            ("Marl Planning Committee", true),
            ("Council Chamber, Moot Hall", false),
            ("Committee Room 2", false),
            ("Village Hall Management Committee", true),
            ("Council Offices", false),
        ] {
            assert_eq!(names_body(text), body, "{text}");
        }
    }

    #[test]
    fn organisations_and_their_bodies() {
        for (name, parent, part) in [
            ("Marl Primary School", true, false),
            ("Marl Community NHS Trust", true, false),
            ("Marl Fire and Rescue Authority", true, false),
            ("Audit Committee", false, true),
            ("Board of Directors", false, true),
            ("Full Governing Body", false, true),
            ("Marl Parish Council", true, false),
        ] {
            assert_eq!((is_parent(name), is_part(name)), (parent, part), "{name}");
        }
    }
}
