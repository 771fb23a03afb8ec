//! Sentences that tell who came, who sent apologies, how many looked on.

use std::sync::LazyLock;

use crate::field::word_list::WordList;
use crate::field::{head, name, onlookers, person, roster, tail};
use crate::recognise::minutes::groups::GroupHeading;
use crate::recognise::prose::Prose;
use crate::record::{At, Group};
use crate::words::attendance::APOLOGY;
use crate::words::beside::{CAME, SENT, SENT_BY};

use super::person::attendee;
use super::{Reader, chair, names};

static APOLOGIES: LazyLock<WordList> = LazyLock::new(|| WordList::of(APOLOGY.words()));
static FROM: LazyLock<WordList> = LazyLock::new(|| WordList::of(SENT_BY.words()));
static GAVE: LazyLock<WordList> = LazyLock::new(|| WordList::of(SENT.words()));
static WERE_THERE: LazyLock<WordList> = LazyLock::new(|| WordList::of(CAME.words()));

/// A sentence that tells who led or how many looked on, and nothing else, has at most this many words.
const SHORT: usize = 15;

impl Reader {
    /// Reads a sentence about who came; whether it was one.
    pub(super) fn tells(&mut self, p: &Prose<'_>) -> bool {
        let words = p.body.split_whitespace().count();
        if let Some(names) = apologies(&p.body) {
            self.group_told(names, p, Group::Apologies);
        } else if let Some(names) = came(&p.body) {
            self.out.public = self.out.public.or(onlookers::count(&p.body));
            self.group_told(names, p, Group::InAttendance);
        } else if words <= SHORT && self.is_away() && has_post(&p.body) {
            self.post_told(p);
        } else if words <= SHORT && (chair::tells(&p.body) || chair::taker(&p.body).is_some()) {
            self.led.push((p.body.clone(), p.at()));
        } else if let Some(count) =
            onlookers::count(&p.body).filter(|_| words <= SHORT && !names::has_some(&p.body))
        {
            self.out.public = self.out.public.or(Some(count));
        } else {
            return false;
        }
        true
    }

    /// Whether the people being read did not come.
    fn is_away(&self) -> bool {
        let group = self.group.as_ref().map(|group| group.group);
        matches!(group, Some(Group::Apologies | Group::Absent))
    }

    /// Reads who had a post at the meeting, told below those who were away: "Minutes: Ann Marl".
    fn post_told(&mut self, p: &Prose<'_>) {
        self.flush();
        let before = self.out.people.len();
        self.group_told(&p.body, p, Group::InAttendance);
        let told = self.out.people.split_off(before.min(self.out.people.len()));
        for person in told {
            match chair::find(&mut self.out.people, &person.name) {
                Some(known) => known.affiliation = known.affiliation.take().or(person.affiliation),
                None => self.out.people.push(person),
            }
        }
        self.group = None;
    }

    /// Reads the names of a sentence into a group, and leaves the group that is being read.
    fn group_told(&mut self, names: &str, p: &Prose<'_>, group: Group) {
        self.flush();
        let group = GroupHeading { group, remote: false, end: 0 };
        self.named(names, &p.at(), &group);
    }

    /// Reads the names that a sentence lists; what is none is told.
    pub(super) fn named(&mut self, names: &str, at: &At, group: &GroupHeading) {
        let before = self.out.people.len();
        // "Cllrs Marl and Dunn": a surname alone is somebody under a title for several.
        let shared = name::shared_title(names) > 0;
        for part in roster::split_names(names) {
            let name = part.value.name.as_str();
            if shared || name::looks_like_name(name) || person::is_the_post(name) {
                self.out.people.extend(attendee(&part.value, at.clone(), group));
            }
        }
        if self.out.people.len() == before {
            self.out.unread.push((names.to_owned(), at.clone()));
        }
    }
}

/// Whether a text is a post, a colon and a name.
fn has_post(text: &str) -> bool {
    text.contains(':') && person::with_post(text)
}

/// The names of those whose apologies a sentence tells: "Apologies were received from Mr Marl", "Mr Marl had
/// sent his apologies".
pub(super) fn apologies(text: &str) -> Option<&str> {
    let place = APOLOGIES.places(text).next()?;
    let after = sentence(tail(text, place.end));
    let from =
        FROM.places(after).map(|by| tail(after, by.end).trim_start_matches([' ', ':', '-', '–']));
    let from = from.map(start_of_names).find(|names| roster::opens_with_a_name(names));
    from.map(names::list_in).or_else(|| {
        let before = head(text, place.start);
        let before = tail(before, before.rfind(". ").map_or(0, |at| at.saturating_add(2)));
        let gave = GAVE.places(before).last()?;
        let names = names::list_in(head(before, gave.start)).trim();
        roster::opens_with_a_name(names).then_some(names)
    })
}

/// Whether a text starts with apologies and goes on with who sent them.
pub(super) fn opens_with_apologies(text: &str) -> bool {
    APOLOGIES.opens(text) && apologies(text).is_some()
}

/// Names behind what counts or sums them up: "the following: Mr Marl".
fn start_of_names(text: &str) -> &str {
    match text.split_once(": ") {
        Some((before, names)) if before.split(' ').count() <= 3 => names,
        _ => text,
    }
}

/// The names of those who a sentence says were there: "Mr Marl and two residents were present".
fn came(text: &str) -> Option<&str> {
    let place = WERE_THERE.places(text).next()?;
    let names = head(text, place.start).trim();
    let listed = names::list_in(names).len() == names.len();
    (listed && roster::opens_with_a_name(names)).then_some(names)
}

/// A text up to the end of its first sentence, if another begins there with no name.
fn sentence(text: &str) -> &str {
    let mut stops = text.match_indices(". ").map(|(at, _)| at);
    let ends = |at: &usize| {
        let after = tail(text, at.saturating_add(2));
        roster::ends_a_sentence(head(text, *at)) && !roster::opens_with_a_name(after)
    };
    head(text, stops.find(ends).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apologies_in_sentences() {
        for (text, names) in [
            (
                "Apologies for absence were received from Mr A Marl and Mrs B Dunn.",
                Some("Mr A Marl and Mrs B Dunn."),
            ),
            ("Apologies had been sent by Ann Marl. They were accepted.", Some("Ann Marl")),
            (
                "Apologies accepted for Cllr Marl (holiday) and the Clerk",
                Some("Cllr Marl (holiday) and the Clerk"),
            ),
            ("Apologies were noted from the following: Cllr Marl", Some("Cllr Marl")),
            ("Cllrs Marl and Dunn had sent their apologies.", Some("Cllrs Marl and Dunn had")),
            ("No apologies were received.", None),
            ("Apologies for absence", None),
            ("The minutes of Mr Marl", None),
        ] {
            let names = names.map(|names: &str| names.trim_end_matches(" had"));
            assert_eq!(apologies(text), names, "{text}");
        }
    }

    #[test]
    fn who_was_there_in_a_sentence() {
        assert_eq!(
            came("Mr A Marl and Mrs B Dunn were also present."),
            Some("Mr A Marl and Mrs B Dunn")
        );
        assert_eq!(came("The gate that Mr A Marl mended was present"), None);
    }
}
