//! What lies under and over text: paper, fills, images.

use super::pieces::{Piece, Rows};
use super::{Found, Page, add};
use crate::block::Colour;
use crate::read::pdf::traces::{Cover, CoverKind, LEAST_GROUND, Traces, image_share, is_near};
use crate::read::unseen::Why;

/// Covers that one piece is compared with; among more nothing is told.
const LOOK_BACK: usize = 2000;

/// The share of a word that must be covered.
const COVERED: f32 = 0.6;

/// The share of the page under images from which on they are a picture of its text.
const SCAN: f32 = 0.5;

const PAPER: Colour = Colour { red: 255, green: 255, blue: 255 };

/// Text that is not drawn, unless there is a picture that it may be the text of.
pub(super) fn undrawn(page: &Page, traces: &Traces, found: &mut Vec<Found>) {
    if traces.covers.len() > LOOK_BACK {
        return;
    }
    for (index, _) in page.runs.iter().enumerate().filter(|(_, run)| run.invisible) {
        let alone = |piece: &Piece| {
            let ink = piece.ink();
            !traces.covers.iter().any(|cover| !is_plain(cover) && cover.area.touches(&ink, 0.0))
        };
        add(page, index, Why::Invisible, alone, found);
    }
}

fn is_plain(cover: &Cover) -> bool {
    matches!(cover.kind, CoverKind::Plain(_))
}

/// Text in the colour of what it stands on.
pub(super) fn on_own_colour(page: &Page, traces: &Traces, found: &mut Vec<Found>) {
    for (index, run) in page.runs.iter().enumerate() {
        if !run.invisible && traces.may_be_ground(run.colour) {
            let lost = |piece: &Piece| {
                ground(traces, index, piece).is_some_and(|ground| is_near(ground, run.colour))
            };
            add(page, index, Why::Ground, lost, found);
        }
    }
}

/// The colour that a piece of a run stands on, where it can be told.
fn ground(traces: &Traces, run: usize, piece: &Piece) -> Option<Colour> {
    let (x, y) = piece.middle();
    for (seen, cover) in traces.covers.iter().rev().enumerate() {
        if seen >= LOOK_BACK {
            return None;
        }
        let is_later = cover.runs as usize > run;
        if !cover.area.holds(x, y) {
            continue;
        }
        match cover.kind {
            // Its own picture may lie over it.
            CoverKind::Image | CoverKind::SheerImage => return None,
            _ if is_later => {}
            CoverKind::Plain(colour) => return Some(colour),
            CoverKind::Other => return None,
        }
    }
    Some(PAPER)
}

/// Whether something was drawn that may lie over text.
pub(super) fn may_cover(traces: &Traces) -> bool {
    traces.covers.iter().any(|cover| cover.runs > 0 && hides(cover))
}

/// Text that something opaque was drawn over.
pub(super) fn covered(page: &Page, traces: &Traces, rows: &Rows, found: &mut Vec<Found>) {
    let later = after_scan(page, &traces.covers);
    for cover in later.iter().filter(|cover| cover.runs > 0 && hides(cover)) {
        for run in rows.near(&cover.area).filter(|run| *run < cover.runs as usize) {
            let Some(own) = page.runs.get(run) else { continue };
            if own.area.touches(&cover.area, 0.0) {
                let test = |piece: &Piece| piece.share_under(&cover.area) >= COVERED;
                add(page, run, Why::Covered, test, found);
            }
        }
    }
}

fn hides(cover: &Cover) -> bool {
    matches!(cover.kind, CoverKind::Plain(_) | CoverKind::Image)
        && cover.area.width() > LEAST_GROUND
        && cover.area.height() > LEAST_GROUND
}

/// What was drawn after the images that show the page itself, where there are such.
fn after_scan<'c>(page: &Page, covers: &'c [Cover]) -> &'c [Cover] {
    if image_share(page) < SCAN {
        return covers;
    }
    let image = |cover: &Cover| matches!(cover.kind, CoverKind::Image | CoverKind::SheerImage);
    let last = covers.iter().rposition(image).map_or(0, |last| last.saturating_add(1));
    covers.get(last..).unwrap_or_default()
}
