//! Tiny PDFs, made here, and what is read of them.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::*;
use crate::block::Colour;

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
    let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    page.set("Contents", content);
    page.set("Resources", resources);
    let page = document.add_object(page);
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
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

#[test]
fn glyphs_stand_where_the_pen_was() {
    let page = read_plain("BT /F 10 Tf 2 Tc 100 700 Td [(A) -100 (B)] TJ ET");
    let run = &page.runs[0];
    assert_eq!(texts(&page), ["AB"]);
    assert!(close(run.baseline, 100.0) && close(run.size, 10.0));
    let [a, b] = page.glyphs[..] else { panic!() };
    assert!(close(a.x0, 100.0) && close(a.x1, 106.67));
    assert!(close(b.x0, 100.0 + 6.67 + 2.0 + 1.0) && close(b.x1, 109.67 + 6.67));
    assert_eq!(run.direction, Direction::Right);
}

#[test]
fn runs_part_at_moves_and_styles_alone() {
    let page = read_plain(
        "BT /F 10 Tf 100 700 Td (a) Tj (b) Tj 0 -12 Td (c) Tj 1 0 0 rg (d) Tj 8 Tf (e) Tj ET",
    );
    assert_eq!(texts(&page), ["ab", "c", "d", "e"]);
    assert_eq!(page.runs[2].colour, Colour { red: 255, green: 0, blue: 0 });
}

#[test]
fn all_text_operators_move_the_pen() {
    let page = read_plain(
        "BT /F 10 Tf 12 TL 100 700 Td (a) Tj T* (b) Tj (c) ' 5 1 (d e) \" 0 -20 TD (f) Tj T* (g) Tj \
         1 0 0 1 50 50 Tm 50 Tz 3 Ts (h) Tj ET",
    );
    assert_eq!(texts(&page), ["a", "b", "c", "d e", "f", "g", "h"]);
    let lines: Vec<f32> = page.runs.iter().map(|run| run.baseline).collect();
    assert_eq!(lines, [100.0, 112.0, 124.0, 136.0, 156.0, 176.0, 747.0]);
    let e = page.glyphs[5];
    assert!(close(e.x0, 100.0 + 5.56 + 1.0 + 2.78 + 1.0 + 5.0), "{e:?}");
    let h = page.glyphs[8];
    assert!(close(h.x1 - h.x0, 2.78));
}

#[test]
fn actual_text_replaces_glyphs() {
    let page = read_plain(
        "BT /F 10 Tf 100 700 Td /Span <</ActualText (opening)>> BDC (abc) Tj 30 0 Td (de) Tj EMC \
         /Span <</ActualText <FEFF00780079>>> BDC (ab) Tj EMC \
         /P <</MCID 4>> BDC (z) Tj EMC ET",
    );
    assert_eq!(texts(&page), ["opening", "xy", "z"]);
    assert_eq!(page.runs[0].glyphs, 0..1);
    assert!(close(page.glyphs[0].x1, 100.0 + 30.0 + 11.12));
    assert!(page.glyphs[1].x1 <= page.glyphs[2].x0);
    assert_eq!(page.runs[2].mcid, Some(4));
}

#[test]
fn actual_text_that_says_the_same_keeps_the_places() {
    let page = read_plain(
        "BT /F 10 Tf 100 700 Td /Span <</ActualText (two  words)>> BDC (two words) Tj EMC \
         /Span <</ActualText <FEFF200B>>> BDC (hidden) Tj EMC ET",
    );
    assert_eq!(texts(&page), ["two words", ""]);
    assert_eq!(page.runs[0].glyphs.len(), 9);
}

