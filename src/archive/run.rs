//! One run, step by step.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::json;

use super::error::Error;
use super::folder::Folder;
use super::meetings::Aliases;
use super::papers::known::Journal;
use super::papers::log::Log;
use super::papers::model::{Document, EarlierRuns, Finished, Known, Reread, Walk};
use super::papers::worker::Setup;
use super::papers::{known, lock, output, plan, pool, walk};
use super::{coverage, meetings, papers, store, write};
use crate::pages;
use crate::record::ledger::{Entry, Ledger, Outcome};
use crate::record::schema::Schema;

/// What a backfill is to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the papers. Nothing is written to it.
    pub archive: PathBuf,
    /// The folder of the results.
    pub out: Folder,
    /// How many documents are read at a time.
    pub jobs: usize,
    /// Which documents are read.
    pub reread: Reread,
    /// How documents are read, and what each may cost.
    pub setup: Setup,
    /// Meetings from this day on.
    pub since: Option<Date>,
    /// Meetings up to this day.
    pub until: Option<Date>,
    /// The names that mean the same body.
    pub aliases: Aliases,
}

/// What a run tells as it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    /// So many files have been looked at.
    Digested {
        /// How many.
        files: usize,
        /// Of how many.
        of: usize,
    },
    /// What there is to do.
    Planned {
        /// Documents to read.
        documents: usize,
        /// Their bytes.
        bytes: u64,
        /// Documents that are as they were.
        unchanged: usize,
    },
    /// A document is finished.
    Finished {
        /// Its path below the archive.
        path: &'a str,
        /// Its length in bytes.
        bytes: u64,
        /// What came of it.
        outcome: &'a Outcome,
        /// What its reader says to do about it, where the message does not say it.
        hint: Option<&'a str>,
    },
    /// Nothing has ended for a while.
    Waiting,
    /// The meetings, the report and the database are made.
    Assembling,
}

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Documents: the same bytes in several files are one.
    pub documents: usize,
    /// Documents that this run read.
    pub read: usize,
    /// Documents that were as they were.
    pub unchanged: usize,
    /// Documents with a record.
    pub records: usize,
    /// Documents that hold nothing that the contract knows.
    pub nothing: usize,
    /// Documents that could not be read, by path, with the reason.
    pub failed: Vec<(String, String)>,
    /// Documents whose record has a diagnostic of severity error.
    pub doubtful: usize,
    /// Files and folders that could not be opened, by path.
    pub closed: Vec<String>,
    /// Files and folders that are no documents, those not opened among them.
    pub passed_over: usize,
    /// Documents of the run before that are no longer in the archive, by path.
    pub vanished: Vec<String>,
    /// What was made of the records.
    pub assembled: meetings::Summary,
}

