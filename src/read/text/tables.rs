//! Tables by tabs, and Markdown tables by bars.

use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use super::paragraphs::text_of;
use super::words::Words;
use super::{Form, inline};
use crate::block::{Cell, Row, Ruling, Table};
use crate::field::{label, page_range};
use crate::record::Place;
use crate::words::columns::{self, ACTION_WORD, ITEM_WORD, LISTS};
use crate::words::pattern::pattern;

/// The rule under a Markdown table's header.
static RULE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$"));

/// Blank lines that a page break leaves inside a table, at most.
const LONGEST_GAP: usize = 6;

/// Reads the table that starts at the first line; how many lines it takes.
pub(super) fn table(lines: &[Source], form: Form, words: &Words) -> Option<(Table, usize)> {
    let first = lines.first()?;
    let kind = if first.text.contains('\t') {
        Kind::Tabs
    } else if first.text.trim_start().starts_with('|') || ruled(lines) {
        Kind::Bars
    } else {
        return None;
    };
    let (rows, taken) = gather(lines, kind);
    let is_table = match kind {
        Kind::Tabs => is_tab_table(&rows),
        Kind::Bars => ruled(lines) || rows.len() > 1,
    };
    is_table.then(|| (build(rows, form, words), taken))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tabs,
    Bars,
}

/// A row as it stands.
struct RawRow {
    number: u32,
    cells: Vec<String>,
    header: bool,
    /// True where a gap stands above it.
    after_gap: bool,
}

fn ruled(lines: &[Source]) -> bool {
    let [head, rule, ..] = lines else { return false };
    head.text.contains('|') && rule.text.contains('|') && RULE.is_match(&rule.text)
}

/// Gathers rows, over the gaps that page breaks leave.
fn gather(lines: &[Source], kind: Kind) -> (Vec<RawRow>, usize) {
    let mut rows: Vec<RawRow> = Vec::new();
    let (mut at, mut taken) = (0, 0);
    let mut gap = false;
    while let Some(line) = lines.get(at) {
        let sign = if kind == Kind::Tabs { '\t' } else { '|' };
        if line.text.contains(sign) {
            let rest = lines.get(at..).unwrap_or_default();
            if kind == Kind::Bars && RULE.is_match(&line.text) {
                // The rule says that the row above it is a header.
                if let Some(last) = rows.last_mut() {
                    last.header = true;
                }
            } else {
                let cells = split(&line.text, kind);
                if gap && !goes_on(&rows, &cells, rest) {
                    break;
                }
                let header = rows.first().is_some_and(|head| repeats(&head.cells, &cells));
                rows.push(RawRow { number: line.number, cells, header, after_gap: gap });
            }
            at = at.saturating_add(1);
            taken = at;
            gap = false;
            continue;
        }
        let blank = lines.get(at..).unwrap_or_default().iter().take_while(|l| l.is_blank()).count();
        if blank == 0 || blank > LONGEST_GAP {
            break;
        }
        at = at.saturating_add(blank);
        gap = true;
    }
    // A header that the next page repeats is one.
    if rows.iter().any(|r| r.header)
        && let Some(first) = rows.first_mut()
    {
        first.header = true;
    }
    (rows, taken)
}

/// Tells whether a row after a gap belongs to the table above: its header again, or as many columns
/// and no header of its own.
fn goes_on(rows: &[RawRow], cells: &[String], rest: &[Source]) -> bool {
    let Some(first) = rows.first() else { return false };
    if repeats(&first.cells, cells) {
        return true;
    }
    let wide = cells.len() > 2 && cells.len() == first.cells.len();
    wide && is_header(&first.cells) && !is_header(cells) && !ruled(rest)
}

