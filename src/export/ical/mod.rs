//! Meetings as events and actions as to-dos: iCalendar, RFC 5545.
//!
//! Times are those of Europe/London, whose rule is in the file. `DTSTAMP` is the date of the meeting
//! that says so: no clock is asked.

mod lines;

use std::path::Path;

use super::announced::{Announced, Announcement};
use super::losses::{
    ATTACHMENTS, ATTENDANCE, CONTACTS, DISAGREEMENTS, Kind, PARAGRAPHS, PLACES, REPORTS,
    RESOLUTIONS, VOTES,
};
use super::{Error, Report, ids, uri, when};
use crate::archive::Folder;
use crate::archive::records;
use crate::diff::{Options, is_noted};
use crate::history::{self, Action, End};
use crate::record::MeetingStatus;
use crate::record::meeting::MeetingRecord;
use crate::sink;
use lines::Lines;

/// What a calendar has no place for.
const LOST: [Kind; 9] = [
    ATTENDANCE,
    PARAGRAPHS,
    RESOLUTIONS,
    VOTES,
    ATTACHMENTS,
    REPORTS,
    CONTACTS,
    DISAGREEMENTS,
    PLACES,
];

/// The rule of the United Kingdom's clocks since 1996.
const LONDON: &str = "\
BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n\
BEGIN:DAYLIGHT\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n\
DTSTART:19960331T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
BEGIN:STANDARD\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n\
DTSTART:19961027T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
END:VTIMEZONE\r\n";

/// Writes one calendar of all bodies.
pub(super) fn write(from: &Folder, path: &Path) -> Result<Report, Error> {
    let mut report = Report::default();
    sink::write_whole(path, |out| {
        let mut lines = Lines::new(out);
        lines.raw("BEGIN", "VCALENDAR")?;
        lines.raw("VERSION", "2.0")?;
        lines.raw("PRODID", concat!("-//minutebook//", env!("CARGO_PKG_VERSION"), "//EN"))?;
        lines.block(LONDON)?;
        for body in from.bodies()? {
            self::body(from, &body, &mut lines, &mut report)?;
        }
        lines.raw("END", "VCALENDAR")
    })?;
    Ok(report)
}

fn body(
    from: &Folder,
    body: &str,
    lines: &mut Lines<'_>,
    report: &mut Report,
) -> Result<(), Error> {
    let mut announced = Announced::default();
    let mut sides = Vec::new();
    for path in from.records(body)? {
        let record = records::meeting(from, &path)?;
        meeting(lines, &path, &record)?;
        report.wrote("events", 1);
        report.lost_of(&record, &LOST);
        announced.take(&record);
        if let Some(log) = &record.action_log {
            if is_noted(log) {
                let what = "actions that minutes note: nothing says what became of them";
                report.lost(what, log.rows.len());
            }
            sides.push(records::side(from, (&path, body), record)?);
        }
    }
    for announcement in announced.coming() {
        coming(lines, body, &announced.body, announcement)?;
        report.wrote("events", 1);
    }
    let history = history::history(&sides, &Options::default());
    for action in history.bodies.iter().flat_map(|body| &body.actions) {
        todo(lines, (body, &announced.body), action, report)?;
        report.wrote("to-dos", 1);
        report.lost(
            "earlier states of actions: a to-do is the latest one",
            action.life.len().saturating_sub(1),
        );
    }
    Ok(())
}

/// A meeting that has papers.
fn meeting(lines: &mut Lines<'_>, path: &str, record: &MeetingRecord) -> Result<(), Error> {
    lines.raw("BEGIN", "VEVENT")?;
    lines.raw("UID", &uid("meeting", &[ids::of_record(path)]))?;
    lines.raw("DTSTAMP", &midnight(&record.date))?;
    start(lines, &record.date, record.start_time.as_deref())?;
    lines.text("SUMMARY", &record.body)?;
    if let Some(venue) = &record.venue {
        lines.text("LOCATION", venue)?;
    }
    let business = business(record);
    if !business.is_empty() {
        lines.text("DESCRIPTION", &business)?;
    }
    if let Some(address) = record.url().and_then(uri::web) {
        lines.raw("URL", &address)?;
    }
    if let Some(authority) = &record.authority {
        lines.text("CATEGORIES", &authority.name)?;
    }
    let off = record.status.is_some_and(MeetingStatus::is_off);
    lines.raw("STATUS", if off { "CANCELLED" } else { "CONFIRMED" })?;
    lines.text("X-MINUTEBOOK-RECORD", path)?;
    lines.raw("END", "VEVENT")
}

