//! Every command that reads documents reads them in a worker, which changes nothing but what a hostile
//! document can do.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::path::Path;

use support::papers::{LETTER, MINUTES, bomb_pdf, object_stream_bomb_pdf, pdf};
use support::program::{Ran, folder, run, run_with};

/// Two packs of the project's own archive that hold action logs.
fn packs() -> [String; 2] {
    let board = support::fixtures().join("Thornmere and Wendvale Community Resilience Board");
    let name = "Thornmere and Wendvale Community Resilience Board.pdf";
    [
        format!("2023-10-16/Public reports pack Monday 16-Oct-2023 14.00 {name}"),
        format!("2024-06-20/Public reports pack Thursday 20-Jun-2024 10.00 {name}"),
    ]
    .map(|path| board.join(path).to_string_lossy().into_owned())
}

/// Runs a command with and without workers, and holds that it makes no difference.
fn both(folder: &Path, arguments: &[&str]) -> Ran {
    let apart = run(folder, arguments);
    let here = run(folder, &[arguments, &["--no-isolate"]].concat());
    assert_eq!(apart, here, "{arguments:?}");
    apart
}

#[test]
fn a_worker_writes_what_this_process_would() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes()), ("b.txt", LETTER.as_bytes())]);
    for files in [&["a.txt"][..], &["--pretty", "a.txt"], &["a.txt", "b.txt", "a.txt"], &["b.txt"]]
    {
        both(folder.path(), &[&["extract"], files].concat());
    }
    for files in [["a.txt", "b.txt"], ["a.txt", "missing.txt"]] {
        both(folder.path(), &[&["diff"], &files[..]].concat());
        both(folder.path(), &[&["history"], &files[..]].concat());
    }
    let piped = |flags: &[&str]| run_with(folder.path(), flags, MINUTES.as_bytes());
    for command in [&["extract", "-"][..], &["show", "-", "--stage", "blocks"], &["history", "-"]] {
        assert_eq!(piped(command), piped(&[command, &["--no-isolate"]].concat()));
    }
}

#[test]
fn a_worker_compares_what_this_process_would() {
    let folder = folder(&[]);
    let [before, after] = packs();
    let diff = both(folder.path(), &["diff", &before, &after]);
    assert_eq!(diff.status, 1, "{}", diff.told);
    assert!(diff.out.contains("3 added"), "{}", diff.out);
    assert_eq!(both(folder.path(), &["history", &before, &after]).status, 0);
}

#[test]
fn a_worker_shows_what_this_process_would() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes())]);
    let [pack, _] = packs();
    for stage in
        ["pages", "words", "lines", "second-opinion", "tables", "blocks", "sections", "record"]
    {
        let shown = both(folder.path(), &["show", &pack, "--stage", stage]);
        assert!(shown.status == 0 && !shown.out.is_empty(), "{stage}: {}", shown.told);
        both(folder.path(), &["show", "a.txt", "--stage", stage]);
    }
    both(folder.path(), &["show", &pack, "--stage=tables", "--format=json", "--page=7"]);
    let drawn = |name: &str, flags: &[&str]| {
        let command = ["show", &pack, "--stage=blocks", "--page=1", "--overlay", name];
        assert_eq!(run(folder.path(), &[&command, flags].concat()).status, 0);
        std::fs::read(folder.path().join(name)).unwrap()
    };
    assert!(drawn("apart.pdf", &[]) == drawn("here.pdf", &["--no-isolate"]), "the drawn copies");
}

/// The commands that read documents, each with a file that cannot be read within the limits.
const COMMANDS: [&[&str]; 4] = [
    &["extract", "bomb.pdf", "a.pdf"],
    &["diff", "bomb.pdf", "bomb.pdf"],
    &["history", "bomb.pdf"],
    &["show", "bomb.pdf", "--stage=pages"],
];

#[test]
#[cfg(target_os = "linux")]
fn a_document_that_wants_too_much_memory_is_told() {
    let bomb = bomb_pdf(256 << 20);
    let folder = folder(&[("bomb.pdf", &bomb), ("a.pdf", &pdf(&["Minutes of the Board"]))]);
    let limits = ["--max-memory=128M", "--max-stream-bytes=4000000000"];
    let told = "minutebook: bomb.pdf: wanted more than 128 MiB of memory";
    for command in COMMANDS {
        let ran = run(folder.path(), &[command, &limits[..]].concat());
        assert_eq!(ran.status, 2, "{command:?}: {ran:?}");
        assert!(ran.told.starts_with(told), "{command:?}: {}", ran.told);
        assert!(ran.told.contains("--max-memory raises it\n"), "{command:?}: {}", ran.told);
    }
}

/// The PDF syntax library inflates object streams without a limit of its own; the worker's holds.
#[test]
#[cfg(target_os = "linux")]
fn an_object_stream_that_unpacks_to_gigabytes_is_told() {
    let (bomb, small) = (object_stream_bomb_pdf(3 << 30), object_stream_bomb_pdf(1 << 20));
    let folder = folder(&[("bomb.pdf", &bomb), ("small.pdf", &small)]);
    let shown = run(folder.path(), &["show", "small.pdf", "--stage=blocks"]);
    assert!(shown.out.ends_with("Minutes of the Board\n"), "{shown:?}");
    let ran = run(folder.path(), &["extract", "bomb.pdf", "--max-memory=512M"]);
    assert_eq!(
        ran.told,
        "minutebook: bomb.pdf: wanted more than 512 MiB of memory\n  hint: --max-memory raises it\n"
    );
    assert_eq!(ran.status, 2);
}

#[test]
fn a_document_that_takes_too_long_is_told() {
    // Some seconds of operators, whatever the machine; the limit is the least that there is.
    let slow = bomb_pdf(2 << 30);
    let folder = folder(&[("bomb.pdf", &slow), ("a.pdf", &pdf(&["Minutes of the Board"]))]);
    let limits = ["--max-seconds=1", "--max-stream-bytes=4000000000", "--max-memory=8G"];
    let told = "minutebook: bomb.pdf: took longer than 1 s";
    for command in COMMANDS {
        let ran = run(folder.path(), &[command, &limits[..]].concat());
        assert_eq!(ran.status, 2, "{command:?}: {ran:?}");
        assert!(ran.told.starts_with(told), "{command:?}: {}", ran.told);
        assert!(ran.told.contains("--max-seconds raises it\n"), "{command:?}: {}", ran.told);
    }
}

#[test]
fn a_limit_on_what_is_read_reaches_the_worker() {
    let folder = folder(&[("a.pdf", &pdf(&["Notice of a meeting.", "Sluice keys"]))]);
    let pages = |flags: &[&str]| {
        let shown = both(folder.path(), &[&["show", "a.pdf", "--stage=words"], flags].concat());
        shown.out.lines().filter(|line| line.starts_with("page ")).count()
    };
    assert_eq!((pages(&[]), pages(&["--max-pages=1"])), (2, 1));
}
