//! `minutebook completions` and `minutebook man`: what the arguments say of themselves, for shells and `man`.

use anyhow::{Result, bail};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man as Page;

use super::output::write_to;
use super::{Cli, ExitStatus};

/// The command's name.
const NAME: &str = "minutebook";

/// Prints completions for a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the manual page, or that of a subcommand (minutebook man diff | man -l -)
#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The subcommand
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn completions(args: &Completions) -> Result<ExitStatus> {
    write_to(None, |out| {
        clap_complete::generate(args.shell, &mut Cli::command(), NAME, &mut Through(out));
        Ok(())
    })?;
    Ok(ExitStatus::Done)
}

/// What takes a writer by its type.
struct Through<'a>(&'a mut dyn std::io::Write);

impl std::io::Write for Through<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

pub(super) fn man(args: &Man) -> Result<ExitStatus> {
    let mut whole = Cli::command();
    whole.build();
    let page = match &args.command {
        None => whole,
        Some(name) => match whole.get_subcommands().find(|one| one.get_name() == name) {
            Some(one) => one.clone(),
            None => bail!("there is no command “{name}”; minutebook help lists them"),
        },
    };
    write_to(None, |out| Ok(Page::new(page).render(&mut Through(out))?))?;
    Ok(ExitStatus::Done)
}
