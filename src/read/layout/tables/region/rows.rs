//! Where the rows of a log part: at the rules or the edges of shades that the document draws, else where
//! white goes through all columns, else where numbers or dates start.

use super::aligned;
use super::columns::Columns;
use super::{Ground, line_words};
use crate::read::layout::glyphs::lines::Lines;
use crate::read::layout::glyphs::texts::words_text;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tables::keys::is_date;
use crate::read::layout::tolerances::{FILL_HIGH, FILLS_MAX};
use crate::words::columns::Column;

/// White beyond that between the lines of a cell that parts rows (em).
const BEYOND: f32 = 0.16;

/// A stretch of words between two whites that go through all columns.
#[derive(Clone, Debug)]
struct Strip {
    top: f32,
    bottom: f32,
    words: Vec<Word>,
}

/// The tops of rows from the second on, in order. `words` are those of the body.
pub(super) fn bounds(
    set: &Lines,
    body: std::ops::Range<usize>,
    columns: &Columns,
    ground: Ground<'_>,
) -> Vec<f32> {
    let lines = set.lines.get(body).unwrap_or_default();
    let words: Vec<Word> = lines.iter().flat_map(|line| line_words(set, line)).copied().collect();
    let Some(size) = lines.first().map(|line| line.size) else { return Vec::new() };
    let leading = leading(&words, columns, ground).unwrap_or(1.2 * size);
    let strips = strips(&words, leading, size);
    let drawn = drawn(&words, columns, ground, size);
    let mut out = Vec::new();
    let mut from = 0;
    for at in drawn.iter().copied().map(Some).chain([None]) {
        let to = at.map_or(strips.len(), |y| strips.partition_point(|s| s.top + 0.3 * size < y));
        let to = to.max(from);
        let part = strips.get(from..to).unwrap_or_default();
        out.extend(within(part, columns, ground, (leading, !drawn.is_empty())));
        out.extend(at);
        from = to;
    }
    out.dedup_by(|b, a| (*b - *a).abs() < 1.0);
    out
}

/// Top and bottom of a word's letters.
fn letters(word: &Word) -> (f32, f32) {
    (word.baseline - 0.72 * word.size, word.baseline + 0.2 * word.size)
}

/// Baseline to baseline within cells, in points: of pairs of lines of which the second goes on with a small
/// letter; else the smallest that recurs.
fn leading(words: &[Word], columns: &Columns, ground: Ground<'_>) -> Option<f32> {
    let mut by_column: Vec<Vec<&Word>> = vec![Vec::new(); columns.count()];
    for word in words {
        if let Some(column) = by_column.get_mut(columns.of(word)) {
            column.push(word);
        }
    }
    let (mut sure, mut all) = (Vec::new(), Vec::new());
    for column in &mut by_column {
        column.sort_by(|a, b| {
            a.baseline.total_cmp(&b.baseline).then(a.area.x0.total_cmp(&b.area.x0))
        });
        for pair in column.windows(2) {
            let [a, b] = pair else { continue };
            let rise = b.baseline - a.baseline;
            if rise < 0.8 * b.size || rise > 2.5 * b.size {
                continue;
            }
            all.push(rise);
            let text = b.text(ground.source.text);
            if text.starts_with(char::is_lowercase) {
                sure.push(rise);
            }
        }
    }
    let of = |list: &mut Vec<f32>, share: usize| {
        list.sort_unstable_by(f32::total_cmp);
        list.get(list.len().checked_mul(share)? / 8).copied()
    };
    if sure.len() >= 2 {
        return of(&mut sure, 4);
    }
    let least = of(&mut all, 1)?;
    let size = words.first()?.size;
    (least < 1.45 * size).then_some(least)
}

