//! The name of a body without what a heading puts around it: "Minutes of the", the kind of meeting, the month.

use super::names::BODY_WORD;
use crate::words::all;
use crate::words::bodies::{
    AFTER_BODY, BEFORE_BODY, BEFORE_DASH, COUNCIL, COUNCIL_KINDS, MEETINGS_OWN, NO_COUNCILS_NAME,
    SORTS, SORTS_ALONE,
};
use crate::words::calendar::MONTHS;
use crate::words::headings::{IN_NAMES, LABELS, MEETING_KIND, MEETING_OF, MEETINGS, PAPERS_STATED};
use crate::words::joins::SMALL_IN_NAMES;

/// What stands between the parts of a heading line.
const EDGES: [char; 9] = ['-', '–', '—', ',', ':', '.', '|', '*', ' '];
/// What parts a name from the kind of meeting.
pub(super) const DASHES: [&str; 5] = [" - ", " – ", " — ", ": ", " | "];

/// The body's name without the words around it: "the", "MINUTES OF THE", a trailing "Meeting".
pub(super) fn trim_body(text: &str) -> String {
    let mut name = bare(text);
    if let Some(own) = of_meeting(&name) {
        name = own;
    }
    if let Some(own) = beside_kind(&name) {
        name = own;
    }
    let met = without_ends(&mut name);
    let name = without_month(&name).trim();
    without_sort(name, met).to_owned()
}

/// A text without the words before a name, and without what parts it from others.
fn bare(text: &str) -> String {
    let mut name = text.trim().trim_matches(EDGES).to_string();
    while let Some(length) = lead(&name) {
        name.drain(..length);
    }
    name
}

/// "Marl Council" of "Annual Meeting of Marl Council" and "Council Meeting of Marl Council": what stands
/// before the last "meeting of" only says which kind of meeting it is.
fn of_meeting(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let (at, of) = MEETING_OF
        .words()
        .filter_map(|of| Some((lower.rfind(of)?, of)))
        .max_by_key(|(at, _)| *at)?;
    let before = lower.get(..at)?;
    let own = name.get(at.checked_add(of.len())?..).filter(|_| lower.len() == name.len())?;
    let own = bare(own.strip_prefix(' ')?);
    (BODY_WORD.is_in(&own) && before.split_whitespace().all(is_generic)).then_some(own)
}

/// "Marl Council" of "Marl Council – Annual Meeting of the Council" and "Marl Council: Ordinary Meeting".
pub(super) fn beside_kind(name: &str) -> Option<String> {
    let (at, dash) = DASHES
        .iter()
        .filter_map(|dash| Some((name.find(dash)?, dash)))
        .min_by_key(|(at, _)| *at)?;
    let (first, rest) = (name.get(..at)?, name.get(at.checked_add(dash.len())?..)?);
    let own = |part: &str, kind: &str| BODY_WORD.is_in(part) && !is_kind(part) && is_kind(kind);
    if own(first, rest) {
        return Some(first.trim().to_owned());
    }
    own(rest, first).then(|| rest.trim().to_owned())
}

/// Whether words only say which kind of meeting it is: "Annual Meeting of the Parish Council".
pub(super) fn is_kind(text: &str) -> bool {
    let lower = text.to_lowercase();
    MEETINGS.is_in(&lower) && !MEETINGS_OWN.ends(&lower) && lower.split_whitespace().all(is_generic)
}

/// Whether a word in small letters tells no council from another.
pub(super) fn is_generic(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.is_empty()
        || MEETING_KIND.has(word)
        || MEETINGS.has(word)
        || COUNCIL_KINDS.has(word)
        || COUNCIL.has(word)
        || SMALL_IN_NAMES.has(word)
}

/// Takes off what stands behind a name; whether the word for a meeting did.
fn without_ends(name: &mut String) -> bool {
    let mut met = false;
    for suffix in AFTER_BODY.words() {
        let lower = name.to_lowercase();
        // A parish meeting is a body of its own.
        let whole = MEETINGS_OWN.ends(&lower);
        let before = lower.strip_suffix(suffix).and_then(|before| before.strip_suffix(' '));
        if let Some(before) = before.filter(|_| lower.len() == name.len() && !whole) {
            name.truncate(before.len());
            *name = name.trim_end_matches(EDGES).to_string();
            met |= MEETINGS.is_in(suffix);
        }
    }
    met
}

