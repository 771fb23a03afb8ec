//! People in items of business: an item headed Present, Attendance or Apologies, a sentence of apologies, who
//! took the chair, how many looked on.

use crate::field::onlookers;
use crate::recognise::minutes::groups::{self, GroupHeading};
use crate::recognise::piece::Piece;
use crate::record::{Attendee, Group, Minutes};
use crate::words::attendance::{APOLOGY, PRESENT};
use crate::words::beside::PRESENCE;

use super::chair;
use super::person::is_person;
use super::told::apologies;
use super::{Attendance, Reader};
use crate::field::person::is_the_post;
use crate::recognise::minutes::heading::Heading;

/// So many items from the start may tell who came.
const EARLY: usize = 8;
/// The title of an item about who came has at most this many words.
const TITLE: usize = 10;

/// Adds the people that an item tells of, and what it says of the chair and the public.
pub(in crate::recognise::minutes) fn add(
    minutes: &mut Minutes,
    nth: usize,
    heading: &Heading,
    part: &[Piece<'_>],
) {
    let group = group_of(&heading.title);
    if nth >= EARLY && group.is_none() {
        return;
    }
    // An item without number is called by its title.
    let number = heading.number.as_ref().or(heading.agenda_number.as_ref());
    let number = number.or(Some(&heading.title));
    let told = read(part, group);
    for mut person in told.people {
        let same = |known: &Attendee| is_same(known, &person);
        if !minutes.attendance.iter().any(same) {
            person.item = number.cloned();
            minutes.attendance.push(person);
        }
    }
    minutes.public = minutes.public.or(told.public);
    for text in prose(part).filter(|_| nth < EARLY) {
        let came = || PRESENCE.is_in(&text.to_lowercase());
        minutes.public = minutes.public.or_else(|| onlookers::count(text).filter(|_| came()));
        chair::set_known(&mut minutes.attendance, text);
    }
}

/// What the title of an item says of the people in it.
fn group_of(title: &str) -> Option<GroupHeading> {
    if title.split_whitespace().count() > TITLE {
        return None;
    }
    let lower = title.to_lowercase();
    let whole = groups::column(title);
    let told = |group| Some(GroupHeading { group, remote: false, end: 0 });
    match whole {
        Some(found) => Some(found),
        None if APOLOGY.is_in(&lower) => told(Group::Apologies),
        None if PRESENT.words().any(|word| lower.split(' ').any(|w| w == word)) => {
            told(Group::Present)
        }
        None => None,
    }
}

/// Reads the people of an item: those listed where its title says who they are, and those of sentences. Names
/// alone count.
fn read(part: &[Piece<'_>], group: Option<GroupHeading>) -> Attendance {
    let mut reader = Reader { group: group.clone(), ..Reader::default() };
    for piece in part {
        match piece {
            Piece::Prose(p) if group.is_none() => {
                if apologies(&p.body).is_some() {
                    reader.tells(p);
                }
            }
            piece => reader.piece(piece),
        }
    }
    reader.flush();
    let mut told = reader.out;
    told.people.retain(|person| is_person(&person.name) || is_the_post(&person.name));
    told
}

fn prose<'p>(part: &'p [Piece<'_>]) -> impl Iterator<Item = &'p str> {
    part.iter().filter_map(|piece| match piece {
        Piece::Prose(p) => Some(p.body.as_str()),
        Piece::Table(_) => None,
    })
}

/// Whether two are one person in one group.
fn is_same(known: &Attendee, told: &Attendee) -> bool {
    let away = |person: &Attendee| matches!(person.group, Group::Apologies | Group::Absent);
    away(known) == away(told)
        && (chair::bare(&known.name) == chair::bare(&told.name)
            || chair::has_surname(known, &told.name))
}