/// Parts the words at the white that goes through all columns.
fn strips(words: &[Word], leading: f32, size: f32) -> Vec<Strip> {
    let mut sorted: Vec<Word> = words.to_vec();
    sorted.sort_unstable_by(|a, b| letters(a).0.total_cmp(&letters(b).0));
    let least = (leading - 0.92 * size).max(0.0) + BEYOND * size;
    let mut out: Vec<Strip> = Vec::new();
    for word in sorted {
        let (top, bottom) = letters(&word);
        match out.last_mut() {
            Some(open) if top - open.bottom < least => {
                open.bottom = open.bottom.max(bottom);
                open.words.push(word);
            }
            _ => out.push(Strip { top, bottom, words: vec![word] }),
        }
    }
    out
}

/// The heights between rows that rules or shades draw inside the body.
fn drawn(words: &[Word], columns: &Columns, ground: Ground<'_>, size: f32) -> Vec<f32> {
    let top = words.iter().fold(f32::MAX, |least, w| least.min(letters(w).0));
    let bottom = words.iter().fold(f32::MIN, |most, w| most.max(letters(w).1));
    let inside = |y: &f32| *y > top && *y < bottom;
    let mut ys: Vec<f32> = rules(columns, ground).into_iter().filter(inside).collect();
    ys.extend(bands(columns, ground).into_iter().flat_map(|b| [b.0, b.1]).filter(inside));
    ys.sort_unstable_by(f32::total_cmp);
    ys.dedup_by(|b, a| *b - *a < 0.5 * size);
    let clear = |y: &f32| {
        let across = words.iter().filter(|w| {
            let (top, bottom) = letters(w);
            top + 0.2 * w.size < *y && bottom - 0.25 * w.size > *y
        });
        across.count() == 0
    };
    ys.retain(clear);
    ys
}

/// The heights of the rules across most of a region's columns, the first among them, drawn in one piece or in
/// several: one that leaves out the first column parts a row in two at the most.
fn rules(columns: &Columns, ground: Ground<'_>) -> Vec<f32> {
    let width = columns.right - columns.left;
    let first = columns.cuts.first().map_or(columns.right, |cut| *cut);
    // At a height, how much of the width is ruled, and of the first column.
    let mut sums: Vec<(f32, f32, f32)> = Vec::new();
    for edge in &ground.edges.horizontal {
        let share = |from: f32, to: f32| (edge.to.min(to) - edge.from.max(from)).max(0.0);
        let (all, own) =
            (share(columns.left - 8.0, columns.right + 8.0), share(columns.left, first));
        match sums.last_mut() {
            Some(sum) if edge.at - sum.0 < 1.0 => (sum.1, sum.2) = (sum.1 + all, sum.2 + own),
            _ => sums.push((edge.at, all, own)),
        }
    }
    let across =
        |sum: &(f32, f32, f32)| sum.1 >= 0.55 * width && sum.2 >= 0.5 * (first - columns.left);
    sums.into_iter().filter(across).map(|sum| sum.0).collect()
}

/// Tops and bottoms of the shades that lie over most of a region's width, in one piece or cell by cell.
pub(super) fn bands(columns: &Columns, ground: Ground<'_>) -> Vec<(f32, f32)> {
    if ground.fills.len() > FILLS_MAX {
        return Vec::new();
    }
    let width = columns.right - columns.left;
    let mut areas: Vec<_> = ground
        .fills
        .iter()
        .map(|f| f.area)
        .filter(|a| a.y1 - a.y0 >= FILL_HIGH && a.x1 > columns.left && a.x0 < columns.right)
        .collect();
    areas.sort_unstable_by(|a, b| {
        a.y0.total_cmp(&b.y0).then(a.y1.total_cmp(&b.y1)).then(a.x0.total_cmp(&b.x0))
    });
    let mut out: Vec<(f32, f32, f32, f32)> = Vec::new();
    for a in areas {
        let share = a.x1.min(columns.right) - a.x0.max(columns.left);
        match out.last_mut() {
            Some(open) if (open.0 - a.y0).abs() < 1.0 && (open.1 - a.y1).abs() < 1.0 => {
                if a.x0 >= open.3 - 1.0 {
                    open.2 += share;
                    open.3 = a.x1;
                }
            }
            _ => out.push((a.y0, a.y1, share, a.x1)),
        }
    }
    out.into_iter().filter(|b| b.2 >= 0.7 * width).map(|b| (b.0, b.1)).collect()
}

