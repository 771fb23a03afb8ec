//! Records made for one question each, in the output folder of a backfill.

use std::fs;

use minutebook::record::ledger::{Entry, File, Ledger, Outcome};
use minutebook::record::schema;
use serde_json::{Value, json};
use tempfile::TempDir;

/// An output folder with records that a test makes.
pub(crate) struct Made {
    pub(crate) out: TempDir,
    pub(crate) ledger: Ledger,
}

impl Made {
    pub(crate) fn new() -> Self {
        let out = TempDir::new().unwrap();
        fs::create_dir(out.path().join("documents")).unwrap();
        Self { out, ledger: Ledger { tool: "0".to_owned(), ..Ledger::default() } }
    }

    /// Adds a document; `parts` are those of its record that are not empty.
    pub(crate) fn paper(&mut self, name: &str, parts: Value) -> &mut File {
        let sha256 = format!("{:064x}", self.ledger.documents.len() + 1);
        let media = if name.ends_with(".html") { "text/html" } else { "application/pdf" };
        let mut record = json!({
            "$schema": "urn:minutebook:document:1",
            "source": {
                "name": name, "sha256": sha256, "bytes": 1, "media_type": media, "pages": null,
                "url": null, "producer": null, "text_layer": null, "moderngov": null,
            },
            "authority": null, "agenda": null, "minutes": [], "action_logs": [], "reports": [],
            "diagnostics": [],
        });
        for (key, value) in parts.as_object().unwrap() {
            record[key] = value.clone();
        }
        let path = self.out.path().join(format!("documents/{sha256}.json"));
        schema::check(record.clone()).unwrap_or_else(|violations| panic!("{violations:?}"));
        fs::write(path, record.to_string()).unwrap();
        let file = File { path: name.to_owned(), ..File::default() };
        self.ledger.documents.push(Entry {
            sha256,
            bytes: 1,
            files: vec![file],
            tool: "0".to_owned(),
            rules: String::new(),
            outcome: Outcome::Read { diagnostics: [0; 3] },
        });
        &mut self.ledger.documents.last_mut().unwrap().files[0]
    }
}

pub(crate) fn meeting(body: Option<&str>, date: Option<&str>, start: Option<&str>) -> Value {
    json!({ "body": body, "date": date, "start_time": start, "end_time": null, "venue": null, "at": [] })
}

pub(crate) fn agenda(meeting: Value, titles: &[&str]) -> Value {
    let item = |(place, title): (usize, &&str)| {
        json!({
            "number": (place + 1).to_string(), "title": title, "item_id": null, "pages": null,
            "notes": [], "attachments": [], "at": [],
        })
    };
    let items: Vec<Value> = titles.iter().enumerate().map(item).collect();
    json!({ "meeting": meeting, "items": items, "contact": null, "future_meetings": [], "at": [] })
}

pub(crate) fn minutes(meeting: Value, titles: &[&str]) -> Value {
    let item = |(place, title): (usize, &&str)| {
        json!({
            "number": (place + 1).to_string(), "agenda_number": null, "title": title, "item_id": null,
            "paragraphs": [], "resolutions": [], "votes": [], "attachments": [], "notes": [],
            "incomplete": null, "at": [],
        })
    };
    let items: Vec<Value> = titles.iter().enumerate().map(item).collect();
    json!([{
        "meeting": meeting, "status": null, "attendance": [], "items": items,
        "future_meetings": [], "at": [],
    }])
}

pub(crate) fn report_of(date: Option<&str>) -> Value {
    json!([{
        "item_number": null, "title": "Groynes", "meeting_date": date, "recommendations": [],
        "contacts": [], "at": [],
    }])
}

pub(crate) fn council(name: &str) -> Value {
    json!({ "name": name, "gss": null })
}
