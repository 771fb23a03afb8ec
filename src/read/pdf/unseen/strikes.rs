//! Lines through the middle of text.

use super::pieces::{Rows, pieces};
use super::{Found, Page, Rect};
use crate::read::pdf::{Direction, Rule, Run};
use crate::read::unseen::Why;

/// How far above the baseline a line goes through letters, in font sizes: between the foot of small
/// letters, where underlines lie that were rounded, and their head.
const ZONE: std::ops::RangeInclusive<f32> = 0.13..=0.42;

/// A line that strikes text out is thinner, in font sizes.
const THICK: f32 = 0.3;

/// It ends with its text, or this many font sizes on; what goes on is a border or a separator.
const BEYOND: f32 = 1.5;

/// The share of a word that must be struck out.
const STRUCK: f32 = 0.7;

/// Points between two lines that are one.
const JOINT: f32 = 1.5;

/// Points that a border may end from one that it meets.
const MEETS: f32 = 1.5;

/// More rules on a page are a drawing.
const MAX_RULES: usize = 5000;

/// Text that a line is drawn through.
pub(super) fn struck(page: &Page, rows: &Rows, found: &mut Vec<Found>) {
    if !may_strike(page) {
        return;
    }
    let crosses =
        |rule: &&Rule| rule.horizontal && through(page, rows, &rule.area).next().is_some();
    let mut lines: Vec<Rect> = page.rules.iter().filter(crosses).map(|rule| rule.area).collect();
    lines.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    for line in joined(&lines) {
        if !is_border(&line, &page.rules) {
            strike(page, rows, &line, found);
        }
    }
}

/// Whether there are lines that may strike text out.
pub(super) fn may_strike(page: &Page) -> bool {
    page.rules.len() <= MAX_RULES && page.rules.iter().any(|rule| rule.horizontal)
}

/// The runs that a line goes through.
fn through<'p>(
    page: &'p Page,
    rows: &'p Rows,
    line: &'p Rect,
) -> impl Iterator<Item = (usize, &'p Run)> {
    let y = (line.y0 + line.y1) / 2.0;
    let run = |index: usize| page.runs.get(index).map(|run| (index, run));
    rows.near(line).filter_map(run).filter(move |(_, run)| {
        run.direction == Direction::Right
            && ZONE.contains(&((run.baseline - y) / run.size))
            && line.height() <= THICK * run.size
            && run.area.x0 < line.x1
            && run.area.x1 > line.x0
    })
}

/// Lines, those that go on at the same height made one.
fn joined(lines: &[Rect]) -> Vec<Rect> {
    let mut all: Vec<Rect> = Vec::new();
    for line in lines {
        let goes_on = |last: &&mut Rect| {
            (last.y0 - line.y0).abs() <= JOINT / 2.0 && line.x0 - last.x1 <= JOINT
        };
        match all.last_mut().filter(goes_on) {
            Some(last) => last.unite(line),
            None => all.push(*line),
        }
    }
    all
}

/// Whether a line meets an upright one at an end: a cell's border.
fn is_border(line: &Rect, rules: &[Rule]) -> bool {
    let y = (line.y0 + line.y1) / 2.0;
    rules.iter().filter(|rule| !rule.horizontal).any(|rule| {
        let x = (rule.area.x0 + rule.area.x1) / 2.0;
        let meets = (x - line.x0).abs() <= MEETS || (x - line.x1).abs() <= MEETS;
        meets && y >= rule.area.y0 - MEETS && y <= rule.area.y1 + MEETS
    })
}

fn strike(page: &Page, rows: &Rows, line: &Rect, found: &mut Vec<Found>) {
    let mut struck = Vec::new();
    let mut reach = Rect::NOTHING;
    let mut size = 0.0_f32;
    for (run, own) in through(page, rows, line) {
        for piece in pieces(page, own) {
            if piece.share_beside(line) >= STRUCK {
                reach.unite(&piece.area);
                size = size.max(own.size);
                struck.push(Found { run, piece, why: Why::Struck });
            }
        }
    }
    let ends = reach.x0 - line.x0 <= BEYOND * size && line.x1 - reach.x1 <= BEYOND * size;
    if ends {
        found.append(&mut struck);
    }
}
