//! Reports: the title, the meeting they went to, what the body is asked to do, whom to ask.

use std::sync::LazyLock;

use regex::Regex;

use crate::block::Block;
use crate::field::label::LabelKind;
use crate::field::{contact, date, name};
use crate::record::{Contact, Paragraph, Report};

use super::body::{self, Piece};
use super::minutes::section_at;
use super::prose::{Prose, flow};

/// "Recommendations", "Recommendations for the Board", "Recommendation(s):".
static RECOMMENDATIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:summary of |officers?['’]? )?recommendations?(?:\(s\))?(?: (?:for|to) (?:the )?[\w ]{3,40}?)?\s*(?<colon>[:.–-]|$)\s*",
    )
});

/// "Officer to contact", "Contact officers", "Report author", "Contact details".
static CONTACTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?: (?:lead\ |relevant\ |appropriate\ |responsible\ )? (?: officers? | persons? ) (?: \(s\) )? \ (?: to\ contact | responsible ) | contact \ (?: officers? | details | persons? | information | points? ) (?: \(s\) )? | (?: report\ | lead\ )? authors? (?:\(s\))? (?: \ name | \ and\ contact.* | \ details )? | (?:report\ )? contacts? | report\ (?:by|from) | for\ (?:further|more)\ information.{0,40}contact )\s*(?<colon>[:–-]|$)?\s*",
    )
});

/// A lead-in before a list: "It is recommended that the Board:", "Cabinet is asked to:".
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(recommend\w*|asked|invited|requested|that)\b.*:\s*$|\b(recommended|asked|invited|requested) to:?\s*$|^(that|to)\s*:$",
    )
});

/// Headings that open a report's text: what stands above the first of them is its head.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:the )?purpose(?: of (?:the |this )?report)?|background|introduction|summary|executive summary|reason for .{0,30}|notable developments.{0,30})\s*:?$",
    )
});

/// Labels of the head of a report whose value is the title.
const TITLE_LABELS: [&str; 5] = ["subject", "report title", "title", "title of report", "report"];

fn pattern(text: &str) -> Regex {
    #[expect(clippy::unwrap_used, reason = "constant pattern, compiled by the tests")]
    Regex::new(text).unwrap()
}

/// Whether a text is the heading of recommendations.
pub(crate) fn is_recommendations(p: &Prose<'_>) -> bool {
    RECOMMENDATIONS.find(&p.body).is_some_and(|found| {
        found.end() == p.body.len() && p.label.is_none()
            || p.bold_lead >= found.end().saturating_sub(2)
                && p.bold_lead > 0
                && p.body.len() > found.end()
    })
}

/// Whether a text opens a report's text.
pub(crate) fn is_opening(p: &Prose<'_>) -> bool {
    p.stands_out() && OPENING.is_match(&p.body) && p.body.to_lowercase().contains("report")
}

/// Whether a text heads the officers to contact.
pub(crate) fn is_contacts(p: &Prose<'_>) -> bool {
    CONTACTS.find(&p.body).is_some_and(|found| {
        found.end() == p.body.len() && p.label.is_none()
            || p.body.get(..found.end()).is_some_and(|head| {
                // Run in: "Contact officer: Ann Marl", "Officers to contact Ann Marl".
                head.trim_end().ends_with(':')
                    || head.to_lowercase().trim_end().ends_with("to contact")
            })
    })
}

/// Reads a report from the blocks of its section; none where it neither recommends anything nor names
/// anyone to ask.
pub(crate) fn read(blocks: &[Block]) -> Option<Report> {
    let pieces = body::pieces(blocks);
    let prose: Vec<&Prose<'_>> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Prose(p) => Some(p),
            Piece::Table(_) => None,
        })
        .collect();
    let mut report = Report { at: section_at(&pieces), ..Report::default() };
    head(&prose, &mut report);
    if let Some(start) = prose.iter().position(|p| is_recommendations(p)) {
        report.recommendations = recommendations(&prose, start);
    }
    if let Some(start) = prose.iter().position(|p| is_contacts(p)) {
        report.contacts = contacts(&prose, start);
    }
    let told = !report.recommendations.is_empty() || !report.contacts.is_empty();
    told.then_some(report)
}

