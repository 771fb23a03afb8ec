//! Minutes: the heading, who came, the items, the end.
//!
//! What comes in: the pieces of a section, and the entries in the margin beside them. What goes out:
//! [`FoundMinutes`].
//!
//! - `found`, `heading`: minutes as read, the heading of an item
//! - `closing`: the end of the minutes
//! - `headings`: the chain of headings that cuts the text into items
//! - `attendance`, with `groups`: who came, under which heading
//! - `items`: headings and what stands between them → items
//! - `body`: paragraphs, clauses, votes and dates of an item, with `lead_in`, `settled`, `votes`, `tally`, `future`
//! - `margin`, `marks`, `noted`: actions noted in a margin, of a table or of prose, in lines of their own or behind a sentence
//! - `finish`: what is known of the meeting once all is read

pub(crate) mod attendance;
pub(crate) mod body;
pub(crate) mod closing;
mod finish;
mod found;
pub(crate) mod future;
pub(crate) mod groups;
pub(crate) mod heading;
pub(crate) mod headings;
mod items;
pub(crate) mod lead_in;
pub(crate) mod margin;
mod marks;
pub(crate) mod noted;
mod settled;
mod tally;
pub(crate) mod votes;

use self::attendance::Attendance;
use self::body::LeadIns;
use self::closing::{Closing, cut_closing};
use self::finish::finish;
pub(crate) use self::found::FoundMinutes;
use self::heading::Heading;
use self::headings::headings;
use self::items::{add_item, items, prose_of};
use self::margin::Entry;
use super::meeting;
use super::piece::{Piece, pieces, section_at};
use crate::block::{Block, Fact};
use crate::record::diagnostic::Code;

/// Reads minutes from the pieces of their section and the entries in the margin beside them.
pub(crate) fn read(mut pieces: Vec<Piece<'_>>, beside: &[Entry]) -> FoundMinutes {
    // 1. The end off.
    let end = cut_closing(&mut pieces);
    // 2. The headings of the items.
    let (prose, places) = prose_of(&pieces);
    let chain = headings(&prose);
    let first = chain.first().and_then(|h| places.get(h.index)).copied().unwrap_or(pieces.len());
    let (front, _) = pieces.split_at(first);
    // 3. The heading, up to the attendance; a table of labels may hold both.
    let start = front.iter().position(attendance::opens).unwrap_or(front.len());
    let shared = usize::from(matches!(front.get(start), Some(Piece::Table(_))));
    let heading = meeting::read(front.get(..start.saturating_add(shared)).unwrap_or_default());
    let mut found = FoundMinutes { authority: heading.authority, ..FoundMinutes::default() };
    found.minutes.meeting = heading.meeting;
    found.minutes.status = heading.status;
    // 4. Who came.
    add_attendance(&mut found, attendance::read(front.get(start..).unwrap_or_default()));
    // 5. The marks in the margin out of the text.
    let marks = marks::lift(&mut pieces, first, &found.minutes.attendance);
    let lifted = (!marks.is_empty()).then(|| prose_of(&pieces));
    let chain = lifted.as_ref().map_or(chain, |(prose, _)| headings(prose));
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

/// Adds who came, and says which lines name nobody.
fn add_attendance(found: &mut FoundMinutes, came: Attendance) {
    found.minutes.attendance = came.people;
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
