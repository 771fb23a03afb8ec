//! Glyphs → words, lines and the segments of lines.
//!
//! What comes in: pages of glyphs, rules and fills. What goes out: words, and lines of them cut into
//! segments, in frames in which text reads from left to right.
//!
//! - `geometry`: boxes, and the frames that turned text reads in
//! - `view`: the text of a page in one direction
//! - `words`: glyphs → words
//! - `underlines`: which words a rule underlines
//! - `lines`: words → lines
//! - `segments`: lines cut at tabs and columns
//! - `labels`: "(a)", "1.": what hangs before a text
//! - `texts`: lines as they go out
//! - `margins`: the edges of a page's text, and its leading

pub(crate) mod geometry;
pub(crate) mod labels;
pub(crate) mod lines;
pub(crate) mod margins;
pub(crate) mod segments;
pub(crate) mod texts;
pub(crate) mod underlines;
pub(crate) mod view;
pub(crate) mod words;
