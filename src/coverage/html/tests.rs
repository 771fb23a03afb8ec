use super::super::{Documents, Duplicates, Example, Failure, Paper, Text};
use super::*;
use crate::backfill::ledger::Reason;

#[test]
fn nothing_of_a_document_reaches_the_page_as_markup() {
    let poison = "<script>alert('x')</script>".to_owned();
    let paper = Paper {
        path: poison.clone(),
        sha256: "a".repeat(64),
        url: Some("javascript:alert(1)".to_owned()),
    };
    let report = Report {
        schema: String::new(),
        tool: "1".to_owned(),
        documents: Documents::default(),
        text: Text::default(),
        meetings: 0,
        bodies: Vec::new(),
        proposals: Vec::new(),
        diagnostics: vec![super::super::Diagnosed {
            code: poison.clone(),
            severity: crate::record::Severity::Info,
            count: 1,
            documents: 1,
            examples: vec![Example { document: paper.clone(), message: poison.clone() }],
        }],
        failures: vec![Failure {
            document: paper,
            reason: Reason::Document,
            message: poison.clone(),
        }],
        nothing: Vec::new(),
        unassembled: Vec::new(),
        disagreements: Default::default(),
        duplicates: Duplicates::default(),
        passed_over: Vec::new(),
    };
    let page = html(&report);
    assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
}
