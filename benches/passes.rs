//! Times each pass and counts its allocations: `cargo bench --bench passes`.
//!
//! Minutes, a pack and a web page out of the fixtures, and the pack 100 times over. Peak and number of
//! allocations stand under each time.

#![allow(clippy::unwrap_used)] // A bench that cannot read its own fixture has nothing to measure.

use std::fs;
use std::path::Path;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use lopdf::{Document, Object};
use minutebook::read::layout;
use minutebook::read::pdf::{self, Budget};
use minutebook::record::Document as Record;
use minutebook::record::schema::{self, Style};
use minutebook::{Options, Source, extract, read, recognise};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// The meeting whose papers are read.
const MEETING: &str = "fixtures/archive/Wolds and Marsh Community Resilience Board/2022-06-13/";
const BOARD: &str = "Monday 13-Jun-2022 10.00 Wolds and Marsh Community Resilience Board.pdf";

const PDFS: [&str; 3] = ["minutes", "pack", "pack 100 times"];
const ALL: [&str; 4] = ["minutes", "pack", "pack 100 times", "web page"];

fn main() {
    divan::main();
}

fn source(name: &str) -> Source {
    let file = match name {
        "minutes" => format!("Printed minutes {BOARD}"),
        "web page" => "Agenda and minutes.html".to_owned(),
        _ => format!("Public reports pack {BOARD}"),
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(MEETING).join(&file);
    let bytes = fs::read(path).unwrap();
    let bytes = if name.ends_with("times") { times(&bytes, 100) } else { bytes };
    Source::new(file, bytes).unwrap()
}

/// A PDF whose pages are those of another so many times over.
fn times(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let pages: Vec<_> = document.get_pages().into_values().collect();
    let root = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let mut kids: Vec<Object> = Vec::new();
    for _ in 0..times {
        for page in &pages {
            let page = document.get_object(*page).unwrap().clone();
            kids.push(document.add_object(page).into());
        }
    }
    let tree = document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    tree.set("Count", kids.len() as i64);
    tree.set("Kids", kids);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// The cross-reference table and the page tree.
#[divan::bench(args = PDFS)]
fn a_open(bencher: Bencher<'_, '_>, name: &str) {
    let source = source(name);
    let none = Budget { pages: 0, ..Budget::default() };
    bencher.bench(|| pdf::read(black_box(&source.bytes), &none).is_ok());
}

/// Pages of glyphs, rules and fills.
#[divan::bench(args = PDFS)]
fn b_interpret(bencher: Bencher<'_, '_>, name: &str) {
    let source = source(name);
    let budget = Budget::default();
    bencher.bench(|| pdf::read(black_box(&source.bytes), &budget).map(|pdf| pdf.pages.len()));
}

/// Glyphs to paragraphs and tables.
#[divan::bench(args = PDFS)]
fn c_layout(bencher: Bencher<'_, '_>, name: &str) {
    let pdf = pdf::read(&source(name).bytes, &Budget::default()).unwrap();
    bencher.bench(|| layout::layout(black_box(&pdf)).blocks.len());
}

/// Paragraphs and tables to the parts of a record.
#[divan::bench(args = ALL)]
fn d_recognise(bencher: Bencher<'_, '_>, name: &str) {
    let reading = read::read(&source(name), &Options::default()).unwrap();
    bencher.bench(|| recognise::recognise(black_box(&reading.blocks), &reading.stamps));
}

/// The record against its schema.
#[divan::bench(args = ALL)]
fn e_validate(bencher: Bencher<'_, '_>, name: &str) {
    let record: Record = extract(&source(name), &Options::default()).unwrap().document;
    bencher.bench(|| schema::checked(black_box(&record)).is_ok());
}

/// The record as JSON.
#[divan::bench(args = ALL)]
fn f_write(bencher: Bencher<'_, '_>, name: &str) {
    let record = extract(&source(name), &Options::default()).unwrap().record;
    bencher.bench(|| {
        let mut out = Vec::new();
        record.write(&mut out, Style::Pretty).map(|()| out)
    });
}

/// All of it, from bytes to JSON.
#[divan::bench(args = ALL)]
fn g_whole(bencher: Bencher<'_, '_>, name: &str) {
    let source = source(name);
    let pages = read::read(&source, &Options::default()).unwrap().pages.unwrap_or(1);
    bencher.counter(ItemsCount::new(pages)).bench(|| {
        let record = extract(black_box(&source), &Options::default()).unwrap().record;
        let mut out = Vec::new();
        record.write(&mut out, Style::Pretty).map(|()| out)
    });
}
