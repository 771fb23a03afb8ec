//! Tables without rules on all sides → grids: shaded cells and rows, rules between rows alone.

use super::edges::Edge;
use super::grid::{Grid, Sides, cells, coverage};
use super::gutters;
use crate::block::Ruling;
use crate::read::layout::glyphs::geometry::{cluster, holds, join};
use crate::read::layout::glyphs::labels;
use crate::read::layout::glyphs::lines::{Lines, RawLine, text_of};
use crate::read::layout::glyphs::segments::set;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{
    CELL_MIN, CROSSING, FILL_HIGH, FILL_WIDE, FILLS_MAX, RULE_SNAP, RULES_MAX, STACK_WIDE, THROUGH,
    WHITE_ROW,
};
use crate::read::pdf::{Fill, Rect};

/// The grids that shaded cells make. `text` is that of the page.
pub(crate) fn fills_to_grids(fills: &[Fill], words: &[Word], text: &str) -> Vec<Grid> {
    let areas: Vec<Rect> = fills
        .iter()
        .map(|f| f.area)
        .filter(|a| a.x1 - a.x0 >= FILL_WIDE && a.y1 - a.y0 >= FILL_HIGH)
        .collect();
    if areas.len() < 2 || areas.len() > FILLS_MAX {
        return Vec::new();
    }
    let groups = striped(touching(areas));
    groups.iter().filter_map(|group| group_to_grid(group, words, text)).collect()
}

/// More groups of shades on a page are a drawing.
const STRIPES_MAX: usize = 200;

/// Joins rows of shades of the same columns that have a white row between them.
fn striped(mut groups: Vec<Vec<Rect>>) -> Vec<Vec<Rect>> {
    if groups.len() > STRIPES_MAX {
        return groups;
    }
    let extent = |group: &[Rect]| group.iter().copied().reduce(join);
    let sides = |group: &[Rect]| {
        let mut xs: Vec<f32> = group.iter().flat_map(|a| [a.x0, a.x1]).collect();
        cluster(&mut xs, CELL_MIN)
    };
    groups.sort_by(|a, b| {
        let y = |g: &[Rect]| extent(g).map_or(0.0, |e| e.y0);
        y(a).total_cmp(&y(b))
    });
    let mut out: Vec<Vec<Rect>> = Vec::with_capacity(groups.len());
    for group in groups {
        let below = |above: &&mut Vec<Rect>| {
            let (Some(a), Some(b)) = (extent(above), extent(&group)) else { return false };
            let (xs, ys) = (sides(above), sides(&group));
            (0.0..=WHITE_ROW).contains(&(b.y0 - a.y1))
                && xs.len() == ys.len()
                && xs.iter().zip(&ys).all(|(x, y)| (x - y).abs() <= RULE_SNAP)
        };
        match out.iter_mut().rev().find(below) {
            Some(above) => above.extend(group),
            None => out.push(group),
        }
    }
    out
}

