//! Minutes and agendas that are set as one table, a row an item: number, text, and often a margin
//! column for actions. Their rows become the paragraphs that they are, so that one reader serves.
//!
//! - `columns`: which tables are such, and which column holds what
//! - `level`, `fit`: rows of many paragraphs whose cells blank lines set level
//! - `parted`: texts that hold the heading of a paper and the list of who came

use std::collections::BTreeSet;

use crate::block::{Block, Cell, Few, Line, Row, Segment, Table, Text, places};
use crate::cores::drop_aside;
use crate::field::label::label;
use crate::record::{At, Place};

use super::conventions::{Shape, shapes_of};
use super::minutes::margin;
use super::minutes::margin::{Entry, Laid, Margin};
use super::outline::{Kind, Section};
use super::prose::Prose;
use super::seen::{Seen, prose, see};
use super::table::cell_text;

mod columns;
mod fit;
mod level;
mod parted;

use columns::{
    Columns, goes_on, headed_column, heads_titles, is_headed, is_header, item_columns, number_of,
    shapes, titled_column,
};

/// A header has at most this many words.
const HEADER_WORDS: usize = 3;
/// The level of headings that are cells beside their text.
const HEADING: u8 = 2;

/// The tables of items of a document, as the paragraphs that they are, and texts that are two.
#[derive(Debug, Default)]
pub(crate) struct Unrolled {
    /// What they became, one behind the other, without their margin columns.
    blocks: Vec<Block>,
    /// Which of the document's blocks became how many of these, in order.
    tables: Vec<Became>,
    /// What stood in the margin columns, in order.
    asides: Vec<Aside>,
}

/// What a table of items, or a text of several parts, became.
#[derive(Debug)]
struct Became {
    /// Its place among the document's blocks.
    table: usize,
    /// How many blocks it became.
    blocks: usize,
}

/// What stood in a margin beside a text.
#[derive(Debug)]
struct Aside {
    /// The block that it stood beside or behind, counted as the unrolled document has them.
    beside: usize,
    /// Its paragraphs.
    blocks: Vec<Block>,
    /// Its entries; none in a row that repeats the margin's header.
    entries: Vec<Entry>,
}

