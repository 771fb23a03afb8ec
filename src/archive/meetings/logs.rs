//! The action logs of a meeting, paper by paper.
//!
//! A log is tabled: it stands in the papers of the meeting. Actions that minutes note ("ACTION: AB") are of
//! the meeting that the minutes record, also where a later pack holds these minutes; they count only where
//! no paper has a tabled log, since the two are not the same list.

use std::collections::BTreeSet;

use crate::record::ActionLog;

use super::model::Publisher;
use super::names::body_words;
use super::paper::Paper;
use super::papers::laid;

/// The log of every paper that has one, the one that is taken first. Several tables of one paper are one
/// log; those that another body's name heads are left.
pub(super) fn logs(
    papers: &[Paper<'_>],
    date: &str,
    publisher: Option<&Publisher>,
) -> Vec<(usize, ActionLog)> {
    let authority = publisher.map(|one| one.words.as_slice());
    let named: BTreeSet<Vec<String>> = papers
        .iter()
        .flat_map(|paper| &paper.entry.mentions)
        .filter(|mention| mention.date.as_deref() == Some(date))
        .filter_map(|mention| mention.body.as_deref())
        .map(|name| body_words(name, authority))
        .collect();
    let ours = |log: &ActionLog| {
        log.body.as_deref().map(|name| named.contains(&body_words(name, authority)))
    };
    let mut found = Vec::new();
    for place in laid(papers) {
        let Some(paper) = papers.get(place) else { continue };
        let all = paper.document.action_logs.iter().filter(|log| !log.rows.is_empty());
        let tabled: Vec<&ActionLog> = all.filter(|log| !is_noted(paper, log)).collect();
        // A log under the body's own name leaves out tables that no name heads.
        let under_name = tabled.iter().any(|log| ours(log) == Some(true));
        let wanted = if under_name { Some(true) } else { None };
        let tabled = tabled.into_iter().filter(|log| ours(log) == wanted);
        found.extend(joined(tabled).map(|log| (place, log)));
    }
    if found.is_empty() {
        for (place, paper) in papers.iter().enumerate().filter(|(_, paper)| paper.records()) {
            let noted = paper.document.action_logs.iter().filter(|log| {
                !log.rows.is_empty() && log.as_of.as_deref() == Some(date) && is_noted(paper, log)
            });
            found.extend(joined(noted).map(|log| (place, log)));
        }
    }
    found
}

/// The log is of actions that the paper's minutes note: it stands at their day, not at the agenda's.
fn is_noted(paper: &Paper<'_>, log: &ActionLog) -> bool {
    let document = &paper.document;
    let called = document.agenda.as_ref().and_then(|agenda| agenda.meeting.date.as_ref());
    let recorded = document.minutes.iter().any(|minutes| minutes.meeting.date == log.as_of);
    log.as_of.is_some() && recorded && called != log.as_of.as_ref()
}

fn joined<'a>(mut logs: impl Iterator<Item = &'a ActionLog>) -> Option<ActionLog> {
    let mut log = logs.next()?.clone();
    for other in logs {
        log.rows.extend(other.rows.iter().cloned());
        log.at.extend(other.at.iter().cloned());
    }
    Some(log)
}
