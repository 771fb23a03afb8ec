//! The words of a document, each once, with the line that it stands in.
//!
//! A word is what white space parts and has a letter or digit; its atoms are the runs of letters and digits
//! in it, in small letters, as a number each. A word that a line end cuts is one, in the line where it starts.

use std::ops::Range;

use crate::block::{Block, Line, LineEnd, Table, Text};
use crate::record::Place;

/// A line of the document.
#[derive(Clone, Debug)]
pub(crate) struct SourceLine<'a> {
    /// Where it stands.
    pub place: Option<&'a Place>,
    /// Its block.
    pub block: usize,
    /// Its words.
    pub words: Range<usize>,
    /// The atoms of its words.
    pub atoms: Range<usize>,
}

/// A word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Its line.
    pub line: usize,
    /// Its atoms.
    pub atoms: Range<usize>,
    /// Its text in [`Words::text`].
    pub text: Range<usize>,
}

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Its letters in small, as a number.
    pub fold: u64,
    /// Whether a value of the record, or a rule, has it.
    pub read: bool,
}

/// The words of a document's texts and tables, in reading order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words<'a> {
    /// The lines.
    pub lines: Vec<SourceLine<'a>>,
    /// The words.
    pub words: Vec<Word>,
    /// The atoms.
    pub atoms: Vec<Atom>,
    /// The words' texts, one behind the other.
    pub text: String,
}

impl<'a> Words<'a> {
    /// Gathers the words of blocks; facts have none.
    pub(crate) fn of(blocks: &'a [Block]) -> Self {
        let mut out = Words::default();
        for (block, one) in blocks.iter().enumerate() {
            match one {
                Block::Text(text) => out.add_text(text, block),
                Block::Table(table) => out.add_table(table, block),
                Block::Fact(_) => {}
            }
        }
        out
    }

    fn add_table(&mut self, table: &'a Table, block: usize) {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for text in cells.flat_map(|cell| &cell.texts) {
            self.add_text(text, block);
        }
    }

    fn add_text(&mut self, text: &'a Text, block: usize) {
        let mut end = LineEnd::Space;
        let mut held = String::new();
        for line in &text.lines {
            let printed = line.text();
            if printed.is_empty() {
                continue;
            }
            let own = self.cut_word(&printed, end, &mut held);
            end = line.end;
            self.add_line(line, own, block, &mut held, end != LineEnd::Space);
        }
        self.close(&mut held);
    }

    /// Ends the word that the line above left open, with what of it stands at the start of this one; the
    /// rest of the line.
    fn cut_word<'t>(&mut self, printed: &'t str, end: LineEnd, held: &mut String) -> &'t str {
        if held.is_empty() || end == LineEnd::Space {
            self.close(held);
            return printed;
        }
        if end == LineEnd::DropHyphen && held.ends_with(['-', '\u{2010}']) {
            held.pop();
        }
        let (first, rest) = printed.split_once(char::is_whitespace).unwrap_or((printed, ""));
        held.push_str(first);
        if !rest.is_empty() {
            self.close(held);
        }
        rest
    }

    /// Adds a line and its words; its last word is held where the next line goes on with it.
    fn add_line(&mut self, line: &'a Line, own: &str, block: usize, held: &mut String, open: bool) {
        if own.is_empty() {
            return;
        }
        let (words, atoms) = (self.words.len(), self.atoms.len());
        self.lines.push(SourceLine {
            place: line.place.as_ref(),
            block,
            words: words..words,
            atoms: atoms..atoms,
        });
        let mut tokens = own.split_whitespace().peekable();
        while let Some(token) = tokens.next() {
            if open && tokens.peek().is_none() {
                held.push_str(token);
            } else {
                self.add_word(token);
            }
        }
    }

    fn close(&mut self, held: &mut String) {
        if !held.is_empty() {
            self.add_word(held);
            held.clear();
        }
    }

    /// Adds a word to the last line.
    fn add_word(&mut self, token: &str) {
        let from = self.atoms.len();
        let fold = |fold| Atom { fold, read: false };
        self.atoms.extend(folds(token).map(fold));
        let atoms = from..self.atoms.len();
        let number = self.lines.len().saturating_sub(1);
        let Some(line) = self.lines.last_mut().filter(|_| !atoms.is_empty()) else { return };
        let start = self.text.len();
        self.text.push_str(token);
        line.atoms.end = atoms.end;
        self.words.push(Word { line: number, atoms, text: start..self.text.len() });
        line.words.end = self.words.len();
    }

    /// Whether a word is read: half of its atoms are.
    pub(crate) fn is_read(&self, word: &Word) -> bool {
        let atoms = self.atoms.get(word.atoms.clone()).unwrap_or_default();
        let read = atoms.iter().filter(|atom| atom.read).count();
        read.saturating_mul(2) >= atoms.len()
    }

    /// The text of a word.
    pub(crate) fn text_of(&self, word: &Word) -> &str {
        self.text.get(word.text.clone()).unwrap_or_default()
    }
}

/// The atoms of a text, each as a number.
pub(crate) fn folds(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|atom| !atom.is_empty()).map(fold)
}

/// Folds an atom: FNV-1a over its letters in small.
pub(crate) fn fold(atom: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    if atom.is_ascii() {
        return atom.bytes().fold(START, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    let mut bytes = [0; 4];
    atom.chars()
        .flat_map(char::to_lowercase)
        .fold(START, |hash, letter| letter.encode_utf8(&mut bytes).bytes().fold(hash, step))
}

fn step(hash: u64, byte: u8) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}
