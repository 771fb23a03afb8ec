//! The header of a table: whether it makes the table an action log, and what its columns hold.

use std::sync::LazyLock;

use regex::Regex;

use super::columns::{Column, column};
use crate::block::{Cell, Row, Table};
use crate::recognise::table::cell_text;
use crate::words::columns::{OTHER_TABLES, RISK};
use crate::words::pattern::pattern;

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

static LOG_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) \b actions? \s+ (?: {log} | {actions_told} )
        | \b {open_action} \s+ actions? \b
        | \b {log} \s+ of \s+ (?: \w+ \s+ )? actions
        | \b {log_title} | \b {followed} \s+ {tracker}
        | ^ \W* (?: actions? | camau\ gweithredu ) \W* $ ",
    )
});

/// Whether a title says that what follows is a log of actions.
pub(crate) fn is_title(text: &str) -> bool {
    LOG_TITLE.is_match(text)
}

/// The header of an action log.
#[derive(Clone, Debug)]
pub(crate) struct LogHeader {
    /// Its last row; a banner or a first line may stand above that.
    pub last_row: usize,
    /// What its columns hold, left to right.
    pub heads: Vec<Head>,
    /// How sure it makes the table a log.
    pub claim: Claim,
}

impl LogHeader {
    /// Recognises the header of a table, where it makes the table an action log.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        let (last_row, heads) = header(table)?;
        let has = |kind: Column| heads.iter().any(|head| head.kind == kind);
        let other = heads.iter().any(|head| {
            let text = head.text.to_lowercase();
            let mut words =
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
            words.any(|word| OTHER_TABLES.opens(word))
        });
        let followed = has(Column::Status) || has(Column::Comments);
        let strong = has(Column::Raised) || has(Column::Number) && followed;
        let is_log = in_words(table, last_row, &heads) && (!other || strong);
        let claim = if strong { Claim::Strong } else { Claim::Weak };
        is_log.then_some(LogHeader { last_row, heads, claim })
    }

    /// Whether two logs have the same columns, by their header words.
    pub(crate) fn same_columns(&self, other: &Self) -> bool {
        let words = |header: &Self| -> Vec<String> {
            header.heads.iter().map(|head| head.text.to_lowercase()).collect()
        };
        words(self) == words(other)
    }
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
        .skip(header_at.saturating_add(1))
        .filter_map(|row| crate::recognise::table::cell_at(row, column))
        .map(cell_text)
        .filter(|text| !text.is_empty())
        .collect();
    let told = cells.iter().filter(|text| text.split_whitespace().count() > 1).count();
    told.saturating_mul(2) >= cells.len()
}

/// The header, further lines of it joined: its last row, and what its columns hold.
fn header(table: &Table) -> Option<(usize, Vec<Head>)> {
    let (mut at, mut heads) = header_row(table)?;
    while let Some(row) =
        table.rows.get(at.saturating_add(1)).filter(|row| goes_on_header(row, &heads))
    {
        for cell in &row.cells {
            if let Some(head) = heads.iter_mut().find(|head| head.column == cell.column) {
                head.text = format!("{} {}", head.text, cell_text(cell)).trim().to_owned();
            }
        }
        at = at.saturating_add(1);
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
        let risk = heads.iter().any(|head| RISK.opens(&head.text.to_lowercase()));
        (has(Column::Action) && told && !risk).then_some((i, heads))
    })
}

/// A column as its header has it.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// The words over it.
    pub text: String,
    /// What it holds.
    pub kind: Column,
    /// Its first column, counted from 0.
    pub column: usize,
    /// How many columns it takes.
    pub span: usize,
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
