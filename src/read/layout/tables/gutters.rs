//! Lines with segments → column edges: white that runs through a region from top to bottom.

use std::ops::Range;

use crate::block::Few;
use crate::read::layout::glyphs::lines::{Lines, RawLine, glued};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{
    ALIGNED, CORRIDOR, CORRIDOR_LINES, CROSSING, GAPS_FAR, GUTTER, HEADER_REACH, WIDE_SPACE,
};

/// The box of a segment along x, and its line's size.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    x0: f32,
    x1: f32,
    size: f32,
}

/// The inner column edges of a region whose columns gaps alone show: x in the middle of each gutter.
/// None where fewer than two lines have two columns, or too many lines run across.
pub(crate) fn columns(words: &[Word], lines: &[RawLine]) -> Option<Vec<f32>> {
    let several = |line: &&RawLine| line.segments.len() >= 2;
    let wide: Vec<&RawLine> = lines.iter().filter(several).collect();
    if wide.len() < 2 {
        return None;
    }
    let mut stretches: Vec<Stretch> = wide.iter().flat_map(|line| stretches(words, line)).collect();
    stretches.sort_unstable_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut cuts = Vec::new();
    let mut right = f32::NEG_INFINITY;
    for stretch in stretches {
        if right.is_finite() && stretch.x0 - right >= GUTTER * stretch.size {
            cuts.push((right + stretch.x0) / 2.0);
        }
        right = right.max(stretch.x1);
    }
    let across = lines.iter().filter(|line| crosses(words, line, &cuts)).count();
    if across.saturating_mul(3) > lines.len() {
        cuts.clear();
    }
    let shared = corridors(words, lines);
    if shared.len() > cuts.len() {
        cuts = shared;
    }
    (!cuts.is_empty()).then_some(cuts)
}

/// The middles of the white that every line of a region leaves, however narrow its gutters: white as
/// wide as a typewriter's space between texts of which several start or end at its sides.
fn corridors(words: &[Word], lines: &[RawLine]) -> Vec<f32> {
    let mut all: Vec<(&Word, f32)> = Vec::new();
    for line in lines {
        let of = words.get(line.words.clone()).unwrap_or_default();
        all.extend(of.iter().map(|w| (w, line.size)));
    }
    all.sort_unstable_by(|a, b| a.0.area.x0.total_cmp(&b.0.area.x0));
    let mut cuts = Vec::new();
    let mut right = f32::NEG_INFINITY;
    for (word, size) in all {
        let (from, to) = (right, word.area.x0);
        right = right.max(word.area.x1);
        let least = if lines.len() < CORRIDOR_LINES { GUTTER } else { CORRIDOR };
        if from.is_finite() && to - from >= least * size && has_edge(words, lines, from, to) {
            cuts.push((from + to) / 2.0);
        }
    }
    cuts
}

/// Whether texts start at the right side of a corridor, or end at its left side, in two lines or
/// more, and one of them stands clear.
fn has_edge(words: &[Word], lines: &[RawLine], from: f32, to: f32) -> bool {
    let (mut starting, mut ending, mut clear) = (0_usize, 0_usize, 0_usize);
    for line in lines {
        let of = words.get(line.words.clone()).unwrap_or_default();
        let left = of.iter().rev().find(|w| w.area.x1 <= from + 0.1).map(|w| w.area.x1);
        let right = of.iter().find(|w| w.area.x0 >= to - 0.1).map(|w| w.area.x0);
        starting = starting.saturating_add(usize::from(right.is_some_and(|x| x - to <= ALIGNED)));
        ending = ending.saturating_add(usize::from(left.is_some_and(|x| from - x <= ALIGNED)));
        let gap = right.unwrap_or(f32::MAX) - left.unwrap_or(f32::MIN);
        clear = clear.saturating_add(usize::from(gap >= WIDE_SPACE * line.size));
    }
    starting.max(ending) >= 2 && clear >= 1
}

fn stretches(words: &[Word], line: &RawLine) -> Vec<Stretch> {
    let of = |range: &std::ops::Range<usize>| {
        let words = words.get(range.clone())?;
        let x0 = words.iter().fold(f32::MAX, |least, w| least.min(w.area.x0));
        let x1 = words.iter().fold(f32::MIN, |most, w| most.max(w.area.x1));
        Some(Stretch { x0, x1, size: line.size })
    };
    line.segments.iter().filter_map(of).collect()
}

/// Whether text of a line runs across one of the edges.
pub(crate) fn crosses(words: &[Word], line: &RawLine, cuts: &[f32]) -> bool {
    cuts.iter().any(|&x| crosses_at(words, line, x, CROSSING))
}

/// Whether text of a line runs across `x` without a gap of the width given (em) there.
pub(crate) fn crosses_at(words: &[Word], line: &RawLine, x: f32, least: f32) -> bool {
    let words = words.get(line.words.clone()).unwrap_or_default();
    if line.area.x0 > x - 1.0 || line.area.x1 < x + 1.0 {
        return false;
    }
    let mut left = f32::NEG_INFINITY;
    let mut right = f32::INFINITY;
    for word in words {
        let middle = (word.area.x0 + word.area.x1) / 2.0;
        if middle < x {
            left = left.max(word.area.x1);
        } else {
            right = right.min(word.area.x0);
        }
    }
    right - left < least * line.size
}

