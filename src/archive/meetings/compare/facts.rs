//! When and where a meeting was, as its documents say.

use std::collections::BTreeSet;

use serde_json::json;

use crate::record::Meeting;
use crate::record::meeting::MeetingRecord;

use super::super::paper::Paper;
use super::super::papers::{agendas, minutes};
use super::{Between, Found, fold};

/// Compares every document's start and venue with those of the record.
pub(super) fn compare(record: &MeetingRecord, papers: &[Paper<'_>]) -> Found {
    let mut meetings: Vec<(&str, &Meeting)> = Vec::new();
    for one in minutes(papers, |_| 1) {
        if let Some(paper) = papers.get(one.paper) {
            meetings.push((&paper.entry.sha256, &one.minutes.meeting));
        }
    }
    for paper in agendas(papers).into_iter().filter_map(|place| papers.get(place)) {
        meetings
            .extend(paper.agenda().map(|agenda| (paper.entry.sha256.as_str(), &agenda.meeting)));
    }
    type Fact = (&'static str, fn(&Meeting) -> Option<&String>, fn(&str, &str) -> bool);
    let facts: [(Fact, &Option<String>); 2] = [
        (("start_time", |m| m.start_time.as_ref(), |a, b| a != b), &record.start_time),
        (("venue", |m| m.venue.as_ref(), elsewhere), &record.venue),
    ];
    let mut found = Vec::new();
    for ((field, pick, differs), value) in facts {
        let Some(value) = value else { continue };
        let Some((taken, at)) = meetings
            .iter()
            .find(|(_, meeting)| pick(meeting) == Some(value))
            .map(|(s, m)| (*s, &m.at))
        else {
            continue;
        };
        let mut seen: BTreeSet<(&str, u64)> = BTreeSet::new();
        for (other, meeting) in meetings.iter().filter(|(sha, _)| *sha != taken) {
            // Of papers that say the same throughout one is enough.
            let same = papers.iter().find(|paper| paper.entry.sha256 == *other);
            if !seen.insert((field, same.map_or(0, |paper| paper.entry.fingerprint))) {
                continue;
            }
            if let Some(says) = pick(meeting).filter(|says| differs(value, says)) {
                let between = Between { taken, other };
                found.push(between.differ(field, (json!(value), at), (json!(says), &meeting.at)));
            }
        }
    }
    found
}

/// Two venues are two places, not one told at more length: "Council Chamber" is in "Council Chamber,
/// Town Hall".
fn elsewhere(one: &str, other: &str) -> bool {
    let (a, b) = (fold(one), fold(other));
    !a.contains(&b) && !b.contains(&a)
}
