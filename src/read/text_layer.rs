//! How far the text of a PDF can be trusted, page by page: by images without text, by glyphs that
//! stand for no known letter, and by fonts whose letters are not spread as in English.

use std::collections::{BTreeMap, BTreeSet};

use super::pdf::{Glyph, Page, Pdf, Rect, Run};
use crate::Error;
use crate::record::diagnostic::{Code, page_list};
use crate::record::{Diagnostic, PageVerdict, TextLayer, TextVerdict};

/// What makes a page doubtful.
struct Settings {
    /// An image of at least this share of the page makes a page without text a scan.
    image_share: f32,
    /// A page with an image this large is a scan though a stamp stands on it …
    scan_share: f32,
    /// … of at most this many characters ("Agenda Item 12", a page number, a reference).
    stamp_glyphs: usize,
    /// From this share of glyphs without a known letter on, a page is suspect. Bullets and ticks
    /// of symbol fonts stay below it.
    suspect_share: f32,
    /// From this share on it is unusable.
    unusable_share: f32,
    /// So many holes in words make a page suspect, however long it is: ligatures that are lost.
    torn_words: usize,
    /// Fewer glyphs than this say nothing about a page.
    page_glyphs: usize,
    /// Fewer letters than this say nothing about a font.
    font_letters: u32,
    /// Likeness of a font's letters to English (cosine of the frequencies), below which the font is
    /// garbled. Of 710 fonts of papers all but five lie above 0.8; letters shifted in the alphabet lie
    /// between 0.48 and 0.69, on average at 0.57.
    likeness: f32,
    /// The same with the letters of both in the order of their frequency, which shifting does not change:
    /// below it a font is not garbled, but sets something else than prose, such as codes in a list.
    shape: f32,
}

const SETTINGS: Settings = Settings {
    image_share: 0.1,
    scan_share: 0.7,
    stamp_glyphs: 60,
    suspect_share: 0.1,
    unusable_share: 0.5,
    torn_words: 3,
    page_glyphs: 20,
    font_letters: 400,
    likeness: 0.65,
    shape: 0.9,
};

/// Why a page of a file without any text is not good.
const BLANK: &str = "a blank page";

/// Letters of English in a thousand, a to z.
const ENGLISH: [u32; 26] = [
    82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2,
    20, 1,
];

/// Judges the text layer of a PDF.
pub fn judge(pdf: &Pdf) -> TextLayer {
    let same: Vec<u16> = (0..).take(pdf.fonts.len()).collect();
    let tallies: Vec<Tally> = pdf.pages.iter().map(tally).collect();
    of_tallies(tallies.iter().map(|tally| (tally, same.as_slice())))
}

/// Judges the text layer of a PDF from the tallies of its pages, each with the document-wide numbers of
/// the page's fonts.
pub fn of_tallies<'a>(pages: impl Iterator<Item = (&'a Tally, &'a [u16])> + Clone) -> TextLayer {
    let garbled = garbled_fonts(pages.clone());
    let judged: Vec<_> =
        pages.map(|(tally, fonts)| (tally.page, judge_page(tally, fonts, &garbled))).collect();
    let any_text = judged.iter().any(|(_, judged)| matches!(judged, Judged::Text));
    let any_bad = judged.iter().any(|(_, judged)| matches!(judged, Judged::Bad(..)));
    let pages: Vec<PageVerdict> = judged
        .into_iter()
        .filter_map(|(page, judged)| match judged {
            Judged::Text => None,
            // Between pages that hold something, a blank one is no loss.
            Judged::Blank if any_text || any_bad => None,
            Judged::Blank => Some((page, TextVerdict::None, BLANK.to_owned())),
            Judged::Bad(verdict, reason) => Some((page, verdict, reason)),
        })
        .map(|(page, verdict, reason)| PageVerdict { page, verdict, reason })
        .collect();
    let any = |verdict| pages.iter().any(|page| page.verdict == verdict);
    let verdict = if any_text {
        let doubtful = any(TextVerdict::Suspect) || any(TextVerdict::Unusable);
        if doubtful { TextVerdict::Suspect } else { TextVerdict::Good }
    } else if any(TextVerdict::Suspect) {
        TextVerdict::Suspect
    } else if any(TextVerdict::Unusable) {
        TextVerdict::Unusable
    } else {
        TextVerdict::None
    };
    TextLayer { verdict, pages }
}

