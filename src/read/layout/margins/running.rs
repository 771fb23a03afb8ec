//! What is furniture among the text of the margins, and why: stamps, page numbers, running heads and
//! feet, lines to sign on, artifacts.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::page_numbers::{is_blank_notice, stamp};
use super::piece::{Edge, Piece, of_page};
use super::spacing::{self, Spacing};
use crate::read::layout::Reason;
use crate::read::layout::glyphs::labels;
use crate::read::layout::sheet::Sheet;
use crate::read::layout::tolerances::{
    HEAD_DOUBT, HEAD_PAGES, HEAD_REACH, HEAD_SURE, NUMBER_CLEAR, SAME_SLOT,
};
use crate::words::pages::SIGN;

/// Marks the pieces that are furniture beside [those that are so by themselves](mark_stamps); gives the
/// printed number of each page.
pub(crate) fn mark(pieces: &mut [Piece], sheets: &[Sheet]) -> Vec<Option<u32>> {
    mark_page_numbers(pieces);
    let spacing = Spacing::of(sheets);
    mark_running(pieces, sheets.len(), &spacing);
    // A number beside a running head is told once the head is.
    clear_beside_furniture(pieces);
    let sequences = mark_page_numbers(pieces);
    mark_short_feet(pieces, sheets.len(), &spacing);
    mark_signatures(pieces);
    mark_artifacts(pieces, sheets);
    printed_by_page(pieces, &sequences)
}

/// Marks stamps and blank notices; each is told by itself.
pub(crate) fn mark_stamps(pieces: &mut [Piece]) {
    for piece in pieces {
        if is_blank_notice(&piece.text) {
            piece.reason = Some(Reason::Blank);
        } else if stamp(&piece.text).is_some() && (piece.rank == 0 || piece.depth < 0.09) {
            piece.reason = Some(Reason::Stamp);
        }
    }
}

/// A sequence of page numbers: the edge, and the number less the page.
type Sequence = (Edge, i64);

/// Marks page numbers: those worded as such, those that count with the pages, and lone ones at the
/// foot. Gives the length of each sequence.
fn mark_page_numbers(pieces: &mut [Piece]) -> BTreeMap<Sequence, usize> {
    let mut sequences: BTreeMap<Sequence, Vec<(usize, f32)>> = BTreeMap::new();
    for piece in pieces.iter() {
        if let Some(sequence) = sequence(piece) {
            sequences.entry(sequence).or_default().push((piece.page, piece.slot));
        }
    }
    for piece in pieces.iter_mut() {
        let (Some(number), Some(sequence)) = (piece.number, sequence(piece)) else { continue };
        let others = sequences.get(&sequence).map(Vec::as_slice).unwrap_or_default();
        // They are in the order of their pages.
        let near = others.partition_point(|(page, _)| page.saturating_add(HEAD_REACH) < piece.page);
        let near = others.iter().skip(near);
        let counts = near
            .take_while(|(page, _)| *page <= piece.page.saturating_add(HEAD_REACH))
            .any(|(page, slot)| *page != piece.page && (slot - piece.slot).abs() <= SAME_SLOT);
        let lone = piece.edge == Edge::Bottom && piece.clear > 1e6 && piece.depth < 0.08;
        if number.sure || counts || lone {
            piece.reason = Some(Reason::PageNumber);
        }
    }
    sequences.into_iter().map(|(key, of)| (key, of.len())).collect()
}

/// What stands beside furniture alone stands clear.
fn clear_beside_furniture(pieces: &mut [Piece]) {
    let is_open = |p: &Piece| p.number.is_some() && p.reason.is_none();
    for page in pieces.chunk_by_mut(|a, b| a.page == b.page) {
        if !page.iter().any(is_open) {
            continue;
        }
        let line = |p: &Piece| (p.view, p.edge, p.rank);
        let mut unmarked: BTreeMap<_, usize> = BTreeMap::new();
        for piece in page.iter().filter(|p| p.reason.is_none()) {
            let count = unmarked.entry(line(piece)).or_default();
            *count = count.saturating_add(1);
        }
        for piece in page.iter_mut().filter(|p| is_open(p)) {
            if unmarked.get(&line(piece)) == Some(&1) {
                piece.clear = f32::MAX;
            }
        }
    }
}

/// The sequence a piece would belong to as a page number.
fn sequence(piece: &Piece) -> Option<Sequence> {
    let number = piece.number?;
    let clear = number.sure || piece.clear >= NUMBER_CLEAR;
    clear.then(|| (piece.edge, i64::from(number.number).saturating_sub(piece.page as i64)))
}

