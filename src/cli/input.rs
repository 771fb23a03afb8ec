//! Files and standard input, and what is told about those that cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use minutebook::backfill::ledger::{Outcome, Reason};
use minutebook::backfill::protocol::Answer;
use minutebook::{Error, Extraction, Options, Source};

/// Stack of a thread that reads documents, in bytes: room for the deepest nesting that the readers'
/// own limits allow. Only what is used takes memory.
pub(crate) const STACK: usize = 64 << 20;

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Why a file gave no record.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The file system refused it.
    Io(io::Error),
    /// It was read, but no record came of it.
    Document(Error),
    /// The reader broke down: a defect of minutebook.
    Panic,
    /// A worker says so.
    Worker(Box<Answer>),
    /// No worker can be started.
    Start(io::Error),
}

/// What is told where a reader broke down.
pub(crate) const PANIC: &str = "reading it failed in a way that is a defect of minutebook";

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Document(error)
    }
}

/// Reads a file's bytes; `-` is standard input.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new(STDIN) {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Reads a document and tells its format.
pub(crate) fn source(path: &Path) -> Result<Source, Failure> {
    Ok(Source::new(name(path), bytes(path)?)?)
}

/// Returns the name that a file's record bears.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Extracts a document. One that breaks the reader does not take the run with it.
pub(crate) fn extract(source: &Source, options: &Options) -> Result<Extraction, Failure> {
    let extracted = catch_unwind(AssertUnwindSafe(|| minutebook::extract(source, options)));
    Ok(extracted.map_err(|_| Failure::Panic)??)
}

impl Failure {
    /// Says what is wrong with a file, and on a second line what to do, where the message does not.
    pub(crate) fn message(&self, path: &Path) -> String {
        let file = path.display();
        let show = || format!("minutebook show {file} --stage blocks prints what was read");
        let hint = self.hint().map(str::to_owned);
        let (reason, hint) = match self {
            Self::Io(error) => (format!("cannot be read: {error}"), hint),
            Self::Document(error @ Error::NothingFound { .. }) => (error.to_string(), Some(show())),
            Self::Document(error) => (error.to_string(), hint),
            Self::Panic => (PANIC.to_owned(), hint),
            Self::Start(error) => (format!("no worker can be started: {error}"), hint),
            Self::Worker(answer) => match &answer.outcome {
                Outcome::Nothing { message } => {
                    let error = Error::NothingFound { nearest: message.clone() };
                    (error.to_string(), Some(show()))
                }
                Outcome::Failed { message, .. } => (message.clone(), hint),
                Outcome::Read { .. } => ("its record is missing".to_owned(), hint),
            },
        };
        match hint {
            Some(hint) => format!("{file}: {reason}\n  hint: {hint}"),
            None => format!("{file}: {reason}"),
        }
    }

    /// Says what to do, where it does not take the file's name to say it.
    pub(crate) fn hint(&self) -> Option<&str> {
        match self {
            Self::Document(Error::BrokenPdf { .. }) => {
                Some("fetch it again; if it is the same, repair it (qpdf IN OUT)")
            }
            Self::Document(Error::BrokenXml { .. }) => Some("fetch it again"),
            Self::Panic => Some("please report it, with the file"),
            Self::Start(_) => Some("--no-isolate reads it without one"),
            Self::Worker(answer) => match &answer.outcome {
                Outcome::Failed { reason: Reason::Crash, .. } => {
                    Some("please report it, with the file")
                }
                _ => answer.hint.as_deref(),
            },
            _ => None,
        }
    }
}
