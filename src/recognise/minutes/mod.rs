//! Minutes: the heading, who came, the items, the end.
//!
//! What comes in: the pieces of a section, and the entries in the margin beside them. What goes out:
//! [`FoundMinutes`].
//!
//! - `found`, `heading`: minutes as read, the heading of an item
//! - `closing`: the end of the minutes
//! - `headings`: the chain of headings that cuts the text into items
//! - `attendance`, with `groups` and `composed`: who came, under which heading
//! - `torn`: numbers that are read apart from their headings
//! - `items`: headings and what stands between them → items
//! - `body`: paragraphs, clauses, votes and dates of an item, with `lead_in`, `settled`, `votes`, `tally`, `future`; `yearless` reads days without a year
//! - `margin`, `marks`, `noted`: actions noted in a margin, of a table or of prose, in lines of their own or behind a sentence
//! - `flowing`: marks of actions that nothing sets apart, behind sentences
//! - `motions`: motions under a heading of a number and who moved
//! - `over_columns`: the line over the columns of minutes that are set as a table
//! - `finish`: what is known of the meeting once all is read

pub(crate) mod attendance;
pub(crate) mod body;
pub(crate) mod closing;
mod composed;
mod finish;
mod flowing;
mod found;
pub(crate) mod future;
pub(crate) mod groups;
pub(crate) mod heading;
pub(crate) mod headings;
mod items;
pub(crate) mod lead_in;
pub(crate) mod margin;
mod marks;
mod motions;
pub(crate) mod noted;
mod over_columns;
mod settled;
mod tally;
pub(crate) mod torn;
pub(crate) mod votes;
mod yearless;

use std::collections::BTreeSet;

use self::attendance::Attendance;
use self::body::LeadIns;
use self::closing::{Closing, cut_closing};
use self::finish::finish;
pub(crate) use self::found::FoundMinutes;
use self::heading::Heading;
use self::headings::headings;
use self::items::{add_item, items, prose_of};
use self::margin::Entry;
use super::piece::{Piece, pieces, section_at};
use super::prose::Prose;
use super::{is_agenda_heading, meeting};
use crate::block::{Block, Fact};
use crate::field::date;
use crate::record::diagnostic::Code;

/// Reads minutes from the pieces of their section and the entries in the margin beside them.
pub(crate) fn read(mut pieces: Vec<Piece<'_>>, beside: &[Entry]) -> FoundMinutes {
    // 1. The end off.
    let end = cut_closing(&mut pieces);
    // 2. The headings of the items, numbers that were torn from them laid to them.
    torn::join(&mut pieces);
    let (prose, places) = prose_of(&pieces);
    let chain = headings_behind_people(&pieces, &prose, &places);
    let first = chain.first().and_then(|h| places.get(h.index)).copied().unwrap_or(pieces.len());
    let (front, _) = pieces.split_at(first);
    let front = before_agenda(front);
    // 3. The heading, up to the attendance; a table of labels may hold both.
    let start = front.iter().position(attendance::opens).unwrap_or(front.len());
    let shared = usize::from(matches!(front.get(start), Some(Piece::Table(_))));
    let heading = head(front.get(..start.saturating_add(shared)).unwrap_or_default());
    let mut found = FoundMinutes { authority: heading.authority, ..FoundMinutes::default() };
    found.minutes.meeting = heading.meeting;
    found.minutes.status = heading.status;
    for p in front.get(..start).unwrap_or_default() {
        announced(p, &mut found);
    }
    let began = || {
        front.iter().find_map(|piece| match piece {
            Piece::Prose(p) => closing::began(&p.body),
            Piece::Table(_) => None,
        })
    };
    let start_time = found.minutes.meeting.start_time.take().or_else(began);
    found.minutes.meeting.start_time = start_time;
    // 4. Who came.
    let date = found.minutes.meeting.date.clone();
    add_attendance(&mut found, attendance::read(front, start, date.as_deref(), &pieces));
    // 5. The marks in the margin out of the text.
    let marks = marks::lift(&mut pieces, first, &found.minutes.attendance);
    let lifted = (!marks.is_empty()).then(|| prose_of(&pieces));
    let again =
        lifted.as_ref().map(|(prose, places)| headings_behind_people(&pieces, prose, places));
    let chain = again.unwrap_or(chain);
    let (prose, places) = lifted.unwrap_or((prose, places));
    // 6. The items, and the actions noted beside them.
    items(&pieces, &prose, &places, &chain, &marks, &mut found);
    let (rows, mut doubts) = noted::of_margin(&found.minutes.items, beside);
    found.actions.extend(rows);
    found.diagnostics.append(&mut doubts);
    // 7. What is known of the meeting once all is read.
    finish(&mut found, end);
    found.minutes.at = section_at(&pieces);
    found
}

