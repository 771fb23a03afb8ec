//! The text of lines, as it is read: segments joined by spaces, lines as their ends say.

use super::{Line, LineEnd, Segment};

/// Counts the words of a text: what white space parts and has a letter or digit.
pub(crate) fn words(text: &str) -> u64 {
    text.split_whitespace().filter(|token| token.contains(char::is_alphanumeric)).count() as u64
}

/// Joins lines as their ends say: with a space, or directly where a hyphen or an address was cut.
pub(crate) fn flow(lines: &[Line]) -> String {
    let mut out = String::with_capacity(lines.iter().map(Line::room).sum());
    let mut end = LineEnd::Glue;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        match end {
            LineEnd::Space if !out.is_empty() => out.push(' '),
            LineEnd::DropHyphen if out.ends_with(['-', '\u{2010}']) => {
                out.pop();
            }
            _ => {}
        }
        line.push_text(&mut out);
        end = line.end;
    }
    out
}

impl Line {
    /// The line's text, its segments joined by single spaces.
    pub(crate) fn text(&self) -> String {
        let mut out = String::with_capacity(self.room());
        self.push_text(&mut out);
        out
    }

    /// The line's text up to its first change of style; none where that is so short that its first word
    /// may go on behind it.
    pub(crate) fn start(&self) -> Option<&str> {
        /// Bytes of the longest word that is looked for there, and more.
        const TELLING: usize = 16;
        let span = self.segments.first()?.spans.first()?;
        Some(span.text.trim_start()).filter(|text| text.len() >= TELLING)
    }

    /// Appends the line's text.
    pub(crate) fn push_text(&self, out: &mut String) {
        let start = out.len();
        for segment in self.segments.iter().filter(|segment| !segment.is_blank()) {
            if out.len() > start {
                out.push(' ');
            }
            segment.push_text(out);
        }
    }

    /// Whether it has no text.
    fn is_blank(&self) -> bool {
        self.segments.iter().all(Segment::is_blank)
    }

    /// Bytes that its text takes at most, a space behind it included.
    fn room(&self) -> usize {
        let spans = self.segments.iter().flat_map(|segment| &segment.spans);
        spans.map(|span| span.text.len()).sum::<usize>().saturating_add(self.segments.len())
    }
}

impl Segment {
    /// The segment's text, trimmed.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    /// Appends the segment's text, trimmed.
    fn push_text(&self, out: &mut String) {
        let start = out.len();
        for span in &self.spans {
            // White space at the start is left out.
            let text = if out.len() == start { span.text.trim_start() } else { &span.text };
            out.push_str(text);
        }
        let kept = out.get(start..).unwrap_or_default().trim_end().len();
        out.truncate(start.saturating_add(kept));
    }

    /// Whether it has no text.
    fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.chars().all(char::is_whitespace))
    }
}
