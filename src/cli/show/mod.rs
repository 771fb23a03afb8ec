//! `minutebook show`.

mod blocks;
mod json;
mod marks;
mod pages;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use minutebook::pdf::{self, Mark, overlay};
use minutebook::reading::{Reading, read};
use minutebook::recognise::{Kind, Section, recognise, sections};
use minutebook::schema::Style;
use minutebook::{Error, Format, Source, sink};

use super::input::{self, Failure};
use super::{ExitStatus, limits};

/// Prints an intermediate stage of a document, to see why a value came out as it did
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The stage
    #[arg(long, value_enum)]
    stage: Stage,
    /// How it is printed; json is there for tables alone
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Prints one page alone, counted from 1 in the file (PDF)
    #[arg(long, value_name = "N")]
    page: Option<u32>,
    /// Writes a copy of the PDF with the stage's boxes drawn over its pages
    #[arg(long, value_name = "PATH")]
    overlay: Option<PathBuf>,
    #[command(flatten)]
    limits: limits::Limits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// Sizes, fonts and counts of what is drawn (PDF)
    Pages,
    /// Words with their boxes (PDF)
    Words,
    /// Lines of text with their boxes (PDF)
    Lines,
    /// Tables, cell by cell
    Tables,
    /// Paragraphs, tables and facts in reading order, as recognition gets them
    Blocks,
    /// Which part of the record each block goes to, and which blocks go to none
    Sections,
    /// The record, indented
    Record,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Output {
    /// Lines for people to read
    Text,
    /// One JSON array: each table with its rows, cells and places
    Json,
}

impl Stage {
    /// Whether it comes before the formats meet, and only a PDF has it.
    fn is_of_pages(self) -> bool {
        matches!(self, Self::Pages | Self::Words | Self::Lines)
    }
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    if args.format == Output::Json && args.stage != Stage::Tables {
        bail!("--format json is there for --stage tables alone");
    }
    let source = input::source(&args.file).map_err(|failure| told_of(failure, &args))?;
    if source.format != Format::Pdf && (args.stage.is_of_pages() || args.overlay.is_some()) {
        let (file, media) = (args.file.display(), source.format.media_type());
        bail!("{file}: {media} has no pages; --stage blocks is the first that it has");
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let shown = show(&args, &source, &mut out);
    out.flush()?;
    let marks = shown?;
    if let Some(path) = &args.overlay {
        let copy = overlay(&source.bytes, &marks).map_err(|error| told_of(error.into(), &args))?;
        sink::write_whole(path, |out| out.write_all(&copy))
            .with_context(|| path.display().to_string())?;
    }
    Ok(ExitStatus::Done)
}

fn told_of(failure: Failure, args: &Args) -> anyhow::Error {
    anyhow!(failure.message(&args.file))
}

/// Prints a stage, and returns its boxes.
fn show(args: &Args, source: &Source, out: &mut dyn Write) -> Result<Vec<Mark>> {
    let options = args.limits.options();
    let told = |error: Error| told_of(error.into(), args);
    let pdf = || pdf::read(&source.bytes, &options.budget).map_err(told);
    let reading = || read(source, &options).map_err(told);
    Ok(match args.stage {
        Stage::Pages => {
            let pdf = pdf()?;
            pages::write(out, &pdf, args.page)?;
            marks::furniture(&pdf)
        }
        Stage::Words => {
            let pdf = pdf()?;
            pages::write_words(out, &pdf, args.page)?;
            marks::words(&pdf)
        }
        Stage::Lines => {
            let pdf = pdf()?;
            pages::write_lines(out, &pdf, args.page)?;
            marks::lines(&pdf)
        }
        Stage::Tables => {
            let blocks = reading()?.blocks;
            match args.format {
                Output::Text => blocks::write_tables(out, &blocks, args.page)?,
                Output::Json => json::write_tables(out, &blocks, args.page)?,
            }
            marks::tables(&blocks)
        }
        Stage::Blocks => {
            let blocks = reading()?.blocks;
            blocks::write(out, &blocks, args.page)?;
            marks::blocks(&blocks)
        }
        Stage::Sections => {
            let reading = reading()?;
            let sections = sections(&reading.blocks, &reading.stamps);
            write_sections(out, &reading, &sections)?;
            marks::sections(&reading.blocks, &sections)
        }
        Stage::Record => {
            let record =
                input::extract(source, &options).map_err(|failure| told_of(failure, args))?.record;
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
