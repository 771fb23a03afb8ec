//! Lines → segments: tells the gap of a tab or column from the stretched spaces of justified text,
//! and sets hanging labels apart.

use std::ops::Range;

use super::labels::{self, Label};
use super::lines::{Lines, RawLine, glued, lines, text_of};
use super::words::Word;
use crate::read::layout::tolerances::{
    ALIGNED, ALIGNED_GAP, ALIGNED_RATIO, BARE_LABEL_GAP, LABEL_RATIO, LONE_GAP, LONE_RATIO,
    RESTYLED_GAP, SENTENCE_GAP, SPACE,
};

/// A white gap before a word.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// The word after it, in [`Lines::words`].
    word: usize,
    /// Its width in units of the line's font size.
    em: f32,
}

/// Sets words as lines with segments.
pub(crate) fn set(words: Vec<Word>, text: &str) -> Lines {
    let mut set = lines(words);
    split(&mut set, text);
    set
}

/// Sets the segments of all lines of a region. `text` is [`Page::text`](crate::read::pdf::Page).
fn split(set: &mut Lines, text: &str) {
    let mut all = Vec::with_capacity(set.words.len());
    let gaps = set.lines.iter().map(|line| {
        let from = all.len();
        add_gaps(line, &set.words, &mut all);
        from..all.len()
    });
    let gaps: Vec<Range<usize>> = gaps.collect();
    let starts = aligned_starts(set, &all);
    let mut ends: Vec<f32> = set.lines.iter().map(|line| line.area.x1).collect();
    ends.sort_unstable_by(f32::total_cmp);
    for (line, gaps) in set.lines.iter_mut().zip(gaps) {
        let gaps = all.get(gaps).unwrap_or_default();
        let mut cuts = label_cuts(line, gaps, (&set.words, text), &starts);
        // A line that ends where others end may be justified.
        let end = line.area.x1;
        let flush = ends
            .partition_point(|&e| e <= end + 1.0)
            .saturating_sub(ends.partition_point(|&e| e < end - 1.0))
            > 1;
        column_cuts(gaps, (&set.words, text), &starts, flush, &mut cuts);
        cut(line, cuts);
    }
}

/// Adds the gaps of a line, left to right.
fn add_gaps(line: &RawLine, words: &[Word], gaps: &mut Vec<Gap>) {
    let of = words.get(line.words.clone()).unwrap_or_default();
    let mut right = f32::NEG_INFINITY;
    let mut before: Option<&Word> = None;
    for (i, word) in line.words.clone().zip(of) {
        if before.is_some_and(|b| !glued(b, word)) {
            gaps.push(Gap { word: i, em: (word.area.x0 - right) / line.size });
        }
        right = right.max(word.area.x1);
        before = Some(word);
    }
}

/// x of everything that starts after a wide gap or at the start of a line, sorted.
fn aligned_starts(set: &Lines, gaps: &[Gap]) -> Vec<f32> {
    let wide = || gaps.iter().filter(|gap| gap.em >= RESTYLED_GAP);
    let mut starts = Vec::with_capacity(set.lines.len().saturating_add(wide().count()));
    starts.extend(set.lines.iter().map(|line| line.area.x0));
    starts.extend(wide().filter_map(|gap| set.words.get(gap.word).map(|w| w.area.x0)));
    starts.sort_unstable_by(f32::total_cmp);
    starts
}

/// How many other lines have something that starts at `x`.
fn support(starts: &[f32], x: f32) -> usize {
    let from = starts.partition_point(|&s| s < x - ALIGNED);
    let to = starts.partition_point(|&s| s <= x + ALIGNED);
    to.saturating_sub(from).saturating_sub(1)
}

/// The most bytes that a label has.
const LABEL_BYTES: usize = 16;

/// The most words that touch each other and are a label: its number, its full stop, its brackets.
const LABEL_WORDS: usize = 4;

