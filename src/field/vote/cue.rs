//! What a text must have before a pattern of votes is worth trying, or compiling: most texts tell of none.

use std::sync::LazyLock;

use crate::field::word_list::WordList;
use crate::field::{head, tail};
use crate::words::lead_ins::{
    ABSTAIN, ABSTAIN_SHORT, AGAINST, BECAME, COUNTED, IN_FAVOUR, MATTER, NOT_VOTING, OUTCOME,
    OUTCOME_ALONE, PUT, TO, VOTES,
};

/// The sides of a vote.
fn sides() -> impl Iterator<Item = &'static str> {
    [IN_FAVOUR, AGAINST, ABSTAIN, NOT_VOTING]
        .iter()
        .flat_map(|side| side.words())
        .collect::<Vec<_>>()
        .into_iter()
}

static SIDE_BEGINS: LazyLock<WordList> = LazyLock::new(|| WordList::of_first(sides()));
static SIDE_ENDS: LazyLock<WordList> = LazyLock::new(|| WordList::of_last(sides()));
static AGAINST_ENDS: LazyLock<WordList> = LazyLock::new(|| WordList::of_last(AGAINST.words()));
static FOR_ENDS: LazyLock<WordList> = LazyLock::new(|| WordList::of_last(IN_FAVOUR.words()));
static BETWEEN: LazyLock<WordList> = LazyLock::new(|| WordList::of(TO.words()));
static OUTCOMES: LazyLock<WordList> =
    LazyLock::new(|| WordList::of_first(OUTCOME.words().chain(OUTCOME_ALONE.words())));
static ALONE: LazyLock<WordList> = LazyLock::new(|| WordList::of_first(OUTCOME_ALONE.words()));

static HEADING_ENDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::of_last(sides().chain(MATTER.words()).chain(ABSTAIN_SHORT.words())));

/// What may part a side from its count.
const SIGNS: [char; 7] = [':', '=', '–', '—', '-', '(', '['];

/// The heading of a side starts within so many bytes and ends within as many.
const HEADING: usize = 120;

/// Whether a count stands before a side: "35 votes for".
pub(super) fn count_first(text: &str) -> bool {
    SIDE_BEGINS.places(text).any(|side| {
        let before = last_word(head(text, side.start));
        super::count(before).is_some() || COUNTED.has(&before.to_lowercase())
    })
}

/// Whether a count stands behind a side: "for: 35".
pub(super) fn word_first(text: &str) -> bool {
    SIDE_ENDS.places(text).any(|side| {
        let rest = tail(text, side.end).trim_start();
        rest.strip_prefix(SIGNS).is_some_and(|rest| starts_with_digit(rest.trim_start()))
    })
}

/// Whether a count stands behind a side with nothing between: "against 7".
pub(super) fn row(text: &str) -> bool {
    let counted = |ends: &WordList| {
        ends.places(text).any(|side| starts_with_digit(tail(text, side.end).trim_start()))
    };
    counted(&AGAINST_ENDS) && counted(&FOR_ENDS)
}

/// Where sides stand that a sign or a count in brackets follows, as before names: "for:", "against (2)".
pub(super) fn sides_named(text: &str) -> Vec<usize> {
    let ended = |from: usize| {
        let end = SIDE_ENDS.places(tail(text, from)).next()?;
        let rest = tail(text, from.saturating_add(end.end)).trim_start();
        rest.starts_with(SIGNS).then_some(from)
    };
    let starts = SIDE_BEGINS.places(text).map(|side| side.start);
    starts.filter_map(ended).collect()
}

/// Whether two counts may stand against each other: "7 votes to 0".
pub(super) fn to(text: &str) -> bool {
    BETWEEN.places(text).any(|to| {
        let (before, after) = (last_word(head(text, to.start)), first_word(tail(text, to.end)));
        super::count(after).is_some()
            && (super::count(before).is_some() || VOTES.has(&before.to_lowercase()))
    })
}

/// Whether an outcome may be told: "the motion was lost", "unanimously".
pub(super) fn outcome(text: &str) -> bool {
    OUTCOMES.places(text).any(|outcome| {
        let before = last_word(head(text, outcome.start)).to_lowercase();
        let became = || BECAME.words().any(|word| word.ends_with(&before));
        ALONE.opens(tail(text, outcome.start))
            || !before.is_empty() && (PUT.has(&before) || became())
    })
}

/// Whether a text may open a side of a recorded vote: the side, or what was voted on, stands before
/// the first sign or at the end.
pub(super) fn heading(text: &str) -> bool {
    let near = head(text, text.floor_char_boundary(HEADING));
    let Some(opening) = near
        .find(SIGNS)
        .map(|sign| head(near, sign))
        .or_else(|| (near.len() == text.len()).then_some(text))
    else {
        return false;
    };
    HEADING_ENDS.opens(last_word(opening.trim_end().trim_end_matches('.')))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_match_has_their_cue() {
        type Cue = fn(&str) -> bool;
        let table: [(Cue, &LazyLock<regex::Regex>, &[&str]); 6] = [
            (count_first, &super::super::COUNT_FIRST, &["35 members voted\nFOR", "(one yn erbyn)"]),
            (word_first, &super::super::WORD_FIRST, &["For– 3", "o blaid ( 5", "Abstained:7"]),
            (row, &super::super::ROW, &["In favour 5, Against 7", "for 5/against\n0"]),
            (to, &super::super::TO, &["by 7 votes to 0", "six to\ntwo"]),
            (
                outcome,
                &super::super::OUTCOME,
                &["motion as amended was duly  carried", "Nem. con", "it\nfell", "vote lost"],
            ),
            (
                heading,
                &super::super::HEADING,
                &[
                    "For (51)",
                    "The members who voted in  favour of the motion: 3",
                    "Abst.",
                    "Voting against the\namendment",
                    "Against the recommendations =4",
                ],
            ),
        ];
        for (cue, pattern, texts) in table {
            for text in texts {
                assert!(pattern.is_match(text) && cue(text), "{text}");
            }
            assert!(!cue("The Board thanked those for whom it was put, and rose to go on."));
        }
    }
}
