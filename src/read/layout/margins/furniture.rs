//! Page furniture off: page numbers, stamps, running heads and feet, told from all pages together.
//! Only the margin bands are searched, from the edge inwards, so that body text is never taken.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::page_numbers::{is_blank_notice, page_number, stamp};
use super::piece::{Edge, Piece, of_page};
use super::running;
use crate::cores::Deal;
use crate::read::layout::ON_ONE_CORE;
use crate::read::layout::glyphs::geometry::{holds, join, place};
use crate::read::layout::glyphs::lines::{Lines, RawLine, lines};
use crate::read::layout::glyphs::texts::words_text;
use crate::read::layout::glyphs::view::View;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::sheet::Sheet;
use crate::read::layout::tables::header_words::is_header_word;
use crate::read::layout::tolerances::{ALIGNED_GAP, BAND};
use crate::read::layout::{Furniture, Reason};
use crate::read::pdf::{Direction, Rect};

/// The next line of a title is at most this far down (units of its size).
const NEXT_LINE: f32 = 1.35;
/// Lines of one header are less than this apart (units of their size).
const BESIDE: f32 = 0.9;
/// How far above a page's last baseline its last lines reach (points).
const LAST_LINES: f32 = 50.0;

/// Takes the furniture off all sheets and gives it back, page by page.
pub(crate) fn take(sheets: &mut [Sheet]) -> Vec<Furniture> {
    let of_sheet = |(page, sheet): (usize, &Sheet)| {
        let mut pieces = Vec::new();
        for (v, view) in sheet.views.iter().enumerate() {
            margin_pieces(sheet, view, (page, v), &mut pieces);
        }
        running::mark_stamps(&mut pieces);
        pieces
    };
    let pieces: Vec<Vec<Piece>> =
        sheets.par_iter().enumerate().deal(ON_ONE_CORE).map(of_sheet).collect();
    let mut pieces: Vec<Piece> = pieces.into_iter().flatten().collect();
    let printed = running::mark(&mut pieces, sheets);
    keep_wrapped_titles(&mut pieces, sheets);
    for (sheet, number) in sheets.iter_mut().zip(printed) {
        sheet.layout.printed = number;
    }
    let remove = |(page, sheet): (usize, &mut Sheet)| remove_from(sheet, of_page(&pieces, page));
    let out: Vec<Vec<Furniture>> =
        sheets.par_iter_mut().enumerate().deal(ON_ONE_CORE).map(remove).collect();
    out.into_iter().flatten().collect()
}

/// Gives back heads that go on in the next line, in the same letters: titles of papers that name the
/// body in two lines. A running head stands clear of what is under it.
fn keep_wrapped_titles(pieces: &mut [Piece], sheets: &[Sheet]) {
    let running = |piece: &Piece| piece.reason == Some(Reason::Running) && piece.edge == Edge::Top;
    pieces.par_chunk_by_mut(|a, b| a.page == b.page).for_each(|pieces| {
        if !pieces.iter().any(running) {
            return;
        }
        let marked = pieces.iter().filter(|piece| piece.reason.is_some());
        let taken: BTreeSet<u32> = marked.flat_map(|piece| piece.words.iter().copied()).collect();
        for piece in pieces.iter_mut().filter(|piece| running(piece)) {
            if is_wrapped_title(piece, &taken, sheets) {
                piece.reason = None;
            }
        }
    });
}

/// Whether the line under a head goes on with it, and is no furniture itself; `taken` are the words of
/// its page that are.
fn is_wrapped_title(piece: &Piece, taken: &BTreeSet<u32>, sheets: &[Sheet]) -> bool {
    let view = sheets.get(piece.page).and_then(|sheet| sheet.views.get(piece.view));
    let words = view.map(|view| view.words.as_slice()).unwrap_or_default();
    words.iter().any(|word| {
        let step = word.baseline - piece.baseline;
        step > 0.5 * piece.size
            && step <= NEXT_LINE * piece.size
            && (word.size - piece.size).abs() < 0.5
            && word.is_bold() == piece.bold
            && !taken.contains(&word.start)
    })
}

