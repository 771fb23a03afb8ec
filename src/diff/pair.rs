//! Which row is which: rows that are the same in all, then the optimal assignment of the others.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Content;
use super::assign::{Offer, assign};
use super::candidates::{Edge, Index, SCORED};
use super::score::{THRESHOLD, WHOLE};

/// What a pair earns beside its similarity where its comments, its due date or its status are the
/// same, in millionths: enough to settle a tie, and no more.
const COMMENTS_TIE: i64 = 4_000;
const DUE_TIE: i64 = 2_000;
const STATUS_TIE: i64 = 1_000;

/// A row of each log that are one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Its place in the earlier log.
    pub(crate) before: usize,
    /// Its place in the later log.
    pub(crate) after: usize,
    /// How alike they are, in millionths.
    pub(crate) score: u64,
}

/// Pairs the rows of two logs. Rows in no pair have no counterpart.
///
/// The outcome is the same however the rows are ordered and numbered, and mirrored where the sides
/// are swapped: both are brought into an order of their texts first.
pub(crate) fn pair(before: &[Content<'_>], after: &[Content<'_>]) -> Vec<Pair> {
    let (old, new) = (in_order(before), in_order(after));
    let mut pairs = if swapped(&old, &new) {
        let pairs = paired(&new, &old);
        pairs.into_iter().map(|(b, a, score)| (a, b, score)).collect()
    } else {
        paired(&old, &new)
    };
    pairs.sort_unstable_by_key(|(a, b, _)| (*b, *a));
    let pair = |(a, b, score): (usize, usize, u64)| {
        Some(Pair { before: old.get(a)?.0, after: new.get(b)?.0, score })
    };
    pairs.into_iter().filter_map(pair).collect()
}

/// A row and its place in the log.
pub(super) type Placed<'a, 'b> = (usize, &'a Content<'b>);

/// Brings rows into the order of their texts; those that are the same in all go by their numbers.
pub(super) fn in_order<'a, 'b>(rows: &'a [Content<'b>]) -> Vec<Placed<'a, 'b>> {
    let mut order: Vec<Placed<'a, 'b>> = rows.iter().enumerate().collect();
    order.sort_by(|(i, a), (j, b)| {
        let number = |c: &Content<'b>| (c.row.number.clone(), c.row.part);
        a.key.cmp(&b.key).then_with(|| number(a).cmp(&number(b))).then(i.cmp(j))
    });
    order
}

/// Whether the sides go the other way round, so that it makes no difference which comes first.
pub(super) fn swapped(old: &[Placed<'_, '_>], new: &[Placed<'_, '_>]) -> bool {
    new.iter().map(|(_, c)| &c.key).cmp(old.iter().map(|(_, c)| &c.key)) == Ordering::Less
}

/// Pairs rows that stand in order; places are places in that order.
fn paired(left: &[Placed<'_, '_>], right: &[Placed<'_, '_>]) -> Vec<(usize, usize, u64)> {
    let mut pairs = same(left, right);
    let mut crowds = crowds(left, right, &pairs);
    pairs.append(&mut crowds);
    let (rest_left, rest_right) = (
        rest(left.len(), pairs.iter().map(|pair| pair.0)),
        rest(right.len(), pairs.iter().map(|pair| pair.1)),
    );
    let lefts: Vec<&Content<'_>> = contents(&rest_left, left);
    let rights: Vec<&Content<'_>> = contents(&rest_right, right);
    let edges = Index::new(&lefts, &rights).edges(&lefts, &rights);
    let offers: Vec<Offer> = edges.iter().map(|edge| offer(edge, &lefts, &rights)).collect();
    let matched = assign(lefts.len(), rights.len(), &offers);
    for edge in &edges {
        if matched.get(edge.left) == Some(&Some(edge.right))
            && let (Some(a), Some(b)) = (rest_left.get(edge.left), rest_right.get(edge.right))
        {
            pairs.push((*a, *b, edge.score));
        }
    }
    pairs
}

fn contents<'a, 'b>(places: &[usize], rows: &[Placed<'a, 'b>]) -> Vec<&'a Content<'b>> {
    places.iter().filter_map(|place| rows.get(*place)).map(|(_, content)| *content).collect()
}

/// The places that are in no pair.
fn rest(rows: usize, taken: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut free = vec![true; rows];
    for place in taken {
        if let Some(free) = free.get_mut(place) {
            *free = false;
        }
    }
    free.iter().enumerate().filter(|(_, free)| **free).map(|(place, _)| place).collect()
}

