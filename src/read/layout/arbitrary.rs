//! Properties of pages that no program would write: coordinates that are no numbers or huge, text in
//! all directions, ranges that lead nowhere.
//!
//! 1. Nothing breaks down, whatever a page holds.
//! 2. What is drawn goes out once, in a block or as furniture, wherever it stands.
//! 3. The order in which runs are drawn does not matter, where their places tell them apart: no two
//!    words that run the same way have their baselines and both ends in common.

use proptest::prelude::*;
use proptest::sample::select;

use super::layout;
use super::properties::{drawn, letters};
use super::testing::pdf;
use crate::block::Colour;
use crate::read::pdf::{Direction, Fill, Glyph, Page, Rect, Rule, Run};

const DIRECTIONS: [Direction; 5] =
    [Direction::Right, Direction::Down, Direction::Left, Direction::Up, Direction::Askew];

/// Numbers that arithmetic stumbles over.
const ODD: [f32; 12] = [
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    1.0e30,
    -1.0e9,
    0.0,
    -0.0,
    1.0e-20,
    16_777_217.0,
];

/// A coordinate: mostly on a page, now and then odd.
fn number() -> impl Strategy<Value = f32> {
    prop_oneof![12 => -50.0_f32..900.0, 2 => select(&ODD[..]), 1 => any::<f32>()]
}

fn rect() -> impl Strategy<Value = Rect> {
    [number(), number(), number(), number()].prop_map(|[x0, y0, x1, y1]| Rect { x0, y0, x1, y1 })
}

/// A run to be drawn: its text, the ends of its letters along the reading direction, and the rest.
type Drawn = (String, Vec<(f32, f32)>, Run);

fn plain(area: Rect, baseline: f32, size: f32, direction: Direction) -> Run {
    Run {
        glyphs: 0..0,
        area,
        baseline,
        size,
        font: 0,
        bold: false,
        italic: false,
        invisible: false,
        artifact: false,
        direction,
        mcid: None,
        colour: Colour::default(),
    }
}

fn run() -> impl Strategy<Value = Drawn> {
    let word =
        select(&["Board", "1.", "(a)", "Page 3 of 9", "é", "Agenda Item 4", "•", "12", ""][..]);
    let ends = prop::collection::vec((number(), number()), 14);
    let size = prop_oneof![8 => 4.0_f32..30.0, 1 => number()];
    (word, ends, rect(), number(), size, select(&DIRECTIONS[..]), any::<(bool, bool)>()).prop_map(
        |(word, ends, area, baseline, size, direction, (bold, artifact))| {
            let run = Run { bold, artifact, ..plain(area, baseline, size, direction) };
            (word.to_owned(), ends, run)
        },
    )
}

/// Draws runs on a page, one after the other.
fn page_of(runs: Vec<Drawn>) -> Page {
    let mut page = Page { number: 1, width: 600.0, height: 800.0, ..Page::default() };
    for (word, ends, mut run) in runs {
        let from = page.glyphs.len() as u32;
        for (letter, (x0, x1)) in word.chars().zip(ends) {
            let start = page.text.len() as u32;
            page.text.push(letter);
            page.glyphs.push(Glyph { x0, x1, start, end: page.text.len() as u32 });
        }
        run.glyphs = from..page.glyphs.len() as u32;
        page.runs.push(run);
    }
    page
}

fn page() -> impl Strategy<Value = Page> {
    let rules = prop::collection::vec((rect(), any::<bool>()), 0..12);
    let fills = prop::collection::vec(rect(), 0..6);
    (prop::collection::vec(run(), 0..24), rules, fills, number(), number()).prop_map(
        |(runs, rules, fills, width, height)| Page {
            width,
            height,
            rules: rules.into_iter().map(|(area, horizontal)| Rule { area, horizontal }).collect(),
            fills: fills.into_iter().map(|area| Fill { area, colour: Colour::default() }).collect(),
            ..page_of(runs)
        },
    )
}

/// Words that stand on lines as a page's do, each in a place of its own, and how large they are.
fn placed() -> impl Strategy<Value = Vec<(u16, u16, usize, u8)>> {
    let word = (0_u16..60, 0_u16..90, 0_usize..8, 0_u8..3);
    prop::collection::vec(word, 0..90).prop_map(|mut words| {
        words.sort_unstable();
        words.dedup_by_key(|word| (word.0, word.1));
        words
    })
}

fn set(words: &[(u16, u16, usize, u8)], direction: Direction) -> Page {
    let texts = ["Board", "1.", "(a)", "Agenda", "Item", "RESOLVED", "12", "over-"];
    let runs = words.iter().map(|&(x, y, text, size)| {
        let size = [10.0, 7.0, 14.0][usize::from(size)];
        let (x, baseline) = (40.0 + 8.7 * f32::from(x), 40.0 + 7.9 * f32::from(y));
        let word = texts[text].to_owned();
        let ends: Vec<(f32, f32)> = (0..word.len())
            .map(|letter| (x + 0.5 * size * letter as f32, x + 0.5 * size * (letter + 1) as f32))
            .collect();
        let x1 = ends.last().map_or(x, |end| end.1);
        let area = Rect { x0: x, y0: baseline - 0.8 * size, x1, y1: baseline + 0.2 * size };
        (word, ends, plain(area, baseline, size, direction))
    });
    page_of(runs.collect())
}

/// A document of such pages, numbered.
fn pages(most: usize) -> impl Strategy<Value = Vec<Page>> {
    prop::collection::vec(page(), 1..=most).prop_map(|mut pages| {
        for (page, number) in pages.iter_mut().zip(1..) {
            page.number = number;
        }
        pages
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_laid_out_and_its_text_conserved(pages in pages(3)) {
        let expected = drawn(&pages);
        let told = layout(&pdf(pages));
        prop_assert_eq!(letters(&told), expected);
    }

    #[test]
    fn ranges_that_lead_nowhere_break_nothing(
        mut pages in pages(2),
        wrong in prop::collection::vec((any::<u32>(), any::<u32>(), 0_usize..40), 1..8),
    ) {
        for page in &mut pages {
            for &(start, end, at) in &wrong {
                if let Some(glyph) = page.glyphs.get_mut(at) {
                    (glyph.start, glyph.end) = (start % 90, end % 90);
                }
                if let Some(run) = page.runs.get_mut(at) {
                    run.glyphs = start % 60..end % 60;
                }
            }
        }
        layout(&pdf(pages));
    }

    #[test]
    fn the_order_of_drawing_does_not_matter(
        (words, shuffled) in placed().prop_flat_map(|words| (Just(words.clone()), Just(words).prop_shuffle())),
    ) {
        let told = layout(&pdf(vec![set(&words, Direction::Right)]));
        prop_assert_eq!(told, layout(&pdf(vec![set(&shuffled, Direction::Right)])));
    }
}
