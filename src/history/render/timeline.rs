//! The picture: one bar an action, a column a meeting, as inline SVG.
//!
//! Each bar is a picture of its own in a row of a table, so that a screen reader hears a table and
//! paper repeats its head on every page. Colour, pattern and letter tell the status; a change is
//! underlined, a deferral has a corner.

use std::fmt::Write;

use crate::diff::render::escaped;
use crate::history::{Action, BodyHistory, Event, EventState, MeetingRecord};

use super::words::{Kind, date_words, life_words};

/// How wide all columns are together where there is room for them, in pixels.
const WIDTH: usize = 780;
/// How wide a column is, in pixels: at least so that a letter fits, at most so that bars stay bars.
const NARROWEST: usize = 10;
const WIDEST: usize = 34;
/// How high the bars and the head are, in pixels.
const BAR: usize = 18;
const HEAD: usize = 74;

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

/// The patterns and signs of all pictures, drawn once.
pub(super) fn patterns() -> String {
    let pattern = |kind: Kind, lines: &str| {
        format!(
            "<pattern id=\"p-{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <rect class=\"f-{0}\" width=\"6\" height=\"6\"/>{lines}</pattern>",
            kind.class()
        )
    };
    let lines = |kind: Kind| match kind {
        Kind::Red => {
            "<path d=\"M-1 1l2-2M0 6l6-6M5 7l2-2\" stroke=\"#c4473a\" stroke-width=\"1.2\"/>"
        }
        Kind::Amber => "<circle cx=\"3\" cy=\"3\" r=\"1.1\" fill=\"#b77900\"/>",
        Kind::Blue => "<path d=\"M0 3h6\" stroke=\"#3b78b5\" stroke-width=\"1\"/>",
        Kind::Green | Kind::Closed | Kind::Open => "",
    };
    let all: String = Kind::ALL.iter().map(|kind| pattern(*kind, lines(*kind))).collect();
    format!(
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs>{all}</defs></svg>\n"
    )
}

/// The head: years, and the day of each meeting.
pub(super) fn head(grid: &Grid, meetings: &[MeetingRecord]) -> String {
    let mut out = open(grid, HEAD, "aria-hidden=\"true\" class=\"head\"");
    for (place, year) in &grid.years {
        let x = grid.x(*place);
        add(&mut out, format_args!("<path class=\"year\" d=\"M{x} 0V{HEAD}\"/>"));
        // The next year's label must not run into this one's.
        let next = grid.years.iter().find(|(other, _)| other > place).map_or(grid.columns, |y| y.0);
        if next.saturating_sub(*place).saturating_mul(grid.column) >= 30 {
            let x = x.saturating_add(3);
            add(
                &mut out,
                format_args!("<text class=\"y\" x=\"{x}\" y=\"12\">{}</text>", escaped(year)),
            );
        }
    }
    for (place, meeting) in meetings.iter().enumerate() {
        let (x, y) = (grid.middle(place).saturating_add(4), HEAD.saturating_sub(5));
        let day = short(meeting.date.as_deref());
        let class = if meeting.problem.is_some() { "d none" } else { "d" };
        add(
            &mut out,
            format_args!(
                "<text class=\"{class}\" transform=\"translate({x} {y}) rotate(-90)\">{}<title>{}</title></text>",
                escaped(&day),
                escaped(&title(meeting)),
            ),
        );
    }
    out.push_str("</svg>");
    out
}

/// "25 Sep": the year stands above.
fn short(date: Option<&str>) -> String {
    let words = date_words(date);
    let mut parts = words.split(' ');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(_)) => {
            format!("{day} {}", month.chars().take(3).collect::<String>())
        }
        _ => words,
    }
}

fn title(meeting: &MeetingRecord) -> String {
    let day = date_words(meeting.date.as_deref());
    match &meeting.problem {
        Some(problem) => format!("{day}: {problem}"),
        None => format!("{day}: {} rows, {}", meeting.rows, meeting.source),
    }
}

