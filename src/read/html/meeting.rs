//! The head of a ModernGov meeting page: committee, date, time, venue, status, officer to ask.

use super::contact;
use super::head::{Head, labels, value_of};
use super::kind;
use super::place::Places;
use super::seen;
use super::tree::{Element, with_name};
use crate::block::{Block, Fact};
use crate::field::{date, time};
use crate::record::diagnostic::Code;
use crate::record::{At, Diagnostic, Meeting, MeetingStatus, MinutesStatus};
use crate::words::headings::DRAFT;
use crate::words::moderngov::{
    self, CONTACT, LINK_TO, MOVED, ON_DAY, PAGE_STATE, STATE_FOR, is_venue,
};

/// A committee's name and what stands behind it: date, time, site.
#[derive(Debug, PartialEq)]
struct Named<'t> {
    body: &'t str,
    tail: &'t str,
}

/// Reads the meeting and the officer to ask.
pub(super) fn read<'a>(
    places: &Places<'a>,
    head: &Head<'a>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let heading = head.h2.map(seen::text).unwrap_or_default();
    let (prefix, body, suffix) = body(head, &heading);
    let when = times(head, &heading);
    let mut at: At =
        name_element(head, body.as_deref()).into_iter().map(|e| places.place(e)).collect();
    let labels = labels(head.content);
    let venue = labels.iter().find(|(name, _)| is_venue(name));
    at.extend(venue.map(|(_, holder)| places.place(*holder)));
    tell(&prefix, &suffix, &at, notes);
    if kind::item_table(head.content).is_none() {
        let message = "the page has no items: no papers are published for the meeting";
        notes.push(Code::NoItems.note(message, at.clone()));
    }
    let meeting = Meeting {
        body,
        date: when.date,
        start_time: when.time,
        end_time: None,
        venue: venue.map(|(_, holder)| value_of(*holder)).filter(|venue| !venue.is_empty()),
        status: off(&prefix).or_else(|| off(&suffix)),
        at,
    };
    let fact = Fact::Meeting { meeting, status: status(head), authority: head.authority() };
    let contacts = labels
        .iter()
        .filter(|(name, _)| CONTACT.has(name))
        .filter_map(|(_, holder)| contact::read(places, *holder));
    std::iter::once(fact).chain(contacts.map(Fact::Contact)).map(Block::Fact).collect()
}

/// True if title or heading name a committee and a date.
pub(super) fn names_meeting(head: &Head<'_>) -> bool {
    let heading = head.h2.map(seen::text).unwrap_or_default();
    body(head, &heading).1.is_some() && times(head, &heading).date.is_some()
}

/// Draft where the page's heading says so. "Agenda and minutes" does not say that the minutes have
/// been confirmed: many councils publish theirs as final at once.
fn status(head: &Head<'_>) -> Option<MinutesStatus> {
    let heading = head.h1.map(seen::text).unwrap_or_default().to_lowercase();
    DRAFT.is_in(&heading).then_some(MinutesStatus::Draft)
}

/// What stands before the committee's name in the heading, the name, what stands behind the date.
fn body(head: &Head<'_>, heading: &str) -> (String, Option<String>, String) {
    let of_heading = split(heading);
    let title = head.dc_title.as_deref().into_iter().chain([head.title.as_str()]);
    let of_title = title.filter_map(split_at_on).map(|named| named.body.to_owned()).next();
    let linked = || {
        let link = with_name(head.h2?, "a").find_map(|link| link.attr("title"))?;
        let name = super::fold(without_lead(link)?);
        let left = &of_heading.as_ref()?.body;
        let before = left.strip_suffix(&name)?;
        (before.is_empty() || before.ends_with(", ")).then_some(name)
    };
    let of_dashes = || {
        let first = head.h1.map(seen::text).unwrap_or_default();
        let named = split(&head.title)?;
        let body = named.body.strip_prefix(&first).unwrap_or(named.body);
        Some(body.trim_start_matches([' ', '-', '–', ':']).to_owned())
    };
    let plain = || of_heading.as_ref().map(|named| without_move(named.body).to_owned());
    let body = of_title.or_else(linked).or_else(plain).or_else(of_dashes).filter(|b| !b.is_empty());
    let Some(Named { body: left, tail }) = of_heading else {
        return (String::new(), body, String::new());
    };
    let prefix = body.as_deref().and_then(|body| left.strip_suffix(body)).unwrap_or_default();
    let suffix = tail.split(", ").find(|part| off(part).is_some()).unwrap_or_default();
    (prefix.trim_end_matches([' ', ',', '-']).to_owned(), body, suffix.to_owned())
}

/// "Agenda for X on Thursday 15 January 2026, 7:30 pm": committees' names contain " on ", so the
/// last one counts that a day of the week follows.
fn split_at_on(title: &str) -> Option<Named<'_>> {
    let last = |word: &str| {
        title
            .rmatch_indices(word)
            .find(|(at, _)| {
                date::starts_with_weekday(
                    title.get(at.saturating_add(word.len())..).unwrap_or_default(),
                )
            })
            .map(|(at, _)| (at, at.saturating_add(word.len())))
    };
    let (end, start) = ON_DAY.words().find_map(|on| last(&format!(" {on} ")))?;
    let body = without_page_state(title.get(..end)?);
    Some(Named { body: body.trim(), tail: title.get(start..)? })
}

