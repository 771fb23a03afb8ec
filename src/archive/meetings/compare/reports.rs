//! A report in the pack and on its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::record::meeting::{MeetingRecord, Part};
use crate::record::{At, Report};

use super::super::merge::report_key;
use super::super::paper::Paper;
use super::super::papers::laid;
use super::{Between, Found, fold};

pub(super) fn compare(record: &MeetingRecord, papers: &[Paper<'_>], found: &mut Found) {
    let gives = |paper: &Paper<'_>| {
        let source = record.sources.iter().find(|one| one.sha256 == paper.entry.sha256);
        source.is_some_and(|one| one.gives.contains(&Part::Reports))
    };
    let mut taken: BTreeMap<String, (&str, &Report)> = BTreeMap::new();
    let mut seen: BTreeSet<u64> = BTreeSet::new();
    for paper in laid(papers).into_iter().filter_map(|place| papers.get(place)) {
        if !seen.insert(paper.entry.fingerprint) {
            continue;
        }
        let sha = paper.entry.sha256.as_str();
        for report in &paper.document.reports {
            let Some(key) = report_key(report) else { continue };
            match taken.get(&key) {
                Some((first, of)) if *first != sha => {
                    asked(&Between { taken: first, other: sha }, of, report, found);
                }
                Some(_) => {}
                None if gives(paper) => {
                    taken.insert(key, (sha, report));
                }
                None => {}
            }
        }
    }
}

/// Compares what the body is asked to do, where both papers say.
fn asked(between: &Between<'_>, a: &Report, b: &Report, found: &mut Found) {
    let words = |report: &Report| -> Vec<String> {
        report.recommendations.iter().map(|one| fold(&one.text)).collect()
    };
    let (x, y) = (words(a), words(b));
    if x.is_empty() || y.is_empty() || x.concat() == y.concat() {
        return;
    }
    let place = x.iter().zip(&y).position(|(a, b)| a != b).unwrap_or(x.len().min(y.len()));
    let title = a.title.as_deref().unwrap_or_default();
    let field =
        format!("reports[“{}”].recommendations", title.chars().take(40).collect::<String>());
    found.push(between.differ(field, recommendation(a, place), recommendation(b, place)));
}

fn recommendation(report: &Report, place: usize) -> (Value, &At) {
    report
        .recommendations
        .get(place)
        .map_or((Value::Null, &report.at), |one| (json!(one.text), &one.at))
}
