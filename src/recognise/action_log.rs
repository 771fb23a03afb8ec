//! Action logs: tables whose header names an action and who, when or how far.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::block::{Block, Cell, Row, Table};
use crate::diagnostic::Code;
use crate::field::{date, owners, status};
use crate::record::{ActionLog, ActionRow, Diagnostic};

use super::body::{self, Piece};
use super::columns::{Column, column};
use super::meeting;
use super::minutes::section_at;
use super::prose::{flow, is_caps, merge};
use super::table::cell_text;

/// The header of a log stands in one of its first rows; a banner may stand above it.
const HEADER_WITHIN: usize = 3;

/// How sure the header of a table makes it an action log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// It names an action, and who is to do it or how far it has come: a log where minutes have it or a
    /// title says so; elsewhere as likely a plan.
    Weak,
    /// It also follows the action from meeting to meeting: when it was raised, or a number of its own
    /// with its status or comments.
    Strong,
}

/// Words in a header that make the table one of something else: risks, aims, findings.
const OTHER_TABLES: [&str; 20] = [
    "risk",
    "hazard",
    "mitigat",
    "control",
    "objective",
    "aim",
    "measure",
    "indicator",
    "kpi",
    "success",
    "milestone",
    "priorit",
    "finding",
    "weakness",
    "impact",
    "characteristic",
    "issue",
    "cost",
    "budget",
    "theme",
];

static LOG_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "constant pattern, compiled by the tests")]
    Regex::new(
        r"(?xi) \b actions? \s+ (?: log | tracker | tracking | sheet | list | points | register | record | summary | update | monitor\w* | schedule | table | arising | agreed | from | outstanding | required | taken | minutes )
        | \b (?: outstanding | agreed | ongoing | rolling | open | previous | follow[\ -]?up ) \s+ actions? \b
        | \b (?: log | list | register | schedule | summary | table | tracker ) \s+ of \s+ (?: \w+ \s+ )? actions
        | \b matters \s+ arising | \b (?: recommendations? | decisions? | resolutions? ) \s+ (?: tracker | log | monitor\w* )
        | \b monitoring \s+ log | ^ \W* actions? \W* $ ",
    )
    .unwrap()
});

/// Whether a title says that what follows is a log of actions.
pub(crate) fn is_title(text: &str) -> bool {
    LOG_TITLE.is_match(text)
}

/// Whether the header of a table makes it an action log.
pub(crate) fn claim(table: &Table) -> Option<Claim> {
    let (at, heads) = header(table)?;
    let has = |kind: Column| heads.iter().any(|head| head.kind == kind);
    let other = heads.iter().any(|head| {
        let text = head.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.any(|word| OTHER_TABLES.iter().any(|other| word.starts_with(other)))
    });
    let followed = has(Column::Status) || has(Column::Comments);
    let strong = has(Column::Raised) || has(Column::Number) && followed;
    (in_words(table, at, &heads) && (!other || strong)).then_some(match strong {
        true => Claim::Strong,
        false => Claim::Weak,
    })
}

/// Whether the cells under "Action" say something; counts of actions do not.
fn in_words(table: &Table, header_at: usize, heads: &[Head]) -> bool {
    let Some(column) =
        heads.iter().find(|head| head.kind == Column::Action).map(|head| head.column)
    else {
        return false;
    };
    let cells: Vec<String> = table
        .rows
        .iter()
        .skip(header_at + 1)
        .filter_map(|row| super::table::cell_at(row, column))
        .map(cell_text)
        .filter(|text| !text.is_empty())
        .collect();
    let told = cells.iter().filter(|text| text.split_whitespace().count() > 1).count();
    told * 2 >= cells.len()
}

/// Whether two logs have the same columns, by their header words.
pub(crate) fn same_columns(a: &Table, b: &Table) -> bool {
    let words = |table: &Table| {
        let (_, heads) = header(table)?;
        Some(heads.iter().map(|head| head.text.to_lowercase()).collect::<Vec<_>>())
    };
    words(a).is_some() && words(a) == words(b)
}

/// Whether a table could be an action log by its header.
pub(crate) fn is_log(table: &Table) -> bool {
    claim(table).is_some()
}

/// The header, further lines of it joined: its last row, and what its columns hold.
fn header(table: &Table) -> Option<(usize, Vec<Head>)> {
    let (mut at, mut heads) = header_row(table)?;
    while let Some(row) = table.rows.get(at + 1).filter(|row| goes_on_header(row, &heads)) {
        for cell in &row.cells {
            if let Some(head) = heads.iter_mut().find(|head| head.column == cell.column) {
                head.text = format!("{} {}", head.text, cell_text(cell)).trim().to_owned();
            }
        }
        at += 1;
    }
    Some((at, heads))
}

