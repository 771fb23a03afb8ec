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

use serde_json::Value;

use crate::meeting::{Disagreement, MeetingRecord, Version};
use crate::record::{At, Minutes};

use super::papers::{Paper, agendas, minutes as told};

pub(super) use fold::{clause, fold};

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
pub(super) fn disagreements(record: &MeetingRecord, papers: &[Paper<'_>]) -> Vec<Disagreement> {
    let sha = |place: usize| papers.get(place).map_or("", |paper| paper.light.sha256.as_str());
    let mut found = facts::compare(record, papers);
    let sheets = agendas(papers);
    if let Some((first, others)) = sheets.split_first()
        && let Some(taken) = papers.get(*first).and_then(Paper::agenda)
    {
        for place in others {
            if let Some(other) = papers.get(*place).and_then(Paper::agenda) {
                let between = Between { taken: sha(*first), other: sha(*place) };
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
        let told = told(papers, size);
        let Some((first, others)) = told.split_first() else { continue };
        for other in others.iter().filter(|other| other.paper != first.paper) {
            let between = Between { taken: sha(first.paper), other: sha(other.paper) };
            compare(&between, first.minutes, other.minutes, &mut found);
        }
    }
    log::compare(record, papers, &mut found);
    reports::compare(record, papers, &mut found);
    found
}
