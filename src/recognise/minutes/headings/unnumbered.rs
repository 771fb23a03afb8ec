//! Headings without numbers: all of them, where nothing is numbered, or those between numbered ones.

use crate::recognise::minutes::heading::Heading;
use crate::recognise::minutes::over_columns::{heads_column, heads_columns};
use crate::recognise::prose::Prose;
use crate::words::headings::{EXCLUSION, PART};
use crate::words::lead_ins::{NOTE, NOTES_BY};

/// A heading in capitals without number has at least this many words.
const SUB_HEADING_WORDS: usize = 3;
/// A line this close under a heading, in its own size, goes on with it.
const NEXT_LINE: f32 = 0.6;

/// The headings of minutes that number nothing: lines that stand out over text that does not, after the
/// headings of attendance.
pub(super) fn unnumbered(prose: &[Prose<'_>], came: usize) -> Vec<Heading> {
    /// A heading has at most this many words.
    const WORDS: usize = 12;
    let after = after_attendance(prose, came);
    if after == 0 {
        return Vec::new();
    }
    let is_heading = |p: &Prose<'_>| {
        p.label.is_none()
            && p.stands_out()
            && p.is_title_like()
            && p.body.split_whitespace().count() <= WORDS
            && crate::recognise::minutes::lead_in::find(&p.body).is_none()
            && !crate::recognise::minutes::closing::is_closing(&p.body)
            && !heads_columns(p)
    };
    // The header over a column is printed again on each page, between a heading and its text too.
    let below = |index: usize| {
        let rest = prose.iter().enumerate().skip(index.saturating_add(1));
        let mut rest = rest.filter(|(at, next)| !heads_columns(next) && !heads_column(prose, *at));
        rest.next().map(|(_, next)| next)
    };
    let found: Vec<Heading> = prose
        .iter()
        .enumerate()
        .skip(after)
        .filter(|(index, p)| {
            is_heading(p)
                && below(*index).is_some_and(|next| !next.stands_out())
                && !heads_column(prose, *index)
        })
        .map(|(index, p)| Heading { index, title: p.body.clone(), ..Heading::default() })
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// The headings of minutes that set nothing off: a few words in a line of their own, over paragraphs,
/// again and again.
pub(super) fn plain(prose: &[Prose<'_>], came: usize) -> Vec<Heading> {
    /// At least so many of them.
    const LEAST: usize = 3;
    /// A heading has at most this many words, a paragraph at least so many.
    const WORDS: (usize, usize) = (7, 12);
    let words = |p: &Prose<'_>| p.body.split_whitespace().count();
    let after = after_attendance(prose, came);
    let is_heading = |p: &Prose<'_>| {
        p.label.is_none()
            && !p.is_bullet()
            && words(p) <= WORDS.0
            && p.text.lines.len() == 1
            && p.body.starts_with(char::is_alphanumeric)
            && p.body.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && crate::recognise::minutes::lead_in::find(&p.body).is_none()
            && !crate::recognise::minutes::closing::is_closing(&p.body)
    };
    let is_text = |p: &Prose<'_>| words(p) >= WORDS.1 || p.body.ends_with('.');
    let heads = |(index, p): &(usize, &Prose<'_>)| {
        let next = prose.get(index.saturating_add(1));
        is_heading(p) && next.is_some_and(|next| is_text(next) && next.label.is_none())
    };
    let found = prose.iter().enumerate().skip(after).filter(heads);
    let found: Vec<Heading> = found
        .map(|(index, p)| Heading { index, title: p.body.clone(), ..Heading::default() })
        .collect();
    if after > 0 && found.len() >= LEAST { found } else { Vec::new() }
}

/// The first prose behind the last heading of attendance, and behind the table of who came.
fn after_attendance(prose: &[Prose<'_>], came: usize) -> usize {
    let last = prose.iter().rposition(of_attendance);
    last.map_or(0, |last| last.saturating_add(1)).max(came)
}

/// Whether a text is a heading that names stand under.
fn of_attendance(p: &Prose<'_>) -> bool {
    crate::recognise::minutes::attendance::starts(p.text)
        || crate::recognise::minutes::groups::heading(&p.body, false).is_some()
}

/// Adds headings without a number where headings are told by capitals: "EXCLUSION OF THE PUBLIC"
/// between "13. SENIOR TEAM" and "14. MINUTES" is one of them. Where headings are merely bold, a bold
/// line is a sub-heading as often as an item, and stays with the item.
pub(super) fn add_unnumbered(prose: &[Prose<'_>], chosen: &mut Vec<Heading>) {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return };
    let (first, last_index) = (first.index, last.index);
    // "Note:", "Clerk's note": set as a heading, it is an item without number.
    for (index, p) in prose.iter().enumerate().skip(first).take(last_index.saturating_sub(first)) {
        let heading = p.stands_out() && p.label.is_none() && !p.text.lines.is_empty();
        if heading && is_note(&p.body) && !chosen.iter().any(|h| h.index == index) {
            chosen.push(Heading { index, title: p.body.clone(), ..Heading::default() });
        }
    }
    chosen.sort_by_key(|h| h.index);
    let all_caps =
        chosen.len() > 1 && chosen.iter().all(|h| prose.get(h.index).is_some_and(|p| p.caps));
    if !all_caps {
        return;
    }
    let bold = prose.get(first).is_some_and(|p| p.bold);
    for (index, p) in prose.iter().enumerate().skip(first) {
        if p.label.is_some() || !p.caps || p.bold != bold || chosen.iter().any(|h| h.index == index)
        {
            continue;
        }
        // The second line of a heading that a page column or a page break sets apart.
        let close = p.text.lines.first().is_some_and(|line| line.gap_above < NEXT_LINE);
        if let Some(above) =
            chosen.iter_mut().find(|h| h.index.saturating_add(h.extra).saturating_add(1) == index)
            && close
            && above.number.is_some()
            && above.rest.is_none()
            && above.extra == 0
        {
            above.title = format!("{} {}", above.title, p.body);
            above.extra = 1;
            continue;
        }
        // One or two words in capitals head a part of an item: "PROPOSAL", "KEY ISSUES".
        let short = p.body.split_whitespace().count() < SUB_HEADING_WORDS && !is_note(&p.body);
        if is_part(&p.body) || short {
            continue;
        }
        let lead_in = crate::recognise::minutes::lead_in::find(&p.body).is_some();
        let closing = crate::recognise::minutes::closing::is_closing(&p.body);
        if lead_in || closing || index > last_index && !EXCLUSION.is_in(&p.body.to_lowercase()) {
            continue;
        }
        chosen.push(Heading {
            index,
            number: None,
            agenda_number: None,
            title: p.body.clone(),
            rest: None,
            extra: 0,
        });
    }
    chosen.sort_by_key(|h| h.index);
}

/// "PART B – CLOSED BUSINESS": a heading over items.
pub(in crate::recognise::minutes) fn is_part(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    words.next().is_some_and(|word| PART.has(word))
        && words.next().is_some_and(|w| w.trim_end_matches([':', '.']).len() <= 3)
}

/// "Note:", "Chair's note", "CLERK’S NOTE:".
fn is_note(text: &str) -> bool {
    let lower = text.trim_end_matches([':', '.', ' ']).to_lowercase().replace('’', "'");
    NOTE.has(&lower) || NOTES_BY.has(&lower)
}
