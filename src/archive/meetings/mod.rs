//! Documents → meetings: one record a sitting of one body, from every document that speaks of it.
//!
//! In: `documents/` of an output folder and its ledger. Out: `meetings/`, `report.json`, `report.html`.
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
mod names;
mod papers;
mod propose;
mod report;
mod sittings;
#[cfg(test)]
mod testing;
mod union;
mod write;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::coverage::Proposal;
use super::folder::Folder;
use crate::record::ledger::Ledger;
use crate::record::meeting::{MeetingRecord, Part};

use self::authority::Publishers;
use self::index::Light;
use self::sittings::Sitting;

pub use self::aliases::{AliasError, Aliases, AuthorityAlias, BodyAlias};

/// What to assemble.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Meetings before this day are left out.
    pub since: Option<Date>,
    /// Meetings after this day are left out.
    pub until: Option<Date>,
    /// Bodies and authorities with several names.
    pub aliases: Aliases,
}

/// What came of it, for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Meetings written.
    pub meetings: usize,
    /// Documents, or their minutes, that went to no meeting though they were read.
    pub unplaced: usize,
    /// Places where two documents of a meeting differ.
    pub disagreements: usize,
    /// Names that look like one body's or one authority's, for the aliases file.
    pub proposals: Vec<Proposal>,
}

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
    #[error("{}: is no record of a document: {reason}; run the backfill with --refresh", path.display())]
    Record {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A meeting or the report does not fit its schema: a defect of minutebook.
    #[error("{place}: does not fit its schema at {pointer}: {reason}; please report it")]
    Invalid {
        /// The file that would have been written.
        place: String,
        /// JSON Pointer into the record.
        pointer: String,
        /// Why.
        reason: String,
    },
}

impl Error {
    fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }
}

/// The days that are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Range {
    since: Option<String>,
    until: Option<String>,
}

impl Range {
    fn of(options: &Options) -> Self {
        let iso = |date: Option<Date>| date.map(|date| date.to_string());
        Self { since: iso(options.since), until: iso(options.until) }
    }

    fn contains(&self, date: &str) -> bool {
        self.since.as_deref().is_none_or(|since| date >= since)
            && self.until.as_deref().is_none_or(|until| date <= until)
    }
}

/// Assembles the meetings of an output folder, and reports on them.
///
/// Meetings that are no longer made are taken away. The same records give the same bytes.
///
/// # Errors
/// A record that cannot be read, a folder that cannot be written.
pub fn run(folder: &Folder, ledger: &Ledger, options: &Options) -> Result<Summary, Error> {
    // 1. What each document speaks of.
    let mut lights = index::index(folder, ledger)?;
    // 2. Papers that name no meeting, by the pages that link to them.
    let linked = links::follow(&mut lights);
    // 3. Whose papers they are, and which body's.
    let publishers = authority::publishers(&lights, &linked, &options.aliases);
    let bodies = bodies::bodies(&lights, &publishers, &options.aliases);
    // 4. Which documents speak of which sitting.
    let (sittings, unplaced) =
        sittings::sittings(&lights, &publishers, &bodies, &Range::of(options));
    // 5. One meeting at a time.
    let meet = |sitting: &Sitting| meeting(folder, &lights, &publishers, sitting);
    let told: Vec<Told> = sittings.par_iter().map(meet).collect::<Result<_, Error>>()?;
    // 6. What an earlier run made and this one does not.
    let kept: BTreeSet<PathBuf> = told.iter().map(|one| folder.path().join(&one.record)).collect();
    write::prune(folder, &kept)?;
    // 7. What was and what was not understood.
    let proposals = propose::propose(&lights, &publishers, &bodies);
    let summary = Summary {
        meetings: told.len(),
        unplaced: unplaced.len(),
        disagreements: told.iter().map(|one| one.differing.len()).sum(),
        proposals: proposals.clone(),
    };
    let report = report::report(report::Known {
        ledger,
        lights: &lights,
        publishers: &publishers,
        bodies: &bodies,
        sittings: &sittings,
        told: &told,
        unplaced: &unplaced,
        proposals,
    });
    write::report(folder, &report)?;
    Ok(summary)
}

/// What the report keeps of a meeting once it is written.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    /// The record's path below the output folder.
    record: String,
    body: String,
    date: String,
    /// The fields of its disagreements.
    differing: Vec<String>,
    /// Parts that several documents have, with their paths, the one that gives it first.
    shared: Vec<(Part, Vec<String>)>,
    /// Dates announced.
    announced: Vec<String>,
}

/// Puts one meeting together and writes it.
fn meeting(
    folder: &Folder,
    lights: &[Light],
    publishers: &Publishers,
    sitting: &Sitting,
) -> Result<Told, Error> {
    let publisher = sitting.authority.and_then(|place| publishers.all.get(place));
    let papers = papers::papers(folder, lights, sitting)?;
    let logs = logs::logs(&papers, &sitting.date, publisher);
    let mut record = merge::merge(sitting, publisher, &papers, &logs);
    record.disagreements = compare::disagreements(&record, &papers, &logs);
    let place = write::place(folder, sitting, publisher);
    write::write(folder, &place, &record)?;
    Ok(Told::of(place, &record))
}

impl Told {
    fn of(place: String, record: &MeetingRecord) -> Self {
        let shared = |part: &Part| {
            let gives = record.sources.iter().filter(|one| one.gives.contains(part));
            let also = record.sources.iter().filter(|one| one.also.contains(part));
            let also: Vec<String> = also.map(|one| one.path.clone()).collect();
            let paths = gives.take(1).map(|one| one.path.clone());
            (!also.is_empty()).then(|| (*part, paths.chain(also).collect()))
        };
        let announced = record.agenda.iter().flat_map(|agenda| &agenda.future_meetings);
        let announced = announced.chain(&record.future_meetings);
        let announced: BTreeSet<&String> = announced.map(|one| &one.date).collect();
        Self {
            record: place,
            body: record.body.clone(),
            date: record.date.clone(),
            differing: record.disagreements.iter().map(|one| one.field.clone()).collect(),
            shared: Part::ALL.iter().filter_map(shared).collect(),
            announced: announced.into_iter().cloned().collect(),
        }
    }
}
