//! Names side by side: groups in columns, and one group's names in several.

use std::collections::BTreeSet;

use crate::block::{Line, Segment, Span};
use crate::field::name;
use crate::recognise::minutes::groups::{self, GroupHeading};

use super::Gathered;
use super::list::COLUMN_SLACK;
use super::names;

/// A group that stands beside others.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Where its heading starts, in points.
    x: f32,
    /// What its heading says.
    pub group: GroupHeading,
    /// What stands below.
    pub gathered: Gathered,
}

impl Column {
    /// A column of a table, which stands where the table says.
    pub(super) fn headed(group: GroupHeading) -> Self {
        Self { x: 0.0, group, gathered: Gathered::default() }
    }
}

/// The columns that a line heads: each of its parts is a heading of attendance.
pub(super) fn side_by_side(line: &Line) -> Option<Vec<Column>> {
    if line.segments.len() < 2 {
        return None;
    }
    let column = |segment: &Segment| {
        let group = groups::column(&segment.text())?;
        Some(Column { x: segment.x0, group, gathered: Gathered::default() })
    };
    line.segments.iter().map(column).collect()
}

/// Whether a line may be the first of two that head groups side by side: one of its parts is a heading, and
/// none is a name.
pub(super) fn may_go_on(line: &Line) -> bool {
    let texts: Vec<String> = line.segments.iter().map(Segment::text).collect();
    let heads = |text: &String| groups::column(text.trim_end_matches(['/', ' '])).is_some();
    texts.len() > 1 && texts.iter().any(heads) && !texts.iter().any(|text| names::has_some(text))
}

/// A line with the parts of the next one behind those that they stand under.
pub(super) fn joined(above: &Line, line: &Line) -> Line {
    let mut out = above.clone();
    for segment in &line.segments {
        let far = |other: &Segment| (other.x0 - segment.x0).abs();
        let nearest = out.segments.iter_mut().min_by(|a, b| far(a).total_cmp(&far(b)));
        if let Some((over, span)) = nearest.zip(segment.spans.first()) {
            let text = format!(" {}", segment.text());
            over.spans.push(Span { text, style: span.style });
        }
    }
    out
}

/// Deals lines out to the columns that their parts stand in: by the edges that the lines keep to, where these
/// are as many as the headings above them, else by those of the headings.
pub(super) fn dealt(mut columns: Vec<Column>, below: Gathered) -> Vec<Column> {
    let own: Vec<f32> = self::columns(&below.lines).iter().map(|edge| edge.x).collect();
    let edges = match own.len() == columns.len() {
        true => own,
        false => columns.iter().map(|column| column.x).collect(),
    };
    for (line, starts) in below.lines.into_iter().zip(below.starts) {
        for (part, place) in cut(line, &edges) {
            if let Some(column) = columns.get_mut(place) {
                column.gathered.push(part, starts);
            }
        }
    }
    columns
}

/// Cuts a line at left edges; each part with the place of its edge.
fn cut(line: Line, edges: &[f32]) -> Vec<(Line, usize)> {
    let mut parts: Vec<(Line, usize)> = Vec::new();
    for segment in &line.segments {
        let of = |edge: &f32| segment.x0 + COLUMN_SLACK >= *edge;
        let place = edges.iter().rposition(of).unwrap_or(0);
        match parts.last_mut() {
            Some((part, last)) if *last == place => part.segments.push(segment.clone()),
            _ => {
                let mut part = line.clone();
                part.segments.clear();
                part.segments.push(segment.clone());
                parts.push((part, place));
            }
        }
    }
    parts
}

/// Cuts lines into the columns of names that stand side by side in them; a column of anything else stays
/// with the names on its left.
pub(super) fn split(lines: &[Line], starts: &[bool]) -> Vec<(Vec<Line>, Vec<bool>)> {
    let edges = edges_of_names(lines);
    if edges.len() < 2 {
        return vec![(lines.to_vec(), starts.to_vec())];
    }
    let mut out = vec![(Vec::new(), Vec::new()); edges.len()];
    for (line, starts) in lines.iter().zip(starts) {
        for (part, place) in cut(line.clone(), &edges) {
            if let Some((lines, kept)) = out.get_mut(place) {
                lines.push(part);
                kept.push(*starts);
            }
        }
    }
    out
}

/// The left edges of the columns that hold names; the first column does in any case.
fn edges_of_names(lines: &[Line]) -> Vec<f32> {
    let columns = columns(lines);
    let Some(own) = columns.first() else { return Vec::new() };
    if columns.len() == 1 {
        return vec![own.x];
    }
    let form = Form::of(&own.texts);
    let of_names = |column: &&Edge| form.has_column(&column.texts);
    let mut edges = vec![own.x];
    edges.extend(columns.iter().skip(1).filter(of_names).map(|column| column.x));
    edges
}

/// A left edge that parts of lines keep to.
struct Edge {
    /// In points.
    x: f32,
    /// What stands there.
    texts: Vec<String>,
}

/// The left edges in lines, from left to right.
fn columns(lines: &[Line]) -> Vec<Edge> {
    let segments = lines.iter().flat_map(|line| &line.segments);
    let mut placed: Vec<(f32, String)> =
        segments.map(|s| (s.x0, s.text())).filter(|(_, text)| !text.is_empty()).collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<Edge> = Vec::new();
    for (x, text) in placed {
        match out.last_mut() {
            Some(edge) if x - edge.x <= COLUMN_SLACK => edge.texts.push(text),
            _ => out.push(Edge { x, texts: vec![text] }),
        }
    }
    out
}

/// Whether most texts pass a test.
fn most(texts: &[String], test: fn(&str) -> bool) -> bool {
    texts.iter().filter(|text| test(text)).count().saturating_mul(2) > texts.len()
}

/// What names in a column have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Most texts are names.
    names: bool,
    /// Most have a title.
    titled: bool,
    /// Most have something in brackets behind them.
    bracketed: bool,
}

impl Form {
    /// The form of a column's texts.
    pub(super) fn of(texts: &[String]) -> Self {
        Form {
            names: most(texts, names::is_one),
            titled: most(texts, |text| name::titles(text) > 0),
            bracketed: most(texts, |text| text.contains('(')),
        }
    }

    /// Whether the texts of another column are names too: most look like one, none stands there twice, and
    /// they have what those of this column have.
    pub(super) fn has_column(self, texts: &[String]) -> bool {
        let different: BTreeSet<&String> = texts.iter().collect();
        self.names
            && different.len() == texts.len()
            && (!self.bracketed || texts.iter().any(|text| text.contains('(')))
            && (!self.titled || texts.iter().any(|text| name::titles(text) > 0))
            && most(texts, names::is_one)
    }
}
