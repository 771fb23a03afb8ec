//! Records of earlier schemas, brought up to the one in force: what the old one did not ask is null or
//! empty.

use serde_json::{Map, Value, json};

use super::schema::Schema;

/// Keys that a record of schema 1 lacks: in the objects under a key, and what they then have.
type Lacking = (&'static [&'static str], fn() -> Value);

const LACKING: &[Lacking] = &[
    (&["source"], || json!({ "coverage": null })),
    (&["meeting"], || json!({ "status": null })),
    (&["minutes"], || json!({ "public": null })),
    (&["attendance"], || json!({ "item": null })),
    (&["resolutions"], || json!({ "proposer": null, "seconder": null })),
    (
        &["votes"],
        || json!({ "proposer": null, "seconder": null, "not_voting": null, "unanimous": null }),
    ),
    (&["names"], || json!({ "not_voting": [] })),
    (&["action_logs", "action_log"], || json!({ "unread": [] })),
    (&["rows"], || json!({ "section": null, "state": null, "state_from": null })),
];

/// Brings a valid record up to the schema in force; one that is of it, or no document or meeting, stays
/// as it is.
pub(crate) fn brought_up(mut record: Value) -> Value {
    let urn = record.get("$schema").and_then(Value::as_str);
    let now = match urn.and_then(Schema::find) {
        Some(Schema::FormerDocument) => Schema::Document,
        Some(Schema::FormerMeeting) => Schema::Meeting,
        _ => return record,
    };
    if let Value::Object(keys) = &mut record {
        keys.insert("$schema".to_owned(), now.urn().into());
        fill_in(keys);
        if now == Schema::Meeting {
            add(keys, json!({ "end_time": null, "status": null, "public": null }));
            add(keys, json!({ "log_incomplete": false }));
        }
    }
    record
}

/// Fills in what the objects below one lack.
fn fill_in(object: &mut Map<String, Value>) {
    for (key, value) in object {
        let several = match value {
            Value::Array(several) => several.as_mut_slice(),
            one => std::slice::from_mut(one),
        };
        for one in several.iter_mut().filter_map(Value::as_object_mut) {
            for (_, lacking) in LACKING.iter().filter(|(keys, _)| keys.contains(&key.as_str())) {
                add(one, lacking());
            }
            if one.contains_key("as_of") {
                let kind = if is_noted(one) { "noted" } else { "log" };
                add(one, json!({ "kind": kind }));
            }
            fill_in(one);
        }
    }
}

fn add(object: &mut Map<String, Value>, lacking: Value) {
    let Value::Object(lacking) = lacking else { return };
    for (key, value) in lacking {
        object.entry(key).or_insert(value);
    }
}

/// Whether a log only gathers what minutes note: its rows have one cell, while a table of actions has at
/// least two.
fn is_noted(log: &Map<String, Value>) -> bool {
    let rows = log.get("rows").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let cells = |row: &Value| row.get("printed").and_then(Value::as_object).map(Map::len);
    !rows.is_empty() && rows.iter().all(|row| cells(row) == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::schema;

    fn former(logs: Value) -> Value {
        json!({
            "$schema": "urn:minutebook:document:1",
            "source": {
                "name": "a.txt", "sha256": "0".repeat(64), "bytes": 1, "media_type": "text/plain",
                "pages": null, "url": null, "producer": null, "text_layer": null, "moderngov": null,
            },
            "authority": null, "agenda": null, "minutes": [], "action_logs": logs, "reports": [],
            "diagnostics": [],
        })
    }

    fn log(printed: Value) -> Value {
        let row = json!({
            "number": null, "part": 1, "raised": null, "due": null, "action": "Mend it",
            "owners": [], "comments": null, "status": null, "extra": {}, "printed": printed,
            "inherited": [], "at": [],
        });
        json!({ "title": null, "body": null, "as_of": null, "rows": [row], "at": [] })
    }

    #[test]
    fn what_is_brought_up_fits_the_schema_in_force() {
        let logs =
            json!([log(json!({ "ACTION": "AB" })), log(json!({ "Ref": "1", "Action": "x" }))]);
        let valid = schema::check(former(logs)).unwrap();
        let record = valid.as_value();
        assert_eq!(record["$schema"], Schema::Document.urn());
        assert_eq!(record["action_logs"][0]["kind"], "noted");
        assert_eq!(record["action_logs"][1]["kind"], "log");
        assert_eq!(record["action_logs"][1]["rows"][0]["state"], Value::Null);
        assert_eq!(schema::check(record.clone()), Ok(valid.clone()));
    }

    #[test]
    fn a_former_record_has_no_later_key() {
        let mut later = log(json!({}));
        later["kind"] = "log".into();
        assert!(schema::check(former(json!([later]))).is_err());
    }
}
