//! What a backfill holds: its bodies, their meetings, and what there is of each.

use rusqlite::{Row, params};
use serde::Serialize;

use super::{CHOSEN, Error, Filter};
use crate::archive::{Folder, store};

/// A body and its meetings, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// The council or partnership.
    pub authority: Option<String>,
    /// The body, as its latest papers print it.
    pub name: String,
    /// Its folder below `meetings/`.
    pub folder: String,
    /// Its meetings.
    pub meetings: Vec<Meeting>,
}

/// A meeting, and how many there are of each thing that its papers can have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meeting {
    /// The day, ISO 8601.
    pub date: String,
    /// The time, where several meetings fall on a day, or the papers tell it.
    pub start_time: Option<String>,
    /// Whether it was held: cancelled, postponed and so on; none where nothing says so.
    pub status: Option<String>,
    /// Whether its minutes are confirmed, draft or revised, where they say so.
    pub minutes_status: Option<String>,
    /// Items of its agenda.
    pub agenda_items: u32,
    /// Items of its minutes.
    pub items: u32,
    /// People present.
    pub present: u32,
    /// Clauses resolved, recommended, agreed or decided.
    pub resolutions: u32,
    /// Rows of its action log.
    pub log_rows: u32,
    /// Actions that its minutes note.
    pub noted: u32,
    /// Whether its log has text that no row has.
    pub log_incomplete: bool,
    /// Reports.
    pub reports: u32,
    /// Its papers, below the archive.
    pub papers: Vec<String>,
    /// Diagnostics of severity error in its papers.
    pub errors: u32,
    /// Its record, below the output folder.
    pub record: String,
}

/// Lists the bodies and meetings of a backfill, bodies by name, meetings from the newest.
///
/// # Errors
/// A database that is not there or cannot be read.
pub fn list(folder: &Folder, filter: &Filter) -> Result<Vec<Body>, Error> {
    let database = store::open(folder)?;
    let mut query = database.prepare(&query())?;
    let mut rows = query.query(params![filter.body, filter.since, filter.until])?;
    let mut bodies: Vec<Body> = Vec::new();
    while let Some(row) = rows.next()? {
        let body_folder: String = row.get("folder")?;
        let meeting = meeting(row)?;
        match bodies.last_mut().filter(|body| body.folder == body_folder) {
            Some(body) => body.meetings.push(meeting),
            None => bodies.push(Body {
                authority: row.get("authority")?,
                name: row.get("name")?,
                folder: body_folder,
                meetings: vec![meeting],
            }),
        }
    }
    Ok(bodies)
}

fn query() -> String {
    let count = |table: &str, more: &str| {
        format!("(SELECT count(*) FROM {table} x WHERE x.meeting_id = m.id{more})")
    };
    format!(
        "SELECT b.authority, b.name, b.folder, m.date, m.start_time, m.status, m.minutes_status, m.log_incomplete,
                m.record, {agenda} AS agenda_items, {items} AS items, {present} AS present,
                {resolutions} AS resolutions, {log} AS log_rows, {noted} AS noted, {reports} AS reports,
                (SELECT json_group_array(path) FROM
                  (SELECT path FROM meeting_sources s WHERE s.meeting_id = m.id ORDER BY s.position)) AS papers,
                (SELECT coalesce(sum(d.errors), 0) FROM meeting_sources s JOIN documents d ON d.id = s.document_id
                  WHERE s.meeting_id = m.id) AS errors
           FROM meetings m JOIN bodies b ON b.id = m.body_id
          WHERE {CHOSEN}
          ORDER BY b.authority, b.name, b.id, m.date DESC, m.start_time DESC",
        agenda = count("agenda_items", ""),
        items = count("items", ""),
        present = count("attendance", " AND x.listed_under = 'present'"),
        resolutions = count("resolutions", ""),
        log = count("actions", " AND x.kind = 'log'"),
        noted = count("actions", " AND x.kind = 'noted'"),
        reports = count("reports", ""),
    )
}

fn meeting(row: &Row<'_>) -> Result<Meeting, rusqlite::Error> {
    let papers: String = row.get("papers")?;
    Ok(Meeting {
        date: row.get("date")?,
        start_time: row.get("start_time")?,
        status: row.get("status")?,
        minutes_status: row.get("minutes_status")?,
        agenda_items: row.get("agenda_items")?,
        items: row.get("items")?,
        present: row.get("present")?,
        resolutions: row.get("resolutions")?,
        log_rows: row.get("log_rows")?,
        noted: row.get("noted")?,
        log_incomplete: row.get("log_incomplete")?,
        reports: row.get("reports")?,
        papers: serde_json::from_str(&papers).unwrap_or_default(),
        errors: row.get("errors")?,
        record: row.get("record")?,
    })
}
