//! Minutes and agendas that are set as one table, a row an item: number, text, and often a margin
//! column for actions. Their rows become the paragraphs that they are, so that one reader serves.

use std::borrow::Cow;

use crate::block::{Block, Cell, Few, Row, Segment, Table, Text};
use crate::cores::drop_aside;
use crate::field::label::{LabelKind, label};
use crate::record::At;
use crate::words::Words;
use crate::words::columns::{BESIDE_ITEMS, ITEMS};

use super::logs::action_log;
use super::minutes::margin;
use super::minutes::margin::{Entry, Margin};
use super::prose::Prose;
use super::table::cell_text;

/// At least this many rows with a number of their own make a table of items.
const LEAST_ITEMS: usize = 2;

/// Blocks without tables of items.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unrolled<'a> {
    /// The blocks; the document's own where it has no such table.
    pub blocks: Cow<'a, [Block]>,
    /// What stood in the margin columns.
    pub entries: Vec<Entry>,
}

impl Unrolled<'_> {
    /// Drops the blocks that are not the document's own, on another core.
    pub(crate) fn drop_aside(self) {
        if let Cow::Owned(blocks) = self.blocks {
            drop_aside(blocks);
        }
    }
}

/// Where the entries of margin columns go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Margins {
    /// Apart from the text that they stand beside.
    Apart,
    /// Behind it.
    Behind,
}

/// Unrolls tables of items; everything else stays as it is.
pub(crate) fn unroll(blocks: &[Block], margins: Margins) -> Unrolled<'_> {
    let mut out = Out::default();
    // Blocks before this one are in `out`; none are where no table has been unrolled yet.
    let mut taken = 0;
    let mut columns: Option<(usize, usize)> = None;
    let mut above = Above::default();
    for (at, block) in blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let shape = item_columns(table).or_else(|| goes_on(table, columns));
        if let Some(shape) = shape.filter(|_| !action_log::is_log(table)) {
            columns = Some(shape);
            out.blocks.extend_from_slice(blocks.get(taken..at).unwrap_or_default());
            taken = at.saturating_add(1);
            unroll_table(table, shape, margins, &mut above, &mut out);
        }
    }
    if taken == 0 {
        return Unrolled { blocks: Cow::Borrowed(blocks), entries: Vec::new() };
    }
    out.blocks.extend_from_slice(blocks.get(taken..).unwrap_or_default());
    Unrolled { blocks: Cow::Owned(out.blocks), entries: out.entries }
}

/// What has been unrolled so far.
#[derive(Default)]
struct Out {
    blocks: Vec<Block>,
    entries: Vec<Entry>,
}

/// The number column and the text column of a table of items.
fn item_columns(table: &Table) -> Option<(usize, usize)> {
    let numbered: Vec<&Row> = table.rows.iter().filter(|row| number_of(row).is_some()).collect();
    if numbered.len() < LEAST_ITEMS {
        return None;
    }
    let text_column = numbered.first()?.cells.get(1)?.column;
    let headed = numbered
        .iter()
        .filter(|row| row.cells.iter().any(|cell| cell.column == text_column && is_headed(cell)))
        .count();
    let heads = |row: &Row, words: &Words| {
        let folded = |cell: &Cell| cell_text(cell).to_lowercase();
        row.cells.iter().any(|cell| words.has(folded(cell).trim_end_matches(':')))
    };
    let agenda =
        table.rows.iter().take(2).any(|row| heads(row, &ITEMS) && heads(row, &BESIDE_ITEMS));
    (headed.saturating_mul(2) >= numbered.len() && headed > 0 || agenda).then_some((0, text_column))
}

/// Whether a table goes on with the items of one before it: a number column and a text column alike.
fn goes_on(table: &Table, columns: Option<(usize, usize)>) -> Option<(usize, usize)> {
    columns?;
    let numbered = table.rows.iter().filter_map(|row| {
        number_of(row)?;
        row.cells.get(1)
    });
    let first = numbered.into_iter().next()?;
    (is_headed(first) || table.rows.len() <= 3).then_some((0, first.column))
}

