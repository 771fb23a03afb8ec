//! Fits what blank lines set level at the side of a text to its paragraphs, by the lines between.

use crate::field::action::{Told, told};

/// A paragraph beside which something may stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    /// Its text.
    pub text: String,
    /// How many blank lines stand above it.
    pub gap: f32,
    /// It starts in bold type, and leads no clause in.
    pub headed: bool,
}

/// What stands at the side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    /// Its text.
    pub text: String,
    /// The line that it stands on, counted from the top of its cell.
    pub line: f32,
    /// It is in bold type.
    pub bold: bool,
}

/// Where paragraphs start, in lines.
pub(super) type Starts = Vec<f32>;

/// The letters that a line of the text may have had.
const WIDTHS: [u16; 14] = [48, 54, 60, 66, 72, 78, 84, 90, 96, 102, 108, 114, 120, 130];
/// What a number in bold type beside a paragraph that is no heading costs, in lines.
const OTHER_STYLE: f32 = 30.0;
/// What lies farther off costs no more, in lines.
const FAR: f32 = 14.0;
/// What a line costs that an owner stands off a paragraph, which names him or does not.
const NEAR: f32 = 0.3;
/// What an owner costs beside a heading or the cells of a table.
const NOTHING: f32 = 9.0;
/// What parts the cells of a table's row.
const CELLS: &str = " | ";
/// What a second owner of the same paragraph costs.
const TWICE: f32 = 5.0;
/// What an owner costs beside a paragraph that does not name him.
const NOT_NAMED: f32 = 4.0;
/// What one costs beside a paragraph that names him, and not as the one to do something.
const NAMED: f32 = 2.0;

/// The lines of a paragraph, of so many letters each.
fn lines(paragraph: &Paragraph, width: u16) -> f32 {
    let letters = u16::try_from(paragraph.text.chars().count()).unwrap_or(u16::MAX);
    f32::from(letters.div_ceil(width).max(1))
}

/// Where paragraphs start if their lines have so many letters.
fn starts(paragraphs: &[Paragraph], width: u16) -> Starts {
    let mut next = 0.0;
    let start = |paragraph: &Paragraph| {
        let own = next + paragraph.gap;
        next = own + lines(paragraph, width);
        own
    };
    paragraphs.iter().map(start).collect()
}

/// Lays numbers to paragraphs, in order, one each; where the paragraphs then start.
pub(super) fn fit_numbers(
    numbers: &[Beside],
    paragraphs: &[Paragraph],
) -> Option<(Vec<usize>, Starts)> {
    let fits = WIDTHS.iter().filter_map(|width| {
        let starts = starts(paragraphs, *width);
        let cost = |above: Option<(usize, usize)>, own: usize, at: usize| {
            step(numbers, &starts, above, (own, at)) + style(numbers.get(own), paragraphs.get(at))
        };
        let (total, laid) = least(numbers.len(), paragraphs.len(), 1, cost)?;
        Some((total, laid, starts))
    });
    let (_, laid, starts) = fits.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let anchored = anchored(numbers, &laid, &starts);
    Some((laid, anchored))
}

/// How far the lines between two numbers are from those between their paragraphs.
fn step(
    numbers: &[Beside],
    starts: &Starts,
    above: Option<(usize, usize)>,
    (own, at): (usize, usize),
) -> f32 {
    let line = |one: usize| numbers.get(one).map_or(0.0, |one| one.line);
    let start = |one: usize| starts.get(one).copied().unwrap_or_default();
    match above {
        Some((other, place)) => {
            (line(own) - line(other) - (start(at) - start(place))).abs().min(FAR)
        }
        None => (line(own) - start(at)).abs().min(FAR) / 2.0,
    }
}

fn style(number: Option<&Beside>, paragraph: Option<&Paragraph>) -> f32 {
    let other = number.is_some_and(|one| one.bold) && !paragraph.is_some_and(|one| one.headed);
    if other { OTHER_STYLE } else { 0.0 }
}

