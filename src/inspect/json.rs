//! Tables as JSON: for other programs to measure or to draw.

use std::io::{self, Write};

use crate::block::{Block, Cell, Table, Text};
use serde_json::{Value, json};

use super::blocks::{on_page, places, ruling_name};

/// Writes the tables as one JSON array; of a page alone if one is given.
pub(super) fn write_tables(
    out: &mut dyn Write,
    blocks: &[Block],
    page: Option<u32>,
) -> io::Result<()> {
    let wanted = |(block, number): (&Block, usize)| match block {
        Block::Table(table) if on_page(&places(block), page) => Some(table_to_json(number, table)),
        _ => None,
    };
    let tables: Vec<Value> = blocks.iter().zip(0..).filter_map(wanted).collect();
    serde_json::to_writer(&mut *out, &tables)?;
    writeln!(out)
}

fn table_to_json(number: usize, table: &Table) -> Value {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row.cells.iter().map(cell_to_json).collect();
            json!({ "header": row.header, "cells": cells })
        })
        .collect();
    json!({
        "block": number,
        "ruling": ruling_name(table.ruling),
        "columns": table.columns,
        "at": table.at,
        "rows": rows,
    })
}

fn cell_to_json(cell: &Cell) -> Value {
    json!({
        "column": cell.column,
        "column_span": cell.column_span,
        "row_span": cell.row_span,
        "text": cell.texts.iter().flat_map(lines).collect::<Vec<_>>().join("\n"),
        "at": cell.at,
    })
}

/// The lines of a text, gaps between segments as spaces.
fn lines(text: &Text) -> impl Iterator<Item = String> {
    text.lines.iter().map(|line| {
        let segment = |spans: &[crate::block::Span]| -> String {
            spans.iter().map(|span| span.text.as_str()).collect()
        };
        line.segments.iter().map(|s| segment(&s.spans)).collect::<Vec<_>>().join(" ")
    })
}
