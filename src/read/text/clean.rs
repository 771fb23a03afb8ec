//! Lines with their numbers and pages; characters folded to what the record keeps.

use unicode_normalization::UnicodeNormalization;

/// A line of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// Counted from 1 in the file.
    pub number: u32,
    /// Counted from 0, a form feed starts the next.
    pub page: u32,
    /// Without the line end; tabs and runs of spaces are kept, for they show columns.
    pub text: String,
}

impl Source {
    /// Tells whether nothing is printed on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Cuts a text into lines.
pub(super) fn lines(text: &str) -> Vec<Source> {
    // Carriage returns alone end lines only where nothing else does.
    let old = !text.contains('\n') && text.contains('\r');
    let ends: &[char] = if old { &['\r'] } else { &['\n'] };
    let mut page: u32 = 0;
    let mut lines = Vec::new();
    for (index, line) in text.split(ends).enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let line = line.strip_suffix('\r').unwrap_or(line);
        for (at, piece) in line.split('\u{c}').enumerate() {
            page = page.saturating_add(u32::from(at > 0));
            if at > 0 && piece.trim().is_empty() {
                continue;
            }
            for part in piece.split(['\u{b}', '\u{2028}', '\u{2029}', '\u{85}']) {
                lines.push(Source { number, page, text: fold(part) });
            }
        }
    }
    lines
}

/// Folds characters: NFC, ligatures expanded, soft hyphens and zero-width marks off, every space a
/// plain one; tabs stay.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push('\t'),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    if out.is_ascii() { out } else { out.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_over_page_breaks() {
        let read = lines("One\r\n\r\nTwo\u{c}Three\nFour\u{c}");
        let seen: Vec<_> = read.iter().map(|l| (l.number, l.page, l.text.as_str())).collect();
        assert_eq!(
            seen,
            [(1, 0, "One"), (2, 0, ""), (3, 0, "Two"), (3, 1, "Three"), (4, 1, "Four")]
        );
    }

    #[test]
    fn characters_fold() {
        let table = [
            ("o\u{fb03}cer", "officer"),
            ("com\u{ad}mittee", "committee"),
            ("e\u{301}", "é"),
            ("a\u{a0}b\tc", "a b\tc"),
            ("\u{feff}Minutes", "Minutes"),
        ];
        for (text, expected) in table {
            assert_eq!(fold(text), expected);
        }
    }
}
