//! What one record adds to the report: words, pages and diagnostics.

use super::model::{Coded, Tally};
use crate::record::Document;

/// Counts a record.
pub(super) fn tally(document: &Document) -> Tally {
    let mut tally = Tally { pages: document.source.pages.unwrap_or(0), ..Tally::default() };
    for note in &document.diagnostics {
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
    if let Some(coverage) = &document.source.coverage {
        tally.words = coverage.read;
        let unread: u64 = coverage.unread.iter().map(|run| run.words).sum();
        tally.unclaimed = unread.saturating_add(coverage.prose);
    }
    tally
}
