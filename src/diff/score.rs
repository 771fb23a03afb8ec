//! How alike two rows are, in whole millionths.

use super::Content;
use super::content::Key;
use super::words::{Bag, Vocabulary};

/// All of it, in millionths.
pub(super) const WHOLE: u64 = 1_000_000;

/// From this similarity on two rows may be one action, in millionths. docs/diff.md says why.
pub const THRESHOLD: u64 = 550_000;

/// From this similarity on a row may be a part of one that was split, or of a merged one, in
/// millionths: its words are then weighed by how many of them stand in the whole. docs/diff.md says
/// why.
pub const PART_THRESHOLD: u64 = 650_000;

/// What the words of the action count for, in hundredths.
const WORDS: u64 = 60;
/// What the date it was raised counts for, where both rows have one, in hundredths: it is written
/// once and then copied.
const RAISED: u64 = 30;
/// What the owners count for, where both rows have some, in hundredths: they change hands.
const OWNERS: u64 = 10;

/// How the words of two rows are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Both ways: what they share of what they have together.
    Alike,
    /// How much of the second one's words stand in the first.
    Part,
}

impl Measure {
    /// Returns the least weight that a row of this weight must share with another to reach the
    /// threshold, all else being the same.
    pub(super) fn least_shared(self, weight: u64) -> u64 {
        let threshold = match self {
            Self::Alike => THRESHOLD,
            Self::Part => PART_THRESHOLD,
        };
        const ALL: u64 = WORDS + RAISED + OWNERS;
        const REST: u64 = (RAISED + OWNERS) * WHOLE;
        let words = threshold.saturating_mul(ALL).saturating_sub(REST) / WORDS;
        let of = match self {
            // 2s / (a + b) with b no less than s.
            Self::Alike => WHOLE.saturating_mul(2).saturating_sub(words),
            Self::Part => WHOLE,
        };
        weight.saturating_mul(words).checked_div(of).unwrap_or(u64::MAX)
    }
}

/// Returns how alike two rows are, in millionths.
pub(super) fn score(
    vocabulary: &Vocabulary,
    a: (&Content<'_>, &Bag),
    b: (&Content<'_>, &Bag),
    measure: Measure,
) -> u64 {
    let shared = vocabulary.shared(a.1, b.1);
    let words = match measure {
        Measure::Alike => share(shared.saturating_mul(2), a.1.weight.saturating_add(b.1.weight)),
        Measure::Part => share(shared, b.1.weight),
    };
    weigh(words, &a.0.key, &b.0.key)
}

/// Weighs words, dates and owners. What one of the rows does not say is no evidence.
fn weigh(words: u64, a: &Key, b: &Key) -> u64 {
    let mut parts = [(words, WORDS), (0, 0), (0, 0)];
    let [_, raised, owners] = &mut parts;
    if let (Some(a), Some(b)) = (&a.raised, &b.raised) {
        // "2024-03" and "2024-03-14" are no contradiction.
        let same = a.starts_with(b.as_str()) || b.starts_with(a.as_str());
        *raised = (if same { WHOLE } else { 0 }, RAISED);
    }
    if !a.owners.is_empty() && !b.owners.is_empty() {
        let shared = a.owners.iter().filter(|owner| b.owners.contains(owner)).count();
        let all = a.owners.len().saturating_add(b.owners.len());
        *owners = (share(shared.saturating_mul(2) as u64, all as u64), OWNERS);
    }
    let sum: u64 = parts.iter().map(|(share, weight)| share.saturating_mul(*weight)).sum();
    let weights: u64 = parts.iter().map(|(_, weight)| weight).sum();
    sum.checked_div(weights).unwrap_or(0)
}

/// Returns a part of a whole in millionths; nothing of nothing is none.
pub(super) fn share(part: u64, whole: u64) -> u64 {
    part.saturating_mul(WHOLE).checked_div(whole).unwrap_or(0)
}

/// Returns millionths as records have them: 0 to 1, to three places.
pub(crate) fn millionths(score: u64) -> f64 {
    (score.saturating_add(500) / 1000) as f64 / 1000.0
}
