//! Files and standard input, and what is told about those that cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

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
}

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
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(Source::new(name, bytes(path)?)?)
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
        let (reason, hint) = match self {
            Self::Io(error) => (format!("cannot be read: {error}"), None),
            Self::Document(error) => (error.to_string(), hint(error, path)),
            Self::Panic => {
                let reason = "reading it failed in a way that is a defect of minutebook";
                (reason.to_owned(), Some("please report it, with the file".to_owned()))
            }
        };
        match hint {
            Some(hint) => format!("{file}: {reason}\n  hint: {hint}"),
            None => format!("{file}: {reason}"),
        }
    }
}

fn hint(error: &Error, path: &Path) -> Option<String> {
    match error {
        Error::NothingFound { .. } => Some(format!(
            "minutebook show {} --stage blocks prints what was read",
            PathBuf::from(path).display()
        )),
        Error::BrokenPdf { .. } => {
            Some("fetch it again; if it is the same, repair it (qpdf IN OUT)".to_owned())
        }
        Error::BrokenXml { .. } => Some("fetch it again".to_owned()),
        _ => None,
    }
}
