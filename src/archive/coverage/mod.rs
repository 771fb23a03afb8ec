//! What was and what was not understood of an archive: `report.json`.
//!
//! [`Report`] is what the archive's documents and meetings come to, as [`assemble`](super::meetings) found
//! them; [`pages`](crate::pages::coverage) tells it to people.

mod gaps;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::tally::Tally;
pub use crate::record::report::{
    Announced, Body, Diagnosed, Disagreeing, Disagreements, Documents, Duplicates, Example,
    Failure, Nothing, Paper, Proposal, ProposalKind, Report, SameBytes, SamePart, Text,
    Unassembled, UnassembledPart, UnassembledReason,
};

/// The months in which a body that met on these days usually meets, and those without a meeting.
pub(crate) fn usual_months(dates: &BTreeSet<String>) -> (Vec<u8>, Vec<String>) {
    gaps::months(dates)
}

/// The meetings that records announce, each with its dates, and of which nothing was found.
pub(crate) fn announced<'a>(
    dates: &BTreeSet<String>,
    records: impl Iterator<Item = (&'a str, &'a [String])>,
) -> Vec<Announced> {
    let mut told: BTreeMap<&String, &str> = BTreeMap::new();
    for (record, announced) in records {
        for date in announced {
            told.entry(date).or_insert(record);
        }
    }
    let missing = gaps::missing(dates, told.keys().copied());
    let one = |date: &String| {
        let record = told.get(date).copied().unwrap_or_default().to_owned();
        Announced { date: date.clone(), record }
    };
    missing.into_iter().map(one).collect()
}