/// The items of business, from the minutes or else from the agenda, one a line.
fn business(record: &MeetingRecord) -> String {
    let line = |number: &Option<String>, title: &str| match number {
        Some(number) => format!("{number}. {title}"),
        None => title.to_owned(),
    };
    let minutes: Vec<String> =
        record.items.iter().map(|item| line(&item.number, &item.title)).collect();
    let agenda = record.agenda.iter().flat_map(|agenda| &agenda.items);
    let lines: Vec<String> = if minutes.is_empty() {
        agenda.map(|item| line(&item.number, &item.title)).collect()
    } else {
        minutes
    };
    lines.join("\n")
}

/// A meeting that is announced, and no more.
fn coming(
    lines: &mut Lines<'_>,
    body: &str,
    name: &str,
    announcement: &Announcement,
) -> Result<(), Error> {
    let meeting = &announcement.meeting;
    lines.raw("BEGIN", "VEVENT")?;
    // The name that its record will have, so that the event becomes the meeting's.
    lines.raw("UID", &uid("meeting", &[&format!("{body}/{}", meeting.date)]))?;
    lines.raw("DTSTAMP", &midnight(&announcement.said))?;
    start(lines, &meeting.date, meeting.start_time.as_deref())?;
    lines.text("SUMMARY", name)?;
    if let Some(note) = &meeting.note {
        lines.text("DESCRIPTION", note)?;
    }
    lines.raw("STATUS", "TENTATIVE")?;
    lines.raw("END", "VEVENT")
}

/// An action, as its latest log has it.
fn todo(
    lines: &mut Lines<'_>,
    (body, name): (&str, &str),
    action: &Action,
    report: &mut Report,
) -> Result<(), Error> {
    let seen = action.last_seen.as_deref().unwrap_or_default();
    lines.raw("BEGIN", "VTODO")?;
    lines.raw("UID", &uid("action", &[body, &action.key]))?;
    lines.raw("DTSTAMP", &midnight(action.ended.as_deref().unwrap_or(seen)))?;
    if let Some(raised) = action.raised.as_deref().filter(|date| is_day(date)) {
        lines.raw("CREATED", &midnight(raised))?;
    }
    match action.due.as_deref() {
        Some(due) if is_day(due) => lines.raw("DUE;VALUE=DATE", &compact(due))?,
        Some(due) => {
            lines.text("X-MINUTEBOOK-DUE", due)?;
            report.lost("months given as due dates: a to-do is due on a day", 1);
        }
        None => {}
    }
    let summary = action.action.as_deref().or(action.comments.as_deref());
    lines.text("SUMMARY", summary.unwrap_or(&action.key))?;
    let owners = action.owners.join("; ");
    let mut about: Vec<&str> = vec![&owners];
    about.extend(action.comments.as_deref());
    about.retain(|line| !line.is_empty());
    if !about.is_empty() {
        lines.text("DESCRIPTION", &about.join("\n"))?;
    }
    lines.text("CATEGORIES", name)?;
    match (action.end, action.ended.as_deref()) {
        (End::Done, ended) => {
            lines.raw("STATUS", "COMPLETED")?;
            lines.raw("PERCENT-COMPLETE", "100")?;
            if let Some(ended) = ended {
                lines.raw("COMPLETED", &midnight(ended))?;
            }
        }
        // What it became is a to-do of its own.
        (End::NotDone | End::Split | End::Merged, _) => lines.raw("STATUS", "CANCELLED")?,
        (End::Open | End::DroppedOpen | End::DroppedUnknown, _) => {
            lines.raw("STATUS", "NEEDS-ACTION")?
        }
    }
    for key in &action.into {
        lines.raw("RELATED-TO;RELTYPE=SIBLING", &uid("action", &[body, key]))?;
    }
    for owner in &action.owners {
        lines.text("X-MINUTEBOOK-OWNER", owner)?;
    }
    for (property, value) in
        [("X-MINUTEBOOK-NUMBER", &action.number), ("X-MINUTEBOOK-STATUS", &action.status)]
    {
        if let Some(value) = value {
            lines.text(property, value)?;
        }
    }
    lines.raw("X-MINUTEBOOK-END", action.end.as_str())?;
    lines.text("X-MINUTEBOOK-LAST-SEEN", seen)?;
    lines.raw("END", "VTODO")
}

fn start(lines: &mut Lines<'_>, date: &str, time: Option<&str>) -> Result<(), Error> {
    match time.and_then(when::clock) {
        Some(time) => {
            let at = format!("{}T{:02}{:02}00", compact(date), time.hour(), time.minute());
            lines.raw("DTSTART;TZID=Europe/London", &at)
        }
        None => lines.raw("DTSTART;VALUE=DATE", &compact(date)),
    }
}

/// An id that stays the same from export to export.
fn uid(kind: &str, names: &[&str]) -> String {
    format!("{}@minutebook", ids::id(kind, names))
}

fn is_day(date: &str) -> bool {
    date.parse::<jiff::civil::Date>().is_ok()
}

fn compact(date: &str) -> String {
    date.replace('-', "")
}

fn midnight(date: &str) -> String {
    format!("{}T000000Z", compact(date))
}