/// Turns the verdict into what is told: an error where nothing can be read, else diagnostics.
///
/// # Errors
/// [`Error::NoTextLayer`] and [`Error::UnusableText`] where no page has text that can be used,
/// [`Error::NothingFound`] where all are blank.
pub fn diagnose(layer: &TextLayer) -> Result<Vec<Diagnostic>, Error> {
    let pages = |verdicts: &[TextVerdict]| -> Vec<u32> {
        layer.pages.iter().filter(|p| verdicts.contains(&p.verdict)).map(|p| p.page).collect()
    };
    let scans = pages(&[TextVerdict::None]);
    let unusable = pages(&[TextVerdict::Unusable]);
    match layer.verdict {
        TextVerdict::None if layer.pages.iter().all(|page| page.reason == BLANK) => {
            return Err(Error::NothingFound { nearest: "a file of blank pages".to_owned() });
        }
        TextVerdict::None => return Err(Error::NoTextLayer { pages: page_list(&scans) }),
        TextVerdict::Unusable => return Err(Error::UnusableText { pages: page_list(&unusable) }),
        TextVerdict::Good | TextVerdict::Suspect => {}
    }
    let mut notes = Vec::new();
    if !scans.is_empty() {
        let message = format!("no text layer on {}", page_list(&scans));
        notes.push(Code::NoTextLayer.note(message, Vec::new()));
    }
    let doubtful = pages(&[TextVerdict::Suspect, TextVerdict::Unusable]);
    if !doubtful.is_empty() {
        let message = format!("the text does not read as text on {}", page_list(&doubtful));
        notes.push(Code::SuspectText.note(message, Vec::new()));
    }
    Ok(notes)
}

enum Judged {
    /// It reads as text.
    Text,
    /// There is nothing on it.
    Blank,
    /// Not good, and why.
    Bad(TextVerdict, String),
}

/// What the glyphs and images of a page say of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Counted from 1.
    page: u32,
    /// The share of the page under images.
    image: f32,
    /// Glyphs of no known letter between two letters.
    torn: usize,
    /// The glyphs that show something, by the number of their font.
    fonts: Vec<(u16, Glyphs)>,
}

/// Glyphs of a font that show something.
#[derive(Clone, Debug, Default, PartialEq)]
struct Glyphs {
    all: usize,
    /// Those that stand for no known letter.
    unknown: usize,
    /// Letters from a to z, in whatever case.
    letters: [u32; 26],
}

/// Counts the glyphs of a page.
pub fn tally(page: &Page) -> Tally {
    let mut fonts: Vec<(u16, Counter)> = Vec::new();
    for run in &page.runs {
        let at = fonts.iter().position(|(font, _)| *font == run.font).unwrap_or_else(|| {
            let at = fonts.len();
            fonts.push((run.font, Counter::default()));
            at
        });
        if let Some((_, counter)) = fonts.get_mut(at) {
            counter.add_run(page, run);
        }
    }
    let fonts: Vec<_> = fonts.into_iter().map(|(font, counter)| (font, counter.glyphs())).collect();
    let strange = fonts.iter().any(|(_, glyphs)| glyphs.unknown > 0);
    let torn = if strange { torn(page) } else { 0 };
    Tally { page: page.number, image: image_share(page), torn, fonts }
}

