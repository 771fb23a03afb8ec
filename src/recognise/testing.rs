//! Blocks made by hand, for tests.

use smallvec::smallvec;

use crate::block::{Block, Cell, Line, Row, Segment, Span, Style, Table, Text};
use crate::record::Place;

/// A paragraph: lines at `\n`, segments at `\t` (72 points a tab stop), bold where it starts with `*`.
pub(crate) fn text(source: &str) -> Block {
    let (source, bold) = match source.strip_prefix('*') {
        Some(rest) => (rest, true),
        None => (source, false),
    };
    let style = Style { bold, ..Style::default() };
    let line = |(number, line): (usize, &str)| Line {
        segments: line
            .split('\t')
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
            .map(|(stop, part)| Segment {
                x0: 72.0 * (stop as f32 + 1.0),
                x1: 72.0 * (stop as f32 + 1.0) + 5.0 * part.len() as f32,
                spans: smallvec![Span { text: part.to_string(), style }],
            })
            .collect(),
        place: Some(Place::Line { line: number as u32 + 1 }),
        ..Line::default()
    };
    Block::Text(Text { lines: source.lines().enumerate().map(line).collect(), ..Text::default() })
}

/// Several paragraphs.
pub(crate) fn texts(sources: &[&str]) -> Vec<Block> {
    sources.iter().map(|source| text(source)).collect()
}

/// A table, a column a cell; each cell is a paragraph as of [`text`], none where it is empty.
pub(crate) fn table(rows: &[&[&str]]) -> Table {
    let cell = |(column, source): (usize, &&str)| Cell {
        column,
        column_span: 1,
        row_span: 1,
        texts: match text(source) {
            Block::Text(text) if !source.is_empty() => vec![text],
            _ => Vec::new(),
        },
        ..Cell::default()
    };
    let row = |cells: &&[&str]| Row {
        cells: cells.iter().enumerate().map(cell).collect(),
        ..Row::default()
    };
    Table { rows: rows.iter().map(row).collect(), ..Table::default() }
}
