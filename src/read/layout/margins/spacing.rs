//! How lines of a document's text stand apart, and which lines at its margins are lines of the text: a
//! running head stands clear, and is no lead-in and no clause.

use std::cell::OnceCell;

use super::piece::{Piece, of_page};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::sheet::Sheet;
use crate::words::all;
use crate::words::lead_ins::{LEAD_INS, NOUNS, THAT};

/// On so many pages text that stands at one height is a running head, however near it is to the text.
const SURE: usize = 4;

/// A line this near to the next, in usual steps from line to line, goes on with it.
const GOES_ON: f32 = 1.3;

/// The share of the steps in the text that the one from a sentence at a margin must exceed.
const CLEAR: f32 = 0.97;

/// Font sizes that differ by no more (points) are the same.
const SAME_SIZE: f32 = 0.6;

/// What the lines of a document's text have in common; measured where it is first asked for.
pub(crate) struct Spacing<'s> {
    sheets: &'s [Sheet],
    measured: OnceCell<Measured>,
}

/// What is measured of a document's text.
#[derive(Debug, Default)]
struct Measured {
    /// The steps from line to line (points), the smallest first.
    steps: Vec<f32>,
    /// The font size of most of its words (points).
    size: f32,
}

impl Measured {
    fn of(sheets: &[Sheet]) -> Self {
        let mut steps = Vec::new();
        let mut sizes: Vec<f32> = Vec::new();
        for view in sheets.iter().filter_map(|sheet| sheet.views.first()) {
            add_steps(&view.words, &mut steps);
            sizes.extend(view.words.iter().map(|word| word.size));
        }
        steps.sort_unstable_by(f32::total_cmp);
        let half = sizes.len() / 2;
        let size = match sizes.get(half) {
            Some(_) => *sizes.select_nth_unstable_by(half, f32::total_cmp).1,
            None => 0.0,
        };
        Self { steps, size }
    }

    /// The step that this share of all does not exceed.
    fn step(&self, share: f32) -> f32 {
        let at = (share * self.steps.len() as f32) as usize;
        self.steps.get(at).or(self.steps.last()).copied().unwrap_or_default()
    }
}

impl<'s> Spacing<'s> {
    /// Will measure the text of these pages.
    pub(crate) fn of(sheets: &'s [Sheet]) -> Self {
        Self { sheets, measured: OnceCell::new() }
    }

    fn measured(&self) -> &Measured {
        self.measured.get_or_init(|| Measured::of(self.sheets))
    }

    /// Whether text that stands in one place on some pages is text none the less; `whites` are the steps
    /// to the text of each.
    pub(crate) fn is_text(&self, text: &str, size: f32, whites: &[f32]) -> bool {
        // Lines to write on stand under the text of every page.
        if text.contains("__") {
            return false;
        }
        if leads_in(text) || is_clause(text) {
            return true;
        }
        if whites.len() >= SURE || !self.has_size(size) {
            return false;
        }
        let measured = self.measured();
        let least = whites.iter().copied().fold(f32::INFINITY, f32::min);
        least <= GOES_ON * measured.step(0.5) || is_sentence(text) && least <= measured.step(CLEAR)
    }

    /// Whether what is taken for a running head may be text: a sentence in the letters of the text, on a
    /// few pages only.
    pub(crate) fn may_be_text(&self, text: &str, size: f32, pages: usize) -> bool {
        pages < SURE && is_sentence(text) && self.has_size(size)
    }

    fn has_size(&self, size: f32) -> bool {
        (size - self.measured().size).abs() <= SAME_SIZE
    }
}

/// Adds the steps from line to line of a page.
fn add_steps(words: &[Word], steps: &mut Vec<f32>) {
    /// Font sizes: what is nearer is no next line, what is further no text that goes on.
    const NEXT: std::ops::Range<f32> = 0.8..6.0;
    let mut lines: Vec<(f32, f32)> = words.iter().map(|word| (word.baseline, word.size)).collect();
    // Words of a line stand beside each other.
    lines.dedup();
    lines.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let step = |pair: &[(f32, f32)]| match pair {
        [(above, _), (below, size)] => Some((below - above, size.max(1.0))),
        _ => None,
    };
    let all = lines.windows(2).filter_map(step);
    steps.extend(all.filter(|(step, size)| NEXT.contains(&(step / size))).map(|(step, _)| step));
}

/// Whether a line is a lead-in alone: "RESOLVED:", "Decision:"; a noun without a colon heads papers.
fn leads_in(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let word = lower.trim_end_matches([':', '.', '-', '–', ' ']);
    all(LEAD_INS).any(|own| own == word) && (!NOUNS.has(word) || lower.ends_with(':'))
}

/// Whether a line is a clause, or begins one: "That the report be noted."
fn is_clause(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.split_once(' ').is_some_and(|(first, _)| THAT.has(first))
}

/// Whether a line may be a sentence, or the end of one.
fn is_sentence(text: &str) -> bool {
    /// Words; shorter lines are names and titles.
    const LEAST: usize = 3;
    let text = text.trim();
    text.split_whitespace().count() >= LEAST
        && (text.ends_with(['.', ';', ':', '?', '!']) || text.starts_with(char::is_lowercase))
}

/// The step from a piece, with the furniture further in that it stands beside, to the text.
pub(crate) fn white(piece: &Piece, pieces: &[Piece], repeated: &[bool]) -> f32 {
    let from = pieces.partition_point(|other| other.page < piece.page);
    let mut white = piece.white;
    for rank in piece.rank.saturating_add(1).. {
        let line = of_page(pieces, piece.page).iter().zip(from..).filter(|(other, _)| {
            other.rank == rank && other.edge == piece.edge && other.view == piece.view
        });
        let mut next = None;
        for (other, at) in line {
            if other.reason.is_none() && !repeated.get(at).copied().unwrap_or(false) {
                return white;
            }
            next = Some(other.white);
        }
        match next {
            Some(next) => white = next,
            None => return white,
        }
    }
    white
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_text_are_told_from_heads() {
        let measured = Measured { steps: [[14.0; 60], [20.0; 60]].concat(), size: 11.0 };
        let spacing = Spacing { sheets: &[], measured: OnceCell::from(measured) };
        let note = "Not to be passed on before the meeting.";
        for (text, size, whites, expected) in [
            // Lead-ins and clauses are text, however far they stand from it, and on many pages.
            ("RESOLVED:", 11.0, &[60.0; 5][..], true),
            ("That the dues be set.", 11.0, &[60.0, 60.0], true),
            ("Decisions", 11.0, &[60.0, 60.0], false),
            // What goes on with the text.
            ("The pier", 11.0, &[20.0, 40.0], true),
            ("The pier", 11.0, &[40.0, 40.0], false),
            ("The pier", 9.0, &[20.0, 20.0], false),
            ("The pier", 11.0, &[20.0; 4], false),
            // A sentence stands clearer than any of the text.
            (note, 11.0, &[19.0, 19.0], true),
            (note, 11.0, &[30.0, 30.0], false),
        ] {
            assert_eq!(spacing.is_text(text, size, whites), expected, "{text} {size} {whites:?}");
        }
        assert!(spacing.may_be_text(note, 11.0, 2) && !spacing.may_be_text(note, 11.0, 4));
    }
}
