//! Glyphs → words. A word is a stretch of one run without white space; "2" and a raised "nd" are two
//! words, which [`lines`](super::lines()) sets without a space between.

use super::geometry::Frame;
use crate::read::layout::tolerances::{PULLED_BACK, WORD_GAP};
use crate::read::pdf::{Direction, Glyph, Page, Rect, Run};

/// A stretch of glyphs of one run without white space; what is longer than 65,535 bytes goes on as
/// another.
///
/// The words of all pages are kept until their furniture is told, and most passes go over all of them: it
/// is small on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Word {
    /// Start of its text in [`Page::text`].
    pub start: u32,
    /// Bytes of its text.
    length: u16,
    marks: Marks,
    /// Which way it runs.
    pub direction: Direction,
    /// The box, ascent to descent.
    pub area: Rect,
    /// y of the baseline (x for text turned by a quarter).
    pub baseline: f32,
    /// Font size in points.
    pub size: f32,
}

/// What is true of a word, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Marks(u8);

impl Marks {
    const BOLD: u8 = 1;
    const ITALIC: u8 = 1 << 1;
    const UNDERLINE: u8 = 1 << 2;
    const ARTIFACT: u8 = 1 << 3;
    const SPACED: u8 = 1 << 4;

    fn with(self, mark: u8, set: bool) -> Self {
        if set { Self(self.0 | mark) } else { Self(self.0 & !mark) }
    }

    fn has(self, mark: u8) -> bool {
        self.0 & mark != 0
    }
}

impl Word {
    /// Its text as drawn; `text` is [`Page::text`].
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        let start = self.start as usize;
        text.get(start..start.saturating_add(self.len())).unwrap_or_default()
    }

    /// Bytes of its text.
    pub(crate) fn len(&self) -> usize {
        usize::from(self.length)
    }

    /// Whether it is bold.
    pub fn is_bold(&self) -> bool {
        self.marks.has(Marks::BOLD)
    }

    /// Whether it is italic or oblique.
    pub fn is_italic(&self) -> bool {
        self.marks.has(Marks::ITALIC)
    }

    /// Whether a thin rule hugs its baseline.
    pub fn is_underlined(&self) -> bool {
        self.marks.has(Marks::UNDERLINE)
    }

    /// Whether the producer marked it as page furniture.
    pub fn is_artifact(&self) -> bool {
        self.marks.has(Marks::ARTIFACT)
    }

    /// Whether white space is drawn before it.
    pub fn is_spaced(&self) -> bool {
        self.marks.has(Marks::SPACED)
    }

    pub(crate) fn underline(&mut self) {
        self.marks = self.marks.with(Marks::UNDERLINE, true);
    }
}

/// The words of a page in drawing order, in the page's coordinates.
pub fn words(page: &Page) -> Vec<Word> {
    words_of(page, &page.text)
}

/// The words of a page whose text has been taken out of it.
pub(crate) fn words_of(page: &Page, text: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity((page.glyphs.len() / 5).saturating_add(1));
    for run in &page.runs {
        let glyphs =
            page.glyphs.get(run.glyphs.start as usize..run.glyphs.end as usize).unwrap_or_default();
        run_to_words(text, run, glyphs, &mut out);
    }
    out
}

/// A word that grows; positions run along the reading direction.
struct Open {
    start: u32,
    end: u32,
    x0: f32,
    x1: f32,
    spaced: bool,
}

/// Cuts one run at its spaces and gaps.
fn run_to_words(text: &str, run: &Run, glyphs: &[Glyph], out: &mut Vec<Word>) {
    match run.direction {
        Direction::Up | Direction::Left => cut_run(text, run, glyphs, |v| -v, out),
        _ => cut_run(text, run, glyphs, |v| v, out),
    }
}

