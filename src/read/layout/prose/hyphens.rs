//! How lines join on: hyphens at line ends that stay, hyphens that only broke a word, addresses cut.
//!
//! Word processors seldom hyphenate, so a hyphen stays unless the document writes the word without
//! it, or its second part is the ending of a word.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use crate::block::{Block, Line, LineEnd, Text};
use crate::cores::Deal;
use crate::words::joins::{ENDINGS, HYPHENED};

/// Blocks that are not worth another core.
const BLOCKS_ON_ONE_CORE: usize = 200;

/// Sets the ends of all lines.
pub(crate) fn set(blocks: &mut [Block]) {
    // 1. Addresses that a line end cuts; and the words that one cuts at a hyphen.
    let cut_words = |blocks: &mut [Block]| {
        let mut cut = Vec::new();
        each_text(blocks, &mut |text| cut_text(text, &mut cut));
        cut
    };
    let cut: Vec<Vec<Cut>> =
        blocks.par_chunks_mut(BLOCKS_ON_ONE_CORE).deal(1).map(cut_words).collect();
    // 2. How often the document writes them elsewhere.
    let mut words = Words::of(cut.iter().flatten());
    if words.index.is_empty() {
        return;
    }
    blocks
        .par_chunks_mut(BLOCKS_ON_ONE_CORE)
        .deal(1)
        .for_each(|blocks| each_text(blocks, &mut |text| words.count(text)));
    let all = || cut.iter().flatten();
    let broken = all().filter(|c| words.joins(&c.left, &c.right)).count();
    let whole = all().filter(|c| words.is_compound(&c.left, &c.right)).count();
    words.hyphenates = broken >= HYPHENATES && broken > whole;
    // 3. What becomes of their hyphens.
    let chunks = blocks.par_chunks_mut(BLOCKS_ON_ONE_CORE).zip(&cut).deal(1);
    chunks
        .filter(|(_, cut)| !cut.is_empty())
        .for_each(|(blocks, _)| each_text(blocks, &mut |text| set_text(text, &words)));
}

/// The two parts of a word that a line end cuts at a hyphen, without punctuation.
struct Cut {
    left: String,
    right: String,
}

/// So many words that were surely broken show that the document's maker hyphenates.
const HYPHENATES: usize = 2;

/// What the document says of the words that line ends cut.
struct Words {
    /// The words, whole and in parts, with and without the hyphen, in lower case.
    index: BTreeMap<String, usize>,
    /// How often each is written elsewhere; counted on all cores.
    counts: Vec<AtomicU32>,
    /// The lengths (63 stands for all longer ones) and first bytes that they have: most other words are
    /// told by them, and cost no more.
    shapes: Shapes,
    /// Whether words are broken at line ends as a rule.
    hyphenates: bool,
}

/// Runs over all texts, those of cells included.
fn each_text(blocks: &mut [Block], run: &mut dyn FnMut(&mut Text)) {
    for block in blocks {
        match block {
            Block::Text(text) => run(text),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.texts).for_each(&mut *run);
            }
            Block::Fact(_) => {}
        }
    }
}

/// The last word of a line, and the first word that follows it in reading order.
fn last_word(line: &Line) -> Option<&str> {
    last_text(line)?.rsplit(' ').next()
}

fn last_text(line: &Line) -> Option<&str> {
    Some(line.segments.last()?.spans.last()?.text.as_str())
}

fn first_word(line: &Line) -> Option<&str> {
    let span = line.segments.first()?.spans.first()?;
    span.text.split(' ').next()
}

/// A hyphen at a line's end.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

fn broken<'a>(a: &'a Line, b: &'a Line) -> Option<(&'a str, &'a str)> {
    if !ends_in_hyphen(last_text(a)?.as_bytes()) {
        return None;
    }
    let left = last_word(a)?.strip_suffix(HYPHENS)?;
    let left = left.trim_start_matches(|c: char| !c.is_alphanumeric());
    let right = first_word(b)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    // The last part of a word with several hyphens is what counts.
    let left = left.rsplit(HYPHENS).next().unwrap_or(left);
    let word = !left.is_empty() && right.starts_with(char::is_alphanumeric);
    word.then_some((left, right))
}

type Shapes = [[bool; 256]; 64];

/// Row and column of a word in [`Shapes`].
fn shape(word: &[u8]) -> Option<(usize, usize)> {
    let first = word.first()?.to_ascii_lowercase();
    Some((word.len().min(63), usize::from(first)))
}

/// Whether a word, in UTF-8, ends in a hyphen.
fn ends_in_hyphen(word: &[u8]) -> bool {
    match word.last() {
        Some(byte) if byte.is_ascii() => *byte == b'-',
        _ => std::str::from_utf8(word).is_ok_and(|word| word.ends_with(HYPHENS)),
    }
}

/// A word, in UTF-8, without the punctuation around it; most have none.
fn core(word: &[u8]) -> &[u8] {
    match word {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => {
            let text = std::str::from_utf8(word).unwrap_or_default();
            text.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes()
        }
    }
}

