//! The meeting record: what `backfill` assembles from every document that speaks of a meeting.
//!
//! Data only, in schema order (`schemas/meeting.schema.json`). Every part of a meeting is taken from
//! one document, whole: the places in it (`at`) are places in that document, which `sources` names.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::{
    ActionLog, Agenda, At, Attendee, Authority, FutureMeeting, MeetingStatus, MinutesItem,
    MinutesStatus, ModernGov, Report,
};

/// One sitting of one body of one authority, from all its documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRecord {
    /// `urn:minutebook:meeting:2`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The council or partnership; null where no document and no sidecar names it.
    pub authority: Option<Authority>,
    /// The body, as the meeting's own papers print it.
    pub body: String,
    /// A slug that survives a renaming; also the folder that the record stands in.
    pub body_id: String,
    /// ISO 8601.
    pub date: String,
    /// `HH:MM`, 24-hour, local.
    pub start_time: Option<String>,
    /// `HH:MM`, 24-hour, local.
    pub end_time: Option<String>,
    /// As printed.
    pub venue: Option<String>,
    /// What became of it, where a paper says that it did not sit as called.
    pub status: Option<MeetingStatus>,
    /// The front sheet.
    pub agenda: Option<Agenda>,
    /// Whether the minutes taken here are confirmed, where they say.
    pub minutes_status: Option<MinutesStatus>,
    /// Who came, and who sent apologies.
    pub attendance: Vec<Attendee>,
    /// How many members of the public were there, where the minutes say so.
    pub public: Option<u32>,
    /// What the minutes record.
    pub items: Vec<MinutesItem>,
    /// The action log tabled at the meeting.
    pub action_log: Option<ActionLog>,
    /// Whether the action log has text that no row has.
    pub log_incomplete: bool,
    /// The papers behind the items.
    pub reports: Vec<Report>,
    /// Dates announced.
    pub future_meetings: Vec<FutureMeeting>,
    /// The documents that speak of the meeting, by digest.
    pub sources: Vec<MeetingSource>,
    /// Where two documents differ.
    pub disagreements: Vec<Disagreement>,
}

impl MeetingRecord {
    /// Returns the document that a part is taken from.
    pub fn giver(&self, part: Part) -> Option<&MeetingSource> {
        self.sources.iter().find(|source| source.gives.contains(&part))
    }

    /// Returns the address of the paper that tells most of the meeting.
    pub fn url(&self) -> Option<&str> {
        let of = |part: Part| {
            let mut giving = self.sources.iter().filter(move |source| source.gives.contains(&part));
            giving.find_map(|source| source.url.as_deref())
        };
        of(Part::Items)
            .or_else(|| of(Part::Agenda))
            .or_else(|| self.sources.iter().find_map(|source| source.url.as_deref()))
    }
}

/// A document that speaks of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingSource {
    /// SHA-256 of the file: `documents/<sha256>.json` is its record.
    pub sha256: String,
    /// The file's path below the archive, with `/`; the first of several in order.
    pub path: String,
    /// The address that the document, or its sidecar, gives for it.
    pub url: Option<String>,
    /// `application/pdf`, `text/html`, `application/xml`, `text/plain` or `text/markdown`.
    pub media_type: String,
    /// ModernGov's ids, where the document or its links give them.
    pub moderngov: Option<ModernGov>,
    /// The parts of this record that were taken from the document.
    pub gives: Vec<Part>,
    /// The parts that the document has too, compared and not taken.
    pub also: Vec<Part>,
}

/// A part of a meeting record: it comes from one document, whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// `agenda`.
    Agenda,
    /// `attendance`.
    Attendance,
    /// `items`.
    Items,
    /// `action_log`.
    ActionLog,
    /// `reports`; several documents can give them.
    Reports,
    /// `future_meetings`.
    FutureMeetings,
}

impl Part {
    /// All parts, in schema order.
    pub const ALL: &[Self] = &[
        Self::Agenda,
        Self::Attendance,
        Self::Items,
        Self::ActionLog,
        Self::Reports,
        Self::FutureMeetings,
    ];
}

/// A value that two documents of one meeting give differently, beyond typography.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// What differs, for people and for grouping: `items[5].resolutions`, `attendance`, `start_time`.
    pub field: String,
    /// What is taken.
    pub taken: Version,
    /// What the other document has.
    pub other: Version,
}

/// One document's version of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// SHA-256 of the document.
    pub sha256: String,
    /// The value, or null where the document has none.
    pub value: Value,
    /// Where it stands in that document.
    pub at: At,
}
