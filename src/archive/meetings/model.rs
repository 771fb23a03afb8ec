//! What the passes over an archive's records hand on, from one document's mentions to what is kept of each
//! meeting. Data only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Aliases;
use super::names::shouts;
use crate::record::Severity;
use crate::record::meeting::{MeetingRecord, Part};
use crate::record::report::{Proposal, UnassembledReason};

/// What to assemble.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Meetings before this day are left out.
    pub since: Option<Date>,
    /// Meetings after this day are left out.
    pub until: Option<Date>,
    /// Bodies and authorities with several names.
    pub aliases: Aliases,
}

/// What came of it, for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Meetings written.
    pub meetings: usize,
    /// Documents, or their minutes, that went to no meeting though they were read.
    pub unplaced: usize,
    /// Places where two documents of a meeting differ.
    pub disagreements: usize,
    /// Meetings whose action log has text that no row has.
    pub incomplete_logs: usize,
    /// Names that look like one body's or one authority's, for the aliases file.
    pub proposals: Vec<Proposal>,
    /// The first and the last day of all meetings that the documents name, those not asked for among them,
    /// ISO 8601.
    pub days: Option<(String, String)>,
}

/// What one document tells of the meetings it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IndexEntry {
    /// SHA-256 of its bytes: the name of its record.
    pub(crate) sha256: String,
    /// The first path that it was met at.
    pub(crate) path: String,
    /// The address that a sidecar gives.
    pub(crate) url: Option<String>,
    /// What it is.
    pub(crate) form: Form,
    /// The authority that the document names.
    pub(crate) authority: Option<String>,
    /// The authority that a sidecar or a store names.
    pub(crate) sidecar_authority: Option<String>,
    /// The ModernGov site.
    pub(crate) site: Option<String>,
    /// ModernGov's id of the committee whose paper the document is.
    pub(crate) committee_id: Option<String>,
    /// ModernGov's id of the meeting whose paper the document is.
    pub(crate) meeting_id: Option<String>,
    /// The document's own id as an attachment.
    pub(crate) attachment_id: Option<String>,
    /// The meetings that it speaks of.
    pub(crate) mentions: Vec<Mention>,
    /// What was read, as a number: two papers with the same one say the same throughout.
    pub(crate) fingerprint: u64,
    /// What the report counts.
    pub(crate) tally: Tally,
}

/// What a document is, as far as the choice of parts needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// An answer of the web service.
    Xml,
    /// A web page.
    Page,
    /// A PDF.
    Pdf,
    /// A text or Markdown rendering.
    Text,
}

impl Form {
    /// Tells the form by the media type of a record.
    pub(crate) fn of(media_type: &str) -> Self {
        match media_type {
            "application/xml" => Self::Xml,
            "text/html" => Self::Page,
            "application/pdf" => Self::Pdf,
            _ => Self::Text,
        }
    }
}

/// What of a document speaks of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Portion {
    /// Its agenda, action logs and reports, of the meeting that they were laid before.
    Papers,
    /// Its minutes at this place, of the meeting that they record. Where a document has nothing but
    /// one meeting's minutes and papers without an agenda, these go with the minutes.
    Minutes(usize),
}

/// One meeting that a document speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    /// What of the document speaks of it.
    pub(crate) portion: Portion,
    /// The body, as the document or its surroundings name it.
    pub(crate) body: Option<String>,
    /// Its day, ISO 8601.
    pub(crate) date: Option<String>,
    /// `HH:MM`.
    pub(crate) start_time: Option<String>,
    /// ModernGov's ids of the document are those of this meeting.
    pub(crate) own_ids: bool,
    /// Hashes of the titles of its items, sorted: what two papers of one meeting share.
    pub(crate) titles: Vec<u32>,
    /// Ids of the papers linked to its items, sorted.
    pub(crate) attachments: Vec<String>,
}

/// What one record adds to the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// Pages; none for formats without pages.
    pub(crate) pages: u32,
    /// Words that stand in values of the record, or by which a rule found one.
    pub(crate) words: u64,
    /// Words of the document that do not: prose of reports, and what was not read.
    pub(crate) unclaimed: u64,
    /// Diagnostics by code.
    pub(crate) codes: Vec<Coded>,
}

/// The diagnostics of one code in one document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Coded {
    /// The code.
    pub(crate) code: String,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// How many there are.
    pub(crate) count: u32,
    /// The message of the first.
    pub(crate) message: String,
}

