//! Mistakes of use, each with what is told: what is wrong, and the next command.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;

use support::papers::{LETTER, MINUTES};
use support::program::{folder, run};

/// Runs each command in one folder, and finds its status and every text in what it told.
fn told(files: &[(&str, &[u8])], cases: &[(&[&str], i32, &[&str])]) {
    let place = folder(files);
    for (arguments, status, texts) in cases {
        let ran = run(place.path(), arguments);
        assert_eq!(ran.status, *status, "{arguments:?}: {ran:?}");
        for text in *texts {
            assert!(ran.told.contains(text), "{arguments:?} does not say “{text}”: {}", ran.told);
        }
        for (name, bytes) in files {
            assert_eq!(fs::read(place.path().join(name)).unwrap(), *bytes, "{arguments:?}: {name}");
        }
    }
}

/// Files and folders in the wrong place.
#[test]
fn what_is_named() {
    let files = [("minutes.txt", MINUTES.as_bytes()), ("letter.txt", LETTER.as_bytes())];
    told(
        &files,
        &[
            (&["extract"], 2, &["<FILE>"]),
            (&["extract", "missing.pdf"], 2, &["missing.pdf: cannot be read: No such file"]),
            (&["extract", "."], 2, &["backfill FOLDER --out DIR"]),
            (
                &["extract", "letter.txt"],
                2,
                &["no agenda, minutes", "show letter.txt --stage blocks"],
            ),
            (&["extract", "minutes.txt", "--out", "."], 2, &["not a regular file"]),
            (&["extract", "minutes.txt", "--out", "no/such/x.json"], 2, &["no/such/x.json"]),
            (&["show", "minutes.txt"], 2, &["--stage"]),
            (&["show", "minutes.txt", "--stage", "pages"], 2, &["text/plain has no pages"]),
            (&["show", "minutes.txt", "--stage", "block"], 2, &["blocks"]),
            (
                &["export", ".", "--to", "ndjson", "--out", "x"],
                2,
                &["is no backfill", "backfill ARCHIVE"],
            ),
            (&["history", "."], 2, &["is no backfill", "backfill ARCHIVE"]),
            (&["diff", "minutes.txt"], 2, &["<AFTER>"]),
            (&["diff", "--from", ".", "2024-06-03", "2024-09-02"], 2, &["is no backfill"]),
            (&["check", "minutes.txt"], 2, &["minutes.txt: is not JSON"]),
            (&["explain", "no-such-code"], 2, &["no-such-code"]),
            (&["schema", "no-such"], 2, &["no-such"]),
            (&["man", "no-such"], 2, &["no command “no-such”"]),
            (&["completions", "cmd"], 2, &["bash", "zsh"]),
            (&["extrct", "minutes.txt"], 2, &["extract"]),
        ],
    );
}

