//! Why a backfill could not run, or stopped.

use thiserror::Error;

use super::folder::DATABASE;
use super::papers::error::GO_ON;
use super::{meetings, papers, store, write};

/// Why a backfill could not run, or stopped. What was finished until then stays and counts.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The papers could not be read, or no more of them.
    #[error(transparent)]
    Papers(#[from] papers::Error),
    /// The meetings could not be put together.
    #[error("{0}{hint}", hint = if .0.is_io() { GO_ON } else { "" })]
    Meetings(#[from] meetings::Error),
    /// The report could not be written.
    #[error("{0}{hint}", hint = if .0.is_io() { GO_ON } else { "" })]
    Report(#[from] write::Error),
    /// The database could not be written.
    #[error("{DATABASE}: {0}{GO_ON}")]
    Store(#[from] store::Error),
}

impl Error {
    /// Whether a run that stopped so goes on where it is started again.
    pub fn goes_on(&self) -> bool {
        match self {
            Self::Papers(error) => matches!(error, papers::Error::Write { .. }),
            Self::Meetings(error) => error.is_io(),
            Self::Report(error) => error.is_io(),
            Self::Store(_) => true,
        }
    }
}