/// Reads an archive into records, and makes meetings, report and database of them.
///
/// `tell` hears what goes on, in the calling thread.
///
/// # Errors
/// One [`Error`] for each reason why it cannot run, or has to stop. What is finished stays, and the
/// next run goes on from there.
pub fn run(options: &Options, tell: &mut dyn FnMut(Event<'_>)) -> Result<Summary, Error> {
    let out = &options.out;
    // 1. An output folder that is ours, and ours alone while we write.
    output::prepare(out, &options.archive)?;
    let _lock = lock::lock(out)?;
    output::sweep(out).map_err(unwritten(out))?;
    // 2. What there is, and which of it are the same bytes.
    let mut walk = walk::walk(&options.archive, out.path())?;
    let files = walk.files.len();
    if files == 0 && walk.closed.is_empty() {
        return Err(papers::Error::NoFiles { path: options.archive.clone() }.into());
    }
    let mut digested = |files: usize, of: usize| tell(Event::Digested { files, of });
    let mut documents = plan::documents(&mut walk, options.jobs, &mut digested);
    // 3. What earlier runs know of it.
    let (earlier, mut journal) = known::earlier_runs(out, options.reread)?;
    plan::keep_closed(&mut documents, &earlier, &walk.closed);
    plan::recall(&mut documents, &earlier, out, (options.reread, &options.setup));
    // 4. The rest is read, each record written as it comes.
    let mut log = Log::open(out)?;
    let read = read_unknown(options, &mut documents, &mut journal, &mut log, tell)?;
    // 5. The ledger, and only what is in it.
    let vanished = vanished(&earlier, &documents);
    let mut summary = Summary { files, read, vanished, ..Summary::default() };
    let ledger = ledger(documents, walk, &mut summary);
    known::write_ledger(out, &ledger)?;
    remove_others(options, &ledger)?;
    // 6. What is made of the records.
    tell(Event::Assembling);
    summary.assembled = results(options, &ledger)?;
    journal.close()?;
    log.run("finished", counts(&summary))?;
    Ok(summary)
}

/// Makes meetings, report and database of the records and the ledger.
fn results(options: &Options, ledger: &Ledger) -> Result<meetings::Summary, Error> {
    let Options { out, since, until, aliases, .. } = options;
    let chosen = meetings::Options { since: *since, until: *until, aliases: aliases.clone() };
    let summary = assemble(out, ledger, &chosen)?;
    store::build(out, ledger)?;
    Ok(summary)
}

/// Makes the meetings and the report of the records of an output folder and its ledger.
///
/// Meetings that are no longer made are taken away. The same records give the same bytes.
///
/// # Errors
/// A record that cannot be read, a folder that cannot be written.
pub fn assemble(
    folder: &Folder,
    ledger: &Ledger,
    options: &meetings::Options,
) -> Result<meetings::Summary, Error> {
    // 1. One record a meeting.
    let assembly = meetings::run(folder, ledger, options)?;
    // 2. What was and what was not understood.
    let report = coverage::run(folder, ledger, &assembly)?;
    // 3. The same for people.
    write::whole(&folder.report_page(), pages::coverage::html(&report).as_bytes())?;
    Ok(assembly.summary())
}

/// Says that something in an output folder could not be written.
fn unwritten(folder: &Folder) -> impl FnOnce(io::Error) -> papers::Error {
    let path = folder.path().to_owned();
    move |source| papers::Error::Write { path, source }
}

/// Reads the documents that are not known, and returns how many they were.
fn read_unknown(
    options: &Options,
    documents: &mut [Document],
    journal: &mut Journal,
    log: &mut Log,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<usize, Error> {
    let mut unknown: Vec<&Document> = documents.iter().filter(|one| one.known.is_none()).collect();
    // In the order of the paths: neighbours lie together on the disk.
    unknown.sort_by_key(|one| one.files.first().map(|file| &file.path));
    let bytes = unknown.iter().map(|one| one.bytes).sum();
    let unchanged = documents.len().saturating_sub(unknown.len());
    log.run("started", json!({ "documents": documents.len(), "unchanged": unchanged }))?;
    tell(Event::Planned { documents: unknown.len(), bytes, unchanged });
    let mut finished = Vec::with_capacity(unknown.len());
    let mut done = |done: Option<Finished>| -> Result<(), papers::Error> {
        let Some(Finished { index, reader, outcome, hint, took }) = done else {
            tell(Event::Waiting);
            return Ok(());
        };
        let Some(document) = unknown.get(index) else { return Ok(()) };
        let known = Known {
            sha256: document.sha256.clone(),
            name: document.name().to_owned(),
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            rules: plan::rules_of(&reader, &outcome, &options.setup),
            outcome,
        };
        journal.add(&known)?;
        let path = document.files.first().map_or("", |file| file.path.as_str());
        log.document(&known.sha256, path, state(&known.outcome), took)?;
        let (bytes, outcome, hint) = (document.bytes, &known.outcome, hint.as_deref());
        tell(Event::Finished { path, bytes, outcome, hint });
        finished.push(known);
        Ok(())
    };
    pool::read_all(&unknown, &options.out, &options.setup, options.jobs, &mut done)?;
    let read = finished.len();
    for known in finished {
        if let Ok(at) = documents.binary_search_by(|one| one.sha256.cmp(&known.sha256))
            && let Some(document) = documents.get_mut(at)
        {
            document.known = Some(known);
        }
    }
    Ok(read)
}

fn state(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Read { .. } => "read",
        Outcome::Nothing { .. } => "nothing",
        Outcome::Failed { .. } => "failed",
    }
}

/// Returns the documents of the run before that are gone, each by its first path.
fn vanished(earlier: &EarlierRuns, documents: &[Document]) -> Vec<String> {
    let gone =
        |entry: &&Entry| documents.binary_search_by(|one| one.sha256.cmp(&entry.sha256)).is_err();
    let first = |entry: &Entry| entry.files.first().map(|file| file.path.clone());
    let mut paths: Vec<String> = earlier.ledger.iter().filter(gone).filter_map(first).collect();
    paths.sort();
    paths
}

/// Makes the ledger, and counts.
fn ledger(documents: Vec<Document>, walk: Walk, summary: &mut Summary) -> Ledger {
    summary.documents = documents.len();
    summary.unchanged = documents.len().saturating_sub(summary.read);
    summary.passed_over = walk.passed_over.len();
    summary.closed = walk.closed;
    let mut entries = Vec::with_capacity(documents.len());
    for Document { sha256, bytes, files, known, .. } in documents {
        let Some(Known { tool, rules, outcome, .. }) = known else { continue };
        match &outcome {
            Outcome::Read { diagnostics: [errors, ..] } => {
                summary.records = summary.records.saturating_add(1);
                summary.doubtful = summary.doubtful.saturating_add(usize::from(*errors > 0));
            }
            Outcome::Nothing { .. } => summary.nothing = summary.nothing.saturating_add(1),
            Outcome::Failed { message, .. } => {
                let path = files.first().map(|file| file.path.clone()).unwrap_or_default();
                summary.failed.push((path, message.clone()));
            }
        }
        entries.push(Entry { sha256, bytes, files, tool, rules, outcome });
    }
    summary.failed.sort();
    Ledger {
        schema: Schema::Ledger.urn().to_owned(),
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        documents: entries,
        passed_over: walk.passed_over,
    }
}

/// Removes the records and texts of documents that vanished, or can no longer be read.
fn remove_others(options: &Options, ledger: &Ledger) -> Result<(), Error> {
    let out = &options.out;
    let kept = |wanted: fn(&Outcome) -> bool| -> BTreeSet<&str> {
        let entries = ledger.documents.iter().filter(|entry| wanted(&entry.outcome));
        entries.map(|entry| entry.sha256.as_str()).collect()
    };
    let read = kept(|outcome| matches!(outcome, Outcome::Read { .. }));
    let texts = kept(|outcome| !matches!(outcome, Outcome::Failed { .. }));
    output::remove_others(&out.documents(), &read).map_err(unwritten(out))?;
    Ok(output::remove_others(&out.texts(), &texts).map_err(unwritten(out))?)
}

fn counts(summary: &Summary) -> serde_json::Value {
    json!({
        "files": summary.files,
        "documents": summary.documents,
        "read": summary.read,
        "unchanged": summary.unchanged,
        "records": summary.records,
        "nothing": summary.nothing,
        "failed": summary.failed.len(),
        "vanished": summary.vanished.len(),
    })
}