#[test]
fn artifacts_and_ids_are_carried() {
    let page = read_with(
        "/Artifact <</Type /Pagination>> BDC BT /F 10 Tf 9 9 Td (7) Tj ET EMC \
         /P /M0 BDC BT /F 10 Tf 9 99 Td (x) Tj ET EMC BT /F 10 Tf 9 199 Td (y) Tj ET",
        |_, _| dictionary! { "Properties" => dictionary! { "M0" => dictionary! { "MCID" => 3 } } },
    )
    .1;
    let seen: Vec<_> = page.runs.iter().map(|run| (run.artifact, run.mcid)).collect();
    assert_eq!(seen, [(true, None), (false, Some(3)), (false, None)]);
}

#[test]
fn fake_bold_is_bold_once() {
    let page = read_plain(
        "BT /F 10 Tf 2 Tr 100 700 Td (stroked) Tj 0 Tr 0 -20 Td (twice) Tj ET \
         BT /F 10 Tf 100.3 680 Td (twice) Tj ET BT /F 10 Tf 100 600 Td (plain) Tj ET",
    );
    let seen: Vec<_> = page.runs.iter().map(|run| (text(&page, run), run.bold)).collect();
    assert_eq!(seen, [("stroked", true), ("twice", true), ("plain", false)]);
    assert_eq!(page.text, "strokedtwiceplain");
}

#[test]
fn letters_drawn_twice_inside_a_line_are_read_once() {
    let page = read_plain("BT /F 10 Tf 100 700 Td [(a)540(a)(b)540(b)] TJ ET");
    assert_eq!(page.text, "ab");
}

#[test]
fn unseen_text_is_marked_and_white_on_shade_is_seen() {
    let page = read_plain(
        "BT /F 10 Tf 3 Tr 100 700 Td (scan) Tj 0 Tr 1 g 0 -20 Td (white) Tj ET \
         0 0 0.5 rg 90 590 200 30 re f 1 g BT /F 10 Tf 100 600 Td (header) Tj ET",
    );
    let seen: Vec<_> = page.runs.iter().map(|run| (text(&page, run), run.invisible)).collect();
    assert_eq!(seen, [("scan", true), ("white", true), ("header", false)]);
}

#[test]
fn text_outside_the_page_or_its_clip_is_dropped() {
    let page = read_plain(
        "BT /F 10 Tf 700 700 Td (out) Tj ET q 0 0 50 50 re W n BT /F 10 Tf 100 700 Td (cut) Tj ET Q \
         BT /F 10 Tf 100 700 Td (in) Tj ET",
    );
    assert_eq!(texts(&page), ["in"]);
    assert_eq!(page.text, "in");
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

#[test]
fn forms_move_by_their_matrix_and_use_the_resources_around() {
    let page =
        read_with("q 1 0 0 1 10 20 cm /X Do Q BT /F 10 Tf 5 5 Td (after) Tj ET", |doc, _| {
            let matrix = vec![2.into(), 0.into(), 0.into(), 2.into(), 100.into(), 0.into()];
            let entries = dictionary! { "Matrix" => matrix };
            let form = form(doc, entries, "q q BT /F 10 Tf 30 40 Td (stamp) Tj ET");
            dictionary! { "XObject" => dictionary! { "X" => form } }
        })
        .1;
    assert_eq!(texts(&page), ["stamp", "after"]);
    let stamp = &page.runs[0];
    assert!(close(stamp.size, 20.0) && close(stamp.baseline, 800.0 - 100.0));
    assert!(close(page.glyphs[0].x0, 10.0 + 100.0 + 60.0));
    assert!(close(page.runs[1].size, 10.0));
}

#[test]
fn a_form_that_draws_itself_ends() {
    let (pdf, page) = read_with("/X Do", |doc, _| {
        let id = doc.new_object_id();
        let entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        };
        let content = b"BT /F 10 Tf 30 40 Td (once) Tj ET /X Do".to_vec();
        doc.objects.insert(id, Stream::new(entries, content).into());
        dictionary! { "XObject" => dictionary! { "X" => id } }
    });
    assert_eq!(texts(&page), ["once"]);
    assert!(matches!(pdf.notes[..], [Note { page: Some(1), kind: NoteKind::Damaged(_) }]));
}

