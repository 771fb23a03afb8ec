//! File sizes beside a link: "PDF 101 KB".

use std::sync::LazyLock;

use regex::Regex;

use super::Found;
use crate::words::pattern::pattern;

static SIZE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[(\[]?(?:\b{file_kind}\b[\s,]*{file_noun}?[\s,]*)*(\d{1,4}(?:[.,]\d{1,3})?\s?{file_unit})\b[)\]]?",
    )
});

/// Finds a file size, as printed ("101 KB"). The bytes include the format before it and any brackets.
pub fn size(text: &str) -> Option<Found<String>> {
    let c = SIZE.captures(text)?;
    Some(Found { value: c.get(1)?.as_str().to_owned(), range: c.get(0)?.range() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_what_is_left() {
        let table = [
            ("Road plan PDF 101 KB", "101 KB", "Road plan "),
            ("pdf icon PDF 101 KB", "101 KB", ""),
            ("Road plan, item 3. pdf icon PDF 1 MB", "1 MB", "Road plan, item 3. "),
            ("Road plan (1.5MB)", "1.5MB", "Road plan "),
        ];
        for (text, size_text, rest) in table {
            let found = size(text).unwrap();
            assert_eq!(found.value, size_text);
            assert_eq!(&text[..found.range.start], rest);
        }
        assert_eq!(size("Road plan 2025"), None);
    }
}
