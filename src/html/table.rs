//! Reads tables: rows, spans, header cells; tells a table from one that only lays out the page.

use super::flow;
use super::place::Places;
use super::tree::{self, Element, below, with_name};
use crate::block::{Block, Cell, Row, Ruling, Table};

/// Most columns that a table may span; a wider span is read as this wide.
const MAX_SPAN: usize = 1_000;

/// Most rows of a cell; HTML's own bound.
const MAX_ROW_SPAN: usize = 65_534;

/// True if the table only lays out the page: its cells are to be read as paragraphs.
pub(super) fn is_layout(table: Element<'_>) -> bool {
    if table.attr("role").is_some_and(|role| role == "presentation" || role == "none") {
        return true;
    }
    let nested = |element: Element<'_>| {
        matches!(element.value().name(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    if below(table).any(nested) {
        return true;
    }
    // A single column or a single row of running text is no table either.
    let header = with_name(table, "th").next().is_some();
    !header && rows(table).all(|row| cells(row).nth(1).is_none())
}

/// The rows of a table, those of tables inside it left out.
pub(super) fn rows(table: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let group =
        |element: Element<'_>| matches!(element.value().name(), "thead" | "tbody" | "tfoot");
    table
        .child_elements()
        .flat_map(move |child| {
            let own = (!group(child)).then_some(child);
            let grouped = group(child).then(|| child.child_elements());
            own.into_iter().chain(grouped.into_iter().flatten())
        })
        .filter(|element| element.value().name() == "tr")
}

/// The cells of a row.
pub(super) fn cells(row: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    row.child_elements().filter(|element| matches!(element.value().name(), "td" | "th"))
}

/// Reads a table: its caption as a paragraph, then the table. One without text gives nothing.
pub(super) fn read<'a>(places: &Places<'a>, table: Element<'a>) -> Vec<Block> {
    let captions = table.child_elements().filter(|element| element.value().name() == "caption");
    let mut blocks: Vec<Block> = captions
        .filter(|caption| !tree::hidden(*caption))
        .flat_map(|caption| flow::texts(places, caption, false))
        .map(Block::Text)
        .collect();
    let mut read = Table { ruling: Ruling::Markup, at: places.at(table), ..Table::default() };
    // For each column, how many further rows a cell from above takes.
    let mut taken: Vec<usize> = Vec::new();
    for element in rows(table).filter(|row| !tree::hidden(*row)) {
        let row = read_row(places, element, &mut taken);
        read.columns = row
            .cells
            .iter()
            .map(|cell| cell.column + cell.column_span)
            .fold(read.columns, usize::max);
        if row.cells.iter().any(|cell| !cell.texts.is_empty()) {
            read.rows.push(row);
        }
    }
    if !read.rows.is_empty() {
        blocks.push(Block::Table(read));
    }
    blocks
}

fn read_row<'a>(places: &Places<'a>, element: Element<'a>, taken: &mut Vec<usize>) -> Row {
    let in_head = tree::parent(element).is_some_and(|group| group.value().name() == "thead");
    let mut row = Row { header: in_head, ..Row::default() };
    let mut headers = 0_usize;
    let mut column = 0;
    let mut next_taken: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
    for cell in cells(element).filter(|cell| !tree::hidden(*cell)) {
        while taken.get(column).is_some_and(|&rows| rows > 0) {
            column += 1;
        }
        let span = |name, most| {
            let value = cell.attr(name).and_then(|value| value.trim().parse::<usize>().ok());
            value.unwrap_or(1).clamp(1, most)
        };
        let (wide, high) = (span("colspan", MAX_SPAN), span("rowspan", MAX_ROW_SPAN));
        let end = column.saturating_add(wide);
        if high > 1 {
            if next_taken.len() < end {
                next_taken.resize(end, 0);
            }
            for rows in next_taken.iter_mut().take(end).skip(column) {
                *rows = high - 1;
            }
        }
        let header = cell.value().name() == "th";
        headers += usize::from(header);
        row.cells.push(Cell {
            column,
            column_span: wide,
            row_span: high,
            texts: flow::texts(places, cell, header),
            fill: None,
            at: places.at(cell),
        });
        column = end;
    }
    row.header |= headers > 0 && headers == row.cells.len();
    *taken = next_taken;
    row
}
