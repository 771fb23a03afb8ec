//! Pages of glyphs → blocks in reading order.
//!
//! What comes in: [`Pdf`], pages of glyph runs, rules and fills in one coordinate system. What goes
//! out: [`Layout`], paragraphs and tables over page breaks, and what was taken off as page furniture.
//! Every word that comes in goes out once: in a block or as furniture.
//!
//! One pass a file: `words`, `underlines`, `lines`, `segments` (gaps, labels), `furniture`, tables by
//! `edges` and `grid`, `bands` (fills, rules between rows), `undivided` and `gaps`, `columns`, `paragraphs`,
//! `breaks` (over pages), `hyphens`. The numbers that tune them are in `tolerances`.

mod glyphs;
mod margins;
mod prose;
mod tables;
mod tolerances;

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod testing;

pub use self::glyphs::lines::{Lines, RawLine};
use self::glyphs::sheets;
pub use self::glyphs::sheets::{Sheet, sheet};
pub use self::glyphs::words::{Word, words};
use self::margins::furniture;
use self::prose::breaks;
use self::prose::flow;
use self::prose::hyphens;

use super::pdf::{Page, Pdf};
use crate::block::Block;
use crate::record::Place;

/// Pages that are not worth another core.
const ON_ONE_CORE: usize = 8;

/// The blocks of a document and what was told on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// What is known of each page.
    pub pages: Vec<PageLayout>,
    /// What was taken off, page by page.
    pub furniture: Vec<Furniture>,
    /// The "Agenda Item N" stamps.
    pub stamps: Vec<Stamp>,
}

/// What is known of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLayout {
    /// Counted from 1 in the file.
    pub number: u32,
    /// Width in points as seen.
    pub width: f32,
    /// Height in points as seen.
    pub height: f32,
    /// Left edge of the body's text in points; for turned text in the turned page.
    pub left: f32,
    /// Right edge of the body's text in points.
    pub right: f32,
    /// Font size of most of its text in points.
    pub size: f32,
    /// The page number printed on it.
    pub printed: Option<u32>,
    /// Words that went into blocks.
    pub words: u32,
    /// Words that were taken off.
    pub furniture_words: u32,
}

/// Text that belongs to the page, not to the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Furniture {
    /// The text.
    pub text: String,
    /// Where it stood.
    pub place: Place,
    /// Why it was taken off.
    pub reason: Reason,
}

/// Why text was taken off a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A page number.
    PageNumber,
    /// An "Agenda Item N" stamp.
    Stamp,
    /// The same text stands in the same place on other pages.
    Running,
    /// The producer marked it as an artifact, and it stands in a margin.
    Artifact,
    /// "This page is intentionally left blank".
    Blank,
    /// A watermark at an angle.
    Watermark,
    /// A table's header, repeated after a page break.
    RepeatedHeader,
}

/// An "Agenda Item N" stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The page, counted from 1.
    pub page: u32,
    /// The item's number as printed.
    pub agenda_item: String,
}

/// Reads the blocks of a document.
pub fn layout(pdf: &Pdf) -> Layout {
    of_sheets(pdf.pages.iter().map(|page| sheets::sheet_of(page, page.text.clone())).collect())
}

/// Reads the blocks of a document whose pages have been set as words (passes 1 and 2: glyphs to words, in
/// the frames that their text reads in; rules to the grids of ruled tables).
pub fn of_sheets(mut sheets: Vec<Sheet>) -> Layout {
    // 3. Page furniture off, told from all pages together; what stands in a ruled table is none.
    let mut furniture = furniture::take(&mut sheets);
    // 4. Words to tables and lines, in reading order.
    let flow = flow::read(&mut sheets);
    // 5. Lines to paragraphs, over page breaks; tables over page breaks.
    let mut blocks = breaks::join(flow, &sheets, &mut furniture);
    // 6. How each line joins on to the next.
    hyphens::set(&mut blocks);
    sheets::finish(sheets, furniture, blocks)
}

/// The lines of a page with their segments, in the page's main reading direction.
#[must_use]
pub fn lines(page: &Page) -> Lines {
    let sheet = sheets::sheet_of(page, page.text.clone());
    sheet.views.into_iter().next().map(|view| flow::set(view.words, &page.text)).unwrap_or_default()
}
