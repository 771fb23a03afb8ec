//! `minutebook show`.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use minutebook::Options;
use minutebook::schema::Style;

use super::{ExitStatus, input};

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
    /// Which part of the record each block went to
    Sections,
    /// The record, indented
    Record,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let mut out = io::stdout().lock();
    let told = |failure: input::Failure| anyhow::anyhow!(failure.message(&args.file));
    let source = input::source(&args.file).map_err(told)?;
    let options = Options::default();
    match args.stage {
        Stage::Record => {
            let extraction =
                minutebook::extract(&source, &options).map_err(|error| told(error.into()))?;
            extraction.record.write(&mut out, Style::Pretty)?;
            writeln!(out)?;
        }
        _ => bail!("not built in yet; page {:?}", args.page),
    }
    Ok(ExitStatus::Done)
}
