//! Each limit on what a document may cost: met, it is named, by the command with the flag, and what was
//! read until then is kept where half of it is sound.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use minutebook::budget::{LimitKind, Reached};
use minutebook::record::Document;
use minutebook::{Budget, Error, Options, Source, extract};
use support::papers::{MINUTES, pdf};
use support::program::{folder, run};

const PAGE: &str = "\
<html><body><h1>Minutes of a meeting of the Anyshire Flood Board held on Monday, 3 June 2024</h1>
<p>Present</p><p>Mrs C. Specimen CC (in the Chair)</p><p>1. Apologies for absence</p><p>There were none.</p>
<table><tr><th>No.</th><th>Action</th><th>Owner</th><th>Status</th></tr>
<tr><td>1</td><td>Oil the sluice.</td><td>E. Case</td><td>Open</td></tr>
<tr><td>2</td><td>Paint the sluice.</td><td>E. Case</td><td>Open</td></tr></table>
<p>2. Sluice keys</p><p>RESOLVED:</p><p>That the report be noted.</p></body></html>
";

const ANSWER: &str = "\
<meeting><meetingid>1</meetingid><committeename>Anyshire Flood Board</committeename>
<agendaitems><agendaitem><agendaitemid>2</agendaitemid><agendaitemtitle>Keys</agendaitemtitle>
<minutesnonemptyhtmlbody>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</minutesnonemptyhtmlbody>
</agendaitem></agendaitems></meeting>
";

/// The messages of a document's diagnostics, or why it was not read.
fn told(text: &str, budget: Budget) -> Vec<String> {
    let source = Source::new("a", text.into()).unwrap();
    match extract(&source, &Options { budget }) {
        Ok(found) => {
            found.document.diagnostics.into_iter().map(|note| note.message().to_owned()).collect()
        }
        Err(error) => vec![error.to_string()],
    }
}

#[test]
fn a_page_is_read_up_to_its_limits() {
    let usual = told(PAGE, Budget::default());
    for (budget, words) in [
        (Budget { html_nodes: 40, ..Budget::default() }, "more than 40 nodes of HTML"),
        (Budget { blocks: 4, ..Budget::default() }, "more than 4 paragraphs and tables"),
        (Budget { cells: 9, ..Budget::default() }, "more than 9 table cells"),
    ] {
        let told = told(PAGE, budget);
        assert!(told.iter().any(|line| line.starts_with(words)), "{words}: {told:?}");
        assert!(!usual.iter().any(|line| line.starts_with(words)), "{usual:?}");
    }
}

/// A page whose paragraphs stand ever deeper.
fn deep_page() -> String {
    PAGE.replace("<p>2. ", &("<div>".repeat(700) + "<p>2. "))
}

#[test]
fn what_nests_too_deep_is_left_out() {
    let of = |html_depth: u64| told(&deep_page(), Budget { html_depth, ..Budget::default() });
    assert!(of(800).is_empty());
    let told = of(512);
    assert!(told.iter().any(|line| line.contains("512 levels of nested elements")), "{told:?}");
}

#[test]
fn what_stands_before_a_limit_is_in_the_record() {
    let source = Source::new("a.txt", MINUTES.into()).unwrap();
    let of = |blocks: u64| {
        let budget = Budget { blocks, ..Budget::default() };
        extract(&source, &Options { budget }).unwrap().document
    };
    let (whole, half) = (of(10), of(9));
    let resolutions = |record: &Document| record.minutes[0].items[1].resolutions.len();
    assert_eq!((resolutions(&whole), resolutions(&half)), (1, 0));
    assert_eq!(whole.minutes[0].items[0], half.minutes[0].items[0]);
    assert!(whole.diagnostics.is_empty());
    assert_eq!(half.diagnostics[0].code(), "limit-reached");
    assert_eq!(
        half.diagnostics[0].message(),
        "more than 9 paragraphs and tables: what follows was not read"
    );
}

#[test]
fn an_answer_of_too_many_nodes_is_refused() {
    let source = Source::new("a.xml", ANSWER.into()).unwrap();
    let of = |xml_nodes: u64| {
        let budget = Budget { xml_nodes, ..Budget::default() };
        extract(&source, &Options { budget })
    };
    assert!(of(1_000).is_ok());
    let reached = Reached { kind: LimitKind::XmlNodes, limit: 9 };
    assert_eq!(of(9).unwrap_err(), Error::Limit(reached));
}

/// Through the command and its worker: the flag bears on what is read, and is named.
#[test]
fn every_flag_is_named_where_its_limit_is_met() {
    let pdf = pdf(&["Minutes of a meeting", "Present: Mrs C. Specimen"]);
    let (deep, page, answer) = (deep_page(), PAGE.as_bytes(), ANSWER.as_bytes());
    let files =
        [("a.pdf", &*pdf), ("a.html", page), ("deep.html", deep.as_bytes()), ("a.xml", answer)];
    let folder = folder(&files);
    for (flag, most, file) in [
        ("--max-pages", 1, "a.pdf"),
        ("--max-stream-bytes", 20, "a.pdf"),
        ("--max-document-bytes", 20, "a.pdf"),
        ("--max-operators", 2, "a.pdf"),
        ("--max-glyphs", 4, "a.pdf"),
        ("--max-html-nodes", 40, "a.html"),
        ("--max-html-depth", 300, "deep.html"),
        ("--max-blocks", 4, "a.html"),
        ("--max-cells", 9, "a.html"),
        ("--max-xml-nodes", 9, "a.xml"),
    ] {
        let limit = format!("{flag}={most}");
        let ran = run(folder.path(), &["extract", file, &limit]);
        let hint = format!("\n  hint: {flag} raises it\n");
        assert!(ran.status != 0 && ran.told.contains(&hint), "{limit} {file}: {ran:?}");
    }
}
