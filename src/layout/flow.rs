//! Sheets → lines and tables in reading order, page by page.

use super::grid::Grid;
use super::lines::{Lines, lines};
use super::margins;
use super::sheets::Sheet;
use super::tables::{Candidate, fill_grid};
use super::texts::{Printed, Source, print};
use super::words::Word;
use super::{columns, segments};

/// What stands on a page, in reading order.
#[derive(Debug)]
pub(super) enum Item {
    /// A line outside tables.
    Line(Printed),
    /// A table, or what may be one.
    Table(Box<Candidate>),
}

/// Sets words as lines with segments.
pub(super) fn set(words: Vec<Word>, text: &str) -> Lines {
    let mut set = lines(words);
    segments::split(&mut set, text);
    set
}

/// Reads all sheets.
pub(super) fn read(sheets: &mut [Sheet<'_>], grids: Vec<Vec<Grid>>) -> Vec<Vec<Item>> {
    sheets.iter_mut().zip(grids).map(|(sheet, grids)| read_sheet(sheet, &grids)).collect()
}

fn read_sheet(sheet: &mut Sheet<'_>, grids: &[Grid]) -> Vec<Item> {
    let mut out = Vec::new();
    let number = sheet.page.number;
    sheet.told.words = sheet.words.saturating_sub(sheet.told.furniture_words);
    for (v, view) in sheet.views.iter_mut().enumerate() {
        let mut words = std::mem::take(&mut view.words);
        let mut tables = Vec::new();
        for grid in if v == 0 { grids } else { &[] } {
            tables.extend(fill_grid(grid, &mut words, &view.fills, number, view.frame));
        }
        let source = Source { page: number, text: &sheet.page.text, frame: view.frame };
        let printed = columns::order(print(&set(words, source.text), source));
        if v == 0 {
            let refs: Vec<&Printed> = printed.iter().collect();
            if let Some((left, right, size)) = margins::edges(&refs) {
                (sheet.told.left, sheet.told.right, sheet.told.size) = (left, right, size);
            }
        }
        out.extend(weave(printed, tables));
    }
    out
}

/// Puts tables between the lines: each before the first line that lies below its top.
pub(super) fn weave(lines: Vec<Printed>, mut tables: Vec<Candidate>) -> Vec<Item> {
    tables.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
    let mut tables = tables.into_iter().peekable();
    let mut out = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        let above = |t: &Candidate| t.area.y0 < line.baseline;
        while let Some(table) = tables.next_if(above) {
            out.push(Item::Table(Box::new(table)));
        }
        out.push(Item::Line(line));
    }
    out.extend(tables.map(|t| Item::Table(Box::new(t))));
    out
}
