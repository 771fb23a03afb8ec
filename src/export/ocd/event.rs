//! Meetings as events, votes as vote events, in pupa's shape.

use serde_json::{Value, json};

use super::super::announced::Announcement;
use super::super::{ids, uri, votes, when};
use crate::record::meeting::{MeetingRecord, Part};
use crate::record::{AgendaItem, Attachment, Attendee, Group, MeetingStatus, MinutesItem, Vote};

/// The session that a day is in: its year.
pub(super) fn session(date: &str) -> &str {
    date.split('-').next().unwrap_or(date)
}

/// The papers of a meeting that have an address.
pub(super) fn sources(record: &MeetingRecord) -> Vec<Value> {
    let sources = record.sources.iter().filter_map(|source| {
        Some(json!({ "url": uri::web(source.url.as_deref()?)?, "note": source.path }))
    });
    sources.collect()
}

/// A meeting that has papers.
pub(super) fn meeting(
    (path, body): (&str, &str),
    record: &MeetingRecord,
    sources: &[Value],
) -> Value {
    let mut participants = vec![json!({
        "name": record.body, "entity_type": "organization", "note": "host",
        "organization_id": body,
    })];
    participants.extend(record.attendance.iter().map(participant));
    let agenda: Vec<Value> = if record.items.is_empty() {
        let items = record.agenda.iter().flat_map(|agenda| &agenda.items);
        items.enumerate().map(|(place, item)| agenda_item(place, item)).collect()
    } else {
        let items = record.items.iter().enumerate();
        items.map(|(place, item)| item_of_minutes(path, place, item)).collect()
    };
    let held = record.sources.iter().any(|source| source.gives.contains(&Part::Items));
    let papers: Vec<Value> = record
        .sources
        .iter()
        .map(|source| json!({ "sha256": source.sha256, "path": source.path }))
        .collect();
    let mut event = event(&ids::id("meeting", &[path]), &record.body, &record.date);
    set(&mut event, "start_date", when::instant(&record.date, record.start_time.as_deref()));
    let off = record.status.is_some_and(MeetingStatus::is_off);
    let status = match (off, held) {
        (true, _) => "cancelled",
        (false, true) => "passed",
        (false, false) => "confirmed",
    };
    set(&mut event, "status", Some(status));
    if let Some(venue) = &record.venue {
        set(
            &mut event,
            "location",
            Some(json!({ "name": venue, "note": "", "coordinates": null })),
        );
    }
    set(&mut event, "participants", Some(participants));
    set(&mut event, "agenda", Some(agenda));
    set(&mut event, "documents", Some(documents(record)));
    if !sources.is_empty() {
        set(&mut event, "sources", Some(sources));
    }
    set(&mut event, "extras", Some(json!({ "minutebook": { "record": path, "papers": papers } })));
    event
}

/// A meeting that is announced, and no more.
pub(super) fn coming(
    (folder, body): (&str, &str),
    name: &str,
    announcement: &Announcement,
) -> Value {
    let meeting = &announcement.meeting;
    let id = ids::id("meeting", &[&format!("{folder}/{}", meeting.date)]);
    let mut event = event(&id, name, &meeting.date);
    set(&mut event, "start_date", when::instant(&meeting.date, meeting.start_time.as_deref()));
    set(&mut event, "status", Some("tentative"));
    set(&mut event, "description", meeting.note.as_deref().or(Some("")));
    let host = json!([{
        "name": name, "entity_type": "organization", "note": "host", "organization_id": body,
    }]);
    set(&mut event, "participants", Some(host));
    event
}

/// An event of which only name and day are known.
fn event(id: &str, name: &str, date: &str) -> Value {
    json!({
        "_id": id, "name": name, "description": "", "classification": "committee-meeting",
        "start_date": date, "end_date": "", "all_day": false, "status": "confirmed",
        "location": null, "media": [], "links": [], "documents": [], "participants": [],
        "agenda": [], "extras": {},
    })
}

fn set(event: &mut Value, key: &str, value: Option<impl serde::Serialize>) {
    if let (Value::Object(keys), Some(value)) = (event, value)
        && let Ok(value) = serde_json::to_value(value)
    {
        keys.insert(key.to_owned(), value);
    }
}

/// A name in attendance; what else the paper says of it is the note.
fn participant(attendee: &Attendee) -> Value {
    let group = match attendee.group {
        Group::Present => "present",
        Group::InAttendance => "in attendance",
        Group::Officers => "officer",
        Group::Others => "other",
        Group::Apologies => "apologies",
        Group::Absent => "absent",
    };
    let mut note = vec![group.to_owned()];
    note.extend(attendee.chair.then(|| "in the chair".to_owned()));
    note.extend(attendee.vice_chair.then(|| "vice-chair".to_owned()));
    note.extend(attendee.affiliation.clone());
    note.extend(attendee.substitute_for.as_ref().map(|name| format!("substitute for {name}")));
    note.extend((attendee.remote == Some(true)).then(|| "remote".to_owned()));
    note.extend(attendee.arrived.as_ref().map(|time| format!("arrived {time}")));
    note.extend(attendee.left.as_ref().map(|time| format!("left {time}")));
    json!({
        "name": attendee.name, "entity_type": "person", "note": note.join("; "),
        "person_id": by_name(&attendee.name),
    })
}

