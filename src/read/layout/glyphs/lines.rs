//! Words → lines. Order of drawing does not matter: words are sorted by baseline, raised and lowered
//! text joins the line it stands at.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::smallvec;

use super::geometry::join;
use super::words::Word;
use crate::block::Few;
use crate::read::layout::tolerances::{SAME_BASELINE, SCRIPT_SHIFT, SCRIPT_SIZE, WORD_GAP};
use crate::read::pdf::Rect;

/// One printed line: a stretch of the words of its [`Lines`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawLine {
    /// Its words, left to right, in [`Lines::words`].
    pub words: Range<usize>,
    /// What gaps set apart, left to right, in [`Lines::words`]; one stretch before segments are told.
    pub segments: Few<Range<usize>>,
    /// y of its baseline.
    pub baseline: f32,
    /// Font size of most of its text, in points.
    pub size: f32,
    /// Its box.
    pub area: Rect,
}

/// The lines of a region, top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The words, line by line.
    pub words: Vec<Word>,
    /// The lines.
    pub lines: Vec<RawLine>,
}

/// Sets words as lines, in their own frame.
pub(crate) fn lines(mut words: Vec<Word>) -> Lines {
    words.sort_unstable_by(|a, b| {
        a.baseline.total_cmp(&b.baseline).then_with(|| by_x(a, b)).then(a.start.cmp(&b.start))
    });
    let mut bands = words_to_bands(&words);
    if let Some(band_of) = join_scripts(&words, &bands) {
        (words, bands) = in_bands(&words, &band_of);
    }
    for band in &bands {
        words.get_mut(band.clone()).unwrap_or_default().sort_by(by_x);
    }
    let mut lines: Vec<RawLine> = Vec::with_capacity(bands.len());
    lines.extend(bands.into_iter().filter_map(|band| measure(&words, band)));
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    Lines { words, lines }
}

/// Left to right; then whatever does not depend on the order of drawing.
fn by_x(a: &Word, b: &Word) -> std::cmp::Ordering {
    a.area.x0.total_cmp(&b.area.x0).then_with(|| a.area.x1.total_cmp(&b.area.x1))
}

/// Words that a line has at least, as a rule.
const WORDS_OF_A_LINE: usize = 5;

/// Stretches of sorted words on one baseline.
fn words_to_bands(words: &[Word]) -> Vec<Range<usize>> {
    let mut bands = Vec::with_capacity(words.len() / WORDS_OF_A_LINE);
    let mut from = 0;
    let mut base = f32::NEG_INFINITY;
    let mut size = 0.0_f32;
    for (i, word) in words.iter().enumerate() {
        if word.baseline - base > SAME_BASELINE * size.min(word.size) {
            if i > from {
                bands.push(from..i);
            }
            from = i;
            base = word.baseline;
            size = word.size;
        }
        size = size.max(word.size);
    }
    if words.len() > from {
        bands.push(from..words.len());
    }
    bands
}

/// Lines of more words are no text; raised words are not looked for beside them.
const BAND_MAX: usize = 1000;

/// The band of each word, raised and lowered words moved to the line they touch; none where no word
/// moves.
fn join_scripts(words: &[Word], bands: &[Range<usize>]) -> Option<Vec<usize>> {
    let mut moved: Option<Vec<usize>> = None;
    let own = || {
        let bands = bands.iter().enumerate();
        bands.flat_map(|(b, band)| std::iter::repeat_n(b, band.len())).collect()
    };
    let largest: Vec<f32> = bands
        .iter()
        .map(|band| words.get(band.clone()).unwrap_or_default())
        .map(|of| if of.len() > BAND_MAX { 0.0 } else { of.iter().fold(0.0, |m, w| w.size.max(m)) })
        .collect();
    for (b, band) in bands.iter().enumerate() {
        let neighbours = [b.checked_add(1), b.checked_sub(1)];
        for i in band.clone() {
            let Some(word) = words.get(i) else { continue };
            for n in neighbours.into_iter().flatten() {
                if largest.get(n).is_none_or(|size| word.size >= SCRIPT_SIZE * size) {
                    continue;
                }
                let Some(near) = bands.get(n).and_then(|r| words.get(r.clone())) else { continue };
                if near.first().is_none_or(|f| (f.baseline - word.baseline).abs() > f.size * 1.5) {
                    continue;
                }
                if near.iter().any(|main| is_script(word, main)) {
                    if let Some(slot) = moved.get_or_insert_with(own).get_mut(i) {
                        *slot = n;
                    }
                    break;
                }
            }
        }
    }
    moved
}

