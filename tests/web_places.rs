//! Over the corpus of real pages: every place leads to the words that were found there.

#![allow(clippy::restriction, reason = "tests fail so")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use minutebook::Error;
use minutebook::block::{Block, Cell, Fact, Text};
use minutebook::read::{html, xml};
use minutebook::record::{At, Place};

/// A value's text and where it is said to stand.
type Found = (String, At);

#[test]
fn every_place_leads_to_its_words() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        eprintln!("skipped: no corpus beside the project");
        return;
    }
    let mut checked = 0;
    for folder in ["real", "rebuilt", "unlabelled", "xml"] {
        for file in files(&corpus.join(folder)).unwrap() {
            let source = std::fs::read_to_string(&file).unwrap();
            checked += check(&file, &source);
        }
    }
    assert!(checked > 0, "the corpus has no page");
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "html" || end == "xml"));
    files.sort();
    Ok(files)
}

fn check(file: &Path, source: &str) -> usize {
    let is_xml = file.extension().is_some_and(|end| end == "xml");
    let read = if is_xml { xml::read(source) } else { html::read(source) };
    let page = match read {
        Ok(page) => page,
        Err(Error::NothingFound { .. }) if is_xml => return 0,
        Err(error) => panic!("{}: {error}", file.display()),
    };
    let found: Vec<Found> = page.blocks.iter().flat_map(values).collect();
    let nodes: Vec<&str> = found.iter().flat_map(|(_, at)| at.iter().map(node)).collect();
    let texts = if is_xml { xml::texts_at(source, &nodes) } else { html::texts_at(source, &nodes) };
    let by_node: BTreeMap<&str, Option<String>> = nodes.iter().copied().zip(texts).collect();
    for (value, at) in &found {
        assert!(!at.is_empty(), "{}: “{value}” stands nowhere", file.display());
        let mut text = String::new();
        for place in at {
            let here = by_node.get(node(place)).cloned().flatten();
            text += &here.unwrap_or_else(|| panic!("{}: no {}", file.display(), node(place)));
            text.push(' ');
        }
        for word in value.split_whitespace() {
            let (file, node) = (file.display(), node(&at[0]));
            assert!(text.contains(word), "{file}: “{word}” of “{value}” is not at {node}: {text}");
        }
    }
    found.len()
}

fn node(place: &Place) -> &str {
    match place {
        Place::Node { node } => node,
        Place::Page { .. } | Place::Line { .. } => panic!("not a node: {place:?}"),
    }
}

fn values(block: &Block) -> Vec<Found> {
    match block {
        Block::Text(text) => paragraph(text),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).flat_map(cell).collect()
        }
        Block::Fact(fact) => fact_values(fact),
    }
}

fn paragraph(text: &Text) -> Vec<Found> {
    let line = |line: &minutebook::block::Line| {
        let segments = line
            .segments
            .iter()
            .map(|segment| segment.spans.iter().map(|span| span.text.as_str()).collect::<String>());
        let mut segments: Vec<String> = segments.collect();
        // A list's numbers are computed, and a sign stands for whatever a font of signs draws.
        if segments.len() > 1 && (text.list_item || segments.first().is_some_and(|s| s == "•")) {
            segments.remove(0);
        }
        (segments.join(" "), line.place.iter().cloned().collect())
    };
    text.lines.iter().map(line).collect()
}

fn cell(cell: &Cell) -> Vec<Found> {
    let own = cell.texts.iter().flat_map(paragraph);
    own.map(|(text, at)| (text, if at.is_empty() { cell.at.clone() } else { at })).collect()
}

fn fact_values(fact: &Fact) -> Vec<Found> {
    let value = |text: &Option<String>, at: &At| (text.clone().unwrap_or_default(), at.clone());
    match fact {
        Fact::Meeting { meeting, .. } => {
            vec![value(&meeting.body, &meeting.at), value(&meeting.venue, &meeting.at)]
        }
        Fact::Contact(contact) => [&contact.name, &contact.role, &contact.organisation]
            .into_iter()
            .chain([&contact.telephone])
            .map(|text| value(text, &contact.at))
            .collect(),
        Fact::Attendee(person) => {
            vec![(person.name.clone(), person.at.clone()), value(&person.affiliation, &person.at)]
        }
        Fact::Item { number, title, at, .. } => {
            // The number of the web service stands beside the title.
            let beside = at.len() < 2;
            let number = number.as_ref().filter(|_| !beside).cloned();
            vec![(title.clone(), at.clone()), (number.unwrap_or_default(), at.clone())]
        }
        Fact::Attachment(paper) => vec![(paper.title.clone(), paper.at.clone())],
        Fact::Vote(vote) => vec![value(&vote.subject, &vote.at), value(&vote.outcome, &vote.at)],
        Fact::Part(_, at) | Fact::Incomplete(_, _, at) => vec![(String::new(), at.clone())],
        Fact::ItemsEnd => Vec::new(),
    }
}
