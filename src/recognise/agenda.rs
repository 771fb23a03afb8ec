//! The agenda: the meeting that it calls, the items with their pages and notes, whom to ask.

use crate::block::{Block, Line, Span, Text};
use crate::diagnostic::Code;
use crate::field::{contact, page_range};
use crate::record::{Agenda, AgendaItem, Contact, Diagnostic, PageRange};
use crate::words::columns::AGENDA_COLUMNS;
use crate::words::headings::{AGENDA_ENDS, AGENDA_PARTS, AGENDA_SIGNED_BY, ASK, NO_PAGES};
use smallvec::smallvec;

use super::body::{self, Piece};
use super::headings::headings;
use super::minutes::{add_dates, piece_at, section_at};
use super::prose::{Prose, flow, merge};
use super::{future, meeting};

/// An agenda as read, and what was odd about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The agenda.
    pub agenda: Agenda,
    /// The authority, where the heading names it.
    pub authority: Option<String>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A page range as a column of its own stands at least this far right of the title, in points.
const PAGE_COLUMN: f32 = 150.0;

/// Right edges of page numbers differ by at most this much, in points.
const PAGE_EDGE: f32 = 12.0;

/// A line this close under a title, in its own size, goes on with it.
const NEXT_LINE: f32 = 0.6;

/// Reads an agenda from the blocks of its section.
pub(crate) fn read(blocks: &[Block]) -> Reading {
    let parted: Vec<Block> =
        blocks.iter().filter_map(without_header).flat_map(|block| part_by_style(&block)).collect();
    let edges = page_edges(&parted);
    let cleaned: Vec<(Block, Option<PageRange>, Vec<String>)> =
        parted.iter().map(|block| take_columns(block, &edges)).collect();
    let kept: Vec<Block> = cleaned.iter().map(|(block, _, _)| block.clone()).collect();
    let pieces = body::pieces(&kept);
    let mut prose: Vec<Prose<'_>> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        if let Piece::Prose(p) = piece {
            let mut p = p.clone();
            p.shorten(without_pages(&p.body).0);
            prose.push(p);
            places.push(i);
        }
    }
    let chain = headings(&prose);
    let first = chain.first().and_then(|h| places.get(h.index)).copied().unwrap_or(pieces.len());
    let front = pieces.get(..first).unwrap_or_default();
    let heading = meeting::read(front);
    let mut reading = Reading { authority: heading.authority, ..Reading::default() };
    reading.agenda.meeting = heading.meeting;
    // What an agenda prints is the scheduled end, which is none.
    reading.agenda.meeting.end_time = None;
    if reading.agenda.meeting.body.is_none() {
        reading.agenda.meeting.body.clone_from(&reading.authority);
    }
    for (k, found) in chain.iter().enumerate() {
        let Some(place) = places.get(found.index) else { continue };
        let following = chain.get(k.saturating_add(1));
        let to = following.and_then(|next| places.get(next.index)).copied().unwrap_or(pieces.len());
        let from = place.saturating_add(1).saturating_add(found.extra);
        let part = pieces.get(from..to).unwrap_or_default();
        let Some(Piece::Prose(own)) = pieces.get(*place) else { continue };
        let mut pages = cleaned.get(*place).and_then(|(_, pages, _)| *pages);
        let mut notes: Vec<String> =
            cleaned.get(*place).map(|(_, _, notes)| notes.clone()).unwrap_or_default();
        pages = pages.or(without_pages(&own.body).1);
        notes.extend(found.rest.clone());
        let about_dates = future::is_title(&found.title);
        let mut title = found.title.clone();
        let mut announced: Option<String> = None;
        for (offset, piece) in part.iter().enumerate() {
            let Piece::Prose(p) = piece else { continue };
            // A title that a page break cuts goes on in the same style.
            let bold = own.bold || own.bold_lead >= found.title.len();
            let goes_on = p.body.starts_with(char::is_lowercase)
                || p.page() != own.page()
                || p.text.lines.first().is_some_and(|line| line.gap_above < NEXT_LINE);
            let bold = bold && p.bold && p.label.is_none() && !title.ends_with('.');
            if offset == 0 && bold && goes_on && !p.caps | p.page().eq(&own.page()) {
                title = format!("{title} {}", without_pages(&p.body).0);
                pages = pages.or(without_pages(&p.body).1);
                continue;
            }
            let (text, more) = without_pages(&p.whole());
            pages = pages.or(more);
            pages = pages.or(cleaned.get(from.saturating_add(offset)).and_then(|c| c.1));
            if let Some(mut dates) = future::date_line(p).filter(|_| about_dates) {
                future::set_times(&mut dates, announced.as_deref());
                add_dates(&mut reading.agenda.future_meetings, dates);
                continue;
            }
            if future::announces(&p.body) {
                announced = Some(p.body.clone());
            }
            add_dates(
                &mut reading.agenda.future_meetings,
                future::in_clause(&p.body, &p.at(), about_dates),
            );
            let last_item = following.is_none();
            if is_section_heading(p) || last_item && ends_agenda(p) {
                if last_item && ends_agenda(p) {
                    break;
                }
                continue;
            }
            if !text.is_empty() {
                notes.push(text);
            }
        }
        let at = merge(own.at().into_iter().chain(part.iter().flat_map(piece_at)));
        reading.agenda.items.push(AgendaItem {
            number: found.number.clone(),
            title,
            item_id: None,
            pages,
            notes,
            attachments: Vec::new(),
            at,
        });
    }
    if let Some(date) = reading.agenda.meeting.date.clone() {
        reading.agenda.future_meetings.retain(|day| day.date > date);
    }
    reading.agenda.contact = find_contact(&pieces);
    reading.agenda.at = section_at(&pieces);
    if reading.agenda.meeting.date.is_none() {
        reading.diagnostics.push(
            Code::MeetingDateMissing.note(
                "the agenda gives no date that can be read",
                reading.agenda.meeting.at.clone(),
            ),
        );
    }
    reading
}

