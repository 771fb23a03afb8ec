//! `minutebook show`.

mod blocks;
mod pages;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use minutebook::reading::{Reading, read};
use minutebook::recognise::{Kind, recognise, sections};
use minutebook::schema::Style;
use minutebook::{Format, pdf};

use super::{ExitStatus, input, limits};

/// Prints an intermediate stage of a document, to see why a value came out as it did
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The stage
    #[arg(long, value_enum)]
    stage: Stage,
    /// Prints one page alone, counted from 1 in the file (PDF)
    #[arg(long, value_name = "N")]
    page: Option<u32>,
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

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let mut out = BufWriter::new(io::stdout().lock());
    let told = |failure: input::Failure| anyhow!(failure.message(&args.file));
    let source = input::source(&args.file).map_err(told)?;
    let options = args.limits.options();
    let reading = || read(&source, &options.budget).map_err(|error| told(error.into()));
    let pdf = || pdf::read(&source.bytes, &options.budget).map_err(|error| told(error.into()));
    match args.stage {
        Stage::Pages | Stage::Words | Stage::Lines if source.format != Format::Pdf => {
            let (file, media) = (args.file.display(), source.format.media_type());
            bail!("{file}: {media} has no pages; --stage blocks is the first that it has");
        }
        Stage::Pages => pages::write(&mut out, &pdf()?, args.page)?,
        Stage::Words => pages::write_words(&mut out, &pdf()?, args.page)?,
        Stage::Lines => pages::write_lines(&mut out, &pdf()?, args.page)?,
        Stage::Tables => blocks::write_tables(&mut out, &reading()?.blocks, args.page)?,
        Stage::Blocks => blocks::write(&mut out, &reading()?.blocks, args.page)?,
        Stage::Sections => write_sections(&mut out, &reading()?)?,
        Stage::Record => {
            let extraction =
                minutebook::extract(&source, &options).map_err(|error| told(error.into()))?;
            extraction.record.write(&mut out, Style::Pretty)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitStatus::Done)
}

/// Writes each section with its first block, then the blocks that none claims.
fn write_sections(out: &mut dyn Write, reading: &Reading) -> io::Result<()> {
    for section in sections(&reading.blocks, &reading.stamps) {
        let kind = match section.kind {
            Kind::Agenda => "agenda",
            Kind::Minutes => "minutes",
            Kind::ActionLog => "action log",
            Kind::Report => "report",
            Kind::Other => "other",
        };
        let (first, end) = (section.blocks.start, section.blocks.end);
        let item = section.item_number.map(|item| format!(", item {item}")).unwrap_or_default();
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
