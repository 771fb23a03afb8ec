//! One person of a list: the name, and what stands beside it.

use crate::field::person::{self, initials};
use crate::field::{affiliation, name, roster};
use crate::recognise::minutes::groups::GroupHeading;
use crate::record::{At, Attendee, Group};
use crate::words::attendance::{CHAIR, CHAIR_STEM, IN_THE_CHAIR, NOBODY, VICE_CHAIR};
use crate::words::beside::OF;
use crate::words::headings::AGENDA_PARTS;
use crate::words::joins::VERBS;
use crate::words::lead_ins::RESOLVED;
use crate::words::people::{PARTICLES, POSTS_BEFORE_NAME};

/// Whether a text starts with a whole name: a title, or two words or more that look like one.
pub(super) fn is_whole_name(text: &str) -> bool {
    roster::split_names(text).first().is_some_and(|part| {
        let name = &part.value.name;
        name::titles(name) > 0 || name.split_whitespace().count() > 1 && is_person(name)
    })
}

/// Parts a name from an organisation behind it where a rendering has lost the gap between them: a
/// title or none, a forename or initials and a surname, then words that name an organisation.
pub(super) fn unseparated(text: &str) -> Option<(String, String)> {
    if text.contains(['(', ',', '\t']) && roster::split_names(text).len() > 1 || is_person(text) {
        return None;
    }
    let titled = name::titles(text);
    let bare = text.get(titled..)?;
    let mut end = titled;
    let mut names = 0_usize;
    for word in bare.split_whitespace() {
        let gap = text.get(end..)?.find(word)?;
        end = end.saturating_add(gap).saturating_add(word.len());
        let initials = word.trim_end_matches('.').chars().count() <= 1;
        names = names.saturating_add(usize::from(!initials || names == 0));
        if names == 2 {
            break;
        }
    }
    let (head, tail) = (text.get(..end)?.trim(), text.get(end..)?.trim());
    if head.ends_with([',', ';', ':']) {
        return None;
    }
    let organisation = affiliation::names(tail) != affiliation::Names::Unknown;
    let capital = tail.starts_with(char::is_uppercase);
    (names == 2 && capital && organisation && is_person(head))
        .then(|| (head.to_string(), tail.to_string()))
}

pub(super) fn is_person(text: &str) -> bool {
    name::looks_like_name(text)
}

/// "None", "There were no apologies": nobody.
pub(super) fn is_nobody(text: &str) -> bool {
    NOBODY.opens(&text.to_lowercase())
}

/// Whether a text alone in its line is a post by which the paper calls somebody: "Parish Clerk", "The Mayor".
pub(super) fn names_a_post(text: &str) -> bool {
    /// Such a post has at most this many words.
    const WORDS: usize = 4;
    let lower = text.trim_end_matches('.').to_lowercase();
    let known = POSTS_BEFORE_NAME.words().any(|post| {
        lower.strip_suffix(post).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    });
    person::is_the_post(text)
        || known
            && !text.contains([',', '('])
            && !CHAIR_STEM.is_in(&lower)
            && lower.split(' ').count() <= WORDS
            && name::titles(text) == 0
            && affiliation::names(text) == affiliation::Names::Role
            && text.starts_with(char::is_uppercase)
}

/// Whether a text can be what a paper calls one person: it starts with a capital, has a word of two letters,
/// and no word of a sentence.
fn is_plausible(name: &str) -> bool {
    /// A name has at most this many words, titles and letters after it included.
    const WORDS: usize = 9;
    let titled = name::titles(name) > 0;
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !PARTICLES.has(word);
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let says = |word: &&str| VERBS.has(&word.to_lowercase());
    person::is_the_post(name)
        || words.len() <= WORDS
            && name.trim_start_matches(['‘', '\'', '’']).starts_with(char::is_uppercase)
            && words.iter().any(long)
            && !words.iter().any(says)
            && (titled || !words.iter().any(small) && !name.contains(|c: char| c.is_ascii_digit()))
            && !AGENDA_PARTS.has(&name.to_lowercase())
            && !RESOLVED.has(name.trim_end_matches(':').to_lowercase().as_str())
}

/// Cuts off a name what says where the person comes from: "Ann Marl from Marl Council".
fn comes_from(name: &str) -> Option<(&str, &str)> {
    let cut = |(at, _)| (name.get(..at), name.get(at..));
    let cuts = name.match_indices(' ').map(cut);
    let mut cuts = cuts.filter_map(|(name, rest)| Some((name?, rest?.trim_start())));
    cuts.find(|(name, rest)| {
        rest.split(' ').next().is_some_and(|word| OF.has(word)) && is_person(name)
    })
}

