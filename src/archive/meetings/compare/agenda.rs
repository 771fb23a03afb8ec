//! Two front sheets of a meeting.

use serde_json::{Value, json};

use crate::record::{Agenda, AgendaItem};

use super::pairs::{Key, name, pairs, throughout};
use super::{Between, Found, fold};

pub(super) fn compare(between: &Between<'_>, taken: &Agenda, other: &Agenda, found: &mut Found) {
    let keys = |agenda: &Agenda| -> Vec<Key> {
        let key = |item: &AgendaItem| Key::of(item.number.as_deref(), &item.title, [].into_iter());
        agenda.items.iter().map(key).collect()
    };
    let label = |item: &AgendaItem| name("agenda.items", item.number.as_deref(), &item.title);
    let nowhere = Vec::new();
    let mut one_by_one = Vec::new();
    let pairs = pairs(&keys(taken), &keys(other));
    let mut differing = 0usize;
    for (a, b) in &pairs {
        let before = one_by_one.len();
        let found = &mut one_by_one;
        let a = a.and_then(|place| taken.items.get(place));
        let b = b.and_then(|place| other.items.get(place));
        match (a, b) {
            (Some(a), Some(b)) => {
                if fold(&a.title) != fold(&b.title) {
                    let field = format!("{}.title", label(a));
                    found.push(between.differ(
                        field,
                        (json!(a.title), &a.at),
                        (json!(b.title), &b.at),
                    ));
                }
                if let ((Some(x), Some(y)), true) = ((a.pages, b.pages), a.pages != b.pages) {
                    let field = format!("{}.pages", label(a));
                    found.push(between.differ(field, (json!(x), &a.at), (json!(y), &b.at)));
                }
                if let (Some(x), Some(y)) = (&a.number, &b.number)
                    && fold(x) != fold(y)
                {
                    let field = format!("{}.number", label(a));
                    found.push(between.differ(field, (json!(x), &a.at), (json!(y), &b.at)));
                }
            }
            // A heading without a number is a section's, or a note that only one of them has.
            (Some(a), None) if a.number.is_some() => {
                let value = (json!(a.title), &a.at);
                found.push(between.differ(label(a), value, (Value::Null, &nowhere)));
            }
            (None, Some(b)) if b.number.is_some() => {
                let value = (json!(b.title), &b.at);
                found.push(between.differ(label(b), (Value::Null, &nowhere), value));
            }
            _ => {}
        }
        differing = differing.saturating_add(usize::from(one_by_one.len() > before));
    }
    if throughout(differing, pairs.len()) {
        let titles = |agenda: &Agenda| {
            json!(agenda.items.iter().map(|item| &item.title).collect::<Vec<_>>())
        };
        let (x, y) = ((titles(taken), &taken.at), (titles(other), &other.at));
        one_by_one = vec![between.differ("agenda.items", x, y)];
    }
    found.append(&mut one_by_one);
}
