//! The documents through the workers: one worker a job, each document's record written as it comes,
//! while the worker reads on.

use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::error::Error;
use super::model::{Document, Finished};
use super::protocol::Answer;
use super::rules::ANY_READER;
use super::worker::{Reply, Setup, Trouble, Wish, Worker};
use crate::archive::folder::Folder;
use crate::record::ledger::{Outcome, Reason};
use crate::record::schema::Style;
use crate::sink;

/// How often whoever watches hears from a run in which nothing ends.
const TICK: Duration = Duration::from_millis(500);

/// How many records of one worker may be on their way to the disk: a file is safe there only after
/// several milliseconds, in which a worker reads several papers.
const LANES: usize = 3;

/// A document that has been read, and its record.
struct ReadDocument {
    done: Finished,
    record: Option<Vec<u8>>,
    text: Option<Vec<u8>>,
}

/// Reads documents, as many at a time as there are jobs, and calls `done` for each as it ends, and
/// with none where nothing ended for a while.
///
/// # Errors
/// Those of `done`, of the workers' start and of the file system; what was done until then stays.
pub(crate) fn read_all(
    documents: &[&Document],
    folder: &Folder,
    setup: &Setup,
    jobs: usize,
    done: &mut dyn FnMut(Option<Finished>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = sync_channel(jobs);
    thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            let (next, stop, send) = (&next, &stop, send.clone());
            let lanes: Vec<SyncSender<_>> = (0..LANES)
                .map(|_| {
                    let (lane, records) = sync_channel::<Result<ReadDocument, Error>>(1);
                    let send = send.clone();
                    scope.spawn(move || {
                        for read in records {
                            let done = read.and_then(|read| write_record(read, documents, folder));
                            if send.send(done).is_err() {
                                break;
                            }
                        }
                    });
                    lane
                })
                .collect();
            scope.spawn(move || {
                let mut worker = Worker::new(setup);
                for lane in lanes.iter().cycle() {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(document) = documents.get(index) else { break };
                    if lane.send(read_document(index, document, &mut worker, setup)).is_err() {
                        break;
                    }
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

/// Reads one document.
fn read_document(
    index: usize,
    document: &Document,
    worker: &mut Worker<'_>,
    setup: &Setup,
) -> Result<ReadDocument, Error> {
    let start = Instant::now();
    let open = || -> io::Result<(u64, Box<dyn io::Read>)> {
        let Some(path) = &document.path else { return Err(io::ErrorKind::NotFound.into()) };
        Ok((document.bytes, Box::new(File::open(path)?)))
    };
    let gone = |reader: &str, message: String| {
        let outcome = Outcome::Failed { reason: Reason::Io, message };
        let reader = reader.to_owned();
        let done = Finished { index, reader, outcome, hint: None, took: start.elapsed() };
        ReadDocument { done, record: None, text: None }
    };
    let wish = Wish { style: Style::Compact, text: true };
    let Reply { answer, record, text } = match worker.read(document.name(), wish, &open) {
        Ok(reply) => reply,
        Err(Trouble::Source(error)) => {
            return Ok(gone(ANY_READER, format!("cannot be read: {error}")));
        }
        Err(Trouble::Start(source)) => {
            return Err(Error::Worker { path: setup.program.clone(), source });
        }
    };
    let Answer { sha256, reader, outcome, hint, .. } = answer;
    if !sha256.is_empty() && sha256 != document.sha256 {
        return Ok(gone(&reader, "changed while it was read; run it again".to_owned()));
    }
    let record = matches!(outcome, Outcome::Read { .. }).then_some(record);
    let text = (!text.is_empty()).then_some(text);
    let done = Finished { index, reader, outcome, hint, took: start.elapsed() };
    Ok(ReadDocument { done, record, text })
}

/// Writes a document's record and its text.
fn write_record(
    read: ReadDocument,
    documents: &[&Document],
    folder: &Folder,
) -> Result<Finished, Error> {
    let ReadDocument { done, record, text } = read;
    let Some(document) = documents.get(done.index) else { return Ok(done) };
    let sha256 = &document.sha256;
    // The record last: one that is there has its text beside it.
    for (path, json) in [(folder.text(sha256), text), (folder.document(sha256), record)] {
        let Some(json) = json else { continue };
        sink::write_whole(&path, |out| -> io::Result<()> {
            out.write_all(&json)?;
            out.write_all(b"\n")
        })
        .map_err(|source| Error::Write { path, source })?;
    }
    Ok(done)
}
