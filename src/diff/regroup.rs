//! Rows that were split or merged: by how many of a part's words stand in the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::candidates::{Index, Seen};
use super::pair::{Pair, Placed, in_order, swapped};
use super::score::{Measure, PART_THRESHOLD, score};

/// A part has at least this many words of its own weight: "To be confirmed" is a part of anything.
const LEAST_WORDS: usize = 3;

/// A row is split into at most so many, and as many are merged: what more rows share is a turn of
/// phrase.
const MOST_PARTS: usize = 8;

/// Rows that are one in one log and several in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Their places in the earlier log.
    pub(crate) before: Vec<usize>,
    /// Their places in the later log.
    pub(crate) after: Vec<usize>,
    /// How well the part that fits least fits, in millionths.
    pub(crate) score: u64,
}

/// Finds rows that were split or merged. Each row is in one group at most.
///
/// A row without a counterpart is a part of the row that it fits best, if it fits well enough and the
/// whole has lost its words elsewhere too: it has another part, or a counterpart whose action reads
/// otherwise.
pub(crate) fn regroup(before: &[Content<'_>], after: &[Content<'_>], pairs: &[Pair]) -> Vec<Group> {
    let (old, new) = (in_order(before), in_order(after));
    let mut taken = Taken::default();
    let mirrored: Vec<Pair> = pairs
        .iter()
        .map(|pair| Pair { before: pair.after, after: pair.before, score: pair.score })
        .collect();
    // Which way is looked first decides nothing but what a row in both would be: it goes by texts.
    let mut groups = Vec::new();
    let splits = |taken: &mut Taken| parts(&old, &new, pairs, taken);
    let merges = |taken: &mut Taken| {
        taken.swap();
        let groups = parts(&new, &old, &mirrored, taken);
        taken.swap();
        let turned = |group: Group| Group { before: group.after, after: group.before, ..group };
        groups.into_iter().map(turned).collect::<Vec<Group>>()
    };
    if swapped(&old, &new) {
        groups.extend(merges(&mut taken));
        groups.extend(splits(&mut taken));
    } else {
        groups.extend(splits(&mut taken));
        groups.extend(merges(&mut taken));
    }
    groups
}

/// Rows that are in a group already: of the side that wholes are looked for on, and of the other.
#[derive(Default)]
struct Taken {
    wholes: BTreeSet<usize>,
    parts: BTreeSet<usize>,
}

impl Taken {
    fn swap(&mut self) {
        std::mem::swap(&mut self.wholes, &mut self.parts);
    }
}

/// Finds wholes and their parts.
fn parts(
    wholes: &[Placed<'_, '_>],
    rows: &[Placed<'_, '_>],
    pairs: &[Pair],
    taken: &mut Taken,
) -> Vec<Group> {
    let counterpart: BTreeMap<usize, (usize, u64)> =
        pairs.iter().map(|pair| (pair.before, (pair.after, pair.score))).collect();
    let mut paired: Vec<usize> = pairs.iter().map(|pair| pair.after).collect();
    paired.sort_unstable();
    let free: Vec<Placed<'_, '_>> = rows
        .iter()
        .filter(|(place, _)| paired.binary_search(place).is_err() && !taken.parts.contains(place))
        .copied()
        .collect();
    if free.is_empty() {
        return Vec::new();
    }
    let by_place: BTreeMap<usize, &Content<'_>> = rows.iter().copied().collect();
    let mut found: BTreeMap<usize, Vec<(usize, u64)>> = BTreeMap::new();
    for (part, whole, score) in fits(&free, wholes) {
        found.entry(whole).or_default().push((part, score));
    }
    let mut groups = Vec::new();
    for (place, content) in wholes {
        let Some(mut parts) = found.remove(place) else { continue };
        let own = counterpart.get(place);
        // Where the whole goes on word for word, nothing was taken from it.
        let reworded = own.is_some_and(|(own, _)| {
            by_place.get(own).is_some_and(|own| own.key.action != content.key.action)
        });
        let several = own.is_none() && parts.len() > 1;
        let free =
            !taken.wholes.contains(place) && own.is_none_or(|(own, _)| !taken.parts.contains(own));
        if !free || !(reworded || several) || parts.len() > MOST_PARTS {
            continue;
        }
        parts.extend(own.copied());
        let score = parts.iter().map(|(_, score)| *score).min().unwrap_or(0);
        let mut places: Vec<usize> = parts.iter().map(|(part, _)| *part).collect();
        places.sort_unstable();
        taken.wholes.insert(*place);
        taken.parts.extend(&places);
        groups.push(Group { before: vec![*place], after: places, score });
    }
    groups
}

/// For each row that fits a whole well enough: the row, the whole it fits best, and how well.
fn fits(rows: &[Placed<'_, '_>], wholes: &[Placed<'_, '_>]) -> Vec<(usize, usize, u64)> {
    let (parts, bases): (Vec<&Content<'_>>, Vec<&Content<'_>>) =
        (rows.iter().map(|(_, c)| *c).collect(), wholes.iter().map(|(_, c)| *c).collect());
    let index = Index::new(&parts, &bases);
    let mut seen = Seen::new(bases.len());
    let mut found = Vec::new();
    for ((place, part), bag) in rows.iter().zip(&index.left) {
        if bag.words.len() < LEAST_WORDS {
            continue;
        }
        let mut best: Option<(u64, usize)> = None;
        for near in index.near(bag, &mut seen, Measure::Part) {
            let (Some((whole, content)), Some(words)) = (wholes.get(near), index.right.get(near))
            else {
                continue;
            };
            let score = score(&index.vocabulary, (content, words), (part, bag), Measure::Part);
            if score >= PART_THRESHOLD && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, *whole));
            }
        }
        found.extend(best.map(|(score, whole)| (*place, whole, score)));
    }
    found
}
