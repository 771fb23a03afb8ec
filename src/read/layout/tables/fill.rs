//! Words → the cells of a grid, where the grid holds enough of them to be a table.

use super::candidate::{Candidate, Draft};
use super::grid::Grid;
use super::undivided;
use crate::block::Colour;
use crate::read::layout::glyphs::geometry::holds;
use crate::read::layout::glyphs::texts::Source;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{FILLS_MAX, FULL_ROWS};
use crate::read::pdf::{Fill, Rect};

/// How much text a grid must have to be a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Enough {
    /// Text in two columns.
    TwoColumns,
    /// Text in one column of three or more: the rest of a row that a page break cuts.
    OneOfThree,
}

/// How far text may stand out of a grid (points): descenders of a last line set tight.
const STANDS_OUT: f32 = 1.0;

/// How far the middle of a line that the bottom border cuts may lie below it (em).
const CUT_LINE: f32 = 0.4;

/// Moves the words that stand in a grid into its cells; none where too little text is in it.
pub(crate) fn fill_grid(
    grid: &Grid,
    words: &mut Vec<Word>,
    fills: &[Fill],
    source: Source<'_>,
    text: Enough,
) -> Option<Candidate> {
    let mut cells: Vec<Vec<Word>> = vec![Vec::new(); grid.cells.len()];
    let outer = Rect {
        x0: grid.area.x0 - STANDS_OUT,
        y0: grid.area.y0 - STANDS_OUT,
        x1: grid.area.x1 + STANDS_OUT,
        y1: grid.area.y1 + STANDS_OUT,
    };
    let middle = |w: &Word| ((w.area.x0 + w.area.x1) / 2.0, w.baseline - 0.3 * w.size);
    let inside = |w: &Word| {
        let (x, y) = middle(w);
        // A last line that the bottom border cuts is the cell's.
        let outer = Rect { y1: outer.y1.max(grid.area.y1 + CUT_LINE * w.size), ..outer };
        holds(outer, x, y)
    };
    for word in words.iter().filter(|w| inside(w)) {
        let (x, y) = middle(word);
        let x = x.clamp(grid.area.x0 + 0.01, grid.area.x1 - 0.01);
        let y = y.clamp(grid.area.y0 + 0.01, grid.area.y1 - 0.01);
        cells.get_mut(grid.cell_at(x, y)?)?.push(*word);
    }
    let with_text = |of: &dyn Fn(usize) -> Option<usize>| {
        let mut found: Vec<usize> = (0..cells.len())
            .filter(|&i| cells.get(i).is_some_and(|c| !c.is_empty()))
            .filter_map(of)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    };
    let rows_with_text = with_text(&|i| grid.cells.get(i).map(|c| c.row));
    let columns_with_text = with_text(&|i| grid.cells.get(i).map(|c| c.column));
    let enough = match text {
        Enough::TwoColumns => columns_with_text >= 2,
        Enough::OneOfThree => columns_with_text == 1 && grid.columns() >= 3,
    };
    if !enough {
        return None;
    }
    words.retain(|w| !inside(w));
    let mut rows: Vec<Vec<Draft>> = vec![Vec::new(); grid.rows()];
    for (cell, words) in grid.cells.iter().zip(cells) {
        let area = grid.cell_area(*cell);
        let draft = Draft {
            column: cell.column,
            column_span: cell.column_span,
            row_span: cell.row_span,
            area,
            fill: shade(area, fills),
            words,
        };
        if let Some(row) = rows.get_mut(cell.row) {
            row.push(draft);
        }
    }
    drop_empty_rows(&mut rows);
    let mut candidate = Candidate {
        page: source.page,
        frame: source.frame,
        ruling: grid.ruling,
        area: grid.area,
        xs: grid.xs.clone(),
        rows,
        closed_top: grid.closed_top,
        goes_on: false,
        strong: rows_with_text >= 2 && columns_with_text >= 2,
    };
    undivided::divide(&mut candidate, source.text);
    candidate.strong &= has_rows(&candidate.rows);
    Some(candidate)
}

