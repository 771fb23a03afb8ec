//! Lines of a heading: what each tells of the body, the day, the times, the place.

use super::names::{is_authority, is_parent, is_part, names_body};
use super::sentence::held;
use super::trim::{DASHES, before_paper, is_kind, place_behind, trim_body, without_label};
use super::venue::{clean_venue, led_in, looks_like_venue, parts};
use super::{DATE_WORDS, HEADING_WORDS, MeetingHeading, SAYS, is_titled, take_date, take_times};
use crate::field::{date, time};
use crate::recognise::minutes::future;
use crate::recognise::prose::Prose;
use crate::words::bodies::NO_COUNCILS_NAME;
use crate::words::headings::{AT, MEETING_OF, NO_BODY, OTHER_DAY, PAPERS_STATED};

/// Reads a heading line that stands alone: a body, a date, a time, a venue; whether it told something.
pub(super) fn heading_line(heading: &mut MeetingHeading, text: &str, p: &Prose<'_>) -> bool {
    let text = text.trim();
    // The day of the next meeting is none of this one.
    if text.is_empty() || future::announces(text) {
        return false;
    }
    let dated = date::first_date(text).is_some();
    if !dated && text.split_whitespace().count() > HEADING_WORDS {
        return false;
    }
    if held(heading, text) {
        return true;
    }
    if dated { dated_line(heading, text, p) } else { undated_line(heading, text, p) }
}

/// A line with a day: what stands around the day and the times is looked at by itself.
fn dated_line(heading: &mut MeetingHeading, text: &str, p: &Prose<'_>) -> bool {
    /// A line with a day, a place and what is said of the paper has at most this many words.
    const LONGEST: usize = 40;
    let words = text.split_whitespace().count();
    let parts = parts(text);
    let first = parts.first().map_or("", |part| part.as_str());
    let named = words <= LONGEST && names_body(first) && is_titled(first) && !SAYS.is_match(first);
    if words > HEADING_WORDS.saturating_add(DATE_WORDS) && !named {
        return false;
    }
    let own_day = heading.meeting.date.is_none() && !OTHER_DAY.is_in(&text.to_lowercase());
    if own_day {
        take_date(&mut heading.meeting, text);
    }
    take_times(&mut heading.meeting, text, false);
    let mut told = own_day;
    for part in &parts {
        told |= name_part(heading, part, p, Beside { day: true, own: own_day });
    }
    if own_day {
        place_of(heading, &parts);
    }
    told
}

/// Takes the place from what follows the day: "at 7.30pm in the Village Hall", "7.30pm Village Hall".
fn place_of(heading: &mut MeetingHeading, parts: &[String]) {
    let known = heading.meeting.body.is_some() || heading.authority.is_some();
    if heading.meeting.venue.is_some() || !known {
        return;
    }
    let after = parts.iter().skip(1).map(|part| before_stars(part));
    let place = |part: &str| {
        let bare = clean_venue(part);
        let whole = is_titled(&bare) && looks_like_venue(&bare) && !names_body(&bare);
        led_in(part).filter(|led| looks_like_venue(led)).or(whole.then_some(bare))
    };
    heading.meeting.venue = after.filter(|part| !part.is_empty()).find_map(place);
}

/// A text up to what is set off by stars or brackets: "Marl Village Hall *DRAFT*".
fn before_stars(text: &str) -> &str {
    text.split(['*', '(', '[']).next().unwrap_or_default().trim()
}

/// A line without a day.
fn undated_line(heading: &mut MeetingHeading, text: &str, p: &Prose<'_>) -> bool {
    let lower = text.to_lowercase();
    let at = AT.words().any(|at| lower.starts_with(at.trim_start()));
    if (lower.starts_with(|c: char| c.is_ascii_digit()) || at)
        && let Some(found) = time::first_time(text)
        && (text.len().saturating_sub(found.range.len()) <= 4 || time::first_range(text).is_some())
    {
        take_times(&mut heading.meeting, text, false);
        return true;
    }
    time_and_place(heading, text)
        || venue_line(heading, text)
        || name_part(heading, text, p, Beside { day: false, own: false })
}

/// Reads the place and the time under a title that has the day.
pub(super) fn place_below(heading: &mut MeetingHeading, p: &Prose<'_>) -> bool {
    let [line] = p.text.lines.as_slice() else { return false };
    let text = line.text();
    let dated = date::first_date(&text).is_some();
    !dated
        && heading.meeting.date.is_some()
        && (time_and_place(heading, &text) || venue_line(heading, &text))
}

/// A line with a time and, behind it, a place: "7pm at Marl Village Hall", "7pm, The Old Vicarage".
fn time_and_place(heading: &mut MeetingHeading, text: &str) -> bool {
    let timed = time::leading_time(text).is_some();
    if !timed || heading.meeting.venue.is_some() {
        return false;
    }
    let parts = parts(text);
    place_of(heading, &parts);
    // Behind the time and a comma stands the place, whatever it is called.
    let place = parts.last().filter(|last| last.starts_with(',')).map(|last| clean_venue(last));
    let known = heading.meeting.date.is_some() && heading.meeting.venue.is_none();
    let named = |place: &String| {
        let paper = place.to_lowercase().split(' ').any(|word| PAPERS_STATED.has(word));
        place.len() > 3 && is_titled(place) && !names_body(place) && !paper && !SAYS.is_match(place)
    };
    if known && let Some(place) = place.filter(named) {
        heading.meeting.venue = Some(place);
    }
    let told = heading.meeting.venue.is_some();
    if told {
        take_times(&mut heading.meeting, text, false);
    }
    told
}

