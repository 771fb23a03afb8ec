//! `minutebook show`.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use clap::builder::PossibleValue;

use minutebook::archive::papers::protocol::{read_head, write_head};
use minutebook::inspect::{self, Question};
use minutebook::{Options, Source};

use super::ExitStatus;
use super::input::Failure;
use super::output::{keep_apart, write_to};
use super::reader::{self, Ask, DocumentReader};

/// Prints an intermediate stage of a document, to see why a value came out as it did
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    wanted: Wanted,
    /// Writes a copy of the PDF with the stage's boxes drawn over its pages
    #[arg(long, value_name = "PATH")]
    overlay: Option<PathBuf>,
    #[command(flatten)]
    isolation: reader::Isolation,
}

/// What is shown of a document.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Wanted {
    /// The stage
    #[arg(long, value_enum)]
    stage: Stage,
    /// How it is printed; json is there for tables alone
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Prints one page alone, counted from 1 in the file (PDF)
    #[arg(long, value_name = "N")]
    page: Option<u32>,
    /// Whether a copy with the stage's boxes is wanted too.
    #[arg(skip)]
    draw: bool,
}

/// What a worker is asked to show, if it is not the record that is wanted.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// Answers with a stage in place of the record
    #[arg(long, value_enum)]
    stage: Option<Stage>,
    /// How the stage is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Answers with one page alone
    #[arg(long, value_name = "N")]
    page: Option<u32>,
    /// Answers with a copy with the stage's boxes too
    #[arg(long)]
    draw: bool,
}

impl Asked {
    /// Returns what is to be shown; none where the record is wanted.
    pub(crate) fn wanted(self) -> Option<Wanted> {
        let Self { stage, format, page, draw } = self;
        Some(Wanted { stage: stage?, format, page, draw })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// Sizes, fonts and counts of what is drawn (PDF)
    Pages,
    /// Words with their boxes (PDF)
    Words,
    /// Lines of text with their boxes (PDF)
    Lines,
    /// Words that this reader or a second decoder alone has (PDF)
    SecondOpinion,
    /// Tables, cell by cell
    Tables,
    /// Paragraphs, tables and facts in reading order, as recognition gets them
    Blocks,
    /// Which part of the record each block goes to, and which blocks go to none
    Sections,
    /// What each section does again and again, and the headings of items told by it
    Conventions,
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

impl From<Stage> for inspect::Stage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Pages => Self::Pages,
            Stage::Words => Self::Words,
            Stage::Lines => Self::Lines,
            Stage::SecondOpinion => Self::SecondOpinion,
            Stage::Tables => Self::Tables,
            Stage::Blocks => Self::Blocks,
            Stage::Sections => Self::Sections,
            Stage::Conventions => Self::Conventions,
            Stage::Record => Self::Record,
        }
    }
}

impl From<Output> for inspect::Output {
    fn from(output: Output) -> Self {
        match output {
            Output::Text => Self::Text,
            Output::Json => Self::Json,
        }
    }
}

impl Wanted {
    /// Returns the flags that tell a worker of it.
    pub(crate) fn flags(&self) -> Vec<String> {
        let named = |flag: &str, value: Option<PossibleValue>| {
            value.map(|value| format!("--{flag}={}", value.get_name()))
        };
        let page = self.page.map(|page| format!("--page={page}"));
        let draw = self.draw.then(|| "--draw".to_owned());
        let stage = named("stage", self.stage.to_possible_value());
        [stage, named("format", self.format.to_possible_value()), page, draw]
            .into_iter()
            .flatten()
            .collect()
    }
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let wanted = Wanted { draw: args.overlay.is_some(), ..args.wanted };
    if wanted.format == Output::Json && wanted.stage != Stage::Tables {
        bail!("--format json is there for --stage tables alone");
    }
    if wanted.stage == Stage::SecondOpinion && (wanted.draw || wanted.page.is_some()) {
        bail!("--stage second-opinion is of the whole file, and has no boxes");
    }
    keep_apart(args.overlay.as_deref(), [args.file.as_path()])?;
    let ask = Ask::Stage(&wanted);
    let place = args.isolation.place(reader::processors(), 1, ask)?;
    let got = DocumentReader::new(&place, ask).file(&args.file);
    let got = got.map_err(|failure| anyhow!(failure.message(&args.file)))?;
    let (text, copy) = unpack(&got.bytes)?;
    write_to(None, |out| Ok(out.write_all(text)?))?;
    if args.overlay.is_some() {
        write_to(args.overlay.as_deref(), |out| Ok(out.write_all(copy)?))?;
    }
    Ok(ExitStatus::Done)
}

/// What stands before a stage's text where it comes from a worker.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Lengths {
    /// Bytes of the text; the copy with the boxes follows it.
    text: usize,
}

/// Puts a stage's text and the copy with its boxes, which is empty where none is wanted, into one
/// body.
pub(crate) fn pack(
    source: &Source,
    wanted: &Wanted,
    options: &Options,
) -> Result<Vec<u8>, Failure> {
    let question = Question {
        stage: wanted.stage.into(),
        output: wanted.format.into(),
        page: wanted.page,
        draw: wanted.draw,
    };
    let mut shown = inspect::ask(source, options, &question)?;
    let mut body = Vec::new();
    write_head(&mut body, &Lengths { text: shown.text.len() })?;
    body.append(&mut shown.text);
    body.extend(shown.copy);
    Ok(body)
}

/// Takes apart what [`pack`] put together.
fn unpack(body: &[u8]) -> Result<(&[u8], &[u8])> {
    let mut rest = body;
    let lengths: Option<Lengths> = read_head(&mut rest)?;
    lengths
        .and_then(|lengths| rest.split_at_checked(lengths.text))
        .context("what the worker answered cannot be read")
}
