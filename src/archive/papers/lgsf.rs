//! The store that DemocracyClub's LGSF scrapers leave, read as it is:
//!
//! ```text
//! <COUNCIL>/Minutes/_index.json        what was fetched: meetings and documents by address
//! <COUNCIL>/Minutes/json/<slug>.json   one a meeting: committee, date, its documents with titles
//! <COUNCIL>/Minutes/raw/<slug>.xml     ModernGov's answer; .html for other systems
//! <COUNCIL>/Minutes/raw/<slug>-minutes.html   the minutes of that answer, joined
//! <COUNCIL>/Minutes/_last-run, error, scrape_summary.json
//! <COUNCIL>/documents/<storage_key>    the documents
//! ```
//!
//! `<COUNCIL>` is the register's code of the council, not its name. The kind that LGSF gives a document
//! rests on its title alone, and is not read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::sidecar::{is_date, web};
use crate::record::ModernGov;
use crate::record::ledger::File;
use crate::url::parameter;

/// The file that marks such a store.
pub(crate) const INDEX: &str = "_index.json";

/// What else LGSF keeps beside it.
const OWN_FILES: &[&str] = &[INDEX, "_last-run", "error", "scrape_summary.json"];

/// The version of the index that is known.
const VERSION: u64 = 1;

/// Bytes of one of its files; an index has some 400 a document.
const BYTES: u64 = 256 << 20;

#[derive(Deserialize)]
struct Index {
    version: u64,
    #[serde(default)]
    documents: BTreeMap<String, Stored>,
}

#[derive(Deserialize)]
struct Stored {
    storage_key: Option<String>,
}

#[derive(Deserialize)]
struct Meeting {
    url: Option<String>,
    raw_committee: Option<String>,
    raw_date: Option<String>,
    #[serde(default)]
    documents: Vec<Document>,
    source: Option<Fetched>,
}

#[derive(Deserialize)]
struct Document {
    url: Option<String>,
    title: Option<String>,
    attachment_id: Option<String>,
    storage_key: Option<String>,
}

#[derive(Deserialize)]
struct Fetched {
    url: Option<String>,
}

#[derive(Deserialize)]
struct Summary {
    council: Option<String>,
}

/// What a store says of the files of an archive, by their paths below it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Store {
    /// What is said of each.
    pub(crate) files: BTreeMap<String, File>,
    /// The store's own files, which are no documents.
    pub(crate) own_files: Vec<String>,
}

/// Reads the store whose index lies in `folder`, which is at `place` below the archive (empty for the
/// archive itself). None where the index is something else, or of a version that is not known.
pub(crate) fn read(folder: &Path, place: &str) -> Option<Store> {
    let index: Index = parse(&folder.join(INDEX))?;
    if index.version != VERSION {
        return None;
    }
    let (above, council) = match place.rsplit_once('/') {
        Some((above, _)) => (Some(above), above.rsplit('/').next()),
        None if place.is_empty() => (None, None),
        None => (Some(""), None),
    };
    let named = parse::<Summary>(&folder.join("scrape_summary.json")).and_then(|it| it.council);
    let authority = named.or_else(|| council.map(str::to_owned));
    let below = |place: &str, rest: &str| match place {
        "" => rest.to_owned(),
        _ => format!("{place}/{rest}"),
    };
    // Documents lie beside the folder; those of other arrangements in it.
    let stored = |key: &str| {
        let key = format!("documents/{key}");
        let beside = above.map(|above| below(above, &key));
        beside.into_iter().chain([below(place, &key)])
    };
    let mut store = Store::default();
    store.own_files.extend(OWN_FILES.iter().map(|name| below(place, name)));
    for (url, document) in &index.documents {
        let Some(key) = &document.storage_key else { continue };
        let file = File { url: web(url), authority: authority.clone(), ..File::default() };
        store.files.extend(stored(key).map(|path| (path, file.clone())));
    }
    for (name, meeting) in meetings(folder) {
        store.own_files.push(below(place, &format!("json/{name}")));
        let slug = name.strip_suffix(".json").unwrap_or(&name);
        let described = File {
            url: meeting.url.as_deref().and_then(web),
            authority: authority.clone(),
            body: meeting.raw_committee,
            date: meeting.raw_date.filter(|date| is_date(date)),
            moderngov: meeting.url.as_deref().and_then(ids),
            ..File::default()
        };
        let answer = meeting.source.and_then(|source| source.url).as_deref().and_then(web);
        let raw = |ending: &str| below(place, &format!("raw/{slug}{ending}"));
        store.files.insert(raw(".xml"), File { url: answer, ..described.clone() });
        store.files.insert(raw(".html"), described.clone());
        store.files.insert(raw("-minutes.html"), described.clone());
        for document in meeting.documents {
            let Some(key) = &document.storage_key else { continue };
            let number = document.attachment_id.filter(|id| is_number(id));
            let file = File {
                url: document.url.as_deref().and_then(web),
                title: document.title.filter(|title| !title.trim().is_empty()),
                file_id: number.map(|id| format!("s{id}")),
                ..described.clone()
            };
            store.files.extend(stored(key).map(|path| (path, file.clone())));
        }
    }
    Some(store)
}