/// An authority of the archive.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Publisher {
    /// The name that records bear: as most papers print it, not in capitals if any prints it so.
    pub(crate) name: String,
    /// Its folder.
    pub(crate) slug: String,
    /// The name as it is compared.
    pub(crate) words: Vec<String>,
}

/// How the authority of a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// It is named.
    Named,
    /// By its site.
    Site,
    /// By the papers that it belongs with.
    Papers,
    /// By the body's name.
    Name,
    /// It is not known.
    None,
}

/// Whose papers they are.
#[derive(Clone, Debug)]
pub(crate) struct Publishers {
    /// The authorities, by slug.
    pub(crate) all: Vec<Publisher>,
    /// For each document its authority, by place in `all`.
    pub(crate) of: Vec<Option<usize>>,
    /// For each document how that is known.
    pub(crate) evidence: Vec<Evidence>,
    /// Sites whose papers name several authorities.
    pub(crate) shared_sites: BTreeMap<String, BTreeSet<usize>>,
}

impl Publishers {
    /// The authority of a document.
    pub(crate) fn get(&self, document: usize) -> Option<&Publisher> {
        self.all.get(self.index(document)?)
    }

    /// The place of a document's authority in `all`.
    pub(crate) fn index(&self, document: usize) -> Option<usize> {
        self.of.get(document).copied().flatten()
    }

    /// Notes the authority of a document, and how it is known.
    pub(crate) fn give(&mut self, document: usize, authority: usize, evidence: Evidence) {
        if let (Some(of), Some(how)) = (self.of.get_mut(document), self.evidence.get_mut(document))
        {
            *of = Some(authority);
            *how = evidence;
        }
    }

    /// The documents whose authority is not known yet.
    pub(crate) fn unnamed(&self) -> Vec<usize> {
        let none = self.of.iter().enumerate().filter(|(_, of)| of.is_none());
        none.map(|(document, _)| document).collect()
    }
}

/// A name of a body within its authority.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// The authority, by its place.
    pub(crate) authority: Option<usize>,
    /// The name as it is compared.
    pub(crate) words: Vec<String>,
    /// The name as a folder.
    pub(crate) slug: String,
    /// As printed, with the number of papers that print it so.
    pub(crate) printed: BTreeMap<String, usize>,
    /// The days of its meetings, first and last.
    pub(crate) days: Option<(String, String)>,
    /// ModernGov's numbers of the committee.
    pub(crate) committees: BTreeSet<(String, String)>,
    /// What the name is known by in records.
    pub(crate) id: String,
    /// The id is the aliases file's.
    pub(crate) pinned: bool,
}

impl Name {
    /// The name as most papers print it, not in capitals where one prints it so.
    pub(crate) fn as_printed(&self) -> String {
        let most = |(a, n): &(&String, &usize), (b, m): &(&String, &usize)| {
            (!shouts(a), *n, b).cmp(&(!shouts(b), *m, a))
        };
        let best = self.printed.iter().max_by(most);
        best.map_or_else(|| self.slug.clone(), |(name, _)| name.clone())
    }
}

/// The bodies of an archive.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bodies {
    /// The names, by authority and slug.
    pub(crate) names: Vec<Name>,
    /// For each document and mention the place of its name.
    pub(crate) of: Vec<Vec<Option<usize>>>,
}

impl Bodies {
    /// The place of a mention's name; none where no body is named.
    pub(crate) fn name(&self, document: usize, mention: usize) -> Option<usize> {
        self.of.get(document)?.get(mention).copied().flatten()
    }

    /// The id of a mention's body.
    pub(crate) fn id(&self, document: usize, mention: usize) -> Option<&str> {
        Some(&self.names.get(self.name(document, mention)?)?.id)
    }
}

/// One sitting, and what speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sitting {
    /// The authority, by its place.
    pub(crate) authority: Option<usize>,
    /// The id of the body.
    pub(crate) body_id: String,
    /// Its day, ISO 8601.
    pub(crate) date: String,
    /// Its start time, where the body has another sitting on that day.
    pub(crate) start: Option<String>,
    /// Documents and their mentions.
    pub(crate) members: Vec<(usize, usize)>,
}

/// A part of a document that goes to no meeting, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unplaced {
    /// The document, by its place.
    pub(crate) document: usize,
    /// What of it.
    pub(crate) portion: Portion,
    /// Why.
    pub(crate) reason: UnassembledReason,
}

