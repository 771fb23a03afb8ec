//! The text of a document, page by page: what a backfill keeps for searching.
//!
//! Data only. It holds what a reader of the document sees, running heads and feet left out.

use serde::{Deserialize, Serialize};

/// The text of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentText {
    /// `urn:minutebook:text:1`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// SHA-256 of the document's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The document's file name.
    pub name: String,
    /// The pages that have text, in their order.
    pub pages: Vec<PageText>,
}

/// The text of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageText {
    /// The page, counted from 1 in the file; none for formats without pages.
    pub page: Option<u32>,
    /// Its text in reading order: a line a paragraph or row of a table, cells parted by tabs.
    pub text: String,
}
