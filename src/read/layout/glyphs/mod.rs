//! Glyphs → words, lines and the segments of lines, page by page.

pub(crate) mod geometry;
pub(crate) mod labels;
pub(crate) mod lines;
pub(crate) mod margins;
pub(crate) mod segments;
pub(crate) mod sheets;
pub(crate) mod texts;
pub(crate) mod underlines;
pub(crate) mod words;
