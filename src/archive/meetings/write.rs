//! Meetings on disk: `meetings/<authority>/<body_id>/<date>[-HHMM].json`, each written whole, and those
//! that are no longer made taken away.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::archive::folder::Folder;
use crate::archive::write;
use crate::record::meeting::MeetingRecord;
use crate::sink;

use super::Error;
use super::model::{Publisher, Sitting};

/// The folder of meetings whose authority is not known.
const UNKNOWN: &str = "unknown";

/// The path of a meeting's record below the output folder, with `/`.
pub(super) fn place(folder: &Folder, sitting: &Sitting, publisher: Option<&Publisher>) -> String {
    let authority = publisher.map_or(UNKNOWN, |publisher| publisher.slug.as_str());
    let start = sitting.start.as_deref().map(|time| format!("-{}", time.replace(':', "")));
    let (body, date) = (&sitting.body_id, &sitting.date);
    let record = format!("{authority}/{body}/{date}{}.json", start.unwrap_or_default());
    folder.below(&folder.meeting(&record))
}

/// Checks a meeting and writes it, unless it stands there as it is.
///
/// # Errors
/// A record that does not fit its schema: a defect of minutebook. Those of the file system.
pub(super) fn write(folder: &Folder, place: &str, record: &MeetingRecord) -> Result<(), Error> {
    Ok(write::record(folder, &folder.path().join(place), record)?)
}

/// Takes away the meetings that `kept` does not hold, and what a run that was killed left half-written.
///
/// # Errors
/// Those of the file system.
pub(super) fn prune(folder: &Folder, kept: &BTreeSet<PathBuf>) -> Result<(), Error> {
    for authority in folders(&folder.meetings())? {
        for body in folders(&authority)? {
            for file in entries(&body)? {
                let ours = file.extension().is_some_and(|ending| ending == "json")
                    || file
                        .file_name()
                        .is_some_and(|name| name.to_string_lossy().starts_with(sink::TEMPORARY));
                if ours && !kept.contains(&file) {
                    fs::remove_file(&file).map_err(|error| Error::io(&file, error))?;
                }
            }
            // A folder that holds something else stays.
            let _ = fs::remove_dir(&body);
        }
        let _ = fs::remove_dir(&authority);
    }
    Ok(())
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    // A link is not followed out of the folder.
    let is_folder = |path: &PathBuf| path.symlink_metadata().is_ok_and(|found| found.is_dir());
    Ok(entries(folder)?.into_iter().filter(is_folder).collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error| Error::io(folder, error);
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let paths: Result<Vec<PathBuf>, io::Error> =
        listed.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(failed)?;
    paths.sort();
    Ok(paths)
}
