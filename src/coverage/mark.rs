//! Marks the words of a document that a value of the record has.

use super::places::Index;
use super::telling;
use super::words::{Words, folds};
use crate::record::{At, Place};

/// The end of a place of which every word is marked.
const ALL: Spot = (usize::MAX, usize::MAX);
/// How many words further on a value may start than the one before it at the same place ended.
const LOOK: usize = 64;
/// Looks at atoms of places where values were not found in order, for each atom of the document: after that
/// many a value that is out of order is not looked for.
const EFFORT: usize = 50;
/// What is left for those of a short document.
const LEAST_EFFORT: usize = 1_000_000;

/// Which of the lines of a place, and which atom.
type Spot = (usize, usize);

/// Marks words as values are laid over the lines where they stand.
pub(crate) struct Marker<'w, 'a> {
    /// The words.
    pub words: &'w mut Words<'a>,
    index: &'w Index<'a>,
    /// The place of the value before.
    at: At,
    /// The lines there.
    lines: Vec<usize>,
    /// The first atom there that may be open.
    open: Spot,
    /// Where it ended.
    end: Spot,
    /// The place whose telling words were marked last.
    told: At,
    /// Atoms of the value in hand that are not found yet.
    left: Vec<u64>,
    /// Looks at atoms that are left.
    effort: usize,
}

impl<'w, 'a> Marker<'w, 'a> {
    /// Starts on the words of a document.
    pub(crate) fn new(words: &'w mut Words<'a>, index: &'w Index<'a>) -> Self {
        let effort = words.atoms.len().saturating_mul(EFFORT).saturating_add(LEAST_EFFORT);
        let (at, told, lines, left) = (At::new(), At::new(), Vec::new(), Vec::new());
        let (open, end) = ((0, 0), (0, 0));
        Marker { words, index, at, lines, open, end, told, left, effort }
    }

    /// Marks the words of a value among those at its place that no other value has: first as long as both
    /// go on alike, then wherever they stand.
    pub(crate) fn value(&mut self, at: &[Place], text: &str) {
        self.left.clear();
        self.left.extend(folds(text));
        if self.left.is_empty() || at.is_empty() {
            return;
        }
        self.go_to(at);
        // What is left over before the last value may be many words, as between names.
        self.open = self.first_open();
        if !self.alike(self.open) {
            self.alike(self.end);
        }
        if !self.left.is_empty() {
            self.anywhere();
        }
    }

    /// Marks the words of a value only where they stand as they are: its place holds much that is others'.
    pub(crate) fn phrase(&mut self, at: &[Place], text: &str) {
        self.left.clear();
        self.left.extend(folds(text));
        self.go_to(at);
        self.open = self.first_open();
        self.alike(self.open);
    }

    /// Takes the lines at places, unless they are those of the value before.
    fn go_to(&mut self, at: &[Place]) {
        if self.at != at {
            self.index.lines_at(at, &mut self.lines);
            self.at = at.to_vec();
            (self.open, self.end) = ((0, 0), (0, 0));
            self.effort = self.effort.saturating_sub(self.lines.len());
        }
    }

    /// The first atom that no value has; all before it are read.
    fn first_open(&self) -> Spot {
        for (place, line) in self.lines.iter().enumerate().skip(self.open.0) {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let from = line.atoms.start.max(self.open.1);
            let atoms = self.words.atoms.get(from..line.atoms.end).unwrap_or_default();
            if let Some(open) = atoms.iter().position(|atom| !atom.is_read()) {
                return (place, from.saturating_add(open));
            }
        }
        (self.lines.len(), 0)
    }

    /// Marks the value where it goes on as the lines do from a spot on; whether any of it does. Nearly all
    /// values stand in their lines as they are, one behind the other.
    fn alike(&mut self, spot: Spot) -> bool {
        let (mut found, mut passed) = (0_usize, 0_usize);
        'lines: for (place, line) in self.lines.iter().enumerate().skip(spot.0) {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let from = line.atoms.start.max(spot.1);
            let atoms = self.words.atoms.get_mut(from..line.atoms.end).unwrap_or_default();
            for (number, atom) in (from..).zip(atoms) {
                match self.left.get(found) {
                    None => break 'lines,
                    Some(_) if atom.is_read() => {}
                    Some(fold) if *fold == atom.fold() => {
                        atom.mark();
                        found = found.saturating_add(1);
                        self.end = (place, number.saturating_add(1));
                    }
                    Some(_) if found == 0 && passed < LOOK => passed = passed.saturating_add(1),
                    Some(_) => break 'lines,
                }
            }
        }
        self.left.drain(..found);
        found > 0
    }

    fn anywhere(&mut self) {
        self.left.sort_unstable();
        let mut counts: Vec<(u64, usize)> = Vec::new();
        for same in self.left.chunk_by(|a, b| a == b) {
            counts.extend(same.first().map(|fold| (*fold, same.len())));
        }
        let mut open = self.left.len();
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            if open == 0 || self.effort == 0 {
                return;
            }
            self.effort = self.effort.saturating_sub(line.atoms.len());
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            for atom in atoms.iter_mut().filter(|atom| !atom.is_read()) {
                let known = counts.binary_search_by_key(&atom.fold(), |(fold, _)| *fold).ok();
                let count = known.and_then(|at| counts.get_mut(at)).filter(|(_, count)| *count > 0);
                if let Some((_, count)) = count {
                    *count = count.saturating_sub(1);
                    atom.mark();
                    open = open.saturating_sub(1);
                }
            }
        }
    }

    /// Marks every word at places.
    pub(crate) fn all(&mut self, at: &[Place]) {
        self.go_to(at);
        if self.end == ALL {
            return;
        }
        self.end = ALL;
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            atoms.iter_mut().for_each(|atom| atom.mark());
        }
    }

    /// Marks the words at places by which a day, a time or a heading is told.
    pub(crate) fn told(&mut self, at: &[Place]) {
        if self.told == at {
            return;
        }
        self.go_to(at);
        self.told = at.to_vec();
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            for word in self.words.words.get(line.words.clone()).unwrap_or_default() {
                let text = self.words.text.get(word.text()).unwrap_or_default();
                let atoms = self.words.atoms.get_mut(word.atoms()).unwrap_or_default();
                let figure = text.contains(|c: char| c.is_ascii_digit());
                for atom in atoms.iter_mut().filter(|atom| figure || telling::tells(atom.fold())) {
                    atom.mark();
                }
            }
        }
    }

    /// Marks the lines at places that have no words but these, given sorted.
    pub(crate) fn lines_of(&mut self, at: &[Place], folds: &[u64]) {
        self.go_to(at);
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            if atoms.iter().all(|atom| folds.binary_search(&atom.fold()).is_ok()) {
                atoms.iter_mut().for_each(|atom| atom.mark());
            }
        }
    }
}
