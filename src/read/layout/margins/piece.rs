//! A stretch of text in the margin of a page, which may be furniture.

use super::page_numbers::PageNumber;
use crate::read::layout::Reason;
use crate::read::pdf::Rect;

/// The edge of a page that a piece stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Edge {
    /// At its head.
    Top,
    /// At its foot.
    Bottom,
}

/// A stretch of text in a margin band.
pub(crate) struct Piece {
    /// Its sheet, counted from 0.
    pub(crate) page: usize,
    /// Its view, counted from 0.
    pub(crate) view: usize,
    /// Its line, counted from the edge inwards.
    pub(crate) rank: usize,
    /// The edge that it stands at.
    pub(crate) edge: Edge,
    /// Distance of the baseline from the edge (points).
    pub(crate) slot: f32,
    /// The same as a share of the page's height.
    pub(crate) depth: f32,
    /// Distance to other text of its line, in units of its font size.
    pub(crate) clear: f32,
    /// Distance to the next line of its view further in, baseline to baseline (points); a large number
    /// where there is none.
    pub(crate) white: f32,
    /// Its box in the frame of its view.
    pub(crate) area: Rect,
    /// Whether it stands in a margin band, not just last on its page.
    pub(crate) in_band: bool,
    /// Baseline of its first word.
    pub(crate) baseline: f32,
    /// Font size of its first word (points).
    pub(crate) size: f32,
    /// Whether its first word is bold.
    pub(crate) bold: bool,
    /// Its text; none where it stands in a table.
    pub(crate) text: String,
    /// The text with its digits and fill signs folded, where it has any.
    pub(crate) folded: Option<String>,
    /// Start of each of its words in the page's text.
    pub(crate) words: Vec<u32>,
    /// Whether the producer marked it as an artifact.
    pub(crate) artifact: bool,
    /// The page number that it may be.
    pub(crate) number: Option<PageNumber>,
    /// Why it is furniture; none where it is not, or not yet known to be.
    pub(crate) reason: Option<Reason>,
    /// Pages that it runs on.
    pub(crate) runs_on: usize,
    /// Whether it may be text for all that it is taken for a running head.
    pub(crate) may_be_text: bool,
}

impl Piece {
    /// The text with its digits and fill signs folded.
    pub(crate) fn key(&self) -> &str {
        self.folded.as_ref().unwrap_or(&self.text)
    }
}

/// The pieces of one page.
pub(crate) fn of_page(pieces: &[Piece], page: usize) -> &[Piece] {
    let from = pieces.partition_point(|piece| piece.page < page);
    let to = pieces.partition_point(|piece| piece.page <= page);
    pieces.get(from..to).unwrap_or_default()
}
