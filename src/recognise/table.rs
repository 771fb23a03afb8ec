//! Small views of tables.

use crate::block::{Cell, Row, flow};

/// The text of a cell, its paragraphs joined by spaces.
pub(crate) fn cell_text(cell: &Cell) -> String {
    let mut out = String::new();
    for text in &cell.texts {
        let flowing = flow(&text.lines);
        if !out.is_empty() && !flowing.is_empty() {
            out.push(' ');
        }
        out.push_str(&flowing);
    }
    out
}

/// The cell that covers a column.
pub(crate) fn cell_at(row: &Row, column: usize) -> Option<&Cell> {
    row.cells.iter().find(|cell| {
        (cell.column..cell.column.saturating_add(cell.column_span.max(1))).contains(&column)
    })
}
