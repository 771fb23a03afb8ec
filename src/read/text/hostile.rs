//! Odd inputs: the reader neither fails nor loses words.

use proptest::prelude::*;

use super::*;
use crate::block::Text;
use crate::field::{contact, date, label, name, owners, page_range, person, roster, time, vote};

/// The pieces that odd lines are made of.
const PIECES: [&str; 30] = [
    "\t",
    "   ",
    "\n",
    "\n\n",
    "\u{c}",
    "# ",
    "- ",
    "* ",
    "**",
    "|",
    "|---|---|",
    "1.",
    "(i)",
    "12a",
    "a)",
    "No. Item",
    "Items",
    "Minutes:",
    "Action",
    "Date",
    "Status",
    "Mr A Marl",
    "(Chair)",
    "3 June 2024",
    "10.00 - 1 pm",
    "é\u{301}ﬁ",
    "<br>",
    "&amp;",
    "view the full minutes text for item 1.",
    "For (3)",
];

fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        "[a-zA-Z]{1,8} ",
        "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn words(text: &Text) -> usize {
    let spans = text.lines.iter().flat_map(|l| &l.segments).flat_map(|s| &s.spans);
    spans.map(|s| s.text.len()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in odd()) {
        for block in read(&text).blocks {
            if let Block::Text(text) = block {
                prop_assert!(words(&text) > 0);
            }
        }
    }

    #[test]
    fn any_text_is_scanned(text in odd()) {
        for found in date::dates(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
        for found in time::times(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
        for found in roster::split_names(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
        if let Some(found) = label::label(&text) {
            prop_assert!(text.get(found.rest_start..).is_some());
        }
        if let Some(found) = vote::heading(&text) {
            prop_assert!(text.get(found.rest_start..).is_some());
        }
        if let Some(found) = page_range::page_range(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
        person::person(&text);
        owners::owners(&text);
        name::looks_like_name(&text);
        vote::vote(&text);
        contact::contact(&[&text]);
    }

    #[test]
    fn plain_words_are_all_kept(lines in proptest::collection::vec("[a-z]{2,9}( [a-z]{2,9}){0,9}", 1..20)) {
        let text = lines.join("\n");
        let kept: String = read(&text)
            .blocks
            .iter()
            .filter_map(|b| match b {
                Block::Text(t) => Some(t.lines.iter().flat_map(|l| &l.segments).flat_map(|s| &s.spans)),
                _ => None,
            })
            .flatten()
            .map(|s| s.text.as_str())
            .collect();
        let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&kept), letters(&text));
    }
}
