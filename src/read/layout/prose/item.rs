//! What stands on a page: lines and tables in one order.

use crate::read::layout::glyphs::texts::Printed;
use crate::read::layout::tables::candidate::Candidate;

/// What stands on a page, in reading order.
#[derive(Debug)]
pub(crate) enum Item {
    /// A line outside tables.
    Line(Printed),
    /// A table, or what may be one.
    Table(Box<Candidate>),
}

/// Puts tables between the lines: each before the first line that lies below its top.
pub(crate) fn weave(lines: Vec<Printed>, mut tables: Vec<Candidate>) -> Vec<Item> {
    if tables.is_empty() {
        return lines.into_iter().map(Item::Line).collect();
    }
    tables.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
    let mut tables = tables.into_iter().peekable();
    let mut out = Vec::with_capacity(lines.len().saturating_add(1));
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
