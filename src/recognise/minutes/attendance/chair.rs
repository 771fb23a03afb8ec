//! Who led the meeting, told in a sentence: "The meeting was chaired by AM", "Mr Marl took the chair".

use std::sync::LazyLock;

use crate::field::person::initials;
use crate::field::roster::ends_a_sentence;
use crate::field::word_list::WordList;
use crate::field::{after_phrase, head, name, tail};
use crate::record::{At, Attendee, Group};
use crate::words::attendance::CHAIR;
use crate::words::beside::{BEFORE_LED, BY_PERSON, LED, LED_BY, PART_LED, TAKEN_BY};

use super::names::{is_initials, leading, trailing};
use super::person::{attendee_named, is_person};

static BY: LazyLock<WordList> = LazyLock::new(|| WordList::of(LED_BY.words()));
static TAKER: LazyLock<WordList> = LazyLock::new(|| WordList::of(TAKEN_BY.words()));
static LEADS: LazyLock<WordList> = LazyLock::new(|| WordList::of(LED.words()));

/// Whether a text tells who led the meeting.
pub(super) fn tells(text: &str) -> bool {
    told(text).is_some()
}

/// Marks who led the meeting, where a text tells it and nobody is marked; somebody who is not among the people
/// is added.
pub(super) fn set(people: &mut Vec<Attendee>, text: &str, at: &At) {
    if people.iter().any(|person| person.chair) {
        return;
    }
    let Some(who) = told(text) else { return };
    if let Some(person) = find(people, who) {
        person.chair = true;
    } else if is_person(who)
        && !is_known(people, who)
        && (name::titles(who) > 0 || names_only(text))
    {
        let mut person = attendee_named(who, at.clone());
        person.chair = true;
        people.push(person);
    }
}

/// Marks who led the meeting among those who are known to have come.
pub(super) fn set_known(people: &mut [Attendee], text: &str) {
    if people.iter().any(|person| person.chair) {
        return;
    }
    if let Some(person) = told(text).and_then(|who| find(people, who)) {
        person.chair = true;
    }
}

/// Who a text says led the meeting.
fn told(text: &str) -> Option<&str> {
    // Brackets beside a name are read with it.
    let outside =
        |at: usize| head(text, at).matches('(').count() <= head(text, at).matches(')').count();
    let by = BY.places(text).find_map(|place| before_by(tail(text, place.end)));
    by.or_else(|| {
        let place = LEADS.places(text).find(|place| outside(place.start))?;
        let after = tail(text, place.end).trim_start();
        if after.starts_with([':', '–', '-']) || head(text, place.start).trim().is_empty() {
            return leading(after);
        }
        // Who took the chair for an item did not lead the meeting.
        let part = after.split_whitespace().next().is_some_and(|word| PART_LED.has(word));
        trailing(led(head(text, place.start))).filter(|_| !part)
    })
    .or_else(|| label(text))
}

/// The name that a text starts with, before what says of somebody else what they did: "Ann Marl  Clerked by".
fn before_by(text: &str) -> Option<&str> {
    let who = up_to_the_end(leading(text)?);
    let at = text.find(who)?.saturating_add(who.len());
    let by = BY_PERSON.words().any(|by| tail(text, at).starts_with(by));
    let cut = by.then(|| who.rsplit_once(' ').map(|(name, _)| name));
    cut.flatten().or(Some(who))
}

/// A name without the sentence that starts behind it: "Ann Marl. BD came for items 7 to 11".
fn up_to_the_end(who: &str) -> &str {
    let end = who.match_indices(". ").find(|(at, _)| ends_a_sentence(head(who, *at)));
    end.map_or(who, |(at, _)| head(who, at))
}

/// Who a text says took the notes: "Clerked by Bob Dunn".
pub(super) fn taker(text: &str) -> Option<&str> {
    let place = TAKER.places(text).next()?;
    before_by(tail(text, place.end)).filter(|who| is_person(who) && !is_initials(who))
}

/// Adds who took the notes, where a text tells it, to the people in attendance.
pub(super) fn add_taker(people: &mut Vec<Attendee>, text: &str, at: &At) {
    let Some(who) = taker(text).filter(|who| !is_known(people, who)) else { return };
    let mut person = attendee_named(who, at.clone());
    person.group = Group::InAttendance;
    people.push(person);
}

/// What stands before the words that say that somebody led, without "was" and the like.
fn led(before: &str) -> &str {
    let mut rest = before.trim_end();
    while let Some((head, word)) = rest.rsplit_once(' ').filter(|(_, word)| BEFORE_LED.has(word)) {
        rest = head.trim_end();
        let _ = word;
    }
    rest
}