/// Whether a word is raised or lowered text that stands at another word.
fn is_script(word: &Word, main: &Word) -> bool {
    let apart = (word.area.x0 - main.area.x1).max(main.area.x0 - word.area.x1);
    word.size < SCRIPT_SIZE * main.size
        && (word.baseline - main.baseline).abs() < SCRIPT_SHIFT * main.size
        && apart < 0.4 * main.size
        && apart > -0.4 * main.size
}

/// The words band by band, and the bands that have any.
fn in_bands(words: &[Word], band_of: &[usize]) -> (Vec<Word>, Vec<Range<usize>>) {
    let mut order: Vec<(usize, &Word)> = band_of.iter().copied().zip(words).collect();
    order.sort_by_key(|(band, _)| *band);
    let mut from = 0_usize;
    let bands = order.chunk_by(|a, b| a.0 == b.0).map(|band| {
        let start = from;
        from = from.saturating_add(band.len());
        start..from
    });
    let bands = bands.collect();
    (order.into_iter().map(|(_, word)| *word).collect(), bands)
}

/// A line with its box, and the baseline and size of most of its text.
pub(crate) fn measure(words: &[Word], range: Range<usize>) -> Option<RawLine> {
    let of = words.get(range.clone())?;
    let first = of.first()?;
    let mut area = first.area;
    let mut main = first;
    let mut widest = 0.0;
    for word in of {
        area = join(area, word.area);
        // Larger text first: a line is as large as its letters, not as its superscripts.
        let weight = (word.area.x1 - word.area.x0) * word.size;
        if weight > widest {
            widest = weight;
            main = word;
        }
    }
    let segments = smallvec![range.clone()];
    Some(RawLine { words: range, segments, baseline: main.baseline, size: main.size, area })
}

/// Whether no white space stands between two neighbouring words of a line.
pub(crate) fn glued(before: &Word, word: &Word) -> bool {
    let gap = word.area.x0 - before.area.x1;
    !word.is_spaced() && gap < WORD_GAP * before.size.max(word.size)
}

/// The text of words that stand one after the other on a line, however they were drawn.
pub(crate) fn text_of<'t>(words: &[Word], text: &'t str) -> Cow<'t, str> {
    let of = |word: &Word| word.text(text);
    let (first, rest) = match words {
        [] => return Cow::default(),
        [one] => return Cow::Borrowed(of(one)),
        [first, rest @ ..] => (first, rest),
    };
    let mut out = of(first).to_owned();
    for (before, word) in words.iter().zip(rest) {
        if !glued(before, word) {
            out.push(' ');
        }
        out.push_str(of(word));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    fn texts(sheet: &Sheet) -> Vec<String> {
        let page = &sheet.page;
        let set = lines(words(page));
        let text = |l: &RawLine| {
            let words: Vec<_> =
                set.words[l.words.clone()].iter().map(|w| w.text(&page.text)).collect();
            words.join(" ")
        };
        set.lines.iter().map(text).collect()
    }

    #[test]
    fn drawing_order_does_not_matter() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 112.0, "second line");
        sheet.text(150.0, 100.0, "beside");
        sheet.text(72.0, 100.0, "first line");
        assert_eq!(texts(&sheet), ["first line beside", "second line"]);
    }

    #[test]
    fn a_raised_ending_joins_its_line() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 88.0, "above");
        sheet.text(72.0, 100.0, "the 2");
        let end = sheet.end();
        sheet.size(6.0).text(end, 96.0, "nd");
        sheet.size(10.0).text(end + 10.0, 100.0, "July");
        assert_eq!(texts(&sheet), ["above", "the 2 nd July"]);
        let page = &sheet.page;
        let set = lines(words(page));
        assert!(glued(&set.words[2], &set.words[3]), "2 and nd touch");
        assert_eq!(set.lines[1].baseline, 100.0);
    }

    #[test]
    fn small_print_beside_large_text_is_its_own_line() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Cabinet");
        sheet.size(6.0).text(300.0, 96.0, "small print");
        assert_eq!(texts(&sheet), ["small print", "Cabinet"]);
    }
}
