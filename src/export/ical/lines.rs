//! Content lines of RFC 5545: escaped, folded, ended by CRLF.

use std::io::Write;

use crate::export::Error;

/// The longest line, in bytes without its end (section 3.1).
const LONGEST: usize = 75;

/// The writer of content lines.
pub(super) struct Lines<'w> {
    out: &'w mut dyn Write,
}

impl<'w> Lines<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes a property whose value is of a type that needs no escapes: dates, ids, words.
    pub(super) fn raw(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.out.write_all(folded(&format!("{name}:{}", clean(value))).as_bytes())?;
        Ok(())
    }

    /// Writes a property of type TEXT.
    pub(super) fn text(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.raw(name, &escaped(value))
    }

    /// Writes lines that are as they must be.
    pub(super) fn block(&mut self, lines: &str) -> Result<(), Error> {
        Ok(self.out.write_all(lines.as_bytes())?)
    }
}

/// Takes out what no line may hold: control characters, and with them line ends.
fn clean(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// Section 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Breaks a line that is too long, never within a character.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len().saturating_add(2));
    let mut length = 0_usize;
    for c in line.chars() {
        if length.saturating_add(c.len_utf8()) > LONGEST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length = length.saturating_add(c.len_utf8());
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str) -> String {
        let mut out = Vec::new();
        Lines::new(&mut out).text("SUMMARY", value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn escapes() {
        assert_eq!(line("a, b; c\\d\ne\rf"), "SUMMARY:a\\, b\\; c\\\\d\\nef\r\n");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_character_is_torn() {
        let text = "é".repeat(100);
        let written = line(&text);
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }
}
