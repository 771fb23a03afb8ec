//! What a document says, made harmless where it goes; for markup on pages `maud` does so.

/// Takes control characters out, so that no text can steer a terminal; those that turn the direction
/// of writing too.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// The same for a page, whose line ends stay.
pub(super) fn harmless(page: &str) -> String {
    page.chars().map(|c| if steers(c) && c != '\n' { ' ' } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Escapes text for Markdown, within a line.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if "\\`*_{}[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a [31mb c d");
        assert_eq!(harmless("a\u{1b}b\u{202e}c\nd"), "a b c\nd");
        assert_eq!(markdown("[x](y) <b>*"), r"\[x\](y) \<b\>\*");
    }
}
