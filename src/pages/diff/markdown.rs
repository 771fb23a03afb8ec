//! A diff as Markdown: headings and lists, changes struck out and in bold.

use std::fmt::Write;

use crate::diff::{Change, Diff, Field, FieldValue, SideRecord, State};
use crate::pages::escape::markdown as escaped;
use crate::pages::words::{date, number};

use super::marked::{Piece, marked};
use super::words::{alike, counts, facts, heading, is_same, meaning, numbers, title};

/// Tells a diff as Markdown.
pub fn markdown(diff: &Diff) -> String {
    let mut out = format!("# {}\n\n", escaped(&title(diff)));
    side(&mut out, "Before", &diff.before);
    side(&mut out, "After", &diff.after);
    let same = if is_same(&diff.summary) { "No differences: " } else { "" };
    line(&mut out, &format!("\n{same}{}", counts(&diff.summary)));
    for changes in diff.changes.chunk_by(|a, b| a.state == b.state) {
        let Some(first) = changes.first() else { continue };
        line(&mut out, &format!("\n## {} ({})\n", heading(first.state), changes.len()));
        line(&mut out, &format!("{}\n", meaning(first.state)));
        for change in changes {
            tell(&mut out, change);
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn side(out: &mut String, name: &str, side: &SideRecord) {
    let (day, rows, source) = (date(side.date.as_deref()), side.rows, escaped(&side.source));
    line(out, &format!("- {name}: {day}, {rows} rows, {source}"));
    for note in side.problem.iter().chain(&side.doubts) {
        line(out, &format!("  - **{}**", escaped(note)));
    }
}

fn tell(out: &mut String, change: &Change) {
    if change.state == State::NotComparable {
        return line(out, &format!("- {}", escaped(&change.key)));
    }
    let numbers = escaped(&numbers(change));
    let row = change.after.first().or(change.before.first());
    let action = row.and_then(|row| row.action.as_deref()).unwrap_or("(no action)");
    if matches!(change.state, State::Split | State::Merged) {
        line(out, &format!("- **{numbers}**"));
        for (name, rows) in [("before", &change.before), ("after", &change.after)] {
            for row in rows {
                let number = escaped(&number(row.number.as_deref(), row.part));
                let action = escaped(row.action.as_deref().unwrap_or_default());
                line(out, &format!("  - {name} {number}: {action}"));
            }
        }
    } else {
        line(out, &format!("- **{numbers}** {}", escaped(action)));
        for field in &change.fields {
            line(out, &format!("  - {}", told(field)));
        }
        let facts = row.map(facts).unwrap_or_default();
        if change.fields.is_empty() && !facts.is_empty() {
            line(out, &format!("  - {}", escaped(&facts.join(" · "))));
        }
    }
    if let Some(alike) = alike(change) {
        line(out, &format!("  - {alike}"));
    }
}

fn told(field: &Field) -> String {
    let grew = if field.grew { " (only grew)" } else { "" };
    let mut out = format!("{}{grew}:", escaped(&field.name));
    let comma = if matches!(field.after, FieldValue::List(_)) { "," } else { "" };
    let pieces = marked(&field.before, &field.after);
    for (place, piece) in pieces.iter().enumerate() {
        let comma = if place.saturating_add(1) < pieces.len() { comma } else { "" };
        // Writing to a string does not fail.
        let _ = match piece {
            Piece::Same(text) => write!(out, " {}{comma}", escaped(text)),
            Piece::Gone(text) => write!(out, " ~~{}~~{comma}", escaped(text)),
            Piece::New(text) => write!(out, " **{}**{comma}", escaped(text)),
        };
    }
    out
}
