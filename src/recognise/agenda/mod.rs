//! The agenda: the meeting that it calls, the items with their pages and notes, whom to ask.
//!
//! What comes in: the blocks of its section. What goes out: [`FoundAgenda`].
//!
//! - `columns`: page numbers and notes at the right of the items, taken off their text

use crate::block::{Block, Line, Text, flow, merge};
use crate::field::{contact, page_range};
use crate::record::diagnostic::Code;
use crate::record::{Agenda, AgendaItem, Contact, Diagnostic, FutureMeeting, PageRange};
use crate::words::headings::{AGENDA_ENDS, AGENDA_PARTS, AGENDA_SIGNED_BY, ASK};

use super::meeting;
use super::minutes::future::{self, add_dates};
use super::minutes::heading::Heading;
use super::minutes::headings::headings_of_agenda;
use super::minutes::torn;
use super::piece::{Piece, piece, piece_at};
use super::prose::Prose;

mod columns;

use columns::{Aside, Cleared};

/// An agenda as read, and what was odd about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundAgenda {
    /// The agenda.
    pub agenda: Agenda,
    /// The authority, where the heading names it.
    pub authority: Option<String>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A line this close under a title, in its own size, goes on with it.
const NEXT_LINE: f32 = 0.6;

/// A piece of the section, and what stood at its right.
struct Part<'a> {
    /// The paragraph or table.
    piece: Piece<'a>,
    /// Its page numbers and notes.
    aside: &'a Aside,
}

impl<'a> Part<'a> {
    /// Its paragraph, unless it is a table.
    fn prose(&self) -> Option<&Prose<'a>> {
        match &self.piece {
            Piece::Prose(prose) => Some(prose),
            Piece::Table(_) => None,
        }
    }
}

/// An item's heading and what stands under it.
struct Row<'p, 'a> {
    /// The heading.
    heading: Heading,
    /// Its paragraph.
    own: &'p Prose<'a>,
    /// What stood at its right.
    aside: &'p Aside,
    /// What stands under it, up to the next heading.
    under: &'p [Part<'a>],
    /// No heading follows.
    is_last: bool,
}

/// Reads an agenda from the blocks of its section.
pub(crate) fn read<'a>(blocks: impl Iterator<Item = &'a Block>) -> FoundAgenda {
    // 1. What stands in the columns at the right is taken off its text, and goes with it.
    let cleared = columns::clear(blocks);
    let parts = parts(&cleared);
    // 2. The heading, and the items with what stands under each.
    let (front, rows) = rows(&parts);
    // 3. The meeting.
    let mut found = heading(front);
    let agenda = &mut found.agenda;
    // 4. The items, and the dates that they announce.
    agenda.items = rows.iter().map(|row| item(row, &mut agenda.future_meetings)).collect();
    if let Some(date) = &agenda.meeting.date {
        agenda.future_meetings.retain(|day| day.date > *date);
    }
    // 5. Whom to ask, and where all of it stands.
    agenda.contact = contact_of(&parts);
    agenda.at = merge(parts.iter().flat_map(|part| piece_at(&part.piece)));
    // 6. What could not be read.
    note_missing(&mut found);
    found
}

/// Sees what is left of the blocks as pieces; facts are none.
fn parts(cleared: &[Cleared]) -> Vec<Part<'_>> {
    let seen = cleared.iter().filter_map(|Cleared { block, aside }| Some((piece(block)?, aside)));
    let (mut pieces, asides): (Vec<_>, Vec<_>) = seen.unzip();
    // Numbers that were torn from their titles go back to them.
    let torn = torn::find(&pieces);
    for (at, label) in torn.labels {
        if let Some(Piece::Prose(p)) = pieces.get_mut(at) {
            p.label = Some(label);
        }
    }
    let parts = pieces.into_iter().zip(asides).enumerate();
    let kept = parts.filter(|(at, _)| !torn.taken.contains(at));
    kept.map(|(_, (piece, aside))| Part { piece, aside }).collect()
}

/// Parts the section at the items' headings: what stands before the first, and a row for each.
fn rows<'p, 'a>(parts: &'p [Part<'a>]) -> (&'p [Part<'a>], Vec<Row<'p, 'a>>) {
    let titled = |(place, part): (usize, &Part<'a>)| {
        let mut prose = part.prose()?.clone();
        prose.shorten(without_pages(&prose.body).0);
        Some((prose, place))
    };
    let (prose, places): (Vec<_>, Vec<_>) = parts.iter().enumerate().filter_map(titled).unzip();
    let chain = headings_of_agenda(&prose);
    let place = |heading: &Heading| places.get(heading.index).copied();
    let starts: Vec<usize> = chain.iter().filter_map(place).collect();
    let first = starts.first().copied().unwrap_or(parts.len());
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    let row = |((heading, start), end): ((Heading, &usize), Option<usize>)| {
        let Part { piece: Piece::Prose(own), aside } = parts.get(*start)? else { return None };
        let from = start.saturating_add(1).saturating_add(heading.extra);
        let under = parts.get(from..end.unwrap_or(parts.len())).unwrap_or_default();
        Some(Row { heading, own, aside, under, is_last: end.is_none() })
    };
    let rows = chain.into_iter().zip(&starts).zip(ends).filter_map(row).collect();
    (parts.get(..first).unwrap_or_default(), rows)
}

