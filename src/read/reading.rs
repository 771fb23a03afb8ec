//! What every reader hands on: a document as blocks, and what its file says about itself.

use super::unseen::Unseen;
use crate::block::Block;
use crate::budget::Reached;
use crate::record::{Diagnostic, ModernGov, TextLayer};

/// A document as read, before anything in it is recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The document in reading order.
    pub blocks: Vec<Block>,
    /// Number of pages; none for formats without pages.
    pub pages: Option<u32>,
    /// The address that the document gives for itself.
    pub url: Option<String>,
    /// The program that made the file.
    pub producer: Option<String>,
    /// How far the text of a PDF can be trusted.
    pub text_layer: Option<TextLayer>,
    /// ModernGov's ids.
    pub moderngov: Option<ModernGov>,
    /// The authority, where markup names it.
    pub authority: Option<String>,
    /// What the document is by its markup, for the error where it holds nothing that is read.
    pub nearest: Option<&'static str>,
    /// Pages stamped "Agenda Item N", with N.
    pub stamps: Vec<(u32, String)>,
    /// Words that the blocks do not have, for a reader of the page does not see them.
    pub unseen: Vec<Unseen>,
    /// Words of running heads and feet, page numbers and stamps.
    pub furniture: u64,
    /// All words that a reader of the page sees, where a site's frame stands round the blocks.
    pub printed: Option<u64>,
    /// What could not be read, or is doubtful.
    pub notes: Vec<Diagnostic>,
    /// The limits of the budget that were met, each once.
    pub limits: Vec<Reached>,
}
