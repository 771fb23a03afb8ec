//! The meeting that a heading names: body, date, times and venue, from a sentence ("Minutes of a
//! meeting of … held at … on …"), from heading lines, or from a table of labels and values.
//!
//! What comes in: the pieces before the items. What goes out: [`MeetingHeading`].
//!
//! - `labels`: values under labels
//! - `sentence`: sentences, and what goes on with them
//! - `lines`: heading lines that stand alone
//! - `status`: what became of the meeting, how final the minutes are
//! - `names`: what names a body, and what an authority
//! - `trim`: a body's name without what stands around it
//! - `venue`: the place

use std::sync::LazyLock;

use regex::Regex;

use crate::field::{date, time};
use crate::record::diagnostic::Code;
use crate::record::{At, Diagnostic, Meeting, MeetingStatus, MinutesStatus};
use crate::words::bodies::NO_COUNCILS_NAME;
use crate::words::calendar::{ORDINALS, TWO_DAYS, WEEKDAYS};
use crate::words::headings::{PAPERS, PAPERS_STATED};
use crate::words::joins::SMALL_IN_NAMES;
use crate::words::means;
use crate::words::pattern::pattern;

use super::prose::Prose;
use super::table::cell_text;
use crate::block::merge;
use crate::recognise::piece::{Piece, piece_at};

mod labels;
mod lines;
mod names;
mod sentence;
mod status;
mod trim;
mod venue;

use labels::{in_columns, label_and_value, labelled, labels_in, over_values, split_label};
use lines::heading_line;
use names::{BODY_WORD, is_authority, is_parent, is_part, names_body};
pub(crate) use sentence::meets_next;
use sentence::sentence;
pub(crate) use status::told as became;
use trim::trim_body;

/// What a heading tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MeetingHeading {
    /// The meeting.
    pub meeting: Meeting,
    /// The authority, where a line above the body names it.
    pub authority: Option<String>,
    /// Whether the heading says that the minutes are a draft or confirmed.
    pub status: Option<MinutesStatus>,
    /// The venue's line ended with a comma.
    venue_open: bool,
}

/// Verbs that make a line a sentence, not a name.
static SAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:held (?:a|the|its|an)|was|were|is|are|has|have|had|will)\b"));

/// A heading line has at most this many words.
const HEADING_WORDS: usize = 18;
/// And so many more for a date.
const DATE_WORDS: usize = 8;

/// Reads the heading of minutes or of an agenda from the pieces before the first section in it.
pub(crate) fn read(pieces: &[Piece<'_>]) -> MeetingHeading {
    let mut heading = MeetingHeading::default();
    let mut used: At = Vec::new();
    let small = small_print(pieces);
    let mut rest = pieces;
    while let Some((piece, after)) = rest.split_first() {
        let run_on = sentence::run_on(rest);
        if let Some((text, more)) = run_on
            && sentence(&mut heading, &text)
        {
            let (own, after) = rest.split_at(more.saturating_add(1).min(rest.len()));
            used.extend(own.iter().flat_map(piece_at));
            rest = after;
            continue;
        }
        if let [Piece::Prose(labels), Piece::Prose(values), ..] = rest
            && let pairs = over_values(labels, values)
            && pairs.iter().filter(|(label, value)| labelled(&mut heading, label, value)).count()
                > 0
        {
            used.extend(labels.at().into_iter().chain(values.at()));
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        rest = after;
        match piece {
            Piece::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
                    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
                    let pairs = labels::in_cells(&filled);
                    if pairs.len() > 1 {
                        let told = pairs
                            .iter()
                            .filter(|(label, value)| labelled(&mut heading, label, value));
                        if told.count() > 0 {
                            used.extend(row.cells.iter().flat_map(|cell| cell.at.clone()));
                        }
                        continue;
                    }
                    if let [label, rest @ ..] = filled.as_slice() {
                        let value = rest.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" ");
                        if labelled(&mut heading, label, &value) {
                            used.extend(row.cells.iter().flat_map(|cell| cell.at.clone()));
                        }
                    }
                }
            }
            Piece::Prose(prose) if prose.size() < small && prose.is_stamp() => {
                // A stamp has a day of its own; the place may be set small under a large title.
                heading.status = heading.status.or_else(|| status::of_minutes(&prose.whole()));
                if lines::place_below(&mut heading, prose) {
                    used.extend(prose.at());
                }
            }
            Piece::Prose(prose) => {
                if prose_line(&mut heading, prose) {
                    used.extend(prose.at());
                }
            }
        }
    }
    heading.meeting.at = merge(used);
    heading
}