/// Whether a row is the second line of a header that gaps or rules tore apart ("Responsible" over
/// "Officer"): a word or two, none under a column that a row of the log must fill.
fn goes_on_header(row: &Row, heads: &[Head]) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell_text(cell).is_empty()).peekable();
    let within = |cell: &Cell| {
        let text = cell_text(cell);
        let kind = heads.iter().find(|head| head.column == cell.column).map(|head| head.kind);
        let joined = |head: &Head| column(&format!("{} {text}", head.text)) == head.kind;
        !matches!(kind, None | Some(Column::Number | Column::Action | Column::Raised))
            && text.split_whitespace().count() <= 2
            && !text.contains(|c: char| c.is_ascii_digit())
            && heads.iter().find(|head| head.column == cell.column).is_some_and(joined)
    };
    filled.peek().is_some() && filled.all(within)
}

/// The header row and what its columns hold.
fn header_row(table: &Table) -> Option<(usize, Vec<Head>)> {
    table.rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(i, row)| {
        let heads = heads(row);
        let has = |kind: Column| heads.iter().any(|head| head.kind == kind);
        let told = has(Column::Owners)
            || has(Column::OwnersAndDue)
            || has(Column::Status)
            || has(Column::Comments) && (has(Column::Number) || has(Column::Raised))
            || has(Column::Due) && has(Column::Raised);
        // "Risk | Mitigating action | Owner" is a risk register.
        let risk = heads.iter().any(|head| head.text.to_lowercase().starts_with("risk"));
        (has(Column::Action) && told && !risk).then_some((i, heads))
    })
}

/// A column as its header has it.
struct Head {
    text: String,
    kind: Column,
    column: usize,
    span: usize,
}

fn heads(row: &Row) -> Vec<Head> {
    let mut out: Vec<Head> = row
        .cells
        .iter()
        .map(|cell| {
            let text = cell_text(cell);
            Head { kind: column(&text), text, column: cell.column, span: cell.column_span.max(1) }
        })
        .collect();
    // "Ref | Action | … | Date | Target date": each kind once, the first that has it.
    let mut seen: Vec<Column> = Vec::new();
    for head in &mut out {
        if head.text.trim().is_empty() || seen.contains(&head.kind) {
            head.kind = Column::Extra;
        } else {
            seen.push(head.kind);
        }
    }
    out
}

/// Reads the log of a section: its heading and its table.
pub(crate) fn read(blocks: &[Block]) -> Option<ActionLog> {
    let pieces = body::pieces(blocks);
    let place =
        pieces.iter().position(|piece| matches!(piece, Piece::Table(table) if is_log(table)))?;
    let front = pieces.get(..place).unwrap_or_default();
    let title: Vec<String> = front
        .iter()
        .filter_map(|piece| match piece {
            Piece::Prose(p) => Some(flow(&p.text.lines)),
            Piece::Table(_) => None,
        })
        .collect();
    let heading = meeting::read(front);
    let title = title.join(" ");
    let body =
        heading.meeting.body.map(|name| strip_log_words(&name)).filter(|name| !name.is_empty());
    Some(ActionLog {
        title: (!title.is_empty()).then_some(title),
        body,
        as_of: heading.meeting.date,
        rows: tables_from(&pieces, place).flat_map(rows).collect(),
        at: section_at(&pieces),
    })
}

/// The tables of a log, from the first on.
fn tables_from<'a>(pieces: &'a [Piece<'a>], from: usize) -> impl Iterator<Item = &'a Table> {
    pieces.iter().skip(from).filter_map(|piece| match piece {
        Piece::Table(table) if is_log(table) => Some(*table),
        _ => None,
    })
}

/// The logs that stand inside minutes or a report without a heading of their own, at least as sure as
/// `least`.
pub(crate) fn within(blocks: &[Block], least: Claim) -> Vec<ActionLog> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) if claim(table) >= Some(least) => {
                Some(ActionLog { rows: rows(table), at: table.at.clone(), ..ActionLog::default() })
            }
            _ => None,
        })
        .collect()
}

