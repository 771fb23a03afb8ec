//! Tiny PDFs, made here, and what is read of them.

mod corpus;
mod fonts;
mod limits;
mod pages;
mod text;
mod unseen;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::*;

/// A PDF of one page: what `build` adds to the document goes into the page's resources.
fn file(
    content: &str,
    build: impl FnOnce(&mut Document, &mut Dictionary) -> Dictionary,
) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut page = dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
    };
    let mut resources = build(&mut document, &mut page);
    if !resources.has(b"Font") {
        resources.set("Font", dictionary! { "F" => plain_font("Helvetica") });
    }
    // Optional content belongs to the catalog, which is made last.
    let groups = page.remove(b"OCProperties");
    let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    page.set("Contents", content);
    page.set("Resources", resources);
    let page = document.add_object(page);
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    if let Some(properties) = groups {
        catalog.set("OCProperties", properties);
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn plain_font(name: &str) -> Dictionary {
    dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => name,
        "Encoding" => "WinAnsiEncoding",
    }
}

fn read_with(
    content: &str,
    build: impl FnOnce(&mut Document, &mut Dictionary) -> Dictionary,
) -> (Pdf, Page) {
    let mut pdf = read(&file(content, build), &Budget::default()).unwrap();
    let page = pdf.pages.remove(0);
    (pdf, page)
}

fn read_plain(content: &str) -> Page {
    read_with(content, |_, _| Dictionary::new()).1
}

/// A page drawn in one font.
fn read_font(font: Dictionary, content: &str) -> (Pdf, Page) {
    read_with(content, |_, _| dictionary! { "Font" => dictionary! { "F" => font } })
}

fn text<'p>(page: &'p Page, run: &Run) -> &'p str {
    let glyphs = &page.glyphs[run.glyphs.start as usize..run.glyphs.end as usize];
    let (first, last) = (glyphs.first().unwrap(), glyphs.last().unwrap());
    &page.text[first.start as usize..last.end as usize]
}

fn texts(page: &Page) -> Vec<&str> {
    page.runs.iter().map(|run| text(page, run)).collect()
}

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// A form with these entries and content.
fn form(document: &mut Document, mut entries: Dictionary, content: &str) -> Object {
    entries.set("Type", "XObject");
    entries.set("Subtype", "Form");
    if !entries.has(b"BBox") {
        entries.set("BBox", vec![0.into(), 0.into(), 600.into(), 800.into()]);
    }
    document.add_object(Stream::new(entries, content.as_bytes().to_vec())).into()
}
