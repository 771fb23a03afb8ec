//! What changed in a text, word by word.

use crate::diff::{FieldValue, fold};

/// A stretch of a text that changed, or did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// In both.
    Same(String),
    /// Only in the earlier.
    Gone(String),
    /// Only in the later.
    New(String),
}

/// Texts whose words make a larger table than this are told whole, before and after: 2,000 words
/// against 2,000.
const LARGEST_TABLE: usize = 4_000_000;

/// Texts that share fewer of their words, in hundredths, read better whole, one after the other.
const LEAST_SHARED: usize = 35;

/// A run of so few words between two changes is told as changed: it reads better whole.
const SHORT_RUN: usize = 1;

/// Marks what changed between two values. Owners go one by one.
pub(super) fn marked(before: &FieldValue, after: &FieldValue) -> Vec<Piece> {
    match (before, after) {
        (FieldValue::List(before), FieldValue::List(after)) => owners(before, after),
        (FieldValue::Text(before), FieldValue::Text(after)) => {
            texts(before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default())
        }
        (before, after) => whole(&plain(before), &plain(after)),
    }
}

fn plain(value: &FieldValue) -> String {
    match value {
        FieldValue::List(list) => list.join(", "),
        FieldValue::Text(text) => text.clone().unwrap_or_default(),
    }
}

fn owners(before: &[String], after: &[String]) -> Vec<Piece> {
    let stays =
        |owner: &String, list: &[String]| list.iter().any(|other| fold(other) == fold(owner));
    let mut pieces: Vec<Piece> = Vec::new();
    pieces.extend(before.iter().filter(|o| !stays(o, after)).cloned().map(Piece::Gone));
    pieces.extend(after.iter().map(|owner| {
        if stays(owner, before) { Piece::Same(owner.clone()) } else { Piece::New(owner.clone()) }
    }));
    pieces
}

fn whole(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !before.is_empty() {
        pieces.push(Piece::Gone(before.to_owned()));
    }
    if !after.is_empty() {
        pieces.push(Piece::New(after.to_owned()));
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Gone,
    New,
}

fn texts(before: &str, after: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    if old.len().saturating_mul(new.len()) > LARGEST_TABLE {
        return whole(&old.join(" "), &new.join(" "));
    }
    let script = script(&old, &new);
    let shared = script.iter().filter(|(kind, _)| *kind == Kind::Same).count();
    let grew = shared == old.len();
    if !grew && shared.saturating_mul(100) < old.len().max(new.len()).saturating_mul(LEAST_SHARED) {
        return whole(&old.join(" "), &new.join(" "));
    }
    pieces(&script)
}

/// Turns single words into stretches; in each change what is gone comes first.
fn pieces(script: &[(Kind, &str)]) -> Vec<Piece> {
    let runs: Vec<&[(Kind, &str)]> =
        script.chunk_by(|a, b| (a.0 == Kind::Same) == (b.0 == Kind::Same)).collect();
    let (mut pieces, mut gone, mut new) = (Vec::new(), Vec::new(), Vec::new());
    let last = runs.len().saturating_sub(1);
    for (place, run) in runs.iter().enumerate() {
        let same = run.first().is_some_and(|(kind, _)| *kind == Kind::Same);
        let within = place > 0 && place < last;
        let short = within && run.len() <= SHORT_RUN && !gone.is_empty() && !new.is_empty();
        if same && !short {
            flush(&mut gone, &mut new, &mut pieces);
            pieces.push(Piece::Same(joined(run.iter().map(|(_, word)| *word))));
            continue;
        }
        for (kind, word) in *run {
            if *kind != Kind::New {
                gone.push(*word);
            }
            if *kind != Kind::Gone {
                new.push(*word);
            }
        }
    }
    flush(&mut gone, &mut new, &mut pieces);
    pieces
}

fn flush(gone: &mut Vec<&str>, new: &mut Vec<&str>, pieces: &mut Vec<Piece>) {
    let (old, later) = (joined(gone.drain(..)), joined(new.drain(..)));
    pieces.extend(whole(&old, &later));
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The shortest list of words that stay, go and come (longest common subsequence).
fn script<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(Kind, &'a str)> {
    let keys = |words: &[&str]| words.iter().map(|word| fold(word)).collect::<Vec<String>>();
    let (a, b) = (keys(old), keys(new));
    let longest = longest(&a, &b);
    let at = |i: usize, j: usize| longest.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0_usize, 0_usize);
    let mut script = Vec::with_capacity(a.len().max(b.len()));
    loop {
        let (next_i, next_j) = (i.saturating_add(1), j.saturating_add(1));
        match (a.get(i), b.get(j)) {
            (Some(left), Some(right)) if left == right => {
                script.extend(new.get(j).map(|word| (Kind::Same, *word)));
                (i, j) = (next_i, next_j);
            }
            (Some(_), right) if right.is_none() || at(next_i, j) >= at(i, next_j) => {
                script.extend(old.get(i).map(|word| (Kind::Gone, *word)));
                i = next_i;
            }
            (_, Some(_)) => {
                script.extend(new.get(j).map(|word| (Kind::New, *word)));
                j = next_j;
            }
            _ => return script,
        }
    }
}

/// For each two places, the most words that the texts share in order from there on.
fn longest(a: &[String], b: &[String]) -> Vec<Vec<u32>> {
    // From the ends on, each row from those of the row before.
    let mut below = vec![0_u32; b.len().saturating_add(1)];
    let mut rows = vec![below.clone()];
    for left in a.iter().rev() {
        let mut row = Vec::with_capacity(below.len());
        let mut beside = 0;
        row.push(beside);
        for (right, pair) in b.iter().rev().zip(below.windows(2)) {
            let &[across, under] = pair else { continue };
            beside = if left == right { across.saturating_add(1) } else { under.max(beside) };
            row.push(beside);
        }
        rows.push(row.iter().rev().copied().collect());
        below = row;
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let shown = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("{{+{text}+}}"),
        };
        texts(before, after).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_changed() {
        let table = [
            ("a b c", "a b c", "a b c"),
            ("a b c d", "a b x d", "a b [-c-] {+x+} d"),
            ("Sent", "Sent. Answer awaited from all", "Sent. {+Answer awaited from all+}"),
            ("a b", "", "[-a b-]"),
            ("", "a b", "{+a b+}"),
            ("one two three", "quite other words", "[-one two three-] {+quite other words+}"),
            ("k l m a b c x y", "k l m d b e x y", "k l m [-a b c-] {+d b e+} x y"),
        ];
        for (before, after, expected) in table {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn owners_go_one_by_one() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            owners(&list(&["Ann Marl", "Bob Dunn"]), &list(&["Bob Dunn", "Cy Fenn"])),
            [
                Piece::Gone("Ann Marl".into()),
                Piece::Same("Bob Dunn".into()),
                Piece::New("Cy Fenn".into())
            ]
        );
    }
}
