//! Lines of names: the headings in them, and the labels before them.

use smallvec::smallvec;

use crate::block::{Line, Segment, Span, Style, flow, merge};
use crate::field::affiliation::{self, Names};
use crate::field::person::LONGEST;
use crate::field::{head, name, person, roster, tail};
use crate::recognise::minutes::groups::{self, GroupHeading};
use crate::recognise::prose::Prose;
use crate::record::At;
use crate::words::joins::SMALL_IN_NAMES;

/// A mark of Markdown that was left in a text.
const STAR: char = '*';

/// The heading that a line starts with, and what is left of the line.
pub(super) fn line_heading(line: &Line) -> Option<(GroupHeading, Option<Line>)> {
    let first = line.segments.first()?;
    let text = first.text();
    // Stars of Markdown that set nothing in bold: "**Apologies: **".
    let printed = text.trim_start_matches(STAR);
    let set_apart = line.segments.len() > 1 || styled_apart(first) || printed.len() < text.len();
    let heading = groups::heading(printed, set_apart)?;
    let mut rest = line.clone();
    let tail = printed.get(heading.end..).unwrap_or_default().trim();
    let tail = if printed.len() < text.len() { tail.trim_matches(STAR).trim() } else { tail };
    let tail = tail.to_owned();
    if tail.is_empty() {
        rest.segments.remove(0);
    } else if let Some(segment) = rest.segments.first_mut() {
        segment.spans = smallvec![Span { text: tail, style: Style::default() }];
    }
    Some((heading, (!rest.segments.is_empty()).then_some(rest)))
}

/// Whether a segment starts in bold or underlined, and that part is a heading of attendance.
fn styled_apart(segment: &Segment) -> bool {
    let set = |span: &Span| span.style.bold || span.style.underline;
    let Some(end) = segment.spans.iter().position(|span| !set(span)) else { return false };
    let lead: String = segment.spans.iter().take(end).map(|span| span.text.as_str()).collect();
    let alone = |found: GroupHeading| found.end >= lead.trim().len();
    end > 0 && groups::heading(lead.trim(), false).is_some_and(alone)
}

/// The lines of a text without the label before it: the names of a list may be numbered or have bullets.
pub(super) fn unlabelled(p: &Prose<'_>) -> Vec<Line> {
    let mut lines = p.text.lines.clone();
    let (Some(mark), Some(first)) = (&p.label, lines.first_mut()) else { return lines };
    if first.segments.len() > 1
        && first.segments.first().is_some_and(|s| s.text().trim() == mark.printed)
    {
        first.segments.remove(0);
    } else if let Some(segment) = first.segments.first_mut() {
        let text = segment.text();
        let rest = text.get(mark.rest_start..).unwrap_or(&text).trim().to_owned();
        segment.spans = smallvec![Span { text: rest, style: Style::default() }];
    }
    lines
}

/// Whether a line goes on with the one above: a bracket is open there, or begins here; or a title and a
/// forename stand there, and the surname here.
fn goes_on(above: &str, text: &str) -> bool {
    let open = above.matches('(').count() > above.matches(')').count();
    let words = |text: &str| tail(text, name::titles(text)).split_whitespace().count();
    let forename = || name::titles(above) > 0 && words(above) == 1 && !above.ends_with([',', '.']);
    let surname = || {
        let own = head(text, text.find('(').unwrap_or(text.len())).trim();
        name::titles(own) == 0
            && words(own) == 1
            && own.starts_with(char::is_uppercase)
            && affiliation::names(own) == Names::Unknown
            && groups::column(own).is_none()
    };
    above.len() < LONGEST && (open || text.starts_with('(') || forename() && surname())
}

/// A line of a list: one or more as printed.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The line; those that go on with it are joined to it.
    pub line: Line,
    /// Whether a paragraph starts with it.
    pub starts: bool,
    /// Where it stands.
    pub at: At,
}

/// Joins each line with the next ones that go on with it.
pub(super) fn entries(lines: &[Line], starts: &[bool]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for (line, starts) in lines.iter().zip(starts) {
        let at: At = line.place.clone().into_iter().collect();
        let alone = line.segments.len() == 1;
        let above = out.last_mut().filter(|above| alone && above.line.segments.len() == 1);
        match above.filter(|above| goes_on(&above.line.text(), &line.text())) {
            Some(above) => {
                let joined = flow(&[above.line.clone(), line.clone()]);
                if let Some(segment) = above.line.segments.first_mut() {
                    segment.spans = smallvec![Span { text: joined, style: Style::default() }];
                }
                above.line.end = line.end;
                above.at = merge(above.at.drain(..).chain(at));
            }
            None => out.push(Entry { line: line.clone(), starts: *starts, at }),
        }
    }
    out
}

/// A line up to a heading of attendance within it, behind a full stop, and the rest: "Clerk: A Marl. Public: 4".
pub(super) fn at_heading(line: &Line) -> Option<(Line, Line)> {
    let [segment] = line.segments.as_slice() else { return None };
    let text = segment.text();
    let (cut, _) = text.contains(". ").then(|| groups::within(&text)).flatten()?;
    let own = head(&text, cut).trim_end();
    let part = |text: &str| {
        let mut part = line.clone();
        let span = Span { text: text.to_owned(), style: Style::default() };
        part.segments.iter_mut().for_each(|segment| segment.spans = smallvec![span.clone()]);
        part
    };
    own.ends_with('.').then(|| (part(own), part(tail(&text, cut))))
}

/// A line in which a comma stands at each gap between two whole names.
pub(super) fn parted(line: &Line) -> Line {
    let mut line = line.clone();
    let texts: Vec<String> = line.segments.iter().map(Segment::text).collect();
    for (pair, segment) in texts.windows(2).zip(line.segments.iter_mut()) {
        let [own, next] = pair else { continue };
        let last = own.split_whitespace().next_back().unwrap_or_default();
        let open =
            last.ends_with([',', ';', ':']) || SMALL_IN_NAMES.has(last) || name::titles(last) > 0;
        let opens = roster::opens_with_a_name(next) || person::with_post(next);
        if let Some(span) = segment.spans.last_mut().filter(|_| !open && opens) {
            span.text.push(',');
        }
    }
    line
}

/// A text without what is in brackets.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        out.push_str(head(rest, open));
        let close = rest.get(open..).and_then(|inner| inner.find([')', ']']));
        let end = close.map_or(rest.len(), |close| open.saturating_add(close).saturating_add(1));
        rest = rest.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
