//! What earlier runs know: the ledger of the last finished one, and the journal of one that was
//! broken off.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::model::{EarlierRuns, Known, Reread};
use crate::archive::folder::Folder;
use crate::record::ledger::{Entry, Ledger};
use crate::record::schema;
use crate::record::schema::Schema;
use crate::sink;

/// The journal's first line.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Head {
    #[serde(rename = "$schema")]
    schema: String,
    reread: Reread,
}

const JOURNAL_SCHEMA: &str = "urn:minutebook:journal:1";

/// Reads what earlier runs know, and opens the journal of this one.
///
/// # Errors
/// An output of another version; files that cannot be read or written.
pub(crate) fn earlier_runs(
    folder: &Folder,
    reread: Reread,
) -> Result<(EarlierRuns, Journal), Error> {
    let mut ledger = ledger(folder)?;
    ledger.sort_by(|a, b| a.sha256.cmp(&b.sha256));
    let (finished, of) = journal(folder)?;
    // One that was broken off while it read everything anew goes on with that.
    let goes_on = reread == Reread::Changed || of == Some(Reread::All);
    let finished = if goes_on { finished } else { Vec::new() };
    let open = Journal::start(folder, reread, &finished)?;
    let journal = finished.into_iter().map(|one| (one.sha256.clone(), one)).collect();
    Ok((EarlierRuns { ledger, journal }, open))
}

fn ledger(folder: &Folder) -> Result<Vec<Entry>, Error> {
    let path = folder.ledger();
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Archive { path, source }),
    };
    // Its schema first: one of another version need not have the shape of ours.
    let other = schema_of(&text).filter(|found| found != Schema::Ledger.urn());
    if let Some(found) = other {
        return Err(Error::OtherSchema { path, found });
    }
    match serde_json::from_slice::<Ledger>(&text) {
        Ok(ledger) => Ok(ledger.documents),
        Err(error) => Err(Error::Damaged { path, reason: error.to_string() }),
    }
}

/// Returns what the first JSON value of a text says that it is.
fn schema_of(text: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "$schema")]
        schema: String,
    }
    let head = serde_json::Deserializer::from_slice(text).into_iter::<Head>().next()?.ok()?;
    Some(head.schema)
}

/// Reads the journal of a run that was broken off, up to the first line that is not whole.
fn journal(folder: &Folder) -> Result<(Vec<Known>, Option<Reread>), Error> {
    let path = folder.journal();
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), None)),
        Err(source) => return Err(Error::Archive { path, source }),
    };
    let mut lines =
        text.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    let Some(head) = lines.next() else { return Ok((Vec::new(), None)) };
    let head: Head = match serde_json::from_slice(head) {
        Ok(head) => head,
        Err(error) => return Err(Error::Damaged { path, reason: error.to_string() }),
    };
    if head.schema != JOURNAL_SCHEMA {
        return Err(Error::OtherSchema { path, found: head.schema });
    }
    let known = lines.map_while(|line| serde_json::from_slice(line).ok()).collect();
    Ok((known, Some(head.reread)))
}

/// The journal of this run: a line for each document that is finished.
#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Starts a journal with what an earlier one had, without its torn end.
    fn start(folder: &Folder, reread: Reread, finished: &[Known]) -> Result<Self, Error> {
        let path = folder.journal();
        let failed = |source| Error::Write { path: path.clone(), source };
        let schema = JOURNAL_SCHEMA.to_owned();
        sink::write_whole(&path, |out| -> io::Result<()> {
            write_line(out, &Head { schema, reread })?;
            finished.iter().try_for_each(|one| write_line(out, one))
        })
        .map_err(failed)?;
        let file = OpenOptions::new().append(true).open(&path).map_err(failed)?;
        Ok(Self { path, file })
    }

    /// Adds a document whose record is written.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn add(&mut self, one: &Known) -> Result<(), Error> {
        write_line(&mut self.file, one)
            .map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    /// Removes the journal: the ledger has it all.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn close(self) -> Result<(), Error> {
        drop(self.file);
        fs::remove_file(&self.path).map_err(|source| Error::Write { path: self.path, source })
    }
}

/// Writes a line at once, so that a killed run leaves it whole or, seldom, torn.
fn write_line(out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    out.write_all(&line)
}

/// Writes the ledger, a line a document. It is checked line by line: as a whole it would have to be
/// held twice.
///
/// # Errors
/// Those of the file system, and a ledger that does not fit its schema: a defect.
pub(crate) fn write_ledger(folder: &Folder, ledger: &Ledger) -> Result<(), Error> {
    let path = folder.ledger();
    let failed = |source| Error::Write { path: path.clone(), source };
    sink::write_whole(&path, |out| -> Result<(), Unwritten> {
        let head = [("$schema", &ledger.schema), ("tool", &ledger.tool)];
        for (before, (key, value)) in ["{\n", ",\n"].iter().zip(head) {
            write!(out, "{before}\"{key}\": {}", serde_json::to_string(value)?)?;
        }
        out.write_all(b",\n\"documents\": [")?;
        let part = |documents, passed_over| {
            let (schema, tool) = (ledger.schema.clone(), ledger.tool.clone());
            checked(&Ledger { schema, tool, documents, passed_over })
        };
        let mut before = "\n";
        for entry in &ledger.documents {
            part(vec![entry.clone()], Vec::new())?;
            write!(out, "{before}{}", serde_json::to_string(entry)?)?;
            before = ",\n";
        }
        out.write_all(b"\n],\n\"passed_over\": [")?;
        let mut before = "\n";
        for one in &ledger.passed_over {
            part(Vec::new(), vec![one.clone()])?;
            write!(out, "{before}{}", serde_json::to_string(one)?)?;
            before = ",\n";
        }
        Ok(out.write_all(b"\n]\n}\n")?)
    })
    .map_err(|error| match error {
        Unwritten::Io(source) => failed(source),
        Unwritten::Invalid(pointer, reason) => Error::Invalid { pointer, reason },
    })
}

