//! The header of a table: whether it makes the table an action log, and what its columns hold.

use std::sync::LazyLock;

use regex::Regex;

use super::columns::{Column, column, is_called};
use super::contents::{Contents, MOST};
use super::key::Key;
use super::settle;
use crate::block::{Cell, Row, Table};
use crate::recognise::table::{cell_at, cell_text};
use crate::words::Words;
use crate::words::columns::{
    ANY_DAY, FOLLOWED, ITEM_WORD, NOT_FOLLOWED, NOTHING, OTHER_TABLES, RISK, SORTED_BY,
};
use crate::words::pattern::pattern;

/// The header of a log stands in one of its first rows; a banner may stand above it.
const HEADER_WITHIN: usize = 3;

/// How sure the header of a table makes it an action log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// It names what could be followed, and who or when or how far: a log only under a title that says so.
    Named,
    /// It names an action, and who is to do it or how far it has come: a log where minutes have it or a
    /// title says so; elsewhere a plan.
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
        | \b {tracker} \s+ of \s+ {followed} \b
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
    /// Whether it goes on with the log above.
    pub joined: bool,
    /// What heads this part of the log.
    pub section: Option<String>,
    /// What a key beside it says of colours.
    pub key: Key,
}

impl LogHeader {
    /// Recognises the header of a table, where it makes the table an action log.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        Self::with(table, header(table, is_logs)?)
    }

    /// The same for a table under the title of a log: none of its columns needs to be called an action, where
    /// one alone holds sentences and the others tell who, when and how far.
    pub(crate) fn titled(table: &Table) -> Option<Self> {
        let (last_row, mut heads) = header(table, is_told)?;
        let contents = settle::contents(&heads, table, last_row);
        settle::whose(&mut heads, &contents);
        let unknown = |(head, holds): &(&mut Head, &Contents)| {
            let named = !head.text.is_empty();
            head.kind == Column::Extra && named && holds.fit(Column::Action) >= MOST
        };
        let mut found = heads.iter_mut().zip(&contents).filter(unknown);
        let (Some((action, _)), None) = (found.next(), found.next()) else { return None };
        action.kind = Column::Followed;
        Self::with(table, (last_row, heads))
    }

    fn with(table: &Table, (last_row, mut heads): (usize, Vec<Head>)) -> Option<Self> {
        settle::settle(&mut heads, table, last_row);
        // A header alone may be that of a table of anything on the page before.
        let alone = table.rows.len() <= last_row.saturating_add(1);
        let claim = claim(&heads)?.min(if alone { Claim::Named } else { Claim::Strong });
        in_words(table, last_row, &heads).then_some(LogHeader {
            last_row,
            heads,
            claim,
            joined: false,
            section: None,
            key: Key::default(),
        })
    }

    /// Whether two logs have the same columns, by their header words.
    pub(crate) fn same_columns(&self, other: &Self) -> bool {
        let words = |header: &Self| -> Vec<String> {
            header.heads.iter().map(|head| head.text.to_lowercase()).collect()
        };
        words(self) == words(other)
    }
}

/// How sure settled columns make a table a log; none where they make it something else.
fn claim(heads: &[Head]) -> Option<Claim> {
    let has = |kind: Column| heads.iter().any(|head| head.kind == kind);
    let told = has(Column::Status) || has(Column::Comments);
    let strong = has(Column::Raised) || has(Column::Number) && told;
    let action = heads.iter().find(|head| head.kind == Column::Action)?;
    let sorted = heads.first().is_some_and(|head| any_word(&head.text, &SORTED_BY));
    if action.by_name {
        let other = sorted || heads.iter().any(|head| any_word(&head.text, &OTHER_TABLES));
        let claim = if strong { Claim::Strong } else { Claim::Weak };
        return (!other || strong).then_some(claim);
    }
    let told_of =
        |head: &Head| any_word(&head.text, &OTHER_TABLES) || any_word(&head.text, &NOT_FOLLOWED);
    let timed = has(Column::Due) || has(Column::Raised);
    let owned = has(Column::Owners) || has(Column::OwnersAndDue);
    Some(match (told && (owned || timed), strong) {
        _ if sorted || heads.iter().any(told_of) => return None,
        (true, _) if ITEM_WORD.opens(&action.text.to_lowercase()) => of_items(heads),
        (true, true) => Claim::Strong,
        (true, false) => Claim::Weak,
        (false, _) => Claim::Named,
    })
}

