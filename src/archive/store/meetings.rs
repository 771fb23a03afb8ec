//! One body: its meetings one by one, then its actions through all of them.

use super::lives;
use super::model::{Digests, Meeting, Tabled};
use super::rows::{Rows, Spot, json, position, word};
use super::{Error, papers};
use crate::archive::folder::Folder;
use crate::archive::records;
use crate::record::meeting::{Disagreement, MeetingRecord, MeetingSource, Part, Version};
use crate::record::{Attendee, FutureMeeting};

/// Writes a body with all its meetings.
pub(super) fn write(
    rows: &mut Rows<'_>,
    folder: &Folder,
    body: &str,
    digests: &Digests<'_>,
) -> Result<(), Error> {
    let body_id = rows.next("bodies");
    let (mut name, mut authority) = (String::new(), None);
    let mut tabled = Vec::new();
    for path in folder.records(body)? {
        let mut record = records::meeting(folder, &path)?;
        let id = meeting(rows, folder, (body_id, &path), &record, digests)?;
        let log = Meeting { id, record: &record, digests }.giver(Part::ActionLog);
        name.clone_from(&record.body);
        authority = record.authority.take().or(authority);
        if record.action_log.is_some() {
            let side = records::side(folder, (&path, body), record)?;
            tabled.push(Tabled { meeting: id, document: log, side });
        }
    }
    if name.is_empty() {
        return Ok(());
    }
    rows.add(
        "bodies",
        &[
            ("name", &name),
            ("authority", &authority.as_ref().map(|authority| &authority.name)),
            ("gss", &authority.as_ref().and_then(|authority| authority.gss.as_ref())),
            ("folder", &body),
        ],
    )?;
    lives::write(rows, body_id, &tabled)
}

fn meeting(
    rows: &mut Rows<'_>,
    folder: &Folder,
    (body, path): (i64, &str),
    record: &MeetingRecord,
    digests: &Digests<'_>,
) -> Result<i64, Error> {
    let id = rows.add(
        "meetings",
        &[
            ("body_id", &body),
            ("body", &record.body),
            ("date", &record.date),
            ("start_time", &record.start_time),
            ("end_time", &record.end_time),
            ("venue", &record.venue),
            ("status", &word(&record.status)),
            ("minutes_status", &word(&record.minutes_status)),
            ("public", &record.public),
            ("log_incomplete", &record.log_incomplete),
            ("url", &record.url()),
            ("record", &path),
        ],
    )?;
    let meeting = Meeting { id, record, digests };
    for (place, source) in record.sources.iter().enumerate() {
        self::source(rows, &meeting, place, source)?;
    }
    for (place, disagreement) in record.disagreements.iter().enumerate() {
        self::disagreement(rows, &meeting, place, disagreement)?;
    }
    for (place, attendee) in record.attendance.iter().enumerate() {
        self::attendee(rows, &meeting, place, attendee)?;
    }
    for (place, future) in record.future_meetings.iter().enumerate() {
        self::future(rows, &meeting, place, future)?;
    }
    papers::write(rows, folder, &meeting)?;
    Ok(id)
}

fn source(
    rows: &mut Rows<'_>,
    meeting: &Meeting<'_>,
    place: usize,
    source: &MeetingSource,
) -> Result<(), Error> {
    let words = |parts: &[Part]| parts.iter().filter_map(word).collect::<Vec<_>>().join(", ");
    rows.add(
        "meeting_sources",
        &[
            ("meeting_id", &meeting.id),
            ("document_id", &meeting.document(&source.sha256)),
            ("position", &position(place)),
            ("path", &source.path),
            ("url", &source.url),
            ("gives", &words(&source.gives)),
            ("also", &words(&source.also)),
        ],
    )?;
    Ok(())
}

fn disagreement(
    rows: &mut Rows<'_>,
    meeting: &Meeting<'_>,
    place: usize,
    disagreement: &Disagreement,
) -> Result<(), Error> {
    let value = |version: &Version| (!version.value.is_null()).then(|| json(&version.value));
    let (taken, other) = (&disagreement.taken, &disagreement.other);
    let (here, there) = (Spot::of(&taken.at), Spot::of(&other.at));
    rows.add(
        "disagreements",
        &[
            ("meeting_id", &meeting.id),
            ("position", &position(place)),
            ("field", &disagreement.field),
            ("taken_document_id", &meeting.document(&taken.sha256)),
            ("taken_value", &value(taken)),
            ("taken_page", &here.page),
            ("taken_place", &here.place),
            ("other_document_id", &meeting.document(&other.sha256)),
            ("other_value", &value(other)),
            ("other_page", &there.page),
            ("other_place", &there.place),
        ],
    )?;
    Ok(())
}

fn attendee(
    rows: &mut Rows<'_>,
    meeting: &Meeting<'_>,
    place: usize,
    attendee: &Attendee,
) -> Result<(), Error> {
    let spot = Spot::of(&attendee.at);
    rows.add(
        "attendance",
        &[
            ("meeting_id", &meeting.id),
            ("position", &position(place)),
            ("name", &attendee.name),
            ("listed_under", &word(&attendee.group)),
            ("affiliation", &attendee.affiliation),
            ("role", &attendee.role),
            ("organisation", &attendee.organisation),
            ("substitute_for", &attendee.substitute_for),
            ("remote", &attendee.remote),
            ("arrived", &attendee.arrived),
            ("departed", &attendee.left),
            ("chair", &attendee.chair),
            ("vice_chair", &attendee.vice_chair),
            ("moderngov_member_id", &attendee.member_id),
            ("item_number", &attendee.item),
            ("document_id", &meeting.giver(Part::Attendance)),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    Ok(())
}

fn future(
    rows: &mut Rows<'_>,
    meeting: &Meeting<'_>,
    place: usize,
    future: &FutureMeeting,
) -> Result<(), Error> {
    let spot = Spot::of(&future.at);
    rows.add(
        "future_meetings",
        &[
            ("meeting_id", &meeting.id),
            ("position", &position(place)),
            ("date", &future.date),
            ("start_time", &future.start_time),
            ("note", &future.note),
            ("document_id", &meeting.giver(Part::FutureMeetings)),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    Ok(())
}
