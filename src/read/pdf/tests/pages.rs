//! Pages, forms, drawings, annotations; files that do not open.

use super::*;
use crate::block::Colour;

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
