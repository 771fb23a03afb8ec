//! Votes: counts after For, Against and Abstain, with or without names, and the words for an outcome.

use crate::field::name;
use crate::field::vote::{self as scan, Side};
use crate::record::{At, Vote, VoteNames};

use super::body::Piece;
use super::prose::{Prose, merge};

/// Reads a recorded vote that starts here: "For (51)", names, "Against (6)", names, "Abstain (2)",
/// names, "Motion carried." Gives the vote and how many further pieces it takes.
pub(crate) fn block(first: &Prose<'_>, rest: &[Piece<'_>]) -> Option<(Vote, usize)> {
    let (side, count, _) = side_heading(&first.body)?;
    if side != Side::For {
        return None;
    }
    let mut vote = empty(first.at());
    let (mut current, mut taken, mut sides) = (side, 0, 1);
    set(&mut vote, side, count);
    if let Some((_, _, names)) = side_heading(&first.body) {
        *names_of(&mut vote.names, side) = scan::names(&names);
    }
    while let Some(Piece::Prose(p)) = rest.get(taken) {
        if let Some((side, count, names)) = side_heading(&p.body) {
            if side == Side::For {
                break;
            }
            current = side;
            sides += 1;
            set(&mut vote, side, count);
            *names_of(&mut vote.names, side) = scan::names(&names);
        } else if let Some(outcome) = outcome(&p.body).filter(|_| is_short(p)) {
            vote.outcome = Some(outcome);
            vote.at = merge(vote.at.drain(..).chain(p.at()));
            taken += 1;
            break;
        } else if p.label.is_none() && names_of(&mut vote.names, current).is_empty() {
            let names = scan::names(&p.body);
            if names.is_empty() || names.len() == 1 && !name::looks_like_name(&p.body) {
                break;
            }
            *names_of(&mut vote.names, current) = names;
        } else {
            break;
        }
        vote.at = merge(vote.at.drain(..).chain(p.at()));
        taken += 1;
    }
    (sides >= 2).then_some((vote, taken))
}

/// A line that is a vote and nothing else: "Voting: unanimous", "For: 35 Against: 0 Abstentions: 21".
pub(crate) fn line(p: &Prose<'_>) -> Option<Vote> {
    let lower = p.body.to_lowercase();
    let headed = ["voting", "vote", "votes", "the vote", "the voting"].iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|r| r.trim_start().starts_with([':', '-', '–']))
    });
    let counted = lower.starts_with("for")
        && lower.contains("against")
        && p.body.split_whitespace().count() <= 20;
    if !headed && !counted {
        return None;
    }
    let text = match p.body.split_once([':', '–']) {
        Some((_, tail)) if headed => tail.trim(),
        _ => p.body.as_str(),
    };
    let mut vote = empty(p.at());
    if let Some(counts) = counts(text) {
        vote.in_favour = counts.in_favour;
        vote.against = counts.against;
        vote.abstain = counts.abstain;
    }
    vote.outcome = outcome(text).or_else(|| {
        (vote.in_favour.is_none() && headed).then(|| text.trim_end_matches('.').to_string())
    });
    (vote.in_favour.is_some() || vote.outcome.is_some()).then_some(vote)
}

/// A vote told in narrative with its counts, or in the words beside a lead-in.
pub(crate) fn words(text: &str, at: At) -> Option<Vote> {
    let counts = counts(text)?;
    let mut vote = empty(at);
    vote.in_favour = counts.in_favour;
    vote.against = counts.against;
    vote.abstain = counts.abstain;
    vote.outcome = outcome(text);
    Some(vote)
}

fn empty(at: At) -> Vote {
    Vote {
        subject: None,
        outcome: None,
        in_favour: None,
        against: None,
        abstain: None,
        names: VoteNames::default(),
        at,
    }
}

fn set(vote: &mut Vote, side: Side, count: Option<u32>) {
    match side {
        Side::For => vote.in_favour = count,
        Side::Against => vote.against = count,
        Side::Abstain => vote.abstain = count,
    }
}

fn names_of(names: &mut VoteNames, side: Side) -> &mut Vec<String> {
    match side {
        Side::For => &mut names.in_favour,
        Side::Against => &mut names.against,
        Side::Abstain => &mut names.abstain,
    }
}

fn is_short(p: &Prose<'_>) -> bool {
    p.body.split_whitespace().count() <= 8
}

/// The side that a line opens, its count, and what follows on it.
fn side_heading(text: &str) -> Option<(Side, Option<u32>, String)> {
    let found = scan::heading(text)?;
    let rest = text.get(found.rest_start..).unwrap_or_default().trim().to_string();
    Some((found.side, found.count, rest))
}

fn outcome(text: &str) -> Option<String> {
    scan::vote(text).and_then(|found| found.value.outcome)
}

/// The counts that a text gives; null where it gives none.
fn counts(text: &str) -> Option<scan::VoteText> {
    scan::vote(text)
        .map(|found| found.value)
        .filter(|vote| vote.in_favour.is_some() || vote.against.is_some() || vote.abstain.is_some())
}
