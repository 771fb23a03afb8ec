//! The report as one web page that needs nothing else: readable on paper and by a screen reader.

use std::fmt::Write;

use crate::diagnostic::Code;
use crate::diff::render::{STYLE, day, escaped, link};
use crate::explain::{explain, severity_word};

use super::cells::{OWN_STYLE, body_cell, paper_cells, record_link, years};
use super::words::{
    counted, part_word, piece_word, reason_word, share, thousands, unassembled_word,
};
use super::{Body, ProposalKind, Report};

/// So many rows of a list are shown; all are in `report.json`.
const ROWS: usize = 500;

/// Tells a report as a web page.
pub fn html(report: &Report) -> String {
    let mut page = Page(format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>What was read, and what was not</title>\n<style>\n{STYLE}{OWN_STYLE}</style>\n\
         </head>\n<body>\n<header>\n<h1>What was read, and what was not</h1>\n",
    ));
    page.contents(report);
    page.facts(report);
    page.0.push_str("</header>\n<main>\n");
    page.bodies(report);
    page.gaps(report);
    page.disagreements(report);
    page.proposals(report);
    page.unassembled(report);
    page.failures(report);
    page.nothing(report);
    page.diagnostics(report);
    page.duplicates(report);
    page.passed_over(report);
    page.0.push_str("</main>\n</body>\n</html>\n");
    page.0
}

struct Page(String);

impl Page {
    fn push(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.0.write_fmt(what);
    }

    fn contents(&mut self, report: &Report) {
        let gaps: usize = report
            .bodies
            .iter()
            .map(|body| body.gaps.len().saturating_add(body.announced.len()))
            .sum();
        let entries = [
            ("bodies", "meetings", report.meetings, false),
            ("gaps", "gaps", gaps, false),
            ("disagreements", "differences", report.disagreements.total, false),
            ("proposals", "names that look alike", report.proposals.len(), false),
            ("unassembled", "in no meeting", report.unassembled.len(), false),
            ("failures", "not read", report.failures.len(), true),
            ("nothing", "nothing found in", report.nothing.len(), false),
            ("diagnostics", "kinds of diagnostics", report.diagnostics.len(), false),
        ];
        self.0.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
        for (id, words, count, alarm) in entries {
            let class = if alarm && count > 0 { " class=\"alarm\"" } else { "" };
            let count = thousands(count as u64);
            self.push(format_args!("<li{class}><a href=\"#{id}\">{count} {words}</a></li>\n"));
        }
        self.0.push_str("</ul>\n</nav>\n");
    }

    fn facts(&mut self, report: &Report) {
        let documents = &report.documents;
        let n = |count: usize| thousands(count as u64);
        self.push(format_args!(
            "<dl class=\"facts\">\n<dt>Documents</dt><dd>{} in {} files: {} with a record, {} with \
             nothing to record, {} not read</dd>\n<dt>Pages</dt><dd>{}</dd>\n",
            n(documents.total),
            n(documents.files),
            n(documents.read),
            n(documents.nothing),
            n(documents.failed),
            thousands(documents.pages),
        ));
        let text = &report.text;
        if let Some(thousandths) = text.thousandths {
            self.push(format_args!(
                "<dt>Text understood</dt><dd>{0}: {1} words stand in records; {2} words of {3} of \
                 these documents belong to no agenda, minutes, action log or report. The prose of reports is in neither.\
                 <meter class=\"bar\" min=\"0\" max=\"1000\" value=\"{thousandths}\">{0}</meter></dd>\n",
                share(thousandths),
                thousands(text.words),
                thousands(text.unclaimed),
                n(text.documents),
            ));
        }
        let known: Vec<String> = [
            ("named", "named by the paper, or by what surrounds it"),
            ("site", "by the web site"),
            ("papers", "by the papers that it belongs with"),
            ("name", "by the body's name"),
            ("unknown", "not known"),
        ]
        .iter()
        .filter_map(|(key, words)| Some(format!("{} {words}", n(*documents.authority.get(*key)?))))
        .collect();
        if !known.is_empty() {
            self.push(format_args!("<dt>Authority</dt><dd>{}</dd>\n", known.join("; ")));
        }
        self.push(format_args!(
            "<dt>Written by</dt><dd>minutebook {}</dd>\n</dl>\n",
            escaped(&report.tool)
        ));
    }

