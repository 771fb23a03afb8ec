//! Marks in the margin of minutes that run as prose: initials at the right, set apart from the text in its
//! line or in a line of their own. What is a mark is learnt from the document: who came, by which initials,
//! and a column that such entries keep to.

use std::collections::BTreeSet;

use super::{flowing, margin};
use crate::block::{Line, Segment, Table};
use crate::field::action;
use crate::recognise::logs::columns::{Column, column};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::recognise::table::cell_text;
use crate::record::{At, Attendee, Place};

/// A mark in the margin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// The piece that it stands in or behind.
    pub piece: usize,
    /// The header over its column; empty where there is none.
    pub header: String,
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// Where the text stands that it is beside or below.
    pub near: At,
}

/// Entries of a column start or end so near to one another, in points.
const ALIGNED: f32 = 3.0;
/// A margin begins right of this share of the text's width.
const RIGHT: f32 = 0.6;
/// So many entries of people who came make a column.
const COLUMN: usize = 2;
/// A text that goes on below starts as far left as the one above, in points.
const INDENT: f32 = 6.0;
/// Signs between the initials of several.
const SIGNS: [char; 4] = ['/', ',', '&', '+'];
/// What a paragraph ends with.
const ENDS: [char; 5] = ['.', '!', '?', ':', ';'];
/// Initials of some people, or a post, are no longer, in bytes.
const LONGEST: usize = 40;

/// What stands at the right of a line, set apart.
struct Entry {
    piece: usize,
    line: usize,
    text: String,
    edges: (f32, f32),
    at: At,
    /// It names somebody who came.
    known: bool,
    /// No gap sets it apart from the text: it ends the text's own segment.
    inside: bool,
}

/// Takes the marks out of the pieces from `first` on: those that are set apart, and those in the text.
pub(super) fn lift(pieces: &mut Vec<Piece<'_>>, first: usize, people: &[Attendee]) -> Vec<Mark> {
    let (front, _) = pieces.split_at(first.min(pieces.len()));
    let mut known = known(people);
    known.extend(printed(front));
    let apart = lift_apart(pieces, first, &known);
    flowing::lift(pieces, first, &known, apart)
}

/// Takes the marks out that are set apart at the right of a page.
fn lift_apart(pieces: &mut Vec<Piece<'_>>, first: usize, known: &BTreeSet<String>) -> Vec<Mark> {
    let (_, items) = pieces.split_at(first.min(pieces.len()));
    let Some(bounds) = bounds(items) else { return Vec::new() };
    let mut entries = entries(items, bounds, known);
    let header = header(pieces, bounds);
    let columns: Vec<(f32, f32)> = columns(&entries, header.as_ref().map(|(_, edges)| *edges));
    let in_column = |entry: &Entry| columns.iter().any(|edges| aligned(*edges, entry.edges));
    entries.retain(|entry| in_column(entry) && (entry.known || is_owner(&entry.text)));
    entries.extend(reaching(items, &columns, known));
    entries.sort_by_key(|entry| (entry.piece, entry.line));
    let header = header.map(|(text, _)| text).unwrap_or_default();
    take(pieces, first, entries, &header)
}

