//! Gathers the text of one paragraph: folds white space, sets labels apart, breaks lines.

use unicode_normalization::UnicodeNormalization;

use super::fold::{is_invisible, ligature};
use crate::block::{Few, Line, Segment, Span, Style, Text};
use crate::record::Place;

/// No-break spaces in a row that set two stretches of a line apart, as a tab would. Two happen at
/// the end of a sentence; Word's padding has more.
const GAP: usize = 3;

/// Blanks in a row, of any kind, that set a label apart from its text.
const LABEL_GAP: usize = 2;

/// Points between two tab stops, where the next segment of a line begins.
const TAB_STOP: f32 = 72.0;

/// Longest label, in characters: "(xviii)".
const MAX_LABEL: usize = 7;
/// Bytes that a label takes at most, white space included: longer text is not looked at.
const LABEL_ROOM: usize = 8 * MAX_LABEL;

/// How the text that comes next looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) style: Style,
    /// Word's padding between a label and its text.
    pub(super) padding: bool,
    /// A font of signs.
    pub(super) signs: bool,
    /// Line ends and tabs in the source count.
    pub(super) preformatted: bool,
}

/// Where a paragraph's segments begin, in points.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Indent {
    /// Of its first line.
    pub(super) first: f32,
    /// Of the lines after it, and of the text behind a hanging label.
    pub(super) rest: f32,
}

/// A paragraph that is being gathered.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    lines: Vec<Few<Segment>>,
    line: Few<Segment>,
    segment: Segment,
    blank: Blank,
    indent: Indent,
}

/// White space that has been seen since the last character.
#[derive(Debug, Default)]
struct Blank {
    /// Plain blanks in a row; those around a line end of the source count as one.
    plain: usize,
    /// A line end of the source is among them.
    wrapped: bool,
    /// No-break spaces.
    fixed: usize,
    /// A tab, or Word's padding.
    tab: bool,
    style: Style,
}

impl Paragraph {
    /// True if nothing but white space has come.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.is_empty()) && self.is_line_start()
    }

    /// Sets where the segments begin; to be called before the first text.
    pub(super) fn indent(&mut self, indent: Indent) {
        self.indent = indent;
    }

    /// Adds a label that a browser computes ("a."), as a segment of its own.
    pub(super) fn label(&mut self, label: &str) {
        self.next_segment();
        self.push(label, Style::default());
        self.next_segment();
    }

    /// Adds text as the source has it.
    pub(super) fn text(&mut self, text: &str, look: Look) {
        for character in text.nfc() {
            match character {
                '\n' if look.preformatted => self.line_break(),
                '\t' if look.preformatted => self.blank.tab = true,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    // Sources are wrapped and indented at will: what surrounds a line end is one.
                    self.blank.wrapped |= character != ' ';
                    self.blank.plain =
                        if self.blank.wrapped { 1 } else { self.blank.plain.saturating_add(1) };
                    self.blank(look);
                }
                _ if character.is_whitespace() => {
                    self.blank.fixed = self.blank.fixed.saturating_add(1);
                    self.blank(look);
                }
                _ => self.character(character, look),
            }
        }
    }

    fn blank(&mut self, look: Look) {
        self.blank.tab |= look.padding;
        self.blank.style = look.style;
    }

    fn character(&mut self, character: char, look: Look) {
        if is_invisible(character) {
            return;
        }
        self.close_blank();
        let mut buffer = [0; 4];
        let sign = look.signs && self.is_line_start() && is_bullet_in_sign_font(character);
        let text = if sign { "•" } else { ligature(character, &mut buffer) };
        self.push(text, look.style);
    }

    /// Turns the white space since the last character into a space or a new segment.
    fn close_blank(&mut self) {
        let blank = std::mem::take(&mut self.blank);
        let count = blank.plain.saturating_add(blank.fixed);
        if self.segment.spans.is_empty() || (count == 0 && !blank.tab) {
            return;
        }
        let short =
            self.segment.spans.iter().map(|span| span.text.len()).sum::<usize>() <= LABEL_ROOM;
        let label = self.line.is_empty() && short && is_label(&segment_text(&self.segment));
        if blank.tab || blank.fixed >= GAP || (label && count >= LABEL_GAP) {
            self.sign();
            self.next_segment();
        } else {
            self.push(" ", blank.style);
        }
    }

    /// Makes a bullet of a sign that stands alone at the start of a line.
    fn sign(&mut self) {
        if let ([], [span]) = (self.line.as_slice(), self.segment.spans.as_mut_slice())
            && matches!(span.text.as_str(), "o" | "§" | "Ø" | "ü")
        {
            span.text = "•".to_owned();
        }
    }

    fn push(&mut self, text: &str, style: Style) {
        match self.segment.spans.last_mut() {
            Some(span) if span.style == style => span.text.push_str(text),
            _ => self.segment.spans.push(Span { text: text.to_owned(), style }),
        }
    }

    fn is_line_start(&self) -> bool {
        self.line.is_empty() && self.segment.spans.is_empty()
    }

    fn next_segment(&mut self) {
        let mut segment = std::mem::take(&mut self.segment);
        if segment.spans.is_empty() {
            return;
        }
        let margin = if self.lines.is_empty() { self.indent.first } else { self.indent.rest };
        segment.x0 = match self.line.last() {
            None => margin,
            Some(label) if label.x0 < self.indent.rest => self.indent.rest,
            Some(before) => (before.x0 / TAB_STOP).floor().mul_add(TAB_STOP, TAB_STOP),
        };
        segment.x1 = segment.x0;
        self.line.push(segment);
    }

    /// Ends the line, as `<br>` does.
    pub(super) fn line_break(&mut self) {
        self.next_segment();
        self.blank = Blank::default();
        self.lines.push(std::mem::take(&mut self.line));
    }

    /// Takes an ellipsis off the end, with the white space before it.
    pub(super) fn drop_ellipsis(&mut self) {
        self.blank = Blank::default();
        if self.segment.spans.is_empty() {
            self.segment = self.line.pop().unwrap_or_default();
        }
        while let Some(span) = self.segment.spans.last_mut() {
            let kept = span.text.trim_end_matches(['…', '.', ' ']);
            let cut = span.text.get(kept.len()..).unwrap_or_default();
            // A full stop alone belongs to the sentence.
            if cut.contains("...") || cut.contains('…') || kept.is_empty() {
                let full_stop = cut.starts_with(". ");
                span.text.truncate(kept.len());
                if full_stop {
                    span.text.push('.');
                }
            }
            if !span.text.is_empty() {
                break;
            }
            self.segment.spans.pop();
        }
    }

    /// True if what has come so far ends in an ellipsis.
    pub(super) fn ends_in_ellipsis(&self) -> bool {
        let last =
            if self.segment.spans.is_empty() { self.line.last() } else { Some(&self.segment) };
        let text = last.map(segment_text).unwrap_or_default();
        text.trim_end().ends_with("...") || text.trim_end().ends_with('…')
    }

    /// Ends the paragraph. An empty line parts it in two; empty ones give nothing.
    pub(super) fn finish(mut self, place: &Place, model: &Text) -> Vec<Text> {
        self.line_break();
        self.lines
            .split(|line| line.is_empty())
            .filter(|lines| !lines.is_empty())
            .map(|lines| Text {
                lines: lines
                    .iter()
                    .map(|segments| Line {
                        segments: segments.clone(),
                        place: Some(place.clone()),
                        ..Line::default()
                    })
                    .collect(),
                ..model.clone()
            })
            .collect()
    }
}

