//! Edges → grids: rules that touch make a grid, sides without a rule make a span.

use std::collections::BTreeMap;

use super::edges::{Edge, Edges};
use crate::block::Ruling;
use crate::read::layout::glyphs::geometry::cluster;
use crate::read::layout::tolerances::{
    CELL_MIN, GAP_ROW, RULE_COVER, RULE_TOUCH, RULES_MAX, SAME_EDGE, STACK_GAP,
};
use crate::read::pdf::Rect;

/// Most positions a grid may have; more are a drawing.
const POSITIONS_MAX: usize = 20_000;

/// Most grids of a page that are looked at; more are a drawing.
const GRIDS_MAX: usize = 300;

/// Rows and columns with spans, without text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// Its box.
    pub(crate) area: Rect,
    /// The column edges, left to right: one more than columns.
    pub(crate) xs: Vec<f32>,
    /// The row edges, top to bottom: one more than rows.
    pub(crate) ys: Vec<f32>,
    /// The cells, row by row.
    pub(crate) cells: Vec<GridCell>,
    /// The cell of each position, row by row.
    pub(crate) cell_of: Vec<usize>,
    /// What shows the cells.
    pub(crate) ruling: Ruling,
    /// Whether a rule closes it at the top.
    pub(crate) closed_top: bool,
}

/// A cell of a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GridCell {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) row_span: usize,
    pub(crate) column_span: usize,
}

impl Grid {
    /// Number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// The box of a cell.
    pub(crate) fn cell_area(&self, cell: GridCell) -> Rect {
        let at = |list: &[f32], i: usize| list.get(i).copied().unwrap_or_default();
        Rect {
            x0: at(&self.xs, cell.column),
            y0: at(&self.ys, cell.row),
            x1: at(&self.xs, cell.column.saturating_add(cell.column_span)),
            y1: at(&self.ys, cell.row.saturating_add(cell.row_span)),
        }
    }

    /// Whether a horizontal edge lies in it.
    pub(crate) fn has(&self, edge: &Edge) -> bool {
        edge.at >= self.area.y0 - CELL_MIN
            && edge.at <= self.area.y1 + CELL_MIN
            && edge.from >= self.area.x0 - CELL_MIN
            && edge.to <= self.area.x1 + CELL_MIN
    }

    /// The cell that holds a point.
    pub(crate) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let row = position(&self.ys, y)?;
        let column = position(&self.xs, x)?;
        self.cell_of.get(row.saturating_mul(self.columns()).saturating_add(column)).copied()
    }
}

/// The stretch between two neighbouring edges that holds `v`.
fn position(edges: &[f32], v: f32) -> Option<usize> {
    let after = edges.partition_point(|&e| e <= v);
    after.checked_sub(1).filter(|_| after < edges.len())
}

/// The grids of a page, the largest first.
pub(crate) fn edges_to_grids(edges: &Edges) -> Vec<Grid> {
    if edges.horizontal.len().saturating_add(edges.vertical.len()) > RULES_MAX {
        return Vec::new();
    }
    let grids: Vec<Grid> = components(edges)
        .into_iter()
        .filter_map(|(horizontal, vertical)| component_to_grid(&horizontal, &vertical))
        .collect();
    let mut grids = stack(grids);
    grids.truncate(GRIDS_MAX);
    let area = |g: &Grid| (g.area.x1 - g.area.x0) * (g.area.y1 - g.area.y0);
    grids.sort_by(|a, b| area(b).total_cmp(&area(a)).then(a.area.y0.total_cmp(&b.area.y0)));
    grids
}

/// Joins grids of the same columns that stand right below each other: rows drawn as tables of their
/// own.
fn stack(mut grids: Vec<Grid>) -> Vec<Grid> {
    grids.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
    let mut out: Vec<Grid> = Vec::with_capacity(grids.len());
    for grid in grids {
        let fits = |above: &&mut Grid| {
            let gap = grid.area.y0 - above.area.y1;
            (-SAME_EDGE..=STACK_GAP).contains(&gap)
                && above.xs.len() == grid.xs.len()
                && above.xs.iter().zip(&grid.xs).all(|(a, b)| (a - b).abs() <= SAME_EDGE)
        };
        match out.iter_mut().rev().find(fits) {
            Some(above) => put_below(above, grid),
            None => out.push(grid),
        }
    }
    out
}

