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
    headings(&prose).into_iter().map(told).collect()
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