/// Unrolls tables of items.
pub(crate) fn unroll(seen: &[Seen<'_>]) -> Unrolled {
    let mut out = Unrolled::default();
    let mut columns: Option<Columns> = None;
    let mut above = Above::default();
    for (at, one) in seen.iter().enumerate() {
        if let Some(parts) = one.prose.as_ref().and_then(parted::parted) {
            out.tables.push(Became { table: at, blocks: parts.len() });
            out.blocks.extend(parts);
            continue;
        }
        let Some(table) = one.table().filter(|_| one.log.is_none()) else { continue };
        let table = &*level::levelled(table);
        let shapes = shapes(table);
        above.shapes.extend(shapes);
        let own = item_columns(table, &above.shapes);
        let own = own.or_else(|| goes_on(table, columns, &above.shapes));
        let own = own.or_else(|| counted_column(table, seen));
        let own = own.or_else(|| headed_column(table)).or_else(|| titled_column(table));
        let Some(own_columns) = own else { continue };
        columns = Some(own_columns);
        let own = out.blocks.len();
        above.others = at.saturating_sub(out.tables.len());
        unroll_table(table, own_columns, &mut above, &mut out);
        out.tables.push(Became { table: at, blocks: out.blocks.len().saturating_sub(own) });
    }
    out
}

/// The columns of a table whose first cells count up in a shape that the prose of the document counts in too.
fn counted_column(table: &Table, seen: &[Seen<'_>]) -> Option<Columns> {
    let shapes = shapes(table);
    if shapes.is_empty() {
        return None;
    }
    let also = shapes_of(prose(seen));
    let common: BTreeSet<Shape> = shapes.intersection(&also).cloned().collect();
    let numbered = table.rows.iter().find(|row| number_of(row, &common).is_some());
    let text = numbered.filter(|_| !common.is_empty())?.cells.get(1)?.column;
    Some(Columns { numbered: true, text, titled: false })
}

impl Unrolled {
    /// Sees what the tables became, in their place.
    pub(crate) fn in_place<'a>(&'a self, seen: Vec<Seen<'a>>) -> Vec<Seen<'a>> {
        if self.tables.is_empty() {
            return seen;
        }
        let mut own = see(&self.blocks).into_iter();
        let mut tables = self.tables.iter().peekable();
        let mut out = Vec::with_capacity(seen.len().saturating_add(self.blocks.len()));
        for (at, one) in seen.into_iter().enumerate() {
            match tables.next_if(|became| became.table == at) {
                Some(became) => out.extend(own.by_ref().take(became.blocks)),
                None => out.push(one),
            }
        }
        out
    }

    /// Puts what stood in margins outside minutes back behind its text, and returns the entries of those
    /// in minutes. A margin column is one of actions only beside what a meeting did.
    pub(crate) fn put_back<'a>(
        &'a self,
        seen: Vec<Seen<'a>>,
        sections: &mut [Section],
    ) -> (Vec<Seen<'a>>, Vec<Entry>) {
        let mut entries = Vec::new();
        if self.asides.is_empty() {
            return (seen, entries);
        }
        let mut out = Vec::with_capacity(seen.len().saturating_add(self.asides.len()));
        let mut seen = seen.into_iter();
        let mut rest = self.asides.as_slice();
        for section in sections {
            let own = split_up_to(&mut rest, section.blocks.end);
            let part = seen.by_ref().take(section.blocks.len());
            let start = out.len();
            if section.kind == Kind::Minutes || own.iter().all(|aside| aside.entries.is_empty()) {
                out.extend(part);
                let own = own.iter().flat_map(|aside| &aside.entries);
                entries.extend(own.map(|entry| moved(entry, section.blocks.start, start)));
            } else {
                lay_behind(part, section.blocks.start, own, &mut out);
            }
            section.blocks = start..out.len();
        }
        (out, entries)
    }

    /// Drops the blocks that are not the document's own, on another core.
    pub(crate) fn drop_aside(self) {
        drop_aside(self.blocks);
    }
}

/// Lays out what has been seen, from the block `start` on, each margin's text behind what it stood beside.
fn lay_behind<'a>(
    seen: impl Iterator<Item = Seen<'a>>,
    start: usize,
    mut asides: &'a [Aside],
    out: &mut Vec<Seen<'a>>,
) {
    for (at, one) in seen.enumerate() {
        out.push(one);
        let here = split_up_to(&mut asides, start.saturating_add(at).saturating_add(1));
        out.extend(here.iter().flat_map(|aside| &aside.blocks).map(Seen::of));
    }
}

/// An entry of a section that now starts elsewhere.
fn moved(entry: &Entry, from: usize, to: usize) -> Entry {
    let within = entry.block.saturating_sub(from);
    Entry { block: to.saturating_add(within), ..entry.clone() }
}

/// Splits those off that stand beside blocks before `end`.
fn split_up_to<'a>(asides: &mut &'a [Aside], end: usize) -> &'a [Aside] {
    let (before, rest) = asides.split_at(asides.partition_point(|aside| aside.beside < end));
    *asides = rest;
    before
}

/// What goes on from one table to the next.
#[derive(Default)]
struct Above {
    /// The margin column.
    margin: Option<Margin>,
    /// The number of the last item.
    number: Option<String>,
    /// Where that stands.
    number_at: At,
    /// How many blocks before the table are none of such a table.
    others: usize,
    /// The shapes of the labels in the first columns so far.
    shapes: BTreeSet<Shape>,
}

