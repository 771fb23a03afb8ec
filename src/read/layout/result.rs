//! What the layout of a document hands on, and what is known of its pages.

use crate::block::Block;
use crate::record::Place;

/// The blocks of a document and what became of the rest of its text.
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
    /// Whether it may be text of the document for all that.
    pub may_be_text: bool,
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
