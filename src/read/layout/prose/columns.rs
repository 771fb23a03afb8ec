//! Columns of prose, side by side, read one after the other. Lists of names and labels with values
//! stand side by side too: their lines are short, or do not go on below each other, and stay.

use std::ops::Range;

use crate::read::layout::glyphs::lines::{Lines, RawLine, measure};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{
    COLUMN_FULL, COLUMN_LINES, COLUMN_WIDE, COLUMN_WRAPS, GUTTER,
};

/// More lines on a page are no text.
const LINES_MAX: usize = 1000;
/// So many lines are looked at for what parts columns.
const GUIDES: usize = 3;
/// Most columns side by side.
const MOST: usize = 4;

/// Puts the lines of columns of prose in reading order.
pub(crate) fn order(set: &mut Lines, text: &str) {
    let parted = set.lines.iter().filter(|l| l.segments.len() > 1).count();
    let beside = set.lines.windows(2).filter(|two| between(two).is_some()).count();
    let several = parted.saturating_add(beside);
    if several >= COLUMN_LINES / 2 && set.lines.len() <= LINES_MAX {
        let lines = std::mem::take(&mut set.lines);
        set.lines = order_lines(lines, &set.words, text, MOST);
    }
}

fn order_lines(mut lines: Vec<RawLine>, words: &[Word], text: &str, most: usize) -> Vec<RawLine> {
    if most <= 1 {
        return lines;
    }
    let gaps = Gaps::of(&lines, words, text);
    let mut out = Vec::with_capacity(lines.len());
    let mut from = 0;
    while from < lines.len() {
        let Some((end, gutter)) = region(&lines, &gaps, from, words, text) else {
            out.extend(lines.get_mut(from).map(std::mem::take));
            from = from.saturating_add(1);
            continue;
        };
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for line in lines.get(from..end).unwrap_or_default() {
            let (a, b) = cut(line, gutter, words);
            left.extend(a);
            right.extend(b);
        }
        out.extend(order_lines(left, words, text, most.saturating_sub(1)));
        out.extend(order_lines(right, words, text, most.saturating_sub(1)));
        from = end;
    }
    out
}

/// The columns that start at line `from`: the line after them, and the middle of the gutter.
fn region(
    lines: &[RawLine],
    gaps: &Gaps,
    from: usize,
    words: &[Word],
    text: &str,
) -> Option<(usize, f32)> {
    let first = lines.get(from)?;
    let (mut left, mut right) = guide(lines.get(from..)?, words)?;
    let mut end = from;
    for line in gaps.lines.iter().skip(from) {
        let (a, b) = gaps.sides(line, (left + right) / 2.0);
        let (l, r) = (a.map_or(left, |x| x.max(left)), b.map_or(right, |x| x.min(right)));
        if r - l < GUTTER * first.size {
            break;
        }
        (left, right) = (l, r);
        end = end.saturating_add(1);
    }
    if end.saturating_sub(from) < COLUMN_LINES {
        return None;
    }
    let gutter = (left + right) / 2.0;
    let found = lines.get(from..end)?;
    // What stands left of the gutter goes on below itself, or no side needs to be measured; but columns
    // whose lines stand at heights of their own are two texts, whatever each is.
    let mut starts = gaps.lines.get(from..end)?.iter().filter(|line| line.first < gutter);
    if !may_wrap(&mut starts) && !are_apart(found, gaps, from, gutter) {
        return None;
    }
    let (left, right): (Vec<_>, Vec<_>) = found.iter().map(|line| cut(line, gutter, words)).unzip();
    let sides = [left, right].map(|side| side.into_iter().flatten().collect::<Vec<RawLine>>());
    let prose = sides.iter().filter(|side| is_prose(side, words, text)).count();
    let mixed = || sides.iter().all(|side| is_mixed(side, words, text));
    let columns = prose == 2
        || sides.iter().all(|side| is_column(side))
            && (prose == 1 || mixed())
            && are_apart(found, gaps, from, gutter);
    columns.then_some((end, gutter))
}

/// Whether so many of these lines go on with a sentence that they may be prose.
fn may_wrap(lines: &mut dyn Iterator<Item = &LineGaps>) -> bool {
    let (all, wraps) = lines.fold((0_usize, 0_usize), |(n, w), l| {
        (n.saturating_add(1), w.saturating_add(usize::from(l.wraps)))
    });
    all >= COLUMN_LINES && wraps as f32 >= COLUMN_WRAPS * all as f32
}