#[test]
fn images_are_areas() {
    let page = read_with("q 100 0 0 50 10 20 cm /I Do Q q 9 0 0 9 300 300 cm BI /W 1 /H 1 /BPC 8 ID \0 EI Q BT /F 9 Tf 9 9 Td (on) Tj ET", |doc, _| {
        let entries = dictionary! { "Subtype" => "Image", "Width" => 1, "Height" => 1 };
        let image = doc.add_object(Stream::new(entries, vec![0]));
        dictionary! { "XObject" => dictionary! { "I" => image } }
    })
    .1;
    assert_eq!(page.images[0], Rect { x0: 10.0, y0: 730.0, x1: 110.0, y1: 780.0 });
    assert_eq!(page.images.len(), 2);
    assert_eq!(texts(&page), ["on"]);
}

#[test]
fn thin_fills_and_strokes_are_rules() {
    let page = read_plain(
        "10 700 200 0.5 re f* 10 600 0.5 100 re f 1 w 10 500 m 210 500 l S \
         0.9 g 10 300 200 100 re f 1 g 300 300 50 50 re f 0 g 400 400 100 100 re 401 401 98 98 re f*",
    );
    let seen: Vec<_> = page.rules.iter().map(|rule| rule.horizontal).collect();
    assert_eq!(seen, [true, false, true, true, true, false, false]);
    assert_eq!(page.rules[0].area, Rect { x0: 10.0, y0: 99.5, x1: 210.0, y1: 100.0 });
    assert_eq!(page.rules[2].area, Rect { x0: 10.0, y0: 299.5, x1: 210.0, y1: 300.5 });
    let [fill] = page.fills[..] else { panic!("{:?}", page.fills) };
    assert_eq!(fill.area, Rect { x0: 10.0, y0: 400.0, x1: 210.0, y1: 500.0 });
    assert_eq!(fill.colour, Colour { red: 230, green: 230, blue: 230 });
}

#[test]
fn turned_pages_are_read_as_seen() {
    let build = |_: &mut Document, page: &mut Dictionary| {
        page.set("Rotate", 90);
        Dictionary::new()
    };
    // Turned by a quarter, this text stands upright on the page as seen.
    let (_, page) = read_with("BT /F 10 Tf 0 1 -1 0 100 200 Tm (up) Tj ET", build);
    assert_eq!((page.width, page.height), (800.0, 600.0));
    assert_eq!(page.runs[0].direction, Direction::Right);
    assert!(close(page.glyphs[0].x0, 200.0) && close(page.runs[0].baseline, 100.0));
    let (_, page) = read_with("BT /F 10 Tf 100 200 Td (side) Tj ET", build);
    assert_eq!(page.runs[0].direction, Direction::Down);
    assert!(close(page.glyphs[0].x0, 100.0) && close(page.runs[0].baseline, 200.0));
}

#[test]
fn page_boxes_may_be_missing_or_odd() {
    let sizes = |media: Option<[i32; 4]>, crop: Option<[i32; 4]>, unit: f32| {
        let page = read_with("BT /F 10 Tf 110 210 Td (x) Tj ET", |_, page| {
            let numbers = |area: [i32; 4]| area.map(Object::from).to_vec();
            page.remove(b"MediaBox");
            for (key, area) in [("MediaBox", media), ("CropBox", crop)] {
                if let Some(area) = area {
                    page.set(key, numbers(area));
                }
            }
            page.set("UserUnit", unit);
            Dictionary::new()
        })
        .1;
        let baseline = page.runs.first().map(|run| run.baseline.round());
        (page.width.round(), page.height.round(), baseline)
    };
    assert_eq!(sizes(None, None, 1.0), (595.0, 842.0, Some(632.0)));
    assert_eq!(sizes(Some([0, 0, 0, 0]), None, 1.0).0, 595.0);
    assert_eq!(sizes(Some([600, 800, 0, 0]), None, 1.0), (600.0, 800.0, Some(590.0)));
    let cropped = sizes(Some([0, 0, 600, 800]), Some([100, 200, 300, 400]), 1.0);
    assert_eq!(cropped, (200.0, 200.0, Some(190.0)));
    assert_eq!(sizes(Some([0, 0, 300, 400]), None, 2.0), (600.0, 800.0, Some(380.0)));
}

