//! Rows go into tables: by bound parameters only, with ids counted in the order in which they come.

use std::collections::BTreeMap;

use rusqlite::{Connection, Statement, ToSql};

use super::Error;
use crate::record::{At, Place};

/// The tables whose texts the full-text index holds: they share one run of ids, so that an id tells the
/// row without its table.
const TEXTS: [&str; 8] = [
    "agenda_items",
    "items",
    "paragraphs",
    "resolutions",
    "votes",
    "reports",
    "recommendations",
    "actions",
];

/// A cell: its column and its value.
pub(super) type Cell<'a> = (&'static str, &'a dyn ToSql);

/// The writer of all tables that count their rows by `id`.
pub(super) struct Rows<'c> {
    connection: &'c Connection,
    tables: BTreeMap<&'static str, Table<'c>>,
    /// The last id given to a text.
    last_text: i64,
}

struct Table<'c> {
    insert: Statement<'c>,
    last: i64,
}

impl<'c> Rows<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, tables: BTreeMap::new(), last_text: 0 }
    }

    pub(super) fn connection(&self) -> &'c Connection {
        self.connection
    }

    /// Adds a row and returns its id. A table's rows must all name the same columns in the same order;
    /// table and columns are words of this program, never of a paper.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) fn add(&mut self, table: &'static str, cells: &[Cell<'_>]) -> Result<i64, Error> {
        let known = match self.tables.entry(table) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let insert = self.connection.prepare(&insert(table, cells))?;
                new.insert(Table { insert, last: 0 })
            }
        };
        let last = if TEXTS.contains(&table) { &mut self.last_text } else { &mut known.last };
        *last = last.saturating_add(1);
        let id = *last;
        known.insert.raw_bind_parameter(1, id)?;
        for (place, (_, value)) in cells.iter().enumerate() {
            // The id is the first parameter, counted from 1.
            known.insert.raw_bind_parameter(place.saturating_add(2), value)?;
        }
        known.insert.raw_execute()?;
        Ok(id)
    }

    /// Returns the id that the next row of a table will have, which is none of the texts'.
    pub(super) fn next(&self, table: &str) -> i64 {
        self.tables.get(table).map_or(0, |table| table.last).saturating_add(1)
    }
}

fn insert(table: &str, cells: &[Cell<'_>]) -> String {
    let columns: Vec<String> = cells.iter().map(|(name, _)| format!(", \"{name}\"")).collect();
    format!("INSERT INTO {table} (id{}) VALUES (?{})", columns.concat(), ", ?".repeat(cells.len()))
}

/// Where a row stands, as its columns tell it.
pub(super) struct Spot {
    /// The first page of it.
    pub(super) page: Option<u32>,
    /// All places, as JSON.
    pub(super) place: String,
}

impl Spot {
    pub(super) fn of(at: &At) -> Self {
        let page = at.iter().find_map(|place| match place {
            Place::Page { page, .. } => Some(*page),
            Place::Node { .. } | Place::Line { .. } => None,
        });
        Self { page, place: json(at) }
    }
}

/// A value as JSON text; what serializes to a plain value cannot fail.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The word that records have for a value of an enum.
pub(super) fn word(value: &impl serde::Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}

/// Lines as one cell; none where there are none.
pub(super) fn lines(lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A place in a list, counted from 1 as people count.
pub(super) fn position(index: usize) -> i64 {
    count(index).saturating_add(1)
}

/// A count as the database has it.
pub(super) fn count(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}
