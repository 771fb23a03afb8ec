//! Prints what the readers of web pages and of the web service make of a file, a line a block.
//!
//! `cargo run --example web_blocks -- FILE… [--at]`; with `--at`, where each block stands as well.

use std::process::ExitCode;

use minutebook::block::{Block, Fact, Row, Text};
use minutebook::html::{self, WebPage};
use minutebook::record::{At, Place};
use minutebook::xml;

fn main() -> ExitCode {
    let mut places = false;
    let mut code = ExitCode::SUCCESS;
    for file in std::env::args().skip(1) {
        if file == "--at" {
            places = true;
            continue;
        }
        let page = std::fs::read_to_string(&file)
            .map_err(|error| error.to_string())
            .and_then(|text| read(&text).map_err(|error| error.to_string()));
        out(&format!("=== {file}"));
        match page {
            Ok(page) => print(&page, places),
            Err(error) => {
                out(&format!("error: {error}"));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn read(text: &str) -> Result<WebPage, minutebook::Error> {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml") {
        xml::read(text)
    } else {
        html::read(text)
    }
}

#[expect(clippy::print_stdout, reason = "the output of the example")]
fn out(line: &str) {
    println!("{line}");
}

fn print(page: &WebPage, places: bool) {
    out(&format!("{:?} url={:?} authority={:?}", page.kind, page.url, page.authority));
    out(&format!("{:?}", page.moderngov));
    for note in &page.notes {
        out(&format!("note {} {:?}: {}", note.code, note.severity, note.message));
    }
    for block in &page.blocks {
        let (line, at) = line(block);
        out(&if places { format!("{line}    @ {}", paths(&at)) } else { line });
    }
}

fn paths(at: &At) -> String {
    let path = |place: &Place| match place {
        Place::Node { node } => node.clone(),
        Place::Page { .. } | Place::Line { .. } => String::new(),
    };
    at.iter().map(path).collect::<Vec<_>>().join(" ")
}

fn line(block: &Block) -> (String, At) {
    match block {
        Block::Text(text) => {
            let at = text.lines.iter().filter_map(|line| line.place.clone()).take(1).collect();
            (format!("    {}", written(text)), at)
        }
        Block::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            (format!("    TABLE {} columns\n{}", table.columns, rows.join("\n")), table.at.clone())
        }
        Block::Fact(fact) => self::fact(fact),
    }
}

fn written(text: &Text) -> String {
    let mut marks = String::new();
    if let Some(level) = text.heading {
        marks.push_str(&format!("h{level} "));
    }
    if text.list_item {
        marks.push_str("li ");
    }
    let lines = text.lines.iter().map(|line| {
        let segments = line.segments.iter().map(|segment| {
            let spans =
                segment.spans.iter().map(|span| match (span.style.bold, span.style.italic) {
                    (true, _) => format!("*{}*", span.text),
                    (false, true) => format!("/{}/", span.text),
                    (false, false) => span.text.clone(),
                });
            format!("[{:.0}] {}", segment.x0, spans.collect::<String>())
        });
        segments.collect::<Vec<_>>().join(" ¦ ")
    });
    marks + &lines.collect::<Vec<_>>().join(" ⏎ ")
}

fn row(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| {
        let texts: Vec<String> = cell.texts.iter().map(written).collect();
        format!("{}+{}: {}", cell.column, cell.column_span, texts.join(" ¶ "))
    });
    let mark = if row.header { "#" } else { " " };
    format!("      {mark} {}", cells.collect::<Vec<_>>().join(" | "))
}

fn fact(fact: &Fact) -> (String, At) {
    match fact {
        Fact::Meeting { meeting, status, authority } => {
            let line = format!(
                "MEETING {:?} {:?} {:?}-{:?} at {:?}; {status:?}; {authority:?}",
                meeting.body, meeting.date, meeting.start_time, meeting.end_time, meeting.venue
            );
            (line, meeting.at.clone())
        }
        Fact::Contact(contact) => {
            let line = format!(
                "CONTACT {:?} {:?} {:?} {:?} {:?}",
                contact.name, contact.role, contact.organisation, contact.email, contact.telephone
            );
            (line, contact.at.clone())
        }
        Fact::Attendee(person) => {
            let line = format!(
                "ATTENDEE {:?} {:?} {:?} chair={} vice={} remote={:?} id={:?}",
                person.group,
                person.name,
                person.affiliation,
                person.chair,
                person.vice_chair,
                person.remote,
                person.member_id
            );
            (line, person.at.clone())
        }
        Fact::Item { number, agenda_number, title, item_id, at } => {
            let line = format!("ITEM {number:?} ({agenda_number:?}) {title:?} id={item_id:?}");
            (line, at.clone())
        }
        Fact::Part(part, at) => (format!("  PART {part:?}"), at.clone()),
        Fact::Attachment(paper) => {
            let line = format!(
                "  PAPER {:?} {:?} id={:?} {:?} {:?}",
                paper.kind, paper.title, paper.attachment_id, paper.size_text, paper.url
            );
            (line, paper.at.clone())
        }
        Fact::Vote(vote) => (
            format!(
                "  VOTE {:?} {:?} {:?}/{:?}/{:?} {:?}",
                vote.subject, vote.outcome, vote.in_favour, vote.against, vote.abstain, vote.names
            ),
            vote.at.clone(),
        ),
        Fact::Incomplete(part, why, at) => {
            (format!("  INCOMPLETE {part:?} {:?} {:?}", why.reason, why.url), at.clone())
        }
        Fact::ItemsEnd => ("ITEMS END".to_owned(), Vec::new()),
    }
}