/// Unrolls a table of items.
fn unroll_table(table: &Table, columns: Columns, above: &mut Above, out: &mut Unrolled) {
    let text_column = columns.text;
    let opens = |row: &Row| match columns.numbered {
        true => number_of(row, &above.shapes).is_some(),
        false if columns.titled => row.cells.first().is_some_and(is_note) && !heads_titles(row),
        false => row.cells.first().is_some_and(is_headed) && !is_header(row),
    };
    let first = table.rows.iter().position(opens).unwrap_or(0);
    // What stands below the line over the columns is business, numbered or not.
    let above_first = table.rows.get(..first).unwrap_or_default();
    let over = above_first.iter().rposition(is_over_columns);
    let first = over.map_or(first, |over| over.saturating_add(1));
    let (head, items) = table.rows.split_at(first);
    // Rows above the first item: the head of the minutes, or the rest of an item of the page before.
    let goes_on = |row: &Row| row.cells.first().is_some_and(|cell| cell_text(cell).is_empty());
    // A first cell is empty under the head of minutes too ("Action" over the margin column).
    let headed = head.iter().any(|row| !goes_on(row));
    let own: Vec<Row> = head.iter().filter(|_| headed).cloned().collect();
    if own.iter().any(|row| row.cells.iter().any(|cell| !cell_text(cell).is_empty())) {
        let at = crate::block::merge(
            own.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.at.clone()),
        );
        out.blocks.push(Block::Table(Table { rows: own, at, ..table.clone() }));
    }
    let announced = margin::column_of(head, text_column);
    let margin_goes_on = || above.margin.as_ref().and_then(|margin| margin::goes_on(table, margin));
    let learnt = || margin::learnt(table, text_column);
    above.margin = announced.or_else(margin_goes_on).or_else(learnt);
    for row in head.iter().filter(|_| !headed) {
        if above.repeats(row) {
            let texts = row.cells.iter().filter(|cell| is_note(cell)).flat_map(|cell| &cell.texts);
            let blocks = texts.cloned().map(Block::Text).collect();
            out.asides.push(Aside { beside: above.last(out), blocks, entries: Vec::new() });
        } else {
            unroll_row(row, text_column, above, out);
        }
    }
    for row in items {
        if columns.titled {
            let row = with_heading(row);
            // The number stands with the title; the headings will tell which it is.
            if let Some(cell) = row.cells.first().filter(|cell| is_note(cell)) {
                above.number_at.clone_from(&cell.at);
            }
            unroll_row(&row, text_column, above, out);
        } else {
            unroll_row(row, text_column, above, out);
        }
    }
}

/// Whether a row holds the header of the margin, and headers or nothing beside it.
fn is_over_columns(row: &Row) -> bool {
    let short = |cell: &Cell| cell_text(cell).split_whitespace().count() <= HEADER_WORDS;
    is_header(row) && row.cells.iter().all(short)
}

/// A row whose first cell is the heading that it is.
fn with_heading(row: &Row) -> Row {
    let mut row = row.clone();
    if let Some(cell) = row.cells.first_mut().filter(|cell| cell.column == 0) {
        let mut texts = std::mem::take(&mut cell.texts).into_iter();
        cell.texts.extend(texts.next().map(|mut first| {
            first.lines.extend(texts.flat_map(|text| text.lines));
            Text { heading: Some(HEADING), ..first }
        }));
    }
    row
}

/// Unrolls a row: its texts, the number before the first, and aside what stands in the margin.
fn unroll_row(row: &Row, text_column: usize, above: &mut Above, out: &mut Unrolled) {
    let printed = number_of(row, &above.shapes);
    let first = row.cells.first().filter(|_| row.cells.len() > 1);
    if let Some(cell) = first.filter(|_| printed.is_some()) {
        above.number.clone_from(&printed);
        above.number_at.clone_from(&cell.at);
    }
    let number = first.filter(|cell| printed.is_some() || is_label(cell_text(cell).trim()));
    let cells = row
        .cells
        .iter()
        .filter(|cell| number.is_none_or(|number| !std::ptr::eq(number, *cell)))
        .filter(|cell| cell.column <= text_column || is_note(cell));
    // The first text bears the number; one in the margin only where there is no other.
    let filled = cells.clone().filter(|cell| !cell.texts.is_empty());
    let bearer = filled.min_by_key(|cell| above.is_margin(cell));
    for cell in cells {
        let mut texts = cell.texts.clone();
        if let (Some(first), Some(number)) = (texts.first_mut(), number)
            && bearer.is_some_and(|bearer| std::ptr::eq(bearer, cell))
        {
            prefix(first, number);
        }
        let blocks = texts.into_iter().map(Block::Text);
        if above.is_margin(cell) {
            let (beside, blocks) = (above.last(out), blocks.collect());
            let entries = above.entries(cell, beside, row, text_column);
            out.asides.push(Aside { beside, blocks, entries });
        } else {
            out.blocks.extend(blocks);
        }
    }
}