/// Adds the rows of a grid to the one above. The edge between is in the middle of the gap, unless a
/// line of text fits in: then the gap is a row of one cell.
fn put_below(above: &mut Grid, grid: Grid) {
    let top = grid.ys.first().copied().unwrap_or_default();
    if top - above.area.y1 >= GAP_ROW {
        let cell = above.cells.len();
        let (row, columns) = (above.rows(), above.columns());
        above.cells.push(GridCell { row, column: 0, row_span: 1, column_span: columns });
        above.cell_of.extend(std::iter::repeat_n(cell, columns));
        above.ys.push(top);
    } else if let Some(edge) = above.ys.last_mut() {
        *edge = (*edge + top) / 2.0;
    }
    let (rows, cells) = (above.rows(), above.cells.len());
    above.ys.extend(grid.ys.iter().skip(1));
    let moved = |c: GridCell| GridCell { row: c.row.saturating_add(rows), ..c };
    above.cells.extend(grid.cells.into_iter().map(moved));
    above.cell_of.extend(grid.cell_of.into_iter().map(|i| i.saturating_add(cells)));
    above.area = crate::read::layout::glyphs::geometry::join(above.area, grid.area);
}

/// Horizontal and vertical edges that touch each other.
type Group = (Vec<Edge>, Vec<Edge>);

/// Groups of edges that may make a grid.
fn components(edges: &Edges) -> Vec<Group> {
    let mut groups = groups(&edges.horizontal, &edges.vertical);
    groups.retain(|(h, v)| h.len() >= 2 && !v.is_empty());
    groups.into_iter().map(without_nested).collect()
}

/// Drops a table that is set into one cell and touches its border where a page break cuts both: but
/// for the outermost rules its edges meet none of the others.
fn without_nested((h, v): Group) -> Group {
    let top = h.iter().fold(f32::MAX, |least, e| least.min(e.at));
    let bottom = h.iter().fold(f32::MIN, |most, e| most.max(e.at));
    let outermost = |e: &Edge| e.at < top + CELL_MIN || e.at > bottom - CELL_MIN;
    let inner: Vec<Edge> = h.iter().filter(|e| !outermost(e)).copied().collect();
    if inner.is_empty() || v.len() < 4 {
        return (h, v);
    }
    let mut kept: Group = (h.iter().filter(|e| outermost(e)).copied().collect(), Vec::new());
    for (across, down) in groups(&inner, &v) {
        let x0 = down.iter().fold(f32::MAX, |least, e| least.min(e.at));
        let x1 = down.iter().fold(f32::MIN, |most, e| most.max(e.at));
        let y0 = down.iter().fold(f32::MAX, |least, e| least.min(e.from));
        let y1 = down.iter().fold(f32::MIN, |most, e| most.max(e.to));
        let beside = |e: &&Edge| e.from <= y0 + RULE_TOUCH && e.to >= y1 - RULE_TOUCH;
        let left = v.iter().filter(beside).any(|e| e.at < x0 - RULE_TOUCH);
        let right = v.iter().filter(beside).any(|e| e.at > x1 + RULE_TOUCH);
        let between = v.iter().any(|e| e.at > x0 && e.at < x1 && !down.contains(e));
        let own = across.iter().all(|e| e.from >= x0 - RULE_TOUCH && e.to <= x1 + RULE_TOUCH);
        let nested = down.len() >= 2 && !across.is_empty() && left && right && !between && own;
        if !nested {
            kept.0.extend(across);
            kept.1.extend(down);
        }
    }
    // What ends with the nested table goes with it.
    kept.0.retain(|e| !outermost(e) || kept.1.iter().any(|d| touch(e, d)));
    kept
}

fn touch(across: &Edge, down: &Edge) -> bool {
    down.at >= across.from - RULE_TOUCH
        && down.at <= across.to + RULE_TOUCH
        && across.at >= down.from - RULE_TOUCH
        && across.at <= down.to + RULE_TOUCH
}

/// Groups of edges that touch each other.
fn groups(h: &[Edge], v: &[Edge]) -> Vec<Group> {
    let mut parent: Vec<usize> = (0..h.len().saturating_add(v.len())).collect();
    for (j, down) in v.iter().enumerate() {
        let from = h.partition_point(|e| e.at < down.from - RULE_TOUCH);
        let to = h.partition_point(|e| e.at <= down.to + RULE_TOUCH);
        for (i, across) in h.iter().enumerate().take(to).skip(from) {
            if touch(across, down) {
                unite(&mut parent, i, h.len().saturating_add(j));
            }
        }
    }
    let mut groups: BTreeMap<usize, (Vec<Edge>, Vec<Edge>)> = BTreeMap::new();
    for (i, edge) in h.iter().enumerate() {
        groups.entry(root(&mut parent, i)).or_default().0.push(*edge);
    }
    for (j, edge) in v.iter().enumerate() {
        groups.entry(root(&mut parent, h.len().saturating_add(j))).or_default().1.push(*edge);
    }
    groups.into_values().collect()
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while let Some(&up) = parent.get(i) {
        if up == i {
            break;
        }
        let upper = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(i) {
            *slot = upper;
        }
        i = upper;
    }
    i
}

fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    if let Some(slot) = parent.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

/// The grid of edges that touch; none where it has a single position.
fn component_to_grid(horizontal: &[Edge], vertical: &[Edge]) -> Option<Grid> {
    let ends = |edges: &[Edge]| {
        let from = edges.iter().fold(f32::MAX, |least, e| least.min(e.from));
        let to = edges.iter().fold(f32::MIN, |most, e| most.max(e.to));
        [from, to]
    };
    // A table without outer rules ends where its inner ones end.
    let mut xs: Vec<f32> = vertical.iter().map(|e| e.at).collect();
    xs.extend(outer(ends(horizontal), &xs));
    let mut ys: Vec<f32> = horizontal.iter().map(|e| e.at).collect();
    let top = ys.iter().fold(f32::MAX, |least, y| least.min(*y));
    ys.extend(outer(ends(vertical), &ys));
    let xs = cluster(&mut xs, CELL_MIN);
    let ys = cluster(&mut ys, CELL_MIN);
    let closed_top = ys.first().is_some_and(|y| (y - top).abs() <= CELL_MIN);
    let sides = Sides { left: coverage(vertical, &xs, &ys), top: coverage(horizontal, &ys, &xs) };
    let mut grid = cells(xs, ys, &sides)?;
    grid.closed_top = closed_top;
    Some(grid)
}

/// Those of two ends that lie outside all positions.
fn outer(ends: [f32; 2], at: &[f32]) -> Vec<f32> {
    let least = at.iter().fold(f32::MAX, |least, v| least.min(*v));
    let most = at.iter().fold(f32::MIN, |most, v| most.max(*v));
    let [from, to] = ends;
    let mut out = Vec::new();
    if from < least - CELL_MIN {
        out.push(from);
    }
    if to > most + CELL_MIN {
        out.push(to);
    }
    out
}

/// Which sides of the positions of a grid have an edge.
pub(crate) struct Sides {
    /// By column edge, then row.
    pub(crate) left: Vec<Vec<bool>>,
    /// By row edge, then column.
    pub(crate) top: Vec<Vec<bool>>,
}

