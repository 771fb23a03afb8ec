//! Labels of one shape that count up through a section.

use std::collections::{BTreeMap, BTreeSet};

use super::marks::{self, Mark, Shape, kind, marks};
use crate::field::label::{Label, LabelKind};
use crate::recognise::prose::Prose;

/// At least so many numbers of a series follow right on another.
const LEAST_STEPS: usize = 2;

/// A series of labels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    /// What all of them have in common.
    pub shape: Shape,
    /// Its labels, in order.
    pub entries: Vec<Entry>,
}

/// A label of a series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Index of its prose.
    pub index: usize,
    /// Its left edge, in points.
    pub x: f32,
    /// Whether its line is set as a heading.
    pub stands_out: bool,
    /// The label.
    pub label: Label,
}

/// Finds the series of a section. Numbers with a full stop or none behind them are labels by their own
/// spelling; only those that stand in no other series are looked at here.
pub(super) fn series(prose: &[Prose<'_>]) -> Vec<Series> {
    let mut shapes: BTreeMap<Shape, Vec<Entry>> = BTreeMap::new();
    for (index, p) in prose.iter().enumerate() {
        let Some(whole) = uncounted(p) else { continue };
        for mark in marks(&whole, apart(p)) {
            let entry = entry(&whole, index, p, &mark);
            shapes.entry(mark.shape).or_default().push(entry);
        }
    }
    let series = shapes.into_iter().map(|(shape, entries)| Series { shape, entries });
    let values =
        |one: &Series| one.entries.iter().map(|entry| entry.label.ordinal).collect::<Vec<_>>();
    series.filter(|one| counts_up(&values(one))).collect()
}

/// The shapes of the labels that count up among texts that are labels and nothing else.
pub(super) fn of_labels(texts: &[String]) -> BTreeSet<Shape> {
    let mut shapes: BTreeMap<Shape, Vec<u32>> = BTreeMap::new();
    for mark in texts.iter().flat_map(|text| marks::whole(text)) {
        shapes.entry(mark.shape).or_default().push(mark.value);
    }
    shapes.retain(|_, values| counts_up(values));
    shapes.into_keys().collect()
}

/// All text of a prose, unless its label says by its spelling alone that it numbers an item.
fn uncounted<'p>(p: &'p Prose<'_>) -> Option<std::borrow::Cow<'p, str>> {
    match &p.label {
        Some(label) if numbers(label) => None,
        Some(_) => Some(p.whole()),
        None => Some((&p.body).into()),
    }
}

/// Whether a label numbers an item by its spelling alone: "7.", "6.1".
pub(crate) fn numbers(label: &Label) -> bool {
    matches!(label.kind, LabelKind::Arabic | LabelKind::Decimal)
        && !label.printed.contains(['(', ')'])
}

/// Where what the layout sets apart at the start of a prose ends.
fn apart(p: &Prose<'_>) -> Option<usize> {
    let line = p.text.lines.first().filter(|line| line.segments.len() > 1)?;
    line.segments.first().map(|segment| segment.text().len())
}

fn entry(whole: &str, index: usize, p: &Prose<'_>, mark: &Mark) -> Entry {
    let rest = whole.get(mark.end..).unwrap_or_default();
    let label = Label {
        printed: whole.get(..mark.end).unwrap_or_default().to_owned(),
        kind: kind(&mark.shape),
        ordinal: mark.value,
        other: None,
        parts: vec![mark.value],
        rest_start: whole.len().saturating_sub(rest.trim_start().len()),
    };
    Entry { index, x: p.x, stands_out: p.stands_out() || p.bold_lead > mark.end, label }
}

/// Whether labels count up through the section: several follow right on another. A list inside items
/// starts again and again; an agenda before its minutes counts up twice.
fn counts_up(values: &[u32]) -> bool {
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let (mut steps, mut repeats) = (0_usize, 0_usize);
    for &value in values {
        let follows = value.checked_sub(1).is_some_and(|before| seen.contains(&before));
        match seen.insert(value) {
            true if follows => steps = steps.saturating_add(1),
            true => {}
            false => repeats = repeats.saturating_add(1),
        }
    }
    steps >= LEAST_STEPS && (repeats < steps || counts_twice(values))
}

/// Whether labels count up through two long runs and no more.
fn counts_twice(values: &[u32]) -> bool {
    /// Each run has at least so many.
    const LONG: usize = 5;
    let runs: Vec<usize> = values.chunk_by(|a, b| a < b).map(<[u32]>::len).collect();
    matches!(runs.as_slice(), [first, second] if first.min(second) >= &LONG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing::texts;

    fn found(sources: &[&str]) -> Vec<String> {
        let blocks = texts(sources);
        let seen = crate::recognise::seen::see(&blocks);
        let prose: Vec<Prose<'_>> = seen.into_iter().filter_map(|one| one.prose).collect();
        let told = |one: Series| {
            let labels = one.entries.into_iter().map(|entry| entry.label.printed);
            labels.collect::<Vec<_>>().join(" ")
        };
        series(&prose).into_iter().map(told).collect()
    }

    #[test]
    fn labels_of_one_shape_count_up() {
        for (sources, expected) in [
            (
                &["zz:3\tRoads", "The gate.", "zz:4\tTrees", "zz:5\tWalls"][..],
                &["zz:3 zz:4 zz:5"][..],
            ),
            (&["23/117 Roads", "23/118 Trees", "24/119 Walls"], &["23/117 23/118 24/119"]),
            (&["12 gates", "7 walls", "40 limes"], &[]),
            (&["(a) Roads", "(b) Trees", "(a) Walls", "(b) Gates", "(a) Posts"], &[]),
            (&["1. Roads", "2. Trees", "3. Walls"], &[]),
        ] {
            assert_eq!(found(sources), expected, "{sources:?}");
        }
    }
}