/// How sure a table of items is a log: with days it is as likely a programme of work to come.
fn of_items(heads: &[Head]) -> Claim {
    let mut days = heads.iter().filter(|head| head.kind == Column::Raised);
    let to_come = days.any(|head| ANY_DAY.has(&head.text.to_lowercase()));
    if to_come { Claim::Named } else { Claim::Weak }
}

fn any_word(header: &str, beginnings: &Words) -> bool {
    let lower = header.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '£');
    words.any(|word| word.chars().count() > 2 && beginnings.opens(word) || word == "£")
}

/// Whether the cells of the action say something, in most of the rows; counts of actions do not, and a
/// margin beside other text has few.
fn in_words(table: &Table, header_at: usize, heads: &[Head]) -> bool {
    let Some(action) = heads.iter().find(|head| head.kind == Column::Action) else { return false };
    let least = if action.by_name { 2 } else { 4 };
    let rows = table.rows.iter().skip(header_at.saturating_add(1));
    let cells: Vec<String> =
        rows.clone().filter_map(|row| cell_at(row, action.column)).map(cell_text).collect();
    let filled: Vec<&String> = cells.iter().filter(|text| says_something(text)).collect();
    let told = filled.iter().filter(|text| text.split_whitespace().count() >= least).count();
    let full =
        rows.filter(|row| row.cells.iter().filter(|cell| is_filled(cell)).count() > 2).count();
    told.saturating_mul(2) >= filled.len()
        && filled.len().saturating_mul(3) >= full.saturating_mul(2)
}

fn is_filled(cell: &Cell) -> bool {
    !cell_text(cell).trim().is_empty()
}

/// Whether a cell has more than a word for nothing.
fn says_something(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    !lower.is_empty() && !NOTHING.has(&lower)
}

