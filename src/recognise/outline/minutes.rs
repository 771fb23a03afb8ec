//! Where minutes start.

use std::sync::LazyLock;

use regex::Regex;

use super::{AGENDA_HEADING, Cut, HEADING_BLOCKS, Kind, STAMP_LINE};
use crate::block::{Table, flow};
use crate::field::{head, tail};
use crate::recognise::minutes::{attendance, closing, groups};
use crate::recognise::prose::Prose;
use crate::recognise::seen::{Seen, prose};
use crate::words::attendance::{OPENS_MINUTES, PRESENT};
use crate::words::headings::{ABOUT_MINUTES, HELD, MEETING, MINUTES_OF_LAST};
use crate::words::pattern::{Patterns, pattern};

/// "Minutes of a meeting of …", "MINUTES of the Cabinet held on …", "Notes of the meeting held …", behind
/// the word of another language too ("Cofnodion / Minutes of …").
static MINUTES_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) ^ (?: \w{1,20} \ / \  )? (?: (?: (?: the | {paper_state} ) \  )* {minutes} \s+ (?: of | from ) \b | (?<whole> {minutes_of} \b ) )",
    )
});

/// What it goes on with.
static MEETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:{meeting}|{held}|{meets})\b"));

/// In between stand at most so many characters.
const BETWEEN: usize = 160;

/// "(Item 3)" under or behind a heading of an item.
static ITEM_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\((?:{agenda_item}|item|eitem) (?:{number} ?)?\d+[a-z]?\)\s*$"));

/// What [`minutes_cuts`] tries of every text.
pub(super) static PATTERNS: Patterns = &[&MINUTES_HEADING, &MEETS];

/// Where minutes start: at their heading, or above their list of who was present.
pub(super) fn minutes_cuts(seen: &[Seen<'_>]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    for (i, one) in seen.iter().enumerate() {
        let Some(p) = &one.prose else {
            if let Some(table) = one.table()
                && (table_of_presence(table) || grid_of_minutes(table, seen, i))
                && !near(&cuts, i)
            {
                cuts.push(Cut {
                    at: heading_start(seen, i, &cuts),
                    kind: Kind::Minutes,
                    item_number: None,
                    titled: false,
                });
            }
            continue;
        };
        if is_heading(p) && !is_item(p, seen, i, &cuts) {
            cuts.push(Cut {
                at: above_heading(seen, i),
                kind: Kind::Minutes,
                item_number: None,
                titled: false,
            });
            continue;
        }
        if presence(p) && !near(&cuts, i) && !in_minutes(seen, &cuts, i) {
            cuts.push(Cut {
                at: heading_start(seen, i, &cuts),
                kind: Kind::Minutes,
                item_number: None,
                titled: false,
            });
        }
    }
    cuts
}

