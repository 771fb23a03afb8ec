//! Headings and what stands between them → items of business.

use super::body::{self, Body, LeadIns};
use super::found::FoundMinutes;
use super::future::add_dates;
use super::heading::Heading;
use super::headings::is_part;
use super::marks::Mark;
use super::{attendance, future, motions, noted, yearless};
use crate::block::merge;
use crate::recognise::piece::{Piece, piece_at};
use crate::recognise::prose::Prose;
use crate::record::diagnostic::Code;
use crate::record::{At, MinutesItem};

/// The prose among pieces, and the index of each.
pub(super) fn prose_of<'a>(pieces: &[Piece<'a>]) -> (Vec<Prose<'a>>, Vec<usize>) {
    pieces
        .iter()
        .enumerate()
        .filter_map(|(i, piece)| match piece {
            Piece::Prose(p) => Some((p.clone(), i)),
            Piece::Table(_) => None,
        })
        .unzip()
}

/// Reads what stands under each heading, and adds it to what is found.
pub(super) fn items(
    pieces: &[Piece<'_>],
    prose: &[Prose<'_>],
    places: &[usize],
    chain: &[Heading],
    marks: &[Mark],
    found: &mut FoundMinutes,
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
        let to = without_part(pieces, from, to);
        let mut part: Vec<Piece<'_>> = pieces.get(from..to).unwrap_or_default().to_vec();
        if let Some(rest) = &heading.rest {
            let mut first = own.clone();
            first.label = None;
            first.body.clone_from(rest);
            first.bold = false;
            part.insert(0, Piece::Prose(first));
        }
        let about_dates = future::is_title(&heading.title);
        announce(heading, &own.at(), &mut part, found);
        attendance::add_of_item(&mut found.minutes, k, heading, &part);
        let mut body = body::read(&part, LeadIns::Printed, about_dates);
        motions::take(heading, &mut body);
        if heading.number.is_none() && heading.agenda_number.is_none() && is_empty(&body) {
            continue;
        }
        let head = places.get(heading.index).copied().unwrap_or(from);
        let here: Vec<Mark> =
            marks.iter().filter(|mark| (head..to).contains(&mark.piece)).cloned().collect();
        note_marks(heading, &body, &own.at(), &here, found);
        let at = merge(own.at().into_iter().chain(part.iter().flat_map(piece_at)));
        add_item(found, heading, body, own.at(), at);
    }
}

/// Adds the coming meetings that an item announces without the year, and takes the lines off that have
/// nothing else.
fn announce(heading: &Heading, at: &At, part: &mut Vec<Piece<'_>>, found: &mut FoundMinutes) {
    let Some(met) = found.minutes.meeting.date.as_deref() else { return };
    let announced = yearless::announced(&heading.title, at, part, met);
    let mut place = 0_usize..;
    part.retain(|_| place.next().is_none_or(|place| !announced.lines.contains(&place)));
    add_dates(&mut found.minutes.future_meetings, announced.days);
    let doubt = |(text, at): (String, At)| {
        let message = format!("“{text}” is announced without a year, and none is certain");
        Code::FutureDateUnclear.note(message, at)
    };
    found.diagnostics.extend(announced.doubts.into_iter().map(doubt));
}

/// Where the text of an item ends: before "PART B", which heads the items that follow.
fn without_part(pieces: &[Piece<'_>], from: usize, to: usize) -> usize {
    let last = to.checked_sub(1).filter(|last| *last >= from && to < pieces.len());
    match last.and_then(|last| pieces.get(last)) {
        Some(Piece::Prose(p)) if p.stands_out() && p.label.is_none() && is_part(&p.body) => {
            to.saturating_sub(1)
        }
        _ => to,
    }
}

/// Adds the actions of the marks beside an item.
fn note_marks(heading: &Heading, body: &Body, at: &At, marks: &[Mark], found: &mut FoundMinutes) {
    let number = heading.number.as_deref().or(heading.agenda_number.as_deref());
    let paragraphs = body.paragraphs.iter().map(|p| (p.text.as_str(), &p.at));
    let clauses = body.resolutions.iter().map(|r| (r.text.as_str(), &r.at));
    let told = paragraphs.chain(clauses).map(|(text, at)| (body.whole(text, at), at));
    let told: Vec<(&str, &At)> = told.collect();
    let (rows, mut doubts) = noted::of_marks(number, at, &told, marks);
    found.actions.extend(rows);
    found.diagnostics.append(&mut doubts);
}

fn is_empty(body: &Body) -> bool {
    body.paragraphs.is_empty()
        && body.resolutions.is_empty()
        && body.votes.is_empty()
        && body.future_meetings.is_empty()
}

/// Adds an item with its actions and the dates that it announces.
pub(super) fn add_item(
    found: &mut FoundMinutes,
    heading: &Heading,
    body: Body,
    headed: At,
    at: At,
) {
    let number = heading.number.as_deref().or(heading.agenda_number.as_deref());
    found.actions.extend(noted::of_lines(number, &headed, body.actions));
    add_dates(&mut found.minutes.future_meetings, body.future_meetings);
    found.minutes.items.push(MinutesItem {
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
