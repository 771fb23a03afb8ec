//! The end of minutes: the times of the meeting, the chair's signature.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::future;
use crate::field::word_list::WordList;
use crate::field::{after_phrase, date, head, tail, time};
use crate::recognise::meeting::became;
use crate::recognise::piece::Piece;
use crate::record::MeetingStatus;
use crate::words::attendance::{CHAIR, CHAIR_STEM, VICE_CHAIR};
use crate::words::headings::{self as words, AT, MEETING, SIGNED};
use crate::words::pattern::{Patterns, pattern};

/// "The meeting ended at 12 noon", "The Mayor declared the meeting closed at 8.35pm".
static ENDED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b{ended}\b"));
/// "Close: 8.35pm", "Meeting ended".
static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{end}\b\s*[:–-]?"));
static END_BEGINS: LazyLock<WordList> = LazyLock::new(|| WordList::of_first(words::END.words()));
static MEETINGS: LazyLock<WordList> = LazyLock::new(|| WordList::of(MEETING.words()));

static BEGAN: LazyLock<WordList> = LazyLock::new(|| WordList::of(words::BEGAN.words()));

/// Between the meeting and its start stand at most so many bytes.
const NEAR: usize = 24;
/// What tells of the end of a meeting has at most so many words.
const MOST_WORDS: usize = 30;
/// Such words have at most so many bytes.
const MOST_BYTES: usize = 600;
/// Times, a day and the word for the chair have at most so many bytes.
const MOST_ALONE: usize = 160;

/// Between the verb and the meeting that somebody closed stand at most so many words.
const ARTICLES: usize = 2;

/// Between the meeting and its end stand at most so many characters.
const BETWEEN: usize = 60;

/// The signature block: "CHAIRMAN", "Signed ____ Dated 12th November", "CHAIR:".
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) ^ (?:
            (?: {vice_chair} | {chair} ) \s* [:.]? [\s_.…-]* (?: {dated} \s*[:.]?[\s_.…-]* )?
          | {signed} \b [\s:_.…-]* (?: .{0,40} [_.…]{3,} .* | {true_record} .* )?
        ) $",
    )
});

/// The chair and what of, under a signature: "Chair, Fenhythe Parish Council".
static SIGNATORY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:{vice_chair}|{chair})\s*,\s"));

/// What [`is_closing`] tries.
pub(crate) static PATTERNS: Patterns = &[&ENDED];

/// The times that a closing block gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Closing {
    /// `HH:MM`, from a range ("9.30 - 11.05 am").
    pub start_time: Option<String>,
    /// `HH:MM`.
    pub end_time: Option<String>,
    /// ISO 8601, where the block gives the meeting's date beside the times.
    pub date: Option<String>,
    /// What became of the meeting, where the block says so.
    pub status: Option<MeetingStatus>,
}

/// Whether a text belongs to the closing block.
pub(crate) fn is_closing(text: &str) -> bool {
    read(text).is_some()
}

/// Whether a short line above something else is that under a signature.
pub(crate) fn is_signatory(line: &str) -> bool {
    SIGNATORY.is_match(line)
}

/// Reads a text of the closing block; null where it is none.
pub(crate) fn read(text: &str) -> Option<Closing> {
    if let Some(closing) = (text.len() <= MOST_ALONE).then(|| times_alone(text)).flatten() {
        return Some(closing);
    }
    if text.len() <= MOST_BYTES
        && text.split_whitespace().nth(MOST_WORDS).is_none()
        && let Some(after) = ended(text)
    {
        let range = time::first_range(text).map(|r| (r.value.start.hhmm(), r.value.end.hhmm()));
        let end = range.clone().map(|(_, end)| end).or_else(|| {
            let after = text.get(after..).unwrap_or_default();
            clock(after).or_else(|| time::first_time(text).map(|t| t.value.hhmm()))
        });
        return Some(Closing {
            start_time: range.map(|(start, _)| start),
            end_time: end,
            ..Closing::default()
        });
    }
    if signed(text.trim()) {
        return Some(Closing::default());
    }
    None
}

/// When a text says that the meeting began: "The meeting commenced at 7.30 pm".
pub(crate) fn began(text: &str) -> Option<String> {
    let place = BEGAN.places(text).next()?;
    let before = head(text, place.start);
    let meeting = MEETINGS.places(before).last()?;
    let near = before.len().saturating_sub(meeting.end) <= NEAR;
    clock(tail(text, place.end)).filter(|_| near)
}

/// The time that stands behind the words for it: "at 7.30 pm", "at 1930".
fn clock(text: &str) -> Option<String> {
    let four = || {
        let digits = text.trim_start().trim_start_matches(AT.english.first()?.trim()).trim_start();
        let digits = digits.trim_start_matches([':', ' ']);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (hour, minute) = head(digits, end).split_at_checked(2).filter(|_| end == 4)?;
        let held = hour.parse::<u8>().ok()? < 24 && minute.parse::<u8>().ok()? < 60;
        held.then(|| format!("{hour}:{minute}"))
    };
    four().or_else(|| time::first_time(text).map(|found| found.value.hhmm()))
}