/// For each place and each stretch between two neighbours of `cross`, whether an edge covers it.
pub(crate) fn coverage(edges: &[Edge], places: &[f32], cross: &[f32]) -> Vec<Vec<bool>> {
    let stretches = cross.len().saturating_sub(1);
    let mut covered = vec![vec![0.0_f32; stretches]; places.len()];
    for edge in edges {
        let after = places.partition_point(|&p| p < edge.at);
        let nearest = [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter_map(|i| Some((i, (places.get(i)? - edge.at).abs())))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        let Some(row) = nearest.and_then(|(i, _)| covered.get_mut(i)) else { continue };
        for (slot, pair) in row.iter_mut().zip(cross.windows(2)) {
            if let [a, b] = pair {
                *slot += (edge.to.min(*b) - edge.from.max(*a)).max(0.0);
            }
        }
    }
    let enough = |row: Vec<f32>| {
        row.into_iter()
            .zip(cross.windows(2))
            .map(|(sum, pair)| matches!(pair, [a, b] if sum >= RULE_COVER * (b - a)))
            .collect()
    };
    covered.into_iter().map(enough).collect()
}

/// Joins positions without an edge between them into cells. Cells are always rectangles.
pub(crate) fn cells(xs: Vec<f32>, ys: Vec<f32>, sides: &Sides) -> Option<Grid> {
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    let positions = columns.checked_mul(rows)?;
    if !(2..=POSITIONS_MAX).contains(&positions) {
        return None;
    }
    let side = |of: &[Vec<bool>], a: usize, b: usize| {
        of.get(a).and_then(|row| row.get(b)).copied().unwrap_or(true)
    };
    let mut cell_of = vec![usize::MAX; positions];
    let mut cells = Vec::new();
    let at = |r: usize, c: usize| r.saturating_mul(columns).saturating_add(c);
    let free = |cell_of: &[usize], r: usize, c: usize| {
        cell_of.get(at(r, c)).is_some_and(|&i| i == usize::MAX)
    };
    for row in 0..rows {
        for column in 0..columns {
            if !free(&cell_of, row, column) {
                continue;
            }
            let mut to = column.saturating_add(1);
            while to < columns && !side(&sides.left, to, row) && free(&cell_of, row, to) {
                to = to.saturating_add(1);
            }
            let mut below = row.saturating_add(1);
            let open = |r: usize| {
                (column..to).all(|c| !side(&sides.top, r, c))
                    && (column..to).skip(1).all(|c| !side(&sides.left, c, r))
            };
            while below < rows && open(below) && (column..to).all(|c| free(&cell_of, below, c)) {
                below = below.saturating_add(1);
            }
            for r in row..below {
                for c in column..to {
                    if let Some(slot) = cell_of.get_mut(at(r, c)) {
                        *slot = cells.len();
                    }
                }
            }
            let (row_span, column_span) = (below.saturating_sub(row), to.saturating_sub(column));
            cells.push(GridCell { row, column, row_span, column_span });
        }
    }
    let area = Rect { x0: *xs.first()?, y0: *ys.first()?, x1: *xs.last()?, y1: *ys.last()? };
    Some(Grid { area, xs, ys, cells, cell_of, ruling: Ruling::Full, closed_top: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::tables::edges::rules_to_edges;
    use crate::read::layout::testing::Sheet;

    fn grids(sheet: &Sheet) -> Vec<Grid> {
        edges_to_grids(&rules_to_edges(&sheet.page.rules))
    }

    fn spans(grid: &Grid) -> Vec<(usize, usize, usize, usize)> {
        grid.cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span)).collect()
    }

    #[test]
    fn complete_rules_make_single_cells() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 150.0, 300.0], &[100.0, 130.0, 160.0]);
        let grids = grids(&sheet);
        assert_eq!(grids.len(), 1);
        assert_eq!(spans(&grids[0]), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
        assert_eq!(grids[0].cell_at(200.0, 140.0), Some(3));
        assert_eq!(grids[0].cell_at(20.0, 140.0), None);
    }

    #[test]
    fn a_missing_rule_makes_a_span() {
        let mut sheet = Sheet::new();
        // The first column's cell goes over two rows; the last row's over two columns.
        sheet.across(50.0, 300.0, 100.0).across(150.0, 300.0, 130.0).across(50.0, 300.0, 160.0);
        sheet.across(50.0, 300.0, 190.0);
        sheet.down(50.0, 100.0, 190.0).down(150.0, 100.0, 160.0).down(300.0, 100.0, 190.0);
        let grids = grids(&sheet);
        assert_eq!(spans(&grids[0]), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]);
    }

    #[test]
    fn a_table_without_outer_rules_ends_with_its_inner_ones() {
        let mut sheet = Sheet::new();
        sheet.across(50.0, 300.0, 100.0).across(50.0, 300.0, 130.0).down(150.0, 80.0, 160.0);
        let grids = grids(&sheet);
        assert_eq!((grids[0].columns(), grids[0].rows()), (2, 3));
        assert!(!grids[0].closed_top);
    }

    #[test]
    fn a_table_set_into_a_cell_is_no_part_of_the_grid() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 150.0, 300.0], &[100.0, 200.0]);
        // Cut by the page break, its last row ends with the outer one.
        sheet.grid(&[160.0, 200.0, 240.0], &[120.0, 140.0, 160.0]);
        sheet.down(160.0, 160.0, 199.8).down(200.0, 160.0, 199.8).down(240.0, 160.0, 199.8);
        let grids = grids(&sheet);
        assert_eq!((grids[0].columns(), grids[0].rows()), (2, 1));
    }

    #[test]
    fn a_gap_that_a_line_fits_in_is_a_row() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 150.0, 300.0], &[100.0, 120.0]);
        sheet.grid(&[50.0, 150.0, 300.0], &[132.0, 152.0]);
        let grids = grids(&sheet);
        assert_eq!(spans(&grids[0])[2..4], [(1, 0, 1, 2), (2, 0, 1, 1)]);
        assert_eq!(grids[0].ys, [100.0, 120.0, 132.0, 152.0]);
    }

    #[test]
    fn an_underline_touches_nothing() {
        let mut sheet = Sheet::new();
        sheet.across(50.0, 300.0, 100.0).down(400.0, 50.0, 300.0);
        assert!(grids(&sheet).is_empty());
    }
}
