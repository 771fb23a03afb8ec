//! The document schema against a record that has every key: each field goes in, each violation is
//! caught, and the schema says the same as the types.

#![allow(clippy::restriction, reason = "tests fail so")]

use std::collections::BTreeSet;

use minutebook::record::Document;
use minutebook::record::schema::{Schema, Violation, check};
use serde_json::{Value, json};

/// A record in which no key is null and no list empty, so that every field of the schema is there.
fn full() -> Value {
    serde_json::from_str(include_str!("support/full-record.json")).unwrap()
}

/// JSON Pointers of all values of a record, containers included.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: String, into: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| walk(value, format!("{pointer}/{key}"), into));
            }
            Value::Array(list) => {
                (0..)
                    .zip(list)
                    .for_each(|(n, v): (usize, _)| walk(v, format!("{pointer}/{n}"), into));
            }
            _ => {}
        }
        into.push(pointer);
    }
    let mut all = Vec::new();
    walk(value, String::new(), &mut all);
    all
}

fn violations(record: Value) -> Vec<Violation> {
    check(record).err().unwrap_or_default()
}

/// Whether a key is free: a column header of the document.
fn is_free(pointer: &str) -> bool {
    pointer.contains("/extra/") || pointer.contains("/printed/")
}

/// Asserts that a change is caught at `pointer`.
fn assert_caught(record: Value, pointer: &str, what: &str) {
    let found = violations(record);
    let at = |place: &str| found.iter().any(|violation| violation.pointer == place);
    assert!(at(pointer), "{what} at {pointer}: {found:?}");
}

#[test]
fn the_full_record_is_valid() {
    assert_eq!(violations(full()), []);
}

#[test]
fn the_record_has_every_field_of_the_schema() {
    let schema: Value = serde_json::from_str(Schema::Document.text()).unwrap();
    let mut wanted = BTreeSet::new();
    schema_paths(&schema, &schema, String::new(), &mut wanted);
    let record = full();
    let mut present = BTreeSet::new();
    for pointer in pointers(&record).iter().filter(|pointer| !is_free(pointer)) {
        if record.pointer(pointer).is_some_and(|value| !value.is_null()) {
            let keys = pointer.split('/').filter(|part| part.parse::<usize>().is_err());
            present.insert(keys.collect::<Vec<_>>().join("/"));
        }
    }
    let missing: Vec<_> = wanted.difference(&present).collect();
    assert!(missing.is_empty(), "fields of the schema that the record lacks: {missing:?}");
}

/// Paths of all properties below a schema, list positions left out.
fn schema_paths(root: &Value, schema: &Value, path: String, into: &mut BTreeSet<String>) {
    if let Some(target) = schema["$ref"].as_str() {
        // One place stands for all: each `at` would list them again.
        if target != "#/$defs/at" {
            let target = root.pointer(target.trim_start_matches('#')).unwrap();
            schema_paths(root, target, path.clone(), into);
        }
    }
    for branch in schema["anyOf"].as_array().into_iter().flatten() {
        schema_paths(root, branch, path.clone(), into);
    }
    if schema["items"].is_object() {
        schema_paths(root, &schema["items"], path.clone(), into);
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{key}");
        into.insert(path.clone());
        schema_paths(root, property, path, into);
    }
}

#[test]
fn every_property_is_described() {
    fn walk(value: &Value, path: &str, root: &Value) {
        for (key, property) in value["properties"].as_object().into_iter().flatten() {
            let described = |schema: &Value| schema["description"].is_string();
            let target = property["$ref"].as_str().map(|r| root.pointer(&r[1..]).unwrap());
            // The branches of the rule "at least one part" only point at properties.
            if !path.starts_with("/anyOf") {
                assert!(described(property) || target.is_some_and(described), "{path}/{key}");
            }
        }
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), root));
            }
            Value::Array(list) => list.iter().for_each(|value| walk(value, path, root)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_str(Schema::Document.text()).unwrap();
    walk(&schema, "", &schema);
}

#[test]
fn the_types_write_what_the_schema_wants() {
    let record = full();
    let document: Document = serde_json::from_value(record.clone()).unwrap();
    let written = serde_json::to_value(&document).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(&as_floats(&record)).unwrap());
    assert_eq!(violations(written.clone()), []);
    // The order of keys is the schema's order.
    let keys: Vec<_> = written.as_object().unwrap().keys().cloned().collect();
    let schema: Value = serde_json::from_str(Schema::Document.text()).unwrap();
    let wanted: Vec<_> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, wanted);
}

