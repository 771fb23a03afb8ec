//! Who moved, who seconded, and how it was voted: laid to the clause that it is about, or else to a vote.

use super::{Last, Mode, Reader};
use crate::block::merge;
use crate::field::action;
use crate::field::moving::{Moved, moved};
use crate::field::word_list::WordList;
use crate::recognise::minutes::settled::Settled;
use crate::recognise::minutes::{lead_in, settled, votes};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::record::{At, Paragraph, Resolution, ResolutionKind, Vote};
use crate::words::lead_ins::{RESOLVED, THAT};
use crate::words::moving::PROPOSED;

use std::sync::LazyLock;

static RESOLVES: LazyLock<WordList> = LazyLock::new(|| WordList::of(RESOLVED.words()));
static PROPOSES: LazyLock<WordList> = LazyLock::new(|| WordList::of(PROPOSED.words()));

/// What is known of motions while a body is read.
#[derive(Default)]
pub(super) struct Moves {
    /// Who moved what no clause and no vote has followed yet.
    pending: Option<(Moved, At)>,
    /// The text that told of that has a matter of its own.
    has_matter: bool,
    /// The vote that what follows may complete.
    open: Option<usize>,
    /// The last lead-in's first clause.
    led: usize,
    /// Who moved all clauses under the last lead-in.
    pub(super) by: Option<Moved>,
    /// Where that stands above the lead-in, until a clause takes it.
    pub(super) by_at: At,
    /// That lead-in's own number, which the first clause bears.
    pub(super) number: Option<String>,
    /// What is told stands behind a clause, and is about it.
    attached: bool,
    /// Nothing but who is to do something stands between a clause and what follows.
    near: bool,
}

impl Reader {
    /// Takes a text that says who moved and how it was voted, and nothing else; whether it is one.
    pub(super) fn settles(&mut self, p: &Prose<'_>) -> bool {
        let at = p.at();
        let Some(found) = settled::whole(&p.whole(), &at) else { return false };
        let Some(by) = found.moved else { return false };
        if self.is_near() && self.lack(&by) {
            self.move_clauses(&by, &at);
            self.vote(found.vote);
            return true;
        }
        let by = self.with_proposer_above(by);
        let awaited = matches!(&self.mode, Mode::Clauses(clauses) if !clauses.begun);
        if !awaited && (by.proposer.is_none() || by.seconder.is_none()) {
            return false;
        }
        if self.moves_the_vote_above(&by, &found.vote, &at) {
            return true;
        }
        self.moved_by(by, at);
        self.moves.has_matter = false;
        self.vote(found.vote);
        true
    }

    /// Lays who moved to the vote that the text above told, where it told of no movers: "All agreed it.",
    /// "Proposed by A, seconded by B."
    fn moves_the_vote_above(&mut self, by: &Moved, vote: &Option<Vote>, at: &At) -> bool {
        let own = vote.clone().unwrap_or_default();
        let more = Vote {
            proposer: by.proposer.clone(),
            seconder: by.seconder.clone(),
            at: at.clone(),
            ..own
        };
        let fits = |open: &&mut Vote| {
            open.proposer.is_none() && open.seconder.is_none() && votes::fit(open, &more)
        };
        let open = self.moves.open.filter(|_| self.moves.pending.is_none() && !self.is_near());
        let open = open.and_then(|open| self.body.votes.get_mut(open)).filter(fits);
        open.map(|open| votes::join(open, more.clone())).is_some()
    }

    /// Whether what stands here is about the clause above.
    fn is_near(&self) -> bool {
        matches!(self.last, Last::Clause) || self.moves.near
    }

    /// Whether nobody is known to have moved, or seconded, the clauses under the last lead-in.
    fn lack(&self, by: &Moved) -> bool {
        let own = self.body.resolutions.get(self.moves.led..).unwrap_or_default();
        let lacks = |one: &Resolution| {
            (by.proposer.is_none() || one.proposer.is_none())
                && (by.seconder.is_none() || one.seconder.is_none())
        };
        !own.is_empty() && own.iter().all(lacks)
    }

