//! Blocks as plain text: one line a block, table row or fact.

use std::io::{self, Write};

use crate::block::{Align, Block, Cell, Fact, Line, Part, Row, Ruling, Segment, Table, Text};
use crate::record::Place;
use serde::Serialize;

/// What stands for a gap or tab between the segments of a line.
pub(super) const GAP: &str = " ⇥ ";

/// What stands between lines and between cells.
const BREAK: &str = " ¶ ";

/// Writes blocks with their numbers, counted from 0; of a page alone if one is given.
pub(super) fn write(out: &mut dyn Write, blocks: &[Block], page: Option<u32>) -> io::Result<()> {
    for (index, block) in blocks.iter().enumerate() {
        if on_page(&places(block), page) {
            write_block(out, index, block)?;
        }
    }
    Ok(())
}

/// Writes the tables alone.
pub(super) fn write_tables(
    out: &mut dyn Write,
    blocks: &[Block],
    page: Option<u32>,
) -> io::Result<()> {
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block, Block::Table(_)) && on_page(&places(block), page) {
            write_block(out, index, block)?;
        }
    }
    Ok(())
}

/// Writes one block with its number, its first place and what it is.
pub(super) fn write_block(out: &mut dyn Write, index: usize, block: &Block) -> io::Result<()> {
    let place = places(block).first().map(place_text).unwrap_or_default();
    match block {
        Block::Text(text) => {
            writeln!(out, "{index:4} {place} {}: {}", text_kind(text), text_of(text))
        }
        Block::Table(table) => write_table(out, index, &place, table),
        Block::Fact(fact) => writeln!(out, "{index:4} {place} {}", fact_text(fact)),
    }
}

/// Returns where a block stands.
pub(super) fn places(block: &Block) -> Vec<Place> {
    match block {
        Block::Text(text) => text.lines.iter().filter_map(|line| line.place.clone()).collect(),
        Block::Table(table) => table.at.clone(),
        Block::Fact(fact) => match fact {
            Fact::Meeting { meeting, .. } => meeting.at.clone(),
            Fact::Contact(contact) => contact.at.clone(),
            Fact::Attendee(attendee) => attendee.at.clone(),
            Fact::Item { at, .. } | Fact::Part(_, at) | Fact::Incomplete(_, _, at) => at.clone(),
            Fact::Attachment(attachment) => attachment.at.clone(),
            Fact::Vote(vote) => vote.at.clone(),
            Fact::ItemsEnd => Vec::new(),
        },
    }
}

/// Returns a place as text: `p3 72,90-400,104`, a node path or `line 14`.
pub(super) fn place_text(place: &Place) -> String {
    match place {
        Place::Page { page, area: [x0, y0, x1, y1] } => {
            format!("p{page} {x0:.0},{y0:.0}-{x1:.0},{y1:.0}")
        }
        Place::Node { node } => node.clone(),
        Place::Line { line } => format!("line {line}"),
    }
}

/// Whether something stands on the page wanted, if one is.
pub(super) fn on_page(places: &[Place], wanted: Option<u32>) -> bool {
    let here = |place: &Place| matches!(place, Place::Page { page, .. } if Some(*page) == wanted);
    wanted.is_none() || places.iter().any(here)
}

/// The words of a paragraph or table.
pub(super) fn plain(block: &Block) -> String {
    match block {
        Block::Text(text) => text_of(text),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.texts).map(text_of).collect::<Vec<_>>().join(BREAK)
        }
        Block::Fact(_) => String::new(),
    }
}

fn text_kind(text: &Text) -> String {
    let mut kind = match (text.heading, text.list_item) {
        (Some(level), _) => format!("heading {level}"),
        (None, true) => "list item".to_owned(),
        (None, false) => "text".to_owned(),
    };
    match text.align {
        Align::Left => {}
        Align::Centre => kind.push_str(" centred"),
        Align::Right => kind.push_str(" right"),
    }
    if let Some(line) = text.lines.first() {
        let style = line.segments.first().and_then(|s| s.spans.first()).map(|span| span.style);
        let style = style.unwrap_or_default();
        let marks =
            [(style.bold, " bold"), (style.italic, " italic"), (style.underline, " underlined")];
        marks.iter().filter(|(on, _)| *on).for_each(|(_, mark)| kind.push_str(mark));
        if style.size > 0.0 {
            kind.push_str(&format!(" {:.1} pt, gap {:.1}", style.size, line.gap_above));
        }
    }
    kind
}