/// The title and the meeting's date, from what stands above the text.
fn head(prose: &[&Prose<'_>], report: &mut Report) {
    /// A head has at most this many lines.
    const HEAD_LINES: usize = 16;
    let end = prose
        .iter()
        .position(|p| {
            OPENING.is_match(&p.body)
                || is_recommendations(p)
                || p.label.is_some() && !p.stands_out()
        })
        .unwrap_or(prose.len())
        .min(HEAD_LINES);
    let mut title: Vec<String> = Vec::new();
    let mut dated = false;
    for p in prose.iter().take(end) {
        let whole = flow(&p.text.lines);
        if let Some((label, value)) = whole.split_once(':') {
            let label = label.trim().to_lowercase();
            if TITLE_LABELS.contains(&label.as_str()) {
                title = vec![value.trim().to_string()];
                dated = true;
                continue;
            }
            if label.split_whitespace().count() <= 3 {
                let day = date::first_date(value).filter(|d| d.value.day.is_some());
                if report.meeting_date.is_none()
                    && matches!(
                        label.as_str(),
                        "to" | "date" | "meeting" | "committee" | "date of meeting"
                    )
                {
                    report.meeting_date = day.map(|d| d.value.iso());
                }
                if title.is_empty() {
                    continue;
                }
            }
        }
        if let Some(day) = date::first_date(&whole).filter(|d| d.value.day.is_some()) {
            if day.range.len() + 12 >= whole.len() {
                report.meeting_date.get_or_insert(day.value.iso());
                if !dated {
                    title.clear();
                }
                dated = true;
                continue;
            }
        }
        if p.stands_out() && p.is_title_like() && (dated || title.is_empty()) {
            title.push(whole);
        }
    }
    let joined = title.join(" ");
    report.title = (!joined.trim().is_empty()).then(|| joined.trim().to_string());
}

fn recommendations(prose: &[&Prose<'_>], start: usize) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut numbered_as_report = false;
    if let Some(head) = prose.get(start) {
        // Run in: "Recommendation: The Board is asked to …".
        let end = RECOMMENDATIONS.find(&head.body).map_or(head.body.len(), |m| m.end());
        let rest = head.body.get(end..).unwrap_or_default().trim();
        if !rest.is_empty() && !LEAD_IN.is_match(rest) {
            out.push(Paragraph { label: None, text: rest.to_string(), at: head.at() });
        }
    }
    for (i, p) in prose.iter().enumerate().skip(start + 1) {
        let next = prose.get(i + 1);
        if out.is_empty() && is_recommendations(p) {
            continue;
        }
        let heading = p.stands_out()
            && p.is_title_like()
            && !p.body.ends_with(['.', ';'])
            && p.body.split_whitespace().count() <= 12
            && !LEAD_IN.is_match(&p.body);
        if heading || is_contacts(p) {
            break;
        }
        let before_list = next.is_some_and(|n| n.label.is_some());
        if LEAD_IN.is_match(&p.body) && before_list {
            continue;
        }
        let arabic =
            p.label.as_ref().filter(|l| matches!(l.kind, LabelKind::Arabic | LabelKind::Decimal));
        if out.is_empty() && arabic.is_some_and(|l| l.ordinal != 1 || l.kind == LabelKind::Decimal)
        {
            // The number of the report's own paragraph, not of a recommendation.
            numbered_as_report = true;
        }
        let ended = out.last().is_some_and(|last| last.text.ends_with('.'));
        if ended && p.label.is_none() && !p.is_bullet() && !p.body.starts_with("That ") {
            break;
        }
        let lower = p.label.is_none() && p.body.starts_with(char::is_lowercase);
        if let Some(last) = out.last_mut().filter(|_| lower) {
            last.text.push(' ');
            last.text.push_str(&p.body);
            last.at.extend(p.at());
            continue;
        }
        let label = p.printed_label().filter(|_| !(numbered_as_report && arabic.is_some()));
        out.push(Paragraph { label, text: p.body.clone(), at: p.at() });
    }
    out
}

/// The people under the heading: each ends with its e-mail address.
fn contacts(prose: &[&Prose<'_>], start: usize) -> Vec<Contact> {
    /// The block under the heading has at most this many lines.
    const LINES: usize = 30;
    let mut out: Vec<Contact> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let mut at = Vec::new();
    let mut seen = 0;
    for (i, p) in prose.iter().enumerate().skip(start) {
        let mut texts: Vec<String> = p.text.lines.iter().map(|line| line.text()).collect();
        if i == start {
            let whole = texts.join("\n");
            let end = CONTACTS.find(&whole).map_or(whole.len(), |m| m.end());
            texts = whole.get(end..).unwrap_or_default().lines().map(str::to_owned).collect();
        } else if p.stands_out() && p.body.split_whitespace().count() <= 8 && ends_contacts(p) {
            break;
        }
        at.extend(p.at());
        for text in texts {
            seen += 1;
            let has_mail = !contact::emails(&text).is_empty();
            lines.push(text);
            if has_mail {
                finish(&mut out, &mut lines, &mut at);
                at = p.at();
            }
        }
        if seen > LINES || lines.len() > 8 {
            break;
        }
    }
    finish(&mut out, &mut lines, &mut at);
    out
}

fn ends_contacts(p: &Prose<'_>) -> bool {
    let lower = p.body.to_lowercase();
    [
        "appendi",
        "background",
        "list of",
        "annex",
        "equal",
        "implications",
        "circulation",
        "recommendation",
        "key issues",
        "legal",
    ]
    .iter()
    .any(|w| lower.starts_with(w))
}

fn finish(out: &mut Vec<Contact>, lines: &mut Vec<String>, at: &mut Vec<crate::record::Place>) {
    let texts: Vec<&str> =
        lines.iter().map(String::as_str).filter(|t| !t.trim().is_empty()).collect();
    if let Some(mut found) = contact::contact(&texts) {
        let named = found.name.as_deref().is_some_and(name::looks_like_name);
        if found.email.is_some() || found.telephone.is_some() && named {
            found.at = super::prose::merge(std::mem::take(at));
            out.push(found);
        }
    }
    lines.clear();
    at.clear();
}
