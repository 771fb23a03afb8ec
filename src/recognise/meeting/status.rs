//! What a paper says became of its meeting, and how final the minutes are.

use super::trim::is_generic;
use crate::field::word_list::WordList;
use crate::field::{head, tail};
use crate::record::{MeetingStatus, MinutesStatus};
use crate::words::headings::{
    AS_MINUTES, BECAME, BECOMES, MEETING, OFF_FROM, STATES, STOPPED, THIS,
};
use std::sync::LazyLock;

static BECAME_WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::of(BECAME.iter().flat_map(crate::words::Term::words)));

/// A line that says what became of a meeting has at most this many words.
const WORDS: usize = 14;

/// What a line of a heading says became of the meeting: "CANCELLED", "Meeting postponed to 5 May".
pub(super) fn of_meeting(line: &str) -> Option<MeetingStatus> {
    if !BECAME_WORDS.is_in(line) || line.split_whitespace().count() > WORDS {
        return None;
    }
    let place = BECAME_WORDS.places(line).next()?;
    let word = line.get(place.clone())?.to_lowercase();
    let after = tail(line, place.end).trim_start().to_lowercase();
    // "Postponed from 5 May" is the meeting that sits now; an adjourned meeting is one that goes on.
    let other = OFF_FROM.opens(&after) || MEETING.opens(&after);
    BECAME.iter().find(|term| term.has(&word)).map(|term| term.means).filter(|_| !other)
}

/// What a sentence of the minutes says became of the meeting: "The meeting was abandoned."
pub(crate) fn told(text: &str) -> Option<MeetingStatus> {
    if !BECAME_WORDS.is_in(text) {
        return None;
    }
    let place = BECAME_WORDS.places(text).next()?;
    let before = head(text, place.start).trim_end().to_lowercase();
    let after = tail(text, place.end).trim_start().to_lowercase();
    let word = text.get(place)?.to_lowercase();
    let own = BECOMES.words().any(|is| {
        let rest = before.strip_suffix(is).map(str::trim_end);
        rest.is_some_and(is_this_meeting)
    });
    let term = BECAME.iter().find(|term| term.has(&word)).filter(|_| own)?;
    // "The meeting was adjourned at 8 pm": it ended.
    let goes_on = term.means != MeetingStatus::Adjourned || STOPPED.opens(&after);
    goes_on.then_some(term.means)
}

/// Whether what stands before the verb of a sentence ends in the meeting that the paper is of, and in no other by
/// its name: "the meeting", "The Annual Parish Meeting".
fn is_this_meeting(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    if !words.next().is_some_and(|word| MEETING.has(word)) {
        return false;
    }
    let first = words.find(|word| THIS.has(word) || !is_generic(word));
    first.is_none_or(|word| THIS.has(word))
}

/// How final a line of a heading says the minutes are: "DRAFT", "Revised minutes".
pub(super) fn of_minutes(line: &str) -> Option<MinutesStatus> {
    /// A line with the word alone has at most this many words.
    const ALONE: usize = 12;
    let lower = line.to_lowercase();
    let short = line.split_whitespace().count() < ALONE;
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let beside = |word: &str, next: Option<&&str>| {
        let term = STATES.iter().find(|term| term.has(word))?;
        let of_paper = next.is_some_and(|next| AS_MINUTES.has(next));
        let alone = term.means != MinutesStatus::Confirmed && words.len() == 1;
        (of_paper || alone || term.means == MinutesStatus::Draft && short).then_some(term.means)
    };
    let next = words.iter().skip(1).map(Some).chain([None]);
    words.iter().zip(next).find_map(|(word, next)| beside(word, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_meeting() {
        use MeetingStatus::{Abandoned, Adjourned, Cancelled, Inquorate, Postponed};
        for (line, expected) in [
            ("CANCELLED", Some(Cancelled)),
            ("This meeting has been postponed to 5 May", Some(Postponed)),
            ("Meeting of 5 May (postponed from 2 May)", None),
            ("The adjourned meeting of the Board", None),
            ("Marl Board – INQUORATE", Some(Inquorate)),
            ("Marl Board", None),
        ] {
            assert_eq!(of_meeting(line), expected, "{line}");
        }
        for (text, expected) in [
            ("The lights failed and the meeting was abandoned.", Some(Abandoned)),
            ("The meeting was adjourned until 5 May.", Some(Adjourned)),
            ("The meeting was adjourned at 8 pm.", None),
            ("As only two came, the meeting was inquorate.", Some(Inquorate)),
            ("The fair was cancelled.", None),
            ("The planned Liaison Group meeting has been postponed.", None),
            ("The Annual Parish Meeting was postponed.", Some(Postponed)),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn how_final_minutes_are() {
        use MinutesStatus::{Confirmed, Draft, Revised};
        for (line, expected) in [
            ("DRAFT", Some(Draft)),
            ("Unconfirmed minutes of the Board", Some(Draft)),
            ("REVISED MINUTES – these replace those of 9 July", Some(Revised)),
            ("Approved minutes", Some(Confirmed)),
            ("Revised plans for the hall and the green, the pond and the fence on the hill", None),
            ("Minutes of the Board", None),
        ] {
            assert_eq!(of_minutes(line), expected, "{line}");
        }
    }
}
