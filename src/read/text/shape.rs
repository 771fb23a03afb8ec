//! Where lines stand in a text that is laid out in columns of characters, and what that says of
//! paragraphs: hanging labels, short last lines, centred headings, columns side by side.

use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use crate::field::label::{Label, LabelKind};
use crate::field::{date, label};
use crate::words::joins::{BEFORE_LAST, HEADINGS_GO_ON};
use crate::words::lead_ins::CLAUSE;
use crate::words::pattern::pattern;

/// Where a line stands, in columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Its first character.
    pub indent: usize,
    /// Its text after a label; the first character where it has none.
    pub body: usize,
    /// The end of its text, without what stands in a column further right.
    pub end: usize,
    /// The start of what stands in a column further right.
    pub second: Option<usize>,
    /// The widest end of the lines around it that start where it starts.
    pub local: usize,
    /// True where it is centred on the page.
    pub centred: bool,
}

/// Lines above and below that tell how wide a line may be.
const AROUND: usize = 30;
/// Spaces in a row that part columns.
const GAP: &str = "   ";
/// A centred line starts at least here.
const CENTRED_FROM: usize = 8;
/// A centred line's middle may be off the page's by this much.
const OFF_CENTRE: usize = 4;
/// Ragged lines leave at least this free.
const SLACK: usize = 3;
/// They leave one part in this many of the width.
const SLACK_PART: usize = 12;

static AFTER_LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\S+\s{2,}"));

/// The shapes of all lines of a text that is cut at `wrap` columns.
pub(super) fn shapes(lines: &[Source], wrap: usize) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = lines.iter().map(|l| shape(&l.text, wrap)).collect();
    let locals: Vec<usize> =
        (0..shapes.len()).map(|at| local(lines, &shapes, at).min(wrap)).collect();
    for (shape, local) in shapes.iter_mut().zip(locals) {
        shape.local = local;
    }
    shapes
}

/// The widest end of the lines of the same page around one that start where it does.
fn local(lines: &[Source], shapes: &[Shape], at: usize) -> usize {
    let from = at.saturating_sub(AROUND);
    let Some((own, shape)) = lines.get(at).zip(shapes.get(at)) else { return 0 };
    let around = lines.iter().zip(shapes).skip(from).take(AROUND.saturating_mul(2));
    around
        .filter(|(l, s)| l.page == own.page && !l.is_blank() && s.body.abs_diff(shape.body) < 2)
        .map(|(_, s)| s.end)
        .max()
        .unwrap_or(0)
}

fn shape(text: &str, wrap: usize) -> Shape {
    let count = |t: &str| t.chars().count();
    let trimmed = text.trim_start();
    let indent = count(text).saturating_sub(count(trimmed));
    let trimmed = trimmed.trim_end();
    let lead = label::label(trimmed).and_then(|_| AFTER_LABEL.find(trimmed)).map_or(0, |m| m.end());
    let rest = trimmed.get(lead..).unwrap_or("");
    let body = indent.saturating_add(count(trimmed.get(..lead).unwrap_or("")));
    let main = rest.find(GAP).and_then(|at| rest.get(..at)).unwrap_or(rest);
    let second = (main.len() < rest.len()).then(|| {
        let gap = rest.get(main.len()..).unwrap_or("");
        let spaces = count(gap).saturating_sub(count(gap.trim_start()));
        body.saturating_add(count(main)).saturating_add(spaces)
    });
    let end = body.saturating_add(count(main));
    let middle = indent.saturating_add(end) / 2;
    let centred =
        indent >= CENTRED_FROM && second.is_none() && middle.abs_diff(wrap / 2) <= OFF_CENTRE;
    Shape { indent, body, end, second, local: end, centred }
}

impl Shape {
    /// Tells whether the next line's first word would have fitted on this line: its end was meant.
    pub(super) fn is_short(&self, next: &str) -> bool {
        let word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
        let slack = SLACK.max(self.local / SLACK_PART);
        self.end.saturating_add(word).saturating_add(slack) < self.local
    }
}

/// A line as the one that may open a paragraph.
pub(super) struct Candidate<'a> {
    /// Where it stands.
    pub shape: Shape,
    /// What it reads, trimmed.
    pub text: &'a str,
    /// What the line under it reads, trimmed; empty where none does.
    pub next: &'a str,
    /// The label that it starts with.
    pub label: Option<&'a Label>,
    /// True where the label is the next of its list.
    pub follows: bool,
}

