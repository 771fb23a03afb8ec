//! Which rows may be one: an inverted index of words, and for each row the rows that share its rarer
//! words.

use std::cmp::Reverse;

use super::Content;
use super::score::{Measure, THRESHOLD, score};
use super::words::{Bag, Vocabulary, WordId};

/// How many entries of the index are looked at for one row, rarest words first. A log of 500 rows
/// with 40 words each is looked at whole; in one of 10,000 rows, words that stand in thousands of
/// them find nothing that rarer words do not.
const ENTRIES: usize = 20_000;

/// How many rows are scored in full for one row: those that share most. A row of a log has seldom
/// more than three that come near it.
pub(super) const SCORED: usize = 40;

/// Two rows that may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) left: usize,
    pub(super) right: usize,
    /// How alike they are, in millionths; at least the threshold.
    pub(super) score: u64,
}

/// The words of two logs' rows, and where each word of the right one stands.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) vocabulary: Vocabulary,
    pub(super) left: Vec<Bag>,
    pub(super) right: Vec<Bag>,
    rows_with: Vec<Vec<usize>>,
}

impl Index {
    /// Reads the words of both logs. A row without an action is known by its comments.
    pub(super) fn new(left: &[&Content<'_>], right: &[&Content<'_>]) -> Self {
        let texts: Vec<&str> = left.iter().chain(right).map(|content| text(content)).collect();
        let (vocabulary, mut bags) = Vocabulary::of(&texts);
        let right_bags = bags.split_off(left.len());
        let mut rows_with = vec![Vec::new(); vocabulary.len()];
        for (row, bag) in right_bags.iter().enumerate() {
            for word in &bag.words {
                if let Some(rows) = place(&mut rows_with, *word) {
                    rows.push(row);
                }
            }
        }
        Self { vocabulary, left: bags, right: right_bags, rows_with }
    }

    /// Finds the rows on the right that share most words with a bag, if they share enough.
    pub(super) fn near(&self, bag: &Bag, seen: &mut Seen, measure: Measure) -> Vec<usize> {
        let rows =
            |word: &WordId| usize::try_from(*word).ok().and_then(|word| self.rows_with.get(word));
        let mut words: Vec<(usize, WordId)> =
            bag.words.iter().filter_map(|word| Some((rows(word)?.len(), *word))).collect();
        words.sort_unstable();
        let mut left = ENTRIES;
        for (count, word) in words {
            let weight = self.vocabulary.weight(word);
            for row in rows(&word).into_iter().flatten().take(left) {
                seen.add(*row, weight);
            }
            left = left.saturating_sub(count);
        }
        seen.take(measure.least_shared(bag.weight))
    }

    /// Finds all pairs that are alike enough.
    pub(super) fn edges(&self, left: &[&Content<'_>], right: &[&Content<'_>]) -> Vec<Edge> {
        let mut seen = Seen::new(right.len());
        let mut edges = Vec::new();
        for (row, (content, bag)) in left.iter().zip(&self.left).enumerate() {
            let near = self.near(bag, &mut seen, Measure::Alike);
            for other in near {
                let (Some(to), Some(words)) = (right.get(other), self.right.get(other)) else {
                    continue;
                };
                let a = (*content, bag);
                let score = score(&self.vocabulary, a, (to, words), Measure::Alike);
                if score >= THRESHOLD {
                    edges.push(Edge { left: row, right: other, score });
                }
            }
        }
        edges
    }
}

fn text<'a>(content: &'a Content<'_>) -> &'a str {
    let key = &content.key;
    key.action.as_deref().or(key.comments.as_deref()).unwrap_or_default()
}

fn place<T>(list: &mut [T], word: WordId) -> Option<&mut T> {
    usize::try_from(word).ok().and_then(|word| list.get_mut(word))
}

/// The weights that rows have in common with the row in hand.
#[derive(Debug)]
pub(super) struct Seen {
    weights: Vec<u64>,
    rows: Vec<usize>,
}

impl Seen {
    pub(super) fn new(rows: usize) -> Self {
        Self { weights: vec![0; rows], rows: Vec::new() }
    }

    fn add(&mut self, row: usize, weight: u64) {
        if let Some(sum) = self.weights.get_mut(row) {
            if *sum == 0 {
                self.rows.push(row);
            }
            *sum = sum.saturating_add(weight);
        }
    }

    /// Returns the rows with the greatest weights, those with less than `least` left out, and forgets
    /// all.
    fn take(&mut self, least: u64) -> Vec<usize> {
        let mut near: Vec<(Reverse<u64>, usize)> = Vec::new();
        for row in self.rows.drain(..) {
            let weight = self.weights.get_mut(row).map(std::mem::take).unwrap_or_default();
            if weight >= least {
                near.push((Reverse(weight), row));
            }
        }
        if near.len() > SCORED {
            near.select_nth_unstable(SCORED);
            near.truncate(SCORED);
        }
        near.sort_unstable();
        near.into_iter().map(|(_, row)| row).collect()
    }
}