/// The left and right edge of the text.
fn bounds(pieces: &[Piece<'_>]) -> Option<(f32, f32)> {
    let segments = pieces.iter().filter_map(prose).flat_map(|p| &p.text.lines);
    let placed = segments.filter(|line| matches!(line.place, Some(Place::Page { .. })));
    let edges = placed.flat_map(|line| &line.segments).map(|segment| (segment.x0, segment.x1));
    edges.reduce(|all, own| (all.0.min(own.0), all.1.max(own.1)))
}

fn prose<'p, 'a>(piece: &'p Piece<'a>) -> Option<&'p Prose<'a>> {
    match piece {
        Piece::Prose(p) => Some(p),
        Piece::Table(_) => None,
    }
}

/// The initials of those who came.
fn known(people: &[Attendee]) -> BTreeSet<String> {
    let names = people.iter().flat_map(|one| action::initials_of(&one.name));
    let beside = people.iter().filter_map(|one| one.affiliation.clone());
    names.chain(beside.filter(|text| is_mark(text))).collect()
}

/// The initials that stand by themselves where people are listed.
fn printed(front: &[Piece<'_>]) -> BTreeSet<String> {
    let of_table = |table: &Table| -> Vec<String> {
        table.rows.iter().flat_map(|row| &row.cells).map(cell_text).collect()
    };
    let of_prose = |p: &Prose<'_>| -> Vec<String> {
        p.text.lines.iter().flat_map(|line| &line.segments).map(Segment::text).collect()
    };
    let texts = front.iter().flat_map(|piece| match piece {
        Piece::Prose(p) => of_prose(p),
        Piece::Table(table) => of_table(table),
    });
    texts.map(|text| text.trim().to_owned()).filter(|text| is_mark(text)).collect()
}

fn is_mark(text: &str) -> bool {
    text.len() <= LONGEST && text.len() > 1 && action::is_initials(text)
}

/// Whether a text names who is to do something, and no more.
fn is_owner(text: &str) -> bool {
    is_mark(text)
        || action::entry(text).is_some_and(|noted| noted.text.is_none() && !noted.owners.is_empty())
}

/// What stands at the right, set apart from the text.
fn entries(pieces: &[Piece<'_>], bounds: (f32, f32), known: &BTreeSet<String>) -> Vec<Entry> {
    let from = bounds.0 + (bounds.1 - bounds.0) * RIGHT;
    let mut out = Vec::new();
    for (piece, p) in pieces.iter().enumerate().filter_map(|(at, one)| Some((at, prose(one)?))) {
        let alone = p.text.lines.iter().all(|line| line.segments.len() == 1);
        for (number, line) in p.text.lines.iter().enumerate() {
            let Some(segment) = line.segments.last() else { continue };
            let text = segment.text().trim().to_owned();
            let apart = line.segments.len() > 1 || alone;
            let line_of_its_own = || action::line(&text).is_some();
            if !apart || segment.x0 < from || text.len() > LONGEST || line_of_its_own() {
                continue;
            }
            let one = |part: &str| known.contains(part.trim());
            let known = is_mark(&text) && text.split(['/', ',', '&', '+', ' ']).any(one);
            let edges = (segment.x0, segment.x1);
            let at = place(line, segment);
            out.push(Entry { piece, line: number, text, edges, at, known, inside: false });
        }
    }
    out
}

/// The marks behind lines of text that reach as far as the margin, where no other line does: a space is all
/// that sets them apart.
fn reaching(pieces: &[Piece<'_>], columns: &[(f32, f32)], known: &BTreeSet<String>) -> Vec<Entry> {
    let Some(edge) = columns.iter().map(|edges| edges.0).reduce(f32::max) else {
        return Vec::new();
    };
    let reaches = |segment: &&Segment| segment.x0 + ALIGNED < edge && segment.x1 > edge;
    let mut out = Vec::new();
    for (piece, p) in pieces.iter().enumerate().filter_map(|(at, one)| Some((at, prose(one)?))) {
        for (line, own) in p.text.lines.iter().enumerate() {
            let Some(segment) = own.segments.last().filter(reaches) else { continue };
            let text = segment.text();
            let last = text.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
            if !is_mark(&last) || !last.split(SIGNS).all(|one| known.contains(one)) {
                return Vec::new();
            }
            let (edges, at) = ((segment.x0, segment.x1), place(own, segment));
            out.push(Entry { piece, line, text: last, edges, at, known: true, inside: true });
        }
    }
    out
}

/// Where a segment of a line stands.
fn place(line: &Line, segment: &Segment) -> At {
    let own = line.place.clone().map(|place| match place {
        Place::Page { page, area: [_, top, _, foot] } => {
            Place::Page { page, area: [segment.x0, top, segment.x1, foot] }
        }
        other => other,
    });
    own.into_iter().collect()
}

fn aligned(one: (f32, f32), other: (f32, f32)) -> bool {
    (one.0 - other.0).abs() <= ALIGNED || (one.1 - other.1).abs() <= ALIGNED
}

/// The header over the margin, and its edges.
fn header(pieces: &[Piece<'_>], bounds: (f32, f32)) -> Option<(String, (f32, f32))> {
    let from = bounds.0 + (bounds.1 - bounds.0) * RIGHT;
    let lines = pieces.iter().filter_map(prose).flat_map(|p| &p.text.lines);
    let right = lines.filter_map(|line| line.segments.last()).filter(|last| last.x0 >= from);
    let told = |text: &str| {
        text.split_whitespace().count() <= 2
            && action::line(text).is_none()
            && matches!(column(text), Column::Action | Column::Owners)
    };
    let mut headers = right.map(|last| (last.text().trim().to_owned(), (last.x0, last.x1)));
    headers.find(|(text, _)| told(text))
}

/// The columns of the margin: what several entries of people who came keep to, or one under a header.
fn columns(entries: &[Entry], header: Option<(f32, f32)>) -> Vec<(f32, f32)> {
    let known: Vec<(f32, f32)> = entries.iter().filter(|e| e.known).map(|e| e.edges).collect();
    let kept = |edges: &&(f32, f32)| {
        let like = known.iter().filter(|other| aligned(**edges, **other)).count();
        let others = entries.iter().filter(|e| aligned(**edges, e.edges) && !is_owner(&e.text));
        like > others.count() && (like >= COLUMN || header.is_some())
    };
    known.iter().filter(kept).copied().chain(header).collect()
}

/// Takes entries out of their pieces, and pieces that were nothing else out of the list.
fn take(pieces: &mut Vec<Piece<'_>>, first: usize, entries: Vec<Entry>, header: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = entries.into_iter().peekable();
    let mut kept = first;
    let mut near: At = Vec::new();
    let mut at = 0_usize;
    // Where the text above a mark that stood alone goes on, if it is open.
    let mut cut: Option<f32> = None;
    let mut open: Option<f32> = None;
    pieces.retain_mut(|piece| {
        let place = at;
        at = place.saturating_add(1);
        let Some(own) = place.checked_sub(first) else { return true };
        let here: Vec<Entry> = std::iter::from_fn(|| rest.next_if(|e| e.piece == own)).collect();
        let Piece::Prose(p) = piece else {
            kept = kept.saturating_add(1);
            return true;
        };
        let alone = !here.is_empty()
            && here.len() == p.text.lines.len()
            && p.text.lines.iter().all(|line| line.segments.len() == 1);
        if alone {
            cut = open;
        } else {
            p.goes_on = p.label.is_none() && cut.take().is_some_and(|x| (x - p.x).abs() <= INDENT);
            near = p.at();
            kept = kept.saturating_add(1);
        }
        let piece = kept.saturating_sub(1);
        if !here.is_empty() && !alone {
            strip(p, &here);
        }
        open = (!p.body.ends_with(ENDS)).then_some(p.body_x).filter(|_| !alone).or(cut);
        // A header over the column, on each page, is no mark.
        for (text, at) in joined(here).into_iter().filter(|(text, _)| text != header) {
            let (header, near) = (header.to_owned(), near.clone());
            marks.push(Mark { piece, header, text, at, near });
        }
        !alone
    });
    marks
}

/// The entries of a piece; one that ends with a joint goes on in the next line.
fn joined(entries: Vec<Entry>) -> Vec<(String, At)> {
    let mut out: Vec<(String, At)> = Vec::new();
    for entry in entries {
        match out.last_mut().filter(|(last, _)| last.ends_with(margin::JOINTS)) {
            Some((last, at)) => {
                last.push_str(&entry.text);
                at.extend(entry.at);
            }
            None => out.push((entry.text, entry.at)),
        }
    }
    out
}

/// Takes entries out of a text.
fn strip(p: &mut Prose<'_>, entries: &[Entry]) {
    let mut text = p.text.clone();
    for entry in entries {
        let Some(line) = text.lines.get_mut(entry.line) else { continue };
        let mut last = line.segments.pop().filter(|_| entry.inside);
        let span = last.as_mut().and_then(|segment| segment.spans.last_mut());
        if let Some(span) = span
            && let Some(told) = span.text.trim_end().strip_suffix(entry.text.as_str())
        {
            span.text = told.trim_end().to_owned();
        }
        line.segments.extend(last);
    }
    let bare = Prose::of(&text).body;
    p.shorten(bare);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::recognise::piece::pieces;
    use crate::recognise::testing;

    /// Paragraphs on a page, one below the other.
    fn page(sources: &[&str]) -> Vec<Block> {
        let mut blocks = testing::texts(sources);
        let texts = blocks.iter_mut().filter_map(|block| match block {
            Block::Text(text) => Some(text),
            _ => None,
        });
        for (number, line) in texts.flat_map(|text| &mut text.lines).enumerate() {
            let top = 12.0 * number as f32;
            let area = [72.0, top, 600.0, top + 10.0];
            line.place = Some(Place::Page { page: 1, area });
        }
        blocks
    }

    #[test]
    fn initials_at_the_right_are_marks() {
        let present = "Ann Marl\tAM\tBo Dunn\tBD";
        for (items, marks, left) in [
            // In the line and in a line of their own.
            (
                &["The gate is old.\t\t\t\t\tAM", "Limes are to be", "\t\t\t\t\tBD/AM", "felled."]
                    [..],
                &["0 AM", "1 BD/AM"][..],
                &["The gate is old.", "Limes are to be", "+felled."][..],
            ),
            // A mark between the lines of a paragraph cuts it.
            (
                &["It is old and AM saw", "\t\t\t\t\tAM", "Marl.", "So.\t\t\t\t\tBD"],
                &["0 AM", "2 BD"],
                &["It is old and AM saw", "+Marl.", "So."],
            ),
            // One alone keeps to no column.
            (&["It is old.\t\t\t\t\tAM", "More."], &[], &["It is old. AM", "More."]),
            // A header tells.
            (
                &["Items\t\t\t\t\tAction", "It is old.\t\t\t\t\tClerk", "So.\t\t\t\t\tAM"],
                &["1 Clerk", "2 AM"],
                &["Items", "It is old.", "So."],
            ),
            // What reaches into the margin, which all other text keeps clear of.
            (
                &[
                    "It is old.\t\t\t\t\tAM",
                    "So.\t\t\t\t\tBD",
                    "The mill stands by the ford that the old miller built for the town, so wide BD/AM\nand tall.",
                ],
                &["0 AM", "1 BD", "2 BD/AM"],
                &[
                    "It is old.",
                    "So.",
                    "The mill stands by the ford that the old miller built for the town, so wide and tall.",
                ],
            ),
            // Nobody came who is called so.
            (&["It is.\t\t\t\t\tZZ", "So.\t\t\t\t\tYY"], &[], &["It is. ZZ", "So. YY"]),
        ] {
            let sources: Vec<&str> = [present].into_iter().chain(items.iter().copied()).collect();
            let blocks = page(&sources);
            let mut pieces = pieces(&blocks);
            let found = lift(&mut pieces, 1, &[]);
            let found: Vec<String> =
                found.iter().map(|mark| format!("{} {}", mark.piece - 1, mark.text)).collect();
            assert_eq!(found, marks);
            let shown = |p: &Prose<'_>| format!("{}{}", if p.goes_on { "+" } else { "" }, p.body);
            let rest: Vec<String> = pieces.iter().skip(1).filter_map(prose).map(shown).collect();
            assert_eq!(rest, left);
        }
    }
}