/// A segment's text without its styles.
pub(super) fn segment_text(segment: &Segment) -> String {
    segment.spans.iter().map(|span| span.text.as_str()).collect()
}

/// Characters that Symbol, Wingdings and Courier New show as bullets in Word's lists.
fn is_bullet_in_sign_font(character: char) -> bool {
    matches!(character, '·' | 'o' | '§' | 'Ø' | 'ü' | 'v' | 'q' | '\u{f0b7}' | '\u{f0a7}')
}

/// True for "1.", "(a)", "iv)", "2.1", "•": what may stand before a paragraph's text.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    if text.chars().count() > MAX_LABEL {
        return false;
    }
    let inner = text.trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.', ':']);
    let marked = inner.len() < text.len();
    if inner.is_empty() {
        return false;
    }
    if inner.chars().all(|c| !c.is_alphanumeric()) {
        return inner.chars().count() == 1;
    }
    if inner.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return true;
    }
    // Letters need a bracket or full stop to be told from a word.
    let roman = inner.chars().all(|c| "ivxlcIVXLC".contains(c));
    let short = inner.chars().count() <= 2 && inner.chars().all(|c| c.is_ascii_alphanumeric());
    let numbered = inner.starts_with(|c: char| c.is_ascii_digit());
    marked && (roman || short || numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(parts: &[(&str, bool)]) -> Vec<Vec<String>> {
        let mut paragraph = Paragraph::default();
        for (text, padding) in parts {
            paragraph.text(text, Look { padding: *padding, ..Look::default() });
        }
        let place = Place::Line { line: 1 };
        let texts = paragraph.finish(&place, &Text::default());
        let lines = texts.iter().flat_map(|text| &text.lines);
        lines.map(|line| line.segments.iter().map(segment_text).collect()).collect()
    }

    #[test]
    fn sets_labels_apart_and_folds_the_rest() {
        assert_eq!(
            segments(&[("1.", false), ("\u{a0}\u{a0}", true), ("\nThat it\n be ", false)]),
            [["1.", "That it be"]]
        );
        assert_eq!(segments(&[("o", false), ("\u{a0}", true), ("Hill", false)]), [["•", "Hill"]]);
        assert_eq!(segments(&[("(a)\u{a0} That", false)]), [["(a)", "That"]]);
        assert_eq!(segments(&[("(a)    That", false)]), [["(a)", "That"]]);
        assert_eq!(segments(&[("done.\u{a0} Then", false)]), [["done. Then"]]);
        assert_eq!(
            segments(&[("Venue:\u{a0}\u{a0}\u{a0}\u{a0}Hall", false)]),
            [["Venue:", "Hall"]]
        );
        assert_eq!(segments(&[(" \u{a0}\n ", false)]), [] as [Vec<String>; 0]);
    }

    #[test]
    fn tells_labels_from_words() {
        for label in ["1.", "1", "(iv)", "b)", "2.1", "·", "12a.", "(2)"] {
            assert!(is_label(label), "{label}");
        }
        for word in ["Present:", "a", "I", "Mr", "Item", ""] {
            assert!(!is_label(word), "{word}");
        }
    }

    #[test]
    fn an_ellipsis_goes_a_full_stop_stays() {
        for (text, left) in [
            ("the committee \u{a0}...\u{a0} ", "the committee"),
            ("It was noted. \u{a0}...\u{a0} ", "It was noted."),
            ("…", ""),
        ] {
            let mut paragraph = Paragraph::default();
            paragraph.text(text, Look::default());
            paragraph.drop_ellipsis();
            assert_eq!(segment_text(&paragraph.segment), left);
        }
    }
}