/// Pairs rows that are the same in all but, perhaps, their numbers; of several such, those with the
/// same number.
fn same(left: &[Placed<'_, '_>], right: &[Placed<'_, '_>]) -> Vec<(usize, usize, u64)> {
    let mut pairs = Vec::new();
    let (mut l, mut r) = (0, 0);
    while let (Some((_, a)), Some((_, b))) = (left.get(l), right.get(r)) {
        match a.key.cmp(&b.key) {
            Ordering::Less => l = l.saturating_add(1),
            Ordering::Greater => r = r.saturating_add(1),
            Ordering::Equal => {
                let run = |rows: &[Placed<'_, '_>], from: usize| {
                    let from_here = rows.iter().enumerate().skip(from);
                    let same = from_here.take_while(|(_, (_, c))| c.key == a.key);
                    same.map(|(place, _)| place).collect::<Vec<usize>>()
                };
                let (lefts, rights) = (run(left, l), run(right, r));
                (l, r) = (l.saturating_add(lefts.len()), r.saturating_add(rights.len()));
                pairs.extend(numbered(&lefts, left, &rights, right));
            }
        }
    }
    pairs
}

/// More rows than this with the same action, date and owners are paired in their order: nothing but
/// chance tells them apart, and the index of words looks no further.
const CROWD: usize = SCORED;

/// Pairs rows of which a crowd has the same action, date and owners.
fn crowds(
    left: &[Placed<'_, '_>],
    right: &[Placed<'_, '_>],
    pairs: &[(usize, usize, u64)],
) -> Vec<(usize, usize, u64)> {
    let alike = |rows: &[Placed<'_, '_>], free: Vec<usize>| {
        let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for place in free {
            if let Some((_, content)) = rows.get(place) {
                let key = &content.key;
                let same = (key.action.clone(), key.raised.clone(), key.owners.clone());
                groups.entry(same).or_default().push(place);
            }
        }
        groups
    };
    let lefts = alike(left, rest(left.len(), pairs.iter().map(|pair| pair.0)));
    let mut rights = alike(right, rest(right.len(), pairs.iter().map(|pair| pair.1)));
    let mut out = Vec::new();
    for (same, lefts) in lefts {
        let rights = rights.remove(&same).unwrap_or_default();
        if same.0.is_some() && lefts.len().max(rights.len()) > CROWD {
            out.extend(lefts.into_iter().zip(rights).map(|(a, b)| (a, b, WHOLE)));
        }
    }
    out
}

/// Pairs rows of one text: same number with same number first, the others as they come.
fn numbered(
    lefts: &[usize],
    left: &[Placed<'_, '_>],
    rights: &[usize],
    right: &[Placed<'_, '_>],
) -> Vec<(usize, usize, u64)> {
    let number = |rows: &[Placed<'_, '_>], place: usize| {
        rows.get(place).map(|(_, c)| (c.row.number.clone(), c.row.part))
    };
    let mut pairs = Vec::new();
    let (mut l, mut r) = (lefts.iter().peekable(), rights.iter().peekable());
    let (mut others_l, mut others_r) = (Vec::new(), Vec::new());
    loop {
        // Both runs go by their numbers.
        match (l.peek(), r.peek()) {
            (Some(&&a), Some(&&b)) => match number(left, a).cmp(&number(right, b)) {
                Ordering::Equal => {
                    pairs.push((a, b, WHOLE));
                    l.next();
                    r.next();
                }
                Ordering::Less => others_l.extend(l.next().copied()),
                Ordering::Greater => others_r.extend(r.next().copied()),
            },
            (Some(_), None) => others_l.extend(l.next().copied()),
            (None, Some(_)) => others_r.extend(r.next().copied()),
            (None, None) => break,
        }
    }
    pairs.extend(others_l.into_iter().zip(others_r).map(|(a, b)| (a, b, WHOLE)));
    pairs
}

/// What a pair earns: how far it is over the threshold, so that two poor pairs never outbid a good
/// one; and a little for what is else the same.
fn offer(edge: &Edge, lefts: &[&Content<'_>], rights: &[&Content<'_>]) -> Offer {
    let over = i64::try_from(edge.score.saturating_sub(THRESHOLD)).unwrap_or(0);
    let mut worth = over.saturating_add(1);
    if let (Some(a), Some(b)) = (lefts.get(edge.left), rights.get(edge.right)) {
        let (a, b) = (&a.key, &b.key);
        let ties = [
            (goes_on(a.comments.as_deref(), b.comments.as_deref()), COMMENTS_TIE),
            (a.due.is_some() && a.due == b.due, DUE_TIE),
            (a.status == b.status, STATUS_TIE),
        ];
        for (_, tie) in ties.iter().filter(|(same, _)| *same) {
            worth = worth.saturating_add(*tie);
        }
    }
    Offer { left: edge.left, right: edge.right, worth }
}

/// Whether one comment stands in the other.
fn goes_on(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.contains(b) || b.contains(a))
}
