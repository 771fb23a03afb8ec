//! The log of a document, ready to be compared.

use crate::record::meeting::{MeetingRecord, Part};
use crate::record::{ActionLog, Document, LogKind, Severity};

use super::Side;

impl Side {
    /// Takes the action logs of a document, with the body and the day of the meeting that they were
    /// tabled at: the agenda's; else the day that the log itself is of, else that of the minutes, where
    /// they are of one meeting.
    pub fn of(document: &Document) -> Self {
        let called = document.agenda.as_ref().map(|agenda| &agenda.meeting);
        let recorded = match document.minutes.as_slice() {
            [only] => Some(&only.meeting),
            _ => None,
        };
        let logs = &document.action_logs;
        let meeting = called.into_iter().chain(recorded);
        let as_of = logs.iter().filter_map(|log| log.as_of.clone()).max();
        let date = called.and_then(|meeting| meeting.date.clone());
        let date = date.or(as_of).or_else(|| recorded.and_then(|meeting| meeting.date.clone()));
        let lost = document.diagnostics.iter().filter(|note| note.severity() == Severity::Error);
        Self {
            source: document.source.name.clone(),
            url: document.source.url.clone(),
            authority: document.authority.as_ref().map(|authority| authority.name.clone()),
            body: meeting.filter_map(|meeting| meeting.body.clone()).next(),
            series: None,
            date,
            logs: logs.clone(),
            problem: logs.is_empty().then(|| "holds no action log".to_owned()),
            doubts: lost.map(|note| note.message().to_owned()).collect(),
        }
    }

    /// Takes the action log of a meeting; `name` is the record's.
    pub fn of_meeting(name: &str, meeting: MeetingRecord) -> Self {
        let giver = meeting.sources.iter().find(|one| one.gives.contains(&Part::ActionLog));
        let url = giver.and_then(|giver| giver.url.clone());
        let logs: Vec<_> = meeting.action_log.into_iter().collect();
        let problem = match logs.as_slice() {
            [] => Some("the meeting has no action log".to_owned()),
            noted if noted.iter().all(is_noted) => Some(NOTED.to_owned()),
            _ => None,
        };
        Self {
            source: name.to_owned(),
            url,
            authority: meeting.authority.map(|authority| authority.name),
            body: Some(meeting.body),
            series: Some(meeting.body_id),
            date: Some(meeting.date),
            logs,
            problem,
            doubts: Vec::new(),
        }
    }
}

/// Why the log of a meeting whose minutes only note actions is not compared with others.
const NOTED: &str =
    "the meeting has no action log; its minutes note actions, which no log carries on";

/// Whether a log only gathers what minutes note beside their text ("ACTION: AB"). Such actions are not
/// carried from meeting to meeting: the next meeting's lack them without any having been dropped.
pub(crate) fn is_noted(log: &ActionLog) -> bool {
    log.kind == LogKind::Noted
}
