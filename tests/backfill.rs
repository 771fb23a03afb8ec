//! `backfill` as a user sees it: what is written, what is read again, and that nothing is lost
//! whatever happens meanwhile.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use minutebook::archive::papers::protocol::{Request, write_head};
use minutebook::record::Document;
use minutebook::record::ledger::{Entry, Ledger, Outcome, Reason};
use minutebook::record::schema;
use support::papers::{LETTER, MINUTES};
use support::seeded::Seeded;
use tempfile::TempDir;

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    status: Option<i32>,
    told: String,
}

fn command(archive: &Path, out: &Path, flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.arg("backfill").arg(archive).arg("--out").arg(out).args(flags);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn run(archive: &Path, out: &Path, flags: &[&str]) -> Ran {
    let output = command(archive, out, flags).output().unwrap();
    Ran { status: output.status.code(), told: String::from_utf8(output.stderr).unwrap() }
}

/// An archive with these files in it, and room for results.
fn archive(files: &[(&str, &str)]) -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (archive, out) = (folder.path().join("papers"), folder.path().join("out"));
    fs::create_dir(&archive).unwrap();
    for (name, text) in files {
        let path = archive.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (folder, archive, out)
}

fn ledger(out: &Path) -> Ledger {
    let text = fs::read(out.join("ledger.json")).unwrap();
    let valid = schema::check(serde_json::from_slice(&text).unwrap()).unwrap();
    serde_json::from_value(valid.as_value().clone()).unwrap()
}

/// The document that was met at a path.
fn entry(ledger: &Ledger, path: &str) -> Entry {
    let met = |entry: &&Entry| entry.files.iter().any(|file| file.path == path);
    ledger.documents.iter().find(met).unwrap_or_else(|| panic!("{path}: no outcome")).clone()
}

fn record(out: &Path, entry: &Entry) -> Document {
    let text = fs::read(out.join(format!("documents/{}.json", entry.sha256))).unwrap();
    let valid = schema::check(serde_json::from_slice(&text).unwrap()).unwrap();
    serde_json::from_value(valid.as_value().clone()).unwrap()
}

/// All files of an output but the log, which has the times.
fn results(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = support::files(out).into_iter();
    let named = files.map(|path| (path.strip_prefix(out).unwrap().to_owned(), path));
    let kept = named.filter(|(name, _)| name != Path::new("log.ndjson"));
    kept.map(|(name, path)| (name, fs::read(path).unwrap())).collect()
}

/// Asserts that two outputs are the same, naming what differs without printing it.
fn assert_same(
    expected: &BTreeMap<PathBuf, Vec<u8>>,
    found: &BTreeMap<PathBuf, Vec<u8>>,
    what: &str,
) {
    let all: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let differs: Vec<_> =
        all.iter().filter(|name| expected.get(**name) != found.get(**name)).collect();
    assert!(differs.is_empty(), "{what}: {differs:?}");
}

/// Copies the project's own archive, so that a test can change it.
fn copy_of_fixtures(to: &Path) {
    for file in support::files(&support::fixtures()) {
        let copy = to.join(file.strip_prefix(support::fixtures()).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(file, copy).unwrap();
    }
}

// --- what is written

#[test]
fn every_file_has_an_outcome_and_every_record_is_valid() {
    let (_folder, _, out) = archive(&[]);
    let ran = run(&support::fixtures(), &out, &[]);
    assert_eq!(ran.status, Some(1), "some of the fixtures cannot be read: {}", ran.told);
    let ledger = ledger(&out);
    let mut read = 0;
    for path in support::files(&support::fixtures()) {
        let path = path.strip_prefix(support::fixtures()).unwrap().to_string_lossy().into_owned();
        let entry = entry(&ledger, &path);
        if let Outcome::Read { diagnostics: [errors, warnings, notes] } = entry.outcome {
            let record = record(&out, &entry);
            assert_eq!(record.diagnostics.len() as u32, errors + warnings + notes, "{path}");
            assert_eq!(record.source.sha256, entry.sha256);
            read += 1;
        }
    }
    assert_eq!(fs::read_dir(out.join("documents")).unwrap().count(), read);
    assert!(read > 20, "{read}");
}

#[test]
fn the_same_bytes_met_twice_are_one_document() {
    let files = [("b/minutes.txt", MINUTES), ("a/copy (1).txt", MINUTES), ("letter.txt", LETTER)];
    let (_folder, archive, out) = archive(&files);
    let ran = run(&archive, &out, &[]);
    assert_eq!(ran.status, Some(0), "{}", ran.told);
    assert!(ran.told.contains("2 documents in 3 files: 2 read, 0 unchanged"), "{}", ran.told);
    let ledger = ledger(&out);
    let minutes = entry(&ledger, "b/minutes.txt");
    let paths: Vec<_> = minutes.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a/copy (1).txt", "b/minutes.txt"]);
    assert_eq!(record(&out, &minutes).source.name, "copy (1).txt");
    assert!(matches!(entry(&ledger, "letter.txt").outcome, Outcome::Nothing { .. }));
}

#[test]
fn what_lies_beside_a_document_is_told_of_it() {
    let (_folder, archive, out) = archive(&[
        ("s112219.txt", MINUTES),
        ("s112219.txt.json", r#"{"url": "https://example.gov.uk/s112219", "title": "Minutes"}"#),
        (
            "EXA/Minutes/_index.json",
            r#"{"version": 1, "meetings": {}, "documents": {
            "https://example.gov.uk/x.txt": {"storage_key": "x-1.txt"}}}"#,
        ),
        ("EXA/Minutes/_last-run", "2026-08-19"),
        ("EXA/documents/x-1.txt", LETTER),
    ]);
    assert_eq!(run(&archive, &out, &[]).status, Some(0));
    let ledger = ledger(&out);
    let minutes = &entry(&ledger, "s112219.txt").files[0];
    assert_eq!(minutes.file_id.as_deref(), Some("s112219"));
    assert_eq!(minutes.title.as_deref(), Some("Minutes"));
    let stored = &entry(&ledger, "EXA/documents/x-1.txt").files[0];
    assert_eq!(stored.url.as_deref(), Some("https://example.gov.uk/x.txt"));
    assert_eq!(stored.authority.as_deref(), Some("EXA"));
    let passed: Vec<_> = ledger.passed_over.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(passed, ["EXA/Minutes/_index.json", "EXA/Minutes/_last-run", "s112219.txt.json"]);
}

#[test]
fn results_inside_the_archive_are_not_read() {
    let (_folder, archive, _) = archive(&[("minutes.txt", MINUTES)]);
    let out = archive.join("results");
    for read in ["1 read, 0 unchanged", "0 read, 1 unchanged"] {
        let ran = run(&archive, &out, &[]);
        assert_eq!(ran.status, Some(0), "{}", ran.told);
        assert!(ran.told.contains(&format!("1 documents in 1 files: {read}")), "{}", ran.told);
    }
    // Nor are those of another backfill.
    let ran = run(&archive, &archive.join("others"), &[]);
    assert!(ran.told.contains("1 documents in 1 files"), "{}", ran.told);
}

// --- what is read again

#[test]
fn only_what_is_new_or_changed_is_read_again() {
    let files = [("a.txt", MINUTES), ("b.txt", LETTER), ("c.txt", "")];
    let (_folder, archive, out) = archive(&files);
    let told = |flags: &[&str]| run(&archive, &out, flags).told;
    assert!(told(&[]).contains("3 documents in 3 files: 3 read, 0 unchanged"));
    let first = results(&out);
    assert!(told(&[]).contains("0 read, 3 unchanged"));
    assert_same(&first, &results(&out), "the second run");
    // New.
    let more = MINUTES.replace("2024", "2023");
    fs::write(archive.join("d.txt"), &more).unwrap();
    assert!(told(&[]).contains("4 documents in 4 files: 1 read, 3 unchanged"));
    // Gone, and said so.
    fs::remove_file(archive.join("a.txt")).unwrap();
    let gone = told(&[]);
    assert!(gone.contains("0 read, 3 unchanged") && gone.contains("  a.txt\n"), "{gone}");
    assert_eq!(fs::read_dir(out.join("documents")).unwrap().count(), 1);
    // Under another name, which the record bears.
    fs::rename(archive.join("d.txt"), archive.join("e.txt")).unwrap();
    assert!(told(&[]).contains("1 read, 2 unchanged"));
    // With its record lost.
    let lost = entry(&ledger(&out), "e.txt").sha256;
    fs::remove_file(out.join(format!("documents/{lost}.json"))).unwrap();
    assert!(told(&[]).contains("1 read, 2 unchanged"));
    // With another limit that bears on all, and on those that met it.
    assert!(told(&["--max-pages", "7"]).contains("3 read, 0 unchanged"));
    assert!(told(&["--max-pages", "7", "--max-seconds", "61"]).contains("0 read, 3 unchanged"));
    assert!(told(&["--refresh"]).contains("3 read, 0 unchanged"));
}

#[test]
fn a_change_in_the_archive_comes_to_the_same_as_starting_over() {
    let (_folder, archive, out) = archive(&[("z.txt", MINUTES), ("b.txt", LETTER)]);
    run(&archive, &out, &[]);
    // The same bytes under a name that comes first.
    fs::write(archive.join("a.txt"), MINUTES).unwrap();
    fs::remove_file(archive.join("b.txt")).unwrap();
    run(&archive, &out, &[]);
    let over = out.with_file_name("over");
    run(&archive, &over, &[]);
    assert_same(&results(&over), &results(&out), "after changes");
}

#[test]
fn other_rules_read_again_what_they_bear_on() {
    let page = "<html><body><h1>Minutes</h1><p>Present: Mrs A. Example</p></body></html>";
    let (_folder, archive, out) =
        archive(&[("a.txt", MINUTES), ("b.txt", LETTER), ("c.html", page)]);
    run(&archive, &out, &[]);
    let whole = results(&out);
    // As an earlier version would have left it.
    let text = fs::read_to_string(out.join("ledger.json")).unwrap();
    let rules = entry(&ledger(&out), "a.txt").rules;
    assert!(rules.starts_with("text-"), "{rules}");
    fs::write(out.join("ledger.json"), text.replace(&rules, "text-0123456789abcdef")).unwrap();
    let ran = run(&archive, &out, &[]);
    assert!(ran.told.contains("2 read, 1 unchanged"), "{}", ran.told);
    assert_same(&whole, &results(&out), "read by the rules of now");
}

// --- whatever happens meanwhile

#[test]
fn killed_at_any_moment_it_comes_to_the_same() {
    /// How often it is killed before it may finish.
    const MOMENTS: u32 = 20;
    let (folder, archive, out) = archive(&[]);
    copy_of_fixtures(&archive);
    let start = Instant::now();
    run(&archive, &out, &["--jobs", "1"]);
    let whole = start.elapsed();
    let undisturbed = results(&out);
    let mut seeded = Seeded(2018);
    let mut kills = 0;
    for moment in 0..MOMENTS {
        let out = folder.path().join(format!("killed-{moment}"));
        // Once or twice, somewhere in a twentieth of the way that is this moment's.
        for _ in 0..=(moment % 2) {
            let after = whole.mul_f64((f64::from(moment) + seeded.next()) / f64::from(MOMENTS));
            let mut child = command(&archive, &out, &["--jobs", "1"]).spawn().unwrap();
            thread::sleep(after);
            kills += i32::from(child.try_wait().unwrap().is_none());
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let ran = run(&archive, &out, &[]);
        assert_eq!(ran.status, Some(1), "{}", ran.told);
        assert_same(&undisturbed, &results(&out), &format!("killed after moment {moment}"));
    }
    assert!(kills >= 3, "only {kills} runs were still going on");
}

/// The processes that a process has started, by number.
#[cfg(target_os = "linux")]
fn children(of: u32) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // "pid (name) state parent …"
        let parent = stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1));
        if parent == Some(of.to_string().as_str()) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

