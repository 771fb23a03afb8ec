//! The chain of numbers that runs through a section.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::candidates::{Candidate, SPELT};
use super::weigh;

/// So many numbers are the items that lists stand in.
const OUTER: usize = 3;

/// The heaviest chain of following numbers. Letters or numbers that start again and again are lists inside items,
/// where the numbers that spelling tells begin above them.
pub(super) fn heaviest_chain(candidates: &[Candidate]) -> Vec<&Candidate> {
    let chain = heaviest_of(candidates, |_| true);
    let Some(first) = chain.first().filter(|first| first.series != SPELT) else { return chain };
    let own = || candidates.iter().filter(|one| one.series == first.series);
    let distinct: BTreeSet<&[u32]> = own().map(|one| one.number.as_slice()).collect();
    if own().count() == distinct.len() {
        return chain;
    }
    let outer = heaviest_of(candidates, |one| one.series == SPELT);
    let above = outer.first().is_some_and(|outer| outer.index < first.index);
    if above && outer.len() >= OUTER { outer } else { chain }
}

/// The heaviest chain among the candidates of some series.
fn heaviest_of(candidates: &[Candidate], is_of: impl Fn(&Candidate) -> bool) -> Vec<&Candidate> {
    /// Candidates that are looked back over; real minutes have some hundred in all.
    const LOOK_BACK: usize = 2000;
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(candidates.len());
    for to in candidates {
        if !is_of(to) {
            best.push((i32::MIN, None));
            continue;
        }
        let mut score = (to.weight, None);
        let near = best.len().saturating_sub(LOOK_BACK);
        for (i, (from, (so_far, _))) in candidates.iter().zip(&best).enumerate().skip(near) {
            if from.series != to.series || from.index == to.index {
                continue;
            }
            let again = (to.restarts && from.look.is_as(&to.look)).then_some(0);
            let far = || (from.series != SPELT).then(|| leap(&from.number, &to.number)).flatten();
            let step = step(&from.number, &to.number).or(again).or_else(far);
            let Some(step) = step else { continue };
            let unlike = from.number.len() == to.number.len()
                && from.caps.zip(to.caps).is_some_and(|(from, to)| from != to);
            let style = if unlike { weigh::OTHER_STYLE } else { 0 };
            let reached =
                so_far.saturating_add(to.weight).saturating_add(step).saturating_add(style);
            if reached > score.0 {
                score = (reached, Some(i));
            }
        }
        best.push(score);
    }
    let heaviest = best.iter().enumerate().max_by_key(|(i, (score, _))| (*score, Reverse(*i)));
    let mut at = heaviest.filter(|(_, (score, _))| *score >= weigh::LEAST).map(|(end, _)| end);
    let mut chain = Vec::new();
    while let Some((candidate, (_, previous))) = at.and_then(|i| candidates.get(i).zip(best.get(i)))
    {
        chain.push(candidate);
        at = *previous;
    }
    chain.reverse();
    chain
}

/// What it is worth that `to` follows `from`; none where it cannot.
pub(super) fn step(from: &[u32], to: &[u32]) -> Option<i32> {
    let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    if to.len() > from.len() {
        // A first sub-item (6 → 6.1, or 3 → 4a).
        let child = shared == from.len() && to.get(shared).is_some_and(|&n| n <= 2);
        let first_of_next = match (from.get(shared..), to.get(shared..)) {
            (Some([a]), Some([b, 1, ..])) => b.checked_sub(*a) == Some(1),
            _ => false,
        };
        return (child || first_of_next).then_some(weigh::FOLLOWS);
    }
    let (a, [b]) = (from.get(shared)?, to.get(shared..)?) else { return None };
    let missing = b.checked_sub(*a)?.checked_sub(1)?;
    if missing > weigh::MOST_MISSING {
        return None;
    }
    Some(if missing == 0 { weigh::FOLLOWS } else { weigh::GAP.saturating_mul(missing as i32) })
}

/// What a leap over many numbers is worth, in a series whose shape nothing else has.
fn leap(from: &[u32], to: &[u32]) -> Option<i32> {
    let missing = to.last()?.checked_sub(*from.last()?)?;
    (1..=weigh::LONGEST_LEAP).contains(&missing).then_some(weigh::LEAP)
}
