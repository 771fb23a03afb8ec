//! A page on its way through the passes: what each leaves for the next.

use super::PageLayout;
use super::glyphs::view::View;
use super::tables::grid::Grid;
use crate::read::unseen::Unseen;

/// A page on its way through the passes: its words, its rules and fills, and no glyphs any more.
#[derive(Debug)]
pub struct Sheet {
    /// [`Page::text`]; empty once its lines are set, unless it has tables.
    pub(crate) text: String,
    /// Its text by direction; the first has most words, rules and fills. None once its lines are set.
    pub(crate) views: Vec<View>,
    /// The grids of its ruled tables, the largest first. None once its lines are set.
    pub(crate) grids: Vec<Grid>,
    /// Words left out, for a reader of the page does not see them.
    pub(crate) unseen: Vec<Unseen>,
    /// Words read.
    pub(crate) words: u32,
    /// What is known of it.
    pub(crate) layout: PageLayout,
}

impl Sheet {
    /// The page's number, counted from 1, and its width and height in points.
    pub fn page(&self) -> (u32, f32, f32) {
        (self.layout.number, self.layout.width, self.layout.height)
    }
}
