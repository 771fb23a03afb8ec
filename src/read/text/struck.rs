//! What Markdown strikes through: `~~so~~`, or by HTML's marks.

use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use crate::read::unseen::{Unseen, Why, words};
use crate::record::Place;
use crate::words::pattern::pattern;

/// A stretch that is struck through; it may run over line ends.
static STRUCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)~~[^\s~](?:[^~]*[^\s~])?~~|<(?:s|del|strike)(?:\s[^<>]*)?>.*?</(?:s|del|strike)\s*>",
    )
});

/// Takes struck-out words off the lines.
pub(super) fn take(lines: &mut [Source]) -> Vec<Unseen> {
    let mut unseen = Vec::new();
    for paragraph in lines.chunk_by_mut(|a, b| !a.is_blank() && !b.is_blank()) {
        if paragraph.iter().any(|line| line.text.contains(['~', '<'])) {
            of_paragraph(paragraph, &mut unseen);
        }
    }
    unseen
}

fn of_paragraph(lines: &mut [Source], unseen: &mut Vec<Unseen>) {
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut seen = String::with_capacity(text.len());
    let mut from = 0;
    for found in STRUCK.find_iter(&text) {
        let before = text.get(from..found.start()).unwrap_or_default();
        seen.push_str(before);
        from = found.end();
        // The lines between stay, and keep their numbers.
        seen.extend(found.as_str().chars().filter(|c| *c == '\n'));
        let start = text.get(..found.start()).unwrap_or_default().matches('\n').count();
        for (line, part) in lines.iter().skip(start).zip(found.as_str().split('\n')) {
            let place = Place::Line { line: line.number };
            let words = words(&without_tags(part));
            unseen.extend((words > 0).then_some(Unseen { why: Why::Struck, words, place }));
        }
    }
    if from == 0 {
        return;
    }
    seen.push_str(text.get(from..).unwrap_or_default());
    for (line, text) in lines.iter_mut().zip(seen.split('\n')) {
        if line.text != text {
            // A bullet or a heading's mark alone says nothing.
            let is_left = text.contains(char::is_alphanumeric);
            line.text = if is_left { text.to_owned() } else { String::new() };
        }
    }
}

fn without_tags(text: &str) -> String {
    let mut inside = false;
    let shown = |c: &char| {
        inside = (inside || *c == '<') && *c != '>';
        !inside && *c != '>'
    };
    text.chars().filter(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::clean;

    #[test]
    fn struck_words_are_taken_and_counted() {
        for (text, left, told) in [
            ("one ~~two three~~ four", "one  four", &[(1, 2)][..]),
            ("a\n\none ~~two\nthree~~ four", "a\n\none \n four", &[(3, 1), (4, 1)]),
            ("- ~~two~~\n- four", "\n- four", &[(1, 1)]),
            ("one <del class=x>two</del> four", "one  four", &[(1, 1)]),
            ("about ~5 ~~ or ~~~\ncode\n~~~", "about ~5 ~~ or ~~~\ncode\n~~~", &[]),
            ("one ~~two\n\nthree~~ four", "one ~~two\n\nthree~~ four", &[]),
            (
                "one <span>two</span> <strong>four</strong>",
                "one <span>two</span> <strong>four</strong>",
                &[],
            ),
        ] {
            let mut lines = clean::lines(text);
            let unseen = take(&mut lines);
            let line = |u: &Unseen| match u.place {
                Place::Line { line } => (line, u.words),
                _ => (0, 0),
            };
            assert_eq!(unseen.iter().map(line).collect::<Vec<_>>(), told, "{text}");
            let lines: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
            assert_eq!(lines.join("\n"), left, "{text}");
        }
    }
}
