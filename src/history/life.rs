//! One action's life as it is gathered, and what is counted of it in the end.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diff::{Options, days_between, natural};
use crate::record::{ActionRow, ActionState};

use super::deferral::deferred;
use super::model::Meeting;
use super::{Action, End, Event, EventState, Totals};

/// A life so far.
pub(super) struct Life<'a> {
    /// The latest row of it.
    pub(super) row: &'a ActionRow,
    first: &'a ActionRow,
    pub(super) events: Vec<Event>,
    /// The actions that it came from and went into, by their places.
    pub(super) from: Vec<usize>,
    pub(super) into: Vec<usize>,
}

impl<'a> Life<'a> {
    pub(super) fn new(row: &'a ActionRow) -> Self {
        Self { row, first: row, events: Vec::new(), from: Vec::new(), into: Vec::new() }
    }

    /// Takes in the row of a meeting. Where it is as it came to that meeting, that is told already; the row that
    /// came may say more, in a column that the other log lacks.
    pub(super) fn see(
        &mut self,
        options: &Options,
        at: &Meeting,
        row: &'a ActionRow,
        event: Event,
    ) {
        if event.state == EventState::Unchanged
            && let Some(came) = self.events.last_mut().filter(|last| last.meeting == at.place)
        {
            came.row = event.row;
            return;
        }
        let before = (!self.events.is_empty()).then_some(self.row);
        self.events.push(Event {
            meeting: at.place,
            number: row.number.clone(),
            part: row.part,
            status: row.status.clone(),
            closed: options.closed.holds(row),
            deferred: deferred(before, row),
            ..event
        });
        self.row = row;
    }

