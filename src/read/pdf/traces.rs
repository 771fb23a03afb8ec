//! What is known of a page while it is drawn, and is not handed on: what lies under and over its text,
//! in the order of drawing, and which runs cannot be seen.

use super::colour::{Space, is_white};
use super::state::{Interpreter, Paint};
use super::{Page, Rect};
use crate::block::Colour;
use crate::read::unseen::Why;

/// From this share of cover on nothing shows through.
const OPAQUE: f32 = 0.95;

/// A rectangle that is less wide or high, in points, neither bears text nor hides it.
pub(super) const LEAST_GROUND: f32 = 3.0;

/// Different colours of fills that are kept; more make a picture, where any may be the ground.
const MAX_COLOURS: usize = 16;

/// Difference in a component up to which the eye does not tell text from its ground.
const NEAR: u8 = 8;

/// Something painted that may lie under text or over it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cover {
    pub(super) area: Rect,
    /// How many of the page's runs were drawn before it.
    pub(super) runs: u32,
    pub(super) kind: CoverKind,
}

/// What was painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum CoverKind {
    /// A rectangle of one colour that nothing shows through.
    Plain(Colour),
    /// An image that nothing shows through.
    Image,
    /// Any other image.
    SheerImage,
    /// Anything else: a shape, a pattern, what is transparent. Its colour cannot be told.
    Other,
}

/// What is known of a page beyond what is handed on.
#[derive(Debug, Default)]
pub(super) struct Traces {
    /// In the order of drawing.
    pub(super) covers: Vec<Cover>,
    /// The colours of plain covers.
    colours: Vec<Colour>,
    /// Runs that stick out of what is drawn, and that part.
    pub(super) clips: Vec<(u32, Rect)>,
    /// Runs of which nothing is seen.
    pub(super) dark: Vec<(u32, Why)>,
    /// Areas that an annotation strikes out or marks for redaction.
    pub(super) marked: Vec<(Rect, Why)>,
    /// True while an annotation is drawn that lies over text as a light does.
    pub(super) is_sheer: bool,
}

impl Traces {
    /// Whether text of a colour may stand on a ground of the same: on paper, or on a fill.
    pub(super) fn may_be_ground(&self, colour: Colour) -> bool {
        is_white(colour)
            || self.colours.len() >= MAX_COLOURS
            || self.colours.iter().any(|own| is_near(*own, colour))
    }

    /// Makes one of the runs from `first` on, which one text replaces.
    pub(super) fn join(&mut self, first: usize, runs: usize) {
        let first = first as u32;
        let all_dark = self.dark.iter().filter(|(run, _)| *run >= first).count() >= runs;
        let why = self.dark.iter().find(|(run, _)| *run >= first).copied();
        self.dark.retain(|(run, _)| *run < first);
        self.clips.retain(|(run, _)| *run < first);
        self.dark.extend(why.filter(|_| all_dark).map(|(_, why)| (first, why)));
        let most = first.saturating_add(1);
        for cover in self.covers.iter_mut().rev().take_while(|cover| cover.runs > most) {
            cover.runs = most;
        }
    }
}

/// True for colours that the eye does not tell apart.
pub(super) fn is_near(one: Colour, other: Colour) -> bool {
    one.red.abs_diff(other.red) <= NEAR
        && one.green.abs_diff(other.green) <= NEAR
        && one.blue.abs_diff(other.blue) <= NEAR
}

impl Interpreter<'_, '_> {
    /// Remembers a filled rectangle.
    pub(super) fn cover_with_box(&mut self, area: Rect, paint: &Paint) {
        let area = area.shared(&self.state.clip);
        if !area.is_sound() {
            return;
        }
        // A thin line is no ground: text may cross it.
        let thin = area.width().min(area.height()) <= LEAST_GROUND;
        if thin || paint.space == Space::Pattern || !self.is_opaque(paint.cover) {
            return self.cover(area, CoverKind::Other);
        }
        let (colour, known) = (paint.plain, &mut self.traces.colours);
        if known.len() < MAX_COLOURS && !known.contains(&colour) {
            known.push(colour);
        }
        self.cover(area, CoverKind::Plain(colour));
    }

    /// Remembers an image.
    pub(super) fn cover_with_image(&mut self, area: Rect, has_holes: bool) {
        let opaque = !has_holes && self.is_opaque(self.state.fill.cover);
        self.cover(area, if opaque { CoverKind::Image } else { CoverKind::SheerImage });
    }

    /// Remembers what is neither; `area` is the box around it.
    pub(super) fn cover_with_other(&mut self, area: Rect) {
        let area = area.shared(&self.state.clip);
        if area.is_sound() {
            self.cover(area, CoverKind::Other);
        }
    }

    fn is_opaque(&self, cover: f32) -> bool {
        cover >= OPAQUE && self.state.is_plain && self.state.clip_is_box && !self.traces.is_sheer
    }

    fn cover(&mut self, area: Rect, kind: CoverKind) {
        if (self.traces.covers.len() as u64) < self.document.budget.drawings {
            // A run that is still open has been drawn before.
            let runs = self.page.runs.len().saturating_add(usize::from(self.run.is_some())) as u32;
            self.traces.covers.push(Cover { area, runs, kind });
        }
    }
}

/// The share of the page under images, those that overlap counted twice.
pub(super) fn image_share(page: &Page) -> f32 {
    let whole = page.width * page.height;
    let covered: f32 = page.images.iter().map(|image| image.width() * image.height()).sum();
    if whole > 0.0 { covered / whole } else { 0.0 }
}
