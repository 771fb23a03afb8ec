//! The command line as a user sees it: what goes to standard output, what to standard error, and the
//! exit status.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use support::papers::{ERROR_PAGE, LETTER, MINUTES, locked_pdf, pdf, scanned_pdf};
use support::program::{command, folder, run, run_with};

/// Runs `extract` on one file that gives no record, and returns what was told.
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = folder(&[(name, bytes)]);
    let ran = run(folder.path(), &["extract", name]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    ran.told
}

fn titles(record: &Value) -> Vec<&str> {
    let items = record["minutes"][0]["items"].as_array().unwrap();
    items.iter().map(|item| item["title"].as_str().unwrap()).collect()
}

// --- extract: what comes out

#[test]
fn one_file_gives_one_object() {
    let folder = folder(&[("minutes.txt", MINUTES.as_bytes())]);
    let ran = run(folder.path(), &["extract", "minutes.txt"]);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
    assert_eq!(ran.out.matches('\n').count(), 1, "compact where it goes to no terminal");
    let record: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(record["source"]["name"], "minutes.txt");
    assert_eq!(record["source"]["media_type"], "text/plain");
    assert_eq!(record["minutes"][0]["meeting"]["date"], "2024-06-03");
    assert_eq!(titles(&record), ["Apologies for absence", "Sluice keys"]);
}

#[test]
fn standard_input_is_a_dash() {
    let folder = folder(&[]);
    let ran = run_with(folder.path(), &["extract", "--pretty", "-"], MINUTES.as_bytes());
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("{\n  \"$schema\": \"urn:minutebook:document:2\",\n"));
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["source"]["name"], "-");
}

#[test]
fn several_files_give_an_array_in_their_order() {
    let files: Vec<String> = (0..9).map(|n| format!("{n}.txt")).collect();
    let folder = folder(&[]);
    for file in &files {
        fs::write(folder.path().join(file), MINUTES).unwrap();
    }
    let arguments: Vec<&str> =
        ["extract", "--jobs", "3"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = run(folder.path(), &arguments);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""), "no progress bar but on a terminal");
    let records: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<_> = records.iter().map(|record| record["source"]["name"].clone()).collect();
    assert_eq!(names, files);
}

#[test]
fn ndjson_is_a_record_a_line() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes()), ("b.txt", MINUTES.as_bytes())]);
    let ran = run(folder.path(), &["extract", "--format", "ndjson", "--pretty", "a.txt", "b.txt"]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.out.lines().map(serde_json::from_str::<Value>).filter(Result::is_ok).count(), 2);
}

#[test]
fn a_failure_among_several_is_told_and_the_run_goes_on() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes()), ("empty.pdf", b"")]);
    let ran = run(folder.path(), &["extract", "empty.pdf", "missing.pdf", "a.txt"]);
    assert_eq!(ran.status, 1);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&ran.out).unwrap().len(), 1);
    insta::assert_snapshot!(ran.told, @r"
    minutebook: empty.pdf: the file is empty; fetch it again
    minutebook: missing.pdf: cannot be read: No such file or directory (os error 2)
    ");
}

#[test]
fn nothing_read_is_status_two_and_no_output() {
    let folder = folder(&[("empty.pdf", b"")]);
    for format in ["json", "ndjson"] {
        let ran = run(folder.path(), &["extract", "--format", format, "empty.pdf", "missing.pdf"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    }
}

#[test]
fn out_is_written_whole_or_not_at_all() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes()), ("empty.pdf", b"")]);
    let ran = run(folder.path(), &["extract", "--out", "a.json", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.told.as_str()), (0, "", ""));
    let written = fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert_eq!(written, run(folder.path(), &["extract", "a.txt"]).out);

    let ran = run(folder.path(), &["extract", "--out", "a.json", "empty.pdf"]);
    assert_eq!(ran.status, 2);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), written);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no temporary file is left");

    let ran = run(folder.path(), &["extract", "--out", "none/a.json", "a.txt"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.told, @"minutebook: none/a.json: is not written; what stood there is as it was: No such file or directory (os error 2)");
}