#[test]
fn differences_and_to_unicode_give_text() {
    let mut font = plain_font("Foo");
    font.set(
        "Encoding",
        dictionary! {
            "Differences" => vec![1.into(), "fi".into(), "f_f_i".into(), "uni20AC".into()],
        },
    );
    let (_, page) = read_font(font, "BT /F 10 Tf 9 99 Td <010203> Tj ET");
    assert_eq!(page.text, "fiffi€");

    let (pdf, page) = read_with("BT /F 10 Tf 9 99 Td <010241> Tj ET", |doc, _| {
        let map = b"2 beginbfchar <01> <FB03> <02> <0000> endbfchar".to_vec();
        let map = doc.add_object(Stream::new(dictionary! {}, map));
        let mut font = plain_font("ABCDEF+Arial-Black");
        font.set("ToUnicode", map);
        dictionary! { "Font" => dictionary! { "F" => font } }
    });
    assert_eq!(page.text, "ffiA");
    let [font] = &pdf.fonts[..] else { panic!() };
    assert_eq!((font.name.as_str(), font.bold), ("Arial-Black", true));
    assert_eq!((font.glyphs, font.unknown), (3, 1));
}

#[test]
fn composite_fonts_take_widths_and_text_by_code() {
    let (pdf, page) = read_with("BT /F 10 Tf 9 99 Td <000100020009> Tj ET", |doc, _| {
        let map = b"1 beginbfrange <0001> <0002> <0041> endbfrange".to_vec();
        let map = doc.add_object(Stream::new(dictionary! {}, map));
        let descendant = dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Foo", "DW" => 300,
            "W" => vec![1.into(), vec![500.into()].into(), 2.into(), 2.into(), 700.into()],
        };
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Foo,BoldItalic",
            "Encoding" => "Identity-H", "ToUnicode" => map,
            "DescendantFonts" => vec![descendant.into()],
        };
        dictionary! { "Font" => dictionary! { "F" => font } }
    });
    assert_eq!(page.text, "AB");
    let widths: Vec<f32> = page.glyphs.iter().map(|g| (g.x1 - g.x0).round()).collect();
    assert_eq!(widths, [5.0, 7.0, 3.0]);
    assert!(page.runs[0].bold && page.runs[0].italic);
    assert_eq!(pdf.fonts[0].unknown, 1);
}

#[test]
fn glyph_order_is_taken_where_widths_prove_it() {
    let read = |width: i32| {
        let descendant = dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ArialMT",
            // "A", "B", "i", "m" in the order of Arial's glyphs.
            "W" => vec![
                36.into(), vec![667.into(), 667.into()].into(),
                76.into(), vec![width.into()].into(), 80.into(), vec![833.into()].into(),
            ],
        };
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ArialMT",
            "Encoding" => "Identity-H", "DescendantFonts" => vec![descendant.into()],
        };
        let (pdf, page) = read_font(font, "BT /F 10 Tf 9 99 Td <00240050> Tj ET");
        (page.text, pdf.fonts[0].unknown)
    };
    assert_eq!(read(222), ("Am".to_owned(), 0));
    assert_eq!(read(999), (String::new(), 2));
}

