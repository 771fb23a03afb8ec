//! Markdown lists that number each entry "1.": a reader of the page sees them counted.

use super::clean::Source;

/// A list: how far its entries are set in, and how many there were.
struct List {
    /// Columns before its entries.
    indent: usize,
    /// Its entries so far.
    entries: usize,
}

/// Counts the entries of lists whose every number is 1.
pub(super) fn count(lines: &mut [Source]) {
    let mut lists: Vec<List> = Vec::new();
    for line in lines.iter_mut().filter(|line| !line.is_blank()) {
        let indent = line.text.len().saturating_sub(line.text.trim_start_matches(' ').len());
        let entry = line.text.get(indent..).and_then(|body| body.strip_prefix("1. "));
        // What is set in belongs to an entry; what is not ends the list.
        lists.retain(|list| indent > list.indent || indent == list.indent && entry.is_some());
        let Some(rest) = entry.map(str::to_owned) else { continue };
        match lists.last_mut().filter(|list| list.indent == indent) {
            Some(list) => {
                list.entries = list.entries.saturating_add(1);
                let (before, number) = (" ".repeat(indent), list.entries);
                line.text = format!("{before}{number}. {rest}");
            }
            None => lists.push(List { indent, entries: 1 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::clean;

    #[test]
    fn entries_are_counted() {
        for (text, expected) in [
            (
                "1. Gates\n\n   Text.\n\n1. Walls\n1. Roads",
                "1. Gates\n\n   Text.\n\n2. Walls\n3. Roads",
            ),
            (
                "1. Gates\n   1. One\n   1. Two\n1. Walls",
                "1. Gates\n   1. One\n   2. Two\n2. Walls",
            ),
            ("1. Gates\n\nText.\n\n1. Walls", "1. Gates\n\nText.\n\n1. Walls"),
            ("1. Gates\n2. Walls\n1. Roads", "1. Gates\n2. Walls\n1. Roads"),
        ] {
            let mut lines = clean::lines(text);
            count(&mut lines);
            let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(texts.join("\n"), expected);
        }
    }
}
