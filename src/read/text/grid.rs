//! Tables that only columns of spaces show: a header whose words are known, and under it lines that
//! keep to its columns.

use super::Form;
use super::clean::Source;
use super::paragraphs::text_of_lines;
use super::tables::{is_head, is_header};
use super::words::Words;
use crate::block::{Cell, Row, Ruling, Table};
use crate::field::{date, label};
use crate::record::Place;
use crate::words::columns::DAYS;

/// Spaces that part two cells of a header.
const GAP: usize = 2;
/// Blank lines that a page break leaves inside a table, at most.
const LONGEST_GAP: usize = 8;
/// A table has at least this many columns.
const FEWEST_COLUMNS: usize = 3;
/// Cells may start this much left of their header's word.
const LEAN: usize = 2;

/// Reads the table that starts at the first line; how many lines it takes.
pub(super) fn table(lines: &[Source], form: Form, words: &Words) -> Option<(Table, usize)> {
    form.wrap?;
    header(lines.first()?)?;
    let (parts, taken) = parts(lines);
    let columns = parts.first().map_or(0, |p| p.head.len());
    let mut out: Vec<RawRow> = Vec::new();
    for part in &parts {
        let mut rows = rows(part, out.pop());
        join_header(&mut rows);
        out.append(&mut rows);
    }
    (out.len() > 1).then(|| (build(out, columns, form, words), taken))
}

/// A stretch of a table under one header: the next page may set its columns elsewhere.
struct Part<'a> {
    /// The left edges of the header's cells.
    head: Vec<usize>,
    lines: Vec<&'a Source>,
}

/// A header's cells with their left edges; none where the line is no header.
fn header(line: &Source) -> Option<Vec<(usize, String)>> {
    if line.text.contains('\t') {
        return None;
    }
    let mut cells = Vec::new();
    for (at, text) in pieces(&line.text) {
        // "Ref Action": two words that each head a column, one space apart.
        let words: Vec<&str> = text.split(' ').collect();
        let heads: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        if words.len() == 2 && !is_head(&text) && heads.iter().all(|w| is_head(w)) {
            let second =
                at.saturating_add(words.first().map_or(0, |w| w.chars().count())).saturating_add(1);
            cells.extend([at, second].into_iter().zip(heads));
        } else {
            cells.push((at, text));
        }
    }
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.clone()).collect();
    (cells.len() >= FEWEST_COLUMNS && is_header(&texts)).then_some(cells)
}

fn edges(cells: &[(usize, String)]) -> Vec<usize> {
    cells.iter().map(|c| c.0).collect()
}

/// The pieces between gaps, with their columns.
fn pieces(text: &str) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut spaces = GAP;
    for (at, c) in text.chars().enumerate() {
        if c == ' ' {
            spaces = spaces.saturating_add(1);
            continue;
        }
        match out.last_mut() {
            Some((_, last)) if spaces < GAP => {
                if spaces > 0 {
                    last.push(' ');
                }
                last.push(c);
            }
            _ => out.push((at, c.to_string())),
        }
        spaces = 0;
    }
    out
}

/// The pieces of a line, cut where a column's left edge lies at the start of a word: a full cell leaves
/// but one space before the next.
fn cut_pieces(text: &str, edges: &[usize]) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (at, piece) in pieces(text) {
        let chars: Vec<char> = piece.chars().collect();
        let mut from = 0;
        for edge in edges.iter().filter_map(|e| e.checked_sub(at)).filter(|e| *e > 0) {
            let starts = edge.checked_sub(1).is_some_and(|b| chars.get(b) == Some(&' '));
            if starts && edge > from && edge < chars.len() {
                let cell: String = chars.get(from..edge).unwrap_or_default().iter().collect();
                out.push((at.saturating_add(from), cell.trim_end().to_owned()));
                from = edge;
            }
        }
        let cell: String = chars.get(from..).unwrap_or_default().iter().collect();
        out.push((at.saturating_add(from), cell));
    }
    out
}

