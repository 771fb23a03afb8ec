//! What a backfill holds and where words stand in it, told on a terminal.

use std::collections::BTreeSet;

use super::terminal::{Look, Page, Style, word};
use super::words::{counted, day};
use crate::ask::list::{Body, Meeting};
use crate::ask::search::{CLOSE, Hit, OPEN};

/// Where what is said of a meeting starts, in columns: behind its date.
const INDENT: usize = 14;

/// Tells bodies and their meetings, a meeting a line or two.
pub fn bodies(bodies: &[Body], look: Look) -> String {
    let mut page = Page::new(look);
    for (place, body) in bodies.iter().enumerate() {
        if place > 0 {
            page.blank();
        }
        let authority = body.authority.as_ref().filter(|name| !body.name.contains(name.as_str()));
        let name =
            authority.map_or_else(|| body.name.clone(), |name| format!("{name}: {}", body.name));
        let of =
            format!(" ({}, {})", counted(count(&body.meetings), "meeting"), span(&body.meetings));
        page.paragraph(0, 2, &[word(&name, Style::Bold), word(&of, Style::Dim)]);
        for meeting in &body.meetings {
            self::meeting(&mut page, meeting, several_on(&body.meetings, &meeting.date));
        }
    }
    page.whole()
}

fn count<T>(all: &[T]) -> i64 {
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

fn span(meetings: &[Meeting]) -> String {
    let days: BTreeSet<&str> = meetings.iter().map(|meeting| meeting.date.as_str()).collect();
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(only), _) => (*only).to_owned(),
        _ => "no day".to_owned(),
    }
}

fn several_on(meetings: &[Meeting], date: &str) -> bool {
    meetings.iter().filter(|meeting| meeting.date == date).nth(1).is_some()
}

fn meeting(page: &mut Page, meeting: &Meeting, with_time: bool) {
    let time = meeting.start_time.as_deref().filter(|_| with_time);
    let when = time.map_or_else(|| meeting.date.clone(), |time| format!("{} {time}", meeting.date));
    let mut line = vec![word(&format!("{when:<12}"), Style::Plain)];
    line.push(word(&has(meeting).join(", "), Style::Plain));
    let missing = missing(meeting);
    if !missing.is_empty() {
        line.push(word(&format!("(no {})", missing.join(", no ")), Style::Dim));
    }
    for alarm in alarms(meeting) {
        line.push(word(&format!("! {alarm}"), Style::Alarm));
    }
    page.paragraph(2, INDENT, &line);
}

/// What there is of a meeting.
fn has(meeting: &Meeting) -> Vec<String> {
    let some = |count: u32, one: &str| (count > 0).then(|| counted(i64::from(count), one));
    let state = meeting.minutes_status.as_ref().map(|state| format!("{state} "));
    let minutes = (meeting.items > 0 || meeting.present > 0).then(|| {
        let items = counted(i64::from(meeting.items), "item");
        format!("{}minutes of {items}, {} present", state.unwrap_or_default(), meeting.present)
    });
    let agenda = (meeting.agenda_items > 0)
        .then(|| format!("agenda of {}", counted(i64::from(meeting.agenda_items), "item")));
    let log = (meeting.log_rows > 0)
        .then(|| format!("log of {}", counted(i64::from(meeting.log_rows), "row")));
    let all = [
        meeting.status.clone(),
        agenda,
        minutes,
        some(meeting.resolutions, "clause"),
        log,
        some(meeting.noted, "noted action"),
        some(meeting.reports, "report"),
    ];
    all.into_iter().flatten().collect()
}

fn missing(meeting: &Meeting) -> Vec<&'static str> {
    let all = [(meeting.agenda_items == 0, "agenda"), (meeting.items == 0, "minutes")];
    all.into_iter().filter(|(missing, _)| *missing).map(|(_, what)| what).collect()
}

fn alarms(meeting: &Meeting) -> Vec<String> {
    let log = meeting.log_incomplete.then(|| "log incomplete".to_owned());
    let errors =
        (meeting.errors > 0).then(|| counted(i64::from(meeting.errors), "error of reading"));
    [log, errors].into_iter().flatten().collect()
}

/// Tells where words stand.
pub fn hits(hits: &[Hit], look: Look) -> String {
    let mut page = Page::new(look);
    for (place, hit) in hits.iter().enumerate() {
        if place > 0 {
            page.blank();
        }
        let when = hit.date.as_deref().map_or_else(|| "no meeting".to_owned(), day);
        let body = hit.body.as_ref().map(|body| format!(", {body}")).unwrap_or_default();
        page.paragraph(
            0,
            2,
            &[
                word(&format!("{when}{body}"), Style::Bold),
                word(&format!(" ({})", hit.kind), Style::Dim),
            ],
        );
        page.paragraph(2, 2, &[word(&plain(&hit.text), Style::Plain)]);
        let place = hit.path.as_deref().unwrap_or("no paper");
        let on = hit.page.map(|on| format!(", page {on}")).unwrap_or_default();
        page.paragraph(2, 4, &[word(&format!("{place}{on}"), Style::Dim)]);
    }
    page.whole()
}

/// A stretch of text, the words that were found between brackets.
pub fn plain(text: &str) -> String {
    text.replace(OPEN, "[").replace(CLOSE, "]")
}
