//! Where the people end: at a heading over something else, at prose, at the header of the items.

use crate::block::{Line, flow};
use crate::field::affiliation::{self, Names};
use crate::field::label::LabelKind;
use crate::field::{head, name, roster, tail};
use crate::recognise::prose::{Prose, is_caps};
use crate::words::attendance::COLUMNS;
use crate::words::columns::ITEMS;
use crate::words::headings::AGENDA_PARTS;
use crate::words::joins::{NAMES_GO_ON, VERBS};

use super::lines::without_brackets;
use super::names;
use super::person::is_whole_name;
use super::{Gathered, Reader, told};

/// Prose that names nobody has at least this many words.
const PROSE: usize = 12;
/// A sentence has at least this many words.
const SENTENCE: usize = 4;
/// A heading has at most this many words.
const HEADING: usize = 12;

impl Reader {
    /// Whether a text that is no heading of attendance ends the people above it.
    pub(super) fn ended_by(&self, p: &Prose<'_>) -> bool {
        let over = heads_items(p) || is_numbered(p) || self.heads_other(p);
        over || is_prose(p) && !self.goes_on_with(p)
    }

    /// Whether a text goes on with a list that ends in a comma or "and" above.
    fn goes_on_with(&self, p: &Prose<'_>) -> bool {
        let Some(above) = self.gathered.lines.last().map(|line| line.text()) else { return false };
        let last = above.split_whitespace().next_back().unwrap_or_default();
        let open = last.ends_with(',') || NAMES_GO_ON.has(last);
        let says = p.body.split_whitespace().any(|word| VERBS.has(word));
        open && !says && p.body.starts_with(char::is_uppercase)
    }

    /// Whether a text is a heading over something else: it stands out from the names, as names do not, or it
    /// ends in a colon ("Public questions:").
    fn heads_other(&self, p: &Prose<'_>) -> bool {
        let lead = p.body.get(..p.bold_lead).unwrap_or_default().trim_end();
        if lead.ends_with(':') && !is_whole_name(lead.trim_end_matches(':')) {
            return true;
        }
        let [line] = p.text.lines.as_slice() else { return false };
        let capitals = is_caps(&p.body) && self.names_are_small();
        let stands_out = p.stands_out() && self.plain && !p.body.contains(['(', ',']);
        let several =
            p.body.split_whitespace().count() > 1 || p.text.heading.is_some() || stands_out;
        line.segments.len() == 1
            && (capitals || stands_out)
            && several
            && p.body.split_whitespace().count() <= HEADING
            && roster::split_names(&p.body).iter().all(|part| name::titles(&part.value.name) == 0)
    }

    /// Whether the names so far are not in capitals.
    fn names_are_small(&self) -> bool {
        let lines = &self.gathered.lines;
        !lines.is_empty() && lines.iter().all(|line| !is_caps(&line.text()))
            || self.out.people.last().is_some_and(|person| !is_caps(&person.name))
    }
}

/// "ITEMS | Action": the header of what comes after the people.
pub(super) fn heads_items(p: &Prose<'_>) -> bool {
    let first = p.text.lines.first().and_then(|line| line.segments.first());
    let lower = first.map(|segment| segment.text().to_lowercase()).unwrap_or_default();
    let word = lower.trim_end_matches([':', '.']);
    (ITEMS.has(word) || AGENDA_PARTS.has(word)) && p.body.split_whitespace().count() <= SENTENCE
}

/// Whether a text has a number and names nobody: it is an item of business.
fn is_numbered(p: &Prose<'_>) -> bool {
    let number = |kind: LabelKind| matches!(kind, LabelKind::Arabic | LabelKind::Decimal);
    p.label.as_ref().is_some_and(|mark| number(mark.kind)) && !names::has_some(&p.body)
}

/// Whether a text is prose: a sentence, or many words that name nobody.
pub(super) fn is_prose(p: &Prose<'_>) -> bool {
    let text = p.body.as_str();
    // A line that counts the public may stand below names.
    let counts = |line: &&Line| !names::counts_alone(&line.text());
    let lines: Vec<Line> = p.text.lines.iter().filter(counts).cloned().collect();
    let plain = without_brackets(&flow(&lines));
    let words: Vec<&str> = plain.split_whitespace().collect();
    let verb = |word: &&str| VERBS.has(word.trim_end_matches([',', '.', ';']));
    words.len() >= SENTENCE && words.iter().any(verb)
        || words.len() >= PROSE && !names_some(p) && !tells_a_post(text)
}