/// What the report keeps of a meeting once it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MeetingSummary {
    /// The record's path below the output folder.
    pub(crate) record: String,
    /// The body, as the meeting's papers print it.
    pub(crate) body: String,
    /// Its day, ISO 8601.
    pub(crate) date: String,
    /// The fields of its disagreements.
    pub(crate) disagreements: Vec<String>,
    /// Parts that several documents have, with their paths, the one that gives it first.
    pub(crate) shared: Vec<(Part, Vec<String>)>,
    /// Dates announced.
    pub(crate) announced: Vec<String>,
    /// What no row of its action log has, where its log is incomplete.
    pub(crate) incomplete_log: Option<LogLeft>,
}

/// What was left unread of a meeting's action log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LogLeft {
    /// The path of the document that gives the log.
    pub(crate) path: String,
    /// How many texts no row has.
    pub(crate) texts: usize,
}

impl LogLeft {
    fn of(record: &MeetingRecord) -> Option<Self> {
        let log = record.action_log.as_ref().filter(|_| record.log_incomplete)?;
        let giver = record.giver(Part::ActionLog)?;
        Some(Self { path: giver.path.clone(), texts: log.unread.len() })
    }
}

impl MeetingSummary {
    /// Takes it from the record.
    pub(crate) fn of(place: String, record: &MeetingRecord) -> Self {
        let shared = |part: &Part| {
            let gives = record.sources.iter().filter(|one| one.gives.contains(part));
            let also = record.sources.iter().filter(|one| one.also.contains(part));
            let also: Vec<String> = also.map(|one| one.path.clone()).collect();
            let paths = gives.take(1).map(|one| one.path.clone());
            (!also.is_empty()).then(|| (*part, paths.chain(also).collect()))
        };
        let announced = record.agenda.iter().flat_map(|agenda| &agenda.future_meetings);
        let announced = announced.chain(&record.future_meetings);
        let announced: BTreeSet<&String> = announced.map(|one| &one.date).collect();
        Self {
            record: place,
            body: record.body.clone(),
            date: record.date.clone(),
            disagreements: record.disagreements.iter().map(|one| one.field.clone()).collect(),
            shared: Part::ALL.iter().filter_map(shared).collect(),
            announced: announced.into_iter().cloned().collect(),
            incomplete_log: LogLeft::of(record),
        }
    }
}

/// The days that are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Range {
    /// The first, ISO 8601.
    pub(crate) since: Option<String>,
    /// The last.
    pub(crate) until: Option<String>,
}

impl Range {
    /// The days of the options.
    pub(crate) fn of(options: &Options) -> Self {
        let iso = |date: Option<Date>| date.map(|date| date.to_string());
        Self { since: iso(options.since), until: iso(options.until) }
    }

    /// Whether a day is asked for.
    pub(crate) fn contains(&self, date: &str) -> bool {
        self.since.as_deref().is_none_or(|since| date >= since)
            && self.until.as_deref().is_none_or(|until| date <= until)
    }
}

/// What putting an archive's meetings together has found: what the report is made of.
#[derive(Debug)]
pub(crate) struct Assembly {
    /// What each document tells, in the ledger's order.
    pub(crate) indexed: Vec<IndexEntry>,
    /// Whose papers they are.
    pub(crate) publishers: Publishers,
    /// The bodies that they name.
    pub(crate) bodies: Bodies,
    /// The sittings, each with its documents.
    pub(crate) sittings: Vec<Sitting>,
    /// What is kept of each sitting's record, in the same order.
    pub(crate) meetings: Vec<MeetingSummary>,
    /// What goes to no meeting.
    pub(crate) unplaced: Vec<Unplaced>,
    /// Names that look like one.
    pub(crate) proposals: Vec<Proposal>,
}

impl Assembly {
    /// Counts what people are told of it.
    pub(crate) fn summary(&self) -> Summary {
        Summary {
            meetings: self.meetings.len(),
            unplaced: self.unplaced.len(),
            disagreements: self.meetings.iter().map(|one| one.disagreements.len()).sum(),
            incomplete_logs: self
                .meetings
                .iter()
                .filter(|one| one.incomplete_log.is_some())
                .count(),
            proposals: self.proposals.clone(),
            days: self.days(),
        }
    }

    fn days(&self) -> Option<(String, String)> {
        let mentions = || self.indexed.iter().flat_map(|entry| &entry.mentions);
        let days = || mentions().filter_map(|mention| mention.date.as_ref());
        Some((days().min()?.clone(), days().max()?.clone()))
    }
}
