//! Ruled cells that hold several columns or rows of text → cells of their own: tables whose header
//! alone has rules between the columns, or whose rows stand between two rules all together.

use std::ops::Range;

use super::candidate::{Candidate, Draft};
use super::gutters;
use super::header_words::is_header_word;
use super::keys::{is_date, is_key};
use crate::block::Ruling;
use crate::read::layout::glyphs::lines::{Lines, lines};
use crate::read::layout::glyphs::texts::words_text;
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{
    CROSSING, NEAR_LINE, SAME_BASELINE, UNDIVIDED_GAP, UNDIVIDED_ROWS,
};
use crate::read::pdf::Rect;

/// Divides the cells of a candidate. `text` is that of the page.
pub(crate) fn divide(candidate: &mut Candidate, text: &str) {
    divide_columns(&mut candidate.rows, &candidate.xs);
    divide_tall_cells(&mut candidate.rows);
    let rows = std::mem::take(&mut candidate.rows);
    // Rules between the rows leave no row without one; rules above and below all rows do.
    let keyed =
        candidate.ruling == Ruling::Horizontal && rows.first().is_some_and(|r| heads(r, text));
    let mut reach = 0_usize;
    for row in rows {
        let reached = reach > 0;
        let longest = row.iter().map(|cell| cell.row_span).max().unwrap_or(0);
        reach = reach.max(longest).saturating_sub(1);
        let starts = Some(&row).filter(|_| !reached && longest == 1).and_then(|row| {
            let by_keys = || key_starts(row, text).filter(|_| keyed && !candidate.rows.is_empty());
            figure_starts(row, candidate.columns(), text).or_else(by_keys)
        });
        match starts {
            Some(starts) => candidate.rows.extend(cut_row(row, &starts)),
            None => candidate.rows.push(row),
        }
    }
}

// Columns

/// Cuts cells that span columns where all their lines leave the edges between these white.
fn divide_columns(rows: &mut [Vec<Draft>], xs: &[f32]) {
    let stretch = |cell: &Draft| (cell.column, cell.column_span);
    let apart: Vec<Vec<bool>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| stands_apart(cell, xs, CROSSING)).collect())
        .collect();
    let mut found: Vec<(usize, usize)> = rows
        .iter()
        .zip(&apart)
        .flat_map(|(row, apart)| row.iter().zip(apart))
        .filter(|(_, apart)| **apart)
        .map(|(cell, _)| stretch(cell))
        .collect();
    found.sort_unstable();
    let often = |cell: &Draft| {
        let key = stretch(cell);
        let count = found
            .partition_point(|k| *k <= key)
            .saturating_sub(found.partition_point(|k| *k < key));
        count >= 2 || (cell.column_span > 2 && stands_apart(cell, xs, UNDIVIDED_GAP))
    };
    for (row, apart) in rows.iter_mut().zip(&apart) {
        if !apart.iter().any(|a| *a) {
            continue;
        }
        let mut out = Vec::with_capacity(row.len());
        for (cell, apart) in std::mem::take(row).into_iter().zip(apart) {
            if *apart && often(&cell) {
                out.extend(cut_cell(cell, xs));
            } else {
                out.push(cell);
            }
        }
        *row = out;
    }
}

/// The edges between the columns that a cell spans.
fn inner<'a>(cell: &Draft, xs: &'a [f32]) -> &'a [f32] {
    xs.get(cell.column.saturating_add(1)..cell.column.saturating_add(cell.column_span))
        .unwrap_or_default()
}

/// Whether no line of a cell runs across the edges in it without white of the width given (em), and
/// most of its columns have text.
fn stands_apart(cell: &Draft, xs: &[f32], least: f32) -> bool {
    if cell.column_span < 2 || cell.words.len() < 2 {
        return false;
    }
    let edges = inner(cell, xs);
    let mut columns: Vec<usize> = cell.words.iter().map(|w| column(w, edges)).collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.len().saturating_mul(3) < cell.column_span.saturating_mul(2) {
        return false;
    }
    let set = lines(cell.words.clone());
    let crosses = |line| edges.iter().any(|x| gutters::crosses_at(&set.words, line, *x, least));
    !set.lines.iter().any(crosses)
}

