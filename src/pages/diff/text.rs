//! A diff on a terminal: grouped, wrapped to its width, changes marked word by word.

use crate::diff::{Change, Diff, Field, FieldValue, Row, SideRecord, State};
use crate::pages::terminal::{Look, Page, Style, word};
use crate::pages::words::{self, counted, date};

use super::marked::{Piece, marked};
use super::words::{alike, counts, facts, heading, is_alarm, is_same, meaning, numbers, title};

/// Where the text of a change starts, and its fields' values, in columns.
const INDENT: usize = 4;
const FIELD: usize = 10;

/// Tells a diff on a terminal.
pub fn text(diff: &Diff, look: Look) -> String {
    let mut page = Page::new(look);
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
    page.whole()
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
