//! The values of a record, each laid over the words at its place: what stands in few lines first, so that
//! what has a whole item for its place takes no word of a paragraph.

use super::mark::Marker;
use super::words::folds;
use crate::record::{
    ActionLog, ActionRow, Agenda, At, Attachment, Attendee, Contact, Document, FutureMeeting,
    Meeting, Minutes, MinutesItem, Report, Vote,
};

/// Marks the words of all values of a record.
pub(crate) fn mark(document: &Document, marker: &mut Marker<'_, '_>) {
    // 1. What stands in few lines.
    document.minutes.iter().for_each(|minutes| narrow_of_minutes(minutes, marker));
    document.action_logs.iter().for_each(|log| narrow_of_log(log, marker));
    document.reports.iter().for_each(|report| narrow_of_report(report, marker));
    document.agenda.iter().for_each(|agenda| narrow_of_agenda(agenda, marker));
    // 2. What has a whole item or part for its place.
    document.minutes.iter().for_each(|minutes| wide_of_minutes(minutes, marker));
    document.action_logs.iter().for_each(|log| wide_of_log(log, marker));
    document.reports.iter().for_each(|report| wide_of_report(report, marker));
    document.agenda.iter().for_each(|agenda| wide_of_agenda(agenda, marker));
    named(document, marker);
}

fn some(marker: &mut Marker<'_, '_>, at: &At, text: Option<&str>) {
    if let Some(text) = text {
        marker.value(at, text);
    }
}

fn narrow_of_minutes(minutes: &Minutes, marker: &mut Marker<'_, '_>) {
    minutes.items.iter().for_each(|item| narrow_of_item(item, marker));
    minutes.attendance.iter().for_each(|person| person_of(person, marker));
    minutes.future_meetings.iter().for_each(|day| announced(day, marker));
}

fn narrow_of_item(item: &MinutesItem, marker: &mut Marker<'_, '_>) {
    for paragraph in &item.paragraphs {
        some(marker, &paragraph.at, paragraph.label.as_deref());
        marker.value(&paragraph.at, &paragraph.text);
    }
    for clause in &item.resolutions {
        some(marker, &clause.at, clause.label.as_deref());
        marker.value(&clause.at, &clause.text);
        movers(&clause.at, [&clause.proposer, &clause.seconder], marker);
    }
    item.votes.iter().for_each(|vote| vote_of(vote, marker));
    item.attachments.iter().for_each(|paper| paper_of(paper, marker));
}

/// Who moved and who seconded.
fn movers(at: &At, names: [&Option<String>; 2], marker: &mut Marker<'_, '_>) {
    names.into_iter().for_each(|name| some(marker, at, name.as_deref()));
}

fn vote_of(vote: &Vote, marker: &mut Marker<'_, '_>) {
    some(marker, &vote.at, vote.subject.as_deref());
    some(marker, &vote.at, vote.outcome.as_deref());
    movers(&vote.at, [&vote.proposer, &vote.seconder], marker);
    let of = &vote.names;
    let names = of.in_favour.iter().chain(&of.against).chain(&of.abstain).chain(&of.not_voting);
    names.for_each(|name| marker.value(&vote.at, name));
    // Counts are printed as figures and as words; where a vote was read, all of its text told it.
    marker.all(&vote.at);
}

fn paper_of(paper: &Attachment, marker: &mut Marker<'_, '_>) {
    marker.value(&paper.at, &paper.title);
    some(marker, &paper.at, paper.size_text.as_deref());
}

fn person_of(person: &Attendee, marker: &mut Marker<'_, '_>) {
    marker.value(&person.at, &person.name);
    let beside = [&person.affiliation, &person.substitute_for, &person.arrived, &person.left];
    beside.into_iter().for_each(|text| some(marker, &person.at, text.as_deref()));
}

fn announced(day: &FutureMeeting, marker: &mut Marker<'_, '_>) {
    // The rest of a line that announces a day is where one meets.
    marker.all(&day.at);
}