/// Boxes are written as fractions: 72 as 72.0.
fn as_floats(record: &Value) -> String {
    let mut record = record.clone();
    for pointer in pointers(&full()) {
        if pointer.rsplit('/').nth(1) == Some("box") {
            let edge = record.pointer_mut(&pointer).unwrap();
            *edge = json!(edge.as_f64().unwrap());
        }
    }
    record.to_string()
}

#[test]
fn every_key_must_be_there() {
    for pointer in pointers(&full()) {
        let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
        let mut record = full();
        if let Some(Value::Object(map)) = record.pointer_mut(parent) {
            map.remove(key);
            if ["node", "line"].contains(&key) {
                // An empty place might have been of either kind.
                assert_caught(record, parent, "a missing key");
            } else if !is_free(&pointer) {
                assert_caught(record, &pointer, "a missing key");
            }
        }
    }
}

#[test]
fn every_value_has_its_type() {
    for pointer in pointers(&full()).iter().filter(|pointer| !pointer.is_empty()) {
        let mut record = full();
        let value = record.pointer_mut(pointer).unwrap();
        *value = if value.is_boolean() { json!("true") } else { json!(true) };
        assert_caught(record, pointer, "a wrong type");
    }
}

#[test]
fn no_key_may_be_added() {
    for pointer in pointers(&full()) {
        let mut record = full();
        let Some(Value::Object(map)) = record.pointer_mut(&pointer) else { continue };
        map.insert("surplus".into(), json!("x"));
        if pointer.ends_with("/extra") || pointer.ends_with("/printed") {
            assert_eq!(violations(record), [], "a column of the document's own");
        } else {
            assert_caught(record, &format!("{pointer}/surplus"), "a surplus key");
        }
    }
}

#[test]
fn every_text_that_is_not_there_is_null() {
    for pointer in pointers(&full()) {
        let mut record = full();
        let Some(value @ Value::String(_)) = record.pointer_mut(&pointer) else { continue };
        *value = json!("");
        let may_be_empty = pointer.ends_with("/title")
            && pointer.contains("/items/")
            && !pointer.contains("/attachments/");
        if !may_be_empty && !is_free(&pointer) {
            assert_caught(record, &pointer, "an empty text");
        }
    }
}

#[test]
fn values_out_of_range_are_caught() {
    let meeting = "/minutes/0/meeting";
    let table = [
        (format!("{meeting}/date"), json!("2024-02-30")),
        (format!("{meeting}/date"), json!("2024-2-3")),
        (format!("{meeting}/date"), json!("2024-02")),
        (format!("{meeting}/start_time"), json!("24:00")),
        (format!("{meeting}/start_time"), json!("9:30")),
        ("/action_logs/0/rows/0/raised".into(), json!("2024-13")),
        ("/action_logs/0/rows/0/part".into(), json!(0)),
        ("/action_logs/0/rows/0/inherited/0".into(), json!("colour")),
        ("/source/sha256".into(), json!("BA7816BF")),
        ("/source/bytes".into(), json!(0)),
        ("/source/media_type".into(), json!("image/png")),
        ("/source/text_layer/verdict".into(), json!("poor")),
        ("/authority/gss".into(), json!("Anyshire")),
        ("/diagnostics/0/code".into(), json!("Suspect_Text")),
        ("/diagnostics/0/severity".into(), json!("fatal")),
        ("/diagnostics/0/at/0/page".into(), json!(0)),
        ("/diagnostics/0/at/0/box".into(), json!([0, 0, 1])),
        ("/minutes/0/items/0/votes/0/for".into(), json!(-1)),
        ("/minutes/0/items/0/resolutions/0/kind".into(), json!("noted")),
        ("/minutes/0/attendance/0/group".into(), json!("visitors")),
        ("/minutes/0/status".into(), json!("final")),
        ("/agenda/items/0/attachments/0/kind".into(), json!("annex")),
        ("/agenda/contact/email".into(), json!("not an address")),
    ];
    for (pointer, value) in table {
        let mut record = full();
        *record.pointer_mut(&pointer).unwrap() = value.clone();
        assert_caught(record, &pointer, &value.to_string());
    }
}

#[test]
fn an_empty_record_is_none() {
    let mut record = full();
    record["agenda"] = Value::Null;
    for part in ["minutes", "action_logs", "reports"] {
        record[part] = json!([]);
    }
    let found = violations(record);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].reason, "holds no agenda, no minutes, no action log and no report");
}
