//! Budgets: what one PDF may cost. The defaults are far above any real paper; a file that meets one
//! is read up to there, and a note says so.
//!
//! Object and cross-reference streams are inflated by the PDF library when the file is opened, before
//! any budget here applies: against those a worker process with a memory limit is needed.

use super::NoteKind;

/// What one PDF may cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Pages read.
    pub pages: u64,
    /// Bytes of one content stream after inflating; also of a page's streams together.
    pub stream_bytes: u64,
    /// Bytes of all streams after inflating.
    pub document_bytes: u64,
    /// Operators of one page, its forms included. Opening a form counts as [`FORM_COST`] operators.
    pub operators: u64,
    /// Glyphs of one page.
    pub glyphs: u64,
    /// Rules, fills and images of one page, together.
    pub drawings: u64,
    /// Forms inside forms.
    pub form_depth: u64,
    /// Bytes of one font program after inflating.
    pub font_bytes: u64,
    /// Bytes of one character map after inflating.
    pub cmap_bytes: u64,
}

/// What opening a form counts, in operators: it costs look-ups and an inflater, however short it is.
pub const FORM_COST: u64 = 200;

/// What the first use of a font on a page counts, in operators.
pub(super) const FONT_COST: u64 = 2_000;

/// What looking for shading under a white line or text counts, in operators.
pub(super) const SHADE_COST: u64 = 50;

/// How many bytes of text that replaces glyphs count as one operator.
pub(super) const REPLACED_PER_OPERATOR: u64 = 4;

impl Default for Budget {
    /// A hundred times and more what the largest page of some 400 published papers takes: 0.5 MB of
    /// content, 120,000 operators, 6,000 glyphs, 1,500 drawings.
    fn default() -> Self {
        Budget {
            // The largest packs have some 2,000 pages.
            pages: 20_000,
            stream_bytes: 64 << 20,
            // Of 2,000 such pages, twice over.
            document_bytes: 2 << 30,
            operators: 10_000_000,
            glyphs: 5_000_000,
            drawings: 1_000_000,
            // Stamps on merged pages are a form or two deep.
            form_depth: 24,
            // East Asian fonts that are not cut to a subset have some 20 MB.
            font_bytes: 64 << 20,
            // A map of all 65,536 codes of two bytes has some 2 MB.
            cmap_bytes: 8 << 20,
        }
    }
}

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
