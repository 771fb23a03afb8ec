//! What one record adds to the report: words, pages and diagnostics.

use super::model::{Coded, Tally};
use crate::record::diagnostic::Code;
use crate::record::{Diagnostic, Document};

/// Counts a record.
pub(super) fn tally(document: &Document) -> Tally {
    let mut tally = Tally { pages: document.source.pages.unwrap_or(0), ..Tally::default() };
    for note in &document.diagnostics {
        tally.unclaimed = tally.unclaimed.saturating_add(unclaimed(note));
        match tally.codes.iter_mut().find(|coded| coded.code == note.code()) {
            Some(coded) => coded.count = coded.count.saturating_add(1),
            None => tally.codes.push(Coded {
                code: note.code().to_owned(),
                severity: note.severity(),
                count: 1,
                message: note.message().to_owned(),
            }),
        }
    }
    tally.codes.sort_by(|a, b| a.code.cmp(&b.code));
    tally.words = words(document);
    tally
}

/// The words that a diagnostic says no section claimed: the number that its message begins with.
fn unclaimed(note: &Diagnostic) -> u64 {
    if note.code() != Code::UnclaimedText.as_str() {
        return 0;
    }
    note.message().split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// The words of all texts that a record took from its document.
fn words(document: &Document) -> u64 {
    let mut count = Count(0);
    if let Some(agenda) = &document.agenda {
        for item in &agenda.items {
            count.text(&item.title);
            item.notes.iter().for_each(|note| count.text(note));
        }
    }
    for minutes in &document.minutes {
        for person in &minutes.attendance {
            count.text(&person.name);
            count.option(person.affiliation.as_deref());
        }
        for item in &minutes.items {
            count.text(&item.title);
            item.notes.iter().for_each(|note| count.text(note));
            item.paragraphs.iter().for_each(|one| count.text(&one.text));
            item.resolutions.iter().for_each(|one| count.text(&one.text));
        }
    }
    for row in document.action_logs.iter().flat_map(|log| &log.rows) {
        row.printed.values().for_each(|cell| count.option(cell.as_deref()));
    }
    for report in &document.reports {
        count.option(report.title.as_deref());
        report.recommendations.iter().for_each(|one| count.text(&one.text));
    }
    count.0
}

struct Count(u64);

impl Count {
    fn text(&mut self, text: &str) {
        let words = u64::try_from(text.split_whitespace().count()).unwrap_or(u64::MAX);
        self.0 = self.0.saturating_add(words);
    }

    fn option(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }
}
