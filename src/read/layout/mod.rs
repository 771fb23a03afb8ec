//! Pages of glyphs → blocks in reading order.
//!
//! What comes in: [`Pdf`], pages of glyph runs, rules and fills in one coordinate system. What goes
//! out: [`Layout`], paragraphs and tables over page breaks, and what was taken off as page furniture.
//! Every word that comes in goes out once: in a block or as furniture.
//!
//! - `result`: the [`Layout`]; `sheet`: a page on its way through the passes
//! - `glyphs`: words, lines and their segments
//! - `tables`: grids of rules, shades and gaps, and their cells
//! - `margins`: page furniture off
//! - `prose`: columns, paragraphs, both and tables over page breaks
//! - `sheets`: pages set as sheets before the passes, results put together after them
//! - `tolerances`: the numbers that tune them
//!
//! `glyphs` knows no other folder; `tables` knows `glyphs`; `margins` and `prose` know both, and not each
//! other.

mod glyphs;
mod margins;
mod prose;
mod result;
mod sheet;
mod sheets;
mod tables;
mod tolerances;

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod testing;

pub use self::glyphs::lines::{Lines, RawLine};
use self::glyphs::segments;
pub use self::glyphs::words::{Word, words};
use self::margins::furniture;
use self::prose::breaks;
use self::prose::flow;
use self::prose::hyphens;
pub use self::result::{Furniture, Layout, PageLayout, Reason, Stamp};
pub use self::sheet::Sheet;
pub use self::sheets::sheet;

use super::pdf::{Page, Pdf};

/// Pages that are not worth another core.
const ON_ONE_CORE: usize = 8;

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
    let flow = flow::to_items(&mut sheets);
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
    sheet
        .views
        .into_iter()
        .next()
        .map(|view| segments::set(view.words, &page.text))
        .unwrap_or_default()
}
