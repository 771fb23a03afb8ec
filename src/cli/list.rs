//! `minutebook list`.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::{Result, bail};
use jiff::civil::Date;
use minutebook::ask::{self, Filter};
use minutebook::pages;

use super::dates::day;
use super::dress::Dress;
use super::output::{keep_apart, write_to};
use super::{ExitStatus, logs};

/// Lists the bodies and meetings of a backfill, and what there is of each
///
/// Exit status: 0 done; 2 could not run, or no meeting fits.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of a backfill
    #[arg(value_name = "DIR")]
    from: PathBuf,
    #[command(flatten)]
    chosen: Chosen,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes to a file, whole or not at all, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    dress: Dress,
}

/// Which meetings are meant.
#[derive(Debug, clap::Args)]
pub(super) struct Chosen {
    /// Only this body, by its folder or a part of its name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,
    /// Only meetings from this day on, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Only meetings up to this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
}

impl Chosen {
    pub(super) fn filter(&self) -> Filter {
        let iso = |date: Option<Date>| date.map(|date| date.to_string());
        Filter { body: self.body.clone(), since: iso(self.since), until: iso(self.until) }
    }
}

/// How answers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// A JSON array
    Json,
}

pub(crate) fn run(args: &Args) -> Result<ExitStatus> {
    keep_apart(args.out.as_deref(), [args.from.as_path()])?;
    let bodies = ask::list(&logs::folder(&args.from)?, &args.chosen.filter())?;
    if bodies.is_empty() {
        bail!("{}: no meeting fits; minutebook list {0} lists all", args.from.display());
    }
    let terminal = args.out.is_none() && io::stdout().is_terminal();
    write_to(args.out.as_deref(), |out| match args.format {
        Format::Text => {
            Ok(out.write_all(pages::ask::bodies(&bodies, args.dress.look(terminal)).as_bytes())?)
        }
        Format::Json => Ok(writeln!(out, "{}", serde_json::to_string(&bodies)?)?),
    })?;
    Ok(ExitStatus::Done)
}
