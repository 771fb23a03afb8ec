//! One run at a time on one output: a lock that the system takes back however the run ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use super::error::Error;
use crate::archive::folder::Folder;

/// How long a lock is waited for: a worker that was just being started when its run was killed holds
/// it until it has become another program.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long between two looks at a lock.
const PAUSE: Duration = Duration::from_millis(50);

/// A lock on an output folder; it is given back when this is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

/// Takes the lock of an output folder.
///
/// # Errors
/// [`Error::Locked`] where another run has it.
pub(crate) fn lock(folder: &Folder) -> Result<Lock, Error> {
    let path = folder.lock();
    let failed = |source: io::Error| Error::Write { path: path.clone(), source };
    let start = Instant::now();
    loop {
        let options =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).clone();
        let mut file = options.open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                thread::sleep(PAUSE);
                continue;
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let read = file.take(20).read_to_string(&mut holder);
                let holder = holder.trim();
                let by = match read {
                    Ok(_) if !holder.is_empty() => format!(" (process {holder})"),
                    _ => String::new(),
                };
                return Err(Error::Locked { path: folder.path().to_owned(), by });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        // The run before may have removed the file between our opening and our locking it.
        if !is_at(&file, &path) {
            continue;
        }
        file.set_len(0).and_then(|()| file.rewind()).map_err(failed)?;
        file.write_all(process::id().to_string().as_bytes()).map_err(failed)?;
        return Ok(Lock { path, _file: file });
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked: whoever waits for it sees that it is gone.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Where an open file cannot be removed, it is still there.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let held = lock(&folder).unwrap();
        let refused = lock(&folder).unwrap_err().to_string();
        assert!(refused.contains(&format!("(process {})", process::id())), "{refused}");
        drop(held);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        lock(&folder).unwrap();
    }

    #[test]
    fn what_a_killed_run_left_is_taken_over() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        fs::write(folder.lock(), "4711000").unwrap();
        let _held = lock(&folder).unwrap();
        let holder = fs::read_to_string(folder.lock()).unwrap();
        assert_eq!(holder, process::id().to_string());
    }
}
