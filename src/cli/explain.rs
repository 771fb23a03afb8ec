//! `minutebook explain`.

use std::io::{self, Write};

use anyhow::{Result, anyhow};
use minutebook::record::diagnostic::Code;
use minutebook::record::explain::{explain, severity_word};

use super::ExitStatus;

/// Tells what a diagnostic means and what to do about it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The code, as a record has it: no-text-layer
    #[arg(required_unless_present = "list")]
    code: Option<String>,
    /// Prints all codes with their severities
    #[arg(long, conflicts_with = "code")]
    list: bool,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let mut out = io::stdout().lock();
    match args.code {
        Some(code) => {
            let found = Code::find(&code).and_then(explain).ok_or_else(|| {
                anyhow!("no diagnostic is called “{code}”; minutebook explain --list prints all")
            })?;
            writeln!(out, "{} ({})\n", found.code, found.severity)?;
            writeln!(out, "Cause: {}", found.cause)?;
            writeln!(out, "Remedy: {}", found.remedy)?;
        }
        None => {
            for code in Code::ALL {
                writeln!(out, "{:8} {}", severity_word(code.severity()), code.as_str())?;
            }
        }
    }
    Ok(ExitStatus::Done)
}
