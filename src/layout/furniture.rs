//! Page furniture off: page numbers, stamps, running heads and feet, told from all pages together.
//! Only the margin bands are searched, from the edge inwards, so that body text is never taken.

use std::collections::BTreeMap;

use super::geometry::{holds, join, place};
use super::grid::Grid;
use super::header_words::is_header_word;
use super::labels;
use super::lines::lines;
use super::page_numbers::{PageNumber, is_blank_notice, page_number, stamp};
use super::sheets::{Sheet, View};
use super::texts::words_text;
use super::tolerances::{
    ALIGNED_GAP, BAND, HEAD_DOUBT, HEAD_PAGES, HEAD_REACH, NUMBER_CLEAR, SAME_SLOT,
};
use super::words::Word;
use super::{Furniture, Reason};
use crate::pdf::{Direction, Rect};

/// The edge of a page that a piece stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// A stretch of text in a margin band.
struct Piece {
    page: usize,
    view: usize,
    /// Its line, counted from the edge inwards.
    rank: usize,
    edge: Edge,
    /// Distance of the baseline from the edge, and the same as a share of the page's height.
    slot: f32,
    depth: f32,
    /// Distance to other text of its line, in units of its font size.
    clear: f32,
    area: Rect,
    /// Whether it stands in a margin band, not just last on its page.
    in_band: bool,
    text: String,
    /// The text with its digits and fill signs folded.
    key: String,
    /// Start of each of its words in the page's text.
    words: Vec<u32>,
    artifact: bool,
    number: Option<PageNumber>,
    reason: Option<Reason>,
    /// Pages that it runs on.
    runs_on: usize,
}

/// How far above a page's last baseline its last lines reach (points).
const LAST_LINES: f32 = 50.0;

