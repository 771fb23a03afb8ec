//! Words about the people of minutes that no value keeps: the initials that a paper calls somebody by, the
//! sentence that tells who led the meeting, and the line that tells which of them took the notes.

use super::runs::Look;
use super::telling::{of_leading, of_taking, tells};
use super::words::{Word, folds};
use crate::field::person::initials;
use crate::record::{Attendee, Minutes};

/// A sentence that tells who led the meeting has at most this many words.
const WORDS: usize = 12;

/// Whether a run has nothing but the initials of people of the minutes, or tells who led the meeting.
pub(crate) fn is_of_people(look: &Look<'_, '_>, place: usize, run: &[Word]) -> bool {
    let Some(minutes) = look.document.minutes.get(place) else { return false };
    run.len() <= WORDS
        && (run.iter().all(|word| are_initials(minutes, look.words.text_of(word)))
            || tells_chair(look, minutes, run)
            || tells_taker(look, minutes, run))
}

/// Whether a run says that one of the people took the notes.
fn tells_taker(look: &Look<'_, '_>, minutes: &Minutes, run: &[Word]) -> bool {
    let atoms = |word: &Word| look.words.atoms.get(word.atoms()).unwrap_or_default();
    let takes = |word: &&Word| atoms(word).iter().all(|atom| of_taking(atom.fold()));
    let (about, rest): (Vec<&Word>, Vec<&Word>) = run.iter().partition(takes);
    let named = |person: &Attendee| {
        let own = own_folds(person);
        let is_own = |word: &&Word| {
            atoms(word).iter().all(|atom| own.contains(&atom.fold()))
                || initials::are_of(&person.name, look.words.text_of(word).trim_end_matches('.'))
        };
        rest.iter().all(is_own)
    };
    about.len() > 1 && !rest.is_empty() && minutes.attendance.iter().any(named)
}

/// Whether a word is what the paper calls one of the people by.
fn are_initials(minutes: &Minutes, word: &str) -> bool {
    let mark = word.trim_matches(|c: char| !c.is_alphanumeric());
    minutes.attendance.iter().any(|person| initials::are_of(&person.name, mark))
}

/// Whether a run names who led the meeting, and says that they did.
fn tells_chair(look: &Look<'_, '_>, minutes: &Minutes, run: &[Word]) -> bool {
    let Some(chair) = minutes.attendance.iter().find(|person| person.chair) else { return false };
    let own = own_folds(chair);
    let mut led = false;
    let known = |word: &Word| {
        let atoms = look.words.atoms.get(word.atoms()).unwrap_or_default();
        let leads = atoms.iter().all(|atom| of_leading(atom.fold()));
        led |= leads && !atoms.iter().all(|atom| tells(atom.fold()));
        let named = || atoms.iter().all(|atom| own.contains(&atom.fold()));
        leads
            || named()
            || atoms.iter().all(|atom| tells(atom.fold()))
            || initials::are_of(&chair.name, look.words.text_of(word).trim_end_matches('.'))
    };
    run.iter().all(known) && led
}

/// The words of a person's name.
fn own_folds(person: &Attendee) -> Vec<u64> {
    folds(&person.name).collect()
}
