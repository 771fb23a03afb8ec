//! The diff put together: each change with its rows, its key and its fields, in the order in which
//! people are told.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::record::schema::Schema;
use crate::record::{ActionRow, ActionState};

use super::comparable::{self, Ready};
use super::number::Chunk;
use super::pair::Pair;
use super::regroup::Group;
use super::{
    Change, Columns, Content, Diff, Field, Listing, Options, Row, SideRecord, State, Summary,
    days_between, fields, millionths, natural, of_pair,
};

/// What became of rows: their places, and what is said of them.
struct Found {
    state: State,
    before: Vec<usize>,
    after: Vec<usize>,
    score: Option<u64>,
    fields: Vec<Field>,
}

/// Puts the diff together.
pub(super) fn report(
    before: &Ready<'_>,
    after: &Ready<'_>,
    (old, new): (&[Content<'_>], &[Content<'_>]),
    pairs: &[Pair],
    groups: &[Group],
    options: &Options,
) -> Diff {
    let columns = Columns::shared(old, new);
    let mut all = regrouped(groups);
    all.extend(one_sided(old, new, pairs, groups, options));
    let grouped = |of: fn(&Group) -> &Vec<usize>| {
        groups.iter().flat_map(of).copied().collect::<BTreeSet<usize>>()
    };
    let (gone, come) = (grouped(|group| &group.before), grouped(|group| &group.after));
    for pair in pairs {
        let (Some(a), Some(b)) = (old.get(pair.before), new.get(pair.after)) else { continue };
        if gone.contains(&pair.before) || come.contains(&pair.after) {
            continue;
        }
        let fields = fields(a, b, &columns);
        all.push(Found {
            state: of_pair(a, b, &fields, &columns, &options.closed),
            before: vec![pair.before],
            after: vec![pair.after],
            score: Some(pair.score),
            fields,
        });
    }
    let mut summary = Summary::default();
    let mut changes: Vec<Change> = Vec::new();
    for (side, ready) in [("before", before), ("after", after)] {
        for body in &ready.set_aside {
            summary.count(State::NotComparable);
            changes.push(comparable::change(format!("{side}:log of {body}")));
        }
    }
    let day = later(&before.record, &after.record);
    all.sort_by_cached_key(|found| order(found, old, new));
    let mut keys = BTreeSet::new();
    for found in all {
        summary.count(found.state);
        if found.state == State::Unchanged && options.listing == Listing::Changes {
            continue;
        }
        // Of a row that is gone nothing is known after the last log that had it.
        let day = if found.after.is_empty() { day_of(&before.record) } else { day };
        let rows = |places: &[usize], from: &[Content<'_>]| -> Vec<Row> {
            let rows = places.iter().filter_map(|place| from.get(*place));
            rows.map(|content| row(content.row, day, options)).collect()
        };
        changes.push(Change {
            key: key(&found, old, new, &mut keys),
            state: found.state,
            similarity: found.score.map(millionths),
            before: rows(&found.before, old),
            after: rows(&found.after, new),
            fields: found.fields,
        });
    }
    Diff {
        schema: Schema::Diff.urn().to_owned(),
        before: before.record.clone(),
        after: after.record.clone(),
        summary,
        changes,
    }
}

fn regrouped(groups: &[Group]) -> Vec<Found> {
    let found = |group: &Group| Found {
        state: if group.before.len() > 1 { State::Merged } else { State::Split },
        before: group.before.clone(),
        after: group.after.clone(),
        score: Some(group.score),
        fields: Vec::new(),
    };
    groups.iter().map(found).collect()
}

/// How a row went that was in a state.
fn dropped(state: Option<ActionState>) -> State {
    match state {
        Some(ActionState::Done | ActionState::NotDone) => State::DroppedClosed,
        Some(ActionState::Open | ActionState::Paused) => State::DroppedOpen,
        None => State::DroppedUnknown,
    }
}

/// The rows that stand in one log alone.
fn one_sided(
    old: &[Content<'_>],
    new: &[Content<'_>],
    pairs: &[Pair],
    groups: &[Group],
    options: &Options,
) -> Vec<Found> {
    let taken = |of_pair: fn(&Pair) -> usize, of_group: fn(&Group) -> &Vec<usize>| {
        let grouped = groups.iter().flat_map(of_group).copied();
        pairs.iter().map(of_pair).chain(grouped).collect::<BTreeSet<usize>>()
    };
    let (gone, come) = (taken(|p| p.before, |g| &g.before), taken(|p| p.after, |g| &g.after));
    let found = |state, before, after| Found { state, before, after, score: None, fields: vec![] };
    let left = old.iter().enumerate().filter(|(place, _)| !gone.contains(place));
    let left = left.map(|(place, content)| {
        found(dropped(options.closed.state(content.row)), vec![place], Vec::new())
    });
    let added = (0..new.len()).filter(|place| !come.contains(place));
    left.chain(added.map(|place| found(State::Added, Vec::new(), vec![place]))).collect()
}

/// By state, then by the number of the later row, else of the earlier.
fn order(
    found: &Found,
    old: &[Content<'_>],
    new: &[Content<'_>],
) -> (State, Vec<Chunk>, Option<u32>, usize) {
    let first = |places: &[usize], from: &[Content<'_>]| {
        let place = *places.first()?;
        from.get(place).map(|content| (natural(content.row), content.row.part, place))
    };
    let (number, part, place) =
        first(&found.after, new).or_else(|| first(&found.before, old)).unwrap_or_default();
    (found.state, number, part, place)
}

/// Makes the key of a change: side, number and part; the place in the log where there is no number.
fn key(
    found: &Found,
    old: &[Content<'_>],
    new: &[Content<'_>],
    taken: &mut BTreeSet<String>,
) -> String {
    let of = |side: &str, places: &[usize], from: &[Content<'_>]| {
        let place = *places.first()?;
        let row = from.get(place)?.row;
        Some(match (&row.number, row.part) {
            (Some(number), Some(part)) => format!("{side}:{number}.{part}"),
            (Some(number), None) => format!("{side}:{number}"),
            (None, _) => format!("{side}:row {}", place.saturating_add(1)),
        })
    };
    let key = of("after", &found.after, new).or_else(|| of("before", &found.before, old));
    let key = key.unwrap_or_default();
    let mut unique = key.clone();
    let mut again = 2_u32;
    while !taken.insert(unique.clone()) {
        unique = format!("{key} ({again})");
        again = again.saturating_add(1);
    }
    unique
}

/// The day of the later meeting.
fn later(before: &SideRecord, after: &SideRecord) -> Option<Date> {
    day_of(before).max(day_of(after))
}

fn day_of(side: &SideRecord) -> Option<Date> {
    side.date.as_deref().and_then(|date| date.parse::<Date>().ok())
}

fn row(row: &ActionRow, day: Option<Date>, options: &Options) -> Row {
    let open = !options.closed.holds(row);
    let days = row.raised.as_deref().zip(day).and_then(|(raised, day)| days_between(raised, day));
    Row {
        number: row.number.clone(),
        part: row.part,
        raised: row.raised.clone(),
        due: row.due.clone(),
        action: row.action.clone(),
        owners: row.owners.clone(),
        comments: row.comments.clone(),
        status: row.status.clone(),
        state: options.closed.state(row),
        extra: row.extra.clone(),
        days_open: days.filter(|_| open),
        at: row.at.clone(),
    }
}