/// Where paragraphs start by the numbers laid to some of them; those between in proportion.
fn anchored(numbers: &[Beside], laid: &[usize], starts: &Starts) -> Starts {
    let start = |at: usize| starts.get(at).copied().unwrap_or_default();
    let known: Vec<(f32, f32)> =
        laid.iter().zip(numbers).map(|(at, one)| (start(*at), one.line)).collect();
    let place = |own: &f32| {
        let next = known.partition_point(|(start, _)| start <= own);
        let above = next.checked_sub(1).and_then(|above| known.get(above));
        match (above, known.get(next)) {
            (Some((from, line)), Some((to, end))) if to > from => {
                line + (own - from) * (end - line) / (to - from)
            }
            (Some((from, line)), _) => line + own - from,
            (None, Some((to, end))) => end - (to - own),
            (None, None) => *own,
        }
    };
    starts.iter().map(place).collect()
}

/// Lays owners to paragraphs, in order; `known` is where the paragraphs start, if numbers tell.
pub(super) fn fit_marks(
    marks: &[Beside],
    paragraphs: &[Paragraph],
    known: Option<&Starts>,
) -> Option<Vec<usize>> {
    let by_width = WIDTHS.iter().map(|width| starts(paragraphs, *width));
    let fits = known.cloned().into_iter().chain(by_width).filter_map(|starts| {
        let cost = |above: Option<(usize, usize)>, own: usize, at: usize| {
            let (Some(mark), Some(text)) = (marks.get(own), paragraphs.get(at)) else { return FAR };
            let twice = above.is_some_and(|(_, place)| place == at);
            off(mark.line, &starts, at) * NEAR + sense(mark, text) + if twice { TWICE } else { 0.0 }
        };
        least(marks.len(), paragraphs.len(), 0, cost)
    });
    fits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, laid)| laid)
}

/// How far a line is from a paragraph.
fn off(line: f32, starts: &Starts, at: usize) -> f32 {
    let start = starts.get(at).copied().unwrap_or_default();
    let next = starts.get(at.saturating_add(1)).copied();
    let end = next.map_or(f32::INFINITY, |next| next - 1.0);
    (start - line).max(line - end).clamp(0.0, FAR)
}

/// What an owner costs beside a text.
fn sense(mark: &Beside, paragraph: &Paragraph) -> f32 {
    let text = &paragraph.text;
    if text.contains(CELLS) || paragraph.headed {
        return NOTHING;
    }
    let owners = mark.text.split(['/', ',', '&', ' ']).filter(|owner| !owner.is_empty());
    match owners.map(|owner| told(text, owner)).max() {
        Some(Told::ToDo) => 0.0,
        Some(Told::Named) => NAMED,
        Some(Told::Nothing) | None => NOT_NAMED,
    }
}

/// The cheapest way to lay things to places in order, each at least `apart` places behind the one above; the
/// cost of it.
fn least(
    things: usize,
    places: usize,
    apart: usize,
    cost: impl Fn(Option<(usize, usize)>, usize, usize) -> f32,
) -> Option<(f32, Vec<usize>)> {
    let mut ways: Vec<Vec<Option<(f32, usize)>>> = Vec::new();
    for own in 0..things {
        let above = own.checked_sub(1).and_then(|above| ways.get(above));
        let way = |at: usize| match above {
            None => Some((cost(None, own, at), 0)),
            Some(above) => above
                .iter()
                .take((at.saturating_add(1)).saturating_sub(apart))
                .enumerate()
                .filter_map(|(place, way)| {
                    let total = way.as_ref()?.0;
                    let other = own.saturating_sub(1);
                    Some((total + cost(Some((other, place)), own, at), place))
                })
                .min_by(|a, b| a.0.total_cmp(&b.0)),
        };
        ways.push((0..places).map(way).collect());
    }
    let ends = ways.last()?.iter().enumerate().filter_map(|(at, way)| Some((way.as_ref()?.0, at)));
    let (total, mut at) = ends.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let mut laid = vec![at];
    for way in ways.iter().skip(1).rev() {
        at = way.get(at)?.as_ref()?.1;
        laid.push(at);
    }
    laid.reverse();
    Some((total, laid))
}