/// The shade of a cell: that of the one coloured sign drawn in it, else of the last fill that covers most of it.
pub(crate) fn shade(area: Rect, fills: &[Fill]) -> Option<Colour> {
    if fills.len() > FILLS_MAX {
        return None;
    }
    let size = (area.x1 - area.x0) * (area.y1 - area.y0);
    let shared = |f: &Fill| {
        let x = (f.area.x1.min(area.x1) - f.area.x0.max(area.x0)).max(0.0);
        x * (f.area.y1.min(area.y1) - f.area.y0.max(area.y0)).max(0.0)
    };
    let sign = sign(area, fills);
    let covering = || fills.iter().rev().find(|f| shared(f) > 0.5 * size);
    // A coloured sign says more than the shade of its row.
    let sign_first = sign.filter(|f| is_vivid(f.colour));
    sign_first.or_else(covering).or(sign).map(|f| f.colour)
}

/// Whether a colour is no grey, and no tint.
fn is_vivid(colour: Colour) -> bool {
    let parts = [colour.red, colour.green, colour.blue];
    let (least, most) = (parts.iter().min(), parts.iter().max());
    most.zip(least).is_some_and(|(most, least)| most.saturating_sub(*least) > 90)
}

/// The only small shape that is drawn inside a cell, about as wide as high: a traffic light.
fn sign(cell: Rect, fills: &[Fill]) -> Option<&Fill> {
    /// The least and the greatest side, in points: smaller ones are bullets, greater ones pictures.
    const SIDE: (f32, f32) = (5.0, 40.0);
    /// How much longer one side may be than the other.
    const RATIO: f32 = 1.5;
    let is_sign = |f: &&Fill| {
        let (width, height) = (f.area.x1 - f.area.x0, f.area.y1 - f.area.y0);
        let (least, most) = (width.min(height), width.max(height));
        // Where gaps alone show the cells, they are no higher than their text.
        let (x, y) = ((f.area.x0 + f.area.x1) / 2.0, (f.area.y0 + f.area.y1) / 2.0);
        let inside = x > cell.x0 && x < cell.x1 && y > cell.y0 && y < cell.y1;
        inside && least >= SIDE.0 && most <= SIDE.1 && most <= RATIO * least
    };
    let mut signs = fills.iter().filter(is_sign);
    signs.next().filter(|_| signs.next().is_none())
}

/// Drops rows without text that no cell of the rows above reaches into.
fn drop_empty_rows(rows: &mut Vec<Vec<Draft>>) {
    let mut reach = 0_usize;
    let mut keep = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let text = row.iter().any(|cell| !cell.words.is_empty());
        let spans = row.iter().any(|cell| cell.row_span > 1);
        keep.push(text || spans || reach > 0);
        let longest = row.iter().map(|cell| cell.row_span).max().unwrap_or(0);
        reach = reach.max(longest).saturating_sub(1);
    }
    let mut keep = keep.into_iter();
    rows.retain(|_| keep.next().unwrap_or(true));
}

/// Whether enough of the rows with text have it in two cells, or most of them in one column, as forms
/// have; a chart's bars have theirs here and there.
fn has_rows(rows: &[Vec<Draft>]) -> bool {
    let columns = |row: &Vec<Draft>| -> Vec<usize> {
        row.iter().filter(|cell| !cell.words.is_empty()).map(|cell| cell.column).collect()
    };
    let filled: Vec<Vec<usize>> = rows.iter().map(columns).filter(|row| !row.is_empty()).collect();
    let several = filled.iter().filter(|row| row.len() > 1).count();
    let form = |column: &usize| {
        filled.iter().filter(|row| row.contains(column)).count() > filled.len() / 2
    };
    several.saturating_mul(FULL_ROWS) >= filled.len()
        || filled.iter().flatten().take(FULL_ROWS).any(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_a_cell_is_its_shade() {
        let fill = |x0: f32, y0: f32, x1: f32, y1: f32| Fill {
            area: Rect { x0, y0, x1, y1 },
            colour: Colour { red: 200, green: 0, blue: 0 },
        };
        let cell = Rect { x0: 0.0, y0: 0.0, x1: 60.0, y1: 20.0 };
        let light = fill(25.0, 5.0, 35.0, 15.0);
        for (fills, shaded) in [
            (vec![fill(0.0, 0.0, 60.0, 20.0)], true),
            (vec![light], true),
            (vec![light, fill(40.0, 5.0, 50.0, 15.0)], false),
            (vec![fill(25.0, 12.0, 35.0, 22.0)], true),
            (vec![fill(5.0, 5.0, 35.0, 11.0)], false),
            (vec![fill(5.0, 5.0, 8.0, 8.0)], false),
            (vec![fill(55.0, 5.0, 65.0, 15.0)], false),
        ] {
            assert_eq!(shade(cell, &fills).is_some(), shaded, "{fills:?}");
        }
    }
}
