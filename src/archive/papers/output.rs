//! The output folder made ready: whether it is ours, and what earlier runs left in it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::error::Error;
use crate::archive::folder::Folder;
use crate::sink::TEMPORARY;

/// Makes the output folder where there is none, and makes sure that it is a backfill's.
///
/// # Errors
/// A folder that holds something else, or cannot be made.
pub(crate) fn prepare(folder: &Folder, archive: &Path) -> Result<(), Error> {
    let out = folder.path();
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
    let (documents, texts) = (folder.documents(), folder.texts());
    if !folder.is_backfill() {
        for entry in fs::read_dir(out).map_err(failed(out))? {
            let entry = entry.map_err(failed(out))?;
            let path = entry.path();
            // A run that was killed at once leaves nothing else.
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !hidden && ![&documents, &texts, &folder.log()].contains(&&path) {
                return Err(Error::NotOurs { path: out.to_owned() });
            }
        }
    }
    fs::create_dir_all(&texts).map_err(failed(&texts))?;
    fs::create_dir_all(&documents).map_err(failed(&documents))
}

/// Removes the temporary files that a killed run left.
///
/// # Errors
/// Those of the file system.
pub(crate) fn sweep(folder: &Folder) -> io::Result<()> {
    let records = [folder.documents(), folder.texts(), folder.meetings()];
    let mut folders = vec![folder.path().to_owned()];
    while let Some(listed) = folders.pop() {
        for entry in fs::read_dir(&listed)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_file() && entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
                fs::remove_file(path)?;
            } else if kind.is_dir() && (listed != folder.path() || records.contains(&path)) {
                folders.push(path);
            }
        }
    }
    Ok(())
}

/// Removes the files of a folder that are named by a digest which is not among those kept.
///
/// # Errors
/// Those of the file system.
pub(crate) fn remove_others(folder: &Path, kept: &BTreeSet<&str>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
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
        let archive = folder.path().join("papers");
        let out = Folder::new(folder.path().join("out"));
        fs::create_dir_all(&archive).unwrap();
        prepare(&out, &archive).unwrap();
        fs::write(out.path().join("letter.txt"), "x").unwrap();
        assert!(matches!(prepare(&out, &archive), Err(Error::NotOurs { .. })));
        fs::write(out.ledger(), "{\"$schema\": \"urn:minutebook:ledger:1\"}").unwrap();
        prepare(&out, &archive).unwrap();
        let same = prepare(&Folder::new(&archive), &archive);
        assert!(matches!(same, Err(Error::SameFolder { .. })));
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
        let folder = Folder::new(out);
        sweep(&folder).unwrap();
        remove_others(&folder.documents(), &BTreeSet::from([kept.as_str()])).unwrap();
        let left: Vec<bool> = files.iter().map(|file| out.join(file).exists()).collect();
        assert_eq!(left, [false, false, false, false, true, true]);
    }
}