/// Glyphs of no known letter between two letters of their run: holes in words.
fn torn(page: &Page) -> usize {
    let text = |glyph: &Glyph| page.text.get(glyph.start as usize..glyph.end as usize);
    let all = |glyph: &Glyph, test: fn(char) -> bool| {
        text(glyph).is_some_and(|text| !text.is_empty() && text.chars().all(test))
    };
    let is_hole = |three: &&[Glyph]| match three {
        [before, glyph, after] => {
            all(glyph, is_no_letter)
                && all(before, char::is_alphabetic)
                && all(after, char::is_alphabetic)
        }
        _ => false,
    };
    let runs = page
        .runs
        .iter()
        .filter_map(|run| page.glyphs.get(run.glyphs.start as usize..run.glyphs.end as usize));
    runs.map(|glyphs| glyphs.windows(3).filter(is_hole).count()).sum()
}

/// Counts the glyphs of a font on one page.
struct Counter {
    /// Those whose text is one byte, as nearly all are, by that byte.
    short: [u32; 256],
    /// The others.
    long: Glyphs,
}

impl Default for Counter {
    fn default() -> Self {
        Self { short: [0; 256], long: Glyphs::default() }
    }
}

impl Counter {
    /// Counts the glyphs of a run.
    fn add_run(&mut self, page: &Page, run: &Run) {
        let range = run.glyphs.start as usize..run.glyphs.end as usize;
        let text = page.text.as_bytes();
        for glyph in page.glyphs.get(range).unwrap_or_default() {
            let (start, end) = (glyph.start as usize, glyph.end as usize);
            match text.get(start) {
                Some(byte) if end.wrapping_sub(start) == 1 => {
                    if let Some(count) = self.short.get_mut(usize::from(*byte)) {
                        *count = count.saturating_add(1);
                    }
                }
                _ => self.long.add(text.get(start..end).unwrap_or_default()),
            }
        }
    }

    fn glyphs(self) -> Glyphs {
        let Self { short, mut long } = self;
        for (byte, count) in short.iter().enumerate().filter(|(_, count)| **count > 0) {
            let byte = u8::try_from(byte).unwrap_or_default();
            long.add_all(!byte.is_ascii_whitespace(), !byte.is_ascii_control(), *count);
            long.letter(byte, *count);
        }
        long
    }
}

impl Glyphs {
    fn add(&mut self, text: &[u8]) {
        // Bytes of longer characters are above those of letters.
        text.iter().for_each(|byte| self.letter(*byte, 1));
        let chars = std::str::from_utf8(text).unwrap_or_default().chars();
        let (shows, known) = match text {
            [] => (true, false),
            _ => (!chars.clone().all(char::is_whitespace), !chars.clone().any(is_no_letter)),
        };
        self.add_all(shows, known, 1);
    }

    /// Adds glyphs that are alike.
    fn add_all(&mut self, shows: bool, known: bool, count: u32) {
        let shown = if shows { count as usize } else { 0 };
        self.all = self.all.saturating_add(shown);
        self.unknown = self.unknown.saturating_add(if known { 0 } else { shown });
    }

    fn letter(&mut self, byte: u8, times: u32) {
        let letter = (byte | 0x20).wrapping_sub(b'a');
        if let Some(count) = self.letters.get_mut(usize::from(letter)) {
            *count = count.saturating_add(times);
        }
    }
}

fn judge_page(tally: &Tally, fonts: &[u16], garbled: &BTreeSet<u16>) -> Judged {
    let (mut all, mut unknown) = (0, 0);
    for (font, glyphs) in &tally.fonts {
        let number = fonts.get(usize::from(*font));
        let is_garbled = number.is_some_and(|number| garbled.contains(number));
        let strange = if is_garbled { glyphs.all } else { glyphs.unknown };
        (all, unknown) = (glyphs.all.saturating_add(all), strange.saturating_add(unknown));
    }
    let image = tally.image;
    let percent = |share: f32| format!("{:.0} %", share * 100.0);
    if all == 0 && image < SETTINGS.image_share {
        return Judged::Blank;
    }
    if all == 0 || (all <= SETTINGS.stamp_glyphs && image >= SETTINGS.scan_share) {
        let reason =
            format!("an image over {} of the page, and no text of its own", percent(image));
        return Judged::Bad(TextVerdict::None, reason);
    }
    let share = unknown as f32 / all as f32;
    if share < SETTINGS.suspect_share && tally.torn >= SETTINGS.torn_words {
        let reason = format!("{} glyphs inside words stand for no known letter", tally.torn);
        return Judged::Bad(TextVerdict::Suspect, reason);
    }
    if all < SETTINGS.page_glyphs || share < SETTINGS.suspect_share {
        return Judged::Text;
    }
    let verdict =
        if share < SETTINGS.unusable_share { TextVerdict::Suspect } else { TextVerdict::Unusable };
    Judged::Bad(verdict, format!("{} of the glyphs stand for no known letter", percent(share)))
}

