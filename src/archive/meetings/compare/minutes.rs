//! Two minutes of a meeting, item by item.

use serde_json::{Value, json};

use crate::record::{
    At, FutureMeeting, Minutes, MinutesItem, Paragraph, Resolution, ResolutionKind, Vote,
};

use super::pairs::{Key, name, pairs, throughout};
use super::{Between, Found, clause, fold};

/// Compares items: titles, clauses, narrative, votes. The text of an item that either document cuts is
/// unknown.
pub(super) fn compare(between: &Between<'_>, taken: &Minutes, other: &Minutes, found: &mut Found) {
    let keys = |minutes: &Minutes| -> Vec<Key> {
        let key = |item: &MinutesItem| {
            let paragraphs = item.paragraphs.iter().map(|one| one.text.as_str());
            let clauses = item.resolutions.iter().map(|one| one.text.as_str());
            Key::of(item.number.as_deref(), &item.title, paragraphs.chain(clauses))
        };
        minutes.items.iter().map(key).collect()
    };
    let pairs = pairs(&keys(taken), &keys(other));
    let mut one_by_one = Vec::new();
    let mut differing = 0usize;
    for (a, b) in &pairs {
        let before = one_by_one.len();
        let a = a.and_then(|place| taken.items.get(place));
        let b = b.and_then(|place| other.items.get(place));
        match (a, b) {
            (Some(a), Some(b)) => items(between, a, b, &mut one_by_one),
            (Some(a), None) => alone(between, a, |value, none| (value, none), &mut one_by_one),
            (None, Some(b)) => alone(between, b, |value, none| (none, value), &mut one_by_one),
            (None, None) => {}
        }
        differing = differing.saturating_add(usize::from(one_by_one.len() > before));
    }
    if throughout(differing, pairs.len()) {
        let titles = |minutes: &Minutes| {
            json!(minutes.items.iter().map(|item| &item.title).collect::<Vec<_>>())
        };
        let (x, y) = ((titles(taken), &taken.at), (titles(other), &other.at));
        one_by_one = vec![between.differ("items", x, y)];
    }
    found.append(&mut one_by_one);
}

type Located<'a> = (Value, &'a At);

/// An item that one document lacks. Headings and notes without a number are left: web pages add and
/// leave them out as they like.
fn alone<'a>(
    between: &Between<'_>,
    item: &'a MinutesItem,
    sides: fn(Located<'a>, Located<'a>) -> (Located<'a>, Located<'a>),
    found: &mut Found,
) {
    static NOWHERE: At = Vec::new();
    if item.number.is_some() || !item.resolutions.is_empty() {
        let (taken, other) = sides((json!(item.title), &item.at), (Value::Null, &NOWHERE));
        found.push(between.differ(label(item), taken, other));
    }
}

fn label(item: &MinutesItem) -> String {
    name("items", item.number.as_deref(), &item.title)
}