#[test]
#[cfg(target_os = "linux")]
fn a_worker_that_someone_ends_costs_no_document() {
    let (folder, archive, out) = archive(&[]);
    copy_of_fixtures(&archive);
    run(&archive, &out, &[]);
    let undisturbed = results(&out);
    let out = folder.path().join("disturbed");
    let mut child = command(&archive, &out, &["--jobs", "1"]).spawn().unwrap();
    let mut ended = BTreeSet::new();
    while child.try_wait().unwrap().is_none() {
        for worker in children(child.id()) {
            // Every other one, since a document that loses two in a row is given up.
            if ended.insert(worker.clone()) && ended.len() % 2 == 1 {
                thread::sleep(Duration::from_millis(30));
                Command::new("kill").args(["-9", &worker]).status().unwrap();
            }
        }
        thread::sleep(Duration::from_millis(1));
    }
    assert!(!ended.is_empty(), "no worker was seen");
    assert_same(&undisturbed, &results(&out), "a worker was ended");
}

#[test]
fn two_at_once_on_one_output_are_told_apart() {
    let (_folder, archive, out) = archive(&[("minutes.txt", MINUTES)]);
    run(&archive, &out, &[]);
    let before = results(&out);
    let mut lock = File::create(out.join(".lock")).unwrap();
    lock.write_all(b"4711").unwrap();
    lock.try_lock().unwrap();
    let ran = run(&archive, &out, &[]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.told.contains("another backfill is writing here (process 4711)"), "{}", ran.told);
    drop(lock);
    assert_eq!(run(&archive, &out, &[]).status, Some(0));
    assert_same(&before, &results(&out), "after the lock");
}

