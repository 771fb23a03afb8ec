//! Labels and their values: a line up to its colon or first gap and what follows, a row of two cells.

use crate::block::{Block, Few, Line, Row, Segment, Span, Table, Text, flow, places};
use crate::recognise::logs::columns::is_called;
use crate::recognise::table::cell_text;
use crate::record::At;

/// The longest label, in bytes and words.
const LONGEST: (usize, usize) = (40, 5);

/// The longest number of a card, in bytes.
const NUMBER: usize = 10;

/// A label and its value.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The label, without its colon.
    pub label: String,
    /// What stands beside and under it.
    pub value: Vec<Text>,
    /// Where both stand.
    pub at: At,
    /// The lines of both; none of a row.
    lines: Vec<Line>,
}

impl Pair {
    /// Label and value as one text.
    pub(super) fn whole(&self) -> Vec<Text> {
        if self.lines.is_empty() {
            return self.value.clone();
        }
        vec![Text { lines: self.lines.clone(), ..Text::default() }]
    }
}

/// The pairs of a block; none where something else stands in it.
pub(super) fn pairs(block: &Block) -> Vec<Pair> {
    match block {
        Block::Text(text) if may_start(text) => of_text(text),
        Block::Table(table) => of_table(table),
        Block::Text(_) | Block::Fact(_) => Vec::new(),
    }
}

/// A label that is all of a text, and a value that is all of the next.
pub(super) fn of_two(name: &Text, value: &Text) -> Option<Pair> {
    if !is_short(name) {
        return None;
    }
    let label = flow(&name.lines);
    let label = label.trim().trim_end_matches(':');
    let at = || places(&name.lines).into_iter().chain(places(&value.lines)).collect();
    let told = name.heading.is_none() && may_label(label) && is_called(label);
    told.then(|| Pair {
        label: label.to_owned(),
        value: vec![value.clone()],
        at: at(),
        lines: Vec::new(),
    })
}

/// The number that heads a card ("Action 7", "AP/12"), under no label.
pub(super) fn number(text: &Text) -> Option<Pair> {
    if !is_short(text) {
        return None;
    }
    let all = flow(&text.lines);
    let (before, number) = all.trim().rsplit_once(' ').unwrap_or(("", all.trim()));
    let told = number.len() <= NUMBER && number.contains(|c: char| c.is_ascii_digit());
    let named = before.is_empty() || is_called(before);
    let span = Span { text: number.to_owned(), ..Span::default() };
    let segment = Segment { spans: [span].into_iter().collect(), ..Segment::default() };
    let line = Line { segments: [segment].into_iter().collect(), ..Line::default() };
    let value = vec![Text { lines: vec![line], ..Text::default() }];
    let at = places(&text.lines);
    (told && named).then(|| Pair { label: String::new(), value, at, lines: Vec::new() })
}

/// Whether a text is short enough to be a label or a number.
fn is_short(text: &Text) -> bool {
    let segments = || text.lines.iter().flat_map(|line| &line.segments);
    let length: usize = segments().flat_map(|one| &one.spans).map(|span| span.text.len()).sum();
    length <= LONGEST.0.saturating_add(NUMBER)
}

/// The pairs of a text that starts with one.
fn of_text(text: &Text) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    // Most texts have none: nothing is copied for those.
    if text.lines.first().and_then(name_of).is_none() {
        return out;
    }
    for line in text.lines.iter().flat_map(parted) {
        let (label, rest) = match label(&line) {
            Some((label, rest)) => (Some(label), rest),
            None => (None, Some(line.clone())),
        };
        if let Some(label) = label {
            out.push(Pair { label, value: Vec::new(), at: At::new(), lines: Vec::new() });
        }
        let Some(pair) = out.last_mut() else { return out };
        match pair.value.last_mut() {
            Some(value) => value.lines.extend(rest),
            None => {
                pair.value.extend(rest.map(|rest| Text { lines: vec![rest], ..Text::default() }))
            }
        }
        pair.lines.push(line);
    }
    out.iter_mut().for_each(|pair| pair.at = places(&pair.lines));
    out
}

