//! What a PDF's parts count against the [`Budget`], and how a limit that is met is told.

use super::NoteKind;
pub use crate::budget::Budget;

/// What opening a form counts, in operators: it costs look-ups and an inflater, however short it is.
pub const FORM_COST: u64 = 200;

/// What the first use of a font on a page counts, in operators.
pub(super) const FONT_COST: u64 = 2_000;

/// What looking for shading under a white line or text counts, in operators.
pub(super) const SHADE_COST: u64 = 50;

/// How many bytes of text that replaces glyphs count as one operator.
pub(super) const REPLACED_PER_OPERATOR: u64 = 4;

/// A budget that can run out, as notes name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    Pages,
    StreamBytes,
    DocumentBytes,
    Operators,
    Glyphs,
    Drawings,
    FormDepth,
    FontBytes,
    CmapBytes,
}

impl Limit {
    /// The note that says that this budget ran out.
    pub(super) fn note(self, budget: &Budget) -> NoteKind {
        let (what, limit, flag) = match self {
            Limit::Pages => ("pages", budget.pages, "--max-pages"),
            Limit::StreamBytes => {
                ("inflated bytes of one page", budget.stream_bytes, "--max-stream-bytes")
            }
            Limit::DocumentBytes => {
                ("inflated bytes of the file", budget.document_bytes, "--max-document-bytes")
            }
            Limit::Operators => ("operators of one page", budget.operators, "--max-operators"),
            Limit::Glyphs => ("glyphs of one page", budget.glyphs, "--max-glyphs"),
            Limit::Drawings => ("drawings of one page", budget.drawings, "--max-drawings"),
            Limit::FormDepth => ("forms inside forms", budget.form_depth, "--max-form-depth"),
            Limit::FontBytes => ("bytes of one font", budget.font_bytes, "--max-font-bytes"),
            Limit::CmapBytes => {
                ("bytes of one character map", budget.cmap_bytes, "--max-cmap-bytes")
            }
        };
        NoteKind::Limit { what, limit, flag }
    }
}