/// The size under which text is a stamp or small print rather than heading, in points: a paper's stamp
/// has a date of its own. Nothing is small where a heading has no other date.
fn small_print(pieces: &[Piece<'_>]) -> f32 {
    /// A stamp is smaller than this share of the largest text.
    const SHARE: f32 = 0.7;
    let prose = || {
        pieces.iter().filter_map(|piece| match piece {
            Piece::Prose(prose) => Some(prose),
            Piece::Table(_) => None,
        })
    };
    let dated = |prose: &&Prose<'_>| {
        let days = date::dates(&prose.whole());
        days.iter().any(|found| found.value.day.is_some())
    };
    let small = prose().filter(dated).map(Prose::size).fold(0.0, f32::max) * SHARE;
    if small.is_finite() { small } else { 0.0 }
}

/// Reads one heading line or sentence; whether it told something.
fn prose_line(heading: &mut MeetingHeading, p: &Prose<'_>) -> bool {
    let whole = p.whole();
    heading.status = heading.status.or_else(|| status::of_minutes(&whole));
    heading.meeting.status = heading.meeting.status.or_else(|| status::of_meeting(&whole));
    if sentence(heading, &whole) {
        return true;
    }
    // A block of labels and values, a line each, or several in a line.
    let each: Vec<(String, String)> =
        p.text.lines.iter().filter_map(|line| split_label(&line.text())).collect();
    if each.len() > 1 && each.len() == p.text.lines.len() {
        let told = each.iter().filter(|(label, value)| labelled(heading, label, value)).count();
        return told > 0;
    }
    let columns: Vec<_> = p.text.lines.iter().flat_map(in_columns).collect();
    let several = if columns.len() > 1 { columns } else { labels_in(&whole) };
    if several.len() > 1 {
        return several.iter().filter(|(label, value)| labelled(heading, label, value)).count() > 0;
    }
    // Label and value in one line: "Date: 4 May 2021", or set apart by a tab.
    if let Some((label, value)) = label_and_value(p, &whole)
        && labelled(heading, &label, &value)
    {
        return true;
    }
    let mut told = false;
    // A name that runs over lines is one.
    let days = date::dates(&whole);
    let whole_days =
        |text: &str| date::dates(text).iter().filter(|d| d.value.day.is_some()).count();
    let in_lines: usize = p.text.lines.iter().map(|line| whole_days(&line.text())).sum();
    // So is a date.
    let one = days.is_empty() && time::times(&whole).is_empty()
        || days.len() == 1 && days.iter().any(|d| d.value.day.is_some()) && in_lines == 0;
    let name = one && !has_authority_above(p) && !names_paper_below(p);
    if p.text.lines.len() > 1 && p.text.lines.iter().all(|line| line.segments.len() == 1) && name {
        return heading_line(heading, &whole, p);
    }
    if heading.meeting.body.is_none()
        && let Some(name) = over_its_date(p)
    {
        heading.meeting.body = Some(name);
        told = true;
    }
    // Each line of a centred heading block says something else.
    for line in &p.text.lines {
        let text = line.text();
        if let [first, rest @ ..] = line.segments.as_slice() {
            let own = if rest.is_empty() { text } else { first.text() };
            told |= heading_line(heading, &own, p);
            for segment in rest {
                let text = segment.text();
                if !date::dates(&text).is_empty() || time::leading_time(&text).is_some() {
                    told |= heading_line(heading, &text, p);
                }
            }
        }
    }
    told
}

/// Whether the first line of a heading block is an authority's name and another line names a body of it.
fn has_authority_above(p: &Prose<'_>) -> bool {
    let lines: Vec<String> = p.text.lines.iter().map(|line| line.text()).collect();
    let Some((first, rest)) = lines.split_first() else { return false };
    let named = |line: &String| names_body(line) && is_titled(line);
    let own = |line: &String| is_part(&trim_body(line)) && is_titled(line);
    is_authority(first.trim()) && rest.iter().any(named)
        || is_parent(first.trim()) && rest.iter().any(own)
}