/// The cuts after hanging labels; labels may follow each other ("3." "(a)").
fn label_cuts(
    line: &RawLine,
    gaps: &[Gap],
    (words, text): (&[Word], &str),
    starts: &[f32],
) -> Vec<usize> {
    let mut cuts = Vec::new();
    if gaps.len() > GAPS_MAX {
        return cuts;
    }
    let mut start = line.words.start;
    for (i, gap) in gaps.iter().enumerate() {
        // A label is one word, though its full stop may be drawn in another run.
        let Some(label) = words.get(start..gap.word).filter(|of| of.len() <= LABEL_WORDS) else {
            break;
        };
        let word = text_of(label, text);
        if word.len() > LABEL_BYTES {
            break;
        }
        let Some(label) = labels::scan(word.trim()) else { break };
        let usual = typical(gaps, i);
        let wide = match label {
            Label::Bullet => gap.em > 0.1,
            // Text that starts where wrapped lines start hangs, however near the label.
            Label::Closed => {
                let hangs = words.get(gap.word).is_some_and(|w| support(starts, w.area.x0) > 0);
                gap.em > (LABEL_RATIO * SPACE).max(1.15 * usual) || hangs
            }
            Label::Dash => gap.em > (1.6 * SPACE).max(1.3 * usual),
            Label::Bare => gap.em > BARE_LABEL_GAP.max(1.8 * usual),
        };
        if !wide {
            break;
        }
        cuts.push(gap.word);
        start = gap.word;
    }
    cuts
}

/// The median of a line's other gaps (em).
fn typical(gaps: &[Gap], but: usize) -> f32 {
    let mut others = Vec::with_capacity(gaps.len());
    others.extend(gaps.iter().enumerate().filter(|(i, _)| *i != but).map(|(_, gap)| gap.em));
    if others.is_empty() {
        return SPACE;
    }
    others.sort_unstable_by(f32::total_cmp);
    others.get(others.len().saturating_sub(1) / 2).copied().unwrap_or(SPACE).max(0.2)
}

/// Lines of more gaps are no text.
const GAPS_MAX: usize = 400;

/// The cuts at gaps that are no stretched spaces.
fn column_cuts(
    gaps: &[Gap],
    (words, text): (&[Word], &str),
    starts: &[f32],
    flush: bool,
    cuts: &mut Vec<usize>,
) {
    if gaps.len() > GAPS_MAX {
        return;
    }
    let labels = cuts.len();
    let rest = gaps.get(labels..).unwrap_or_default();
    let wide: Vec<f32> = rest.iter().map(|g| g.em).filter(|&g| g >= ALIGNED_GAP).collect();
    let (least, most) = wide.iter().fold((f32::MAX, 0.0_f32), |(a, b), &g| (a.min(g), b.max(g)));
    // Justification stretches all spaces of a line alike.
    let stretched = wide.len() >= 2 && most < 1.08 * least;
    let smallest = rest.iter().map(|g| g.em).fold(f32::MAX, f32::min);
    for (i, gap) in rest.iter().enumerate().filter(|(_, g)| g.em >= RESTYLED_GAP) {
        let Some(word) = words.get(gap.word) else { continue };
        let aligned = support(starts, word.area.x0);
        // The lower half of the other gaps: a line of many columns has more gaps than spaces.
        let usual = if rest.len() == 1 { SPACE } else { typical(rest, i).min(2.0 * smallest) };
        // A change of style where other lines have a start: a column, however near.
        let restyled =
            gap.word.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| {
                before.is_bold() != word.is_bold() && gap.em >= RESTYLED_GAP && aligned >= 1
            });
        let apart = if restyled {
            true
        } else if stretched {
            aligned >= 2 && gap.em >= LONE_GAP
        } else if gap.em < ALIGNED_GAP {
            false
        } else if aligned >= 1 {
            gap.em >= ALIGNED_RATIO * usual || smallest >= LONE_GAP
        } else {
            // Where the spaces of a ragged line are as they should be, nothing is stretched.
            // Two sentences are set apart by more than a space, if the writer likes.
            let sentences = gap
                .word
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| w.text(text).ends_with('.'));
            if sentences && gap.em < SENTENCE_GAP {
                continue;
            }
            let tab = !flush && rest.len() > 1 && usual <= 1.5 * SPACE;
            (gap.em >= LONE_GAP || tab) && (gap.em >= LONE_RATIO * usual || smallest >= LONE_GAP)
        };
        if apart {
            cuts.push(gap.word);
        }
    }
}

