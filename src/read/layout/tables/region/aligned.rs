//! Rows between which nothing parts, no rule, no shade, no white: a column with one short text a row shows
//! where each stands, and the cells of all rows are set alike, at the top, in the middle or at the bottom of
//! their row. What is set alike all through is how the document cut its rows.

use super::Ground;
use super::columns::Columns;
use crate::read::layout::glyphs::texts::words_text;
use crate::read::layout::glyphs::words::Word;
use crate::words::columns::Column;

/// Lines further apart than this many times the leading are of two texts.
const APART: f32 = 1.3;
/// Cells that are set alike differ by no more than this share of the leading.
const ALIKE: f32 = 0.3;
/// One cell in so many may be set otherwise.
const OTHERWISE: usize = 12;

/// A line of one column.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its baseline.
    baseline: f32,
    /// The height of its letters above the baseline, and below it.
    letters: (f32, f32),
    /// Whether it starts with a small letter.
    small: bool,
    /// Whether it starts a key, or a day.
    key: bool,
    /// Whether it is as long as a day; the last figure of a year may be broken from it.
    long: bool,
}

impl Line {
    fn top(&self) -> f32 {
        self.baseline - self.letters.0
    }

    fn bottom(&self) -> f32 {
        self.baseline + self.letters.1
    }
}

/// How the cells of a row are set.
#[derive(Clone, Copy, Debug)]
enum Set {
    Top,
    Middle,
    Bottom,
}

/// The heights at which rows part between words that nothing else parts; `of` is the column whose texts start
/// rows, where there is one. None where no way of setting cells fits all of them.
pub(super) fn cuts(
    words: &[Word],
    columns: &Columns,
    ground: Ground<'_>,
    leading: f32,
    of: Option<usize>,
    is_key: fn(&str) -> bool,
) -> Option<Vec<f32>> {
    let lines: Vec<Vec<Line>> = (0..columns.count())
        .map(|column| lines_of(words, columns, column, ground.source.text, is_key))
        .collect();
    let mut ways: Vec<Vec<&[Line]>> = (0..columns.count())
        .filter(|column| of.is_none_or(|of| of == *column))
        .filter_map(|column| Some((lines.get(column)?, columns.kinds.get(column).copied()?)))
        .filter(|(_, kind)| !matches!(kind, None | Some(Column::Comments)))
        .map(|(lines, kind)| texts(lines, kind, leading))
        .filter(|texts| texts.len() > 1)
        .collect();
    ways.sort_by_key(|texts| std::cmp::Reverse(texts.len()));
    let action = columns.action();
    let tried = ways.iter().flat_map(|texts| {
        [Set::Top, Set::Middle, Set::Bottom].into_iter().filter_map(|set| {
            let bounds = bounds(texts, &lines, set, leading)?;
            let wrong = wrong(&lines, &bounds, set, (leading, action))?;
            Some((wrong, bounds))
        })
    });
    tried.min_by_key(|(wrong, _)| *wrong).map(|(_, bounds)| bounds)
}

/// The lines of a column, top to bottom.
fn lines_of(
    words: &[Word],
    columns: &Columns,
    column: usize,
    text: &str,
    is_key: fn(&str) -> bool,
) -> Vec<Line> {
    let mut own: Vec<&Word> = words.iter().filter(|w| columns.of(w) == column).collect();
    own.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.area.x0.total_cmp(&b.area.x0)));
    let lines = own.chunk_by(|a, b| b.baseline - a.baseline < 0.5 * a.size);
    lines
        .filter_map(|line| {
            let first = line.first()?;
            let said = words_text(line.iter().copied(), text);
            Some(Line {
                baseline: first.baseline,
                letters: (0.72 * first.size, 0.2 * first.size),
                small: said.starts_with(char::is_lowercase),
                key: is_key(&said),
                long: said.len() > 4,
            })
        })
        .collect()
}

/// The texts of a column, one a row: what stands apart, and where they hold keys or days, each of these.
fn texts(lines: &[Line], kind: Option<Column>, leading: f32) -> Vec<&[Line]> {
    let starts = |line: &Line| match kind {
        Some(Column::Number) => line.key,
        Some(Column::Raised | Column::Due) => line.key && line.long,
        _ => false,
    };
    lines.chunk_by(|a, b| b.baseline - a.baseline < APART * leading && !starts(b)).collect()
}

