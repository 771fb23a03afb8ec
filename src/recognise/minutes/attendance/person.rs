//! One person of a list: the name, and what stands beside it.

use crate::field::{affiliation, name, roster};
use crate::recognise::minutes::groups::GroupHeading;
use crate::record::{At, Attendee};
use crate::words::attendance::{CHAIR, IN_THE_CHAIR, NOBODY, VICE_CHAIR};

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

/// Makes an attendee of a name part.
pub(super) fn attendee(part: &roster::NamePart, at: At, group: &GroupHeading) -> Option<Attendee> {
    if part.name.is_empty() || is_nobody(&part.name) {
        return None;
    }
    let mut person = Attendee {
        group: group.group,
        name: part.name.clone(),
        affiliation: None,
        role: None,
        organisation: None,
        substitute_for: part.substitute_for.clone().filter(|who| !who.trim().is_empty()),
        remote: (group.remote || part.remote).then_some(true),
        arrived: part.arrived.clone(),
        left: part.left.clone(),
        chair: part.chair,
        vice_chair: part.vice_chair,
        member_id: None,
        item: None,
        at,
    };
    if let Some(text) = &part.affiliation {
        set_affiliation(&mut person, text.clone());
    }
    Some(person)
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
            person.chair |= part.chair;
            person.vice_chair |= part.vice_chair;
            let stood_for = part.substitute_for.filter(|who| !who.trim().is_empty());
            person.substitute_for = person.substitute_for.take().or(stood_for);
            if part.remote {
                person.remote = Some(true);
            }
            person.arrived = person.arrived.take().or(part.arrived);
            person.left = person.left.take().or(part.left);
            if let Some(beside) = part.affiliation {
                set_affiliation(person, beside);
            }
            return;
        }
    }
    let whole = match &person.affiliation {
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