/// The printed number of each page: that of the longest sequence.
fn printed_by_page(pieces: &[Piece], lengths: &BTreeMap<Sequence, usize>) -> Vec<Option<u32>> {
    let pages = pieces.iter().map(|p| p.page.saturating_add(1)).max().unwrap_or(0);
    let mut best: Vec<Option<(usize, u32)>> = vec![None; pages];
    for piece in pieces.iter().filter(|p| p.reason == Some(Reason::PageNumber)) {
        let length = sequence(piece).and_then(|s| lengths.get(&s)).copied().unwrap_or(0);
        let (Some(number), Some(slot)) = (piece.number, best.get_mut(piece.page)) else { continue };
        if slot.is_none_or(|(longest, _)| length > longest) {
            *slot = Some((length, number.number));
        }
    }
    best.into_iter().map(|b| b.map(|(_, number)| number)).collect()
}

/// Marks text that stands in one place on page after page.
fn mark_running(pieces: &mut [Piece], pages: usize, spacing: &Spacing<'_>) {
    let heads = |piece: &Piece| {
        let key = piece.key();
        let is_text = || key.chars().filter(|c| c.is_alphabetic()).nth(3).is_some();
        piece.reason.is_none() && piece.in_band && (key.starts_with('_') || is_text())
    };
    let groups = groups(pieces, |piece| heads(piece).then(|| (piece.edge, piece.key())));
    let mut chunks: Vec<Vec<usize>> = Vec::new();
    for mut group in groups {
        let slot = |i: &usize| pieces.get(*i).map_or(0.0, |p| p.slot);
        let page = |i: &usize| pieces.get(*i).map_or(0, |p| p.page);
        group.sort_by(|a, b| slot(a).total_cmp(&slot(b)));
        for mut same in chunk(group, |a, b| slot(b) - slot(a) <= SAME_SLOT) {
            same.sort_by_key(page);
            chunks.extend(chunk(same, |a, b| page(b).saturating_sub(page(a)) <= HEAD_REACH));
        }
    }
    let least = if pages <= HEAD_PAGES { 2 } else { HEAD_PAGES };
    let mut repeated = vec![false; pieces.len()];
    chunks.retain(|chunk| {
        let mut on: Vec<usize> = chunk.iter().filter_map(|i| Some(pieces.get(*i)?.page)).collect();
        on.dedup();
        // A name at the top of a few pages that never follow on each other heads papers of its own.
        let top = chunk.first().and_then(|i| pieces.get(*i)).is_some_and(|p| p.edge == Edge::Top);
        let adjacent =
            on.windows(2).any(|pair| matches!(pair, [a, b] if b.saturating_sub(*a) == 1));
        on.len() >= least && (!top || adjacent || on.len() >= HEAD_SURE)
    });
    for i in chunks.iter().flatten() {
        if let Some(slot) = repeated.get_mut(*i) {
            *slot = true;
        }
    }
    let text = |chunk: &Vec<usize>| is_text(chunk, pieces, &repeated, spacing);
    let lines: Vec<Vec<usize>> = chunks.extract_if(.., |chunk| text(chunk)).collect();
    for i in lines.iter().flatten() {
        if let Some(slot) = repeated.get_mut(*i) {
            *slot = false;
        }
    }
    let doubted: Vec<bool> = chunks.iter().map(|c| is_doubted(c, pieces, &repeated)).collect();
    for (chunk, doubted) in chunks.iter().zip(doubted) {
        for i in chunk.iter().filter(|_| !doubted) {
            if let Some(piece) = pieces.get_mut(*i) {
                piece.reason = Some(Reason::Running);
                piece.runs_on = chunk.len();
                piece.may_be_text = spacing.may_be_text(&piece.text, piece.size, chunk.len());
            }
        }
    }
}

/// Whether pieces that stand in one place are lines of the text.
fn is_text(chunk: &[usize], pieces: &[Piece], repeated: &[bool], spacing: &Spacing<'_>) -> bool {
    let own = || chunk.iter().filter_map(|i| pieces.get(*i));
    let whites: Vec<f32> = own().map(|piece| spacing::white(piece, pieces, repeated)).collect();
    own().next().is_some_and(|first| spacing.is_text(&first.text, first.size, &whites))
}

/// The places of pieces that have the same key, in the order that they are first seen in; a piece
/// without a key is in no group.
fn groups<'p, K: Eq + Hash>(
    pieces: &'p [Piece],
    key: impl Fn(&'p Piece) -> Option<K>,
) -> Vec<Vec<usize>> {
    let mut index: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let Some(key) = key(piece) else { continue };
        let at = *index.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

/// Cuts a sorted list where two neighbours do not belong together.
fn chunk(sorted: Vec<usize>, together: impl Fn(&usize, &usize) -> bool) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for i in sorted {
        match out.last_mut() {
            Some(last) if last.last().is_some_and(|l| together(l, &i)) => last.push(i),
            _ => out.push(vec![i]),
        }
    }
    out
}

