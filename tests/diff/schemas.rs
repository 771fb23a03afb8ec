//! The schemas of diffs and histories: everything described, nothing optional, every key missed.

use minutebook::diff::{Listing, Options};
use minutebook::history::history;
use minutebook::record::schema::{Schema, check};
use serde_json::Value;

use crate::{compared, row, side};

/// A diff and a history in which every list has an entry.
fn records() -> [Value; 2] {
    let mut first = row(("1", 1), "2024-01-10", "Map the cellars.", &["A. Marl"], "Begun", "open");
    first.extra.insert("Priority".into(), "high".into());
    let mut second =
        row(("2", 1), "2024-01-10", "Map the cellars.", &["B. Dunn"], "Begun.", "open");
    second.extra.insert("Priority".into(), "low".into());
    let sides = [side("2024-03-01", vec![first]), side("2024-06-03", vec![second])];
    let options = Options { listing: Listing::All, ..Options::default() };
    let diff = compared(&sides[0], &sides[1], &options);
    let history = history(&sides, &options);
    [serde_json::to_value(diff).unwrap(), serde_json::to_value(history).unwrap()]
}

#[test]
fn nothing_is_optional_and_all_is_described() {
    fn walk(root: &Value, value: &Value, path: &str) {
        if let Some(properties) = value["properties"].as_object() {
            let required: Vec<&str> =
                value["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(required, keys, "{path}");
            assert_eq!(value["additionalProperties"], false, "{path}");
            for (key, property) in properties {
                let target = property["$ref"].as_str().map(|r| root.pointer(&r[1..]).unwrap());
                let described = |schema: &Value| schema["description"].is_string();
                assert!(described(property) || target.is_some_and(described), "{path}/{key}");
            }
        }
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, v)| walk(root, v, &format!("{path}/{key}")))
            }
            Value::Array(list) => list.iter().for_each(|v| walk(root, v, path)),
            _ => {}
        }
    }
    for schema in [Schema::Diff, Schema::History] {
        let schema: Value = serde_json::from_str(schema.text()).unwrap();
        walk(&schema, &schema, "");
    }
}

#[test]
fn every_key_must_be_there_and_no_other() {
    fn objects(value: &Value, pointer: String, into: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                into.push(pointer.clone());
                map.iter().for_each(|(key, v)| objects(v, format!("{pointer}/{key}"), into));
            }
            Value::Array(list) => {
                list.iter()
                    .enumerate()
                    .for_each(|(n, v)| objects(v, format!("{pointer}/{n}"), into));
            }
            _ => {}
        }
    }
    for record in records() {
        check(record.clone()).unwrap();
        let mut places = Vec::new();
        objects(&record, String::new(), &mut places);
        for place in places.iter().filter(|place| !place.ends_with("/extra")) {
            let keys: Vec<String> =
                record.pointer(place).unwrap().as_object().unwrap().keys().cloned().collect();
            for key in keys {
                let mut less = record.clone();
                less.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(&key);
                let found = check(less).unwrap_err();
                assert!(
                    found.iter().any(|v| v.pointer == format!("{place}/{key}")),
                    "{place}/{key}"
                );
            }
            let mut more = record.clone();
            more.pointer_mut(place).unwrap()["other"] = Value::Null;
            let found = check(more).unwrap_err();
            assert!(found.iter().any(|v| v.pointer == format!("{place}/other")), "{place}");
        }
    }
}
