//! The meeting that a heading names: body, date, times and venue, from a sentence ("Minutes of a
//! meeting of … held at … on …"), from heading lines, or from a table of labels and values.
//!
//! What comes in: the pieces before the items. What goes out: [`MeetingHeading`].
//!
//! - `names`: what names a body, and what an authority
//! - `venue`: the place

use std::sync::LazyLock;

use regex::Regex;

use crate::field::{date, time};
use crate::record::{At, Meeting, MinutesStatus};
use crate::words::all;
use crate::words::bodies::{AFTER_BODY, BEFORE_BODY, BEFORE_DASH, MEETINGS_OWN};
use crate::words::calendar::MONTHS;
use crate::words::headings::{DRAFT, HELD, LABELS, Label, NO_BODY, PAPERS, SIGNATURE_DAY};
use crate::words::joins::SMALL_IN_NAMES;
use crate::words::pattern::pattern;

use super::minutes::future;
use super::prose::Prose;
use super::table::cell_text;
use crate::block::merge;
use crate::recognise::piece::Piece;

mod names;
mod venue;

use names::{BODY_WORD, is_authority};
use venue::{clean_venue, looks_like_venue, venue_of};

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

/// "Minutes of a meeting of the … held …", "A meeting of the … will be held …".
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)
        (?: (?: \b (?: {paper_state} \  )? minutes \s+ (?: of | from ) (?: \s+ (?: a | an | the ) )?
              | \b notice \s+ of \s+ (?: a | an | the )?
              | ^ (?: a | an | the ) \s+ )
            \s* (?: {meeting_kind} \s+ )*
            (?: meeting s? \s+ of \s+ (?: the \s+ )? | (?<held> meeting \s+ held ) )?
          | \b {minutes_of} \s+
          | ^ (?: \w+ \s+ )? meeting \s+ of \s+ (?: the \s+ )? )
        ",
    )
});