/// The number that a row's first cell holds, and nothing else.
fn number_of(row: &Row) -> Option<String> {
    let first = row.cells.first().filter(|_| row.cells.len() > 1)?;
    let text = cell_text(first);
    let mark = label(&format!("{} Word", text.trim()))?;
    let number = matches!(mark.kind, LabelKind::Arabic | LabelKind::Decimal);
    (number && mark.printed.len() == text.trim().len()).then(|| text.trim().to_string())
}

/// Whether a cell starts with a heading and goes on with text.
fn is_headed(cell: &Cell) -> bool {
    let mut texts = cell.texts.iter().map(Prose::of).filter(|p| !p.body.is_empty());
    let Some(first) = texts.next() else { return false };
    let rest_plain = texts.next().is_none_or(|next| !next.bold || next.label.is_some());
    (first.stands_out() || first.bold_lead > 0) && rest_plain
}

/// What goes on from one table to the next.
#[derive(Default)]
struct Above {
    margin: Option<Margin>,
    number: Option<String>,
    number_at: At,
}

fn unroll_table(
    table: &Table,
    (_, text_column): (usize, usize),
    margins: Margins,
    above: &mut Above,
    out: &mut Out,
) {
    let first = table.rows.iter().position(|row| number_of(row).is_some()).unwrap_or(0);
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
    if margins == Margins::Apart {
        let announced = margin::column_of(head, text_column);
        let goes_on = || above.margin.as_ref().and_then(|margin| margin::goes_on(table, margin));
        above.margin = announced.or_else(goes_on);
    }
    let rest: Vec<&Row> = head.iter().filter(|row| !headed && !above.is_header(row)).collect();
    for row in rest.into_iter().chain(items) {
        let number = number_of(row);
        if number.is_some() {
            above.number.clone_from(&number);
            above.number_at = row.cells.first().map(|cell| cell.at.clone()).unwrap_or_default();
        }
        let mut texts: Vec<Text> = row
            .cells
            .iter()
            .filter(|cell| cell.column > 0 || number.is_none() && cell.column == 0)
            .filter(|cell| cell.column <= text_column || is_note(cell))
            .filter(|cell| !above.is_margin(cell))
            .flat_map(|cell| cell.texts.clone())
            .collect();
        if let (Some(first), Some(number_cell)) = (texts.first_mut(), row.cells.first())
            && number.is_some()
        {
            prefix(first, number_cell);
        }
        out.blocks.extend(texts.into_iter().map(Block::Text));
        above.note(row, out);
    }
}

impl Above {
    fn is_margin(&self, cell: &Cell) -> bool {
        self.margin.as_ref().is_some_and(|margin| margin.column == cell.column)
    }

    /// Whether a row holds the margin's header and nothing else.
    fn is_header(&self, row: &Row) -> bool {
        let Some(margin) = &self.margin else { return false };
        let mut filled = row.cells.iter().filter(|cell| !cell_text(cell).is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| cell_text(cell) == margin.header)
    }

    /// Takes the entries that stand beside a row's text.
    fn note(&self, row: &Row, out: &mut Out) {
        let Some(margin) = &self.margin else { return };
        let block = out.blocks.len().saturating_sub(1);
        let number = self.number.as_ref().map(|n| n.trim_end_matches('.').to_owned());
        for cell in row.cells.iter().filter(|cell| self.is_margin(cell)) {
            out.entries.extend(margin::entries(cell).into_iter().map(|(text, at)| Entry {
                block,
                number: number.clone(),
                number_at: self.number_at.clone(),
                header: margin.header.clone(),
                text,
                at,
            }));
        }
    }
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
        if let (
            Some(crate::record::Place::Page { area, .. }),
            Some(crate::record::Place::Page { area: other, .. }),
        ) = (&mut line.place, &source.place)
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
