//! The body of an item: narrative paragraphs, operative clauses, votes and announced dates.

use crate::block::{Table, merge};
use crate::field::action;
use crate::field::label::{Label, LabelKind as Kind, label};
use crate::field::moving::Moved;
use crate::field::name;
use crate::record::{At, FutureMeeting, Paragraph, Resolution, ResolutionKind, Vote};
use crate::words::joins;
use crate::words::lead_ins::OPERATIVE;

mod actions;
mod broken;
mod moves;
mod place;

use self::moves::Moves;
use self::place::Place;
use super::over_columns::heads_columns;
use super::{future, lead_in, noted, settled, tally, votes};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;

/// What the body of an item holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Body {
    /// The narrative.
    pub paragraphs: Vec<Paragraph>,
    /// The operative clauses.
    pub resolutions: Vec<Resolution>,
    /// The votes.
    pub votes: Vec<Vote>,
    /// The dates announced.
    pub future_meetings: Vec<FutureMeeting>,
    /// The actions noted in lines of their own or behind a sentence.
    pub actions: Vec<noted::NotedAction>,
    /// Paragraphs of which a sentence is a clause, whole.
    pub split: Vec<(String, At)>,
}

impl Body {
    /// The whole paragraph that a text is part of, where a sentence of it is a clause; without who moved it.
    pub(crate) fn whole<'t>(&'t self, text: &'t str, at: &'t At) -> &'t str {
        let own = self.split.iter().find(|(_, own)| own.first() == at.first());
        own.map_or(text, |(whole, at)| {
            let end = settled::tail(whole, at).map_or(whole.len(), |found| found.start);
            whole.get(..end).unwrap_or(whole).trim_end()
        })
    }
}

/// Where a text without label is indented as far as the clause above it, it goes on with it; in
/// points.
const SAME_INDENT: f32 = 6.0;

/// What the reader expects next.
enum Mode {
    /// Narrative.
    Narrative,
    /// Operative clauses under a lead-in.
    Clauses(Clauses),
}

struct Clauses {
    kind: ResolutionKind,
    /// The label of the paragraph that the lead-in stands in; its numbers go on with the narrative.
    outer: Option<Label>,
    /// Left edge of the paragraph that the lead-in stands in.
    outer_x: f32,
    /// Something has been read under the lead-in.
    begun: bool,
    /// The clause that was read last ended a sentence, and was not one of a list.
    complete: bool,
    /// Left edge of the last clause's text.
    body_x: f32,
    /// The last label in the list.
    last: Option<Label>,
    /// Everything up to the end is clauses: the part under "Decision:" on a page.
    to_end: bool,
    /// The clause is a sentence of running prose that a paragraph's end cuts; nothing but its end follows.
    sentence: bool,
}

/// Where the lead-in words of a body are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeadIns {
    /// In the text.
    Printed,
    /// All of it stands under one, as the part headed "Decision:" on a ModernGov page does.
    Over(ResolutionKind),
    /// A rendering has lost them; a paragraph "That … be …" is a clause.
    Lost,
}

/// Reads the body of an item. `about_dates` says that the item announces meetings.
pub(crate) fn read(pieces: &[Piece<'_>], lead_ins: LeadIns, about_dates: bool) -> Body {
    let lost = lead_ins == LeadIns::Lost;
    let mut reader = Reader {
        body: Body::default(),
        mode: Mode::Narrative,
        about_dates,
        lost,
        last: Last::None,
        moves: Moves::default(),
        listing: None,
    };
    if let LeadIns::Over(kind) = lead_ins {
        reader.mode = Mode::Clauses(Clauses {
            kind,
            outer: None,
            outer_x: 0.0,
            begun: false,
            complete: false,
            body_x: 0.0,
            last: None,
            to_end: true,
            sentence: false,
        });
    }
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let rest = pieces.get(at.saturating_add(1)..).unwrap_or_default();
        at = at.saturating_add(1);
        match piece {
            Piece::Table(table) => reader.table(table),
            Piece::Prose(prose) => {
                if let Some((vote, taken)) = votes::block(prose, rest) {
                    reader.vote(Some(vote));
                    at = at.saturating_add(taken);
                    continue;
                }
                reader.prose(prose, rest);
            }
        }
    }
    reader.flush_moves();
    reader.body
}

