//! Words that a line end or a converter broke at a hyphen.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use crate::block::LineEnd;
use crate::words::joins;
use crate::words::pattern::pattern;

/// The words of a document.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// With a hyphen inside, lower case.
    hyphened: BTreeSet<String>,
    /// Without, lower case.
    plain: BTreeSet<String>,
    /// Two words with capitals side by side: "Probation Service".
    names: BTreeSet<String>,
}

static HYPHENED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\p{L}+(?:[-\u{2010}\u{2011}]\p{L}+)+"));
static PLAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}{3,}"));
/// "Over- land": a word that a line end inside a cell broke.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\p{L}+)- (\p{L}+)"));

impl Words {
    /// Gathers the words of a document.
    pub(super) fn of(lines: &[Source]) -> Self {
        let mut words = Words::default();
        for line in lines {
            for word in HYPHENED.find_iter(&line.text) {
                let word = word.as_str();
                let parts: Vec<&str> = word.split(['-', '\u{2010}', '\u{2011}']).collect();
                words.hyphened.extend(parts.windows(2).map(|pair| pair.join("-").to_lowercase()));
            }
            let mut last: Option<&str> = None;
            for word in line.text.split([' ', '\t']) {
                let capital = word.starts_with(char::is_uppercase);
                if let Some(last) = last.filter(|_| capital) {
                    words.names.insert(format!("{last} {}", bare(word)));
                }
                last = (capital && word.ends_with(char::is_alphanumeric)).then_some(word);
            }
            words.plain.extend(PLAIN.find_iter(&line.text).map(|m| m.as_str().to_lowercase()));
        }
        words
    }

    /// Joins words inside lines that a converter left broken, where the document or the list of
    /// beginnings says how they are written; "pre- and post-war" stays.
    pub(super) fn mend(&self, lines: &mut [Source]) {
        for line in lines {
            if line.text.contains("- ") {
                let mended = BROKEN.replace_all(&line.text, |c: &regex::Captures<'_>| {
                    let part = |group: usize| c.get(group).map_or("", |m| m.as_str());
                    self.joined(part(1), part(2)).unwrap_or_else(|| part(0).to_owned())
                });
                line.text = mended.into_owned();
            }
        }
    }

    fn joined(&self, left: &str, right: &str) -> Option<String> {
        if joins::BETWEEN.has(right) {
            return None;
        }
        let prefix = is_first_part(left) && left.len() > 2;
        if self.has_hyphened(left, right) || prefix {
            return Some(format!("{left}-{right}"));
        }
        let lower = right.starts_with(char::is_lowercase);
        (lower && self.has_plain(left, right)).then(|| format!("{left}{right}"))
    }

    /// Tells whether the document elsewhere has two words with capitals side by side.
    pub(super) fn has_name(&self, left: &str, right: &str) -> bool {
        self.names.contains(&format!("{left} {}", bare(right)))
    }

    fn has_hyphened(&self, left: &str, right: &str) -> bool {
        self.hyphened.contains(&format!("{left}-{right}").to_lowercase())
    }

    fn has_plain(&self, left: &str, right: &str) -> bool {
        self.plain.contains(&format!("{left}{right}").to_lowercase())
    }

    /// How a line joins the next.
    pub(super) fn line_end(&self, line: &str, next: &str) -> LineEnd {
        let line = line.trim_end();
        let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
        if last.ends_with('/') && (last.contains("://") || last.starts_with("www.")) {
            return LineEnd::Glue;
        }
        let Some(stem) = line.strip_suffix(['-', '\u{2010}']) else { return LineEnd::Space };
        let letters = |c: &char| c.is_alphabetic();
        let left: String = {
            let reversed: String = stem.chars().rev().take_while(letters).collect();
            reversed.chars().rev().collect()
        };
        let next = next.trim_start();
        let right: String = next.chars().take_while(letters).collect();
        if left.is_empty() {
            // "2023-" "24" is one; "Chair -" "Marl Council" is a dash.
            let digit = stem.ends_with(|c: char| c.is_ascii_digit());
            let goes_on = next.starts_with(|c: char| c.is_ascii_alphanumeric());
            return if digit && goes_on { LineEnd::KeepHyphen } else { LineEnd::Space };
        }
        if right.is_empty() {
            return LineEnd::KeepHyphen;
        }
        let prefix = is_first_part(&left);
        let keeps = self.has_hyphened(&left, &right)
            || !right.starts_with(char::is_lowercase)
            || (prefix && !self.has_plain(&left, &right));
        if keeps { LineEnd::KeepHyphen } else { LineEnd::DropHyphen }
    }
}

/// Whether a hyphen follows a first part of a word more often than not.
fn is_first_part(left: &str) -> bool {
    let left = left.to_lowercase();
    joins::HYPHENED.has(&left) || joins::SOMETIMES_HYPHENED.has(&left)
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    #[test]
    fn line_ends() {
        let words = Words::of(&clean::lines("over-land routes by the cooperative"));
        let table = [
            ("Ann Harbottle-", "Reed", LineEnd::KeepHyphen),
            ("the over-", "land", LineEnd::KeepHyphen),
            ("the commun-", "ity", LineEnd::DropHyphen),
            ("the co-", "operative", LineEnd::DropHyphen),
            ("the non-", "crime", LineEnd::KeepHyphen),
            ("2023-", "24", LineEnd::KeepHyphen),
            ("the 2-", "year plan", LineEnd::KeepHyphen),
            ("Chair -", "Marl Council", LineEnd::Space),
            ("the report", "was", LineEnd::Space),
            ("see https://a.example/", "b", LineEnd::Glue),
        ];
        for (line, next, end) in table {
            assert_eq!(words.line_end(line, next), end, "{line}");
        }
    }

    #[test]
    fn broken_words_inside_a_line() {
        let mut lines = clean::lines(
            "Ann Harbottle-Reed\nHarbottle- Reed\npre- and post-war\nnon- crime\na report- the",
        );
        Words::of(&lines).mend(&mut lines);
        let seen: Vec<_> = lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(
            seen,
            [
                "Ann Harbottle-Reed",
                "Harbottle-Reed",
                "pre- and post-war",
                "non-crime",
                "a report- the"
            ]
        );
    }
}
