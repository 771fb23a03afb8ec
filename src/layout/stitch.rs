//! Parts of tables on following pages → one table: repeated headers dropped, rows that a page break
//! cuts joined.

use super::flow::set;
use super::geometry::place;
use super::margins::Measure;
use super::paragraphs;
use super::sheets::Sheet;
use super::tables::{Candidate, Draft};
use super::texts::{Source, print};
use super::tolerances::{EDGE_SHIFT, SAME_EDGE};
use crate::block::{Cell, Row, Table, Text};

/// Whether a candidate at the top of a page goes on with the table that ends the page before.
pub(super) fn goes_on(parts: &[Candidate], next: &Candidate) -> bool {
    let Some(last) = parts.last() else { return false };
    if next.page <= last.page || next.ruling != last.ruling {
        return false;
    }
    let (Some(a), Some(b)) = (last.xs.first(), next.xs.first()) else { return false };
    let shift = b - a;
    shift.abs() <= EDGE_SHIFT
        && last.xs.len() == next.xs.len()
        && last.xs.iter().zip(&next.xs).all(|(a, b)| (b - a - shift).abs() <= SAME_EDGE)
}

/// Makes one table of its parts.
pub(super) fn table(parts: Vec<Candidate>, sheets: &[Sheet<'_>], leading: f32) -> Table {
    let mut out = Table::default();
    for part in parts {
        let sheet = sheets.iter().find(|s| s.page.number == part.page);
        let text = sheet.map_or("", |s| s.page.text.as_str());
        out.ruling = part.ruling;
        out.columns = out.columns.max(part.xs.len().saturating_sub(1));
        out.at.push(place(part.page, part.frame.turn_back(part.area)));
        let source = Source { page: part.page, text, frame: part.frame };
        for row in part.rows {
            let cells = row.into_iter().map(|cell| draft_to_cell(cell, source, leading)).collect();
            out.rows.push(Row { cells, header: false, continues: false });
        }
    }
    out
}

fn draft_to_cell(draft: Draft, source: Source<'_>, leading: f32) -> Cell {
    let at = vec![place(source.page, source.frame.turn_back(draft.area))];
    let lines = print(&set(draft.words, source.text), source);
    let left = lines.iter().fold(f32::MAX, |least, l| least.min(l.area.x0));
    let right = draft.area.x1 - (left - draft.area.x0).clamp(0.0, 12.0);
    let measure = Measure { left, right, leading };
    let texts: Vec<Text> = paragraphs::build(lines, measure)
        .into_iter()
        .map(|p| paragraphs::to_text(p, measure))
        .collect();
    Cell {
        column: draft.column,
        column_span: draft.column_span,
        row_span: draft.row_span,
        texts,
        fill: draft.fill,
        at,
    }
}
