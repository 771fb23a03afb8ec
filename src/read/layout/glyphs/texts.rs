//! Lines of words → lines of text: white space folded, NFC, styles as spans.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::geometry::{Frame, place, tenth};
use super::lines::{Lines, RawLine, glued};
use super::words::Word;
use crate::block::{Few, Line, LineEnd, Segment, Span, Style};
use crate::read::pdf::Rect;

/// A line with its text and the measures that paragraphs are told by.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    /// The line as it goes out; its end and the gap above are set later.
    pub(crate) line: Line,
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// Its box in the frame of its text.
    pub(crate) area: Rect,
    /// y of its baseline in the frame.
    pub(crate) baseline: f32,
    /// Font size of most of its text.
    pub(crate) size: f32,
    /// Width of its first word, in points.
    pub(crate) first_word: f32,
}

/// What a region's lines are read from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// [`Page::text`](crate::read::pdf::Page::text).
    pub(crate) text: &'a str,
    /// The frame of the words.
    pub(crate) frame: Frame,
}

/// The lines of a region with their text; lines without any are left out.
pub(crate) fn print(set: &Lines, source: Source<'_>) -> Vec<Printed> {
    let mut printed = Vec::with_capacity(set.lines.len());
    printed.extend(set.lines.iter().filter_map(|line| print_line(line, &set.words, source)));
    printed
}

fn print_line(raw: &RawLine, words: &[Word], source: Source<'_>) -> Option<Printed> {
    let mut segments = Few::with_capacity(raw.segments.len());
    let ranges = raw.segments.iter();
    segments.extend(ranges.filter_map(|r| words_to_segment(words, r.clone(), source.text)));
    if segments.is_empty() {
        return None;
    }
    let first = words.get(raw.words.start)?;
    let line = Line {
        segments,
        end: line_end(words.get(raw.words.clone())?, source.text),
        place: Some(place(source.page, source.frame.turn_back(raw.area))),
        gap_above: 0.0,
    };
    Some(Printed {
        line,
        page: source.page,
        area: raw.area,
        baseline: raw.baseline,
        size: raw.size,
        first_word: first.area.x1 - first.area.x0,
    })
}

/// A soft hyphen is drawn, and said to be one, only where it breaks a word.
fn line_end(words: &[Word], text: &str) -> LineEnd {
    let broken = words.last().is_some_and(|word| word.text(text).ends_with('\u{ad}'));
    if broken { LineEnd::Glue } else { LineEnd::Space }
}

fn words_to_segment(words: &[Word], range: Range<usize>, text: &str) -> Option<Segment> {
    let of = words.get(range)?;
    let room = |w: &Word| w.len().saturating_add(1);
    let mut segment = Segment { x0: f32::MAX, x1: f32::MIN, spans: Few::new() };
    let mut before: Option<&Word> = None;
    for (i, word) in of.iter().enumerate() {
        let style = Style {
            bold: word.is_bold(),
            italic: word.is_italic(),
            underline: word.is_underlined(),
            size: tenth(word.size),
        };
        if before.is_some_and(|b| !glued(b, word))
            && let Some(span) = segment.spans.last_mut()
            && !ends_in_space(&span.text)
        {
            span.text.push(' ');
        }
        match segment.spans.last_mut() {
            Some(span) if span.style == style => push_word(&mut span.text, word, text),
            _ => {
                let alike =
                    |w: &&Word| (w.is_bold(), w.is_italic()) == (word.is_bold(), word.is_italic());
                let room = of.iter().skip(i).take_while(alike).map(room).sum();
                let mut span = Span { text: String::with_capacity(room), style };
                push_word(&mut span.text, word, text);
                if !span.text.is_empty() {
                    segment.spans.push(span);
                }
            }
        }
        segment.x0 = segment.x0.min(word.area.x0);
        segment.x1 = segment.x1.max(word.area.x1);
        before = Some(word);
    }
    let last = segment.spans.last_mut()?;
    last.text.truncate(last.text.trim_end().len());
    segment.x0 = tenth(segment.x0);
    segment.x1 = tenth(segment.x1);
    segment.spans.retain(|span| !span.text.is_empty());
    (!segment.spans.is_empty()).then_some(segment)
}

/// Asked for each word: a character's pattern costs a call.
fn ends_in_space(text: &str) -> bool {
    text.as_bytes().last() == Some(&b' ')
}

/// Appends a word's text: NFC, inner white space folded, soft hyphens and marks of nothing left out.
fn push_word(out: &mut String, word: &Word, text: &str) {
    let raw = word.text(text);
    if raw.bytes().all(|b| b.is_ascii_graphic()) {
        out.push_str(raw);
        return;
    }
    for c in raw.nfc() {
        if c.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\0'..='\u{1f}') {
            out.push(c);
        }
    }
}

/// The text of a line, its segments joined with spaces.
pub(crate) fn line_text(line: &Line) -> String {
    let mut out = String::new();
    for segment in &line.segments {
        if !out.is_empty() {
            out.push(' ');
        }
        for span in &segment.spans {
            out.push_str(&span.text);
        }
    }
    out
}

/// The text of some words, for furniture and headers: joined with single spaces.
pub(crate) fn words_text<'w>(words: impl IntoIterator<Item = &'w Word>, text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<&Word> = None;
    for word in words {
        // The next line may start left of this one's end.
        let below = |b: &Word| (word.baseline - b.baseline).abs() > 0.7 * b.size;
        if before.is_some_and(|b| !glued(b, word) || below(b)) && !ends_in_space(&out) {
            out.push(' ');
        }
        push_word(&mut out, word, text);
        before = Some(word);
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use crate::block::{Block, flow};
    use crate::read::layout::layout;
    use crate::read::layout::testing::{Sheet, pdf};

    #[test]
    fn a_soft_hyphen_at_a_line_end_leaves_a_word() {
        let mut sheet = Sheet::new();
        sheet.lines(72.0, 100.0, &["The quay and its neigh\u{ad}", "bour\u{ad}hood were surveyed"]);
        let told = layout(&pdf(vec![sheet.page]));
        let [Block::Text(text)] = told.blocks.as_slice() else { panic!("{:?}", told.blocks) };
        assert_eq!(flow(&text.lines), "The quay and its neighbourhood were surveyed");
    }
}
