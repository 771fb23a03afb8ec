//! What a PDF's parts count against the [`Budget`].

pub use crate::budget::Budget;
pub(super) use crate::budget::LimitKind;

/// What opening a form counts, in operators: it costs look-ups and an inflater, however short it is.
pub const FORM_COST: u64 = 200;

/// What the first use of a font on a page counts, in operators.
pub(super) const FONT_COST: u64 = 2_000;

/// What looking for shading under a white line or text counts, in operators.
pub(super) const SHADE_COST: u64 = 50;

/// How many bytes of text that replaces glyphs count as one operator.
pub(super) const REPLACED_PER_OPERATOR: u64 = 4;
