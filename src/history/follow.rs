//! One body's actions, meeting by meeting.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{
    Columns, Content, Options, Side, body, contents, fields, millionths, missing, of_pair, pair,
    regroup,
};
use crate::record::{ActionLog, ActionRow, ActionState};

use super::life::Life;
use super::model::{Log, Meeting};
use super::{BodyHistory, Event, EventState, MeetingRecord};

/// An action that has left the log comes back only if it is this like what it was, in millionths, where
/// nothing says when it was raised: bodies ask for the same report every year.
const RETURN_THRESHOLD: u64 = 800_000;

/// Follows a body's actions through its logs, which are in the order of their dates.
pub(super) fn follow<'a>(sides: &[&'a Side], options: &'a Options) -> BodyHistory {
    let mut track = Track { options, lives: Vec::new(), there: Vec::new(), gone: BTreeSet::new() };
    let mut meetings = Vec::new();
    let mut started = false;
    for (place, side) in sides.iter().enumerate() {
        let problem = missing(side, options);
        let of = |logs: &'a [ActionLog]| -> Vec<&'a ActionRow> {
            logs.iter().flat_map(|log| &log.rows).collect()
        };
        let rows = of(&side.logs);
        if problem.is_none() {
            let at = |log: Log| Meeting { log, place, date: side.date.clone() };
            let came = of(&side.came);
            if !came.is_empty() {
                track.meeting(&at(Log::Came), &came, started);
                started = true;
            }
            track.meeting(&at(Log::Left), &rows, started);
            started = true;
        }
        meetings.push(MeetingRecord {
            date: side.date.clone(),
            source: side.source.clone(),
            url: side.url.clone(),
            rows: if problem.is_none() { rows.len() } else { 0 },
            problem,
            doubts: side.doubts.clone(),
        });
    }
    let last = sides.iter().rev().find(|side| missing(side, options).is_none()).copied();
    let day = last.and_then(|side| side.date.as_deref());
    let latest = |name: fn(&Side) -> Option<String>| sides.iter().rev().find_map(|side| name(side));
    let actions = track.finish(day);
    BodyHistory {
        authority: latest(|side| side.authority.clone()),
        body: latest(body),
        meetings,
        summary: super::life::totals(&actions),
        actions,
    }
}

/// What is known so far.
struct Track<'a> {
    options: &'a Options,
    lives: Vec<Life<'a>>,
    /// The actions of the last log.
    there: Vec<usize>,
    /// The actions that have left the log, neither merged nor split.
    gone: BTreeSet<usize>,
}

impl<'a> Track<'a> {
    /// Takes in a log of one meeting.
    fn meeting(&mut self, at: &Meeting, rows: &[&'a ActionRow], started: bool) {
        let new = contents(rows);
        // 1. Which rows go on, and which were merged or split.
        let there = std::mem::take(&mut self.there);
        let last: Vec<&ActionRow> = there.iter().filter_map(|life| self.row(*life)).collect();
        let old = contents(&last);
        let pairs = pair(&old, &new);
        let groups = regroup(&old, &new, &pairs);
        let mut grouped_old = BTreeSet::new();
        let mut life_of: BTreeMap<usize, usize> = BTreeMap::new();
        for group in &groups {
            grouped_old.extend(group.before.iter().copied());
            let state = if group.before.len() > 1 { EventState::Merged } else { EventState::Split };
            let from: Vec<usize> =
                group.before.iter().filter_map(|place| there.get(*place)).copied().collect();
            let score = Some(millionths(group.score));
            for row in &group.after {
                let life = self.start(at, (*row, rows.get(*row)), EventState::Added, score);
                life_of.extend(life.map(|life| (*row, life)));
            }
            let into: Vec<usize> =
                group.after.iter().filter_map(|row| life_of.get(row)).copied().collect();
            self.join(at, &from, &into, state);
        }
        let columns = Columns::shared(&old, &new);
        for found in pairs.iter().filter(|pair| !grouped_old.contains(&pair.before)) {
            let (Some(life), Some(a), Some(b)) =
                (there.get(found.before), old.get(found.before), new.get(found.after))
            else {
                continue;
            };
            life_of.insert(found.after, *life);
            let seen = event_at(at, found.after, found.score);
            self.go_on(at, *life, (a, b), &columns, seen, None);
        }
        // 2. Rows that had left the log and are back, and new ones.
        for (row, life) in self.returned(&new, &life_of) {
            self.gone.remove(&life);
            let (Some(last), Some(b)) = (self.row(life), new.get(row)) else { continue };
            let last = contents(&[last]);
            if let Some(a) = last.first() {
                let columns = Columns::shared(&last, &new);
                let state = Some(EventState::Returned);
                let seen = event_at(at, row, 1_000_000);
                self.go_on(at, life, (a, b), &columns, seen, state);
                life_of.insert(row, life);
            }
        }
        let state = if started { EventState::Added } else { EventState::FirstSeen };
        for (place, row) in rows.iter().enumerate() {
            if !life_of.contains_key(&place) {
                let life = self.start(at, (place, Some(row)), state, None);
                life_of.extend(life.map(|life| (place, life)));
            }
        }
        // 3. Actions that have left it.
        let staying: BTreeSet<usize> = life_of.values().copied().collect();
        self.there = life_of.into_values().collect();
        for (place, life) in there.iter().enumerate() {
            if !staying.contains(life) && !grouped_old.contains(&place) {
                match at.log {
                    Log::Came => self.there.push(*life),
                    Log::Left => self.leave(at, *life),
                }
            }
        }
    }

    fn row(&self, life: usize) -> Option<&'a ActionRow> {
        self.lives.get(life).map(|life| life.row)
    }

