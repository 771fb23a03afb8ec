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

/// A word; kept small, for there is one for each of the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    line: u32,
    atoms: (u32, u32),
    text: (u32, u32),
}

impl Word {
    fn new(line: usize, atoms: &Range<usize>, text: &Range<usize>) -> Self {
        let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let range = |range: &Range<usize>| (small(range.start), small(range.end));
        Self { line: small(line), atoms: range(atoms), text: range(text) }
    }

    /// Its line.
    pub(crate) fn line(&self) -> usize {
        self.line as usize
    }

    /// Its atoms.
    pub(crate) fn atoms(&self) -> Range<usize> {
        self.atoms.0 as usize..self.atoms.1 as usize
    }

    /// Its text in [`Words::text`].
    pub(crate) fn text(&self) -> Range<usize> {
        self.text.0 as usize..self.text.1 as usize
    }
}

/// A run of letters and digits: its letters in small, as a number, and a bit for whether it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom(u64);

/// The bits of an atom's letters.
const LETTERS: u64 = u64::MAX >> 1;

impl Atom {
    /// Its letters in small, as a number.
    pub(crate) fn fold(self) -> u64 {
        self.0 & LETTERS
    }

    /// Whether a value of the record, or a rule, has it.
    pub(crate) fn is_read(self) -> bool {
        self.0 > LETTERS
    }

    /// A value of the record, or a rule, has it.
    pub(crate) fn mark(&mut self) {
        self.0 |= !LETTERS;
    }
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
        /// Bytes of a word, with what parts it from the next.
        const BYTES: usize = 6;
        let mut out = Words::default();
        let bytes = blocks.iter().map(bytes_of).sum();
        out.text.reserve(bytes);
        let words = bytes.div_euclid(BYTES);
        out.words.reserve(words);
        out.atoms.reserve(words);
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
        // Where the word starts that a line end cuts, and how the line ends.
        let mut cut: Option<(usize, LineEnd)> = None;
        for line in &text.lines {
            if cut.is_some_and(|(_, end)| end == LineEnd::DropHyphen)
                && self.text.ends_with(['-', '\u{2010}'])
            {
                self.text.pop();
            }
            let from = self.text.len();
            line.push_text(&mut self.text);
            if self.text.len() > from {
                cut = self.add_line(line, block, from, cut);
            }
        }
        if let Some((start, _)) = cut {
            self.scan(start..self.text.len());
        }
    }

    /// Adds a line, whose text starts at `from`, and its words; where the last starts that the next line goes
    /// on with. The word that the line above left open is that line's.
    fn add_line(
        &mut self,
        line: &'a Line,
        block: usize,
        from: usize,
        cut: Option<(usize, LineEnd)>,
    ) -> Option<(usize, LineEnd)> {
        let open = line.end != LineEnd::Space;
        let mut from = from;
        if let Some((start, _)) = cut {
            let rest = self.text.get(from..).unwrap_or_default();
            let first = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if open && first == rest.len() {
                return Some((start, line.end));
            }
            from = from.saturating_add(first);
            self.scan(start..from);
        }
        let (words, atoms) = (self.words.len(), self.atoms.len());
        self.lines.push(SourceLine {
            place: line.place.as_ref(),
            block,
            words: words..words,
            atoms: atoms..atoms,
        });
        let own = self.text.get(from..).unwrap_or_default();
        let last = own.rfind(char::is_whitespace).map_or(0, |at| at.saturating_add(1));
        let end = if open { from.saturating_add(last) } else { self.text.len() };
        self.scan(from..end);
        open.then_some((end, line.end))
    }

    /// Adds the words of a stretch of the text to the last line.
    fn scan(&mut self, stretch: Range<usize>) {
        let line = self.lines.len().saturating_sub(1);
        let Self { lines, words, atoms, text } = self;
        let start = stretch.start;
        let own = text.get(stretch).unwrap_or_default();
        let mut scan = Scan { words, atoms, line, word: start, first: 0, fold: None };
        scan.first = scan.atoms.len();
        if own.is_ascii() {
            scan.ascii(start, own.as_bytes());
        } else {
            scan.letters(start, own);
        }
        scan.space(start.saturating_add(own.len()), 0);
        if let Some(last) = lines.last_mut() {
            last.words.end = words.len();
            last.atoms.end = atoms.len();
        }
    }

    /// Whether a word is read: half of its atoms are.
    pub(crate) fn is_read(&self, word: &Word) -> bool {
        let atoms = self.atoms.get(word.atoms()).unwrap_or_default();
        let read = atoms.iter().filter(|atom| atom.is_read()).count();
        read.saturating_mul(2) >= atoms.len()
    }

    /// The lines of a block.
    pub(crate) fn lines_of(&self, block: usize) -> &[SourceLine<'a>] {
        let from = self.lines.partition_point(|line| line.block < block);
        let to = self.lines.partition_point(|line| line.block <= block);
        self.lines.get(from..to).unwrap_or_default()
    }

    /// Whether a block is as short as what closes minutes.
    pub(crate) fn is_short(&self, block: usize) -> bool {
        /// Words of a longest such text, the words of its signature included.
        const WORDS: usize = 60;
        let lines = self.lines_of(block);
        let (first, last) = (lines.first(), lines.last());
        let ends = first.zip(last).map(|(a, b)| b.words.end.saturating_sub(a.words.start));
        ends.is_some_and(|words| words <= WORDS)
    }

    /// The text of a word.
    pub(crate) fn text_of(&self, word: &Word) -> &str {
        self.text.get(word.text()).unwrap_or_default()
    }
}