    /// Adds to who seconded who moved, as the line above says: "Moved: A", "Seconded: B".
    fn with_proposer_above(&mut self, by: Moved) -> Moved {
        let half = |(above, _): &mut (Moved, At)| {
            above.seconder.is_none() && by.proposer.is_none() && by.seconder.is_some()
        };
        let Some((above, at)) = self.moves.pending.take_if(half) else { return by };
        let line = self.body.paragraphs.last().filter(|last| last.at == at);
        if line.is_some_and(|line| settled::whole(&line.text, &at).is_some()) {
            self.body.paragraphs.pop();
        }
        Moved { seconder: by.seconder, ..above }
    }

    /// Takes who moved the clause above off the end of what stands behind it in its paragraph.
    pub(super) fn settled_behind<'t>(&mut self, text: &'t str, at: &At) -> &'t str {
        let found = settled::tail(text, at).or_else(|| settled::whole(text, at));
        let Some(found) = found.filter(|_| self.is_near()) else { return text };
        let told = text.get(..found.start).unwrap_or(text).trim_end();
        let Some(by) = found.moved.filter(|by| self.lack(by) && !PROPOSES.is_in(told)) else {
            return text;
        };
        self.move_clauses(&by, &Vec::new());
        self.vote(found.vote);
        told
    }

    /// Notes whether a paragraph below a clause says no more than who is to do something.
    pub(super) fn stays_near(&mut self, p: &Prose<'_>) {
        let does = |text: &str| {
            action::entry(text)
                .is_some_and(|noted| noted.text.is_some() && !noted.owners.is_empty())
        };
        self.moves.near = self.is_near() && does(&p.body);
    }

    /// What is read now stands in the paragraph of the clause above.
    pub(super) fn stay_near(&mut self) {
        self.moves.near = matches!(self.last, Last::Paragraph);
    }

    /// Whether a motion is moved and seconded at its end, or in the next text.
    pub(super) fn is_moved(&self, p: &Prose<'_>, rest: &[Piece<'_>]) -> bool {
        let both =
            |by: Option<Moved>| by.is_some_and(|by| by.proposer.is_some() && by.seconder.is_some());
        let own = || settled::tail(&p.body, &Vec::new()).and_then(|found| found.moved);
        let next = || match rest.first()? {
            Piece::Prose(next) => settled::whole(&next.whole(), &Vec::new())?.moved,
            Piece::Table(_) => None,
        };
        both(own()) || both(next())
    }

    fn move_clauses(&mut self, by: &Moved, at: &At) {
        let own = self.body.resolutions.get_mut(self.moves.led..).unwrap_or_default();
        for clause in own.iter_mut() {
            set_movers(clause, by);
        }
        if let Some(last) = own.last_mut() {
            last.at = merge(last.at.drain(..).chain(at.iter().cloned()));
        }
    }

    /// Notes who moved what follows, or what has no clause.
    fn moved_by(&mut self, by: Moved, at: At) {
        self.flush_moves();
        self.moves.open = None;
        self.moves.pending = Some((by, at));
    }

    /// Makes a vote of a motion that was moved and seconded and that no clause followed.
    pub(super) fn flush_moves(&mut self) {
        let Some((by, at)) = self.moves.pending.take() else { return };
        if by.proposer.is_some() && by.seconder.is_some() {
            let vote = Vote { proposer: by.proposer, seconder: by.seconder, at, ..Vote::default() };
            self.moves.open = Some(self.body.votes.len());
            self.body.votes.push(vote);
        }
    }

    /// Adds a vote, or what more is told of the one before.
    pub(super) fn vote(&mut self, vote: Option<Vote>) {
        let Some(mut vote) = vote else { return };
        if let Some((by, at)) = self.moves.pending.take_if(|_| vote.proposer.is_none()) {
            (vote.proposer, vote.seconder) = (by.proposer, by.seconder);
            vote.at = merge(at.into_iter().chain(vote.at));
            self.moves.open = None;
        }
        let open = self.moves.open.and_then(|open| self.body.votes.get_mut(open));
        if let Some(open) = open.filter(|open| votes::fit(open, &vote)) {
            votes::join(open, vote);
            return;
        }
        self.moves.open = Some(self.body.votes.len());
        self.body.votes.push(vote);
    }

    /// Begins clauses under a lead-in; who moved them.
    /// A sentence of running prose is none of what was voted above it.
    pub(super) fn led(
        &mut self,
        before: Option<Moved>,
        vote: Option<Vote>,
        sentence: bool,
    ) -> Option<Moved> {
        if sentence && self.moves.has_matter {
            self.flush_moves();
        }
        if self.moves.attached || sentence {
            self.moves.open = None;
        }
        let (pending, by_at) = self.moves.pending.take().unzip();
        self.moves.by_at = by_at.filter(|_| before.is_none()).unwrap_or_default();
        let open = self.moves.open.and_then(|open| self.body.votes.get(open));
        let of_vote = open.filter(|vote| vote.proposer.is_some()).map(|vote| Moved {
            proposer: vote.proposer.clone(),
            seconder: vote.seconder.clone(),
            places: Vec::new(),
        });
        self.vote(vote);
        self.moves.led = self.body.resolutions.len();
        self.moves.attached = true;
        before.or(pending).or(of_vote)
    }

    /// Cuts who moved and how it was voted off the end of a clause.
    pub(super) fn settle(&mut self, clause: &mut Resolution) -> Option<Vote> {
        let found = settled::tail(&clause.text, &clause.at)?;
        clause.text.truncate(clause.text.get(..found.start)?.trim_end().len());
        if let Some(by) = found.moved {
            // What the clause's own end says goes before what stood above it.
            (clause.proposer, clause.seconder) = (by.proposer, by.seconder);
        }
        found.vote
    }

    /// Who moved the clauses that follow, as a line between the lead-in and the first of them says.
    pub(super) fn moved_below_lead_in(&mut self) {
        let alone = !self.moves.has_matter && self.moves.by.is_none();
        if let Some((by, at)) = self.moves.pending.take_if(|_| alone) {
            (self.moves.by, self.moves.by_at) = (Some(by), at);
        }
    }

    /// Reads what narrative tells of motions and votes.
    pub(super) fn tell_votes(&mut self, p: &Prose<'_>) {
        let at = p.at();
        let motions = moved(&p.body);
        let Some(last) = motions.len().checked_sub(1) else { return self.tell_vote(&p.body, at) };
        for (place, by) in motions.iter().enumerate() {
            let start_of = |motion: &Moved| motion.places.first().map_or(0, |place| place.start);
            let from = if place == 0 { 0 } else { start_of(by) };
            let next = motions.get(place.saturating_add(1)).map(start_of);
            let to = next.filter(|_| place < last).unwrap_or(p.body.len());
            let told = p.body.get(from..to).unwrap_or_default();
            self.moved_by(by.clone(), at.clone());
            self.moves.has_matter = true;
            self.vote(vote_of(told, &at));
        }
    }

    /// Reads what a text without movers tells of a vote.
    fn tell_vote(&mut self, text: &str, at: At) {
        let awaits = self.moves.pending.is_some() || self.open_vote().is_some_and(is_undecided);
        if let Some(vote) = votes::words(text, at.clone()) {
            self.vote(Some(vote));
        } else if awaits && let Some(vote) = outcome_of(text, &at) {
            self.vote(Some(vote));
        } else {
            self.flush_moves();
            if !self.open_vote().is_some_and(is_undecided) {
                self.moves.open = None;
            }
            self.moves.attached = false;
        }
    }

    fn open_vote(&self) -> Option<&Vote> {
        self.body.votes.get(self.moves.open?)
    }

    /// Takes a text that ends with a lead-in and puts the clause before it: "It was proposed that the gate
    /// be mended. Prop. A, 2nd B. Resolved 7/12."
    pub(super) fn resolved_behind(&mut self, p: &Prose<'_>) -> bool {
        let Some((text, label, found, rest)) = resolved_behind(&p.body, &p.at()) else {
            return false;
        };
        let told = text.get(..found.start).unwrap_or(text).trim_end();
        let Some((start, that)) = proposal(told) else { return false };
        let before = told.get(..start).unwrap_or_default().trim();
        if !before.is_empty() {
            let text = before.to_owned();
            self.body.paragraphs.push(Paragraph { label: p.printed_label(), text, at: p.at() });
        }
        self.moves.open = None;
        self.moves.by = self.led(None, None, false);
        let by = found.moved.unwrap_or_default();
        let clause = told.get(that..).unwrap_or_default().to_owned();
        self.body.resolutions.push(Resolution {
            label,
            text: clause,
            kind: ResolutionKind::Resolved,
            proposer: by.proposer,
            seconder: by.seconder,
            at: p.at(),
        });
        self.vote(found.vote);
        (self.mode, self.last) = (Mode::Narrative, Last::Clause);
        self.behind_sentence(p, rest, &[]);
        true
    }
}

