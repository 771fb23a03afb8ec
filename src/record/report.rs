//! What the report says, in schema order: data only (`schemas/report.schema.json`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::diagnostic::Severity;
use super::ledger::{PassedOver, Reason};

/// What was and what was not understood of an archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// `urn:minutebook:report:2`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The version of minutebook that wrote it.
    pub tool: String,
    /// How many documents, and what became of them.
    pub documents: Documents,
    /// How much of their text was understood.
    pub text: Text,
    /// Number of meetings.
    pub meetings: usize,
    /// The bodies with their meetings, by authority and id.
    pub bodies: Vec<Body>,
    /// Names that look like one body's or one authority's, and were not merged.
    pub proposals: Vec<Proposal>,
    /// The diagnostics by code.
    pub diagnostics: Vec<Diagnosed>,
    /// Every document that could not be read.
    pub failures: Vec<Failure>,
    /// Every document that was read and held nothing that the contract knows.
    pub nothing: Vec<Nothing>,
    /// Every document, or part of one, that was read and went to no meeting.
    pub unassembled: Vec<Unassembled>,
    /// The meetings whose action log has text that no row has.
    pub incomplete_logs: Vec<IncompleteLog>,
    /// Where two documents of a meeting differ.
    pub disagreements: Disagreements,
    /// The same paper more than once.
    pub duplicates: Duplicates,
    /// Files that are no documents.
    pub passed_over: Vec<PassedOver>,
}

/// How many documents, and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// Different files, by their bytes.
    pub total: usize,
    /// Files, those with the same bytes counted each.
    pub files: usize,
    /// Those with a record.
    pub read: usize,
    /// Those that hold nothing that the contract knows.
    pub nothing: usize,
    /// Those that could not be read.
    pub failed: usize,
    /// Pages of those with a record, where their format has pages.
    pub pages: u64,
    /// How the authority of those with a record is known: `named`, `site`, `papers`, `name`, `unknown`.
    pub authority: BTreeMap<String, usize>,
}

/// How much text stands in records, of all words of all papers that could be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Words that stand in values of records, or by which a rule found one.
    pub words: u64,
    /// Words that do not: prose of reports, what was not read, papers without a record.
    pub unclaimed: u64,
    /// `words` over the sum of both, in thousandths rounded down; null where there is no word.
    pub thousandths: Option<u64>,
    /// Documents with a record that have such text.
    pub documents: usize,
}

/// A body and its meetings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The authority; null where it is not known.
    pub authority: Option<String>,
    /// The body's id.
    pub body_id: String,
    /// The folder of its meetings, below the output folder.
    pub folder: String,
    /// Its names, the latest last.
    pub names: Vec<String>,
    /// Number of meetings.
    pub meetings: usize,
    /// Its first meeting.
    pub first: String,
    /// Its last meeting.
    pub last: String,
    /// Meetings by year.
    pub years: BTreeMap<String, usize>,
    /// The months in which it usually meets, 1 to 12.
    pub usual_months: Vec<u8>,
    /// Usual months, `YYYY-MM`, in which nothing was found.
    pub gaps: Vec<String>,
    /// Meetings that papers announced, and of which nothing was found.
    pub announced: Vec<Announced>,
}

/// A meeting that was announced and not found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// The day.
    pub date: String,
    /// The first record that announces it.
    pub record: String,
}

/// Names that look like one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// `body` or `authority`.
    pub kind: ProposalKind,
    /// The authority of the bodies; null where it is not known, and for authorities.
    pub authority: Option<String>,
    /// The names, the earlier first.
    pub names: Vec<String>,
    /// Why they look like one.
    pub reasons: Vec<String>,
    /// The lines for the aliases file that would make them one.
    pub toml: String,
}

/// What looks like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalKind {
    /// Two names of a body.
    Body,
    /// Two names of an authority.
    Authority,
}

/// The diagnostics of one code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnosed {
    /// The code.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// How often it was said.
    pub count: u64,
    /// In how many documents.
    pub documents: usize,
    /// Some of them.
    pub examples: Vec<Example>,
}

/// A diagnostic and its document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The document.
    pub document: Paper,
    /// What was said.
    pub message: String,
}

/// A document, as it can be found again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The first path that it was met at, below the archive.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its address, where it or a sidecar gives one.
    pub url: Option<String>,
}

/// A document that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The document.
    pub document: Paper,
    /// Why, for grouping.
    pub reason: Reason,
    /// Why, for people.
    pub message: String,
}

/// A document that held nothing that the contract knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {
    /// The document.
    pub document: Paper,
    /// What came nearest.
    pub message: String,
}

/// A document, or part of one, that went to no meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unassembled {
    /// The document.
    pub document: Paper,
    /// What of it.
    pub part: UnassembledPart,
    /// Why.
    pub reason: UnassembledReason,
    /// The body that it names.
    pub body: Option<String>,
    /// The date that it gives.
    pub date: Option<String>,
}

/// What of a document went to no meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnassembledPart {
    /// Its agenda, action logs and reports.
    Papers,
    /// Minutes in it.
    Minutes,
}

/// Why something went to no meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnassembledReason {
    /// Neither the paper nor what surrounds it names the body.
    NoBody,
    /// Neither the paper nor what surrounds it gives the date.
    NoDate,
    /// Neither.
    NoBodyAndNoDate,
    /// The body meets twice that day, and nothing tells which meeting the paper is of.
    TwoMeetings,
    /// Another paper of a body of that name on that day has other items, and neither names its authority.
    Contested,
    /// Outside of the dates asked for.
    OutsideDates,
}

/// A meeting whose action log has text that no row has: no log is compared with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncompleteLog {
    /// The meeting's record, below the output folder.
    pub record: String,
    /// The body.
    pub body: String,
    /// The day.
    pub date: String,
    /// The path of the document that gives the log.
    pub document: String,
    /// How many texts no row has; the record has them with their places.
    pub texts: usize,
}

/// Where documents differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreements {
    /// How many.
    pub total: usize,
    /// How many by field, without numbers: `items.title`.
    pub fields: BTreeMap<String, usize>,
    /// The meetings that have some.
    pub meetings: Vec<Disagreeing>,
}

/// A meeting whose documents differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreeing {
    /// Its record, below the output folder.
    pub record: String,
    /// The body.
    pub body: String,
    /// The day.
    pub date: String,
    /// How many.
    pub count: usize,
    /// The fields, each once.
    pub fields: Vec<String>,
}

/// The same paper more than once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duplicates {
    /// The same bytes at several paths: one document.
    pub bytes: Vec<SameBytes>,
    /// Several documents with one part of a meeting: one of them is taken.
    pub parts: Vec<SamePart>,
}

/// The same bytes at several paths.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameBytes {
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// The paths below the archive.
    pub paths: Vec<String>,
}

/// Several documents with one part of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamePart {
    /// The meeting's record, below the output folder.
    pub record: String,
    /// The part.
    pub part: super::meeting::Part,
    /// The path of the document that gives it; of reports, of the first that gives some.
    pub taken: String,
    /// The paths of the others.
    pub others: Vec<String>,
}