#[test]
fn what_cannot_be_a_backfill_changes_nothing() {
    let (folder, archive, out) = archive(&[("minutes.txt", MINUTES)]);
    let refused = |archive: &Path, out: &Path, told: &str| {
        let ran = run(archive, out, &[]);
        assert_eq!(ran.status, Some(2), "{}", ran.told);
        assert!(ran.told.contains(told), "{}", ran.told);
    };
    refused(&folder.path().join("missing"), &out, "cannot be read as an archive");
    assert!(!out.exists(), "made for nothing");
    refused(&archive, &archive, "is the archive itself");
    refused(&archive, folder.path(), "is not empty, and not the output of a backfill");
    refused(&archive, &archive.join("minutes.txt"), "cannot be written");
    run(&archive, &out, &[]);
    let whole = results(&out);
    fs::rename(&archive, folder.path().join("away")).unwrap();
    fs::create_dir(&archive).unwrap();
    refused(&archive, &out, "holds no file to read");
    assert_same(&whole, &results(&out), "the archive was away");
    fs::remove_dir(&archive).unwrap();
    fs::rename(folder.path().join("away"), &archive).unwrap();
    let newer = "{\"$schema\": \"urn:minutebook:ledger:2\", \"documents\": {}}";
    fs::write(out.join("ledger.json"), newer).unwrap();
    refused(&archive, &out, "another version of minutebook (urn:minutebook:ledger:2)");
    assert_eq!(fs::read_to_string(out.join("ledger.json")).unwrap(), newer);
    fs::write(out.join("ledger.json"), "{\"$schema\": \"urn:minutebook:ledger:1\"").unwrap();
    refused(&archive, &out, "is damaged");
}