/// What stands before the items, the line over their columns, and an agenda that minutes print first: nobody in
/// those came.
fn before_agenda<'p, 'a>(front: &'p [Piece<'a>]) -> &'p [Piece<'a>] {
    let heads = |piece: &Piece<'_>| match piece {
        Piece::Prose(p) => is_agenda_heading(&p.whole()),
        Piece::Table(_) => false,
    };
    let came = front.iter().position(attendance::opens).unwrap_or(front.len());
    let ends = |piece: &Piece<'_>| heads(piece) || over_columns::is_over_items(piece);
    let agenda = front.iter().skip(came).position(ends).map(|at| came.saturating_add(at));
    front.get(..agenda.unwrap_or(front.len())).unwrap_or_default()
}

/// The headings of the items, which stand behind people that have numbers of their own.
fn headings_behind_people(
    pieces: &[Piece<'_>],
    prose: &[Prose<'_>],
    places: &[usize],
) -> Vec<Heading> {
    let behind = attendance::numbered(pieces);
    let behind = places.partition_point(|place| *place < behind);
    let came = behind_table(pieces, places).saturating_sub(behind);
    let mut found = headings(prose.get(behind..).unwrap_or_default(), came);
    for heading in &mut found {
        heading.index = heading.index.saturating_add(behind);
    }
    found
}

/// The first prose behind a table of who came; `places` are the pieces that are prose.
fn behind_table(pieces: &[Piece<'_>], places: &[usize]) -> usize {
    let is_table = |piece: &Piece<'_>| matches!(piece, Piece::Table(_)) && attendance::opens(piece);
    let table = pieces.iter().position(is_table);
    table.map_or(0, |table| places.partition_point(|place| *place < table))
}

/// Adds the dates of later meetings that a heading announces.
fn announced(piece: &Piece<'_>, found: &mut FoundMinutes) {
    if let Piece::Prose(p) = piece
        && future::announces(&p.whole())
    {
        let dates = future::in_clause(&p.whole(), &p.at(), true);
        future::add_dates(&mut found.minutes.future_meetings, dates);
    }
}

/// Reads a rendering that has kept the page's heading and its paragraphs, but neither the items'
/// headings nor the lead-in words: all of it is one item without number or title.
pub(crate) fn without_headings(blocks: &[&Block]) -> Option<FoundMinutes> {
    let (meeting, status, authority) = blocks.iter().find_map(|block| match block {
        Block::Fact(Fact::Meeting { meeting, status, authority }) => {
            Some((meeting.clone(), *status, authority.clone()))
        }
        _ => None,
    })?;
    let pieces = pieces(blocks.iter().copied());
    let body = body::read(&pieces, LeadIns::Lost, false);
    if body.resolutions.is_empty() {
        return None;
    }
    let at = section_at(&pieces);
    let mut found = FoundMinutes { authority, ..FoundMinutes::default() };
    found.minutes.meeting = meeting;
    found.minutes.status = status;
    found.minutes.at.clone_from(&at);
    found.diagnostics.push(Code::LeadInLost.note(
        "the rendering has lost the items' headings and the lead-in words: what begins with “That” and could be resolved is taken as a clause, and all of it as one item",
        at.clone(),
    ));
    add_item(&mut found, &Heading::default(), body, Vec::new(), at);
    finish(&mut found, Closing::default());
    Some(found)
}

/// Reads the heading. What a page's maker states above it (lines "key: value", lists of keywords) tells only
/// what the heading does not.
fn head(pieces: &[Piece<'_>]) -> meeting::MeetingHeading {
    let is_stated = |piece: &&Piece<'_>| match piece {
        Piece::Prose(p) => p.is_bullet() || states_keys(p),
        Piece::Table(_) => false,
    };
    let all = meeting::read(pieces);
    if !pieces.iter().any(|piece| is_stated(&piece)) {
        return all;
    }
    let own: Vec<Piece<'_>> = pieces.iter().filter(|piece| !is_stated(piece)).cloned().collect();
    let mut heading = meeting::read(&own);
    // The one date that the heading gives goes before what is stated above it.
    let texts = own.iter().filter_map(|piece| match piece {
        Piece::Prose(p) => Some(p.body.as_str()),
        Piece::Table(_) => None,
    });
    let dates: BTreeSet<String> = texts
        .flat_map(date::dates)
        .filter(|d| d.value.day.is_some())
        .map(|d| d.value.iso())
        .collect();
    let only = dates.first().filter(|_| dates.len() == 1).cloned();
    heading.meeting.date = heading.meeting.date.or(only).or(all.meeting.date);
    heading
}

/// Whether each line of a text is a key in small letters, a colon and a value.
fn states_keys(p: &Prose<'_>) -> bool {
    let key = |line: &crate::block::Line| {
        let text = line.text();
        let key = text.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || "_-".contains(c))
    };
    p.text.lines.len() > 1 && p.text.lines.iter().all(key)
}

/// Adds who came, and says which lines name nobody.
fn add_attendance(found: &mut FoundMinutes, came: Attendance) {
    found.minutes.attendance = came.people;
    found.minutes.public = came.public;
    for (text, at) in came.unseparated {
        found.diagnostics.push(
            Code::AttendanceUnparsed
                .note(format!("only a space parts the name from the organisation in “{text}”"), at),
        );
    }
    for (text, at) in came.unread {
        found.diagnostics.push(
            Code::AttendanceUnparsed
                .note(format!("no name found in “{text}” under a heading of attendance"), at),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::recognise::{recognise, testing};

    #[test]
    fn welsh_minutes() {
        let blocks = testing::texts(&[
            "*Cofnodion cyfarfod y Pwyllgor Craffu a gynhaliwyd ddydd Llun, 3/6/2030",
            "*Yn bresennol",
            "Mrs A. Marl (Cadeirydd)\nMr B. Dunn",
            "*Ymddiheuriadau am absenoldeb",
            "Mr C. Fenn",
            "*1. Ffyrdd",
            "Mae'r giât wedi torri.",
            "PENDERFYNWYD: trwsio'r giât.",
            "*2. Coed",
            "Nodwyd yr adroddiad.",
            "Daeth y cyfarfod i ben am 8.35pm.",
        ]);
        let found = recognise(&blocks, &[]);
        let [minutes] = found.minutes.as_slice() else { panic!("{found:?}") };
        assert_eq!(minutes.meeting.body.as_deref(), Some("Pwyllgor Craffu"));
        assert_eq!(minutes.meeting.date.as_deref(), Some("2030-06-03"));
        assert_eq!(minutes.meeting.end_time.as_deref(), Some("20:35"));
        let came: Vec<String> =
            minutes.attendance.iter().map(|p| format!("{:?} {}", p.group, p.name)).collect();
        assert_eq!(came, ["Present Mrs A. Marl", "Present Mr B. Dunn", "Apologies Mr C. Fenn"]);
        let resolved: Vec<&str> = minutes
            .items
            .iter()
            .flat_map(|item| &item.resolutions)
            .map(|resolution| resolution.text.as_str())
            .collect();
        assert_eq!(resolved, ["trwsio'r giât."]);
    }
}
