//! What is known of a meeting once all of its minutes are read.

use super::closing::{self, Closing};
use super::found::FoundMinutes;
use crate::recognise::meeting::{became, meets_next, name_council, note_off};
use crate::record::diagnostic::Code;

/// So many items may tell when the meeting began.
const FIRST: usize = 3;

/// Fills in what the end of the minutes says of the meeting, and says what is missing.
pub(super) fn finish(found: &mut FoundMinutes, end: Closing) {
    let meeting = &mut found.minutes.meeting;
    let first = found.minutes.items.iter().take(FIRST).flat_map(|item| &item.paragraphs);
    let mut first = first.map(|told| told.text.as_str());
    let start = meeting.start_time.take().or(end.start_time);
    meeting.start_time = start.or_else(|| first.find_map(closing::began));
    meeting.end_time = end.end_time.or(meeting.end_time.take());
    meeting.date = meeting.date.take().or(end.date);
    if let Some(date) = &meeting.date {
        // What is announced lies ahead.
        found.minutes.future_meetings.retain(|day| day.date > *date);
    }
    let texts = found.minutes.items.iter().flat_map(|item| &item.paragraphs);
    let became = || texts.map(|told| told.text.as_str()).find_map(became);
    meeting.status = meeting.status.or(end.status).or_else(became);
    if meeting.body.is_none() && found.authority.is_none() {
        let items = found.minutes.items.iter();
        let mut texts = items.flat_map(|item| &item.paragraphs).map(|told| told.text.as_str());
        found.authority = texts.find_map(meets_next);
    }
    name_council(meeting, found.authority.as_ref());
    let at = meeting.at.clone();
    found.diagnostics.extend(note_off(meeting));
    if meeting.date.is_none() {
        found.diagnostics.push(
            Code::MeetingDateMissing.note("the minutes give no date that can be read", at.clone()),
        );
    }
    if meeting.body.is_none() {
        found
            .diagnostics
            .push(Code::BodyMissing.note("the minutes do not name the body that met", at));
    }
}
