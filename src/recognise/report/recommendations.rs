//! What the body is asked to do.

use std::sync::LazyLock;

use regex::Regex;

use super::super::prose::Prose;
use super::super::table::cell_text;
use super::contacts::is_contacts;
use crate::field::label::{Label, LabelKind, follows};
use crate::recognise::piece::Piece;
use crate::record::Paragraph;
use crate::words::pattern::pattern;

/// "Recommendations", "Recommendations for the Board", "Recommendation(s):".
pub(super) static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:summary of |officers?['’]? )?{recommendations}(?:\(s\))?(?: (?:for|to) (?:the )?[a-z0-9 ]{3,40}?)?\s*(?<colon>[:.–-]|$)\s*",
    )
});
/// A lead-in before a list: "It is recommended that the Board:", "Cabinet is asked to:".
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(recommend\w*|{asked}|resolve|that)\b.*:\s*$|\b{asked} to:?\s*$|^(that|to)\s*:$",
    )
});
/// What follows the list and is none of it.
static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{note}\s*:?$|^{reasons}\b"));

/// Words of a heading that ends the list, at most.
const HEADING_WORDS: usize = 12;

/// Whether a text is the heading of recommendations.
pub(crate) fn is_recommendations(p: &Prose<'_>) -> bool {
    HEADING.find(&p.body).is_some_and(|found| {
        found.end() == p.body.len()
            && (p.label.is_none() || p.stands_out() || p.body.ends_with(':'))
            || p.bold_lead >= found.end().saturating_sub(2)
                && p.bold_lead > 0
                && p.body.len() > found.end()
    })
}

