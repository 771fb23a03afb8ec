//! The action log in two papers of one meeting: rows are paired as a diff pairs them.

use serde_json::{Value, json};

use crate::diff::{Columns, FieldValue, contents, fields, pair};
use crate::meeting::{MeetingRecord, Part};
use crate::record::{ActionRow, At};

use super::super::papers::Paper;
use super::{Between, Found, fold};

pub(super) fn compare(record: &MeetingRecord, papers: &[Paper<'_>], found: &mut Found) {
    let Some(log) = &record.action_log else { return };
    let giver = record.sources.iter().find(|one| one.gives.contains(&Part::ActionLog));
    let Some(taken) = giver.map(|one| one.sha256.as_str()) else { return };
    let also = record.sources.iter().filter(|one| one.also.contains(&Part::ActionLog));
    for source in also {
        let Some(paper) = papers.iter().find(|paper| paper.light.sha256 == source.sha256) else {
            continue;
        };
        let rows = paper.document.action_logs.iter().flat_map(|log| &log.rows);
        let between = Between { taken, other: &source.sha256 };
        let (old, new): (Vec<&ActionRow>, Vec<&ActionRow>) =
            (log.rows.iter().collect(), rows.collect());
        compare_rows(&between, &old, &new, found);
    }
}

fn compare_rows(between: &Between<'_>, old: &[&ActionRow], new: &[&ActionRow], found: &mut Found) {
    static NOWHERE: At = Vec::new();
    let (before, after) = (contents(old), contents(new));
    let columns = Columns::shared(&before, &after);
    let mut pairs = pair(&before, &after);
    pairs.sort_by_key(|pair| pair.before);
    for pair in &pairs {
        let (Some(a), Some(b)) = (before.get(pair.before), after.get(pair.after)) else { continue };
        for field in fields(a, b, &columns) {
            if told(&field.before) != told(&field.after) {
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

fn told(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => fold(text.as_deref().unwrap_or_default()),
        FieldValue::List(list) => list.iter().map(|one| fold(one)).collect::<Vec<_>>().join("/"),
    }
}

fn label(row: &ActionRow) -> String {
    let part = row.part.filter(|part| *part > 1).map(|part| format!("/{part}"));
    format!("action_log[{}{}]", row.number.as_deref().unwrap_or("?"), part.unwrap_or_default())
}