/// Cuts the text of the margin bands into pieces.
fn margin_pieces(sheet: &Sheet, view: &View, (page, index): (usize, usize), out: &mut Vec<Piece>) {
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
    let text = sheet.text.as_str();
    let grids = if index == 0 { sheet.grids.as_slice() } else { &[] };
    let tables: Vec<Rect> =
        grids.iter().map(|g| g.area).filter(|a| a.y1 > band && a.y0 < height - band).collect();
    let top_lines = set.lines.iter().filter(|l| l.baseline < band).count();
    let whites = whites(&set, top_lines, view, (band, low));
    let mut headed = false;
    for (i, line) in set.lines.iter().enumerate() {
        let (edge, slot, rank) = if i < top_lines {
            (Edge::Top, line.baseline, i)
        } else {
            (
                Edge::Bottom,
                height - line.baseline,
                set.lines.len().saturating_sub(1).saturating_sub(i),
            )
        };
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let chunks = chunks(words, line.size);
        let mut texts: Vec<String> = chunks.iter().map(|chunk| words_text(*chunk, text)).collect();
        // A table's header, repeated on each page, is the table's; so is what stands below it.
        headed = edge == Edge::Top
            && (headed
                || is_table_header(&texts)
                || may_be_over(
                    set.lines.get(..top_lines).and_then(|top| top.get(i.saturating_add(1))),
                    line,
                ) && is_over_header(line, view, text));
        let stamps: Vec<bool> = texts.iter().map(|text| stamp(text).is_some()).collect();
        for ((c, chunk), text) in chunks.iter().enumerate().zip(&mut texts) {
            let Some((first, last)) = chunk.first().zip(chunk.last()) else { continue };
            let area = chunk.iter().fold(first.area, |area, w| join(area, w.area));
            let x = (area.x0 + area.x1) / 2.0;
            // What stands in a table stays, and keeps what lies further in from being taken.
            let in_table = headed || tables.iter().any(|t| holds(*t, x, line.baseline));
            let beside = |c: Option<usize>| {
                let (chunk, is_stamp) = chunks.get(c?).zip(stamps.get(c?))?;
                (!is_stamp).then_some(*chunk)
            };
            let in_band = slot <= band;
            let before = beside(c.checked_sub(1)).and_then(|c| c.last());
            let after = beside(Some(c.saturating_add(1))).and_then(|c| c.first());
            let left = before.map_or(f32::MAX, |w| first.area.x0 - w.area.x1);
            let right = after.map_or(f32::MAX, |w| w.area.x0 - last.area.x1);
            let text = if in_table { String::new() } else { std::mem::take(text) };
            out.push(Piece {
                page,
                view: index,
                rank,
                edge,
                slot,
                depth: slot / height.max(1.0),
                clear: left.min(right) / line.size.max(1.0),
                white: whites.get(i).copied().unwrap_or(f32::MAX),
                area,
                folded: fold(&text),
                number: page_number(&text).filter(|n| in_band || (n.sure && rank == 0)),
                in_band,
                baseline: first.baseline,
                size: first.size,
                bold: first.is_bold(),
                text,
                words: chunk.iter().map(|w| w.start).collect(),
                artifact: !in_table && chunk.iter().all(|w| w.is_artifact()),
                reason: None,
                runs_on: 0,
                may_be_text: false,
            });
        }
    }
}

/// The distance from each line to the next one further in, be it in the margin bands or not.
fn whites(set: &Lines, top_lines: usize, view: &View, (band, low): (f32, f32)) -> Vec<f32> {
    let body = || view.words.iter().map(|w| w.baseline).filter(|b| *b >= band && *b <= low);
    let (first, last) = set.lines.split_at(top_lines);
    let under = body().fold(f32::INFINITY, f32::min);
    let under = under.min(last.first().map_or(f32::INFINITY, |line| line.baseline));
    let above = body().fold(f32::NEG_INFINITY, f32::max);
    let above = above.max(first.last().map_or(f32::NEG_INFINITY, |line| line.baseline));
    let below = first.iter().skip(1).map(|line| line.baseline).chain([under]);
    let before = [above].into_iter().chain(last.iter().map(|line| line.baseline));
    let down = first.iter().zip(below).map(|(line, next)| next - line.baseline);
    down.chain(last.iter().zip(before).map(|(line, before)| line.baseline - before)).collect()
}

/// Whether a line is the header of a table: two of its pieces or more head columns.
fn is_table_header(texts: &[String]) -> bool {
    texts.len() >= 3 && texts.iter().filter(|text| is_header_word(text)).count() >= 2
}

/// Whether the next line of a margin, where there is one, is less than a line lower.
fn may_be_over(next: Option<&RawLine>, line: &RawLine) -> bool {
    next.is_none_or(|next| next.baseline < line.baseline + BESIDE * line.size)
}

/// Whether the line below is the header of a table, and less than a line lower: names of two lines stand over the
/// middle of those of one. It may be the first below the margin.
fn is_over_header(line: &RawLine, view: &View, text: &str) -> bool {
    let near = line.baseline + BESIDE * line.size;
    let below = |word: &&Word| word.baseline > line.baseline + 1.0 && word.baseline < near;
    let words: Vec<Word> = view.words.iter().filter(below).copied().collect();
    if words.is_empty() {
        return false;
    }
    let set = lines(words);
    set.lines.first().is_some_and(|next| {
        let words = set.words.get(next.words.clone()).unwrap_or_default();
        let texts = chunks(words, next.size).into_iter().map(|chunk| words_text(chunk, text));
        is_table_header(&texts.collect::<Vec<_>>())
    })
}