struct Reader {
    body: Body,
    mode: Mode,
    about_dates: bool,
    /// The lead-in words are lost.
    lost: bool,
    /// What an action line would stand under.
    last: Last,
    /// Who moved, and the votes.
    moves: Moves,
    /// The word over a list of actions that is being read.
    listing: Option<String>,
}

/// What was read last, action lines aside.
#[derive(Clone, Copy)]
enum Last {
    None,
    Paragraph,
    Clause,
}

impl Reader {
    fn table(&mut self, table: &Table) {
        if let Some(vote) = tally::vote(table) {
            self.vote(Some(vote));
            return;
        }
        for row in &table.rows {
            let cells: Vec<String> =
                row.cells.iter().map(crate::recognise::table::cell_text).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
            self.body.paragraphs.push(Paragraph { label: None, text: cells.join(" | "), at });
        }
    }

    fn prose(&mut self, p: &Prose<'_>, rest: &[Piece<'_>]) {
        if p.body.is_empty() && p.label.is_none() || heads_columns(p) {
            return;
        }
        if let Some(parts) = broken::parts(p) {
            parts.iter().for_each(|part| self.prose(&Prose::of(part), rest));
            return;
        }
        if self.notes_action(p) {
            return;
        }
        if (self.about_dates || self.announces())
            && let Some(mut dates) = future::date_line(p)
        {
            let announced = self.body.resolutions.last().map(|r| r.text.as_str());
            let announced = announced.or(self.body.paragraphs.last().map(|p| p.text.as_str()));
            future::set_times(&mut dates, announced.filter(|text| future::announces(text)));
            self.body.future_meetings.extend(dates);
            return;
        }
        if self.settles(p) || self.resolved_behind(p) {
            return;
        }
        if self.awaits_numbered() {
            self.clause(p);
            return;
        }
        let agreed = || lead_in::agreed(&p.body).filter(|_| self.is_moved(p, rest));
        if let Some(found) = lead_in::find(&p.body).or_else(agreed) {
            self.lead_in(p, &found, rest);
            return;
        }
        if self.lost && is_operative(&p.body) {
            self.body.resolutions.push(Resolution {
                label: p.printed_label(),
                text: p.body.clone(),
                kind: ResolutionKind::Resolved,
                proposer: None,
                seconder: None,
                at: p.at(),
            });
            return;
        }
        let Mode::Clauses(clauses) = &self.mode else {
            self.paragraph(p);
            return;
        };
        let settled = || settled::whole(&p.whole(), &p.at()).and_then(|found| found.vote);
        if let Some(vote) = votes::line(p).or_else(settled) {
            self.vote(Some(vote));
            return;
        }
        match self.place(p, clauses, rest) {
            Place::Clause => self.clause(p),
            Place::Continuation if clauses.sentence => self.append_sentence(p, rest),
            Place::Continuation => self.append_clause(&p.body, &p.at()),
            Place::SubHeading => self.push_paragraph(p),
            Place::Narrative => {
                self.mode = Mode::Narrative;
                self.paragraph(p);
            }
        }
    }

    /// Whether the last clause or paragraph announces the dates that follow.
    fn announces(&self) -> bool {
        let last = match &self.mode {
            Mode::Clauses(_) => self.body.resolutions.last().map(|r| r.text.as_str()),
            Mode::Narrative => self.body.paragraphs.last().map(|p| p.text.as_str()),
        };
        !self.body.future_meetings.is_empty() || last.is_some_and(future::announces)
    }

    /// Whether a lead-in with a number of its own awaits its clause, which stays whole.
    fn awaits_numbered(&self) -> bool {
        self.moves.number.is_some()
            && matches!(&self.mode, Mode::Clauses(clauses) if !clauses.begun)
    }

    fn lead_in(&mut self, p: &Prose<'_>, found: &lead_in::LeadIn, rest: &[Piece<'_>]) {
        let moved = self.before_lead_in(p, found);
        let vote = found.vote.as_deref().and_then(|words| votes::beside_lead_in(words, p.at()));
        self.moves.by = self.led(moved, vote, found.sentence);
        self.moves.number.clone_from(&found.label);
        self.mode = Mode::Clauses(Clauses {
            kind: found.kind,
            outer: p.label.clone(),
            outer_x: p.x,
            begun: false,
            complete: false,
            body_x: p.body_x,
            last: None,
            to_end: matches!(&self.mode, Mode::Clauses(c) if c.to_end),
            sentence: false,
        });
        let told = p.body.get(found.end..).unwrap_or_default().trim();
        let end = if found.sentence { sentence_end(told) } else { told.len() };
        let clause = told.get(..end).unwrap_or(told).trim_end();
        if clause.is_empty() {
            return;
        }
        let (mark, text) = match label(clause) {
            Some(mark) => {
                let text = clause.get(mark.rest_start..).unwrap_or_default().trim().to_string();
                (Some(mark), text)
            }
            None => (None, clause.to_string()),
        };
        self.push_clause(mark, &text, p.at(), p.body_x);
        if found.sentence {
            self.body.split.push((p.body.clone(), p.at()));
            self.end_sentence(p, clause, told.get(end..).unwrap_or_default().trim(), rest);
        }
    }

    /// Ends a clause that is a sentence with it, and reads what stands behind; one that the paragraph's end
    /// cuts goes on in the next.
    fn end_sentence(&mut self, p: &Prose<'_>, clause: &str, behind: &str, rest: &[Piece<'_>]) {
        if let Mode::Clauses(clauses) = &mut self.mode {
            clauses.sentence = !clause.ends_with(':');
        }
        if ends_sentence(clause) || !behind.is_empty() {
            self.mode = Mode::Narrative;
            self.behind_sentence(p, behind, rest);
        }
    }

    /// Reads what stands behind a sentence that was a clause.
    fn behind_sentence(&mut self, p: &Prose<'_>, text: &str, rest: &[Piece<'_>]) {
        /// What is longer, in bytes, is no paragraph that somebody wrote.
        const LONGEST: usize = 20_000;
        let text = self.settled_behind(text, &p.at());
        if text.is_empty() {
            return;
        }
        let mut behind = p.clone();
        behind.label = None;
        behind.shorten(text.to_owned());
        if text.len() > LONGEST {
            self.paragraph(&behind)
        } else {
            self.prose(&behind, rest)
        }
        self.stay_near();
    }

    /// Reads what stands before a lead-in in its paragraph: narrative, or who moved.
    fn before_lead_in(&mut self, p: &Prose<'_>, found: &lead_in::LeadIn) -> Option<Moved> {
        let before = p.body.get(..found.start).unwrap_or_default().trim();
        let told = settled::whole(before, &p.at()).and_then(|told| told.moved);
        if told.is_none() && !before.is_empty() {
            self.flush_moves();
            let (label, text) = (p.printed_label(), before.to_string());
            self.body.paragraphs.push(Paragraph { label, text, at: p.at() });
        }
        told
    }

    fn clause(&mut self, p: &Prose<'_>) {
        self.push_clause(p.label.clone(), &p.body, p.at(), p.body_x);
    }

    fn push_clause(&mut self, mark: Option<Label>, text: &str, at: At, body_x: f32) {
        let Mode::Clauses(clauses) = &mut self.mode else { return };
        let bullet = mark.as_ref().is_some_and(|m| m.kind == Kind::Bullet);
        clauses.begun = true;
        clauses.body_x = body_x;
        clauses.complete = mark.is_none() && ends_sentence(text);
        let mut printed = mark.as_ref().filter(|_| !bullet).map(|m| m.printed.clone());
        // A label without words, as a footnote's number behind "RESOLVED:", is all there is to read.
        printed = printed.or_else(|| self.moves.number.take().filter(|_| !bullet));
        let text = match text {
            "" => printed.take().unwrap_or_default(),
            words => words.to_string(),
        };
        if text.is_empty() {
            return;
        }
        if !bullet && mark.is_some() {
            clauses.last = mark;
        }
        let kind = clauses.kind;
        self.moved_below_lead_in();
        let moved = self.moves.by.clone().unwrap_or_default();
        if future::announces(&text) || self.about_dates {
            self.body.future_meetings.extend(future::in_clause(&text, &at, self.about_dates));
        }
        self.last = Last::Clause;
        let noted = action::behind(&text).map(|(_, noted)| (noted, at.clone()));
        let at = merge(std::mem::take(&mut self.moves.by_at).into_iter().chain(at));
        let (proposer, seconder) = (moved.proposer, moved.seconder);
        let mut clause = Resolution { label: printed, text, kind, proposer, seconder, at };
        let vote = self.settle(&mut clause);
        self.body.resolutions.push(clause);
        self.vote(vote);
        if let Some((noted, at)) = noted {
            self.action(noted, at);
        }
    }

    fn append_clause(&mut self, text: &str, at: &At) {
        let Some(last) = self.body.resolutions.last_mut() else { return };
        last.text.push(' ');
        last.text.push_str(text);
        last.at = merge(last.at.drain(..).chain(at.iter().cloned()));
        if let Mode::Clauses(clauses) = &mut self.mode {
            clauses.complete = clauses.last.is_none() && ends_sentence(text);
        }
    }

    /// Adds the end of a clause that is a sentence, and reads what stands behind.
    fn append_sentence(&mut self, p: &Prose<'_>, rest: &[Piece<'_>]) {
        let (end, behind) = p.body.split_at_checked(sentence_end(&p.body)).unwrap_or((&p.body, ""));
        self.append_clause(end, &p.at());
        if let Some((whole, at)) = self.body.split.last_mut() {
            whole.push(' ');
            whole.push_str(&p.body);
            *at = merge(at.drain(..).chain(p.at()));
        }
        self.end_sentence(p, end, behind.trim(), rest);
    }

    /// A paragraph of narrative; one cut in mid-sentence is put together again.
    fn paragraph(&mut self, p: &Prose<'_>) {
        if future::announces(&p.body) || self.about_dates {
            self.body.future_meetings.extend(future::in_clause(&p.body, &p.at(), self.about_dates));
        }
        if p.label.is_none()
            && let Some(last) = self.body.paragraphs.last_mut()
            && (p.goes_on || cut_before(&last.text, &p.body) && !p.stands_out())
        {
            last.text.push(' ');
            last.text.push_str(&p.body);
            last.at = merge(last.at.drain(..).chain(p.at()));
            return;
        }
        if let Some(vote) = votes::line(p) {
            self.vote(Some(vote));
            return;
        }
        self.tell_votes(p);
        self.push_paragraph(p);
    }

    fn push_paragraph(&mut self, p: &Prose<'_>) {
        self.stays_near(p);
        self.body.paragraphs.push(Paragraph {
            label: p.printed_label(),
            text: p.body.clone(),
            at: p.at(),
        });
        self.last = Last::Paragraph;
        self.action_behind(&p.body, &p.at());
    }
}

