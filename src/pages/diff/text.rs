//! A diff on a terminal: grouped, wrapped to its width, changes marked word by word.

use unicode_width::UnicodeWidthStr;

use crate::diff::{Change, Diff, Field, FieldValue, Row, SideRecord, State};
use crate::pages::escape::printable;
use crate::pages::words::{self, counted, date};

use super::marked::{Piece, marked};
use super::words::{alike, counts, facts, heading, is_alarm, is_same, meaning, numbers, title};

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

/// Where the text of a change starts, and its fields' values, in columns.
const INDENT: usize = 4;
const FIELD: usize = 10;

/// Tells a diff on a terminal.
pub fn text(diff: &Diff, look: Look) -> String {
    let mut page =
        Page { out: String::new(), width: look.width.max(LEAST_WIDTH), colour: look.colour };
    page.paragraph(0, 0, &[word(&title(diff), Style::Bold)]);
    side(&mut page, "before", &diff.before);
    side(&mut page, "after", &diff.after);
    page.blank();
    let same = if is_same(&diff.summary) { "no differences: " } else { "" };
    page.paragraph(0, 0, &[word(&format!("{same}{}", counts(&diff.summary)), Style::Plain)]);
    for changes in diff.changes.chunk_by(|a, b| a.state == b.state) {
        let Some(first) = changes.first() else { continue };
        page.blank();
        let style = if is_alarm(first.state) { Style::Alarm } else { Style::Bold };
        let head = format!("{} ({}):", heading(first.state).to_uppercase(), changes.len());
        page.paragraph(0, 2, &[word(&head, style), word(meaning(first.state), Style::Dim)]);
        for change in changes {
            tell(&mut page, change);
        }
    }
    page.out
}

fn side(page: &mut Page, name: &str, side: &SideRecord) {
    let rows = match side.rows {
        1 => "1 row".to_owned(),
        rows => format!("{rows} rows"),
    };
    let name = format!("{name:<7}");
    let line = format!("{}, {rows}, {}", date(side.date.as_deref()), side.source);
    page.paragraph(2, 9, &[word(&name, Style::Dim), word(&line, Style::Plain)]);
    for note in side.problem.iter().chain(&side.doubts) {
        page.paragraph(9, 11, &[word(&format!("! {note}"), Style::Alarm)]);
    }
}

fn tell(page: &mut Page, change: &Change) {
    if change.state == State::NotComparable {
        page.paragraph(2, INDENT, &[word(&change.key, Style::Plain)]);
        return;
    }
    let numbers = word(&numbers(change), Style::Bold);
    match change.state {
        State::Split | State::Merged => {
            page.paragraph(2, INDENT, &[numbers]);
            for (sign, style, rows) in
                [("-", Style::Gone, &change.before), ("+", Style::New, &change.after)]
            {
                for row in rows {
                    let head = format!("{sign} {}", number(row));
                    let action = row.action.as_deref().unwrap_or_default();
                    page.paragraph(
                        INDENT,
                        INDENT + 2,
                        &[word(&head, style), word(action, Style::Plain)],
                    );
                }
            }
        }
        _ => {
            let row = change.after.first().or(change.before.first());
            let reworded = change.fields.iter().any(|field| field.name == "action");
            let action = row.and_then(|row| row.action.as_deref()).unwrap_or("(no action)");
            if reworded {
                page.paragraph(2, INDENT, &[numbers]);
            } else {
                page.paragraph(2, INDENT, &[numbers, word(action, Style::Plain)]);
            }
            for field in &change.fields {
                tell_field(page, field);
            }
            if change.fields.is_empty()
                && let Some(row) = row
            {
                let facts = facts(row).join(" · ");
                page.paragraph(INDENT, INDENT, &[word(&facts, Style::Dim)]);
                if let (true, Some(comments)) = (is_alarm(change.state), &row.comments) {
                    page.paragraph(INDENT, INDENT, &[word(comments, Style::Dim)]);
                }
            } else if let Some(days) = row.and_then(|row| row.days_open) {
                let open = format!("open {}", counted(days, "day"));
                page.paragraph(INDENT, INDENT, &[word(&open, Style::Dim)]);
            }
        }
    }
    if let Some(alike) = alike(change) {
        page.paragraph(INDENT, INDENT, &[word(&alike, Style::Dim)]);
    }
}

fn number(row: &Row) -> String {
    words::number(row.number.as_deref(), row.part)
}

fn tell_field(page: &mut Page, field: &Field) {
    let name = if field.grew { format!("{} grew", field.name) } else { field.name.clone() };
    let mut line = vec![word(&format!("{name:<FIELD$}"), Style::Dim)];
    let pieces = marked(&field.before, &field.after);
    let separate = matches!(field.after, FieldValue::List(_));
    for (place, piece) in pieces.iter().enumerate() {
        let comma = if separate && place.saturating_add(1) < pieces.len() { "," } else { "" };
        line.push(match piece {
            Piece::Same(text) => word(&format!("{text}{comma}"), Style::Plain),
            Piece::Gone(text) => word(&format!("[-{text}-]{comma}"), Style::Gone),
            Piece::New(text) => word(&format!("{{+{text}+}}{comma}"), Style::New),
        });
    }
    page.paragraph(INDENT, INDENT + FIELD + 1, &line);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
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
struct Stretch {
    text: String,
    style: Style,
}

fn word(text: &str, style: Style) -> Stretch {
    Stretch { text: printable(text), style }
}

/// What is written, line by line.
struct Page {
    out: String,
    width: usize,
    colour: Colour,
}

impl Page {
    fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes stretches one after the other, wrapped; the first line starts at `first`, the others at
    /// `rest`.
    fn paragraph(&mut self, first: usize, rest: usize, line: &[Stretch]) {
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
