//! Rows of a log that no table has: text right under it in its columns, or a table of as many, outside all parts.

use super::standing::{Part, Standing, Zone};
use super::words::Words;
use crate::block::{Block, Line, Table, Text};

/// Left edges of one column differ by no more than this, in points.
const ALIGNED: f32 = 1.5;

/// Lets the lines that look like more rows of a log stand in it.
pub(super) fn add(blocks: &[Block], words: &Words<'_>, standing: &mut [Option<Standing>]) {
    let mut ends: Vec<(Part, usize, usize)> = Vec::new();
    for (line, own) in words.lines.iter().zip(standing.iter()) {
        let Some(part @ Part::Log(_)) = own.map(|own| own.part) else { continue };
        match ends.iter_mut().find(|(known, ..)| *known == part) {
            Some((_, _, last)) => *last = line.block,
            None => ends.push((part, line.block, line.block)),
        }
    }
    for (part, first, last) in ends {
        let tables = blocks.get(first..=last).unwrap_or_default();
        let log = Columns::of(tables);
        let below = last.saturating_add(1);
        for block in below..log.end(blocks, below, |block| is_free(words, standing, block)) {
            set(words, standing, block, part);
        }
    }
}

/// Whether no line of a block stands in a part, and no value has most of its words: the places of some formats do
/// not say in which table a cell stands.
fn is_free(words: &Words<'_>, standing: &[Option<Standing>], block: usize) -> bool {
    let (mut all, mut read) = (0_usize, 0_usize);
    for (line, standing) in words.lines.iter().zip(standing).filter(|(l, _)| l.block == block) {
        if standing.is_some() {
            return false;
        }
        let own = words.words.get(line.words.clone()).unwrap_or_default();
        all = all.saturating_add(own.len());
        read = read.saturating_add(own.iter().filter(|word| words.is_read(word)).count());
    }
    read.saturating_mul(2) <= all
}

fn set(words: &Words<'_>, standing: &mut [Option<Standing>], block: usize, part: Part) {
    let lines = words.lines.iter().zip(standing).filter(|(line, _)| line.block == block);
    for (_, slot) in lines {
        *slot = Some(Standing { part, zone: Zone::Whole, of_meeting: false, item: None });
    }
}

/// The columns of a log: how many, and where their texts start.
#[derive(Default)]
struct Columns {
    count: usize,
    starts: Vec<f32>,
}

impl Columns {
    fn of(blocks: &[Block]) -> Self {
        let tables = || blocks.iter().filter_map(table);
        let cells = tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let lines = cells.flat_map(|cell| &cell.texts).flat_map(|text| &text.lines);
        let mut starts: Vec<f32> = lines.filter_map(|l| l.segments.first()).map(|s| s.x0).collect();
        starts.sort_unstable_by(f32::total_cmp);
        starts.dedup_by(|b, a| *b - *a < ALIGNED / 2.0);
        Self { count: tables().map(|table| table.columns).max().unwrap_or(0), starts }
    }

    /// Where the rows end that start at a block.
    fn end(&self, blocks: &[Block], from: usize, is_free: impl Fn(usize) -> bool) -> usize {
        let mut end = from;
        let own = blocks.iter().enumerate().skip(from).take_while(|(at, _)| is_free(*at));
        for (at, block) in own {
            match block {
                Block::Table(table) if self.has(table) => end = at.saturating_add(1),
                Block::Text(text) if self.has_row(text) => end = at.saturating_add(1),
                // A cell that stands higher than those beside it.
                Block::Text(text) if self.is_cell(text) => {}
                _ => break,
            }
        }
        end
    }

    fn has(&self, table: &Table) -> bool {
        self.count > 2 && table.columns == self.count
    }

    /// Whether the stretches of a line start as columns do, one alone of three or more; elsewhere on the page than
    /// the log's, lines of two have another like them.
    fn has_row(&self, text: &Text) -> bool {
        let lines: Vec<Vec<f32>> = text.lines.iter().filter(|l| !is_bold(l)).map(starts).collect();
        let fits = |line: &Vec<f32>, by: f32| line.iter().all(|x0| self.starts_at(x0 - by));
        let all = |by: f32| {
            let own = lines.iter().filter(|line| line.len() > 1 && fits(line, by));
            own.map(Vec::len).sum::<usize>()
        };
        let first = lines.iter().find(|line| line.len() > 1).and_then(|line| line.first());
        let shifts = || self.starts.iter().filter_map(|start| Some(first? - start));
        all(0.0) > 1 || shifts().any(|by| all(by) > 2)
    }

    /// Whether all lines of a text start as columns do.
    fn is_cell(&self, text: &Text) -> bool {
        let mut firsts = text.lines.iter().filter_map(|line| line.segments.first());
        firsts.all(|segment| self.starts_at(segment.x0)) && !text.lines.iter().all(is_bold)
    }

    fn starts_at(&self, x0: f32) -> bool {
        self.starts.iter().any(|start| (start - x0).abs() < ALIGNED)
    }
}

/// Where the stretches of a line start.
fn starts(line: &Line) -> Vec<f32> {
    line.segments.iter().map(|segment| segment.x0).collect()
}

fn is_bold(line: &Line) -> bool {
    let mut spans = line.segments.iter().flat_map(|segment| &segment.spans).peekable();
    spans.peek().is_some() && spans.all(|span| span.style.bold)
}

fn table(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) => Some(table),
        Block::Text(_) | Block::Fact(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Cell, Row, Segment};

    fn line(starts: &[f32]) -> Line {
        let segment = |x0: &f32| Segment { x0: *x0, ..Segment::default() };
        Line { segments: starts.iter().map(segment).collect(), ..Line::default() }
    }

    fn text(starts: &[f32]) -> Text {
        Text { lines: vec![line(starts)], ..Text::default() }
    }

    #[test]
    fn what_stands_in_the_columns_of_a_log() {
        let cell = |x0: f32| Cell { texts: vec![text(&[x0])], ..Cell::default() };
        let row = Row { cells: [60.0, 120.0, 300.0].map(cell).into(), ..Row::default() };
        let log = Table { columns: 3, rows: vec![row], ..Table::default() };
        let log = Columns::of(&[Block::Table(log)]);
        let rows = Table { columns: 3, ..Table::default() };
        let other = Table { columns: 2, ..Table::default() };
        for (blocks, end) in [
            (vec![Block::Text(text(&[60.0, 300.5]))], 1),
            (vec![Block::Text(text(&[100.0, 160.0, 340.0]))], 1),
            (vec![Block::Text(text(&[60.0, 200.0]))], 0),
            (vec![Block::Text(text(&[100.0, 160.0]))], 0),
            (vec![Block::Text(text(&[120.0]))], 0),
            (vec![Block::Text(text(&[120.0])), Block::Text(text(&[60.0, 300.0]))], 2),
            (vec![Block::Table(rows)], 1),
            (vec![Block::Table(other)], 0),
        ] {
            assert_eq!(log.end(&blocks, 0, |_| true), end, "{blocks:?}");
        }
    }
}
