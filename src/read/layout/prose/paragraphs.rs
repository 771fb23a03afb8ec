//! Lines → paragraphs: by white space, labels, style, indentation and lines that end early.

use crate::block::{Align, Span, Text};
use crate::read::layout::glyphs::labels;
use crate::read::layout::glyphs::labels::Label;
use crate::read::layout::glyphs::margins::{Breaks, Measure};
use crate::read::layout::glyphs::texts::Printed;
use crate::read::layout::tolerances::{
    CENTRED, HARD_BREAK, LEAD_IN, PARAGRAPH_GAP, SAME_CENTRE, SAME_INDENT, SHORT_LINE, SIZE_STEP,
};

/// A line with what paragraphs are told by.
#[derive(Clone, Debug)]
pub(crate) struct Traits {
    /// The line.
    pub(crate) printed: Printed,
    /// How many of its segments are labels that hang before the text.
    pub(crate) labels: usize,
    /// What its first word is as a label, where it is set like any word.
    pub(crate) inline_label: Option<Label>,
    /// Where the text after its labels starts.
    pub(crate) text_x: f32,
    /// All its text is bold, labels aside.
    pub(crate) bold: bool,
    /// Its first text is bold.
    pub(crate) starts_bold: bool,
    /// All its text is italic, labels aside.
    pub(crate) italic: bool,
    /// Its first text is italic.
    pub(crate) starts_italic: bool,
    /// All its text is underlined, labels aside.
    pub(crate) underlined: bool,
    /// Its first text is underlined.
    pub(crate) starts_underlined: bool,
    /// Its first word is in capitals and long enough to be a lead-in ("RESOLVED").
    pub(crate) shouts: bool,
    /// First character of its text, labels aside.
    pub(crate) first: char,
    /// Last character of its text that is no closing quote or bracket.
    pub(crate) last: char,
}

impl Traits {
    /// Looks at a line.
    pub(crate) fn of(printed: Printed) -> Self {
        let segments = &printed.line.segments;
        let mut labels = 0_usize;
        for segment in segments.iter().take(segments.len().saturating_sub(1)) {
            let [span] = segment.spans.as_slice() else { break };
            if labels::scan(&span.text).is_none() {
                break;
            }
            labels = labels.saturating_add(1);
        }
        let body = || segments.iter().skip(labels).flat_map(|s| &s.spans);
        let drawn = |span: &&Span| span.text.chars().any(char::is_alphanumeric);
        let all = |of: &dyn Fn(&Span) -> bool| {
            body().filter(drawn).count() > 0 && body().filter(drawn).all(of)
        };
        let (bold, italic) = (all(&|s| s.style.bold), all(&|s| s.style.italic));
        let underlined = all(&|s| s.style.underline);
        let lead = body().find(drawn).map(|s| s.style).unwrap_or_default();
        let text = segments.get(labels).and_then(|s| s.spans.first()).map_or("", |s| &s.text);
        let word = text.split(' ').next().unwrap_or_default();
        let inline_label = labels::scan(word).filter(|l| {
            let alone = segments.len() == labels.saturating_add(1) && word.len() == text.len();
            labels == 0 && (!alone || matches!(l, Label::Bullet)) && *l != Label::Bare
        });
        let first = text.chars().find(|c| !matches!(c, '“' | '‘' | '"' | '\'' | '('));
        let closes = |c: &char| matches!(c, '”' | '’' | '"' | '\'' | ')' | ' ');
        let end = segments.last().and_then(|s| s.spans.last());
        let last = end.and_then(|s| s.text.chars().rev().find(|c| !closes(c)));
        let text_x = segments.get(labels).map_or(printed.area.x0, |s| s.x0);
        Self {
            labels,
            inline_label,
            text_x,
            bold,
            starts_bold: lead.bold,
            italic,
            starts_italic: lead.italic,
            underlined,
            shouts: is_lead_in(word),
            starts_underlined: lead.underline,
            first: first.unwrap_or(' '),
            last: last.unwrap_or(' '),
            printed,
        }
    }

    /// Whether it closes a sentence.
    pub(crate) fn ends_sentence(&self) -> bool {
        matches!(self.last, '.' | '!' | '?' | ':' | ';')
    }

