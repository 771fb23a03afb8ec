//! The outline: which blocks are the agenda, which minutes, which an action log, which a report.
//!
//! Sections announce themselves: minutes by their heading sentence or by a list of who was present,
//! an action log by its table's header words, a report by a page stamped "Agenda Item N" or by its
//! head. A section runs to the start of the next; what stands before the first is the agenda, where
//! it reads as one.

use std::sync::LazyLock;

use rayon::prelude::*;
use regex::Regex;

use crate::block::Block;
use crate::cores::Deal;
use crate::field::{contact, date, label, page_range};
use crate::words::columns::ACTION_WORD;
use crate::words::headings::{
    AGENDA, AGENDA_ITEM, AT, ENDED, MEETING, MINUTES, SUMMONED, WILL_BE_HELD,
};
use crate::words::pattern::{Patterns, pattern};

use super::conventions::Conventions;
use super::logs::action_log;
use super::logs::action_log::Claim;
use super::minutes::{closing, future};
use super::prose::{self as line, Prose};
use super::seen::{Seen, prose};
use super::{ON_ONE_CORE, report};

mod minutes;

use minutes::minutes_cuts;

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A front sheet.
    Agenda,
    /// Minutes.
    Minutes,
    /// An action log.
    ActionLog,
    /// A report.
    Report,
    /// None of them.
    Other,
}

/// A run of blocks that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is.
    pub kind: Kind,
    /// Its blocks.
    pub blocks: std::ops::Range<usize>,
    /// The agenda item stamped on its first page.
    pub item_number: Option<String>,
}

/// "Agenda", "AGENDA", "Order of Business", "Summons".
static AGENDA_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:{paper_state} )?{agenda}|{order_of_business})(?: (?:{agenda_of}|{agenda_no} \d+).*)?\s*:?$",
    )
});

/// A page stamp that a text rendering keeps as a line.
static STAMP_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^{agenda_item}(?: {number})? (\d+[a-z]?)$"));

/// What is tried of every text.
static PATTERNS: Patterns = &[&STAMP_LINE, &AGENDA_HEADING];

/// An agenda without the word over it has at most this many blocks.
const AGENDA_BLOCKS: usize = 120;

/// Labels that are looked at for the number behind a table inside an agenda.
const COUNTED_ON: usize = 3;

/// How far above the list of who was present the heading of minutes may start, in blocks.
const HEADING_BLOCKS: usize = 14;

/// Compiles the patterns that [`outline`] tries of the texts of any document.
pub(crate) fn prepare() {
    let all = [
        label::PATTERNS,
        date::PATTERNS,
        minutes::PATTERNS,
        closing::PATTERNS,
        report::PATTERNS,
        contact::PATTERNS,
        PATTERNS,
        page_range::PATTERNS,
    ];
    for pattern in all.into_iter().flatten() {
        LazyLock::force(pattern);
    }
}

