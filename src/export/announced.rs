//! Meetings that papers announce, of which nothing more is known.

use std::collections::BTreeMap;

use crate::record::FutureMeeting;
use crate::record::meeting::MeetingRecord;

/// The dates that one body's papers announce.
#[derive(Default)]
pub(super) struct Announced {
    dates: BTreeMap<String, Announcement>,
    /// The date of the body's last meeting.
    last: String,
    /// The body, as the last meeting's papers print it.
    pub(super) body: String,
}

/// What the latest paper that announces a date says of it.
pub(super) struct Announcement {
    pub(super) meeting: FutureMeeting,
    /// The date of the meeting whose paper says it.
    pub(super) said: String,
}

impl Announced {
    /// Takes in a meeting, in the order of their dates.
    pub(super) fn take(&mut self, record: &MeetingRecord) {
        let agenda = record.agenda.iter().flat_map(|agenda| &agenda.future_meetings);
        for meeting in agenda.chain(&record.future_meetings) {
            let new = Announcement { meeting: meeting.clone(), said: record.date.clone() };
            self.dates.insert(meeting.date.clone(), new);
        }
        self.last.clone_from(&record.date);
        self.body.clone_from(&record.body);
    }

    /// Returns what is announced for after the body's last meeting, by date.
    pub(super) fn coming(&self) -> impl Iterator<Item = &Announcement> {
        let last = self.last.as_str();
        self.dates.iter().filter(move |(date, _)| date.as_str() > last).map(|(_, said)| said)
    }
}
