//! Pages written out of papers: what a paper says is text there, whatever it looks like, and links lead
//! to the web alone.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::papers::MINUTES;

/// Markup in a text that is otherwise like any other, in words that stand nowhere in our own pages.
const NASTY: &str = "\"'><script>evil(1)</script><img src=x onerror=evil(2)>";

/// Minutes and an action log with markup in the title of an item, the paragraphs and every cell.
fn paper(date: &str, comment: &str) -> String {
    let minutes = MINUTES.replace("Monday, 3 June 2024", date);
    let minutes = minutes.replace("Sluice keys", &format!("Sluice keys {NASTY}"));
    let minutes = minutes.replace("Mr D. Instance", "Mr D. <b onclick=evil(3)>Instance</b>");
    format!(
        "{minutes}\n# Action Log\n\n\
         | No. | Date | Action | Responsible Officer | Comments | Status |\n\
         | --- | --- | --- | --- | --- | --- |\n\
         | 1 | 03.06.2024 | Count the keys {NASTY} | Di \"Lane | {comment} {NASTY} | Open{NASTY} |\n\
         | 2 | 03.06.2024 | [Oil](javascript:evil(4)) the sluices | Al Reed | javascript:evil(5) | Open |\n"
    )
}

/// A ModernGov page whose links are no links of the web, and whose title is markup once unescaped.
const PAGE: &str = "<html><head><title>Agenda for Flood Board on Monday, 1st July, 2024</title></head><body>\
    <h1>Agenda and minutes</h1><h2 class=\"mgSubTitleTxt\">Flood Board - Monday, 1st July, 2024</h2>\
    <table class=\"mgItemTable\"><tr><td class=\"mgItemNumberCell\"><p>1.</p></td><td>\
    <p class=\"mgAiTitleTxt\"><a href=\"javascript:evil(6)\">Keys &lt;script&gt;evil(7)&lt;/script&gt;</a></p>\
    <ul class=\"mgBulletList\"><li><a href=\"javascript:evil(8)/documents/s1/a.pdf\">Map</a></li>\
    <li><a href=\"data:text/html,documents/s2/b.pdf\">\"Plan\"</a></li></ul></td></tr></table></body></html>";

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_minutebook")).args(arguments).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A page parsed as a browser does: no script, no handler, no link but to the web or into the page.
fn assert_harmless(page: &str, what: &str) {
    let page = scraper::Html::parse_document(page);
    for node in page.tree.nodes().filter_map(scraper::ElementRef::wrap) {
        let element = node.value();
        let name = element.name();
        assert!(
            !["script", "iframe", "object", "embed", "img", "b"].contains(&name),
            "{what}: {name}"
        );
        for (key, value) in element.attrs() {
            assert!(!key.starts_with("on"), "{what}: {key}");
            let links = matches!(key, "href" | "src" | "action" | "xlink:href");
            let web = ["https://", "http://", "#"].iter().any(|start| value.starts_with(start));
            assert!(!links || web, "{what}: {key}={value}");
        }
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn pages_of_diff_and_history_show_markup_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let before = write(folder.path(), "a.md", &paper("Monday, 3 June 2024", "Two are gone."));
    let after = write(folder.path(), "<b> b.md", &paper("Monday, 2 June 2025", "One is back."));
    for command in [["diff", "--all"].as_slice(), &["history"]] {
        let page = run(&[command, &["--format", "html", &before, &after]].concat());
        assert!(page.contains("&lt;script&gt;evil(1)"), "{command:?} does not tell the action");
        assert_harmless(&page, command[0]);
    }
}

#[test]
fn the_report_of_a_backfill_shows_markup_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, out) = (folder.path().join("archive"), folder.path().join("out"));
    fs::create_dir(&archive).unwrap();
    write(&archive, "a.md", &paper("Monday, 3 June 2024", "Two are gone."));
    write(&archive, "page.html", PAGE);
    // A name that is markup, of a letter whose first words are markup too.
    write(
        &archive,
        "<img src=x onerror=evil(9)>.txt",
        &format!("{NASTY} a heading\n\nDear all,\n"),
    );
    run(&["backfill", archive.to_str().unwrap(), "--out", out.to_str().unwrap(), "--quiet"]);
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(page.contains("&lt;img src=x onerror=evil(9)&gt;.txt"), "the name is told");
    assert_harmless(&page, "report");
}
