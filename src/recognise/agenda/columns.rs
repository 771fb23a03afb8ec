//! The columns at the right of an agenda: page numbers, and "To follow" in their place.

use smallvec::smallvec;

use crate::block::{Block, Line, Span, Text};
use crate::field::page_range;
use crate::record::PageRange;
use crate::words::columns::AGENDA_COLUMNS;
use crate::words::headings::NO_PAGES;

/// What stood in the columns at the right of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Aside {
    /// The page numbers.
    pub pages: Option<PageRange>,
    /// What stood where page numbers would: "To follow".
    pub notes: Vec<String>,
}

/// A block without the columns at its right, and what stood in them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cleared {
    /// What is left.
    pub block: Block,
    /// What was taken off.
    pub aside: Aside,
}

/// A page range as a column of its own stands at least this far right of the title, in points.
const PAGE_COLUMN: f32 = 150.0;

/// Right edges of page numbers differ by at most this much, in points.
const PAGE_EDGE: f32 = 12.0;

/// Takes the columns at the right, and the header over them, off the blocks of an agenda.
pub(super) fn clear<'a>(blocks: impl Iterator<Item = &'a Block>) -> Vec<Cleared> {
    let parted: Vec<Block> =
        blocks.filter_map(without_header).flat_map(|block| part_by_style(&block)).collect();
    let edges = page_edges(&parted);
    parted.into_iter().map(|block| take_columns(block, &edges)).collect()
}

/// Takes the lines out that repeat the header of the agenda's columns: "Item No. Title Page No."
fn without_header(block: &Block) -> Option<Block> {
    let Block::Text(text) = block else { return Some(block.clone()) };
    let is_header = |line: &Line| {
        let words = line.text().to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let mut count = 0_usize;
        let all = words.all(|word| {
            count = count.saturating_add(1);
            AGENDA_COLUMNS.has(word)
        });
        all && count >= 3
    };
    if !text.lines.iter().any(is_header) {
        return Some(block.clone());
    }
    let lines: Vec<Line> = text.lines.iter().filter(|line| !is_header(line)).cloned().collect();
    (!lines.is_empty()).then(|| Block::Text(Text { lines, ..text.clone() }))
}

/// The right edges of the page numbers that stand in a column of their own.
fn page_edges(blocks: &[Block]) -> Vec<f32> {
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text),
        _ => None,
    });
    let last =
        texts.flat_map(|text| &text.lines).filter_map(|line| match line.segments.as_slice() {
            [_, .., last] => Some(last),
            _ => None,
        });
    last.filter(|segment| page_range::alone(&segment.text()).is_some()).map(|s| s.x1).collect()
}

/// Cuts page numbers off a line whose title runs up to their column: "LAND AT MILL LANE 12 - 20".
fn run_in_pages(line: &mut Line, edges: &[f32]) -> Option<PageRange> {
    let last = line.segments.last_mut()?;
    let beside = edges.iter().any(|edge| (last.x1 - edge).abs() <= PAGE_EDGE);
    let text = last.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let [title @ .., from, dash, to] = words.as_slice() else { return None };
    if !beside || title.is_empty() || !["-", "–"].contains(dash) {
        return None;
    }
    let range = page_range::alone(&format!("{from} {dash} {to}"))?;
    let style = last.spans.first().map(|span| span.style).unwrap_or_default();
    last.spans = smallvec![Span { text: title.join(" "), style }];
    Some(range)
}

/// Parts an item's text where its style changes from one line to the next: the bold title from the
/// note under it.
fn part_by_style(block: &Block) -> Vec<Block> {
    let Block::Text(text) = block else { return vec![block.clone()] };
    let looks = |line: &Line| {
        let last = line.segments.iter().rfind(|s| !is_pages(&s.text()));
        let style = last.and_then(|s| s.spans.iter().find(|span| !span.text.trim().is_empty()));
        style.map(|span| (span.style.bold, span.style.italic))
    };
    let first = text.lines.first().and_then(looks);
    let cut = text.lines.iter().position(|line| looks(line) != first);
    let Some(cut) = cut.filter(|_| text.lines.first().is_some_and(|l| l.segments.len() > 1)) else {
        return vec![block.clone()];
    };
    let (head, tail) = text.lines.split_at(cut);
    [head, tail]
        .into_iter()
        .map(|lines| Block::Text(Text { lines: lines.to_vec(), ..text.clone() }))
        .collect()
}

fn is_pages(text: &str) -> bool {
    page_range::alone(text).is_some()
        || page_range::page_range(text)
            .is_some_and(|found| text.len().saturating_sub(found.range.len()) <= 2)
}

/// Takes page numbers and "To follow" out of a column at the right of a text.
fn take_columns(mut block: Block, edges: &[f32]) -> Cleared {
    let mut aside = Aside::default();
    let Block::Text(text) = &mut block else { return Cleared { block, aside } };
    for line in &mut text.lines {
        if let Some(range) = run_in_pages(line, edges) {
            aside.pages = aside.pages.or(Some(range));
            continue;
        }
        let Some(start) = line.segments.first().map(|s| s.x0) else { continue };
        if line.segments.len() < 2 {
            continue;
        }
        let Some(last) = line.segments.last() else { continue };
        if last.x0 < start + PAGE_COLUMN {
            continue;
        }
        let words = last.text();
        let stated = page_range::page_range(&words).filter(|_| is_pages(&words)).map(|f| f.value);
        if let Some(range) = page_range::alone(&words).or(stated) {
            aside.pages = aside.pages.or(Some(range));
            line.segments.pop();
        } else if NO_PAGES.has(&words.to_lowercase()) {
            aside.notes.push(words);
            line.segments.pop();
        }
    }
    Cleared { block, aside }
}
