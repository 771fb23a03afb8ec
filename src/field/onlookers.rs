//! How many members of the public looked on.

use std::sync::LazyLock;

use regex::Regex;

use super::word_list::WordList;
use crate::words::attendance::PUBLIC_COLUMNS;
use crate::words::beside::ONLOOKERS;
use crate::words::lead_ins::COUNTS;
use crate::words::means;
use crate::words::pattern::pattern;

/// "3 members of the public", "Five parishioners", "No members of the public".
static COUNT_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?P<n>\d{1,4}|{count})\s+(?:other\s+)?{public}\b"));
/// "Members of the public: 9", "Public present – none".
static WORD_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b{public_column}(?:\s+{took_part})?\s*[:=(–-]+\s*(?P<n>\d{1,4}|{count})\b")
});
/// Words without which nobody looked on.
static CUE: LazyLock<WordList> =
    LazyLock::new(|| WordList::of(ONLOOKERS.words().chain(PUBLIC_COLUMNS.words())));

/// Tells how many members of the public a text counts; null where it counts none.
pub(crate) fn count(text: &str) -> Option<u32> {
    if !CUE.is_in(text) {
        return None;
    }
    let found = COUNT_FIRST.captures(text).or_else(|| WORD_FIRST.captures(text))?;
    let printed = found.name("n")?.as_str();
    printed.parse().ok().or_else(|| means(COUNTS, &printed.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_is_counted() {
        for (text, public) in [
            ("3 members of the public", Some(3)),
            ("There were five members of the public present.", Some(5)),
            ("No members of the public attended", Some(0)),
            ("Members of the Public: 9", Some(9)),
            ("Public present – none", Some(0)),
            ("12 parishioners", Some(12)),
            ("Mr A Marl (Clerk) and one resident", Some(1)),
            ("One member of the press", None),
            ("Members of the public were invited to speak", None),
            ("Public questions", None),
        ] {
            assert_eq!(count(text), public, "{text}");
        }
    }
}