/// The segments of line `i`, cut further where the lines below it show that a column starts: a
/// header's names may stand one space apart.
pub(crate) fn header_segments(set: &Lines, i: usize) -> Few<Range<usize>> {
    let Some(line) = set.lines.get(i) else { return Few::new() };
    // Where no line has columns, none is looked for.
    let columns = |l: &RawLine| l.segments.len() >= 3;
    if !set.lines.iter().skip(i).take(4).any(columns) {
        return line.segments.clone();
    }
    let mut out = Few::with_capacity(line.segments.len());
    for segment in &line.segments {
        let mut from = segment.start;
        for at in segment.clone().skip(1) {
            if let Some([before, word]) = set.words.get(at.saturating_sub(1)..=at)
                && !glued(before, word)
                && starts_column(set, i, word.area.x0)
            {
                out.push(from..at);
                from = at;
            }
        }
        out.push(from..segment.end);
    }
    out
}

/// Whether a column starts at `x` in the lines below line `i`: at least two have text that starts
/// there, one of them after white wider than a space or as the line's first, and none of the first
/// few runs across.
fn starts_column(set: &Lines, i: usize, x: f32) -> bool {
    let (mut starting, mut clear, mut seen) = (0_usize, 0_usize, 0_usize);
    for pair in set.lines.get(i..).unwrap_or_default().windows(2).take(HEADER_REACH) {
        let [above, line] = pair else { break };
        if line.baseline - above.baseline > GAPS_FAR * line.size {
            break;
        }
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let after = words.iter().position(|w| w.area.x0 >= x - ALIGNED);
        let left = words.get(..after.unwrap_or(words.len())).unwrap_or_default();
        let right = left.iter().fold(f32::NEG_INFINITY, |most, w| most.max(w.area.x1));
        if right > x - ALIGNED {
            // The table ends here, unless it has hardly begun.
            return seen >= HEADER_REACH / 2 && starting >= 2 && clear >= 1;
        }
        seen = seen.saturating_add(1);
        if after.and_then(|k| words.get(k)).is_some_and(|w| w.area.x0 <= x + ALIGNED) {
            starting = starting.saturating_add(1);
            clear = clear.saturating_add(usize::from(x - right >= WIDE_SPACE * line.size));
        }
    }
    starting >= 2 && clear >= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::segments::set;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    #[test]
    fn white_between_columns_is_found() {
        let mut sheet = Sheet::new();
        for (y, a, b, c) in [
            (100.0, "Ward", "Votes", "Turnout"),
            (115.0, "Pier", "612", "31 %"),
            (130.0, "Moor and Fell", "88", "40 %"),
        ] {
            sheet.text(72.0, y, a).text(200.0, y, b).text(300.0, y, c);
        }
        let set = set(words(&sheet.page), &sheet.page.text);
        let cuts = columns(&set.words, &set.lines).unwrap();
        assert_eq!(cuts.len(), 2, "{cuts:?}");
        assert!(cuts[0] > 134.0 && cuts[0] < 200.0, "{cuts:?}");
    }

    #[test]
    fn white_narrower_than_a_gap_is_found_where_all_lines_leave_it() {
        let mut sheet = Sheet::new();
        for (y, a, b) in [
            (100.0, "Marcus Eddowes", "Upper Wend to confirm"),
            (112.0, "and Lorna Basset-Ode", "the agreement"),
            (124.0, "and Freya Basset-Ode", "Presented in January"),
            (136.0, "Potts", "and asked for a date"),
            (148.0, "Ines Calder", "Next briefing in spring"),
        ] {
            sheet.text(72.0, y, a).text(172.0, y, b);
        }
        let set = set(words(&sheet.page), &sheet.page.text);
        let cuts = columns(&set.words, &set.lines).unwrap();
        assert_eq!(cuts.len(), 1, "{cuts:?}");
        assert!(cuts[0] > 167.0 && cuts[0] < 172.0, "{cuts:?}");
    }

    #[test]
    fn a_header_is_cut_where_the_lines_below_have_columns() {
        let mut sheet = Sheet::new();
        let header = [(72.0, "Ref"), (92.0, "Due date"), (140.0, "Action"), (300.0, "Owner")];
        for (x, name) in header {
            sheet.text(x, 100.0, name);
        }
        for (y, a) in [(115.0, "1"), (145.0, "2")] {
            sheet.text(72.0, y, a).text(92.0, y, "3 May 24").text(140.0, y, "Paint the pier and");
            sheet.text(300.0, y, "Clerk").text(140.0, y + 12.0, "count the gulls");
        }
        let set = set(words(&sheet.page), &sheet.page.text);
        let segments = header_segments(&set, 0);
        let starts: Vec<f32> = segments.iter().map(|s| set.words[s.start].area.x0).collect();
        assert_eq!(starts, [72.0, 92.0, 140.0, 300.0]);
    }

    #[test]
    fn prose_has_no_columns() {
        let mut sheet = Sheet::new();
        sheet.lines(72.0, 100.0, &["The Board met and", "agreed to meet again", "in the hall"]);
        let set = set(words(&sheet.page), &sheet.page.text);
        assert!(columns(&set.words, &set.lines).is_none());
    }
}