/// A paragraph as far as it has been gathered.
pub(super) struct Above<'a> {
    /// Where its last line stands.
    pub last: Shape,
    /// How many lines it has.
    pub lines: usize,
    /// What its last line reads, trimmed.
    pub text: &'a str,
    /// True where its first line starts with a label that is no bullet.
    pub labelled: bool,
}

/// Tells whether a line opens a paragraph under the one above it.
pub(super) fn opens(above: &Above<'_>, line: &Candidate<'_>) -> bool {
    let shape = line.shape;
    let short = above.last.is_short(line.text);
    let ended = ends_sentence(above.text);
    if let Some(label) = line.label {
        let set_apart = shape.body > shape.indent;
        if label.kind == LabelKind::Bullet || set_apart || ended || short || line.follows {
            return true;
        }
    }
    // Names with their posts beside them, line for line.
    if let (Some(a), Some(b)) = (above.last.second, shape.second)
        && a.abs_diff(b) < 3
    {
        return true;
    }
    if caps_change(above.text, line.text, short) {
        return true;
    }
    let capital = line.text.starts_with(|c: char| c.is_uppercase() || "“‘\"([".contains(c));
    if above.last.centred && shape.centred {
        let dated = |t: &str| date::first_date(t).is_some();
        return capital && (dated(above.text) || dated(line.text) || !is_caps(above.text) && short);
    }
    // Back from hanging text, to the left of it.
    let hung = above.lines > 1 && above.last.indent >= shape.indent.saturating_add(3);
    if hung && (above.labelled || ended || capital) {
        return true;
    }
    // Entries of a list that has no signs.
    if above.text.ends_with(';') && capital {
        return true;
    }
    // A heading under a full line: it stops short, without a full stop.
    let stops = !line.next.starts_with(char::is_lowercase)
        && (line.next.is_empty() || shape.is_short(line.next));
    if ended && capital && stops && !ends_sentence(line.text) {
        return true;
    }
    let last = above.text.rsplit_once(' ').map_or("", |(_, last)| last);
    let open_end = above.text.ends_with([',', '(', '-', '–', '&', '/']) || HEADINGS_GO_ON.has(last);
    let heading = above.labelled && above.lines == 1;
    let under =
        shape.indent.abs_diff(above.last.indent) < 2 || shape.indent.abs_diff(above.last.body) < 2;
    short && capital && !open_end && (ended || heading || under || above.last.second.is_some())
}

/// Tells whether the paragraph goes on at the top of the next page: its last line is full and its
/// sentence open.
pub(super) fn goes_on(above: &Above<'_>, line: &Candidate<'_>) -> bool {
    let beside = line.shape.indent.abs_diff(above.last.indent) < 2
        || line.shape.indent.abs_diff(above.last.body) < 2;
    // The next page may be set further in or out; a word in small letters goes on all the same.
    if line.label.is_none()
        && line.text.starts_with(char::is_lowercase)
        && !opens_clause(line.text)
        && !ends_sentence(above.text)
        && !is_caps(above.text)
    {
        return true;
    }
    line.label.is_none()
        && line.shape.second.is_none()
        && beside
        && !above.last.centred
        && !ends_sentence(above.text)
        && !above.last.is_short(line.text)
        && (above.lines > 1 || above.labelled)
}

/// Whether a line in small letters is a clause of its own: "that the report be noted".
fn opens_clause(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(first, _)| CLAUSE.has(first))
}

/// Tells whether capitals end or begin: a heading and its text.
fn caps_change(above: &str, line: &str, short: bool) -> bool {
    let words = |t: &str| t.split_whitespace().count();
    match (is_caps(above), is_caps(line)) {
        (true, false) => words(above) > 1 || above.ends_with(':') || short,
        (false, true) => line.ends_with(':') || words(line) > 2 || (short && line.len() > 4),
        _ => false,
    }
}

fn is_caps(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// Tells whether a line ends a sentence or a clause.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['*', '_', '"', '”', '’', ')']);
    line.ends_with(['.', ':', ';', '!', '?']) || BEFORE_LAST.ends(line)
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    #[test]
    fn where_lines_stand() {
        let lines = clean::lines(
            "1.     Finance report                    (Pages 3 - 4)\n       Ann Marl will speak.\n                         MARL BOARD",
        );
        let shapes = shapes(&lines, 60);
        let first = shapes[0];
        assert_eq!((first.indent, first.body, first.end, first.second), (0, 7, 21, Some(41)));
        assert_eq!((shapes[1].indent, shapes[1].local, shapes[0].local), (7, 27, 27));
        assert!(shapes[2].centred && !shapes[1].centred);
    }
}
