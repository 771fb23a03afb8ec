//! Pages with their words, turned so that text reads from left to right.

use super::geometry::Frame;
use super::underlines;
use super::words::{Word, turned, words};
use super::{Furniture, Layout, PageLayout, Stamp, page_numbers};
use crate::block::Block;
use crate::pdf::{Direction, Fill, Page, Pdf, Rule};
use crate::record::Place;

/// A page on its way through the passes.
pub(super) struct Sheet<'a> {
    /// As read.
    pub(super) page: &'a Page,
    /// Its text by direction; the first has most words, rules and fills.
    pub(super) views: Vec<View>,
    /// Words read.
    pub(super) words: u32,
    /// What is told of it.
    pub(super) told: PageLayout,
}

/// The text of one direction, in the frame it reads in.
#[derive(Default)]
pub(super) struct View {
    /// The frame.
    pub(super) frame: Frame,
    /// The words that no pass has claimed yet.
    pub(super) words: Vec<Word>,
    /// The rules; none but in the first view.
    pub(super) rules: Vec<Rule>,
    /// The fills; none but in the first view.
    pub(super) fills: Vec<Fill>,
}

/// The sheets of a document.
pub(super) fn read(pdf: &Pdf) -> Vec<Sheet<'_>> {
    pdf.pages.iter().map(read_page).collect()
}

/// The sheet of a page.
pub(super) fn read_page(page: &Page) -> Sheet<'_> {
    let all = words(page);
    let count = all.len() as u32;
    let mut views = Vec::new();
    for direction in by_share(&all) {
        let frame = Frame { direction, width: page.width, height: page.height };
        views.push(View { frame, words: turned(&all, frame), ..View::default() });
    }
    if let Some(main) = views.first_mut() {
        let frame = main.frame;
        let quarter = matches!(frame.direction, Direction::Up | Direction::Down);
        main.rules = page
            .rules
            .iter()
            .map(|r| Rule { area: frame.turn(r.area), horizontal: r.horizontal != quarter })
            .collect();
        main.fills = page.fills.iter().map(|f| Fill { area: frame.turn(f.area), ..*f }).collect();
        underlines::mark(&mut main.words, &main.rules);
    }
    let told = PageLayout {
        number: page.number,
        width: page.width,
        height: page.height,
        ..PageLayout::default()
    };
    Sheet { page, views, words: count, told }
}

/// The directions of the words, the most frequent first; text at other angles comes last.
fn by_share(words: &[Word]) -> Vec<Direction> {
    let all = [Direction::Right, Direction::Down, Direction::Up, Direction::Left];
    let letters = |d: Direction| -> u32 {
        words.iter().filter(|w| w.direction == d).map(|w| w.end.saturating_sub(w.start)).sum()
    };
    let mut shares: Vec<(u32, Direction)> = if words.iter().all(|w| w.direction == all[0]) {
        vec![(1, all[0])]
    } else {
        all.iter().map(|&d| (letters(d), d)).filter(|(n, _)| *n > 0).collect()
    };
    shares.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    if words.iter().any(|w| w.direction == Direction::Askew) {
        shares.push((0, Direction::Askew));
    }
    shares.into_iter().map(|(_, d)| d).collect()
}

/// Puts the results together.
pub(super) fn finish(
    sheets: Vec<Sheet<'_>>,
    mut furniture: Vec<Furniture>,
    blocks: Vec<Block>,
) -> Layout {
    let page = |f: &Furniture| match f.place {
        Place::Page { page, .. } => page,
        _ => 0,
    };
    furniture.sort_by_key(page);
    let stamps = furniture.iter().filter_map(stamp).collect();
    Layout { blocks, pages: sheets.into_iter().map(|s| s.told).collect(), furniture, stamps }
}

/// The stamp that a piece of furniture is.
fn stamp(furniture: &Furniture) -> Option<Stamp> {
    let Place::Page { page, .. } = furniture.place else { return None };
    let agenda_item = page_numbers::stamp(&furniture.text)?.to_owned();
    (furniture.reason == super::Reason::Stamp).then_some(Stamp { page, agenda_item })
}
