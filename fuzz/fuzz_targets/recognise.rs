//! Blocks made from arbitrary data through recognition.
#![no_main]

use libfuzzer_sys::{arbitrary, fuzz_target};
use minutebook::block::{Block, Cell, Line, Row, Ruling, Segment, Span, Style, Table, Text};
use minutebook::record::Place;

/// A text: its lines, each of segments, and whether markup calls it a heading.
#[derive(Debug, arbitrary::Arbitrary)]
struct Words {
    lines: Vec<Vec<String>>,
    heading: Option<u8>,
    bold: bool,
    indent: i8,
}

#[derive(Debug, arbitrary::Arbitrary)]
enum Piece {
    Text(Words),
    Table { rows: Vec<Vec<(Words, u8, u8)>>, header: bool, columns: u8 },
}

fuzz_target!(|pieces: Vec<Piece>| {
    let blocks: Vec<Block> = pieces.into_iter().map(block).collect();
    let _ = minutebook::recognise::recognise(&blocks, &[]);
});

fn block(piece: Piece) -> Block {
    match piece {
        Piece::Text(words) => Block::Text(text(words)),
        Piece::Table { rows, header, columns } => Block::Table(Table {
            ruling: Ruling::Full,
            rows: rows
                .into_iter()
                .enumerate()
                .map(|(at, cells)| Row {
                    cells: row(cells),
                    header: header && at == 0,
                    continues: false,
                })
                .collect(),
            columns: columns.into(),
            at: Vec::new(),
        }),
    }
}

fn row(cells: Vec<(Words, u8, u8)>) -> Vec<Cell> {
    let cell = |(column, (words, columns, rows)): (usize, (Words, u8, u8))| Cell {
        column,
        column_span: columns.into(),
        row_span: rows.into(),
        texts: vec![text(words)],
        ..Cell::default()
    };
    cells.into_iter().enumerate().map(cell).collect()
}

fn text(words: Words) -> Text {
    let x0 = f32::from(words.indent);
    let style = Style { bold: words.bold, ..Style::default() };
    let segment = |text: String| Segment { x0, x1: x0 + 100.0, spans: std::iter::once(Span { text, style }).collect() };
    let line = |(number, segments): (usize, Vec<String>)| Line {
        segments: segments.into_iter().map(segment).collect(),
        place: Some(Place::Line { line: u32::try_from(number).unwrap_or(u32::MAX) }),
        ..Line::default()
    };
    Text {
        lines: words.lines.into_iter().enumerate().map(line).collect(),
        heading: words.heading,
        ..Text::default()
    }
}
