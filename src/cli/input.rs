//! Files and standard input, and what is told about those that cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use minutebook::Error;
use minutebook::archive::papers::protocol::Answer;
use minutebook::inspect::{self, NoOpinion};
use minutebook::record::ledger::{Outcome, Reason};

use super::limits;

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
    /// It has no pages, which were asked for; its media type.
    NoPages(&'static str),
    /// It has no such page: the page, and how many there are.
    NoPage(u32, usize),
    /// The second decoder, which was asked, gives no text of it.
    NoOpinion(NoOpinion),
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

impl From<inspect::Error> for Failure {
    fn from(error: inspect::Error) -> Self {
        match error {
            inspect::Error::NoPages(media_type) => Self::NoPages(media_type),
            inspect::Error::NoPage { page, pages } => Self::NoPage(page, pages),
            inspect::Error::Document(error) => Self::Document(error),
            inspect::Error::NoOpinion(error) => Self::NoOpinion(error),
            inspect::Error::Io(error) => Self::Io(error),
        }
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

/// Returns the name that a file's record bears.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

impl Failure {
    /// Says what is wrong with a file, and on a second line what to do, where the message does not.
    pub(crate) fn message(&self, path: &Path) -> String {
        let (file, reason) = (path.display(), self.reason());
        let hint = match self.nearest() {
            Some(_) => Some(format!("minutebook show {file} --stage blocks prints what was read")),
            None => self.hint(),
        };
        match hint {
            Some(hint) => format!("{file}: {reason}\n  hint: {hint}"),
            None => format!("{file}: {reason}"),
        }
    }

    /// Returns what a document is nearest to that holds nothing that is read.
    pub(crate) fn nearest(&self) -> Option<&str> {
        match self {
            Self::Document(Error::NothingFound { nearest }) => Some(nearest),
            Self::Worker(answer) => match &answer.outcome {
                Outcome::Nothing { message } => Some(message),
                _ => None,
            },
            _ => None,
        }
    }

    /// Says what is wrong, without the file's name.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Io(error) => format!("cannot be read: {error}"),
            Self::Document(error) => error.to_string(),
            Self::NoPages(media) => {
                format!("{media} has no pages; --stage blocks is the first that it has")
            }
            Self::NoPage(page, pages) => {
                let plural = if *pages == 1 { "" } else { "s" };
                format!("there is no page {page}: it has {pages} page{plural}")
            }
            Self::NoOpinion(error) => error.to_string(),
            Self::Panic => PANIC.to_owned(),
            Self::Start(error) => format!("no worker can be started: {error}"),
            Self::Worker(answer) => match &answer.outcome {
                Outcome::Nothing { message } => {
                    Error::NothingFound { nearest: message.clone() }.to_string()
                }
                Outcome::Failed { message, .. } => message.clone(),
                Outcome::Read { .. } => "its record is missing".to_owned(),
            },
        }
    }

    /// Says what raises the limit that was met, where one was.
    pub(crate) fn raised_by(&self) -> Option<String> {
        match self {
            Self::Document(Error::Limit(reached)) => limits::raised_by(&[*reached]),
            Self::Worker(answer) => match &answer.outcome {
                Outcome::Failed { reason, .. } => {
                    limits::failed_for(*reason, answer.hint.as_deref())
                }
                Outcome::Nothing { .. } | Outcome::Read { .. } => None,
            },
            _ => None,
        }
    }

    /// Says what to do, where it does not take the file's name to say it.
    pub(crate) fn hint(&self) -> Option<String> {
        self.raised_by().or_else(|| self.remedy().map(str::to_owned))
    }

    /// Says what to do where no limit was met.
    fn remedy(&self) -> Option<&str> {
        match self {
            Self::Document(Error::BrokenPdf { .. }) => {
                Some("fetch it again; if it is the same, repair it (qpdf IN OUT)")
            }
            Self::Document(Error::BrokenXml { .. }) => Some("fetch it again"),
            Self::Io(error) if error.kind() == io::ErrorKind::IsADirectory => {
                Some("minutebook backfill FOLDER --out DIR reads all papers in a folder")
            }
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
