//! Marks the words of a document that a value of the record has.

use super::places::Index;
use super::telling;
use super::words::{Words, folds};
use crate::record::Place;

/// Marks words as values are laid over the lines where they stand.
pub(crate) struct Marker<'w, 'a> {
    /// The words.
    pub words: &'w mut Words<'a>,
    index: &'w Index<'a>,
    /// Lines of the value in hand.
    lines: Vec<usize>,
    /// Its atoms that are not found yet.
    left: Vec<u64>,
}

impl<'w, 'a> Marker<'w, 'a> {
    /// Starts on the words of a document.
    pub(crate) fn new(words: &'w mut Words<'a>, index: &'w Index<'a>) -> Self {
        Marker { words, index, lines: Vec::new(), left: Vec::new() }
    }

    /// Marks the words of a value among those at its place that no other value has: first as long as both
    /// go on alike, then wherever they stand.
    pub(crate) fn value(&mut self, at: &[Place], text: &str) {
        self.left.clear();
        self.left.extend(folds(text));
        if self.left.is_empty() || at.is_empty() {
            return;
        }
        self.index.lines_at(at, &mut self.lines);
        self.alike();
        if !self.left.is_empty() {
            self.left.sort_unstable();
            self.anywhere();
        }
    }

    /// Marks every word at places of which `is` holds.
    pub(crate) fn each(&mut self, at: &[Place], is: impl Fn(u64) -> bool) {
        self.index.lines_at(at, &mut self.lines);
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            atoms.iter_mut().filter(|atom| is(atom.fold)).for_each(|atom| atom.read = true);
        }
    }

    /// Marks the words at places by which a day, a time or a heading is told.
    pub(crate) fn told(&mut self, at: &[Place]) {
        self.index.lines_at(at, &mut self.lines);
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            for word in self.words.words.get(line.words.clone()).unwrap_or_default() {
                let text = self.words.text.get(word.text.clone()).unwrap_or_default();
                let atoms = self.words.atoms.get_mut(word.atoms.clone()).unwrap_or_default();
                let figure = text.contains(|c: char| c.is_ascii_digit());
                for atom in atoms.iter_mut().filter(|atom| figure || telling::tells(atom.fold)) {
                    atom.read = true;
                }
            }
        }
    }

    /// Marks the lines at places that have no words but these, given sorted.
    pub(crate) fn lines_of(&mut self, at: &[Place], folds: &[u64]) {
        self.index.lines_at(at, &mut self.lines);
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            if atoms.iter().all(|atom| folds.binary_search(&atom.fold).is_ok()) {
                atoms.iter_mut().for_each(|atom| atom.read = true);
            }
        }
    }

    /// Nearly all values stand in their lines as they are.
    fn alike(&mut self) {
        let mut value = self.left.iter().peekable();
        let mut found = 0_usize;
        'lines: for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            for atom in atoms.iter_mut().filter(|atom| !atom.read) {
                match value.peek() {
                    Some(fold) if **fold == atom.fold => {
                        value.next();
                        atom.read = true;
                        found = found.saturating_add(1);
                    }
                    Some(_) if found == 0 => {}
                    _ => break 'lines,
                }
            }
        }
        self.left.drain(..found);
    }

    fn anywhere(&mut self) {
        let mut taken = vec![false; self.left.len()];
        for line in &self.lines {
            let Some(line) = self.words.lines.get(*line) else { continue };
            let atoms = self.words.atoms.get_mut(line.atoms.clone()).unwrap_or_default();
            for atom in atoms.iter_mut().filter(|atom| !atom.read) {
                let from = self.left.partition_point(|fold| *fold < atom.fold);
                let same = self.left.iter().zip(taken.iter_mut()).skip(from);
                let mut same = same.take_while(|(fold, _)| **fold == atom.fold);
                if let Some((_, taken)) = same.find(|(_, taken)| !**taken) {
                    *taken = true;
                    atom.read = true;
                }
            }
        }
    }
}