/// The stretches of a table: up to a gap that no header or fitting line follows, or to a line that
/// runs over the columns. How many lines they take.
fn parts(lines: &[Source]) -> (Vec<Part<'_>>, usize) {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let (mut at, mut taken) = (0, 0);
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            let rest = lines.get(at..).unwrap_or_default();
            let blank = rest.iter().take_while(|l| l.is_blank()).count();
            let goes_on = parts.last().zip(rest.get(blank)).is_some_and(|(part, next)| {
                let page = part.lines.last().is_some_and(|last| last.page != next.page);
                header(next).is_some_and(|h| h.len() == part.head.len())
                    || (blank == 1 || page)
                        && fits(next, &part.head)
                        && pieces(&next.text).len() > 1
            });
            if blank > LONGEST_GAP || !goes_on {
                break;
            }
            at = at.saturating_add(blank);
            continue;
        }
        match header(line) {
            Some(cells) if parts.last().is_none_or(|p| p.head.len() == cells.len()) => {
                parts.push(Part { head: edges(&cells), lines: Vec::new() });
            }
            _ => {}
        }
        let Some(part) = parts.last_mut().filter(|p| fits(line, &p.head)) else { break };
        part.lines.push(line);
        at = at.saturating_add(1);
        taken = at;
    }
    (parts, taken)
}

/// Tells whether a line keeps to the columns: each piece starts in one and ends before the next does.
fn fits(line: &Source, head: &[usize]) -> bool {
    if line.text.contains('\t') {
        return false;
    }
    cut_pieces(&line.text, head).iter().all(|(at, text)| {
        let column = column_of(*at, head);
        let end = at.saturating_add(text.chars().count());
        // A piece may touch the next column's edge, but not lie over its first word.
        head.get(column.saturating_add(1)).is_none_or(|next| end <= next.saturating_add(LEAN))
    })
}

fn column_of(at: usize, head: &[usize]) -> usize {
    head.iter().rposition(|left| *left <= at.saturating_add(LEAN)).unwrap_or(0)
}

/// Where the lines are cut: each column starts where its leftmost piece does.
fn cuts(head: &[usize], body: &[&Source]) -> Vec<usize> {
    let mut cuts = head.to_vec();
    for line in body {
        for (at, _) in cut_pieces(&line.text, head) {
            if let Some(cut) = cuts.get_mut(column_of(at, head)) {
                *cut = (*cut).min(at);
            }
        }
    }
    cuts
}

/// A row: the lines of each cell.
#[derive(Default)]
struct RawRow {
    cells: Vec<Vec<(u32, String)>>,
    numbers: Vec<u32>,
    header: bool,
}