/// "Chair: Mr Marl".
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let lower = label.trim().to_lowercase();
    let chair = CHAIR.words().any(|word| after_phrase(&lower, word).is_some_and(str::is_empty));
    let whole = |name: &&str| rest.trim().trim_end_matches('.') == *name;
    leading(rest).filter(|name| chair && is_person(name)).filter(whole)
}

/// The one person who is called so, by the name, the initials or the surname.
pub(super) fn find<'a>(people: &'a mut [Attendee], who: &str) -> Option<&'a mut Attendee> {
    let shorter = || who.split_once(' ').and_then(|(_, rest)| find_called(people, rest));
    let at = find_called(people, who).or_else(shorter)?;
    people.get_mut(at)
}

/// The place of the one person who is called so.
fn find_called(people: &[Attendee], who: &str) -> Option<usize> {
    let came = |person: &Attendee| !matches!(person.group, Group::Apologies | Group::Absent);
    let tests: [fn(&Attendee, &str) -> bool; 3] = [has_name, has_initials, has_surname];
    let test = tests.into_iter().find(|test| {
        people.iter().filter(|person| came(person) && test(person, who)).count() == 1
    })?;
    people.iter().position(|person| came(person) && test(person, who))
}

/// Whether a text sets the name of who led apart, by a colon or as the end of the sentence.
fn names_only(text: &str) -> bool {
    text.contains(':') || BY.is_in(text)
}

fn is_known(people: &[Attendee], who: &str) -> bool {
    people.iter().any(|person| has_name(person, who) || has_surname(person, who))
}

/// The words of a name, without titles and full stops, in small letters.
pub(super) fn bare(name: &str) -> Vec<String> {
    let words = tail(name, name::titles(name)).split([' ', '.']);
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn has_name(person: &Attendee, who: &str) -> bool {
    bare(&person.name) == bare(who)
}

fn has_initials(person: &Attendee, who: &str) -> bool {
    let printed = person.affiliation.as_deref() == Some(who);
    is_initials(who) && (printed || initials::are_of(&person.name, who))
}

/// Whether the surname is the same, and the forenames begin alike as far as both are given.
pub(super) fn has_surname(person: &Attendee, who: &str) -> bool {
    let (theirs, who) = (bare(&person.name), bare(who));
    let (Some((last, first)), Some((surname, forenames))) = (theirs.split_last(), who.split_last())
    else {
        return false;
    };
    let alike = |(a, b): (&String, &String)| {
        let one = |word: &String| word.chars().count() == 1;
        a == b || (one(a) || one(b)) && a.chars().next() == b.chars().next()
    };
    last == surname && first.iter().zip(forenames).all(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_took_the_notes() {
        assert_eq!(taker("Chaired by Ann Marl Clerked by Bob Dunn"), Some("Bob Dunn"));
        assert_eq!(taker("Minutes taken by AM"), None);
    }

    #[test]
    fn who_led() {
        for (text, who) in [
            ("The meeting was chaired by AM.", Some("AM")),
            ("The meeting was chaired by Ann Marl.", Some("Ann Marl")),
            ("The meeting was chaired by Ann Marl. BD came late.", Some("Ann Marl")),
            ("The meeting was chaired by Mrs A. Marl", Some("Mrs A. Marl")),
            ("Cllr A Marl took the chair.", Some("Cllr A Marl")),
            ("Chaired by Ann Marl Clerked by Bob Dunn", Some("Ann Marl")),
            ("In the absence of Mr B Dunn, Cllr A Marl was in the Chair", Some("Cllr A Marl")),
            ("In the Chair: Cllr A Marl", Some("Cllr A Marl")),
            ("Chair: Ann Marl", Some("Ann Marl")),
            ("Cllr A Marl presided", Some("Cllr A Marl")),
            ("Cllr A Marl took the chair for item 6", None),
            ("Ann Marl (in the Chair)", None),
            ("The Chair: report of the year", None),
        ] {
            assert_eq!(told(text), who, "{text}");
        }
    }

    #[test]
    fn who_led_is_marked_once() {
        let people =
            || vec![attendee_named("Ann Marl", At::new()), attendee_named("Bob Dunn", At::new())];
        for (text, led) in [
            ("The meeting was chaired by BD", "Bob Dunn"),
            ("Cllr Marl took the chair", "Ann Marl"),
            ("Mr A Marl took the chair", "Ann Marl"),
            ("Mrs C Fenn took the chair", "Mrs C Fenn"),
            ("Then Bob Dunn took the chair", "Bob Dunn"),
        ] {
            let mut people = people();
            set(&mut people, text, &At::new());
            set(&mut people, "Mr D Hart took the chair", &At::new());
            let chairs: Vec<&str> =
                people.iter().filter(|p| p.chair).map(|p| p.name.as_str()).collect();
            assert_eq!(chairs, [led], "{text}");
        }
    }
}
