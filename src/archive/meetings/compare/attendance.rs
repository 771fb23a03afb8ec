//! Who came, in two minutes of a meeting.

use serde_json::{Value, json};

use crate::record::{At, Attendee, Minutes};

use super::fold::person;
use super::{Between, Found};

pub(super) fn compare(between: &Between<'_>, taken: &Minutes, other: &Minutes, found: &mut Found) {
    static NOWHERE: At = Vec::new();
    let listed = |one: &Attendee| json!({ "name": one.name, "group": one.group });
    let mut free: Vec<&Attendee> = other.attendance.iter().collect();
    let mut alone: Vec<&Attendee> = Vec::new();
    for one in &taken.attendance {
        let key = person(&one.name);
        let same = |other: &&Attendee| person(&other.name) == key;
        // A person stands in two groups now and then: the same group first.
        let place = free
            .iter()
            .position(|other| same(other) && other.group == one.group)
            .or_else(|| free.iter().position(same));
        let Some(place) = place else {
            alone.push(one);
            continue;
        };
        let other = free.remove(place);
        if other.group != one.group {
            let field = format!("attendance[{}].group", one.name);
            found.push(between.differ(
                field,
                (json!(one.group), &one.at),
                (json!(other.group), &other.at),
            ));
        }
    }
    for one in alone {
        found.push(between.differ("attendance", (listed(one), &one.at), (Value::Null, &NOWHERE)));
    }
    for one in free {
        found.push(between.differ("attendance", (Value::Null, &NOWHERE), (listed(one), &one.at)));
    }
    let chairs = |minutes: &Minutes| -> Vec<String> {
        minutes.attendance.iter().filter(|one| one.chair).map(|one| person(&one.name)).collect()
    };
    let (a, b) = (chairs(taken), chairs(other));
    if let (false, false, Some(x), Some(y)) = (
        a.is_empty(),
        b.is_empty() || a == b,
        taken.attendance.iter().find(|one| one.chair),
        other.attendance.iter().find(|one| one.chair),
    ) {
        found.push(between.differ(
            "attendance.chair",
            (json!(x.name), &x.at),
            (json!(y.name), &y.at),
        ));
    }
}
