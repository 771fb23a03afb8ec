//! Small cases: prose in, headings out.

use super::candidates::{item_line, parse_number, split_item_line};
use super::chain::step;
use super::*;

#[test]
fn numbers_follow() {
    let n = |s| parse_number(s).unwrap();
    for (from, to, follows) in [
        ("1", "2", true),
        ("6", "6.1", true),
        ("6.2", "7", true),
        ("3", "4a", true),
        ("4c", "5", true),
        ("19.09.01", "19.09.02", true),
        ("7", "7", false),
        ("7", "3", false),
        ("7", "40", false),
    ] {
        assert_eq!(step(&n(from), &n(to)).is_some(), follows, "{from} → {to}");
    }
}

#[test]
fn item_lines() {
    assert_eq!(split_item_line("Apologies (Item 1)"), (9, Some("1".into())));
    assert_eq!(split_item_line("Finance (Agenda Item 12a)"), (7, Some("12a".into())));
    assert_eq!(split_item_line("Rates (to follow)").1, None);
    assert_eq!(item_line("(Item 4)"), Some("4".into()));
}

fn found(sources: &[&str]) -> Vec<String> {
    let blocks = crate::recognise::testing::texts(sources);
    let prose: Vec<Prose<'_>> = blocks
        .iter()
        .filter_map(|block| match block {
            crate::block::Block::Text(text) => Some(Prose::of(text)),
            _ => None,
        })
        .collect();
    let told = |h: Heading| {
        let rest = h.rest.map(|rest| format!(" / {rest}")).unwrap_or_default();
        format!("{} {}{rest}", h.number.unwrap_or_default(), h.title).trim().to_owned()
    };
    headings(&prose, 0).into_iter().map(told).collect()
}

#[test]
fn lists_that_start_again_are_inside_items() {
    let sources = [
        "1.\tROADS AND GATES",
        "The gate is broken.",
        "2.\tTREES AND HEDGES",
        "*a) Limes",
        "*b) Oaks",
        "*c) Elms",
        "*d) Firs",
        "*e) Yews",
        "3.\tWALLS AND FORDS",
        "*a) North",
        "*b) South",
    ];
    assert_eq!(
        found(&sources),
        ["1. ROADS AND GATES", "2. TREES AND HEDGES", "3. WALLS AND FORDS"]
            .map(|one| one.replacen('.', "", 1))
    );
}

#[test]
fn paragraph_numbers_under_headings_that_stand_out_are_none() {
    let sources = [
        "*1\tRoads",
        "1.1\tThe gate is broken",
        "1.2\tIt will be mended",
        "*2\tTrees",
        "2.1\tTwo limes",
    ];
    assert_eq!(found(&sources), ["1 Roads", "2 Trees"]);
}

#[test]
fn numbers_of_any_shape_that_count_up() {
    for (sources, expected) in [
        (
            &["*zz:3\tRoads", "The gate.", "*zz:4\tTrees", "Two limes.", "*zz:5\tWalls", "None."][..],
            &["zz:3 Roads", "zz:4 Trees", "zz:5 Walls"][..],
        ),
        (
            &["*[12] Roads", "(a) the gate", "*[13] Trees", "(a) a lime", "*[14] Walls", "None."],
            &["12 Roads", "13 Trees", "14 Walls"],
        ),
        (
            &["*1 Roads", "The gate.", "*2 Trees", "Two limes.", "*3 Walls", "None."],
            &["1 Roads", "2 Trees", "3 Walls"],
        ),
    ] {
        assert_eq!(found(sources), expected);
    }
}

#[test]
fn numbers_start_again_under_a_part() {
    let sources = [
        "*PART A",
        "*1.\tRoads",
        "The gate.",
        "*2.\tTrees",
        "Two limes.",
        "*PART B",
        "*1.\tWalls",
        "None.",
    ];
    assert_eq!(found(&sources), ["1 Roads", "2 Trees", "1 Walls"]);
}

#[test]
fn a_line_of_text_that_starts_with_a_number_is_no_heading() {
    let sources = [
        "31.\tRoads",
        "The gate was last mended under",
        "32. It is broken.",
        "32.\tTrees",
        "None.",
    ];
    assert_eq!(found(&sources), ["31 Roads", "32 Trees"]);
}

#[test]
fn lines_set_as_the_headings_are_join_them() {
    for (sources, expected) in [
        (
            &[
                "*1.\tRoads",
                "Text.",
                "*2.\tTrees",
                "Text.",
                "*3.\tWalls",
                "Text.",
                "*2.\tGates",
                "Text.",
            ][..],
            &["1 Roads", "2 Trees", "3 Walls", "2 Gates"][..],
        ),
        (
            &[
                "*1.\tRoads",
                "\tText.",
                "*2.\tTrees",
                "\tText.",
                "*3.\tWalls",
                "\tText.",
                "*Other matters",
                "\tText.",
            ],
            &["1 Roads", "2 Trees", "3 Walls", "Other matters"],
        ),
        (
            &[
                "*1.\tRoads",
                "\tText.",
                "*2.\tTrees",
                "\tText.",
                "*\tGates",
                "\tText.",
                "*4.\tWalls",
                "\tText.",
            ],
            &["1 Roads", "2 Trees", "Gates", "4 Walls"],
        ),
        (
            &[
                "*1.\tRoads",
                "Text.",
                "*The bridge",
                "Text.",
                "*2.\tTrees",
                "Text.",
                "*3.\tWalls",
                "Text.",
            ],
            &["1 Roads", "2 Trees", "3 Walls"],
        ),
    ] {
        assert_eq!(found(sources), expected);
    }
}

#[test]
fn one_item_alone() {
    assert_eq!(found(&["1. Purchase of the mill", "The council met."]), ["1 Purchase of the mill"]);
    assert_eq!(found(&["1. The mill was seen.", "The council met."]), Vec::<String>::new());
}

#[test]
fn titles_in_capitals_before_text() {
    let sources =
        ["1. ROADS The gate is broken.", "2. TREES Two limes fell.", "3. WALLS None stand."];
    let expected =
        ["1 ROADS / The gate is broken.", "2 TREES / Two limes fell.", "3 WALLS / None stand."];
    assert_eq!(found(&sources), expected);
}

#[test]
fn plain_lines_over_paragraphs_where_nothing_else_heads() {
    let text = "The Board spoke of the gate and of the wall for some time.";
    let sources =
        ["Apologies:", "None", "Gates and walls", text, "Any other business", text, "Limes", text];
    assert_eq!(found(&sources), ["Gates and walls", "Any other business", "Limes"]);
}

#[test]
fn a_few_words_before_a_colon_are_a_title() {
    let sources = [
        "1. Welcome: Mrs Marl welcomed all.",
        "2. Roads: The gate is broken.",
        "3. Trees: plan for the green",
    ];
    assert_eq!(
        found(&sources),
        [
            "1 Welcome / Mrs Marl welcomed all.",
            "2 Roads / The gate is broken.",
            "3 Trees: plan for the green"
        ]
    );
}

#[test]
fn minutes_without_numbers_have_headings_that_stand_out() {
    let sources = [
        "*Present",
        "Mrs A. Marl",
        "*Matters Arising",
        "There were none.",
        "*The Common",
        "It is wet.",
    ];
    assert_eq!(found(&sources), ["Matters Arising", "The Common"]);
}
