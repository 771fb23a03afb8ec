//! How lines join on: hyphens at line ends that stay, hyphens that only broke a word, addresses cut.
//!
//! Word processors seldom hyphenate, so a hyphen stays unless the document writes the word without
//! it, or its second part is the ending of a word.

use std::collections::BTreeMap;

use crate::block::{Block, Line, LineEnd, Text};

/// First parts that a hyphen follows as a rule.
const KEEPING: [&str; 26] = [
    "all", "anti", "bi", "co", "cross", "ex", "full", "half", "high", "ill", "inter", "long",
    "low", "mid", "multi", "non", "on", "over", "part", "post", "pre", "self", "semi", "sub",
    "vice", "well",
];

/// Endings that are no words: before them a hyphen only broke the word.
const ENDINGS: [&str; 40] = [
    "able", "ably", "ality", "ally", "ance", "ances", "ant", "ated", "ately", "ating", "ation",
    "ations", "cil", "cils", "cial", "cies", "cillor", "cillors", "ence", "ences", "ible", "ical",
    "ings", "ities", "ity", "ively", "ment", "mental", "ments", "mittee", "mittees", "nity",
    "sion", "sions", "tial", "ties", "ting", "tion", "tional", "tions",
];

/// Sets the ends of all lines.
pub(super) fn set(blocks: &mut [Block]) {
    let mut asked: BTreeMap<String, u32> = BTreeMap::new();
    each_text(blocks, &mut |text| {
        each_break(text, |left, right| {
            for word in
                [format!("{left}{right}"), format!("{left}-{right}"), left.into(), right.into()]
            {
                asked.insert(word.to_lowercase(), 0);
            }
        });
    });
    if !asked.is_empty() {
        let mut lengths = [[false; 256]; 64];
        for word in asked.keys() {
            if let Some(slot) = look_up(&mut lengths, word) {
                *slot = true;
            }
        }
        each_text(blocks, &mut |text| count(text, &mut asked, &mut lengths));
    }
    let mut words = Words { counts: asked, hyphenates: false };
    let (mut broken, mut whole) = (0_usize, 0_usize);
    each_text(blocks, &mut |text| {
        each_break(text, |left, right| {
            broken = broken.saturating_add(usize::from(words.joins(left, right)));
            whole = whole.saturating_add(usize::from(words.is_compound(left, right)));
        });
    });
    words.hyphenates = broken >= HYPHENATES && broken > whole;
    each_text(blocks, &mut |text| set_text(text, &words));
}

/// So many words that were surely broken show that the document's maker hyphenates.
const HYPHENATES: usize = 2;

/// What the document says of the words that line ends cut.
struct Words {
    /// How often each is written elsewhere, with and without the hyphen.
    counts: BTreeMap<String, u32>,
    /// Whether words are broken at line ends as a rule.
    hyphenates: bool,
}

/// Runs over all texts, those of cells included.
fn each_text(blocks: &mut [Block], run: &mut dyn FnMut(&mut Text)) {
    for block in blocks {
        match block {
            Block::Text(text) => run(text),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.texts).for_each(&mut *run);
            }
            Block::Fact(_) => {}
        }
    }
}

/// The last word of a line, and the first word that follows it in reading order.
fn last_word(line: &Line) -> Option<&str> {
    last_text(line)?.rsplit(' ').next()
}

fn last_text(line: &Line) -> Option<&str> {
    Some(line.segments.last()?.spans.last()?.text.as_str())
}

fn first_word(line: &Line) -> Option<&str> {
    let span = line.segments.first()?.spans.first()?;
    span.text.split(' ').next()
}

/// A hyphen at a line's end.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The two parts of each word that a line end cuts at a hyphen, without punctuation.
fn each_break(text: &Text, mut run: impl FnMut(&str, &str)) {
    for pair in text.lines.windows(2) {
        if let [a, b] = pair
            && let Some((left, right)) = broken(a, b)
        {
            run(left, right);
        }
    }
}

fn broken<'a>(a: &'a Line, b: &'a Line) -> Option<(&'a str, &'a str)> {
    if !ends_in_hyphen(last_text(a)?) {
        return None;
    }
    let left = last_word(a)?.strip_suffix(HYPHENS)?;
    let left = left.trim_start_matches(|c: char| !c.is_alphanumeric());
    let right = first_word(b)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    // The last part of a word with several hyphens is what counts.
    let left = left.rsplit(HYPHENS).next().unwrap_or(left);
    let word = !left.is_empty() && right.starts_with(char::is_alphanumeric);
    word.then_some((left, right))
}

