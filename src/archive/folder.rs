//! The output folder of a backfill: what lies in it, and where. No other file knows these names.
//!
//! ```text
//! documents/<sha256>.json                         a record a document
//! texts/<sha256>.json                             the text of every document that could be read
//! meetings/<authority>/<body_id>/<date>….json     a record a meeting
//! minutebook.db                                   the same as a database
//! report.html, report.json                        what was and was not understood
//! ledger.json, log.ndjson                         what became of every file; when it was read
//! .journal, .lock                                 while a run goes on, or after one was killed
//! ```

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The database, which messages name without its folder.
pub(in crate::archive) const DATABASE: &str = "minutebook.db";

/// The folder that a backfill writes to, and that `export`, `diff` and `history` read from.
///
/// One without a path stands for paths below any output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
}

/// A folder of the output that cannot be listed.
#[derive(Debug)]
pub struct Unlisted {
    /// The folder.
    pub path: PathBuf,
    /// The same from the output folder on.
    pub below: String,
    /// Why.
    pub source: io::Error,
}

impl Folder {
    /// Takes a path as that of an output folder, which need not be there yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Returns the path of the folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the folder of the document records.
    pub fn documents(&self) -> PathBuf {
        self.path.join("documents")
    }

    /// Returns the record of a document, by the digest of its bytes.
    pub fn document(&self, sha256: &str) -> PathBuf {
        self.documents().join(format!("{sha256}.json"))
    }

    /// Returns the folder of the documents' texts.
    pub fn texts(&self) -> PathBuf {
        self.path.join("texts")
    }

    /// Returns the text of a document, by the digest of its bytes.
    pub fn text(&self, sha256: &str) -> PathBuf {
        self.texts().join(format!("{sha256}.json"))
    }

    /// Returns the folder of the meeting records.
    pub fn meetings(&self) -> PathBuf {
        self.path.join("meetings")
    }

    /// Returns the record of a meeting, named as [`Folder::records`] names it.
    pub fn meeting(&self, record: &str) -> PathBuf {
        self.meetings().join(record)
    }

    /// Returns the database.
    pub fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// Returns the report, for programs.
    pub fn report(&self) -> PathBuf {
        self.path.join("report.json")
    }

    /// Returns the report, for people.
    pub fn report_page(&self) -> PathBuf {
        self.path.join("report.html")
    }

    /// Returns the ledger of the last finished run.
    pub fn ledger(&self) -> PathBuf {
        self.path.join("ledger.json")
    }

    /// Returns the log of all runs, the only file that holds times.
    pub fn log(&self) -> PathBuf {
        self.path.join("log.ndjson")
    }

    /// Returns the finished documents of a run that is not finished.
    pub fn journal(&self) -> PathBuf {
        self.path.join(".journal")
    }

    /// Returns the file that is locked while a run writes. It holds the number of the run's process.
    pub fn lock(&self) -> PathBuf {
        self.path.join(".lock")
    }