/// Whether the lines left and right of a gutter seldom stand side by side: rows of names, values or
/// marks do.
fn are_apart(lines: &[RawLine], gaps: &Gaps, from: usize, gutter: f32) -> bool {
    let of = gaps.lines.get(from..from.saturating_add(lines.len())).unwrap_or_default();
    let sides = of.iter().map(|line| gaps.sides(line, gutter));
    let (mut left, mut right, mut both) = (0_usize, 0_usize, 0_usize);
    for (a, b) in sides {
        left = left.saturating_add(usize::from(a.is_some()));
        right = right.saturating_add(usize::from(b.is_some()));
        both = both.saturating_add(usize::from(a.is_some() && b.is_some()));
    }
    left.min(right) >= COLUMN_LINES && both.saturating_mul(2) <= left.min(right)
}

/// The two edges of the white by which the first lines tell columns. The first may stand in one column alone, where
/// the other starts lower; and all, where no two stand at one height.
fn guide(lines: &[RawLine], words: &[Word]) -> Option<(f32, f32)> {
    let near = lines.get(..GUIDES.min(lines.len()))?;
    let parted = near.iter().find(|line| line.segments.len() > 1);
    match parted {
        Some(line) => widest_gap(line, words),
        None => near.windows(2).find_map(between),
    }
}

/// The two edges of the white between two lines that stand side by side, a little lower the one than the other.
fn between(two: &[RawLine]) -> Option<(f32, f32)> {
    let [one, next] = two else { return None };
    let level = next.area.y0 < one.area.y1 && one.area.y0 < next.area.y1;
    let (left, right) = if one.area.x1 < next.area.x0 { (one, next) } else { (next, one) };
    (level && left.area.x1 < right.area.x0).then_some((left.area.x1, right.area.x0))
}

/// The two edges of the widest gap between segments.
fn widest_gap(line: &RawLine, words: &[Word]) -> Option<(f32, f32)> {
    let gap = |pair: &[Range<usize>]| {
        let (a, b) = (pair.first()?, pair.get(1)?);
        let x0 = words.get(a.clone())?.iter().fold(f32::MIN, |most, w| most.max(w.area.x1));
        Some((x0, words.get(b.start)?.area.x0))
    };
    line.segments.windows(2).filter_map(gap).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
}

/// What stands left and right of each word of some lines: measured once, looked up for each line above.
struct Gaps {
    lines: Vec<LineGaps>,
    /// The words line by line, left to right.
    words: Vec<Side>,
}

struct LineGaps {
    /// The middle of the first word, and whether it goes on with a sentence.
    first: f32,
    wraps: bool,
    /// Its words in [`Gaps::words`].
    words: Range<usize>,
}

/// The middle of a word, where the text up to it ends, and where the text from it on starts.
struct Side {
    middle: f32,
    end: f32,
    start: f32,
}

impl Gaps {
    fn of(lines: &[RawLine], words: &[Word], text: &str) -> Self {
        let count = lines.iter().map(|line| line.words.len()).sum();
        let mut out =
            Gaps { lines: Vec::with_capacity(lines.len()), words: Vec::with_capacity(count) };
        let middle = |w: &Word| (w.area.x0 + w.area.x1) / 2.0;
        for line in lines {
            let of = words.get(line.words.clone()).unwrap_or_default();
            let from = out.words.len();
            let side = |w: &Word| Side { middle: middle(w), end: w.area.x1, start: w.area.x0 };
            out.words.extend(of.iter().map(side));
            let own = out.words.get_mut(from..).unwrap_or_default();
            own.sort_by(|a, b| a.middle.total_cmp(&b.middle));
            let mut end = f32::MIN;
            for side in own.iter_mut() {
                end = end.max(side.end);
                side.end = end;
            }
            let mut start = f32::MAX;
            for side in own.iter_mut().rev() {
                start = start.min(side.start);
                side.start = start;
            }
            out.lines.push(LineGaps {
                first: of.first().map_or(f32::INFINITY, middle),
                wraps: of.first().is_some_and(|word| goes_on(word, text)),
                words: from..out.words.len(),
            });
        }
        out
    }

    /// Where the text of a line left of `x` ends, and where the text right of it starts.
    fn sides(&self, line: &LineGaps, x: f32) -> (Option<f32>, Option<f32>) {
        let words = self.words.get(line.words.clone()).unwrap_or_default();
        let at = words.partition_point(|side| side.middle < x);
        let left = at.checked_sub(1).and_then(|before| words.get(before));
        (left.map(|side| side.end), words.get(at).map(|side| side.start))
    }
}

/// The parts of a line left and right of a gutter.
fn cut(line: &RawLine, gutter: f32, words: &[Word]) -> (Option<RawLine>, Option<RawLine>) {
    let of = words.get(line.words.clone()).unwrap_or_default();
    let at = of.iter().take_while(|w| (w.area.x0 + w.area.x1) / 2.0 < gutter).count();
    let at = line.words.start.saturating_add(at);
    let part = |range: Range<usize>| {
        let mut part = measure(words, range.clone())?;
        let clip = |s: &Range<usize>| s.start.max(range.start)..s.end.min(range.end);
        part.segments = line.segments.iter().map(clip).filter(|s| !s.is_empty()).collect();
        Some(part)
    };
    (part(line.words.start..at), part(at..line.words.end))
}

