//! What the text and marked-content operators do.

use lopdf::dictionary;

use super::*;
use crate::block::Colour;

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
fn an_empty_string_is_of_no_run() {
    let page = read_plain("BT /F 10 Tf 9 700 Td (ab) Tj /F 20 Tf [() -250 (cd)] TJ ET");
    let seen: Vec<_> = page.runs.iter().map(|run| (text(&page, run), run.size)).collect();
    assert_eq!(seen, [("ab", 10.0), ("cd", 20.0)]);
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
fn text_outside_the_page_or_its_clip_is_dropped() {
    let page = read_plain(
        "BT /F 10 Tf 700 700 Td (out) Tj ET q 0 0 50 50 re W n BT /F 10 Tf 100 700 Td (cut) Tj ET Q \
         BT /F 10 Tf 100 700 Td (in) Tj ET",
    );
    assert_eq!(texts(&page), ["in"]);
    assert_eq!(page.text, "in");
}

#[test]
fn optional_content_that_is_off_is_not_read() {
    let page = read_with(
        "/OC /Off BDC BT /F 10 Tf 9 9 Td (draft) Tj ET 9 9 99 99 re f EMC \
         /OC /On BDC BT /F 10 Tf 9 99 Td (shown) Tj ET EMC",
        |doc, page| {
            let group = |doc: &mut Document| doc.add_object(dictionary! { "Type" => "OCG" });
            let (off, on) = (group(doc), group(doc));
            let settings = dictionary! { "OFF" => vec![off.into()] };
            page.set(
                "OCProperties",
                dictionary! { "OCGs" => vec![off.into(), on.into()], "D" => settings },
            );
            dictionary! { "Properties" => dictionary! { "Off" => off, "On" => on } }
        },
    )
    .1;
    assert_eq!(texts(&page), ["shown"]);
    assert!(page.fills.is_empty());
}
