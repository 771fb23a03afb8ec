//! `minutebook history`.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::builder::NonEmptyStringValueParser;
use minutebook::diff::{Bodies, Closed, Listing, Options};
use minutebook::history::{self, History};
use minutebook::pages;
use minutebook::record::schema::Style;

use super::diff::{defect, incomplete, lists};
use super::output::{keep_apart, write_to};
use super::reader::{self, Ask, DocumentReader};
use super::{ExitStatus, logs, say};

/// Follows each action through the logs of all meetings
///
/// First and last seen, every change with its meeting, how it ended, days open, times put off. A
/// meeting whose log is missing or cannot be read ends no action.
///
/// Exit status: 0 done; 1 done, but a log is missing or could not be read; 2 could not run, or no log
/// could be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of a backfill; or documents and their records (JSON), in any order
    #[arg(required = true, value_name = "DIR|FILE")]
    inputs: Vec<PathBuf>,
    /// Only this body, by its folder or a part of its name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,
    /// How the history is told
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// A status that says that an action is done, beside those that are known (complete, closed, done,
    /// discharged, withdrawn …); repeat it, or separate them by commas
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    closed: Vec<String>,
    /// Takes plans of actions too, in reports and appendices, not only logs
    #[arg(long)]
    plans: bool,
    /// Takes all logs as those of one body, which may have been renamed
    #[arg(long)]
    force: bool,
    /// Follows logs with text that no row has, as far as they were read
    #[arg(long)]
    incomplete: bool,
    /// Writes to a file, whole or not at all, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    isolation: reader::Isolation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A record (minutebook schema history)
    Json,
    /// One line an action
    Csv,
    /// One page with a picture of all lives
    Html,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    keep_apart(args.out.as_deref(), args.inputs.iter().map(PathBuf::as_path))?;
    let ask = Ask::Record(Style::Compact);
    let place = args.isolation.place(reader::processors(), 1, ask)?;
    let mut reader = DocumentReader::new(&place, ask);
    let mut sides = Vec::new();
    for input in &args.inputs {
        if input.is_dir() {
            sides.extend(logs::backfill(input, |_| true)?);
        } else {
            sides.extend(logs::sides(input, lists(args.plans), &mut reader)?);
        }
    }
    if let Some(name) = &args.body {
        sides.retain(|side| logs::is_body(side, name));
        if sides.is_empty() {
            bail!("no log is of a body “{name}”");
        }
    }
    let options = Options {
        closed: Closed::new(&args.closed),
        bodies: if args.force { Bodies::Any } else { Bodies::Same },
        listing: Listing::All,
        incomplete: incomplete(args.incomplete),
    };
    let history = history::history(&sides, &options);
    let meetings: Vec<_> = history.bodies.iter().flat_map(|body| &body.meetings).collect();
    let missing = meetings.iter().filter(|meeting| meeting.problem.is_some()).count();
    for meeting in &meetings {
        if let Some(problem) = &meeting.problem {
            say(&format!("{}: {problem}", meeting.source));
        }
    }
    if missing == meetings.len() {
        say("no action log could be read");
        return Ok(ExitStatus::CouldNot);
    }
    write(&history, &args)?;
    Ok(if missing > 0 { ExitStatus::Look } else { ExitStatus::Done })
}

fn write(history: &History, args: &Args) -> Result<()> {
    let terminal = args.out.is_none() && io::stdout().is_terminal();
    // Whatever the format, what does not fit the schema is not written.
    let valid = history::check(history).map_err(defect)?;
    let fill = |out: &mut dyn Write| -> Result<()> {
        match args.format {
            Format::Json => {
                valid.write(out, if terminal { Style::Pretty } else { Style::Compact })?;
                out.write_all(b"\n")?;
            }
            Format::Csv => out.write_all(&history::csv(history)?)?,
            Format::Html => out.write_all(pages::history::html(history).as_bytes())?,
        }
        Ok(())
    };
    write_to(args.out.as_deref(), fill)
}
