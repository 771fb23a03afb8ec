//! Takes pieces out of a page, and tells how many words they were and where.

use super::pieces::{Piece, is_blank, stretch};
use super::{Found, Page, Rect};
use crate::read::pdf::{Run, UnseenWords};
use crate::read::unseen::Why;

/// Tells of pieces that are not seen. Not told are those without a letter or digit, and those that a
/// reader sees all the same, since they were drawn twice.
pub(super) fn told(page: &Page, found: &[Found]) -> Vec<UnseenWords> {
    let mut told: Vec<UnseenWords> = Vec::new();
    let is_word = |one: &Found| text_of(page, &one.piece).contains(char::is_alphanumeric);
    let mut before: Option<&Found> = None;
    for one in found.iter().filter(|one| is_word(one) && !is_seen_again(page, found, one)) {
        let beside = before.is_some_and(|before| is_beside(page, before, one));
        let words = u32::from(one.piece.is_apart || !beside);
        match told.last_mut() {
            Some(last) if beside => {
                last.words = last.words.saturating_add(words);
                last.area.unite(&one.piece.area);
            }
            _ => told.push(UnseenWords { area: one.piece.area, words, why: one.why }),
        }
        before = Some(one);
    }
    told
}

/// Whether a piece goes on with the line of another.
fn is_beside(page: &Page, before: &Found, one: &Found) -> bool {
    let (Some(a), Some(b)) = (page.runs.get(before.run), page.runs.get(one.run)) else {
        return false;
    };
    let level = (a.baseline - b.baseline).abs() <= a.size * 0.5;
    let gap = one.piece.area.x0 - before.piece.area.x1;
    before.why == one.why && a.direction == b.direction && level && gap.abs() <= 2.0 * a.size
}

/// Runs that one piece is compared with.
const MAX_COMPARED: usize = 5000;

/// Whether a run that is seen has the same text at the same place, as where a shadow or the ground of a
/// letter is drawn first, or a picture of the text is mended.
fn is_seen_again(page: &Page, found: &[Found], one: &Found) -> bool {
    if one.why == Why::Struck || page.runs.len() > MAX_COMPARED {
        return false;
    }
    let text = text_of(page, &one.piece);
    let gone = |run: usize| {
        let at = page.runs.get(run).map_or(0, |run| run.glyphs.start);
        let from = found.partition_point(|f| f.piece.glyphs.start < at);
        found.get(from).is_some_and(|f| f.run == run)
    };
    page.runs.iter().enumerate().any(|(index, run)| {
        index != one.run
            && run.area.touches(&one.piece.ink(), 0.0)
            && one.piece.share_beside(&run.area) >= 0.5
            && run_text(page, run).contains(text)
            && !gone(index)
    })
}

fn text_of<'p>(page: &'p Page, piece: &Piece) -> &'p str {
    glyph_text(page, piece.glyphs.start, piece.glyphs.end)
}

fn run_text<'p>(page: &'p Page, run: &Run) -> &'p str {
    glyph_text(page, run.glyphs.start, run.glyphs.end)
}

fn glyph_text(page: &Page, from: u32, to: u32) -> &str {
    let first = page.glyphs.get(from as usize);
    let last = (to as usize).checked_sub(1).and_then(|last| page.glyphs.get(last));
    let (Some(first), Some(last)) = (first, last) else { return "" };
    page.text.get(first.start as usize..last.end as usize).unwrap_or_default()
}

/// Takes the glyphs of pieces out; what is left of their runs stays where it is.
pub(super) fn remove(page: &mut Page, found: &[Found]) {
    let old = Page {
        glyphs: std::mem::take(&mut page.glyphs),
        runs: std::mem::take(&mut page.runs),
        text: std::mem::take(&mut page.text),
        ..Page::default()
    };
    let mut rest = found;
    for run in &old.runs {
        let own = rest.partition_point(|f| f.piece.glyphs.start < run.glyphs.end);
        let (gone, after) = rest.split_at(own);
        rest = after;
        let mut from = run.glyphs.start;
        for one in gone {
            keep(page, &old, run, from..one.piece.glyphs.start);
            from = one.piece.glyphs.end;
        }
        keep(page, &old, run, from..run.glyphs.end);
    }
}

/// Puts a part of a run back, unless it shows nothing.
fn keep(page: &mut Page, old: &Page, run: &Run, range: std::ops::Range<u32>) {
    let whole = range == run.glyphs;
    let glyphs = old.glyphs.get(range.start as usize..range.end as usize).unwrap_or_default();
    if !whole && glyphs.iter().all(|glyph| is_blank(old, glyph)) {
        return;
    }
    let start = page.glyphs.len() as u32;
    let mut area = Rect::NOTHING;
    for glyph in glyphs {
        let own = old.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default();
        let from = page.text.len() as u32;
        page.text.push_str(own);
        let end = page.text.len() as u32;
        page.glyphs.push(crate::read::pdf::Glyph { start: from, end, ..*glyph });
        area.unite(&stretch(run, glyph.x0.min(glyph.x1), glyph.x0.max(glyph.x1)));
    }
    let area = if whole { run.area } else { area };
    page.runs.push(Run { glyphs: start..page.glyphs.len() as u32, area, ..run.clone() });
}