/// Whether a line below the first begins with the word for the paper: "Marl Council", "Minutes of the Audit
/// Committee".
fn names_paper_below(p: &Prose<'_>) -> bool {
    let begins = |text: String| {
        let word = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        PAPERS_STATED.has(&word) && BODY_WORD.is_in(&text)
    };
    p.text.lines.iter().skip(1).any(|line| begins(line.text()))
}

/// The body of a heading block that has a name over its date, where no word of the name tells a body:
/// "Leisure and Parks", "Tuesday 4 May 2021".
fn over_its_date(p: &Prose<'_>) -> Option<String> {
    let lines: Vec<String> = p.text.lines.iter().map(|line| line.text()).collect();
    let [name, day, ..] = lines.as_slice() else { return None };
    let lone = date::first_date(day).is_some_and(|d| {
        d.value.day.is_some() && day.trim().len().saturating_sub(d.range.len()) <= 3
    });
    let lower = name.to_lowercase();
    let other = PAPERS.is_in(&lower);
    let words = name.split_whitespace().count();
    (p.stands_out()
        && lone
        && !other
        && (1..=10).contains(&words)
        && is_titled(name)
        && !BODY_WORD.is_in(name)
        && !name.contains(|c: char| c.is_ascii_digit() || c == ':'))
    .then(|| name.trim().to_owned())
}

/// Whether most words start with a capital, as names do and sentences do not.
fn is_titled(name: &str) -> bool {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|w| w.chars().any(char::is_alphabetic))
        .filter(|w| !SMALL_IN_NAMES.has(w))
        .collect();
    let capital = words.iter().filter(|w| !w.starts_with(char::is_lowercase)).count();
    capital.saturating_mul(4) >= words.len().saturating_mul(3)
}

/// Tells of a meeting that did not take place on its day.
pub(crate) fn note_off(meeting: &Meeting) -> Option<Diagnostic> {
    let off = meeting.status.is_some_and(MeetingStatus::is_off);
    let message = "the paper says that the meeting does not take place on its day";
    off.then(|| Code::MeetingCancelled.note(message, meeting.at.clone()))
}

/// Names the council where the heading names no other body, or only "the Parish Council".
pub(crate) fn name_council(meeting: &mut Meeting, authority: Option<&String>) {
    let body = meeting.body.as_deref();
    if authority.is_some() && body.is_none_or(|body| NO_COUNCILS_NAME.has(&body.to_lowercase())) {
        meeting.body = authority.cloned();
    }
}

/// Takes the first day of a text; of two that share a month ("3rd & 4th May 2031") the earlier.
fn take_date(meeting: &mut Meeting, text: &str) {
    if meeting.date.is_none() {
        meeting.date = date::first_date(text).map(|found| {
            let before = text.get(..found.range.start).unwrap_or_default();
            let day =
                day_before(before).filter(|day| found.value.day.is_some_and(|own| own > *day));
            date::Date { day: day.or(found.value.day), ..found.value }.iso()
        });
    }
}

/// The day that a text ends in before another of the same month: "Monday 3rd and".
fn day_before(text: &str) -> Option<i8> {
    let text = text.trim_end().to_lowercase();
    let rest = TWO_DAYS.words().find_map(|word| text.strip_suffix(word))?;
    let (before, last) = rest.trim_end().rsplit_once(' ').unwrap_or(("", rest.trim_end()));
    let digits = last.trim_end_matches(char::is_alphabetic);
    let ordinal = ORDINALS.has(last.get(digits.len()..).unwrap_or_default());
    let named = before.rsplit(' ').next().is_some_and(|word| means(&WEEKDAYS, word).is_some());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && (ordinal || named))
}

fn take_times(meeting: &mut Meeting, text: &str, with_end: bool) {
    if let Some(range) = time::first_range(text) {
        meeting.start_time.get_or_insert(range.value.start.hhmm());
        if with_end {
            meeting.end_time.get_or_insert(range.value.end.hhmm());
        }
        return;
    }
    if meeting.start_time.is_none() {
        meeting.start_time = time::first_time(text).map(|found| found.value.hhmm());
    }
}

#[cfg(test)]
mod tests;
