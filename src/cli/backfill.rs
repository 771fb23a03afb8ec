//! `minutebook backfill`.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use jiff::civil::Date;
use minutebook::archive::meetings::{self, Aliases};
use minutebook::archive::{self, Error, Event, Folder, Options, Reread, Summary};
use minutebook::record::ledger::Outcome;

use super::dates::day;
use super::{ExitStatus, limits, say};

/// Reads an archive of papers into meetings, a database and a report
///
/// Every file under ARCHIVE is read, whatever its name; the same document met twice counts once. Run
/// it again after new papers came, or after it was interrupted: it reads only what is new or changed.
/// Each document is read in a process of its own; one that breaks it is told, and the run goes on.
///
/// Exit status: 0 done; 1 done, but a document could not be read, wholly or in part; 2 could not run,
/// or nothing could be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the papers: any nesting, any names
    #[arg(value_name = "ARCHIVE")]
    archive: PathBuf,
    /// The folder of the results; made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only meetings from this day on, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Only meetings up to this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
    /// How many documents are read at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Reads all documents anew, not only what is new or changed
    #[arg(long)]
    refresh: bool,
    /// The names that mean the same body, as TOML
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// No progress, no summary: only what went wrong
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    costs: limits::Costs,
    #[command(flatten)]
    limits: limits::Limits,
}

/// How often progress is told where there is no terminal.
const EVERY: Duration = Duration::from_secs(5);

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    if let (Some(since), Some(until)) = (args.since, args.until)
        && since > until
    {
        bail!("--since {since} is later than --until {until}: no meeting can be between them");
    }
    let jobs = match args.jobs {
        Some(jobs) => jobs.get(),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let options = Options {
        archive: args.archive,
        out: Folder::new(args.out),
        jobs,
        reread: if args.refresh { Reread::All } else { Reread::Changed },
        setup: args.costs.workers(&args.limits, 1)?,
        since: args.since,
        until: args.until,
        aliases: aliases(args.aliases.as_deref())?,
    };
    let mut progress = Progress::new(args.quiet);
    let result = archive::run(&options, &mut |event| progress.tell(event));
    progress.bar.finish_and_clear();
    // Its message holds its causes already.
    let summary = result.map_err(|error| match hint(&error) {
        Some(hint) => anyhow!("{error}\n  hint: {hint}"),
        None => anyhow!("{error}"),
    })?;
    for path in &summary.closed {
        say(&format!("{path}: could not be opened; what is known of it is kept"));
    }
    if !args.quiet {
        summarise(&summary, &options)?;
    }
    Ok(status(&summary))
}

/// Says what to do about a run that could not go on, where its error does not.
fn hint(error: &Error) -> Option<&'static str> {
    match error {
        Error::Meetings(meetings::Error::Record { .. }) => {
            Some("--refresh reads all documents anew")
        }
        error => error.goes_on().then_some("run it again to go on"),
    }
}

/// Reads the file of names that mean the same body, before anything else is done.
fn aliases(path: Option<&Path>) -> Result<Aliases> {
    let Some(path) = path else { return Ok(Aliases::default()) };
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Aliases::parse(&text).with_context(|| path.display().to_string())
}

fn status(summary: &Summary) -> ExitStatus {
    let look = !summary.failed.is_empty() || summary.doubtful > 0 || !summary.closed.is_empty();
    match (summary.records, look) {
        (0, _) => ExitStatus::CouldNot,
        (_, false) => ExitStatus::Done,
        (_, true) => ExitStatus::Look,
    }
}

/// Tells what the run came to.
fn summarise(summary: &Summary, options: &Options) -> io::Result<()> {
    let mut out = io::stderr().lock();
    let counted = |count: usize| HumanCount(count as u64).to_string();
    writeln!(
        out,
        "{} documents in {} files: {} read, {} unchanged",
        counted(summary.documents),
        counted(summary.files),
        counted(summary.read),
        counted(summary.unchanged)
    )?;
    writeln!(
        out,
        "{} with a record, {} without agenda, minutes, actions or report, {} failed",
        counted(summary.records),
        counted(summary.nothing),
        counted(summary.failed.len())
    )?;
    let made = &summary.assembled;
    if made.meetings == 0 {
        writeln!(out, "no meetings: {}", why_none(made, options))?;
    }
    writeln!(
        out,
        "{} meetings, {} disagreements between their documents, {} documents that name no meeting",
        counted(made.meetings),
        counted(made.disagreements),
        counted(made.unplaced)
    )?;
    if made.incomplete_logs > 0 {
        let count = counted(made.incomplete_logs);
        writeln!(
            out,
            "{count} meetings whose action log has text that no row has; see report.html"
        )?;
    }
    for proposal in &made.proposals {
        let plain = |name: &String| name.replace(char::is_control, " ");
        let names: Vec<String> =
            proposal.names.iter().map(|name| format!("“{}”", plain(name))).collect();
        let (names, page) = (names.join(" and "), options.out.below(&options.out.report_page()));
        writeln!(out, "{names} look alike, and were not merged; see {page}")?;
    }
    if !summary.vanished.is_empty() {
        let gone = counted(summary.vanished.len());
        writeln!(out, "{gone} documents are no longer in the archive, and left the results:")?;
        for path in &summary.vanished {
            writeln!(out, "  {path}")?;
        }
    }
    writeln!(out, "results in {}", options.out.path().display())
}

