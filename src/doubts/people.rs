//! Attendees that are several people, or none: a sentence, a heading, a name with another behind it.

use super::told;
use crate::record::diagnostic::Code;
use crate::record::{Attendee, Diagnostic, Minutes};
use crate::words::headings::AGENDA_PARTS;
use crate::words::joins::VERBS;
use crate::words::titles::{COUNCILLOR, COURTESY, RANKS};

/// A name has at most this many words, titles and letters after it included.
const NAME_WORDS: usize = 9;

/// Tells of the people of minutes whose names may be no single name.
pub(super) fn of_minutes(minutes: &Minutes) -> Option<Diagnostic> {
    let doubtful = minutes.attendance.iter().filter(|person| is_doubtful(person));
    let found = doubtful.map(|person| (person.name.as_str(), &person.at)).collect();
    told(Code::AttendeeDoubtful, "no name of one person, or more than one", found)
}

fn is_doubtful(person: &Attendee) -> bool {
    let name: Vec<&str> = person.name.split_whitespace().collect();
    let says = |word: &&str| VERBS.has(&word.to_lowercase());
    name.len() > NAME_WORDS
        || name.iter().any(says)
        || is_heading(&person.name)
        || runs_on(person)
        || holds_an_end(&name)
}

/// Whether a sentence ends inside a name: "Ann Marl. BD"; initials and titles have full stops too.
fn holds_an_end(name: &[&str]) -> bool {
    /// Letters of a word that is no title cut short.
    const LETTERS: usize = 4;
    let ends = |word: &&str| {
        let bare = word.strip_suffix('.').unwrap_or_default();
        bare.chars().count() >= LETTERS && bare.chars().skip(1).all(char::is_lowercase)
    };
    let inside = name.get(1..name.len().saturating_sub(1)).unwrap_or_default();
    inside.iter().any(|word| ends(word) && !is_title(word))
}

fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    let bare = lower.trim_end_matches('.');
    [COUNCILLOR, COURTESY, RANKS].iter().any(|titles| titles.has(bare) || titles.has(&lower))
}

/// "ITEMS": what heads the items, not a person.
fn is_heading(name: &str) -> bool {
    AGENDA_PARTS.words().any(|words| words.trim() == name.to_lowercase())
}

/// Whether a name's initials stand behind it, and another name behind those: "Ann Marl AM Bob Dunn BD".
fn runs_on(person: &Attendee) -> bool {
    let beside = person.affiliation.as_deref().unwrap_or_default();
    let words: Vec<&str> =
        person.name.split_whitespace().chain(beside.split_whitespace()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let (before, behind) = words.split_at(at);
        is_initials_of(word, before) && names_more(behind.get(1..).unwrap_or_default())
    })
}

/// Whether a word is the initials of the words before it.
fn is_initials_of(word: &str, before: &[&str]) -> bool {
    let bare = word.trim_matches(['(', ')', ',', '-', '–']);
    let letters = bare.chars().count();
    let Some(name) = before.len().checked_sub(letters).and_then(|from| before.get(from..)) else {
        return false;
    };
    (2..=4).contains(&letters)
        && bare.chars().zip(name).all(|(letter, part)| part.starts_with(letter))
        && bare.chars().all(char::is_uppercase)
}

/// Whether words go on with a name: two of them with a capital and small letters.
fn names_more(words: &[&str]) -> bool {
    let name = |word: &&&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    words.iter().take(4).filter(name).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doubts::testing::person;

    #[test]
    fn names_that_are_none_or_several() {
        for (name, beside, doubtful) in [
            ("Ann Marl", None, false),
            ("Cllr Mrs A. B. Marl OBE", Some("Chair, Marl Town Council"), false),
            ("Ann Marl", Some("AM"), false),
            ("Ann Marl", Some("AM Marl Town Council"), true),
            ("Ann Marl", Some("AM Bob Dunn BD"), true),
            ("Ann Marl (AM) CHAIR Bob Dunn", None, true),
            ("The meeting was chaired by AM", None, true),
            ("ITEMS", None, true),
            ("Ann Marl. BD", None, true),
            ("the Clerk. Mr", None, true),
            ("Cllr. Ann B. Marl", None, false),
            ("Bishop Revd. Ann Marl Snr.", None, false),
        ] {
            assert_eq!(is_doubtful(&person(name, beside)), doubtful, "{name} | {beside:?}");
        }
    }
}