/// Whether a word of some length and first letter is asked for: most are not, and cost no more.
type Lengths = [[bool; 256]; 64];

fn look_up<'a>(lengths: &'a mut Lengths, word: &str) -> Option<&'a mut bool> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    lengths.get_mut(word.len().min(63))?.get_mut(usize::from(first))
}

/// Whether a word ends in a hyphen.
fn ends_in_hyphen(word: &str) -> bool {
    match word.as_bytes().last() {
        Some(byte) if byte.is_ascii() => *byte == b'-',
        _ => word.ends_with(HYPHENS),
    }
}

/// A word without the punctuation around it; most have none.
fn core(word: &str) -> &str {
    match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

/// Counts the words asked for, but for those that a line end cuts.
fn count(text: &Text, asked: &mut BTreeMap<String, u32>, lengths: &mut Lengths) {
    let mut cut = false;
    for line in &text.lines {
        let mut first = true;
        for span in line.segments.iter().flat_map(|s| &s.spans) {
            for word in span.text.split(' ') {
                let rest = std::mem::take(&mut first) && cut;
                cut = ends_in_hyphen(word);
                let core = core(word);
                if rest || cut || look_up(lengths, core).is_none_or(|asked| !*asked) {
                    continue;
                }
                if let Some(slot) = asked.get_mut(&core.to_lowercase()) {
                    *slot = slot.saturating_add(1);
                }
            }
        }
    }
}

fn set_text(text: &mut Text, words: &Words) {
    for i in 1..text.lines.len() {
        let Some([a, b]) = text.lines.get_mut(i.saturating_sub(1)..=i) else { continue };
        if a.end == LineEnd::Space {
            a.end = end_of(a, b, words);
        }
    }
}

fn end_of(a: &Line, b: &Line, words: &Words) -> LineEnd {
    let (Some(last), Some(next)) = (last_word(a), first_word(b)) else { return LineEnd::Space };
    if b.segments.len() > 1 {
        return LineEnd::Space;
    }
    if let Some(end) = address_end(last, next) {
        return end;
    }
    let Some((left, right)) = broken(a, b) else { return LineEnd::Space };
    if words.keeps(left, right) { LineEnd::KeepHyphen } else { LineEnd::DropHyphen }
}

impl Words {
    fn seen(&self, word: &str) -> u32 {
        self.counts.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// Whether a hyphen between two parts surely only broke the word.
    fn joins(&self, left: &str, right: &str) -> bool {
        let with = self.seen(&format!("{left}-{right}"));
        let without = self.seen(&format!("{left}{right}"));
        let lower = right.to_lowercase();
        let ending = ENDINGS.contains(&lower.as_str())
            || !lower.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !is_figure(left, right);
        if with != without { without > with } else { ending && self.seen(right) == 0 }
    }

    /// Whether a hyphen between two parts belongs to the word.
    fn keeps(&self, left: &str, right: &str) -> bool {
        if is_figure(left, right) {
            return true;
        }
        if self.joins(left, right) {
            return false;
        }
        !self.hyphenates || self.is_compound(left, right)
    }

    /// Whether a hyphen between two parts surely belongs to the word.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        KEEPING.contains(&left.to_lowercase().as_str())
            || self.seen(&format!("{left}-{right}")) > 0
            || (self.seen(left) > 0 && self.seen(right) > 0)
    }
}

/// Whether a hyphen stands between figures or before a capital, where no word is broken.
fn is_figure(left: &str, right: &str) -> bool {
    left.ends_with(|c: char| c.is_ascii_digit())
        || right.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
}

/// How an address that a line end cuts goes on; none where the two words are no cut address.
fn address_end(last: &str, next: &str) -> Option<LineEnd> {
    let web = last.contains("://") || last.starts_with("www.");
    let mail =
        last.contains('@') && !last.starts_with('@') || (last.contains('@') && last.len() > 3);
    if !web && !mail {
        return None;
    }
    if last.ends_with('-') {
        return Some(LineEnd::KeepHyphen);
    }
    let inside = |c: char| "/.=&?%_#@".contains(c);
    let goes_on = next.starts_with(|c: char| "/.?&=#_%@-".contains(c)) && next.len() > 1;
    let open = last.ends_with(|c: char| "/=&?%_#@".contains(c))
        && next.chars().any(|c| c.is_ascii_alphanumeric())
        && (next.contains(inside) || next.contains('-') || next.starts_with(char::is_lowercase))
        && !is_word(next);
    // "clerk@moor.gov." "uk", "https://moor.gov.uk/doc" "uments/1.pdf"
    let host = last.ends_with('.')
        && matches!(
            next.trim_end_matches('.'),
            "uk" | "gov.uk" | "org.uk" | "com" | "org" | "co.uk"
        );
    let path = web
        && !last.ends_with(['.', ',', ')', ';'])
        && next.trim_end_matches(['.', ',', ')']).contains(|c: char| "/=%_?".contains(c));
    let domain = mail && !last.ends_with(['.', ',', ')', ';']) && !next.contains('@') && {
        let rest = next.trim_end_matches(['.', ',', ')']);
        rest.contains(".gov")
            || rest.contains(".org")
            || rest.ends_with(".uk")
            || rest.ends_with(".com")
    };
    (goes_on || open || host || path || domain).then_some(LineEnd::Glue)
}

/// Words that may stand after an address that ends in a slash.
fn is_word(word: &str) -> bool {
    matches!(
        word,
        "and" | "or" | "for" | "to" | "on" | "in" | "at" | "by" | "from" | "with" | "the"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Segment, Span};
    use crate::layout::texts::line_text;

    /// The text of a block's lines joined as their ends say.
    fn joined(text: &Text) -> String {
        let mut out = String::new();
        for (i, line) in text.lines.iter().enumerate() {
            out.push_str(&line_text(line));
            if i + 1 == text.lines.len() {
                break;
            }
            match line.end {
                LineEnd::Space => out.push(' '),
                LineEnd::DropHyphen => {
                    out.truncate(out.trim_end_matches(HYPHENS).len());
                }
                LineEnd::KeepHyphen | LineEnd::Glue => {}
            }
        }
        out
    }

    fn text(lines: &[&str]) -> Block {
        let line = |t: &&str| Line {
            segments: vec![Segment {
                spans: vec![Span { text: (*t).to_owned(), ..Span::default() }],
                ..Segment::default()
            }],
            ..Line::default()
        };
        Block::Text(Text { lines: lines.iter().map(line).collect(), ..Text::default() })
    }

    fn shown(texts: &[&[&str]]) -> String {
        let mut blocks: Vec<Block> = texts.iter().map(|t| text(t)).collect();
        set(&mut blocks);
        match &blocks[0] {
            Block::Text(text) => joined(text),
            _ => String::new(),
        }
    }

    #[test]
    fn hyphens_of_words_stay() {
        assert_eq!(shown(&[&["Ms Ode-", "Moor spoke"]]), "Ms Ode-Moor spoke");
        assert_eq!(shown(&[&["of over-", "representation"]]), "of over-representation");
        assert_eq!(shown(&[&["in 2024-", "25 the"]]), "in 2024-25 the");
        assert_eq!(shown(&[&["a follow-", "up visit"], &["the follow-up"]]), "a follow-up visit");
    }

    #[test]
    fn hyphens_that_broke_a_word_go() {
        assert_eq!(shown(&[&["the har-", "bour dues"], &["harbour"]]), "the harbour dues");
        assert_eq!(shown(&[&["the commun-", "ity hall"]]), "the community hall");
    }

    #[test]
    fn a_document_that_hyphenates_breaks_unknown_words_too() {
        let shown = shown(&[
            &["the mathe-", "matical har-", "bour and pro-", "ceed"],
            &["harbour", "com-", "mittee"],
        ]);
        assert_eq!(shown, "the mathematical harbour and proceed");
    }

    #[test]
    fn addresses_are_glued() {
        assert_eq!(
            shown(&[&["https://moor.example/a/", "b_c.aspx"]]),
            "https://moor.example/a/b_c.aspx"
        );
        assert_eq!(
            shown(&[&["see https://moor.example/Funding-", "Now.aspx"]]),
            "see https://moor.example/Funding-Now.aspx"
        );
        assert_eq!(shown(&[&["clerk@moor", ".gov.uk or"]]), "clerk@moor.gov.uk or");
        assert_eq!(
            shown(&[&["at www.moor.example", "The clerk"]]),
            "at www.moor.example The clerk"
        );
    }
}