/// Takes the furniture off all sheets and gives it back, page by page.
pub(super) fn take(sheets: &mut [Sheet<'_>], grids: &[Vec<Grid>]) -> Vec<Furniture> {
    let mut pieces = Vec::new();
    for (p, sheet) in sheets.iter().enumerate() {
        let grids = grids.get(p).map(Vec::as_slice).unwrap_or_default();
        for (v, view) in sheet.views.iter().enumerate() {
            let grids = if v == 0 { grids } else { &[] };
            margin_pieces(sheet, view, (p, v), grids, &mut pieces);
        }
    }
    mark_stamps(&mut pieces);
    let printed = mark_page_numbers(&mut pieces);
    mark_running(&mut pieces, sheets.len());
    mark_short_feet(&mut pieces);
    mark_signatures(&mut pieces);
    mark_artifacts(&mut pieces, sheets);
    for (sheet, number) in sheets.iter_mut().zip(printed_by_page(&pieces, &printed)) {
        sheet.told.printed = number;
    }
    remove(sheets, &pieces)
}

/// Cuts the text of the margin bands into pieces.
fn margin_pieces(
    sheet: &Sheet<'_>,
    view: &View,
    (page, index): (usize, usize),
    grids: &[Grid],
    out: &mut Vec<Piece>,
) {
    if view.frame.direction == Direction::Askew {
        return;
    }
    let (_, height) = view.frame.size();
    let band = BAND * height;
    // The last lines count too where a page ends early.
    let last = view.words.iter().fold(0.0_f32, |most, w| most.max(w.baseline));
    let low = (height - band).min(last - LAST_LINES);
    let in_band = |w: &&Word| w.baseline < band || w.baseline > low;
    let set = lines(view.words.iter().filter(in_band).copied().collect());
    let tables: Vec<Rect> =
        grids.iter().map(|g| g.area).filter(|a| a.y1 > band && a.y0 < height - band).collect();
    let text = sheet.page.text.as_str();
    let top_lines = set.lines.iter().filter(|l| l.baseline < band).count();
    let mut headed = false;
    for (i, line) in set.lines.iter().enumerate() {
        let (edge, slot, rank) = if i < top_lines {
            (Edge::Top, line.baseline, i)
        } else {
            (Edge::Bottom, height - line.baseline, set.lines.len() - 1 - i)
        };
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let wide = |pair: &[Word]| match pair {
            [a, b] => b.area.x0 - a.area.x1 > ALIGNED_GAP * line.size,
            _ => false,
        };
        let chunks: Vec<&[Word]> = split_where(words, wide);
        // A table's header, repeated on each page, is the table's; so is what stands below it.
        headed = edge == Edge::Top && (headed || is_table_header(&chunks, text));
        for (c, chunk) in chunks.iter().enumerate() {
            let Some((first, last)) = chunk.first().zip(chunk.last()) else { continue };
            let area = chunk.iter().fold(first.area, |area, w| join(area, w.area));
            let x = (area.x0 + area.x1) / 2.0;
            // What stands in a table stays, and keeps what lies further in from being taken.
            let in_table = headed || tables.iter().any(|t| holds(*t, x, line.baseline));
            let beside = |c: Option<usize>| {
                let chunk = chunks.get(c?)?;
                let refs: Vec<&Word> = chunk.iter().collect();
                stamp(&words_text(&refs, text)).is_none().then_some(*chunk)
            };
            let in_band = slot <= band;
            let before = beside(c.checked_sub(1)).and_then(|c| c.last());
            let after = beside(Some(c + 1)).and_then(|c| c.first());
            let left = before.map_or(f32::MAX, |w| first.area.x0 - w.area.x1);
            let right = after.map_or(f32::MAX, |w| w.area.x0 - last.area.x1);
            let refs: Vec<&Word> = chunk.iter().collect();
            let text = if in_table { String::new() } else { words_text(&refs, text) };
            out.push(Piece {
                page,
                view: index,
                rank,
                edge,
                slot,
                depth: slot / height.max(1.0),
                clear: left.min(right) / line.size.max(1.0),
                area,
                key: fold(&text),
                number: page_number(&text).filter(|n| in_band || (n.sure && rank == 0)),
                in_band,
                text,
                words: chunk.iter().map(|w| w.start).collect(),
                artifact: !in_table && chunk.iter().all(|w| w.artifact),
                reason: None,
                runs_on: 0,
            });
        }
    }
}

/// Whether a line is the header of a table: two of its pieces or more head columns.
fn is_table_header(chunks: &[&[Word]], text: &str) -> bool {
    let heads =
        |chunk: &&&[Word]| is_header_word(&words_text(&chunk.iter().collect::<Vec<_>>(), text));
    chunks.len() >= 3 && chunks.iter().filter(heads).count() >= 2
}

/// Cuts a slice between the neighbours for which `cut` holds.
fn split_where(words: &[Word], cut: impl Fn(&[Word]) -> bool) -> Vec<&[Word]> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, pair) in words.windows(2).enumerate() {
        if cut(pair) {
            out.extend(words.get(from..=i));
            from = i + 1;
        }
    }
    out.extend(words.get(from..).filter(|rest| !rest.is_empty()));
    out
}

/// Folds what differs from page to page: digits, and the length of lines to write on.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(matches!(c, '#' | '_' | '.' | '…') && out.ends_with(c)) {
            out.push(c);
        }
    }
    out
}

fn mark_stamps(pieces: &mut [Piece]) {
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
        let counts = others.iter().any(|(page, slot)| {
            (1..=HEAD_REACH).contains(&page.abs_diff(piece.page))
                && (slot - piece.slot).abs() <= SAME_SLOT
        });
        let lone = piece.edge == Edge::Bottom && piece.clear > 1e6 && piece.depth < 0.08;
        if number.sure || counts || lone {
            piece.reason = Some(Reason::PageNumber);
        }
    }
    sequences.into_iter().map(|(key, of)| (key, of.len())).collect()
}

/// The sequence a piece would belong to as a page number.
fn sequence(piece: &Piece) -> Option<Sequence> {
    let number = piece.number?;
    let clear = number.sure || piece.clear >= NUMBER_CLEAR;
    clear.then(|| (piece.edge, i64::from(number.number) - piece.page as i64))
}

