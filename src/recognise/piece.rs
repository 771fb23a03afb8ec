//! What the readers of sections see of blocks: prose and tables, in order.

use super::prose::Prose;
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
pub(crate) fn pieces(blocks: &[Block]) -> Vec<Piece<'_>> {
    blocks.iter().filter_map(piece).collect()
}

/// Sees blocks as pieces, as [`pieces`] does; `prose` is what the outline has seen of them, and is taken.
pub(crate) fn pieces_seen<'a>(
    blocks: &'a [Block],
    prose: &mut [Option<Prose<'a>>],
) -> Vec<Piece<'a>> {
    let piece = |(block, prose): (&'a Block, &mut Option<Prose<'a>>)| match block {
        Block::Table(table) => Some(Piece::Table(table)),
        _ => prose.take().map(Piece::Prose),
    };
    let mut pieces = Vec::with_capacity(blocks.len());
    pieces.extend(blocks.iter().zip(prose).filter_map(piece));
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