/// Where rows part if the texts of one column are set so in theirs.
fn bounds(texts: &[&[Line]], lines: &[Vec<Line>], set: Set, leading: f32) -> Option<Vec<f32>> {
    let all = || lines.iter().flatten();
    let top = all().map(Line::top).reduce(f32::min)?;
    let bottom = all().map(Line::bottom).reduce(f32::max)?;
    let ends: Vec<(f32, f32)> = texts
        .iter()
        .filter_map(|text| Some((text.first()?.top(), text.last()?.bottom())))
        .collect();
    let (first, last) = (ends.first()?, ends.last()?);
    let near = |a: f32, b: f32| (a - b).abs() < ALIKE * leading;
    match set {
        // The rest of a row that began on the page above may stand over the first.
        Set::Top => {
            let own = usize::from(near(first.0, top));
            Some(ends.iter().skip(own).map(|end| end.0 - 0.5).collect())
        }
        Set::Bottom => {
            let inner = ends.len().saturating_sub(1);
            near(last.1, bottom).then(|| ends.iter().take(inner).map(|end| end.1 + 0.5).collect())
        }
        Set::Middle => middles(&ends, (top, bottom), leading),
    }
}

/// Where rows part whose texts stand in their middle: each as far below its middle as the one above ends above
/// it.
fn middles(ends: &[(f32, f32)], (top, bottom): (f32, f32), leading: f32) -> Option<Vec<f32>> {
    let mut out = Vec::with_capacity(ends.len());
    // Between two lines is less white than the leading has.
    let mut from = top;
    for (start, end) in ends {
        let to = start + end - from;
        if to < *end - ALIKE * leading {
            return None;
        }
        out.push(to);
        from = to;
    }
    let last = out.pop()?;
    ((last - bottom).abs() < leading).then_some(out)
}

/// How many cells of the rows are not set so, where they are few; none where a row has no action.
fn wrong(
    lines: &[Vec<Line>],
    bounds: &[f32],
    set: Set,
    (leading, action): (f32, Option<usize>),
) -> Option<usize> {
    let (mut cells, mut wrong) = (0_usize, 0_usize);
    for row in 0..=bounds.len() {
        let from = row.checked_sub(1).and_then(|row| bounds.get(row)).copied().unwrap_or(f32::MIN);
        let to = bounds.get(row).copied().unwrap_or(f32::MAX);
        let within = |line: &&Line| {
            let middle = (line.top() + line.bottom()) / 2.0;
            middle > from && middle <= to
        };
        let own: Vec<Vec<&Line>> =
            lines.iter().map(|lines| lines.iter().filter(within).collect()).collect();
        let acts = action.and_then(|action| own.get(action));
        let filled = own.iter().filter(|cell| !cell.is_empty()).count();
        // The first may be the rest of one that began above.
        if row > 0 && (acts.is_some_and(Vec::is_empty) || filled < 2) {
            return None;
        }
        let (bad, all) = wrong_cells(&own, set, (leading, action), row > 0);
        (cells, wrong) = (cells.saturating_add(all), wrong.saturating_add(bad));
    }
    (wrong.saturating_mul(OTHERWISE) <= cells).then_some(wrong)
}

/// How many cells of a row are not set so, or go on with a sentence of the row above; and how many it has.
fn wrong_cells(
    own: &[Vec<&Line>],
    set: Set,
    (leading, action): (f32, Option<usize>),
    below: bool,
) -> (usize, usize) {
    let ends = |cell: &Vec<&Line>| Some((cell.first()?.baseline, cell.last()?.baseline));
    let all: Vec<(f32, f32)> = own.iter().filter_map(ends).collect();
    let first = all.iter().fold(f32::MAX, |least, end| least.min(end.0));
    let last = all.iter().fold(f32::MIN, |most, end| most.max(end.1));
    let off = |end: &&(f32, f32)| {
        let by = match set {
            Set::Top => end.0 - first,
            Set::Bottom => end.1 - last,
            Set::Middle => (end.0 + end.1 - first - last) / 2.0,
        };
        by.abs() > ALIKE * leading
    };
    let goes_on = action.and_then(|action| own.get(action)).and_then(|cell| cell.first());
    let goes_on = below && goes_on.is_some_and(|line| line.small);
    let wrong = all.iter().filter(off).count();
    (wrong.saturating_add(usize::from(goes_on)), all.len())
}
