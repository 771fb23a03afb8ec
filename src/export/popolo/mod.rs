//! Popolo (popoloproject.com): organisations, persons, memberships, events, motions and votes as one
//! JSON object of lists.
//!
//! Papers print names, and a name is no identity. A person who has a member's id is one person
//! throughout; any other printed name is a person of its one meeting, and nothing says that two of them
//! are the same.

mod spool;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::announced::{Announced, Announcement};
use super::losses::{
    ACTIONS, AGENDA_ITEMS, ATTACHMENTS, CONTACTS, DISAGREEMENTS, ITEMS, Kind, PARAGRAPHS, PLACES,
    REPORTS,
};
use super::{Error, Report, ids, uri, votes, when};
use crate::archive::Folder;
use crate::archive::records;
use crate::record::meeting::{MeetingRecord, Part};
use crate::record::{Attendee, Authority, Group, MinutesItem, Resolution, Vote};
use crate::sink;
use spool::Spool;

/// What Popolo has no place for.
const LOST: [Kind; 9] = [
    AGENDA_ITEMS,
    ITEMS,
    PARAGRAPHS,
    ATTACHMENTS,
    REPORTS,
    CONTACTS,
    ACTIONS,
    DISAGREEMENTS,
    PLACES,
];

/// Writes one file of all bodies.
pub(super) fn write(from: &Folder, path: &Path) -> Result<Report, Error> {
    let mut popolo = Popolo::new()?;
    let mut authority = Council::default();
    for folder in from.bodies()? {
        let council = folder.split('/').next().unwrap_or_default();
        if council != authority.folder {
            popolo.council(std::mem::take(&mut authority))?;
            authority.folder = council.to_owned();
        }
        popolo.body(from, &folder, &mut authority)?;
    }
    popolo.council(authority)?;
    let mut report = Report::default();
    sink::write_whole(path, |out| {
        report = popolo.write(out)?;
        Ok::<(), Error>(())
    })?;
    Ok(report)
}

/// The council whose bodies are being written.
#[derive(Default)]
struct Council {
    /// Its folder below `meetings/`.
    folder: String,
    /// As its papers name it.
    authority: Option<Authority>,
}

struct Popolo {
    organizations: Spool,
    persons: Spool,
    memberships: Spool,
    events: Spool,
    motions: Spool,
    vote_events: Spool,
    /// The ids of the members that have been written.
    members: BTreeSet<String>,
    report: Report,
}

/// The meeting in hand.
struct Sitting<'a> {
    /// Its record's path, without the ending.
    path: &'a str,
    record: &'a MeetingRecord,
    /// The id of its body.
    body: &'a str,
    start: Option<String>,
    sources: Value,
}

impl Popolo {
    fn new() -> Result<Self, Error> {
        Ok(Self {
            organizations: Spool::new()?,
            persons: Spool::new()?,
            memberships: Spool::new()?,
            events: Spool::new()?,
            motions: Spool::new()?,
            vote_events: Spool::new()?,
            members: BTreeSet::new(),
            report: Report::default(),
        })
    }

    fn write(self, out: &mut dyn std::io::Write) -> Result<Report, Error> {
        let Self { mut report, .. } = self;
        let lists = [
            ("organizations", self.organizations),
            ("persons", self.persons),
            ("memberships", self.memberships),
            ("events", self.events),
            ("motions", self.motions),
            ("vote_events", self.vote_events),
        ];
        for (place, (name, list)) in lists.into_iter().enumerate() {
            write!(out, "{}\"{name}\": ", if place == 0 { "{" } else { ",\n" })?;
            report.wrote(name, list.count);
            list.write(out)?;
        }
        out.write_all(b"}\n")?;
        Ok(report)
    }

    fn council(&mut self, council: Council) -> Result<(), Error> {
        let Some(authority) = council.authority else { return Ok(()) };
        let gss = authority.gss.map(|gss| json!([{ "scheme": "gss", "identifier": gss }]));
        self.organizations.add(json!({
            "id": ids::id("organization", &[&council.folder]),
            "name": authority.name,
            "classification": "authority",
            "identifiers": gss,
        }))
    }

