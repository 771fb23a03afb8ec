//! Where a command writes to: a file, whole or not at all, or standard output; never a file that it reads.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use minutebook::archive::Folder;
use minutebook::sink;
use same_file::is_same_file;

/// Writes to a file, whole or not at all, or to standard output.
///
/// # Errors
/// Those of `fill`, and those of writing, with the file's name.
pub(super) fn write_to(
    path: Option<&Path>,
    fill: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    match path {
        Some(path) => sink::write_whole(path, fill).map_err(|error| {
            let file = path.display();
            error.context(format!("{file}: is not written; what stood there is as it was"))
        }),
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            fill(&mut out).and_then(|()| Ok(out.flush()?)).context("standard output")
        }
    }
}

/// Refuses an output that is one of the inputs, by whatever path or link, or a file that a backfill among
/// them wrote.
///
/// # Errors
/// The output, and what it would be written over.
pub(super) fn keep_apart<'a>(
    out: Option<&Path>,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<()> {
    // What is not there yet is read by nobody.
    let Some(out) = out.filter(|out| out.exists()) else { return Ok(()) };
    for input in inputs {
        if is_same_file(out, input).unwrap_or(false) {
            bail!("{}: is read as well; it is not written over", out.display());
        }
        if Folder::new(input).wrote(out) {
            let from = input.display();
            bail!("{}: belongs to the backfill in {from}; it is not written over", out.display());
        }
    }
    Ok(())
}
