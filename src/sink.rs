//! Files that are written whole or not at all: temporary file in the same folder, sync, rename.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

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
        let mut out = BufWriter::new(file);
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
    let mut file = temporary(folder)?;
    fill(&mut file)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    // The rename itself is on disk only once the folder is; not every system can sync a folder.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

#[cfg(unix)]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    /// What any new file has before the user's mask; temporary files are else for the owner alone.
    const NEW_FILE: u32 = 0o666;
    tempfile::Builder::new().permissions(fs::Permissions::from_mode(NEW_FILE)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
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

    #[test]
    fn a_folder_is_no_target() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write_whole(folder.path(), |out| out.write_all(b"x"));
        assert_eq!(refused.unwrap_err().to_string(), "not a regular file");
    }
}
