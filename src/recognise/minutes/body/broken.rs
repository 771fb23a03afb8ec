//! A paragraph of markup that line breaks cut into the entries of a list.

use crate::block::Text;
use crate::field::label::{Label, LabelKind as Kind, follows, label};
use crate::recognise::prose::Prose;
use crate::record::Place;

/// The parts of a paragraph whose lines, broken by markup, bear labels that go on; null for any other.
pub(super) fn parts(p: &Prose<'_>) -> Option<Vec<Text>> {
    let markup =
        |text: &Text| matches!(text.lines.first()?.place, Some(Place::Node { .. })).then_some(());
    (p.text.lines.len() > 1).then(|| markup(p.text)).flatten()?;
    let marks: Vec<Option<Label>> = p.text.lines.iter().map(|line| mark(&line.text())).collect();
    let labels: Vec<&Label> = marks.iter().flatten().collect();
    let series = labels.windows(2).all(|two| matches!(two, [one, next] if follows(one, next)));
    if labels.len() < 2 || !series {
        return None;
    }
    let mut parts: Vec<Text> = Vec::new();
    for (line, mark) in p.text.lines.iter().zip(&marks) {
        match parts.last_mut().filter(|_| mark.is_none()) {
            Some(part) => part.lines.push(line.clone()),
            None => parts.push(Text { lines: vec![line.clone()], ..p.text.clone() }),
        }
    }
    Some(parts).filter(|parts| parts.len() > 1)
}

fn mark(text: &str) -> Option<Label> {
    label(text).filter(|mark| mark.kind != Kind::Bullet)
}
