//! What belongs to the page and not to the document: running heads and feet, page numbers, stamps.
//!
//! What comes in: all sheets of a document. What goes out: the same sheets without their furniture, the
//! furniture, and the number printed on each page.
//!
//! - `piece`: a stretch of text in a margin
//! - `furniture`: the margins cut into pieces, and the marked ones taken off
//! - `running`: what is marked, and why
//! - `spacing`: which lines at the margins are lines of the text
//! - `page_numbers`: page numbers, stamps and notices by their words alone

pub(crate) mod furniture;
pub(crate) mod page_numbers;
pub(crate) mod piece;
pub(crate) mod running;
mod spacing;
