//! A table before it is known to be one: cells that hold words, not yet text.

use crate::block::{Colour, Ruling};
use crate::read::layout::glyphs::geometry::Frame;
use crate::read::layout::glyphs::words::Word;
use crate::read::pdf::Rect;

/// A grid with text, which may turn out to be a table.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// The frame of its text.
    pub(crate) frame: Frame,
    /// What shows its cells.
    pub(crate) ruling: Ruling,
    /// Its box in the frame.
    pub(crate) area: Rect,
    /// Its column edges in the frame.
    pub(crate) xs: Vec<f32>,
    /// Its rows, top to bottom.
    pub(crate) rows: Vec<Vec<Draft>>,
    /// Whether a rule closes it at the top.
    pub(crate) closed_top: bool,
    /// Whether it is known to go on with the table that ended the page before.
    pub(crate) goes_on: bool,
    /// Whether its text alone shows that it is a table: two rows and two columns of it.
    pub(crate) strong: bool,
}

/// A cell with its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Its first column, counted from 0.
    pub(crate) column: usize,
    /// How many columns it takes.
    pub(crate) column_span: usize,
    /// How many rows it takes.
    pub(crate) row_span: usize,
    /// Its box in the frame.
    pub(crate) area: Rect,
    /// Its shade.
    pub(crate) fill: Option<Colour>,
    /// Its words, in no order.
    pub(crate) words: Vec<Word>,
}

impl Candidate {
    /// Number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// All its words, for setting them as plain lines.
    pub(crate) fn into_words(self) -> Vec<Word> {
        self.rows.into_iter().flatten().flat_map(|cell| cell.words).collect()
    }
}