#[test]
#[cfg(unix)]
fn what_cannot_be_opened_now_is_not_lost() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, archive, out) = archive(&[("minutes.txt", MINUTES), ("closed/b.txt", LETTER)]);
    run(&archive, &out, &[]);
    let whole = ledger(&out);
    let closed = archive.join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&closed).is_ok() {
        return eprintln!("what_cannot_be_opened_now_is_not_lost: skipped, this user may open all");
    }
    let ran = run(&archive, &out, &[]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.told.contains("closed: could not be opened"), "{}", ran.told);
    assert_eq!(ledger(&out).documents, whole.documents);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run(&archive, &out, &[]).status, Some(0));
    assert_eq!(ledger(&out), whole);
}

/// A disk of half a MiB that is made for the test, where the system lets us.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_nothing_is_half_written() {
    let (folder, archive, out) = archive(&[]);
    copy_of_fixtures(&archive);
    fs::create_dir(&out).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=512k none '{out}' || exit 99
         '{program}' backfill '{archive}' --out '{out}'
         status=$?; cp -r '{out}' '{copy}'; exit $status",
        out = out.display(),
        archive = archive.display(),
        copy = folder.path().join("copy").display(),
        program = env!("CARGO_BIN_EXE_minutebook"),
    );
    let ran = Command::new("unshare").args(["-rm", "sh", "-c", &script]).output();
    let Ok(ran) = ran else { return eprintln!("a_full_disk…: skipped, there is no unshare") };
    let told = String::from_utf8_lossy(&ran.stderr);
    if !matches!(ran.status.code(), Some(0..=2)) {
        return eprintln!("a_full_disk…: skipped, no disk can be mounted: {told}");
    }
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot be written") && told.contains("run it again"), "{told}");
    let copy = folder.path().join("copy");
    for file in support::files(&copy.join("documents")) {
        if file.extension().is_some_and(|ending| ending == "json") {
            let text = fs::read(&file).unwrap();
            assert!(schema::check(serde_json::from_slice(&text).unwrap()).is_ok());
        }
    }
    // On a disk with room, it goes on from there.
    let ran = run(&archive, &copy, &[]);
    assert_eq!(ran.status, Some(1), "{}", ran.told);
    let undisturbed = folder.path().join("undisturbed");
    run(&archive, &undisturbed, &[]);
    assert_same(&results(&undisturbed), &results(&copy), "after the disk was full");
}

// --- documents that break their reader

/// A text that takes any machine more than a few seconds.
fn endless() -> String {
    let mut text = MINUTES.to_owned();
    for number in 100..300_000 {
        text.push_str(&format!("\n\n{number}. An item of business\n\nThe Board heard a report.\n"));
    }
    text
}