    fn body(&mut self, from: &Folder, folder: &str, council: &mut Council) -> Result<(), Error> {
        let id = ids::id("organization", &[folder]);
        let mut announced = Announced::default();
        let mut names: BTreeSet<String> = BTreeSet::new();
        for path in from.records(folder)? {
            let record = records::meeting(from, &path)?;
            self.report.lost_of(&record, &LOST);
            self.meeting(&Sitting {
                path: ids::of_record(&path),
                body: &id,
                start: when::instant(&record.date, record.start_time.as_deref()),
                sources: sources(&record),
                record: &record,
            })?;
            announced.take(&record);
            names.insert(record.body);
            council.authority = record.authority.or(council.authority.take());
        }
        for coming in announced.coming() {
            self.coming(folder, &id, &announced.body, coming)?;
        }
        names.remove(&announced.body);
        let former: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let parent = council.authority.is_some();
        self.organizations.add(json!({
            "id": id,
            "name": announced.body,
            "other_names": former,
            "classification": "body",
            "parent_id": parent.then(|| ids::id("organization", &[&council.folder])),
        }))
    }

    fn meeting(&mut self, sitting: &Sitting<'_>) -> Result<(), Error> {
        let record = sitting.record;
        let attendees = self.attendees(sitting)?;
        let meeting_ids = record.sources.iter().filter_map(|source| source.moderngov.as_ref());
        let identifiers: BTreeSet<&str> =
            meeting_ids.filter_map(|ids| ids.meeting_id.as_deref()).collect();
        let identifiers: Vec<Value> = identifiers
            .iter()
            .map(|id| json!({ "scheme": "moderngov", "identifier": id }))
            .collect();
        self.events.add(json!({
            "id": ids::id("meeting", &[sitting.path]),
            "name": record.body,
            "classification": "meeting",
            "start_date": sitting.start,
            "location": record.venue,
            "status": "confirmed",
            "organization_id": sitting.body,
            "identifiers": identifiers,
            "attendees": attendees,
            "sources": sitting.sources,
        }))?;
        let unsourced = sitting.sources.as_array().is_some_and(Vec::is_empty);
        self.report.lost("meetings without an address of a paper", usize::from(unsourced));
        for (place, item) in record.items.iter().enumerate() {
            for (clause, resolution) in item.resolutions.iter().enumerate() {
                self.resolution(sitting, (place, item), (clause, resolution))?;
            }
            for (vote_place, vote) in item.votes.iter().enumerate() {
                self.vote(sitting, (place, item), (vote_place, vote))?;
            }
        }
        Ok(())
    }

    /// Writes the persons who came, and returns them as the event lists them.
    fn attendees(&mut self, sitting: &Sitting<'_>) -> Result<Vec<Value>, Error> {
        let record = sitting.record;
        let giver = record.sources.iter().find(|source| source.gives.contains(&Part::Attendance));
        let moderngov = giver.and_then(|source| source.moderngov.as_ref());
        let site = moderngov.and_then(|ids| ids.site.as_deref());
        let mut here: BTreeSet<String> = BTreeSet::new();
        let mut attendees = Vec::new();
        for attendee in &record.attendance {
            if matches!(attendee.group, Group::Apologies | Group::Absent) {
                self.report.lost("apologies and absences: an event has attendees only", 1);
                continue;
            }
            let member = site.zip(attendee.member_id.as_deref());
            let id = match member {
                Some((site, member)) => ids::id("person", &[site, member]),
                None => ids::id("person", &[sitting.path, &attendee.name]),
            };
            if !here.insert(id.clone()) {
                continue;
            }
            attendees.push(json!({ "id": id, "name": attendee.name }));
            self.lose(attendee);
            self.membership(sitting, &id, attendee)?;
            let Some((_, member)) = member else {
                self.persons.add(json!({ "id": id, "name": attendee.name }))?;
                self.report.lost(
                    "persons who are a name of one meeting: papers tell names, no identities",
                    1,
                );
                continue;
            };
            if self.members.insert(id.clone()) {
                let identifiers = json!([{ "scheme": "moderngov", "identifier": member }]);
                self.persons
                    .add(json!({ "id": id, "name": attendee.name, "identifiers": identifiers }))?;
            }
        }
        Ok(attendees)
    }