#[test]
fn the_same_bytes_give_the_same_record() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes())]);
    let first = run(folder.path(), &["extract", "a.txt"]);
    assert_eq!(first.out, run(folder.path(), &["extract", "--jobs", "1", "a.txt"]).out);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes())]);
    let files = ["a.txt"; 400];
    let arguments: Vec<&str> = ["extract", "--format", "ndjson"].into_iter().chain(files).collect();
    let mut child = command(folder.path(), &arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

// --- extract: what gives no record

#[test]
fn an_error_page_named_pdf() {
    insta::assert_snapshot!(refused("pack.pdf", ERROR_PAGE.as_bytes()), @"minutebook: pack.pdf: a web server's error page (“502 Bad Gateway”), not a document; fetch it again");
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(refused("pack.pdf", b""), @"minutebook: pack.pdf: the file is empty; fetch it again");
}

#[test]
fn a_truncated_pdf() {
    let whole = pdf(&["Minutes"]);
    let told = refused("pack.pdf", &whole[..whole.len() / 4]);
    insta::assert_snapshot!(told, @r"
    minutebook: pack.pdf: the PDF cannot be opened: cut off after 139 bytes: no page can be found in what is left
      hint: fetch it again; if it is the same, repair it (qpdf IN OUT)
    ");
}

#[test]
fn a_pdf_with_a_password() {
    insta::assert_snapshot!(refused("pack.pdf", &locked_pdf()), @"minutebook: pack.pdf: the PDF is encrypted and opens only with a password; remove it first (qpdf --decrypt --password=… IN OUT)");
}

#[test]
fn a_scan_without_text() {
    insta::assert_snapshot!(refused("pack.pdf", &scanned_pdf(7)), @"minutebook: pack.pdf: no text layer on pages 1-7: a scan; run OCR over it first (ocrmypdf IN OUT)");
}

#[test]
fn a_paper_of_another_kind() {
    insta::assert_snapshot!(refused("letter.txt", LETTER.as_bytes()), @r"
    minutebook: letter.txt: no agenda, minutes, action log or report found; nearest: a text headed “Dear Mr Instance,”
      hint: minutebook show letter.txt --stage blocks prints what was read
    ");
}

#[test]
fn a_file_of_another_format() {
    insta::assert_snapshot!(refused("minutes.pdf", b"PK\x03\x04 word/document.xml"), @"minutebook: minutes.pdf: not a PDF, a web page, a ModernGov XML answer or a text: a Word document (.docx); save it as PDF");
}

#[test]
fn a_folder() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["extract", "."]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.told.starts_with("minutebook: .: cannot be read: "), "{}", ran.told);
}

#[test]
fn usage_errors_are_status_two() {
    let folder = folder(&[]);
    for arguments in [&["extract"][..], &["extract", "--jobs", "0", "x"], &["exract"], &[]] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.told.contains("--help") || ran.told.contains("Usage:"), "{}", ran.told);
    }
}

// --- check

#[test]
fn what_extract_writes_passes_check() {
    let folder = folder(&[("a.txt", MINUTES.as_bytes())]);
    for format in ["json", "ndjson"] {
        run(folder.path(), &["extract", "--format", format, "--out", "r.json", "a.txt", "a.txt"]);
        let ran = run(folder.path(), &["check", "r.json"]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""));
        assert_eq!(ran.told, "minutebook: 2 records, 0 violations\n");
    }
}

#[test]
fn check_tells_each_violation_with_its_place() {
    let good = include_str!("support/full-record.json");
    let bad = good.replace("2024-03-04", "2024-03-32").replace("\"confirmed\"", "\"final\"");
    let several = format!("[{good}, {}]", good.replace("\"amber\"", "7"));
    let folder = folder(&[("bad.json", bad.as_bytes()), ("several.json", several.as_bytes())]);
    let ran = run(folder.path(), &["check", "bad.json", "several.json"]);
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.out, @r#"
    bad.json: /minutes/0/meeting/date: "2024-03-32" is no date
    bad.json: /minutes/0/status: "final" is none of ["confirmed","draft","revised",null]
    several.json: record 2: /action_logs/0/rows/0/status: is a number, not null or string
    "#);
    assert_eq!(ran.told, "minutebook: 3 records, 3 violations\n");
}

