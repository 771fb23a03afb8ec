//! Where in the record each line of a document stands: in which part, and in what of it.

use super::places::Index;
use crate::record::{ActionLog, At, Document, LogKind, Meeting};

/// A part of the record that a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The agenda.
    Agenda,
    /// Minutes, by their place among others.
    Minutes(usize),
    /// An action log, by its place among others.
    Log(usize),
    /// A report, by its place among others.
    Report(usize),
}

/// What of its part a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Up to the last line that tells of the meeting.
    Head,
    /// From there to the first item of minutes: who came.
    Attendance,
    /// Between the first item's first line and the last one's last.
    Items,
    /// Behind the last item.
    Tail,
    /// The whole of a log or report.
    Whole,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The part.
    pub part: Part,
    /// What of it.
    pub zone: Zone,
    /// Whether the line told something of the meeting.
    pub of_meeting: bool,
    /// The item or row whose place it stands at, by its place among others.
    pub item: Option<usize>,
}

/// Where each line stands; none of those outside all parts. A log inside minutes or a report has its own.
pub(crate) fn standing(
    document: &Document,
    index: &Index<'_>,
    lines: usize,
) -> Vec<Option<Standing>> {
    let mut out = Lines { index, found: Vec::new(), out: vec![None; lines] };
    if let Some(agenda) = &document.agenda {
        let items: Vec<&At> = agenda.items.iter().map(|item| &item.at).collect();
        out.meeting(Part::Agenda, &agenda.at, &agenda.meeting, &items);
    }
    for (place, report) in document.reports.iter().enumerate() {
        out.whole(Part::Report(place), &report.at);
    }
    for (place, minutes) in document.minutes.iter().enumerate() {
        let items: Vec<&At> = minutes.items.iter().map(|item| &item.at).collect();
        out.meeting(Part::Minutes(place), &minutes.at, &minutes.meeting, &items);
    }
    for (place, log) in document.action_logs.iter().enumerate() {
        if log.kind != LogKind::Noted {
            out.whole(Part::Log(place), &log.at);
            out.rows(place, log);
        }
    }
    out.out
}

/// The lines as their standing is found.
struct Lines<'i, 'a> {
    index: &'i Index<'a>,
    found: Vec<usize>,
    out: Vec<Option<Standing>>,
}

impl Lines<'_, '_> {
    fn whole(&mut self, part: Part, at: &At) {
        self.index.lines_at(at, &mut self.found);
        for line in &self.found {
            if let Some(slot) = self.out.get_mut(*line) {
                *slot = Some(Standing { part, zone: Zone::Whole, of_meeting: false, item: None });
            }
        }
    }

    /// The rows of a log; a line that two have for their place is the later one's.
    fn rows(&mut self, place: usize, log: &ActionLog) {
        let part = Part::Log(place);
        for (row, one) in log.rows.iter().enumerate() {
            self.index.lines_at(&one.at, &mut self.found);
            for line in &self.found {
                if let Some(Some(slot)) = self.out.get_mut(*line) {
                    slot.item = Some(row).filter(|_| slot.part == part);
                }
            }
        }
    }

    /// The first and the last line of each item; each line of theirs gets the item.
    fn items(&mut self, part: Part, items: &[&At]) -> Vec<(usize, usize)> {
        let mut ends = Vec::new();
        let mut above: Option<&At> = None;
        for (item, at) in items.iter().enumerate() {
            if above.replace(at) == Some(at) {
                continue;
            }
            ends.extend(self.ends(at));
            for line in &self.found {
                if let Some(slot) = self.out.get_mut(*line) {
                    let item = Some(item);
                    *slot = Some(Standing { part, zone: Zone::Items, of_meeting: false, item });
                }
            }
        }
        ends
    }

    /// The first and the last line at places.
    fn ends(&mut self, at: &At) -> Option<(usize, usize)> {
        self.index.lines_at(at, &mut self.found);
        Some((*self.found.first()?, *self.found.last()?))
    }

    /// An agenda or minutes.
    fn meeting(&mut self, part: Part, at: &At, meeting: &Meeting, items: &[&At]) {
        let head = self.ends(&meeting.at).map(|(_, last)| last);
        let of_meeting = self.found.clone();
        let ends = self.items(part, items);
        let first = ends.iter().map(|(first, _)| *first).min();
        let last = ends.iter().map(|(_, last)| *last).max();
        self.index.lines_at(at, &mut self.found);
        for line in &self.found {
            let zone = match (first, last) {
                (Some(first), Some(last)) if *line >= first && *line <= last => Zone::Items,
                (_, Some(last)) if *line > last => Zone::Tail,
                _ if head.is_none_or(|head| *line <= head) => Zone::Head,
                _ if part == Part::Agenda => Zone::Head,
                _ => Zone::Attendance,
            };
            let of_meeting = of_meeting.binary_search(line).is_ok();
            if let Some(slot) = self.out.get_mut(*line) {
                let item = slot.filter(|own| own.part == part).and_then(|own| own.item);
                *slot = Some(Standing { part, zone, of_meeting, item });
            }
        }
    }
}
