//! What a reader of the page does not see is not read, and told; what is seen is read.

use lopdf::{Dictionary, dictionary};

use super::*;
use crate::read::unseen::Why;

/// What is told of a page: why, and how many words.
fn told(page: &Page) -> Vec<(Why, u32)> {
    page.unseen.iter().map(|unseen| (unseen.why, unseen.words)).collect()
}

/// One line of text, the letters 4 to 7 points above y 700.
const LINE: &str = "BT /F 10 Tf 0 g 100 700 Td (gulls were counted) Tj ET ";

#[test]
fn each_way_to_hide_text_is_told() {
    let all = Vec::<&str>::new;
    for (content, seen, why) in [
        // A line through all of it, before or after; through its last word.
        (format!("{LINE} 100 702.5 85 0.6 re f"), all(), Some((Why::Struck, 3))),
        (format!("100 702.5 m 185 702.5 l S {LINE}"), all(), Some((Why::Struck, 3))),
        (format!("{LINE} 147 702.5 38 0.6 re f"), vec!["gulls were "], Some((Why::Struck, 1))),
        // Not drawn, transparent by its state below, too small.
        ("BT /F 10 Tf 3 Tr 100 700 Td (scan) Tj ET".to_owned(), all(), Some((Why::Invisible, 1))),
        ("BT /F 0.2 Tf 100 700 Td (an ant) Tj ET".to_owned(), all(), Some((Why::Invisible, 2))),
        // White on paper; dark blue on dark blue.
        ("1 g BT /F 10 Tf 100 700 Td (white) Tj ET".to_owned(), all(), Some((Why::Ground, 1))),
        (
            "0 0 0.5 rg 90 690 200 30 re f BT /F 10 Tf 100 700 Td (blue) Tj ET".to_owned(),
            all(),
            Some((Why::Ground, 1)),
        ),
        // Under black, under white, under an end of it.
        (format!("{LINE} 98 697 95 12 re f"), all(), Some((Why::Covered, 3))),
        (format!("{LINE} 1 g 98 697 95 12 re f"), all(), Some((Why::Covered, 3))),
        (format!("{LINE} 120 697 95 12 re f"), vec!["gulls "], Some((Why::Covered, 2))),
        // Outside the page, its clip, and the end of a line outside it.
        ("BT /F 10 Tf 700 700 Td (out) Tj ET".to_owned(), all(), Some((Why::Outside, 1))),
        (format!("0 0 50 50 re W n {LINE}"), all(), Some((Why::Outside, 3))),
        (format!("0 0 146 800 re W n {LINE}"), vec!["gulls were "], Some((Why::Outside, 1))),
    ] {
        let page = read_plain(&content);
        assert_eq!(texts(&page), seen, "{content}");
        assert_eq!(told(&page), why.into_iter().collect::<Vec<_>>(), "{content}");
    }
}

#[test]
fn text_that_is_seen_is_read() {
    for content in [
        // Lines below, above, through a part of a word, and on to a table's border.
        format!("{LINE} 100 699.5 85 0.6 re f"),
        format!("{LINE} 100 708 85 0.6 re f"),
        format!("{LINE} 100 702.5 8 0.6 re f"),
        format!("{LINE} 60 702.5 400 0.6 re f"),
        format!("60 702.5 400 1 re f {LINE}"),
        format!("{LINE} 100 702.5 85 0.6 re f 185 600 0.6 150 re f"),
        // Shading that was there before; a frame around; shading cut to nothing.
        format!("0.9 g 98 697 95 12 re f {LINE}"),
        format!("{LINE} 90 690 110 30 re 95 695 100 20 re f*"),
        format!("{LINE} q 0 0 1 1 re W n 98 697 95 12 re f Q"),
        format!("{LINE} q 98 697 m 193 709 l 98 709 l W n 98 697 95 12 re f Q"),
        // White on shade, on a picture, on a shape; drawn again over its cover.
        "0 g 90 690 200 30 re f 1 g BT /F 10 Tf 100 700 Td (gulls were counted) Tj ET".to_owned(),
        "q 300 0 0 99 90 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 1 g \
         BT /F 10 Tf 100 700 Td (gulls were counted) Tj ET"
            .to_owned(),
        "0 g 90 690 m 300 690 l 300 720 l 250 735 l 90 720 l f 1 g \
         BT /F 10 Tf 100 700 Td (gulls were counted) Tj ET"
            .to_owned(),
        format!("{LINE} 1 g 98 697 95 12 re f {LINE}"),
        // A text layer over the page's picture, and one under it.
        "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q \
         BT /F 10 Tf 3 Tr 100 700 Td (gulls were counted) Tj ET"
            .to_owned(),
        format!("{LINE} q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"),
    ] {
        let page = read_plain(&content);
        assert_eq!(texts(&page), ["gulls were counted"], "{content}");
        assert_eq!(told(&page), [], "{content}");
    }
}