/// Cuts "(Pages 13 - 16)" out of a text.
fn without_pages(text: &str) -> (String, Option<PageRange>) {
    match page_range::page_range(text) {
        Some(found) => {
            let before = text.get(..found.range.start).unwrap_or_default().trim_end();
            let after = text.get(found.range.end..).unwrap_or_default().trim_start();
            let joined = if after.is_empty() || before.is_empty() {
                format!("{before}{after}")
            } else {
                format!("{before} {after}")
            };
            (joined, Some(found.value))
        }
        None => (text.to_string(), None),
    }
}

/// Takes the lines out that repeat the header of the agenda's columns: "Item No. Title Page No."
fn without_header(block: &Block) -> Option<Block> {
    let Block::Text(text) = block else { return Some(block.clone()) };
    let is_header = |line: &Line| {
        let words = line.text().to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let mut count = 0_usize;
        let all = words.all(|word| {
            count = count.saturating_add(1);
            AGENDA_COLUMNS.has(word)
        });
        all && count >= 3
    };
    if !text.lines.iter().any(is_header) {
        return Some(block.clone());
    }
    let lines: Vec<Line> = text.lines.iter().filter(|line| !is_header(line)).cloned().collect();
    (!lines.is_empty()).then(|| Block::Text(Text { lines, ..text.clone() }))
}

/// The right edges of the page numbers that stand in a column of their own.
fn page_edges(blocks: &[Block]) -> Vec<f32> {
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text),
        _ => None,
    });
    let last =
        texts.flat_map(|text| &text.lines).filter_map(|line| match line.segments.as_slice() {
            [_, .., last] => Some(last),
            _ => None,
        });
    last.filter(|segment| page_range::alone(&segment.text()).is_some()).map(|s| s.x1).collect()
}

/// Cuts page numbers off a line whose title runs up to their column: "LAND AT MILL LANE 12 - 20".
fn run_in_pages(line: &mut Line, edges: &[f32]) -> Option<PageRange> {
    let last = line.segments.last_mut()?;
    let beside = edges.iter().any(|edge| (last.x1 - edge).abs() <= PAGE_EDGE);
    let text = last.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let [title @ .., from, dash, to] = words.as_slice() else { return None };
    if !beside || title.is_empty() || !["-", "–"].contains(dash) {
        return None;
    }
    let range = page_range::alone(&format!("{from} {dash} {to}"))?;
    let style = last.spans.first().map(|span| span.style).unwrap_or_default();
    last.spans = smallvec![Span { text: title.join(" "), style }];
    Some(range)
}

