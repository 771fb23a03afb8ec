//! What is known of a meeting once all of its minutes are read.

use super::closing::Closing;
use super::found::FoundMinutes;
use crate::record::diagnostic::Code;
use crate::words::bodies::NO_COUNCILS_NAME;

/// Fills in what the end of the minutes says of the meeting, and says what is missing.
pub(super) fn finish(found: &mut FoundMinutes, end: Closing) {
    let meeting = &mut found.minutes.meeting;
    meeting.start_time = meeting.start_time.take().or(end.start_time);
    meeting.end_time = end.end_time.or(meeting.end_time.take());
    meeting.date = meeting.date.take().or(end.date);
    if let Some(date) = &meeting.date {
        // What is announced lies ahead.
        found.minutes.future_meetings.retain(|day| day.date > *date);
    }
    let generic =
        meeting.body.as_deref().is_none_or(|body| NO_COUNCILS_NAME.has(&body.to_lowercase()));
    if generic && found.authority.is_some() {
        meeting.body.clone_from(&found.authority);
    }
    let at = meeting.at.clone();
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
