//! Questions that people put to a backfill: what it holds, and where words stand.
//!
//! In: the database of a backfill. Out: data, which [`crate::pages::ask`] tells on a terminal; nothing is printed.
//!
//! - `list`: bodies and meetings, and what there is of each
//! - `search`: texts and pages with words in them

pub mod list;
pub mod search;

use thiserror::Error;

use crate::archive::store::Unopened;

pub use self::list::list;
pub use self::search::search;

/// Why a question cannot be answered.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The database cannot be opened.
    #[error("{0}; run the backfill again")]
    Unopened(#[from] Unopened),
    /// The database does not answer: a defect of minutebook, or of the disk.
    #[error("the database cannot be read: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// Of which meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only bodies whose folder, or a part of whose name, this is.
    pub body: Option<String>,
    /// From this day on, ISO 8601.
    pub since: Option<String>,
    /// Up to this day.
    pub until: Option<String>,
}

/// What a query says of a [`Filter`], whose values are its parameters 1 to 3: `b` is a body, `m` a meeting.
const CHOSEN: &str = "(?1 IS NULL OR b.folder = ?1 OR b.folder LIKE '%/' || ?1 OR instr(lower(b.name), lower(?1)) > 0) \
     AND (?2 IS NULL OR m.date >= ?2) AND (?3 IS NULL OR m.date <= ?3)";
