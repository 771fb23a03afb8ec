//! The picture: one bar an action, a column a meeting, as inline SVG.
//!
//! Each bar is a picture of its own in a row of a table, so that a screen reader hears a table and
//! paper repeats its head on every page. Colour, pattern and letter tell the status; a change is
//! underlined, a deferral has a corner.

use maud::{Markup, html};

use crate::history::{Action, BodyHistory, Event, EventState, MeetingRecord};
use crate::pages::words::date;

use super::words::{Kind, life_words, state_words};

/// How wide all columns are together where there is room for them, in pixels.
const WIDTH: usize = 780;
/// How wide a column is, in pixels: at least so that a letter fits, at most so that bars stay bars.
const NARROWEST: usize = 10;
const WIDEST: usize = 34;
/// How high the bars and the head are, in pixels.
const BAR: usize = 18;
const HEAD: usize = 74;
/// How wide a year's columns are at least, in pixels, so that its label does not run into the next.
const YEAR: usize = 30;

/// The columns of a body's meetings.
pub(super) struct Grid {
    column: usize,
    columns: usize,
    /// The first column of each year.
    years: Vec<(usize, String)>,
}

impl Grid {
    pub(super) fn new(meetings: &[MeetingRecord]) -> Self {
        let columns = meetings.len().max(1);
        let mut years: Vec<(usize, String)> = Vec::new();
        for (place, meeting) in meetings.iter().enumerate() {
            let year = meeting.date.as_deref().and_then(|date| date.get(..4)).unwrap_or("?");
            if years.last().is_none_or(|(_, last)| last != year) {
                years.push((place, year.to_owned()));
            }
        }
        Self { column: WIDTH.div_euclid(columns).clamp(NARROWEST, WIDEST), columns, years }
    }

    /// The width of the picture, in pixels.
    pub(super) fn width(&self) -> usize {
        self.column.saturating_mul(self.columns).saturating_add(2)
    }

    fn x(&self, column: usize) -> usize {
        self.column.saturating_mul(column).saturating_add(1)
    }

    fn middle(&self, column: usize) -> usize {
        self.x(column).saturating_add(self.column / 2)
    }
}

/// The patterns of all pictures, drawn once.
pub(super) fn patterns() -> Markup {
    html! {
        svg.defs width="0" height="0" aria-hidden="true" {
            defs { @for kind in Kind::ALL { (pattern(kind)) } }
        } "\n"
    }
}

fn pattern(kind: Kind) -> Markup {
    html! {
        pattern id={ "p-" (kind.class()) } width="6" height="6" patternUnits="userSpaceOnUse" {
            rect class={ "f-" (kind.class()) } width="6" height="6" {}
            @match kind {
                Kind::Red => { path.s-red d="M-1 1l2-2M0 6l6-6M5 7l2-2" {} }
                Kind::Amber => { circle.s-amber cx="3" cy="3" r="1.1" {} }
                Kind::Blue => { path.s-blue d="M0 3h6" {} }
                Kind::Green | Kind::Closed | Kind::Open => {}
            }
        }
    }
}

/// The head: years, and the day of each meeting.
pub(super) fn head(grid: &Grid, meetings: &[MeetingRecord]) -> Markup {
    let width = grid.width();
    html! {
        svg aria-hidden="true" width=(width) height=(HEAD) viewBox={ "0 0 " (width) " " (HEAD) } {
            @for (place, year) in &grid.years { (year_mark(grid, *place, year)) }
            @for (place, meeting) in meetings.iter().enumerate() { (day_mark(grid, place, meeting)) }
        }
    }
}

fn year_mark(grid: &Grid, place: usize, year: &str) -> Markup {
    let x = grid.x(place);
    let next = grid.years.iter().find(|(other, _)| *other > place).map_or(grid.columns, |y| y.0);
    let room = next.saturating_sub(place).saturating_mul(grid.column);
    html! {
        path.year d={ "M" (x) " 0V" (HEAD) } {}
        @if room >= YEAR { text.y x=(x.saturating_add(3)) y="12" { (year) } }
    }
}

fn day_mark(grid: &Grid, place: usize, meeting: &MeetingRecord) -> Markup {
    let (x, y) = (grid.middle(place).saturating_add(4), HEAD.saturating_sub(5));
    html! {
        text.d.none[meeting.problem.is_some()] transform={ "translate(" (x) " " (y) ") rotate(-90)" } {
            (short(meeting.date.as_deref()))
            title { (title(meeting)) }
        }
    }
}

/// "25 Sep": the year stands above.
fn short(iso: Option<&str>) -> String {
    let words = date(iso);
    let mut parts = words.split(' ');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(_)) => {
            format!("{day} {}", month.chars().take(3).collect::<String>())
        }
        _ => words,
    }
}

fn title(meeting: &MeetingRecord) -> String {
    let day = date(meeting.date.as_deref());
    match &meeting.problem {
        Some(problem) => format!("{day}: {problem}"),
        None => format!("{day}: {} rows, {}", meeting.rows, meeting.source),
    }
}

