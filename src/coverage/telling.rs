//! The words by which rules find values, folded as those of a document are.

use std::sync::LazyLock;

use super::words::folds;
use crate::words::all;
use crate::words::beside::{BEFORE_LED, LED, LED_BY, TAKEN_BY};
use crate::words::headings::ITEM;
use crate::words::lead_ins::{LEAD_INS, THAT};
use crate::words::telling::telling;

/// All of them, sorted.
static TELLING: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut all: Vec<u64> = telling().flat_map(folds).collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// Whether a rule finds values by a word, and no value keeps it.
pub(crate) fn tells(fold: u64) -> bool {
    TELLING.binary_search(&fold).is_ok()
}

/// Those that lead clauses in, or name an item before its number; sorted.
static LEADING: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = all(LEAD_INS).chain(THAT.words()).chain(ITEM.words());
    let mut all: Vec<u64> = words.flat_map(folds).collect();
    all.sort_unstable();
    all
});

/// Whether a word leads a clause in, or names an item before its number.
pub(crate) fn leads_in(fold: u64) -> bool {
    LEADING.binary_search(&fold).is_ok()
}

/// Those that say that somebody led a meeting; sorted.
static OF_LEADING: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = LED.words().chain(LED_BY.words()).chain(BEFORE_LED.words());
    let mut all: Vec<u64> = words.flat_map(folds).collect();
    all.sort_unstable();
    all
});

/// Whether a word may stand where papers say that somebody led a meeting.
pub(crate) fn of_leading(fold: u64) -> bool {
    OF_LEADING.binary_search(&fold).is_ok()
}

/// Those that say that somebody took the notes; sorted.
static OF_TAKING: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut all: Vec<u64> = TAKEN_BY.words().flat_map(folds).collect();
    all.sort_unstable();
    all
});

/// Whether a word may stand where papers say that somebody took the notes.
pub(crate) fn of_taking(fold: u64) -> bool {
    OF_TAKING.binary_search(&fold).is_ok()
}
