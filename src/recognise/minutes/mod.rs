//! Minutes: the heading, who came, the items, the end.

pub(crate) mod attendance;
pub(crate) mod body;
pub(crate) mod closing;
pub(crate) mod future;
pub(crate) mod groups;
pub(crate) mod headings;
pub(crate) mod lead_in;
pub(crate) mod margin;
pub(crate) mod noted;
pub(crate) mod votes;

use crate::block::{Block, Fact, Table};
use crate::record::diagnostic::Code;
use crate::record::{ActionRow, At, Diagnostic, FutureMeeting, Minutes, MinutesItem};

use self::body::{Body, LeadIns, Piece};
use self::headings::{Heading, headings};
use self::margin::Entry;
use super::prose::{Prose, merge};
use super::{meeting, table};

/// Minutes as read, and what was odd about them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The minutes.
    pub minutes: Minutes,
    /// The authority, where the heading names it.
    pub authority: Option<String>,
    /// The actions noted in the items.
    pub actions: Vec<ActionRow>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads minutes from the pieces of their section and the entries in the margin beside them.
pub(crate) fn read(mut pieces: Vec<Piece<'_>>, beside: &[Entry]) -> Reading {
    let end = cut_closing(&mut pieces);
    let (prose, places) = prose_of(&pieces);
    let chain = headings(&prose);
    let first = chain.first().and_then(|h| places.get(h.index)).copied().unwrap_or(pieces.len());
    let (front, _) = pieces.split_at(first);

    // The heading, up to the attendance; a table of labels may hold both.
    let start = front.iter().position(starts_attendance).unwrap_or(front.len());
    let shared = usize::from(matches!(front.get(start), Some(Piece::Table(_))));
    let heading = meeting::read(front.get(..start.saturating_add(shared)).unwrap_or_default());
    let came = attendance::read(front.get(start..).unwrap_or_default());

    let mut reading = Reading { authority: heading.authority, ..Reading::default() };
    reading.minutes.meeting = heading.meeting;
    reading.minutes.status = heading.status;
    reading.minutes.attendance = came.people;
    for (text, at) in came.unseparated {
        reading.diagnostics.push(
            Code::AttendanceUnparsed
                .note(format!("only a space parts the name from the organisation in “{text}”"), at),
        );
    }
    for (text, at) in came.unread {
        reading.diagnostics.push(
            Code::AttendanceUnparsed
                .note(format!("no name found in “{text}” under a heading of attendance"), at),
        );
    }
    items(&pieces, &prose, &places, &chain, &mut reading);
    let (rows, mut doubts) = noted::of_margin(&reading.minutes.items, beside);
    reading.actions.extend(rows);
    reading.diagnostics.append(&mut doubts);
    finish(&mut reading, end);
    reading.minutes.at = section_at(&pieces);
    reading
}

/// Reads a rendering that has kept the page's heading and its paragraphs, but neither the items'
/// headings nor the lead-in words: all of it is one item without number or title.
pub(crate) fn without_headings(blocks: &[&Block]) -> Option<Reading> {
    let (meeting, status, authority) = blocks.iter().find_map(|block| match block {
        Block::Fact(Fact::Meeting { meeting, status, authority }) => {
            Some((meeting.clone(), *status, authority.clone()))
        }
        _ => None,
    })?;
    let pieces = body::pieces(blocks.iter().copied());
    let body = body::read(&pieces, LeadIns::Lost, false);
    if body.resolutions.is_empty() {
        return None;
    }
    let at = section_at(&pieces);
    let mut reading = Reading { authority, ..Reading::default() };
    reading.minutes.meeting = meeting;
    reading.minutes.status = status;
    reading.minutes.at.clone_from(&at);
    reading.diagnostics.push(Code::LeadInLost.note(
        "the rendering has lost the items' headings and the lead-in words: what begins with “That” and could be resolved is taken as a clause, and all of it as one item",
        at.clone(),
    ));
    let heading = Heading::default();
    add_item(&mut reading, &heading, body, Vec::new(), at);
    finish(&mut reading, closing::Closing::default());
    Some(reading)
}

/// Takes the closing block off the end of the pieces: everything from the first text of it on.
fn cut_closing(pieces: &mut Vec<Piece<'_>>) -> closing::Closing {
    let mut found = closing::Closing::default();
    let mut cut = pieces.len();
    for (i, piece) in pieces.iter().enumerate().rev() {
        let Piece::Prose(p) = piece else { continue };
        let whole = p.whole();
        if let Some(closing) = closing::read(&whole) {
            cut = i;
            found.start_time = closing.start_time.or(found.start_time);
            found.end_time = closing.end_time.or(found.end_time);
            found.date = closing.date.or(found.date);
        } else if cut < pieces.len() && cut.saturating_sub(i) > 3 {
            break;
        }
    }
    // A date alone beside the times is the meeting's: "9.30 - 11.05 am", "3 May 2031".
    if found.date.is_none() && found.start_time.is_some() {
        for piece in pieces.get(cut..).unwrap_or_default() {
            let Piece::Prose(p) = piece else { continue };
            let whole = p.whole();
            if let [day] = crate::field::date::dates(&whole).as_slice()
                && whole.len().saturating_sub(day.range.len()) <= 12
                && day.value.day.is_some()
            {
                found.date = Some(day.value.iso());
            }
        }
    }
    // What stands after the closing block is no part of the last item.
    let tail: Vec<Piece<'_>> = pieces.drain(cut..).collect();
    pieces.extend(tail.into_iter().filter(|piece| {
        matches!(piece, Piece::Prose(p) if future::announces(&p.body) && !crate::field::date::dates(&p.body).is_empty())
    }));
    found
}

