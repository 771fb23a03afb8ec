//! The lines that stand under a header: to the next heading, or the end of the columns.

use std::ops::Range;

use super::columns::Columns;
use super::header::{self, is_bold};
use super::{Ground, line_words, middle};
use crate::read::layout::glyphs::lines::{Lines, RawLine};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{ALIGNED, EDGE_SHIFT, GAPS_FAR};

/// Baselines no further apart than this (em) are those of one cell.
const CLOSE: f32 = 1.5;

/// So many lines below the first of a header stands one with names that are known, at the most.
const OVER: usize = 2;

/// Lines at the top of a page that are asked whether a log goes on.
const ASKED: usize = 16;

/// The lines under a header that ends before line `from`.
pub(super) fn under(
    set: &Lines,
    from: usize,
    columns: &Columns,
    ground: Ground<'_>,
) -> Range<usize> {
    let frame = frame(set, from, columns, ground);
    let plain = is_plain(set, from) && !bold_first(set, from..from.saturating_add(BODY), columns);
    let mut end = from;
    let mut last_row = from;
    let mut banners = false;
    while let Some(line) = set.lines.get(end) {
        let words = line_words(set, line);
        let y = middle(line);
        let framed = frame.holds(y);
        let above = end.checked_sub(1).and_then(|k| set.lines.get(k));
        let far = above.is_some_and(|a| line.baseline - a.baseline > GAPS_FAR * line.size);
        let closed =
            frame.is_below(y) && !(frame.is_open() && is_more(set, from..end, columns, &frame));
        if !framed && (closed || far || outside(line, columns) || is_heading(line, columns)) {
            break;
        }
        let alone = line.segments.len() == 1;
        // A heading over several columns may be the first line of a header.
        let headed = |k: usize| {
            let start = |at: usize| header_start(set, at, columns, ground);
            start(k).is_some() || (1..=OVER).any(|by| start(k.saturating_add(by)) == Some(k))
        };
        let apart = above.is_none_or(|a| line.baseline - a.baseline > 1.4 * line.size)
            && line.area.x0 < columns.left + line.size;
        if let Some(start) = header_start(set, end, columns, ground).filter(|_| end > from) {
            // Its first lines are no rows of the log above.
            last_row = last_row.min(start.max(from));
            break;
        }
        if alone && apart && headed(end.saturating_add(1)) {
            break;
        }
        let across = columns.run_over(words) || alone && plain && is_bold(words);
        if across && !frame.is_sure(y) && !is_banner(set, end, columns, ground) {
            break;
        }
        end = end.saturating_add(1);
        if !across {
            banners |= last_row.saturating_add(1) < end;
            last_row = end;
        }
    }
    // A banner heads the rows below it, or is none; those of a log that has some may stand on the next page.
    let end = if banners && ends_with_banner(set, last_row) { set.lines.len() } else { last_row };
    let framed = last(set, end).is_some_and(|l| frame.holds(middle(l)));
    let plain = !bold_first(set, from..end, columns);
    let end = if framed { end } else { release(set, from, end, columns, plain) };
    from..end
}

/// Whether all that is left of a page is a line of bold text.
fn ends_with_banner(set: &Lines, from: usize) -> bool {
    let banner = |line: &RawLine| line.segments.len() == 1 && is_bold(line_words(set, line));
    matches!(set.lines.get(from..), Some([line]) if banner(line))
}

/// Whether a body has text in two columns or more.
pub(super) fn is_several(set: &Lines, body: &Range<usize>, columns: &Columns) -> bool {
    let mut used = columns_of(set, body, columns);
    used.dedup();
    used.len() > 1
}

/// The columns of the words of a body, sorted.
fn columns_of(set: &Lines, body: &Range<usize>, columns: &Columns) -> Vec<usize> {
    let lines = set.lines.get(body.clone()).unwrap_or_default();
    let words = lines.iter().flat_map(|line| line_words(set, line));
    let mut used: Vec<usize> = words.map(|word| columns.of(word)).collect();
    used.sort_unstable();
    used
}

