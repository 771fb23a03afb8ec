//! The database of a backfill over the fixtures: whole, true to the records, the same on every run.

#![cfg(feature = "cli")]
#![allow(clippy::restriction, reason = "tests fail so")]

mod support;

use std::fs;
use std::path::Path;

use minutebook::archive::{Folder, store};
use rusqlite::Connection;
use rusqlite::types::ValueRef;

fn built() -> (tempfile::TempDir, Connection) {
    let out = tempfile::tempdir().unwrap();
    let ledger = support::archive::assembled(out.path(), |_| {});
    store::build(&Folder::new(out.path()), &ledger).unwrap();
    let connection = Connection::open(Folder::new(out.path()).database()).unwrap();
    (out, connection)
}

fn count(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn column(connection: &Connection, sql: &str) -> Vec<String> {
    let mut query = connection.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let out = tempfile::tempdir().unwrap();
    let ledger = support::archive::assembled(out.path(), |_| {});
    let build = || {
        store::build(&Folder::new(out.path()), &ledger).unwrap();
        fs::read(Folder::new(out.path()).database()).unwrap()
    };
    let first = build();
    assert!(first == build(), "two builds differ");
    let mut names: Vec<String> = fs::read_dir(out.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}

#[test]
fn it_is_sound_and_says_what_it_is() {
    let (_out, db) = built();
    assert_eq!(column(&db, "PRAGMA integrity_check"), ["ok"]);
    assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count(&db, "PRAGMA application_id"), i64::from(store::APPLICATION_ID));
    assert_eq!(count(&db, "PRAGMA user_version"), i64::from(store::VERSION));
    // The index holds what the tables hold.
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []).unwrap();
    // Every view can be read.
    for view in column(&db, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name") {
        let sql = format!("SELECT count(*) FROM {view}");
        assert!(count(&db, &sql) > 0, "{view} is empty");
    }
    // No row that was read is without its document.
    for table in ["attendance", "items", "resolutions", "actions", "agenda_items", "reports"] {
        let sql = format!("SELECT count(*) FROM {table} WHERE document_id IS NULL OR place = '[]'");
        assert_eq!(count(&db, &sql), 0, "{table}");
    }
}

/// Counts what the records on disk hold, to compare with the tables.
fn of_records(out: &Path, count: impl Fn(&serde_json::Value) -> usize) -> i64 {
    support::files(&out.join("meetings"))
        .iter()
        .map(|path| count(&serde_json::from_slice(&fs::read(path).unwrap()).unwrap()))
        .sum::<usize>() as i64
}

#[test]
fn every_value_of_the_records_is_a_row() {
    let (out, db) = built();
    let list = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    let rows = |table: &str| count(&db, &format!("SELECT count(*) FROM {table}"));
    assert_eq!(rows("meetings"), of_records(out.path(), |_| 1));
    assert_eq!(rows("attendance"), of_records(out.path(), |m| list(&m["attendance"])));
    assert_eq!(rows("items"), of_records(out.path(), |m| list(&m["items"])));
    for table in ["paragraphs", "resolutions", "votes"] {
        let of = |m: &serde_json::Value| {
            m["items"].as_array().unwrap().iter().map(|item| list(&item[table])).sum()
        };
        assert_eq!(rows(table), of_records(out.path(), of), "{table}");
    }
    assert_eq!(rows("agenda_items"), of_records(out.path(), |m| list(&m["agenda"]["items"])));
    assert_eq!(rows("actions"), of_records(out.path(), |m| list(&m["action_log"]["rows"])));
    assert_eq!(rows("reports"), of_records(out.path(), |m| list(&m["reports"])));
    assert_eq!(rows("meeting_sources"), of_records(out.path(), |m| list(&m["sources"])));
}

#[test]
fn a_renamed_body_is_one_and_its_actions_go_on() {
    let (_out, db) = built();
    let names = "SELECT DISTINCT body FROM meetings WHERE body_id =
                 (SELECT id FROM bodies WHERE folder LIKE '%/community-resilience-board') ORDER BY date";
    assert_eq!(column(&db, names).len(), 2);
    // Every row of every log is of a life, and every life has a row; what minutes note has none.
    assert_eq!(
        count(&db, "SELECT count(*) FROM actions WHERE (life_id IS NULL) <> (kind = 'noted')"),
        0
    );
    assert!(count(&db, "SELECT count(*) FROM v_actions_noted") > 0);
    let childless =
        "SELECT count(*) FROM action_lives WHERE id NOT IN (SELECT life_id FROM actions)";
    assert_eq!(count(&db, childless), 0);
    // A change from log to log joins two rows of one life, in neighbouring logs.
    let torn = "SELECT count(*) FROM action_changes c JOIN actions a ON a.id = c.before_id
                JOIN actions b ON b.id = c.after_id WHERE a.life_id <> b.life_id OR a.id >= b.id";
    assert_eq!(count(&db, torn), 0);
    let gone = "SELECT count(*) FROM action_changes WHERE (after_id IS NULL) <>
                (state IN ('dropped_open', 'dropped_unknown', 'dropped_closed', 'split', 'merged'))";
    assert_eq!(count(&db, gone), 0);
}

#[test]
fn full_text_is_found_by_stem_with_its_row() {
    let (_out, db) = built();
    let found = "SELECT kind FROM search WHERE search MATCH 'leaflets' ORDER BY rank";
    assert!(column(&db, found).contains(&"actions".to_owned()));
    let shown = "SELECT snippet(search, -1, '[', ']', '…', 8) FROM search
                 WHERE search MATCH 'text: resolved OR note' ORDER BY rank LIMIT 1";
    assert!(column(&db, shown)[0].contains('['));
}

#[test]
fn a_missing_record_is_told_and_the_old_database_stays() {
    let out = tempfile::tempdir().unwrap();
    let ledger = support::archive::assembled(out.path(), |_| {});
    store::build(&Folder::new(out.path()), &ledger).unwrap();
    let before = fs::read(Folder::new(out.path()).database()).unwrap();
    let meeting = support::files(&out.path().join("meetings")).pop().unwrap();
    fs::write(&meeting, "{\"$schema\": \"urn:minutebook:meeting:0\"}").unwrap();
    let error = store::build(&Folder::new(out.path()), &ledger).unwrap_err().to_string();
    assert!(error.starts_with("meetings/") && error.contains("run the backfill again"), "{error}");
    assert!(before == fs::read(Folder::new(out.path()).database()).unwrap());
}

/// A row of a Markdown table.
fn markdown(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

#[test]
fn the_queries_of_the_documentation_give_the_results_it_shows() {
    let (_out, db) = built();
    let page = include_str!("../docs/database.md");
    let mut queries = page.split("```sql\n").skip(1).peekable();
    assert!(queries.peek().is_some());
    for part in queries {
        let (sql, rest) = part.split_once("```").unwrap();
        let shown: Vec<&str> =
            rest.trim_start().lines().take_while(|l| l.starts_with('|')).collect();
        let mut query = db.prepare(sql).unwrap();
        let names = query.column_names().map(str::to_owned);
        let mut found = vec![markdown(names), format!("|{}", "---|".repeat(query.column_count()))];
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells =
                (0..row.as_ref().column_count()).map(|column| match row.get_ref(column).unwrap() {
                    ValueRef::Null => String::new(),
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Real(number) => number.to_string(),
                    ValueRef::Text(text) | ValueRef::Blob(text) => {
                        String::from_utf8_lossy(text).into_owned()
                    }
                });
            found.push(markdown(cells));
        }
        assert_eq!(found, shown, "{sql}");
    }
}
