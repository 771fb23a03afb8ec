//! The database as a folder of CSV files, one a table or view. The only file here that knows the CSV
//! writer.

use std::path::Path;

use csv::{Terminator, WriterBuilder};
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::{Error, Report, folder};
use crate::archive::{Folder, store};
use crate::spreadsheet;

/// What becomes of a cell that a spreadsheet would run as a formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// It gets an apostrophe before it.
    #[default]
    Safe,
    /// It stays as it is: for programs that are no spreadsheets.
    Raw,
}

/// The views that are made for searching, whose texts the tables have.
const SEARCH_VIEWS: [&str; 3] = ["texts", "v_pages", "v_texts"];

/// Writes every table and view, by name.
pub(super) fn write(from: &Folder, path: &Path, cells: Cells) -> Result<Report, Error> {
    let database = store::open(from)?;
    let mut report = Report::default();
    folder::write_whole(path, |folder| {
        for table in tables(&database)? {
            folder::file(folder, &format!("{table}.csv"), |out| {
                let rows = self::table(&database, &table, cells, out, &mut report)?;
                report.wrote("rows", rows);
                Ok(())
            })?;
            report.wrote("files", 1);
        }
        Ok(())
    })?;
    Ok(report)
}

fn tables(database: &Connection) -> Result<Vec<String>, Error> {
    let mut query = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
            AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search%' ORDER BY name",
    )?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut tables = names.collect::<Result<Vec<_>, _>>()?;
    tables.retain(|name| !SEARCH_VIEWS.contains(&name.as_str()));
    Ok(tables)
}

fn table(
    database: &Connection,
    table: &str,
    cells: Cells,
    out: &mut dyn std::io::Write,
    report: &mut Report,
) -> Result<usize, Error> {
    let mut query = database.prepare(&format!("SELECT * FROM \"{table}\""))?;
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let columns = query.column_count();
    csv.write_record(query.column_names())?;
    let mut rows = query.query([])?;
    let mut count = 0_usize;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => csv.write_field("")?,
                ValueRef::Integer(number) => csv.write_field(number.to_string())?,
                ValueRef::Real(number) => csv.write_field(number.to_string())?,
                ValueRef::Text(text) | ValueRef::Blob(text) => {
                    let cell = match cells {
                        Cells::Safe => spreadsheet::cell(text),
                        Cells::Raw => text.into(),
                    };
                    if cell.len() > text.len() {
                        report.lost(
                            "cells as they are: what a spreadsheet would run got an apostrophe",
                            1,
                        );
                    }
                    csv.write_field(cell)?;
                }
            }
        }
        csv.write_record(None::<&[u8]>)?;
        count = count.saturating_add(1);
    }
    csv.flush()?;
    Ok(count)
}
