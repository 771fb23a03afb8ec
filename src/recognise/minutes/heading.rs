//! The heading of an item of business.

/// A heading of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Heading {
    /// Index of the prose that it is.
    pub index: usize,
    /// The minute's own number, as printed without its closing full stop.
    pub number: Option<String>,
    /// The number in "(Item 3)".
    pub agenda_number: Option<String>,
    /// The title.
    pub title: String,
    /// Text of the item that runs on after the title in the same paragraph.
    pub rest: Option<String>,
    /// Further prose that belongs to the heading: the line "(Item 3)" where it stands alone.
    pub extra: usize,
}

/// A number as items have it: without the brackets round it and its closing signs.
pub(crate) fn bare_number(printed: &str) -> &str {
    printed.trim_matches(|c: char| "()[].: ".contains(c))
}
