//! A document of one meeting, and what of it is of that meeting.

use std::sync::Arc;

use crate::record::{Agenda, Document};

use super::model::{Form, IndexEntry};

/// A document of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Paper<'a> {
    /// What the index has of it.
    pub(super) entry: &'a IndexEntry,
    /// Papers that say the same throughout share it: an archive with a thousand copies needs one.
    pub(super) document: Arc<Document>,
    /// Its agenda, action logs and reports are of this meeting.
    pub(super) laid: bool,
    /// Which of its minutes are of this meeting.
    pub(super) minutes: Vec<usize>,
}

impl Paper<'_> {
    /// The front sheet of this meeting.
    pub(super) fn agenda(&self) -> Option<&Agenda> {
        self.document.agenda.as_ref().filter(|_| self.laid)
    }

    /// It holds minutes of this meeting.
    pub(super) fn records(&self) -> bool {
        !self.minutes.is_empty()
    }

    /// Agenda and papers in one file.
    pub(super) fn is_pack(&self) -> bool {
        let document = &self.document;
        let with = !document.reports.is_empty()
            || !document.minutes.is_empty()
            || !document.action_logs.is_empty();
        document.agenda.is_some() && with
    }

    /// How far a paper stands behind others that give the same part of an agenda.
    pub(super) fn agenda_order(&self) -> u8 {
        match (self.entry.form, self.is_pack()) {
            (Form::Pdf, true) => 0,
            (Form::Pdf, false) => 1,
            (Form::Page, _) => 2,
            (Form::Xml, _) => 3,
            (Form::Text, _) => 4,
        }
    }

    /// How far a paper stands behind others that give the same part of the minutes.
    pub(super) fn minutes_order(&self) -> u8 {
        match (self.entry.form, self.document.agenda.is_some()) {
            (Form::Xml, _) => 0,
            (Form::Page, _) => 1,
            (Form::Pdf, false) => 2,
            (Form::Pdf, true) => 3,
            (Form::Text, _) => 4,
        }
    }
}