#[test]
fn check_counts_the_words_of_the_source_anew() {
    let paper =
        b"# Minutes of the Pier Board held on 6 May 2031\n\nPresent: Cllr A Marsh, Cllr B Dunn\n\n\
        1. Dues\n\nThe harbour dues rose.\n\n2. Gates\n\nThe eastern gate fell down.\n";
    let folder = folder(&[("paper.md", paper), ("other.md", b"# Minutes")]);
    let record = run(folder.path(), &["extract", "paper.md"]).out;
    let less = record.replace("The harbour dues rose.", "The dues");
    for (name, text) in [("whole.json", &record), ("less.json", &less)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let check = |record: &str, source: &str| {
        let ran = run(folder.path(), &["check", record, "--source", source]);
        (ran.status, ran.out)
    };
    assert_eq!(check("whole.json", "paper.md"), (0, String::new()));
    let (status, out) = check("less.json", "paper.md");
    assert_eq!(status, 1);
    insta::assert_snapshot!(out, @r"
    less.json: /source/coverage/read: 30 words, counted anew 29
    less.json: /source/coverage/unread: 0 words, counted anew 1
    ");
    let (status, out) = check("whole.json", "other.md");
    assert_eq!(status, 1);
    insta::assert_snapshot!(out, @"whole.json: /source/sha256: the record is of another file");
}

#[test]
fn check_tells_what_is_no_record() {
    let folder =
        folder(&[("a.json", b"{\"$schema\": \n oops"), ("b.json", b"[1]"), ("c.json", b"")]);
    let ran = run(folder.path(), &["check", "a.json", "b.json", "c.json"]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out, "b.json: is a number, not a record\n");
    insta::assert_snapshot!(ran.told, @r"
    minutebook: a.json: is not JSON: expected value at line 2 column 2
    minutebook: c.json: holds no record
    minutebook: 1 record, 1 violation
    ");
    assert_eq!(run(folder.path(), &["check", "missing.json"]).status, 2);
}

// --- show

#[test]
fn show_prints_each_stage_of_a_pdf() {
    let folder = folder(&[("notice.pdf", &pdf(&["Notice of a meeting.", "Sluice keys"]))]);
    let stage = |stage: &str| {
        let ran = run(folder.path(), &["show", "notice.pdf", "--stage", stage, "--page", "2"]);
        assert_eq!((ran.status, ran.told.as_str()), (0, ""));
        ran.out
    };
    insta::assert_snapshot!(stage("pages"), @r"
    page 2, 595.0 x 842.0 pt
      11 glyphs in 1 runs, 0 rules, 0 fills, 0 images, 0 links
      font Helvetica, not embedded: 11 glyphs
    ");
    insta::assert_snapshot!(stage("words"), @r"
    page 2
      72.0   63.8  102.0   74.4  11.0 --- Sluice
     105.0   63.8  127.6   74.4  11.0 --- keys
    ");
    insta::assert_snapshot!(stage("lines"), @r"
    page 2
      72.0   63.8  127.6   74.4  11.0 Sluice keys
    ");
    insta::assert_snapshot!(stage("blocks"), @"   1 p2 72,64-128,74 text 11.0 pt, gap 0.0: Sluice keys");
    assert_eq!(stage("tables"), "");
}

#[test]
fn show_prints_blocks_sections_and_the_record_of_a_text() {
    let folder = folder(&[("minutes.txt", MINUTES.as_bytes())]);
    let stage = |stage: &str| run(folder.path(), &["show", "minutes.txt", "--stage", stage]);
    insta::assert_snapshot!(stage("blocks").out, @r"
    0 line 1 text: Minutes of a meeting of the Anyshire Flood Board held at County Hall, Anytown on Monday, 3 June 2024.
    1 line 3 text: Present
    2 line 5 text: Mrs C. Specimen CC (in the Chair)
    3 line 7 text: Mr D. Instance ⇥ Anytown District Council
    4 line 9 text: 1. Apologies for absence
    5 line 11 text: There were none.
    6 line 13 text: 2. Sluice keys
    7 line 15 text: The Board considered a report about the keys of the sluices.
    8 line 17 text: RESOLVED:
    9 line 19 text: That the report be noted.
    ");
    insta::assert_snapshot!(stage("sections").out, @r"
    minutes, blocks 0 to 9
       0 line 1 text: Minutes of a meeting of the Anyshire Flood Board held at County Hall, Anytown on Monday, 3 June 2024.
    unclaimed
    ");
    assert_eq!(
        stage("record").out,
        run(folder.path(), &["extract", "--pretty", "minutes.txt"]).out
    );
    let words = stage("words");
    assert_eq!((words.status, words.out.as_str()), (2, ""));
    insta::assert_snapshot!(words.told, @"minutebook: minutes.txt: text/plain has no pages; --stage blocks is the first that it has");
}

#[test]
fn show_draws_the_boxes_of_a_stage() {
    let folder = folder(&[("notice.pdf", &pdf(&["Notice of a meeting.", "Sluice keys"]))]);
    let ran =
        run(folder.path(), &["show", "notice.pdf", "--stage", "words", "--overlay", "drawn.pdf"]);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
    let drawn = lopdf::Document::load(folder.path().join("drawn.pdf")).unwrap();
    let boxes = drawn.page_iter().map(|page| drawn.get_page_annotations(page).unwrap().len());
    assert_eq!(boxes.collect::<Vec<_>>(), [4, 2], "a box a word");
    // A copy reads as its original does.
    let again = run(folder.path(), &["show", "drawn.pdf", "--stage", "words"]);
    assert_eq!(again.out, ran.out);
}

#[test]
fn show_asks_a_second_decoder() {
    let folder = folder(&[("notice.pdf", &pdf(&["Notice of a meeting.", "Sluice keys"]))]);
    let asked = |more: &[&str]| {
        run(folder.path(), &[&["show", "notice.pdf", "--stage", "second-opinion"], more].concat())
    };
    let ran = asked(&[]);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out, @r"
    100.0 % of the words of 4 letters and more in common
    0 here alone
    0 in the second decoder's text alone
    ");
    let ran = asked(&["--page", "1"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}

// --- schema, explain

#[test]
fn schema_prints_the_file() {
    let folder = folder(&[]);
    let schema = include_str!("../schemas/document.schema.json");
    for arguments in
        [&["schema"][..], &["schema", "document"], &["schema", "urn:minutebook:document:2"]]
    {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.status, ran.out.as_str()), (0, schema));
    }
    let ran = run(folder.path(), &["schema", "documents"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    insta::assert_snapshot!(ran.told, @"minutebook: no schema is called “documents”; there is: document, diff, history, ledger, meeting, report, text");
}

#[test]
fn explain_tells_cause_and_remedy() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["explain", "no-text-layer"]);
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!(ran.out, @r"
    no-text-layer (error)

    Cause: The pages named hold images and no text, as a scanner leaves them. What stands on them is not in the record.
    Remedy: Run OCR over the file (ocrmypdf IN OUT) and extract the result; or ask the publisher for the original.
    ");
    let ran = run(folder.path(), &["explain", "no-text"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    insta::assert_snapshot!(ran.told, @"minutebook: no diagnostic is called “no-text”; minutebook explain --list prints all");
    let list = run(folder.path(), &["explain", "--list"]);
    assert_eq!(list.status, 0);
    assert!(list.out.lines().any(|line| line == "error    no-text-layer"), "{}", list.out);
}

// --- README

/// The block of the README that starts with a fence and holds a word.
fn block<'a>(readme: &'a str, fence: &str, word: &str) -> &'a str {
    let mut blocks = readme.split(fence).skip(1).filter_map(|rest| rest.split("\n```").next());
    blocks.find(|block| block.contains(word)).unwrap()
}

/// Holds that the parts of an example between "…" stand in the output, in their order.
fn holds(example: &str, output: &str) {
    let mut rest = output;
    for part in example.split("…\n").filter(|part| !part.is_empty()) {
        let part = part.trim_end().trim_end_matches('…').trim_end();
        let at = rest.find(part).unwrap_or_else(|| panic!("not in the output:\n{part}\n{output}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_examples_of_the_readme_are_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_string_lossy().into_owned();
    // The first command, into a folder of this test.
    let place = "target/thornmere";
    let quoted = readme.lines().find(|line| line.starts_with("cargo run ")).unwrap();
    let arguments = quoted.split(" -- ").nth(1).unwrap().replace(place, &out);
    let ran = run(root, &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.status, 1, "{}", ran.told);
    // Two workers tell of their papers in either order.
    let told = ran.told.replace(&out, place);
    for line in block(&readme, "```text\n", "results in").lines() {
        assert!(told.lines().any(|one| one == line), "not told: {line}\n{told}");
    }
    // What changed between two meetings.
    let console = block(&readme, "```console\n", "minutebook diff");
    let (command, example) = console.split_once('\n').unwrap();
    let arguments = command.strip_prefix("$ minutebook ").unwrap().replace(place, &out);
    let ran = run(root, &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.status, 1, "{}", ran.told);
    holds(example, &ran.out);
    // A part of a record.
    let file = block(&readme, "```sh\n", "minutebook extract").split('"').nth(1).unwrap();
    let ran = run(root, &["extract", "--pretty", file]);
    assert_eq!(ran.status, 0);
    holds(block(&readme, "```json\n", "resolutions"), &ran.out);
}
