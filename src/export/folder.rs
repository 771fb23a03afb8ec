//! A folder of files, written whole or not at all: beside its place, then renamed.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::Error;

/// Writes a folder whole or not at all. `fill` is given a new folder beside `target`, which takes its
/// place once it is full. What stands there is replaced only if it is an empty folder.
pub(super) fn write_whole(
    target: &Path,
    fill: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    match fs::read_dir(target) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Error::Occupied);
            }
        }
        Err(_) if fs::symlink_metadata(target).is_ok() => return Err(Error::NoFolder),
        Err(_) => {}
    }
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    // A missing folder is told without the temporary folder's name.
    fs::metadata(parent)?;
    let folder = temporary(parent)?;
    fill(folder.path())?;
    // All at the end: the system writes many files faster than one after the other.
    for entry in fs::read_dir(folder.path())? {
        File::open(entry?.path())?.sync_all()?;
    }
    // Not every system renames onto an empty folder.
    let _ = fs::remove_dir(target);
    fs::rename(folder.path(), target)?;
    // It stands elsewhere now: nothing is left to be removed.
    let _ = folder.keep();
    let _ = File::open(parent).and_then(|parent| parent.sync_all());
    Ok(())
}

#[cfg(unix)]
fn temporary(parent: &Path) -> std::io::Result<tempfile::TempDir> {
    use std::os::unix::fs::PermissionsExt;
    /// What any new folder has before the user's mask; temporary ones are else for the owner alone.
    const NEW_FOLDER: u32 = 0o777;
    let open = fs::Permissions::from_mode(NEW_FOLDER);
    tempfile::Builder::new().prefix(".export").permissions(open).tempdir_in(parent)
}

#[cfg(not(unix))]
fn temporary(parent: &Path) -> std::io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(".export").tempdir_in(parent)
}

/// Writes a new file of the folder.
pub(super) fn file(
    folder: &Path,
    name: &str,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    let file = File::create_new(folder.join(name)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::SameName(name.to_owned()),
        _ => Error::Write(error),
    })?;
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_nothing_and_a_full_folder_is_no_target() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("out");
        let failed = write_whole(&target, |folder| {
            file(folder, "a.csv", |out| Ok(out.write_all(b"a")?))?;
            Err(Error::Database("half way".into()))
        });
        assert_eq!(failed.unwrap_err().to_string(), "half way; run the backfill again");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);

        write_whole(&target, |folder| file(folder, "a.csv", |out| Ok(out.write_all(b"a")?)))
            .unwrap();
        assert_eq!(fs::read(target.join("a.csv")).unwrap(), b"a");
        let again = write_whole(&target, |_| Ok(()));
        assert!(matches!(again, Err(Error::Occupied)));
        assert!(matches!(write_whole(&target.join("a.csv"), |_| Ok(())), Err(Error::NoFolder)));
    }
}