    /// Returns a path in the folder as records and messages have it: from the folder on, with `/`.
    pub fn below(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.path).unwrap_or(path);
        let steps: Vec<_> = below.iter().map(|step| step.to_string_lossy()).collect();
        steps.join("/")
    }

    /// Tells whether a backfill wrote the folder, or began to.
    pub fn is_backfill(&self) -> bool {
        /// Bytes in which a ledger and a journal name their schema.
        const HEAD: u64 = 256;
        let mark = b"\"urn:minutebook:";
        [self.ledger(), self.journal()].iter().any(|path| {
            let mut head = Vec::new();
            let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
            read.is_ok() && head.windows(mark.len()).any(|window| window == mark)
        })
    }

    /// Tells whether a path is one of the files that a backfill writes in the folder, or in one of its folders.
    pub fn wrote(&self, path: &Path) -> bool {
        let (Ok(path), Ok(folder)) = (fs::canonicalize(path), fs::canonicalize(&self.path)) else {
            return false;
        };
        let own = Self::new(folder);
        let files = [own.database(), own.report(), own.report_page(), own.ledger(), own.log()];
        let hidden = [own.journal(), own.lock()];
        files.iter().chain(&hidden).any(|file| *file == path)
            || [own.documents(), own.texts(), own.meetings()]
                .iter()
                .any(|folder| path.starts_with(folder))
    }

    /// Lists the bodies that have meetings, as `<authority>/<body_id>`, sorted.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn bodies(&self) -> Result<Vec<String>, Unlisted> {
        let mut bodies = Vec::new();
        for authority in self.names(&self.meetings(), Wanted::Folders)? {
            for body in self.names(&self.meeting(&authority), Wanted::Folders)? {
                bodies.push(format!("{authority}/{body}"));
            }
        }
        Ok(bodies)
    }

    /// Lists the meeting records of a body, as `<authority>/<body_id>/<date>….json`, by date and time.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn records(&self, body: &str) -> Result<Vec<String>, Unlisted> {
        let files = self.names(&self.meeting(body), Wanted::Records)?;
        Ok(files.into_iter().map(|file| format!("{body}/{file}")).collect())
    }

    /// Lists all records: of documents, of meetings, the ledger and the report.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn all_records(&self) -> Result<Vec<PathBuf>, Unlisted> {
        let mut all = Vec::new();
        for folder in [self.documents(), self.texts()] {
            let names = self.names(&folder, Wanted::Records)?;
            all.extend(names.iter().map(|name| folder.join(name)));
        }
        for body in self.bodies()? {
            all.extend(self.records(&body)?.iter().map(|record| self.meeting(record)));
        }
        all.extend([self.ledger(), self.report()].into_iter().filter(|path| path.is_file()));
        Ok(all)
    }

    /// The names in a folder, sorted. A name that is no UTF-8 is none that a backfill writes.
    fn names(&self, folder: &Path, wanted: Wanted) -> Result<Vec<String>, Unlisted> {
        let failed = |source| {
            let path = folder.to_owned();
            Unlisted { path, below: self.below(folder), source }
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let fits = match wanted {
                Wanted::Folders => kind.is_dir(),
                Wanted::Records => kind.is_file() && name.ends_with(".json"),
            };
            if fits && !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

/// What is looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Folders,
    Records,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_it_from_the_folder_on() {
        let folder = Folder::new("results/2024");
        for (path, below) in [
            (folder.document("ab"), "documents/ab.json"),
            (folder.meeting("a/b/2024-06-03.json"), "meetings/a/b/2024-06-03.json"),
            (folder.report_page(), "report.html"),
            (PathBuf::from("elsewhere/x"), "elsewhere/x"),
        ] {
            assert_eq!(folder.below(&path), below);
        }
        assert_eq!(folder.ledger(), Path::new("results/2024/ledger.json"));
        assert_eq!(Folder::default().document("ab"), Path::new("documents/ab.json"));
    }

    #[test]
    fn bodies_and_their_records_in_order() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        assert_eq!(folder.bodies().unwrap_err().path, folder.meetings());
        for record in [
            "a/board/2024-06-03.json",
            "a/board/2023-01-09.json",
            "a/board/.tmpX.json",
            "a/b/n.txt",
        ] {
            let path = folder.meeting(record);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        assert_eq!(folder.bodies().unwrap(), ["a/b", "a/board"]);
        let records = ["a/board/2023-01-09.json", "a/board/2024-06-03.json"];
        assert_eq!(folder.records("a/board").unwrap(), records);
        assert!(folder.records("a/b").unwrap().is_empty());
    }

    #[test]
    fn what_it_wrote_and_what_lies_beside() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        fs::create_dir_all(folder.meeting("a/b")).unwrap();
        for (path, own) in [
            (folder.database(), true),
            (folder.meeting("a/b/2024-06-03.json"), true),
            (folder.meeting("a/../../report.html"), true),
            (folder.path().join("history.html"), false),
        ] {
            fs::write(&path, "x").unwrap();
            assert_eq!(folder.wrote(&path), own, "{}", path.display());
        }
        assert!(!folder.wrote(&folder.journal()), "is not there");
    }

    #[test]
    fn a_ledger_or_a_journal_tells_a_backfill() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        for path in [folder.ledger(), folder.journal()] {
            assert!(!folder.is_backfill());
            fs::write(&path, "{\n\"$schema\": \"urn:minutebook:ledger:1\"").unwrap();
            assert!(folder.is_backfill());
            fs::write(&path, "{}").unwrap();
        }
    }
}