/// One action's bar.
pub(super) fn bar(grid: &Grid, body: &BodyHistory, action: &Action) -> String {
    let label = escaped(&life_words(action));
    let mut out = open(grid, BAR, &format!("role=\"img\" aria-label=\"{label}\""));
    for (place, _) in &grid.years {
        add(&mut out, format_args!("<path class=\"year\" d=\"M{} 0V{BAR}\"/>", grid.x(*place)));
    }
    let there: Vec<&Event> = action.life.iter().filter(|event| event.state.is_there()).collect();
    if let (Some(first), Some(last)) = (there.first(), there.last()) {
        let (from, to) = (grid.x(first.meeting), grid.x(last.meeting.saturating_add(1)));
        add(&mut out, format_args!("<path class=\"life\" d=\"M{from} 9H{to}\"/>"));
    }
    // Meetings side by side with the same status are one stretch.
    let goes_on = |a: &&Event, b: &&Event| {
        Kind::of(a) == Kind::of(b) && b.meeting == a.meeting.saturating_add(1)
    };
    for run in there.chunk_by(goes_on) {
        let Some(first) = run.first() else { continue };
        let kind = Kind::of(first);
        let (x, width) = (grid.x(first.meeting), grid.column.saturating_mul(run.len()));
        let middle = grid.middle(first.meeting);
        add(
            &mut out,
            format_args!(
                "<rect class=\"bar\" x=\"{x}\" y=\"2\" width=\"{width}\" height=\"14\" rx=\"2\" fill=\"url(#p-{})\"/>\
                 <rect class=\"l\" x=\"{}\" y=\"4\" width=\"9\" height=\"10\"/>\
                 <text class=\"k\" x=\"{middle}\" y=\"12.5\">{}</text>",
                kind.class(),
                middle.saturating_sub(4),
                kind.letter(),
            ),
        );
    }
    for event in &action.life {
        mark(&mut out, grid, body, event);
    }
    out.push_str("</svg>");
    out
}

/// The signs of one meeting on a bar, and what they mean where the mouse rests.
fn mark(out: &mut String, grid: &Grid, body: &BodyHistory, event: &Event) {
    let (x, middle) = (grid.x(event.meeting), grid.middle(event.meeting));
    let left = x.saturating_add(1);
    let right = left.saturating_add(grid.column).saturating_sub(2);
    if !event.fields.is_empty() {
        add(out, format_args!("<path class=\"changed\" d=\"M{left} 16H{right}\"/>"));
    }
    if event.deferred {
        let from = right.saturating_sub(6);
        add(out, format_args!("<path class=\"deferred\" d=\"M{from} 1H{right}V7z\"/>"));
    }
    let sign = match event.state {
        EventState::DroppedOpen => "✕",
        EventState::Split => "≺",
        EventState::Merged => "≻",
        EventState::DroppedClosed => "",
        _ => "",
    };
    if !sign.is_empty() {
        add(out, format_args!("<text class=\"end\" x=\"{middle}\" y=\"14\">{sign}</text>"));
    }
    let meeting = body.meetings.get(event.meeting).and_then(|meeting| meeting.date.as_deref());
    let status = event.status.as_deref().map(|status| format!(", {status}")).unwrap_or_default();
    let off = if event.deferred { ", put off" } else { "" };
    let state = super::words::state_words(event.state);
    add(
        out,
        format_args!(
            "<rect class=\"hit\" x=\"{x}\" y=\"0\" width=\"{}\" height=\"{BAR}\"><title>{}</title></rect>",
            grid.column,
            escaped(&format!("{}: {state}{status}{off}", date_words(meeting))),
        ),
    );
}

/// A sample for the legend.
pub(super) fn sample(kind: Kind) -> String {
    format!(
        "<svg width=\"26\" height=\"18\" aria-hidden=\"true\">\
         <rect class=\"bar\" x=\"1\" y=\"2\" width=\"24\" height=\"14\" rx=\"2\" fill=\"url(#p-{})\"/>\
         <rect class=\"l\" x=\"4\" y=\"4\" width=\"9\" height=\"10\"/>\
         <text class=\"k\" x=\"8\" y=\"12.5\">{}</text></svg>",
        kind.class(),
        kind.letter()
    )
}

/// Samples of the signs.
pub(super) const SIGNS: [(&str, &str); 3] = [
    ("<path class=\"changed\" d=\"M1 16H25\"/>", "something changed"),
    ("<path class=\"deferred\" d=\"M19 1H25V7z\"/>", "put off"),
    ("<text class=\"end\" x=\"13\" y=\"14\">✕</text>", "gone though open"),
];

/// A sign for the legend.
pub(super) fn sign(drawn: &str) -> String {
    format!("<svg width=\"26\" height=\"18\" aria-hidden=\"true\">{drawn}</svg>")
}

fn open(grid: &Grid, height: usize, attributes: &str) -> String {
    let width = grid.width();
    format!(
        "<svg {attributes} width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">"
    )
}

fn add(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(what);
}