fn items(between: &Between<'_>, a: &MinutesItem, b: &MinutesItem, found: &mut Found) {
    let mut differ = |field: &str, taken: Located<'_>, other: Located<'_>| {
        found.push(between.differ(format!("{}.{field}", label(a)), taken, other));
    };
    if let (Some(x), Some(y)) = (&a.number, &b.number)
        && fold(x) != fold(y)
    {
        differ("number", (json!(x), &a.at), (json!(y), &b.at));
    }
    if fold(&a.title) != fold(&b.title) {
        differ("title", (json!(a.title), &a.at), (json!(b.title), &b.at));
    }
    if a.incomplete.is_some() || b.incomplete.is_some() {
        return;
    }
    // What stands under "Decision:" alone is on web pages alone.
    let decides = |one: &&Resolution| one.kind == ResolutionKind::Decision;
    let both = a.resolutions.iter().any(|one| decides(&one))
        && b.resolutions.iter().any(|one| decides(&one));
    fn compared(item: &MinutesItem, decisions: bool) -> Vec<&Resolution> {
        let compared = item.resolutions.iter();
        compared.filter(|one| decisions || one.kind != ResolutionKind::Decision).collect()
    }
    let (ours, theirs) = (compared(a, both), compared(b, both));
    let clauses = |list: &[&Resolution]| -> Vec<String> {
        list.iter().map(|one| clause(&one.text)).collect()
    };
    let paragraphs = |item: &MinutesItem| -> Vec<String> {
        item.paragraphs.iter().map(|one| fold(&one.text)).collect()
    };
    let (x, y) = (clauses(&ours), clauses(&theirs));
    if x.concat() != y.concat() {
        let (i, j) = first_apart(&x, &y);
        differ("resolutions", resolution(a, &ours, i), resolution(b, &theirs, j));
    } else {
        let (x, y) = (paragraphs(a), paragraphs(b));
        if x.concat() != y.concat() {
            let (i, j) = first_apart(&x, &y);
            differ("paragraphs", paragraph(a, i), paragraph(b, j));
        }
    }
    // Counts that a reader could not take from one of them are unknown there.
    for (x, y) in a.votes.iter().zip(&b.votes).filter(|_| a.votes.len() == b.votes.len()) {
        if counts(x).iter().zip(counts(y)).any(|(x, y)| x.zip(y).is_some_and(|(x, y)| x != y)) {
            differ("votes", (json!(counts(x)), &x.at), (json!(counts(y)), &y.at));
        }
    }
}

fn counts(vote: &Vote) -> [Option<u32>; 3] {
    [vote.in_favour, vote.against, vote.abstain]
}

/// The first texts that differ. Papers cut the same words into paragraphs differently, so places run
/// apart: a text is looked up in the whole of the other side.
fn first_apart(one: &[String], other: &[String]) -> (Option<usize>, Option<usize>) {
    let (whole, beside) = (one.concat(), other.concat());
    let a = one.iter().position(|text| !beside.contains(text.as_str()));
    let b = other.iter().position(|text| !whole.contains(text.as_str()));
    match (a, b) {
        // The same texts, in another order or number.
        (None, None) => {
            let apart = one.iter().zip(other).position(|(a, b)| a != b);
            let place = apart.unwrap_or(one.len().min(other.len()));
            (Some(place), Some(place))
        }
        found => found,
    }
}

fn resolution<'a>(
    item: &'a MinutesItem,
    compared: &[&'a Resolution],
    place: Option<usize>,
) -> Located<'a> {
    let found = place.and_then(|place| compared.get(place));
    found.map_or((Value::Null, &item.at), |one| (json!(one.text), &one.at))
}

fn paragraph(item: &MinutesItem, place: Option<usize>) -> Located<'_> {
    let found: Option<&Paragraph> = place.and_then(|place| item.paragraphs.get(place));
    found.map_or((Value::Null, &item.at), |one| (json!(one.text), &one.at))
}

/// Compares the dates announced, unless a document cuts the items that they stand in.
pub(super) fn compare_dates(
    between: &Between<'_>,
    taken: &Minutes,
    other: &Minutes,
    found: &mut Found,
) {
    let cut = |minutes: &Minutes| minutes.items.iter().any(|item| item.incomplete.is_some());
    if cut(taken) || cut(other) {
        return;
    }
    static NOWHERE: At = Vec::new();
    let lacks = |list: &[FutureMeeting], date: &str| list.iter().all(|one| one.date != date);
    for one in taken.future_meetings.iter().filter(|o| lacks(&other.future_meetings, &o.date)) {
        let value = (json!(one.date), &one.at);
        found.push(between.differ("future_meetings", value, (Value::Null, &NOWHERE)));
    }
    for one in other.future_meetings.iter().filter(|o| lacks(&taken.future_meetings, &o.date)) {
        let value = (json!(one.date), &one.at);
        found.push(between.differ("future_meetings", (Value::Null, &NOWHERE), value));
    }
}
