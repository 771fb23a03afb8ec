//! What printing and conversion put on a page and the paper does not say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use crate::pattern::pattern;

/// Marks of conversion and sentences of blank pages: nothing on any page says more.
static ALWAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^\s*(?:
            \*{0,2}_{0,2}{blank_notice}\.?_{0,2}\*{0,2}
            | {page}\s+\d+\s+(?:of|o)\s+\d+
            | <!--.*-->
            | \{\d+\}-{5,}
            | -{2,}\s*{page}\s+\d+\s*-{2,}
            | !\[[^\]]*\]\([^)]*\)
            | (?:\*\s?){3,} | (?:_\s?){3,} | (?:-\s){2,}-?
            | ```.*
        )\s*$",
    )
});
/// A page number, where it stands at the edge of a page.
static PAGE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s*(?:{page}\s+)?[-–]?\s*\d{1,4}\s*[-–]?\s*$"));

/// A page number beside a stamp: "3        Agenda Item 2".
static BESIDE_STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\s*\d{1,4}\s{3,}(?P<stamp>{agenda_item} (?:{number} ?)?\d+[a-z]?)\s*$")
});

/// Lines at the top and bottom of a page that may be furniture.
const EDGE: usize = 3;
/// A line on fewer pages than this is no running head.
const FEWEST_PAGES: usize = 3;

/// Drops furniture. Lines keep their numbers.
pub(super) fn drop(lines: &mut [Source]) {
    let edges = edges(lines);
    let mut running: BTreeMap<String, usize> = BTreeMap::new();
    for at in &edges {
        if let Some(line) = lines.get(*at) {
            let count = running.entry(shape(&line.text)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let pages = lines.last().map_or(1, |l| usize::try_from(l.page).unwrap_or(0).saturating_add(1));
    let repeats = |line: &Source| {
        let count = running.get(&shape(&line.text)).copied().unwrap_or(0);
        count >= FEWEST_PAGES && count.saturating_mul(2) >= pages
    };
    for (at, line) in lines.iter_mut().enumerate() {
        let edge = edges.binary_search(&at).is_ok();
        let number = edge && pages > 1 && PAGE_NUMBER.is_match(&line.text);
        if number || ALWAYS.is_match(&line.text) || (edge && pages > 1 && repeats(line)) {
            // A blank line stays: a page that ends is a gap.
            line.text.clear();
        }
        if edge && let Some(stamp) = BESIDE_STAMP.captures(&line.text).and_then(|c| c.name("stamp"))
        {
            line.text = stamp.as_str().to_owned();
        }
    }
}

/// The indices of the first and last printed lines of each page, ascending.
fn edges(lines: &[Source]) -> Vec<usize> {
    let mut edges = Vec::new();
    let printed: Vec<(usize, &Source)> =
        lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).collect();
    for page in printed.chunk_by(|(_, a), (_, b)| a.page == b.page) {
        let printed: Vec<usize> = page.iter().map(|(at, _)| *at).collect();
        edges.extend(printed.iter().take(EDGE));
        edges.extend(printed.iter().rev().take(EDGE));
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// A line with its digits and spaces folded, so that running numbers do not tell pages apart.
fn shape(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    fn kept(text: &str) -> Vec<String> {
        let mut lines = clean::lines(text);
        drop(&mut lines);
        lines.into_iter().map(|l| l.text).filter(|t| !t.is_empty()).collect()
    }

    #[test]
    fn page_numbers_and_running_heads_go() {
        let page = |n: u32, text: &str| format!("Marl Board, 3 June 2024\n{text}\n{n}\n");
        let text = [page(1, "One"), page(2, "Two"), page(3, "Three")].join("\u{c}");
        assert_eq!(kept(&text), ["One", "Two", "Three"]);
    }

    #[test]
    fn a_number_alone_stays_where_there_are_no_pages() {
        assert_eq!(kept("7\n\nFinance\n\n8"), ["7", "Finance", "8"]);
    }

    #[test]
    fn conversion_marks_go() {
        let text = "![logo](a.png)\nThis page is intentionally left blank\n***\nPage 3 of 10\nText";
        assert_eq!(kept(text), ["Text"]);
    }
}