/// Tells of the tables of actions in a report that are taken for plans.
pub(crate) fn left(blocks: &[Block]) -> Vec<Diagnostic> {
    let weak = blocks.iter().filter_map(|block| match block {
        Block::Table(table) if claim(table) == Some(Claim::Weak) => Some(table),
        _ => None,
    });
    weak.filter_map(|table| {
        let (_, heads) = header(table)?;
        let heads: Vec<&str> = heads.iter().map(|head| head.text.as_str()).collect();
        let message = format!("a table headed “{}” is taken for a plan", heads.join(" | "));
        Some(Code::ActionTableLeft.note(message, table.at.clone()))
    })
    .collect()
}

fn strip_log_words(name: &str) -> String {
    let lower = name.to_lowercase();
    match lower.find("action log").or_else(|| lower.find("actions")) {
        Some(at) if name.is_char_boundary(at) => {
            name.get(..at).unwrap_or_default().trim_matches([' ', '-', '–', ':']).to_string()
        }
        _ => name.to_string(),
    }
}

fn rows(table: &Table) -> Vec<ActionRow> {
    let Some((header_at, heads)) = header(table) else { return Vec::new() };
    let mut out: Vec<ActionRow> = Vec::new();
    for row in table.rows.iter().skip(header_at + 1) {
        if row.header || repeats(row, &heads) || is_banner(row) {
            continue;
        }
        if row.cells.iter().all(|cell| cell_text(cell).is_empty()) {
            continue;
        }
        let one = read_row(row, &heads);
        let goes_on = row.continues || one.action.is_none() && one.number.is_none();
        match out.last_mut() {
            Some(last) if goes_on => join(last, one),
            _ => out.push(one),
        }
    }
    inherit(&mut out);
    out
}

fn repeats(row: &Row, heads: &[Head]) -> bool {
    let cells: Vec<String> = row.cells.iter().map(|c| cell_text(c).to_lowercase()).collect();
    cells.len() == heads.len()
        && cells.iter().zip(heads).all(|(cell, head)| *cell == head.text.to_lowercase())
}

/// One cell over the whole width is a banner between the rows.
fn is_banner(row: &Row) -> bool {
    let filled: Vec<&Cell> = row.cells.iter().filter(|c| !cell_text(c).is_empty()).collect();
    match filled.as_slice() {
        [only] => {
            let text = cell_text(only);
            only.column_span > 2
                || row.cells.len() > 2
                    && only.column == 0
                    && (is_caps(&text) || text.split_whitespace().count() > 3)
        }
        _ => false,
    }
}

fn read_row(row: &Row, heads: &[Head]) -> ActionRow {
    let mut out = ActionRow::default();
    for head in heads {
        let cells: Vec<&Cell> = row
            .cells
            .iter()
            .filter(|cell| (head.column..head.column + head.span).contains(&cell.column))
            .collect();
        let text = cells.iter().map(|cell| cell_text(cell)).collect::<Vec<_>>().join(" ");
        let text = text.trim().to_string();
        let value = (!text.is_empty()).then(|| text.clone());
        if !head.text.is_empty() {
            out.printed.insert(head.text.clone(), value.clone());
        }
        match head.kind {
            Column::Number => {
                out.number = value.map(|n| n.trim_end_matches('.').trim().to_string())
            }
            Column::Raised => out.raised = value.as_deref().and_then(day),
            Column::Due => out.due = value.as_deref().and_then(day),
            Column::Action => out.action = value,
            Column::Owners => out.owners = value.as_deref().map(owners::owners).unwrap_or_default(),
            Column::OwnersAndDue => {
                if let Some(value) = value {
                    let (names, due) = owners_and_due(&value);
                    out.owners = names;
                    out.due = due;
                }
            }
            Column::Comments => out.comments = value,
            Column::Status => {
                out.status = value.as_deref().and_then(status::status).or_else(|| {
                    cells
                        .iter()
                        .find_map(|cell| cell.fill.and_then(status::from_fill))
                        .map(str::to_owned)
                });
            }
            Column::Extra => {
                if let (Some(value), false) = (value, head.text.is_empty()) {
                    out.extra.insert(head.text.clone(), value);
                }
            }
        }
    }
    out.at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
    out
}

fn day(text: &str) -> Option<String> {
    date::dates(text).first().map(|found| found.value.iso())
}

/// "Head of Finance, by 4 May 2021": the names before the date, and the date.
fn owners_and_due(text: &str) -> (Vec<String>, Option<String>) {
    (owners::owners(text), day(text))
}

