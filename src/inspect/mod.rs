//! A document between two passes, as text or JSON, to see why a value came out as it did: what
//! `minutebook show` prints.
//!
//! `blocks`, `conventions`, `json` and `pages` write a stage, `marks` are its boxes for a copy of the PDF,
//! `second_opinion` compares the words of another decoder with ours. No record needs any of it: the
//! feature `inspect` brings the libraries.

mod blocks;
mod conventions;
mod json;
mod marks;
mod pages;
mod second_opinion;

use std::io::{self, Write};

pub use self::second_opinion::NoOpinion;
use crate::read::pdf::{self, Mark, overlay};
use crate::read::{Reading, read};
use crate::recognise::{Kind, Section, recognise, sections, ways};
use crate::record::schema::Style;
use crate::{Format, Options, Source, extract};

/// What stands between two passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Sizes, fonts and counts of what is drawn; of a PDF alone.
    Pages,
    /// Words with their boxes; of a PDF alone.
    Words,
    /// Lines of text with their boxes; of a PDF alone.
    Lines,
    /// Words that this crate or a second decoder alone has; of a PDF alone.
    SecondOpinion,
    /// Tables, cell by cell.
    Tables,
    /// Paragraphs, tables and facts in reading order, as recognition gets them.
    Blocks,
    /// Which part of the record each block goes to, and which blocks go to none.
    Sections,
    /// What each section does again and again, and the headings of items that are told by it.
    Conventions,
    /// The record, indented.
    Record,
}

/// How a stage is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// Lines for people to read.
    #[default]
    Text,
    /// One JSON array; of tables alone, other stages are written as text.
    Json,
}

/// What is asked of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The stage.
    pub stage: Stage,
    /// How it is written.
    pub output: Output,
    /// One page alone, counted from 1 in the file.
    pub page: Option<u32>,
    /// Whether a copy of the PDF with the stage's boxes is wanted.
    pub draw: bool,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The stage as text or JSON.
    pub text: Vec<u8>,
    /// The PDF with the stage's boxes over its pages; empty where none is wanted.
    pub copy: Vec<u8>,
}

/// Why a stage cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The document has no pages, which were asked for; its media type.
    #[error("{0} has no pages")]
    NoPages(&'static str),
    /// The page that was asked for is none of its own.
    #[error("there is no page {page}: it has {pages}")]
    NoPage {
        /// The page, counted from 1.
        page: u32,
        /// How many there are.
        pages: usize,
    },
    /// It cannot be read.
    #[error(transparent)]
    Document(#[from] crate::Error),
    /// The second decoder gives no text of it.
    #[error(transparent)]
    NoOpinion(#[from] NoOpinion),
    /// The answer cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Stage {
    /// Whether it comes before the formats meet, and only a PDF has it.
    fn is_of_pages(self) -> bool {
        matches!(self, Self::Pages | Self::Words | Self::Lines | Self::SecondOpinion)
    }
}

/// Shows a stage of a document.
///
/// # Errors
/// [`Error::NoPages`] where pages or boxes are asked of what has none, [`Error::NoPage`] for a page beyond the
/// last, and those of reading it.
pub fn ask(source: &Source, options: &Options, question: &Question) -> Result<Shown, Error> {
    if source.format != Format::Pdf && (question.stage.is_of_pages() || question.draw) {
        return Err(Error::NoPages(source.format.media_type()));
    }
    let mut shown = Shown::default();
    let marks = write(question, source, options, &mut shown.text)?;
    if let Some(page) = question.page.filter(|_| shown.text.is_empty()) {
        is_there(page, source, options)?;
    }
    if question.draw {
        shown.copy = overlay(&source.bytes, &marks)?;
    }
    Ok(shown)
}

/// Refuses a page that the document does not have.
fn is_there(page: u32, source: &Source, options: &Options) -> Result<(), Error> {
    if source.format != Format::Pdf {
        return Err(Error::NoPages(source.format.media_type()));
    }
    let pages = pdf::read(&source.bytes, &options.budget)?.pages.len();
    let there = usize::try_from(page).is_ok_and(|page| (1..=pages).contains(&page));
    if there { Ok(()) } else { Err(Error::NoPage { page, pages }) }
}

/// Writes a stage, and returns its boxes.
fn write(
    question: &Question,
    source: &Source,
    options: &Options,
    out: &mut Vec<u8>,
) -> Result<Vec<Mark>, Error> {
    let pdf = || pdf::read(&source.bytes, &options.budget);
    let reading = || read(source, options);
    Ok(match question.stage {
        Stage::Pages => {
            let pdf = pdf()?;
            pages::write(out, &pdf, question.page)?;
            marks::furniture(&pdf)
        }
        Stage::Words => {
            let pdf = pdf()?;
            pages::write_words(out, &pdf, question.page)?;
            marks::words(&pdf)
        }
        Stage::Lines => {
            let pdf = pdf()?;
            pages::write_lines(out, &pdf, question.page)?;
            marks::lines(&pdf)
        }
        Stage::SecondOpinion => {
            let opinion = second_opinion::ask(&source.bytes, pages::texts(&pdf()?))?;
            pages::write_opinion(out, &opinion)?;
            Vec::new()
        }
        Stage::Tables => {
            let blocks = reading()?.blocks;
            match question.output {
                Output::Text => blocks::write_tables(out, &blocks, question.page)?,
                Output::Json => json::write_tables(out, &blocks, question.page)?,
            }
            marks::tables(&blocks)
        }
        Stage::Blocks => {
            let blocks = reading()?.blocks;
            blocks::write(out, &blocks, question.page)?;
            marks::blocks(&blocks)
        }
        Stage::Sections => {
            let reading = reading()?;
            let sections = sections(&reading.blocks, &reading.stamps);
            write_sections(out, &reading, &sections)?;
            marks::sections(&reading.blocks, &sections)
        }
        Stage::Conventions => {
            let reading = reading()?;
            conventions::write(out, &ways(&reading.blocks, &reading.stamps))?;
            marks::blocks(&reading.blocks)
        }
        Stage::Record => {
            let record = extract(source, options)?.record;
            record.write(out, Style::Pretty)?;
            writeln!(out)?;
            marks::record(record.as_value())
        }
    })
}

/// Writes each section with its first block, then the blocks that none claims.
fn write_sections(out: &mut dyn Write, reading: &Reading, sections: &[Section]) -> io::Result<()> {
    for section in sections {
        let kind = match section.kind {
            Kind::Agenda => "agenda",
            Kind::Minutes => "minutes",
            Kind::ActionLog => "action log",
            Kind::Report => "report",
            Kind::Other => "other",
        };
        let (first, end) = (section.blocks.start, section.blocks.end);
        let item = section.item_number.as_ref();
        let item = item.map(|item| format!(", item {item}")).unwrap_or_default();
        writeln!(out, "{kind}, blocks {first} to {}{item}", end.saturating_sub(1))?;
        if let Some(block) = reading.blocks.get(first) {
            blocks::write_block(out, first, block)?;
        }
    }
    let found = recognise(&reading.blocks, &reading.stamps);
    writeln!(out, "unclaimed")?;
    for (index, block) in reading.blocks.iter().enumerate() {
        if !found.claimed.contains(&index) {
            blocks::write_block(out, index, block)?;
        }
    }
    Ok(())
}