/// The column of a word among those that edges part.
fn column(word: &Word, edges: &[f32]) -> usize {
    let middle = (word.area.x0 + word.area.x1) / 2.0;
    edges.partition_point(|edge| *edge <= middle)
}

fn cut_cell(cell: Draft, xs: &[f32]) -> Vec<Draft> {
    let edges = inner(&cell, xs);
    let mut out: Vec<Draft> = (0..cell.column_span)
        .map(|i| Draft {
            column: cell.column.saturating_add(i),
            column_span: 1,
            row_span: cell.row_span,
            area: Rect {
                x0: i.checked_sub(1).and_then(|i| edges.get(i)).copied().unwrap_or(cell.area.x0),
                x1: edges.get(i).copied().unwrap_or(cell.area.x1),
                ..cell.area
            },
            fill: cell.fill,
            words: Vec::new(),
        })
        .collect();
    for word in cell.words {
        if let Some(part) = out.get_mut(column(&word, edges)) {
            part.words.push(word);
        }
    }
    out
}

// Rows

/// Cuts cells over several rows whose lines stand one beside each row's line: labels before the rules.
fn divide_tall_cells(rows: &mut [Vec<Draft>]) {
    for r in 0..rows.len() {
        let tall = |cell: &Draft| cell.row_span >= UNDIVIDED_ROWS && cell.words.len() > 1;
        let Some(k) = rows.get(r).and_then(|row| row.iter().position(tall)) else { continue };
        let Some(cell) = rows.get(r).and_then(|row| row.get(k)) else { continue };
        let (span, set) = (cell.row_span, lines(cell.words.clone()));
        let Some(beside) = rows.get(r..r.saturating_add(span)) else { continue };
        if set.lines.len() != span
            || !set.lines.iter().zip(beside).all(|(l, row)| is_beside(l, row))
        {
            continue;
        }
        let Some(row) = rows.get_mut(r) else { continue };
        let cell = row.remove(k);
        let bounds = between(&set, &(0..span).collect::<Vec<_>>(), cell.area);
        for (i, (line, (y0, y1))) in set.lines.iter().zip(bounds).enumerate() {
            let part = Draft {
                column: cell.column,
                column_span: cell.column_span,
                row_span: 1,
                area: Rect { y0, y1, ..cell.area },
                fill: cell.fill,
                words: set.words.get(line.words.clone()).unwrap_or_default().to_vec(),
            };
            if let Some(row) = rows.get_mut(r.saturating_add(i)) {
                let at = row.partition_point(|c| c.column < part.column);
                row.insert(at, part);
            }
        }
    }
}

/// Whether the other cells of a row have one line of text, on the line given.
fn is_beside(line: &crate::read::layout::glyphs::lines::RawLine, row: &[Draft]) -> bool {
    let mut words = row.iter().filter(|cell| cell.row_span == 1).flat_map(|cell| &cell.words);
    let near = |w: &Word| (w.baseline - line.baseline).abs() <= 2.0 * SAME_BASELINE * line.size;
    let first = words.next();
    first.is_some_and(near) && words.all(near)
}