/// The meetings of a store by the names of their files, sorted.
fn meetings(folder: &Path) -> BTreeMap<String, Meeting> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder.join("json")).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.ends_with(".json")
            && let Some(meeting) = parse::<Meeting>(&entry.path())
            && meeting.raw_committee.is_some()
        {
            found.insert(name, meeting);
        }
    }
    found
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Option<T> {
    let small = fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= BYTES);
    small.then(|| fs::read(path).ok()).flatten().and_then(|text| serde_json::from_slice(&text).ok())
}

/// The ids in the address of a ModernGov page.
fn ids(url: &str) -> Option<ModernGov> {
    let (site, _) = url.split_once("ieListDocuments.aspx")?;
    let id = |name: &str| parameter(url, name).map(str::to_owned);
    let (committee_id, meeting_id) = (id("CId"), id("MId"));
    Some(ModernGov { site: web(site), committee_id, meeting_id })
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEETING: &str = r#"{
        "url": "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=7&MId=5318",
        "raw_committee": "Example Board", "raw_date": "2026-08-19", "raw_identifier": "5318",
        "documents": [
            {"title": "Annex", "url": "https://democracy.example.gov.uk/documents/s112219/a.pdf",
             "attachment_id": "112219", "category": "other", "storage_key": "x-112219.pdf"},
            {"title": "Not fetched", "url": "https://democracy.example.gov.uk/b.pdf"}
        ],
        "source": {"url": "https://democracy.example.gov.uk/mgWebService.asmx/GetMeeting?lMeetingId=5318"}
    }"#;

    fn store(index: &str) -> tempfile::TempDir {
        let archive = tempfile::tempdir().unwrap();
        let minutes = archive.path().join("EXA/Minutes");
        fs::create_dir_all(minutes.join("json")).unwrap();
        fs::write(minutes.join(INDEX), index).unwrap();
        fs::write(minutes.join("json/x.json"), MEETING).unwrap();
        archive
    }

    #[test]
    fn what_a_store_says_of_its_files() {
        let archive = store(
            r#"{"version": 1, "meetings": {}, "documents": {
                "https://democracy.example.gov.uk/old.pdf": {"storage_key": "old-1.pdf"}}}"#,
        );
        let store = read(&archive.path().join("EXA/Minutes"), "EXA/Minutes").unwrap();
        let annex = &store.files["EXA/documents/x-112219.pdf"];
        assert_eq!(annex.title.as_deref(), Some("Annex"));
        assert_eq!(annex.authority.as_deref(), Some("EXA"));
        assert_eq!(annex.body.as_deref(), Some("Example Board"));
        assert_eq!(annex.date.as_deref(), Some("2026-08-19"));
        assert_eq!(annex.file_id.as_deref(), Some("s112219"));
        let ids = annex.moderngov.clone().unwrap();
        assert_eq!(ids.site.as_deref(), Some("https://democracy.example.gov.uk/"));
        assert_eq!(ids.meeting_id.as_deref(), Some("5318"));
        let old = &store.files["EXA/documents/old-1.pdf"];
        assert_eq!(old.url.as_deref(), Some("https://democracy.example.gov.uk/old.pdf"));
        let answer = store.files["EXA/Minutes/raw/x.xml"].url.clone().unwrap();
        assert!(answer.ends_with("GetMeeting?lMeetingId=5318"));
        assert!(store.own_files.contains(&"EXA/Minutes/json/x.json".to_owned()));
        assert!(store.own_files.contains(&"EXA/Minutes/_index.json".to_owned()));
    }

    #[test]
    fn an_index_of_another_kind_is_left_alone() {
        for index in ["{}", "[]", "no json", r#"{"version": 99}"#] {
            let archive = store(index);
            assert_eq!(read(&archive.path().join("EXA/Minutes"), "EXA/Minutes"), None, "{index}");
        }
    }
}