/// Whether too many pages between have other text in the head's place: body text that starts alike.
fn is_doubted(chunk: &[usize], pieces: &[Piece], repeated: &[bool]) -> bool {
    let Some((first, last)) =
        chunk.first().zip(chunk.last()).and_then(|(a, b)| pieces.get(*a).zip(pieces.get(*b)))
    else {
        return true;
    };
    let from = pieces.partition_point(|p| p.page < first.page);
    let to = pieces.partition_point(|p| p.page <= last.page);
    let mut other: Vec<usize> = Vec::new();
    for i in from..to {
        let Some(piece) = pieces.get(i) else { continue };
        let same_place = piece.edge == first.edge && (piece.slot - first.slot).abs() <= SAME_SLOT;
        let foreign = piece.reason.is_none() && !repeated.get(i).copied().unwrap_or(false);
        let page = |c: &usize| pieces.get(*c).map_or(usize::MAX, |c| c.page);
        let own = || chunk.binary_search_by_key(&piece.page, page).is_ok();
        if same_place && foreign && !own() {
            other.push(piece.page);
        }
    }
    other.dedup();
    let span = last.page.saturating_sub(first.page).saturating_add(1);
    other.len() as f32 > HEAD_DOUBT * span as f32
}

/// Marks short text that stands in one place, to the point, on three pages or more next to other
/// furniture: the second line of a foot.
fn mark_short_feet(pieces: &mut [Piece], pages: usize, spacing: &Spacing<'_>) {
    let is_label = |text: &str| text.len() < 4 && labels::scan(text).is_some();
    let groups = groups(pieces, |piece| {
        let open = piece.reason.is_none() && piece.in_band;
        let (x, slot) = (piece.area.x0.round() as i32, piece.slot.round() as i32);
        (open && !piece.text.is_empty() && !is_label(&piece.text)).then_some((
            piece.edge,
            piece.text.as_str(),
            x,
            slot,
        ))
    });
    let marked: Vec<usize> = groups
        .into_iter()
        .filter(|group| group.len() >= HEAD_PAGES.min(pages).max(2))
        .filter(|group| !is_text(group, pieces, &[], spacing))
        .flatten()
        .filter(|i| {
            let Some(piece) = pieces.get(*i) else { return false };
            let next_to =
                |p: &Piece| p.reason.is_some() && p.edge == piece.edge && p.view == piece.view;
            of_page(pieces, piece.page).iter().any(next_to)
        })
        .collect();
    for i in marked {
        if let Some(piece) = pieces.get_mut(i) {
            piece.reason = Some(Reason::Running);
        }
    }
}

/// Marks lines to sign on ("Signed ______ Dated") that are the last of two pages or more.
fn mark_signatures(pieces: &mut [Piece]) {
    let is_open = |p: &&Piece| p.edge == Edge::Bottom && p.reason.is_none();
    let mut lines: BTreeMap<(usize, usize, usize), String> = BTreeMap::new();
    for page in pieces.chunk_by(|a, b| a.page == b.page) {
        if !page.iter().filter(is_open).any(|piece| piece.key().contains(['_', '…'])) {
            continue;
        }
        for piece in page.iter().filter(is_open) {
            let line = lines.entry((piece.page, piece.view, piece.rank)).or_default();
            line.push_str(piece.key());
        }
    }
    lines.retain(|_, line| SIGN.opens(&line.to_ascii_lowercase()) && line.contains(['_', '…']));
    let mut pages: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines.values() {
        let count = pages.entry(line.clone()).or_default();
        *count = count.saturating_add(1);
    }
    for piece in pieces.iter_mut().filter(|p| p.edge == Edge::Bottom && p.reason.is_none()) {
        let line = lines.get(&(piece.page, piece.view, piece.rank));
        if line.and_then(|line| pages.get(line)).is_some_and(|count| *count >= 2) {
            piece.reason = Some(Reason::Running);
        }
    }
}

/// Marks what the producer calls an artifact, unless it calls most of the page one.
fn mark_artifacts(pieces: &mut [Piece], sheets: &[Sheet]) {
    for piece in pieces.iter_mut().filter(|p| p.artifact && p.in_band && p.reason.is_none()) {
        let Some(sheet) = sheets.get(piece.page) else { continue };
        let marked = sheet.views.iter().flat_map(|v| &v.words).filter(|w| w.is_artifact()).count();
        if marked.saturating_mul(2) < sheet.words as usize {
            piece.reason = Some(Reason::Artifact);
        }
    }
}
