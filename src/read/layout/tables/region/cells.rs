//! The words of a region into the cells of its rows and columns.

use super::columns::Columns;
use super::header::ROWS;
use super::{Ground, Region, line_words, rows};
use crate::block::Ruling;
use crate::read::layout::glyphs::geometry::join;
use crate::read::layout::glyphs::lines::Lines;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tables::candidate::{Candidate, Draft};
use crate::read::layout::tables::fill::shade;
use crate::read::pdf::Rect;

/// Cuts a region into rows and cells.
pub(super) fn candidate(set: &Lines, region: &Region, ground: Ground<'_>) -> Candidate {
    let columns = &region.columns;
    let of = |range: std::ops::Range<usize>| {
        set.lines.get(range).unwrap_or_default().iter().flat_map(|l| line_words(set, l)).copied()
    };
    let header: Vec<Word> = of(region.header.clone()).collect();
    let bounds = rows::bounds(set, region.body.clone(), columns, ground);
    let mut parts: Vec<Vec<Word>> = vec![Vec::new(); bounds.len().saturating_add(1)];
    for word in of(region.body.clone()) {
        let middle = word.baseline - 0.3 * word.size;
        if let Some(part) = parts.get_mut(bounds.partition_point(|y| *y <= middle)) {
            part.push(word);
        }
    }
    let mut rows: Vec<Vec<Draft>> = Vec::with_capacity(parts.len().saturating_add(1));
    let (over, names) = headings(&header, columns);
    rows.extend(Some(over).filter(|o| !o.is_empty()).map(|over| heading_row(&over, columns)));
    rows.extend(Some(names).filter(|n| !n.is_empty()).map(|names| row(&names, columns, false)));
    let plain = parts.iter().flatten().filter(|w| w.is_bold()).count()
        < parts.iter().flatten().count().div_ceil(2);
    let across = |words: &[Word]| {
        let mut lines = words.chunk_by(|a, b| a.baseline == b.baseline);
        lines.next().is_some_and(|line| columns.run_over(line))
    };
    let banner = |words: &[Word]| across(words) || plain && is_lone_bold(words);
    rows.extend(
        parts.iter().filter(|p| !p.is_empty()).map(|part| row(part, columns, banner(part))),
    );
    let all = header.iter().map(|w| w.area).chain(parts.iter().flatten().map(|w| w.area));
    let area = all.reduce(join).unwrap_or_default();
    // A last column may have shades alone.
    let whole = Rect { x0: area.x0.min(columns.left), x1: area.x1.max(columns.right), ..area };
    for row in &mut rows {
        set_areas(row, columns, whole);
        for cell in row.iter_mut() {
            cell.fill = shade(cell.area, ground.fills);
        }
    }
    let (left, right) = ([columns.left], [columns.right]);
    let xs = left.into_iter().chain(columns.cuts.iter().copied()).chain(right).collect();
    Candidate {
        page: ground.source.page,
        frame: ground.source.frame,
        ruling: Ruling::Gaps,
        area,
        xs,
        rows,
        closed_top: false,
        goes_on: region.header.is_empty(),
        strong: true,
    }
}

/// The words of a header that stand over the names of several columns, and the names: in a column, what stands
/// in a row above its name.
fn headings(header: &[Word], columns: &Columns) -> (Vec<Word>, Vec<Word>) {
    let (mut over, mut names) = (Vec::new(), Vec::new());
    for column in 0..columns.count() {
        let mut words: Vec<Word> =
            header.iter().filter(|w| columns.of(w) == column).copied().collect();
        words.sort_unstable_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let parts = words
            .windows(2)
            .rposition(|pair| matches!(pair, [a, b] if b.baseline - a.baseline > ROWS * b.size));
        let own = words.split_off(parts.map_or(0, |at| at.saturating_add(1)));
        over.extend(words);
        names.extend(own);
    }
    (over, names)
}

/// A row of headings over several columns: one cell for each stretch of words.
fn heading_row(words: &[Word], columns: &Columns) -> Vec<Draft> {
    let mut words: Vec<Word> = words.to_vec();
    words.sort_unstable_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    let stretches = words.chunk_by(|a, b| b.area.x0 - a.area.x1 < a.size);
    stretches
        .map(|words| {
            let of = |word: Option<&Word>| word.map_or(0, |word| columns.of(word));
            let (column, last) = (of(words.first()), of(words.last()));
            let column_span = last.saturating_sub(column).saturating_add(1);
            let area = words.iter().map(|w| w.area).reduce(join).unwrap_or_default();
            Draft { column, column_span, row_span: 1, area, fill: None, words: words.to_vec() }
        })
        .collect()
}

/// A row of cells; one cell over all columns where its words run across them.
fn row(words: &[Word], columns: &Columns, banner: bool) -> Vec<Draft> {
    let count = columns.count();
    if banner {
        let area = words.iter().map(|w| w.area).reduce(join).unwrap_or_default();
        let words = words.to_vec();
        return vec![Draft { column: 0, column_span: count, row_span: 1, area, fill: None, words }];
    }
    let mut out: Vec<Draft> = (0..count)
        .map(|column| Draft { column, column_span: 1, row_span: 1, ..Draft::default() })
        .collect();
    for word in words {
        if let Some(cell) = out.get_mut(columns.of(word)) {
            let area = if cell.words.is_empty() { word.area } else { join(cell.area, word.area) };
            cell.area = area;
            cell.words.push(*word);
        }
    }
    out
}

/// Whether words are bold, on one line, and one space apart.
fn is_lone_bold(words: &[Word]) -> bool {
    let mut words: Vec<&Word> = words.iter().collect();
    words.sort_unstable_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    words.iter().all(|w| w.is_bold())
        && words.windows(2).all(|pair| match pair {
            [a, b] => {
                (a.baseline - b.baseline).abs() < 0.3 * a.size
                    && b.area.x0 - a.area.x1 < 0.8 * a.size
            }
            _ => true,
        })
}

/// Gives the cells of a row its height and their columns' width.
fn set_areas(row: &mut [Draft], columns: &Columns, table: Rect) {
    let filled = |c: &&Draft| !c.words.is_empty();
    let y0 = row.iter().filter(filled).fold(f32::MAX, |least, c| least.min(c.area.y0));
    let y1 = row.iter().filter(filled).fold(f32::MIN, |most, c| most.max(c.area.y1));
    for cell in row.iter_mut() {
        let edge = |i: Option<usize>| i.and_then(|i| columns.cuts.get(i)).copied();
        let x0 = edge(cell.column.checked_sub(1)).unwrap_or(table.x0);
        let last = cell.column.saturating_add(cell.column_span).checked_sub(1);
        let x1 = edge(last).unwrap_or(table.x1);
        cell.area = Rect { x0, y0: y0.min(y1), x1: x1.max(x0), y1 };
    }
}