/// The lines at the top of a page that go on with the columns of a log that ended the page before, and where
/// these columns stand on this page.
pub(super) fn going_on(
    set: &Lines,
    columns: &Columns,
    ground: Ground<'_>,
) -> Option<(Range<usize>, Columns)> {
    let header = (0..set.lines.len().min(4)).find(|i| header::at(set, *i, ground).is_some());
    if header == Some(0) {
        return None;
    }
    let top = set.lines.get(..header.unwrap_or(ASKED).min(set.lines.len()))?;
    let least = top.iter().fold(f32::MAX, |least, line| least.min(line.area.x0));
    let by = least - columns.left;
    let moved = columns.shifted(if by.abs() <= EDGE_SHIFT { by } else { 0.0 });
    // A short rest of the log may stand above prose.
    let parts = [top.len(), 8, 4, 2].into_iter().filter_map(|count| top.get(..count));
    let again = parts.flat_map(|top| [columns.anew(set, top), moved.anew(set, top)]).flatten();
    let ways = [columns.clone(), moved.clone()];
    let ways: Vec<Columns> = ways.into_iter().chain(again).collect();
    let kept = |cross| ways.iter().find(|columns| keeps_to(set, top, columns, cross));
    let found = kept(Columns::cut_through).or_else(|| kept(Columns::run_over))?.clone();
    let body = under(set, 0, &found, ground);
    (!body.is_empty()).then_some((body, found))
}

/// Whether lines keep to columns, none of them across, and have text in two of them.
fn keeps_to(
    set: &Lines,
    lines: &[RawLine],
    columns: &Columns,
    across: fn(&Columns, &[Word]) -> bool,
) -> bool {
    let fits = |line: &RawLine| {
        !across(columns, line_words(set, line))
            && !outside(line, columns)
            && !is_heading(line, columns)
    };
    let fitting = lines.iter().take_while(|line| fits(line)).count();
    if fitting == 0 || fitting < lines.len().min(3) {
        return false;
    }
    let words = lines.iter().take(fitting).flat_map(|line| line_words(set, line));
    let mut used: Vec<usize> = words.map(|word| columns.of(word)).collect();
    used.sort_unstable();
    used.dedup();
    used.len() >= columns.count().clamp(2, 3)
}

fn last(set: &Lines, end: usize) -> Option<&RawLine> {
    end.checked_sub(1).and_then(|k| set.lines.get(k))
}

/// The first line of a header that is known at a line below another: set as that one is, or of its names.
fn header_start(set: &Lines, at: usize, columns: &Columns, ground: Ground<'_>) -> Option<usize> {
    let line = set.lines.get(at)?;
    let alike = columns.bold && is_bold(line_words(set, line));
    let header = header::at(set, at, ground).filter(|header| {
        let same = |name: &header::Name| {
            let text = name.text(ground.source.text).to_lowercase();
            columns.names.contains(&text)
        };
        let shared = header.names.iter().filter(|name| same(name)).count();
        alike || shared.saturating_mul(2) >= header.names.len()
    })?;
    Some(header.lines.start)
}

/// Lines of a body that are asked whether it is set in bold.
const BODY: usize = 12;

/// Whether hardly a line below a header is bold.
fn is_plain(set: &Lines, from: usize) -> bool {
    let lines = set.lines.iter().skip(from).take(BODY);
    let bold = lines.clone().filter(|line| is_bold(line_words(set, line))).count();
    bold.saturating_mul(3) <= lines.count()
}

/// What is drawn around a region.
#[derive(Clone, Copy, Default)]
struct Frame {
    /// How far down shades and rules down the page reach: all above is the table's.
    sure: Option<f32>,
    /// The last rule across: what stands above it is the table's as far as it keeps to the columns.
    rule: Option<f32>,
    /// Whether nothing of the region can stand below shades and rules down the page.
    closed: bool,
}

impl Frame {
    fn bottom(&self) -> Option<f32> {
        match (self.sure, self.rule) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        }
    }

    fn holds(&self, y: f32) -> bool {
        self.bottom().is_some_and(|bottom| y < bottom)
    }

    fn is_below(&self, y: f32) -> bool {
        (self.closed || self.rule.is_some()) && !self.holds(y)
    }

    /// Whether all that closes it is a rule across, which may part two rows.
    fn is_open(&self) -> bool {
        !self.closed
    }

    fn is_sure(&self, y: f32) -> bool {
        self.sure.is_some_and(|bottom| y < bottom)
    }
}

