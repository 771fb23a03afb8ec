//! Text for terminals: stretches in styles, wrapped by the columns that they take.

use unicode_width::UnicodeWidthStr;

use super::escape::printable;

/// How the text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The width in columns.
    pub width: usize,
    /// Whether it is coloured. What changed is marked by signs too.
    pub colour: Colour,
}

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// By ANSI escape sequences.
    Ansi,
    /// Not at all.
    None,
}

/// Narrower than this nothing can be read, in columns.
const LEAST_WIDTH: usize = 40;

/// How a stretch of text looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Dim,
    Gone,
    New,
    Alarm,
}

impl Style {
    /// Its ANSI sequence.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "\u{1b}[1m",
            Self::Dim => "\u{1b}[2m",
            Self::Gone => "\u{1b}[31m",
            Self::New => "\u{1b}[32m",
            Self::Alarm => "\u{1b}[1;31m",
        }
    }
}

/// A stretch of text in one style; spaces at its end stay.
pub(super) struct Stretch {
    text: String,
    style: Style,
}

/// Text in one style, made harmless.
pub(super) fn word(text: &str, style: Style) -> Stretch {
    Stretch { text: printable(text), style }
}

/// What is written, line by line.
pub(super) struct Page {
    out: String,
    width: usize,
    colour: Colour,
}

impl Page {
    /// Starts what is written.
    pub(super) fn new(look: Look) -> Self {
        Self { out: String::new(), width: look.width.max(LEAST_WIDTH), colour: look.colour }
    }

    /// Returns all of it.
    pub(super) fn whole(self) -> String {
        self.out
    }

    /// Writes an empty line.
    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes stretches one after the other, wrapped; the first line starts at `first`, the others at
    /// `rest`.
    pub(super) fn paragraph(&mut self, first: usize, rest: usize, line: &[Stretch]) {
        self.out.push_str(&" ".repeat(first));
        let mut column = first;
        let mut fresh = true;
        for stretch in line {
            let padding = stretch.text.chars().rev().take_while(|c| *c == ' ').count();
            let mut open = false;
            for word in stretch.text.split_whitespace() {
                let length = word.width();
                let space = usize::from(!fresh);
                if !fresh && column.saturating_add(space).saturating_add(length) > self.width {
                    self.close(&mut open, stretch.style);
                    self.out.push('\n');
                    self.out.push_str(&" ".repeat(rest));
                    column = rest;
                } else if !fresh {
                    self.out.push(' ');
                    column = column.saturating_add(1);
                }
                self.open(&mut open, stretch.style);
                self.out.push_str(word);
                column = column.saturating_add(length);
                fresh = false;
            }
            self.close(&mut open, stretch.style);
            self.out.push_str(&" ".repeat(padding));
            column = column.saturating_add(padding);
        }
        // No line ends in spaces.
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    fn open(&mut self, open: &mut bool, style: Style) {
        if !*open && self.colour == Colour::Ansi {
            self.out.push_str(style.code());
            *open = true;
        }
    }

    fn close(&mut self, open: &mut bool, style: Style) {
        if std::mem::take(open) && !style.code().is_empty() {
            self.out.push_str("\u{1b}[0m");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_by_columns_not_by_characters() {
        let wrapped = |text: &str| {
            let mut page = Page { out: String::new(), width: 8, colour: Colour::None };
            page.paragraph(0, 0, &[word(text, Style::Plain)]);
            page.out
        };
        for (text, expected) in [
            ("abcd efgh", "abcd\nefgh\n"),
            ("abc efgh", "abc efgh\n"),
            // An accent that is a character of its own takes no column, a wide letter takes two.
            ("abce\u{301} fgh", "abce\u{301} fgh\n"),
            ("漢字 efgh", "漢字\nefgh\n"),
        ] {
            assert_eq!(wrapped(text), expected, "{text}");
        }
    }
}