/// Reads what stands before the first item.
fn heading(front: &[Part<'_>]) -> FoundAgenda {
    let front: Vec<Piece<'_>> = front.iter().map(|part| part.piece.clone()).collect();
    let heading = meeting::read(&front);
    let mut found = FoundAgenda { authority: heading.authority, ..FoundAgenda::default() };
    found.agenda.meeting = heading.meeting;
    // What an agenda prints is the scheduled end, which is none.
    found.agenda.meeting.end_time = None;
    meeting::name_council(&mut found.agenda.meeting, found.authority.as_ref());
    found
}

/// Tells what a meeting must have and this one lacks.
fn note_missing(found: &mut FoundAgenda) {
    let meeting = &found.agenda.meeting;
    found.diagnostics.extend(meeting::note_off(meeting));
    if meeting.date.is_none() {
        let message = "the agenda gives no date that can be read";
        found.diagnostics.push(Code::MeetingDateMissing.note(message, meeting.at.clone()));
    }
}

/// What a text under an item is.
enum Under {
    /// Dates of later meetings, under a title that says so.
    Dates(Vec<FutureMeeting>),
    /// A heading over the items that follow.
    SectionHeading,
    /// What ends the agenda.
    End,
    /// A note of the item.
    Note,
}

/// Reads an item; the dates that it announces go to `dates`.
fn item(row: &Row<'_, '_>, dates: &mut Vec<FutureMeeting>) -> AgendaItem {
    let mut item = headed(row);
    let under = title_goes_on(row, &mut item);
    let about_dates = future::is_title(&row.heading.title);
    let mut announced: Option<&str> = None;
    for part in under {
        let Some(p) = part.prose() else { continue };
        let (text, stated) = without_pages(&p.whole());
        item.pages = item.pages.or(stated).or(part.aside.pages);
        let under = see(p, about_dates, row.is_last);
        if let Under::Dates(mut found) = under {
            future::set_times(&mut found, announced);
            add_dates(dates, found);
            continue;
        }
        if future::announces(&p.body) {
            announced = Some(&p.body);
        }
        add_dates(dates, future::in_clause(&p.body, &p.at(), about_dates));
        match under {
            Under::End => break,
            Under::Note if !text.is_empty() => item.notes.push(text),
            Under::Note | Under::SectionHeading | Under::Dates(_) => {}
        }
    }
    item
}

/// An item as far as its heading tells.
fn headed(row: &Row<'_, '_>) -> AgendaItem {
    let under = row.under.iter().flat_map(|part| piece_at(&part.piece));
    AgendaItem {
        number: row.heading.number.clone(),
        title: row.heading.title.clone(),
        item_id: None,
        pages: row.aside.pages.or(without_pages(&row.own.body).1),
        notes: row.aside.notes.iter().chain(&row.heading.rest).cloned().collect(),
        attachments: Vec::new(),
        at: merge(row.own.at().into_iter().chain(under)),
    }
}

/// Adds the rest of a title that is cut, by a page break for one: it goes on in the same style. What
/// stands under the title is left.
fn title_goes_on<'p, 'a>(row: &Row<'p, 'a>, item: &mut AgendaItem) -> &'p [Part<'a>] {
    let Some((first, rest)) = row.under.split_first() else { return row.under };
    let Some(p) = first.prose() else { return row.under };
    let (own, title) = (row.own, &row.heading.title);
    let bold = own.bold || own.bold_lead >= title.len();
    let same_page = p.page() == own.page();
    let near = p.text.lines.first().is_some_and(|line| line.gap_above < NEXT_LINE);
    let goes_on = p.body.starts_with(char::is_lowercase) || !same_page || near;
    let open = p.bold && p.label.is_none() && !title.ends_with('.');
    if !(bold && open && goes_on && (same_page || !p.caps)) {
        return row.under;
    }
    let (text, pages) = without_pages(&p.body);
    item.title = format!("{title} {text}");
    item.pages = item.pages.or(pages);
    rest
}

/// Tells what a text under an item is.
fn see(p: &Prose<'_>, about_dates: bool, under_last: bool) -> Under {
    if about_dates && let Some(dates) = future::date_line(p) {
        Under::Dates(dates)
    } else if under_last && ends_agenda(p) {
        Under::End
    } else if is_section_heading(p) {
        Under::SectionHeading
    } else {
        Under::Note
    }
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

/// Whether a text ends an agenda where it stands under the last item.
pub(crate) fn ends(text: &Text) -> bool {
    ends_agenda(&Prose::of(text))
}

/// Finds whom to ask: the first text that says so, with the lines under it where it gives no address.
fn contact_of(parts: &[Part<'_>]) -> Option<Contact> {
    parts.iter().enumerate().find_map(|(i, part)| {
        let p = part.prose()?;
        let whole = p.whole();
        if !says_whom_to_ask(&whole) {
            return None;
        }
        let mut lines: Vec<String> = p.text.lines.iter().map(Line::text).collect();
        let mut at = p.at();
        if !whole.contains('@') {
            let next = parts.get(i.saturating_add(1)..i.saturating_add(4)).unwrap_or_default();
            for next in next.iter().filter_map(Part::prose) {
                lines.push(flow(&next.text.lines));
                at.extend(next.at());
            }
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        contact::contact(&lines).map(|found| Contact { at: merge(at), ..found })
    })
}

fn says_whom_to_ask(text: &str) -> bool {
    let lower = text.to_lowercase();
    ASK.words().any(|w| lower.starts_with(w) || lower.contains(&format!(" {w}")))
}

#[cfg(test)]
mod tests;
