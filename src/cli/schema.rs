//! `minutebook schema`.

use std::io::{self, Write};

use anyhow::{Result, anyhow};
use minutebook::record::schema::Schema;

use super::ExitStatus;

/// Prints a JSON Schema of the records
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its name (document), or the value of a record's $schema
    #[arg(default_value = "document")]
    name: String,
}

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    let schema = Schema::find(&args.name).ok_or_else(|| {
        let names: Vec<_> = Schema::ALL.iter().map(|schema| schema.name()).collect();
        anyhow!("no schema is called “{}”; there is: {}", args.name, names.join(", "))
    })?;
    io::stdout().lock().write_all(schema.text().as_bytes())?;
    Ok(ExitStatus::Done)
}