/// One action's bar.
pub(super) fn bar(grid: &Grid, body: &BodyHistory, action: &Action) -> Markup {
    let there: Vec<&Event> = action.life.iter().filter(|event| event.state.is_there()).collect();
    // Meetings side by side with the same status are one stretch.
    let goes_on = |a: &&Event, b: &&Event| {
        Kind::of(a) == Kind::of(b) && b.meeting == a.meeting.saturating_add(1)
    };
    let width = grid.width();
    html! {
        svg role="img" aria-label=(life_words(action)) width=(width) height=(BAR)
            viewBox={ "0 0 " (width) " " (BAR) } {
            @for (place, _) in &grid.years { path.year d={ "M" (grid.x(*place)) " 0V" (BAR) } {} }
            @if let (Some(first), Some(last)) = (there.first(), there.last()) {
                path.life d={
                    "M" (grid.x(first.meeting)) " 9H" (grid.x(last.meeting.saturating_add(1)))
                } {}
            }
            @for run in there.chunk_by(goes_on) { (stretch(grid, run)) }
            @for event in &action.life { (mark(grid, body, event)) }
        }
    }
}

/// Meetings side by side with one status, and its letter.
fn stretch(grid: &Grid, run: &[&Event]) -> Markup {
    let Some(first) = run.first() else { return html! {} };
    let (x, width) = (grid.x(first.meeting), grid.column.saturating_mul(run.len()));
    let middle = grid.middle(first.meeting);
    html! {
        (block(Kind::of(first), x, width))
        (letter(Kind::of(first), middle))
    }
}

fn block(kind: Kind, x: usize, width: usize) -> Markup {
    html! {
        rect.bar x=(x) y="2" width=(width) height="14" rx="2" fill={ "url(#p-" (kind.class()) ")" } {}
    }
}

fn letter(kind: Kind, middle: usize) -> Markup {
    html! {
        rect.l x=(middle.saturating_sub(4)) y="4" width="9" height="10" {}
        text.k x=(middle) y="12.5" { (kind.letter()) }
    }
}

/// The signs of one meeting on a bar, and what they mean where the mouse rests.
fn mark(grid: &Grid, body: &BodyHistory, event: &Event) -> Markup {
    let left = grid.x(event.meeting).saturating_add(1);
    let right = left.saturating_add(grid.column).saturating_sub(2);
    let middle = grid.middle(event.meeting);
    let end = match event.state {
        EventState::DroppedOpen => Some("✕"),
        EventState::DroppedUnknown => Some("?"),
        EventState::Split => Some("≺"),
        EventState::Merged => Some("≻"),
        _ => None,
    };
    html! {
        @if !event.fields.is_empty() { (changed(left, right)) }
        @if event.deferred { (deferred(right)) }
        @if let Some(sign) = end { (ended(middle, sign)) }
        rect.hit x=(grid.x(event.meeting)) y="0" width=(grid.column) height=(BAR) {
            title { (hint(body, event)) }
        }
    }
}

fn changed(left: usize, right: usize) -> Markup {
    html! { path.changed d={ "M" (left) " 16H" (right) } {} }
}

fn deferred(right: usize) -> Markup {
    html! { path.deferred d={ "M" (right.saturating_sub(6)) " 1H" (right) "V7z" } {} }
}

fn ended(middle: usize, sign: &str) -> Markup {
    html! { text.end x=(middle) y="14" { (sign) } }
}

fn hint(body: &BodyHistory, event: &Event) -> String {
    let meeting = body.meetings.get(event.meeting).and_then(|meeting| meeting.date.as_deref());
    let status = event.status.as_deref().map(|status| format!(", {status}")).unwrap_or_default();
    let off = if event.deferred { ", put off" } else { "" };
    format!("{}: {}{status}{off}", date(meeting), state_words(event.state))
}

/// A sample of a status for the legend.
pub(super) fn sample(kind: Kind) -> Markup {
    small(&html! { (block(kind, 1, 24)) (letter(kind, 8)) })
}

/// A sign on a bar.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Changed,
    Deferred,
    DroppedOpen,
    DroppedUnknown,
}

impl Sign {
    pub(super) const ALL: [Self; 4] =
        [Self::Changed, Self::Deferred, Self::DroppedOpen, Self::DroppedUnknown];

    /// A sample for the legend.
    pub(super) fn sample(self) -> Markup {
        small(&match self {
            Self::Changed => changed(1, 25),
            Self::Deferred => deferred(25),
            Self::DroppedOpen => ended(13, "✕"),
            Self::DroppedUnknown => ended(13, "?"),
        })
    }

    /// What the legend says.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Changed => "something changed",
            Self::Deferred => "put off",
            Self::DroppedOpen => "gone though open",
            Self::DroppedUnknown => "gone, open or not",
        }
    }
}

fn small(drawn: &Markup) -> Markup {
    html! { svg width="26" height="18" aria-hidden="true" { (drawn) } }
}