/// Bytes of a block's text and of the spaces in it.
fn bytes_of(block: &Block) -> usize {
    let line = |line: &Line| -> usize {
        let spans = line.segments.iter().flat_map(|segment| &segment.spans);
        spans.map(|span| span.text.len().saturating_add(1)).sum()
    };
    let text = |text: &Text| -> usize { text.lines.iter().map(line).sum() };
    match block {
        Block::Text(own) => text(own),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.texts).map(text).sum()
        }
        Block::Fact(_) => 0,
    }
}

/// A stretch of text as it is cut into words and atoms.
struct Scan<'w> {
    words: &'w mut Vec<Word>,
    atoms: &'w mut Vec<Atom>,
    /// The line.
    line: usize,
    /// Where the word in hand starts.
    word: usize,
    /// Its first atom.
    first: usize,
    /// The atom in hand.
    fold: Option<u64>,
}

impl Scan<'_> {
    /// Letters of ASCII: nearly all.
    fn ascii(&mut self, start: usize, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let mut end = at;
            let mut fold = START;
            while let Some(letter) = bytes.get(end).filter(|byte| byte.is_ascii_alphanumeric()) {
                fold = step(fold, letter.to_ascii_lowercase());
                end = end.saturating_add(1);
            }
            if end > at {
                self.atoms.push(Atom(fold & LETTERS));
                at = end;
                continue;
            }
            if *byte == b' ' {
                self.space(start.saturating_add(at), 1);
            }
            at = at.saturating_add(1);
        }
    }

    /// Letters of any script.
    fn letters(&mut self, start: usize, text: &str) {
        let mut bytes = [0; 4];
        for (at, letter) in text.char_indices() {
            if letter.is_alphanumeric() {
                for small in letter.to_lowercase() {
                    small.encode_utf8(&mut bytes).bytes().for_each(|byte| self.letter(byte));
                }
            } else if letter.is_whitespace() {
                self.space(start.saturating_add(at), letter.len_utf8());
            } else {
                self.sign();
            }
        }
    }

    /// A byte of a letter or digit, in small.
    fn letter(&mut self, byte: u8) {
        self.fold = Some(step(self.fold.unwrap_or(START), byte));
    }

    /// Ends the atom.
    fn sign(&mut self) {
        if let Some(fold) = self.fold.take() {
            self.atoms.push(Atom(fold & LETTERS));
        }
    }

    /// Ends the word at white space of some bytes.
    fn space(&mut self, at: usize, bytes: usize) {
        self.sign();
        if self.atoms.len() > self.first {
            let atoms = self.first..self.atoms.len();
            self.first = atoms.end;
            self.words.push(Word::new(self.line, &atoms, &(self.word..at)));
        }
        self.word = at.saturating_add(bytes);
    }
}

/// The atoms of a text, each as a number.
pub(crate) fn folds(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|atom| !atom.is_empty()).map(fold)
}

/// Where the folding of an atom starts.
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Folds an atom: FNV-1a over its letters in small.
pub(crate) fn fold(atom: &str) -> u64 {
    if atom.is_ascii() {
        let letters = atom.bytes().map(|byte| byte.to_ascii_lowercase());
        return letters.fold(START, step) & LETTERS;
    }
    let mut bytes = [0; 4];
    let letters = atom.chars().flat_map(char::to_lowercase);
    letters.fold(START, |hash, letter| letter.encode_utf8(&mut bytes).bytes().fold(hash, step))
        & LETTERS
}

fn step(hash: u64, byte: u8) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Segment, Span};
    use smallvec::smallvec;

    #[test]
    fn words_and_their_lines() {
        let line = |(text, end): (&str, LineEnd)| {
            let span = Span { text: text.to_owned(), ..Span::default() };
            let segments = smallvec![Segment { spans: smallvec![span], ..Segment::default() }];
            Line { segments, end, ..Line::default() }
        };
        let lines = [
            ("The Tide’s commun-", LineEnd::DropHyphen),
            ("ity – and Mrs Marl-", LineEnd::KeepHyphen),
            ("Rai:", LineEnd::Space),
            ("Ŵyn 6.2", LineEnd::Glue),
        ];
        let text = Text { lines: lines.into_iter().map(line).collect(), ..Text::default() };
        let blocks = [Block::Text(text)];
        let words = Words::of(&blocks);
        let told: Vec<(usize, &str)> =
            words.words.iter().map(|word| (word.line(), words.text_of(word))).collect();
        let expected = [
            (0, "The"),
            (0, "Tide’s"),
            (0, "community"),
            (1, "and"),
            (1, "Mrs"),
            (1, "Marl-Rai:"),
            (3, "Ŵyn"),
            (3, "6.2"),
        ];
        assert_eq!(told, expected);
        let own: Vec<u64> = words.atoms.iter().map(|atom| atom.fold()).collect();
        let all: Vec<u64> = folds("the tide s community and mrs marl rai ŵYN 6 2").collect();
        assert_eq!(own, all);
    }
}
