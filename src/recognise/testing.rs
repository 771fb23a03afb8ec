//! Blocks made by hand, for tests.

use smallvec::smallvec;

use crate::block::{Block, Line, Segment, Span, Style, Text};
use crate::record::Place;

/// A paragraph: lines at `\n`, segments at `\t` (72 points a tab stop), bold where it starts with `*`.
pub(crate) fn text(source: &str) -> Block {
    let (source, bold) = match source.strip_prefix('*') {
        Some(rest) => (rest, true),
        None => (source, false),
    };
    let style = Style { bold, ..Style::default() };
    let line = |(number, line): (usize, &str)| Line {
        segments: line
            .split('\t')
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
            .map(|(stop, part)| Segment {
                x0: 72.0 * (stop as f32 + 1.0),
                x1: 72.0 * (stop as f32 + 1.0) + 5.0 * part.len() as f32,
                spans: smallvec![Span { text: part.to_string(), style }],
            })
            .collect(),
        place: Some(Place::Line { line: number as u32 + 1 }),
        ..Line::default()
    };
    Block::Text(Text { lines: source.lines().enumerate().map(line).collect(), ..Text::default() })
}

/// Several paragraphs.
pub(crate) fn texts(sources: &[&str]) -> Vec<Block> {
    sources.iter().map(|source| text(source)).collect()
}