/// What stands beside a name.
#[derive(Clone, Copy)]
struct Beside {
    /// A day.
    day: bool,
    /// The day of the meeting, which nothing above had told.
    own: bool,
}

/// Takes a body's name, and the place behind it; whether there was one.
fn name_part(heading: &mut MeetingHeading, text: &str, p: &Prose<'_>, beside: Beside) -> bool {
    let (text, place) = place_behind(text).map_or((text, None), |(own, at)| (own, Some(at)));
    let name = trim_body(without_label(before_paper(text)));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let set = p.stands_out() || p.is_centred() || beside.day || heading.meeting.body.is_none();
    let named = is_name(&name) || met_alone(text, &name);
    if letters < 4 || !set || !named || NO_BODY.is_in(&text.to_lowercase()) {
        return false;
    }
    if let Some(place) = place {
        heading.meeting.venue.get_or_insert_with(|| clean_venue(place));
    }
    match organisation_and_body(&name) {
        Some((organisation, own)) => {
            heading.authority.get_or_insert_with(|| organisation.to_owned());
            take_name(heading, own.to_owned(), false, beside)
        }
        None => take_name(heading, name, is_kind(text), beside),
    }
}

/// Whether a line says whose meeting it was and nothing else: "Meeting of the Municipal District of Marl". What
/// meets needs no word for a body.
fn met_alone(text: &str, name: &str) -> bool {
    let lower = format!(" {}", text.trim().to_lowercase());
    let of = MEETING_OF.words().any(|of| lower.starts_with(of));
    let plain = name.chars().all(|c| c.is_alphabetic() || " ,&'’-".contains(c));
    of && plain && is_titled(name) && !SAYS.is_match(name)
}

/// Whether a text reads as the name of a body.
fn is_name(name: &str) -> bool {
    (names_body(name) || is_authority(name))
        && !name.ends_with(['.', ';', ','])
        && is_titled(name)
        && !SAYS.is_match(name)
}

/// Takes a name as the authority's or the body's. `kind` says that the line only names a kind of meeting.
fn take_name(heading: &mut MeetingHeading, name: String, kind: bool, beside: Beside) -> bool {
    let body = &mut heading.meeting.body;
    let generic = |name: &str| NO_COUNCILS_NAME.has(&name.to_lowercase());
    if kind || generic(&name) {
        let new = body.is_none();
        body.get_or_insert(name);
        return new;
    }
    let known = body.as_deref().is_some_and(|body| !generic(body));
    if is_authority(&name) && !known {
        // The first such line is the council, or the one that has the day of the meeting; it is the body
        // too unless another follows.
        let first = heading.authority.is_none();
        if first || beside.own {
            heading.authority = Some(name);
        }
        return true;
    }
    // A body of the organisation that the line above names.
    if known && heading.authority.is_none() && heading.meeting.date.is_none() && is_part(&name) {
        heading.authority = body.take_if(|above| is_parent(above));
    }
    let new = body.is_none() || !known;
    if new {
        *body = Some(name);
    }
    new
}

/// The organisation and its body in one line: "Marl Primary School – Full Governing Body".
fn organisation_and_body(name: &str) -> Option<(&str, &str)> {
    let cut = |dash: &&str| name.split_once(*dash);
    let parts = DASHES.iter().filter_map(cut);
    let mut parts = parts.map(|(above, own)| (above.trim(), own.trim()));
    parts.find(|(above, own)| is_parent(above) && is_part(own))
}

/// Takes a line under body and date that names a place; a comma at its end goes on in the next line.
fn venue_line(heading: &mut MeetingHeading, text: &str) -> bool {
    if let Some(venue) = heading.meeting.venue.as_mut().filter(|_| heading.venue_open) {
        venue.push_str(", ");
        venue.push_str(&clean_venue(text));
        heading.venue_open = text.ends_with(',');
        return true;
    }
    let named = heading.meeting.body.is_some() || heading.authority.is_some();
    let known = heading.meeting.date.is_some() && named;
    let address = text.contains(|c: char| c == ',' || c.is_ascii_digit());
    let name = (is_titled(text) || address)
        && !SAYS.is_match(text)
        && !text.starts_with(char::is_lowercase);
    if known && heading.meeting.venue.is_none() && name && looks_like_venue(text) {
        // The time may stand before or behind the place.
        let place = parts(text)
            .into_iter()
            .map(|part| clean_venue(&part))
            .find(|part| looks_like_venue(part));
        heading.meeting.venue = place.or_else(|| Some(clean_venue(text)));
        take_times(&mut heading.meeting, text, false);
        heading.venue_open = text.ends_with(',');
        return true;
    }
    false
}
