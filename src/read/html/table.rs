//! Reads tables: rows, spans, header cells; tells a table from one that only lays out the page, or
//! sets labels beside paragraphs.

use super::flow;
use super::inline::is_label;
use super::place::Places;
use super::seen;
use super::tree::{self, Element, below, with_name};
use crate::block::{Block, Cell, Line, Row, Ruling, Segment, Span, Style, Table, Text};
use smallvec::smallvec;

/// Most columns that a cell may span, as in HTML; cells from above are kept track of that far too.
const MAX_COLUMNS: usize = 1_000;

/// Most rows of a cell; HTML's own bound.
const MAX_ROW_SPAN: usize = 65_534;

/// Width of the column that labels stand in, in points: one tab stop.
const LABEL_COLUMN: f32 = 72.0;

/// True if the table only lays out the page: its cells are to be read as paragraphs.
pub(super) fn is_layout<'a>(places: &Places<'a>, table: Element<'a>) -> bool {
    if table.attr("role").is_some_and(|role| role == "presentation" || role == "none") {
        return true;
    }
    let nested = |element: Element<'_>| {
        matches!(element.value().name(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    if below(table).any(nested) {
        return !is_levelled(places, table);
    }
    // A single column or a single row of running text is no table either.
    let header = with_name(table, "th").next().is_some();
    !header && rows(table).all(|row| cells(row).nth(1).is_none())
}

/// Whether a table inside a cell has rows of several cells, and none inside it.
pub(super) fn is_of_figures(table: Element<'_>) -> bool {
    let nested = below(table).any(|element| element.value().name() == "table");
    !nested && rows(table).any(|row| cells(row).nth(1).is_some())
}

/// The rows of a table inside a cell as a paragraph each, its cells joined by " | ".
pub(super) fn row_texts<'p, 'a: 'p>(
    places: &'p Places<'a>,
    table: Element<'a>,
) -> impl Iterator<Item = Text> + 'p {
    rows(table).filter(|row| !seen::hidden(*row)).filter_map(|row| {
        let cells: Vec<String> = cells(row).map(seen::text).collect();
        let text = cells.join(" | ");
        let span = Span { text, style: Style::default() };
        let segment = Segment { spans: smallvec![span], ..Segment::default() };
        let line = Line {
            segments: smallvec![segment],
            place: Some(places.place(row)),
            ..Line::default()
        };
        let filled = cells.iter().any(|cell| !cell.is_empty());
        filled.then(|| Text { lines: vec![line], ..Text::default() })
    })
}

/// Whether blank lines set what stands in a cell level with what it belongs to in the cell beside it.
fn is_levelled<'a>(places: &Places<'a>, table: Element<'a>) -> bool {
    /// So many paragraphs under blank lines, in one cell, are set level with something.
    const LEAST: usize = 2;
    let spaced = |cell: Element<'a>| {
        let texts = flow::texts(places, cell, false);
        let gaps = texts.iter().filter_map(|text| text.lines.first());
        gaps.filter(|line| line.gap_above > 0.0).count() >= LEAST
    };
    rows(table).any(|row| cells(row).nth(1).is_some() && cells(row).any(spaced))
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

/// The labels of a table that sets them beside paragraphs, as Word's numbered layouts do: two
/// columns, no header, the first one holding labels or nothing. `None` for any other table.
fn labels(table: Element<'_>) -> Option<Vec<(String, Element<'_>)>> {
    let mut labels = Vec::new();
    for row in rows(table) {
        let cells: Vec<_> = cells(row).collect();
        let [label, text] = cells.as_slice() else { return None };
        let label_text = seen::text(*label);
        let fits = label_text.is_empty() || is_label(&label_text);
        if !fits || [label, text].iter().any(|cell| cell.value().name() == "th") {
            return None;
        }
        labels.push((label_text, *text));
    }
    // A column of bare figures is one of a table of figures.
    let told = |label: &String| label.ends_with(['.', ')', ']']) || label == "•" || label == "·";
    let (some, all) = labels
        .iter()
        .filter(|(label, _)| !label.is_empty())
        .fold((false, true), |(_, all), (label, _)| (true, all && told(label)));
    (some && all).then_some(labels)
}

/// Reads the paragraphs of a table of labels, each with its label set apart.
fn read_labelled<'a>(places: &Places<'a>, rows: Vec<(String, Element<'a>)>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (label, cell) in rows {
        let mut texts = flow::texts(places, cell, false);
        if !label.is_empty() {
            if texts.is_empty() {
                texts.push(Text { lines: vec![Line::default()], ..Text::default() });
            }
            if let Some(line) = texts.first_mut().and_then(|text| text.lines.first_mut()) {
                for segment in &mut line.segments {
                    segment.x0 += LABEL_COLUMN;
                    segment.x1 += LABEL_COLUMN;
                }
                let span = Span { text: label, style: Style::default() };
                let label = Segment { spans: smallvec![span], ..Segment::default() };
                line.segments.insert(0, label);
                line.place = tree::parent(cell).map(|row| places.place(row));
            }
        }
        blocks.extend(texts.into_iter().map(Block::Text));
    }
    blocks
}

/// Reads a table: its caption as a paragraph, then the table. One without text gives nothing.
pub(super) fn read<'a>(places: &Places<'a>, table: Element<'a>) -> Vec<Block> {
    let captions = table.child_elements().filter(|element| element.value().name() == "caption");
    let mut blocks: Vec<Block> = captions
        .filter(|caption| !seen::hidden(*caption))
        .flat_map(|caption| flow::texts(places, caption, false))
        .map(Block::Text)
        .collect();
    if let Some(labels) = labels(table) {
        blocks.extend(read_labelled(places, labels));
        return blocks;
    }
    let mut read = Table { ruling: Ruling::Markup, at: places.at(table), ..Table::default() };
    // For each column, how many further rows a cell from above takes.
    let mut taken: Vec<usize> = Vec::new();
    for element in rows(table).filter(|row| !seen::hidden(*row)) {
        let row = read_row(places, element, &mut taken);
        read.columns = row
            .cells
            .iter()
            .map(|cell| cell.column.saturating_add(cell.column_span))
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
    for cell in cells(element).filter(|cell| !seen::hidden(*cell)) {
        while taken.get(column).is_some_and(|&rows| rows > 0) {
            column = column.saturating_add(1);
        }
        let span = |name, most| {
            let value = cell.attr(name).and_then(|value| value.trim().parse::<usize>().ok());
            value.unwrap_or(1).clamp(1, most)
        };
        let (wide, high) = (span("colspan", MAX_COLUMNS), span("rowspan", MAX_ROW_SPAN));
        let end = column.saturating_add(wide);
        if high > 1 {
            if next_taken.len() < end.min(MAX_COLUMNS) {
                next_taken.resize(end.min(MAX_COLUMNS), 0);
            }
            for rows in next_taken.iter_mut().take(end).skip(column) {
                *rows = high.saturating_sub(1);
            }
        }
        let header = cell.value().name() == "th";
        headers = headers.saturating_add(usize::from(header));
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
