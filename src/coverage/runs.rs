//! What no value has, neighbours together.

use std::cell::RefCell;
use std::ops::Range;

use super::reasons::{is_by_rule, is_content};
use super::standing::{Part, Standing};
use super::told::MUCH;
use super::words::{Word, Words};
use crate::block::{self, Block, merge};
use crate::record::{Document, UnreadWords};

/// Of a longer run the text is cut after so many words.
const QUOTED: usize = 40;

/// Words that nobody read.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Where they stand in the record; none outside all parts.
    pub standing: Option<Standing>,
    /// The block that they stand in.
    pub block: usize,
    /// How many of them say something of their own, and are no figures either; counted up to [`MUCH`].
    pub content: usize,
    /// As the record has them.
    pub unread: UnreadWords,
}

/// What is left.
#[derive(Clone, Debug, Default)]
pub(crate) struct Left {
    /// Words of prose in reports.
    pub prose: u64,
    /// The runs.
    pub runs: Vec<Run>,
}

/// What a run is looked at with.
pub(crate) struct Look<'l, 'a> {
    /// The words.
    pub words: &'l Words<'a>,
    /// Where their lines stand.
    pub standing: &'l [Option<Standing>],
    /// The part of a page that each block stands in.
    pub parts: &'l [Option<block::Part>],
    /// The blocks.
    pub blocks: &'a [Block],
    /// The record.
    pub document: &'l Document,
    /// What the item in hand says, by its part and place.
    pub said: RefCell<Said>,
}

/// The atoms of what an item says, sorted, and which item it is.
pub(crate) type Said = Option<((usize, usize), Vec<u64>)>;

/// Gathers what is left of the words.
pub(crate) fn left(look: &Look<'_, '_>) -> Left {
    let mut out = Left::default();
    let mut start = 0_usize;
    let words = &look.words.words;
    let read: Vec<bool> = words.iter().map(|word| look.words.is_read(word)).collect();
    for (at, word) in words.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| words.get(above));
        let goes_on = above.is_some_and(|above| look.alike(above, word));
        let is_read = read.get(at).copied().unwrap_or(true);
        if is_read || !goes_on {
            look.close(start..at, &mut out);
            start = if is_read { at.saturating_add(1) } else { at };
        }
    }
    look.close(start..words.len(), &mut out);
    out
}

impl Look<'_, '_> {
    /// Where a word stands in the record.
    pub(crate) fn standing_of(&self, word: &Word) -> Option<Standing> {
        self.standing.get(word.line()).copied().flatten()
    }

    /// Whether two words stand in one block, and in the same of one part.
    fn alike(&self, a: &Word, b: &Word) -> bool {
        let block = |word: &Word| self.words.lines.get(word.line()).map(|line| line.block);
        let place = |word: &Word| self.standing_of(word).map(|one| (one.part, one.zone));
        a.line() == b.line() || block(a) == block(b) && place(a) == place(b)
    }

    /// Ends a run: prose of a report, words by which a rule found a value, or unread.
    fn close(&self, run: Range<usize>, out: &mut Left) {
        let own = self.words.words.get(run).unwrap_or_default();
        let Some(first) = own.first() else { return };
        let standing = self.standing_of(first);
        if let Some(Standing { part: Part::Report(place), .. }) = standing
            && self.is_named(place)
        {
            out.prose = out.prose.saturating_add(own.len() as u64);
            return;
        }
        let block = self.words.lines.get(first.line()).map_or(0, |line| line.block);
        if !is_by_rule(self, own, standing, block) {
            let content = own.iter().filter(|word| is_content(self.words, word));
            let content = content.take(MUCH).count();
            out.runs.push(Run { standing, block, content, unread: self.unread(own) });
        }
    }

    /// Whether the record names a report: by title or item, and with recommendations.
    fn is_named(&self, place: usize) -> bool {
        self.document.reports.get(place).is_some_and(|report| {
            (report.title.is_some() || report.item_number.is_some())
                && !report.recommendations.is_empty()
        })
    }

    fn unread(&self, run: &[Word]) -> UnreadWords {
        let lines = run.chunk_by(|a, b| a.line() == b.line()).filter_map(|line| line.first());
        let place = |word: &Word| self.words.lines.get(word.line())?.place.cloned();
        UnreadWords {
            words: run.len() as u64,
            text: self.text(run, QUOTED),
            at: merge(lines.filter_map(place)),
        }
    }

    /// The text of words, cut after so many.
    pub(crate) fn text(&self, run: &[Word], most: usize) -> String {
        let texts: Vec<&str> = run.iter().take(most).map(|word| self.words.text_of(word)).collect();
        let end = if run.len() > most { " …" } else { "" };
        format!("{}{end}", texts.join(" "))
    }
}
