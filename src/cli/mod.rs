//! The command line: one file a subcommand. The only place that prints, reads the environment or
//! decides an exit status.

mod backfill;
mod check;
mod dates;
mod diff;
mod dress;
mod explain;
mod export;
mod extract;
mod history;
mod input;
mod limits;
mod list;
mod logs;
mod manual;
mod meetings;
mod output;
mod reader;
mod schema;
mod search;
mod show;
mod worker;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Turns the papers that UK councils and boards publish into checked, located records.
///
/// Data goes to standard output, everything else to standard error.
///
/// Exit status: 0 done; 1 done, but there is something to look at (a document that failed, a
/// violation, a diagnostic of severity error); 2 could not run (usage, missing file, nothing that
/// could be read).
#[derive(Debug, Parser)]
#[command(name = "minutebook", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Backfill(backfill::Args),
    Diff(diff::Args),
    History(history::Args),
    List(list::Args),
    Search(search::Args),
    Export(export::Args),
    Check(check::Args),
    Show(show::Args),
    Schema(schema::Args),
    Explain(explain::Args),
    Completions(manual::Completions),
    Man(manual::Man),
    #[command(hide = true)]
    Worker(worker::Args),
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ExitStatus {
    /// Done.
    Done,
    /// Done, but there is something to look at.
    Look,
    /// Could not run.
    CouldNot,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(match status {
            ExitStatus::Done => 0,
            ExitStatus::Look => 1,
            ExitStatus::CouldNot => 2,
        })
    }
}

/// Runs the subcommand.
pub(crate) fn run(cli: Cli) -> Result<ExitStatus> {
    match cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Backfill(args) => backfill::run(args),
        Command::Diff(args) => diff::run(args),
        Command::History(args) => history::run(args),
        Command::List(args) => list::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Export(args) => export::run(args),
        Command::Check(args) => check::run(args),
        Command::Show(args) => show::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
        Command::Worker(args) => worker::run(args),
    }
}

/// Tells the user something on standard error, under the command's name.
pub(crate) fn say(message: &str) {
    // Nothing is left to tell where standard error is gone too.
    let _ = writeln!(io::stderr().lock(), "minutebook: {message}");
}
