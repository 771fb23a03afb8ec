//! Votes: counts after For, Against and Abstain, with or without names, and the words for an outcome.

use crate::block::{Line, Segment, Span, Style, flow, merge};
use crate::field::name;
use crate::field::vote::{self as scan, Side};
use crate::record::{At, Vote, VoteNames};
use crate::words::lead_ins::{AGAINST, IN_FAVOUR, VOTE_HEADINGS};
use smallvec::smallvec;

use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;

/// Reads a recorded vote that starts here: "For (51)", names, "Against (6)", names, "Abstain (2)",
/// names, "Motion carried." Gives the vote and how many further pieces it takes.
pub(crate) fn block(first: &Prose<'_>, rest: &[Piece<'_>]) -> Option<(Vote, usize)> {
    let opens = side_heading(&first.text.lines.first()?.text())?;
    if opens.0 != Side::For || first.label.is_some() {
        return None;
    }
    let mut sides = Sides { vote: empty(Vec::new()), current: None, told: 0 };
    if !sides.take(first) {
        return None;
    }
    let mut taken = 0;
    while let Some(Piece::Prose(p)) = rest.get(taken) {
        let again = side_heading(&p.body).is_some_and(|(side, ..)| side == Side::For);
        if sides.vote.outcome.is_some() || again || p.label.is_some() || !sides.take(p) {
            break;
        }
        taken = taken.saturating_add(1);
    }
    (sides.told >= 2).then_some((sides.vote, taken))
}

/// A recorded vote as far as it has been read.
struct Sides {
    vote: Vote,
    current: Option<Side>,
    told: usize,
}

impl Sides {
    /// Takes the lines of a paragraph; whether all of them belong to the vote.
    fn take(&mut self, p: &Prose<'_>) -> bool {
        let mut parts: Vec<(Option<Side>, Option<u32>, Vec<Line>)> = Vec::new();
        let mut outcome_found = None;
        for line in &p.text.lines {
            let text = line.text();
            if let Some((side, count, names)) = side_heading(&text) {
                let mut own = line.clone();
                own.segments = smallvec![Segment {
                    spans: smallvec![Span { text: names, style: Style::default() }],
                    ..Segment::default()
                }];
                parts.push((Some(side), count, vec![own]));
            } else if let Some(words) =
                outcome(&text).filter(|_| text.split_whitespace().count() <= 8)
            {
                outcome_found = Some(words);
            } else {
                match parts.last_mut() {
                    Some((_, _, lines)) => lines.push(line.clone()),
                    None => parts.push((None, None, vec![line.clone()])),
                }
            }
        }
        if parts.iter().any(|(side, ..)| side.is_none() && !self.awaits_names()) {
            return false;
        }
        for (side, count, lines) in parts {
            let names = scan::names(&flow(&lines));
            match side {
                Some(side) => {
                    set(&mut self.vote, side, count);
                    self.current = Some(side);
                    self.told = self.told.saturating_add(1);
                }
                None if names.is_empty() || names.len() == 1 && !name::looks_like_name(&p.body) => {
                    return false;
                }
                None => {}
            }
            if let Some(side) = self.current {
                let list = names_of(&mut self.vote.names, side);
                if list.is_empty() {
                    *list = names;
                }
            }
        }
        self.vote.outcome = self.vote.outcome.take().or(outcome_found);
        self.vote.at = merge(self.vote.at.drain(..).chain(p.at()));
        true
    }

    /// Whether the side that was opened last has no names yet.
    fn awaits_names(&self) -> bool {
        let names = &self.vote.names;
        self.current.is_some_and(|side| match side {
            Side::For => names.in_favour.is_empty(),
            Side::Against => names.against.is_empty(),
            Side::Abstain => names.abstain.is_empty(),
        })
    }
}

/// A line that is a vote and nothing else: "Voting: unanimous", "For: 35 Against: 0 Abstentions: 21".
pub(crate) fn line(p: &Prose<'_>) -> Option<Vote> {
    let lower = p.body.to_lowercase();
    let headed = VOTE_HEADINGS.words().any(|word| {
        lower.strip_prefix(word).is_some_and(|r| r.trim_start().starts_with([':', '-', '–']))
    });
    let counted =
        IN_FAVOUR.opens(&lower) && AGAINST.is_in(&lower) && p.body.split_whitespace().count() <= 20;
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
    Vote { at, ..Vote::default() }
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