    /// Takes in that it is not there any more.
    pub(super) fn leave(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Whether it has been seen at a meeting already, in the log as it came there.
    pub(super) fn seen_at(&self, at: &Meeting) -> bool {
        self.events.last().is_some_and(|event| event.meeting == at.place)
    }

    fn end(&self, options: &Options) -> End {
        match self.events.last().map(|event| event.state) {
            Some(EventState::DroppedOpen) => End::DroppedOpen,
            Some(EventState::DroppedUnknown) => End::DroppedUnknown,
            Some(EventState::Merged) => End::Merged,
            Some(EventState::Split) => End::Split,
            _ => match options.closed.state(self.row) {
                Some(ActionState::Done) => End::Done,
                Some(ActionState::NotDone) => End::NotDone,
                Some(ActionState::Open | ActionState::Paused) | None => End::Open,
            },
        }
    }

    /// The first meeting of the last stretch in which it was closed, or the one that it left at.
    fn ended(&self, end: End) -> Option<String> {
        let event = match end {
            End::Open => None,
            End::Done | End::NotDone => {
                let still = |event: &&Event| event.closed || !event.state.is_there();
                self.events.iter().rev().take_while(still).filter(|event| event.closed).last()
            }
            _ => self.events.last(),
        };
        event.and_then(|event| event.date.clone())
    }
}

/// Tells all lives, in the order in which they began.
pub(super) fn actions(lives: &[Life<'_>], options: &Options, last: Option<&str>) -> Vec<Action> {
    let mut order: Vec<usize> = (0..lives.len()).collect();
    order.sort_by_cached_key(|place| {
        let life = lives.get(*place);
        let begun = life.and_then(|life| life.events.first()).map(|event| event.meeting);
        (begun, life.map(|life| (natural(life.first), life.first.part)), *place)
    });
    let mut taken = BTreeSet::new();
    let mut keys = vec![String::new(); lives.len()];
    for place in &order {
        if let (Some(life), Some(key)) = (lives.get(*place), keys.get_mut(*place)) {
            *key = unique(life, &mut taken);
        }
    }
    let names = |places: &[usize]| -> Vec<String> {
        places.iter().filter_map(|place| keys.get(*place)).cloned().collect()
    };
    let in_order = order.iter().filter_map(|place| Some((lives.get(*place)?, keys.get(*place)?)));
    in_order
        .map(|(life, key)| Action {
            key: key.clone(),
            from: names(&life.from),
            into: names(&life.into),
            ..action(life, options, last)
        })
        .collect()
}

/// The meeting it was first seen at, and its number there.
fn unique(life: &Life<'_>, taken: &mut BTreeSet<String>) -> String {
    let date = life.events.first().and_then(|event| event.date.as_deref()).unwrap_or("undated");
    let number = life.first.number.as_deref().unwrap_or("-");
    let key = match life.first.part {
        Some(part) => format!("{date}:{number}.{part}"),
        None => format!("{date}:{number}"),
    };
    let mut unique = key.clone();
    let mut again = 2_u32;
    while !taken.insert(unique.clone()) {
        unique = format!("{key} ({again})");
        again = again.saturating_add(1);
    }
    unique
}

fn action(life: &Life<'_>, options: &Options, last: Option<&str>) -> Action {
    let row = life.row;
    let end = life.end(options);
    let ended = life.ended(end);
    let seen = |event: &&Event| event.state.is_there();
    let first_seen = life.events.iter().find(seen).and_then(|event| event.date.clone());
    let last_seen = life.events.iter().rev().find(seen).and_then(|event| event.date.clone());
    let until = match end {
        End::Open => last,
        End::DroppedOpen | End::DroppedUnknown => last_seen.as_deref(),
        End::Done | End::NotDone | End::Split | End::Merged => ended.as_deref(),
    };
    let raised = row.raised.clone().or_else(|| life.first.raised.clone());
    let days =
        |from: Option<&str>, to: Option<&str>| days_between(from?, to?.parse::<Date>().ok()?);
    // A month began before the meeting that its last day may be after.
    let begun = match raised.as_deref().and_then(last_day) {
        Some(day) if first_seen.as_ref().is_none_or(|seen| day <= *seen) => Some(day),
        _ => first_seen.clone(),
    };
    let days_open = days(begun.as_deref(), until);
    let differs = |event: &&Event| !event.fields.is_empty();
    let changed = life.events.iter().rev().find(differs).or(life.events.first());
    let since = changed.and_then(|event| event.date.as_deref());
    Action {
        key: String::new(),
        number: row.number.clone(),
        part: row.part,
        raised,
        due: row.due.clone(),
        action: row.action.clone(),
        owners: row.owners.clone(),
        comments: row.comments.clone(),
        status: row.status.clone(),
        state: options.closed.state(row),
        first_seen,
        last_seen,
        end,
        ended,
        from: Vec::new(),
        into: Vec::new(),
        days_open,
        days_since_change: days(since, last).filter(|_| end == End::Open),
        times_changed: meetings(life, |event| !event.fields.is_empty()),
        times_deferred: meetings(life, |event| event.deferred),
        life: life.events.clone(),
    }
}

/// At how many meetings something was seen.
fn meetings(life: &Life<'_>, is: impl Fn(&Event) -> bool) -> usize {
    let at: BTreeSet<usize> =
        life.events.iter().filter(|event| is(event)).map(|event| event.meeting).collect();
    at.len()
}

/// The day of an ISO date, or the last one of a month.
fn last_day(date: &str) -> Option<String> {
    if date.parse::<Date>().is_ok() {
        return Some(date.to_owned());
    }
    let month: Date = format!("{date}-01").parse().ok()?;
    Some(month.last_of_month().to_string())
}

/// Counts actions by their ends.
pub(super) fn totals(actions: &[Action]) -> Totals {
    let of = |end: End| actions.iter().filter(|action| action.end == end).count();
    Totals {
        actions: actions.len(),
        dropped_open: of(End::DroppedOpen),
        dropped_unknown: of(End::DroppedUnknown),
        open: of(End::Open),
        done: of(End::Done),
        not_done: of(End::NotDone),
        split: of(End::Split),
        merged: of(End::Merged),
    }
}