/// The lines of a row that start rows of their own; none where the row is one.
///
/// Rows of figures: every column but the first has a figure in each of its lines, and at least two
/// of them have one on most lines. Where text wraps, it does so without a figure in every line of
/// every column.
fn figure_starts(row: &[Draft], columns: usize, text: &str) -> Option<Vec<usize>> {
    let filled = row.iter().filter(|cell| !cell.words.is_empty()).count();
    if filled < 3 || columns < 3 || row.iter().any(|cell| cell.column_span > 1) {
        return None;
    }
    let set = lines(row.iter().flat_map(|cell| cell.words.iter().copied()).collect());
    if set.lines.len() < 2 || row.len() > 64 {
        return None;
    }
    let edges: Vec<f32> = row.iter().skip(1).map(|cell| cell.area.x0).collect();
    let mut figures = vec![0_usize; row.len()];
    let mut starts: Vec<usize> = Vec::new();
    let mut labelled = 0_usize;
    for (i, line) in set.lines.iter().enumerate() {
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let mut in_line = 0_usize;
        for (c, slot) in figures.iter_mut().enumerate().skip(1) {
            let here: Vec<&Word> = words.iter().filter(|w| column(w, &edges) == c).collect();
            if here.is_empty() {
                continue;
            }
            if !is_figure(&words_text(here.iter().copied(), text)) {
                return None;
            }
            *slot = slot.saturating_add(1);
            in_line = in_line.saturating_add(1);
        }
        if in_line > 0 {
            let label = words.first().is_some_and(|w| column(w, &edges) == 0);
            labelled = labelled.saturating_add(usize::from(label || is_near(&set, i)));
            starts.push(i);
        }
    }
    let most = starts.len().div_ceil(2).max(2);
    let full = figures.iter().filter(|count| **count >= most).count();
    if full < 2 || labelled.saturating_mul(3) < starts.len().saturating_mul(2) {
        return None;
    }
    Some(with_labels(&set, &starts, text))
}

/// Whether a row heads a log: keys first, and another column whose name is known.
fn heads(row: &[Draft], text: &str) -> bool {
    let name = |cell: &Draft| words_text(&cell.words, text);
    let mut names = row.iter().map(name);
    names.next().is_some_and(|first| is_key(&first)) && names.any(|name| is_header_word(&name))
}

/// The lines of a log's row that start rows of their own, since they have keys; none for fewer than
/// two.
fn key_starts(row: &[Draft], text: &str) -> Option<Vec<usize>> {
    if row.len() < 3 || row.iter().any(|cell| cell.column_span > 1) {
        return None;
    }
    let set = lines(row.iter().flat_map(|cell| cell.words.iter().copied()).collect());
    let edges: Vec<f32> = row.iter().skip(1).map(|cell| cell.area.x0).collect();
    let mut starts = Vec::new();
    for (i, line) in set.lines.iter().enumerate() {
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let first: Vec<&Word> = words.iter().take_while(|w| column(w, &edges) == 0).collect();
        if first.is_empty() || first.len() == words.len() {
            continue;
        }
        let key = words_text(first.iter().copied(), text);
        if !is_number(&key) && !is_date(&key) {
            return None;
        }
        starts.push(i);
    }
    (starts.len() >= 2 && starts.first() == Some(&0)).then_some(starts)
}

/// "7", "12." or "4a": a row's number.
fn is_number(text: &str) -> bool {
    let core = text.trim_end_matches(['.', ')']).trim_end_matches(|c: char| c.is_ascii_lowercase());
    (1..=3).contains(&core.len()) && core.bytes().all(|b| b.is_ascii_digit()) && text.len() < 6
}

/// Whether a text is a figure, has one, or stands for none ("–", "(X)", "n/a").
fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        || !text.chars().any(char::is_alphabetic)
        || matches!(text, "(X)" | "X" | "n/a" | "N/A" | "nil" | "Nil" | "NA" | "-")
}

/// Whether a line stands too near the one above to be a line of text below it: figures set beside the
/// middle of a label of two lines.
fn is_near(set: &Lines, i: usize) -> bool {
    let above = i.checked_sub(1).and_then(|k| set.lines.get(k));
    let pair = above.zip(set.lines.get(i));
    pair.is_some_and(|(a, b)| b.baseline - a.baseline < NEAR_LINE * b.size)
}

/// Adds the lines that have a label alone, unless the label goes on from the line above or in the
/// line below.
fn with_labels(set: &Lines, figures: &[usize], text: &str) -> Vec<usize> {
    let goes_on = |i: usize| {
        let first = set.lines.get(i).and_then(|l| set.words.get(l.words.start));
        first.is_some_and(|w| {
            let word = text.get(w.start as usize..).unwrap_or_default();
            word.starts_with(|c: char| c.is_lowercase() || c == '(')
        })
    };
    let mut out: Vec<usize> = Vec::with_capacity(set.lines.len());
    // Whether the line above is a label without figures, which may go on.
    let mut open = false;
    for i in 0..set.lines.len() {
        let own = figures.binary_search(&i).is_ok();
        let joins = is_near(set, i) || (goes_on(i) && (open || !own));
        if !joins || out.is_empty() {
            out.push(i);
        }
        open = !own;
    }
    out
}

