//! The page: a picture of all lives, then each in words.

use maud::{Markup, html};

use crate::diff::{FieldValue, INCOMPLETE};
use crate::history::{Action, BodyHistory, End, Event, EventState, History, MeetingRecord};
use crate::pages::words::{date, number};
use crate::pages::{Page, link, wide};

use super::timeline::{Grid, Sign, bar, head, patterns, sample};
use super::words::{ENDS, Kind, counts, end_heading, life_words, state_words};

/// The width of an A4 page on its side without its margins, and the least and the most of it that the
/// actions' words take on paper, in CSS pixels.
const PAPER: usize = 1030;
const LABEL: (usize, usize) = (240, 480);

/// What stands where an action's words should.
const NO_ACTION: &str = "(no action)";

/// Tells a history as a web page.
pub fn html(history: &History) -> String {
    let title = match history.bodies.as_slice() {
        [one] => format!("{}: lives of its actions", name(one)),
        _ => "Lives of actions".to_owned(),
    };
    let page = Page {
        class: "history",
        title: &title,
        heading: &title,
        head: html! { (patterns()) (legend(history)) },
        main: html! {
            @for (place, body) in history.bodies.iter().enumerate() {
                (tell(&format!("body-{place}"), place, body))
            }
        },
    };
    page.whole()
}

fn name(body: &BodyHistory) -> &str {
    body.body.as_deref().unwrap_or("A body that no paper names")
}

fn legend(history: &History) -> Markup {
    html! {
        p.dim {
            "One bar an action, one column a meeting."
            @if !history.closed.is_empty() {
                " Done is also what has the status " (history.closed.join(", ")) "."
            }
        } "\n"
        ul.legend aria-label="Legend" {
            @for kind in Kind::ALL { li { (sample(kind)) " " (kind.words()) } }
            @for sign in Sign::ALL { li { (sign.sample()) " " (sign.words()) } }
        }
    }
}

/// A body, under a heading with the id `id`.
fn tell(id: &str, place: usize, body: &BodyHistory) -> Markup {
    let ends: Vec<String> = ENDS
        .iter()
        .map(|end| (body.actions.iter().filter(|action| action.end == *end).count(), end))
        .filter(|(count, _)| *count > 0)
        .map(|(count, end)| format!("{count} {}", end_heading(*end).to_lowercase()))
        .collect();
    let ends = if ends.is_empty() { "none".to_owned() } else { ends.join(", ") };
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (name(body)) } "\n"
            p { (body.summary.actions) " actions in " (body.meetings.len()) " meetings: " (ends) "." } "\n"
            (incomplete(body))
            (wide(id, &picture(place, body)))
            h3 { "Each action in words" } "\n"
            @for (row, action) in body.actions.iter().enumerate() {
                (life(&anchor(place, row), action))
            }
            h3 { "Meetings" } "\n"
            (wide(id, &meetings(body)))
        } "\n"
    }
}

/// The meetings whose logs were not followed because text of them is in no row.
fn incomplete(body: &BodyHistory) -> Markup {
    let of = |meeting: &&MeetingRecord| meeting.problem.as_deref() == Some(INCOMPLETE);
    let days: Vec<String> =
        body.meetings.iter().filter(of).map(|meeting| date(meeting.date.as_deref())).collect();
    html! {
        @if !days.is_empty() {
            p.alarm { "Not followed, since their logs have text that no row has: " (days.join(", ")) "." } "\n"
        }
    }
}

/// The id of an action's life in words.
fn anchor(place: usize, row: usize) -> String {
    format!("a-{place}-{row}")
}

fn picture(place: usize, body: &BodyHistory) -> Markup {
    let grid = Grid::new(&body.meetings);
    let paper = PAPER.saturating_sub(grid.width()).clamp(LABEL.0, LABEL.1);
    html! {
        table.lives style={ "--paper:" (paper) "px" } {
            thead {
                tr {
                    th.label scope="col" { "Action" }
                    th scope="col" { span.vh { "Life" } (head(&grid, &body.meetings)) }
                }
            } "\n"
            @for end in ENDS { (ended(place, body, &grid, end)) }
        }
    }
}

/// The rows of all actions that ended in one way.
fn ended(place: usize, body: &BodyHistory, grid: &Grid, end: End) -> Markup {
    let actions: Vec<(usize, &Action)> =
        body.actions.iter().enumerate().filter(|(_, action)| action.end == end).collect();
    if actions.is_empty() {
        return html! {};
    }
    html! {
        tbody class={ "group " (end.as_str()) } {
            tr {
                th scope="rowgroup" colspan="2" { (end_heading(end)) " (" (actions.len()) ")" }
            }
        } "\n"
        tbody {
            @for (row, action) in actions {
                tr {
                    th.label scope="row" { (label(&anchor(place, row), action)) }
                    td { (bar(grid, body, action)) }
                } "\n"
            }
        } "\n"
    }
}

/// What an action is, and the way to its life in words.
fn label(anchor: &str, action: &Action) -> Markup {
    let text = action.action.as_deref().unwrap_or(NO_ACTION);
    html! {
        a href={ "#" (anchor) } {
            span.text title=(text) {
                span.num { (number(action.number.as_deref(), action.part)) } (text)
            }
        }
        span.dim { (under(action)) }
    }
}

/// The line under an action: owners and counts.
fn under(action: &Action) -> String {
    let owners = action.owners.join(", ");
    let parts = [owners, counts(action)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// An action's life in words.
fn life(id: &str, action: &Action) -> Markup {
    html! {
        details id=(id) {
            summary {
                (action.action.as_deref().unwrap_or(NO_ACTION)) " " span.dim { (action.key) }
            } "\n"
            p { (life_words(action)) ". " (under(action)) }
            @for (word, keys) in [("From", &action.from), ("Into", &action.into)] {
                @if !keys.is_empty() { p { (word) " " (keys.join(", ")) } }
            }
            ol.life-list {
                @for event in action.life.iter().filter(|e| e.state != EventState::Unchanged) {
                    li { (told(event)) } "\n"
                }
            }
        } "\n"
    }
}

/// One meeting of a life in words.
fn told(event: &Event) -> Markup {
    html! {
        (date(event.date.as_deref())) ": " (state_words(event.state))
        @if event.state.is_there() {
            ", number " (number(event.number.as_deref(), event.part))
            @if let Some(status) = &event.status { ", " (status) }
        }
        @if event.deferred { ", put off" }
        @for field in &event.fields {
            "; " (field.name) ": "
            del { span.vh { "removed: " } (value(&field.before)) } " "
            ins { span.vh { "added: " } (value(&field.after)) }
        }
    }
}

fn value(value: &FieldValue) -> String {
    match value {
        FieldValue::List(list) => list.join(", "),
        FieldValue::Text(text) => text.clone().unwrap_or_default(),
    }
}

fn meetings(body: &BodyHistory) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Date" }
                    th scope="col" { "Rows" }
                    th scope="col" { "Log" }
                }
            }
            tbody { @for record in &body.meetings { (meeting(record)) } }
        }
    }
}

fn meeting(meeting: &MeetingRecord) -> Markup {
    html! {
        tr {
            th scope="row" { (date(meeting.date.as_deref())) }
            td.n { (meeting.rows) }
            td.path {
                (link(&meeting.source, meeting.url.as_deref()))
                @for note in meeting.problem.iter().chain(&meeting.doubts) {
                    " " span.alarm { (note) }
                }
            }
        } "\n"
    }
}
