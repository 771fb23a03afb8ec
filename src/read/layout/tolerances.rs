//! The numbers that tune the passes, each with its unit and its reason.
//!
//! An em is the font size of the line that is judged. Word processors set a space of about 0.28 em.

/// Word gap where no space glyph is drawn (em): kerning stays below 0.1, the tightest justified
/// space is about 0.14.
pub(super) const WORD_GAP: f32 = 0.125;
/// A drawn space whose glyphs touch none the less (em) was pulled back by kerning: no gap.
pub(super) const PULLED_BACK: f32 = 0.04;
/// Baselines of one line differ by at most this (em): wider than rounding, narrower than half the
/// tightest leading.
pub(super) const SAME_BASELINE: f32 = 0.22;
/// Text below this share of its neighbour's size may be a superscript or subscript of its line.
pub(super) const SCRIPT_SIZE: f32 = 0.85;
/// A superscript's baseline is at most this far from its line's (em of the line).
pub(super) const SCRIPT_SHIFT: f32 = 0.65;

/// The usual word space (em), where a line has no other gap to compare with.
pub(super) const SPACE: f32 = 0.28;
/// The smallest gap that may set a segment apart where other lines start at the same x (em).
pub(super) const ALIGNED_GAP: f32 = 1.1;
/// The smallest gap that sets a segment apart where text changes from bold to plain or back and
/// another line starts at the same x (em).
pub(super) const RESTYLED_GAP: f32 = 0.75;
/// The smallest gap that sets a segment apart on its own (em): stretched double spaces stay below.
pub(super) const LONE_GAP: f32 = 2.4;
/// The smallest gap after a full stop that sets a segment apart on its own (em).
pub(super) const SENTENCE_GAP: f32 = 4.5;
/// An aligned gap is at least this many times the line's typical gap.
pub(super) const ALIGNED_RATIO: f32 = 1.5;
/// A gap without support is at least this many times the line's typical gap.
pub(super) const LONE_RATIO: f32 = 2.6;
/// Starts of segments that differ by no more (points) are aligned: tab stops are exact, rounding
/// of glyph widths is not.
pub(super) const ALIGNED: f32 = 1.2;
/// The gap after a hanging label is wider than a normal space by this factor.
pub(super) const LABEL_RATIO: f32 = 1.35;
/// The gap after a bare number that may be a label (em): "84" before a minute's heading.
pub(super) const BARE_LABEL_GAP: f32 = 0.8;

/// The margin bands in which furniture is looked for, as a share of the page's height.
pub(super) const BAND: f32 = 0.15;
/// Furniture of one place differs in height by no more than this (points).
pub(super) const SAME_SLOT: f32 = 3.5;
/// Occurrences of a running head that lie further apart (pages) belong to different papers.
pub(super) const HEAD_REACH: usize = 4;
/// A running head needs this many pages; a document of so many pages or fewer needs two.
pub(super) const HEAD_PAGES: usize = 3;
/// Pages from which on a head is one though it skips every other page (odd and even pages).
pub(super) const HEAD_SURE: usize = 6;
/// At most this share of the pages between may have other text where the head stands.
pub(super) const HEAD_DOUBT: f32 = 0.25;
/// A page number stands at least this far from other text of its line (em): labels are nearer.
pub(super) const NUMBER_CLEAR: f32 = 5.0;

/// Ends of rules that miss each other by no more (points) meet.
pub(super) const RULE_SNAP: f32 = 3.0;
/// Rules that miss each other by no more (points) cross; a frame set into a cell stays clear of it.
pub(super) const RULE_TOUCH: f32 = 1.2;
/// Grids of the same columns that lie one above the other by no more (points) are one table.
pub(super) const STACK_GAP: f32 = 16.0;
/// A line of text fits in a gap of this height (points) between grids.
pub(super) const GAP_ROW: f32 = 6.5;
/// Parts of tables without text between them are one where they lie no further apart (points).
pub(super) const PART_GAP: f32 = 30.0;
/// A rule covers a cell's side from this share on.
pub(super) const RULE_COVER: f32 = 0.6;
/// Rules shorter than this (points) are corners of borders or dots.
pub(super) const RULE_SHORT: f32 = 4.0;
/// More rules than this on a page after merging are a drawing, not a table.
pub(super) const RULES_MAX: usize = 1500;
/// A row or column thinner than this (points) is a doubled border.
pub(super) const CELL_MIN: f32 = 4.5;
/// Column edges of one table on two pages differ by no more than this (points).
pub(super) const SAME_EDGE: f32 = 3.5;
/// A table may move sideways by this much from page to page (points): mirrored margins.
pub(super) const EDGE_SHIFT: f32 = 40.0;