fn text_of(text: &Text) -> String {
    text.lines.iter().map(line_text).collect::<Vec<_>>().join(BREAK)
}

fn line_text(line: &Line) -> String {
    line.segments.iter().map(segment_text).collect::<Vec<_>>().join(GAP)
}

fn segment_text(segment: &Segment) -> String {
    segment.spans.iter().map(|span| span.text.as_str()).collect()
}

fn write_table(out: &mut dyn Write, index: usize, place: &str, table: &Table) -> io::Result<()> {
    let ruling = ruling_name(table.ruling);
    let (rows, columns) = (table.rows.len(), table.columns);
    writeln!(out, "{index:4} {place} table of {rows} rows, {columns} columns, by {ruling}")?;
    table.rows.iter().try_for_each(|row| write_row(out, row))
}

/// What shows a table's cells, in words.
pub(super) fn ruling_name(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Full => "rules",
        Ruling::Fills => "fills",
        Ruling::Horizontal => "horizontal rules",
        Ruling::Gaps => "gaps",
        Ruling::Markup => "markup",
    }
}

fn write_row(out: &mut dyn Write, row: &Row) -> io::Result<()> {
    let mark = match (row.header, row.continues) {
        (true, _) => "header",
        (false, true) => "goes on",
        (false, false) => "row",
    };
    let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
    writeln!(out, "       {mark:7} {}", cells.join(" | "))
}

fn cell_text(cell: &Cell) -> String {
    let text = cell.texts.iter().map(text_of).collect::<Vec<_>>().join(BREAK);
    let mut notes = Vec::new();
    if cell.column_span > 1 || cell.row_span > 1 {
        notes.push(format!("{}x{}", cell.column_span, cell.row_span));
    }
    if let Some(fill) = cell.fill {
        notes.push(format!("#{:02x}{:02x}{:02x}", fill.red, fill.green, fill.blue));
    }
    if notes.is_empty() { text } else { format!("{text} [{}]", notes.join(" ")) }
}

fn fact_text(fact: &Fact) -> String {
    match fact {
        Fact::Meeting { meeting, status, authority } => {
            format!("meeting {} {} {}", json(meeting), json(status), json(authority))
        }
        Fact::Contact(contact) => format!("contact {}", json(contact)),
        Fact::Attendee(attendee) => format!("attendee {}", json(attendee)),
        Fact::Item { number, agenda_number, title, item_id, .. } => {
            format!("item {} {} {title} ({})", json(number), json(agenda_number), json(item_id))
        }
        Fact::Part(part, _) => format!("part {}", part_name(*part)),
        Fact::Attachment(attachment) => format!("attachment {}", json(attachment)),
        Fact::Vote(vote) => format!("vote {}", json(vote)),
        Fact::Incomplete(part, incomplete, _) => {
            format!("cut {} {}", part_name(*part), json(incomplete))
        }
        Fact::ItemsEnd => "end of the items".to_owned(),
    }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Agenda => "agenda",
        Part::Decision => "decision",
        Part::Minutes => "minutes",
        Part::Other => "other",
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Span, Style};
    use smallvec::smallvec;

    #[test]
    fn a_block_is_one_line() {
        let span = |text: &str| Span {
            text: text.into(),
            style: Style { bold: true, ..Style::default() },
        };
        let segment = |text: &str| Segment { spans: smallvec![span(text)], ..Segment::default() };
        let line = Line {
            segments: smallvec![segment("1."), segment("Apologies")],
            place: Some(Place::Line { line: 7 }),
            ..Line::default()
        };
        let block = Block::Text(Text { lines: vec![line.clone(), line], ..Text::default() });
        let mut out = Vec::new();
        write(&mut out, &[block], None).unwrap();
        let expected = "   0 line 7 text bold: 1. ⇥ Apologies ¶ 1. ⇥ Apologies\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
