//! Words, rules and shades → cells of grids; which grids are tables.
//!
//! What comes in: the words of a page, its rules and fills. What goes out: candidates, cells with their
//! words, which the passes over page breaks make tables of or set as plain lines.
//!
//! - `candidate`: what may be a table
//! - `edges`, `grid`: rules → edges → complete grids
//! - `bands`: shades, and rules between rows alone → grids
//! - `gutters`: white that runs down between columns
//! - `fill`: words into the cells of a grid
//! - `undivided`: cells that hold several columns or rows
//! - `region`: logs, whatever draws their cells
//! - `keys`, `header_words`: what heads a column, and what starts a row

pub(crate) mod bands;
pub(crate) mod candidate;
pub(crate) mod edges;
pub(crate) mod fill;
pub(crate) mod grid;
pub(crate) mod gutters;
pub(crate) mod header_words;
pub(crate) mod keys;
pub(crate) mod region;
pub(crate) mod undivided;

use self::edges::rules_to_edges;
use self::grid::{Grid, edges_to_grids};
use super::glyphs::view::View;

/// The ruled grids of a page, the largest first.
pub(crate) fn ruled_grids(view: &View) -> Vec<Grid> {
    if view.rules.is_empty() || view.words.is_empty() {
        return Vec::new();
    }
    edges_to_grids(&rules_to_edges(&view.rules))
}
