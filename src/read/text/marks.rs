//! Marks at the start of a line: Markdown headings, list signs, quotes.

use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use crate::words::pattern::pattern;

/// A line without the marks at its start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked {
    /// 1 to 6 for a heading.
    pub heading: Option<u8>,
    /// True for an entry of a list.
    pub list_item: bool,
    /// Columns of white space before it.
    pub indent: usize,
    /// The rest; a list sign stays where no label follows it, for it may be a dash.
    pub body: String,
}

static HEADING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$"));
static LIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-*+]\s+(\S.*)$"));
/// A label after a list sign, which the converter put there.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\\?\(?(?:[ivxlcdm]{1,6}|[A-Za-z]|\d{1,3}(?:\.\d{1,3})*[a-z]?)(?:\\?[.)])+(?:\s|$)")
});

/// Reads the marks of a line.
pub(super) fn marks(text: &str, markdown: bool) -> Marked {
    if markdown && let Some(c) = HEADING.captures(text) {
        let level = c.get(1).map_or(1, |m| m.len());
        return Marked {
            heading: u8::try_from(level).ok(),
            body: c.get(2).map_or("", |m| m.as_str()).to_owned(),
            ..Marked::default()
        };
    }
    let mut body = text.trim_start_matches(' ');
    let indent = text.len().saturating_sub(body.len());
    if markdown {
        while let Some(quoted) = body.strip_prefix('>') {
            body = quoted.trim_start();
        }
    }
    let entry = LIST.captures(body).and_then(|c| c.get(1)).map(|m| m.as_str());
    match entry {
        Some(rest) if LABEL.is_match(rest) => {
            Marked { list_item: true, indent, body: rest.to_owned(), heading: None }
        }
        Some(_) => Marked { list_item: true, indent, body: body.to_owned(), heading: None },
        None => Marked { indent, body: body.to_owned(), ..Marked::default() },
    }
}

static BOLD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*\*\S(?:[^*]*\S)?\*\*"));
/// A label whose sign is escaped, so that it starts no list.
static ESCAPED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\(?[0-9A-Za-z]{1,4}\\[.)]"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\]\((?:https?:|mailto:|/|#)[^)\s]*\)"));
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\|?[\s:]*-{3,}[\s:|-]*\|[\s:|-]*$"));

/// Tells whether a text is Markdown: by headings, bold print, links, ruled tables or labels
/// whose sign is escaped.
pub(super) fn is_markdown(lines: &[Source]) -> bool {
    lines.iter().any(|line| {
        HEADING.is_match(&line.text)
            || BOLD.is_match(&line.text)
            || LINK.is_match(&line.text)
            || RULE.is_match(&line.text)
            || ESCAPED.is_match(&line.text)
    })
}

/// Tells whether a line underlines the one above it, which then is a heading; the level.
pub(super) fn underline(text: &str) -> Option<u8> {
    let text = text.trim();
    let all = |c: char| text.len() >= 3 && text.chars().all(|t| t == c);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_at_the_start() {
        let table = [
            ("#### 10. Finance", Some(4), false, 0, "10. Finance"),
            ("## Finance ##", Some(2), false, 0, "Finance"),
            ("- (i) That", None, true, 0, "(i) That"),
            ("  - 4. Log", None, true, 2, "4. Log"),
            ("- Marl District Council", None, true, 0, "- Marl District Council"),
            ("* That", None, true, 0, "* That"),
            ("> Quoted", None, false, 0, "Quoted"),
            ("   Text", None, false, 3, "Text"),
            ("#1 on the list", None, false, 0, "#1 on the list"),
        ];
        for (text, heading, list_item, indent, body) in table {
            let body = body.to_owned();
            assert_eq!(marks(text, true), Marked { heading, list_item, indent, body }, "{text}");
        }
        assert_eq!(marks("# not Markdown", false).heading, None);
    }

    #[test]
    fn markdown_is_told_by_its_marks() {
        let is = |text: &str| is_markdown(&super::super::clean::lines(text));
        assert!(is("Text\n\n## Agenda"));
        assert!(is("**Present**"));
        assert!(is("1\\. Roads"));
        assert!(is("| a | b |\n|---|---|"));
        assert!(!is("Present *\n\n- a list\n1. Introductions"));
    }
}
