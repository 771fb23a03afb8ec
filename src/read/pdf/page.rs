//! What the PDF reader hands on: pages of glyph runs, rules and fills in one coordinate system.
//!
//! Coordinates are points in the page as a reader sees it: after `/Rotate` and `/UserUnit`, origin at
//! the crop box's top left corner, x to the right, y downwards.

use std::ops::Range;

use crate::block::Colour;
use crate::budget::Reached;
use crate::read::unseen::Why;

/// A PDF as read.
#[derive(Debug, Default)]
pub struct Pdf {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The fonts that runs point to, document-wide.
    pub fonts: Vec<Font>,
    /// `/Producer` of the information dictionary.
    pub producer: Option<String>,
    /// Things worth telling: a page that could not be read, a budget that ran out.
    pub notes: Vec<Note>,
}

/// What was taken of a PDF's pages as they were read.
#[derive(Debug)]
pub struct Taken<T> {
    /// What was taken of each page, in order, and the document-wide numbers of the page's fonts.
    pub pages: Vec<(T, Vec<u16>)>,
    /// The fonts, document-wide.
    pub fonts: Vec<Font>,
    /// `/Producer` of the information dictionary.
    pub producer: Option<String>,
    /// Things worth telling: a page that could not be read, a budget that ran out.
    pub notes: Vec<Note>,
}

/// Something worth telling about a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The page, counted from 1; null for the whole file.
    pub page: Option<u32>,
    /// What.
    pub kind: NoteKind,
}

/// What is worth telling about a PDF.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteKind {
    /// The page's content could not be decoded, wholly or from some point on.
    Damaged(String),
    /// A budget ran out; what was read until then is kept.
    Limit(Reached),
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// Counted from 1 in the file.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The text of all glyphs, in drawing order; NFC is not yet applied, ligatures are expanded.
    pub text: String,
    /// The glyphs, in drawing order.
    pub glyphs: Vec<Glyph>,
    /// The runs, in drawing order.
    pub runs: Vec<Run>,
    /// Thin straight lines, stroked or drawn as thin fills.
    pub rules: Vec<Rule>,
    /// Filled areas that are no rules and not white.
    pub fills: Vec<Fill>,
    /// Areas of images.
    pub images: Vec<Rect>,
    /// Web links.
    pub links: Vec<Link>,
    /// Words that are in none of the runs, for a reader of the page does not see them.
    pub unseen: Vec<UnseenWords>,
}

/// A glyph with its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Left edge (where the pen was), for upright text; for turned text the start along the
    /// reading direction: a y for text that runs [down](Direction::Down) or [up](Direction::Up).
    pub x0: f32,
    /// Right edge (where the pen went), without character and word spacing; for turned text the end,
    /// less than `x0` where text runs left or up.
    pub x1: f32,
    /// Start in [`Page::text`].
    pub start: u32,
    /// End in [`Page::text`]; equal to `start` where the glyph has no known text.
    pub end: u32,
}

/// Glyphs drawn one after the other in one font on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its glyphs in [`Page::glyphs`].
    pub glyphs: Range<u32>,
    /// The box, ascent to descent.
    pub area: Rect,
    /// y of the baseline (x for text turned by a quarter).
    pub baseline: f32,
    /// Font size in points as seen (text matrix and page matrix applied).
    pub size: f32,
    /// Index in [`Pdf::fonts`].
    pub font: u16,
    /// Bold: by the font, or by filling and stroking.
    pub bold: bool,
    /// Italic or oblique: by the font, or by a slanted matrix.
    pub italic: bool,
    /// Not drawn (render mode 3), as in OCR layers over an image.
    pub invisible: bool,
    /// Marked as an artifact (page furniture) by the producer.
    pub artifact: bool,
    /// Which way the text runs.
    pub direction: Direction,
    /// Marked-content id.
    pub mcid: Option<u32>,
    /// Fill colour.
    pub colour: Colour,
}

/// Which way text runs on the page as seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Right,
    /// Top to bottom.
    Down,
    /// Right to left, upside down.
    Left,
    /// Bottom to top.
    Up,
    /// At any other angle (a watermark).
    Askew,
}

/// A font as the document names it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Font {
    /// `BaseFont` without the subset tag.
    pub name: String,
    /// Bold by its name, weight or flags.
    pub bold: bool,
    /// Italic by its name, angle or flags.
    pub italic: bool,
    /// Whether the program is in the file.
    pub embedded: bool,
    /// Glyphs drawn in it.
    pub glyphs: u32,
    /// Of these, glyphs without known text, or with U+FFFD, a private-use or a control character.
    pub unknown: u32,
}

/// A rectangle; `x0 <= x1`, `y0 <= y1`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

/// A thin straight horizontal or vertical line; its thickness is the short side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Where.
    pub area: Rect,
    /// True where it runs along x.
    pub horizontal: bool,
}

/// A filled area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Where.
    pub area: Rect,
    /// Its colour.
    pub colour: Colour,
}

/// Words beside each other that a reader of the page does not see.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnseenWords {
    /// Where they stand.
    pub area: Rect,
    /// How many they are.
    pub words: u32,
    /// Why they are not seen.
    pub why: Why,
}

/// A web link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where.
    pub area: Rect,
    /// Its address.
    pub url: String,
}
