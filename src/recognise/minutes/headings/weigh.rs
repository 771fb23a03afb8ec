//! What tunes the choice of headings.

/// Set as a heading by markup.
pub(crate) const MARKUP: i32 = 5;
/// Bold or underlined throughout.
pub(crate) const BOLD: i32 = 5;
/// Capitals throughout.
pub(crate) const CAPS: i32 = 4;
/// "(Item 3)" under it: only headings have that.
pub(crate) const ITEM_LINE: i32 = 9;
/// Plain, but short and no sentence.
pub(crate) const TITLE_LIKE: i32 = 1;
/// A sentence, or more words than a title has.
pub(crate) const SENTENCE: i32 = -6;
/// Set further right than the leftmost numbered line of its page, by more than
/// [`INDENT_POINTS`].
pub(crate) const INDENTED: i32 = -3;
/// What counts as further right, in points.
pub(crate) const INDENT_POINTS: f32 = 14.0;
/// A number follows on the one before.
pub(crate) const FOLLOWS: i32 = 2;
/// Each number that is missing between two.
pub(crate) const GAP: i32 = -4;
/// The most numbers that may be missing between two.
pub(crate) const MOST_MISSING: u32 = 4;
/// Two headings of one level are set differently: one in capitals, one not.
pub(crate) const OTHER_STYLE: i32 = -8;
/// It numbers a paragraph: the heading above, "6" over "6.1", stands out, and it does not.
pub(crate) const PARAGRAPH: i32 = -8;
/// It runs on with its text where most of its series are set apart.
pub(crate) const NOT_APART: i32 = -4;
/// A chain lighter than this is chance.
pub(crate) const LEAST: i32 = 4;
/// Many numbers are missing between two of a series that has a shape of its own.
pub(crate) const LEAP: i32 = -8;
/// The most numbers that such a leap goes over.
pub(crate) const LONGEST_LEAP: u32 = 50;