    /// Whether it starts like a sentence or heading.
    pub(crate) fn starts_fresh(&self) -> bool {
        self.first.is_uppercase() || self.first.is_ascii_digit()
    }

    /// Whether the first word of `next` would still have fitted on this line.
    pub(crate) fn ends_early(&self, next: &Traits, right: f32) -> bool {
        let room = right - self.printed.area.x1;
        room > next.printed.first_word + 0.8 * self.printed.size
    }

    /// Number of its segments, labels aside.
    pub(crate) fn columns(&self) -> usize {
        self.printed.line.segments.len().saturating_sub(self.labels)
    }
}

/// Whether a word is in capitals and no abbreviation.
fn is_lead_in(word: &str) -> bool {
    let core = word.trim_end_matches([':', ',', ';', '.', '-', '–']);
    core.len() >= LEAD_IN && core.bytes().all(|b| b.is_ascii_uppercase())
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// Its lines, never empty.
    pub(crate) lines: Vec<Traits>,
}

/// Groups lines in reading order into paragraphs, and sets the white space above each line.
pub(crate) fn build(mut lines: Vec<Traits>, measure: Measure) -> Vec<Paragraph> {
    // Where paragraphs start, the first aside.
    let mut starts = Vec::with_capacity(lines.len());
    for i in 1..lines.len() {
        let Some((open, [line, ..])) = lines.split_at_mut_checked(i) else { break };
        let from = starts.last().copied().unwrap_or(0);
        let open = open.get(from..).unwrap_or_default();
        if let Some(above) = open.last() {
            let rise = line.printed.baseline - above.printed.baseline;
            let white = rise / line.printed.size.max(1.0) - 1.0;
            line.printed.line.gap_above = (white.max(0.0) * 100.0).round() / 100.0;
        }
        if starts_paragraph(open, line, measure) {
            starts.push(i);
        }
    }
    let mut out = Vec::with_capacity(starts.len().saturating_add(1));
    let mut from = 0_usize;
    let ends = starts.into_iter().chain([lines.len()]);
    let mut lines = lines.into_iter();
    for end in ends.filter(|end| *end > 0) {
        let mut own = Vec::with_capacity(end.saturating_sub(from));
        own.extend(lines.by_ref().take(end.saturating_sub(from)));
        out.push(Paragraph { lines: own });
        from = end;
    }
    out
}

/// Whether a line starts a paragraph of its own below the lines given.
fn starts_paragraph(open: &[Traits], next: &Traits, measure: Measure) -> bool {
    let (Some(first), Some(above)) = (open.first(), open.last()) else { return true };
    is_set_off(open, above, next, measure)
        || next.labels > 0
        || changes_style(above, next, measure)
        || is_list_entry(first, above, next, measure)
        || changes_columns(open, above, next)
        || !keeps_indent(open, above, next, measure)
        || (above.ends_sentence() && next.shouts)
        || (measure.breaks == Breaks::Hard
            && next.starts_fresh()
            && above.ends_early(next, measure.right - HARD_BREAK * next.printed.size))
        || (above.ends_sentence()
            && next.starts_fresh()
            && above.ends_early(next, measure.right)
            && measure.right - above.printed.area.x1 > SHORT_LINE * above.printed.size)
}

/// The last lines of a paragraph that show its leading.
const OWN_LINES: usize = 8;
/// The last lines of a paragraph among which its row of columns is looked for.
const ROW_LINES: usize = 40;

/// White space above, or a jump to another column.
fn is_set_off(open: &[Traits], above: &Traits, next: &Traits, measure: Measure) -> bool {
    let rise = next.printed.baseline - above.printed.baseline;
    let size = next.printed.size.max(above.printed.size);
    if above.printed.page != next.printed.page || rise < 0.3 * size {
        return true;
    }
    let wrapped = !above.ends_sentence()
        && next.first.is_lowercase()
        && !above.ends_early(next, measure.right)
        && same_style(above, next);
    // A paragraph set wider than the rest of the document shows it by its own lines.
    let own = open
        .get(open.len().saturating_sub(OWN_LINES)..)
        .unwrap_or_default()
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.printed.baseline - a.printed.baseline) / b.printed.size.max(1.0)),
            _ => None,
        })
        .fold(f32::MAX, f32::min);
    let usual = if own < f32::MAX && own > 0.8 {
        own.min(measure.leading.max(own * 0.9))
    } else {
        measure.leading
    };
    let limit = if wrapped { 1.5 * usual } else { usual + PARAGRAPH_GAP };
    rise > limit.max(usual + PARAGRAPH_GAP) * size
}