fn narrow_of_log(log: &ActionLog, marker: &mut Marker<'_, '_>) {
    log.rows.iter().for_each(|row| row_of(row, marker));
    let mut above = None;
    for row in &log.rows {
        if row.section != above {
            row.section.iter().for_each(|section| marker.phrase(&log.at, section));
            above.clone_from(&row.section);
        }
    }
}

fn row_of(row: &ActionRow, marker: &mut Marker<'_, '_>) {
    if row.printed.is_empty() {
        let texts = [&row.number, &row.action, &row.comments, &row.status];
        texts.into_iter().for_each(|text| some(marker, &row.at, text.as_deref()));
        row.owners.iter().for_each(|owner| marker.value(&row.at, owner));
        marker.told(&row.at);
    }
    // A number may stand in a column without a name.
    some(marker, &row.at, row.number.as_deref());
    row.printed.values().for_each(|cell| some(marker, &row.at, cell.as_deref()));
    row.extra.values().for_each(|cell| marker.value(&row.at, cell));
}

fn narrow_of_report(report: &Report, marker: &mut Marker<'_, '_>) {
    for one in &report.recommendations {
        some(marker, &one.at, one.label.as_deref());
        marker.value(&one.at, &one.text);
    }
    report.contacts.iter().for_each(|contact| contact_of(contact, marker));
}

fn contact_of(contact: &Contact, marker: &mut Marker<'_, '_>) {
    let texts =
        [&contact.name, &contact.role, &contact.organisation, &contact.email, &contact.telephone];
    texts.into_iter().for_each(|text| some(marker, &contact.at, text.as_deref()));
}

fn narrow_of_agenda(agenda: &Agenda, marker: &mut Marker<'_, '_>) {
    for item in &agenda.items {
        item.attachments.iter().for_each(|paper| paper_of(paper, marker));
    }
    agenda.contact.iter().for_each(|contact| contact_of(contact, marker));
}

fn wide_of_minutes(minutes: &Minutes, marker: &mut Marker<'_, '_>) {
    meeting_of(&minutes.meeting, marker);
    for item in &minutes.items {
        some(marker, &item.at, item.number.as_deref());
        marker.value(&item.at, &item.title);
        some(marker, &item.at, item.agenda_number.as_deref());
        item.notes.iter().for_each(|note| marker.value(&item.at, note));
    }
}

fn meeting_of(meeting: &Meeting, marker: &mut Marker<'_, '_>) {
    some(marker, &meeting.at, meeting.body.as_deref());
    some(marker, &meeting.at, meeting.venue.as_deref());
    marker.told(&meeting.at);
}

fn wide_of_log(log: &ActionLog, marker: &mut Marker<'_, '_>) {
    some(marker, &log.at, log.title.as_deref());
    some(marker, &log.at, log.body.as_deref());
    if let Some(row) = log.rows.first() {
        // The header stands once, and on each page again.
        let mut heads: Vec<u64> = row.printed.keys().flat_map(|head| folds(head)).collect();
        heads.sort_unstable();
        marker.lines_of(&log.at, &heads);
    }
}

fn wide_of_report(report: &Report, marker: &mut Marker<'_, '_>) {
    some(marker, &report.at, report.title.as_deref());
    some(marker, &report.at, report.item_number.as_deref());
}

fn wide_of_agenda(agenda: &Agenda, marker: &mut Marker<'_, '_>) {
    meeting_of(&agenda.meeting, marker);
    for item in &agenda.items {
        some(marker, &item.at, item.number.as_deref());
        marker.value(&item.at, &item.title);
        item.notes.iter().for_each(|note| marker.value(&item.at, note));
        if let Some(pages) = item.pages {
            marker.value(&item.at, &format!("{} {}", pages.first, pages.last));
        }
    }
    agenda.future_meetings.iter().for_each(|day| announced(day, marker));
}

/// The authority and the body stand where the parts begin.
fn named(document: &Document, marker: &mut Marker<'_, '_>) {
    let Some(authority) = &document.authority else { return };
    let minutes = document.minutes.iter().map(|minutes| &minutes.at);
    let agenda = document.agenda.iter().map(|agenda| &agenda.at);
    for at in agenda.chain(minutes) {
        marker.value(at, &authority.name);
    }
}
