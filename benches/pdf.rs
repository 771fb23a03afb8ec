//! How fast PDFs are read: packs as word processors write them, of an invented board.
//!
//! `cargo bench --bench pdf`; pages a second is the reciprocal of the time a page.

#![allow(
    clippy::restriction,
    reason = "a bench that cannot make its own file has nothing to measure"
)]

use divan::Bencher;
use divan::counter::ItemsCount;
use lopdf::{Document, Object, Stream, dictionary};
use minutebook::read::pdf::{Budget, read};

/// Pages of the pack that is read.
const PAGES: u32 = 200;

fn main() {
    divan::main();
}

/// Lines of kerned text, each marked and clipped, as Word exports them.
#[divan::bench]
fn kerned_text(bencher: Bencher<'_, '_>) {
    bench(bencher, &lines(), 1);
}

/// Tables with borders of thin filled rectangles.
#[divan::bench]
fn bordered_tables(bencher: Bencher<'_, '_>) {
    bench(bencher, &table(), 1);
}

/// The same text, each page with fonts of its own, as merged packs have them.
#[divan::bench]
fn fonts_of_their_own(bencher: Bencher<'_, '_>) {
    bench(bencher, &lines(), PAGES);
}

fn bench(bencher: Bencher<'_, '_>, content: &str, fonts: u32) {
    let bytes = pack(content, fonts);
    let budget = Budget::default();
    bencher
        .counter(ItemsCount::new(PAGES))
        .bench(|| read(divan::black_box(&bytes), &budget).map(|pdf| pdf.pages.len()));
}

fn lines() -> String {
    const TEXT: &str =
        "The Board considered the report of the Head of Parks on the works at Mill Lane.";
    let mut content = String::new();
    for line in 0..40 {
        let kerned: String = TEXT
            .chars()
            .enumerate()
            .map(|(at, letter)| format!("({letter}){}", [3, -2, 1, -5][at % 4]))
            .collect();
        content.push_str(&format!(
            "/P <</MCID {line}>>BDC q\n0.00000887 0 595.3 841.89 re\nW* n\nBT\n/F{} 12 Tf\n\
             1 0 0 1 72.1 {}.189 Tm\n0 g\n0 G\n[{kerned}]TJ\nET\nQ\n EMC\n",
            line % 2,
            780 - 18 * line,
        ));
    }
    content
}

fn table() -> String {
    let mut content = String::new();
    for row in 0..30 {
        for column in 0..5 {
            let (x, y) = (70 + 90 * column, 780 - 24 * row);
            content.push_str(&format!(
                "{x} {y} 0.48 0.48 re\nf*\n{x}.48 {y} 89.52 0.48 re\nf*\n{x} {} 0.48 23.52 re\nf*\n\
                 q\nBT\n/F0 9.96 Tf\n1 0 0 1 {}.4 {} Tm\n0 g\n[(Cell )-3(text)]TJ\nET\nQ\n",
                y - 24,
                x + 5,
                y - 14,
            ));
        }
    }
    content
}

/// A pack of pages of the same content, with so many pairs of fonts.
fn pack(content: &str, fonts: u32) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut stream = Stream::new(dictionary! {}, content.as_bytes().to_vec());
    stream.compress().unwrap();
    let resources: Vec<_> = (0..fonts)
        .map(|_| {
            let regular = document.add_object(font("ArialMT"));
            let bold = document.add_object(font("Arial-BoldMT"));
            let fonts = dictionary! { "F0" => regular, "F1" => bold };
            document.add_object(dictionary! { "Font" => fonts })
        })
        .collect();
    let kids: Vec<Object> = (0..PAGES)
        .map(|page| {
            let content = document.add_object(stream.clone());
            let page = dictionary! {
                "Type" => "Page",
                "Parent" => pages,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => resources[(page % fonts) as usize],
                "Contents" => content,
            };
            document.add_object(page).into()
        })
        .collect();
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => PAGES };
    document.objects.insert(pages, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn font(name: &str) -> lopdf::Dictionary {
    let widths: Vec<Object> = (32..=126).map(|_| 556.into()).collect();
    dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => name,
        "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32,
        "LastChar" => 126,
        "Widths" => widths,
    }
}
