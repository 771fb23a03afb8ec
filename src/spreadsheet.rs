//! Cells that a spreadsheet would run: papers that anybody may have written must not become formulas in
//! the CSV that somebody opens.

use std::borrow::Cow;

/// Puts an apostrophe before a cell that a spreadsheet may take for a formula; any other stays.
pub(crate) fn cell(text: &[u8]) -> Cow<'_, [u8]> {
    if is_formula(text) { [b"'", text].concat().into() } else { text.into() }
}

/// Whether a spreadsheet may take a text for a formula: by its first character. A plain number is none.
fn is_formula(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let number = || text.parse::<f64>().is_ok();
    match text.trim_start_matches(' ').chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !number(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas() {
        for text in ["=1+1", "+A1", "-A1", "- cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert!(is_formula(text.as_bytes()), "{text:?}");
        }
        for text in ["", "a=b", "-3", "+4.5", "1", "(a)", "’=", "£40"] {
            assert!(!is_formula(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn an_apostrophe_and_nothing_else() {
        assert_eq!(*cell(b"=HYPERLINK(1)"), *b"'=HYPERLINK(1)");
        assert_eq!(*cell(b"a = b"), *b"a = b");
    }
}
