//! The page: what there is in figures, then part by part.

use maud::{Markup, html};

use crate::pages::Page;
use crate::record::report::{Documents, Report, Text};

use super::words::{authority_word, share, thousands};
use super::{documents, meetings};

/// What the page is headed.
const TITLE: &str = "What was read, and what was not";

/// The parts that are told aloud where there is something in them.
const ALARMS: [&str; 2] = ["incomplete-logs", "failures"];

/// Tells a report as a web page.
pub fn html(report: &Report) -> String {
    let page = Page {
        class: "coverage",
        title: TITLE,
        heading: TITLE,
        head: html! { (contents(report)) (facts(report)) },
        main: html! {
            (meetings::bodies(report))
            (meetings::gaps(report))
            (meetings::incomplete_logs(report))
            (meetings::disagreements(report))
            (meetings::proposals(report))
            (documents::unassembled(report))
            (documents::failures(report))
            (documents::nothing(report))
            (documents::diagnostics(report))
            (documents::duplicates(report))
            (documents::passed_over(report))
        },
    };
    page.whole()
}

fn contents(report: &Report) -> Markup {
    let entries = [
        ("bodies", "meetings", report.meetings),
        ("gaps", "gaps", report.bodies.iter().map(meetings::lacking).sum()),
        ("incomplete-logs", "logs not read whole", report.incomplete_logs.len()),
        ("disagreements", "differences", report.disagreements.total),
        ("proposals", "names that look alike", report.proposals.len()),
        ("unassembled", "in no meeting", report.unassembled.len()),
        ("failures", "not read", report.failures.len()),
        ("nothing", "nothing found in", report.nothing.len()),
        ("diagnostics", "kinds of diagnostics", report.diagnostics.len()),
    ];
    html! {
        nav aria-label="Contents" {
            ul.chips {
                @for (id, words, count) in entries {
                    li.alarm[ALARMS.contains(&id) && count > 0] {
                        a href={ "#" (id) } { (thousands(count as u64)) " " (words) }
                    } "\n"
                }
            }
        } "\n"
    }
}

fn facts(report: &Report) -> Markup {
    let known = known(&report.documents);
    html! {
        dl {
            dt { "Documents" } dd { (counts(&report.documents)) } "\n"
            dt { "Pages" } dd { (thousands(report.documents.pages)) } "\n"
            @if let Some(thousandths) = report.text.thousandths {
                dt { "Words in records" } dd { (understood(&report.text, thousandths)) } "\n"
            }
            @if !known.is_empty() { dt { "Authority" } dd { (known.join("; ")) } "\n" }
            dt { "Written by" } dd { "minutebook " (report.tool) } "\n"
        }
    }
}

fn counts(documents: &Documents) -> String {
    let n = |count: usize| thousands(count as u64);
    format!(
        "{} in {} files: {} with a record, {} with nothing to record, {} not read",
        n(documents.total),
        n(documents.files),
        n(documents.read),
        n(documents.nothing),
        n(documents.failed),
    )
}

fn understood(text: &Text, thousandths: u64) -> Markup {
    html! {
        (share(thousandths)) " of all words of all papers that could be read: "
        (thousands(text.words)) " stand in values of records, " (thousands(text.unclaimed))
        " do not: prose of reports, text that was not read, papers without a record. Their pages are in the \
         database, and can be searched."
        meter min="0" max="1000" value=(thousandths) aria-label="Words in records" { (share(thousandths)) }
    }
}

/// How many documents' authority is known in which way.
fn known(documents: &Documents) -> Vec<String> {
    let told = |key: &&str| {
        let count = documents.authority.get(*key)?;
        Some(format!("{} {}", thousands(*count as u64), authority_word(key)))
    };
    ["named", "site", "papers", "name", "unknown"].iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use crate::record::Severity;
    use crate::record::ledger::Reason;
    use crate::record::report::{Diagnosed, Duplicates, Example, Failure, IncompleteLog, Paper};

    use super::*;

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
            diagnostics: vec![Diagnosed {
                code: poison.clone(),
                severity: Severity::Info,
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
            incomplete_logs: vec![IncompleteLog {
                record: "meetings/a/b/2031-05-06.json".to_owned(),
                body: poison.clone(),
                date: "2031-05-06".to_owned(),
                document: poison.clone(),
                texts: 2,
            }],
            disagreements: Default::default(),
            duplicates: Duplicates::default(),
            passed_over: Vec::new(),
        };
        let page = html(&report);
        assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
        assert!(page.contains("&lt;script&gt;"));
        let alarm = "<li class=\"alarm\"><a href=\"#incomplete-logs\">1 logs not read whole</a>";
        assert!(page.contains(alarm), "{page}");
    }
}
