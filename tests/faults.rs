//! Faults of the file system while something is written: a disk that is full, a permission that is
//! gone. What stood before stays whole, nothing half stands under a final name, and what is told names
//! the file. (`src/sink.rs` breaks off and kills between the steps of writing one file;
//! `tests/backfill.rs` kills whole runs.)

#![allow(clippy::restriction, reason = "tests fail so")]
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::papers::MINUTES;
use tempfile::TempDir;

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    status: Option<i32>,
    told: String,
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran { status: output.status.code(), told: String::from_utf8(output.stderr).unwrap() }
}

/// Runs the command where no file may become longer than so many half KiB, as on a disk that fills up.
fn on_a_full_disk(blocks: usize, folder: &Path, arguments: &[&str]) -> Ran {
    // Without the trap, the system would end the process in place of refusing the write.
    let script = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_minutebook");
    ran(Command::new("sh").args(["-c", &script, program]).args(arguments).current_dir(folder))
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let program = env!("CARGO_BIN_EXE_minutebook");
    ran(Command::new(program).args(arguments).current_dir(folder))
}

/// The files below a folder but the log, which has the times.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = support::files(folder).into_iter().filter(|path| !path.ends_with("log.ndjson"));
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// A folder with an archive of three meetings of several kinds of file.
fn archive() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("papers")).unwrap();
    for (day, name) in [("3 June", "a.txt"), ("10 June", "b.txt"), ("17 June", "c.txt")] {
        let minutes = MINUTES.replace("3 June", day);
        fs::write(folder.path().join("papers").join(name), minutes).unwrap();
    }
    folder
}

/// A record that holds an action log.
fn log(year: u32) -> String {
    let name = format!("tests/data/action-log-{year}.json");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).to_string_lossy().into_owned()
}

const BACKFILL: [&str; 4] = ["backfill", "papers", "--out", "out"];

#[test]
fn a_disk_that_fills_up_at_any_file_stops_a_backfill_which_goes_on_later() {
    let undisturbed = archive();
    assert_eq!(run(undisturbed.path(), &BACKFILL).status, Some(0));
    let expected: Vec<_> = files(undisturbed.path()).into_values().collect();
    let mut stopped = Vec::new();
    // From a disk that holds nothing to one that holds all but the longest file.
    for blocks in [0, 1, 2, 3, 5, 8, 16, 64, 100_000] {
        let folder = archive();
        let ran = on_a_full_disk(blocks, folder.path(), &BACKFILL);
        if ran.status != Some(0) {
            assert_eq!(ran.status, Some(2), "{ran:?}");
            assert!(ran.told.contains("run it again to go on"), "{}", ran.told);
            // The last line is the hint.
            let error = ran.told.lines().rev().nth(1).unwrap();
            let file = error.split(": ").nth(1).unwrap().to_owned();
            stopped.push(file.rsplit('/').next().unwrap().to_owned());
        }
        for (path, bytes) in files(folder.path()) {
            let whole = path.extension().is_none_or(|ending| ending != "json")
                || serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
            assert!(whole, "half a file: {}", path.display());
        }
        assert_eq!(run(folder.path(), &BACKFILL).status, Some(0));
        assert!(files(folder.path()).into_values().eq(expected.iter().cloned()), "{blocks}");
    }
    // The names of what could not be written, from the lock to the database.
    for file in [".lock", "minutebook.db"] {
        assert!(stopped.iter().any(|name| name == file), "{file}: {stopped:?}");
    }
    assert!(stopped.iter().any(|name| name.ends_with(".json")), "{stopped:?}");
}

#[test]
fn a_disk_that_fills_up_later_leaves_what_an_earlier_backfill_wrote() {
    let folder = archive();
    assert_eq!(run(folder.path(), &BACKFILL).status, Some(0));
    let database = fs::read(folder.path().join("out/minutebook.db")).unwrap();
    let more = MINUTES.replace("3 June", "24 June");
    fs::write(folder.path().join("papers/d.txt"), more).unwrap();
    let ran = on_a_full_disk(64, folder.path(), &BACKFILL);
    assert_eq!(ran.status, Some(2), "{}", ran.told);
    assert!(ran.told.contains("minutebook.db"), "{}", ran.told);
    assert!(fs::read(folder.path().join("out/minutebook.db")).unwrap() == database);
    assert_eq!(run(folder.path(), &BACKFILL).status, Some(0));
    assert!(fs::read(folder.path().join("out/minutebook.db")).unwrap() != database);
}

