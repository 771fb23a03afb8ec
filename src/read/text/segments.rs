//! Lines into segments: what tabs and wide gaps set apart.

use std::sync::LazyLock;

use regex::Regex;

use super::inline::Styled;
use super::{COLUMN, TAB};
use crate::block::{Few, Segment, Span, Style};
use crate::words::pattern::pattern;

/// Spaces in a row that set segments apart. Two are typed after a full stop.
const GAP: usize = 3;
/// Spaces in a row that set a label at the start of a line apart.
const LABEL_GAP: usize = 2;

/// A label has at most this many characters.
const LONGEST_LABEL: usize = 14;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\((?:[ivxlcdm]{1,6}|[A-Za-z]|\d{1,3})\)|(?:[ivxlcdm]{1,6}|[A-Za-z]|\d{1,3}[a-z]?|\d{1,3}(?:\.\d{1,3})+)[.)]?|[•▪‣◦●○■□❖➢✓·\u{f0b7}\u{f0a7}\u{f0d8}*–-])$",
    )
});

/// Cuts a line at its tabs and gaps. `indent` is in columns; `stops` are the left edges of the
/// cells after the first tab, in points.
pub(super) fn segments(line: &[Styled], indent: usize, stops: &[f32]) -> Few<Segment> {
    let mut out = Few::new();
    let mut column = indent;
    for (index, cell) in line.split(|(c, _)| *c == '\t').enumerate() {
        match index.checked_sub(1) {
            None => cut(cell, points(column), &mut out),
            // After a tab a gap is only a gap: the tabs show the columns.
            Some(at) => {
                let left = stops.get(at).copied().unwrap_or_else(|| stop_after(points(column)));
                whole(cell, left, &mut out);
                column = columns(left);
            }
        }
        column = column.saturating_add(cell.len());
    }
    out
}

/// The left edges of cells after a tab in a run of lines, so that each column is as wide as its widest
/// cell needs.
pub(super) fn stops<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<f32> {
    let mut widths: Vec<usize> = Vec::new();
    for line in lines {
        for (index, cell) in line.split('\t').enumerate() {
            let width = cell.trim().chars().count();
            match widths.get_mut(index) {
                Some(widest) => *widest = (*widest).max(width),
                None => widths.push(width),
            }
        }
    }
    let mut left = 0.0;
    let mut stops = Vec::new();
    for width in widths.iter().take(widths.len().saturating_sub(1)) {
        left = stop_after(left + points(*width));
        stops.push(left);
    }
    stops
}

fn stop_after(x: f32) -> f32 {
    ((x + 1.0) / TAB).ceil() * TAB
}

#[expect(clippy::cast_precision_loss, reason = "a line has far fewer columns than a float holds")]
fn points(columns: usize) -> f32 {
    columns as f32 * COLUMN
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "points are small and not negative"
)]
fn columns(points: f32) -> usize {
    (points / COLUMN) as usize
}

/// Cuts a cell at wide gaps.
fn cut(cell: &[Styled], left: f32, out: &mut Few<Segment>) {
    let leading = leading(cell);
    let mut from = None;
    let mut spaces: usize = 0;
    let mut end = 0;
    let push = |from: usize, to: usize, out: &mut Few<Segment>| {
        if let Some(text) = cell.get(from..to) {
            whole(text, left + points(from), out);
        }
    };
    for (at, (c, _)) in cell.iter().enumerate() {
        if *c == ' ' {
            spaces = spaces.saturating_add(1);
            continue;
        }
        let first = *from.get_or_insert(at);
        if spaces > 0 && end > first {
            let label = first == leading
                && end.saturating_sub(first) <= LONGEST_LABEL
                && is_label(cell.get(first..end).unwrap_or_default());
            if spaces >= GAP || (label && spaces >= LABEL_GAP) {
                push(first, end, out);
                from = Some(at);
            }
        }
        spaces = 0;
        end = at.saturating_add(1);
    }
    if let Some(first) = from {
        push(first, end, out);
    }
}

fn leading(cell: &[Styled]) -> usize {
    cell.iter().take_while(|(c, _)| *c == ' ').count()
}

fn is_label(text: &[Styled]) -> bool {
    let text: String = text.iter().map(|(c, _)| *c).collect();
    LABEL.is_match(&text)
}

/// One segment of a stretch, white space folded; none where nothing is printed.
fn whole(text: &[Styled], left: f32, out: &mut Few<Segment>) {
    let mut spans: Few<Span> = Few::new();
    let mut space: Option<Style> = None;
    let mut count: usize = 0;
    for (c, style) in text {
        if c.is_whitespace() {
            space = space.or(Some(*style)).filter(|_| !spans.is_empty());
            continue;
        }
        for (c, style) in space.take().map(|s| (' ', s)).into_iter().chain([(*c, *style)]) {
            count = count.saturating_add(1);
            match spans.last_mut() {
                Some(last) if last.style == style => last.text.push(c),
                _ => spans.push(Span { text: c.to_string(), style }),
            }
        }
    }
    if !spans.is_empty() {
        let left = left + points(leading(text));
        out.push(Segment { x0: left, x1: left + points(count), spans });
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline::styled;
    use super::*;

    fn seen(text: &str, stops: &[f32]) -> Vec<(f32, String)> {
        segments(&styled(text, true), 0, stops)
            .into_iter()
            .map(|s| (s.x0, s.spans.iter().map(|p| p.text.as_str()).collect()))
            .collect()
    }

    #[test]
    fn gaps_and_tabs_set_apart() {
        assert_eq!(
            seen("(a)       That it be noted", &[]),
            [(0.0, "(a)".into()), (60.0, "That it be noted".into())]
        );
        assert_eq!(seen("1.  Apologies", &[]), [(0.0, "1.".into()), (24.0, "Apologies".into())]);
        assert_eq!(seen("It ended.  Then  more", &[]), [(0.0, "It ended. Then more".into())]);
        assert_eq!(
            seen("Ann Marl\tMarl Council", &[]),
            [(0.0, "Ann Marl".into()), (72.0, "Marl Council".into())]
        );
        assert_eq!(seen("\tMarl Council", &[216.0]), [(216.0, "Marl Council".into())]);
    }

    #[test]
    fn stops_are_as_far_as_the_widest_cell_needs() {
        let lines = ["Ann\tMarl Council", "A very long name indeed\tx"];
        assert_eq!(stops(lines.into_iter()), [144.0]);
        assert_eq!(stops(["one"].into_iter()), Vec::<f32>::new());
    }
}