/// Cuts a line before the words given, left to right.
fn cut(line: &mut RawLine, cuts: Vec<usize>) {
    if cuts.is_empty() {
        return;
    }
    line.segments.clear();
    let mut from = line.words.start;
    for at in cuts.into_iter().chain([line.words.end]) {
        if at > from {
            line.segments.push(from..at);
            from = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::lines::lines;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    fn shown(sheet: &Sheet) -> Vec<String> {
        let page = &sheet.page;
        let mut set = lines(words(page));
        split(&mut set, &page.text);
        let join = |r: &std::ops::Range<usize>| {
            set.words[r.clone()].iter().map(|w| w.text(&page.text)).collect::<Vec<_>>().join(" ")
        };
        set.lines
            .iter()
            .map(|l| l.segments.iter().map(join).collect::<Vec<_>>().join(" ¦ "))
            .collect()
    }

    /// Words with gaps of the widths given (points) before all but the first.
    fn spread(sheet: &mut Sheet, y: f32, words: &[(f32, &str)]) {
        let mut x = 72.0;
        for (gap, word) in words {
            x += gap;
            sheet.text(x, y, word);
            x = sheet.end();
        }
    }

    #[test]
    fn stretched_spaces_are_no_columns() {
        let mut sheet = Sheet::new();
        spread(
            &mut sheet,
            100.0,
            &[(0.0, "Members"), (14.0, "of"), (14.0, "the"), (14.2, "Board")],
        );
        assert_eq!(shown(&sheet), ["Members of the Board"]);
    }

    #[test]
    fn a_label_stands_apart_even_in_a_stretched_line() {
        let mut sheet = Sheet::new();
        let words = [(0.0, "2."), (17.0, "Declarations"), (11.0, "of"), (11.0, "Interests")];
        spread(&mut sheet, 100.0, &words);
        assert_eq!(shown(&sheet), ["2. ¦ Declarations of Interests"]);
    }

    #[test]
    fn aligned_columns_are_segments() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Cllr A. Longer-Named").text(200.0, 100.0, "Harbour Ward");
        sheet.text(72.0, 112.0, "Ms B. Ode").text(200.0, 112.0, "Trust");
        sheet.text(200.0, 124.0, "of Moor Hall");
        assert_eq!(
            shown(&sheet),
            ["Cllr A. Longer-Named ¦ Harbour Ward", "Ms B. Ode ¦ Trust", "of Moor Hall"]
        );
    }

    #[test]
    fn labels_may_follow_each_other() {
        let mut sheet = Sheet::new();
        spread(&mut sheet, 100.0, &[(0.0, "3."), (20.0, "(a)"), (9.0, "To"), (2.5, "note")]);
        assert_eq!(shown(&sheet), ["3. ¦ (a) ¦ To note"]);
    }

    #[test]
    fn a_label_may_be_drawn_in_parts_at_any_time() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "3").text(100.0, 100.0, "To note").text(77.0, 100.0, ".");
        sheet.text(100.0, 112.0, "the report.");
        assert_eq!(shown(&sheet), ["3 . ¦ To note", "the report."]);
    }

    #[test]
    fn a_number_in_prose_is_no_label() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "12 members were present").text(72.0, 112.0, "a) one");
        assert_eq!(shown(&sheet), ["12 members were present", "a) one"]);
    }
}