/// Why a run made no meeting.
fn why_none(made: &meetings::Summary, options: &Options) -> String {
    match (&made.days, options.since.or(options.until)) {
        (Some((first, last)), Some(_)) if first == last => {
            format!("that of the papers is on {first}, which --since or --until leaves out")
        }
        (Some((first, last)), Some(_)) => {
            format!(
                "those of the papers are from {first} to {last}, which --since or --until leaves out"
            )
        }
        _ => {
            let page = options.out.below(&options.out.report_page());
            format!("no paper names both a body and a date; see {page}")
        }
    }
}

/// What is shown while a run goes on: a bar on a terminal, a line now and then elsewhere.
struct Progress {
    bar: ProgressBar,
    lines: bool,
    started: Instant,
    last_line: Instant,
    documents: usize,
    finished: usize,
    failed: usize,
}

impl Progress {
    fn new(quiet: bool) -> Self {
        let terminal = io::stderr().is_terminal();
        let bar = if quiet || !terminal { ProgressBar::hidden() } else { ProgressBar::no_length() };
        let now = Instant::now();
        let lines = !quiet && !terminal;
        Self { bar, lines, started: now, last_line: now, documents: 0, finished: 0, failed: 0 }
    }

    fn tell(&mut self, event: Event<'_>) {
        match event {
            Event::Digested { files, of } => {
                self.bar.set_length(of as u64);
                self.bar.set_position(files as u64);
                if files == 1 {
                    self.style("looking at files {bar:30} {pos}/{len}");
                }
                self.line(|| format!("looked at {files} of {of} files"));
            }
            Event::Planned { documents, bytes, unchanged } => {
                self.documents = documents;
                self.started = Instant::now();
                self.bar.reset();
                // By bytes: papers have one page or a thousand.
                self.bar.set_length(bytes);
                self.bar.enable_steady_tick(Duration::from_millis(200));
                self.style("{msg} {bar:30} {bytes_per_sec}, {eta} left");
                self.show();
                if self.lines && documents > 0 {
                    let size = HumanBytes(bytes);
                    say(&format!("{documents} documents to read ({size}), {unchanged} unchanged"));
                }
            }
            Event::Finished { path, bytes, outcome, hint } => {
                self.finished = self.finished.saturating_add(1);
                self.bar.inc(bytes);
                if let Outcome::Failed { reason, message } = outcome {
                    self.failed = self.failed.saturating_add(1);
                    let hint = limits::failed_for(*reason, hint);
                    let hint = hint.map(|hint| format!("\n  hint: {hint}")).unwrap_or_default();
                    self.bar.suspend(|| say(&format!("{path}: {message}{hint}")));
                }
                self.show();
                self.rate();
            }
            Event::Waiting => self.rate(),
            Event::Assembling => {
                self.style("{msg}");
                self.bar.set_message("putting meetings together");
            }
        }
    }

    fn show(&self) {
        let Self { documents, finished, failed, .. } = self;
        self.bar.set_message(format!("{finished}/{documents} documents, {failed} failed"));
    }

    fn rate(&mut self) {
        let Self { documents, finished, failed, started, .. } = *self;
        let rate = finished as f64 / started.elapsed().as_secs_f64().max(0.001);
        let left = documents.saturating_sub(finished) as f64 / rate.max(0.001);
        self.line(|| {
            format!("{finished} of {documents} documents, {failed} failed, {rate:.1}/s, {left:.0} s left")
        });
    }

    /// Tells a line, if the last one was some time ago.
    fn line(&mut self, line: impl Fn() -> String) {
        if self.lines && self.last_line.elapsed() >= EVERY {
            self.last_line = Instant::now();
            say(&line());
        }
    }

    fn style(&self, template: &str) {
        let style = ProgressStyle::with_template(template);
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    }
}
