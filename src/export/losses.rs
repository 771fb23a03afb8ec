//! What an export wrote, and what its format could not carry.

use std::collections::BTreeMap;

use crate::record::MinutesItem;
use crate::record::meeting::MeetingRecord;

/// What an export wrote, and what its format could not carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many there are of each thing that was written, in the words of the format.
    pub written: BTreeMap<&'static str, u64>,
    /// How many there are of each thing that was left out or lost something, with what was lost.
    pub lost: BTreeMap<&'static str, u64>,
}

impl Report {
    pub(super) fn wrote(&mut self, what: &'static str, number: usize) {
        add(&mut self.written, what, number);
    }

    pub(super) fn lost(&mut self, what: &'static str, number: usize) {
        add(&mut self.lost, what, number);
    }

    /// Counts what a record holds of the kinds that a format has no place for.
    pub(super) fn lost_of(&mut self, record: &MeetingRecord, kinds: &[Kind]) {
        for (what, count) in kinds {
            self.lost(what, count(record));
        }
    }
}

fn add(counts: &mut BTreeMap<&'static str, u64>, what: &'static str, number: usize) {
    if number > 0 {
        let count = counts.entry(what).or_default();
        *count = count.saturating_add(u64::try_from(number).unwrap_or(u64::MAX));
    }
}

/// A kind of thing that meeting records hold: its name, and how many a record has.
pub(super) type Kind = (&'static str, fn(&MeetingRecord) -> usize);

pub(super) const AGENDA_ITEMS: Kind =
    ("agenda items", |record| record.agenda.as_ref().map_or(0, |agenda| agenda.items.len()));
pub(super) const ATTENDANCE: Kind = ("names in attendance", |record| record.attendance.len());
pub(super) const ITEMS: Kind = ("items of minutes", |record| record.items.len());
pub(super) const PARAGRAPHS: Kind =
    ("paragraphs of minutes", |record| of_items(record, |item| item.paragraphs.len()));
pub(super) const RESOLUTIONS: Kind =
    ("resolutions", |record| of_items(record, |item| item.resolutions.len()));
pub(super) const VOTES: Kind = ("votes", |record| of_items(record, |item| item.votes.len()));
pub(super) const ATTACHMENTS: Kind = ("links to papers", |record| {
    let agenda = record.agenda.iter().flat_map(|agenda| &agenda.items);
    let linked: usize = agenda.map(|item| item.attachments.len()).sum();
    linked.saturating_add(of_items(record, |item| item.attachments.len()))
});
pub(super) const REPORTS: Kind =
    ("reports with their recommendations", |record| record.reports.len());
pub(super) const ACTIONS: Kind =
    ("rows of action logs", |record| record.action_log.as_ref().map_or(0, |log| log.rows.len()));
pub(super) const DISAGREEMENTS: Kind =
    ("disagreements between papers", |record| record.disagreements.len());

/// Whom to ask: about the meeting, and about reports.
pub(super) const CONTACTS: Kind = ("contacts", |record| {
    let agenda = record.agenda.iter().filter(|agenda| agenda.contact.is_some()).count();
    let reports: usize = record.reports.iter().map(|report| report.contacts.len()).sum();
    agenda.saturating_add(reports)
});
/// What only our own records tell of every value.
pub(super) const PLACES: Kind =
    ("places (page and box, element, line) of these and other values", |record| {
        [ATTENDANCE, AGENDA_ITEMS, ITEMS, PARAGRAPHS, RESOLUTIONS, VOTES, ACTIONS, REPORTS]
            .iter()
            .map(|(_, count)| count(record))
            .sum()
    });

fn of_items(record: &MeetingRecord, count: impl Fn(&MinutesItem) -> usize) -> usize {
    record.items.iter().map(count).sum()
}