/// Where the words that say that a meeting ended end themselves.
fn ended(text: &str) -> Option<usize> {
    let near = |place: &Range<usize>| {
        let rest = tail(text, place.end);
        let found = ENDED.find(rest)?;
        let between = head(rest, found.start());
        (!between.contains('\n') && between.chars().count() <= BETWEEN)
            .then(|| place.end.saturating_add(found.end()))
    };
    let mut meetings = MEETINGS.places(text).peekable();
    let first = meetings.next_if(|place| place.start == 0).as_ref().and_then(near);
    let label = || {
        let opens = END_BEGINS.opens(text);
        opens.then(|| END.find(text).map(|m| m.end())).flatten()
    };
    first
        .or_else(label)
        .or_else(|| meetings.find_map(|place| near(&place)))
        .or_else(|| MEETINGS.places(text).find_map(|place| closed_by(text, &place)))
}

/// Where the words end that say that somebody closed the meeting: "The Chair closed the meeting at 8.35pm".
fn closed_by(text: &str, meeting: &Range<usize>) -> Option<usize> {
    let before = head(text, meeting.start);
    let verb = ENDED.find_iter(before).last()?;
    let near = tail(before, verb.end()).split_whitespace().count() <= ARTICLES;
    let at = tail(text, meeting.end).trim_start();
    let timed = AT.words().any(|word| at.starts_with(word.trim_start()));
    (near && timed && clock(at).is_some()).then_some(meeting.end)
}

/// Whether a text is a signature block.
fn signed(text: &str) -> bool {
    /// What a signature begins with is no longer, in bytes.
    const OPENING: usize = 40;
    let opening = head(text, text.floor_char_boundary(OPENING)).to_lowercase();
    let opens = |word: &str| after_phrase(&opening, word).is_some();
    [VICE_CHAIR, CHAIR, SIGNED].iter().any(|table| table.words().any(opens))
        && SIGNATURE.is_match(text)
}

/// "9.30 - 11.05 am 3 May 2031 CHAIRMAN": a range of times, with nothing beside it but the date
/// and the word for the chair.
fn times_alone(text: &str) -> Option<Closing> {
    let range = time::first_range(text)?;
    let mut other = format!("{} {}", text.get(..range.range.start)?, text.get(range.range.end..)?);
    let mut day = None;
    if let Some(found) = date::dates(&other).first() {
        day = found.value.day.map(|_| found.value.iso());
        other.replace_range(found.range.clone(), " ");
    }
    let rest = other.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let chair = rest.is_empty() || CHAIR_STEM.opens(&rest) && rest.len() <= 11;
    chair.then_some(Closing {
        start_time: Some(range.value.start.hhmm()),
        end_time: Some(range.value.end.hhmm()),
        date: day,
        ..Closing::default()
    })
}

/// Takes the closing block off the end of the pieces: everything from the first text of it on.
pub(crate) fn cut_closing(pieces: &mut Vec<Piece<'_>>) -> Closing {
    let mut found = Closing::default();
    let mut cut = pieces.len();
    for (i, piece) in pieces.iter().enumerate().rev() {
        let Piece::Prose(p) = piece else { continue };
        let whole = p.whole();
        if let Some(closing) = read(&whole) {
            cut = i;
            found.start_time = closing.start_time.or(found.start_time);
            found.end_time = closing.end_time.or(found.end_time);
            found.date = closing.date.or(found.date);
            found.status = became(&whole).or(found.status);
        } else if cut < pieces.len() && cut.saturating_sub(i) > 3 {
            break;
        }
    }
    // A date alone beside the times is the meeting's: "9.30 - 11.05 am", "3 May 2031".
    if found.date.is_none() && found.start_time.is_some() {
        for piece in pieces.get(cut..).unwrap_or_default() {
            let Piece::Prose(p) = piece else { continue };
            let whole = p.whole();
            if let [day] = date::dates(&whole).as_slice()
                && whole.len().saturating_sub(day.range.len()) <= 12
                && day.value.day.is_some()
            {
                found.date = Some(day.value.iso());
            }
        }
    }
    // What stands after the closing block is no part of the last item.
    let tail: Vec<Piece<'_>> = pieces.drain(cut..).collect();
    pieces.extend(tail.into_iter().filter(|piece| {
        matches!(piece, Piece::Prose(p) if future::announces(&p.body) && !date::dates(&p.body).is_empty())
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_meetings_began() {
        for (text, start) in [
            ("The meeting commenced at: 1838", Some("18:38")),
            ("The meeting was called to order at 6:30 p.m.", Some("18:30")),
            ("The Clerk noted that the fair opened at 10 am.", None),
            ("The meeting was told that the shop on the green opened at 10 am.", None),
        ] {
            assert_eq!(began(text).as_deref(), start, "{text}");
        }
    }

    #[test]
    fn closings() {
        for (text, end) in [
            ("9.30 - 11.05 am 3 May 2031 CHAIRMAN", Some("11:05")),
            ("The meeting ended at 12 noon.", Some("12:00")),
            ("The Mayor declared the meeting closed at 8.35pm", Some("20:35")),
            ("There being no further business the meeting closed at 9.10 p.m.", Some("21:10")),
            ("Daeth y cyfarfod i ben am 8.35pm.", Some("20:35")),
            ("The Chair closed the meeting at 8.40 pm", Some("20:40")),
            ("The meeting closed at 2049", Some("20:49")),
            ("CHAIR:", None),
            ("CADEIRYDD", None),
            ("Signed ________________ Dated 4th May 2021", None),
        ] {
            assert_eq!(read(text).expect(text).end_time.as_deref(), end, "{text}");
        }
        for text in [
            "The Chairman closed the discussion.",
            "The Board met from 10.00 to 11.00 am and talked about bins.",
            "Dates of future meetings",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
