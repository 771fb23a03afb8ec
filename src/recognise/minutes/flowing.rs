//! Marks of actions that stand in the text itself, where nothing sets them apart: initials of people who came,
//! behind a finished sentence or in a paragraph of their own. One alone may be anything; several are how the
//! document notes its actions.

use std::collections::BTreeSet;

use super::marks::Mark;
use crate::field::action;
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::record::At;

/// So many, those set apart included, are how the document notes its actions.
const LEAST: usize = 2;
/// Initials of some people are no longer, in bytes.
const LONGEST: usize = 24;
/// Signs between the initials of several.
const SIGNS: [char; 5] = ['/', ',', '&', '+', ' '];

/// What stands in a piece: where the text before it ends, in bytes, and the mark.
struct Behind {
    piece: usize,
    end: usize,
    text: String,
}

/// Takes such marks out of the pieces from `first` on, beside those that were set apart.
pub(super) fn lift(
    pieces: &mut Vec<Piece<'_>>,
    first: usize,
    known: &BTreeSet<String>,
    marks: Vec<Mark>,
) -> Vec<Mark> {
    // "… is old. AM" before "would mend it." begins a sentence.
    let goes_on = |at: usize| {
        let next = pieces.get(at.saturating_add(1)).and_then(prose);
        next.is_some_and(|next| next.label.is_none() && next.body.starts_with(char::is_lowercase))
    };
    let items = pieces.iter().enumerate().skip(first).filter(|(at, _)| !goes_on(*at));
    let items = items.filter_map(|(at, piece)| Some((at, prose(piece)?)));
    let found: Vec<Behind> = items.filter_map(|(at, p)| behind(at, p, known)).collect();
    if found.is_empty() || found.len().saturating_add(marks.len()) < LEAST {
        return marks;
    }
    take(pieces, found, marks)
}

fn prose<'p, 'a>(piece: &'p Piece<'a>) -> Option<&'p Prose<'a>> {
    match piece {
        Piece::Prose(p) => Some(p),
        Piece::Table(_) => None,
    }
}

/// The mark at the end of a text.
fn behind(piece: usize, p: &Prose<'_>, known: &BTreeSet<String>) -> Option<Behind> {
    let text = p.body.trim_end();
    let stops = [". ", "! ", "? ", "; ", ".) "].into_iter();
    let sentence =
        stops.filter_map(|stop| Some(text.rfind(stop)?.saturating_add(stop.len()))).max();
    let end = sentence.unwrap_or(0);
    let tail = text.get(end..)?.trim();
    let short = !tail.is_empty() && tail.len() <= LONGEST && action::is_initials(tail);
    let known = tail.split(SIGNS).filter(|part| !part.is_empty()).all(|part| known.contains(part));
    // A label before initials alone is that of a list of people.
    let in_list = end == 0 && p.label.is_some();
    (short && known && !in_list).then(|| Behind { piece, end, text: tail.to_owned() })
}

/// Takes marks out of their texts, and texts that were nothing else out of the list.
fn take(pieces: &mut Vec<Piece<'_>>, found: Vec<Behind>, mut marks: Vec<Mark>) -> Vec<Mark> {
    let header = marks.first().map(|mark| mark.header.clone()).unwrap_or_default();
    let mut gone: Vec<usize> = Vec::new();
    for Behind { piece, end, text } in found {
        let above: At = pieces
            .get(..piece)
            .unwrap_or_default()
            .iter()
            .rev()
            .find_map(prose)
            .map(Prose::at)
            .unwrap_or_default();
        let Some(Piece::Prose(p)) = pieces.get_mut(piece) else { continue };
        let at: At = p.text.lines.last().and_then(|line| line.place.clone()).into_iter().collect();
        let left = p.body.get(..end).unwrap_or_default().trim_end().to_owned();
        let near = if left.is_empty() { above } else { p.at() };
        if left.is_empty() {
            gone.push(piece)
        } else {
            p.shorten(left)
        }
        marks.push(Mark { piece, header: header.clone(), text, at, near });
    }
    let mut at = 0_usize;
    pieces.retain(|_| {
        let own = at;
        at = own.saturating_add(1);
        !gone.contains(&own)
    });
    for mark in &mut marks {
        let before = gone.iter().filter(|place| **place <= mark.piece).count();
        mark.piece = mark.piece.saturating_sub(before);
    }
    marks.sort_by_key(|mark| mark.piece);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::piece::pieces;
    use crate::recognise::testing;

    #[test]
    fn initials_behind_sentences() {
        let known: BTreeSet<String> = ["AM", "BD"].map(str::to_owned).into();
        for (sources, marks, left) in [
            (
                &["Head", "It is old. AM", "It is new.", "BD/AM", "Seen by BD.", "So. BD"][..],
                &["1 AM", "2 BD/AM", "4 BD"][..],
                &["Head", "It is old.", "It is new.", "Seen by BD.", "So."][..],
            ),
            // One alone tells nothing, nor do initials of nobody who came.
            (&["Head", "It is old. AM", "So. ZZ"], &[], &["Head", "It is old. AM", "So. ZZ"]),
            (
                &["Head", "It was moved by AM", "By BD"],
                &[],
                &["Head", "It was moved by AM", "By BD"],
            ),
        ] {
            let blocks = testing::texts(sources);
            let mut pieces = pieces(&blocks);
            let found = lift(&mut pieces, 1, &known, Vec::new());
            let found: Vec<String> =
                found.iter().map(|mark| format!("{} {}", mark.piece, mark.text)).collect();
            assert_eq!(found, marks);
            let rest: Vec<&str> =
                pieces.iter().filter_map(prose).map(|p| p.body.as_str()).collect();
            assert_eq!(rest, left);
        }
    }
}
