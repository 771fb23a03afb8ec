//! Text is conserved: what the layout gets comes out once, every letter in a table's region stands in one
//! of its cells, and every word of a document is counted once in its record's coverage. Counted over whole documents; skips, and says so, where there is no
//! corpus.

#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use minutebook::block::{Block, Table, Text};
use minutebook::read::layout::{self, Furniture, Layout};
use minutebook::read::pdf::{Budget, Pdf, read};
use minutebook::record::Place;
use minutebook::{Options, Source, extract};
use rayon::prelude::*;
use support::{corpus, files, fixtures, skip};
use unicode_normalization::UnicodeNormalization;

/// Letters with how often they stand somewhere; fewer than none where more came out than went in.
type Letters = BTreeMap<char, i64>;

/// What is counted of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    tables: i64,
    /// Letters in tables' regions.
    letters: i64,
    /// Of these, in no cell.
    lost: i64,
    /// Letters in cells that are not in the region, or in two cells.
    twice: i64,
    /// Letters of the document that neither a block nor furniture has.
    gone: i64,
    /// Letters of blocks and furniture that the document has not, or once only.
    made: i64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.tables += other.tables;
        self.letters += other.letters;
        self.lost += other.lost;
        self.twice += other.twice;
        self.gone += other.gone;
        self.made += other.made;
    }
}

/// Adds the letters of a text, or takes them off.
fn add(letters: &mut Letters, text: &str, by: i64) {
    // What layout leaves out of words, and the bar between the cells of a repeated header.
    let nothing = |c: char| {
        c.is_whitespace()
            || matches!(c, '|' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\0'..='\u{1f}')
    };
    for c in text.nfc().filter(|c| !nothing(*c)) {
        *letters.entry(c).or_default() += by;
    }
}

fn add_text(letters: &mut Letters, text: &Text, by: i64) {
    let segments = text.lines.iter().flat_map(|line| &line.segments);
    segments.flat_map(|s| &s.spans).for_each(|span| add(letters, &span.text, by));
}

fn add_cells(letters: &mut Letters, table: &Table, by: i64) {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.texts).for_each(|text| add_text(letters, text, by));
}

/// How many are left over and how many are missing.
fn sums(letters: &Letters) -> (i64, i64) {
    let over = letters.values().filter(|n| **n > 0).sum();
    let under: i64 = letters.values().filter(|n| **n < 0).sum();
    (over, -under)
}

/// Whether the middle of a box of a page lies in one of the places.
fn stands_in(page: u32, [x0, y0, x1, y1]: [f32; 4], places: &[Place]) -> bool {
    let (x, y) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
    places.iter().any(|place| match place {
        Place::Page { page: p, area: [a, b, c, d] } => {
            *p == page && x >= *a && x <= *c && y >= *b && y <= *d
        }
        _ => false,
    })
}

fn place_in(place: &Place, places: &[Place]) -> bool {
    matches!(place, Place::Page { page, area } if stands_in(*page, *area, places))
}

/// The letters in a table's region, less those in its cells, in furniture and in tables set into it.
fn left_in_region(pdf: &Pdf, told: &Layout, table: &Table) -> (Letters, i64) {
    let mut letters = Letters::new();
    for page in &pdf.pages {
        let here = |p: &Place| matches!(p, Place::Page { page: n, .. } if *n == page.number);
        if !table.at.iter().any(here) {
            continue;
        }
        for word in layout::words(page) {
            let area = [word.area.x0, word.area.y0, word.area.x1, word.area.y1];
            if stands_in(page.number, area, &table.at) {
                add(&mut letters, word.text(&page.text), 1);
            }
        }
    }
    let all = letters.values().sum();
    let off: &[Furniture] = &told.furniture;
    for furniture in off.iter().filter(|f| place_in(&f.place, &table.at)) {
        add(&mut letters, &furniture.text, -1);
    }
    for block in &told.blocks {
        if let Block::Table(other) = block
            && other != table
            && other.at.iter().any(|place| place_in(place, &table.at))
        {
            add_cells(&mut letters, other, -1);
        }
    }
    add_cells(&mut letters, table, -1);
    (letters, all)
}

