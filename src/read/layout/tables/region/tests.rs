//! Logs of hand-made pages: what draws them, and what comes out.

use super::*;
use crate::read::layout::glyphs::geometry::Frame;
use crate::read::layout::glyphs::segments::set;
use crate::read::layout::glyphs::texts::words_text;
use crate::read::layout::glyphs::words::words;
use crate::read::layout::tables::candidate::Draft;
use crate::read::layout::tables::edges::rules_to_edges;
use crate::read::layout::testing::Sheet;

fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let page = &sheet.page;
    let frame = Frame { width: page.width, height: page.height, ..Frame::default() };
    let source = Source { page: 1, frame, text: &page.text };
    let edges = rules_to_edges(&page.rules);
    let ground = Ground { source, fills: &page.fills, edges: &edges, grids: &[] };
    let mut words = words(page);
    let lines = set(words.clone(), &page.text);
    let (tables, _) = take(&mut words, &lines, ground, None);
    let cell = |c: &Draft| words_text(&c.words, &page.text);
    tables.iter().flat_map(|t| &t.rows).map(|r| r.iter().map(cell).collect()).collect()
}

#[test]
fn header_words_make_columns() {
    let mut sheet = Sheet::new();
    sheet
        .bold(true)
        .text(50.0, 100.0, "No.")
        .text(100.0, 100.0, "Action")
        .text(300.0, 100.0, "Owner");
    sheet.bold(false);
    sheet
        .text(50.0, 116.0, "1")
        .text(100.0, 116.0, "Paint the pier and the")
        .text(300.0, 116.0, "Clerk");
    sheet.text(100.0, 128.0, "bridge");
    sheet.text(100.0, 150.0, "Count the gulls").text(300.0, 150.0, "Warden");
    sheet.text(50.0, 180.0, "The meeting closed at noon, and all members went home glad");
    assert_eq!(
        rows(&sheet),
        [
            vec!["No.", "Action", "Owner"],
            vec!["1", "Paint the pier and the bridge", "Clerk"],
            vec!["", "Count the gulls", "Warden"],
        ]
    );
}

#[test]
fn columns_without_a_name_are_columns() {
    for (names, numbers) in [
        (["Item", "", "By whom", "By when"], ["12/3", "14/3", "15/3"]),
        (["", "Action", "Owner", "Status"], ["1", "2", "3"]),
    ] {
        let mut sheet = Sheet::new();
        let xs = [50.0, 100.0, 300.0, 400.0];
        sheet.bold(true);
        for (x, name) in xs.iter().zip(names).filter(|(_, name)| !name.is_empty()) {
            sheet.text(*x, 100.0, name);
        }
        sheet.bold(false);
        for (y, number) in [116.0, 132.0, 148.0].into_iter().zip(numbers) {
            sheet.text(50.0, y, number).text(100.0, y, "Paint the pier");
            sheet.text(300.0, y, "Clerk").text(400.0, y, "Later");
        }
        let found = rows(&sheet);
        assert_eq!(found[0], names);
        assert_eq!(found[2], [numbers[1], "Paint the pier", "Clerk", "Later"]);
    }
}

#[test]
fn a_header_of_two_lines_is_one_row() {
    let mut sheet = Sheet::new();
    let names = [(50.0, "No."), (100.0, "Action"), (300.0, "Responsible")];
    names.iter().for_each(|(x, name)| {
        sheet.text(*x, 100.0, name);
    });
    sheet.text(300.0, 112.0, "Officer");
    for (y, number) in [(136.0, "1"), (160.0, "2")] {
        sheet.text(50.0, y, number).text(100.0, y, "Paint the pier").text(300.0, y, "Clerk");
    }
    assert_eq!(rows(&sheet)[0], ["No.", "Action", "Responsible Officer"]);
    assert_eq!(rows(&sheet).len(), 3);
}

#[test]
fn names_under_a_heading_and_beside_names_of_two_lines_are_one_header() {
    let mut sheet = Sheet::new();
    sheet.bold(true).text(420.0, 90.0, "Details");
    sheet.text(50.0, 100.0, "Action").text(100.0, 106.0, "Date").text(160.0, 106.0, "Action");
    sheet.text(50.0, 112.0, "no.").text(320.0, 116.0, "Update").text(480.0, 116.0, "Status");
    sheet.bold(false);
    for (y, number) in [(140.0, "1"), (164.0, "2"), (188.0, "3")] {
        sheet.text(50.0, y, number).text(100.0, y, "May").text(160.0, y, "Paint the pier");
        sheet.text(320.0, y, "Begun in the rain").text(480.0, y, "Open");
    }
    let found = rows(&sheet);
    assert_eq!(found[0], ["Details"]);
    assert_eq!(found[1], ["Action no.", "Date", "Action", "Update", "Status"]);
    assert_eq!(found[2], ["1", "May", "Paint the pier", "Begun in the rain", "Open"]);
}

