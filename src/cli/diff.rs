//! `minutebook diff`.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::builder::NonEmptyStringValueParser;
use minutebook::diff::{
    self, Bodies, Closed, Diff, INCOMPLETE, Incomplete, Listing, Lists, Options, Side, State,
};
use minutebook::pages::diff as page;
use minutebook::record::schema::{Style, Violation};

use super::dress::Dress;
use super::output::{keep_apart, write_to};
use super::reader::{self, Ask, DocumentReader};
use super::{ExitStatus, logs, meetings, say};

/// Compares two action logs: what was added, closed, reopened, changed, and what went though open
///
/// A log that is missing or cannot be read is told as not comparable, never as if all its actions
/// had been dropped.
///
/// Exit status: 0 the logs are the same; 1 they differ; 2 could not run, or not comparable.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The earlier log: a document, its record (JSON), - for standard input, or a date with --from
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The later log
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// Takes two meetings from a backfill: by their days (YYYY-MM-DD), by a month or year in which there is one,
    /// or latest and previous, of those that have a log
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// With --from: the body, by its folder or a part of its name
    #[arg(long, value_name = "NAME", requires = "from")]
    body: Option<String>,
    /// How the diff is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Lists unchanged rows too
    #[arg(long)]
    all: bool,
    /// A status that says that an action is done, beside those that are known (complete, closed, done,
    /// discharged, withdrawn …); repeat it, or separate them by commas
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    closed: Vec<String>,
    /// Takes plans of actions too, in reports and appendices, not only logs
    #[arg(long)]
    plans: bool,
    /// Compares logs of different bodies
    #[arg(long)]
    force: bool,
    /// Compares logs with text that no row has, as far as they were read
    #[arg(long)]
    incomplete: bool,
    /// Writes to a file, whole or not at all, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    dress: Dress,
    #[command(flatten)]
    isolation: reader::Isolation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// A record (minutebook schema diff)
    Json,
    /// Markdown
    Markdown,
    /// One page that needs nothing else
    Html,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let inputs = [Some(&args.before), Some(&args.after), args.from.as_ref()];
    keep_apart(args.out.as_deref(), inputs.into_iter().flatten().map(PathBuf::as_path))?;
    let (before, after) = sides(&args)?;
    if let (Some(first), Some(second)) = (&before.date, &after.date)
        && first > second
    {
        say(&format!("note: the first log is the later one ({first}, {second})"));
    }
    let options = Options {
        closed: Closed::new(&args.closed),
        bodies: if args.force { Bodies::Any } else { Bodies::Same },
        listing: if args.all { Listing::All } else { Listing::Changes },
        incomplete: incomplete(args.incomplete),
    };
    let diff = diff::diff(&before, &after, &options);
    write(&diff, &args)?;
    for side in [&diff.before, &diff.after] {
        if let Some(problem) = &side.problem {
            let hint = match problem {
                other if other.starts_with("is the log of") => " (--force compares them)",
                incomplete if incomplete == INCOMPLETE => " (--incomplete compares it)",
                _ => "",
            };
            say(&format!("{}: {problem}{hint}", side.source));
        }
    }
    let compared = diff.before.problem.is_none() && diff.after.problem.is_none();
    let differ = State::ALL.iter().any(|s| *s != State::Unchanged && diff.summary.of(*s) > 0);
    Ok(match (compared, differ) {
        (false, _) => ExitStatus::CouldNot,
        (true, true) => ExitStatus::Look,
        (true, false) => ExitStatus::Done,
    })
}

/// Which lists of actions are compared.
pub(super) fn lists(plans: bool) -> Lists {
    if plans { Lists::LogsAndPlans } else { Lists::Logs }
}

/// Whether incomplete logs are compared.
pub(super) fn incomplete(compared: bool) -> Incomplete {
    if compared { Incomplete::Compared } else { Incomplete::Refused }
}

/// What a record that does not fit its schema is told as.
pub(super) fn defect(violations: Vec<Violation>) -> anyhow::Error {
    let first = violations.into_iter().next();
    let place = first.map(|v| format!("{}: {}", v.pointer, v.reason)).unwrap_or_default();
    anyhow!("the record does not fit its schema at {place}; please report it")
}

fn sides(args: &Args) -> Result<(Side, Side)> {
    let Some(folder) = &args.from else {
        let ask = Ask::Record(Style::Compact);
        let place = args.isolation.place(reader::processors(), 1, ask)?;
        let mut reader = DocumentReader::new(&place, ask);
        let lists = lists(args.plans);
        let mut side = |path| logs::side(path, lists, &mut reader);
        return Ok((side(&args.before)?, side(&args.after)?));
    };
    let (first, second) = (args.before.to_string_lossy(), args.after.to_string_lossy());
    let mut sides = logs::backfill(folder, |_| true)?;
    if let Some(name) = &args.body {
        sides.retain(|side| logs::is_body(side, name));
    }
    let pairs = meetings::pairs(&sides, (&first, &second), args.force);
    match pairs.as_slice() {
        [(a, b)] => Ok(((*a).clone(), (*b).clone())),
        [] => {
            let why = meetings::why_none(&sides, (&first, &second));
            bail!("{}: {why}", folder.display())
        }
        several => bail!("{}", meetings::which(several)),
    }
}

fn write(diff: &Diff, args: &Args) -> Result<()> {
    let terminal = args.out.is_none() && io::stdout().is_terminal();
    let fill = |out: &mut dyn Write| -> Result<()> {
        let text = match args.format {
            Format::Json => {
                let style = if terminal { Style::Pretty } else { Style::Compact };
                diff::check(diff).map_err(defect)?.write(out, style)?;
                return Ok(out.write_all(b"\n")?);
            }
            Format::Text => page::text(diff, args.dress.look(terminal)),
            Format::Markdown => page::markdown(diff),
            Format::Html => page::html(diff),
        };
        Ok(out.write_all(text.as_bytes())?)
    };
    write_to(args.out.as_deref(), fill)
}
