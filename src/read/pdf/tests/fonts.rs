//! What fonts give: text, widths, style.

use super::*;

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
fn what_the_file_maps_to_no_letter_the_program_is_asked_for() {
    let read = |embedded: bool| {
        read_with("BT /F 10 Tf 9 99 Td <00410001> Tj ET", |doc, _| {
            let map = b"2 beginbfchar <0041> <0041> <0001> <0004> endbfchar".to_vec();
            let map = doc.add_object(Stream::new(dictionary! {}, map));
            let mut descriptor = dictionary! { "FontName" => "Foo" };
            if embedded {
                let file = doc.add_object(Stream::new(dictionary! {}, b"no program".to_vec()));
                descriptor.set("FontFile2", file);
            }
            let descendant = dictionary! {
                "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Foo", "DW" => 300,
                "CIDSystemInfo" => dictionary! {
                    "Registry" => Object::string_literal("Adobe"),
                    "Ordering" => Object::string_literal(if embedded { "Japan1" } else { "Identity" }),
                },
                "FontDescriptor" => descriptor,
            };
            let font = dictionary! {
                "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Foo",
                "Encoding" => "Identity-H", "ToUnicode" => map,
                "DescendantFonts" => vec![descendant.into()],
            };
            dictionary! { "Font" => dictionary! { "F" => font } }
        })
    };
    let (pdf, page) = read(true);
    assert_eq!((page.text.as_str(), pdf.fonts[0].unknown), ("A ", 0));
    let (pdf, page) = read(false);
    assert_eq!((page.text.as_str(), pdf.fonts[0].unknown), ("A\u{4}", 1));
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
fn vertical_text_runs_down() {
    let page = read_with("BT /F 10 Tf 100 700 Td <00410042> Tj ET", |doc, _| {
        let map = b"1 beginbfrange <0041> <0042> <0041> endbfrange".to_vec();
        let map = doc.add_object(Stream::new(dictionary! {}, map));
        let descendant = dictionary! { "Subtype" => "CIDFontType2", "BaseFont" => "Foo" };
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Foo",
            "Encoding" => "Identity-V", "ToUnicode" => map,
            "DescendantFonts" => vec![descendant.into()],
        };
        dictionary! { "Font" => dictionary! { "F" => font } }
    })
    .1;
    assert_eq!((page.text.as_str(), page.runs[0].direction), ("AB", Direction::Down));
    let places: Vec<_> = page.glyphs.iter().map(|glyph| (glyph.x0, glyph.x1)).collect();
    assert_eq!(places, [(100.0, 110.0), (110.0, 120.0)]);
    assert!(close(page.runs[0].baseline, 100.0));
}

#[test]
fn a_code_without_a_name_is_its_own_letter_but_unknown() {
    let mut font = plain_font("Foo");
    font.set("FirstChar", 97);
    font.set("Widths", vec![500.into(), 500.into()]);
    font.set(
        "Encoding",
        dictionary! { "Differences" => vec![97.into(), "g17".into(), "g18".into()] },
    );
    let (pdf, page) = read_font(font, "BT /F 10 Tf 9 99 Td (ab) Tj ET");
    assert_eq!((page.text.as_str(), pdf.fonts[0].unknown), ("ab", 2));
}