/// The pieces of a line that white parts.
fn chunks(words: &[Word], size: f32) -> Vec<&[Word]> {
    split_where(words, |pair| match pair {
        [a, b] => b.area.x0 - a.area.x1 > ALIGNED_GAP * size,
        _ => false,
    })
}

/// Cuts a slice between the neighbours for which `cut` holds.
fn split_where(words: &[Word], cut: impl Fn(&[Word]) -> bool) -> Vec<&[Word]> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, pair) in words.windows(2).enumerate() {
        if cut(pair) {
            out.extend(words.get(from..=i));
            from = i.saturating_add(1);
        }
    }
    out.extend(words.get(from..).filter(|rest| !rest.is_empty()));
    out
}

/// Folds what differs from page to page: digits, and the length of lines to write on; none where nothing
/// does.
fn fold(text: &str) -> Option<String> {
    let differs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'#' | b'_' | b'.' | 0xE2);
    if !text.bytes().any(differs) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(matches!(c, '#' | '_' | '.' | '…') && out.ends_with(c)) {
            out.push(c);
        }
    }
    Some(out)
}

/// The least rank of what stays on a page, by view and edge.
type Blocked = BTreeMap<(usize, Edge), usize>;

/// Whether a marked piece may go: what lies further out must go too, or the mark is strong.
fn may_go(piece: &Piece, blocked: &Blocked) -> bool {
    let strong = match piece.reason {
        Some(Reason::PageNumber | Reason::Stamp) => piece.depth < 0.07,
        Some(Reason::Artifact | Reason::Blank) => true,
        Some(Reason::Running) => piece.runs_on >= 5,
        _ => false,
    };
    let first = blocked.get(&(piece.view, piece.edge));
    strong || first.is_none_or(|rank| piece.rank < *rank)
}