/// A name without the kind of its meeting: "Ordinary Parish Council", "Marl Council General".
fn without_sort(name: &str, met: bool) -> &str {
    let mut name = name;
    while let Some((first, rest)) = name.split_once(' ') {
        let lower = first.to_lowercase();
        let council = NO_COUNCILS_NAME.has(&rest.to_lowercase());
        if !(SORTS.has(&lower) && council || met && SORTS_ALONE.has(&lower)) {
            break;
        }
        name = rest.trim_start();
    }
    while let Some((rest, last)) = name.rsplit_once(' ').filter(|_| met) {
        let lower = last.to_lowercase();
        if !MEETING_KIND.has(&lower) || !BODY_WORD.is_in(rest) {
            break;
        }
        name = rest.trim_end_matches(EDGES);
    }
    name
}

/// A name up to the words for a paper behind it: "Marl Council Draft Minutes subject to …".
pub(super) fn before_paper(text: &str) -> &str {
    let mut from = 0;
    for word in text.split_inclusive(' ') {
        let before = text.get(..from).unwrap_or_default();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if PAPERS_STATED.has(&bare) && BODY_WORD.is_in(before) {
            return before.trim_end_matches(EDGES);
        }
        from = from.saturating_add(word.len());
    }
    text
}

/// A name and the place behind it: "Annual Parish Meeting in the Village Hall".
pub(super) fn place_behind(name: &str) -> Option<(&str, &str)> {
    let lower = name.to_lowercase();
    let split = |lead: &str| {
        let at = lower.find(lead).filter(|_| lower.len() == name.len())?;
        Some((name.get(..at)?, name.get(at.saturating_add(lead.len())..)?))
    };
    let (own, place) = IN_NAMES.words().find_map(split)?;
    (BODY_WORD.is_in(own) && super::venue::looks_like_venue(place)).then_some((own, place))
}

/// A name without the label of what follows: "Marl Council DATE".
pub(super) fn without_label(name: &str) -> &str {
    let trimmed = name.trim().trim_end_matches(EDGES);
    match trimmed.rsplit_once(' ') {
        Some((before, last)) if LABELS.iter().any(|label| label.has(&last.to_lowercase())) => {
            let shouted = last.chars().all(char::is_uppercase) || name.trim().ends_with(':');
            if shouted && !BODY_WORD.is_in(last) { before.trim_end_matches(EDGES) } else { name }
        }
        _ => name,
    }
}

/// A name without the month behind it: "Marl Parish Council - January".
fn without_month(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((before, last)) if all(&MONTHS).any(|month| month == last.to_lowercase()) => {
            before.trim_end_matches(EDGES)
        }
        _ => name,
    }
}

/// The length of what stands before a body's name: "Minutes of", "Agenda –".
fn lead(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let starts = |(words, gap): (&str, &str)| {
        let rest = lower.strip_prefix(words)?.strip_prefix(gap)?;
        lower.len().checked_sub(rest.len()).filter(|_| lower.len() == name.len())
    };
    let words = BEFORE_BODY.words().map(|words| (words, " "));
    let dashed = BEFORE_DASH.words().flat_map(|words| [(words, " - "), (words, " – ")]);
    words.chain(dashed).find_map(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_name_goes() {
        for (text, name) in [
            ("MINUTES OF THE MEETING OF MARL PARISH COUNCIL", "MARL PARISH COUNCIL"),
            ("Agenda – Marl Board", "Marl Board"),
            ("Draft minutes of the Marl Board meeting", "Marl Board"),
            ("Annual Parish Meeting", "Annual Parish Meeting"),
            ("Cofnodion cyfarfod y Bwrdd Tai", "Bwrdd Tai"),
            ("ANNUAL MEETING OF MARL TOWN COUNCIL", "MARL TOWN COUNCIL"),
            ("Town Council Meeting of Marl Town Council", "Marl Town Council"),
            ("Marl Town Council – Annual Meeting of the Council", "Marl Town Council"),
            ("Marl Town Council – Planning Committee", "Marl Town Council – Planning Committee"),
            ("Marl Trust – Board Meeting", "Marl Trust – Board"),
            ("Marl Trust – Annual General Meeting", "Marl Trust"),
            ("Marl Community Council General Meeting", "Marl Community Council"),
            ("Extraordinary Parish Council Meeting", "Parish Council"),
            ("Extraordinary Roads Committee Meeting", "Roads Committee"),
            ("Special Schools Committee Meeting", "Special Schools Committee"),
            ("regular meeting of the Township of Marl Council", "Township of Marl Council"),
        ] {
            assert_eq!(trim_body(text), name, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_name_goes() {
        let paper = "Marl Council Draft Minutes subject to approval";
        assert_eq!(before_paper(paper), "Marl Council");
        assert_eq!(before_paper("Minutes Working Group"), "Minutes Working Group");
        let place = place_behind("Marl Parish Meeting in the Village Hall");
        assert_eq!(place, Some(("Marl Parish Meeting", "Village Hall")));
        assert_eq!(place_behind("Friends of the Hall in Marl"), None);
        assert_eq!(without_label("Marl Council DATE"), "Marl Council");
    }
}
