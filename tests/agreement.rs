//! Papers of one meeting say the same: page and printed minutes, minutes and the pack that holds them,
//! and one pack written in many ways.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::record::{Document, Minutes, Place};
use minutebook::{Options, Source, extract};
use serde_json::Value;

use support::{corpus, fixtures, skip};

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let source = Source::new(path.to_string_lossy().into_owned(), bytes).unwrap();
    extract(&source, &Options::default())
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        .document
}

/// Letters and digits in small letters: what typography cannot change. An opening "that" goes.
fn folded(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    plain.strip_prefix("that").map(str::to_owned).unwrap_or(plain)
}

fn minutes_of<'a>(document: &'a Document, date: &str) -> &'a Minutes {
    document
        .minutes
        .iter()
        .find(|minutes| minutes.meeting.date.as_deref() == Some(date))
        .unwrap_or_else(|| panic!("{} holds no minutes of {date}", document.source.name))
}

type Facts = BTreeSet<(Option<String>, String)>;

fn items(minutes: &Minutes) -> Facts {
    minutes.items.iter().map(|i| (i.number.clone(), folded(&i.title))).collect()
}

/// Item and text of every clause, but for the items that a page cuts.
fn clauses(minutes: &Minutes, cut: &BTreeSet<Option<String>>) -> Facts {
    let whole = minutes.items.iter().filter(|item| !cut.contains(&item.number));
    whole.flat_map(|i| i.resolutions.iter().map(|r| (i.number.clone(), folded(&r.text)))).collect()
}

fn cut(minutes: &Minutes) -> BTreeSet<Option<String>> {
    let cut = minutes.items.iter().filter(|item| item.incomplete.is_some());
    cut.map(|item| item.number.clone()).collect()
}

#[test]
fn papers_of_the_fixtures_agree() {
    let table = fs::read_to_string(fixtures().join("../pairs.tsv")).unwrap();
    let mut pairs = 0;
    for line in table.lines().skip(1) {
        let [first, second, date, same] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let (first, second) = (read(&fixtures().join(first)), read(&fixtures().join(second)));
        let (a, b) = (minutes_of(&first, date), minutes_of(&second, date));
        assert_eq!(items(a), items(b), "items of {date}: {}", second.source.name);
        if same.contains("resolutions") || same == "everything" {
            let cut = &cut(a) | &cut(b);
            assert_eq!(clauses(a, &cut), clauses(b, &cut), "clauses of {date}");
        }
        pairs += 1;
    }
    assert!(pairs >= 10);
}

/// Where page and PDF of the corpus differ, by what the papers themselves say: an unnumbered heading
/// that only one of them prints.
const ONE_SIDED: [&str; 3] = ["note", "exclusion", "discussionofanyother"];

#[test]
fn pages_and_printed_papers_of_the_corpus_agree() {
    let Some(root) = corpus("") else { return skip("agreement") };
    let table = fs::read_to_string(root.join("pairs.tsv")).unwrap();
    let mut differ = Vec::new();
    for line in table.lines().skip(1) {
        let [page, pdf, role] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if role != "printed-minutes" {
            continue;
        }
        let (page_record, pdf_record) = (read(&root.join(page)), read(&root.join(pdf)));
        let (Some(a), Some(b)) = (page_record.minutes.first(), pdf_record.minutes.first()) else {
            panic!("{line}: no minutes");
        };
        let cut = cut(a);
        let one_sided = |(number, text): &(Option<String>, String)| {
            number.is_none() && ONE_SIDED.iter().any(|word| text.starts_with(word))
        };
        let odd = items(a).symmetric_difference(&items(b)).filter(|i| !one_sided(i)).count()
            + clauses(a, &cut).symmetric_difference(&clauses(b, &cut)).count();
        if odd > 0 {
            differ.push(format!("{page} and {pdf}: {odd} differences"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Agenda, minutes and action logs of a record, places left out.
fn sections(document: &Document) -> [Value; 3] {
    let mut parts = [
        serde_json::to_value(&document.agenda).unwrap(),
        serde_json::to_value(&document.minutes).unwrap(),
        serde_json::to_value(&document.action_logs).unwrap(),
    ];
    parts.iter_mut().for_each(without_places);
    parts
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("at");
            map.values_mut().for_each(without_places);
        }
        Value::Array(list) => list.iter_mut().for_each(without_places),
        _ => {}
    }
}

#[test]
fn one_pack_written_many_ways_reads_alike() {
    let Some(folder) = corpus("variants") else { return skip("agreement") };
    let base = sections(&read(&folder.join("pack_word.pdf")));
    for path in support::files(&folder) {
        let [agenda, minutes, logs] = sections(&read(&path));
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(agenda == base[0], "{name}: the agenda differs");
        assert!(minutes == base[1], "{name}: the minutes differ");
        assert!(logs == base[2], "{name}: the action log differs");
    }
}

#[test]
fn pages_of_places_are_those_of_the_file() {
    let name = "Thornmere and Wendvale Community Resilience Board/2025-10-20";
    for path in support::files(&fixtures().join(name))
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "pdf"))
    {
        let document = read(path);
        let last = document.source.pages.unwrap();
        for minutes in &document.minutes {
            for place in minutes.items.iter().flat_map(|item| &item.at) {
                let Place::Page { page, .. } = place else { panic!("{place:?}") };
                assert!((1..=last).contains(page));
            }
        }
    }
}