/// Whether a part of a text's lines, or all of it, names somebody.
fn names_some(p: &Prose<'_>) -> bool {
    let mut parts = p.text.lines.iter().flat_map(|line| &line.segments);
    parts.any(|part| names::has_some(&part.text())) || names::has_some(&p.body)
}

fn tells_a_post(text: &str) -> bool {
    let mut stops = text.match_indices(". ");
    affiliation::names(text) != Names::Unknown
        && !stops.any(|(at, _)| roster::ends_a_sentence(head(text, at)))
}

/// The lines of people, and those behind them from the first on that is prose: nobody is named there.
pub(super) fn cut(gathered: Gathered) -> (Gathered, Gathered) {
    let mut out = (Gathered::default(), Gathered::default());
    let mut above = String::new();
    for (line, starts) in gathered.lines.into_iter().zip(gathered.starts) {
        let text = line.text();
        let goes_on = above.matches('(').count() > above.matches(')').count();
        let over = !out.1.lines.is_empty() || !goes_on && !out.0.lines.is_empty() && says(&text);
        above = text;
        if over { out.1.push(line, starts) } else { out.0.push(line, starts) }
    }
    out
}

/// Whether a line says something, as no line of names does.
fn says(text: &str) -> bool {
    let plain = without_brackets(text);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let verb = |word: &&str| VERBS.has(word.trim_end_matches([',', '.', ';']));
    let counts = names::counts_alone(text);
    if counts_on(text) {
        return true;
    }
    !counts && words.len() >= PROSE && words.iter().any(verb) && told::apologies(text).is_none()
}

/// Whether a text starts with the number of an item, and names nobody behind it: "2319. Police report".
fn counts_on(text: &str) -> bool {
    let digits =
        text.len().saturating_sub(text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let rest = tail(text, digits).trim_start_matches(['.', ')', ' ']);
    digits > 0
        && digits < text.len()
        && rest.starts_with(char::is_uppercase)
        && !names::has_some(head(rest, rest.find(['.', ':', '\n']).unwrap_or(rest.len())))
}

/// Names run on, up to a sentence that says something behind them.
pub(super) fn names_in(text: &str) -> &str {
    let stops = text.match_indices(". ").map(|(at, _)| at.saturating_add(1));
    let ends = |at: &usize| {
        let (before, after) = (head(text, at.saturating_sub(1)), tail(text, *at).trim_start());
        let sentence = head(after, after.find(". ").unwrap_or(after.len()));
        let words = sentence.split_whitespace().count() >= SENTENCE;
        let verb = sentence.split_whitespace().any(|word| VERBS.has(word));
        roster::ends_a_sentence(before)
            && (words && verb && !roster::opens_with_a_name(after) || counts_on(after))
    };
    head(text, stops.into_iter().find(ends).unwrap_or(text.len()))
}

/// A line of headers over names and what stands beside them: "Name | Initials".
pub(super) fn is_header(line: &Line) -> bool {
    let cells: Vec<String> = line.segments.iter().map(|segment| segment.text()).collect();
    // "Member for Marl" alone is no header.
    let alone = |cell: &String| cell.split_whitespace().count() == 1;
    is_column_heading(&cells) && (cells.len() > 1 || cells.iter().all(alone))
}

/// Whether all cells that have something are headers over names and what stands beside them.
pub(super) fn is_column_heading(cells: &[String]) -> bool {
    let filled: Vec<String> = cells
        .iter()
        .filter(|c| !c.is_empty())
        .map(|c| c.trim_end_matches(':').to_lowercase())
        .collect();
    let known = |cell: &String| {
        COLUMNS.words().any(|word| {
            let rest = cell.strip_prefix(word);
            rest.is_some_and(|rest| rest.is_empty() || rest == "s" || rest.starts_with(' '))
        })
    };
    !filled.is_empty() && filled.iter().all(known)
}