/// "X - Thursday 15 January 2026 7:30 pm": the last dash counts that a day of the week follows.
fn split(heading: &str) -> Option<Named<'_>> {
    let dashed = [" - ", " – ", ", "].iter().find_map(|dash| {
        heading.rmatch_indices(dash).map(|(at, _)| (at, at.saturating_add(dash.len()))).find(
            |&(_, end)| {
                let rest = heading.get(end..).unwrap_or_default();
                date::starts_with_weekday(rest) && date::first_iso(rest).is_some()
            },
        )
    });
    let Some((end, start)) = dashed else { return split_at_on(heading) };
    Some(Named { body: heading.get(..end)?.trim(), tail: heading.get(start..)? })
}

/// The committee that a link's title names: "Link to Cabinet".
fn without_lead(title: &str) -> Option<&str> {
    let lower = title.to_lowercase();
    let lead = LINK_TO.words().find(|lead| lower.starts_with(lead))?;
    title.get(lead.len()..)?.strip_prefix(' ')
}

/// The title without "Agenda for", "Agenda, decisions and minutes for" and the like before the
/// committee.
fn without_page_state(title: &str) -> &str {
    for mark in STATE_FOR.words() {
        if let Some((state, body)) = title.split_once(&format!(" {mark} ")) {
            let mut words = state.split([' ', ',']).filter(|word| !word.is_empty());
            if words.all(|word| PAGE_STATE.has(&word.to_lowercase())) {
                return body;
            }
        }
    }
    title
}

/// The name without a note before it: "Moved from 13 January, Cabinet".
fn without_move(body: &str) -> &str {
    match body.split_once(", ") {
        Some((note, rest)) if off(note).is_some() || is_move(note) => rest,
        _ => body,
    }
}

fn is_move(note: &str) -> bool {
    MOVED.is_in(&note.to_lowercase())
}

fn off(note: &str) -> Option<MeetingStatus> {
    moderngov::off(&note.to_lowercase())
}

/// Says what the heading adds to the meeting's name.
fn tell(prefix: &str, suffix: &str, at: &At, notes: &mut Vec<Diagnostic>) {
    for text in [prefix, suffix].into_iter().filter(|text| !text.is_empty()) {
        let code = if off(text).is_some() { Code::MeetingCancelled } else { Code::MeetingNote };
        let message = format!("the page adds to the meeting's name: “{text}”");
        notes.push(code.note(message, at.clone()));
    }
}

/// Date and start of a meeting.
struct Times {
    date: Option<String>,
    time: Option<String>,
}

fn times(head: &Head<'_>, heading: &str) -> Times {
    let titles = head.dc_title.as_deref().into_iter().chain([head.title.as_str()]);
    let mut tails: Vec<&str> = titles.filter_map(|t| Some(split_at_on(t)?.tail)).collect();
    tails.extend([heading, head.title.as_str()].into_iter().filter_map(|t| Some(split(t)?.tail)));
    let of_meta = head.dc_date.as_deref().and_then(date::first_iso);
    Times {
        date: of_meta.or_else(|| tails.iter().find_map(|tail| date::first_iso(tail))),
        time: tails.iter().find_map(|tail| time::first_hhmm(tail)),
    }
}

/// The element that names the committee: the heading, or the title where the heading does not.
fn name_element<'a>(head: &Head<'a>, body: Option<&str>) -> Option<Element<'a>> {
    let holds =
        |element: &Element<'a>| body.is_none_or(|body| seen::all_text(*element).contains(body));
    head.h2.filter(holds).or(head.title_element.filter(holds)).or(head.h2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_titles_at_the_last_on_before_a_weekday() {
        let title = "Agenda for Advisory Council on Religious Education on Monday, 26th January, 2026, 7.30 p.m.";
        let named = split_at_on(title);
        assert_eq!(named.map(|n| n.body), Some("Advisory Council on Religious Education"));
        let named = split_at_on("Agenda, decisions and minutes for Cabinet on Monday 5 May 2025");
        assert_eq!(named.map(|n| n.body), Some("Cabinet"));
        assert_eq!(split_at_on("Committee on Planning"), None);
        let welsh = "Agenda ar gyfer Pwyllgor Tai ar Dydd Iau, 15fed Ionawr, 2026, 7.30 y.h.";
        let named = split_at_on(welsh).unwrap();
        assert_eq!(named.body, "Pwyllgor Tai");
        assert_eq!(date::first_iso(named.tail).as_deref(), Some("2026-01-15"));
        assert_eq!(time::first_hhmm(named.tail).as_deref(), Some("19:30"));
    }

    #[test]
    fn splits_headings_at_the_last_dash_before_a_weekday() {
        let named =
            split("Panel - Pitch Day, Mill Ward Panel - Monday 12 January 2026 7.00 pm, CANCELLED");
        assert_eq!(
            named,
            Some(Named {
                body: "Panel - Pitch Day, Mill Ward Panel",
                tail: "Monday 12 January 2026 7.00 pm, CANCELLED"
            })
        );
        assert_eq!(without_move("Moved from 13 January, Mill Ward Panel"), "Mill Ward Panel");
    }
}
