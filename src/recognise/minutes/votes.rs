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
            Side::NotVoting => names.not_voting.is_empty(),
        })
    }
}

/// A line of counts has at most this many words.
const LINE: usize = 20;

/// A line that is a vote and nothing else: "Voting: unanimous", "For: 35 Against: 0 Abstentions: 21".
pub(crate) fn line(p: &Prose<'_>) -> Option<Vote> {
    let lower = p.body.to_lowercase();
    let headed = VOTE_HEADINGS.words().any(|word| {
        lower.strip_prefix(word).is_some_and(|r| r.trim_start().starts_with([':', '-', '–']))
    });
    let sides = IN_FAVOUR.opens(&lower) && AGAINST.is_in(&lower);
    let counted = sides && p.body.split_whitespace().count() <= LINE;
    if !headed && !counted {
        return None;
    }
    let text = match p.body.split_once([':', '–']) {
        Some((_, tail)) if headed => tail.trim(),
        _ => p.body.as_str(),
    };
    let mut vote = told(text, p.at());
    if !is_counted(&vote) && headed {
        vote.outcome = vote.outcome.or_else(|| Some(text.trim_end_matches('.').to_owned()));
    }
    (vote.in_favour.is_some() || vote.outcome.is_some()).then_some(vote)
}

/// A vote told in narrative with its counts, or that all agreed, or in the words beside a lead-in.
pub(crate) fn words(text: &str, at: At) -> Option<Vote> {
    let vote = told(text, at);
    (is_counted(&vote) || vote.unanimous.is_some()).then_some(vote)
}

/// The vote in the words beside a lead-in: that one abstained says enough there.
pub(crate) fn beside_lead_in(text: &str, at: At) -> Option<Vote> {
    let abstained = |at| {
        let abstain = vec![scan::abstainer(text)?];
        let names = VoteNames { abstain, ..VoteNames::default() };
        Some(Vote { abstain: Some(1), names, ..empty(at) })
    };
    words(text, at.clone()).or_else(|| abstained(at))
}

/// What a text says of a vote, if anything.
pub(crate) fn told(text: &str, at: At) -> Vote {
    let Some(found) = scan::vote(text) else { return empty(at) };
    let told = found.value;
    Vote {
        outcome: told.outcome,
        in_favour: told.in_favour,
        against: told.against,
        abstain: told.abstain,
        not_voting: told.not_voting,
        unanimous: told.unanimous.then_some(true),
        names: told.names,
        ..empty(at)
    }
}

/// Whether a vote counts a side.
pub(crate) fn is_counted(vote: &Vote) -> bool {
    [vote.in_favour, vote.against, vote.abstain, vote.not_voting].iter().any(Option::is_some)
}

/// Whether two votes may be one, told in two places.
pub(crate) fn fit(one: &Vote, other: &Vote) -> bool {
    let counts = |vote: &Vote| [vote.in_favour, vote.against, vote.abstain, vote.not_voting];
    let both = counts(one).into_iter().zip(counts(other));
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => true,
    };
    let split = |vote: &Vote| vote.against.is_some_and(|against| against > 0);
    both.into_iter().all(|(a, b)| a.is_none() || b.is_none() || a == b)
        && same(&one.proposer, &other.proposer)
        && same(&one.seconder, &other.seconder)
        && (one.outcome.is_none() || other.outcome.is_none() || same(&one.outcome, &other.outcome))
        && !(one.unanimous.is_some() && split(other) || other.unanimous.is_some() && split(one))
}

/// Adds to a vote what another text tells of it.
pub(crate) fn join(vote: &mut Vote, other: Vote) {
    let fill = |own: &mut Option<u32>, more| *own = own.take().or(more);
    fill(&mut vote.in_favour, other.in_favour);
    fill(&mut vote.against, other.against);
    fill(&mut vote.abstain, other.abstain);
    fill(&mut vote.not_voting, other.not_voting);
    vote.subject = vote.subject.take().or(other.subject);
    vote.outcome = vote.outcome.take().or(other.outcome);
    vote.proposer = vote.proposer.take().or(other.proposer);
    vote.seconder = vote.seconder.take().or(other.seconder);
    vote.unanimous = vote.unanimous.or(other.unanimous);
    for side in [Side::For, Side::Against, Side::Abstain, Side::NotVoting] {
        let mut more = other.names.clone();
        let own = names_of(&mut vote.names, side);
        if own.is_empty() {
            own.append(names_of(&mut more, side));
        }
    }
    vote.at = merge(vote.at.drain(..).chain(other.at));
}

fn empty(at: At) -> Vote {
    Vote { at, ..Vote::default() }
}

fn set(vote: &mut Vote, side: Side, count: Option<u32>) {
    *count_of(vote, side) = count;
}

/// The count of a side.
pub(crate) fn count_of(vote: &mut Vote, side: Side) -> &mut Option<u32> {
    match side {
        Side::For => &mut vote.in_favour,
        Side::Against => &mut vote.against,
        Side::Abstain => &mut vote.abstain,
        Side::NotVoting => &mut vote.not_voting,
    }
}

/// The names of a side.
pub(crate) fn names_of(names: &mut VoteNames, side: Side) -> &mut Vec<String> {
    match side {
        Side::For => &mut names.in_favour,
        Side::Against => &mut names.against,
        Side::Abstain => &mut names.abstain,
        Side::NotVoting => &mut names.not_voting,
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
