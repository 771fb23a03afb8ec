//! The documents through the workers: one worker a job, each document's record written as it comes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::error::Error;
use super::ledger::{Outcome, Reason};
use super::output;
use super::plan::Document;
use super::protocol::Answer;
use super::rules::ANY_READER;
use super::worker::{Reply, Setup, Trouble, Worker};
use crate::schema::Style;
use crate::sink;

/// How often whoever watches hears from a run in which nothing ends.
const TICK: Duration = Duration::from_millis(500);

/// A document that is finished, its record written.
#[derive(Debug)]
pub(super) struct Done {
    /// Its place among those that were to be read.
    pub(super) index: usize,
    /// The reader.
    pub(super) reader: String,
    /// What came of it.
    pub(super) outcome: Outcome,
    /// How long it took.
    pub(super) took: Duration,
}

/// Reads documents, as many at a time as there are jobs, and calls `done` for each as it ends, and
/// with none where nothing ended for a while.
///
/// # Errors
/// Those of `done`, of the workers' start and of the file system; what was done until then stays.
pub(super) fn read(
    documents: &[&Document],
    out: &Path,
    setup: &Setup,
    jobs: usize,
    done: &mut dyn FnMut(Option<Done>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = sync_channel(jobs);
    thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            let (next, stop, send) = (&next, &stop, send.clone());
            scope.spawn(move || {
                let mut worker = Worker::new(setup);
                while !stop.load(Ordering::Relaxed)
                    && let index = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(document) = documents.get(index)
                    && send.send(one(index, document, out, &mut worker, setup)).is_ok()
                {
                }
            });
        }
        drop(send);
        let ended = loop {
            let ended = match receive.recv_timeout(TICK) {
                Ok(Ok(one)) => done(Some(one)),
                Ok(Err(error)) => Err(error),
                Err(RecvTimeoutError::Timeout) => done(None),
                Err(RecvTimeoutError::Disconnected) => break Ok(()),
            };
            if ended.is_err() {
                break ended;
            }
        };
        stop.store(true, Ordering::Relaxed);
        // Whoever waits to send must not wait for ever.
        drop(receive);
        ended
    })
}

/// Reads one document and writes its record.
fn one(
    index: usize,
    document: &Document,
    out: &Path,
    worker: &mut Worker<'_>,
    setup: &Setup,
) -> Result<Done, Error> {
    let start = Instant::now();
    let open = || -> io::Result<(u64, Box<dyn Read>)> {
        let Some(path) = &document.path else { return Err(io::ErrorKind::NotFound.into()) };
        Ok((document.bytes, Box::new(File::open(path)?)))
    };
    let gone = |reader: &str, message: String| {
        let outcome = Outcome::Failed { reason: Reason::Io, message };
        Done { index, reader: reader.to_owned(), outcome, took: start.elapsed() }
    };
    let Reply { answer, record } = match worker.read(document.name(), Style::Compact, &open) {
        Ok(reply) => reply,
        Err(Trouble::Source(error)) => {
            return Ok(gone(ANY_READER, format!("cannot be read: {error}")));
        }
        Err(Trouble::Start(source)) => {
            return Err(Error::Worker { path: setup.program.clone(), source });
        }
    };
    let Answer { sha256, reader, outcome, .. } = answer;
    if !sha256.is_empty() && sha256 != document.sha256 {
        return Ok(gone(&reader, "changed while it was read; run it again".to_owned()));
    }
    if matches!(outcome, Outcome::Read { .. }) {
        let path = output::record(out, &document.sha256);
        sink::write_whole(&path, |out| -> io::Result<()> {
            out.write_all(&record)?;
            out.write_all(b"\n")
        })
        .map_err(|source| Error::Write { path, source })?;
    }
    Ok(Done { index, reader, outcome, took: start.elapsed() })
}
