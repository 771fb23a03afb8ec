//! From the files of an archive to its documents, and to those that must be read.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use sha2::{Digest, Sha256};

use super::model::{Document, EarlierRuns, Found, Reread, Walk};
use super::rules;
use super::walk::not_opened;
use super::worker::Setup;
use crate::archive::folder::Folder;
use crate::record::ledger::{File, Outcome, PassedOver, Reason};

/// Digests all files and puts the same bytes together, by digest. Files that cannot be opened are
/// passed over. `digested` hears how many files have been looked at, and of how many.
pub(crate) fn documents(
    walk: &mut Walk,
    jobs: usize,
    digested: &mut dyn FnMut(usize, usize),
) -> Vec<Document> {
    let found = std::mem::take(&mut walk.files);
    let mut digests = BTreeMap::new();
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.min(found.len()) {
            let (next, found, send) = (&next, &found, send.clone());
            scope.spawn(move || {
                while let index = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(one) = found.get(index)
                    && send.send((index, digest(&one.path))).is_ok()
                {}
            });
        }
        drop(send);
        for (index, digest) in receive {
            digests.insert(index, digest);
            digested(digests.len(), found.len());
        }
    });
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    // In the order of the paths, so that each document's files are too.
    for (Found { path, file }, digest) in found.into_iter().zip(digests.into_values()) {
        match digest {
            Ok((sha256, bytes)) => {
                let document = documents.entry(sha256).or_insert_with_key(|sha256| Document {
                    sha256: sha256.clone(),
                    bytes,
                    files: Vec::new(),
                    path: Some(path),
                    known: None,
                });
                document.files.push(file);
            }
            Err(error) => {
                let reason = not_opened(&error);
                walk.closed.push(file.path.clone());
                walk.passed_over.push(PassedOver { path: file.path, reason });
            }
        }
    }
    walk.passed_over.sort_by(|a, b| a.path.cmp(&b.path));
    documents.into_values().collect()
}

/// Returns the digest of a file, and its length.
fn digest(path: &Path) -> io::Result<(String, u64)> {
    let mut file = fs::File::open(path)?;
    let mut sha = Sha256::new();
    let mut buffer = vec![0; 256 << 10];
    let mut bytes = 0_u64;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                sha.update(buffer.get(..read).unwrap_or_default());
                bytes = bytes.saturating_add(read as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), bytes))
}

/// Keeps what the last run found where it cannot be looked at now: a disk that is away, or a
/// permission that is lost, loses no document.
pub(crate) fn keep_closed(documents: &mut Vec<Document>, earlier: &EarlierRuns, closed: &[String]) {
    let is_closed = |path: &str| {
        closed.iter().any(|at| {
            at.is_empty()
                || path
                    .strip_prefix(at)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    for entry in &earlier.ledger {
        let kept: Vec<File> =
            entry.files.iter().filter(|file| is_closed(&file.path)).cloned().collect();
        if kept.is_empty() {
            continue;
        }
        match documents.binary_search_by(|document| document.sha256.cmp(&entry.sha256)) {
            Ok(at) => {
                let Some(document) = documents.get_mut(at) else { continue };
                document.files.extend(kept);
                document.files.sort_by(|a, b| a.path.cmp(&b.path));
            }
            Err(at) => documents.insert(
                at,
                Document {
                    sha256: entry.sha256.clone(),
                    bytes: entry.bytes,
                    files: kept,
                    path: None,
                    known: None,
                },
            ),
        }
    }
}

/// Finds the documents that need not be read: the same rules have read them under the same name, and
/// their record and text are there. One that cannot be opened stays as it was.
pub(crate) fn recall(
    documents: &mut [Document],
    earlier: &EarlierRuns,
    folder: &Folder,
    (reread, setup): (Reread, &Setup),
) {
    for document in documents {
        let Some(known) = earlier.of(&document.sha256) else { continue };
        let has = |path: PathBuf| path.is_file();
        let sha256 = &document.sha256;
        let holds = match known.outcome {
            Outcome::Read { .. } => has(folder.document(sha256)) && has(folder.text(sha256)),
            Outcome::Nothing { .. } => has(folder.text(sha256)),
            Outcome::Failed { reason: Reason::Io, .. } => false,
            Outcome::Failed { .. } => true,
        };
        let reader = known.rules.split('-').next().unwrap_or_default();
        let rules = rules_of(reader, &known.outcome, setup);
        let same = known.rules == rules && known.name == document.name();
        let wanted = reread == Reread::Changed || earlier.journal.contains_key(&document.sha256);
        if holds && (document.path.is_none() || (wanted && same)) {
            document.known = Some(known);
        }
    }
}

/// Returns what the ledger says of the rules that read a document: their revision, and the flags that
/// bore on it.
pub(crate) fn rules_of(reader: &str, outcome: &Outcome, setup: &Setup) -> String {
    let mut rules = rules::revision(reader);
    for flag in &setup.budget {
        rules.push_str(&format!(" {flag}"));
    }
    match outcome {
        Outcome::Failed { reason: Reason::Time, .. } => {
            rules.push_str(&format!(" --max-seconds={}", setup.time.as_secs()));
        }
        Outcome::Failed { reason: Reason::Memory, .. } => {
            rules.push_str(&format!(" --max-memory={}", setup.memory));
        }
        _ => {}
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ledger::Entry;

    fn file(path: &str) -> File {
        File { path: path.to_owned(), ..File::default() }
    }

    fn entry(sha256: &str, paths: &[&str]) -> Entry {
        Entry {
            sha256: sha256.to_owned(),
            bytes: 1,
            files: paths.iter().map(|path| file(path)).collect(),
            tool: "1".to_owned(),
            rules: "pdf-1".to_owned(),
            outcome: Outcome::Nothing { message: "a letter".to_owned() },
        }
    }

    #[test]
    fn what_cannot_be_looked_at_is_kept() {
        let ledger = vec![entry("aa", &["x/1.pdf", "y/1.pdf"]), entry("bb", &["x.pdf"])];
        let earlier = EarlierRuns { ledger, ..EarlierRuns::default() };
        let mut documents = Vec::new();
        keep_closed(&mut documents, &earlier, &["x".to_owned()]);
        let kept: Vec<_> = documents.iter().flat_map(|d| &d.files).map(|f| &f.path).collect();
        assert_eq!(kept, ["x/1.pdf"]);
        keep_closed(&mut documents, &earlier, &["x.pdf".to_owned(), String::new()]);
        assert_eq!(documents.len(), 2);
    }

    #[test]
    fn the_limit_that_a_document_met_is_part_of_its_rules() {
        let setup = Setup {
            program: PathBuf::new(),
            threads: 1,
            budget: vec!["--max-pages=10".to_owned()],
            time: std::time::Duration::from_secs(60),
            memory: 1 << 30,
        };
        let read = Outcome::Read { diagnostics: [0; 3] };
        let slow = Outcome::Failed { reason: Reason::Time, message: String::new() };
        assert!(rules_of("pdf", &read, &setup).ends_with(" --max-pages=10"));
        assert!(rules_of("any", &slow, &setup).ends_with(" --max-pages=10 --max-seconds=60"));
    }
}