/// A clause by its own words: "That the report be noted."
fn is_operative(text: &str) -> bool {
    text.starts_with("That ") && text.split_whitespace().any(|word| OPERATIVE.has(word))
}

/// Whether a paragraph is cut in mid-sentence before the next text: the next goes on in small
/// letters, or the cut falls after a word that no sentence ends with, or inside a name.
fn cut_before(text: &str, next: &str) -> bool {
    /// A shorter text without a full stop is a heading.
    const LINE: usize = 60;
    if text.ends_with(['.', '!', '?', ':', ';', ',', ')', '”', '"', '’']) {
        return false;
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let open = joins::OPEN.has(&last.to_lowercase());
    let name = last.starts_with(char::is_uppercase) && next.starts_with(char::is_uppercase);
    next.starts_with(char::is_lowercase) || text.len() > LINE && (open || name)
}

/// Where the first sentence of a text ends.
fn sentence_end(text: &str) -> usize {
    let starts = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(');
    let short = |before: &str| {
        let word = before.split_whitespace().next_back().unwrap_or_default();
        word.chars().count() < 2 || name::titles(&format!("{word}. X")) > 0
    };
    let stop = |(at, _): &(usize, &str)| {
        let (before, rest) = text.split_at_checked(*at).unwrap_or((text, ""));
        let rest = rest.get(1..).unwrap_or_default();
        rest.starts_with(' ') && starts(rest) && !short(before)
    };
    text.match_indices(['.', '!', '?'])
        .find(stop)
        .map_or(text.len(), |(at, _)| at.saturating_add(1))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', ']']).ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests;
