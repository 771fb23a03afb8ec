//! A run's words as far as its glyphs tell, and the runs of a page by height.

use std::ops::Range;

use super::{Page, Rect};
use crate::read::pdf::{Direction, Glyph, Run};

/// Font sizes between two glyphs from which they are of two words.
const GAP: f32 = 0.2;

/// The share of a line's height at each side that letters may leave free.
const MARGIN: f32 = 0.35;

/// Glyphs of a run that stand together.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its glyphs in [`Page::glyphs`].
    pub(super) glyphs: Range<u32>,
    /// From pen to pen, ascent to descent.
    pub(super) area: Rect,
    /// Whether something parts it from the piece before.
    pub(super) is_apart: bool,
    /// Whether the text runs up or down the page.
    is_upright: bool,
}

impl Piece {
    /// Where its small letters stand.
    pub(super) fn ink(&self) -> Rect {
        let Rect { x0, y0, x1, y1 } = self.area;
        if self.is_upright {
            let margin = (x1 - x0) * MARGIN;
            return Rect { x0: x0 + margin, y0, x1: x1 - margin, y1 };
        }
        let margin = (y1 - y0) * MARGIN;
        Rect { x0, y0: y0 + margin, x1, y1: y1 - margin }
    }

    /// How much of its length lies under an area that is as high as its small letters; 0 to 1.
    pub(super) fn share_under(&self, area: &Rect) -> f32 {
        /// Points that the area may be less high.
        const SLACK: f32 = 0.1;
        let ink = self.ink();
        let (low, high) = if self.is_upright {
            (area.x0 - ink.x0, ink.x1 - area.x1)
        } else {
            (area.y0 - ink.y0, ink.y1 - area.y1)
        };
        if low > SLACK || high > SLACK { 0.0 } else { self.share_beside(area) }
    }

    /// How much of its small letters an area shares; 0 to 1.
    pub(super) fn share_within(&self, area: &Rect) -> f32 {
        let ink = self.ink();
        let (whole, shared) = (ink.width() * ink.height(), ink.shared(area));
        let (x, y) = self.middle();
        if whole <= 0.0 {
            return if area.holds(x, y) { 1.0 } else { 0.0 };
        }
        shared.width().max(0.0) * shared.height().max(0.0) / whole
    }

    /// How much of its length an area shares, however high it is; 0 to 1.
    pub(super) fn share_beside(&self, area: &Rect) -> f32 {
        let ink = self.area;
        let (from, to, start, end) = if self.is_upright {
            (ink.y0, ink.y1, area.y0, area.y1)
        } else {
            (ink.x0, ink.x1, area.x0, area.x1)
        };
        let length = to - from;
        let shared = (to.min(end) - from.max(start)).max(0.0);
        if length > 0.0 {
            shared / length
        } else if start <= from && from <= end {
            1.0
        } else {
            0.0
        }
    }

    /// Its middle.
    pub(super) fn middle(&self) -> (f32, f32) {
        let Rect { x0, y0, x1, y1 } = self.area;
        ((x0 + x1) / 2.0, (y0 + y1) / 2.0)
    }
}

/// The pieces of a run; what runs askew is one.
pub(super) fn pieces(page: &Page, run: &Run) -> Vec<Piece> {
    let range = run.glyphs.start as usize..run.glyphs.end as usize;
    let glyphs = page.glyphs.get(range).unwrap_or_default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut is_apart = true;
    let mut pen = f32::NAN;
    for (at, glyph) in (run.glyphs.start..).zip(glyphs) {
        if is_blank(page, glyph) {
            is_apart = true;
            continue;
        }
        is_apart |= (glyph.x0 - pen).abs() > GAP * run.size;
        pen = glyph.x1;
        let (from, to) = (glyph.x0.min(glyph.x1), glyph.x0.max(glyph.x1));
        let own = stretch(run, from, to);
        match pieces.last_mut() {
            Some(piece) if !is_apart || run.direction == Direction::Askew => {
                piece.glyphs.end = at.saturating_add(1);
                piece.area.unite(&own);
            }
            _ => pieces.push(Piece {
                glyphs: at..at.saturating_add(1),
                area: own,
                is_apart,
                is_upright: matches!(run.direction, Direction::Up | Direction::Down),
            }),
        }
        is_apart = false;
    }
    pieces
}

/// The box of a stretch of a run.
pub(super) fn stretch(run: &Run, from: f32, to: f32) -> Rect {
    match run.direction {
        Direction::Right | Direction::Left => Rect { x0: from, x1: to, ..run.area },
        Direction::Down | Direction::Up => Rect { y0: from, y1: to, ..run.area },
        Direction::Askew => run.area,
    }
}

/// True for a glyph that shows nothing.
pub(super) fn is_blank(page: &Page, glyph: &Glyph) -> bool {
    let text = page.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default();
    !text.is_empty() && text.chars().all(|c| c.is_whitespace() || c == '\u{200b}')
}

/// The runs of a page by height.
pub(super) struct Rows {
    /// The middle of each run, and its index.
    order: Vec<(f32, u32)>,
    /// Half the height of the highest run.
    reach: f32,
}

impl Rows {
    pub(super) fn of(page: &Page) -> Rows {
        let mut order: Vec<(f32, u32)> = (0..)
            .zip(&page.runs)
            .map(|(index, run)| ((run.area.y0 + run.area.y1) / 2.0, index))
            .collect();
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let reach = page.runs.iter().fold(0.0_f32, |most, run| most.max(run.area.height())) / 2.0;
        Rows { order, reach }
    }

    /// The runs that may touch an area, by their indices.
    pub(super) fn near(&self, area: &Rect) -> impl Iterator<Item = usize> + '_ {
        let from = self.order.partition_point(|(y, _)| *y < area.y0 - self.reach);
        let to = self.order.partition_point(|(y, _)| *y <= area.y1 + self.reach);
        self.order.get(from..to).unwrap_or_default().iter().map(|(_, run)| *run as usize)
    }
}
