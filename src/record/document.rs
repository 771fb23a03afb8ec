//! The document record, in schema order (`schemas/document.schema.json`): what was read from one
//! document. Data only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::origin::SourceRecord;
use super::place::At;

/// Everything that was read from one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// `urn:minutebook:document:2`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The file that was read.
    pub source: SourceRecord,
    /// The council or partnership whose paper it is.
    pub authority: Option<Authority>,
    /// The front sheet; null where the items carry minutes.
    pub agenda: Option<Agenda>,
    /// The records of past meetings.
    pub minutes: Vec<Minutes>,
    /// The tables of actions.
    pub action_logs: Vec<ActionLog>,
    /// The papers behind the items.
    pub reports: Vec<Report>,
    /// What could not be read, or is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// A council or partnership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// As the document names it.
    pub name: String,
    /// Its GSS code, only where it is known for certain.
    pub gss: Option<String>,
}

/// One sitting of one body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The board, committee or council, as printed.
    pub body: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// `HH:MM`, 24-hour, local.
    pub start_time: Option<String>,
    /// `HH:MM`, 24-hour, local; a scheduled end is no end.
    pub end_time: Option<String>,
    /// As printed.
    pub venue: Option<String>,
    /// What became of it, where the paper says that it did not sit as called.
    pub status: Option<MeetingStatus>,
    /// Where it stands.
    pub at: At,
}

/// What became of a meeting that did not sit as called, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingStatus {
    /// It was called off.
    Cancelled,
    /// It was put off to another day.
    Postponed,
    /// It stopped, to go on on another day.
    Adjourned,
    /// It stopped for good.
    Abandoned,
    /// Too few came.
    Inquorate,
}

/// The front sheet of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The meeting that it calls.
    pub meeting: Meeting,
    /// The items of business.
    pub items: Vec<AgendaItem>,
    /// The officer to ask.
    pub contact: Option<Contact>,
    /// Dates announced.
    pub future_meetings: Vec<FutureMeeting>,
    /// Where it stands.
    pub at: At,
}

/// One item of business on an agenda.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// As printed, without its closing full stop.
    pub number: Option<String>,
    /// As printed, without the page range.
    pub title: String,
    /// ModernGov's id of the item.
    pub item_id: Option<String>,
    /// The printed page numbers of "(Pages 13 - 16)".
    pub pages: Option<PageRange>,
    /// The lines under the title.
    pub notes: Vec<String>,
    /// The papers linked to the item.
    pub attachments: Vec<Attachment>,
    /// Where it stands.
    pub at: At,
}

/// Printed page numbers, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRange {
    /// First page.
    pub first: u32,
    /// Last page.
    pub last: u32,
}

/// A paper linked to an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The link's text, without size and "item N".
    pub title: String,
    /// ModernGov's attachment id (`s112219` gives `112219`).
    pub attachment_id: Option<String>,
    /// The address, resolved where the page gives its own.
    pub url: Option<String>,
    /// As printed, for example `285 KB`.
    pub size_text: Option<String>,
    /// What kind of paper it is.
    pub kind: AttachmentKind,
    /// Where it stands.
    pub at: At,
}

/// What kind of paper an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttachmentKind {
    /// Linked on the title.
    Main,
    /// Listed under the item.
    Additional,
    /// Published later.
    Supplement,
    /// Named, but exempt from publication.
    Restricted,
}

/// The record of a past meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// The meeting that they record.
    pub meeting: Meeting,
    /// Whether they are confirmed, where the document says.
    pub status: Option<MinutesStatus>,
    /// Who came, and who sent apologies.
    pub attendance: Vec<Attendee>,
    /// How many members of the public were there, where the paper says so.
    pub public: Option<u32>,
    /// What was considered.
    pub items: Vec<MinutesItem>,
    /// Dates announced.
    pub future_meetings: Vec<FutureMeeting>,
    /// Where they stand.
    pub at: At,
}

/// Whether minutes have been confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MinutesStatus {
    /// Agreed as a correct record.
    Confirmed,
    /// Not yet agreed.
    Draft,
    /// Changed after they were published.
    Revised,
}

/// One person in the attendance of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// By the heading the name stands under.
    pub group: Group,
    /// As printed, honorific and letters included.
    pub name: String,
    /// The whole of what stands beside the name, or a post before it.
    pub affiliation: Option<String>,
    /// The post, where it can be told from the organisation.
    pub role: Option<String>,
    /// The organisation, where it can be told from the post.
    pub organisation: Option<String>,
    /// Whom the person stood in for.
    pub substitute_for: Option<String>,
    /// True where the paper says that the person took part remotely.
    pub remote: Option<bool>,
    /// When the person came, as printed.
    pub arrived: Option<String>,
    /// When the person left, as printed.
    pub left: Option<String>,
    /// In the chair.
    pub chair: bool,
    /// Vice-chair.
    pub vice_chair: bool,
    /// ModernGov's id of the member.
    pub member_id: Option<String>,
    /// The number of the item of business that tells of the person; null under a heading of attendance.
    pub item: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// The heading that a name stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// PRESENT, Members, Attendees.
    Present,
    /// ALSO PRESENT, IN ATTENDANCE, Invited.
    InAttendance,
    /// Officers, OFFICER SUPPORT.
    Officers,
    /// Others, OTHERS PRESENT, OTHER MEMBERS.
    Others,
    /// Apologies.
    Apologies,
    /// Absent.
    Absent,
}

