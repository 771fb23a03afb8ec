//! Where two documents of a meeting differ: value by value, each difference with both its places.
//!
//! What is compared is what both documents have: a part that a document lacks, or that it says it cuts,
//! is unknown there and no difference. Typography is none either ([`fold`](mod@fold)).

mod agenda;
mod attendance;
mod facts;
mod fold;
mod log;
mod minutes;
mod pairs;
mod reports;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::record::meeting::{Disagreement, MeetingRecord, Version};
use crate::record::{ActionLog, At, Minutes};

use super::paper::Paper;
use super::papers::{agendas, minutes as minutes_of};

pub(super) use self::fold::{clause, fold};

/// Two documents of a meeting: the one that gives the part in question, and another.
#[derive(Clone, Copy, Debug)]
struct Between<'a> {
    taken: &'a str,
    other: &'a str,
}

/// Differences as they are found.
type Found = Vec<Disagreement>;

impl Between<'_> {
    fn differ(
        &self,
        field: impl Into<String>,
        (value, at): (Value, &At),
        (other, other_at): (Value, &At),
    ) -> Disagreement {
        let version = |sha256: &str, value, at: &At| Version {
            sha256: sha256.to_owned(),
            value,
            at: at.clone(),
        };
        Disagreement {
            field: field.into(),
            taken: version(self.taken, value, at),
            other: version(self.other, other, other_at),
        }
    }
}

/// Compares all documents of a meeting with those that its parts were taken from.
pub(super) fn disagreements(
    record: &MeetingRecord,
    papers: &[Paper<'_>],
    logs: &[(usize, ActionLog)],
) -> Vec<Disagreement> {
    let sha = |place: usize| papers.get(place).map_or("", |paper| paper.entry.sha256.as_str());
    let mut found = facts::compare(record, papers);
    let sheets = agendas(papers);
    if let Some((first, others)) = sheets.split_first()
        && let Some(taken) = papers.get(*first).and_then(Paper::agenda)
    {
        for place in once(papers, *first, others.iter().copied()) {
            if let Some(other) = papers.get(place).and_then(Paper::agenda) {
                let between = Between { taken: sha(*first), other: sha(place) };
                agenda::compare(&between, taken, other, &mut found);
            }
        }
    }
    type Part = (fn(&Minutes) -> usize, fn(&Between<'_>, &Minutes, &Minutes, &mut Found));
    let parts: [Part; 3] = [
        (|minutes| minutes.attendance.len(), attendance::compare),
        (|minutes| minutes.items.len(), minutes::compare),
        (|minutes| minutes.future_meetings.len(), minutes::compare_dates),
    ];
    for (size, compare) in parts {
        let versions = minutes_of(papers, size);
        let Some((first, others)) = versions.split_first() else { continue };
        let places = once(papers, first.paper, others.iter().map(|other| other.paper));
        for other in others.iter().filter(|other| places.contains(&other.paper)) {
            let between = Between { taken: sha(first.paper), other: sha(other.paper) };
            compare(&between, first.minutes, other.minutes, &mut found);
        }
    }
    if let Some(((first, taken), others)) = logs.split_first() {
        let places = once(papers, *first, others.iter().map(|(place, _)| *place));
        for (place, other) in others.iter().filter(|(place, _)| places.contains(place)) {
            let between = Between { taken: sha(*first), other: sha(*place) };
            log::compare(&between, taken, other, &mut found);
        }
    }
    reports::compare(record, papers, &mut found);
    found
}

/// The papers to compare with one: of those that say the same throughout the first, and none that says
/// what the one says.
fn once(papers: &[Paper<'_>], taken: usize, others: impl Iterator<Item = usize>) -> Vec<usize> {
    let fingerprint = |place: usize| papers.get(place).map(|paper| paper.entry.fingerprint);
    let mut seen = BTreeSet::from([fingerprint(taken)]);
    let mut kept = Vec::new();
    for place in others.filter(|place| *place != taken) {
        if seen.insert(fingerprint(place)) {
            kept.push(place);
        }
    }
    kept
}