#[test]
fn type_3_fonts_scale_by_their_matrix() {
    let glyph = |doc: &mut Document| {
        doc.add_object(Stream::new(dictionary! {}, b"500 0 d0 0 0 500 500 re f".to_vec()))
    };
    let page = read_with("BT /F 1 Tf 100 700 Td (ab) Tj ET", |doc, _| {
        let numbers = |list: &[f32]| -> Object {
            list.iter().map(|n| Object::from(*n)).collect::<Vec<_>>().into()
        };
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3",
            "FontBBox" => numbers(&[0.0, 0.0, 12.0, 12.0]),
            "FontMatrix" => numbers(&[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            "FirstChar" => 97, "LastChar" => 98, "Widths" => numbers(&[5.0, 6.0]),
            "Encoding" => dictionary! { "Differences" => vec![97.into(), "H".into(), "i".into()] },
            "CharProcs" => dictionary! { "H" => glyph(doc), "i" => glyph(doc) },
        };
        dictionary! { "Font" => dictionary! { "F" => font } }
    })
    .1;
    assert_eq!(page.text, "Hi");
    assert!(close(page.glyphs[1].x1, 111.0) && close(page.runs[0].size, 10.0));
    assert!(page.fills.is_empty());
}

#[test]
fn bold_and_italic_by_name_without_a_program() {
    for (name, bold, italic) in [
        ("Arial,Bold", true, false),
        ("Arial-BoldMT", true, false),
        ("TimesNewRomanPS-ItalicMT", false, true),
        ("Calibri", false, false),
    ] {
        let (pdf, page) = read_font(plain_font(name), "BT /F 10 Tf 9 99 Td (x) Tj ET");
        let run = &page.runs[0];
        assert_eq!((run.bold, run.italic, pdf.fonts[0].embedded), (bold, italic, false), "{name}");
    }
}

#[test]
fn symbol_bullets_become_bullets() {
    let mut font = plain_font("SymbolMT");
    font.remove(b"Encoding");
    let (pdf, page) = read_font(font, "BT /F 10 Tf 9 99 Td <B7> Tj ET");
    assert_eq!((page.text.as_str(), pdf.fonts[0].unknown), ("•", 0));
    let (_, page) = read_font(plain_font("Wingdings-Regular"), "BT /F 10 Tf 9 99 Td <A7FC> Tj ET");
    assert_eq!(page.text, "▪✓");
}

#[test]
fn web_links_and_appearances_of_annotations() {
    let (_, page) = read_with("", |doc, page| {
        let area: Object = vec![100.into(), 200.into(), 200.into(), 220.into()].into();
        let fonts = dictionary! { "F" => plain_font("Helvetica") };
        let entries = dictionary! {
            "BBox" => vec![0.into(), 0.into(), 50.into(), 10.into()],
            "Resources" => dictionary! { "Font" => fonts },
        };
        let look = form(doc, entries, "BT /F 5 Tf 1 2 Td (note) Tj ET");
        page.set("Annots", vec![
            dictionary! {
                "Subtype" => "Link", "Rect" => area.clone(),
                "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://a.example/") },
            }
            .into(),
            dictionary! {
                "Subtype" => "FreeText", "Rect" => area,
                "AP" => dictionary! { "N" => look },
            }
            .into(),
        ]);
        Dictionary::new()
    });
    let link = Link {
        area: Rect { x0: 100.0, y0: 580.0, x1: 200.0, y1: 600.0 },
        url: "https://a.example/".to_owned(),
    };
    assert_eq!(page.links, [link]);
    assert_eq!(texts(&page), ["note"]);
    assert!(close(page.runs[0].size, 10.0) && close(page.glyphs[0].x0, 102.0));
}

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
                NoteKind::Limit { what, .. } => what,
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

#[test]
fn files_that_do_not_open_say_why() {
    let why = |bytes: &[u8]| match read(bytes, &Budget::default()) {
        Err(Error::BrokenPdf { reason }) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(b"hello"), "it does not start like a PDF");
    assert_eq!(
        why(b"%PDF-1.7\n%abc"),
        "cut off after 13 bytes: no cross-reference table and no objects found"
    );
}
