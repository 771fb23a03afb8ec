//! Open Civic Data, as its scrapers leave it (pupa): one JSON file a jurisdiction, organisation, event and
//! vote. `pupa update --import` reads the folder.
//!
//! Ids are UUIDs out of what the objects are. A jurisdiction's id names the council by its folder below
//! `country:gb`; Open Civic Data has no register of British councils, and its division is the country.

mod event;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::announced::Announced;
use super::losses::{ACTIONS, CONTACTS, DISAGREEMENTS, Kind, PLACES, REPORTS};
use super::{Error, Report, folder, ids, uri};
use crate::archive::Folder;
use crate::archive::records;
use crate::record::Authority;
use crate::record::meeting::MeetingRecord;

/// What Open Civic Data has no place for.
const LOST: [Kind; 5] = [REPORTS, CONTACTS, ACTIONS, DISAGREEMENTS, PLACES];

/// Writes a folder of all bodies.
pub(super) fn write(from: &Folder, path: &Path) -> Result<Report, Error> {
    let mut report = Report::default();
    folder::write_whole(path, |folder| {
        let mut ocd = Ocd { folder, report: &mut report };
        let mut council = Council::default();
        for body in from.bodies()? {
            let slug = body.split('/').next().unwrap_or_default();
            if slug != council.folder {
                ocd.council(std::mem::take(&mut council))?;
                council.folder = slug.to_owned();
            }
            ocd.body(from, &body, &mut council)?;
        }
        ocd.council(council)
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
    /// The root of its site.
    site: Option<String>,
    /// The years in which a vote was taken: sessions are calendar years.
    sessions: BTreeSet<String>,
}

impl Council {
    fn id(&self) -> String {
        ids::id("organization", &[&self.folder])
    }
}

struct Ocd<'a> {
    folder: &'a Path,
    report: &'a mut Report,
}

impl Ocd<'_> {
    /// Writes an object under a name that pupa finds: its kind, its id.
    fn add(&mut self, kind: &'static str, id: &str, value: &Value) -> Result<(), Error> {
        let name = format!("{kind}_{id}.json").replace(['/', ':'], "-");
        folder::file(self.folder, &name, |out| {
            serde_json::to_writer(&mut *out, value)?;
            Ok(out.write_all(b"\n")?)
        })?;
        let what = match kind {
            "jurisdiction" => "jurisdictions",
            "organization" => "organizations",
            "event" => "events",
            _ => "votes",
        };
        self.report.wrote(what, 1);
        Ok(())
    }

    fn council(&mut self, council: Council) -> Result<(), Error> {
        if council.folder.is_empty() {
            return Ok(());
        }
        let id = format!("ocd-jurisdiction/country:gb/council:{}/government", council.folder);
        let name = council.authority.as_ref().map_or(&council.folder, |authority| &authority.name);
        let gss = council.authority.as_ref().and_then(|authority| authority.gss.as_ref());
        let sessions: Vec<Value> = council
            .sessions
            .iter()
            .map(|year| {
                json!({
                    "identifier": year, "name": year, "classification": "primary",
                    "start_date": format!("{year}-01-01"), "end_date": format!("{year}-12-31"),
                })
            })
            .collect();
        let mut jurisdiction = json!({
            "_id": id, "id": id, "name": name,
            "classification": "government",
            "division_id": "ocd-division/country:gb",
            "legislative_sessions": sessions,
            "feature_flags": [],
            "extras": { "gss": gss },
        });
        match (&mut jurisdiction, council.site.as_deref().and_then(uri::web)) {
            (Value::Object(keys), Some(site)) => {
                keys.insert("url".into(), site.into());
            }
            _ => self.report.lost("councils without an address", 1),
        }
        self.add("jurisdiction", &id, &jurisdiction)?;
        let identifiers: Vec<Value> =
            gss.iter().map(|gss| json!({ "scheme": "gss", "identifier": gss })).collect();
        let id = council.id();
        self.add(
            "organization",
            &id,
            &organization(&id, name, "legislature", None, &identifiers, &[]),
        )
    }

    fn body(&mut self, from: &Folder, folder: &str, council: &mut Council) -> Result<(), Error> {
        let id = ids::id("organization", &[folder]);
        let mut announced = Announced::default();
        let mut names = BTreeSet::new();
        let mut committees = BTreeSet::new();
        for path in from.records(folder)? {
            let record = records::meeting(from, &path)?;
            self.report.lost_of(&record, &LOST);
            self.meeting(&id, &path, &record)?;
            announced.take(&record);
            if record.items.iter().any(|item| !item.votes.is_empty()) {
                council.sessions.insert(event::session(&record.date).to_owned());
            }
            for ids in record.sources.iter().filter_map(|source| source.moderngov.clone()) {
                committees.extend(ids.committee_id);
                council.site = council.site.take().or(ids.site);
            }
            names.insert(record.body);
            council.authority = record.authority.or(council.authority.take());
        }
        for coming in announced.coming() {
            let event = event::coming((folder, &id), &announced.body, coming);
            let id = ids::id("meeting", &[&format!("{folder}/{}", coming.meeting.date)]);
            self.add("event", &id, &event)?;
        }
        names.remove(&announced.body);
        let identifiers: Vec<Value> = committees
            .iter()
            .map(|id| json!({ "scheme": "moderngov", "identifier": id }))
            .collect();
        let names: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let name = announced.body;
        let parent = council.id();
        self.add(
            "organization",
            &id,
            &organization(&id, &name, "committee", Some(&parent), &identifiers, &names),
        )
    }

    fn meeting(&mut self, body: &str, path: &str, record: &MeetingRecord) -> Result<(), Error> {
        let path = ids::of_record(path);
        let sources = event::sources(record);
        if sources.is_empty() {
            self.report.lost("meetings without an address of a paper: sources are empty", 1);
        }
        let both = !record.items.is_empty() && record.agenda.is_some();
        if both {
            let items = record.agenda.as_ref().map_or(0, |agenda| agenda.items.len());
            self.report.lost("agenda items: those of the minutes stand in their place", items);
        }
        let labels = record.items.iter().flat_map(|item| &item.resolutions).count();
        self.report.lost("resolutions that are notes of their item only", labels);
        self.report.lost(
            "names in attendance without an identity: notes tell the rest",
            record.attendance.len(),
        );
        let id = ids::id("meeting", &[path]);
        self.add("event", &id, &event::meeting((path, body), record, &sources))?;
        for (item_place, item) in record.items.iter().enumerate() {
            for (place, vote) in item.votes.iter().enumerate() {
                let vote_id = ids::id("vote", &[path, &item_place.to_string(), &place.to_string()]);
                let value = event::vote(&vote_id, body, record, (item, vote), &sources);
                if value.get("result").is_none() {
                    self.report.lost("votes without a result: the paper tells none", 1);
                }
                self.add("vote_event", &vote_id, &value)?;
            }
        }
        Ok(())
    }
}

fn organization(
    id: &str,
    name: &str,
    classification: &str,
    parent: Option<&str>,
    identifiers: &[Value],
    other_names: &[Value],
) -> Value {
    json!({
        "_id": id, "name": name, "classification": classification, "parent_id": parent,
        "founding_date": "", "dissolution_date": "", "image": "",
        "identifiers": identifiers, "other_names": other_names,
        "contact_details": [], "links": [], "extras": {},
    })
}