/// The usual leading in units of the font size, where a document has too few lines to tell.
pub(super) const LEADING: f32 = 1.17;
/// White space beyond the usual leading that starts a paragraph (em).
pub(super) const PARAGRAPH_GAP: f32 = 0.28;
/// Indentations that differ by no more (em) are the same.
pub(super) const SAME_INDENT: f32 = 0.6;
/// Font sizes that differ by a greater share start a paragraph.
pub(super) const SIZE_STEP: f32 = 0.09;
/// A line that ends this far before the margin (em) was not full.
pub(super) const SHORT_LINE: f32 = 4.0;
/// Centres of centred lines differ by no more than this (points).
pub(super) const SAME_CENTRE: f32 = 4.0;

/// White that runs down between columns is at least this wide (em).
pub(super) const GUTTER: f32 = 0.8;
/// Text with less white (em) at a column's edge runs across it.
pub(super) const CROSSING: f32 = 0.6;
/// White at the edges (em) of a cell that spans columns, where it alone shows that it is several.
pub(super) const UNDIVIDED_GAP: f32 = 1.5;
/// White that many lines leave is a gutter from this width on (em): wider than a word space.
pub(super) const CORRIDOR: f32 = 0.45;
/// So many lines leave no white by chance.
pub(super) const CORRIDOR_LINES: usize = 5;
/// Shades smaller than this (points) are marks, not cells.
pub(super) const FILL_WIDE: f32 = 8.0;
/// Shades lower than this (points) are rules or marks.
pub(super) const FILL_HIGH: f32 = 6.0;
/// More shades than this on a page are a drawing.
pub(super) const FILLS_MAX: usize = 1500;
/// Rules between the rows of a table are at least this wide (points).
pub(super) const STACK_WIDE: f32 = 120.0;
/// A line through this share of the width between two rules runs from side to side.
pub(super) const THROUGH: f32 = 0.9;
/// A line this far below the last one (em, baseline to baseline) is not of the same gap table.
pub(super) const GAPS_FAR: f32 = 5.0;

/// Lines below a header that are asked where its columns start.
pub(super) const HEADER_REACH: usize = 12;
/// White that is more than a word space in any face (em): a typewriter's space has 0.6.
pub(super) const WIDE_SPACE: f32 = 1.0;

/// One row in so many of a table has text in two cells, or more do.
pub(super) const FULL_ROWS: usize = 5;
/// A cell over so many rows, with a line beside each, has their labels.
pub(super) const UNDIVIDED_ROWS: usize = 4;

/// Baselines nearer than this (em) are not those of a line of text and the next one.
pub(super) const NEAR_LINE: f32 = 0.85;

/// Columns of prose have at least this many lines each.
pub(super) const COLUMN_LINES: usize = 6;
/// A column of prose is at least this wide (em).
pub(super) const COLUMN_WIDE: f32 = 13.0;
/// At least this share of its lines reaches far to the right.
pub(super) const COLUMN_FULL: f32 = 0.6;
/// At least this share of its lines starts in lower case: prose wraps, lists do not.
pub(super) const COLUMN_WRAPS: f32 = 0.3;
/// White space that may tear a sentence (em, baseline to baseline): one empty line.
pub(super) const TORN: f32 = 2.7;
/// A word in capitals of this length (letters) leads a paragraph in ("AGREED"); shorter ones are
/// abbreviations.
pub(super) const LEAD_IN: usize = 6;
/// A line as long as this share of the body's width is set from the left, wherever its middle is.
pub(super) const CENTRED: f32 = 0.92;
/// Rows of shades this far apart (points) have a white row between them.
pub(super) const WHITE_ROW: f32 = 48.0;
/// Room beyond the next word that makes a line's end in a cell the writer's (em).
pub(super) const HARD_BREAK: f32 = 0.7;
