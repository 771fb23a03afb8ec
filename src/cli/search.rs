//! `minutebook search`.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::Result;
use minutebook::ask;
use minutebook::ask::search::{Hit, Within};
use minutebook::pages;

use super::dress::Dress;
use super::list::{Chosen, Format};
use super::output::{keep_apart, write_to};
use super::{ExitStatus, logs, say};

/// Finds words in the meetings and on the pages of a backfill, the best places first
///
/// Words are found by their English stems, whatever their accents; all of them must be there. A word that
/// ends in * stands for all that begin with it, several words in quotes for those words together.
///
/// Exit status: 0 found; 1 nothing found; 2 could not run.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of a backfill
    #[arg(value_name = "DIR")]
    from: PathBuf,
    /// The words
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
    #[command(flatten)]
    chosen: Chosen,
    /// Where they are looked for
    #[arg(long = "in", value_enum, value_name = "WHERE", default_value_t = Where::All)]
    within: Where,
    /// How many places are told at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: u32,
    /// How they are told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes to a file, whole or not at all, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    dress: Dress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Where {
    /// What was read of meetings first, then pages of papers
    All,
    /// Agendas, minutes, clauses, votes, actions, recommendations
    Records,
    /// Pages of all papers, those of no meeting among them
    Pages,
}

pub(crate) fn run(args: &Args) -> Result<ExitStatus> {
    keep_apart(args.out.as_deref(), [args.from.as_path()])?;
    let within = match args.within {
        Where::All => Within::All,
        Where::Records => Within::Records,
        Where::Pages => Within::Pages,
    };
    let folder = logs::folder(&args.from)?;
    let hits = ask::search(&folder, &args.words, within, &args.chosen.filter(), args.most)?;
    let terminal = args.out.is_none() && io::stdout().is_terminal();
    write_to(args.out.as_deref(), |out| match args.format {
        Format::Text => {
            Ok(out.write_all(pages::ask::hits(&hits, args.dress.look(terminal)).as_bytes())?)
        }
        Format::Json => {
            let plain = |hit: &Hit| Hit { text: pages::ask::plain(&hit.text), ..hit.clone() };
            let hits: Vec<Hit> = hits.iter().map(plain).collect();
            Ok(writeln!(out, "{}", serde_json::to_string(&hits)?)?)
        }
    })?;
    if hits.is_empty() {
        say("nothing found");
        return Ok(ExitStatus::Look);
    }
    Ok(ExitStatus::Done)
}
