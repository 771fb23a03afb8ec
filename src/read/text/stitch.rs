//! What a page break, or a column read on its own, tore apart.

use std::collections::VecDeque;

use super::words::Words;
use crate::block::{Block, Line, Segment, Text};
use crate::field::label::{Label, LabelKind, label};

/// A title that a lost column gave its number is no longer than this, in words.
const TITLE_WORDS: usize = 14;
/// A column read on its own comes at most this many blocks after its titles.
const LONGEST_WAY: usize = 60;
/// A paragraph that a page break cuts has at least this many words before it.
const CUT_WORDS: usize = 8;

/// Gives titles the numbers that stand alone above them, one by one in their order: "1." "3."
/// "Introductions" "Matters arising". Where a column was read behind its titles, each goes back before
/// the number that follows it.
pub(super) fn loose_labels(blocks: &mut Vec<Block>) {
    let mut rest: VecDeque<Block> = std::mem::take(blocks).into();
    // The number that each block starts with, told once.
    let mut numbers: Vec<Option<u32>> = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let run = rest.iter().take_while(|b| lone_label(b).is_some()).count();
        let fits = run > 0
            && rest.len() >= run.saturating_mul(2)
            && (run > 1 || closed(rest.front()))
            && rest.iter().skip(run).take(run).all(is_title);
        if !fits {
            for block in rest.drain(..run.max(1)) {
                numbers.push(numbered(&block));
                blocks.push(block);
            }
            continue;
        }
        let labels: Vec<Block> = rest.drain(..run).collect();
        let titles: Vec<Block> = rest.drain(..run).collect();
        for (mut label, title) in labels.into_iter().zip(titles) {
            if let (Block::Text(number), Block::Text(title)) = (&mut label, title) {
                number.lines.extend(title.lines);
                number.heading = number.heading.or(title.heading);
            }
            let number = numbered(&label);
            let place = its_place(&numbers, number).unwrap_or(blocks.len());
            numbers.insert(place, number);
            blocks.insert(place, label);
        }
    }
}

/// Where a numbered title goes that was read too late: before the one that follows it.
fn its_place(numbers: &[Option<u32>], number: Option<u32>) -> Option<usize> {
    let from = numbers.len().saturating_sub(LONGEST_WAY);
    let next = number?.checked_add(1);
    let place = numbers.get(from..)?.iter().rposition(|n| *n == next)?;
    Some(from.saturating_add(place))
}

/// The whole number that a block starts with, closed by a full stop.
fn numbered(block: &Block) -> Option<u32> {
    let Block::Text(text) = block else { return None };
    let label = label(&flow(text))?;
    (label.kind == LabelKind::Arabic && label.printed.ends_with('.')).then_some(label.ordinal)
}

/// The label that is all of a block.
fn lone_label(block: &Block) -> Option<Label> {
    let Block::Text(text) = block else { return None };
    let [line] = text.lines.as_slice() else { return None };
    let printed = words(line);
    label(&printed).filter(|l| {
        matches!(l.kind, LabelKind::Arabic | LabelKind::Decimal) && l.rest_start >= printed.len()
    })
}

/// "1." says that it is a label; "1" may be a page number.
fn closed(block: Option<&Block>) -> bool {
    block.and_then(lone_label).is_some_and(|l| l.printed.ends_with(['.', ')']))
}

fn is_title(block: &Block) -> bool {
    let Block::Text(text) = block else { return false };
    let printed = flow(text);
    !text.list_item
        && label(&printed).is_none()
        && printed.split_whitespace().count() <= TITLE_WORDS
        && printed.starts_with(char::is_uppercase)
        && text.lines.iter().all(|l| l.segments.len() == 1)
}

/// Joins paragraphs that a page break cut in mid-sentence.
pub(super) fn cut_paragraphs(blocks: &mut Vec<Block>, words: &Words) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        match (out.last_mut(), block) {
            (Some(Block::Text(above)), Block::Text(below)) if goes_on(above, &below, words) => {
                above.lines.extend(below.lines);
            }
            (_, block) => out.push(block),
        }
    }
    *blocks = out;
}

fn goes_on(above: &Text, below: &Text, words: &Words) -> bool {
    if above.heading.is_some() || below.heading.is_some() || below.list_item {
        return false;
    }
    let (head, tail) = (flow(above), flow(below));
    let apart = |t: &Text| t.lines.iter().any(in_columns);
    let last = head.rsplit(' ').next().unwrap_or(&head);
    let first = tail.split(' ').next().unwrap_or(&tail);
    // "RESOLVED" is followed by "that", and a clause of a list by another: both start small.
    let small = tail.starts_with(char::is_lowercase) && first != "that";
    // A name that the document has elsewhere is cut in two.
    let name = last.starts_with(char::is_uppercase) && words.has_name(last, first);
    (small || name)
        && head.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && last != "RESOLVED"
        && head.split_whitespace().count() >= CUT_WORDS
        && tail.split_whitespace().count() > 2
        && (small || tail.split_whitespace().count() >= CUT_WORDS)
        && label(&tail).is_none()
        && !apart(above)
        && !apart(below)
}

/// Tells whether a line has columns; a label set apart is none.
fn in_columns(line: &Line) -> bool {
    match line.segments.as_slice() {
        [] | [_] => false,
        [first, _] => label(&segment(first)).is_none(),
        _ => true,
    }
}

fn segment(segment: &Segment) -> String {
    segment.spans.iter().map(|p| p.text.as_str()).collect()
}

fn words(line: &Line) -> String {
    line.segments.iter().map(segment).collect::<Vec<_>>().join(" ")
}

fn flow(text: &Text) -> String {
    text.lines.iter().map(words).collect::<Vec<_>>().join(" ")
}