impl RawRow {
    fn text(&self, column: usize) -> String {
        let lines = self.cells.get(column).into_iter().flatten();
        lines.map(|(_, t)| t.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The rows of a stretch; `last` is the row above it, which may go on.
fn rows(part: &Part<'_>, last: Option<RawRow>) -> Vec<RawRow> {
    let cuts = cuts(&part.head, &part.lines);
    let heads: Vec<String> =
        part.lines.first().and_then(|l| header(l)).into_iter().flatten().map(|c| c.1).collect();
    let mut rows: Vec<RawRow> = last.into_iter().collect();
    let mut above: Vec<bool> = Vec::new();
    for line in &part.lines {
        let mut cells: Vec<Option<String>> = vec![None; cuts.len()];
        for (at, text) in cut_pieces(&line.text, &part.head) {
            if let Some(cell) = cells.get_mut(column_of(at, &cuts)) {
                *cell = Some(match cell.take() {
                    Some(first) => format!("{first} {text}"),
                    None => text,
                });
            }
        }
        let header = header(line).is_some();
        let opens = header || opens_row(&cells, &heads, &above, rows.last());
        if opens || rows.is_empty() {
            rows.push(RawRow { cells: vec![Vec::new(); cuts.len()], header, ..RawRow::default() });
        }
        if let Some(row) = rows.last_mut() {
            row.numbers.push(line.number);
            for (lines, cell) in row.cells.iter_mut().zip(&cells) {
                lines.extend(cell.iter().map(|text| (line.number, text.clone())));
            }
        }
        above = cells.iter().map(Option::is_some).collect();
    }
    rows
}

/// Tells whether a line opens a row: a number or a date in one of the first columns; or words in a
/// column on the right that the line above left blank, where the row's text has ended.
fn opens_row(
    cells: &[Option<String>],
    heads: &[String],
    above: &[bool],
    row: Option<&RawRow>,
) -> bool {
    let Some(row) = row else { return true };
    let first = cells.first().and_then(Option::as_deref);
    let numbered =
        first.is_some_and(|t| label::label(t).is_some() || t.chars().any(|c| c.is_ascii_digit()));
    let dated = cells.iter().zip(heads).filter(|(_, head)| heads_dates(head)).any(|(cell, _)| {
        let text = cell.as_deref().unwrap_or("");
        date::dates(text).iter().any(|d| d.range.len().saturating_add(1) >= text.len())
    });
    if numbered || dated {
        return true;
    }
    if row.header {
        // A header's words go on under it, until something stands in its first column.
        return first.is_some();
    }
    let fresh = |column: usize| {
        cells.get(column).is_some_and(Option::is_some) && above.get(column) == Some(&false)
    };
    let filled = cells.iter().flatten().count();
    let capital = cells
        .iter()
        .flatten()
        .all(|t| t.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let ended = (1..cells.len())
        .filter(|c| cells.get(*c).is_some_and(Option::is_some))
        .all(|c| ends(&row.text(c)));
    filled > 1 && capital && ended && (1..cells.len()).any(fresh)
}

fn heads_dates(head: &str) -> bool {
    let head = head.to_lowercase();
    DAYS.is_in(&head)
}

fn ends(text: &str) -> bool {
    text.is_empty() || text.ends_with(['.', '!', '?', ')']) || text.split_whitespace().count() < 4
}

/// Lines under the header that only go on with its words belong to it.
fn join_header(rows: &mut Vec<RawRow>) {
    let under = rows.get(1).is_some_and(|row| {
        row.cells.first().is_some_and(Vec::is_empty)
            && rows.first().is_some_and(|r| r.header)
            && row.numbers.len() == 1
            && !row.header
            && rows.len() > 2
            && row.cells.iter().flatten().all(|(_, t)| t.split_whitespace().count() < 3)
    });
    if under {
        let more = rows.remove(1);
        if let Some(head) = rows.first_mut() {
            for (cell, more) in head.cells.iter_mut().zip(more.cells) {
                cell.extend(more);
            }
            head.numbers.extend(more.numbers);
        }
    }
}

fn build(rows: Vec<RawRow>, columns: usize, form: Form, words: &Words) -> Table {
    let mut table = Table { ruling: Ruling::Gaps, columns, ..Table::default() };
    for row in rows {
        let at: Vec<Place> = row.numbers.iter().map(|line| Place::Line { line: *line }).collect();
        let cells = row
            .cells
            .iter()
            .enumerate()
            .map(|(column, lines)| Cell {
                column,
                column_span: 1,
                row_span: 1,
                texts: text_of_lines(lines, form, words).into_iter().collect(),
                fill: None,
                at: at.clone(),
            })
            .collect();
        table.at.extend(at);
        table.rows.push(Row { cells, header: row.header, continues: false });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        let lines = clean::lines(text);
        let form = Form { markdown: false, wrap: Some(80) };
        let (table, _) = table(&lines, form, &Words::default()).unwrap();
        let cell = |c: &Cell| {
            let lines = c.texts.iter().flat_map(|t| &t.lines);
            lines.map(|l| l.segments[0].spans[0].text.clone()).collect::<Vec<_>>().join(" ")
        };
        table.rows.iter().map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn a_log_in_columns_of_spaces() {
        let text = "\
No.   Date      Action                        Responsible    Status
                                              Officer
1.    3.6.24    Write to the council on the - Ann Marl       Amber
                the road plan.
      4.6.24    Call                          Bob Dunn/Cy
                                              Fenn
                The next report should have   Ann Marl
                figures.
2.    5.6.24    Meet                          Ann Marl       Green

This is text that follows the table and runs over all of its columns.";
        assert_eq!(
            seen(text),
            [
                "No.|Date|Action|Responsible Officer|Status",
                "1.|3.6.24|Write to the council on the - the road plan.|Ann Marl|Amber",
                "|4.6.24|Call|Bob Dunn/Cy Fenn|",
                "||The next report should have figures.|Ann Marl|",
                "2.|5.6.24|Meet|Ann Marl|Green",
            ]
        );
    }

    #[test]
    fn prose_is_no_table() {
        let lines = clean::lines("The action   was  taken by   the lead\nofficer in the end.");
        let form = Form { markdown: false, wrap: Some(80) };
        assert!(table(&lines, form, &Words::default()).is_none());
    }
}
