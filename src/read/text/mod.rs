//! Text renderings of papers: plain text, Markdown, `pdftotext -layout`, a web page as text.
//!
//! What comes in: a text. What goes out: a [`Reading`] that has blocks, and what was struck through.
//!
//! 1. `clean`: lines with their numbers and pages, characters folded
//!    (`struck`: what Markdown strikes through goes)
//!    (`front_matter`: what is there for the site goes; `ones`: lists that only say "1." are counted)
//! 2. `furniture`: page numbers, running heads and conversion marks off
//! 3. `words`: words that a converter broke at a hyphen
//! 4. `web`: a ModernGov page's structure, where the text renders one; else
//! 5. `paragraphs`: paragraphs, headings and list entries, told by `shape` where lines are cut,
//!    with `tables` by tabs and bars and `grid`s of spaces between them; `marks` are those of
//!    Markdown, `inline` bold and italic text, `segments` what tabs and spaces set apart
//! 6. `stitch`: what a page break or a lost column tore apart
//!
//! Places are line numbers. Left edges are in points as [`crate::block::Segment`] has them: a column
//! of spaces is `COLUMN` points, a tab stop `TAB`.

mod clean;
mod front_matter;
mod furniture;
mod grid;
mod inline;
mod marks;
mod ones;
mod paragraphs;
mod segments;
mod shape;
mod stitch;
mod struck;
mod tables;
mod web;
mod words;

use self::clean::Source;
use super::reading::Reading;
use super::unseen;
use crate::block::{self, Block};

/// Points that one column of spaces takes: a tenth of an inch at 12 characters an inch.
const COLUMN: f32 = 6.0;
/// Points between tab stops: an inch.
const TAB: f32 = 72.0;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Form {
    /// `#`, `**` and the like are marks, not characters.
    markdown: bool,
    /// Lines are cut at this many columns, so that a short line ends a paragraph; none where each
    /// paragraph is one line.
    wrap: Option<usize>,
}

/// Reads a text rendering into blocks.
pub fn read(text: &str) -> Reading {
    let mut lines = clean::lines(text);
    let all = counted(&lines);
    let page = front_matter::take(&mut lines);
    let of_site = all.saturating_sub(counted(&lines));
    let form = Form::of(&lines, page);
    let unseen = if form.markdown { struck::take(&mut lines) } else { Vec::new() };
    if form.markdown {
        ones::count(&mut lines);
    }
    let printed = counted(&lines).saturating_add(of_site);
    furniture::drop(&mut lines);
    let kept = counted(&lines);
    let words = words::Words::of(&lines);
    words.mend(&mut lines);
    let page = web::read(&lines, form, &words);
    Reading {
        furniture: printed.saturating_sub(kept),
        printed: page.is_some().then_some(printed),
        blocks: page.unwrap_or_else(|| prose(&lines, form, &words)),
        notes: unseen::note(&unseen).into_iter().collect(),
        unseen,
        ..Reading::default()
    }
}

/// The words of lines.
fn counted(lines: &[Source]) -> u64 {
    lines.iter().map(|line| block::words(&line.text)).sum()
}

/// Reads a text whose structure is in its words alone.
fn prose(lines: &[Source], form: Form, words: &words::Words) -> Vec<Block> {
    let mut blocks = paragraphs::blocks(lines, form, words);
    stitch::loose_labels(&mut blocks);
    stitch::cut_paragraphs(&mut blocks, words);
    if let Some(meeting) = web::meeting_line(lines) {
        blocks.insert(0, meeting);
    }
    blocks
}

impl Form {
    /// Tells it from the lines; what has front matter is Markdown.
    fn of(lines: &[Source], front_matter: bool) -> Self {
        let markdown = front_matter || marks::is_markdown(lines);
        Form { markdown, wrap: if markdown { None } else { wrap(lines) } }
    }
}

/// Lines longer than this are paragraphs of their own, not cut lines.
const LONGEST_CUT_LINE: usize = 140;
/// Lines shorter than this tell nothing of where lines are cut.
const SHORTEST_CUT_LINE: usize = 40;

/// The column at which lines are cut: one that many lines nearly reach and few pass.
fn wrap(lines: &[Source]) -> Option<usize> {
    let mut ends: Vec<usize> = lines
        .iter()
        .map(|l| l.text.trim_end().chars().count())
        .filter(|n| *n >= SHORTEST_CUT_LINE)
        .collect();
    ends.sort_unstable();
    // The longest tenth may be tables.
    let wrap = *ends.get(ends.len().saturating_mul(9) / 10)?;
    let near = ends.iter().filter(|n| **n >= wrap.saturating_mul(4) / 5).count();
    (wrap <= LONGEST_CUT_LINE && near.saturating_mul(3) >= ends.len()).then_some(wrap)
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
