//! A log is a region under a header: where words that head the columns of logs stand beside each other, their
//! columns hold downwards over all that stands under them, whatever draws its cells, to the next heading
//! or the end of the columns. Rules, shades and gaps are evidence for columns and rows; none of them is
//! the table.
//!
//! - `header`: the lines of a header and the names in it
//! - `columns`: where columns part; `bare`: columns without a name
//! - `body`: the lines that stand under a header
//! - `rows`: where rows part
//! - `aligned`: the same where nothing parts them
//! - `cells`: words into cells

mod aligned;
mod bare;
mod body;
mod cells;
mod columns;
mod header;
mod rows;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::candidate::Candidate;
use super::edges::Edges;
use super::grid::Grid;
use crate::read::layout::glyphs::lines::{Lines, RawLine, glued, text_of};
use crate::read::layout::glyphs::texts::Source;
use crate::read::layout::glyphs::words::Word;
use crate::read::pdf::{Fill, Rect};
use crate::words::columns::may_head;
pub(crate) use columns::Columns;

/// What a page shows beside its words.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    /// The page and its text.
    pub(crate) source: Source<'a>,
    /// Its shades.
    pub(crate) fills: &'a [Fill],
    /// Its rules.
    pub(crate) edges: &'a Edges,
    /// The grids of its rules.
    pub(crate) grids: &'a [Grid],
}

/// A header with what stands under it.
struct Region {
    header: Range<usize>,
    body: Range<usize>,
    columns: Columns,
}

/// Whether two words of a page may head columns and stand on one line: what costs little to ask.
pub(crate) fn may_have_header(words: &[Word], text: &str) -> bool {
    let mut heads: Vec<&Word> = Vec::new();
    for part in words.chunk_by(|a, b| a.baseline == b.baseline && glued(a, b)) {
        let Some(first) = part.first() else { continue };
        let printed = first.text(text).as_bytes().first();
        if printed.is_some_and(|byte| byte.is_ascii_uppercase() || *byte == b'#')
            && may_head(&text_of(part, text))
        {
            heads.push(first);
        }
    }
    heads.sort_unstable_by(|a, b| a.baseline.total_cmp(&b.baseline));
    heads.windows(2).any(|pair| match pair {
        [a, b] => b.baseline - a.baseline <= 2.0 * a.size && (a.area.x0 - b.area.x0).abs() > a.size,
        _ => false,
    })
}

/// Takes the logs out of the words of a page; `open` are the columns of a log that ended the page before.
/// Those of a log that ends this page come back.
pub(crate) fn take(
    words: &mut Vec<Word>,
    set: &Lines,
    ground: Ground<'_>,
    open: Option<Columns>,
) -> (Vec<Candidate>, Option<Columns>) {
    let regions = regions(set, ground, open);
    if regions.is_empty() {
        return (Vec::new(), None);
    }
    let last = set.lines.len();
    let mut goes_on = None;
    let mut taken = vec![false; last];
    let mut tables = Vec::with_capacity(regions.len());
    for region in &regions {
        let table = cells::candidate(set, region, ground);
        let mut columns = Some(&region.columns).filter(|_| region.body.end == last).cloned();
        if let Some(grid) = ruled(&table, ground) {
            columns.iter_mut().for_each(|columns| columns.take_over(&grid.xs));
        } else {
            let lines = region.header.start.min(region.body.start)..region.body.end;
            taken.get_mut(lines).unwrap_or_default().fill(true);
            tables.push(table);
        }
        goes_on = columns;
    }
    let left = set.lines.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let left = left.flat_map(|(line, _)| line_words(set, line));
    *words = left.copied().collect();
    (tables, goes_on)
}

/// The regions of a page, top to bottom.
fn regions(set: &Lines, ground: Ground<'_>, open: Option<Columns>) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let mut at = 0;
    if let Some(columns) = &open
        && let Some((body, columns)) = body::going_on(set, columns, ground)
    {
        at = body.end;
        out.push(Region { header: 0..0, body, columns });
    }
    while at < set.lines.len() {
        let Some(found) = header::at(set, at, ground) else {
            at = at.saturating_add(1);
            continue;
        };
        let free = out.last().map_or(0, |region| region.body.end);
        let lines = found.lines.start.max(free)..found.lines.end;
        at = lines.end.max(at.saturating_add(1));
        let above = out.last().map(|region| &region.columns).or(open.as_ref());
        let Some(columns) = columns::under(set, &found, ground, above) else { continue };
        let body = body::under(set, lines.end, &columns, ground);
        // Under the log's header repeated, a cell's rest may stand alone.
        let again = above.is_some_and(|above| above.names == columns.names) && !body.is_empty();
        if lines.end < set.lines.len() && !again && !body::is_several(set, &body, &columns) {
            continue;
        }
        at = body.end;
        out.push(Region { header: lines, body, columns });
    }
    out
}

/// The grid of complete rules that shows a table's cells as well as the region does. One row that goes on with the
/// log of the page before is no table by itself.
fn ruled<'a>(table: &Candidate, ground: Ground<'a>) -> Option<&'a Grid> {
    let (rows, columns) = (table.rows.len(), table.columns());
    let within = |grid: &&Grid| covers(grid.area, table.area);
    let grid = ground.grids.iter().find(within)?;
    let least = if table.goes_on { rows.max(2) } else { rows };
    (grid.rows() >= least && grid.columns() >= columns).then_some(grid)
}

/// Whether one box holds another, but for what letters stand out.
fn covers(outer: Rect, inner: Rect) -> bool {
    const OUT: f32 = 3.0;
    inner.x0 >= outer.x0 - OUT
        && inner.x1 <= outer.x1 + OUT
        && inner.y0 >= outer.y0 - OUT
        && inner.y1 <= outer.y1 + OUT
}

/// The words of a line.
fn line_words<'a>(set: &'a Lines, line: &RawLine) -> &'a [Word] {
    set.words.get(line.words.clone()).unwrap_or_default()
}

/// The height at which a line's letters have their middle.
fn middle(line: &RawLine) -> f32 {
    line.baseline - 0.3 * line.size
}