/// The printed number of each page: that of the longest sequence.
fn printed_by_page(pieces: &[Piece], lengths: &BTreeMap<Sequence, usize>) -> Vec<Option<u32>> {
    let pages = pieces.iter().map(|p| p.page + 1).max().unwrap_or(0);
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
fn mark_running(pieces: &mut [Piece], pages: usize) {
    let mut groups: BTreeMap<(Edge, &str), Vec<usize>> = BTreeMap::new();
    for (i, piece) in pieces.iter().enumerate() {
        let letters = piece.key.chars().filter(|c| c.is_alphabetic()).count();
        if piece.reason.is_none() && piece.in_band && (letters >= 4 || piece.key.starts_with('_')) {
            groups.entry((piece.edge, piece.key.as_str())).or_default().push(i);
        }
    }
    let mut chunks: Vec<Vec<usize>> = Vec::new();
    for (_, mut group) in groups {
        let slot = |i: &usize| pieces.get(*i).map_or(0.0, |p| p.slot);
        let page = |i: &usize| pieces.get(*i).map_or(0, |p| p.page);
        group.sort_by(|a, b| slot(a).total_cmp(&slot(b)));
        for mut same in chunk(group, |a, b| slot(b) - slot(a) <= SAME_SLOT) {
            same.sort_by_key(page);
            chunks.extend(chunk(same, |a, b| page(b) - page(a) <= HEAD_REACH));
        }
    }
    let least = if pages <= HEAD_PAGES { 2 } else { HEAD_PAGES };
    let mut repeated = vec![false; pieces.len()];
    chunks.retain(|chunk| {
        let mut on: Vec<usize> = chunk.iter().filter_map(|i| Some(pieces.get(*i)?.page)).collect();
        on.dedup();
        on.len() >= least
    });
    for i in chunks.iter().flatten() {
        if let Some(slot) = repeated.get_mut(*i) {
            *slot = true;
        }
    }
    let doubted: Vec<bool> = chunks.iter().map(|c| is_doubted(c, pieces, &repeated)).collect();
    for (chunk, doubted) in chunks.iter().zip(doubted) {
        for i in chunk.iter().filter(|_| !doubted) {
            if let Some(piece) = pieces.get_mut(*i) {
                piece.reason = Some(Reason::Running);
                piece.runs_on = chunk.len();
            }
        }
    }
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
        let own = chunk.iter().any(|c| pieces.get(*c).is_some_and(|c| c.page == piece.page));
        if same_place && foreign && !own {
            other.push(piece.page);
        }
    }
    other.dedup();
    let span = last.page - first.page + 1;
    other.len() as f32 > HEAD_DOUBT * span as f32
}