fn reason(ledger: &Ledger, path: &str) -> Option<Reason> {
    match entry(ledger, path).outcome {
        Outcome::Failed { reason, .. } => Some(reason),
        _ => None,
    }
}

#[test]
fn a_document_that_takes_too_long_is_told_and_the_rest_is_read() {
    let (_folder, archive, out) = archive(&[("minutes.txt", MINUTES), ("slow.txt", &endless())]);
    let ran = run(&archive, &out, &["--max-seconds", "2"]);
    assert_eq!(ran.status, Some(1), "{}", ran.told);
    assert_eq!(reason(&ledger(&out), "slow.txt"), Some(Reason::Time));
    assert_eq!(reason(&ledger(&out), "minutes.txt"), None);
    assert!(ran.told.contains("slow.txt: took longer than 2 s\n  hint: --max-seconds raises it\n"));
    // The same limit, the same outcome.
    assert!(run(&archive, &out, &["--max-seconds", "2"]).told.contains("0 read, 2 unchanged"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_document_that_wants_too_much_memory_is_told_and_the_rest_is_read() {
    let (_folder, archive, out) = archive(&[("minutes.txt", MINUTES), ("z.txt", LETTER)]);
    // A stream that inflates to more than it may, once its budget allows it.
    fs::write(archive.join("bomb.pdf"), support::papers::bomb_pdf(512 << 20)).unwrap();
    let flags = |memory| ["--max-memory", memory, "--max-stream-bytes", "4000000000"];
    let ran = run(&archive, &out, &flags("256M"));
    assert_eq!(ran.status, Some(1), "{}", ran.told);
    assert_eq!(reason(&ledger(&out), "bomb.pdf"), Some(Reason::Memory));
    assert_eq!(reason(&ledger(&out), "minutes.txt"), None);
    assert!(
        ran.told.contains("bomb.pdf: wanted more than 256 MiB of memory\n  hint: --max-memory")
    );
    // The same limit, the same outcome; another one, and what met it is read again.
    assert!(run(&archive, &out, &flags("256M")).told.contains("0 read, 3 unchanged"));
    assert!(run(&archive, &out, &flags("257M")).told.contains("1 read, 2 unchanged"));
}

#[test]
fn a_worker_ends_with_whoever_started_it() {
    let text = endless();
    let mut worker = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["worker", "--memory=1073741824"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = worker.stdin.take().unwrap();
    let name = "slow.txt".to_owned();
    let bytes = text.len() as u64;
    let request = Request { name, bytes, pretty: false, text: false };
    write_head(&mut input, &request).unwrap();
    input.write_all(text.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(100));
    assert!(worker.try_wait().unwrap().is_none(), "it should be busy");
    let gone = Instant::now();
    drop(input);
    worker.wait().unwrap();
    assert!(gone.elapsed() < Duration::from_secs(20), "{:?}", gone.elapsed());
}

#[test]
fn all_that_is_broken_or_hostile_ends_and_nothing_good_is_lost() {
    let (Some(broken), Some(hostile)) = (support::corpus("broken"), support::corpus("hostile"))
    else {
        return support::skip("all_that_is_broken_or_hostile_ends_and_nothing_good_is_lost");
    };
    let (_folder, archive, out) = archive(&[]);
    copy_of_fixtures(&archive);
    run(&archive, &out, &[]);
    let good: Vec<Entry> = ledger(&out).documents;
    for folder in [&broken, &hostile] {
        for file in support::files(folder) {
            fs::copy(&file, archive.join(file.file_name().unwrap())).unwrap();
        }
    }
    let start = Instant::now();
    let ran = run(&archive, &out, &["--max-seconds", "10"]);
    eprintln!("broken and hostile: {:?}\n{}", start.elapsed(), ran.told);
    assert_eq!(ran.status, Some(1));
    let all = ledger(&out);
    for file in support::files(&archive) {
        entry(&all, &file.strip_prefix(&archive).unwrap().to_string_lossy());
    }
    for before in good {
        let after = all.documents.iter().find(|entry| entry.sha256 == before.sha256).unwrap();
        assert_eq!(after.outcome, before.outcome);
    }
    for entry in &all.documents {
        if let Outcome::Failed { reason, message } = &entry.outcome {
            let at = &entry.files[0].path;
            assert!(*reason != Reason::Crash && *reason != Reason::Time, "{at}: {message}");
        }
    }
    let ran = run(&archive, &out, &["--max-seconds", "10"]);
    assert!(ran.told.contains(" 0 read, "), "{}", ran.told);
}