fn same_style(a: &Traits, b: &Traits) -> bool {
    a.bold == b.bold && (a.printed.size - b.printed.size).abs() <= SIZE_STEP * a.printed.size
}

/// A heading over plain text, or the reverse.
fn changes_style(above: &Traits, next: &Traits, measure: Measure) -> bool {
    let step = (above.printed.size - next.printed.size).abs();
    if step > SIZE_STEP * above.printed.size.max(next.printed.size) {
        return true;
    }
    let full = !above.ends_early(next, measure.right);
    let open = full && !above.ends_sentence();
    if above.bold != next.bold {
        return if above.bold { !next.starts_bold || !open } else { !open };
    }
    if above.italic != next.italic {
        return if above.italic { !next.starts_italic && !open } else { !open };
    }
    // A web address is underlined too, and goes on in its sentence.
    if above.underlined && !next.starts_underlined {
        return !next.first.is_lowercase();
    }
    next.underlined && !above.starts_underlined && above.ends_sentence()
}

/// An entry of a list whose label is set like any word.
fn is_list_entry(first: &Traits, above: &Traits, next: &Traits, measure: Measure) -> bool {
    let Some(label) = next.inline_label else { return false };
    let listed = matches!(above.last, '.' | ';' | ':' | '!' | '?' | ',')
        || above.ends_early(next, measure.right);
    let near = (next.printed.area.x0 - first.printed.area.x0).abs() <= 2.0;
    let series = near && (first.inline_label.is_some() || first.labels > 0);
    match label {
        Label::Bullet => true,
        Label::Closed => listed || series,
        Label::Dash | Label::Bare => listed && (above.last != ',' || series),
    }
}

/// A row of columns after prose, prose after rows, or the next row.
fn changes_columns(open: &[Traits], above: &Traits, next: &Traits) -> bool {
    let below = &next.printed;
    let near = SAME_INDENT * below.size;
    let row = open.iter().rev().take(ROW_LINES).find(|t| t.columns() > 1);
    match row {
        None if next.columns() == 1 => false,
        None => (below.area.x0 - above.text_x).abs() <= near && above.labels == 0,
        Some(row) if next.columns() == 1 => {
            let column = row.printed.line.segments.get(row.labels.saturating_add(1));
            let second = column.map_or(f32::MAX, |s| s.x0);
            below.area.x0 < second - near && below.area.x1 > second + below.size
        }
        Some(row) => {
            (below.area.x0 - row.printed.area.x0).abs() <= near && !next.first.is_lowercase()
        }
    }
}

/// Whether a line starts where the paragraph's lines start, or is centred or set right like them.
fn keeps_indent(open: &[Traits], above: &Traits, next: &Traits, measure: Measure) -> bool {
    let (a, b) = (&above.printed, &next.printed);
    let near = SAME_INDENT * b.size.max(6.0);
    let x = b.area.x0;
    let at = |other: f32| (x - other).abs() <= near;
    let starts =
        |t: &Traits| at(t.printed.area.x0) || t.printed.line.segments.iter().any(|s| at(s.x0));
    if starts(above) || open.first().is_some_and(starts) {
        return true;
    }
    let centre = |p: &Printed| (p.area.x0 + p.area.x1) / 2.0;
    let inset = |p: &Printed| p.area.x0 > measure.left + p.size;
    if (centre(a) - centre(b)).abs() <= SAME_CENTRE && (inset(a) || inset(b)) {
        return true;
    }
    if (a.area.x1 - b.area.x1).abs() <= 2.0 && inset(a) && inset(b) && above.columns() == 1 {
        return true;
    }
    let full = !above.ends_early(next, measure.right);
    // The first line stands in: "  The Board" / "met".
    (open.len() == 1 && above.labels == 0 && full && !above.ends_sentence())
        && (x - a.area.x0).abs() < 9.0 * b.size
}