    fn open(&mut self, id: &str, title: &str, count: usize, words: &str) {
        self.push(format_args!(
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title} ({})</h2>\n\
             <p class=\"dim\">{words}</p>\n",
            thousands(count as u64)
        ));
    }

    fn close(&mut self) {
        self.0.push_str("</section>\n");
    }

    /// Opens a table.
    fn table(&mut self, headings: &[&str]) {
        self.0.push_str("<div class=\"wide\"><table>\n<thead><tr>");
        for heading in headings {
            self.push(format_args!("<th scope=\"col\">{heading}</th>"));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
    }

    /// Closes a table of which [`ROWS`] are shown at most; one without a row is taken back.
    fn end_table(&mut self, rows: usize) {
        if rows == 0 {
            let start = self.0.rfind("<div class=\"wide\"><table>");
            self.0.truncate(start.unwrap_or(self.0.len()));
            self.0.push_str("<p>None.</p>\n");
            return;
        }
        self.0.push_str("</tbody></table></div>\n");
        if rows > ROWS {
            let more = thousands(rows.saturating_sub(ROWS) as u64);
            self.push(format_args!("<p class=\"dim\">and {more} more, in report.json</p>\n"));
        }
    }

    fn bodies(&mut self, report: &Report) {
        self.open(
            "bodies",
            "Meetings",
            report.meetings,
            "By body and year. A dash is a year without a meeting in the archive. Where the authority is not \
             known, meetings of bodies with one name stand together, and may be those of several councils.",
        );
        let years = years(report);
        self.0.push_str("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Body</th><th scope=\"col\" class=\"n\">All</th>");
        for year in &years {
            self.push(format_args!("<th scope=\"col\" class=\"n\">{}</th>", escaped(year)));
        }
        self.0.push_str("</tr></thead>\n");
        let columns = years.len().saturating_add(2);
        for group in report.bodies.chunk_by(|a, b| a.authority == b.authority) {
            let authority = group.first().and_then(|body| body.authority.as_deref());
            self.push(format_args!(
                "<tbody>\n<tr class=\"authority\"><th scope=\"rowgroup\" colspan=\"{columns}\">{}</th></tr>\n",
                escaped(authority.unwrap_or("Authority not known")),
            ));
            for body in group {
                self.push(format_args!(
                    "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td>",
                    body_cell(body),
                    thousands(body.meetings as u64)
                ));
                for year in &years {
                    let inside = year.as_str() >= body.first.get(..4).unwrap_or_default()
                        && year.as_str() <= body.last.get(..4).unwrap_or_default();
                    let cell = match body.years.get(year) {
                        Some(count) => thousands(*count as u64),
                        None if inside => {
                            "<span class=\"vh\">none</span><span aria-hidden=\"true\">–</span>"
                                .to_owned()
                        }
                        None => String::new(),
                    };
                    self.push(format_args!("<td class=\"n\">{cell}</td>"));
                }
                self.0.push_str("</tr>\n");
            }
            self.0.push_str("</tbody>\n");
        }
        self.0.push_str("</table></div>\n");
        self.close();
    }

    fn gaps(&mut self, report: &Report) {
        let lacking: Vec<&Body> = report
            .bodies
            .iter()
            .filter(|body| !body.gaps.is_empty() || !body.announced.is_empty())
            .collect();
        let count =
            lacking.iter().map(|body| body.gaps.len().saturating_add(body.announced.len())).sum();
        self.open(
            "gaps",
            "Gaps",
            count,
            "Months in which a body usually meets and nothing was found: it met in that month in at least \
             three years and in three of four, and not in a month beside it instead. And dates that papers \
             announce, without a meeting within two weeks. Only between a body's first meeting and its last.",
        );
        self.table(&["Body", "Months without the usual meeting", "Announced, and not found"]);
        for body in lacking.iter().take(ROWS) {
            let gaps: Vec<String> = body.gaps.iter().map(|gap| day(gap)).collect();
            let announced: Vec<String> = body
                .announced
                .iter()
                .map(|one| {
                    format!(
                        "{} ({})",
                        escaped(&day(&one.date)),
                        record_link(&one.record, "announced here")
                    )
                })
                .collect();
            self.push(format_args!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                body_cell(body),
                gaps.join(", "),
                announced.join("<br>"),
            ));
        }
        self.end_table(lacking.len());
        self.close();
    }

    fn disagreements(&mut self, report: &Report) {
        let all = &report.disagreements;
        self.open(
            "disagreements",
            "Disagreements",
            all.total,
            "Values that two documents of one meeting give differently, beyond typography. The record of \
             the meeting has both, with their places.",
        );
        if !all.fields.is_empty() {
            let fields: Vec<String> = all
                .fields
                .iter()
                .map(|(field, n)| format!("{} {}", thousands(*n as u64), escaped(field)))
                .collect();
            self.push(format_args!("<p>{}</p>\n", fields.join(" · ")));
        }
        self.table(&["Meeting", "Date", "Record", "Number", "Fields"]);
        for one in all.meetings.iter().take(ROWS) {
            self.push(format_args!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"n\">{}</td><td>{}</td></tr>\n",
                escaped(&one.body),
                escaped(&day(&one.date)),
                record_link(&one.record, "record"),
                one.count,
                escaped(&one.fields.join(", ")),
            ));
        }
        self.end_table(all.meetings.len());
        self.close();
    }

    fn proposals(&mut self, report: &Report) {
        self.open(
            "proposals",
            "Names that look alike",
            report.proposals.len(),
            "They were not merged. If they are one, put these lines into the aliases file.",
        );
        if report.proposals.is_empty() {
            self.0.push_str("<p>None.</p>\n");
        }
        for one in report.proposals.iter().take(ROWS) {
            let kind = match one.kind {
                ProposalKind::Body => "Body",
                ProposalKind::Authority => "Authority",
            };
            let of = one.authority.as_deref().map(|name| format!(" of {}", escaped(name)));
            let names: Vec<String> =
                one.names.iter().map(|name| format!("“{}”", escaped(name))).collect();
            self.push(format_args!(
                "<h3>{kind}{}: {}</h3>\n<ul class=\"list\">",
                of.unwrap_or_default(),
                names.join(" and ")
            ));
            for reason in &one.reasons {
                self.push(format_args!("<li>{}</li>", escaped(reason)));
            }
            // Line ends are control characters, which are taken out of what documents say.
            let lines: Vec<String> = one.toml.lines().map(escaped).collect();
            self.push(format_args!("</ul>\n<pre>{}</pre>\n", lines.join("\n")));
        }
        self.close();
    }

    fn unassembled(&mut self, report: &Report) {
        self.open(
            "unassembled",
            "Read, and in no meeting",
            report.unassembled.len(),
            "Their records stand in the folder documents. A sidecar file beside a paper can tell its body and date.",
        );
        self.table(&["Document", "Record", "What", "Why", "It says"]);
        for one in report.unassembled.iter().take(ROWS) {
            let says: Vec<String> =
                [&one.body, &one.date].into_iter().flatten().map(|text| escaped(text)).collect();
            self.push(format_args!(
                "<tr>{}<td>{}</td><td>{}</td><td>{}</td></tr>\n",
                paper_cells(&one.document),
                part_word(one.part),
                unassembled_word(one.reason),
                says.join(", "),
            ));
        }
        self.end_table(report.unassembled.len());
        self.close();
    }

    fn failures(&mut self, report: &Report) {
        self.open(
            "failures",
            "Not read",
            report.failures.len(),
            "Every document that could not be read, and why.",
        );
        self.table(&["Document", "Kind", "Why"]);
        for one in report.failures.iter().take(ROWS) {
            self.push(format_args!(
                "<tr><td class=\"path\">{}</td><td>{}</td><td>{}</td></tr>\n",
                link(&one.document.path, one.document.url.as_deref()),
                reason_word(one.reason),
                escaped(&one.message),
            ));
        }
        self.end_table(report.failures.len());
        self.close();
    }

    fn nothing(&mut self, report: &Report) {
        self.open(
            "nothing",
            "Nothing to record",
            report.nothing.len(),
            "Documents that were read, and hold no agenda, minutes, action log or report: letters, maps, budgets.",
        );
        self.0.push_str("<details><summary>The documents</summary>\n");
        self.table(&["Document", "Nearest"]);
        for one in report.nothing.iter().take(ROWS) {
            self.push(format_args!(
                "<tr><td class=\"path\">{}</td><td>{}</td></tr>\n",
                link(&one.document.path, one.document.url.as_deref()),
                escaped(&one.message),
            ));
        }
        self.end_table(report.nothing.len());
        self.0.push_str("</details>\n");
        self.close();
    }

    fn diagnostics(&mut self, report: &Report) {
        self.open(
            "diagnostics",
            "Diagnostics",
            report.diagnostics.len(),
            "What could not be read in documents that have a record, or is doubtful, by kind.",
        );
        for one in &report.diagnostics {
            self.push(format_args!(
                "<details><summary><strong>{}</strong> ({}): {} in {}</summary>\n",
                escaped(&one.code),
                severity_word(one.severity),
                thousands(one.count),
                counted(one.documents, "document"),
            ));
            if let Some(told) = Code::find(&one.code).and_then(explain) {
                self.push(format_args!(
                    "<p>{}</p>\n<p class=\"dim\">{}</p>\n",
                    escaped(told.cause),
                    escaped(told.remedy)
                ));
            }
            self.table(&["For example", "Record", "Message"]);
            for example in &one.examples {
                self.push(format_args!(
                    "<tr>{}<td>{}</td></tr>\n",
                    paper_cells(&example.document),
                    escaped(&example.message)
                ));
            }
            self.end_table(one.examples.len());
            self.0.push_str("</details>\n");
        }
        self.close();
    }

    fn duplicates(&mut self, report: &Report) {
        let all = &report.duplicates;
        self.open(
            "duplicates",
            "The same paper more than once",
            all.bytes.len().saturating_add(all.parts.len()),
            "Counted once, and kept apart: the same bytes at several paths, and several documents with one \
             part of a meeting (a pack and its single papers, a page and its print, a draft and what was printed).",
        );
        self.0.push_str("<details class=\"long\"><summary>The same bytes</summary>\n");
        self.table(&["Paths", "SHA-256"]);
        for one in all.bytes.iter().take(ROWS) {
            let paths: Vec<String> = one.paths.iter().map(|path| escaped(path)).collect();
            self.push(format_args!(
                "<tr><td class=\"path\">{}</td><td>{}</td></tr>\n",
                paths.join("<br>"),
                escaped(one.sha256.get(..12).unwrap_or_default())
            ));
        }
        self.end_table(all.bytes.len());
        self.0.push_str("</details>\n<details class=\"long\"><summary>One part in several documents</summary>\n");
        self.table(&["Record", "Part", "Taken from", "Also in"]);
        for one in all.parts.iter().take(ROWS) {
            let others: Vec<String> = one.others.iter().map(|path| escaped(path)).collect();
            self.push(format_args!(
                "<tr><td>{}</td><td>{}</td><td class=\"path\">{}</td><td class=\"path\">{}</td></tr>\n",
                record_link(&one.record, &one.record),
                piece_word(one.part),
                escaped(&one.taken),
                others.join("<br>"),
            ));
        }
        self.end_table(all.parts.len());
        self.0.push_str("</details>\n");
        self.close();
    }

    fn passed_over(&mut self, report: &Report) {
        self.open(
            "passed",
            "Files passed over",
            report.passed_over.len(),
            "Files of the archive that are no documents.",
        );
        self.0.push_str("<details><summary>The files</summary>\n");
        self.table(&["File", "Why"]);
        for one in report.passed_over.iter().take(ROWS) {
            self.push(format_args!(
                "<tr><td class=\"path\">{}</td><td>{}</td></tr>\n",
                escaped(&one.path),
                escaped(&one.reason)
            ));
        }
        self.end_table(report.passed_over.len());
        self.0.push_str("</details>\n");
        self.close();
    }
}

#[cfg(test)]
mod tests;
