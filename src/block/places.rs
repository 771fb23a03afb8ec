//! Places merged: one box a page, the others once each.

use std::collections::BTreeMap;

use super::Line;
use crate::record::{At, Place};

/// The places of lines: one box a page, one node or line each else.
pub(crate) fn places(lines: &[Line]) -> At {
    merge(lines.iter().filter_map(|line| line.place.clone()))
}

/// Among so few places one is found by looking at each; among more, by an index.
const FEW_PLACES: usize = 16;

/// What two places have in common that are told as one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Page(u32),
    Node(String),
    Line(u32),
}

impl Spot {
    fn of(place: &Place) -> Self {
        match place {
            Place::Page { page, .. } => Self::Page(*page),
            Place::Node { node } => Self::Node(node.clone()),
            Place::Line { line } => Self::Line(*line),
        }
    }
}

fn is_same_spot(a: &Place, b: &Place) -> bool {
    match (a, b) {
        (Place::Page { page: a, .. }, Place::Page { page: b, .. }) => a == b,
        _ => a == b,
    }
}

/// Merges places: one box a page, the others once each.
pub(crate) fn merge(places: impl IntoIterator<Item = Place>) -> At {
    let mut out: At = Vec::new();
    let mut index: BTreeMap<Spot, usize> = BTreeMap::new();
    for place in places {
        let at = if out.len() <= FEW_PLACES {
            out.iter().position(|seen| is_same_spot(seen, &place))
        } else {
            let known = index.len();
            index.extend(out.iter().enumerate().skip(known).map(|(at, one)| (Spot::of(one), at)));
            index.get(&Spot::of(&place)).copied()
        };
        match (at.and_then(|at| out.get_mut(at)), &place) {
            (Some(Place::Page { area: seen, .. }), Place::Page { area, .. }) => {
                *seen = [
                    seen[0].min(area[0]),
                    seen[1].min(area[1]),
                    seen[2].max(area[2]),
                    seen[3].max(area[3]),
                ];
            }
            (Some(_), _) => {}
            (None, _) => out.push(place),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_once_each_few_or_many() {
        for many in [5, 50_000] {
            let lines = (0..many).chain([2, 4, 0]).map(|line| Place::Line { line });
            assert_eq!(merge(lines).len(), many as usize);
            let area = |x1: f32| [0.0, 0.0, x1, 9.0];
            let page = |page: u32| Place::Page { page, area: area(9.0) };
            let wider = (0..many).map(page).chain([Place::Page { page: 3, area: area(20.0) }]);
            let merged = merge(wider);
            assert_eq!(merged.len(), many as usize);
            assert_eq!(merged[3], Place::Page { page: 3, area: area(20.0) });
        }
    }
}