/// Takes the marked pieces of a page off it.
fn remove_from(sheet: &mut Sheet, pieces: &[Piece]) -> Vec<Furniture> {
    let mut out = Vec::new();
    let mut blocked = Blocked::new();
    for piece in pieces.iter().filter(|p| p.reason.is_none()) {
        let rank = blocked.entry((piece.view, piece.edge)).or_insert(piece.rank);
        *rank = piece.rank.min(*rank);
    }
    for (v, view) in sheet.views.iter_mut().enumerate() {
        let mut gone: Vec<u32> = Vec::new();
        for piece in pieces.iter().filter(|piece| piece.view == v) {
            let Some(reason) = piece.reason.filter(|_| may_go(piece, &blocked)) else { continue };
            gone.extend(&piece.words);
            let place = place(sheet.layout.number, view.frame.turn_back(piece.area));
            let (text, may_be_text) = (piece.text.clone(), piece.may_be_text);
            out.push(Furniture { text, place, reason, may_be_text });
        }
        gone.sort_unstable();
        let before = view.words.len();
        view.words.retain(|w| gone.binary_search(&w.start).is_err());
        let mut taken = before.saturating_sub(view.words.len());
        if view.frame.direction == Direction::Askew
            && let Some(first) = view.words.first()
        {
            let text = words_text(&view.words, &sheet.text);
            let area = view.words.iter().fold(first.area, |area, w| join(area, w.area));
            let place = place(sheet.layout.number, area);
            out.push(Furniture { text, place, reason: Reason::Watermark, may_be_text: false });
            taken = taken.saturating_add(view.words.len());
            view.words.clear();
        } else {
            let notice =
                take_blank_notice(view, sheet.text.as_str(), sheet.layout.number, &mut out);
            taken = taken.saturating_add(notice);
        }
        sheet.layout.furniture_words = sheet.layout.furniture_words.saturating_add(taken as u32);
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
    let text = words_text(&set.words, text);
    if !is_blank_notice(&text) {
        return 0;
    }
    let place = place(page, view.frame.turn_back(area));
    out.push(Furniture { text, place, reason: Reason::Blank, may_be_text: false });
    view.words.clear();
    count
}

#[cfg(test)]
mod tests {
    use crate::read::layout::testing::{Sheet, pdf};
    use crate::read::layout::{Layout, Reason, layout};
    use crate::read::pdf::Page;

    const BODY: &str = "The Board considered the dues";

    /// Pages of invented body text with what `margin` adds.
    fn told(pages: u32, margin: impl Fn(u32, &mut Sheet)) -> Layout {
        let page = |n: u32| -> Page {
            let mut sheet = Sheet::numbered(n);
            for row in 0..20 {
                // No two pages start alike.
                sheet.text(
                    72.0,
                    130.0 + 25.0 * row as f32,
                    &format!("{BODY} of pier {}", "x".repeat(n as usize)),
                );
            }
            margin(n, &mut sheet);
            sheet.page
        };
        layout(&pdf((1..=pages).map(page).collect()))
    }

    fn taken(told: &Layout) -> Vec<(Reason, &str)> {
        told.furniture.iter().map(|f| (f.reason, f.text.as_str())).collect()
    }

    #[test]
    fn running_numbers_may_change_sides() {
        let told = told(3, |n, sheet| {
            let x = if n % 2 == 0 { 40.0 } else { 550.0 };
            sheet.text(x, 30.0, &(n + 40).to_string());
        });
        let want = ["41", "42", "43"].map(|t| (Reason::PageNumber, t));
        assert_eq!(taken(&told), want);
        assert_eq!(told.pages[1].printed, Some(42));
    }

    #[test]
    fn stamps_are_told_beside_the_number() {
        let told = told(2, |n, sheet| {
            sheet.text(560.0, 30.0, &n.to_string());
            if n == 2 {
                sheet.text(470.0, 30.0, "Agenda Item 7");
            }
        });
        assert_eq!(told.stamps.len(), 1);
        assert_eq!((told.stamps[0].page, told.stamps[0].agenda_item.as_str()), (2, "7"));
        assert_eq!(told.pages[1].printed, Some(2));
    }

    #[test]
    fn heads_and_feet_that_repeat_are_taken() {
        let told = told(4, |n, sheet| {
            sheet.text(72.0, 40.0, "Harbour Board - Tuesday 6 May 2031");
            sheet.text(72.0, 770.0, &format!("Page {n} of 4"));
        });
        assert_eq!(taken(&told).len(), 8);
        assert!(told.blocks.iter().all(|b| !format!("{b:?}").contains("Tuesday")));
    }

    #[test]
    fn body_text_that_starts_alike_stays() {
        let told = told(6, |n, sheet| {
            let other = format!("The clerk read a letter {}.", "y".repeat(n as usize));
            sheet.text(72.0, 100.0, if n % 2 == 0 { "RESOLVED:" } else { &other });
        });
        let kept = format!("{:?}", told.blocks);
        assert_eq!(kept.matches("RESOLVED:").count(), 3, "{:?}", told.furniture);
    }

    #[test]
    fn lines_of_the_text_that_recur_at_the_edges_stay() {
        // Text, its baseline on each of three pages, and whether it is taken; the text starts at 130.
        for (text, y, gone) in [
            ("RESOLVED:", [105.0; 3], false),
            ("RESOLVED:", [40.0; 3], false),
            ("That the dues be set", [105.0; 3], false),
            ("The dues 7", [105.0; 3], false),
            ("The dues 7", [40.0; 3], true),
            ("RESOLVED:", [630.0, 630.0, 760.0], false),
            ("Members were told to wait.", [105.0; 3], false),
            ("Members were told to wait.", [60.0; 3], true),
        ] {
            let told = told(3, |n, sheet| {
                sheet.text(72.0, y[n as usize - 1], text);
            });
            let taken = told.furniture.len();
            assert_eq!(taken, if gone { 3 } else { 0 }, "{text} {y:?} {:?}", told.furniture);
            assert!(told.furniture.iter().all(|f| f.may_be_text == text.ends_with('.')), "{text}");
        }
    }

    #[test]
    fn labels_that_count_with_the_pages_stay() {
        let told = told(3, |n, sheet| {
            let title = ["Apologies", "Minutes", "Dues"][n as usize - 1];
            sheet.text(72.0, 100.0, &format!("{}", 83 + n)).text(100.0, 100.0, title);
        });
        assert!(taken(&told).is_empty(), "{:?}", told.furniture);
    }

    #[test]
    fn lines_to_sign_on_are_taken_at_each_foot() {
        let told = told(2, |n, sheet| {
            let y = 700.0 - 10.0 * n as f32;
            sheet.text(72.0, y, "Signed ________________ Dated 4 May 2031");
            sheet.text(72.0, y + 30.0, &format!("Page {n} of 2"));
        });
        assert_eq!(taken(&told).len(), 4, "{:?}", told.furniture);
    }

    #[test]
    fn a_blank_page_leaves_nothing() {
        let mut sheet = Sheet::numbered(1);
        sheet.text(200.0, 400.0, "This page is intentionally left blank");
        let told = layout(&pdf(vec![sheet.page]));
        assert!(told.blocks.is_empty());
        assert_eq!(taken(&told)[0].0, Reason::Blank);
    }
}