#[test]
fn a_disk_that_fills_up_leaves_a_file_as_it_was() {
    let folder = archive();
    assert_eq!(run(folder.path(), &BACKFILL).status, Some(0));
    fs::write(folder.path().join("old"), "old").unwrap();
    fs::create_dir(folder.path().join("results")).unwrap();
    let (before, after) = (log(2023), log(2025));
    for arguments in [
        &["extract", "papers/a.txt"][..],
        &["diff", &before, &after, "--format=html"],
        &["history", &before, "--format=html"],
        &["export", "out", "--to=ndjson"],
        &["export", "out", "--to=ical"],
        &["export", "out", "--to=popolo"],
    ] {
        let ran = on_a_full_disk(0, folder.path(), &[arguments, &["--out", "old"]].concat());
        assert_eq!(ran.status, Some(2), "{arguments:?}: {ran:?}");
        assert!(ran.told.contains("minutebook: old: "), "{arguments:?}: {}", ran.told);
        assert!(ran.told.contains("File too large"), "{arguments:?}: {}", ran.told);
        assert_eq!(fs::read_to_string(folder.path().join("old")).unwrap(), "old");
    }
    for format in ["csv", "ocd"] {
        let to = format!("--to={format}");
        let ran = on_a_full_disk(0, folder.path(), &["export", "out", &to, "--out", "results"]);
        assert_eq!(ran.status, Some(2), "{format}: {ran:?}");
        assert!(ran.told.contains("minutebook: results: "), "{format}: {}", ran.told);
        assert_eq!(fs::read_dir(folder.path().join("results")).unwrap().count(), 0);
    }
    // No temporary file or folder is left.
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["old", "out", "papers", "results"]);
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_that_takes_no_more_is_told() {
    let folder = archive();
    for arguments in [
        &["extract", "papers/a.txt"][..],
        &["history", &log(2023)],
        &["show", "papers/a.txt", "--stage=blocks"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        let child = command.args(arguments).current_dir(folder.path()).stdout(full);
        let output = child.stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("standard output: No space left on device"), "{told}");
    }
}

/// Runs the command as a user whom the system refuses what a folder's mode does not allow; none where
/// this machine has no such user.
fn as_nobody(folder: &Path, arguments: &[&str]) -> Option<Ran> {
    let probe = folder.join("closed");
    fs::create_dir_all(&probe).unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o555)).unwrap();
    let program = env!("CARGO_BIN_EXE_minutebook");
    if fs::write(probe.join("probe"), "").is_err() {
        return Some(run(folder, arguments));
    }
    fs::remove_file(probe.join("probe")).unwrap();
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", program];
    let mut command = Command::new("setpriv");
    command.args(nobody).current_dir(folder);
    let can = command.arg("schema").output().is_ok_and(|output| output.status.success());
    let mut command = Command::new("setpriv");
    command.args(nobody).args(arguments).current_dir(folder);
    can.then(|| ran(&mut command))
}

#[test]
fn a_permission_that_is_gone_is_told_and_costs_nothing() {
    let folder = archive();
    let open = |path: &str, mode: u32| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    open(".", 0o777);
    let Some(first) = as_nobody(folder.path(), &BACKFILL) else {
        return eprintln!("a_permission_that_is_gone…: skipped, this user may write everywhere");
    };
    assert_eq!(first.status, Some(0), "{}", first.told);
    let before = files(&folder.path().join("out"));
    let more = MINUTES.replace("3 June", "24 June");
    fs::write(folder.path().join("papers/d.txt"), more).unwrap();
    for (closed, named) in [("out/documents", ".json"), ("out", "out/")] {
        open(closed, 0o555);
        let ran = as_nobody(folder.path(), &BACKFILL).unwrap();
        open(closed, 0o777);
        assert_eq!(ran.status, Some(2), "{closed}: {}", ran.told);
        assert!(
            ran.told.contains("ermission denied")
                && ran
                    .told
                    .contains("what was read until now is kept\n  hint: run it again to go on")
                && ran.told.contains(named),
            "{closed}: {}",
            ran.told
        );
        for (path, bytes) in &before {
            assert!(fs::read(path).unwrap() == *bytes, "{}", path.display());
        }
    }
    assert_eq!(as_nobody(folder.path(), &BACKFILL).unwrap().status, Some(0));
    assert_eq!(fs::read_dir(folder.path().join("out/documents")).unwrap().count(), 4);
    let refused = as_nobody(folder.path(), &["extract", "papers/a.txt", "--out", "closed/a.json"]);
    assert_eq!(
        refused.unwrap().told,
        "minutebook: closed/a.json: is not written; what stood there is as it was: permission denied\n"
    );
}
