//! Paragraphs that are several: the entries of a list that line breaks of markup part, actions a line each.

use crate::block::{Line, Text};
use crate::field::action;
use crate::field::label::{Label, LabelKind as Kind, follows, label};
use crate::recognise::prose::Prose;
use crate::record::Place;

/// The parts of a paragraph whose lines are several; null for any other.
pub(super) fn parts(p: &Prose<'_>) -> Option<Vec<Text>> {
    if p.text.lines.len() < 2 {
        return None;
    }
    entries(p).or_else(|| actions(p))
}

/// Those of a paragraph whose lines begin with the word for an action, the first of them and others.
fn actions(p: &Prose<'_>) -> Option<Vec<Text>> {
    let noted = |line: &Line| action::line(&line.text()).is_some();
    let first = p.text.lines.first().is_some_and(noted);
    let several = first && p.text.lines.iter().filter(|line| noted(line)).count() > 1;
    several.then(|| split(p.text, p.text.lines.iter().map(noted)))
}

/// Those of a paragraph whose lines, broken by markup, bear labels that go on.
fn entries(p: &Prose<'_>) -> Option<Vec<Text>> {
    let markup =
        |text: &Text| matches!(text.lines.first()?.place, Some(Place::Node { .. })).then_some(());
    markup(p.text)?;
    let marks: Vec<Option<Label>> = p.text.lines.iter().map(|line| mark(&line.text())).collect();
    let labels: Vec<&Label> = marks.iter().flatten().collect();
    let series = labels.windows(2).all(|two| matches!(two, [one, next] if follows(one, next)));
    if labels.len() < 2 || !series {
        return None;
    }
    Some(split(p.text, marks.iter().map(Option::is_some))).filter(|parts| parts.len() > 1)
}

/// Splits a text before the lines that start a part; the first line does.
fn split(text: &Text, starts: impl Iterator<Item = bool>) -> Vec<Text> {
    let mut parts: Vec<Text> = Vec::new();
    for (line, starts) in text.lines.iter().zip(starts) {
        match parts.last_mut().filter(|_| !starts) {
            Some(part) => part.lines.push(line.clone()),
            None => parts.push(Text { lines: vec![line.clone()], ..text.clone() }),
        }
    }
    parts
}

fn mark(text: &str) -> Option<Label> {
    label(text).filter(|mark| mark.kind != Kind::Bullet)
}