/// Nothing is written over what is read, by whatever path.
#[test]
fn what_is_read_is_not_written_over() {
    let place = folder(&[("a.txt", MINUTES.as_bytes()), ("b.txt", MINUTES.as_bytes())]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.txt", place.path().join("link.txt")).unwrap();
    for arguments in [
        ["extract", "a.txt", "--out", "a.txt"].as_slice(),
        &["extract", "a.txt", "b.txt", "--out", "./b.txt"],
        #[cfg(unix)]
        &["extract", "a.txt", "--out", "link.txt"],
        #[cfg(unix)]
        &["extract", "link.txt", "--out", "a.txt"],
        &["diff", "a.txt", "b.txt", "--out", "b.txt"],
        &["history", "a.txt", "b.txt", "--out", "a.txt"],
        &["show", "a.txt", "--stage", "blocks", "--overlay", "a.txt"],
    ] {
        let ran = run(place.path(), arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.told.contains("is read as well; it is not written over"), "{ran:?}");
        for name in ["a.txt", "b.txt"] {
            assert_eq!(fs::read_to_string(place.path().join(name)).unwrap(), MINUTES);
        }
    }
}

/// Days that are no days, and days between which nothing is.
#[test]
fn days() {
    let place = folder(&[]);
    fs::create_dir(place.path().join("papers")).unwrap();
    fs::write(place.path().join("papers/minutes.txt"), MINUTES).unwrap();
    fs::write(place.path().join("papers/letter.txt"), LETTER).unwrap();
    for (arguments, status, text) in [
        (["--since", "3/6/2024"].as_slice(), 2, "a day is written YYYY-MM-DD"),
        (&["--until", "June 2024"], 2, "a day is written YYYY-MM-DD"),
        (&["--since", "2024-06-31"], 2, "a day is written YYYY-MM-DD"),
        (&["--since", "2024-06-04", "--until", "2024-06-03"], 2, "no meeting can be between them"),
        (&["--since", "2099-01-01"], 0, "no meetings: that of the papers is on 2024-06-03"),
        (&[], 0, "results in out"),
    ] {
        let all: Vec<&str> = ["backfill", "papers", "--out", "out"]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        let ran = run(place.path(), &all);
        assert!(ran.told.contains(text), "{arguments:?}: {}", ran.told);
        assert_eq!(ran.status, status, "{arguments:?}: {}", ran.told);
    }
}

/// A backfill whose papers find no meeting ends well: with a database, a report and a reason.
#[test]
fn no_meeting_at_all() {
    let place = folder(&[]);
    fs::create_dir(place.path().join("papers")).unwrap();
    fs::write(place.path().join("papers/letter.txt"), LETTER).unwrap();
    let ran = run(place.path(), &["backfill", "papers", "--out", "out"]);
    assert_eq!(ran.status, 2, "nothing could be read: {}", ran.told);
    assert!(
        ran.told.contains("no meetings: no paper names both a body and a date"),
        "{}",
        ran.told
    );
    assert!(place.path().join("out/minutebook.db").is_file());
    let ran = run(place.path(), &["export", "out", "--to", "ndjson", "--out", "-"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
}

/// What a backfill wrote is not written over; what lies beside it is.
#[test]
fn what_belongs_to_a_backfill() {
    let place = folder(&[]);
    fs::create_dir(place.path().join("papers")).unwrap();
    fs::write(place.path().join("papers/minutes.txt"), MINUTES).unwrap();
    assert_eq!(run(place.path(), &["backfill", "papers", "--out", "out"]).status, 0);
    for (out, status) in [("out/report.html", 2), ("out/minutebook.db", 2), ("out/all.ndjson", 0)] {
        let ran = run(place.path(), &["export", "out", "--to", "ndjson", "--out", out]);
        assert_eq!(ran.status, status, "{ran:?}");
        assert_eq!(ran.told.contains("belongs to the backfill in out"), status == 2, "{ran:?}");
    }
    let again = run(place.path(), &["export", "out", "--to", "ndjson", "--out", "out/all.ndjson"]);
    assert_eq!(again.status, 0, "an export may take the place of an older one");
    let piped = run(place.path(), &["export", "out", "--to", "ndjson", "--out", "-"]);
    assert_eq!(piped.out, fs::read_to_string(place.path().join("out/all.ndjson")).unwrap());
    let refused = run(place.path(), &["export", "out", "--to", "csv", "--out", "-"]);
    assert_eq!(refused.status, 2);
    assert!(refused.told.contains("a folder of files"), "{refused:?}");
    let checked = run(place.path(), &["check", "out"]);
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.told.contains("5 records, 0 violations"), "{checked:?}");
}

/// Pages for people at a shell: manual and completions name every command.
#[test]
fn manual_and_completions() {
    let place = folder(&[]);
    for arguments in [["completions", "bash"], ["completions", "zsh"], ["man", "backfill"]] {
        let ran = run(place.path(), &arguments);
        assert_eq!((ran.status, ran.told.as_str()), (0, ""));
        assert!(ran.out.contains("backfill"), "{arguments:?}");
    }
    assert!(run(place.path(), &["man"]).out.contains(".TH minutebook"));
}
