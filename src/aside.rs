//! What nobody waits for.

use crate::block::Block;

/// Paragraphs and rows of tables that may stay until the record is written.
const FEW: usize = 100_000;

/// Drops blocks on another core, where one is free: taking down those of a long document, some hundred
/// thousand allocations, takes as long as writing its record.
///
/// On one thread aside is later: very many go at once, since a worker's memory is bounded.
pub(crate) fn drop_aside(blocks: Vec<Block>) {
    let rows = |block: &Block| match block {
        Block::Table(table) => table.rows.len(),
        Block::Text(_) | Block::Fact(_) => 1,
    };
    if rayon::current_num_threads() > 1 || blocks.iter().map(rows).sum::<usize>() <= FEW {
        rayon::spawn(move || drop(blocks));
    }
}