fn count(path: &Path) -> Count {
    let Ok(pdf) = read(&fs::read(path).unwrap(), &Budget::default()) else {
        return Count::default();
    };
    let told = layout::layout(&pdf);
    let mut out = Count::default();
    let mut document = Letters::new();
    for page in &pdf.pages {
        layout::words(page).iter().for_each(|word| add(&mut document, word.text(&page.text), 1));
    }
    told.furniture.iter().for_each(|f| add(&mut document, &f.text, -1));
    for block in &told.blocks {
        match block {
            Block::Text(text) => add_text(&mut document, text, -1),
            Block::Table(table) => {
                add_cells(&mut document, table, -1);
                let (letters, all) = left_in_region(&pdf, &told, table);
                let (lost, twice) = sums(&letters);
                out += Count { tables: 1, letters: all, lost, twice, ..Count::default() };
            }
            Block::Fact(_) => {}
        }
    }
    (out.gone, out.made) = sums(&document);
    out
}

/// The counts of the PDFs of a folder, and the files with something lost or twice.
fn over(folder: &Path) -> (Count, Vec<String>) {
    let pdfs: Vec<PathBuf> =
        files(folder).into_iter().filter(|f| f.extension().is_some_and(|e| e == "pdf")).collect();
    let counts: Vec<Count> = pdfs.par_iter().map(|file| count(file)).collect();
    let mut sum = Count::default();
    let mut odd = Vec::new();
    for (file, count) in pdfs.iter().zip(counts) {
        sum += count;
        if count.lost + count.twice + count.gone + count.made > 0 {
            odd.push(format!("{}: {count:?}", file.file_name().unwrap().to_string_lossy()));
        }
    }
    (sum, odd)
}

/// The documents of a folder whose words do not add up, or whose unread words have no place.
fn uncounted(folder: &Path) -> Vec<String> {
    let one = |file: &PathBuf| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        let source = Source::new(&name, fs::read(file).ok()?).ok()?;
        let coverage = extract(&source, &Options::default()).ok()?.document.source.coverage?;
        let unread: u64 = coverage.unread.iter().map(|run| run.words).sum();
        let parts = [coverage.read, coverage.prose, coverage.furniture, coverage.unseen, unread];
        let placed = coverage.unread.iter().all(|run| !run.at.is_empty() && run.words > 0);
        (coverage.words != parts.iter().sum::<u64>() || !placed).then_some(name)
    };
    files(folder).par_iter().filter_map(one).collect()
}

#[test]
fn every_word_of_the_fixtures_counts_once() {
    assert_eq!(uncounted(&fixtures()), Vec::<String>::new());
}

#[test]
fn every_word_of_other_papers_counts_once() {
    for folder in ["seeds", "rebuilt", "real", "xml", "small", "unlabelled"] {
        let Some(path) = corpus(folder) else { return skip("words counted") };
        assert_eq!(uncounted(&path), Vec::<String>::new(), "{folder}");
    }
}

#[test]
fn every_letter_of_the_rebuilt_packs_stands_in_one_cell() {
    for folder in ["rebuilt", "variants"] {
        let Some(path) = corpus(folder) else { return skip("letters in cells") };
        let (sum, odd) = over(&path);
        assert!(sum.tables > 0);
        assert!(odd.is_empty(), "{}", odd.join("\n"));
    }
}

#[test]
fn every_letter_of_the_fixtures_stands_in_one_cell() {
    let (sum, odd) = over(&fixtures());
    assert!(sum.tables > 0);
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn letters_of_other_papers_are_counted() {
    for folder in ["real", "tables", "unlabelled"] {
        let Some(path) = corpus(folder) else { return skip("letters counted") };
        let (sum, odd) = over(&path);
        eprintln!("{folder}: {sum:?}, {} files with some", odd.len());
        odd.iter().for_each(|line| eprintln!("  {line}"));
        assert_eq!((sum.gone, sum.made), (0, 0), "{folder}");
    }
}
