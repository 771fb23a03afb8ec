//! `minutebook export`.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use minutebook::export::{self, Cells, Format};

use super::output::{keep_apart, write_to};
use super::{ExitStatus, logs, say};

/// Writes a backfill for other tools
///
/// csv: a folder of files, one a table or view of the database. ndjson: one meeting record a line, with
/// nothing lost. ical: meetings as events, actions as to-dos. popolo: one JSON file of organisations,
/// persons, events, motions and votes. ocd: a folder of Open Civic Data JSON files, as `pupa update
/// --import` reads them. What a format cannot carry is counted on standard error.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of a backfill
    #[arg(value_name = "DIR")]
    from: PathBuf,
    /// The format
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    /// The file or (csv, ocd) the folder to write, whole or not at all; a folder must be new or empty; - is
    /// standard output for a file
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// With csv: leaves cells as they are that a spreadsheet would run as formulas
    #[arg(long)]
    raw: bool,
    /// Does not say what was written, only what went wrong or was lost
    #[arg(long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum To {
    Csv,
    Ndjson,
    Ical,
    Popolo,
    Ocd,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    if args.raw && args.to != To::Csv {
        bail!("--raw is for csv alone");
    }
    let from = logs::folder(&args.from)?;
    keep_apart(Some(&args.out), [args.from.as_path()])?;
    let format = match args.to {
        To::Csv => Format::Csv(if args.raw { Cells::Raw } else { Cells::Safe }),
        To::Ndjson => Format::Ndjson,
        To::Ical => Format::Ical,
        To::Popolo => Format::Popolo,
        To::Ocd => Format::Ocd,
    };
    let piped = args.out == Path::new("-");
    if piped && matches!(args.to, To::Csv | To::Ocd) {
        bail!("--out -: this format is a folder of files; name one");
    }
    let holder = if piped { Some(tempfile::tempdir()?) } else { None };
    let out = holder.as_ref().map_or_else(|| args.out.clone(), |holder| holder.path().join("out"));
    let report = export::export(&from, format, &out).map_err(|error| match error {
        export::Error::Archive(_) | export::Error::Database(_) => {
            anyhow!("{}: {error}", args.from.display())
        }
        other => anyhow!("{}: {other}", args.out.display()),
    })?;
    if piped {
        let mut written = File::open(&out)?;
        write_to(None, |out| Ok(io::copy(&mut written, out).map(drop)?))?;
    }
    if !args.quiet {
        let written: Vec<String> =
            report.written.iter().map(|(what, count)| format!("{count} {what}")).collect();
        say(&format!("{}: {}", args.out.display(), written.join(", ")));
    }
    for (what, count) in &report.lost {
        say(&format!("not carried: {count} {what}"));
    }
    if args.to == To::Csv && !report.lost.is_empty() {
        say("hint: --raw leaves cells as they are");
    }
    Ok(ExitStatus::Done)
}
