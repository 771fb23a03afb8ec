//! Cells of one row that blank lines set level: numbers at the left and owners at the right, each beside its own
//! of many paragraphs. Such a row becomes as many rows as it has paragraphs.
//!
//! Where a paragraph's lines ended on the writer's page is not known. Numbers are laid to paragraphs in order, so
//! that the lines between two of them fit best, whatever number of letters a line had; they then tell where the
//! paragraphs stood, and the owners are laid to those beside them.

use std::borrow::Cow;

use super::fit::{Beside, Paragraph, Starts, fit_marks, fit_numbers};
use crate::block::{Cell, LineEnd, Row, Ruling, Table, Text, places};
use crate::recognise::logs::columns::{Column, column};
use crate::recognise::minutes::lead_in;
use crate::recognise::minutes::margin::JOINTS;
use crate::recognise::prose::Prose;
use crate::recognise::table::cell_text;
use crate::words::columns::ITEMS;

/// A paragraph under at least so many blank lines is set level with something beside it.
const BLANK: f32 = 1.0;
/// What stands at the side is no longer, in bytes.
const LONGEST: usize = 40;
/// A row of more paragraphs than this is left as it stands.
const MOST: usize = 200;

/// Cells that belong to rows further down, each with how many rows below.
type Later = Vec<(usize, Cell)>;

/// A table whose rows are a paragraph each, where blank lines set its cells level.
pub(super) fn levelled(table: &Table) -> Cow<'_, Table> {
    let spaced = |cell: &Cell| cell.texts.len() > 1 && is_spaced(cell);
    // On a page, places tell.
    if table.ruling != Ruling::Markup || !table.rows.iter().flat_map(|row| &row.cells).any(spaced) {
        return Cow::Borrowed(table);
    }
    let Some(text) = text_column(table) else { return Cow::Borrowed(table) };
    let mut rows: Vec<Row> = Vec::new();
    let mut later: Later = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let below = table.rows.get(at..).unwrap_or_default();
        let mut row = row.clone();
        settle(&mut row, &mut later);
        spread_tall(&mut row, below, text, &mut later);
        if at == 0 {
            rows.extend(take_head(&mut row, text));
        }
        match level_row(&row, text) {
            Some(own) => rows.extend(own),
            None => rows.push(row),
        }
    }
    Cow::Owned(Table { rows, ..table.clone() })
}

/// The column with most of a table's letters.
fn text_column(table: &Table) -> Option<usize> {
    let mut letters = vec![0_usize; table.columns];
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let Some(many) = letters.get_mut(cell.column) {
            *many = many.saturating_add(cell_text(cell).len());
        }
    }
    (0..letters.len()).max_by_key(|column| letters.get(*column).copied())
}

/// Whether what a cell holds is short, and blank lines stand above some of it.
fn is_spaced(cell: &Cell) -> bool {
    let length = |text: &Text| text.lines.iter().map(|line| line.text().len()).sum::<usize>();
    cell.texts.iter().any(|text| gap(text) >= BLANK)
        && cell.texts.iter().all(|text| length(text) <= LONGEST)
}

/// The blank lines above a text.
fn gap(text: &Text) -> f32 {
    text.lines.first().map_or(0.0, |line| line.gap_above)
}

/// Gives a row the cells that were kept for it.
fn settle(row: &mut Row, later: &mut Later) {
    let (here, rest) = std::mem::take(later).into_iter().partition(|(below, _)| *below == 0);
    let here: Later = here;
    row.cells.extend(here.into_iter().map(|(_, cell)| cell));
    row.cells.sort_by_key(|cell| cell.column);
    let rest: Later = rest;
    later.extend(rest.into_iter().map(|(below, cell)| (below.saturating_sub(1), cell)));
}

/// Spreads a cell that is as tall as several rows, and spaced, over them: each text to the row that it stands
/// level with.
fn spread_tall(row: &mut Row, below: &[Row], text: usize, later: &mut Later) {
    for cell in row.cells.iter_mut().filter(|cell| cell.column > text && cell.row_span > 1) {
        let rows = below.get(..cell.row_span).unwrap_or(below);
        let own: Vec<Paragraph> =
            rows.iter().map(|row| of_texts(&longest(row, cell.column))).collect();
        let marks = joined(&cell.texts);
        let Some(laid) = is_spaced(cell).then(|| fit_marks(&besides(&marks), &own, None)).flatten()
        else {
            continue;
        };
        let column = Cell { row_span: 1, texts: Vec::new(), ..cell.clone() };
        let own = |place: usize| of_place(&marks, &laid, place);
        let rest =
            (1..rows.len()).map(|place| (place, Cell { texts: own(place), ..column.clone() }));
        let rest = rest.filter(|(_, cell)| !cell.texts.is_empty());
        later.extend(rest.map(|(at, cell)| (at.saturating_sub(1), cell)));
        *cell = Cell { texts: own(0), ..column.clone() };
    }
}