/// What stands before a lead-in that ends a sentence, the number behind it, what settled the motion, and what
/// stands behind all that.
type Resolved<'t> = (&'t str, Option<String>, Settled, &'t str);

fn resolved_behind<'t>(text: &'t str, at: &At) -> Option<Resolved<'t>> {
    let place = RESOLVES.places(text).last()?;
    let before = text.get(..place.start)?.trim_end();
    let number = lead_in::number(text.get(place.end..)?);
    let rest = number.as_ref().map_or(text.get(place.end..)?, |(_, rest)| rest);
    let ended = number.is_some() && text.strip_suffix(rest)?.ends_with('.');
    let alone = ended || rest.chars().all(|c| !c.is_alphanumeric());
    let behind_sentence = alone && before.ends_with(['.', ')', ';']);
    let found = behind_sentence.then(|| settled::tail(before, at)).flatten()?;
    let rest = if ended { rest.trim() } else { "" };
    Some((before, number.map(|(number, _)| number), found, rest))
}

/// Where the sentence of a proposal starts, and its "that".
fn proposal(text: &str) -> Option<(usize, usize)> {
    let place = PROPOSES.places(text).last()?;
    let rest = text.get(place.end..)?;
    let that = text.len().saturating_sub(rest.trim_start().len());
    let first = rest.split_whitespace().next()?.to_lowercase();
    let start = text.get(..place.start)?.rfind(". ").map_or(0, |stop| stop.saturating_add(2));
    THAT.has(&first).then_some((start, that))
}

fn set_movers(clause: &mut Resolution, by: &Moved) {
    clause.proposer = clause.proposer.take().or_else(|| by.proposer.clone());
    clause.seconder = clause.seconder.take().or_else(|| by.seconder.clone());
}

/// The vote that a text tells of, with the outcome that ends it.
fn vote_of(text: &str, at: &At) -> Option<Vote> {
    let ended = settled::tail(text, at).and_then(|found| found.vote);
    let told = votes::words(text, at.clone());
    match (told, ended) {
        (Some(mut told), Some(ended)) => {
            told.outcome = told.outcome.or(ended.outcome);
            Some(told)
        }
        (told, ended) => told.or(ended),
    }
}

/// The outcome that a text tells.
fn outcome_of(text: &str, at: &At) -> Option<Vote> {
    let told = Some(votes::told(text, at.clone())).filter(|vote| vote.outcome.is_some());
    told.or_else(|| settled::whole(text, at)?.vote)
}

fn is_undecided(vote: &Vote) -> bool {
    vote.outcome.is_none()
}