/// The rows among strips that stand between two drawn heights, or under nothing drawn.
fn within(
    strips: &[Strip],
    columns: &Columns,
    ground: Ground<'_>,
    (leading, drawn): (f32, bool),
) -> Vec<f32> {
    let mut out = Vec::new();
    let mut open: Option<&Strip> = None;
    for strip in strips {
        if let Some(above) = open
            && starts_row(strip, columns, drawn)
        {
            out.push((above.bottom + strip.top) / 2.0);
        }
        // Two rows have two lines.
        if strip.bottom - strip.top > leading {
            let key = key_column(columns);
            let set = aligned::cuts(&strip.words, columns, ground, leading, key, is_key_text);
            out.extend(set.unwrap_or_else(|| keyed_starts(strip, columns, ground)));
        }
        open = Some(strip);
    }
    out
}

/// Whether a strip under white starts a row: a paragraph of one cell does not.
fn starts_row(strip: &Strip, columns: &Columns, drawn: bool) -> bool {
    let mut used: Vec<usize> = strip.words.iter().map(|w| columns.of(w)).collect();
    used.sort_unstable();
    used.dedup();
    let keys = key_column(columns);
    let has = |kind| columns.find(kind).is_some_and(|column| used.contains(&column));
    let keyed = keys.is_some_and(|column| used.contains(&column));
    let short = [Column::Owners, Column::Due, Column::Status, Column::OwnersAndDue];
    // A part of a row: an action of its own, and who does it or by when.
    let acts = columns.action().is_some_and(|column| used.contains(&column));
    let part = acts && short.into_iter().any(has);
    if strip.words.iter().any(|w| columns.crossed(&[*w])) {
        return true;
    }
    keyed || part || if drawn { used.len() > columns.count() / 2 } else { used.len() >= 2 }
}

/// The column whose texts start rows: numbers, else dates.
fn key_column(columns: &Columns) -> Option<usize> {
    columns.find(Column::Number).or_else(|| columns.find(Column::Raised))
}

/// The rows after the first that start inside a strip: at the lines where a second key stands, with text
/// of other columns beside it.
fn keyed_starts(strip: &Strip, columns: &Columns, ground: Ground<'_>) -> Vec<f32> {
    let Some(column) = key_column(columns) else { return Vec::new() };
    let text = ground.source.text;
    let mut words: Vec<&Word> = strip.words.iter().filter(|w| columns.of(w) == column).collect();
    words.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.area.x0.total_cmp(&b.area.x0)));
    let lines = words.chunk_by(|a, b| b.baseline - a.baseline < 0.5 * a.size);
    let numbers = columns.find(Column::Number) == Some(column);
    let keys: Vec<&Word> = lines
        .map(|line| (line, words_text(line.iter().copied(), text)))
        .filter(|(_, said)| is_key_text(said) && (numbers || said.len() > 4))
        .filter_map(|(line, _)| line.first().copied())
        .collect();
    let beside = |key: &&&Word| {
        let near = |w: &&Word| (w.baseline - key.baseline).abs() < 0.3 * key.size;
        let mut used: Vec<usize> = strip.words.iter().filter(near).map(|w| columns.of(w)).collect();
        used.sort_unstable();
        used.dedup();
        used.len() >= columns.count().div_ceil(2).max(2)
    };
    let starts: Vec<&&Word> = keys.iter().filter(beside).collect();
    if starts.len() < keys.len() {
        return Vec::new();
    }
    starts.iter().skip(1).map(|w| letters(w).0 - 0.5).collect()
}

/// Whether a line may be a row's number or the first of its date; a year alone is the last of one.
fn is_key_text(line: &str) -> bool {
    let text = line.split(' ').next().unwrap_or_default();
    let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_date(text) || !year && text.bytes().any(|b| b.is_ascii_digit())
}
