//! The records that minutebook writes: what leaves it, and what it reads again. Data only; nothing here
//! knows the passes that fill it.
//!
//! Every key is always written; what a document does not say is `null` or `[]`. The JSON Schemas in
//! `schemas/` are the enforceable form of these types.
//!
//! - `document`: what one document says; its parts are named here as `record::Agenda` and so on
//! - `actions`: its lists of actions
//! - `place`: where in a document a value stands
//! - `origin`: what is known of the file itself
//! - [`diagnostic`]: what could not be read, with its codes; [`explain`] says what each means
//! - [`meeting`]: what all documents of a meeting say
//! - [`ledger`]: what became of each file of an archive
//! - `report`: what was and was not understood of it
//! - `former`: records of earlier schemas, brought up to this one
//! - [`schema`]: values checked against their schema; only what fits is written

mod actions;
pub mod diagnostic;
mod document;
pub mod explain;
mod former;
pub mod ledger;
pub mod meeting;
mod origin;
mod place;
pub mod report;
pub mod schema;
mod text;

pub use self::actions::{ActionLog, ActionRow, ActionState, LogKind, StateFrom, Unread};
pub use self::diagnostic::{Diagnostic, Severity};
pub use self::document::{
    Agenda, AgendaItem, Attachment, AttachmentKind, Attendee, Authority, Contact, Document,
    FutureMeeting, Group, Incomplete, Meeting, MeetingStatus, Minutes, MinutesItem, MinutesStatus,
    PageRange, Paragraph, Report, Resolution, ResolutionKind, Vote, VoteNames,
};
pub use self::origin::{
    Coverage, ModernGov, PageVerdict, SourceRecord, TextLayer, TextVerdict, UnreadWords,
};
pub use self::place::{At, Place};
pub use self::text::{DocumentText, PageText};
