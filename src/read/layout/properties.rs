//! Properties that hold for any page: text is conserved, drawing order does not matter.

use proptest::prelude::*;

use super::testing::{Sheet, pdf};
use super::{Layout, layout};
use crate::block::{Block, Text};
use crate::read::pdf::Page;

const WORDS: [&str; 14] = [
    "Board",
    "the",
    "1.",
    "(a)",
    "RESOLVED:",
    "harbour",
    "Agenda Item 4",
    "12",
    "Action",
    "Owner",
    "over-",
    "Page 3 of 9",
    "4,120.5",
    "No.",
];

/// What rules a page has.
#[derive(Clone, Copy, Debug)]
enum Ruled {
    Not,
    Grid,
    /// A grid whose header alone has rules between the columns, and labels beside ruled rows.
    Header,
    /// Rules between rows, some of many lines, and grids with a gap between them.
    Rows,
}

fn ruled() -> impl Strategy<Value = Ruled> {
    prop_oneof![Just(Ruled::Not), Just(Ruled::Grid), Just(Ruled::Header), Just(Ruled::Rows)]
}

/// A page of words on a coarse raster, with rules and shades.
fn sheet(number: u32, cells: &[(u8, u8, u8, bool)], ruled: Ruled) -> Page {
    let mut sheet = Sheet::numbered(number);
    let mut used = std::collections::BTreeSet::new();
    for &(column, row, word, bold) in cells {
        if used.insert((column, row)) {
            let text = WORDS[word as usize % WORDS.len()];
            sheet.bold(bold);
            sheet.text(40.0 + 90.0 * f32::from(column), 40.0 + 13.0 * f32::from(row), text);
        }
    }
    match ruled {
        Ruled::Not => {}
        Ruled::Grid => {
            sheet.grid(&[36.0, 126.0, 306.0, 500.0], &[100.0, 200.0, 300.0]);
            sheet.fill(36.0, 400.0, 126.0, 440.0, 200).fill(126.0, 400.0, 306.0, 440.0, 200);
        }
        Ruled::Header => {
            sheet.grid(&[36.0, 126.0, 216.0, 396.0], &[96.0, 122.0]);
            sheet.down(36.0, 122.0, 300.0).down(396.0, 122.0, 300.0);
            [148.0, 187.0, 300.0].iter().for_each(|y| {
                sheet.across(36.0, 396.0, *y);
            });
            sheet.grid(&[126.0, 216.0, 306.0], &[400.0, 413.0, 426.0, 439.0, 452.0, 465.0]);
            sheet.down(36.0, 400.0, 465.0).across(36.0, 126.0, 400.0).across(36.0, 126.0, 465.0);
        }
        Ruled::Rows => {
            let rules = [96.0, 122.0, 226.0, 265.0];
            rules.iter().for_each(|y| {
                sheet.across(36.0, 560.0, *y);
            });
            sheet.grid(&[36.0, 126.0, 306.0], &[400.0, 426.0]);
            sheet.grid(&[36.0, 126.0, 306.0], &[439.0, 465.0]);
        }
    }
    sheet.page
}

pub(super) fn letters(told: &Layout) -> Vec<char> {
    let mut out: Vec<char> = told.furniture.iter().flat_map(|f| f.text.chars()).collect();
    let mut add = |text: &Text| {
        let segments = text.lines.iter().flat_map(|l| &l.segments);
        out.extend(segments.flat_map(|s| &s.spans).flat_map(|s| s.text.chars()));
    };
    for block in &told.blocks {
        match block {
            Block::Text(text) => add(text),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|r| &r.cells);
                cells.flat_map(|c| &c.texts).for_each(&mut add);
            }
            Block::Fact(_) => {}
        }
    }
    // A dropped header's cells are joined with bars.
    out.retain(|c| !c.is_whitespace() && *c != '|');
    out.sort_unstable();
    out
}

pub(super) fn drawn(pages: &[Page]) -> Vec<char> {
    let mut out: Vec<char> = pages.iter().flat_map(|p| p.text.chars()).collect();
    out.retain(|c| !c.is_whitespace());
    out.sort_unstable();
    out
}

/// The same page with its runs drawn from last to first.
fn reversed(page: &Page) -> Page {
    Page {
        number: page.number,
        width: page.width,
        height: page.height,
        text: page.text.clone(),
        glyphs: page.glyphs.clone(),
        runs: page.runs.iter().rev().cloned().collect(),
        rules: page.rules.iter().rev().copied().collect(),
        fills: page.fills.clone(),
        ..Page::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn text_is_conserved_and_drawing_order_does_not_matter(
        cells in prop::collection::vec((0u8..6, 0u8..58, 0u8..14, any::<bool>()), 0..120),
        more in prop::collection::vec((0u8..6, 0u8..58, 0u8..14, any::<bool>()), 0..60),
        ruled in ruled(),
    ) {
        let pages = || vec![sheet(1, &cells, ruled), sheet(2, &more, ruled), sheet(3, &cells, Ruled::Not)];
        let told = layout(&pdf(pages()));
        prop_assert_eq!(letters(&told), drawn(&pages()));
        let turned = layout(&pdf(pages().iter().map(reversed).collect()));
        prop_assert_eq!(told, turned);
    }
}
