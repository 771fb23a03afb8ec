//! Reads documents for a subcommand: in a worker, apart from it, unless it is told not to.

use std::fs::{self, File};
use std::io::Cursor;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;

use anyhow::Result;
use minutebook::archive::papers::worker::{Open, Reply, Setup, Trouble, Wish, Worker};
use minutebook::record::Severity;
use minutebook::record::ledger::Outcome;
use minutebook::record::schema::Style;
use minutebook::{Extraction, Options, Source};

use super::input::{self, Failure, STACK};
use super::limits;
use super::show::{self, Wanted};

/// Where a document is read, and what it may cost there.
#[derive(Debug, clap::Args)]
pub(crate) struct Isolation {
    /// Reads in this process: a document that breaks the reader ends the run
    #[arg(long)]
    no_isolate: bool,
    #[command(flatten)]
    costs: limits::Costs,
    #[command(flatten)]
    limits: limits::Limits,
}

/// Where documents are read.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In this process.
    Here(Options),
    /// In workers.
    Apart(Setup),
}

/// How many threads read documents where nobody says: one a processor.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

impl Isolation {
    /// Returns where documents are read, where `jobs` threads read `documents` documents at a time.
    ///
    /// # Errors
    /// Where this program cannot tell where it lies, or threads cannot be started.
    pub(crate) fn place(&self, jobs: usize, documents: usize, ask: Ask<'_>) -> Result<Place> {
        if self.no_isolate {
            // Documents and their pages are read on these.
            rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build_global()?;
            if let Ask::Record(_) = ask {
                minutebook::prepare();
            }
            return Ok(Place::Here(self.limits.options()));
        }
        let threads = jobs.checked_div(documents.min(jobs)).unwrap_or(1);
        let mut setup = self.costs.workers(&self.limits, threads)?;
        if let Ask::Stage(wanted) = ask {
            setup.budget.extend(wanted.flags());
        }
        Ok(Place::Apart(setup))
    }
}

/// What is asked for of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ask<'a> {
    /// Its record.
    Record(Style),
    /// An intermediate stage.
    Stage(&'a Wanted),
}

/// What was asked for, and what is told of the document.
#[derive(Debug, Default)]
pub(crate) struct Product {
    /// A record's JSON, or a stage as [`show::unpack`] takes it.
    pub(crate) bytes: Vec<u8>,
    /// Diagnostics of severity error, warning, info.
    pub(crate) diagnostics: [u32; 3],
    /// The code and message of each diagnostic of severity error.
    pub(crate) errors: Vec<(String, String)>,
    /// What raises the limits that were met, if some were.
    pub(crate) hint: Option<String>,
}

/// Reads a document in this process, on the threads that its pages are read on: what one of them frees
/// serves the next. A thread that waits for pages may read another document meanwhile. One that breaks
/// the reader does not take the process with it.
pub(crate) fn read_here(
    source: &Source,
    ask: Ask<'_>,
    options: &Options,
) -> Result<Product, Failure> {
    let read = || match ask {
        Ask::Record(style) => record(source, style, options),
        Ask::Stage(wanted) => {
            Ok(Product { bytes: show::pack(source, wanted, options)?, ..Product::default() })
        }
    };
    apart_from_panics(read)
}

fn apart_from_panics(
    read: impl FnOnce() -> Result<Product, Failure> + Send,
) -> Result<Product, Failure> {
    rayon::scope(|_| catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Failure::Panic)))
}

/// Reads a document as [`read_here`] does, and writes its text to `text` where it could be read, whether or
/// not a record comes of it.
pub(crate) fn read_with_text(
    source: &Source,
    style: Style,
    options: &Options,
    text: &mut Vec<u8>,
) -> Result<Product, Failure> {
    apart_from_panics(|| {
        let (extraction, read) = minutebook::extract_with_text(source, options);
        if let Some(read) = read {
            read.write(&mut *text, Style::Compact)?;
        }
        product(extraction?, style)
    })
}

fn record(source: &Source, style: Style, options: &Options) -> Result<Product, Failure> {
    product(minutebook::extract(source, options)?, style)
}

fn product(extraction: Extraction, style: Style) -> Result<Product, Failure> {
    let Extraction { document, record, limits } = extraction;
    let mut bytes = Vec::new();
    record.write(&mut bytes, style)?;
    let count = |severity| {
        let of_it = document.diagnostics.iter().filter(|d| d.severity() == severity);
        u32::try_from(of_it.count()).unwrap_or(u32::MAX)
    };
    let diagnostics = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    let errors = document.diagnostics.iter().filter(|d| d.severity() == Severity::Error);
    let errors = errors.map(|d| (d.code().to_owned(), d.message().to_owned())).collect();
    // Nobody waits until the record is taken down.
    rayon::spawn(move || drop((document, record)));
    Ok(Product { bytes, diagnostics, errors, hint: limits::raised_by(&limits) })
}

/// Reads one document after the other, here or in a worker.
pub(crate) struct DocumentReader<'a> {
    ask: Ask<'a>,
    place: In<'a>,
}

enum In<'a> {
    Here(&'a Options),
    Apart(Worker<'a>),
}

impl<'a> DocumentReader<'a> {
    /// Makes a reader; its worker is started with the first document.
    pub(crate) fn new(place: &'a Place, ask: Ask<'a>) -> Self {
        let place = match place {
            Place::Here(options) => In::Here(options),
            Place::Apart(setup) => In::Apart(Worker::new(setup)),
        };
        Self { ask, place }
    }

    /// Reads a file; `-` is standard input.
    pub(crate) fn file(&mut self, path: &Path) -> Result<Product, Failure> {
        // What cannot be opened twice is taken in whole: standard input, a pipe.
        let regular = fs::metadata(path).is_ok_and(|found| found.is_file());
        if regular && let In::Apart(worker) = &mut self.place {
            return apart(worker, path, self.ask, &|| {
                let file = File::open(path)?;
                Ok((file.metadata()?.len(), Box::new(file)))
            });
        }
        self.bytes(path, input::bytes(path)?)
    }

    /// Reads a document whose bytes are there already.
    pub(crate) fn bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<Product, Failure> {
        match &mut self.place {
            In::Here(options) => here(path, bytes, self.ask, options),
            In::Apart(worker) => apart(worker, path, self.ask, &|| {
                Ok((bytes.len() as u64, Box::new(Cursor::new(bytes.clone()))))
            }),
        }
    }
}

fn here(path: &Path, bytes: Vec<u8>, ask: Ask<'_>, options: &Options) -> Result<Product, Failure> {
    let source = Source::new(input::name(path), bytes)?;
    read_here(&source, ask, options)
}

fn apart(
    worker: &mut Worker<'_>,
    path: &Path,
    ask: Ask<'_>,
    open: &Open<'_>,
) -> Result<Product, Failure> {
    let style = match ask {
        Ask::Record(style) => style,
        Ask::Stage(_) => Style::Compact,
    };
    match worker.read(&input::name(path), Wish { style, text: false }, open) {
        Ok(Reply { answer, record: bytes, .. }) => match answer.outcome {
            Outcome::Read { diagnostics } => {
                Ok(Product { bytes, diagnostics, errors: answer.errors, hint: answer.hint })
            }
            _ => Err(Failure::Worker(Box::new(answer))),
        },
        Err(Trouble::Source(error)) => Err(Failure::Io(error)),
        Err(Trouble::Start(error)) => Err(Failure::Start(error)),
    }
}
