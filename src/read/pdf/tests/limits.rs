//! Budgets: what is read until one runs out, and that it does not hang on how many cores read.

use rayon::ThreadPoolBuilder;

use super::*;

#[test]
fn budgets_end_reading_and_are_told() {
    let content = "BT /F 10 Tf 9 99 Td (abcdef) Tj (ghi) Tj ET";
    let bytes = file(content, |_, _| Dictionary::new());
    let told = |budget: Budget| {
        let pdf = read(&bytes, &budget).unwrap();
        let what: Vec<&str> = pdf
            .notes
            .iter()
            .map(|note| match note.kind {
                NoteKind::Limit(reached) => reached.kind.words(),
                NoteKind::Damaged(_) => "damaged",
            })
            .collect();
        (pdf.pages.first().map(|page| page.text.clone()).unwrap_or_default(), what.join(","))
    };
    let usual = Budget::default;
    assert_eq!(told(usual()), ("abcdefghi".to_owned(), String::new()));
    assert_eq!(told(Budget { glyphs: 7, ..usual() }).0, "abcdef");
    assert_eq!(told(Budget { glyphs: 7, ..usual() }).1, "glyphs of one page");
    assert_eq!(told(Budget { operators: budget::FONT_COST + 4, ..usual() }).0, "abcdef");
    assert_eq!(told(Budget { stream_bytes: 32, ..usual() }).1, "inflated bytes of one page");
    assert_eq!(told(Budget { pages: 0, ..usual() }).1, "pages");
}

/// What the shared font says of its letters: "a" draws a "Z".
const MAP: &str =
    "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <005A> endbfchar";

/// The page on which the shared font is used first.
const MAPPED_FROM: usize = 9;

/// Contents of pages of very different lengths, each with its own number; from one on, a letter of the
/// shared font too.
fn contents() -> Vec<String> {
    let content = |page: usize| {
        let blank = " ".repeat(page * 37 % 101 * 150);
        let mapped = if page < MAPPED_FROM { "" } else { "/G 9 Tf (a) Tj" };
        format!("BT{blank}/F 9 Tf 9 99 Td ({page}) Tj {mapped} ET")
    };
    (0..64).map(content).collect()
}

/// A PDF of pages with these contents, which share their fonts.
fn pages(contents: &[String]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let root = document.new_object_id();
    let map = document.add_object(Stream::new(dictionary! {}, MAP.into()));
    let mut mapped = plain_font("Helvetica");
    mapped.set("ToUnicode", map);
    let (plain, mapped) =
        (document.add_object(plain_font("Helvetica")), document.add_object(mapped));
    let fonts = dictionary! { "F" => plain, "G" => mapped };
    let resources = document.add_object(dictionary! { "Font" => fonts });
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().into()));
        let page = dictionary! { "Type" => "Page", "Parent" => root, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let count = kids.len() as i64;
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
    };
    document.objects.insert(root, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The texts of pages that are read one after the other: a stream is unpacked as long as less than
/// `most` bytes are.
fn in_page_order(contents: &[String], most: usize) -> Vec<String> {
    let (mut spent, mut letter) = (0, None);
    let page = |(number, content): (usize, &String)| {
        if spent >= most {
            return String::new();
        }
        spent += content.len();
        if number < MAPPED_FROM {
            return number.to_string();
        }
        let letter = *letter.get_or_insert(if spent < most { 'Z' } else { 'a' });
        spent += if letter == 'Z' && number == MAPPED_FROM { MAP.len() } else { 0 };
        format!("{number}{letter}")
    };
    contents.iter().enumerate().map(page).collect()
}

#[test]
fn the_bytes_of_a_file_are_spent_in_the_order_of_its_pages() {
    let contents = contents();
    let bytes = pages(&contents);
    let all: usize = contents.iter().map(String::len).sum::<usize>() + MAP.len();
    let before_map: usize = contents[..=MAPPED_FROM].iter().map(String::len).sum();
    for most in [all / 2, all / 5, before_map, before_map + 1, all - 1, all, all + 1, 1, 0] {
        let budget = Budget { document_bytes: most as u64, ..Budget::default() };
        let expected = in_page_order(&contents, most);
        let mut told = None;
        for threads in [1, 2, 4] {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            for run in 0..8 {
                let pdf = pool.install(|| read(&bytes, &budget)).unwrap();
                let texts: Vec<&str> = pdf.pages.iter().map(|page| page.text.as_str()).collect();
                assert_eq!(texts, expected, "{most} bytes, {threads} threads, run {run}");
                let of_file = pdf.notes.iter().any(|note| note.page.is_none());
                assert_eq!(of_file, most <= all, "{most} bytes of {all}");
                assert_eq!(told.get_or_insert_with(|| pdf.notes.clone()), &pdf.notes);
            }
        }
    }
}