/// Whether a word goes on with a sentence.
fn goes_on(word: &Word, text: &str) -> bool {
    text.get(word.start as usize..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// Whether lines are a column of prose: enough of them, wide, full, and going on below each other.
fn is_prose(lines: &[RawLine], words: &[Word], text: &str) -> bool {
    is_column(lines) && goes_down(lines, words, text, (COLUMN_FULL, COLUMN_WRAPS))
}

/// Whether lines are a long column of short paragraphs and headings: some of them are full, and some go on below
/// each other.
fn is_mixed(lines: &[RawLine], words: &[Word], text: &str) -> bool {
    let long = lines.len() >= COLUMN_LINES.saturating_mul(2);
    long && goes_down(lines, words, text, (COLUMN_FULL / 2.0, COLUMN_WRAPS / 2.0))
}

/// Whether such shares of some lines reach far to the right, and go on below each other.
fn goes_down(lines: &[RawLine], words: &[Word], text: &str, shares: (f32, f32)) -> bool {
    let width = width(lines);
    let full = lines.iter().filter(|l| l.area.x1 - l.area.x0 > 0.7 * width).count();
    let wraps =
        lines.iter().filter_map(|l| words.get(l.words.start)).filter(|w| goes_on(w, text)).count();
    full as f32 >= shares.0 * lines.len() as f32 && wraps as f32 >= shares.1 * lines.len() as f32
}

/// Whether lines are enough, and wide enough, for a column.
fn is_column(lines: &[RawLine]) -> bool {
    let size = lines.first().map_or(1.0, |line| line.size);
    lines.len() >= COLUMN_LINES && width(lines) >= COLUMN_WIDE * size
}

/// The width of some lines together.
fn width(lines: &[RawLine]) -> f32 {
    let left = lines.iter().fold(f32::MAX, |least, l| least.min(l.area.x0));
    let right = lines.iter().fold(f32::MIN, |most, l| most.max(l.area.x1));
    right - left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::segments::set;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    fn firsts(sheet: &Sheet) -> Vec<&str> {
        let mut set = set(words(&sheet.page), &sheet.page.text);
        order(&mut set, &sheet.page.text);
        set.lines.iter().map(|l| set.words[l.words.start].text(&sheet.page.text)).collect()
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other() {
        let mut sheet = Sheet::new();
        sheet.text(50.0, 80.0, "Heading");
        for i in 0..8 {
            let y = 100.0 + 12.0 * i as f32;
            sheet.text(50.0, y, &format!("a{i} of the left column, which goes on and on"));
            sheet.text(320.0, y, &format!("b{i} of the right one, which goes on just as long"));
        }
        let firsts = firsts(&sheet);
        assert_eq!(firsts[..3], ["Heading", "a0", "a1"]);
        assert_eq!(firsts[8..10], ["a7", "b0"]);
    }

    #[test]
    fn columns_with_lines_at_heights_of_their_own_are_two_texts() {
        let read = |step: f32| {
            let mut sheet = Sheet::new();
            for i in 0..8 {
                let (y, next) = (100.0 + 12.0 * i as f32, 100.0 + step * i as f32);
                sheet.text(50.0, y, &format!("N{i} Ode of the Harbour Ward and the Quay"));
                sheet.text(320.0, next, &format!("b{i} of the right one, which goes on and on"));
            }
            let all: Vec<String> = firsts(&sheet).into_iter().map(str::to_owned).collect();
            all
        };
        assert_eq!(read(13.0)[..9], ["N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "b0"]);
        assert_eq!(read(12.0).len(), 8);
    }

    #[test]
    fn columns_of_headings_and_short_paragraphs_with_no_line_beside_another() {
        let mut sheet = Sheet::new();
        for i in 0..7 {
            let y = 100.0 + 24.0 * i as f32;
            sheet.text(50.0, y, &format!("A{i} Gates"));
            sheet.text(50.0, y + 12.0, "and walls of the left column, which leans");
            sheet.text(320.0, y + 6.0, &format!("B{i} of the right one, which goes on"));
            sheet.text(320.0, y + 18.0, "and on and on, as long as the other");
        }
        let firsts = firsts(&sheet);
        let place = |word: &str| firsts.iter().position(|first| *first == word);
        assert_eq!((place("A0"), place("A6"), place("B0")), (Some(0), Some(12), Some(14)));
    }

    #[test]
    fn names_with_wards_stay_in_rows() {
        let mut sheet = Sheet::new();
        for i in 0..8 {
            let y = 100.0 + 12.0 * i as f32;
            sheet.text(50.0, y, &format!("Councillor N. Ode{i}")).text(320.0, y, "Harbour Ward");
        }
        assert_eq!(firsts(&sheet).len(), 8);
    }
}
