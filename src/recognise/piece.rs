//! What the readers of sections see of blocks: prose and tables, in order.

use super::prose::Prose;
use super::seen::Seen;
use crate::block::{Block, Table, merge};
use crate::record::At;

/// A piece of a section: prose or a table.
#[derive(Clone, Debug)]
pub(crate) enum Piece<'a> {
    /// A paragraph.
    Prose(Prose<'a>),
    /// A table.
    Table(&'a Table),
}

/// Sees a block as a piece; a fact is none.
pub(crate) fn piece(block: &Block) -> Option<Piece<'_>> {
    match block {
        Block::Text(text) => Some(Piece::Prose(Prose::of(text))),
        Block::Table(table) => Some(Piece::Table(table)),
        Block::Fact(_) => None,
    }
}

/// Sees blocks as pieces; facts are none.
pub(crate) fn pieces<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<Piece<'a>> {
    blocks.into_iter().filter_map(piece).collect()
}

/// The pieces of what has been seen, as [`pieces`] makes them; the prose is taken.
pub(crate) fn pieces_seen<'a>(seen: &mut [Seen<'a>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(seen.len());
    pieces.extend(seen.iter_mut().filter_map(|one| match one.table() {
        Some(table) => Some(Piece::Table(table)),
        None => one.prose.take().map(Piece::Prose),
    }));
    pieces
}

/// Where a piece stands.
pub(crate) fn piece_at(piece: &Piece<'_>) -> At {
    match piece {
        Piece::Prose(p) => p.at(),
        Piece::Table(table) => table.at.clone(),
    }
}

/// Where a section stands: one box a page.
pub(crate) fn section_at(pieces: &[Piece<'_>]) -> At {
    merge(pieces.iter().flat_map(piece_at))
}