/// Groups of areas that touch, each from top to bottom.
fn touching(mut areas: Vec<Rect>) -> Vec<Vec<Rect>> {
    areas.sort_unstable_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    areas.dedup();
    let mut groups: Vec<(Rect, Vec<Rect>)> = Vec::new();
    for area in areas {
        let touches = |g: &Rect| {
            area.x0 <= g.x1 + RULE_SNAP
                && area.x1 >= g.x0 - RULE_SNAP
                && area.y0 <= g.y1 + RULE_SNAP
                && area.y1 >= g.y0 - RULE_SNAP
        };
        let mut joined = (area, vec![area]);
        let mut rest = Vec::with_capacity(groups.len().saturating_add(1));
        for group in groups {
            if touches(&group.0) {
                joined.0 = join(joined.0, group.0);
                joined.1.extend(group.1);
            } else {
                rest.push(group);
            }
        }
        rest.push(joined);
        groups = rest;
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The grid of shaded areas that touch; none for one row or one column of them.
fn group_to_grid(areas: &[Rect], words: &[Word], text: &str) -> Option<Grid> {
    let mut horizontal = Vec::new();
    let mut vertical = Vec::new();
    for a in areas {
        horizontal.extend([a.y0, a.y1].map(|at| Edge { at, from: a.x0, to: a.x1 }));
        vertical.extend([a.x0, a.x1].map(|at| Edge { at, from: a.y0, to: a.y1 }));
    }
    let mut xs = cluster(&mut vertical.iter().map(|e| e.at).collect::<Vec<_>>(), CELL_MIN);
    let ys = cluster(&mut horizontal.iter().map(|e| e.at).collect::<Vec<_>>(), CELL_MIN);
    if ys.len() < 3 {
        return None;
    }
    let area = Rect { x0: *xs.first()?, y0: *ys.first()?, x1: *xs.last()?, y1: *ys.last()? };
    let inside = region(words, area, text);
    let by_gutters = xs.len() == 2;
    if by_gutters {
        xs = with_gutters(&xs, &inside)?;
    }
    // Between shaded rows there are white ones: their columns are those of the rest.
    let mut left = coverage(&vertical, &xs, &ys);
    let mut top = coverage(&horizontal, &ys, &xs);
    split_rows(&mut top, &xs, &ys, areas);
    let shaded = |x: f32, y: f32| areas.iter().any(|a| holds(*a, x, y));
    assume(&mut left, &xs, &ys, &inside, |column, row| {
        let middle = |list: &[f32], i: usize| match list.get(i..=i.saturating_add(1)) {
            Some([a, b]) => (a + b) / 2.0,
            _ => f32::MAX,
        };
        let y = middle(&ys, row);
        // A shade that runs under the edge joins the cells; a row shaded as one has no say.
        let before = column.checked_sub(1).map_or(f32::MAX, |c| middle(&xs, c));
        let whole = areas.iter().any(|a| {
            holds(*a, before, y)
                && holds(*a, middle(&xs, column), y)
                && a.x1 - a.x0 < area.x1 - area.x0 - 2.0
        });
        !whole && (xs.len() > 2 || shaded(before, y))
    });
    let mut grid = cells(xs, ys, &Sides { left, top })?;
    grid.ruling = Ruling::Fills;
    (!by_gutters || is_tabular(&grid, &inside, text)).then_some(grid)
}

/// Most comparisons of positions with shades; beyond, a page is a drawing.
const COMPARISONS_MAX: usize = 2_000_000;

/// Parts positions above each other, unless one shade lies under both.
fn split_rows(top: &mut [Vec<bool>], xs: &[f32], ys: &[f32], areas: &[Rect]) {
    if xs.len().saturating_mul(ys.len()).saturating_mul(areas.len()) > COMPARISONS_MAX {
        return;
    }
    let middles = |edges: &[f32]| -> Vec<f32> {
        edges.windows(2).map(|p| (p.iter().sum::<f32>()) / 2.0).collect()
    };
    let (columns, rows) = (middles(xs), middles(ys));
    for (r, pair) in rows.windows(2).enumerate() {
        let (Some(side), [above, below]) = (top.get_mut(r.saturating_add(1)), pair) else {
            continue;
        };
        for (slot, x) in side.iter_mut().zip(&columns) {
            *slot |= !areas.iter().any(|a| holds(*a, *x, *above) && holds(*a, *x, *below));
        }
    }
}

/// The lines of the words in a region.
fn region(words: &[Word], area: Rect, text: &str) -> Lines {
    let inside = |w: &&Word| holds(area, (w.area.x0 + w.area.x1) / 2.0, w.baseline - 0.3 * w.size);
    set(words.iter().filter(inside).copied().collect(), text)
}

/// Outer edges with the gutters between them.
fn with_gutters(outer: &[f32], lines: &Lines) -> Option<Vec<f32>> {
    let (first, last) = (*outer.first()?, *outer.last()?);
    let mut xs = vec![first];
    xs.extend(
        gutters::columns(&lines.words, &lines.lines)?
            .into_iter()
            .filter(|x| *x > first && *x < last),
    );
    xs.push(last);
    Some(xs)
}

/// Adds the inner sides that no edge shows, where `may` allows and no text runs across.
fn assume(
    left: &mut [Vec<bool>],
    xs: &[f32],
    ys: &[f32],
    lines: &Lines,
    may: impl Fn(usize, usize) -> bool,
) {
    let mut crossed = vec![vec![false; ys.len()]; xs.len()];
    for line in &lines.lines {
        let y = line.baseline - 0.3 * line.size;
        let row = ys.partition_point(|&edge| edge <= y).saturating_sub(1);
        for (column, &x) in xs.iter().enumerate() {
            if gutters::crosses_at(&lines.words, line, x, CROSSING)
                && let Some(slot) = crossed.get_mut(column).and_then(|c| c.get_mut(row))
            {
                *slot = true;
            }
        }
    }
    for (column, (side, crossed)) in left.iter_mut().zip(&crossed).enumerate() {
        for (row, (slot, crossed)) in side.iter_mut().zip(crossed).enumerate() {
            *slot |= !crossed && may(column, row);
        }
    }
}

/// The grids that rules between rows make, where no vertical rules are. `taken` are the tables that
/// stand on the page already.
pub(crate) fn rules_to_grids(
    horizontal: &[Edge],
    taken: &[Rect],
    fills: &[Fill],
    words: &[Word],
    text: &str,
) -> Vec<Grid> {
    if horizontal.len() > RULES_MAX {
        return Vec::new();
    }
    stacks(horizontal)
        .into_iter()
        .flat_map(|stack| part(stack, taken, words, text))
        .filter_map(|stack| stack_to_grid(&with_shorter(stack, horizontal), fills, words, text))
        .collect()
}

/// Groups of horizontal edges of one width.
fn stacks(horizontal: &[Edge]) -> Vec<Vec<Edge>> {
    let mut stacks: Vec<Vec<Edge>> = Vec::new();
    for edge in horizontal.iter().filter(|e| e.to - e.from >= STACK_WIDE) {
        let same = |stack: &&mut Vec<Edge>| {
            stack.first().is_some_and(|f| {
                (f.from - edge.from).abs() <= RULE_SNAP && (f.to - edge.to).abs() <= RULE_SNAP
            })
        };
        match stacks.iter_mut().find(same) {
            Some(stack) => stack.push(*edge),
            None => stacks.push(vec![*edge]),
        }
    }
    stacks.retain(|stack| stack.len() >= 3);
    stacks
}

/// Parts a stack where what stands between two of its rules is no row: a table, or prose from side to
/// side.
fn part(stack: Vec<Edge>, taken: &[Rect], words: &[Word], text: &str) -> Vec<Vec<Edge>> {
    let mut out: Vec<Vec<Edge>> = vec![Vec::new()];
    for edge in stack {
        let above = out.last().and_then(|part| part.last()).copied();
        if let Some(above) = above {
            let area = Rect { x0: above.from, y0: above.at, x1: above.to, y1: edge.at };
            let inside = |t: &Rect| holds(area, (t.x0 + t.x1) / 2.0, (t.y0 + t.y1) / 2.0);
            if taken.iter().any(inside) || is_prose(area, words, text) {
                out.push(Vec::new());
            }
        }
        if let Some(part) = out.last_mut() {
            part.push(edge);
        }
    }
    out.retain(|part| part.len() >= 3);
    out
}

/// Whether two lines or more run through an area from side to side.
fn is_prose(area: Rect, words: &[Word], text: &str) -> bool {
    let lines = region(words, area, text);
    let through = |line: &&RawLine| {
        line.segments.len() == 1 && line.area.x1 - line.area.x0 >= THROUGH * (area.x1 - area.x0)
    };
    lines.lines.iter().filter(through).count() >= 2
}

/// Adds the shorter rules that lie between those of a stack.
fn with_shorter(mut stack: Vec<Edge>, horizontal: &[Edge]) -> Vec<Edge> {
    if let Some((first, last)) = stack.first().copied().zip(stack.last().copied()) {
        let within = |e: &&Edge| {
            e.at > first.at + CELL_MIN
                && e.at < last.at - CELL_MIN
                && e.from >= first.from - RULE_SNAP
                && e.to <= first.to + RULE_SNAP
                && e.to - e.from < first.to - first.from - 2.0 * RULE_SNAP
        };
        stack.extend(horizontal.iter().filter(within).copied());
    }
    stack
}

/// The grid of a stack of rules: columns from the shades of its header, from the ends of shorter
/// rules, or from gutters.
fn stack_to_grid(stack: &[Edge], fills: &[Fill], words: &[Word], text: &str) -> Option<Grid> {
    let first = stack.first()?;
    let ys = cluster(&mut stack.iter().map(|e| e.at).collect::<Vec<_>>(), CELL_MIN);
    let area = Rect { x0: first.from, y0: *ys.first()?, x1: first.to, y1: *ys.last()? };
    let lines = region(words, area, text);
    let mut edges: Vec<f32> = vec![first.from, first.to];
    // Shades from rule to rule are cells; a chart's bars end where they like.
    let on_rule = |y: f32| ys.iter().any(|rule| (rule - y).abs() <= RULE_SNAP);
    for fill in fills {
        let a = fill.area;
        let middle = ((a.x0 + a.x1) / 2.0, (a.y0 + a.y1) / 2.0);
        let high = a.y1 - a.y0 >= FILL_HIGH && on_rule(a.y0) && on_rule(a.y1);
        if holds(area, middle.0, middle.1) && high && a.x1 - a.x0 >= FILL_WIDE {
            edges.extend([a.x0, a.x1]);
        }
    }
    let mut xs = cluster(&mut edges, CELL_MIN);
    let by_shades = xs.len() > 2;
    if !by_shades {
        xs = with_gutters(&xs, &lines)?;
    }
    let mut left = vec![vec![false; ys.len().saturating_sub(1)]; xs.len()];
    assume(&mut left, &xs, &ys, &lines, |_, _| true);
    let top = coverage(stack, &ys, &xs);
    let mut grid = cells(xs, ys, &Sides { left, top })?;
    grid.ruling = Ruling::Horizontal;
    (by_shades || is_tabular(&grid, &lines, text)).then_some(grid)
}

/// Whether most rows of a grid whose columns gaps alone show have text in two columns, and the first
/// of two columns is more than labels: rules stand between paragraphs too.
fn is_tabular(grid: &Grid, lines: &Lines, text: &str) -> bool {
    let mut cells: Vec<(usize, bool)> = Vec::new();
    for line in &lines.lines {
        let y = line.baseline - 0.3 * line.size;
        for range in &line.segments {
            let Some(words) = lines.words.get(range.clone()) else { continue };
            let Some(first) = words.first() else { continue };
            let Some(cell) = grid.cell_at((first.area.x0 + first.area.x1) / 2.0, y) else {
                continue;
            };
            cells.push((cell, labels::scan(text_of(words, text).trim()).is_some()));
        }
    }
    let filled = |row: usize| {
        let columns = grid.cells.iter().enumerate().filter(|(i, c)| {
            c.row == row && c.column_span < grid.columns() && cells.iter().any(|f| f.0 == *i)
        });
        columns.count()
    };
    let several = (0..grid.rows()).filter(|&row| filled(row) >= 2).count();
    let any = (0..grid.rows())
        .filter(|&row| {
            grid.cells
                .iter()
                .enumerate()
                .any(|(i, c)| c.row == row && cells.iter().any(|f| f.0 == i))
        })
        .count();
    let labels = cells.iter().all(|(i, label)| {
        *label || grid.cells.get(*i).is_none_or(|c| c.column > 0 || c.column_span > 1)
    });
    several >= 2
        && several.saturating_mul(3) >= any.saturating_mul(2)
        && !(labels && grid.columns() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::tables::edges::rules_to_edges;
    use crate::read::layout::testing::Sheet;

    fn rows(sheet: &mut Sheet) {
        for (y, a, b, c) in [
            (112.0, "Ref", "Owner", "Status"),
            (132.0, "1", "Harbour master", "Open"),
            (152.0, "2", "Clerk", "Closed"),
        ] {
            sheet.text(55.0, y, a).text(155.0, y, b).text(255.0, y, c);
        }
    }

    #[test]
    fn shaded_rows_between_white_ones() {
        let mut sheet = Sheet::new();
        rows(&mut sheet);
        for (x0, x1) in [(50.0, 150.0), (150.0, 250.0), (250.0, 350.0)] {
            sheet.fill(x0, 100.0, x1, 120.0, 200).fill(x0, 140.0, x1, 160.0, 220);
        }
        // A strip down the side links them.
        sheet.fill(350.0, 100.0, 360.0, 160.0, 90);
        let page = &sheet.page;
        let grids = fills_to_grids(&page.fills, &words(page), &page.text);
        assert_eq!(grids.len(), 1);
        assert_eq!((grids[0].columns(), grids[0].rows()), (4, 3));
        assert!(grids[0].cells.iter().all(|c| c.column_span == 1), "{:?}", grids[0].cells);
    }

    #[test]
    fn rules_between_rows_with_columns_by_gutters() {
        let mut sheet = Sheet::new();
        rows(&mut sheet);
        for y in [100.0, 120.0, 140.0, 160.0] {
            sheet.across(50.0, 350.0, y);
        }
        let page = &sheet.page;
        let edges = rules_to_edges(&page.rules);
        let grids = rules_to_grids(&edges.horizontal, &[], &page.fills, &words(page), &page.text);
        assert_eq!(grids.len(), 1);
        assert_eq!((grids[0].columns(), grids[0].rows()), (3, 3));
        assert_eq!(grids[0].ruling, Ruling::Horizontal);
    }

    #[test]
    fn a_short_rule_ends_only_its_columns() {
        let mut sheet = Sheet::new();
        rows(&mut sheet);
        for (x0, x1) in [(50.0, 150.0), (150.0, 250.0), (250.0, 350.0)] {
            sheet.fill(x0, 100.0, x1, 120.0, 200);
        }
        sheet.across(50.0, 350.0, 100.0).across(50.0, 350.0, 120.0).across(150.0, 350.0, 140.0);
        sheet.across(50.0, 350.0, 160.0);
        let page = &sheet.page;
        let edges = rules_to_edges(&page.rules);
        let grids = rules_to_grids(&edges.horizontal, &[], &page.fills, &words(page), &page.text);
        let first = grids[0].cells.iter().find(|c| c.row == 1 && c.column == 0).unwrap();
        assert_eq!(first.row_span, 2);
    }
}