/// Replacement, private-use and control characters.
fn is_no_letter(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') || (c.is_control() && !c.is_whitespace())
}

/// The share of the page under images; those that overlap count twice, but no more than the page.
fn image_share(page: &Page) -> f32 {
    let area = |r: &Rect| {
        let width = r.x1.min(page.width) - r.x0.max(0.0);
        let height = r.y1.min(page.height) - r.y0.max(0.0);
        width.max(0.0) * height.max(0.0)
    };
    let whole = page.width * page.height;
    let covered: f32 = page.images.iter().map(area).sum();
    if whole > 0.0 { (covered / whole).min(1.0) } else { 0.0 }
}

/// The fonts whose letters are spread as no English text's are, by their document-wide numbers.
fn garbled_fonts<'a>(pages: impl Iterator<Item = (&'a Tally, &'a [u16])>) -> BTreeSet<u16> {
    let mut counts: BTreeMap<u16, [u32; 26]> = BTreeMap::new();
    for (tally, fonts) in pages {
        for (font, glyphs) in &tally.fonts {
            let Some(number) = fonts.get(usize::from(*font)) else { continue };
            let counts = counts.entry(*number).or_insert([0; 26]);
            for (all, own) in counts.iter_mut().zip(&glyphs.letters) {
                *all = all.saturating_add(*own);
            }
        }
    }
    let garbled = |letters: &[u32; 26]| {
        letters.iter().sum::<u32>() >= SETTINGS.font_letters
            && likeness(letters, &ENGLISH) < SETTINGS.likeness
            && likeness(&by_frequency(*letters), &by_frequency(ENGLISH)) >= SETTINGS.shape
    };
    counts.into_iter().filter(|(_, letters)| garbled(letters)).map(|(font, _)| font).collect()
}

