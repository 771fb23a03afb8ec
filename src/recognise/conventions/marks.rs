//! The ways to read the start of a text as a label that counts: what stands before the counter, the
//! counter, what stands behind it.

use crate::field::label::{LabelKind, letter, roman};

/// A label has at most this many bytes.
const LONGEST: usize = 16;
/// A label has at most this many words: "Pt. iv)", "Item No 4".
const WORDS: usize = 3;

/// What is left of a label without its counter; other numbers in it are `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shape {
    /// What stands before the counter.
    pub before: String,
    /// What stands behind it.
    pub after: String,
    /// How it counts.
    pub counter: Counter,
}

/// How a label counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Counter {
    /// In figures.
    #[default]
    Figures,
    /// In Roman numerals.
    Roman,
    /// In letters.
    Letters,
}

/// One way to read the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its shape.
    pub shape: Shape,
    /// What its counter says.
    pub value: u32,
    /// Byte at which it ends.
    pub end: usize,
}

/// The ways to read the start of a text. `apart` is the end of what the layout sets apart there.
pub(super) fn marks(text: &str, apart: Option<usize>) -> Vec<Mark> {
    if !may_count(text) {
        return Vec::new();
    }
    let whole = apart.filter(|end| *end <= LONGEST && words_to(text, *end) <= WORDS);
    let ends: Vec<usize> = whole.map_or_else(|| ends(text), |end| vec![end]);
    ends.into_iter().flat_map(|end| read(text.get(..end).unwrap_or_default())).collect()
}

/// The ways to read a text as a label and nothing else.
pub(super) fn whole(text: &str) -> impl Iterator<Item = Mark> {
    marks(text, Some(text.len())).into_iter().filter(|mark| mark.end == text.len())
}

/// Whether there is anything that counts in the first words. Most texts start with a sentence.
fn may_count(text: &str) -> bool {
    let start = text.as_bytes().get(..LONGEST.min(text.len())).unwrap_or_default();
    start.iter().any(|byte| byte.is_ascii_digit() || b".)]:".contains(byte))
}

/// How many words a text has up to a byte.
fn words_to(text: &str, end: usize) -> usize {
    text.get(..end).unwrap_or_default().split_whitespace().count()
}

/// Where labels may end: behind each of the first words.
fn ends(text: &str) -> Vec<usize> {
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let all = spaces.chain([text.len()]);
    all.take(WORDS).take_while(|end| *end <= LONGEST).collect()
}

/// The ways to read a label: each number in it may be the counter, and a letter or Roman numeral before
/// its last sign.
fn read(label: &str) -> Vec<Mark> {
    let bytes = label.as_bytes();
    let runs = bytes.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let mut at = 0_usize;
    let mut out = Vec::new();
    for run in runs {
        let from = at;
        at = at.saturating_add(run.len());
        if run.first().is_some_and(u8::is_ascii_digit)
            && let Some(value) = label.get(from..at).and_then(|digits| digits.parse().ok())
        {
            out.push(mark(label, from..at, value, Counter::Figures));
        }
    }
    if out.is_empty() { lettered(label) } else { out }
}

/// Reads "iv)", "(c)", "Pt. IV.": letters that a sign closes. "(c)" is the third letter and a hundred.
fn lettered(label: &str) -> Vec<Mark> {
    let open = label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = open.trim_end_matches(char::is_alphabetic).len();
    let letters = open.get(start..).unwrap_or_default();
    let one_case =
        letters.chars().all(char::is_lowercase) || letters.chars().all(char::is_uppercase);
    if open.len() == label.len() || !one_case {
        return Vec::new();
    }
    let of = |value: Option<u32>, counter| Some(mark(label, start..open.len(), value?, counter));
    [of(roman(letters), Counter::Roman), of(letter(letters), Counter::Letters)]
        .into_iter()
        .flatten()
        .collect()
}

fn mark(label: &str, at: std::ops::Range<usize>, value: u32, counter: Counter) -> Mark {
    let before = without_numbers(label.get(..at.start).unwrap_or_default());
    let after = without_numbers(label.get(at.end..).unwrap_or_default());
    Mark { shape: Shape { before, after, counter }, value, end: label.len() }
}

/// A text with each number in it as one sign.
fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_digit() {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(c),
        }
    }
    out
}

/// How a counter of a shape counts.
pub(super) fn kind(shape: &Shape) -> LabelKind {
    match shape.counter {
        Counter::Figures => LabelKind::Arabic,
        Counter::Roman => LabelKind::LowerRoman,
        Counter::Letters => LabelKind::LowerAlpha,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_count() {
        for (text, apart, expected) in [
            ("k-7/QQ Roads", None, "k-|7|/QQ"),
            ("[12] Roads", None, "[|12|]"),
            ("Pt. iv) Roads", Some(7), "Pt. |4|)"),
            ("Bn/7 Roads", None, "Bn/|7|"),
            ("FGB 24 Roads", Some(6), "FGB |24|"),
            ("23/117 Roads", Some(6), "|23|/# #/|117|"),
            ("Roads and trees", None, ""),
        ] {
            let told = |m: &Mark| format!("{}|{}|{}", m.shape.before, m.value, m.shape.after);
            let first = marks(text, apart);
            let end = first.first().map_or(0, |m| m.end);
            let told: Vec<String> = first.iter().filter(|m| m.end == end).map(told).collect();
            assert_eq!(told.join(" "), expected, "{text}");
        }
    }
}
