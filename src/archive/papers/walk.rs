//! The files of an archive: any nesting, any names, in the order of their paths.
//!
//! Links are never followed to folders, nor out of the archive, so a walk always ends. What is no
//! document is passed over and listed, with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::model::{Found, Walk};
use super::{lgsf, names, sidecar};
use crate::archive::folder::Folder;
use crate::record::ledger::{File, PassedOver};

/// Names that systems leave in folders.
const OF_SYSTEMS: &[&str] = &["thumbs.db", "desktop.ini"];

/// Walks an archive; the folder `out` in it is not part of it.
///
/// # Errors
/// [`Error::Archive`] where the archive itself cannot be listed. What cannot be opened below it is
/// told in the result.
pub(crate) fn walk(archive: &Path, out: &Path) -> Result<Walk, Error> {
    let failed = |source| Error::Archive { path: archive.to_owned(), source };
    let root = fs::canonicalize(archive).map_err(failed)?;
    // The archive must be there and a folder; below it, one that cannot be listed is passed over.
    fs::read_dir(&root).map_err(failed)?;
    let mut state = State {
        out: fs::canonicalize(out).ok(),
        root,
        walk: Walk::default(),
        described: BTreeMap::new(),
        of_stores: BTreeSet::new(),
    };
    let mut folders = vec![(String::new(), state.root.clone())];
    while let Some((place, path)) = folders.pop() {
        if let Err(error) = state.folder(&place, &path, &mut folders) {
            state.closed(place, &error);
        }
    }
    Ok(state.finish())
}

struct State {
    root: PathBuf,
    out: Option<PathBuf>,
    walk: Walk,
    /// What sidecars and stores say of files, by path.
    described: BTreeMap<String, File>,
    /// Files of stores, which are no documents.
    of_stores: BTreeSet<String>,
}

impl State {
    /// Lists one folder.
    fn folder(
        &mut self,
        place: &str,
        path: &Path,
        folders: &mut Vec<(String, PathBuf)>,
    ) -> io::Result<()> {
        let mut entries = BTreeMap::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            entries.insert(entry.file_name(), entry);
        }
        let text = |name: &std::ffi::OsStr| name.to_string_lossy().into_owned();
        let names: BTreeSet<String> = entries.keys().map(|name| text(name)).collect();
        if names.contains(lgsf::INDEX)
            && let Some(store) = lgsf::read(path, place)
        {
            self.described.extend(store.files);
            self.of_stores.extend(store.own_files);
        }
        for (name, entry) in entries {
            let name = text(&name);
            let below = if place.is_empty() { name.clone() } else { format!("{place}/{name}") };
            let kind = match entry.file_type() {
                Ok(kind) => kind,
                Err(error) => {
                    self.closed(below, &error);
                    continue;
                }
            };
            if let Some(reason) = self.no_document(&entry.path(), &name, kind, &names) {
                self.pass(below, reason);
            } else if kind.is_dir() {
                folders.push((below, entry.path()));
            } else if !self.take_sidecar(&entry.path(), &name, &below, &names) {
                let file = File { path: below, ..File::default() };
                self.walk.files.push(Found { path: entry.path(), file });
            }
        }
        Ok(())
    }

    /// Says why something is no document and holds none; none where it may.
    fn no_document(
        &self,
        path: &Path,
        name: &str,
        kind: FileType,
        names: &BTreeSet<String>,
    ) -> Option<&'static str> {
        if name.starts_with('.') || OF_SYSTEMS.contains(&name.to_ascii_lowercase().as_str()) {
            return Some("hidden");
        }
        if kind.is_dir() {
            if self.out.as_deref() == Some(path) {
                return Some("the output of this backfill");
            }
            if Folder::new(path).is_backfill() {
                return Some("the output of a backfill");
            }
            return is_of_page(name, names).then_some("the files of a saved page");
        }
        if !kind.is_symlink() {
            return (!kind.is_file()).then_some("no regular file");
        }
        match fs::canonicalize(path) {
            Ok(target) if !target.starts_with(&self.root) => Some("a link out of the archive"),
            Ok(target) if target.is_dir() => Some("a link to a folder of the archive"),
            Ok(target) if target.is_file() => None,
            Ok(_) => Some("no regular file"),
            Err(_) => Some("a link to nothing"),
        }
    }

    /// Takes a file as a sidecar, if it is one.
    fn take_sidecar(
        &mut self,
        path: &Path,
        name: &str,
        below: &str,
        names: &BTreeSet<String>,
    ) -> bool {
        let subject = sidecar::subject(name).filter(|subject| names.contains(*subject));
        let Some(subject) = subject else { return false };
        // What cannot be read as a sidecar is told when it is opened as a document.
        let Ok(Some(described)) = sidecar::read(path, name) else { return false };
        let of = match below.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{subject}"),
            None => subject.to_owned(),
        };
        match self.described.get_mut(&of) {
            Some(known) => fill(known, &described),
            None => {
                self.described.insert(of, described);
            }
        }
        self.pass(below.to_owned(), "sidecar");
        true
    }

    fn pass(&mut self, path: String, reason: impl Into<String>) {
        self.walk.passed_over.push(PassedOver { path, reason: reason.into() });
    }

    fn closed(&mut self, path: String, error: &io::Error) {
        self.pass(path.clone(), not_opened(error));
        self.walk.closed.push(path);
    }

    /// Puts what was found in order, each file with what is known of it.
    fn finish(self) -> Walk {
        let Self { mut walk, described, of_stores, .. } = self;
        let mut files = Vec::with_capacity(walk.files.len());
        for mut found in walk.files {
            if of_stores.contains(&found.file.path) {
                let path = found.file.path;
                walk.passed_over.push(PassedOver { path, reason: "sidecar".to_owned() });
                continue;
            }
            if let Some(described) = described.get(&found.file.path) {
                fill(&mut found.file, described);
            }
            names::describe(&mut found.file);
            files.push(found);
        }
        files.sort_by(|a, b| (&a.file.path, &a.path).cmp(&(&b.file.path, &b.path)));
        walk.passed_over.sort_by(|a, b| a.path.cmp(&b.path));
        walk.closed.sort();
        Walk { files, ..walk }
    }
}