/// Reads the recommendations of a report.
pub(super) fn read(pieces: &[Piece<'_>]) -> Vec<Paragraph> {
    let heading = |piece: &Piece<'_>| matches!(piece, Piece::Prose(p) if is_recommendations(p));
    let Some(start) = pieces.iter().position(heading) else { return Vec::new() };
    let mut reader = Reader::default();
    if let Some(Piece::Prose(head)) = pieces.get(start) {
        reader.run_in(head);
    }
    let rest = pieces.get(start.saturating_add(1)..).unwrap_or_default();
    for (i, piece) in rest.iter().enumerate() {
        let next = rest.get(i.saturating_add(1));
        let goes_on = match piece {
            Piece::Prose(p) => reader.prose(p, next),
            // A table of recommendations has them in its rows; any other ends the list.
            Piece::Table(table) if reader.out.is_empty() => {
                for row in &table.rows {
                    let text = row.cells.iter().map(cell_text).collect::<Vec<_>>().join(" ");
                    let at = row.cells.iter().flat_map(|c| c.at.clone()).collect();
                    if text.split_whitespace().count() > 2 {
                        reader.out.push(Paragraph {
                            label: None,
                            text: text.trim().to_owned(),
                            at,
                        });
                    }
                }
                true
            }
            Piece::Table(_) => false,
        };
        if !goes_on {
            break;
        }
    }
    reader.out
}

#[derive(Default)]
struct Reader {
    out: Vec<Paragraph>,
    /// The labels are the report's paragraph numbers, not the recommendations'.
    numbered_as_report: bool,
    /// The last label of the list.
    last: Option<Label>,
    /// A label that stands on a line of its own.
    loose: Option<String>,
}

impl Reader {
    /// "Recommendation: The Board is asked to …".
    fn run_in(&mut self, head: &Prose<'_>) {
        let end = HEADING.find(&head.body).map_or(head.body.len(), |m| m.end());
        let rest = head.body.get(end..).unwrap_or_default().trim();
        if !rest.is_empty() && !LEAD_IN.is_match(rest) {
            self.out.push(Paragraph { label: None, text: rest.to_owned(), at: head.at() });
        }
    }

    /// Whether the label under a heading is the next of the list, or its first.
    fn goes_on_under(&self, next: Option<&Piece<'_>>) -> bool {
        let Some(Piece::Prose(next)) = next else { return false };
        let Some(label) = next.label.as_ref().filter(|l| l.kind != LabelKind::Bullet) else {
            return false;
        };
        // Plain numbers run on through a whole report; letters and brackets are the list's own.
        let own = label.kind != LabelKind::Decimal
            && (label.kind != LabelKind::Arabic || label.printed.starts_with('('));
        if next.stands_out() || !own {
            return false;
        }
        match &self.last {
            Some(last) => follows(last, label),
            None => self.out.is_empty() && label.ordinal == 1,
        }
    }

    /// Takes the next text; whether the list goes on.
    fn prose(&mut self, p: &Prose<'_>, next: Option<&Piece<'_>>) -> bool {
        let lead_in = LEAD_IN.is_match(&p.body);
        let heading = p.stands_out()
            && p.is_title_like()
            && !p.body.ends_with(['.', ';'])
            && p.body.split_whitespace().count() <= HEADING_WORDS
            && !lead_in;
        let listed = matches!(next, Some(Piece::Prose(n)) if n.label.is_some() || n.is_bullet());
        // "Recommendations for the Cabinet" under "RECOMMENDATIONS"; a heading over a part of the list.
        let again =
            is_recommendations(p) && HEADING.find(&p.body).is_some_and(|m| m.end() == p.body.len());
        let inside = heading && p.label.is_none() && (again || self.goes_on_under(next));
        if inside {
            return true;
        }
        if heading || is_contacts(p) || NOTE.is_match(&p.body) {
            return false;
        }
        if lead_in && (listed || self.out.is_empty()) {
            return true;
        }
        if let Some(label) =
            crate::field::label::label(&p.body).filter(|l| l.rest_start >= p.body.len())
        {
            self.loose = Some(label.printed);
            return true;
        }
        let arabic =
            p.label.as_ref().filter(|l| matches!(l.kind, LabelKind::Arabic | LabelKind::Decimal));
        if self.out.is_empty()
            && arabic.is_some_and(|l| l.ordinal != 1 || l.kind == LabelKind::Decimal)
        {
            self.numbered_as_report = true;
        }
        let ended = self.out.last().is_some_and(|last| last.text.ends_with('.'));
        let plain = p.label.is_none() && !p.is_bullet() && self.loose.is_none();
        if ended && plain && !p.body.starts_with("That ") {
            return false;
        }
        // The report's first numbered paragraph, or section, after a single sentence.
        let restarts = arabic.is_some_and(|l| l.ordinal == 1) && !self.numbered_as_report;
        if ended && restarts && self.out.iter().all(|r| r.label.is_none()) {
            return false;
        }
        let lower = p.label.is_none() && p.body.starts_with(char::is_lowercase);
        if let Some(last) = self.out.last_mut().filter(|_| lower) {
            last.text.push(' ');
            last.text.push_str(&p.body);
            last.at.extend(p.at());
            return true;
        }
        self.last = p.label.clone().or(self.last.take());
        let own = p.printed_label().or_else(|| self.loose.take());
        let label = own.filter(|_| !(self.numbered_as_report && arabic.is_some()));
        self.out.push(Paragraph { label, text: p.body.clone(), at: p.at() });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::texts;
    use super::*;
    use crate::recognise::piece::pieces;

    fn read_texts(lines: &[&str]) -> Vec<(Option<String>, String)> {
        let blocks = texts(lines);
        read(&pieces(&blocks)).into_iter().map(|p| (p.label, p.text)).collect()
    }

    fn one(label: Option<&str>, text: &str) -> (Option<String>, String) {
        (label.map(str::to_owned), text.to_owned())
    }

    #[test]
    fn lists_and_single_sentences() {
        type Read = Vec<(Option<String>, String)>;
        let table: [(&[&str], Read); 6] = [
            (
                &[
                    "*Recommendations",
                    "It is recommended that the Board:",
                    "(a) Notes the report;",
                    "(b) Agrees the plan.",
                    "*Background",
                ],
                vec![one(Some("(a)"), "Notes the report;"), one(Some("(b)"), "Agrees the plan.")],
            ),
            (
                &[
                    "*Recommendations for the Board",
                    "9. That the Board note the plan.",
                    "*Officer to contact",
                    "Ann Marl",
                ],
                vec![one(None, "That the Board note the plan.")],
            ),
            (
                &["*Recommendations", "15. The Board is recommended to:", "(a) Note the report."],
                vec![one(Some("(a)"), "Note the report.")],
            ),
            (
                &[
                    "*RECOMMENDATION",
                    "1. That the plan be agreed.",
                    "2. Notes:",
                    "a) The plan is attached.",
                ],
                vec![one(Some("1."), "That the plan be agreed.")],
            ),
            (
                &[
                    "*RECOMMENDATIONS",
                    "*Recommendations for Cabinet",
                    "That Cabinet:",
                    "*Roads",
                    "(a) Agrees the plan.",
                    "*Bridges",
                    "(b) Notes the cost.",
                    "*1. Introduction",
                    "Text",
                ],
                vec![one(Some("(a)"), "Agrees the plan."), one(Some("(b)"), "Notes the cost.")],
            ),
            (
                &[
                    "Recommendation(s):",
                    "Cabinet is asked to agree the plan",
                    "for the year.",
                    "1. Introduction",
                ],
                vec![one(None, "Cabinet is asked to agree the plan for the year.")],
            ),
        ];
        for (lines, expected) in table {
            assert_eq!(read_texts(lines), expected, "{lines:?}");
        }
    }
}
