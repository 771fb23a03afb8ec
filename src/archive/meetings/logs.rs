//! The action logs of a meeting, paper by paper.
//!
//! A log is tabled: it stands in the papers of the meeting. Actions that minutes note ("ACTION: AB") are of
//! the meeting that the minutes record, also where a later pack holds these minutes; they count only where
//! no paper has a tabled log, since the two are not the same list. Plans are no logs.

use std::collections::BTreeSet;

use crate::diff::last_of_each;
use crate::record::{ActionLog, LogKind};

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
        let tabled = carried(paper);
        // A log under the body's own name leaves out tables that no name heads.
        let under_name = tabled.iter().any(|log| ours(log) == Some(true));
        let wanted = if under_name { Some(true) } else { None };
        let tabled = tabled.iter().filter(|log| ours(log) == wanted);
        found.extend(joined(tabled).map(|log| (place, log)));
    }
    // The log as the meeting left it, in its minutes, goes before the one that was tabled; of those a whole
    // one before one of which text was not read.
    let is_tabled = |place: &usize| !papers.get(*place).is_some_and(minutes_alone);
    found.sort_by_key(|(place, log)| (is_tabled(place), !log.unread.is_empty()));
    if found.is_empty() {
        for (place, paper) in papers.iter().enumerate().filter(|(_, paper)| paper.records()) {
            let noted = paper.document.action_logs.iter().filter(|log| {
                !log.rows.is_empty()
                    && log.as_of.as_deref() == Some(date)
                    && log.kind == LogKind::Noted
            });
            found.extend(joined(noted).map(|log| (place, log)));
        }
    }
    found
}

/// The logs of a paper that are carried on: of minutes alone the last, as the meeting left it. One of which
/// no row was read stays where it has text: its meeting has an incomplete log, not none.
fn carried(paper: &Paper<'_>) -> Vec<ActionLog> {
    let says = |log: &&ActionLog| !log.rows.is_empty() || !log.unread.is_empty();
    let all = paper.document.action_logs.iter().filter(says);
    let logs: Vec<ActionLog> = all.filter(|log| log.kind == LogKind::Log).cloned().collect();
    if minutes_alone(paper) { last_of_each(logs) } else { logs }
}

/// Whether a paper is the minutes of one meeting and calls none.
fn minutes_alone(paper: &Paper<'_>) -> bool {
    paper.document.agenda.is_none() && paper.document.minutes.len() == 1
}

fn joined<'a>(mut logs: impl Iterator<Item = &'a ActionLog>) -> Option<ActionLog> {
    let mut log = logs.next()?.clone();
    for other in logs {
        log.rows.extend(other.rows.iter().cloned());
        log.unread.extend(other.unread.iter().cloned());
        log.at.extend(other.at.iter().cloned());
    }
    Some(log)
}
