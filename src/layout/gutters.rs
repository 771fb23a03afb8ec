//! Lines with segments → column edges: white that runs through a region from top to bottom.

use super::lines::RawLine;
use super::tolerances::GUTTER;
use super::words::Word;

/// The box of a segment along x, and its line's size.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    x0: f32,
    x1: f32,
    size: f32,
}

/// The inner column edges of a region whose columns gaps alone show: x in the middle of each gutter.
/// None where fewer than two lines have two columns, or too many lines run across.
pub(super) fn columns(words: &[Word], lines: &[RawLine]) -> Option<Vec<f32>> {
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
    if cuts.is_empty() {
        return None;
    }
    let across = lines.iter().filter(|line| crosses(words, line, &cuts)).count();
    (across * 3 <= lines.len()).then_some(cuts)
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
pub(super) fn crosses(words: &[Word], line: &RawLine, cuts: &[f32]) -> bool {
    cuts.iter().any(|&x| crosses_at(words, line, x))
}

/// Whether text of a line runs across `x` without a gap there.
pub(super) fn crosses_at(words: &[Word], line: &RawLine, x: f32) -> bool {
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
    right - left < 0.6 * line.size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flow::set;
    use crate::layout::testing::Sheet;
    use crate::layout::words::words;

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
    fn prose_has_no_columns() {
        let mut sheet = Sheet::new();
        sheet.lines(72.0, 100.0, &["The Board met and", "agreed to meet again", "in the hall"]);
        let set = set(words(&sheet.page), &sheet.page.text);
        assert!(columns(&set.words, &set.lines).is_none());
    }
}