/// The tops and bottoms of rows that start at the lines given, halfway between lines.
fn between(set: &Lines, starts: &[usize], area: Rect) -> Vec<(f32, f32)> {
    let top = |i: usize| {
        let above = i.checked_sub(1).and_then(|k| set.lines.get(k));
        match (above, set.lines.get(i)) {
            (Some(a), Some(b)) => (a.area.y1 + b.area.y0) / 2.0,
            _ => area.y0,
        }
    };
    let mut out = Vec::with_capacity(starts.len());
    for (k, start) in starts.iter().enumerate() {
        let y0 = if k == 0 { area.y0 } else { top(*start) };
        let y1 = starts.get(k.saturating_add(1)).map_or(area.y1, |next| top(*next));
        out.push((y0, y1));
    }
    out
}

/// Cuts a row before the lines given.
fn cut_row(row: Vec<Draft>, starts: &[usize]) -> Vec<Vec<Draft>> {
    let set = lines(row.iter().flat_map(|cell| cell.words.iter().copied()).collect());
    let area = row.first().map(|cell| cell.area).unwrap_or_default();
    let bounds = between(&set, starts, area);
    let edges: Vec<f32> = row.iter().skip(1).map(|cell| cell.area.x0).collect();
    let mut out: Vec<Vec<Draft>> = bounds
        .iter()
        .map(|(y0, y1)| {
            let empty = |cell: &Draft| Draft {
                words: Vec::new(),
                area: Rect { y0: *y0, y1: *y1, ..cell.area },
                ..cell.clone()
            };
            row.iter().map(empty).collect()
        })
        .collect();
    let lines_of = |k: usize| -> Range<usize> {
        let from = if k == 0 { 0 } else { starts.get(k).copied().unwrap_or_default() };
        from..starts.get(k.saturating_add(1)).copied().unwrap_or(set.lines.len())
    };
    for (k, cells) in out.iter_mut().enumerate() {
        for line in set.lines.get(lines_of(k)).unwrap_or_default() {
            for word in set.words.get(line.words.clone()).unwrap_or_default() {
                if let Some(cell) = cells.get_mut(column(word, &edges)) {
                    cell.words.push(*word);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::block::Block;
    use crate::read::layout::glyphs::texts::line_text;
    use crate::read::layout::layout;
    use crate::read::layout::testing::{Sheet, pdf};

    fn rows(sheet: Sheet) -> Vec<Vec<String>> {
        let told = layout(&pdf(vec![sheet.page]));
        let table = told.blocks.iter().find_map(|b| match b {
            Block::Table(table) => Some(table.clone()),
            _ => None,
        });
        let lines = |c: &crate::block::Cell| -> Vec<String> {
            c.texts.iter().flat_map(|t| &t.lines).map(line_text).collect()
        };
        let row = |r: &crate::block::Row| r.cells.iter().map(|c| lines(c).join(" / ")).collect();
        table.expect("a table").rows.iter().map(row).collect()
    }

    #[test]
    fn the_headers_columns_go_on_where_rules_part_the_rows_alone() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 100.0, 300.0, 400.0], &[100.0, 120.0]);
        for y in [140.0, 160.0, 180.0] {
            sheet.across(50.0, 400.0, y);
        }
        sheet.down(50.0, 120.0, 180.0).down(400.0, 120.0, 180.0);
        sheet.text(55.0, 115.0, "No.").text(105.0, 115.0, "Action").text(305.0, 115.0, "Owner");
        sheet.text(55.0, 135.0, "1").text(105.0, 135.0, "Paint the pier");
        sheet.text(305.0, 135.0, "Clerk");
        sheet.text(55.0, 155.0, "All of the actions that follow are from the June meeting");
        sheet.text(55.0, 175.0, "2").text(105.0, 175.0, "Count gulls").text(305.0, 175.0, "Warden");
        assert_eq!(
            rows(sheet),
            [
                vec!["No.", "Action", "Owner"],
                vec!["1", "Paint the pier", "Clerk"],
                vec!["All of the actions that follow are from the June meeting"],
                vec!["2", "Count gulls", "Warden"],
            ]
        );
    }

    #[test]
    fn lines_of_figures_between_two_rules_are_rows() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 200.0, 300.0, 400.0], &[100.0, 120.0, 200.0]);
        sheet.text(55.0, 115.0, "£m").text(205.0, 115.0, "Budget").text(305.0, 115.0, "Outturn");
        sheet.text(55.0, 135.0, "Dues").text(205.0, 135.0, "1.0").text(305.0, 135.0, "0.9");
        // Beside the middle of its label.
        sheet.text(55.0, 149.0, "Cash and cash").text(55.0, 161.0, "equivalents");
        sheet.text(205.0, 155.0, "2.5").text(305.0, 155.0, "-");
        // On the second line of its label.
        sheet.text(55.0, 175.0, "Grants for piers and").text(55.0, 187.0, "moles");
        sheet.text(205.0, 187.0, "3.5").text(305.0, 187.0, "3.6");
        assert_eq!(
            rows(sheet),
            [
                vec!["£m", "Budget", "Outturn"],
                vec!["Dues", "1.0", "0.9"],
                vec!["Cash and cash / equivalents", "2.5", "-"],
                vec!["Grants for piers and / moles", "3.5", "3.6"],
            ]
        );
    }

    #[test]
    fn a_log_between_two_rules_has_a_row_a_number() {
        let mut sheet = Sheet::new();
        for y in [100.0, 120.0, 200.0] {
            sheet.across(50.0, 500.0, y);
        }
        sheet.text(55.0, 115.0, "No.").text(105.0, 115.0, "Action").text(405.0, 115.0, "Owner");
        for (y, number) in [(135.0, "1"), (165.0, "2")] {
            sheet
                .text(55.0, y, number)
                .text(105.0, y, "Paint all of the piers")
                .text(405.0, y, "Clerk");
            sheet.text(105.0, y + 12.0, "and moles");
        }
        let row = |n| vec![n, "Paint all of the piers / and moles", "Clerk"];
        assert_eq!(rows(sheet), [vec!["No.", "Action", "Owner"], row("1"), row("2")]);
    }

    #[test]
    fn a_cell_of_wrapped_text_is_one() {
        let mut sheet = Sheet::new();
        sheet.grid(&[50.0, 100.0, 300.0, 400.0], &[100.0, 120.0, 160.0]);
        sheet.text(55.0, 115.0, "No.").text(105.0, 115.0, "Action").text(305.0, 115.0, "Due");
        sheet
            .text(55.0, 135.0, "1")
            .text(105.0, 135.0, "Paint all of the 3 piers")
            .text(305.0, 135.0, "1 May 24");
        sheet.text(105.0, 147.0, "and 2 moles").text(305.0, 147.0, "9 May 24");
        assert_eq!(rows(sheet).len(), 2);
    }

    #[test]
    fn labels_beside_ruled_rows_stand_in_them() {
        let mut sheet = Sheet::new();
        sheet.grid(&[150.0, 250.0, 350.0], &[100.0, 120.0, 140.0, 160.0, 180.0]);
        sheet.down(50.0, 100.0, 180.0).across(50.0, 150.0, 100.0).across(50.0, 150.0, 180.0);
        for (i, label) in ["Dues", "Fees", "Tolls", "Gifts"].iter().enumerate() {
            let y = 115.0 + 20.0 * i as f32;
            sheet.text(55.0, y, label).text(155.0, y, "10").text(255.0, y, "20");
        }
        let firsts: Vec<String> = rows(sheet).into_iter().map(|r| r[0].clone()).collect();
        assert_eq!(firsts, ["Dues", "Fees", "Tolls", "Gifts"]);
    }
}
