//! The output folder: what lies where, whether it is ours, and what earlier runs left in it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::Error;
use crate::sink::TEMPORARY;

/// The ledger.
pub(crate) const LEDGER: &str = "ledger.json";
/// The finished documents of a run that is not finished.
pub(crate) const JOURNAL: &str = ".journal";
/// The folder of the document records.
pub(crate) const DOCUMENTS: &str = "documents";
/// The folder of the meeting records.
const MEETINGS: &str = "meetings";
/// The times of all runs.
pub(crate) const LOG: &str = "log.ndjson";

/// Makes the output folder where there is none, and makes sure that it is a backfill's.
///
/// # Errors
/// A folder that holds something else, or cannot be made.
pub(crate) fn prepare(out: &Path, archive: &Path) -> Result<(), Error> {
    // Before anything is made: an archive that is not there.
    fs::read_dir(archive).map_err(|source| Error::Archive { path: archive.to_owned(), source })?;
    if let (Ok(out), Ok(archive)) = (fs::canonicalize(out), fs::canonicalize(archive))
        && out == archive
    {
        return Err(Error::SameFolder { path: archive });
    }
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    fs::create_dir_all(out).map_err(failed(out))?;
    if !is_ours(out) {
        for entry in fs::read_dir(out).map_err(failed(out))? {
            let name = entry.map_err(failed(out))?.file_name();
            // A run that was killed at once leaves nothing else.
            if !name.to_string_lossy().starts_with('.') && name != DOCUMENTS && name != LOG {
                return Err(Error::NotOurs { path: out.to_owned() });
            }
        }
    }
    let documents = out.join(DOCUMENTS);
    fs::create_dir_all(&documents).map_err(failed(&documents))
}

/// Whether a folder is what a backfill wrote, or began to.
pub(crate) fn is_ours(folder: &Path) -> bool {
    /// Bytes in which a ledger and a journal name their schema.
    const HEAD: u64 = 256;
    let mark = b"\"urn:minutebook:";
    [LEDGER, JOURNAL].iter().any(|name| {
        let mut head = Vec::new();
        let read =
            File::open(folder.join(name)).and_then(|file| file.take(HEAD).read_to_end(&mut head));
        read.is_ok() && head.windows(mark.len()).any(|window| window == mark)
    })
}

/// Returns what the first JSON value of a text says that it is.
pub(crate) fn schema_of(text: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "$schema")]
        schema: String,
    }
    let head = serde_json::Deserializer::from_slice(text).into_iter::<Head>().next()?.ok()?;
    Some(head.schema)
}

/// Removes the temporary files that a killed run left.
///
/// # Errors
/// Those of the file system.
pub(crate) fn sweep(out: &Path) -> io::Result<()> {
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let kind = entry.file_type()?;
            if kind.is_file() && name.to_string_lossy().starts_with(TEMPORARY) {
                fs::remove_file(entry.path())?;
            } else if kind.is_dir() && (folder != out || name == DOCUMENTS || name == MEETINGS) {
                folders.push(entry.path());
            }
        }
    }
    Ok(())
}

/// Returns where a document's record lies.
pub(crate) fn record(out: &Path, sha256: &str) -> PathBuf {
    out.join(DOCUMENTS).join(format!("{sha256}.json"))
}

/// Removes the records of documents that are not among those kept.
///
/// # Errors
/// Those of the file system.
pub(crate) fn remove_others(out: &Path, kept: &BTreeSet<&str>) -> io::Result<()> {
    for entry in fs::read_dir(out.join(DOCUMENTS))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // What is no record is not ours to remove.
        let Some(sha256) = name.strip_suffix(".json") else { continue };
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_digest && !kept.contains(sha256) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, out) = (folder.path().join("papers"), folder.path().join("out"));
        fs::create_dir_all(&archive).unwrap();
        prepare(&out, &archive).unwrap();
        fs::write(out.join("letter.txt"), "x").unwrap();
        assert!(matches!(prepare(&out, &archive), Err(Error::NotOurs { .. })));
        fs::write(out.join(LEDGER), "{\"$schema\": \"urn:minutebook:ledger:1\"}").unwrap();
        prepare(&out, &archive).unwrap();
        assert!(matches!(prepare(&archive, &archive), Err(Error::SameFolder { .. })));
    }

    #[test]
    fn what_killed_runs_left_goes_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        fs::create_dir_all(out.join("documents")).unwrap();
        fs::create_dir_all(out.join("meetings/a/b")).unwrap();
        let (kept, gone) = ("a".repeat(64), "b".repeat(64));
        let files = [
            ".tmpAbc123".to_owned(),
            "documents/.tmpAbc123".to_owned(),
            "meetings/a/b/.tmpAbc123".to_owned(),
            format!("documents/{gone}.json"),
            format!("documents/{kept}.json"),
            "documents/notes.json".to_owned(),
        ];
        for file in &files {
            fs::write(out.join(file), "x").unwrap();
        }
        sweep(out).unwrap();
        remove_others(out, &BTreeSet::from([kept.as_str()])).unwrap();
        let left: Vec<bool> = files.iter().map(|file| out.join(file).exists()).collect();
        assert_eq!(left, [false, false, false, false, true, true]);
    }
}