/// The same; `along` turns coordinates so that they grow along the reading direction.
#[inline]
fn cut_run(
    text: &str,
    run: &Run,
    glyphs: &[Glyph],
    along: impl Fn(f32) -> f32 + Copy,
    out: &mut Vec<Word>,
) {
    let size = run.size.max(1.0);
    let mut gap_limit = WORD_GAP * size;
    let mut tracking_known = false;
    let mut open: Option<Open> = None;
    let mut spaced = false;
    for glyph in glyphs {
        let (a, b) = (along(glyph.x0), along(glyph.x1));
        let (x0, x1) = if a <= b { (a, b) } else { (a.min(b), a.max(b)) };
        if is_blank(text, glyph) {
            spaced = true;
            continue;
        }
        if let Some(word) = open.as_mut() {
            let gap = x0 - word.x1;
            // Most letters go on with their word.
            if !spaced
                && glyph.start == word.end
                && glyph.end > glyph.start
                && gap <= gap_limit
                && gap >= -2.0 * size
                && x1 > word.x1
            {
                (word.end, word.x1) = (glyph.end, x1);
                continue;
            }
            if !spaced && gap > gap_limit && !tracking_known {
                tracking_known = true;
                gap_limit += tracking(text, glyphs, size, along);
            }
            let touches = gap.abs() <= PULLED_BACK * size;
            let apart = (spaced && !touches) || gap > gap_limit || gap < -2.0 * size;
            let gone_on = glyph.start == word.end || glyph.start == glyph.end;
            if !apart && gone_on && !spaced {
                if glyph.end > glyph.start {
                    word.end = glyph.end;
                }
                word.x1 = word.x1.max(x1);
                continue;
            }
            spaced = apart;
        }
        if let Some(word) = open.take() {
            close(text, run, &word, out);
        }
        open = Some(Open { start: glyph.start, end: glyph.end, x0, x1, spaced });
        spaced = false;
    }
    if let Some(word) = open {
        close(text, run, &word, out);
    }
}

/// Whether a glyph draws nothing that is read: white space.
#[inline]
fn is_blank(text: &str, glyph: &Glyph) -> bool {
    if glyph.end.wrapping_sub(glyph.start) == 1 {
        // A byte of its own is of ASCII.
        return text.as_bytes().get(glyph.start as usize).is_some_and(u8::is_ascii_whitespace);
    }
    is_long_blank(text, glyph)
}

/// The same of a glyph that stands for no character or for more than a byte.
fn is_long_blank(text: &str, glyph: &Glyph) -> bool {
    let bytes = text.as_bytes().get(glyph.start as usize..glyph.end as usize).unwrap_or_default();
    match bytes {
        [] => false,
        [b, ..] if b.is_ascii_graphic() => false,
        _ => text
            .get(glyph.start as usize..glyph.end as usize)
            .is_some_and(|t| t.chars().all(|c| c.is_whitespace() || c == '\u{200b}')),
    }
}

/// The letter spacing of a run whose letters all stand apart ("A G E N D A" set by tracking): the
/// lower quartile of its gaps; 0 where most letters touch.
fn tracking(text: &str, glyphs: &[Glyph], size: f32, along: impl Fn(f32) -> f32) -> f32 {
    let mut gaps: Vec<f32> = glyphs
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if !is_blank(text, a) && !is_blank(text, b) => {
                Some(along(b.x0).min(along(b.x1)) - along(a.x0).max(along(a.x1)))
            }
            _ => None,
        })
        .collect();
    // Two or three letters say nothing about the spacing of a run.
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_unstable_by(f32::total_cmp);
    let quartile = gaps.get(gaps.len() / 4).copied().unwrap_or_default();
    if quartile > 0.05 * size { quartile } else { 0.0 }
}