/// The header, further lines of it joined: its last row, and what its columns hold.
fn header(table: &Table, is: fn(&[Head]) -> bool) -> Option<(usize, Vec<Head>)> {
    let (mut at, mut heads) = header_row(table, is)?;
    while let Some(row) =
        table.rows.get(at.saturating_add(1)).filter(|row| goes_on_header(row, &heads))
    {
        for cell in &row.cells {
            if let Some(head) = heads.iter_mut().find(|head| head.column == cell.column) {
                let text = format!("{} {}", head.text, cell_text(cell)).trim().to_owned();
                (head.text, head.kind) = match head.kind {
                    Column::Extra => whole(text),
                    known => (text, known),
                };
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
        let joined = |head: &Head| {
            let joined = whole(format!("{} {text}", head.text)).1;
            joined == head.kind || head.kind == Column::Extra
        };
        !matches!(kind, None | Some(Column::Number | Column::Action | Column::Raised))
            && text.split_whitespace().count() <= 2
            && !text.contains(|c: char| c.is_ascii_digit())
            && heads.iter().find(|head| head.column == cell.column).is_some_and(joined)
    };
    filled.peek().is_some() && filled.all(within)
}

/// The last row of the header, and what its columns hold: of one row, or of two that stand over each other.
fn header_row(table: &Table, is: fn(&[Head]) -> bool) -> Option<(usize, Vec<Head>)> {
    let mut below = table.rows.first().map(heads);
    (0..HEADER_WITHIN).find_map(|i| {
        let next = i.saturating_add(1);
        let own = below.take()?;
        below = table.rows.get(next).map(heads);
        let two = below.as_ref().and_then(|lower| stacked(&own, lower));
        let two = two.filter(|heads| is(heads)).map(|heads| (next, heads));
        two.or_else(|| Some((i, own)).filter(|(_, heads)| is(heads)))
    })
}

/// Whether columns are a log's: an action, or what else is followed, and who, when or how far.
fn is_logs(heads: &[Head]) -> bool {
    let has = |kind: Column| heads.iter().any(|head| head.kind == kind);
    let told = has(Column::Owners)
        || has(Column::OwnersAndDue)
        || has(Column::Status)
        || has(Column::Comments) && (has(Column::Number) || has(Column::Raised))
        || has(Column::Due) && has(Column::Raised);
    let followed = has(Column::Action)
        || has(Column::Followed)
        || has(Column::Taken)
        || heads.iter().any(|head| FOLLOWED.has(&head.text.to_lowercase()));
    // "Risk | Mitigating action | Owner" is a risk register.
    let risk = heads.iter().any(|head| RISK.opens(&head.text.to_lowercase()));
    followed && told && !risk
}

/// Whether columns tell who, when or how far in at least two ways, most of them by their names.
fn is_told(heads: &[Head]) -> bool {
    let known = heads.iter().filter(|head| head.kind != Column::Extra).count();
    let tells = |head: &&Head| {
        !matches!(head.kind, Column::Extra | Column::Number | Column::Followed | Column::Taken)
    };
    heads.iter().filter(tells).count() >= 2 && known.saturating_mul(2) >= heads.len()
}

/// The columns of a header of two rows: what stands under a heading of several columns is their name, and what
/// has nothing below it is its own. None where the second row is no row of names.
fn stacked(upper: &[Head], lower: &[Head]) -> Option<Vec<Head>> {
    /// The most words of a name.
    const WORDS: usize = 4;
    let filled = |row: &[Head]| row.iter().filter(|head| !head.text.is_empty()).cloned().collect();
    let names: Vec<Head> = filled(lower);
    let short = |head: &Head| {
        head.text.split_whitespace().count() <= WORDS
            && !head.text.contains(|c: char| c.is_ascii_digit())
    };
    let known = names.iter().filter(|head| head.kind != Column::Extra).count();
    if names.is_empty() || !names.iter().all(short) || known.saturating_mul(2) < names.len() {
        return None;
    }
    let over: Vec<Head> = filled(upper);
    let meets = |a: &Head, b: &Head| {
        a.column < b.column.saturating_add(b.span) && b.column < a.column.saturating_add(a.span)
    };
    // A row of the log has something below each name.
    let free = over.iter().filter(|head| !names.iter().any(|name| meets(name, head)));
    let mut out: Vec<Head> = free.cloned().collect();
    let wide = |name: &Head| over.iter().any(|head| head.span > name.span && meets(head, name));
    if (out.is_empty() || names.len() == 1) && !names.iter().any(wide) {
        return None;
    }
    out.extend(names);
    out.sort_by_key(|head| head.column);
    Some(out)
}

/// A column as its header has it.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// The words over it.
    pub text: String,
    /// What it holds.
    pub kind: Column,
    /// Whether its header calls it so; else its cells, or the other columns, tell.
    pub by_name: bool,
    /// Its first column, counted from 0.
    pub column: usize,
    /// How many columns it takes.
    pub span: usize,
}

fn heads(row: &Row) -> Vec<Head> {
    let head = |cell: &Cell| {
        let (text, kind) = whole(cell_text(cell));
        Head { kind, text, by_name: true, column: cell.column, span: cell.column_span.max(1) }
    };
    row.cells.iter().map(head).collect()
}

/// A header and its column; one that a narrow column breaks is put together where that makes it one that is
/// known ("OW NER").
fn whole(text: String) -> (String, Column) {
    /// Bytes of a header that a narrow column breaks.
    const BROKEN: usize = 48;
    let kind = column(&text);
    if text.len() > BROKEN || !text.contains(' ') || is_called(&text) {
        return (text, kind);
    }
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let without = |at: usize| {
        let (before, after) = (text.get(..at)?, text.get(at.saturating_add(1)..)?);
        Some(format!("{}{after}", before.trim_end_matches('-')))
    };
    let joined = spaces.into_iter().filter_map(without).chain([text.replace(' ', "")]);
    // "Actio numbe r" starts with no header that is known; "Action numbe r" does, and is none.
    let known = |text: &String| is_called(text) || kind == Column::Extra;
    let mut joined = joined.filter(known).map(|text| (column(&text), text));
    let found = joined.find(|(kind, _)| *kind != Column::Extra);
    found.map_or((text, kind), |(kind, text)| (text, kind))
}
