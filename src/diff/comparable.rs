//! Whether two logs can be compared at all.

use std::collections::BTreeSet;

use crate::record::schema::Schema;
use crate::record::{ActionLog, ActionRow};

use super::content::{contents, fold};
use super::pair::pair;
use super::{Bodies, Change, Diff, Incomplete, Options, Side, SideRecord, State, Summary};

/// A side that is ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Ready<'a> {
    /// Its rows, in the order of its logs.
    pub(super) rows: Vec<&'a ActionRow>,
    /// What the diff says of it.
    pub(super) record: SideRecord,
    /// Bodies whose logs have no counterpart.
    pub(super) set_aside: Vec<String>,
}

/// Readies both sides, or tells why they cannot be compared.
pub(super) fn comparable<'a>(
    before: &'a Side,
    after: &'a Side,
    options: &Options,
) -> Result<(Ready<'a>, Ready<'a>), Box<Diff>> {
    let (mut old, mut new) = (record(before), record(after));
    old.problem = missing(before, options);
    new.problem = missing(after, options);
    if let (None, None, Bodies::Same) = (&old.problem, &new.problem, options.bodies)
        && let Some((a, b)) = other_bodies(before, after)
    {
        new.problem = Some(format!("is the log of “{b}”, not of “{a}”"));
    }
    if old.problem.is_some() || new.problem.is_some() {
        return Err(Box::new(not_comparable(old, new)));
    }
    let (before, mut later) =
        (ready(before, after, old, options), ready(after, before, new, options));
    let ended = ended(after, &later.rows, options);
    later.rows.extend(ended);
    Ok((before, later))
}

/// The rows that ended at the meeting whose minutes hold the log as it came beside the one that it left: they
/// stand in the first alone, done. Others that it left are dropped.
fn ended<'a>(side: &'a Side, left: &[&'a ActionRow], options: &Options) -> Vec<&'a ActionRow> {
    let came = side.came.iter().flat_map(|log| &log.rows);
    let done: Vec<&ActionRow> = came.filter(|row| options.closed.holds(row)).collect();
    let pairs = pair(&contents(&done), &contents(left));
    let goes_on = |place: usize| pairs.iter().any(|pair| pair.before == place);
    done.iter().enumerate().filter(|(place, _)| !goes_on(*place)).map(|(_, row)| *row).collect()
}

fn record(side: &Side) -> SideRecord {
    SideRecord {
        source: side.source.clone(),
        url: side.url.clone(),
        body: body(side),
        date: side.date.clone(),
        rows: 0,
        problem: None,
        doubts: side.doubts.clone(),
    }
}

/// Why a log is not compared of which some text is in no row.
pub const INCOMPLETE: &str = "has an action log with text that no row has";

/// Why a side has no rows that could be compared.
pub(crate) fn missing(side: &Side, options: &Options) -> Option<String> {
    if let Some(problem) = &side.problem {
        return Some(problem.clone());
    }
    if side.logs.is_empty() {
        return Some("holds no action log".to_owned());
    }
    let mut all = side.logs.iter().chain(&side.came);
    if options.incomplete == Incomplete::Refused && all.any(|log| !log.unread.is_empty()) {
        return Some(INCOMPLETE.to_owned());
    }
    let rows = side.logs.iter().any(|log| !log.rows.is_empty());
    (!rows).then(|| "has an action log of which no row was read".to_owned())
}

/// The names of the bodies, where they are not the same: told by their places in a backfill where
/// both have one, since bodies are renamed; else by their names, and by the authorities where those
/// are given: many have a Cabinet.
fn other_bodies(before: &Side, after: &Side) -> Option<(String, String)> {
    let (a, b) = (body(before)?, body(after)?);
    if let (Some(old), Some(new)) = (&before.series, &after.series) {
        return (old != new).then_some((a, b));
    }
    if folded(&a) != folded(&b) {
        return Some((a, b));
    }
    let (old, new) = (before.authority.as_deref()?, after.authority.as_deref()?);
    (folded(old) != folded(new)).then(|| (format!("{a}, {old}"), format!("{b}, {new}")))
}

/// The body of a side: the paper's, else the one that all its logs that name one name.
pub(crate) fn body(side: &Side) -> Option<String> {
    if side.body.is_some() {
        return side.body.clone();
    }
    let mut named = side.logs.iter().filter_map(|log| log.body.as_deref());
    let first = named.next()?;
    named.all(|name| folded(name) == folded(first)).then(|| first.to_owned())
}

/// A body's name as it is compared: "the Health & Care Board" is the "Health and Care board".
pub(crate) fn folded(name: &str) -> String {
    let lower = fold(name).to_lowercase().replace('&', " and ");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip_while(|word| *word == "the").collect::<Vec<_>>().join(" ")
}

fn not_comparable(before: SideRecord, after: SideRecord) -> Diff {
    let mut summary = Summary::default();
    summary.count(State::NotComparable);
    Diff {
        schema: Schema::Diff.urn().to_owned(),
        before,
        after,
        summary,
        changes: vec![change("log".to_owned())],
    }
}

/// The change that says that a log was not compared.
pub(super) fn change(key: String) -> Change {
    Change {
        state: State::NotComparable,
        key,
        similarity: None,
        before: Vec::new(),
        after: Vec::new(),
        fields: Vec::new(),
    }
}

/// Takes the rows of a side. Where it holds the logs of several bodies, those whose body the other
/// side does not speak of are set aside: their rows have not been dropped.
fn ready<'a>(side: &'a Side, other: &Side, mut record: SideRecord, options: &Options) -> Ready<'a> {
    let known: BTreeSet<String> = bodies(other);
    let several = bodies(side).len() > 1 && options.bodies == Bodies::Same;
    let apart = |log: &&ActionLog| {
        several && log.body.as_deref().is_some_and(|name| !known.contains(&folded(name)))
    };
    let mut rows: Vec<&ActionRow> = Vec::new();
    let mut set_aside: Vec<String> = Vec::new();
    for log in &side.logs {
        match (&log.body, apart(&log)) {
            (Some(name), true) => {
                record.doubts.push(format!(
                    "its log of “{name}” was not compared: the other side has none of that body"
                ));
                set_aside.push(name.clone());
            }
            _ => rows.extend(&log.rows),
        }
    }
    // Names that differ throughout tell less than the paper itself: everything is compared then.
    if rows.is_empty() {
        rows.extend(side.logs.iter().flat_map(|log| &log.rows));
        record.doubts.clone_from(&side.doubts);
        set_aside.clear();
    }
    record.rows = rows.len();
    Ready { rows, record, set_aside }
}

/// The bodies that a side speaks of, folded.
fn bodies(side: &Side) -> BTreeSet<String> {
    let logs = side.logs.iter().filter_map(|log| log.body.as_deref());
    logs.chain(side.body.as_deref()).map(folded).collect()
}
