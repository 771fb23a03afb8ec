//! Rules → edges: collinear pieces joined, corners and doubled lines gone.

use crate::read::layout::tolerances::{RULE_SHORT, RULE_SNAP};
use crate::read::pdf::Rule;

/// A straight edge along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    /// Where it stands: y of a horizontal edge, x of a vertical one.
    pub(crate) at: f32,
    /// Where it starts.
    pub(crate) from: f32,
    /// Where it ends.
    pub(crate) to: f32,
}

/// The edges of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edges {
    /// Sorted by y.
    pub(crate) horizontal: Vec<Edge>,
    /// Sorted by x.
    pub(crate) vertical: Vec<Edge>,
}

/// Joins rules into edges.
pub(crate) fn rules_to_edges(rules: &[Rule]) -> Edges {
    let edge = |r: &Rule| {
        let a = r.area;
        if r.horizontal {
            Edge { at: (a.y0 + a.y1) / 2.0, from: a.x0, to: a.x1 }
        } else {
            Edge { at: (a.x0 + a.x1) / 2.0, from: a.y0, to: a.y1 }
        }
    };
    let of = |horizontal| rules.iter().filter(|r| r.horizontal == horizontal).map(edge).collect();
    Edges { horizontal: merge(of(true)), vertical: merge(of(false)) }
}

/// Edges at one place may differ by this (points): borders of neighbouring cells.
const SAME_PLACE: f32 = 1.6;

/// Joins edges on one line that meet or overlap.
pub(crate) fn merge(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.retain(|e| e.at.is_finite() && e.from.is_finite() && e.to.is_finite());
    edges.sort_unstable_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Edge> = Vec::with_capacity(edges.len());
    let mut start = 0;
    while let Some(first) = edges.get(start).copied() {
        let count = edges
            .get(start..)
            .unwrap_or_default()
            .partition_point(|e| e.at - first.at <= SAME_PLACE)
            .max(1);
        let Some(line) = edges.get_mut(start..start.saturating_add(count)) else { break };
        line.sort_unstable_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)));
        let mut open: Option<Edge> = None;
        for edge in line.iter() {
            match open.as_mut() {
                Some(o) if edge.from - o.to <= RULE_SNAP => {
                    // The longer piece says where the edge stands.
                    if edge.to - edge.from > o.to - o.from {
                        o.at = edge.at;
                    }
                    o.to = o.to.max(edge.to);
                }
                _ => out.extend(open.replace(*edge)),
            }
        }
        out.extend(open);
        start = start.saturating_add(count);
    }
    out.retain(|e| e.to - e.from >= RULE_SHORT);
    out.sort_unstable_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_on_one_line_are_one_edge() {
        let e = |at, from, to| Edge { at, from, to };
        let edges = merge(vec![
            e(100.4, 60.5, 90.0),
            e(100.0, 10.0, 60.0),
            e(100.0, 200.0, 260.0),
            e(130.0, 10.0, 12.0),
        ]);
        assert_eq!(edges, [e(100.0, 10.0, 90.0), e(100.0, 200.0, 260.0)]);
    }
}
