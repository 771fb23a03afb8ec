//! The second pass, one meeting at a time: its documents, and which of them gives which part.
//!
//! A part is taken from one document whole, so that its places stay places in that document. The order:
//!
//! - **Agenda**: the pack of the meeting's own date, since it alone has the printed pages; then the front
//!   sheet, the web page, the web service, a text rendering.
//! - **Minutes** (attendance, items, dates announced, each from the first that has it): confirmed before
//!   those that do not say, drafts last; whole before cut; then the web service and the web page, which
//!   the council corrects in place and which have ids and links; then the printed minutes; then those
//!   that the next pack carries, which are still to be confirmed; a text rendering last, since a
//!   converter has been over it.
//! - **Action log**: the pack's, then any other paper's of that meeting; else what its minutes note.
//! - **Reports**: all, the pack's first; a single paper that the pack holds too is counted once.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::archive::folder::Folder;
use crate::record::{Minutes, MinutesStatus};

use super::Error;
use super::index::document;
use super::model::{IndexEntry, Portion, Sitting};
use super::paper::Paper;

/// A paper with less than this part of what the fullest one has is an extract.
const EXTRACT_PART: usize = 2;

/// Minutes of the meeting, and the paper they stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct PaperMinutes<'a> {
    pub(super) paper: usize,
    pub(super) minutes: &'a Minutes,
}

/// Reads the documents of a meeting, in the order of their paths.
///
/// # Errors
/// A record that is not there, or is none.
pub(super) fn papers<'a>(
    folder: &Folder,
    indexed: &'a [IndexEntry],
    sitting: &Sitting,
) -> Result<Vec<Paper<'a>>, Error> {
    let mut papers: Vec<Paper<'a>> = Vec::new();
    for (place, mention) in &sitting.members {
        let Some(entry) = indexed.get(*place) else { continue };
        let Some(mention) = entry.mentions.get(*mention) else { continue };
        let known = papers.iter().position(|paper| paper.entry.sha256 == entry.sha256);
        let at = match known {
            Some(at) => at,
            None => {
                let twin = papers.iter().find(|paper| paper.entry.fingerprint == entry.fingerprint);
                let document = match twin {
                    Some(twin) => Arc::clone(&twin.document),
                    None => Arc::new(document(folder, &entry.sha256)?),
                };
                papers.push(Paper { entry, document, laid: false, minutes: Vec::new() });
                papers.len().saturating_sub(1)
            }
        };
        if let Some(paper) = papers.get_mut(at) {
            match mention.portion {
                Portion::Papers => paper.laid = true,
                Portion::Minutes(place) => {
                    paper.minutes.push(place);
                    // Papers without an agenda of their own go with the only minutes there are.
                    let alone = paper.document.minutes.len() == 1;
                    paper.laid |= alone && paper.document.agenda.is_none();
                }
            }
        }
    }
    papers.sort_by(|a, b| (&a.entry.path, &a.entry.sha256).cmp(&(&b.entry.path, &b.entry.sha256)));
    Ok(papers)
}

/// The agendas of a meeting, the one that is taken first.
pub(super) fn agendas(papers: &[Paper<'_>]) -> Vec<usize> {
    let items = |paper: &Paper<'_>| paper.agenda().map_or(0, |agenda| agenda.items.len());
    let most = papers.iter().map(items).max().unwrap_or_default();
    let mut places: Vec<usize> = (0..papers.len())
        .filter(|place| papers.get(*place).is_some_and(|paper| paper.agenda().is_some()))
        .collect();
    places.sort_by_cached_key(|place| {
        papers.get(*place).map(|paper| {
            let items = items(paper);
            let order = paper.agenda_order();
            (is_extract(items, most), order, Reverse(items), paper.entry.sha256.clone())
        })
    });
    places
}

/// The minutes of a meeting, those that are taken first; `size` tells how much each has of the part in
/// question, and those that have nothing of it are left out.
pub(super) fn minutes<'a>(
    papers: &'a [Paper<'_>],
    size: fn(&Minutes) -> usize,
) -> Vec<PaperMinutes<'a>> {
    let mut found: Vec<PaperMinutes<'a>> = Vec::new();
    for (paper, one) in papers.iter().enumerate() {
        for place in &one.minutes {
            let minutes = one.document.minutes.get(*place);
            found.extend(
                minutes.filter(|m| size(m) > 0).map(|minutes| PaperMinutes { paper, minutes }),
            );
        }
    }
    let most = found.iter().map(|one| size(one.minutes)).max().unwrap_or_default();
    found.sort_by_cached_key(|one| {
        let paper = papers.get(one.paper);
        let cut = one.minutes.items.iter().any(|item| item.incomplete.is_some());
        let count = size(one.minutes);
        (
            standing(one.minutes.status),
            cut || is_extract(count, most),
            paper.map(Paper::minutes_order),
            Reverse(count),
            paper.map(|paper| paper.entry.sha256.clone()),
        )
    });
    found
}

fn standing(status: Option<MinutesStatus>) -> u8 {
    match status {
        Some(MinutesStatus::Confirmed) => 0,
        Some(MinutesStatus::Revised) => 1,
        None => 2,
        Some(MinutesStatus::Draft) => 3,
    }
}

fn is_extract(count: usize, most: usize) -> bool {
    count.saturating_mul(EXTRACT_PART) < most
}

/// The papers that are of this meeting, the pack first.
pub(super) fn laid(papers: &[Paper<'_>]) -> Vec<usize> {
    let mut places: Vec<usize> =
        (0..papers.len()).filter(|place| papers.get(*place).is_some_and(|p| p.laid)).collect();
    places.sort_by_key(|place| {
        papers.get(*place).map(|paper| {
            (paper.document.agenda.is_none(), paper.agenda_order(), paper.entry.sha256.clone())
        })
    });
    places
}
