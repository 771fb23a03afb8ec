//! Files that are written whole or not at all: temporary file in the same folder, sync, rename.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// How the names of temporary files begin. A process that is killed leaves one; nothing reads it, and a
/// backfill removes those of its output.
pub(crate) const TEMPORARY: &str = ".tmp";

/// Writes a file whole or not at all: what stood at `path` stays until `fill` has returned well.
///
/// A link is followed; what is no regular file (a device, a folder) is refused.
///
/// # Errors
/// Those of `fill`, and those of the file system.
pub fn write_whole<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    replace(path, |file| {
        // The file itself: errors of the other would name it, and its name tells nobody anything.
        let mut out = BufWriter::new(file.as_file_mut());
        fill(&mut out)?;
        Ok(out.flush()?)
    })
}

/// Writes a file whole or not at all, as [`write_whole`] does, by its path: for what writes files
/// itself. The file is there already, empty.
///
/// # Errors
/// Those of `fill`, and those of the file system.
pub fn replace_whole<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    replace(path, |file| fill(file.path()))
}

fn replace<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut tempfile::NamedTempFile) -> Result<(), E>,
) -> Result<(), E> {
    replace_by_steps(path, fill, |_| Ok(()))
}

/// How far a file is. A test breaks the writing off at each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// All of it is in the temporary file.
    Written,
    /// The temporary file is on disk.
    Synced,
    /// It stands under its name.
    Renamed,
}

fn replace_by_steps<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut tempfile::NamedTempFile) -> Result<(), E>,
    reached: impl Fn(Step) -> io::Result<()>,
) -> Result<(), E> {
    let path = match fs::metadata(path) {
        Ok(found) if !found.is_file() => {
            return Err(io::Error::other("not a regular file").into());
        }
        Ok(_) => fs::canonicalize(path)?,
        Err(_) => path.to_owned(),
    };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    // A missing folder is told without the temporary file's name.
    fs::metadata(folder)?;
    let mut file = temporary(folder).map_err(|error| io::Error::from(error.kind()))?;
    fill(&mut file)?;
    reached(Step::Written)?;
    file.as_file().sync_all()?;
    reached(Step::Synced)?;
    file.persist(&path).map_err(|error| error.error)?;
    reached(Step::Renamed)?;
    // The rename itself is on disk only once the folder is; not every system can sync a folder.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

#[cfg(unix)]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    /// What any new file has before the user's mask; temporary files are else for the owner alone.
    const NEW_FILE: u32 = 0o666;
    tempfile::Builder::new()
        .prefix(TEMPORARY)
        .permissions(fs::Permissions::from_mode(NEW_FILE))
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        write_whole(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"new")?;
            Err(io::Error::other("half way"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "half way");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    const STEPS: [Step; 3] = [Step::Written, Step::Synced, Step::Renamed];

    /// What stands in a folder, by name.
    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let named = entries.map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()));
        let mut files: Vec<_> =
            named.map(|(name, bytes)| (name.into_string().unwrap(), bytes)).collect();
        files.sort();
        files
    }

    fn replace_until(
        path: &Path,
        last: Step,
        end: impl Fn() -> io::Result<()>,
    ) -> Result<(), io::Error> {
        let fill = |file: &mut tempfile::NamedTempFile| file.write_all(b"new");
        replace_by_steps(path, fill, |step| if step == last { end() } else { Ok(()) })
    }

    #[test]
    fn a_fault_at_any_step_leaves_the_old_file_or_the_new_one() {
        for step in STEPS {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("out.json");
            fs::write(&path, "old").unwrap();
            let fault = || Err(io::Error::from(io::ErrorKind::StorageFull));
            let failed = replace_until(&path, step, fault).unwrap_err();
            assert_eq!(failed.kind(), io::ErrorKind::StorageFull);
            let left = if step == Step::Renamed { b"new" } else { b"old" };
            assert_eq!(files(folder.path()), [("out.json".to_owned(), left.to_vec())], "{step:?}");
        }
    }

    /// Names the file that [`a_killed_process_leaves_the_old_file_or_the_new_one`] is killed over, and
    /// the step, for the process that it starts.
    #[cfg(target_os = "linux")]
    const KILLED: [&str; 2] = ["MINUTEBOOK_TEST_FILE", "MINUTEBOOK_TEST_STEP"];

    #[test]
    #[cfg(target_os = "linux")]
    fn a_killed_process_leaves_the_old_file_or_the_new_one() {
        use std::env;
        use std::os::unix::process::ExitStatusExt;
        use std::process::{Command, Stdio};

        use rustix::process::{Signal, getpid, kill_process};

        if let [Ok(path), Ok(step)] = KILLED.map(env::var) {
            let step = STEPS.into_iter().find(|one| format!("{one:?}") == step).unwrap();
            let kill = || Ok(kill_process(getpid(), Signal::KILL)?);
            replace_until(Path::new(&path), step, kill).unwrap();
            return;
        }
        for step in STEPS {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("out.json");
            fs::write(&path, "old").unwrap();
            let me = "sink::tests::a_killed_process_leaves_the_old_file_or_the_new_one";
            let status = Command::new(env::current_exe().unwrap())
                .args(["--exact", me])
                .env(KILLED[0], &path)
                .env(KILLED[1], format!("{step:?}"))
                .stdout(Stdio::null())
                .status()
                .unwrap();
            assert_eq!(status.signal(), Some(9), "{step:?}: {status}");
            let mut left = files(folder.path());
            let whole = left.pop().unwrap();
            let expected = if step == Step::Renamed { "new" } else { "old" };
            assert_eq!(whole, ("out.json".to_owned(), expected.into()), "{step:?}");
            // What is left over bears no name that is read.
            assert!(left.iter().all(|(name, _)| name.starts_with(TEMPORARY)), "{left:?}");
            write_whole(&path, |out| out.write_all(b"newer")).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"newer");
        }
    }

    #[test]
    fn a_folder_is_no_target() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write_whole(folder.path(), |out| out.write_all(b"x"));
        assert_eq!(refused.unwrap_err().to_string(), "not a regular file");
    }
}