#[test]
fn a_headers_first_line_is_no_row_of_the_table_above() {
    let mut sheet = Sheet::new();
    let header = |sheet: &mut Sheet, y: f32| {
        sheet.text(50.0, y, "No.").text(100.0, y, "Action").text(300.0, y, "Owner");
    };
    header(&mut sheet, 100.0);
    sheet.text(50.0, 124.0, "1").text(100.0, 124.0, "Paint the pier");
    sheet.bold(true).text(300.0, 148.0, "First");
    header(&mut sheet, 160.0);
    sheet.bold(false).text(50.0, 184.0, "2").text(100.0, 184.0, "Mend the fence");
    let firsts: Vec<_> = rows(&sheet).iter().map(|row| row.join("|")).collect();
    assert_eq!(
        firsts,
        ["No.|Action|Owner", "1|Paint the pier|", "No.|Action|First Owner", "2|Mend the fence|"]
    );
}

#[test]
fn attendance_is_no_table() {
    let mut sheet = Sheet::new();
    sheet.text(50.0, 100.0, "A. Moor").text(200.0, 100.0, "Pier Ward").text(350.0, 100.0, "Trust");
    sheet.text(50.0, 116.0, "B. Ode").text(200.0, 116.0, "Fell Ward").text(350.0, 116.0, "Trust");
    assert!(rows(&sheet).is_empty());
}

/// A log of three rows, a rule below its header and between its rows.
fn log_between_rules() -> Sheet {
    let mut sheet = Sheet::new();
    sheet
        .bold(true)
        .text(50.0, 100.0, "No.")
        .text(100.0, 100.0, "Action")
        .text(300.0, 100.0, "Owner");
    sheet.bold(false);
    for (y, number) in [(120.0, "1"), (150.0, "2"), (180.0, "3")] {
        sheet.text(50.0, y, number).text(100.0, y, "Paint the pier").text(300.0, y, "Clerk");
        sheet.across(45.0, 400.0, y - 14.0);
    }
    sheet
}

#[test]
fn the_last_row_has_no_rule_below_it() {
    let mut sheet = log_between_rules();
    sheet.text(100.0, 192.0, "and the bridge");
    sheet.text(50.0, 222.0, "All were thanked for their work, and went home glad");
    let rows = rows(&sheet);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[3], ["3", "Paint the pier and the bridge", "Clerk"]);
}

#[test]
fn a_note_below_runs_over_the_columns() {
    let mut sheet = log_between_rules();
    sheet.text(
        50.0,
        204.0,
        "Owners tell the clerk of all that they did before we meet again in May",
    );
    assert_eq!(rows(&sheet).len(), 4);
}

#[test]
fn rows_that_nothing_parts_are_set_alike() {
    // The line at which the number and the owner of each of two rows stand, of two lines and of three.
    for at in [[0.0, 2.0], [0.5, 3.0], [1.0, 4.0]] {
        let mut sheet = Sheet::new();
        let line = |n: f32| 124.0 + 12.0 * n;
        let bold = sheet.bold(true).text(50.0, 100.0, "No.");
        bold.text(100.0, 100.0, "Action").text(300.0, 100.0, "Owner");
        sheet.bold(false);
        for (number, y) in ["1", "2"].iter().zip(at) {
            sheet.text(50.0, line(y), number).text(300.0, line(y), "Clerk");
        }
        let words =
            ["Paint the pier and", "the bridge", "Count the gulls", "on the pier", "at noon"];
        for (n, words) in words.iter().enumerate() {
            sheet.text(100.0, line(n as f32), words);
        }
        let rows = rows(&sheet);
        assert_eq!(rows.len(), 3, "{at:?} {rows:?}");
        assert_eq!(rows[1], ["1", "Paint the pier and the bridge", "Clerk"], "{at:?}");
        assert_eq!(rows[2], ["2", "Count the gulls on the pier at noon", "Clerk"], "{at:?}");
    }
}

#[test]
fn a_longer_word_reaches_into_the_white() {
    let mut sheet = Sheet::new();
    let bold = sheet.bold(true).text(50.0, 100.0, "Date");
    bold.text(120.0, 100.0, "Action").text(230.0, 100.0, "Owner").text(330.0, 100.0, "Update");
    sheet.bold(false);
    for (y, act) in
        [(130.0, "Paint the pier"), (160.0, "Paint the fence"), (190.0, "Paint the lighthouses")]
    {
        sheet.text(50.0, y, "4 May 2021").text(120.0, y, act);
        sheet.text(230.0, y, "Clerk").text(330.0, y, "Begun");
    }
    let rows = rows(&sheet);
    assert_eq!(rows[3], ["4 May 2021", "Paint the lighthouses", "Clerk", "Begun"]);
}

#[test]
fn a_last_name_beside_a_second_row_is_no_heading() {
    let mut sheet = Sheet::new();
    sheet
        .bold(true)
        .text(50.0, 100.0, "No.")
        .text(150.0, 100.0, "Follow-up")
        .text(400.0, 100.0, "Date set");
    sheet.text(100.0, 124.0, "Action").text(300.0, 124.0, "Owner");
    sheet.bold(false);
    for (y, number) in [(160.0, "1"), (190.0, "2"), (220.0, "3")] {
        sheet.text(50.0, y, number).text(100.0, y, "Paint the pier");
        sheet.text(300.0, y, "Clerk").text(400.0, y, "4 May 2021");
    }
    let rows = rows(&sheet);
    assert_eq!(rows[1], ["No.", "Action", "Owner", "Date set"]);
    assert_eq!(rows[2], ["1", "Paint the pier", "Clerk", "4 May 2021"]);
}