impl Above {
    /// Whether a cell stands in the margin.
    fn is_margin(&self, cell: &Cell) -> bool {
        self.margin.as_ref().is_some_and(|margin| margin.column == cell.column)
    }

    /// The last block so far, counted as the unrolled document has them.
    fn last(&self, out: &Unrolled) -> usize {
        self.others.saturating_add(out.blocks.len()).saturating_sub(1)
    }

    /// Whether a row holds the margin's header and nothing else.
    fn repeats(&self, row: &Row) -> bool {
        let Some(margin) = &self.margin else { return false };
        let mut filled = row.cells.iter().filter(|cell| !cell_text(cell).is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| cell_text(cell) == margin.header)
    }

    /// The entries of a cell in the margin.
    fn entries(&self, cell: &Cell, block: usize, row: &Row, text_column: usize) -> Vec<Entry> {
        let Some(margin) = &self.margin else { return Vec::new() };
        let number = self.number.as_ref().map(|n| n.trim_end_matches('.').to_owned());
        // Left of the text stands at most the number.
        let from = text_column.min(1);
        let texts = row.cells.iter().filter(|cell| cell.column >= from && !self.is_margin(cell));
        let told = |text: &Text| (Prose::of(text).body, places(&text.lines));
        let row = texts.flat_map(|cell| &cell.texts).map(told);
        let row = row.filter(|(text, _)| !text.is_empty() && !is_label(text));
        let row: Vec<(String, At)> = row.collect();
        let mut lines = cell.texts.iter().flat_map(|text| &text.lines);
        // On a page, places tell.
        let spaced =
            |line: &Line| line.gap_above > 0.0 && !matches!(line.place, Some(Place::Page { .. }));
        let laid = if lines.any(spaced) { Laid::Lines } else { Laid::Row };
        let entry = |(text, at): (String, At)| Entry {
            block,
            number: number.clone(),
            number_at: self.number_at.clone(),
            header: margin.header.clone(),
            text,
            at,
            row: row.clone(),
            laid,
        };
        // A header that is printed again is no entry.
        let own = margin::entries(cell).into_iter().filter(|(text, _)| *text != margin.header);
        own.map(entry).collect()
    }
}

/// Whether a text is a label and nothing else.
fn is_label(text: &str) -> bool {
    label(&format!("{text} Word")).is_some_and(|mark| mark.printed.len() == text.len())
}

/// A cell beside the text that says something: the presenter, "Action" entries.
fn is_note(cell: &Cell) -> bool {
    !cell_text(cell).is_empty()
}