/// Joins a row that goes on with the one above it.
fn join(last: &mut ActionRow, more: ActionRow) {
    let text = |a: &mut Option<String>, b: Option<String>| {
        if let Some(b) = b {
            *a = Some(match a.take() {
                Some(a) => format!("{a} {b}"),
                None => b,
            });
        }
    };
    text(&mut last.action, more.action);
    text(&mut last.comments, more.comments);
    last.number = last.number.take().or(more.number);
    last.raised = last.raised.take().or(more.raised);
    last.due = last.due.take().or(more.due);
    last.status = last.status.take().or(more.status);
    last.owners.extend(more.owners);
    for (key, value) in more.extra {
        let entry: &mut String = last.extra.entry(key).or_default();
        if !entry.is_empty() {
            entry.push(' ');
        }
        entry.push_str(&value);
    }
    join_printed(&mut last.printed, more.printed);
    last.at = merge(last.at.drain(..).chain(more.at));
}

fn join_printed(
    last: &mut BTreeMap<String, Option<String>>,
    more: BTreeMap<String, Option<String>>,
) {
    for (key, value) in more {
        let Some(value) = value else { continue };
        match last.get_mut(&key) {
            Some(Some(seen)) => {
                seen.push(' ');
                seen.push_str(&value);
            }
            _ => {
                last.insert(key, Some(value));
            }
        }
    }
}

/// Numbers, dates and statuses that a continuation row leaves blank come from the row above; owners
/// and comments never do.
fn inherit(rows: &mut [ActionRow]) {
    let mut above: Option<ActionRow> = None;
    for row in rows {
        let own_number = row.number.is_some();
        if let Some(above) = above.as_ref().filter(|_| !own_number) {
            if above.number.is_some() {
                row.number.clone_from(&above.number);
                row.inherited.push("number".into());
            }
            if row.raised.is_none() && above.raised.is_some() {
                row.raised.clone_from(&above.raised);
                row.inherited.push("raised".into());
            }
            if row.status.is_none() && above.status.is_some() {
                row.status.clone_from(&above.status);
                row.inherited.push("status".into());
            }
            row.part = above.part.map(|part| part + 1);
        }
        if row.part.is_none() {
            row.part = Some(1);
        }
        above = Some(row.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |(column, source): (usize, &&str)| Cell {
            column,
            column_span: 1,
            row_span: 1,
            texts: match testing::text(source) {
                Block::Text(text) => vec![text],
                _ => Vec::new(),
            },
            ..Cell::default()
        };
        let row = |cells: &&[&str]| Row {
            cells: cells.iter().enumerate().map(cell).collect(),
            ..Row::default()
        };
        Table { rows: rows.iter().map(row).collect(), ..Table::default() }
    }

    #[test]
    fn what_makes_a_table_a_log() {
        let words = ["Mend the gate", "Write to the mill"];
        for (heads, expected) in [
            (&["Ref", "Action", "Owner", "Status"][..], Some(Claim::Strong)),
            (&["Raised", "Action", "Lead"], Some(Claim::Strong)),
            (&["Action", "Lead", "Timescale"], Some(Claim::Weak)),
            (&["Risk", "Action", "Owner", "Status"], None),
            (&["Objective", "Action", "Lead"], None),
            (&["Action", "Target date"], None),
            (&["What we will do", "Led by", "Timescale"], None),
        ] {
            let row = |text| heads.iter().map(|_| text).collect::<Vec<&str>>();
            let (first, second) = (row(words[0]), row(words[1]));
            let found = claim(&table(&[heads, &first, &second]));
            assert_eq!(found, expected, "{heads:?}");
        }
        let counted = table(&[&["Ref", "Action", "Status"], &["1", "8", "2"], &["2", "9", "3"]]);
        assert_eq!(claim(&counted), None);
    }

    #[test]
    fn titles_of_logs() {
        for (title, is) in [
            ("Action Log", true),
            ("Board of Harbours – Outstanding Actions", true),
            ("Recommendations tracker 2024", true),
            ("Matters arising", true),
            ("Actions", true),
            ("Action Plan", false),
            ("Our actions for the climate", false),
        ] {
            assert_eq!(is_title(title), is, "{title}");
        }
    }

    #[test]
    fn owners_before_a_date() {
        for (text, owners, due) in [
            ("Head of Parks, 4 May 2021", vec!["Head of Parks"], Some("2021-05-04")),
            ("Head of Parks On-going to March 2026", vec!["Head of Parks"], Some("2026-03")),
            ("Head of Parks", vec!["Head of Parks"], None),
            ("Head of Parks Ongoing", vec!["Head of Parks"], None),
        ] {
            let (names, date) = owners_and_due(text);
            assert_eq!(
                (names, date.as_deref()),
                (owners.iter().map(|o| o.to_string()).collect(), due),
                "{text}"
            );
        }
    }
}
