//! Sentences that head a paper: "Minutes of a meeting of … held … on …", and lines that go on with one.

use std::sync::LazyLock;

use regex::Regex;

use super::names::{is_authority, is_parent, is_part, names_body};
use super::trim::{is_kind, trim_body};
use super::venue::{clean_venue, looks_like_venue, parts, venue_of};
use super::{HEADING_WORDS, MeetingHeading, is_titled, take_date, take_times};
use crate::field::{date, head, roster, tail, time};
use crate::recognise::minutes::future;
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::words::bodies::{NAMED_ABOVE, NO_COUNCILS_NAME, SOLE, WHOLE};
use crate::words::headings::{BEFORE_DAY, HELD, MEETING_OF, MEETINGS};
use crate::words::joins::{HEADINGS_GO_ON, VERBS};
use crate::words::pattern::pattern;

/// "Minutes of a meeting of the … held …", "A meeting of the … will be held …".
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)
        (?: (?: \b (?: {paper_state} \  )? {minutes} \s+ (?: of | from ) (?: \s+ (?: a | an | the ) \b )? (?: \s+ {proceedings} \s+ (?: at | of ) (?: \s+ (?: a | an | the ) \b )? )?
              | \b notice \s+ of \s+ (?: (?: a | an | the ) \b )?
              | ^ (?: a | an | the ) \s+ )
            \s* (?: {meeting_kind} \s+ )*
            (?: meeting s? \s+ of \s+ (?: the \s+ )? | (?<held> meeting \s+ held ) )?
          | \b {summoned} \s+ (?: a | an | the ) \s+ (?: {meeting_kind} \s+ )* meeting \s+ of \s+ (?: the \s+ )?
          | \b {minutes_of} \s+
          | ^ (?: \w+ \s+ )? meeting \s+ of \s+ (?: the \s+ )? )
        ",
    )
});

/// Where the body's name ends: "held", "will be held", "which was held", "took place".
static IS_HELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) (?: ,? \s* (?: which \s+ )? (?: (?: is \s+ to | will | to | was | were ) \s+ )? (?: be \s+ )? (?: {held} | {took_place} ) \b )
        | \s+ {before_day} \s+ (?: \d | (?: {day_of} \s+ )? {short_weekday} )",
    )
});

/// A sentence that is cut runs over at most this many texts more.
const CUT: usize = 4;

/// Reads "Minutes of a meeting of BODY held in VENUE on DATE at TIME."; whether a text is such a sentence.
pub(super) fn sentence(heading: &mut MeetingHeading, text: &str) -> bool {
    let Some(found) = SENTENCE.captures(text) else { return false };
    let Some(open) = found.get(0) else { return false };
    let rest = text.get(open.end()..).unwrap_or_default();
    let (body, tail) = match IS_HELD.find(rest) {
        _ if found.name("held").is_some() => ("", rest),
        Some(held) => (
            rest.get(..held.start()).unwrap_or_default(),
            rest.get(held.start()..).unwrap_or_default(),
        ),
        None => return false,
    };
    // A day before "held" or "at" is a line of its own, under the name.
    let lines = date::first_date(body).is_some_and(|day| day.value.day.is_some());
    if lines || !tells(tail) {
        return false;
    }
    // "MARL PARISH COUNCIL", "MINUTES OF THE PARISH COUNCIL MEETING HELD ON …": the council's name above.
    let above = text.get(..open.start()).unwrap_or_default().trim();
    if is_authority(above) && above.split_whitespace().count() <= HEADING_WORDS {
        heading.authority.get_or_insert_with(|| above.to_owned());
    }
    let body = whole_body(text.get(..open.end()).unwrap_or_default(), trim_body(body));
    let lower = body.to_lowercase();
    let above = lower.split(' ').next().is_some_and(|word| NAMED_ABOVE.has(word));
    let named = !body.is_empty() && !MEETINGS.has(&lower) && !above;
    if named && body.split_whitespace().count() <= HEADING_WORDS {
        // The organisation that a line above names.
        let organisation = heading.meeting.body.take_if(|above| is_parent(above) && is_part(&body));
        heading.authority = heading.authority.take().or(organisation);
        heading.meeting.body = Some(body);
    }
    take_tail(heading, tail);
    true
}

/// A body's name with the word before it that says that all of it met: "Full Governing Body". A council has no
/// such name.
fn whole_body(before: &str, body: String) -> String {
    let Some(word) = before.split_whitespace().next_back() else { return body };
    let lower = body.to_lowercase();
    let part = is_part(&body) && !SOLE.has(&lower);
    if WHOLE.has(&word.to_lowercase()) && part { format!("{word} {body}") } else { body }
}

/// Whether what follows "held" tells of a meeting.
fn tells(tail: &str) -> bool {
    !date::dates(tail).is_empty() || time::first_time(tail).is_some() || HELD.is_in(tail)
}

/// Reads what follows the body in a sentence: "held in VENUE on DATE at TIME".
fn take_tail(heading: &mut MeetingHeading, tail: &str) {
    let tail = IS_HELD.find(tail).filter(|m| m.start() == 0).map_or(tail, |m| {
        // "At 7 pm", "on Monday": no word for the meeting itself.
        let verb = m.as_str().split_whitespace().next().unwrap_or_default().to_lowercase();
        if BEFORE_DAY.has(&verb) { tail } else { tail.get(m.end()..).unwrap_or_default() }
    });
    // The sentence is about the meeting; a date above it may be that of the summons.
    if date::dates(tail).iter().any(|found| found.value.day.is_some()) {
        heading.meeting.date = None;
    }
    take_date(&mut heading.meeting, tail);
    take_times(&mut heading.meeting, tail, true);
    let tail = up_to_sentence(tail);
    if let Some(venue) = venue_of(tail).or_else(|| place_behind_day(tail)) {
        heading.meeting.venue = Some(venue);
    }
}