/// Cuts what has been seen into sections. `stamps` are the pages stamped "Agenda Item N" with their N.
pub(crate) fn outline(seen: &[Seen<'_>], stamps: &[(u32, String)]) -> Vec<Section> {
    let (mut cuts, more) = rayon::join(
        || minutes_cuts(seen),
        || [log_cuts(seen), stamp_cuts(seen, stamps), report_cuts(seen)],
    );
    cuts.extend(more.into_iter().flatten());
    merge(seen, cuts)
}

/// The start of a section.
#[derive(Clone, Debug)]
struct Cut {
    at: usize,
    kind: Kind,
    item_number: Option<String>,
    /// A log has a heading of its own.
    titled: bool,
}

fn log_cuts(seen: &[Seen<'_>]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut taken = false;
    for (i, one) in seen.iter().enumerate() {
        let Some(header) = &one.log else { continue };
        // Tables of the same columns with nothing but headings of parts between are one log.
        if header.joined && taken {
            if let Some(end) = cuts.last_mut() {
                end.at = i.saturating_add(1);
            }
            continue;
        }
        let at = log_title(seen, i);
        let mut titles = prose(seen.get(at..i).unwrap_or_default());
        let says_so = titles.any(|p| action_log::is_title(&p.whole()));
        taken = header.claim == Claim::Strong || says_so;
        if !taken {
            continue;
        }
        cuts.push(Cut { at, kind: Kind::ActionLog, item_number: None, titled: at < i });
        // What follows the table is no part of the log.
        cuts.push(Cut {
            at: i.saturating_add(1),
            kind: Kind::Other,
            item_number: None,
            titled: false,
        });
    }
    cuts
}

/// The first heading line above the table of a log.
fn log_title(seen: &[Seen<'_>], i: usize) -> usize {
    /// A log has at most this many heading lines.
    const TITLE: usize = 4;
    let mut at = i;
    for (place, above) in seen.iter().enumerate().take(i).rev().take(TITLE) {
        let Some(above) = &above.prose else { break };
        let title = above.label.is_none()
            && above.body.split_whitespace().count() <= 16
            && !closing::is_closing(&above.body)
            && !closing::is_signatory(&above.body)
            && (above.stands_out() || ACTION_WORD.is_in(&above.body.to_lowercase()));
        if !title {
            break;
        }
        at = place;
    }
    at
}

/// A stamped page starts a paper of its own.
fn stamp_cuts(seen: &[Seen<'_>], stamps: &[(u32, String)]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    // The last page up to each block.
    let mut last = None;
    let pages = seen.iter().filter(|_| !stamps.is_empty()).map(|one| {
        last = last.max(first_page(one.block));
        last
    });
    let pages: Vec<Option<u32>> = pages.collect();
    for (page, number) in stamps {
        let at = pages.partition_point(|last| *last < Some(*page));
        if at < pages.len() {
            let item_number = Some(number.clone());
            cuts.push(Cut { at, kind: Kind::Other, item_number, titled: false });
        }
    }
    for (i, one) in seen.iter().enumerate() {
        let Some(p) = &one.prose else { continue };
        if STAMP_LINE.is_match(&p.body)
            && let Some(found) = STAMP_LINE.captures(&p.body)
        {
            let number = found.get(1).map(|m| m.as_str().to_string());
            cuts.push(Cut { at: i, kind: Kind::Other, item_number: number, titled: false });
        }
    }
    cuts
}

fn first_page(block: &Block) -> Option<u32> {
    use crate::record::Place;
    let page = |place: &Place| match place {
        Place::Page { page, .. } => Some(*page),
        _ => None,
    };
    match block {
        Block::Text(text) => text.lines.iter().filter_map(|l| l.place.as_ref()).find_map(page),
        Block::Table(table) => table.at.iter().find_map(page),
        Block::Fact(_) => None,
    }
}

/// Reports by their head: heading lines that name a body and a date, then a title; or, without such a
/// head, the heading "Purpose of report".
fn report_cuts(seen: &[Seen<'_>]) -> Vec<Cut> {
    let cut = |i: usize| {
        starts_report(seen, i).then(|| Cut {
            at: report_head(seen, i),
            kind: Kind::Report,
            item_number: None,
            titled: false,
        })
    };
    (0..seen.len()).into_par_iter().deal(ON_ONE_CORE).filter_map(cut).collect()
}

/// Whether a text opens a report, or is the date in its head.
fn starts_report(seen: &[Seen<'_>], i: usize) -> bool {
    let at = |i: usize| seen.get(i).and_then(|one| one.prose.as_ref());
    let Some(p) = at(i) else { return false };
    if report::is_opening(p) || report::is_recommendations(p) {
        return true;
    }
    let is_title = |p: &Prose<'_>| p.stands_out() && p.label.is_none() && p.is_title_like();
    let beside = || {
        at(i.saturating_sub(1)).is_some_and(is_title)
            && at(i.saturating_add(1)).is_some_and(is_title)
    };
    i > 0 && p.stands_out() && beside() && is_lone_date(p)
}

fn is_lone_date(p: &Prose<'_>) -> bool {
    /// The longest date, "Wednesday, the 30th day of September, 2026", and its label, in bytes.
    const LONGEST: usize = 64;
    if p.body.len() > LONGEST {
        return false;
    }
    let whole = p.whole();
    date::first_date(&whole)
        .is_some_and(|d| d.value.day.is_some() && whole.len().saturating_sub(d.range.len()) <= 3)
}

/// The heading lines above.
fn report_head(seen: &[Seen<'_>], i: usize) -> usize {
    /// A head has at most this many lines.
    const HEAD: usize = 8;
    let mut at = i;
    for (place, above) in seen.iter().enumerate().take(i).rev().take(HEAD) {
        let Some(above) = &above.prose else { break };
        let head = above.label.is_none()
            && above.body.split_whitespace().count() <= 20
            && !above.body.ends_with('.')
            && !report::is_reachable(&above.body)
            && !closing::is_closing(&above.body)
            && (above.stands_out() || above.is_centred() || is_lone_date(above));
        if !head {
            break;
        }
        at = place;
    }
    at
}

/// Puts the cuts in order and drops those that another section already covers.
fn merge(seen: &[Seen<'_>], mut cuts: Vec<Cut>) -> Vec<Section> {
    // At one place, what is known beats a bare stamp, and the stamp lends its number.
    cuts.sort_by_key(|cut| (cut.at, matches!(cut.kind, Kind::Other)));
    let mut kept: Vec<Cut> = Vec::new();
    for cut in cuts {
        if kept.is_empty() && is_of_agenda(seen, &cut) {
            continue;
        }
        match kept.last_mut() {
            // A stamp on the page of a section's first block, or a section's head under a stamp.
            Some(last) if last.at == cut.at => {
                last.item_number = last.item_number.take().or(cut.item_number);
                if last.kind == Kind::Other {
                    last.kind = cut.kind;
                }
            }
            // A stamped paper is what its first blocks say; its recommendations may stand far down.
            Some(last)
                if last.kind == Kind::Other
                    && last.item_number.is_some()
                    && (cut.at.saturating_sub(last.at) <= HEADING_BLOCKS
                        || cut.kind == Kind::Report && !new_head(seen, &cut))
                    && cut.kind != Kind::Other =>
            {
                last.kind = cut.kind;
            }
            // Recommendations and further openings belong to the report that has started.
            Some(last)
                if last.kind == Kind::Report
                    && cut.kind == Kind::Report
                    && !new_head(seen, &cut) => {}
            // So do tables like a log that have no heading of their own, in a report or in minutes.
            Some(last)
                if cut.kind == Kind::ActionLog
                    && !cut.titled
                    && matches!(last.kind, Kind::Report | Kind::Minutes)
                    && !closed(seen, last.at, cut.at) => {}
            Some(last)
                if cut.kind == Kind::Other
                    && cut.item_number.is_none()
                    && matches!(last.kind, Kind::Report | Kind::Minutes) => {}
            Some(last)
                if last.kind == Kind::Minutes
                    && cut.kind == Kind::Report
                    && !closed(seen, last.at, cut.at) => {}
            Some(last)
                if last.kind == Kind::Minutes
                    && cut.kind == Kind::Minutes
                    && cut.at.saturating_sub(last.at) <= 3 => {}
            _ => kept.push(cut),
        }
    }
    minutes::join_front(seen, &mut kept);
    let mut sections = Vec::new();
    let mut first = kept.first().map_or(seen.len(), |cut| cut.at);
    // A report whose head has no mark of its own starts with the document.
    if let Some(cut) = kept.first_mut().filter(|cut| cut.kind == Kind::Report)
        && !reads_as_agenda(seen, &(0..first))
    {
        cut.at = 0;
        first = 0;
    }
    let no_minutes = !kept.iter().any(|cut| cut.kind == Kind::Minutes);
    if first > 0 {
        let range = 0..first;
        let part = seen.get(range.clone()).unwrap_or_default();
        let kind = match (no_minutes, reads_as_agenda(seen, &range)) {
            (true, _) if has_met(part) => Kind::Minutes,
            (_, true) => Kind::Agenda,
            (true, false) if says_minutes(part) => Kind::Minutes,
            (_, false) => Kind::Other,
        };
        sections.push(Section { kind, blocks: range, item_number: None });
    }
    for (k, cut) in kept.iter().enumerate() {
        let end = kept.get(k.saturating_add(1)).map_or(seen.len(), |next| next.at);
        let range = cut.at..end;
        let part = seen.get(range.clone()).unwrap_or_default();
        let met = cut.kind == Kind::Other && cut.item_number.is_none() && no_minutes;
        sections.push(Section {
            kind: if met && has_met(part) { Kind::Minutes } else { cut.kind },
            blocks: range,
            item_number: cut.item_number.clone(),
        });
    }
    sections
}

/// Whether what reads as the start of a section is part of the agenda that the document starts with: a
/// table like a log under an item, where the items count on behind it, or the date in its heading.
fn is_of_agenda(seen: &[Seen<'_>], cut: &Cut) -> bool {
    let before = 0..cut.at;
    match cut.kind {
        Kind::ActionLog | Kind::Other => {
            !cut.titled
                && cut.item_number.is_none()
                && counts_on(seen, cut.at)
                && reads_as_agenda(seen, &before)
        }
        Kind::Report => {
            let end = cut.at.saturating_add(HEADING_BLOCKS);
            let head = seen.get(cut.at..end.min(seen.len())).unwrap_or_default();
            cut.item_number.is_none()
                && prose(head).any(|p| AGENDA_HEADING.is_match(p.body.trim()))
                && !prose(head).any(report::is_opening)
        }
        Kind::Minutes | Kind::Agenda => false,
    }
}

/// Whether the numbers above a place count on below it.
fn counts_on(seen: &[Seen<'_>], at: usize) -> bool {
    let number = |p: &Prose<'_>| {
        let label = p.label.as_ref().filter(|label| label.kind == label::LabelKind::Arabic)?;
        Some(label.ordinal)
    };
    let (above, below) = seen.split_at(at.min(seen.len()));
    let last = above.iter().rev().filter_map(|one| one.prose.as_ref()).find_map(number);
    let mut next = prose(below).filter_map(number).take(COUNTED_ON);
    last.is_some_and(|last| next.any(|next| last.checked_add(1) == Some(next)))
}

/// Whether the heading of a part says that it is minutes, in a line of its own: "Marl Council Minutes".
fn says_minutes(part: &[Seen<'_>]) -> bool {
    let mut head = part.iter().take(HEADING_BLOCKS).filter_map(|one| one.prose.as_ref());
    head.any(|p| p.label.is_none() && p.text.lines.iter().any(|line| titles_minutes(&line.text())))
}

/// Whether a part says when its meeting ended: it is minutes, though it prints the agenda first.
fn has_met(part: &[Seen<'_>]) -> bool {
    prose(part).any(|p| {
        let whole = p.whole();
        closing::is_closing(&whole) && ENDED.is_in(&whole.to_lowercase())
    })
}

/// Whether a text is the heading of an agenda and nothing else.
pub(crate) fn is_agenda_heading(text: &str) -> bool {
    AGENDA_HEADING.is_match(text.trim())
}

/// Whether a line of a heading starts or ends with the word for minutes, or has it in capitals beside a day.
fn titles_minutes(line: &str) -> bool {
    /// Such a line has at most this many words; with a day and a place more.
    const WORDS: (usize, usize) = (14, 40);
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is = |word: &&&str| MINUTES.has(&bare(word).to_lowercase());
    let ends = [words.first(), words.last()].iter().flatten().any(is);
    let shouted = || {
        let loud = words.iter().filter(is).any(|word| line::is_caps(word));
        loud && date::first_date(line).is_some_and(|day| day.value.day.is_some())
    };
    !line.trim_end().ends_with('.')
        && (ends && words.len() <= WORDS.0 || words.len() <= WORDS.1 && shouted())
}

/// Whether a cut is a report's head, with body and date, rather than a heading inside a report.
fn new_head(seen: &[Seen<'_>], cut: &Cut) -> bool {
    let end = cut.at.saturating_add(6).min(seen.len());
    prose(seen.get(cut.at..end).unwrap_or_default()).any(is_lone_date)
}

fn closed(seen: &[Seen<'_>], from: usize, to: usize) -> bool {
    prose(seen.get(from..to).unwrap_or_default()).any(|p| closing::is_closing(&p.whole()))
}

/// Whether a line that is set as a heading starts with the word for an agenda: "Agenda & Summons to
/// Councillors".
fn heads_agenda(p: &Prose<'_>, line: &str) -> bool {
    /// A heading has at most this many words.
    const WORDS: usize = 14;
    let lower = line.to_lowercase();
    (p.stands_out() || p.is_centred())
        && p.label.is_none()
        && lower.split_whitespace().next().is_some_and(|word| AGENDA.has(word))
        && !AGENDA_ITEM.opens(&lower)
        && !lower.ends_with('.')
        && lower.split_whitespace().count() <= WORDS
}

/// Whether blocks read as an agenda: the word as a heading, or numbered items with page ranges.
fn reads_as_agenda(seen: &[Seen<'_>], range: &std::ops::Range<usize>) -> bool {
    let part = seen.get(range.clone()).unwrap_or_default();
    let headed = prose(part).any(|p| {
        p.text.lines.iter().any(|line| {
            let text = line.text();
            AGENDA_HEADING.is_match(text.trim())
                || AGENDA_HEADING.is_match(p.body.trim())
                || heads_agenda(p, text.trim())
        })
    });
    let numbered = prose(part).filter(|p| p.label.is_some()).count();
    let paged = prose(part).filter(|p| page_range::page_range(&p.body).is_some()).count();
    let called = prose(part).any(|p| {
        let lower = p.body.to_lowercase();
        // Minutes announce the next meeting.
        MEETING.is_in(&lower)
            && !future::announces(&p.body)
            && WILL_BE_HELD.is_in(&lower)
            && (AT.is_in(&lower) || lower.ends_with(':'))
            || SUMMONED.is_in(&lower)
    });
    // The call stands before the items, not on the tenth page of a policy.
    let early = part.len() <= AGENDA_BLOCKS || headed;
    let counted = || {
        let lines: Vec<Prose<'_>> = prose(part).cloned().collect();
        !Conventions::of(&lines).series.is_empty()
    };
    (headed || called && early) && (numbered >= 2 || counted()) || paged >= 2
}