/// What pupa resolves to a person of that name, where its database has one.
fn by_name(name: &str) -> String {
    format!("~{}", json!({ "name": name }))
}

fn agenda_item(place: usize, item: &AgendaItem) -> Value {
    let pages = item.pages.map(|pages| json!({ "first": pages.first, "last": pages.last }));
    json!({
        "description": title(item.number.as_deref(), &item.title),
        "order": place.to_string(), "classification": [], "subjects": [],
        "notes": item.notes, "media": media(&item.attachments), "related_entities": [],
        "extras": { "number": item.number, "item_id": item.item_id, "pages": pages },
    })
}

fn item_of_minutes(path: &str, place: usize, item: &MinutesItem) -> Value {
    let labelled = |label: &Option<String>, text: &str| match label {
        Some(label) => format!("{label} {text}"),
        None => text.to_owned(),
    };
    let paragraphs = item.paragraphs.iter().map(|p| labelled(&p.label, &p.text));
    let resolutions = item.resolutions.iter().map(|resolution| {
        let lead = serde_json::to_value(resolution.kind).unwrap_or_default();
        let lead = lead.as_str().unwrap_or_default().to_uppercase();
        format!("{lead}: {}", labelled(&resolution.label, &resolution.text))
    });
    let notes: Vec<String> = paragraphs.chain(resolutions).collect();
    let votes: Vec<Value> = item
        .votes
        .iter()
        .enumerate()
        .map(|(vote_place, vote)| {
            let id = ids::id("vote", &[path, &place.to_string(), &vote_place.to_string()]);
            json!({
                "name": motion(item, vote), "entity_type": "vote_event", "note": "vote",
                "vote_event_id": id,
            })
        })
        .collect();
    json!({
        "description": title(item.number.as_deref(), &item.title),
        "order": place.to_string(), "classification": [], "subjects": [],
        "notes": notes, "media": media(&item.attachments), "related_entities": votes,
        "extras": {
            "number": item.number, "agenda_number": item.agenda_number, "item_id": item.item_id,
        },
    })
}

fn title(number: Option<&str>, title: &str) -> String {
    let parts: Vec<&str> =
        number.into_iter().chain([title]).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "untitled item".to_owned() } else { parts.join(" ") }
}

/// The papers of an item that have an address.
fn media(attachments: &[Attachment]) -> Vec<Value> {
    let linked = attachments.iter().filter_map(|paper| {
        let url = uri::web(paper.url.as_deref()?)?;
        let kind = media_type(&url);
        let link = json!({ "url": url, "media_type": kind, "text": "" });
        Some(json!({ "note": paper.title, "date": "", "links": [link] }))
    });
    linked.collect()
}

/// What an address says of what it leads to.
fn media_type(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    if path.to_ascii_lowercase().ends_with(".pdf") { "application/pdf" } else { "" }
}

/// The papers of the meeting that have an address.
fn documents(record: &MeetingRecord) -> Vec<Value> {
    let papers = record.sources.iter().filter_map(|source| {
        let url = uri::web(source.url.as_deref()?)?;
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let link = json!({ "url": url, "media_type": source.media_type, "text": "" });
        Some(json!({ "note": name, "date": "", "links": [link] }))
    });
    papers.collect()
}

/// What was voted on, as far as the paper says.
fn motion(item: &MinutesItem, vote: &Vote) -> String {
    vote.subject.clone().unwrap_or_else(|| title(item.number.as_deref(), &item.title))
}

/// A vote. Its result is left out where the paper does not tell it.
pub(super) fn vote(
    id: &str,
    body: &str,
    record: &MeetingRecord,
    (item, vote): (&MinutesItem, &Vote),
    sources: &[Value],
) -> Value {
    let counts: Vec<Value> =
        [("yes", vote.in_favour), ("no", vote.against), ("abstain", vote.abstain)]
            .into_iter()
            .filter_map(|(option, value)| Some(json!({ "option": option, "value": value? })))
            .collect();
    let sides = [
        ("yes", &vote.names.in_favour),
        ("no", &vote.names.against),
        ("abstain", &vote.names.abstain),
    ];
    let votes: Vec<Value> = sides
        .into_iter()
        .flat_map(|(option, names)| {
            names.iter().map(move |name| {
                json!({
                    "option": option, "voter_name": name, "voter_id": by_name(name), "note": "",
                })
            })
        })
        .collect();
    let mut value = json!({
        "_id": id, "identifier": "", "motion_text": motion(item, vote),
        "motion_classification": [],
        "start_date": when::instant(&record.date, record.start_time.as_deref()),
        "end_date": "", "organization": body, "legislative_session": session(&record.date),
        "bill": null, "bill_action": null, "votes": votes, "counts": counts,
        "extras": { "outcome": vote.outcome },
    });
    let result = votes::carried(vote.outcome.as_deref());
    set(&mut value, "result", result.map(|carried| if carried { "pass" } else { "fail" }));
    if !sources.is_empty() {
        set(&mut value, "sources", Some(sources));
    }
    value
}