/// Where the body's name ends: "held", "will be held", "which was held", "took place".
static IS_HELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) (?: ,? \s* (?: which \s+ )? (?: (?: is \s+ to | will | to | was | were ) \s+ )? (?: be \s+ )? (?: {held} | {took_place} ) \b )
        | \s+ (?: at | on ) \s+ (?: \d | (?: {day_of} \s+ )? {short_weekday} )",
    )
});

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
    for piece in pieces {
        match piece {
            Piece::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
                    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
                    if let [label, rest @ ..] = filled.as_slice() {
                        let value = rest.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" ");
                        if labelled(&mut heading, label, &value) {
                            used.extend(row.cells.iter().flat_map(|cell| cell.at.clone()));
                        }
                    }
                }
            }
            Piece::Prose(prose) if prose.size() < small && prose.is_stamp() => {}
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
    let lower = whole.to_lowercase();
    if DRAFT.is_in(&lower) && whole.split_whitespace().count() < 12 {
        heading.status = Some(MinutesStatus::Draft);
    }
    if sentence(heading, &whole) {
        return true;
    }
    // A block of labels and values, a line each.
    let each: Vec<(String, String)> =
        p.text.lines.iter().filter_map(|line| split_label(&line.text())).collect();
    if each.len() > 1 && each.len() == p.text.lines.len() {
        let told = each.iter().filter(|(label, value)| labelled(heading, label, value)).count();
        return told > 0;
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
    let in_lines: usize = p.text.lines.iter().map(|line| date::dates(&line.text()).len()).sum();
    // So is a date.
    let one = days.is_empty() && time::times(&whole).is_empty()
        || days.len() == 1 && days.iter().any(|d| d.value.day.is_some()) && in_lines == 0;
    let name = one && !has_authority_above(p);
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
    is_authority(first.trim()) && rest.iter().any(|line| BODY_WORD.is_in(line) && is_titled(line))
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

fn label_and_value(p: &Prose<'_>, whole: &str) -> Option<(String, String)> {
    if let [line] = p.text.lines.as_slice()
        && let [label, value @ ..] = line.segments.as_slice()
        && !value.is_empty()
    {
        let value: Vec<String> = value.iter().map(|s| s.text()).collect();
        return Some((label.text(), value.join(" ")));
    }
    split_label(whole)
}

fn split_label(text: &str) -> Option<(String, String)> {
    let (label, value) = text.split_once(':')?;
    (label.split_whitespace().count() <= 4).then(|| (label.to_string(), value.trim().to_string()))
}

/// A value under its label; whether the label is known.
fn labelled(heading: &mut MeetingHeading, label: &str, value: &str) -> bool {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    if value.trim().is_empty() {
        return false;
    }
    let meeting = &mut heading.meeting;
    let Some(term) = LABELS.iter().find(|term| term.has(&label)) else { return false };
    match term.means {
        Label::Date => {
            take_date(meeting, value);
            take_times(meeting, value, true);
        }
        Label::Time => take_times(meeting, value, true),
        Label::Venue => {
            if meeting.venue.is_none() {
                meeting.venue = Some(clean_venue(value));
            }
        }
        Label::Body => meeting.body = Some(value.trim().to_string()),
    }
    true
}

/// "Minutes of a meeting of BODY held in VENUE on DATE at TIME."
fn sentence(heading: &mut MeetingHeading, text: &str) -> bool {
    let Some(found) = SENTENCE.captures(text) else { return false };
    let Some(open) = found.get(0) else { return false };
    let held_at_once = found.name("held").is_some();
    let rest = text.get(open.end()..).unwrap_or_default();
    let (body, tail) = match IS_HELD.find(rest) {
        _ if held_at_once => ("", rest),
        Some(held) => (
            rest.get(..held.start()).unwrap_or_default(),
            rest.get(held.start()..).unwrap_or_default(),
        ),
        None => return false,
    };
    if date::dates(tail).is_empty() && time::first_time(tail).is_none() && !HELD.is_in(tail) {
        return false;
    }
    // "MARL PARISH COUNCIL", "MINUTES OF THE PARISH COUNCIL MEETING IS_HELD ON …": the council's name above.
    let above = text.get(..open.start()).unwrap_or_default().trim();
    if is_authority(above) && above.split_whitespace().count() <= HEADING_WORDS {
        heading.authority.get_or_insert_with(|| above.to_owned());
    }
    let body = trim_body(body);
    if !body.is_empty() && body.split_whitespace().count() <= HEADING_WORDS {
        heading.meeting.body = Some(body);
    }
    let tail = IS_HELD.find(tail).filter(|m| m.start() == 0).map_or(tail, |m| {
        let word = m.as_str().trim().to_lowercase();
        let day = word.starts_with("at ") || word.starts_with("on ");
        if day { tail } else { tail.get(m.end()..).unwrap_or_default() }
    });
    // The sentence is about the meeting; a date above it may be that of the summons.
    if date::dates(tail).iter().any(|found| found.value.day.is_some()) {
        heading.meeting.date = None;
    }
    take_date(&mut heading.meeting, tail);
    take_times(&mut heading.meeting, tail, true);
    if let Some(venue) = venue_of(tail) {
        heading.meeting.venue = Some(venue);
    }
    true
}

/// A heading line that stands alone: a body, a date, a time, a venue.
fn heading_line(heading: &mut MeetingHeading, text: &str, p: &Prose<'_>) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    // The day of the next meeting is none of this one.
    if future::announces(text) {
        return false;
    }
    let dates = date::dates(text);
    let day = dates.iter().find(|d| d.value.day.is_some());
    // A date and what is said of it ("postponed from 2 May") come on top.
    let longest = if day.is_some() { HEADING_WORDS + DATE_WORDS } else { HEADING_WORDS };
    if text.is_empty() || text.split_whitespace().count() > longest {
        return false;
    }
    let other = match day {
        Some(day) => {
            let mut other = text.to_string();
            other.replace_range(day.range.clone(), "");
            other
        }
        None => text.to_string(),
    };
    let mut told = false;
    if let Some(day) = day {
        if heading.meeting.date.is_none() && !is_signature(&lower) {
            heading.meeting.date = Some(day.value.iso());
            told = true;
        }
        take_times(&mut heading.meeting, text, false);
    } else if (lower.chars().next().is_some_and(|c| c.is_ascii_digit()) || lower.starts_with("at "))
        && let Some(found) = time::first_time(text)
        && (text.len().saturating_sub(found.range.len()) <= 4 || time::first_range(text).is_some())
    {
        take_times(&mut heading.meeting, text, false);
        return true;
    }
    if day.is_none() && venue_line(heading, text) {
        return true;
    }
    let name = trim_body(&other);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 {
        return told;
    }
    let is_name = BODY_WORD.is_in(&name)
        && !name.ends_with(['.', ';', ','])
        && is_titled(&name)
        && !SAYS.is_match(&name)
        && !NO_BODY.is_in(&lower)
        && (p.stands_out() || p.is_centred() || day.is_some() || heading.meeting.body.is_none());
    if is_name {
        if is_authority(&name) && heading.meeting.body.is_none() {
            // The first such line is the council; it is the body too unless another follows.
            heading.authority.get_or_insert(name);
            return true;
        }
        if heading.meeting.body.is_none() {
            heading.meeting.body = Some(name);
            return true;
        }
        return told;
    }
    told
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

/// Takes a line under body and date that names a place; a comma at its end goes on in the next line.
fn venue_line(heading: &mut MeetingHeading, text: &str) -> bool {
    if let Some(venue) = heading.meeting.venue.as_mut().filter(|_| heading.venue_open) {
        venue.push_str(", ");
        venue.push_str(&clean_venue(text));
        heading.venue_open = text.ends_with(',');
        return true;
    }
    let named = heading.meeting.body.is_some() || heading.authority.is_some();
    let known = heading.meeting.date.is_some() && named;
    let address = text.contains(|c: char| c == ',' || c.is_ascii_digit());
    let name = (is_titled(text) || address)
        && !SAYS.is_match(text)
        && !text.starts_with(char::is_lowercase);
    if known && heading.meeting.venue.is_none() && name && looks_like_venue(text) {
        heading.meeting.venue = Some(clean_venue(text));
        heading.venue_open = text.ends_with(',');
        return true;
    }
    false
}

fn is_signature(lower: &str) -> bool {
    SIGNATURE_DAY.is_in(lower)
}

fn take_date(meeting: &mut Meeting, text: &str) {
    if meeting.date.is_none() {
        meeting.date = date::dates(text)
            .iter()
            .find(|found| found.value.day.is_some())
            .map(|found| found.value.iso());
    }
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

/// The body's name without the words around it: "the", "MINUTES OF THE", a trailing "Meeting".
fn trim_body(text: &str) -> String {
    let mut name = text.trim().trim_matches(['-', '–', '—', ',', ':', '.', '|', ' ']).to_string();
    while let Some(length) = lead(&name) {
        name.drain(..length);
    }
    for suffix in AFTER_BODY.words() {
        let lower = name.to_lowercase();
        // A parish meeting is a body of its own.
        let whole = MEETINGS_OWN.ends(&lower);
        let before = lower.strip_suffix(suffix).and_then(|before| before.strip_suffix(' '));
        if let Some(before) = before.filter(|_| lower.len() == name.len() && !whole) {
            name.truncate(before.len());
            name = name.trim_end_matches(['-', '–', '—', ',', ':', ' ']).to_string();
        }
    }
    without_month(&name).trim().to_string()
}

/// A name without the month behind it: "Marl Parish Council - January".
fn without_month(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((before, last)) if all(&MONTHS).any(|month| month == last.to_lowercase()) => {
            before.trim_end_matches(['-', '–', '—', ',', ':', '|', ' '])
        }
        _ => name,
    }
}

/// The length of what stands before a body's name: "Minutes of", "Agenda –".
fn lead(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let starts = |(words, gap): (&str, &str)| {
        let rest = lower.strip_prefix(words)?.strip_prefix(gap)?;
        lower.len().checked_sub(rest.len()).filter(|_| lower.len() == name.len())
    };
    let words = BEFORE_BODY.words().map(|words| (words, " "));
    let dashed = BEFORE_DASH.words().flat_map(|words| [(words, " - "), (words, " – ")]);
    words.chain(dashed).find_map(starts)
}

#[cfg(test)]
mod tests;
