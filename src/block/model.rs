//! The types of blocks. Data only.

use crate::record::{
    At, Attachment, Attendee, Contact, Incomplete, Meeting, MinutesStatus, Place, Vote,
};

/// A list that nearly always has one element, which then stands in the list itself: a line has one
/// segment, a segment one style.
pub type Few<T> = smallvec::SmallVec<[T; 1]>;

/// One unit of a document, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph or heading.
    Text(Text),
    /// A table.
    Table(Table),
    /// Something that markup states outright.
    Fact(Fact),
}

/// A paragraph or heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Its lines, never empty. HTML and XML have one line a `<br>`, text one a line.
    pub lines: Vec<Line>,
    /// The level of a heading where markup says so (1 to 6); PDF and plain text have none.
    pub heading: Option<u8>,
    /// How its lines are set.
    pub align: Align,
    /// True where it is an entry of a list by markup (`<li>`, Markdown `- `).
    pub list_item: bool,
}

/// How lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// From the left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

/// One printed line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What gaps or tabs set apart, left to right; never empty.
    pub segments: Few<Segment>,
    /// How the next line joins on.
    pub end: LineEnd,
    /// Where it stands; a page for PDF, a node or line number else.
    pub place: Option<Place>,
    /// White space above it, in units of its own font size; 0 where the format has none.
    pub gap_above: f32,
}

/// How the next line joins on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnd {
    /// With a space.
    #[default]
    Space,
    /// Directly, the hyphen at the end of this one kept ("Samra-" "Rai").
    KeepHyphen,
    /// Directly, the hyphen at the end of this one dropped ("commun-" "ity").
    DropHyphen,
    /// Directly (an address cut at a slash).
    Glue,
}

/// A stretch of a line that a gap or tab sets apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// Left edge in points from the page's left edge. Formats without a page count tab stops of 72
    /// points, and 18 points a level of indentation.
    pub x0: f32,
    /// Right edge in points.
    pub x1: f32,
    /// The text, in runs of one style; white space folded, NFC.
    pub spans: Few<Span>,
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Its style.
    pub style: Style,
}

/// How text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Style {
    /// Bold, fake bold included.
    pub bold: bool,
    /// Italic or oblique.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Font size in points; 0 where the format has none.
    pub size: f32,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What shows its cells.
    pub ruling: Ruling,
    /// Its rows, top to bottom.
    pub rows: Vec<Row>,
    /// Number of columns.
    pub columns: usize,
    /// Where it stands.
    pub at: At,
}

/// What shows the cells of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ruling {
    /// Rules on all sides.
    #[default]
    Full,
    /// Shaded cells or rows.
    Fills,
    /// Rules between the rows alone.
    Horizontal,
    /// Gaps alone.
    Gaps,
    /// Markup (`<table>`, tabs, `|`).
    Markup,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells, left to right; a spanned position has no cell of its own.
    pub cells: Vec<Cell>,
    /// True where markup or a repeat on the next page says that it is a header.
    pub header: bool,
    /// True where it goes on with the row above, cut by a page break.
    pub continues: bool,
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its first column, counted from 0.
    pub column: usize,
    /// How many columns it takes.
    pub column_span: usize,
    /// How many rows it takes.
    pub row_span: usize,
    /// Its paragraphs.
    pub texts: Vec<Text>,
    /// Its shade, where it is not white.
    pub fill: Option<Colour>,
    /// Where it stands.
    pub at: At,
}

/// A colour, 0 to 255 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// Something that markup states outright.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The page's or answer's meeting. Stands once, before the items.
    Meeting {
        /// What is known of it.
        meeting: Meeting,
        /// "Agenda and draft minutes" says draft.
        status: Option<MinutesStatus>,
        /// The authority, where the page names it.
        authority: Option<String>,
    },
    /// The officer to ask.
    Contact(Contact),
    /// A person, by the web service.
    Attendee(Attendee),
    /// An item starts; what follows belongs to it until the next one.
    Item {
        /// The number that the page shows, without its closing full stop.
        number: Option<String>,
        /// The agenda's number where both are given.
        agenda_number: Option<String>,
        /// The title; empty where the row has none.
        title: String,
        /// ModernGov's id ("67157" of the anchor `AI67157`).
        item_id: Option<String>,
        /// Where it stands.
        at: At,
    },
    /// The texts that follow are this part of the item.
    Part(Part, At),
    /// A paper linked to the item.
    Attachment(Attachment),
    /// A recorded vote.
    Vote(Vote),
    /// The part that ends here is cut.
    Incomplete(Part, Incomplete, At),
    /// The items end here.
    ItemsEnd,
}

/// A part of an item on a ModernGov page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The agenda's text.
    Agenda,
    /// "Decision:".
    Decision,
    /// "Minutes:".
    Minutes,
    /// Any other heading.
    Other,
}