/// How far down rules or shades of the region's width reach.
fn frame(set: &Lines, from: usize, columns: &Columns, ground: Ground<'_>) -> Frame {
    let header = from.checked_sub(1).and_then(|k| set.lines.get(k));
    let top = header.map_or(0.0, middle);
    let width = columns.right - columns.left;
    let wide = |x0: f32, x1: f32| x1.min(columns.right) - x0.max(columns.left) >= 0.6 * width;
    // Rules down the page at the sides or between columns.
    let down = ground.edges.vertical.iter().filter(|e| {
        e.at >= columns.left - 30.0
            && e.at <= columns.right + 30.0
            && e.from <= top + 3.0 * columns.size
            && e.to > top + 2.0 * columns.size
    });
    let down = down.map(|e| e.to).reduce(f32::max);
    // Rules across, of the width of the first.
    let across: Vec<_> = ground
        .edges
        .horizontal
        .iter()
        .filter(|e| e.at > top && wide(e.from, e.to) && e.from <= columns.left + 12.0)
        .collect();
    let same = across.first().map(|first| {
        across.iter().filter(|e| (e.from - first.from).abs() < 4.0 && (e.to - first.to).abs() < 4.0)
    });
    let below = set.lines.get(from).map_or(f32::MAX, |line| line.baseline);
    let rule = same.and_then(|same| same.map(|e| e.at).rfind(|at| *at > below));
    // Shades, at most so far from each other as rows are high.
    let far = 40.0 * columns.size;
    let bands = super::rows::bands(columns, ground);
    let own = bands.iter().filter(|band| band.1 > top + 0.5 * columns.size);
    let mut shaded: Option<f32> = None;
    for band in own.clone() {
        if band.0 - shaded.unwrap_or(top) > far {
            break;
        }
        shaded = Some(band.1);
    }
    // Where shades touch, and leave no row white, the last of them is the last row.
    let touching = own.clone().count() > 2
        && bands.windows(2).all(|pair| matches!(pair, [a, b] if b.0 - a.1 < columns.size));
    let sure = [down, shaded].into_iter().flatten().reduce(f32::max);
    let closed = down.is_some() || touching;
    Frame { sure, rule, closed }
}

/// Lines of a row of which the first have text in one column alone, at the most.
const LONE: usize = 4;

/// Whether the line after some rows, below the last rule, is of one more row: it has text in several columns, or
/// lines right below it have, and each text starts where one above does; or it goes on with such a row.
fn is_more(set: &Lines, rows: Range<usize>, columns: &Columns, frame: &Frame) -> bool {
    let above = set.lines.get(rows.clone()).unwrap_or_default();
    let next = set.lines.get(rows.end..).unwrap_or_default();
    let starts: Vec<(usize, f32)> =
        above.iter().flat_map(|line| firsts(set, line, columns)).collect();
    let same = |(column, x0): &(usize, f32)| {
        starts.iter().any(|(other, x)| other == column && (x - x0).abs() < ALIGNED)
    };
    let fits = |line: &&RawLine| {
        !columns.run_over(line_words(set, line)) && firsts(set, line, columns).iter().all(same)
    };
    let close = |pair: &[RawLine]| match pair {
        [a, b] => b.baseline - a.baseline < CLOSE * b.size,
        _ => false,
    };
    let own = next.windows(2).take_while(|pair| close(pair)).count().min(LONE);
    let own = next.iter().take(own.saturating_add(1)).take_while(fits);
    let begun = above.last().is_some_and(|last| !frame.holds(middle(last)));
    let goes_on = begun
        && matches!((above.last(), next), (Some(a), [b, ..]) if b.baseline - a.baseline < CLOSE * b.size);
    let mut own = own.peekable();
    own.peek().is_some() && (goes_on || own.any(|line| several(set, line, columns)))
}