/// Says that something could not be opened, as the ledger has it.
pub(crate) fn not_opened(error: &io::Error) -> String {
    // The number that systems append differs between them.
    let reason = error.to_string();
    let reason = reason.split(" (os error").next().unwrap_or_default();
    format!("not opened: {reason}")
}

/// Adds what another source says where nothing is known yet.
fn fill(known: &mut File, described: &File) {
    let or = |known: &mut Option<String>, described: &Option<String>| {
        if known.is_none() {
            known.clone_from(described);
        }
    };
    or(&mut known.url, &described.url);
    or(&mut known.title, &described.title);
    or(&mut known.authority, &described.authority);
    or(&mut known.body, &described.body);
    or(&mut known.date, &described.date);
    or(&mut known.file_id, &described.file_id);
    if known.moderngov.is_none() {
        known.moderngov.clone_from(&described.moderngov);
    }
}

/// Whether a folder holds the pictures and scripts of a page that a browser saved beside it.
fn is_of_page(name: &str, names: &BTreeSet<String>) -> bool {
    let Some(page) = name.strip_suffix("_files") else { return false };
    ["html", "htm"].iter().any(|ending| names.contains(&format!("{page}.{ending}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{\"title\": \"A title\"}").unwrap();
        }
        folder
    }

    fn walked(folder: &tempfile::TempDir) -> (Vec<String>, Vec<String>) {
        let walk = walk(folder.path(), &folder.path().join("out")).unwrap();
        let files = walk.files.into_iter().map(|found| found.file.path).collect();
        let passed = |p: PassedOver| format!("{}: {}", p.path, p.reason);
        (files, walk.passed_over.into_iter().map(passed).collect())
    }

    #[test]
    fn files_in_the_order_of_their_paths_and_what_is_passed_over() {
        let folder = archive(&[
            "b/2.pdf",
            "b/10.pdf",
            "a.pdf",
            "a.pdf.json",
            "alone.json",
            ".hidden/x.pdf",
            "b/Thumbs.db",
            "page.html",
            "page_files/logo.png",
            "out/documents/x.json",
        ]);
        let (files, passed) = walked(&folder);
        assert_eq!(files, ["a.pdf", "alone.json", "b/10.pdf", "b/2.pdf", "page.html"]);
        assert_eq!(
            passed,
            [
                ".hidden: hidden",
                "a.pdf.json: sidecar",
                "b/Thumbs.db: hidden",
                "out: the output of this backfill",
                "page_files: the files of a saved page",
            ]
        );
    }

    #[test]
    fn a_sidecar_tells_of_its_file() {
        let folder = archive(&["a.pdf", "a.pdf.json"]);
        let walk = walk(folder.path(), Path::new("/nowhere")).unwrap();
        assert_eq!(walk.files[0].file.title.as_deref(), Some("A title"));
    }

    #[test]
    #[cfg(unix)]
    fn links_do_not_lead_out_or_in_circles() {
        use std::os::unix::fs::symlink;
        let outside = archive(&["secret.pdf"]);
        let folder = archive(&["a/paper.pdf"]);
        let link = |to: &Path, name: &str| symlink(to, folder.path().join(name)).unwrap();
        link(&outside.path().join("secret.pdf"), "out.pdf");
        link(outside.path(), "outside");
        link(folder.path(), "a/loop");
        link(Path::new("missing"), "nothing");
        link(Path::new("a/paper.pdf"), "same.pdf");
        let (files, passed) = walked(&folder);
        assert_eq!(files, ["a/paper.pdf", "same.pdf"]);
        assert_eq!(
            passed,
            [
                "a/loop: a link to a folder of the archive",
                "nothing: a link to nothing",
                "out.pdf: a link out of the archive",
                "outside: a link out of the archive",
            ]
        );
    }

    #[test]
    fn an_archive_that_is_no_folder() {
        let folder = archive(&["a.pdf"]);
        for name in ["a.pdf", "missing"] {
            let error = walk(&folder.path().join(name), Path::new("/nowhere")).unwrap_err();
            assert!(error.to_string().contains("cannot be read as an archive"), "{error}");
        }
    }
}