    fn lose(&mut self, attendee: &Attendee) {
        let chair = attendee.chair || attendee.vice_chair;
        self.report.lost("notes of who was in the chair", usize::from(chair));
        let hours = attendee.arrived.is_some() || attendee.left.is_some();
        self.report.lost(
            "notes of who came late, left early or took part remotely",
            usize::from(hours || attendee.remote == Some(true)),
        );
        self.report.lost("substitutions", usize::from(attendee.substitute_for.is_some()));
    }

    /// What stands beside a name: a role, an organisation as printed.
    fn membership(
        &mut self,
        sitting: &Sitting<'_>,
        person: &str,
        attendee: &Attendee,
    ) -> Result<(), Error> {
        let Some(label) = &attendee.affiliation else { return Ok(()) };
        self.memberships.add(json!({
            "id": ids::id("membership", &[sitting.path, person]),
            "label": label,
            "role": attendee.role,
            "person_id": person,
            "start_date": sitting.record.date,
            "end_date": sitting.record.date,
            "sources": sitting.sources,
        }))
    }

    fn resolution(
        &mut self,
        sitting: &Sitting<'_>,
        (place, item): (usize, &MinutesItem),
        (clause, resolution): (usize, &Resolution),
    ) -> Result<(), Error> {
        let names = [sitting.path, &place.to_string(), &clause.to_string()];
        self.motions.add(json!({
            "id": ids::id("resolution", &names),
            "identifier": identifier(item, resolution.label.as_deref()),
            "organization_id": sitting.body,
            "classification": resolution.kind,
            "date": sitting.start,
            "text": resolution.text,
            // What stands under a lead-in word was carried.
            "result": "pass",
            "sources": sitting.sources,
        }))
    }

    fn vote(
        &mut self,
        sitting: &Sitting<'_>,
        (place, item): (usize, &MinutesItem),
        (vote_place, vote): (usize, &Vote),
    ) -> Result<(), Error> {
        let names = [sitting.path, &place.to_string(), &vote_place.to_string()];
        let (motion, event) = (ids::id("motion", &names), ids::id("vote", &names));
        let result = votes::carried(vote.outcome.as_deref())
            .map(|carried| if carried { "pass" } else { "fail" });
        self.motions.add(json!({
            "id": motion,
            "identifier": identifier(item, None),
            "organization_id": sitting.body,
            "classification": "motion",
            "date": sitting.start,
            "text": vote.subject,
            "result": result,
            "sources": sitting.sources,
        }))?;
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
                names.iter().map(move |name| json!({ "option": option, "voter": { "name": name } }))
            })
            .collect();
        self.vote_events.add(json!({
            "id": event,
            "motion_id": motion,
            "organization_id": sitting.body,
            "start_date": sitting.start,
            "result": result,
            "counts": counts,
            "votes": votes,
            "sources": sitting.sources,
        }))
    }

    fn coming(
        &mut self,
        folder: &str,
        body: &str,
        name: &str,
        coming: &Announcement,
    ) -> Result<(), Error> {
        let meeting = &coming.meeting;
        self.events.add(json!({
            "id": ids::id("meeting", &[&format!("{folder}/{}", meeting.date)]),
            "name": name,
            "classification": "meeting",
            "description": meeting.note,
            "start_date": when::instant(&meeting.date, meeting.start_time.as_deref()),
            "status": "tentative",
            "organization_id": body,
        }))
    }
}

/// The minute's number and the clause's label, as printed.
fn identifier(item: &MinutesItem, label: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = item.number.as_deref().into_iter().chain(label).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The papers of a meeting that have an address.
fn sources(record: &MeetingRecord) -> Value {
    let sources = record.sources.iter().filter_map(|source| {
        let url = uri::web(source.url.as_deref()?)?;
        Some(json!({ "url": url, "note": source.path }))
    });
    sources.collect()
}