#[test]
fn what_is_laid_on_like_a_light_hides_nothing() {
    let states = |state: Dictionary| {
        move |_: &mut Document, _: &mut Dictionary| {
            dictionary! { "ExtGState" => dictionary! { "G" => state } }
        }
    };
    let cover = format!("{LINE} /G gs 98 697 95 12 re f");
    for state in [dictionary! { "BM" => "Multiply" }, dictionary! { "ca" => Object::Real(0.4) }] {
        let page = read_with(&cover, states(state)).1;
        assert_eq!(texts(&page), ["gulls were counted"]);
    }
    let clear = dictionary! { "ca" => Object::Real(0.0) };
    let page = read_with(&format!("/G gs {LINE}"), states(clear)).1;
    assert_eq!((texts(&page), told(&page)), (vec![], vec![(Why::Invisible, 3)]));
}

#[test]
fn annotations_strike_out_and_redact() {
    let quad = [100, 710, 144, 710, 100, 698, 144, 698].map(Object::from).to_vec();
    for (kind, points, flags, left, expected) in [
        ("StrikeOut", Some(quad.clone()), 4, "counted", Some((Why::Struck, 2))),
        ("StrikeOut", Some(quad), 2, "gulls were counted", None),
        ("Redact", None, 4, "", Some((Why::Redacted, 3))),
        ("Square", None, 4, "gulls were counted", None),
    ] {
        let (_, page) = read_with(LINE, |_, page| {
            let mut note = dictionary! {
                "Subtype" => kind,
                "F" => flags,
                "Rect" => vec![90.into(), 690.into(), 200.into(), 720.into()],
            };
            if let Some(points) = points {
                note.set("QuadPoints", points);
            }
            page.set("Annots", vec![note.into()]);
            Dictionary::new()
        });
        assert_eq!(texts(&page).concat().trim(), left, "{kind}");
        assert_eq!(told(&page), expected.into_iter().collect::<Vec<_>>(), "{kind}");
    }
}

#[test]
fn text_that_replaces_unseen_glyphs_is_not_seen() {
    let page = read_plain(
        "1 g BT /F 10 Tf 100 700 Td /Span <</ActualText (gulls)>> BDC (g) Tj (u) Tj 3 0 Td (s) Tj EMC \
         0 g 0 -20 Td (terns) Tj ET",
    );
    assert_eq!((texts(&page), told(&page)), (vec!["terns"], vec![(Why::Ground, 1)]));
}

#[test]
fn values_of_fields_without_an_appearance_are_read_or_told() {
    let entries = |kind: &str, value: Object| {
        dictionary! {
            "Subtype" => "Widget", "FT" => kind, "V" => value,
            "DA" => Object::string_literal("/Helv 10 Tf 0 g"),
            "Rect" => vec![100.into(), 690.into(), 300.into(), 710.into()],
        }
    };
    let text = |value: &str| Object::string_literal(value);
    let mut choice = entries("Ch", text("b"));
    choice.set("Opt", vec![Object::Array(vec![text("b"), text("Low Quay")])]);
    let mut hidden = entries("Tx", text("not for you"));
    hidden.set("F", 2);
    let mut password = entries("Tx", text("secret"));
    password.set("Ff", 1 << 13);
    let mut lines = entries("Tx", text("one\rtwo"));
    lines.set("Ff", 1 << 12);
    for (field, seen, unseen) in [
        (entries("Tx", text("gulls")), vec!["gulls"], None),
        (choice, vec!["Low Quay"], None),
        (lines, vec!["one", "two"], None),
        (entries("Btn", "Yes".into()), vec![], None),
        (hidden, vec![], Some((Why::Hidden, 3))),
        (password, vec![], None),
    ] {
        let (_, page) = read_with("", |_, page| {
            page.set("Annots", vec![field.clone().into()]);
            Dictionary::new()
        });
        assert_eq!(texts(&page), seen, "{field:?}");
        assert_eq!(told(&page), unseen.into_iter().collect::<Vec<_>>(), "{field:?}");
        let inside = |run: &Run| run.area.x0 >= 100.0 && run.area.x1 <= 300.0 && run.size == 10.0;
        assert!(page.runs.iter().all(inside), "{:?}", page.runs);
    }
}
