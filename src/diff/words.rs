//! The words of texts, each weighted by how rare it is in the two logs together.
//!
//! Weights are whole numbers, so that sums do not depend on the order in which they are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::joins::FUNCTION_WORDS;

/// The unit of weights: a word that stands in every row weighs about 0.7 of it.
const UNIT: f64 = 1024.0;

/// A word's place in the vocabulary; rarer words do not have lower ones.
pub(super) type WordId = u32;

/// The words of one text, sorted, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bag {
    /// The words.
    pub(super) words: Vec<WordId>,
    /// Their weights together.
    pub(super) weight: u64,
}

/// The words of two logs.
#[derive(Debug)]
pub(super) struct Vocabulary {
    weights: Vec<u64>,
}

impl Vocabulary {
    /// Reads texts into bags and weighs their words.
    pub(super) fn of(texts: &[&str]) -> (Self, Vec<Bag>) {
        let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| words(text)).collect();
        let mut rows: BTreeMap<&str, u32> = BTreeMap::new();
        for word in sets.iter().flatten() {
            let count = rows.entry(word).or_default();
            *count = count.saturating_add(1);
        }
        let all = texts.len() as f64;
        let weights =
            rows.values().map(|rows| (UNIT * (1.0 + all / f64::from(*rows)).ln()).round() as u64);
        let vocabulary = Self { weights: weights.collect() };
        let ids: BTreeMap<&str, WordId> = rows.keys().copied().zip(0..).collect();
        let bags = sets
            .iter()
            .map(|set| {
                // Both are sorted by the word, so the ids come out sorted too.
                let words: Vec<WordId> =
                    set.iter().filter_map(|word| ids.get(word.as_str()).copied()).collect();
                let weight = words.iter().map(|word| vocabulary.weight(*word)).sum();
                Bag { words, weight }
            })
            .collect();
        (vocabulary, bags)
    }

    /// Returns the weight of a word: the rarer, the heavier.
    pub(super) fn weight(&self, word: WordId) -> u64 {
        usize::try_from(word).ok().and_then(|word| self.weights.get(word)).copied().unwrap_or(0)
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Returns the weight of the words that two bags share.
    pub(super) fn shared(&self, a: &Bag, b: &Bag) -> u64 {
        let (mut a, mut b) = (a.words.iter().peekable(), b.words.iter().peekable());
        let mut shared = 0_u64;
        while let (Some(&&left), Some(&&right)) = (a.peek(), b.peek()) {
            if left == right {
                shared = shared.saturating_add(self.weight(left));
            }
            if left <= right {
                a.next();
            }
            if right <= left {
                b.next();
            }
        }
        shared
    }
}

/// The words of a text: lower case, plural signs off, function words left out where others remain.
fn words(text: &str) -> BTreeSet<String> {
    let all: BTreeSet<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|word| stem(&word.to_lowercase()))
        .filter(|word| !word.is_empty())
        .collect();
    let telling: BTreeSet<String> =
        all.iter().filter(|word| !FUNCTION_WORDS.has(word)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// Takes plural and possessive signs off: "councils", "council's" and "council" are one word.
fn stem(word: &str) -> String {
    /// Shorter words ("gas", "bus") are no plurals.
    const LEAST: usize = 4;
    let word = word.trim_matches(['\'', '’']);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    match word.strip_suffix('s') {
        Some(single) if word.chars().count() >= LEAST && !single.ends_with(['s', 'u', 'i']) => {
            single.to_owned()
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_their_endings() {
        let table: [(&str, &[&str]); 4] = [
            ("The districts’ stores – and the District's store", &["district", "store"]),
            ("Press gas, bus, status, analysis", &["analysis", "bus", "gas", "press", "status"]),
            ("It is to be", &["be", "is", "it", "to"]),
            ("2025-26 budget", &["2025", "26", "budget"]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text).into_iter().collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn rare_words_weigh_more() {
        let (vocabulary, bags) = Vocabulary::of(&["siren report", "report", "report leaflet"]);
        let weight = |word| vocabulary.weight(word);
        assert_eq!(vocabulary.len(), 3);
        assert!(weight(0) == weight(2) && weight(0) > weight(1));
        assert_eq!(vocabulary.shared(&bags[0], &bags[2]), weight(1));
        assert_eq!(bags[0].weight, weight(1) + weight(2));
    }
}
