//! `minutebook extract`.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use minutebook::record::schema::Style;

use super::input::Failure;
use super::output::{keep_apart, write_to};
use super::reader::{self, Ask, DocumentReader, Place, Product};
use super::{ExitStatus, say};

/// Reads documents into records
///
/// One file gives one JSON object, several give an array in the order of the files, or a line each
/// with --format ndjson. A document that cannot be read is told on standard error, and the run goes
/// on. JSON is indented on a terminal and with --pretty, and compact otherwise.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// PDF, ModernGov page, ModernGov XML or text, told by the bytes; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How several records are written
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Indents the JSON even where it does not go to a terminal
    #[arg(long)]
    pretty: bool,
    /// Writes to a file, whole or not at all, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// How many documents are read at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    #[command(flatten)]
    isolation: reader::Isolation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// An object, or an array of objects
    Json,
    /// One object a line
    Ndjson,
}

/// A progress bar is worth its space from this many files on.
const FILES_FOR_PROGRESS: usize = 4;

/// Finished records that may wait for an earlier one, for each worker.
const AHEAD: usize = 4;

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    keep_apart(args.out.as_deref(), args.files.iter().map(PathBuf::as_path))?;
    let jobs = args.jobs.map_or_else(reader::processors, NonZero::get);
    let mut run = Run::new(&args);
    let place = args.isolation.place(jobs, args.files.len(), Ask::Record(run.style))?;
    let written = write_to(args.out.as_deref(), |out| {
        run.all(&args.files, &place, jobs, out)?;
        // An empty file would look like a result.
        if args.out.is_some() && run.records == 0 { Err(NothingRead.into()) } else { Ok(()) }
    });
    match written {
        Err(error) if !error.is::<NothingRead>() => return Err(error),
        _ => {}
    }
    Ok(run.status())
}

/// No document gave a record; each has been told.
#[derive(Debug, thiserror::Error)]
#[error("nothing could be read")]
struct NothingRead;

/// One run: how it writes, and what it has seen.
struct Run {
    format: Format,
    style: Style,
    several: bool,
    progress: ProgressBar,
    records: usize,
    failed: usize,
    doubtful: usize,
}

impl Run {
    fn new(args: &Args) -> Self {
        let terminal = args.out.is_none() && io::stdout().is_terminal();
        let pretty = args.format == Format::Json && (args.pretty || terminal);
        let bar = args.files.len() >= FILES_FOR_PROGRESS && io::stderr().is_terminal();
        let progress = if bar {
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
            ProgressBar::new(args.files.len() as u64)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        } else {
            ProgressBar::hidden()
        };
        Self {
            format: args.format,
            style: if pretty { Style::Pretty } else { Style::Compact },
            several: args.files.len() > 1,
            progress,
            records: 0,
            failed: 0,
            doubtful: 0,
        }
    }

    /// Reads all files in parallel and writes their records in the order of the files.
    fn all(
        &mut self,
        files: &[PathBuf],
        place: &Place,
        jobs: usize,
        out: &mut dyn Write,
    ) -> Result<()> {
        let next = AtomicUsize::new(0);
        let ask = Ask::Record(self.style);
        let (send, receive) = mpsc::sync_channel(jobs.saturating_mul(AHEAD));
        thread::scope(|scope| {
            for _ in 0..jobs.min(files.len()) {
                let (next, send) = (&next, send.clone());
                scope.spawn(move || {
                    let mut reader = DocumentReader::new(place, ask);
                    while let Some((index, path)) = take(files, next) {
                        // The writer is gone where the output is; there is nothing left to do.
                        if send.send((index, reader.file(path))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let mut waiting = BTreeMap::new();
            let mut in_order = files.iter().enumerate();
            let mut due = in_order.next();
            for (index, outcome) in receive {
                waiting.insert(index, outcome);
                while let Some((index, path)) = due
                    && let Some(outcome) = waiting.remove(&index)
                {
                    self.write_outcome(path, outcome, out)?;
                    due = in_order.next();
                }
            }
            self.close(out)
        })
    }

    /// Writes one record, or tells why there is none.
    fn write_outcome(
        &mut self,
        path: &Path,
        outcome: Result<Product, Failure>,
        out: &mut dyn Write,
    ) -> Result<()> {
        self.progress.inc(1);
        match outcome {
            Ok(Product { bytes, errors, hint, .. }) => {
                self.doubtful = self.doubtful.saturating_add(errors.len());
                self.doubts(path, &errors, hint.as_deref());
                self.write(&bytes, out)
            }
            Err(failure) => {
                self.failed = self.failed.saturating_add(1);
                self.say(&failure.message(path));
                Ok(())
            }
        }
    }

    /// Tells the errors of a document that was read nonetheless, and after the last what to do.
    fn doubts(&self, path: &Path, errors: &[(String, String)], hint: Option<&str>) {
        let file = path.display();
        for (index, (code, message)) in errors.iter().enumerate() {
            let last = index.saturating_add(1) == errors.len();
            let hint = hint.filter(|_| last).map(|hint| format!("\n  hint: {hint}"));
            let hint = hint.unwrap_or_default();
            self.say(&format!("{file}: {message} (minutebook explain {code}){hint}"));
        }
    }

    fn write(&mut self, json: &[u8], out: &mut dyn Write) -> Result<()> {
        let array = self.several && self.format == Format::Json;
        match (array, self.records) {
            (true, 0) => out.write_all(b"[\n")?,
            (true, _) => out.write_all(b",\n")?,
            (false, _) => {}
        }
        out.write_all(json)?;
        if !array {
            out.write_all(b"\n")?;
        }
        self.records = self.records.saturating_add(1);
        Ok(())
    }

    fn close(&mut self, out: &mut dyn Write) -> Result<()> {
        self.progress.finish_and_clear();
        if self.several && self.format == Format::Json && self.records > 0 {
            out.write_all(b"\n]\n")?;
        }
        Ok(())
    }

    fn say(&self, message: &str) {
        self.progress.suspend(|| say(message));
    }

    fn status(&self) -> ExitStatus {
        match (self.records, self.failed.saturating_add(self.doubtful)) {
            (0, _) => ExitStatus::CouldNot,
            (_, 0) => ExitStatus::Done,
            _ => ExitStatus::Look,
        }
    }
}

fn take<'a>(files: &'a [PathBuf], next: &AtomicUsize) -> Option<(usize, &'a PathBuf)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    files.get(index).map(|path| (index, path))
}
