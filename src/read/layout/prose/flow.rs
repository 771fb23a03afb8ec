//! Sheets → lines and tables in reading order, page by page.

use rayon::prelude::*;

use super::columns;
use super::item::{Item, weave};
use crate::cores::Deal;
use crate::read::layout::ON_ONE_CORE;
use crate::read::layout::glyphs::lines::Lines;
use crate::read::layout::glyphs::margins;
use crate::read::layout::glyphs::segments::set;
use crate::read::layout::glyphs::texts::{Printed, Source, print};
use crate::read::layout::glyphs::view::View;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::sheet::Sheet;
use crate::read::layout::tables::bands;
use crate::read::layout::tables::candidate::Candidate;
use crate::read::layout::tables::edges::rules_to_edges;
use crate::read::layout::tables::fill::{Enough, fill_grid};
use crate::read::layout::tables::gaps;
use crate::read::layout::tables::gaps::{Columns, Ground};
use crate::read::layout::tables::grid::Grid;
use crate::read::layout::tolerances::LEADING;
use crate::read::pdf::Rect;

/// Sets all sheets as lines and tables in reading order.
pub(crate) fn to_items(sheets: &mut [Sheet]) -> Vec<Vec<Item>> {
    // 1. Lines, and tables that rules and shades show: page by page, on all cores.
    let mut parts: Vec<Vec<Part>> =
        sheets.par_iter_mut().deal(ON_ONE_CORE).map(set_sheet).collect();
    // 2. Tables without rules, which may go on with the columns that ended the page before.
    let mut open = None;
    for (sheet, parts) in sheets.iter().zip(&mut parts) {
        gap_tables(sheet, parts, &mut open);
    }
    // 3. Lines of text in reading order.
    sheets
        .par_iter_mut()
        .zip(parts)
        .deal(ON_ONE_CORE)
        .map(|(sheet, parts)| print_sheet(sheet, parts))
        .collect()
}

/// What stands in one view of a sheet.
#[derive(Default)]
struct Part {
    set: Lines,
    tables: Vec<Candidate>,
    /// The first line at which a table without rules may start.
    header: Option<usize>,
}

fn source<'a>(sheet: &'a Sheet, view: &View) -> Source<'a> {
    Source { page: sheet.layout.number, text: &sheet.text, frame: view.frame }
}

fn ground<'a>(source: Source<'a>, view: &'a View) -> Ground<'a> {
    Ground { source, fills: &view.fills, leading: LEADING }
}

fn set_sheet(sheet: &mut Sheet) -> Vec<Part> {
    let grids = std::mem::take(&mut sheet.grids);
    let mut views = std::mem::take(&mut sheet.views);
    let mut parts = Vec::with_capacity(views.len());
    for (v, view) in views.iter_mut().enumerate() {
        let mut words = std::mem::take(&mut view.words);
        let source = source(sheet, view);
        let mut tables = Vec::new();
        if v == 0 {
            ruled_tables(&grids, view, &mut words, source, &mut tables);
        }
        let set = set(words, source.text);
        let first_header = || gaps::first_header(&set, ground(source, view));
        let header = if v == 0 { first_header() } else { None };
        parts.push(Part { set, tables, header });
    }
    sheet.views = views;
    parts
}

fn gap_tables(sheet: &Sheet, parts: &mut [Part], open: &mut Option<Columns>) {
    let (Some(view), Some(part)) = (sheet.views.first(), parts.first_mut()) else { return };
    if part.header.is_none() && open.is_none() {
        return;
    }
    let ground = ground(source(sheet, view), view);
    // A table above or below keeps gap tables of two pages apart.
    let (found, goes_on) = gaps::take(&mut part.set, ground, part.header, open.take());
    *open = goes_on.filter(|_| part.tables.is_empty());
    part.tables.extend(found);
}

fn print_sheet(sheet: &mut Sheet, parts: Vec<Part>) -> Vec<Item> {
    let mut out = Vec::new();
    sheet.layout.words = sheet.words.saturating_sub(sheet.layout.furniture_words);
    for (v, Part { mut set, tables, .. }) in parts.into_iter().enumerate() {
        let Some(view) = sheet.views.get(v) else { break };
        let source = source(sheet, view);
        columns::order(&mut set, source.text);
        let printed = print(&set, source);
        if v == 0 {
            let refs: Vec<&Printed> = printed.iter().collect();
            if let Some((left, right, size)) = margins::edges(&refs) {
                (sheet.layout.left, sheet.layout.right, sheet.layout.size) = (left, right, size);
            }
        }
        let items = weave(printed, tables);
        if out.is_empty() {
            out = items;
        } else {
            out.extend(items);
        }
    }
    // Tables alone are set from the page's text later.
    sheet.views = Vec::new();
    if !out.iter().any(|item| matches!(item, Item::Table(_))) {
        sheet.text = String::new();
    }
    out
}

/// Moves words into the tables that rules and shades show: complete grids first, then shades, then
/// rules between rows.
fn ruled_tables(
    grids: &[Grid],
    view: &View,
    words: &mut Vec<Word>,
    source: Source<'_>,
    out: &mut Vec<Candidate>,
) {
    let add = |grids: &[Grid], words: &mut Vec<Word>, out: &mut Vec<Candidate>| {
        for grid in grids {
            out.extend(fill_grid(grid, words, &view.fills, source, Enough::TwoColumns));
        }
    };
    add(grids, words, out);
    if view.fills.len() > 1 && !words.is_empty() {
        add(&bands::fills_to_grids(&view.fills, words, source.text), words, out);
    }
    let mut horizontal = rules_to_edges(&view.rules).horizontal;
    horizontal.retain(|edge| !grids.iter().any(|grid| grid.columns() > 1 && grid.has(edge)));
    if horizontal.len() > 2 && !words.is_empty() {
        let taken: Vec<Rect> = out.iter().map(|table| table.area).collect();
        let found = bands::rules_to_grids(&horizontal, &taken, &view.fills, words, source.text);
        add(&found, words, out);
    }
    for grid in grids {
        out.extend(fill_grid(grid, words, &view.fills, source, Enough::OneOfThree));
    }
}
