//! Documents → meetings: one record a sitting of one body, from every document that speaks of it.
//!
//! In: `documents/` of an output folder and its ledger. Out: `meetings/`, and what the report is made of.
//! Two passes, so that memory does not grow with the archive: a light index over all records, then one
//! meeting at a time.
//!
//! Minutes go to the meeting that they record, not to the one that approved them; agenda, action log and
//! reports to the meeting of the pack's own date.

mod aliases;
mod alike;
mod authority;
mod bodies;
mod compare;
mod index;
mod links;
mod logs;
mod merge;
pub(crate) mod model;
mod names;
mod paper;
mod papers;
mod propose;
mod sittings;
mod tally;
#[cfg(test)]
mod testing;
mod union;
mod write;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::folder::Folder;
use super::write::Error as Unwritten;
use crate::record::ledger::Ledger;

use self::model::{Assembly, IndexEntry, MeetingSummary, Publishers, Range, Sitting};

pub use self::aliases::{AliasError, Aliases, AuthorityAlias, BodyAlias};
pub use self::model::{Options, Summary};

/// Why meetings cannot be assembled.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder that cannot be read or written.
    #[error("{}: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A document's record that is none: it was changed, or is an older version's.
    #[error("{}: is no record of a document: {reason}", path.display())]
    Record {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A meeting's record that was not written.
    #[error(transparent)]
    Write(#[from] Unwritten),
}

impl Error {
    fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }

    /// Tells whether the file system refused it.
    pub(crate) fn is_io(&self) -> bool {
        match self {
            Self::Io { .. } => true,
            Self::Record { .. } => false,
            Self::Write(error) => error.is_io(),
        }
    }
}

/// Assembles the meetings of an output folder.
///
/// Meetings that are no longer made are taken away. The same records give the same bytes.
///
/// # Errors
/// A record that cannot be read, a folder that cannot be written.
pub(crate) fn run(folder: &Folder, ledger: &Ledger, options: &Options) -> Result<Assembly, Error> {
    // 1. What each document speaks of.
    let mut indexed = index::index(folder, ledger)?;
    // 2. Papers that name no meeting, by the pages that link to them.
    let linked = links::follow(&mut indexed);
    // 3. Whose papers they are, and which body's.
    let publishers = authority::publishers(&indexed, &linked, &options.aliases);
    let bodies = bodies::bodies(&indexed, &publishers, &options.aliases);
    // 4. Which documents speak of which sitting.
    let (sittings, unplaced) =
        sittings::sittings(&indexed, &publishers, &bodies, &Range::of(options));
    // 5. One meeting at a time.
    let meet = |sitting: &Sitting| meeting(folder, &indexed, &publishers, sitting);
    let meetings: Vec<MeetingSummary> =
        sittings.par_iter().map(meet).collect::<Result<_, Error>>()?;
    // 6. What an earlier run made and this one does not.
    let kept: BTreeSet<PathBuf> =
        meetings.iter().map(|one| folder.path().join(&one.record)).collect();
    write::prune(folder, &kept)?;
    let there = folder.meetings();
    fs::create_dir_all(&there).map_err(|error| Error::io(&there, error))?;
    // 7. Names that look like one.
    let proposals = propose::propose(&indexed, &publishers, &bodies);
    Ok(Assembly { indexed, publishers, bodies, sittings, meetings, unplaced, proposals })
}

/// Puts one meeting together and writes it.
fn meeting(
    folder: &Folder,
    indexed: &[IndexEntry],
    publishers: &Publishers,
    sitting: &Sitting,
) -> Result<MeetingSummary, Error> {
    let publisher = sitting.authority.and_then(|place| publishers.all.get(place));
    let papers = papers::papers(folder, indexed, sitting)?;
    let logs = logs::logs(&papers, &sitting.date, publisher);
    let mut record = merge::merge(sitting, publisher, &papers, &logs);
    record.disagreements = compare::disagreements(&record, &papers, &logs);
    let place = write::place(folder, sitting, publisher);
    write::write(folder, &place, &record)?;
    Ok(MeetingSummary::of(place, &record))
}
