//! What says by whom a motion was moved and how it was voted, and nothing else: a paragraph of its own, or
//! the end of one. "Prop. NO, 2nd JH. All in favour.", "(Proposed: A, seconded: B)", "CARRIED".

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::votes;
use crate::field::moving::{Moved, moved};
use crate::field::word_list::WordList;
use crate::record::{At, Vote};
use crate::words::all;
use crate::words::lead_ins::{
    ABSTAIN, AGAINST, BALLOTS, BECAME, COUNTED, COUNTS, IN_FAVOUR, MATTER, OUTCOME, OUTCOME_ALONE,
    PUT, SIDES, UNANIMOUS, VOTED,
};
use crate::words::moving::{ALL, BESIDE, BY_ALL, FOR_IT, PROPOSED, SECONDED, WHO};

/// Who moved and how it was voted, as a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Settled {
    /// Where that starts, in bytes.
    pub start: usize,
    /// Who moved and seconded.
    pub moved: Option<Moved>,
    /// The vote.
    pub vote: Option<Vote>,
}

/// All words by which votes and movers are told.
static VOCABULARY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let of_votes = all(SIDES).chain(all(COUNTS)).chain(UNANIMOUS.words()).chain(ABSTAIN.words());
    let more = [BALLOTS, BECAME, COUNTED, MATTER, OUTCOME, OUTCOME_ALONE, PUT, VOTED];
    let of_movers = [ALL, BESIDE, BY_ALL, FOR_IT, PROPOSED, SECONDED, WHO];
    let tables = more.iter().chain(&of_movers).flat_map(|table| table.words().collect::<Vec<_>>());
    of_votes.chain(tables).flat_map(|phrase| phrase.split([' ', '.'])).collect()
});

/// The words without one of which no text settles anything.
static CUE: LazyLock<WordList> = LazyLock::new(|| {
    let tables =
        [PROPOSED, SECONDED, UNANIMOUS, AGAINST, ABSTAIN, OUTCOME, FOR_IT, BALLOTS, IN_FAVOUR];
    let words = tables.iter().flat_map(|table| table.words().collect::<Vec<_>>());
    WordList::of_first(words.collect::<Vec<_>>().into_iter())
});

/// What settles a motion is no longer than this, in bytes.
const LONGEST: usize = 240;

/// Reads a text that says who moved, or how it was voted, and nothing else.
pub(crate) fn whole(text: &str, at: &At) -> Option<Settled> {
    if text.len() > LONGEST || !CUE.is_in(text) {
        return None;
    }
    read(text, 0, &moved(text), at)
}

/// Reads what ends a text and says that.
pub(crate) fn tail(text: &str, at: &At) -> Option<Settled> {
    let from = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let end = text.get(from..).unwrap_or_default();
    if !CUE.is_in(end) {
        return None;
    }
    let motions = moved(end);
    let moving = motions.iter().filter_map(|motion| motion.places.first()).map(|place| place.start);
    let mut starts: Vec<usize> = moving.chain(sentences(end)).filter(|start| *start > 0).collect();
    starts.sort_unstable();
    let settled = starts.into_iter().find_map(|start| read(end, start, &motions, at))?;
    Some(Settled { start: settled.start.saturating_add(from), ..settled })
}

/// Where sentences and brackets start.
fn sentences(text: &str) -> impl Iterator<Item = usize> {
    let mut above = ' ';
    let mut over = false;
    text.char_indices().filter_map(move |(at, sign)| {
        let starts = sign == '(' && above == ' ' || over && above == ' ' && !sign.is_whitespace();
        if !sign.is_whitespace() {
            over = matches!(sign, '.' | ';' | ':' | '!' | '?' | ')' | '”');
        }
        above = if sign.is_whitespace() { ' ' } else { sign };
        starts.then_some(at)
    })
}