/// Frequencies of letters, the highest first.
fn by_frequency(mut counts: [u32; 26]) -> [u32; 26] {
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

/// The cosine between the frequencies of some letters and those of others.
fn likeness(counts: &[u32; 26], others: &[u32; 26]) -> f32 {
    let counts = counts.map(|count| count as f32);
    let others = others.map(|count| count as f32);
    let dot = |a: &[f32; 26], b: &[f32; 26]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let lengths = dot(&counts, &counts).sqrt() * dot(&others, &others).sqrt();
    if lengths > 0.0 { dot(&counts, &others) / lengths } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::Font;

    /// Invented prose, long enough to tell a font's letters by.
    const PROSE: &str = "The Board considered a report of the Director about the winter shelters \
        and noted that three of the seven parishes had opened theirs by November; members asked \
        whether the remaining four would follow, and were told that keys and heating were still \
        outstanding. It was suggested that the officers write to each parish clerk before the \
        next meeting, and that the results be brought back together with the costs. The Chairman \
        thanked the volunteers who had staffed the shelters through the storm in January, and \
        reminded everyone that the training day would be repeated in the spring.";

    fn page(number: u32, text: &str, images: &[Rect]) -> Page {
        let glyphs: Vec<Glyph> = text
            .char_indices()
            .map(|(start, c)| Glyph {
                x0: 0.0,
                x1: 1.0,
                start: start as u32,
                end: (start + c.len_utf8()) as u32,
            })
            .collect();
        let run = Run {
            glyphs: 0..glyphs.len() as u32,
            area: Rect::default(),
            baseline: 0.0,
            size: 11.0,
            font: 0,
            bold: false,
            italic: false,
            invisible: false,
            artifact: false,
            direction: crate::read::pdf::Direction::Right,
            mcid: None,
            colour: crate::block::Colour::default(),
        };
        Page {
            number,
            width: 100.0,
            height: 100.0,
            text: text.to_owned(),
            glyphs,
            runs: vec![run],
            images: images.to_vec(),
            ..Page::default()
        }
    }

    fn pdf(pages: Vec<Page>) -> Pdf {
        Pdf { pages, fonts: vec![Font::default()], ..Pdf::default() }
    }

    const WHOLE: Rect = Rect { x0: 0.0, y0: 0.0, x1: 100.0, y1: 100.0 };

    #[test]
    fn text_is_good_and_a_blank_page_is_no_loss() {
        let layer = judge(&pdf(vec![page(1, PROSE, &[]), page(2, "", &[])]));
        assert_eq!(layer, TextLayer { verdict: TextVerdict::Good, pages: Vec::new() });
        assert_eq!(diagnose(&layer), Ok(Vec::new()));
    }

    #[test]
    fn scanned_pages_are_named() {
        let scan = |number| page(number, "Agenda Item 4", &[WHOLE]);
        let layer = judge(&pdf(vec![page(1, PROSE, &[]), scan(2), scan(3)]));
        assert_eq!(layer.verdict, TextVerdict::Good);
        let notes = diagnose(&layer).unwrap();
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].message(), "no text layer on pages 2-3");
        let all = judge(&pdf(vec![scan(1), page(2, "", &[WHOLE])]));
        assert_eq!(diagnose(&all), Err(Error::NoTextLayer { pages: "pages 1-2".into() }));
        let blank = judge(&pdf(vec![page(1, "", &[])]));
        assert!(matches!(diagnose(&blank), Err(Error::NothingFound { .. })));
    }

    #[test]
    fn glyphs_without_letters_make_text_unusable() {
        let unknown = "\u{fffd}".repeat(50);
        let layer = judge(&pdf(vec![page(1, PROSE, &[]), page(2, &unknown, &[])]));
        assert_eq!(layer.verdict, TextVerdict::Suspect);
        let alone = judge(&pdf(vec![page(1, &unknown, &[])]));
        assert_eq!(diagnose(&alone), Err(Error::UnusableText { pages: "page 1".into() }));
        let bullets = format!("{PROSE} \u{f0b7} \u{f0b7} \u{f0b7}");
        assert_eq!(judge(&pdf(vec![page(1, &bullets, &[])])).verdict, TextVerdict::Good);
    }

    #[test]
    fn holes_in_words_make_a_page_suspect() {
        let lost = PROSE.replace("winter", "wi\u{4}er").replace("opened", "o\u{fffd}ned");
        for (text, verdict) in [
            (format!("{lost} bri\u{1}ng"), TextVerdict::Suspect),
            (format!("{PROSE} bri\u{1}ng"), TextVerdict::Good),
            (format!("{PROSE} \u{f0b7}a \u{f0b7}b \u{f0b7}c"), TextVerdict::Good),
        ] {
            assert_eq!(judge(&pdf(vec![page(1, &text, &[])])).verdict, verdict, "{text}");
        }
    }

    #[test]
    fn a_list_of_codes_is_not_garbled() {
        let list: String = (0..90).map(|row| format!("ZXQ{row} 48.10 KK\n")).collect();
        assert_eq!(judge(&pdf(vec![page(1, &list, &[])])).verdict, TextVerdict::Good);
    }

    #[test]
    fn letters_shifted_in_the_alphabet_are_garbled() {
        let shift = |c: char| match c {
            'a'..='z' => char::from(b'a' + (c as u8 - b'a' + 3) % 26),
            other => other,
        };
        let shifted: String = PROSE.chars().map(shift).collect();
        assert_eq!(judge(&pdf(vec![page(1, &shifted, &[])])).verdict, TextVerdict::Unusable);
    }
}