/// Where the text of each column starts in a line.
fn firsts(set: &Lines, line: &RawLine, columns: &Columns) -> Vec<(usize, f32)> {
    let words = line_words(set, line);
    let mut out: Vec<(usize, f32)> = words.iter().map(|w| (columns.of(w), w.area.x0)).collect();
    out.dedup_by_key(|first| first.0);
    out
}

/// Whether a line starts left of the columns, or ends right of them.
fn outside(line: &RawLine, columns: &Columns) -> bool {
    line.area.x0 < columns.left - 1.5 * line.size || line.area.x1 > columns.right + 6.0 * line.size
}

/// Whether a line is set larger than a log's.
fn is_heading(line: &RawLine, columns: &Columns) -> bool {
    line.size > 1.15 * columns.size
}

/// Whether a line across the columns stands between rows: short or bold, and the lines below it keep to the
/// columns.
fn is_banner(set: &Lines, at: usize, columns: &Columns, ground: Ground<'_>) -> bool {
    let Some(line) = set.lines.get(at) else { return false };
    let bold = is_bold(line_words(set, line));
    let Some(next) = set.lines.get(at.saturating_add(1)) else { return false };
    let near = next.baseline - line.baseline <= GAPS_FAR * next.size;
    // Cells may be centred on their height: the first lines of a row are of one of them.
    let mut below = set.lines.get(at.saturating_add(1)..).unwrap_or_default().iter();
    let keeps = below.clone().take(3).all(|l| !columns.run_over(line_words(set, l)));
    let several = below.by_ref().take(8).any(|l| several(set, l, columns));
    let headed = header_start(set, at.saturating_add(1), columns, ground).is_some();
    (bold || line.words.len() <= 6) && near && keeps && several && !headed
}

/// Whether a line has text in two columns or more.
pub(super) fn several(set: &Lines, line: &RawLine, columns: &Columns) -> bool {
    let words = line_words(set, line);
    let first = words.first().map_or(0, |word| columns.of(word));
    words.iter().any(|word| columns.of(word) != first)
}

/// Whether the text of the first column is bold in most lines.
fn bold_first(set: &Lines, body: Range<usize>, columns: &Columns) -> bool {
    let lines = set.lines.get(body.start..body.end.min(set.lines.len())).unwrap_or_default();
    let first = lines.iter().filter_map(|line| line_words(set, line).first());
    let first = first.filter(|word| columns.of(word) == 0);
    let bold = first.clone().filter(|word| word.is_bold()).count();
    bold.saturating_mul(2) > first.count()
}

/// Gives back trailing lines that have text in the first column alone, apart from the row above them: what
/// follows the table.
fn release(set: &Lines, from: usize, mut end: usize, columns: &Columns, plain: bool) -> usize {
    let first = columns.cuts.first().copied().unwrap_or(f32::MAX);
    while let Some(at) = end.checked_sub(1).filter(|at| *at >= from)
        && let Some(line) = set.lines.get(at)
        && line.area.x1 < first
    {
        let above = at.checked_sub(1).and_then(|k| set.lines.get(k));
        let close = above.is_some_and(|a| line.baseline - a.baseline < 1.4 * line.size);
        let bold = plain && is_bold(line_words(set, line));
        if close && !bold && at > from {
            // The tail of a cell, unless what it goes on with is given back too.
            let above_alone = above.is_some_and(|a| a.area.x1 < first);
            if !above_alone || !starts_apart(set, from, at, first) {
                break;
            }
        }
        end = at;
    }
    end
}

/// Whether the stretch of lines in the first column alone that ends at line `at` starts apart from what
/// stands above it.
fn starts_apart(set: &Lines, from: usize, at: usize, first: f32) -> bool {
    let mut k = at;
    while let Some(above) = k.checked_sub(1).filter(|a| *a >= from)
        && let (Some(line), Some(upper)) = (set.lines.get(k), set.lines.get(above))
    {
        if line.baseline - upper.baseline >= 1.4 * line.size {
            return true;
        }
        if upper.area.x1 >= first {
            return false;
        }
        k = above;
    }
    false
}