/// One item of business in minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesItem {
    /// The minute's own number.
    pub number: Option<String>,
    /// The agenda's number, where the minutes are numbered on their own.
    pub agenda_number: Option<String>,
    /// As printed.
    pub title: String,
    /// ModernGov's id of the item.
    pub item_id: Option<String>,
    /// The narrative.
    pub paragraphs: Vec<Paragraph>,
    /// The operative clauses.
    pub resolutions: Vec<Resolution>,
    /// The votes.
    pub votes: Vec<Vote>,
    /// The papers linked to the item.
    pub attachments: Vec<Attachment>,
    /// The agenda's text for the item.
    pub notes: Vec<String>,
    /// Set where the page cuts the text.
    pub incomplete: Option<Incomplete>,
    /// Where it stands.
    pub at: At,
}

/// One paragraph of narrative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// As printed: "(iii)", "4)".
    pub label: Option<String>,
    /// Without the label.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// One operative clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// As printed: "(a)", "1.".
    pub label: Option<String>,
    /// Without label and lead-in.
    pub text: String,
    /// By its lead-in word.
    pub kind: ResolutionKind,
    /// Who moved it, as printed.
    pub proposer: Option<String>,
    /// Who seconded it, as printed.
    pub seconder: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// The lead-in word that a clause stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ResolutionKind {
    /// RESOLVED.
    Resolved,
    /// RECOMMENDED.
    Recommended,
    /// AGREED as a heading.
    Agreed,
    /// Under "Decision:" alone.
    Decision,
}

/// One vote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// What was voted on, as printed.
    pub subject: Option<String>,
    /// As printed: "Carried", "Motion lost".
    pub outcome: Option<String>,
    /// Who moved the motion, as printed.
    pub proposer: Option<String>,
    /// Who seconded it, as printed.
    pub seconder: Option<String>,
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Those who were there and did not vote.
    pub not_voting: Option<u32>,
    /// True where words say that all agreed ("nem con").
    pub unanimous: Option<bool>,
    /// Who voted how, in a recorded vote.
    pub names: VoteNames,
    /// Where it stands.
    pub at: At,
}

/// Who voted how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteNames {
    /// For.
    #[serde(rename = "for")]
    pub in_favour: Vec<String>,
    /// Against.
    pub against: Vec<String>,
    /// Abstaining.
    pub abstain: Vec<String>,
    /// There, and not voting.
    pub not_voting: Vec<String>,
}

/// Why an item's text is not all there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incomplete {
    /// As a short sentence.
    pub reason: String,
    /// Where the whole text is.
    pub url: Option<String>,
}

/// A date announced for a coming meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FutureMeeting {
    /// ISO 8601.
    pub date: String,
    /// `HH:MM`.
    pub start_time: Option<String>,
    /// What stands beside the date: "virtual meeting".
    pub note: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// A table of actions: what a body carries from meeting to meeting, what minutes note, or a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionLog {
    /// Whether it is carried from meeting to meeting.
    pub kind: LogKind,
    /// Its heading.
    pub title: Option<String>,
    /// The body, where the heading names it.
    pub body: Option<String>,
    /// The date it stands at, ISO 8601.
    pub as_of: Option<String>,
    /// The actions.
    pub rows: Vec<ActionRow>,
    /// Text in its region that no row has: it is then incomplete.
    pub unread: Vec<Unread>,
    /// Where it stands.
    pub at: At,
}

/// What a list of actions is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogKind {
    /// Carried from meeting to meeting.
    #[default]
    Log,
    /// Noted beside or under the text of minutes.
    Noted,
    /// A table of planned actions in a report or an appendix.
    Plan,
}

/// Text that no value has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRow {
    /// As printed without its closing full stop; inherited by continuation rows.
    pub number: Option<String>,
    /// 1, 2, … within that number.
    pub part: Option<u32>,
    /// The banner or the table's title that it stands under.
    pub section: Option<String>,
    /// ISO date, or `YYYY-MM` where only a month is given.
    pub raised: Option<String>,
    /// ISO date, or `YYYY-MM` where only a month is given.
    pub due: Option<String>,
    /// What is to be done.
    pub action: Option<String>,
    /// Persons or posts.
    pub owners: Vec<String>,
    /// The comments or update column.
    pub comments: Option<String>,
    /// As printed, lower case; or the cell's colour.
    pub status: Option<String>,
    /// Whether it is still to be done, where the log tells.
    pub state: Option<ActionState>,
    /// What tells the state.
    pub state_from: Option<StateFrom>,
    /// Columns that the contract does not name, by header.
    pub extra: BTreeMap<String, String>,
    /// The cells as printed, by column header.
    pub printed: BTreeMap<String, Option<String>>,
    /// The keys whose value came from the row above.
    pub inherited: Vec<String>,
    /// Where it stands.
    pub at: At,
}

/// Whether an action is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// It will not be done: withdrawn, superseded, no longer required.
    NotDone,
    /// To be done, and not now.
    Paused,
}

impl ActionState {
    /// Returns the word that records have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::Paused => "paused",
        }
    }
}

/// What tells the state of an action, the first that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StateFrom {
    /// The printed status.
    Status,
    /// The colour of the cell, or its letter.
    Colour,
    /// A mark: a tick.
    Mark,
    /// The section that the row stands under.
    Section,
    /// The column of the time by which it is to be done.
    Due,
    /// The first words of the comments.
    Comments,
}

/// A paper that an item is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The agenda item that it belongs to.
    pub item_number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The meeting that it went to, ISO 8601.
    pub meeting_date: Option<String>,
    /// What the body is asked to do.
    pub recommendations: Vec<Paragraph>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// Where it stands.
    pub at: At,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// As printed.
    pub name: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// As printed.
    pub telephone: Option<String>,
    /// Where it stands.
    pub at: At,
}
