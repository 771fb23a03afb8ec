//! What names a body, and what an authority.

use std::sync::LazyLock;

use regex::Regex;

use crate::field::word_list::WordList;
use crate::pattern::pattern;

/// The words that name a body; a heading line with one of them is its name.
pub(super) static BODY_WORD: WordList = WordList(&[
    "alliance",
    "alliances",
    "assembly",
    "association",
    "associations",
    "authority",
    "board",
    "boards",
    "bureau",
    "bureaus",
    "cabinet",
    "cabinets",
    "commission",
    "commissions",
    "committee",
    "committees",
    "company",
    "conference",
    "conferences",
    "consortium",
    "consortiums",
    "council",
    "councils",
    "executive",
    "executives",
    "fellowship",
    "fellowships",
    "forum",
    "forums",
    "friends",
    "governors",
    "group",
    "groups",
    "hub",
    "hubs",
    "network",
    "networks",
    "panel",
    "panels",
    "parish meeting",
    "parish meetings",
    "partnership",
    "partnerships",
    "society",
    "sub-committee",
    "sub-committees",
    "subcommittee",
    "subcommittees",
    "task force",
    "task forces",
    "town meeting",
    "town meetings",
    "trust",
    "trustees",
    "trusts",
    "working party",
]);

/// Names that are a council's or authority's own, rather than one of its committees.
static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<own>[\p{L}\s’'&.-]{2,}?)\b((county|district|borough|city|town|parish|community|metropolitan|royal borough|unitary)\s+council|combined authority|fire authority|council|london borough.*)$|^(london borough|royal borough|city|county) of .{3,40}$",
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
    fn word_lists_are_in_order() {
        assert!(BODY_WORD.0.is_sorted());
    }
}
