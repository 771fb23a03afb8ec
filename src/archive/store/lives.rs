//! The actions of one body: each row of each log, and each action through all of them.

use std::collections::BTreeMap;

use super::Error;
use super::model::Tabled;
use super::rows::{Rows, Spot, count, json, position, word};
use crate::diff::{Closed, FieldValue, Options, Side};
use crate::history::{self, Action, Event, EventState};
use crate::record::ActionRow;

/// A row of a log: the meeting's place in the body's list, and the row's in its log.
type RowAt = (usize, usize);

/// Writes the actions of a body, whose logs come in the order of their dates.
pub(super) fn write(rows: &mut Rows<'_>, body: i64, tabled: &[Tabled]) -> Result<(), Error> {
    let options = Options::default();
    let sides: Vec<Side> = tabled.iter().map(|tabled| tabled.side.clone()).collect();
    let by_source: BTreeMap<&str, usize> =
        tabled.iter().enumerate().map(|(place, log)| (log.side.source.as_str(), place)).collect();
    let history = history::history(&sides, &options);
    // 1. The lives, and which life each row is of.
    let mut lives: Vec<(i64, &Action, Vec<Option<usize>>)> = Vec::new();
    let mut life_of: BTreeMap<RowAt, i64> = BTreeMap::new();
    for followed in &history.bodies {
        // The history's own list of meetings → ours.
        let places: Vec<Option<usize>> = followed
            .meetings
            .iter()
            .map(|meeting| by_source.get(meeting.source.as_str()).copied())
            .collect();
        for action in &followed.actions {
            let id = life(rows, body, action)?;
            let at: Vec<Option<usize>> =
                action.life.iter().map(|event| places.get(event.meeting).copied()?).collect();
            for (event, place) in action.life.iter().zip(&at) {
                if let (Some(place), Some(row)) = (place, event.row) {
                    life_of.insert((*place, row), id);
                }
            }
            lives.push((id, action, at));
        }
    }
    links(rows, &lives)?;
    // 2. The rows of each log.
    let mut ids: BTreeMap<RowAt, i64> = BTreeMap::new();
    for (place, log) in tabled.iter().enumerate() {
        let all = log.side.logs.iter().flat_map(|log| &log.rows);
        for (row, action) in all.enumerate() {
            let life = life_of.get(&(place, row)).copied();
            ids.insert((place, row), self::row(rows, log, (row, life), action, &options.closed)?);
        }
    }
    // 3. What became of each action from log to log.
    for (id, action, at) in &lives {
        let mut before = None;
        for (event, place) in action.life.iter().zip(at) {
            let Some(place) = *place else { continue };
            let after = event.row.and_then(|row| ids.get(&(place, row)).copied());
            if let Some(log) = tabled.get(place)
                && event.state != EventState::Unchanged
            {
                change(rows, (*id, log.meeting), (before, after), event)?;
            }
            before = after.or(before);
        }
    }
    Ok(())
}

fn life(rows: &mut Rows<'_>, body: i64, action: &Action) -> Result<i64, Error> {
    rows.add(
        "action_lives",
        &[
            ("body_id", &body),
            ("key", &action.key),
            ("number", &action.number),
            ("part", &action.part),
            ("action", &action.action),
            ("owners", &owners(&action.owners)),
            ("raised", &action.raised),
            ("due", &action.due),
            ("status", &action.status),
            ("state", &word(&action.state)),
            ("comments", &action.comments),
            ("first_seen", &action.first_seen),
            ("last_seen", &action.last_seen),
            ("end", &action.end.as_str()),
            ("ended", &action.ended),
            ("days_open", &action.days_open),
            ("days_since_change", &action.days_since_change),
            ("times_changed", &count(action.times_changed)),
            ("times_deferred", &count(action.times_deferred)),
        ],
    )
}

fn links(rows: &mut Rows<'_>, lives: &[(i64, &Action, Vec<Option<usize>>)]) -> Result<(), Error> {
    let ids: BTreeMap<&str, i64> =
        lives.iter().map(|(id, action, _)| (action.key.as_str(), *id)).collect();
    let mut add = rows
        .connection()
        .prepare("INSERT OR IGNORE INTO action_links (from_id, into_id) VALUES (?, ?)")?;
    for (id, action, _) in lives {
        for into in action.into.iter().filter_map(|key| ids.get(key.as_str())) {
            add.execute([id, into])?;
        }
    }
    Ok(())
}

fn row(
    rows: &mut Rows<'_>,
    log: &Tabled,
    (place, life): (usize, Option<i64>),
    row: &ActionRow,
    closed: &Closed,
) -> Result<i64, Error> {
    let spot = Spot::of(&row.at);
    let id = rows.add(
        "actions",
        &[
            ("meeting_id", &log.meeting),
            ("life_id", &life),
            ("position", &position(place)),
            ("number", &row.number),
            ("part", &row.part),
            ("action", &row.action),
            ("raised", &row.raised),
            ("due", &row.due),
            ("status", &row.status),
            ("closed", &closed.holds(row)),
            ("kind", &log.side.logs.first().and_then(|log| word(&log.kind))),
            ("section", &row.section),
            ("state", &word(&row.state)),
            ("state_from", &word(&row.state_from)),
            ("comments", &row.comments),
            ("extra", &json(&row.extra)),
            ("printed", &json(&row.printed)),
            ("inherited", &json(&row.inherited)),
            ("document_id", &log.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    for (place, owner) in row.owners.iter().enumerate() {
        rows.add(
            "action_owners",
            &[("action_id", &id), ("position", &position(place)), ("owner", owner)],
        )?;
    }
    Ok(id)
}

fn change(
    rows: &mut Rows<'_>,
    (life, meeting): (i64, i64),
    (before, after): (Option<i64>, Option<i64>),
    event: &Event,
) -> Result<(), Error> {
    let id = rows.add(
        "action_changes",
        &[
            ("life_id", &life),
            ("meeting_id", &meeting),
            ("before_id", &before),
            ("after_id", &after),
            ("state", &event.state.as_str()),
            ("deferred", &event.deferred),
            ("similarity", &event.similarity),
        ],
    )?;
    for (place, field) in event.fields.iter().enumerate() {
        rows.add(
            "action_change_fields",
            &[
                ("change_id", &id),
                ("position", &position(place)),
                ("field", &field.name),
                ("before", &value(&field.before)),
                ("after", &value(&field.after)),
                ("grew", &field.grew),
            ],
        )?;
    }
    Ok(())
}

fn value(value: &FieldValue) -> Option<String> {
    match value {
        FieldValue::List(several) => owners(several),
        FieldValue::Text(text) => text.clone(),
    }
}

/// Several persons or posts as one cell.
fn owners(owners: &[String]) -> Option<String> {
    (!owners.is_empty()).then(|| owners.join("; "))
}
