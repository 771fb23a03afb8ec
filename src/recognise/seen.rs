//! The seen form of a document: what recognition sees of each block, made once and asked by all that
//! comes after.
//!
//! In: blocks. Out: for each, its prose where it is text, and its header where it is a table that reads
//! as an action log.

use rayon::prelude::*;

use crate::block::{Block, Table};
use crate::cores::Deal;

use super::ON_ONE_CORE;
use super::logs::header::LogHeader;
use super::prose::Prose;

/// A block as recognition sees it.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    /// The block.
    pub block: &'a Block,
    /// What is seen of a text, until the reader of its section takes it.
    pub prose: Option<Prose<'a>>,
    /// The header of a table, where it makes the table an action log.
    pub log: Option<LogHeader>,
}

/// Sees blocks, each once.
pub(crate) fn see(blocks: &[Block]) -> Vec<Seen<'_>> {
    blocks.par_iter().deal(ON_ONE_CORE).map(Seen::of).collect()
}

impl<'a> Seen<'a> {
    /// Sees a block.
    pub(crate) fn of(block: &'a Block) -> Self {
        let (prose, log) = match block {
            Block::Text(text) => (Some(Prose::of(text)), None),
            Block::Table(table) => (None, LogHeader::of(table)),
            Block::Fact(_) => (None, None),
        };
        Seen { block, prose, log }
    }

    /// The table, where it is one.
    pub(crate) fn table(&self) -> Option<&'a Table> {
        match self.block {
            Block::Table(table) => Some(table),
            Block::Text(_) | Block::Fact(_) => None,
        }
    }

    /// The table and its header, where it is an action log.
    pub(crate) fn log(&self) -> Option<(&'a Table, &LogHeader)> {
        self.table().zip(self.log.as_ref())
    }
}

/// The prose of blocks; tables and facts have none.
pub(crate) fn prose<'s, 'a>(seen: &'s [Seen<'a>]) -> impl Iterator<Item = &'s Prose<'a>> {
    seen.iter().filter_map(|one| one.prose.as_ref())
}
