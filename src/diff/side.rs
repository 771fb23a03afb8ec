//! The log of a document, ready to be compared.

use crate::record::meeting::{MeetingRecord, Part};
use crate::record::{ActionLog, Document, LogKind, Place, Severity};

use super::Side;

impl Side {
    /// Takes the action logs of a document, with the body and the day of the meeting that they were
    /// tabled at: the agenda's; else the day that the log itself is of, else that of the minutes, where
    /// they are of one meeting.
    pub fn of(document: &Document) -> Self {
        Self::of_lists(document, Lists::Logs)
    }

    /// Takes the lists of actions of a document that are to be compared, as [`Side::of`] does.
    pub fn of_lists(document: &Document, lists: Lists) -> Self {
        let called = document.agenda.as_ref().map(|agenda| &agenda.meeting);
        let recorded = match document.minutes.as_slice() {
            [only] => Some(&only.meeting),
            _ => None,
        };
        let (logs, came) = compared(document, lists);
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
            problem: logs.is_empty().then(|| none_of(&document.action_logs)),
            logs,
            came,
            doubts: lost.map(|note| note.message().to_owned()).collect(),
        }
    }

    /// Takes the action log of a meeting; `name` is the record's. The record has the log as the meeting left
    /// it; [`Side::came_in`] takes the one that came to it.
    pub fn of_meeting(name: &str, meeting: MeetingRecord) -> Self {
        let url = meeting.giver(Part::ActionLog).and_then(|giver| giver.url.clone());
        let logs: Vec<_> = meeting.action_log.into_iter().collect();
        let doubts = logs.iter().filter_map(left).collect();
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
            came: Vec::new(),
            problem,
            doubts,
        }
    }

    /// Takes the log as it came to the meeting from the document that gives the one that the meeting left.
    pub fn came_in(self, document: &Document) -> Self {
        let own: Vec<&Place> = self.logs.iter().flat_map(|log| &log.at).collect();
        let left = |log: &ActionLog| log.at.iter().any(|place| own.contains(&place));
        let (logs, came) = compared(document, Lists::Logs);
        let came = if logs.iter().any(left) { came } else { Vec::new() };
        Self { came, ..self }
    }
}

/// What may be missing from a log with text that no row has.
fn left(log: &ActionLog) -> Option<String> {
    let (first, more) = log.unread.split_first()?;
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    Some(format!("no row of the action log has “{}”{more}", first.text))
}

/// Which lists of actions of a document are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lists {
    /// The logs that are carried from meeting to meeting.
    #[default]
    Logs,
    /// Plans too.
    LogsAndPlans,
}

/// The lists of a document that are compared, and those that came before them. Minutes alone may hold the log
/// as it came to the meeting and as it left it: the last of each body is the meeting's.
fn compared(document: &Document, lists: Lists) -> (Vec<ActionLog>, Vec<ActionLog>) {
    let wanted = |log: &&ActionLog| match log.kind {
        LogKind::Log => true,
        LogKind::Plan => lists == Lists::LogsAndPlans,
        LogKind::Noted => false,
    };
    let logs: Vec<ActionLog> = document.action_logs.iter().filter(wanted).cloned().collect();
    if document.agenda.is_none() && document.minutes.len() == 1 {
        return parted(logs);
    }
    (logs, Vec::new())
}

/// Leaves of the logs of one body the last; plans stay.
#[cfg(feature = "archive")]
pub(crate) fn last_of_each(logs: Vec<ActionLog>) -> Vec<ActionLog> {
    parted(logs).0
}

/// The last log of each body with the plans, and the logs before them.
fn parted(logs: Vec<ActionLog>) -> (Vec<ActionLog>, Vec<ActionLog>) {
    let is_log = |log: &ActionLog| log.kind == LogKind::Log && !log.rows.is_empty();
    let later = |place: usize, log: &ActionLog| {
        let mut rest = logs.iter().skip(place.saturating_add(1));
        rest.any(|other| is_log(other) && (other.body == log.body || other.body.is_none()))
    };
    let stays = |(place, log): (usize, &ActionLog)| !is_log(log) || !later(place, log);
    let kept: Vec<bool> = logs.iter().enumerate().map(stays).collect();
    let (left, came): (Vec<_>, Vec<_>) = logs.into_iter().zip(kept).partition(|(_, kept)| *kept);
    let bare = |logs: Vec<(ActionLog, bool)>| logs.into_iter().map(|(log, _)| log).collect();
    (bare(left), bare(came))
}

/// Why a document has no log to compare.
fn none_of(lists: &[ActionLog]) -> String {
    let has = |kind: LogKind| lists.iter().any(|list| list.kind == kind);
    match (has(LogKind::Plan), has(LogKind::Noted)) {
        (true, _) => "holds no action log, but a plan of actions".to_owned(),
        (false, true) => {
            "holds no action log; its minutes note actions, which no log carries on".to_owned()
        }
        (false, false) => "holds no action log".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ActionRow, Unread};

    fn log(kind: LogKind, title: &str, body: Option<&str>) -> ActionLog {
        ActionLog {
            kind,
            title: Some(title.to_owned()),
            body: body.map(str::to_owned),
            rows: vec![ActionRow::default()],
            ..ActionLog::default()
        }
    }

    #[test]
    fn the_log_as_the_meeting_left_it() {
        let logs = vec![
            log(LogKind::Log, "came", None),
            log(LogKind::Plan, "plan", None),
            log(LogKind::Log, "mill", Some("Mill Board")),
            log(LogKind::Log, "left", None),
        ];
        let (left, came) = parted(logs);
        let titles = |logs: &[ActionLog]| -> Vec<_> {
            logs.iter().filter_map(|log| log.title.clone()).collect()
        };
        assert_eq!(
            (titles(&left), titles(&came)),
            (vec!["plan".into(), "left".into()], vec!["came".into(), "mill".into()])
        );
        let two = vec![
            log(LogKind::Log, "mill", Some("Mill Board")),
            log(LogKind::Log, "ford", Some("Ford Board")),
        ];
        assert_eq!(parted(two).0.len(), 2);
    }

    #[test]
    fn what_no_row_has() {
        let unread = |text: &str| Unread { text: text.to_owned(), at: Vec::new() };
        let with = |unread: Vec<Unread>| ActionLog { unread, ..log(LogKind::Log, "came", None) };
        assert_eq!(left(&with(Vec::new())), None);
        let one = left(&with(vec![unread("Oil the lock")]));
        assert_eq!(one.as_deref(), Some("no row of the action log has “Oil the lock”"));
        let two = left(&with(vec![unread("Oil the lock"), unread("open")]));
        assert_eq!(two.as_deref(), Some("no row of the action log has “Oil the lock” and 1 more"));
    }

    #[test]
    fn why_there_is_none() {
        let noted = [log(LogKind::Noted, "", None)];
        assert!(none_of(&noted).contains("no log carries on"));
        assert!(none_of(&[log(LogKind::Plan, "", None)]).contains("a plan of actions"));
        assert_eq!(none_of(&[]), "holds no action log");
    }
}
