//! Lines and tables → blocks, over page breaks.
//!
//! What comes in: sheets whose furniture is off. What goes out: paragraphs and tables in reading order.
//!
//! - `item`: a line or a table of a page
//! - `flow`: sheets → items in reading order, page by page
//! - `columns`: the order of columns set side by side
//! - `paragraphs`: lines → paragraphs
//! - `breaks`: items of all pages → blocks
//! - `stitch`: parts of a table on following pages → one table
//! - `hyphens`: how each line joins on to the next

pub(crate) mod breaks;
pub(crate) mod columns;
pub(crate) mod flow;
pub(crate) mod hyphens;
pub(crate) mod item;
pub(crate) mod paragraphs;
pub(crate) mod stitch;
