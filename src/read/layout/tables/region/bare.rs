//! Columns that no name heads: white parts what stands between two names, or before the first, from both.

use super::header::Name;
use super::line_words;
use crate::read::layout::glyphs::lines::{Lines, RawLine};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::ALIGNED;

/// White beside such a column is at least this wide (em).
const CLEAR: f32 = 1.0;
/// So many lines show it, at the least.
const LINES: usize = 3;
/// Words of a column before the first name: a number, or little more.
const WORDS: usize = 2;

/// White, from where to where.
type White = (f32, f32);

/// A column between two names, of which one ends at `from` and the next starts at `to`, and the white on either
/// side: most lines that have words there start at one left edge.
pub(super) fn between(
    (from, to): (f32, f32),
    set: &Lines,
    lines: &[&RawLine],
) -> Option<(White, Name, White)> {
    let whites = whites((from, to), set, lines);
    let [first, .., last] = whites.as_slice() else { return None };
    let (mut some, mut aligned) = (0_usize, 0_usize);
    for line in lines {
        let inner = |w: &&Word| w.area.x0 >= first.1 - ALIGNED && w.area.x1 <= last.0 + ALIGNED;
        let Some(word) = line_words(set, line).iter().find(inner) else { continue };
        some = some.saturating_add(1);
        aligned = aligned.saturating_add(usize::from(word.area.x0 - first.1 <= ALIGNED));
    }
    let shown = aligned >= LINES && aligned.saturating_mul(2) > some;
    shown.then(|| (*first, nameless(first.1, last.0), *last))
}

/// A column before the first name, which starts at `to`, and the white behind it: a number a row.
pub(super) fn before(
    to: f32,
    set: &Lines,
    lines: &[&RawLine],
    text: &str,
) -> Option<(Name, White)> {
    let left = lines.iter().fold(f32::MAX, |least, line| least.min(line.area.x0));
    let white = *whites((left - 1.0, to), set, lines).iter().find(|white| white.0 > left)?;
    let mut some = 0_usize;
    for line in lines {
        let own = line_words(set, line).iter().take_while(|word| word.area.x1 <= white.0 + ALIGNED);
        // A bullet is no number.
        let says = |word: &Word| word.text(text).chars().any(char::is_alphanumeric);
        let own: Vec<bool> = own.map(says).collect();
        if own.len() > WORDS || own.contains(&false) {
            return None;
        }
        some = some.saturating_add(usize::from(!own.is_empty()));
    }
    (some >= LINES).then(|| (nameless(left, white.0), white))
}

fn nameless(x0: f32, x1: f32) -> Name {
    Name { x0, x1, words: Vec::new() }
}

/// The wide white that lines leave within bounds.
fn whites((from, to): (f32, f32), set: &Lines, lines: &[&RawLine]) -> Vec<White> {
    let size = lines.first().map_or(0.0, |line| line.size);
    let words = lines.iter().flat_map(|line| line_words(set, line));
    let mut inside: Vec<White> = words
        .map(|word| (word.area.x0, word.area.x1))
        .filter(|(x0, x1)| *x1 > from && *x0 < to)
        .collect();
    inside.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut right = from;
    for (x0, x1) in inside.into_iter().chain([(to, to)]) {
        if x0 - right >= CLEAR * size {
            out.push((right, x0));
        }
        right = right.max(x1);
    }
    out
}