/// The parts of a line that start with labels of columns ("Owner: AB", a gap, "Due: May").
fn parted(line: &Line) -> Vec<Line> {
    let starts = |segment: &Segment| {
        let text = printed(segment);
        text.split_once(':').is_some_and(|(label, _)| is_called(label))
    };
    let mut parts: Vec<Few<Segment>> = Vec::with_capacity(1);
    for segment in &line.segments {
        match parts.last_mut().filter(|_| !starts(segment)) {
            Some(part) => part.push(segment.clone()),
            None => parts.push([segment.clone()].into_iter().collect()),
        }
    }
    parts.into_iter().map(|segments| Line { segments, ..line.clone() }).collect()
}

fn printed(segment: &Segment) -> String {
    segment.spans.iter().map(|span| span.text.as_str()).collect()
}

/// Whether a text may start with a label, or be one: what costs little to ask.
pub(super) fn may_start(text: &Text) -> bool {
    let first = text.lines.first();
    first.is_some_and(|line| {
        let spans = || line.segments.iter().flat_map(|segment| &segment.spans);
        let short = || spans().map(|span| span.text.len()).sum::<usize>() <= LONGEST.0;
        line.segments.len() > 1 || spans().any(|span| span.text.contains(':')) || short()
    })
}

/// The label that a line starts with, and the byte of its first stretch behind which the rest begins.
fn name_of(line: &Line) -> Option<(String, usize)> {
    let text = printed(line.segments.first()?);
    let colon = text.find(':');
    let end = colon.unwrap_or(text.len());
    // A bullet is no part of it.
    let label =
        text.get(..end)?.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && c != '#');
    // A gap without a colon parts anything.
    let told = colon.is_some() || line.segments.len() > 1 && is_called(label);
    let behind = colon.map_or(end, |at| at.saturating_add(1));
    (told && may_label(label)).then(|| (label.to_owned(), behind))
}

/// The label that a line starts with, and the rest of the line.
fn label(line: &Line) -> Option<(String, Option<Line>)> {
    let (label, end) = name_of(line)?;
    let rest = behind(line.segments.first()?, end);
    let segments: Few<Segment> =
        rest.into_iter().chain(line.segments.iter().skip(1).cloned()).collect();
    let rest = (!segments.is_empty()).then(|| Line { segments, ..line.clone() });
    Some((label, rest))
}

/// Whether a text may be a label: a few words from a capital, or a number sign.
fn may_label(text: &str) -> bool {
    text.len() <= LONGEST.0
        && text.starts_with(|c: char| c.is_uppercase() || c == '#')
        && text.split_whitespace().count() <= LONGEST.1
        && !text.contains(|c: char| c.is_ascii_digit() || ".;,".contains(c) && !text.ends_with(c))
}

/// What stands behind a byte of a stretch.
fn behind(segment: &Segment, end: usize) -> Option<Segment> {
    let mut left = end;
    let mut spans = segment.spans.clone();
    for span in &mut spans {
        let cut = left.min(span.text.len());
        span.text = span.text.get(cut..).unwrap_or_default().to_owned();
        left = left.saturating_sub(cut);
    }
    spans.retain(|span| !span.text.trim().is_empty());
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    (!spans.is_empty()).then(|| Segment { spans, ..segment.clone() })
}

/// The pairs of a table whose rows are labels and values, two cells each or several times two.
fn of_table(table: &Table) -> Vec<Pair> {
    let rows: Option<Vec<Vec<Pair>>> = table.rows.iter().map(of_row).collect();
    rows.map(|rows| rows.concat()).unwrap_or_default()
}

fn of_row(row: &Row) -> Option<Vec<Pair>> {
    let mut out = Vec::with_capacity(1);
    if !row.cells.len().is_multiple_of(2) {
        return None;
    }
    for two in row.cells.chunks(2) {
        let [name, value] = two else { return None };
        let text = cell_text(name);
        let label = text.trim().trim_end_matches(':').trim();
        if !may_label(label) {
            return None;
        }
        let at = name.at.iter().chain(&value.at).cloned().collect();
        let value = value.texts.clone();
        out.push(Pair { label: label.to_owned(), value, at, lines: Vec::new() });
    }
    Some(out)
}
