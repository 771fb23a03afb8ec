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
use crate::read::layout::tables::grid::Grid;
use crate::read::layout::tables::region::{self, Columns, Ground};
use crate::read::pdf::Rect;

/// Sets all sheets as lines and tables in reading order.
pub(crate) fn to_items(sheets: &mut [Sheet]) -> Vec<Vec<Item>> {
    // 1. Lines of the pages on which a log may start.
    let headed: Vec<Option<Lines>> =
        sheets.par_iter_mut().deal(ON_ONE_CORE).map(lines_under_header).collect();
    // 2. Logs, which may go on with the columns that ended the page before.
    let mut open = None;
    let logs: Vec<Logs> =
        sheets.iter_mut().zip(headed).map(|(sheet, set)| logs(sheet, set, &mut open)).collect();
    // 3. Other tables, and lines of text in reading order: page by page, on all cores.
    let pages = sheets.par_iter_mut().zip(logs).deal(ON_ONE_CORE);
    pages
        .map(|(sheet, logs)| {
            let parts = set_sheet(sheet, logs);
            print_sheet(sheet, parts)
        })
        .collect()
}

/// The logs of a page.
#[derive(Default)]
struct Logs {
    tables: Vec<Candidate>,
    /// The lines of a page that was looked at and has none.
    set: Option<Lines>,
}

/// What stands in one view of a sheet.
#[derive(Default)]
struct Part {
    set: Lines,
    tables: Vec<Candidate>,
}

fn source<'a>(sheet: &'a Sheet, view: &View) -> Source<'a> {
    Source { page: sheet.layout.number, text: &sheet.text, frame: view.frame }
}

/// The lines of a page on which a log may start.
fn lines_under_header(sheet: &mut Sheet) -> Option<Lines> {
    let text = &sheet.text;
    let view = sheet.views.first().filter(|view| region::may_have_header(&view.words, text))?;
    Some(set(view.words.clone(), text))
}

/// Takes the logs of a page; `lines` are those of a page on which one may start.
fn logs(sheet: &mut Sheet, lines: Option<Lines>, open: &mut Option<Columns>) -> Logs {
    if lines.is_none() && open.is_none() {
        return Logs::default();
    }
    let Some(mut view) = sheet.views.first_mut().map(std::mem::take) else {
        return Logs::default();
    };
    let edges = rules_to_edges(&view.rules);
    let source = source(sheet, &view);
    let ground = Ground { source, fills: &view.fills, edges: &edges, grids: &sheet.grids };
    let lines = lines.unwrap_or_else(|| set(view.words.clone(), source.text));
    let (tables, goes_on) = region::take(&mut view.words, &lines, ground, open.take());
    *open = goes_on;
    if let Some(slot) = sheet.views.first_mut() {
        *slot = view;
    }
    let set = tables.is_empty().then_some(lines);
    Logs { tables, set }
}

fn set_sheet(sheet: &mut Sheet, logs: Logs) -> Vec<Part> {
    let grids = std::mem::take(&mut sheet.grids);
    let mut views = std::mem::take(&mut sheet.views);
    let mut parts = Vec::with_capacity(views.len());
    let mut logs = Some(logs);
    for (v, view) in views.iter_mut().enumerate() {
        let mut words = std::mem::take(&mut view.words);
        let source = source(sheet, view);
        let Logs { mut tables, set: mut lines } = logs.take().unwrap_or_default();
        if v == 0 {
            let all = words.len();
            ruled_tables(&grids, view, &mut words, source, &mut tables);
            lines = lines.filter(|_| words.len() == all);
        }
        let lines = lines.unwrap_or_else(|| set(words, source.text));
        parts.push(Part { set: lines, tables });
    }
    sheet.views = views;
    parts
}

fn print_sheet(sheet: &mut Sheet, parts: Vec<Part>) -> Vec<Item> {
    let mut out = Vec::new();
    sheet.layout.words = sheet.words.saturating_sub(sheet.layout.furniture_words);
    for (v, Part { mut set, tables }) in parts.into_iter().enumerate() {
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
