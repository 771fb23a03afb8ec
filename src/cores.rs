//! Work for all cores, and for the one that is free.

use rayon::iter::{IndexedParallelIterator, MaxLen, MinLen};

use crate::block::Block;

/// Shares that keep all cores busy to the end.
pub(crate) trait Deal: IndexedParallelIterator {
    /// Deals items out, at least `least` at a time and seldom more than twice as many: one core would else be
    /// left with a last large share while the others wait.
    fn deal(self, least: usize) -> MaxLen<MinLen<Self>> {
        self.with_min_len(least).with_max_len(least)
    }
}

impl<I: IndexedParallelIterator> Deal for I {}

/// Drops blocks on another core, where there is one: taking down those of a long document, some hundred
/// thousand allocations, takes as long as writing its record. On one thread aside is later, where there are
/// few.
pub(crate) fn drop_aside(blocks: Vec<Block>) {
    if rayon::current_num_threads() > 1 || are_few(&blocks) {
        rayon::spawn(move || drop(blocks));
    }
}

/// Drops very many blocks and keeps few: a worker's memory is bounded, and the record is still to be built.
pub(crate) fn keep_few(blocks: Vec<Block>) -> Vec<Block> {
    if are_few(&blocks) {
        return blocks;
    }
    drop_aside(blocks);
    Vec::new()
}

fn are_few(blocks: &[Block]) -> bool {
    /// Paragraphs and rows of tables.
    const FEW: usize = 100_000;
    let rows = |block: &Block| match block {
        Block::Table(table) => table.rows.len(),
        Block::Text(_) | Block::Fact(_) => 1,
    };
    blocks.iter().map(rows).sum::<usize>() <= FEW
}
