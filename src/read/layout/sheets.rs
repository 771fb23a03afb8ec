//! Pages with their words, turned so that text reads from left to right.

use super::glyphs::geometry::{Frame, place};
use super::glyphs::underlines;
use super::glyphs::view::View;
use super::glyphs::words::{Word, turned, words_of};
use super::margins::page_numbers;
use super::sheet::Sheet;
use super::tables;
use super::{Furniture, Layout, PageLayout, Reason, Stamp};
use crate::block::Block;
use crate::read::pdf::{Direction, Fill, Page, Rule, UnseenWords};
use crate::read::unseen::Unseen;
use crate::record::Place;

/// Sets a page's glyphs as words, and its rules as the grids of tables.
pub fn sheet(mut page: Page) -> Sheet {
    let mut text = std::mem::take(&mut page.text);
    text.shrink_to_fit();
    sheet_of(&page, text)
}

/// Sets a page's glyphs as words, and its rules as the grids of tables; `text` is the page's.
pub(crate) fn sheet_of(page: &Page, text: String) -> Sheet {
    let mut all = words_of(page, &text);
    let count = all.len() as u32;
    let directions = by_share(&all);
    let mut views = Vec::with_capacity(directions.len());
    for direction in directions {
        let frame = Frame { direction, width: page.width, height: page.height };
        let other = |word: &mut Word| word.direction != direction;
        // Nearly all pages have one direction, and keep their words where they are.
        let others = all.extract_if(.., other).collect();
        let own = std::mem::replace(&mut all, others);
        views.push(View { frame, words: turned(own, frame), ..View::default() });
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
    let layout = PageLayout {
        number: page.number,
        width: page.width,
        height: page.height,
        ..PageLayout::default()
    };
    let grids = views.first().map(tables::ruled_grids).unwrap_or_default();
    let at = |words: &UnseenWords| Unseen {
        why: words.why,
        words: words.words,
        place: place(page.number, words.area),
    };
    let unseen = page.unseen.iter().map(at).collect();
    Sheet { text, views, grids, unseen, words: count, layout }
}

/// The directions of the words, the most frequent first; text at other angles comes last.
fn by_share(words: &[Word]) -> Vec<Direction> {
    let all = [Direction::Right, Direction::Down, Direction::Up, Direction::Left];
    let letters = |d: Direction| -> usize {
        words.iter().filter(|w| w.direction == d).map(|w| w.len()).sum()
    };
    let mut shares: Vec<(usize, Direction)> = if words.iter().all(|w| w.direction == all[0]) {
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
pub(crate) fn finish(
    sheets: Vec<Sheet>,
    mut furniture: Vec<Furniture>,
    blocks: Vec<Block>,
) -> Layout {
    let page = |f: &Furniture| match f.place {
        Place::Page { page, .. } => page,
        _ => 0,
    };
    furniture.sort_by_key(page);
    let stamps = furniture.iter().filter_map(stamp).collect();
    Layout { blocks, pages: sheets.into_iter().map(|s| s.layout).collect(), furniture, stamps }
}

/// The stamp that a piece of furniture is.
fn stamp(furniture: &Furniture) -> Option<Stamp> {
    let Place::Page { page, .. } = furniture.place else { return None };
    let agenda_item = page_numbers::stamp(&furniture.text)?.to_owned();
    (furniture.reason == Reason::Stamp).then_some(Stamp { page, agenda_item })
}

#[cfg(test)]
mod tests {
    use crate::block::Block;
    use crate::read::layout::layout;
    use crate::read::layout::testing::{Sheet, pdf};
    use crate::record::Place;

    #[test]
    fn a_turned_table_comes_out_right_and_keeps_its_place() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 150.0, 350.0], &[200.0, 230.0, 260.0]);
        for (x, a, b) in [(55.0, "No.", "1"), (155.0, "Action", "Paint the pier")] {
            sheet.text(x, 215.0, a).text(x, 245.0, b);
        }
        let page = sheet.turned_up();
        assert_eq!((page.width, page.height), (800.0, 600.0));
        let told = layout(&pdf(vec![page]));
        let [Block::Table(table)] = told.blocks.as_slice() else { panic!("{:?}", told.blocks) };
        assert_eq!((table.rows.len(), table.columns), (2, 2));
        assert_eq!(table.at, [Place::Page { page: 1, area: [200.0, 250.0, 260.0, 550.0] }]);
    }

    #[test]
    fn a_stamp_beside_turned_text_is_told() {
        let mut sheet = Sheet::new();
        for row in 0..12 {
            sheet.text(72.0, 200.0 + 12.0 * row as f32, "Turned text of some length");
        }
        let mut page = sheet.turned_up();
        let mut stamp = Sheet::new();
        stamp.text(700.0, 20.0, "Agenda Item 9");
        let from = page.glyphs.len() as u32;
        let shift = page.text.len() as u32;
        page.text.push_str(&stamp.page.text);
        page.glyphs.extend(stamp.page.glyphs.iter().map(|g| crate::read::pdf::Glyph {
            start: g.start + shift,
            end: g.end + shift,
            ..*g
        }));
        page.runs.extend(stamp.page.runs.iter().map(|r| crate::read::pdf::Run {
            glyphs: r.glyphs.start + from..r.glyphs.end + from,
            ..r.clone()
        }));
        let told = layout(&pdf(vec![page]));
        assert_eq!(told.stamps.len(), 1, "{:?}", told.furniture);
    }
}