/// Takes the words that head the columns off the first row's cells, as a row of their own.
fn take_head(row: &mut Row, text: usize) -> Option<Row> {
    texts_at(row, text).nth(1)?;
    let empty = |cell: &Cell| Cell { texts: Vec::new(), ..cell.clone() };
    let mut head = Row { cells: row.cells.iter().map(empty).collect(), ..row.clone() };
    for (cell, own) in row.cells.iter_mut().zip(&mut head.cells) {
        if cell.column != text && cell.texts.first().is_some_and(is_header) {
            own.texts.push(cell.texts.remove(0));
            // The line that it stood on is still there.
            if let Some(line) = cell.texts.first_mut().and_then(|text| text.lines.first_mut()) {
                line.gap_above += 1.0;
            }
        }
    }
    head.cells.iter().any(|cell| !cell.texts.is_empty()).then_some(head)
}

/// Whether a text heads a column.
fn is_header(text: &Text) -> bool {
    let words = crate::block::flow(&text.lines);
    let words = words.trim().trim_end_matches(':');
    ITEMS.has(&words.to_lowercase()) || matches!(column(words), Column::Action | Column::Owners)
}

/// The rows that a row becomes, a paragraph each; null where nothing in it is set level.
fn level_row(row: &Row, text: usize) -> Option<Vec<Row>> {
    let own: Vec<&Text> = texts_at(row, text).collect();
    let paragraphs: Vec<Paragraph> = own.iter().map(|text| of_texts(&[*text])).collect();
    if !(2..=MOST).contains(&own.len()) {
        return None;
    }
    let mut starts: Option<Starts> = None;
    let mut laid: Vec<(usize, Vec<Text>, Vec<usize>)> = Vec::new();
    for cell in row.cells.iter().filter(|cell| cell.column != text && is_spaced(cell)) {
        if cell.column < text {
            let (places, known) = fit_numbers(&besides(&cell.texts), &paragraphs)?;
            starts = starts.or(Some(known));
            laid.push((cell.column, cell.texts.clone(), places));
        } else {
            let marks = joined(&cell.texts);
            let places = fit_marks(&besides(&marks), &paragraphs, starts.as_ref())?;
            laid.push((cell.column, marks, places));
        }
    }
    let part = |place: usize| Row {
        cells: row.cells.iter().map(|cell| part_of(cell, text, &laid, place)).collect(),
        ..row.clone()
    };
    (!laid.is_empty()).then(|| (0..own.len()).map(part).collect())
}

/// What a cell has beside one of the row's paragraphs.
fn part_of(
    cell: &Cell,
    text: usize,
    laid: &[(usize, Vec<Text>, Vec<usize>)],
    place: usize,
) -> Cell {
    let of = laid.iter().find(|(column, ..)| *column == cell.column);
    let texts: Vec<Text> = match of {
        _ if cell.column == text => cell.texts.get(place).cloned().into_iter().collect(),
        Some((_, texts, places)) => of_place(texts, places, place),
        None => cell.texts.iter().filter(|_| place == 0).cloned().collect(),
    };
    let at = texts.iter().flat_map(|text| places(&text.lines)).collect();
    Cell { texts, at, ..cell.clone() }
}

/// The texts that are laid to a place, as one.
fn of_place(texts: &[Text], laid: &[usize], place: usize) -> Vec<Text> {
    let mut here = texts.iter().zip(laid).filter(|(_, at)| **at == place).map(|(text, _)| text);
    let mut one: Vec<Text> = here.next().cloned().into_iter().collect();
    for text in here {
        one.iter_mut().for_each(|above| join(above, text));
    }
    one
}

/// The texts of the cell in a column.
fn texts_at(row: &Row, column: usize) -> impl Iterator<Item = &Text> {
    row.cells.iter().filter(move |cell| cell.column == column).flat_map(|cell| &cell.texts)
}

/// The texts of the longest cell left of a column.
fn longest(row: &Row, column: usize) -> Vec<&Text> {
    let cells = row.cells.iter().filter(|cell| cell.column < column);
    let longest = cells.max_by_key(|cell| cell_text(cell).len());
    longest.into_iter().flat_map(|cell| &cell.texts).collect()
}

/// Texts that stand side by side as one paragraph.
fn of_texts(texts: &[&Text]) -> Paragraph {
    let words: Vec<String> = texts.iter().map(|text| crate::block::flow(&text.lines)).collect();
    let (first, text) = (texts.first(), words.join(" "));
    let headed = first.is_some_and(|text| is_bold(text)) && lead_in::find(&text).is_none();
    Paragraph { gap: first.map_or(0.0, |text| gap(text)), headed, text }
}

