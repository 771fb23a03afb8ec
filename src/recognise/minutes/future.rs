//! Dates announced for coming meetings.

use std::sync::LazyLock;

use regex::Regex;

use crate::field::word_list::WordList;
use crate::field::{date, time};
use crate::record::{At, FutureMeeting};
use crate::words::headings::{DATES_OF_MEETINGS, MEETING, NEXT, NEXT_MEETING};
use crate::words::lead_ins::RESOLVED;
use crate::words::pattern::pattern;

use crate::recognise::prose::Prose;

/// "The next meeting of the Board will take place on …", "Future meetings …", "Date of next meeting:".
/// The body is a general noun: the next meeting of another body by its name is not ours.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)
        ^ (?: that \s+ | it\ (?:be|was)\ noted\ that \s+ | to\ note\ that \s+ | note\ that \s+ )?
        (?: the\ )? (?: dates?\ (?:and\ times?\ )? (?:of|for) \s+ )? (?: the\ | all\ )?
        {next} \s+
        (?: \S+ \s+ ){0,3}? meetings? \b
        (?: \s+ of \s+ the \s+ (?: \S+ \s+ ){0,2}? (?: board | committee | sub-committee | panel | council | cabinet | group | forum | commission | partnership | trust | executive ) s? \b )?
        | ^ {next_meeting} \b
        ",
    )
});

/// The words without one of which no meeting is announced.
static SOON: LazyLock<WordList> =
    LazyLock::new(|| WordList::of_first(NEXT.words().chain(NEXT_MEETING.words())));

/// Whether a text announces the dates of meetings.
pub(crate) fn announces(text: &str) -> bool {
    /// "Next" stands within so many bytes of the start.
    const OPENING: usize = 100;
    let opening = text.get(..text.floor_char_boundary(OPENING)).unwrap_or_default();
    SOON.is_in(opening) && ANNOUNCES.is_match(text)
}

/// Whether a title is about coming meetings: "Dates of future meetings".
pub(crate) fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    NEXT.is_in(&lower) && MEETING.is_in(&lower) || DATES_OF_MEETINGS.opens(&lower)
}

/// A line that holds dates and little else: "Friday 21 November 2025 (virtual meeting);".
pub(crate) fn date_line(p: &Prose<'_>) -> Option<Vec<FutureMeeting>> {
    let mut text = p.body.clone();
    if let Some(mark) = &p.label
        && mark.kind != crate::field::label::LabelKind::Bullet
    {
        // "21 November 2025" is a date, not item 21.
        text = format!("{} {}", mark.printed, p.body);
    }
    let found = date::dates(&text);
    let covered: usize = found.iter().map(|d| d.range.len()).sum();
    let other = leftover(&text, &found);
    if found.is_empty()
        || other.split_whitespace().count() > 8
            && covered.saturating_mul(3) < text.len().saturating_mul(2)
    {
        return None;
    }
    if announces(&text) || resolves(&other) || other.split_whitespace().count() > 12 {
        return None;
    }
    Some(meetings(&text, &p.at()))
}

/// Whether a text leads a clause in: "RESOLVED".
fn resolves(text: &str) -> bool {
    RESOLVED.words().any(|word| text.contains(&word.to_uppercase()))
}

/// The dates in a clause or paragraph that announces meetings.
pub(crate) fn in_clause(text: &str, at: &At, about_dates: bool) -> Vec<FutureMeeting> {
    if announces(text) || about_dates && MEETING.is_in(&text.to_lowercase()) {
        // All of an item about coming meetings is about them.
        let lower = text.to_lowercase();
        if about_dates {
            return meetings(text, at);
        }
        let start = MEETING.words().filter_map(|word| lower.find(word)).min().unwrap_or(0);
        return meetings(text.get(start..).unwrap_or(text), at);
    }
    Vec::new()
}

/// Gives dates the time that their announcement states for all of them ("all at 10.00am").
pub(crate) fn set_times(dates: &mut [FutureMeeting], announcement: Option<&str>) {
    let Some(found) = announcement.and_then(time::first_time) else { return };
    for day in dates {
        day.start_time.get_or_insert(found.value.hhmm());
    }
}

/// The meetings whose dates a text has.
pub(super) fn meetings(text: &str, at: &At) -> Vec<FutureMeeting> {
    let found = date::dates(text);
    let mut out = Vec::new();
    for (i, day) in found.iter().enumerate() {
        let Some(iso) = Some(day.value.iso()).filter(|_| day.value.day.is_some()) else { continue };
        let end = found.get(i.saturating_add(1)).map_or(text.len(), |next| next.range.start);
        let tail = text.get(day.range.end..end).unwrap_or_default();
        let note = tail
            .split_once('(')
            .and_then(|(_, inside)| inside.split(')').next())
            .filter(|inside| !inside.trim().is_empty() && time::first_time(inside).is_none())
            .map(|inside| inside.trim().to_string());
        out.push(FutureMeeting {
            date: iso,
            start_time: time::first_time(tail).map(|t| t.value.hhmm()),
            note,
            at: at.clone(),
        });
    }
    out
}

fn leftover(text: &str, found: &[crate::field::Found<date::Date>]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for day in found {
        out.push_str(text.get(from..day.range.start).unwrap_or_default());
        out.push(' ');
        from = day.range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Adds dates that are not there yet.
pub(crate) fn add_dates(to: &mut Vec<FutureMeeting>, from: Vec<FutureMeeting>) {
    for day in from {
        match to.iter_mut().find(|seen| seen.date == day.date) {
            Some(seen) => {
                seen.start_time = seen.start_time.take().or(day.start_time);
                seen.note = seen.note.take().or(day.note);
            }
            None => to.push(day),
        }
    }
}
