//! The action log in two papers of one meeting: rows are paired as a diff pairs them.

use serde_json::{Value, json};

use crate::diff::{Columns, FieldValue, contents, fields, pair};
use crate::record::{ActionLog, ActionRow, At};

use super::{Between, Found, fold};

pub(super) fn compare(
    between: &Between<'_>,
    taken: &ActionLog,
    other: &ActionLog,
    found: &mut Found,
) {
    let old: Vec<&ActionRow> = taken.rows.iter().collect();
    let new: Vec<&ActionRow> = other.rows.iter().collect();
    let (old, new) = (old.as_slice(), new.as_slice());
    static NOWHERE: At = Vec::new();
    let (before, after) = (contents(old), contents(new));
    let columns = Columns::shared(&before, &after);
    let mut pairs = pair(&before, &after);
    pairs.sort_by_key(|pair| pair.before);
    for pair in &pairs {
        let (Some(a), Some(b)) = (before.get(pair.before), after.get(pair.after)) else { continue };
        for field in fields(a, b, &columns) {
            if folded(&field.before) != folded(&field.after) {
                let name = format!("{}.{}", label(a.row), field.name);
                found.push(between.differ(
                    name,
                    (json!(field.before), &a.row.at),
                    (json!(field.after), &b.row.at),
                ));
            }
        }
    }
    let gone = (0..old.len()).filter(|place| pairs.iter().all(|pair| pair.before != *place));
    for row in gone.filter_map(|place| old.get(place)) {
        let value = (json!(row.action), &row.at);
        found.push(between.differ(label(row), value, (Value::Null, &NOWHERE)));
    }
    let more = (0..new.len()).filter(|place| pairs.iter().all(|pair| pair.after != *place));
    for row in more.filter_map(|place| new.get(place)) {
        let value = (json!(row.action), &row.at);
        found.push(between.differ(label(row), (Value::Null, &NOWHERE), value));
    }
}

fn folded(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => fold(text.as_deref().unwrap_or_default()),
        FieldValue::List(list) => list.iter().map(|one| fold(one)).collect::<Vec<_>>().join("/"),
    }
}

fn label(row: &ActionRow) -> String {
    let part = row.part.filter(|part| *part > 1).map(|part| format!("/{part}"));
    format!("action_log[{}{}]", row.number.as_deref().unwrap_or("?"), part.unwrap_or_default())
}