/// The place behind the day with nothing to lead it in: "held at 7 pm on 4 May 2021, Marl Village Hall".
fn place_behind_day(text: &str) -> Option<String> {
    let places = parts(text).into_iter().skip(1).map(|part| clean_venue(&part));
    places.into_iter().find(|place| {
        is_titled(place) && looks_like_venue(place) && !names_body(place) && !place.is_empty()
    })
}

/// A text up to where another sentence begins, in which nothing of the place stands.
fn up_to_sentence(text: &str) -> &str {
    let mut stops = text.match_indices(". ").map(|(at, _)| at);
    let ends = |at: &usize| {
        let after = tail(text, at.saturating_add(2));
        let verb =
            after.split(". ").next().is_some_and(|next| next.split(' ').any(|w| VERBS.has(w)));
        let begins = after.starts_with(char::is_uppercase) && verb;
        begins && roster::ends_a_sentence(head(text, *at))
    };
    head(text, stops.find(ends).unwrap_or(text.len()))
}

/// Reads a line that has only the end of a sentence: "Held in the Long Room at 7 p.m."; whether it is one.
pub(super) fn held(heading: &mut MeetingHeading, text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !begins_held(text) {
        return false;
    }
    let first = first_sentence(text);
    let venue = heading.meeting.venue.clone();
    take_tail(heading, first);
    heading.meeting.venue = venue.or(heading.meeting.venue.take());
    true
}

/// Whether a text begins with "held" and goes on with the place or the day.
fn begins_held(text: &str) -> bool {
    IS_HELD.find(text).is_some_and(|held| held.start() == 0 && !held.as_str().starts_with(' '))
}

/// The text up to the first full stop that ends a sentence: one with a capital and no letter alone before it.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at.saturating_add(2)..).unwrap_or_default();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        after.starts_with(char::is_uppercase) && word.chars().count() > 1
    });
    text.get(..ends.unwrap_or(text.len())).unwrap_or(text)
}

/// The council that a text names as the one that meets next: "The next meeting of Marl Parish Council will be …".
pub(crate) fn meets_next(text: &str) -> Option<String> {
    if !future::announces(text) {
        return None;
    }
    let of =
        MEETING_OF.words().find_map(|of| text.find(of).map(|at| at.saturating_add(of.len())))?;
    let rest = text.get(of..)?;
    let day = date::first_date(rest).map(|day| day.range.start);
    let end = IS_HELD.find(rest).map(|held| held.start()).or(day)?;
    let name = trim_body(rest.get(..end)?);
    let generic = is_kind(&name) || NO_COUNCILS_NAME.has(&name.to_lowercase());
    (is_authority(&name) && is_titled(&name) && !generic).then_some(name)
}

/// The whole of a sentence whose lines are set as paragraphs, and how many of them follow the first.
pub(super) fn run_on(pieces: &[Piece<'_>]) -> Option<(String, usize)> {
    let (Piece::Prose(first), rest) = pieces.split_first()? else { return None };
    let mut text = first.whole().into_owned();
    if !is_open(&text) {
        return None;
    }
    for (more, piece) in rest.iter().take(CUT).enumerate() {
        let Piece::Prose(next) = piece else { return None };
        if !goes_on(&text, next) {
            return None;
        }
        text = format!("{} {}", text.trim_end(), next.whole().trim());
        if !is_open(&text) {
            return Some((text, more.saturating_add(1)));
        }
    }
    None
}

/// Whether a text begins as a heading's sentence does and does not say yet when the meeting was held.
fn is_open(text: &str) -> bool {
    let Some(open) = SENTENCE.find(text) else { return false };
    let rest = text.get(open.end()..).unwrap_or_default();
    let dated = |found: regex::Match<'_>| {
        date::first_date(rest.get(found.start()..).unwrap_or_default()).is_some()
    };
    text.split_whitespace().count() <= HEADING_WORDS.saturating_mul(2)
        && !text.trim_end().ends_with(':')
        && !IS_HELD.find(rest).is_some_and(dated)
}

/// Whether the next text goes on with a sentence: it has "held", its day or the rest of a name.
fn goes_on(text: &str, next: &Prose<'_>) -> bool {
    let whole = next.whole();
    let last = text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let cut = text.trim_end().ends_with(',') || HEADINGS_GO_ON.has(&last);
    let short = whole.split_whitespace().count() <= HEADING_WORDS && next.label.is_none();
    let lower = whole.to_lowercase();
    let leads = BEFORE_DAY.has(lower.split_whitespace().next().unwrap_or_default());
    let held = IS_HELD.find(text).is_some();
    short && (begins_held(&whole) || cut || held && (leads || date::first_date(&whole).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_meets_next() {
        for (text, body) in [
            (
                "The next meeting of Marl Parish Council will take place on Monday 5 May",
                Some("Marl Parish Council"),
            ),
            ("The next meeting of the Parish Council will be held on Monday 5 May", None),
            ("The next meeting will be held on Monday 5 May", None),
        ] {
            assert_eq!(meets_next(text).as_deref(), body, "{text}");
        }
    }

    #[test]
    fn first_sentences() {
        for (text, first) in [
            ("Held in the Hall at 7 p.m. Notes by AB.", "Held in the Hall at 7 p.m. Notes by AB."),
            ("Held in the Hall at 7pm. Notes by AB.", "Held in the Hall at 7pm"),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
