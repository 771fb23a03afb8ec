//! The `minutebook` command.

#![cfg_attr(test, allow(clippy::restriction, reason = "tests fail so"))]

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

mod cli;

/// Reading a paper asks for many small pieces of memory and gives them back together.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(status) => status.into(),
        // Whoever reads our output has seen enough (`minutebook … | head`).
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::say(&format!("{error:#}"));
            cli::ExitStatus::CouldNot.into()
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
    })
}