/// Sets the number before the text, as a hanging label.
fn prefix(text: &mut Text, number: &Cell) {
    let Some(source) = number.texts.first().and_then(|t| t.lines.first()) else { return };
    if let Some(line) = text.lines.first_mut() {
        let segments: Few<Segment> =
            source.segments.iter().cloned().chain(line.segments.drain(..)).collect();
        line.segments = segments;
        if let (Some(Place::Page { area, .. }), Some(Place::Page { area: other, .. })) =
            (&mut line.place, &source.place)
        {
            *area = [
                area[0].min(other[0]),
                area[1].min(other[1]),
                area[2].max(other[2]),
                area[3].max(other[3]),
            ];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    /// The words of a table in reading order.
    fn words(table: &Table) -> String {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        cells.map(cell_text).collect::<Vec<_>>().join(" ")
    }

    /// What is left of the blocks, a line each; a table as its rows.
    fn lines(seen: &[Seen<'_>]) -> Vec<String> {
        let line = |one: &Seen<'_>| match (&one.prose, one.table()) {
            (Some(p), _) => p.whole().into_owned(),
            (None, Some(table)) => format!("[{}]", words(table)),
            (None, None) => String::new(),
        };
        seen.iter().map(line).collect()
    }

    /// Two pages of a table of items, and a text between.
    fn pages() -> [Block; 3] {
        [
            Block::Table(testing::table(&[
                &["No", "Item", "Action"],
                &["1.", "*Roads", "AM"],
                &["2.", "*Trees", "BD"],
            ])),
            testing::text("The second page."),
            Block::Table(testing::table(&[
                &["", "Action", "Action"],
                &["3.", "*Gates", "CF"],
                &["4.", "*Walls", ""],
            ])),
        ]
    }

    #[test]
    fn margins_stay_aside_in_minutes_alone() {
        let pages_of_minutes = &[
            "minutes 0..6",
            "[No Item Action]",
            "1. Roads",
            "2. Trees",
            "The second page.",
            "3. Gates",
            "4. Walls",
            "1: AM beside 1. Roads",
            "2: BD beside 2. Trees",
            "3: CF beside 3. Gates",
        ][..];
        let pages_of_an_agenda = &[
            "agenda 0..11",
            "[No Item Action]",
            "1. Roads",
            "AM",
            "2. Trees",
            "BD",
            "The second page.",
            "Action",
            "Action",
            "3. Gates",
            "CF",
            "4. Walls",
        ];
        let both = &[
            "agenda 0..3",
            "minutes 3..7",
            "[No Item Action]",
            "1. Roads",
            "AM",
            "2. Trees",
            "The second page.",
            "3. Gates",
            "4. Walls",
            "2: BD beside 2. Trees",
            "3: CF beside 3. Gates",
        ];
        for (agenda, expected) in [(0, pages_of_minutes), (6, pages_of_an_agenda), (2, both)] {
            let section = |kind, blocks| Section { kind, blocks, item_number: None };
            let sections = [section(Kind::Agenda, 0..agenda), section(Kind::Minutes, agenda..6)];
            let sections = sections.into_iter().filter(|section| !section.blocks.is_empty());
            assert_eq!(laid_out(sections.collect()), expected);
        }
    }

    /// Sections, what is left of the blocks, and the entries, a line each.
    fn laid_out(mut sections: Vec<Section>) -> Vec<String> {
        let blocks = pages();
        let seen = see(&blocks);
        let unrolled = unroll(&seen);
        let (seen, entries) = unrolled.put_back(unrolled.in_place(seen), &mut sections);
        let texts = lines(&seen);
        let entry = |entry: &Entry| {
            let number = entry.number.as_deref().unwrap_or_default();
            format!("{number}: {} beside {}", entry.text, texts[entry.block])
        };
        let section = |section: &Section| {
            let kind = if section.kind == Kind::Minutes { "minutes" } else { "agenda" };
            format!("{kind} {:?}", section.blocks)
        };
        let entries = entries.iter().map(entry);
        sections.iter().map(section).chain(texts.iter().cloned()).chain(entries).collect()
    }

    #[test]
    fn logs_stay_tables() {
        let log = testing::table(&[
            &["No", "Action", "Owner", "Status"],
            &["1.", "*Mend the gate", "AM", "Open"],
            &["2.", "*Fell the limes", "BD", "Open"],
        ]);
        let blocks = [Block::Table(log)];
        let seen = see(&blocks);
        let unrolled = unroll(&seen);
        assert!(unrolled.blocks.is_empty());
        assert!(unrolled.in_place(seen).iter().all(|one| one.log().is_some()));
    }
}