/// The paragraph as it goes out.
pub(crate) fn to_text(paragraph: Paragraph, measure: Measure) -> Text {
    let align = align(&paragraph.lines, measure);
    // Collected in place, the lines would keep the room of their traits.
    let mut lines = Vec::with_capacity(paragraph.lines.len());
    lines.extend(paragraph.lines.into_iter().map(|t| t.printed.line));
    Text { lines, heading: None, align, list_item: false }
}

/// How the lines are set.
fn align(lines: &[Traits], measure: Measure) -> Align {
    let middle = (measure.left + measure.right) / 2.0;
    let all = |of: &dyn Fn(&Traits) -> bool| lines.iter().all(of);
    let single = |t: &Traits| t.printed.line.segments.len() == 1;
    let a = |t: &Traits| t.printed.area;
    let centred = |t: &Traits| ((a(t).x0 + a(t).x1) / 2.0 - middle).abs() <= 1.5 * SAME_CENTRE;
    let inset = |t: &Traits| {
        let width = a(t).x1 - a(t).x0;
        a(t).x0 > measure.left + t.printed.size && width < CENTRED * (measure.right - measure.left)
    };
    if all(&|t| single(t) && centred(t)) && lines.iter().any(inset) {
        Align::Centre
    } else if all(&|t| single(t) && (a(t).x1 - measure.right).abs() <= 4.0 && a(t).x0 > middle) {
        Align::Right
    } else {
        Align::Left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::geometry::Frame;
    use crate::read::layout::glyphs::segments::set;
    use crate::read::layout::glyphs::texts::{Source, line_text, print};
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    fn shown(sheet: &Sheet) -> Vec<String> {
        let page = &sheet.page;
        let frame = Frame { width: page.width, height: page.height, ..Frame::default() };
        let source = Source { page: 1, text: &page.text, frame };
        let lines = print(&set(words(page), &page.text), source);
        let measure = Measure { left: 72.0, right: 400.0, leading: 1.2, breaks: Breaks::Soft };
        let text = |p: &Paragraph| {
            let lines: Vec<_> = p.lines.iter().map(|t| line_text(&t.printed.line)).collect();
            lines.join(" / ")
        };
        build(lines.into_iter().map(Traits::of).collect(), measure).iter().map(text).collect()
    }

    const FULL: &str = "The Board considered a report of the harbour master on dues and tolls";

    #[test]
    fn white_space_parts_paragraphs() {
        let mut sheet = Sheet::new();
        sheet.lines(72.0, 100.0, &[FULL, "and on the pier.", "Noted"]);
        sheet.text(72.0, 150.0, "It was agreed.");
        assert_eq!(
            shown(&sheet),
            [format!("{FULL} / and on the pier."), "Noted".into(), "It was agreed.".into()]
        );
    }

    #[test]
    fn a_bold_heading_stands_alone() {
        let mut sheet = Sheet::new();
        sheet.bold(true).lines(
            72.0,
            100.0,
            &["Harbour dues and tolls for the year that follows and the", "year after"],
        );
        sheet.bold(false).text(72.0, 124.0, "The Board noted it.");
        let shown = shown(&sheet);
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn list_entries_are_apart_and_wrap() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "(a)").text(
            100.0,
            100.0,
            "to note the report of the master on the harbour and all",
        );
        sheet.text(100.0, 112.0, "its parts");
        sheet.text(72.0, 124.0, "(b)").text(100.0, 124.0, "to pay");
        assert_eq!(
            shown(&sheet),
            [
                "(a) to note the report of the master on the harbour and all / its parts",
                "(b) to pay"
            ]
        );
    }

    #[test]
    fn a_wrapped_second_column_stays_with_its_row() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Cllr A. Moor").text(220.0, 100.0, "Harbour and Coast");
        sheet.text(220.0, 112.0, "Trust");
        sheet.text(72.0, 124.0, "Ms B. Ode").text(220.0, 124.0, "Trust");
        assert_eq!(shown(&sheet), ["Cllr A. Moor Harbour and Coast / Trust", "Ms B. Ode Trust"]);
    }
}
