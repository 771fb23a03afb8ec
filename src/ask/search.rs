//! Where words stand in a backfill: in what was read of meetings, and on the pages of all papers.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::{CHOSEN, Error, Filter};
use crate::archive::{Folder, store};

/// What is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// What was read of meetings, then the pages of papers that say more.
    #[default]
    All,
    /// Agenda items, minutes, clauses, votes, actions, reports' titles and recommendations.
    Records,
    /// The pages of all papers, those of no meeting among them.
    Pages,
}

/// Where words were found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// What the text is: agenda item, item, paragraph, clause, vote, report, recommendation, action, page.
    pub kind: &'static str,
    /// The body; none where the paper is of no meeting.
    pub body: Option<String>,
    /// The day of the meeting, ISO 8601.
    pub date: Option<String>,
    /// A stretch of the text, the words found between [`OPEN`] and [`CLOSE`].
    pub text: String,
    /// The paper, below the archive.
    pub path: Option<String>,
    /// The page of the paper, counted from 1.
    pub page: Option<u32>,
    /// Its address, with the page.
    pub url: Option<String>,
}

/// Stands before a word that was found.
pub const OPEN: char = '\u{e000}';

/// Stands behind a word that was found.
pub const CLOSE: char = '\u{e001}';

/// Words of a stretch.
const WORDS: u32 = 24;

/// The tables of what was read, and what a row of each is called.
const KINDS: [(&str, &str); 8] = [
    ("agenda_items", "agenda item"),
    ("items", "item"),
    ("paragraphs", "paragraph"),
    ("resolutions", "clause"),
    ("votes", "vote"),
    ("reports", "report"),
    ("recommendations", "recommendation"),
    ("actions", "action"),
];

/// Finds the texts that have all words, the best first. A word ends in `*` for all that begin with it; several
/// words in one argument are found as they stand together.
///
/// # Errors
/// A database that is not there or cannot be read.
pub fn search(
    folder: &Folder,
    words: &[String],
    within: Within,
    filter: &Filter,
    most: u32,
) -> Result<Vec<Hit>, Error> {
    let database = store::open(folder)?;
    let Some(words) = expression(words) else { return Ok(Vec::new()) };
    let mut hits = Vec::new();
    if within != Within::Pages {
        hits.extend(records(&database, &words, filter, most)?);
    }
    if within != Within::Records {
        let left = most.saturating_sub(u32::try_from(hits.len()).unwrap_or(u32::MAX));
        let seen: Vec<_> = hits.iter().map(|hit| (hit.path.clone(), hit.page)).collect();
        let pages = pages(&database, &words, filter, most)?;
        let new = pages.into_iter().filter(|hit| !seen.contains(&(hit.path.clone(), hit.page)));
        hits.extend(new.take(usize::try_from(left).unwrap_or(usize::MAX)));
    }
    Ok(hits)
}

/// The words as FTS5 takes them, each a string, so that no sign of them is an operator; none where there is no
/// word.
fn expression(words: &[String]) -> Option<String> {
    let strings: Vec<String> = words
        .iter()
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| {
            let plain = word.trim_end_matches('*');
            let begins = if plain.len() < word.len() { "*" } else { "" };
            format!("\"{}\"{begins}", plain.replace('"', " "))
        })
        .collect();
    (!strings.is_empty()).then(|| strings.join(" "))
}

fn records(
    database: &Connection,
    words: &str,
    filter: &Filter,
    most: u32,
) -> Result<Vec<Hit>, Error> {
    let mut query = database.prepare(&format!(
        "SELECT s.kind, s.rowid, b.name, m.date, snippet(search, -1, '{OPEN}', '{CLOSE}', '…', {WORDS})
           FROM search s JOIN meetings m ON m.id = s.meeting_id JOIN bodies b ON b.id = m.body_id
          WHERE search MATCH ?4 AND {CHOSEN}
          ORDER BY rank, m.date DESC, s.rowid LIMIT ?5"
    ))?;
    let mut rows = query.query(params![filter.body, filter.since, filter.until, words, most])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        let Some((table, kind)) = KINDS.into_iter().find(|(known, _)| *known == table) else {
            continue;
        };
        let (path, page, url) = place(database, table, row.get(1)?)?;
        let (body, date, text) = (row.get(2)?, row.get(3)?, row.get(4)?);
        hits.push(Hit { kind, body, date, text, path, page, url });
    }
    Ok(hits)
}

type Place = (Option<String>, Option<u32>, Option<String>);

/// Where a row stands: paper, page, address.
fn place(database: &Connection, table: &str, id: i64) -> Result<Place, Error> {
    let mut query = database.prepare(&format!(
        "SELECT (SELECT path FROM files f WHERE f.document_id = t.document_id ORDER BY f.id LIMIT 1), t.page,
                d.url || coalesce('#page=' || t.page, '')
           FROM {table} t LEFT JOIN documents d ON d.id = t.document_id WHERE t.id = ?1"
    ))?;
    let found =
        query.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    Ok(found.unwrap_or_default())
}

fn pages(
    database: &Connection,
    words: &str,
    filter: &Filter,
    most: u32,
) -> Result<Vec<Hit>, Error> {
    // A paper of no meeting is found where nothing is asked of meetings.
    let mut query = database.prepare(&format!(
        "SELECT b.name, m.date, snippet(search_pages, 0, '{OPEN}', '{CLOSE}', '…', {WORDS}), f.path, p.page,
                coalesce(d.url, f.url) || coalesce('#page=' || p.page, '')
           FROM search_pages s
           JOIN pages p ON p.id = s.rowid
           JOIN documents d ON d.id = p.document_id
           JOIN files f ON f.id = (SELECT min(id) FROM files WHERE document_id = d.id)
           LEFT JOIN meeting_sources g ON g.id = (SELECT min(id) FROM meeting_sources WHERE document_id = d.id)
           LEFT JOIN meetings m ON m.id = g.meeting_id
           LEFT JOIN bodies b ON b.id = m.body_id
          WHERE search_pages MATCH ?4 AND {CHOSEN}
          ORDER BY rank, m.date DESC, p.id LIMIT ?5"
    ))?;
    let hits =
        query.query_map(params![filter.body, filter.since, filter.until, words, most], |row| {
            Ok(Hit {
                kind: "page",
                body: row.get(0)?,
                date: row.get(1)?,
                text: row.get(2)?,
                path: row.get(3)?,
                page: row.get(4)?,
                url: row.get(5)?,
            })
        })?;
    Ok(hits.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_strings_and_no_operators() {
        for (words, expected) in [
            (vec!["flood"], Some("\"flood\"")),
            (vec!["flood", "ward*"], Some("\"flood\" \"ward\"*")),
            (vec!["NOT", "a\"b"], Some("\"NOT\" \"a b\"")),
            (vec!["sluice keys"], Some("\"sluice keys\"")),
            (vec!["-", "*"], None),
        ] {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            assert_eq!(expression(&words).as_deref(), expected);
        }
    }
}
