//! How a line is set, and where.

use crate::recognise::prose::Prose;

/// How a line is set, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Bold throughout, or up to the text that runs on behind it.
    pub bold: bool,
    /// Underlined throughout.
    pub underline: bool,
    /// The level of a heading by markup.
    pub heading: Option<u8>,
    /// Its left edge, in points.
    pub x: f32,
    /// The left edge of what follows its label.
    pub body_x: f32,
}

/// Lines whose left edges differ by no more stand in one place, in points.
const SAME_PLACE: f32 = 3.0;

impl Look {
    /// Sees how a line is set.
    pub(super) fn of(p: &Prose<'_>) -> Self {
        Look {
            bold: p.bold || p.bold_lead > 0 && p.label.is_some(),
            underline: p.underline,
            heading: p.text.heading,
            x: p.x,
            body_x: p.body_x,
        }
    }

    /// Whether another line is set alike, wherever it stands.
    pub(super) fn is_as(&self, other: &Look) -> bool {
        (self.bold, self.underline, self.heading) == (other.bold, other.underline, other.heading)
    }

    /// Whether it sets a line off.
    pub(super) fn stands_out(&self) -> bool {
        self.bold || self.underline || self.heading.is_some()
    }
}

/// Whether two left edges are one.
pub(super) fn same_place(a: f32, b: f32) -> bool {
    (a - b).abs() <= SAME_PLACE
}
