//! Which lines of a document stand at a place.

use std::collections::BTreeMap;

use super::words::SourceLine;
use crate::record::Place;

/// How far outside a box the middle of a line may lie and still stand in it, in points.
const SLACK: f32 = 1.0;

/// The lines of a document by where they stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index<'a> {
    /// Of each page the middles of its lines, x and y, sorted by y.
    pages: BTreeMap<u32, Vec<(f32, f32, usize)>>,
    nodes: BTreeMap<&'a str, Vec<usize>>,
    numbered: BTreeMap<u32, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Sorts lines by where they stand.
    pub(crate) fn of(lines: &[SourceLine<'a>]) -> Self {
        let mut out = Index::default();
        for (number, line) in lines.iter().enumerate() {
            match line.place {
                Some(Place::Page { page, area: [x0, y0, x1, y1] }) => {
                    let middle = (f32::midpoint(*x0, *x1), f32::midpoint(*y0, *y1), number);
                    out.pages.entry(*page).or_default().push(middle);
                }
                Some(Place::Node { node }) => out.nodes.entry(node).or_default().push(number),
                Some(Place::Line { line }) => out.numbered.entry(*line).or_default().push(number),
                None => {}
            }
        }
        for page in out.pages.values_mut() {
            page.sort_by(|a, b| a.1.total_cmp(&b.1));
        }
        out
    }

    /// The lines that stand at places, in reading order.
    pub(crate) fn lines_at(&self, at: &[Place], out: &mut Vec<usize>) {
        out.clear();
        for place in at {
            match place {
                Place::Page { page, area } => {
                    let page = self.pages.get(page).map(Vec::as_slice).unwrap_or_default();
                    lines_in(page, *area, out);
                }
                Place::Node { node } => {
                    out.extend(self.nodes.get(node.as_str()).into_iter().flatten());
                }
                Place::Line { line } => out.extend(self.numbered.get(line).into_iter().flatten()),
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}

/// The lines of a page whose middle lies in a box.
fn lines_in(page: &[(f32, f32, usize)], [x0, y0, x1, y1]: [f32; 4], out: &mut Vec<usize>) {
    let first = page.partition_point(|(_, y, _)| *y < y0 - SLACK);
    let from = page.get(first..).unwrap_or_default().iter();
    let inside = from.take_while(|(_, y, _)| *y <= y1 + SLACK);
    let inside = inside.filter(|(x, _, _)| *x >= x0 - SLACK && *x <= x1 + SLACK);
    out.extend(inside.map(|(_, _, line)| *line));
}