/// Reads a text from a byte on, where all that stands there is of movers and votes.
fn read(text: &str, start: usize, motions: &[Moved], at: &At) -> Option<Settled> {
    let own = text.get(start..)?;
    let told = votes::told(own, at.clone());
    let mut motions = motions.iter().filter(|one| one.places.iter().all(|p| p.start >= start));
    let (moved, more) = (motions.next(), motions.next());
    if more.is_some() || !is_spent(text, start, moved, &told) {
        return None;
    }
    let outcome = told.outcome.clone().or_else(|| outcome(own));
    let vote = Vote { outcome, ..told };
    let voted = votes::is_counted(&vote) || vote.unanimous.is_some() || vote.outcome.is_some();
    let vote = voted.then_some(vote);
    (moved.is_some() || vote.is_some()).then(|| Settled { start, moved: moved.cloned(), vote })
}

/// A text that is an outcome and nothing else: "LOST".
fn outcome(text: &str) -> Option<String> {
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = plain.to_lowercase();
    (OUTCOME.has(&lower) && !FOR_IT.has(&lower)).then(|| plain.to_owned())
}

/// Whether every word from a byte on is of movers or votes.
fn is_spent(text: &str, start: usize, moved: Option<&Moved>, vote: &Vote) -> bool {
    let places: &[Range<usize>] = moved.map_or(&[], |moved| &moved.places);
    let sides = &vote.names;
    let lists = [&sides.in_favour, &sides.against, &sides.abstain, &sides.not_voting];
    let in_names =
        |word: &str| lists.iter().any(|list| list.iter().any(|name| name.contains(word)));
    let mut at = start;
    let rest = text.get(start..).unwrap_or_default();
    rest.split([' ', '/', '(', '\n', '\t']).all(|word| {
        let own = at;
        at = at.saturating_add(word.len()).saturating_add(1);
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        places.iter().any(|place| place.contains(&own))
            || is_said(&plain.to_lowercase())
            || in_names(plain)
    })
}

/// Whether a word is one by which votes and movers are told, a count, or a sign.
fn is_said(lower: &str) -> bool {
    let count = lower.len() <= 3 && lower.bytes().all(|byte| byte.is_ascii_digit());
    count || VOCABULARY.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_text() {
        for (text, end) in [
            (
                "That the gate be mended. Prop. AM, 2nd BD, All agreed.",
                Some("Prop. AM, 2nd BD, All agreed."),
            ),
            (
                "That the gate be mended. (Proposed: Cllr Marl, seconded: Cllr Dunn)",
                Some("(Proposed: Cllr Marl, seconded: Cllr Dunn)"),
            ),
            ("That the gate be mended (unanimously)", Some("(unanimously)")),
            (
                "That it be mended. Prop. AM, 2nd BD. 4 in favour, 2 against, CF abstained.",
                Some("Prop. AM, 2nd BD. 4 in favour, 2 against, CF abstained."),
            ),
            ("That it be mended. CARRIED", Some("CARRIED")),
            (
                "That it be mended. The motion was carried unanimously.",
                Some("The motion was carried unanimously."),
            ),
            ("That it be mended. The gate is proposed by the mill.", None),
            ("That it be mended. All agreed that the mill be told.", None),
            ("That the motion be approved.", None),
        ] {
            let found = tail(text, &Vec::new()).map(|found| text[found.start..].to_owned());
            assert_eq!(found.as_deref(), end, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_nothing_else() {
        for (text, is) in [
            ("Proposed by AM, seconded by BD.", true),
            ("All were in favour.", true),
            ("Carried nem con.", true),
            ("On a vote there were 4 for, 2 against and 1 abstaining.", true),
            ("LOST", true),
            ("Prop. AM, 2nd BD, 5 in favour.(2 abstained due to interest)", true),
            ("Proposed by AM, seconded by BD that the gate be mended.", false),
            ("The gate was mended.", false),
            ("It was agreed.", false),
        ] {
            assert_eq!(whole(text, &Vec::new()).is_some(), is, "{text}");
        }
    }
}
