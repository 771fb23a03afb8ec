//! The log of all runs: the only place where times stand.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::error::Error;
use crate::archive::folder::Folder;

/// The log, open at its end.
#[derive(Debug)]
pub(crate) struct Log {
    path: PathBuf,
    file: File,
}

impl Log {
    /// Opens the log of an output folder.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn open(folder: &Folder) -> Result<Self, Error> {
        let path = folder.log();
        match OpenOptions::new().create(true).append(true).open(&path) {
            Ok(file) => Ok(Self { path, file }),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Adds a line on a run: that it started, or what it came to.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn run(&mut self, what: &str, counts: Value) -> Result<(), Error> {
        self.line(&json!({ "time": now(), "run": what, "counts": counts }))
    }

    /// Adds a line on a document.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn document(
        &mut self,
        sha256: &str,
        path: &str,
        state: &str,
        took: Duration,
    ) -> Result<(), Error> {
        let seconds = (took.as_secs_f64() * 1000.0).round() / 1000.0;
        self.line(&json!({
            "time": now(), "sha256": sha256, "path": path, "state": state, "seconds": seconds,
        }))
    }

    fn line(&mut self, value: &Value) -> Result<(), Error> {
        let write = |file: &mut File| -> io::Result<()> {
            let mut line = serde_json::to_vec(value)?;
            line.push(b'\n');
            file.write_all(&line)
        };
        write(&mut self.file).map_err(|source| Error::Write { path: self.path.clone(), source })
    }
}

fn now() -> String {
    format!("{:.3}", Timestamp::now())
}