/// Glues addresses that a line end cuts; gives the words that one cuts at a hyphen.
fn cut_text(text: &mut Text, cut: &mut Vec<Cut>) {
    each_pair(text, |a, b| {
        let words = broken(a, b);
        cut.extend(words.map(|(left, right)| Cut { left: left.into(), right: right.into() }));
        let (last, next) = last_word(a).zip(first_word(b))?;
        address_end(last, next).filter(|_| b.segments.len() <= 1)
    });
}

/// Tells of the hyphens at line ends whether they stay.
fn set_text(text: &mut Text, words: &Words) {
    each_pair(text, |a, b| {
        let (left, right) = broken(a, b).filter(|_| b.segments.len() <= 1)?;
        let keeps = words.keeps(left, right);
        Some(if keeps { LineEnd::KeepHyphen } else { LineEnd::DropHyphen })
    });
}

/// Sets the ends of lines that have none yet, each told from its line and the next.
fn each_pair(text: &mut Text, mut end: impl FnMut(&Line, &Line) -> Option<LineEnd>) {
    for i in 1..text.lines.len() {
        let Some([a, b]) = text.lines.get_mut(i.saturating_sub(1)..=i) else { continue };
        if a.end == LineEnd::Space
            && let Some(end) = end(a, b)
        {
            a.end = end;
        }
    }
}

