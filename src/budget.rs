//! The budget: what one document may cost. The defaults are far above any real paper; a document that
//! meets a limit is read up to there, and a diagnostic names the limit.
//!
//! | limits | checked in | a document that meets one |
//! |---|---|---|
//! | `pages` … `cmap_bytes` | `read::pdf`, while a page is read | keeps what was read of the page |
//! | `html_nodes`, `html_depth` | `read::html`, while a page is parsed | keeps what was parsed |
//! | `xml_nodes` | `read::xml`, while an answer is parsed | is refused: half of it is no XML |
//! | `blocks`, `cells` | `read`, before recognition | keeps what stands before |
//!
//! Each limit counts within one page or one stream, but for `document_bytes`: those are spent in the order
//! of the pages, whatever the cores that read them, so that the same bytes give the same record.
//!
//! Not counted here, but bounded by the library that reads PDF syntax: objects inside objects (512),
//! a chain of cross-reference tables (256); its page tree is walked without recursion, each node once.
//! Object and cross-reference streams it inflates without a limit, before any budget applies: against
//! those a worker process with a memory limit is needed (`archive::papers::worker`).
//! XML that declares a document type is refused, so that no entity expands to more than a character.

use std::fmt;

use crate::record::Diagnostic;
use crate::record::diagnostic::Code;

/// What one document may cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Pages read of a PDF.
    pub pages: u64,
    /// Bytes of one content stream after inflating; also of a page's streams together.
    pub stream_bytes: u64,
    /// Bytes of all streams after inflating.
    pub document_bytes: u64,
    /// Operators of one page, its forms included. Opening a form counts as
    /// `read::pdf::FORM_COST` operators.
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
    /// Nodes of a web page; of all pieces of HTML in an XML answer together.
    pub html_nodes: u64,
    /// Elements inside elements of a web page.
    pub html_depth: u64,
    /// Nodes of an XML answer.
    pub xml_nodes: u64,
    /// Paragraphs, tables and facts of a document.
    pub blocks: u64,
    /// Cells of all tables of a document.
    pub cells: u64,
}

impl Default for Budget {
    /// Fifty times and more what the largest page of some 400 published papers takes: 0.5 MB of
    /// content, 120,000 operators, 6,000 glyphs, 1,500 drawings; and of what the largest documents have:
    /// 20,000 nodes of HTML, 2,000 of XML, 1,100 blocks, 3,600 cells.
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
            html_nodes: 1_000_000,
            // As in browsers. The parser's work for a tag grows with the depth.
            html_depth: 512,
            xml_nodes: 1_000_000,
            blocks: 1_000_000,
            cells: 1_000_000,
        }
    }
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitKind {
    /// [`Budget::pages`].
    Pages,
    /// [`Budget::stream_bytes`].
    StreamBytes,
    /// [`Budget::document_bytes`].
    DocumentBytes,
    /// [`Budget::operators`].
    Operators,
    /// [`Budget::glyphs`].
    Glyphs,
    /// [`Budget::drawings`].
    Drawings,
    /// [`Budget::form_depth`].
    FormDepth,
    /// [`Budget::font_bytes`].
    FontBytes,
    /// [`Budget::cmap_bytes`].
    CmapBytes,
    /// [`Budget::html_nodes`].
    HtmlNodes,
    /// [`Budget::html_depth`].
    HtmlDepth,
    /// [`Budget::xml_nodes`].
    XmlNodes,
    /// [`Budget::blocks`].
    Blocks,
    /// [`Budget::cells`].
    Cells,
}

impl LimitKind {
    /// Returns what is counted, as people are told of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::StreamBytes => "inflated bytes of one page",
            Self::DocumentBytes => "inflated bytes of the file",
            Self::Operators => "operators of one page",
            Self::Glyphs => "glyphs of one page",
            Self::Drawings => "drawings of one page",
            Self::FormDepth => "forms inside forms",
            Self::FontBytes => "bytes of one font",
            Self::CmapBytes => "bytes of one character map",
            Self::HtmlNodes => "nodes of HTML",
            Self::HtmlDepth => "levels of nested elements",
            Self::XmlNodes => "nodes of XML",
            Self::Blocks => "paragraphs and tables",
            Self::Cells => "table cells",
        }
    }

    /// Returns this limit of a budget, as one that was met.
    pub(crate) fn reached(self, budget: &Budget) -> Reached {
        let limit = match self {
            Self::Pages => budget.pages,
            Self::StreamBytes => budget.stream_bytes,
            Self::DocumentBytes => budget.document_bytes,
            Self::Operators => budget.operators,
            Self::Glyphs => budget.glyphs,
            Self::Drawings => budget.drawings,
            Self::FormDepth => budget.form_depth,
            Self::FontBytes => budget.font_bytes,
            Self::CmapBytes => budget.cmap_bytes,
            Self::HtmlNodes => budget.html_nodes,
            Self::HtmlDepth => budget.html_depth,
            Self::XmlNodes => budget.xml_nodes,
            Self::Blocks => budget.blocks,
            Self::Cells => budget.cells,
        };
        Reached { kind: self, limit }
    }
}

/// A limit that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What was counted.
    pub kind: LimitKind,
    /// How much of it there may be.
    pub limit: u64,
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {} {}", self.limit, self.kind.words())
    }
}

impl Reached {
    /// Returns the diagnostic where what stands before is read.
    pub(crate) fn note(self) -> Diagnostic {
        Code::LimitReached.note(format!("{self}: what follows was not read"), Vec::new())
    }
}