fn split(text: &str, kind: Kind) -> Vec<String> {
    if kind == Kind::Tabs {
        return text.split('\t').map(|c| c.trim().to_owned()).collect();
    }
    let body = text.trim();
    let body = body.strip_prefix('|').unwrap_or(body);
    let body = body.strip_suffix('|').filter(|b| !b.ends_with('\\')).unwrap_or(body);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in body.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => {
                if let Some(last) = cells.last_mut() {
                    last.push(c);
                }
            }
        }
        escaped = c == '\\' && !escaped;
    }
    cells.into_iter().map(|c| c.trim().replace("\\|", "|")).collect()
}

fn fold(cell: &str) -> String {
    inline::plain(cell, true).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn repeats(head: &[String], cells: &[String]) -> bool {
    head.len() > 1
        && head.iter().filter(|c| !c.is_empty()).count() > 1
        && head.iter().map(|c| fold(c)).eq(cells.iter().map(|c| fold(c)))
}

/// Tells whether cells head the columns of a table: two of them by words that are known.
pub(super) fn is_header(cells: &[String]) -> bool {
    cells.iter().filter(|c| is_head(c)).count() > 1
}

/// Tells whether a text heads a column, by words that are known.
pub(super) fn is_head(cell: &str) -> bool {
    let folded = fold(cell);
    let bare = folded.trim_end_matches('.');
    columns::headers().chain(LISTS.words()).any(|header| header == bare)
}

/// Tells whether lines with tabs are a table: a header, or three columns; not the lines of an agenda
/// with its page numbers.
fn is_tab_table(rows: &[RawRow]) -> bool {
    let Some(first) = rows.first() else { return false };
    if rows.len() < 2 {
        return false;
    }
    let wide = rows.iter().filter(|r| r.cells.len() > 2).count();
    if is_header(&first.cells) && (first.cells.len() > 2 || names_actions(&first.cells)) {
        return true;
    }
    let agenda = rows.iter().filter(|r| is_agenda_line(&r.cells)).count();
    wide.saturating_mul(2) > rows.len() && agenda.saturating_mul(2) < rows.len()
}

/// Two columns are a table only where they head actions: "Action" and "By whom".
fn names_actions(head: &[String]) -> bool {
    head.iter().any(|cell| ACTION_WORD.opens(&fold(cell)))
        && !ITEM_WORD.is_in(&fold(&head.join(" ")))
}

/// "2.⇥Minutes⇥(Pages 3 - 10)".
fn is_agenda_line(cells: &[String]) -> bool {
    let [number, .., last] = cells else { return false };
    let numbered = number.is_empty() || label::label(number).is_some();
    let pages = last.is_empty()
        || page_range::alone(last).is_some()
        || page_range::page_range(last).is_some();
    numbered && pages
}

fn build(rows: Vec<RawRow>, form: Form, words: &Words) -> Table {
    let columns = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let mut table = Table { ruling: Ruling::Markup, columns, ..Table::default() };
    let mut above: Option<Vec<String>> = None;
    for raw in rows {
        let place = Place::Line { line: raw.number };
        let continues = raw.after_gap
            && !raw.header
            && above.as_ref().is_some_and(|above| is_cut(above, &raw.cells));
        let cells = raw
            .cells
            .iter()
            .enumerate()
            .map(|(column, text)| Cell {
                column,
                column_span: 1,
                row_span: 1,
                texts: text_of(raw.number, text, form, words).into_iter().collect(),
                fill: None,
                at: vec![place.clone()],
            })
            .collect();
        table.rows.push(Row { cells, header: raw.header, continues });
        table.at.push(place);
        if !raw.header {
            above = Some(raw.cells);
        }
    }
    table
}

/// Tells whether a row under a gap goes on with the one above it: no number of its own, and a
/// sentence that was left open.
fn is_cut(above: &[String], cells: &[String]) -> bool {
    cells.first().is_some_and(String::is_empty)
        && above.iter().zip(cells).any(|(above, cell)| {
            cell.starts_with(char::is_lowercase) && !above.ends_with(['.', ':', ';', '?', '!'])
        })
}