/// Parts an item's text where its style changes from one line to the next: the bold title from the
/// note under it.
fn part_by_style(block: &Block) -> Vec<Block> {
    let Block::Text(text) = block else { return vec![block.clone()] };
    let looks = |line: &Line| {
        let last = line.segments.iter().rfind(|s| !is_pages(&s.text()));
        let style = last.and_then(|s| s.spans.iter().find(|span| !span.text.trim().is_empty()));
        style.map(|span| (span.style.bold, span.style.italic))
    };
    let first = text.lines.first().and_then(looks);
    let cut = text.lines.iter().position(|line| looks(line) != first);
    let Some(cut) = cut.filter(|_| text.lines.first().is_some_and(|l| l.segments.len() > 1)) else {
        return vec![block.clone()];
    };
    let (head, tail) = text.lines.split_at(cut);
    [head, tail]
        .into_iter()
        .map(|lines| Block::Text(Text { lines: lines.to_vec(), ..text.clone() }))
        .collect()
}

fn is_pages(text: &str) -> bool {
    page_range::alone(text).is_some()
        || page_range::page_range(text)
            .is_some_and(|found| text.len().saturating_sub(found.range.len()) <= 2)
}

/// Takes page numbers and "To follow" out of a column at the right of an item.
fn take_columns(block: &Block, edges: &[f32]) -> (Block, Option<PageRange>, Vec<String>) {
    let Block::Text(text) = block else { return (block.clone(), None, Vec::new()) };
    let (mut pages, mut notes) = (None, Vec::new());
    let mut kept: Text = text.clone();
    for line in &mut kept.lines {
        if let Some(range) = run_in_pages(line, edges) {
            pages = pages.or(Some(range));
            continue;
        }
        let Some(start) = line.segments.first().map(|s| s.x0) else { continue };
        if line.segments.len() < 2 {
            continue;
        }
        let Some(last) = line.segments.last() else { continue };
        if last.x0 < start + PAGE_COLUMN {
            continue;
        }
        let words = last.text();
        let stated = page_range::page_range(&words).filter(|_| is_pages(&words)).map(|f| f.value);
        if let Some(range) = page_range::alone(&words).or(stated) {
            pages = pages.or(Some(range));
            line.segments.pop();
        } else if NO_PAGES.has(&words.to_lowercase()) {
            notes.push(words);
            line.segments.pop();
        }
    }
    (Block::Text(kept), pages, notes)
}

/// "PART A – OPEN BUSINESS", "UNRESTRICTED ITEMS": a heading over items.
fn is_section_heading(p: &Prose<'_>) -> bool {
    let lower = p.body.to_lowercase();
    (p.caps || p.is_centred() && p.bold)
        && p.label.is_none()
        && p.body.split_whitespace().count() <= 8
        && AGENDA_PARTS.is_in(&lower)
}

/// What stands under the last item and is no note of it: the signature, the date of the summons, the
/// council's address.
fn ends_agenda(p: &Prose<'_>) -> bool {
    let lower = p.body.to_lowercase();
    let dates = crate::field::date::dates(&p.body);
    let lone_date = dates.len() == 1
        && dates.first().is_some_and(|d| p.body.len().saturating_sub(d.range.len()) <= 8);
    lone_date || AGENDA_SIGNED_BY.opens(&lower) || AGENDA_ENDS.opens(&lower)
}

fn find_contact(pieces: &[Piece<'_>]) -> Option<Contact> {
    for (i, piece) in pieces.iter().enumerate() {
        let Piece::Prose(p) = piece else { continue };
        let whole = p.whole();
        let lower = whole.to_lowercase();
        if !ASK.words().any(|w| lower.starts_with(w) || lower.contains(&format!(" {w}"))) {
            continue;
        }
        let mut lines: Vec<String> = p.text.lines.iter().map(|line| line.text()).collect();
        let mut at = p.at();
        if !whole.contains('@') {
            for next in pieces.get(i.saturating_add(1)..i.saturating_add(4)).unwrap_or_default() {
                if let Piece::Prose(next) = next {
                    lines.push(flow(&next.text.lines));
                    at.extend(next.at());
                }
            }
        }
        if let Some(mut found) =
            contact::contact(&lines.iter().map(String::as_str).collect::<Vec<_>>())
        {
            found.at = merge(at);
            return Some(found);
        }
    }
    None
}
