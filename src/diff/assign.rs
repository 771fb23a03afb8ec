//! The optimal assignment: which of the rows that may be one are, so that all pairs together earn
//! most (Kuhn–Munkres, by shortest augmenting paths over the edges there are).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that `left` and `right` earn when they are paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) left: usize,
    pub(super) right: usize,
    /// Above 0.
    pub(super) worth: i64,
}

/// Pairs the two sides so that the worths of the pairs add up to the most there is.
///
/// Returns for each left one its right one. `lefts` and `rights` are how many there are of each.
/// Nothing is paired without an offer. Where two assignments are worth the same, the order of the
/// offers decides.
pub(super) fn assign(lefts: usize, rights: usize, offers: &[Offer]) -> Vec<Option<usize>> {
    let mut matched = vec![None; lefts];
    for component in components(lefts, rights, offers) {
        Matching::new(&component).run(&mut matched);
    }
    matched
}

/// Offers that hang together, so that each lot can be settled by itself.
fn components(lefts: usize, rights: usize, offers: &[Offer]) -> Vec<Vec<Offer>> {
    let mut parents: Vec<usize> = (0..lefts.saturating_add(rights)).collect();
    for offer in offers {
        let (a, b) =
            (root(&mut parents, offer.left), root(&mut parents, lefts.saturating_add(offer.right)));
        if let Some(parent) = parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
    let mut lots: Vec<Vec<Offer>> = Vec::new();
    let mut lot_of: Vec<Option<usize>> = vec![None; parents.len()];
    for offer in offers {
        let root = root(&mut parents, offer.left);
        let Some(place) = lot_of.get_mut(root) else { continue };
        let lot = *place.get_or_insert(lots.len());
        if lot == lots.len() {
            lots.push(Vec::new());
        }
        if let Some(lot) = lots.get_mut(lot) {
            lot.push(*offer);
        }
    }
    lots
}

fn root(parents: &mut [usize], node: usize) -> usize {
    let mut node = node;
    while let Some(&parent) = parents.get(node)
        && parent != node
    {
        let grand = parents.get(parent).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(node) {
            *place = grand;
        }
        node = grand;
    }
    node
}

/// One lot: its nodes numbered from 0, and what the search keeps for each.
struct Matching {
    lefts: Vec<usize>,
    rights: Vec<usize>,
    /// For each left one: the right ones it may have, and what that costs (less for more worth).
    edges: Vec<Vec<(usize, i64)>>,
    /// What staying alone costs.
    alone: i64,
    left_price: Vec<i64>,
    right_price: Vec<i64>,
    left_of: Vec<Option<usize>>,
    right_of: Vec<Option<usize>>,
    /// Where the search in hand has been.
    reached: Vec<Option<Reached>>,
}

/// Where a search got to a right one from, and at what cost.
#[derive(Clone, Copy)]
struct Reached {
    cost: i64,
    from: usize,
    settled: bool,
}

/// The end of the cheapest path.
#[derive(Clone, Copy)]
enum End {
    /// A right one that nobody has.
    Free(usize),
    /// A left one that stays or becomes alone.
    Alone(usize),
}

impl Matching {
    fn new(offers: &[Offer]) -> Self {
        let mut lefts: Vec<usize> = offers.iter().map(|offer| offer.left).collect();
        let mut rights: Vec<usize> = offers.iter().map(|offer| offer.right).collect();
        for side in [&mut lefts, &mut rights] {
            side.sort_unstable();
            side.dedup();
        }
        let alone = offers.iter().map(|offer| offer.worth).max().unwrap_or(0);
        let mut edges = vec![Vec::new(); lefts.len()];
        for offer in offers {
            let left = lefts.binary_search(&offer.left).ok().and_then(|left| edges.get_mut(left));
            if let (Some(edges), Ok(right)) = (left, rights.binary_search(&offer.right)) {
                edges.push((right, alone.saturating_sub(offer.worth)));
            }
        }
        let (l, r) = (lefts.len(), rights.len());
        Self {
            lefts,
            rights,
            edges,
            alone,
            left_price: vec![0; l],
            right_price: vec![0; r],
            left_of: vec![None; r],
            right_of: vec![None; l],
            reached: vec![None; r],
        }
    }

    fn run(mut self, matched: &mut [Option<usize>]) {
        for left in 0..self.lefts.len() {
            self.insert(left);
        }
        for (left, right) in self.lefts.iter().zip(&self.right_of) {
            if let Some(place) = matched.get_mut(*left) {
                *place = right.and_then(|right| self.rights.get(right)).copied();
            }
        }
    }

    /// Gives one more left one its place, moving others where all together then earn more.
    fn insert(&mut self, start: usize) {
        let mut heap = BinaryHeap::new();
        let mut touched = Vec::new();
        let mut passed = Vec::new();
        let mut cheapest_alone = (i64::MAX, start);
        let (mut at, mut cost) = (start, 0_i64);
        let (end_cost, end) = loop {
            let price = get(&self.left_price, at);
            cheapest_alone =
                cheapest_alone.min((cost.saturating_add(self.alone).saturating_sub(price), at));
            for &(right, edge) in self.edges.get(at).into_iter().flatten() {
                let reduced =
                    edge.saturating_sub(price).saturating_sub(get(&self.right_price, right));
                let next = cost.saturating_add(reduced);
                if let Some(place) = self.reached.get_mut(right)
                    && place.is_none_or(|seen| !seen.settled && next < seen.cost)
                {
                    *place = Some(Reached { cost: next, from: at, settled: false });
                    touched.push(right);
                    heap.push(Reverse((next, right)));
                }
            }
            match self.nearest(&mut heap) {
                Some((next, right)) if next < cheapest_alone.0 => match get(&self.left_of, right) {
                    None => break (next, End::Free(right)),
                    Some(owner) => {
                        passed.push(right);
                        (at, cost) = (owner, next);
                    }
                },
                _ => break (cheapest_alone.0, End::Alone(cheapest_alone.1)),
            }
        };
        self.reprice(start, end_cost, &passed);
        self.shift(start, end);
        for right in touched {
            set(&mut self.reached, right, None);
        }
    }

    /// Takes the nearest right one that has not been settled.
    fn nearest(&mut self, heap: &mut BinaryHeap<Reverse<(i64, usize)>>) -> Option<(i64, usize)> {
        while let Some(Reverse((cost, right))) = heap.pop() {
            if let Some(Some(seen)) = self.reached.get_mut(right)
                && !seen.settled
            {
                seen.settled = true;
                return Some((cost, right));
            }
        }
        None
    }

    /// Moves the prices so that no edge costs less than the prices at its ends, and every pair just
    /// that.
    fn reprice(&mut self, start: usize, end: i64, passed: &[usize]) {
        let price = get(&self.left_price, start);
        set(&mut self.left_price, start, price.saturating_add(end));
        for &right in passed {
            let Some(seen) = get(&self.reached, right) else { continue };
            let saved = end.saturating_sub(seen.cost);
            let price = get(&self.right_price, right);
            set(&mut self.right_price, right, price.saturating_sub(saved));
            if let Some(owner) = get(&self.left_of, right) {
                let price = get(&self.left_price, owner);
                set(&mut self.left_price, owner, price.saturating_add(saved));
            }
        }
    }

    /// Hands the right ones on along the path, from its end back to its start.
    fn shift(&mut self, start: usize, end: End) {
        let mut right = match end {
            End::Free(right) => Some(right),
            End::Alone(left) => {
                let given_up = get(&self.right_of, left);
                set(&mut self.right_of, left, None);
                given_up
            }
        };
        while let Some(taken) = right {
            let Some(seen) = get(&self.reached, taken) else { return };
            right = if seen.from == start { None } else { get(&self.right_of, seen.from) };
            set(&mut self.left_of, taken, Some(seen.from));
            set(&mut self.right_of, seen.from, Some(taken));
        }
    }
}

fn get<T: Copy + Default>(list: &[T], place: usize) -> T {
    list.get(place).copied().unwrap_or_default()
}

fn set<T>(list: &mut [T], place: usize, value: T) {
    if let Some(place) = list.get_mut(place) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn offers(table: &[(usize, usize, i64)]) -> Vec<Offer> {
        table.iter().map(|&(left, right, worth)| Offer { left, right, worth }).collect()
    }

    fn worth(offers: &[Offer], matched: &[Option<usize>]) -> i64 {
        let of = |(left, right): (usize, &Option<usize>)| {
            let right = (*right)?;
            let offer = offers.iter().find(|o| o.left == left && o.right == right);
            Some(offer.expect("a pair without an offer").worth)
        };
        matched.iter().enumerate().filter_map(of).sum()
    }

    /// Tries all assignments.
    fn most(lefts: usize, taken: &mut Vec<usize>, offers: &[Offer]) -> i64 {
        let Some(left) = lefts.checked_sub(1) else { return 0 };
        let mut best = most(left, taken, offers);
        for offer in offers.iter().filter(|offer| offer.left == left) {
            if !taken.contains(&offer.right) {
                taken.push(offer.right);
                best = best.max(offer.worth + most(left, taken, offers));
                taken.pop();
            }
        }
        best
    }

    #[test]
    fn the_first_does_not_take_what_another_needs() {
        let offers = offers(&[(0, 0, 9), (0, 1, 8), (1, 0, 7)]);
        assert_eq!(assign(3, 2, &offers), [Some(1), Some(0), None]);
    }

    #[test]
    fn one_gives_up_what_another_earns_more_with() {
        let offers = offers(&[(0, 0, 3), (1, 0, 7)]);
        assert_eq!(assign(2, 1, &offers), [None, Some(0)]);
    }

    proptest! {
        #[test]
        fn nothing_earns_more(table in prop::collection::btree_map((0..6usize, 0..6usize), 1..9i64, 0..20)) {
            let offers: Vec<Offer> = table
                .into_iter()
                .map(|((left, right), worth)| Offer { left, right, worth })
                .collect();
            let matched = assign(6, 6, &offers);
            let rights: Vec<usize> = matched.iter().flatten().copied().collect();
            let mut distinct = rights.clone();
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(rights.len(), distinct.len());
            prop_assert_eq!(worth(&offers, &matched), most(6, &mut Vec::new(), &offers));
        }
    }
}
