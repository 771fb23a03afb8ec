//! Takes text off a page that a reader of it does not see: struck out, not drawn, in the colour of its
//! ground, covered by what was drawn later, outside the page or its clip, marked for redaction.
//!
//! - `pieces`: a run's words, of which each is seen or not
//! - `hidden`: what lies under and over them
//! - `strikes`: lines through them
//! - `removal`: they are taken out, and told without their text

mod hidden;
mod pieces;
mod removal;
mod strikes;

use super::traces::Traces;
use super::{Page, Rect};
use crate::read::unseen::Why;
use pieces::{Piece, Rows, pieces};

/// A piece that is not seen.
#[derive(Debug, Clone)]
struct Found {
    /// Index of its run.
    run: usize,
    piece: Piece,
    why: Why,
}

/// Takes out what is not seen, and leaves word of it in [`Page::unseen`].
pub(super) fn take(page: &mut Page, traces: &Traces) {
    let mut found = Vec::new();
    // 1. Runs of which nothing is seen, or a part only.
    dark(page, traces, &mut found);
    clipped(page, traces, &mut found);
    // 2. What lies under the text: nothing where it is not drawn, its own colour.
    hidden::undrawn(page, traces, &mut found);
    hidden::on_own_colour(page, traces, &mut found);
    // 3. What lies over it.
    if hidden::may_cover(traces) || strikes::may_strike(page) || !traces.marked.is_empty() {
        let rows = Rows::of(page);
        hidden::covered(page, traces, &rows, &mut found);
        strikes::struck(page, &rows, &mut found);
        marked(page, traces, &rows, &mut found);
    }
    if found.is_empty() {
        return;
    }
    // The first reason stands.
    found.sort_by_key(|found| found.piece.glyphs.start);
    found.dedup_by_key(|found| found.piece.glyphs.start);
    let told = removal::told(page, &found);
    page.unseen.extend(told);
    removal::remove(page, &found);
}

fn dark(page: &Page, traces: &Traces, found: &mut Vec<Found>) {
    for (run, why) in &traces.dark {
        add(page, *run as usize, *why, |_| true, found);
    }
}

fn clipped(page: &Page, traces: &Traces, found: &mut Vec<Found>) {
    /// The share of a word's letters up to which what is left of them cannot be read.
    const LEFT: f32 = 0.15;
    for (run, drawn) in &traces.clips {
        let is_cut = |piece: &Piece| piece.share_within(drawn) <= LEFT;
        add(page, *run as usize, Why::Outside, is_cut, found);
    }
}

/// Text that an annotation strikes out or marks for redaction.
fn marked(page: &Page, traces: &Traces, rows: &Rows, found: &mut Vec<Found>) {
    /// The share of a word that must be marked.
    const MARKED: f32 = 0.5;
    for (area, why) in &traces.marked {
        for run in rows.near(area) {
            add(page, run, *why, |piece| piece.share_under(area) >= MARKED, found);
        }
    }
}

/// Adds the pieces of a run that a test holds for.
fn add(page: &Page, run: usize, why: Why, test: impl Fn(&Piece) -> bool, found: &mut Vec<Found>) {
    let Some(own) = page.runs.get(run) else { return };
    let unseen = pieces(page, own).into_iter().filter(test);
    found.extend(unseen.map(|piece| Found { run, piece, why }));
}
