//! Whether two papers of one day are of one meeting, by the titles of their items.

use std::collections::BTreeMap;

use super::model::{IndexEntry, Mention};

/// A title that stands on so many dates at most is rare: "Apologies" stands on every one.
const RARE_DATES: u32 = 3;
/// Papers with fewer items tell nothing by their titles.
const LEAST_ITEMS: usize = 3;
/// The share of the shorter paper's titles that two papers of one meeting have in common, in tenths.
const SHARED_TENTHS: usize = 6;
/// Below this share two papers are of different meetings, in tenths.
const APART_TENTHS: usize = 2;

/// On how many dates each title stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates(BTreeMap<u32, (u32, String)>);

impl Dates {
    /// Counts the dates of every title. Memory grows with the number of different titles.
    pub(super) fn of(indexed: &[IndexEntry]) -> Self {
        let mut dated: Vec<(&str, &Mention)> = Vec::new();
        for mention in indexed.iter().flat_map(|entry| &entry.mentions) {
            if let Some(date) = &mention.date {
                dated.push((date, mention));
            }
        }
        dated.sort_by_key(|(date, _)| *date);
        let mut counts: BTreeMap<u32, (u32, String)> = BTreeMap::new();
        for (date, mention) in dated {
            for title in &mention.titles {
                let (count, last) = counts.entry(*title).or_default();
                if last != date {
                    *count = count.saturating_add(1);
                    date.clone_into(last);
                }
            }
        }
        Self(counts)
    }

    fn is_rare(&self, title: u32) -> bool {
        self.0.get(&title).is_none_or(|(count, _)| *count <= RARE_DATES)
    }

    /// Two papers of one day share most of their titles, and one of them that is not every meeting's.
    pub(super) fn linked(&self, one: &Mention, other: &Mention) -> bool {
        overlap(one, other) && shared(one, other).any(|title| self.is_rare(title))
    }
}

/// Two papers share most of their titles.
pub(super) fn overlap(one: &Mention, other: &Mention) -> bool {
    let least = one.titles.len().min(other.titles.len());
    let tenths = shared(one, other).count().saturating_mul(10);
    least >= LEAST_ITEMS && tenths >= least.saturating_mul(SHARED_TENTHS)
}

/// Two papers share next to no titles, though both have some.
pub(super) fn apart(one: &Mention, other: &Mention) -> bool {
    let least = one.titles.len().min(other.titles.len());
    let tenths = shared(one, other).count().saturating_mul(10);
    least >= LEAST_ITEMS && tenths < least.saturating_mul(APART_TENTHS)
}

fn shared<'a>(one: &'a Mention, other: &'a Mention) -> impl Iterator<Item = u32> + 'a {
    one.titles.iter().copied().filter(|title| other.titles.binary_search(title).is_ok())
}
