//! The text of a page in one direction, before any pass claims it.

use super::geometry::Frame;
use super::words::Word;
use crate::read::pdf::{Fill, Rule};

/// The text of one direction, in the frame it reads in.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// The frame.
    pub(crate) frame: Frame,
    /// The words that no pass has claimed yet.
    pub(crate) words: Vec<Word>,
    /// The rules; none but in the first view.
    pub(crate) rules: Vec<Rule>,
    /// The fills; none but in the first view.
    pub(crate) fills: Vec<Fill>,
}