fn is_bold(text: &Text) -> bool {
    let p = Prose::of(text);
    p.bold || p.bold_lead > 0
}

/// What stands at the side, with the line of each.
fn besides(texts: &[Text]) -> Vec<Beside> {
    let mut next = 0.0;
    let beside = |text: &Text| {
        let line = next + gap(text);
        next = line + f32::from(u16::try_from(text.lines.len()).unwrap_or(u16::MAX));
        Beside { text: crate::block::flow(&text.lines), line, bold: is_bold(text) }
    };
    texts.iter().map(beside).collect()
}

/// The texts of a cell, those on adjoining lines joined: "AM" over "BD" are the owners of one thing.
fn joined(texts: &[Text]) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for text in texts {
        match out.last_mut().filter(|_| gap(text) < BLANK) {
            Some(last) => join(last, text),
            None => out.push(text.clone()),
        }
    }
    out
}

/// Joins a text onto the one above it, with the sign that joins owners.
fn join(above: &mut Text, text: &Text) {
    let starts = text.lines.first().is_some_and(|line| line.text().starts_with(JOINTS));
    if let Some(line) = above.lines.last_mut() {
        let span = line.segments.last_mut().and_then(|segment| segment.spans.last_mut());
        if let Some(span) = span.filter(|span| !starts && !span.text.trim_end().ends_with(JOINTS)) {
            span.text = format!("{}/", span.text.trim_end());
        }
        line.end = LineEnd::Glue;
    }
    above.lines.extend(text.lines.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::recognise::testing;

    /// A cell of paragraphs, each with the blank lines above it.
    fn cell(column: usize, texts: &[(f32, &str)]) -> Cell {
        let text = |(gap, source): &(f32, &str)| match testing::text(source) {
            Block::Text(mut text) => {
                text.lines.iter_mut().take(1).for_each(|line| line.gap_above = *gap);
                Some(text)
            }
            _ => None,
        };
        let texts = texts.iter().filter_map(text).collect();
        Cell { column, row_span: 1, texts, ..Cell::default() }
    }

    fn rows(table: &Table) -> Vec<String> {
        let row = |row: &Row| row.cells.iter().map(cell_text).collect::<Vec<_>>().join(" | ");
        table.rows.iter().map(row).collect()
    }

    const LONG: &str =
        "The gate by the ford was seen by all, and is as old as the mill. AM to mend it.";

    #[test]
    fn cells_that_blank_lines_set_level() {
        let numbers = cell(0, &[(0.0, "*Item"), (0.0, "*24/1"), (3.0, "*24/2")]);
        let texts = [(1.0, "*Gates"), (0.0, LONG), (0.0, "*Limes"), (0.0, "BD will fell two.")];
        let marks = cell(2, &[(0.0, "Action"), (1.0, "AM"), (2.0, "BD"), (0.0, "CF")]);
        let row = Row { cells: vec![numbers, cell(1, &texts), marks], ..Row::default() };
        let table =
            Table { rows: vec![row], columns: 3, ruling: Ruling::Markup, ..Table::default() };
        let expected = [
            "Item |  | Action".to_owned(),
            "24/1 | Gates | ".to_owned(),
            format!(" | {LONG} | AM"),
            "24/2 | Limes | ".to_owned(),
            " | BD will fell two. | BD/CF".to_owned(),
        ];
        assert_eq!(rows(&levelled(&table)), expected);
    }

    #[test]
    fn a_tall_cell_is_spread_over_its_rows() {
        let row = |number: &str, text: &str| Row {
            cells: vec![cell(0, &[(0.0, number)]), cell(1, &[(0.0, text)])],
            ..Row::default()
        };
        let mut first = row("1.", "The walls were seen, and stand.");
        let marks = cell(2, &[(1.0, "AM"), (2.0, "BD")]);
        first.cells.push(Cell { row_span: 3, ..marks });
        let rest = [row("1.1", LONG), row("1.2", "BD to tell the miller.")];
        let rows_of = [first].into_iter().chain(rest).collect();
        let table = Table { rows: rows_of, columns: 3, ruling: Ruling::Markup, ..Table::default() };
        let expected = [
            "1. | The walls were seen, and stand. | ".to_owned(),
            format!("1.1 | {LONG} | AM"),
            "1.2 | BD to tell the miller. | BD".to_owned(),
        ];
        assert_eq!(rows(&levelled(&table)), expected);
    }

    #[test]
    fn other_tables_stay() {
        let table = testing::table(&[&["1.", "Gates", "AM"], &["2.", "Limes", "BD"]]);
        assert_eq!(rows(&levelled(&table)), rows(&table));
    }
}