/// Joins what stands before a log to the minutes behind it: a front with the people of a meeting, and a part
/// that says when it ended. The log stays, as one that minutes hold.
pub(super) fn join_front(seen: &[Seen<'_>], kept: &mut Vec<Cut>) {
    let [first, rest @ ..] = kept.as_slice() else { return };
    if first.kind != Kind::ActionLog || kept.iter().any(|cut| cut.kind == Kind::Minutes) {
        return;
    }
    let ends = rest.iter().skip(1).map(|cut| cut.at).chain([seen.len()]);
    let met = rest.iter().zip(ends).position(|(cut, end)| {
        cut.kind == Kind::Other && super::has_met(seen.get(cut.at..end).unwrap_or_default())
    });
    let front = seen.get(..first.at).unwrap_or_default();
    let Some(met) = met.filter(|_| !super::has_met(front) && names_people(front)) else { return };
    kept.drain(..=met.saturating_add(1));
    kept.insert(0, Cut { at: 0, kind: Kind::Minutes, item_number: None, titled: false });
}

/// Whether a part has a heading of attendance, or a grid of people and marks.
fn names_people(part: &[Seen<'_>]) -> bool {
    part.iter().any(|one| match (&one.prose, one.table()) {
        (Some(p), _) => attendance::starts(p.text),
        (None, Some(table)) => table_of_presence(table) || attendance::is_grid(table),
        (None, None) => false,
    })
}

/// "Minutes of a meeting of the Board held on …".
fn is_heading(p: &Prose<'_>) -> bool {
    if p.label.is_some() {
        return false;
    }
    let whole = p.whole();
    if !heads_minutes(&whole) && !heading_below(p) {
        return false;
    }
    let words = whole.split_whitespace().count();
    let lower = whole.to_lowercase();
    let dated = || crate::field::date::first_date(&whole).is_some_and(|d| d.value.day.is_some());
    words <= 60
        && (HELD.is_in(&lower) || MEETING.is_in(&lower) && dated() && words <= 24)
        && !ABOUT_MINUTES.is_in(&lower)
}

/// Whether a text starts as the heading of minutes does.
fn heads_minutes(text: &str) -> bool {
    let Some(found) = MINUTES_HEADING.captures(text) else { return false };
    let rest = tail(text, found.get(0).map_or(0, |m| m.end()));
    found.name("whole").is_some()
        || MEETS.find(rest).is_some_and(|meets| {
            let between = head(rest, meets.start());
            !between.contains('\n') && between.chars().count() <= BETWEEN
        })
}

/// Whether what reads as a heading of minutes is an item of an agenda, or of other minutes.
fn is_item(p: &Prose<'_>, seen: &[Seen<'_>], i: usize, cuts: &[Cut]) -> bool {
    let line = |text: &str| text.trim_end().ends_with(')') && ITEM_LINE.is_match(text);
    let next = seen.get(i.saturating_add(1)).and_then(|one| one.prose.as_ref());
    let under = next.is_some_and(|next| next.body.len() < 30 && line(&next.body));
    let whole = p.whole();
    under
        || line(&whole)
        // "Minutes of the meeting held on 9 May" names no body: inside minutes it is an item.
        || MINUTES_OF_LAST.is_in(&whole.to_lowercase())
            && !cuts.is_empty()
            && in_minutes(seen, cuts, i)
}

/// Whether a heading block has the heading of minutes under the council's name.
fn heading_below(p: &Prose<'_>) -> bool {
    /// A heading block has at most this many lines.
    const LINES: usize = 5;
    let lines = &p.text.lines;
    (p.stands_out() || p.is_centred())
        && lines.len() <= LINES
        && (1..lines.len()).any(|from| heads_minutes(&flow(lines.get(from..).unwrap_or_default())))
}

/// Whether minutes that started earlier are still going on: no closing block since.
fn in_minutes(seen: &[Seen<'_>], cuts: &[Cut], i: usize) -> bool {
    cuts.last().is_some_and(|cut| {
        let since = seen.get(cut.at..i).unwrap_or_default();
        !prose(since).any(|p| closing::is_closing(&p.whole()))
    })
}

fn near(cuts: &[Cut], i: usize) -> bool {
    cuts.last().is_some_and(|cut| i.saturating_sub(cut.at) <= HEADING_BLOCKS)
}

/// Whether a text is a heading "Present" with names behind or under it.
fn presence(p: &Prose<'_>) -> bool {
    if !attendance::starts(p.text) {
        return false;
    }
    let lower = p.body.to_lowercase();
    PRESENT.opens(&lower) || OPENS_MINUTES.opens(&lower) || groups::says_present(&p.body)
}

fn table_of_presence(table: &Table) -> bool {
    table.rows.iter().any(|row| {
        row.cells.first().is_some_and(|cell| {
            let text = crate::recognise::table::cell_text(cell).to_lowercase();
            let mut parts = text.split('/').map(|part| part.trim().trim_end_matches(':'));
            row.cells.len() > 1 && parts.any(|part| PRESENT.has(part))
        })
    })
}

/// Whether a table is a grid of people and marks under a heading that says that the paper is minutes.
fn grid_of_minutes(table: &Table, seen: &[Seen<'_>], i: usize) -> bool {
    let above = seen.get(i.saturating_sub(HEADING_BLOCKS)..i).unwrap_or_default();
    attendance::is_grid(table) && super::says_minutes(above)
}

/// The heading lines right above a heading sentence (authority, body) belong to it.
fn above_heading(seen: &[Seen<'_>], i: usize) -> usize {
    /// A heading sentence has at most this many lines above it.
    const ABOVE: usize = 4;
    let mut start = i;
    // Above what stands at the start of a document is nothing but its heading, however it is set.
    let first = i < ABOVE;
    for (place, above) in seen.iter().enumerate().take(i).rev().take(ABOVE) {
        let Some(above) = &above.prose else { break };
        let short = above.body.split_whitespace().count() <= 14 && above.label.is_none();
        let named = first && !above.body.ends_with(['.', ',', ';', ':']);
        let heading = above.stands_out() || above.is_centred() || named;
        let ends = closing::is_closing(&above.body)
            || STAMP_LINE.is_match(&above.body)
            || AGENDA_HEADING.is_match(&above.body);
        if !short || !heading || ends || !same_page(above, seen.get(i)) {
            break;
        }
        start = place;
    }
    start
}

fn same_page(above: &Prose<'_>, below: Option<&Seen<'_>>) -> bool {
    below.and_then(|below| below.prose.as_ref()).is_none_or(|p| p.page() == above.page())
}

/// Where the heading above a list of who was present starts: after the last section's end, at most
/// [`HEADING_BLOCKS`] up.
fn heading_start(seen: &[Seen<'_>], i: usize, cuts: &[Cut]) -> usize {
    /// A list of who was present this near to the start of a document has all above it as its head.
    const NEAR_START: usize = 5;
    if cuts.is_empty() && i <= NEAR_START {
        return 0;
    }
    let floor =
        cuts.last().map_or(0, |cut| cut.at.saturating_add(1)).max(i.saturating_sub(HEADING_BLOCKS));
    let mut start = i;
    for (place, above) in seen.iter().enumerate().take(i).skip(floor).rev() {
        let Some(above) = &above.prose else { break };
        if above.label.as_ref().is_some_and(|l| l.kind == crate::field::label::LabelKind::Arabic)
            && above.body.split_whitespace().count() > 8
            || closing::is_closing(&above.body)
            || above.body.split_whitespace().count() > 60
        {
            break;
        }
        start = place;
    }
    start
}