impl Words {
    /// The words that are to be counted.
    fn of<'c>(cut: impl Iterator<Item = &'c Cut>) -> Self {
        let mut index = BTreeMap::new();
        let mut shapes: Shapes = [[false; 256]; 64];
        for Cut { left, right } in cut {
            let with = format!("{left}-{right}");
            for word in [format!("{left}{right}"), with, left.clone(), right.clone()] {
                let word = word.to_lowercase();
                if let Some((row, column)) = shape(word.as_bytes())
                    && let Some(slot) = shapes.get_mut(row).and_then(|r| r.get_mut(column))
                {
                    *slot = true;
                }
                let next = index.len();
                index.entry(word).or_insert(next);
            }
        }
        let counts = index.iter().map(|_| AtomicU32::new(0)).collect();
        Words { index, counts, shapes, hyphenates: false }
    }

    /// Counts them in a text, but for those that a line end cuts.
    fn count(&self, text: &Text) {
        let mut cut = false;
        for line in &text.lines {
            let mut rest = cut;
            cut = last_text(line).is_some_and(|text| ends_in_hyphen(text.as_bytes()));
            for span in line.segments.iter().flat_map(|s| &s.spans) {
                for word in span.text.as_bytes().split(|byte| *byte == b' ') {
                    let core = core(word);
                    let is_rest = std::mem::take(&mut rest);
                    if is_rest || !self.has_shape_of(core) || ends_in_hyphen(word) {
                        continue;
                    }
                    let word = std::str::from_utf8(core).unwrap_or_default();
                    let at = self.index.get(&word.to_lowercase());
                    if let Some(slot) = at.and_then(|at| self.counts.get(*at)) {
                        slot.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        }
    }

    /// Whether one of them has the length and first letter of a word.
    fn has_shape_of(&self, word: &[u8]) -> bool {
        let at = shape(word);
        at.and_then(|(row, column)| self.shapes.get(row)?.get(column)).is_some_and(|known| *known)
    }

    fn seen(&self, word: &str) -> u32 {
        let at = self.index.get(&word.to_lowercase());
        at.and_then(|at| self.counts.get(*at)).map_or(0, |slot| slot.load(Ordering::Relaxed))
    }

    /// Whether a hyphen between two parts surely only broke the word.
    fn joins(&self, left: &str, right: &str) -> bool {
        let with = self.seen(&format!("{left}-{right}"));
        let without = self.seen(&format!("{left}{right}"));
        let lower = right.to_lowercase();
        let ending = ENDINGS.has(&lower)
            || !lower.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !is_figure(left, right);
        if with != without { without > with } else { ending && self.seen(right) == 0 }
    }

    /// Whether a hyphen between two parts belongs to the word.
    fn keeps(&self, left: &str, right: &str) -> bool {
        if is_figure(left, right) {
            return true;
        }
        if self.joins(left, right) {
            return false;
        }
        !self.hyphenates || self.is_compound(left, right)
    }

    /// Whether a hyphen between two parts surely belongs to the word.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        HYPHENED.has(&left.to_lowercase())
            || self.seen(&format!("{left}-{right}")) > 0
            || (self.seen(left) > 0 && self.seen(right) > 0)
    }
}

/// Whether a hyphen stands between figures or before a capital, where no word is broken.
fn is_figure(left: &str, right: &str) -> bool {
    left.ends_with(|c: char| c.is_ascii_digit())
        || right.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
}

/// How an address that a line end cuts goes on; none where the two words are no cut address.
fn address_end(last: &str, next: &str) -> Option<LineEnd> {
    let web = last.contains("://") || last.starts_with("www.");
    let mail =
        last.contains('@') && !last.starts_with('@') || (last.contains('@') && last.len() > 3);
    if !web && !mail {
        return None;
    }
    if last.ends_with('-') {
        return Some(LineEnd::KeepHyphen);
    }
    let inside = |c: char| "/.=&?%_#@".contains(c);
    let goes_on = next.starts_with(|c: char| "/.?&=#_%@-".contains(c)) && next.len() > 1;
    let open = last.ends_with(|c: char| "/=&?%_#@".contains(c))
        && next.chars().any(|c| c.is_ascii_alphanumeric())
        && (next.contains(inside) || next.contains('-') || next.starts_with(char::is_lowercase))
        && !is_word(next);
    // "clerk@moor.gov." "uk", "https://moor.gov.uk/doc" "uments/1.pdf"
    let host = last.ends_with('.')
        && matches!(
            next.trim_end_matches('.'),
            "uk" | "gov.uk" | "org.uk" | "com" | "org" | "co.uk"
        );
    let path = web
        && !last.ends_with(['.', ',', ')', ';'])
        && next.trim_end_matches(['.', ',', ')']).contains(|c: char| "/=%_?".contains(c));
    let domain = mail && !last.ends_with(['.', ',', ')', ';']) && !next.contains('@') && {
        let rest = next.trim_end_matches(['.', ',', ')']);
        rest.contains(".gov")
            || rest.contains(".org")
            || rest.ends_with(".uk")
            || rest.ends_with(".com")
    };
    (goes_on || open || host || path || domain).then_some(LineEnd::Glue)
}

/// Words that may stand after an address that ends in a slash.
fn is_word(word: &str) -> bool {
    matches!(
        word,
        "and" | "or" | "for" | "to" | "on" | "in" | "at" | "by" | "from" | "with" | "the"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use smallvec::smallvec;

    use crate::block::{Segment, Span};
    use crate::read::layout::glyphs::texts::line_text;

    /// The text of a block's lines joined as their ends say.
    fn joined(text: &Text) -> String {
        let mut out = String::new();
        for (i, line) in text.lines.iter().enumerate() {
            out.push_str(&line_text(line));
            if i + 1 == text.lines.len() {
                break;
            }
            match line.end {
                LineEnd::Space => out.push(' '),
                LineEnd::DropHyphen => {
                    out.truncate(out.trim_end_matches(HYPHENS).len());
                }
                LineEnd::KeepHyphen | LineEnd::Glue => {}
            }
        }
        out
    }

    fn text(lines: &[&str]) -> Block {
        let line = |t: &&str| Line {
            segments: smallvec![Segment {
                spans: smallvec![Span { text: (*t).to_owned(), ..Span::default() }],
                ..Segment::default()
            }],
            ..Line::default()
        };
        Block::Text(Text { lines: lines.iter().map(line).collect(), ..Text::default() })
    }

    fn shown(texts: &[&[&str]]) -> String {
        let mut blocks: Vec<Block> = texts.iter().map(|t| text(t)).collect();
        set(&mut blocks);
        match &blocks[0] {
            Block::Text(text) => joined(text),
            _ => String::new(),
        }
    }

    #[test]
    fn hyphens_of_words_stay() {
        assert_eq!(shown(&[&["Ms Ode-", "Moor spoke"]]), "Ms Ode-Moor spoke");
        assert_eq!(shown(&[&["of over-", "representation"]]), "of over-representation");
        assert_eq!(shown(&[&["in 2024-", "25 the"]]), "in 2024-25 the");
        assert_eq!(shown(&[&["a follow-", "up visit"], &["the follow-up"]]), "a follow-up visit");
    }

    #[test]
    fn hyphens_that_broke_a_word_go() {
        assert_eq!(shown(&[&["the har-", "bour dues"], &["harbour"]]), "the harbour dues");
        assert_eq!(shown(&[&["the commun-", "ity hall"]]), "the community hall");
    }

    #[test]
    fn a_document_that_hyphenates_breaks_unknown_words_too() {
        let shown = shown(&[
            &["the mathe-", "matical har-", "bour and pro-", "ceed"],
            &["harbour", "com-", "mittee"],
        ]);
        assert_eq!(shown, "the mathematical harbour and proceed");
    }

    #[test]
    fn addresses_are_glued() {
        assert_eq!(
            shown(&[&["https://moor.example/a/", "b_c.aspx"]]),
            "https://moor.example/a/b_c.aspx"
        );
        assert_eq!(
            shown(&[&["see https://moor.example/Funding-", "Now.aspx"]]),
            "see https://moor.example/Funding-Now.aspx"
        );
        assert_eq!(shown(&[&["clerk@moor", ".gov.uk or"]]), "clerk@moor.gov.uk or");
        assert_eq!(
            shown(&[&["at www.moor.example", "The clerk"]]),
            "at www.moor.example The clerk"
        );
    }
}