fn starts_attendance(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Prose(p) => attendance::starts(p.text),
        Piece::Table(table) => holds_groups(table),
    }
}

fn holds_groups(table: &Table) -> bool {
    table.rows.iter().any(|row| {
        row.cells.first().is_some_and(|cell| {
            groups::heading(&table::cell_text(cell), row.cells.len() > 1).is_some()
        })
    })
}

fn prose_of<'a>(pieces: &[Piece<'a>]) -> (Vec<Prose<'a>>, Vec<usize>) {
    pieces
        .iter()
        .enumerate()
        .filter_map(|(i, piece)| match piece {
            Piece::Prose(p) => Some((p.clone(), i)),
            Piece::Table(_) => None,
        })
        .unzip()
}

fn items(
    pieces: &[Piece<'_>],
    prose: &[Prose<'_>],
    places: &[usize],
    chain: &[Heading],
    reading: &mut Reading,
) {
    for (k, heading) in chain.iter().enumerate() {
        let Some(own) = prose.get(heading.index) else { continue };
        let last = places.get(heading.index.saturating_add(heading.extra));
        let from = last.map_or(pieces.len(), |i| i.saturating_add(1));
        let to = chain
            .get(k.saturating_add(1))
            .and_then(|next| places.get(next.index))
            .copied()
            .unwrap_or(pieces.len());
        let mut part: Vec<Piece<'_>> = pieces.get(from..to).unwrap_or_default().to_vec();
        if let Some(rest) = &heading.rest {
            let mut first = own.clone();
            first.label = None;
            first.body.clone_from(rest);
            first.bold = false;
            part.insert(0, Piece::Prose(first));
        }
        let about_dates = future::is_title(&heading.title);
        let body = body::read(&part, LeadIns::Printed, about_dates);
        if heading.number.is_none() && heading.agenda_number.is_none() && is_empty(&body) {
            continue;
        }
        let at = merge(own.at().into_iter().chain(part.iter().flat_map(piece_at)));
        add_item(reading, heading, body, own.at(), at);
    }
}

fn is_empty(body: &Body) -> bool {
    body.paragraphs.is_empty()
        && body.resolutions.is_empty()
        && body.votes.is_empty()
        && body.future_meetings.is_empty()
}

fn add_item(reading: &mut Reading, heading: &Heading, body: Body, headed: At, at: At) {
    let number = heading.number.as_deref().or(heading.agenda_number.as_deref());
    reading.actions.extend(noted::of_lines(number, &headed, body.actions));
    add_dates(&mut reading.minutes.future_meetings, body.future_meetings);
    reading.minutes.items.push(MinutesItem {
        number: heading.number.clone(),
        agenda_number: heading.agenda_number.clone(),
        title: heading.title.clone(),
        item_id: None,
        paragraphs: body.paragraphs,
        resolutions: body.resolutions,
        votes: body.votes,
        attachments: Vec::new(),
        notes: Vec::new(),
        incomplete: None,
        at,
    });
}

/// Adds dates that are not there yet.
pub(crate) fn add_dates(to: &mut Vec<FutureMeeting>, from: Vec<FutureMeeting>) {
    for day in from {
        match to.iter_mut().find(|seen| seen.date == day.date) {
            Some(seen) => {
                seen.start_time = seen.start_time.take().or(day.start_time);
                seen.note = seen.note.take().or(day.note);
            }
            None => to.push(day),
        }
    }
}

fn finish(reading: &mut Reading, end: closing::Closing) {
    let meeting = &mut reading.minutes.meeting;
    meeting.start_time = meeting.start_time.take().or(end.start_time);
    meeting.end_time = end.end_time.or(meeting.end_time.take());
    meeting.date = meeting.date.take().or(end.date);
    if let Some(date) = &meeting.date {
        // What is announced lies ahead.
        reading.minutes.future_meetings.retain(|day| day.date > *date);
    }
    let generic = meeting.body.as_deref().is_none_or(|body| {
        ["parish council", "town council", "community council", "village council", "council"]
            .contains(&body.to_lowercase().as_str())
    });
    if generic && reading.authority.is_some() {
        meeting.body.clone_from(&reading.authority);
    }
    let at = meeting.at.clone();
    if meeting.date.is_none() {
        reading.diagnostics.push(
            Code::MeetingDateMissing.note("the minutes give no date that can be read", at.clone()),
        );
    }
    if meeting.body.is_none() {
        reading
            .diagnostics
            .push(Code::BodyMissing.note("the minutes do not name the body that met", at));
    }
}

pub(crate) fn piece_at(piece: &Piece<'_>) -> At {
    match piece {
        Piece::Prose(p) => p.at(),
        Piece::Table(table) => table.at.clone(),
    }
}

/// Where a section stands: one box a page.
pub(crate) fn section_at(pieces: &[Piece<'_>]) -> At {
    merge(pieces.iter().flat_map(piece_at))
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
