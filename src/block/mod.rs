//! Blocks: where the readers meet. After this file nothing knows the format.
//!
//! A document is a list of blocks in reading order. A block is text (a paragraph or heading, with its
//! lines and the segments that gaps or tabs set apart), a table, or a fact that markup states
//! outright (an item's number and title in a ModernGov page, an attendee in its XML).
//!
//! - `model`: the types
//! - `by_page`: their text, page by page
//! - `flow`: the text of lines and segments, joined as it is read
//! - `places`: where lines stand, and places merged

mod by_page;
mod flow;
mod model;
mod places;

pub(crate) use self::by_page::by_page;
pub(crate) use self::flow::{flow, words};
pub use self::model::{
    Align, Block, Cell, Colour, Fact, Few, Line, LineEnd, Part, Row, Ruling, Segment, Span, Style,
    Table, Text,
};
pub(crate) use self::places::{merge, places};