/// Why a ledger was not written.
enum Unwritten {
    Io(io::Error),
    Invalid(String, String),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<serde_json::Error> for Unwritten {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

fn checked(ledger: &Ledger) -> Result<(), Unwritten> {
    match schema::checked(ledger) {
        Ok(_) => Ok(()),
        Err(violations) => {
            let first = violations.into_iter().next();
            let (pointer, reason) = first.map(|v| (v.pointer, v.reason)).unwrap_or_default();
            Err(Unwritten::Invalid(pointer, reason))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ledger::{self, Outcome};

    fn one(sha256: &str) -> Known {
        Known {
            sha256: sha256.to_owned(),
            name: "a.pdf".to_owned(),
            tool: "1".to_owned(),
            rules: "pdf-1".to_owned(),
            outcome: Outcome::Read { diagnostics: [0; 3] },
        }
    }

    fn digests(before: &EarlierRuns) -> Vec<&str> {
        before.journal.keys().map(String::as_str).collect()
    }

    #[test]
    fn a_torn_line_is_forgotten_and_not_written_behind() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let (_, mut journal) = earlier_runs(&folder, Reread::Changed).unwrap();
        journal.add(&one("aa")).unwrap();
        journal.file.write_all(b"{\"sha256\": \"bb\", \"na").unwrap();
        let (known, mut journal) = earlier_runs(&folder, Reread::Changed).unwrap();
        assert_eq!(digests(&known), ["aa"]);
        journal.add(&one("cc")).unwrap();
        let (known, journal) = earlier_runs(&folder, Reread::Changed).unwrap();
        assert_eq!(digests(&known), ["aa", "cc"]);
        journal.close().unwrap();
        assert!(earlier_runs(&folder, Reread::Changed).unwrap().0.journal.is_empty());
    }

    #[test]
    fn reading_all_anew_starts_over_once() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        earlier_runs(&folder, Reread::Changed).unwrap().1.add(&one("aa")).unwrap();
        let (known, mut journal) = earlier_runs(&folder, Reread::All).unwrap();
        assert!(digests(&known).is_empty());
        journal.add(&one("bb")).unwrap();
        assert_eq!(digests(&earlier_runs(&folder, Reread::All).unwrap().0), ["bb"]);
    }

    #[test]
    fn a_ledger_comes_back_as_it_was_written() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let entry = |digit: char| Entry {
            sha256: digit.to_string().repeat(64),
            bytes: 7,
            files: vec![ledger::File { path: "a/b.pdf".to_owned(), ..Default::default() }],
            tool: "1".to_owned(),
            rules: "pdf-1".to_owned(),
            outcome: Outcome::Read { diagnostics: [0, 1, 2] },
        };
        let passed =
            |path: &str| ledger::PassedOver { path: path.to_owned(), reason: "hidden".to_owned() };
        let mut written = Ledger {
            schema: Schema::Ledger.urn().to_owned(),
            tool: "1".to_owned(),
            documents: vec![entry('a'), entry('b')],
            passed_over: vec![passed(".x"), passed(".y")],
        };
        for _ in 0..2 {
            write_ledger(&folder, &written).unwrap();
            let text = fs::read(folder.ledger()).unwrap();
            assert_eq!(serde_json::from_slice::<Ledger>(&text).unwrap(), written);
            assert!(schema::check(serde_json::from_slice(&text).unwrap()).is_ok());
            written.documents.clear();
            written.passed_over.clear();
        }
        written.documents.push(Entry { sha256: "short".to_owned(), ..entry('c') });
        assert!(matches!(write_ledger(&folder, &written), Err(Error::Invalid { .. })));
    }

    #[test]
    fn an_output_of_another_version_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        for (path, text, told) in [
            (
                folder.ledger(),
                "{\"$schema\": \"urn:minutebook:ledger:9\"}",
                "urn:minutebook:ledger:9",
            ),
            (folder.ledger(), "{\"$schema\": \"urn:minutebook:ledger:1\"", "damaged"),
            (
                folder.journal(),
                "{\"$schema\": \"urn:minutebook:journal:9\", \"reread\": \"all\"}\n",
                ":9",
            ),
        ] {
            fs::write(&path, text).unwrap();
            let error = earlier_runs(&folder, Reread::Changed).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
            fs::remove_file(path).unwrap();
        }
    }
}