/// Makes an attendee of a name part; none where it names nobody.
pub(super) fn attendee(part: &roster::NamePart, at: At, group: &GroupHeading) -> Option<Attendee> {
    if part.name.is_empty() || is_nobody(&part.name) {
        return None;
    }
    let (name, from) = comes_from(&part.name).unwrap_or((&part.name, ""));
    if !is_plausible(name) {
        return None;
    }
    let mut person = Attendee {
        group: group.group,
        substitute_for: part.substitute_for.clone().filter(|who| !who.trim().is_empty()),
        remote: (group.remote || part.remote).then_some(true),
        arrived: part.arrived.clone(),
        left: part.left.clone(),
        chair: part.chair,
        vice_chair: part.vice_chair,
        ..attendee_named(name, at)
    };
    let beside = part.affiliation.clone().or_else(|| part.initials.clone()).unwrap_or_default();
    let joint = if from.is_empty() || part.affiliation.is_none() { "" } else { ", " };
    let beside = if from.is_empty() {
        beside
    } else {
        format!("{from}{joint}{}", part.affiliation.clone().unwrap_or_default())
    };
    set_affiliation(&mut person, beside);
    Some(person)
}

/// Somebody who was there, by the name alone.
pub(super) fn attendee_named(name: &str, at: At) -> Attendee {
    Attendee {
        group: Group::Present,
        name: name.to_owned(),
        affiliation: None,
        role: None,
        organisation: None,
        substitute_for: None,
        remote: None,
        arrived: None,
        left: None,
        chair: false,
        vice_chair: false,
        member_id: None,
        item: None,
        at,
    }
}

/// What stands beside the name: marks in brackets (the chair, a substitution), or the affiliation.
pub(super) fn beside_name(person: &mut Attendee, text: &str) {
    let bracketed = text.starts_with('(');
    let lower = text.trim().to_lowercase();
    let plain_chair = [CHAIR, VICE_CHAIR, IN_THE_CHAIR].iter().any(|words| words.has(&lower));
    if bracketed || plain_chair {
        let marked = match bracketed {
            true => format!("{} {text}", person.name),
            false => format!("{} ({text})", person.name),
        };
        if let Some(part) = roster::person(&marked) {
            take_marks(person, &part);
            if let Some(beside) = part.affiliation.or(part.initials) {
                add_beside(person, &beside);
            }
            return;
        }
    }
    add_beside(person, text);
}

/// What stands under the name: a post with marks in brackets behind it, or what else stands beside a name.
pub(super) fn under_name(person: &mut Attendee, text: &str) {
    let marked = text.contains('(').then(|| roster::person(&format!("{}, {text}", person.name)));
    let Some(part) = marked.flatten().filter(|part| part.name == person.name) else {
        return beside_name(person, text);
    };
    take_marks(person, &part);
    if let Some(beside) = part.affiliation {
        add_beside(person, &beside);
    }
}

/// Takes what marks say of a person.
fn take_marks(person: &mut Attendee, part: &roster::NamePart) {
    person.chair |= part.chair;
    person.vice_chair |= part.vice_chair;
    let stood_for = part.substitute_for.clone().filter(|who| !who.trim().is_empty());
    person.substitute_for = person.substitute_for.take().or(stood_for);
    if part.remote {
        person.remote = Some(true);
    }
    person.arrived = person.arrived.take().or(part.arrived.clone());
    person.left = person.left.take().or(part.left.clone());
}

/// Adds to what stands beside a name. Initials that the paper calls the person by are it where nothing else
/// stands there.
pub(super) fn add_beside(person: &mut Attendee, text: &str) {
    let theirs = |text: &str| initials::are_of(&person.name, text);
    let whole = match &person.affiliation {
        Some(inner) if theirs(inner) && !text.trim().is_empty() => text.to_string(),
        Some(_) if theirs(text) => return,
        Some(inner) => format!("{inner} {text}"),
        None => text.to_string(),
    };
    set_affiliation(person, whole);
}

/// Sets what stands beside the name. Where that is nothing but white space, nothing does.
pub(super) fn set_affiliation(person: &mut Attendee, text: String) {
    if text.trim().is_empty() {
        return;
    }
    let parts = affiliation::parts(&text);
    person.role = parts.role;
    person.organisation = parts.organisation;
    person.affiliation = Some(text);
}