    fn start(
        &mut self,
        at: &Meeting,
        (place, row): (usize, Option<&&'a ActionRow>),
        state: EventState,
        similarity: Option<f64>,
    ) -> Option<usize> {
        let row = *row?;
        let mut life = Life::new(row);
        let seen = Event { similarity, row: at.row(place), ..event(at, state) };
        life.see(self.options, at, row, seen);
        self.lives.push(life);
        self.lives.len().checked_sub(1)
    }

    fn go_on(
        &mut self,
        at: &Meeting,
        life: usize,
        (before, after): (&Content<'a>, &Content<'a>),
        columns: &Columns,
        seen: Event,
        state: Option<EventState>,
    ) {
        let fields = fields(before, after, columns);
        let paired = of_pair(before, after, &fields, columns, &self.options.closed);
        // A log without states said nothing of it; that one says that it is done.
        let (was, is) =
            (self.options.closed.holds(before.row), self.options.closed.holds(after.row));
        let told = if is && !was { EventState::Closed } else { EventState::of(paired) };
        let state = state.unwrap_or(told);
        if let Some(life) = self.lives.get_mut(life) {
            life.see(self.options, at, after.row, Event { state, fields, ..seen });
        }
    }

    /// The rows that are no action of the last log but one that had left: row and life.
    fn returned(&self, new: &[Content<'a>], taken: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
        let gone: Vec<usize> = self.gone.iter().copied().collect();
        let last: Vec<&ActionRow> = gone.iter().filter_map(|life| self.row(*life)).collect();
        let free: Vec<usize> = (0..new.len()).filter(|row| !taken.contains_key(row)).collect();
        if gone.is_empty() || free.is_empty() {
            return Vec::new();
        }
        let rows: Vec<&ActionRow> =
            free.iter().filter_map(|row| new.get(*row)).map(|content| content.row).collect();
        let pairs = pair(&contents(&last), &contents(&rows));
        pairs
            .into_iter()
            .filter_map(|pair| {
                let (old, new) = (last.get(pair.before)?, rows.get(pair.after)?);
                // The same words raised anew are another action.
                let same = match (&old.raised, &new.raised) {
                    (Some(old), Some(new)) => old == new,
                    _ => pair.score >= RETURN_THRESHOLD,
                };
                same.then_some((*free.get(pair.after)?, *gone.get(pair.before)?))
            })
            .collect()
    }

    fn leave(&mut self, at: &Meeting, place: usize) {
        self.gone.insert(place);
        let Some(life) = self.lives.get_mut(place) else { return };
        let state = match self.options.closed.state(life.row) {
            // It came to this meeting, and is told as closed there.
            Some(ActionState::Done | ActionState::NotDone) if life.seen_at(at) => return,
            Some(ActionState::Done | ActionState::NotDone) => EventState::DroppedClosed,
            Some(ActionState::Open | ActionState::Paused) => EventState::DroppedOpen,
            None => EventState::DroppedUnknown,
        };
        life.leave(event(at, state));
    }

    fn join(&mut self, at: &Meeting, from: &[usize], into: &[usize], state: EventState) {
        for old in from {
            if let Some(life) = self.lives.get_mut(*old) {
                life.into.extend(into);
                life.leave(event(at, state));
            }
        }
        for new in into {
            if let Some(life) = self.lives.get_mut(*new) {
                life.from.extend(from);
            }
        }
    }

    fn finish(self, day: Option<&str>) -> Vec<super::Action> {
        super::life::actions(&self.lives, self.options, day)
    }
}

/// What is known of an action that stands in a meeting's log, before it is compared.
fn event_at(at: &Meeting, row: usize, score: u64) -> Event {
    let similarity = Some(millionths(score));
    Event { similarity, row: at.row(row), ..event(at, EventState::Unchanged) }
}

fn event(at: &Meeting, state: EventState) -> Event {
    Event {
        meeting: at.place,
        date: at.date.clone(),
        state,
        number: None,
        part: None,
        status: None,
        closed: false,
        deferred: false,
        similarity: None,
        fields: Vec::new(),
        row: None,
    }
}