/// Adds a finished word, with its box on the page.
fn close(text: &str, run: &Run, word: &Open, out: &mut Vec<Word>) {
    let area = match run.direction {
        Direction::Right => Rect { x0: word.x0, x1: word.x1, ..run.area },
        Direction::Left => Rect { x0: -word.x1, x1: -word.x0, ..run.area },
        Direction::Down => Rect { y0: word.x0, y1: word.x1, ..run.area },
        Direction::Up => Rect { y0: -word.x1, y1: -word.x0, ..run.area },
        Direction::Askew => run.area,
    };
    let marks = Marks::default()
        .with(Marks::BOLD, run.bold)
        .with(Marks::ITALIC, run.italic)
        .with(Marks::ARTIFACT, run.artifact)
        .with(Marks::SPACED, word.spaced);
    let (baseline, size) = (run.baseline, run.size.max(1.0));
    let (mut start, mut marks) = (word.start, marks);
    loop {
        let length = word.end.saturating_sub(start);
        let whole = u16::try_from(length).ok();
        let length = whole.unwrap_or_else(|| longest(text, start));
        out.push(Word { start, length, marks, direction: run.direction, area, baseline, size });
        if whole.is_some() || length == 0 {
            break;
        }
        // What is longer goes on as another word, without white space between.
        start = start.saturating_add(u32::from(length));
        marks = marks.with(Marks::SPACED, false);
    }
}

/// Bytes of the longest word that starts at a place of a text.
#[cold]
fn longest(text: &str, start: u32) -> u16 {
    let from = start as usize;
    let end = text.floor_char_boundary(from.saturating_add(usize::from(u16::MAX)));
    u16::try_from(end.saturating_sub(from)).unwrap_or_default()
}

/// Words of one direction, moved into their frame.
pub(crate) fn turned(mut words: Vec<Word>, frame: Frame) -> Vec<Word> {
    if frame.direction != Direction::Right {
        for word in &mut words {
            (word.area, word.baseline) = (frame.turn(word.area), frame.baseline(word.baseline));
        }
    }
    // They are kept until the furniture of all pages is told.
    words.shrink_to_fit();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::testing::Sheet;

    fn texts(page: &Page) -> Vec<&str> {
        words(page).iter().map(|w| w.text(&page.text)).collect()
    }

    #[test]
    fn spaces_and_gaps_cut_words() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "The Board  met");
        assert_eq!(texts(&sheet.page), ["The", "Board", "met"]);
    }

    #[test]
    fn tracked_letters_are_one_word() {
        let mut sheet = Sheet::new();
        sheet.tracked(72.0, 100.0, "AGENDA", 4.0);
        assert_eq!(texts(&sheet.page), ["AGENDA"]);
    }

    #[test]
    fn a_space_pulled_back_cuts_nothing() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Coun");
        let end = sheet.end();
        sheet.glyph(end, end + 2.8, " ");
        sheet.glyphs(end, "cil");
        let page = &sheet.page;
        let words = words(page);
        assert_eq!(words.len(), 2, "the text is not contiguous");
        assert!(words.iter().all(|w| !w.is_spaced()));
    }

    #[test]
    fn an_endless_word_goes_on_as_another() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "a");
        let endless = "ffôn".repeat(30_000);
        sheet.glyph(sheet.end(), sheet.end() + 6.0, &endless);
        let page = &sheet.page;
        let words = words(page);
        assert!(words.len() > 2 && words.iter().all(|w| !w.is_spaced()));
        assert_eq!(texts(page).concat(), format!("a{endless}"));
    }

    #[test]
    fn text_that_runs_up_is_turned() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Ward A");
        let page = sheet.turned_up();
        let frame = Frame { direction: Direction::Up, width: page.width, height: page.height };
        let words = turned(words(&page), frame);
        assert_eq!(words.iter().map(|w| w.text(&page.text)).collect::<Vec<_>>(), ["Ward", "A"]);
        assert!((words[0].area.x0 - 72.0).abs() < 0.01, "{words:?}");
        assert!((words[0].baseline - 100.0).abs() < 0.01, "{words:?}");
    }
}