/// Marks short text that stands in one place, to the point, on three pages or more next to other
/// furniture: the second line of a foot.
fn mark_short_feet(pieces: &mut [Piece]) {
    let mut groups: BTreeMap<(Edge, &str, i32, i32), Vec<usize>> = BTreeMap::new();
    for (i, piece) in pieces.iter().enumerate() {
        let label = labels::scan(&piece.text).is_some() && piece.text.len() < 4;
        if piece.reason.is_none() && piece.in_band && !piece.text.is_empty() && !label {
            let (x, slot) = (piece.area.x0.round() as i32, piece.slot.round() as i32);
            groups.entry((piece.edge, piece.text.as_str(), x, slot)).or_default().push(i);
        }
    }
    let marked: Vec<usize> = groups
        .into_values()
        .filter(|group| group.len() >= HEAD_PAGES)
        .flatten()
        .filter(|i| {
            let Some(piece) = pieces.get(*i) else { return false };
            let from = pieces.partition_point(|p| p.page < piece.page);
            let to = pieces.partition_point(|p| p.page <= piece.page);
            let next_to =
                |p: &Piece| p.reason.is_some() && p.edge == piece.edge && p.view == piece.view;
            pieces.get(from..to).unwrap_or_default().iter().any(next_to)
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
    let mut lines: BTreeMap<(usize, usize, usize), String> = BTreeMap::new();
    for piece in pieces.iter().filter(|p| p.edge == Edge::Bottom && p.reason.is_none()) {
        let line = lines.entry((piece.page, piece.view, piece.rank)).or_default();
        line.push_str(&piece.key);
    }
    lines.retain(|_, line| {
        line.to_ascii_lowercase().starts_with("sign") && line.contains(['_', '…'])
    });
    let mut pages: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines.values() {
        *pages.entry(line.clone()).or_default() += 1;
    }
    for piece in pieces.iter_mut().filter(|p| p.edge == Edge::Bottom && p.reason.is_none()) {
        let line = lines.get(&(piece.page, piece.view, piece.rank));
        if line.and_then(|line| pages.get(line)).is_some_and(|count| *count >= 2) {
            piece.reason = Some(Reason::Running);
        }
    }
}

/// Marks what the producer calls an artifact, unless it calls most of the page one.
fn mark_artifacts(pieces: &mut [Piece], sheets: &[Sheet<'_>]) {
    for piece in pieces.iter_mut().filter(|p| p.artifact && p.in_band && p.reason.is_none()) {
        let Some(sheet) = sheets.get(piece.page) else { continue };
        let marked = sheet.views.iter().flat_map(|v| &v.words).filter(|w| w.artifact).count();
        if marked * 2 < sheet.words as usize {
            piece.reason = Some(Reason::Artifact);
        }
    }
}

/// Whether a marked piece may go: what lies further out must go too, or the mark is strong.
fn may_go(piece: &Piece, blocked: &BTreeMap<(usize, usize, Edge), usize>) -> bool {
    let strong = match piece.reason {
        Some(Reason::PageNumber | Reason::Stamp) => piece.depth < 0.07,
        Some(Reason::Artifact | Reason::Blank) => true,
        Some(Reason::Running) => piece.runs_on >= 5,
        _ => false,
    };
    let first = blocked.get(&(piece.page, piece.view, piece.edge));
    strong || first.is_none_or(|rank| piece.rank < *rank)
}

/// Takes the marked pieces off their sheets.
fn remove(sheets: &mut [Sheet<'_>], pieces: &[Piece]) -> Vec<Furniture> {
    let mut blocked: BTreeMap<(usize, usize, Edge), usize> = BTreeMap::new();
    for piece in pieces.iter().filter(|p| p.reason.is_none()) {
        let rank = blocked.entry((piece.page, piece.view, piece.edge)).or_insert(piece.rank);
        *rank = piece.rank.min(*rank);
    }
    let mut out = Vec::new();
    for (p, sheet) in sheets.iter_mut().enumerate() {
        let from = pieces.partition_point(|piece| piece.page < p);
        let to = pieces.partition_point(|piece| piece.page <= p);
        let of_page = pieces.get(from..to).unwrap_or_default();
        for (v, view) in sheet.views.iter_mut().enumerate() {
            let mut gone: Vec<u32> = Vec::new();
            for piece in of_page.iter().filter(|piece| piece.view == v) {
                let Some(reason) = piece.reason.filter(|_| may_go(piece, &blocked)) else {
                    continue;
                };
                gone.extend(&piece.words);
                let place = place(sheet.page.number, view.frame.turn_back(piece.area));
                out.push(Furniture { text: piece.text.clone(), place, reason });
            }
            gone.sort_unstable();
            let before = view.words.len();
            view.words.retain(|w| gone.binary_search(&w.start).is_err());
            let mut taken = before - view.words.len();
            if view.frame.direction == Direction::Askew
                && let Some(first) = view.words.first()
            {
                let refs: Vec<&Word> = view.words.iter().collect();
                let text = words_text(&refs, &sheet.page.text);
                let area = refs.iter().fold(first.area, |area, w| join(area, w.area));
                let place = place(sheet.page.number, area);
                out.push(Furniture { text, place, reason: Reason::Watermark });
                taken += view.words.len();
                view.words.clear();
            } else {
                taken +=
                    take_blank_notice(view, sheet.page.text.as_str(), sheet.page.number, &mut out);
            }
            sheet.told.furniture_words += taken as u32;
        }
    }
    out
}

/// Takes "This page is intentionally left blank" where it is all that is left of a page.
fn take_blank_notice(view: &mut View, text: &str, page: u32, out: &mut Vec<Furniture>) -> usize {
    let (count, Some(first)) = (view.words.len(), view.words.first()) else { return 0 };
    if !(3..=12).contains(&count) {
        return 0;
    }
    let area = view.words.iter().fold(first.area, |area, w| join(area, w.area));
    let set = lines(view.words.clone());
    let refs: Vec<&Word> = set.words.iter().collect();
    let text = words_text(&refs, text);
    if !is_blank_notice(&text) {
        return 0;
    }
    let place = place(page, view.frame.turn_back(area));
    out.push(Furniture { text, place, reason: Reason::Blank });
    view.words.clear();
    count
}
