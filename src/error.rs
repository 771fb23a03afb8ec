//! What can go wrong. `Error` has one variant for each thing that a user can act on; what is
//! recorded and goes on is a [`Diagnostic`](crate::record::Diagnostic).

use thiserror::Error;

use crate::budget::Reached;

/// Why no record can be made of a document.
#[derive(Debug, Error, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// The file has no bytes, or nothing but white space.
    #[error("the file is empty; fetch it again")]
    Empty,
    /// The bytes are none of the formats that are read.
    #[error("not a PDF, a web page, a ModernGov XML answer or a text: {found}")]
    UnknownFormat {
        /// What the bytes look like.
        found: String,
    },
    /// A web server's error page under a document's name.
    #[error("a web server's error page (“{title}”), not a document; fetch it again")]
    ErrorPage {
        /// The page's title.
        title: String,
    },
    /// The PDF opens only with a password.
    #[error(
        "the PDF is encrypted and opens only with a password; remove it first (qpdf --decrypt --password=… IN OUT)"
    )]
    Encrypted,
    /// The PDF cannot be opened.
    #[error("the PDF cannot be opened: {reason}")]
    BrokenPdf {
        /// Why.
        reason: String,
    },
    /// The XML cannot be read.
    #[error("the XML cannot be read at line {line}, column {column}: {reason}")]
    BrokenXml {
        /// Line, counted from 1.
        line: u32,
        /// Column, counted from 1.
        column: u32,
        /// Why.
        reason: String,
    },
    /// No page has text.
    #[error("no text layer on {pages}: a scan; run OCR over it first (ocrmypdf IN OUT)")]
    NoTextLayer {
        /// For example `pages 3-9`.
        pages: String,
    },
    /// The text layer is garbled beyond use.
    #[error(
        "the text layer is unusable on {pages}: its fonts do not say which letters they draw; run OCR over it (ocrmypdf --force-ocr IN OUT)"
    )]
    UnusableText {
        /// For example `pages 3-9`.
        pages: String,
    },
    /// Nothing that the contract knows was found.
    #[error("no agenda, minutes, action log or report found; nearest: {nearest}")]
    NothingFound {
        /// What the document looks most like.
        nearest: String,
    },
    /// A budget ran out before anything sound was read.
    #[error("{0}")]
    Limit(Reached),
    /// The record does not fit its schema: a defect of minutebook, never of the document.
    #[error("the record does not fit its schema at {pointer}: {reason}; please report it")]
    InvalidRecord {
        /// JSON Pointer into the record.
        pointer: String,
        /// Why.
        reason: String,
    },
}
