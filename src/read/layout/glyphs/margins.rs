//! The measures of a document: margins, usual size and leading.

use super::texts::Printed;
use crate::read::layout::tolerances::LEADING;

/// What paragraphs are measured by.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    /// Left edge of the text, in points.
    pub(crate) left: f32,
    /// Right edge of the text, in points.
    pub(crate) right: f32,
    /// Baseline to baseline in units of the font size.
    pub(crate) leading: f32,
    /// What a line that ends early means.
    pub(crate) breaks: Breaks,
}

/// What it means that a line ends although the next word would have fitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Nothing for certain: the margin is that of the page, a column's may be nearer.
    #[default]
    Soft,
    /// The writer ended it: in a cell, whose margin is known.
    Hard,
}

/// The left and right edge that most lines keep to, and the size of most text.
pub(crate) fn edges(lines: &[&Printed]) -> Option<(f32, f32, f32)> {
    let width = |p: &Printed| p.area.x1 - p.area.x0;
    let left = heaviest(lines, |p| p.area.x0, width)?;
    let size = heaviest(lines, |p| p.size, width)?;
    let mut ends: Vec<f32> = lines.iter().map(|p| p.area.x1).collect();
    ends.sort_unstable_by(|a, b| b.total_cmp(a));
    // A lone line that sticks out is no margin, unless it is as long as lines of prose.
    let longest = lines.iter().map(|p| width(p)).fold(0.0, f32::max);
    let prose = |end: f32| {
        lines
            .iter()
            .any(|p| p.area.x1 == end && width(p) > 0.85 * longest && width(p) > 25.0 * p.size)
    };
    let kept = ends
        .iter()
        .find(|&&end| ends.iter().filter(|&&e| (e - end).abs() <= 6.0).count() >= 3 || prose(end))
        .or(ends.first());
    Some((left, *kept?, size))
}

/// The value (rounded to points) that most text has.
fn heaviest(
    lines: &[&Printed],
    of: impl Fn(&Printed) -> f32,
    weight: impl Fn(&Printed) -> f32,
) -> Option<f32> {
    let mut values: Vec<(f32, f32)> = lines.iter().map(|p| (of(p), weight(p))).collect();
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut best: Option<(f32, f32)> = None;
    let mut from = 0;
    while let Some(&(first, _)) = values.get(from) {
        let to = values.partition_point(|v| v.0 <= first + 1.0);
        let sum: f32 = values.get(from..to)?.iter().map(|v| v.1).sum();
        if best.is_none_or(|(_, most)| sum > most) {
            best = Some((first, sum));
        }
        from = to.max(from.saturating_add(1));
    }
    best.map(|(value, _)| value)
}

/// Baseline to baseline in units of the font size, where a line was surely wrapped: the one below it starts
/// in lower case at the same size.
pub(crate) fn step(above: &Printed, below: &Printed) -> Option<f32> {
    let wrapped = above.page == below.page
        && (above.size - below.size).abs() < 0.5
        && starts_lower(below)
        && below.size > 0.0;
    let step = (below.baseline - above.baseline) / below.size;
    (wrapped && (0.9..2.6).contains(&step)).then_some(step)
}

/// The leading of a document, from the steps of its wrapped lines.
pub(crate) fn leading(mut steps: Vec<f32>) -> f32 {
    if steps.len() < 5 {
        return LEADING;
    }
    steps.sort_unstable_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(LEADING)
}

/// Whether a line starts in lower case, so that it goes on with the one above.
pub(crate) fn starts_lower(line: &Printed) -> bool {
    first_char(line).is_some_and(char::is_lowercase)
}

/// The first character of a line.
pub(crate) fn first_char(line: &Printed) -> Option<char> {
    line.line.segments.first()?.spans.first()?.text.chars().next()
}
