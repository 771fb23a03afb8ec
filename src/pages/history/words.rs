//! The words in which a history is told.

use crate::history::{Action, End, Event, EventState};
use crate::pages::words::{counted, date};

/// The ends in the order in which people are told.
pub(super) const ENDS: [End; 7] = [
    End::DroppedOpen,
    End::DroppedUnknown,
    End::Open,
    End::Done,
    End::NotDone,
    End::Split,
    End::Merged,
];

/// What actions with an end are headed.
pub(super) fn end_heading(end: End) -> &'static str {
    match end {
        End::DroppedOpen => "Dropped while open",
        End::DroppedUnknown => "Dropped, state unknown",
        End::Open => "Still open",
        End::Done => "Done",
        End::NotDone => "Not done",
        End::Split => "Split",
        End::Merged => "Merged",
    }
}

/// What became of an action at a meeting.
pub(super) fn state_words(state: EventState) -> &'static str {
    match state {
        EventState::FirstSeen => "in the first log",
        EventState::Added => "added",
        EventState::Returned => "in the log again",
        EventState::Unchanged => "unchanged",
        EventState::Renumbered => "renumbered",
        EventState::Changed => "changed",
        EventState::Closed => "closed",
        EventState::Reopened => "reopened",
        EventState::DroppedOpen => "dropped while open",
        EventState::DroppedUnknown => "dropped, state unknown",
        EventState::DroppedClosed => "dropped after closing",
        EventState::Split => "split",
        EventState::Merged => "merged",
    }
}

/// What is counted of an action: "open 818 days, put off twice".
pub(super) fn counts(action: &Action) -> String {
    let mut counts = Vec::new();
    if let Some(days) = action.days_open {
        counts.push(format!("open {}", counted(days, "day")));
    }
    if let Some(days) = action.days_since_change.filter(|days| *days > 0) {
        counts.push(format!("no change for {}", counted(days, "day")));
    }
    match action.times_deferred {
        0 => {}
        1 => counts.push("put off once".to_owned()),
        times => counts.push(format!("put off {times} times")),
    }
    counts.join(", ")
}

/// A life in a sentence, for those who hear the page.
pub(super) fn life_words(action: &Action) -> String {
    let first = date(action.first_seen.as_deref());
    let last = date(action.last_seen.as_deref());
    let ended = date(action.ended.as_deref());
    let status = action.status.as_deref().unwrap_or("no status");
    match action.end {
        End::Open => format!("In the logs from {first} to {last}, still open: {status}"),
        End::Done => format!("In the logs from {first} to {last}, done {ended}"),
        End::NotDone => format!("In the logs from {first} to {last}, ended undone {ended}"),
        End::DroppedUnknown => {
            format!("In the logs from {first} to {last}, missing on {ended}, open or not: {status}")
        }
        End::DroppedOpen => {
            format!("In the logs from {first} to {last}, missing on {ended} though open: {status}")
        }
        End::Split => format!("In the logs from {first} to {last}, split {ended}"),
        End::Merged => format!("In the logs from {first} to {last}, merged {ended}"),
    }
}

/// How a status is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Red,
    Amber,
    Green,
    Blue,
    Closed,
    Open,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Red, Self::Amber, Self::Green, Self::Blue, Self::Open, Self::Closed];

    pub(super) fn of(event: &Event) -> Self {
        match event.status.as_deref() {
            Some("red") => Self::Red,
            Some("amber" | "yellow") => Self::Amber,
            Some("green") => Self::Green,
            Some("blue") => Self::Blue,
            _ if event.closed => Self::Closed,
            _ => Self::Open,
        }
    }

    /// The name of its pattern.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Closed => "closed",
            Self::Open => "open",
        }
    }

    /// The letter in it.
    pub(super) fn letter(self) -> &'static str {
        match self {
            Self::Red => "R",
            Self::Amber => "A",
            Self::Green => "G",
            Self::Blue => "B",
            Self::Closed => "C",
            Self::Open => "O",
        }
    }

    /// What the legend says.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Closed => "closed (completed, done …)",
            Self::Open => "open, or no status",
        }
    }
}
