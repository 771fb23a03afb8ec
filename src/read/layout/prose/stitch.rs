//! Parts of tables on following pages → one table: repeated headers dropped, rows that a page break
//! cuts joined.

use super::paragraphs::{self, Traits};
use crate::block::{Cell, Row, Ruling, Table, Text};
use crate::read::layout::glyphs::geometry::place;
use crate::read::layout::glyphs::labels;
use crate::read::layout::glyphs::labels::Label;
use crate::read::layout::glyphs::margins::{Breaks, Measure};
use crate::read::layout::glyphs::segments::set;
use crate::read::layout::glyphs::texts::{Source, line_text, print};
use crate::read::layout::sheet::Sheet;
use crate::read::layout::tables::candidate::{Candidate, Draft};
use crate::read::layout::tolerances::{EDGE_SHIFT, PART_GAP, SAME_EDGE};
use crate::read::layout::{Furniture, Reason};

/// Most rows that a header has.
const HEADER_ROWS: usize = 4;
/// A cell's text from this length on (characters) is prose, which a full stop ends.
const PROSE: usize = 25;

/// Whether a candidate goes on with a table, with nothing between them: at the top of the next page,
/// or right below it.
pub(crate) fn goes_on(parts: &[Candidate], next: &Candidate) -> bool {
    let known = |last: &Candidate| next.goes_on && next.page == last.page.saturating_add(1);
    parts.last().is_some_and(known)
        || parts.last().is_some_and(|last| follows(last, next))
            && [parts.first(), parts.last()]
                .into_iter()
                .flatten()
                .any(|part| same_columns(&part.xs, &next.xs))
}

/// Whether two candidates with nothing between them may be parts of one table.
pub(crate) fn is_linked(last: &Candidate, next: &Candidate) -> bool {
    follows(last, next) && same_columns(&last.xs, &next.xs)
}

fn follows(last: &Candidate, next: &Candidate) -> bool {
    let (Some(a), Some(b)) = (last.xs.first(), next.xs.first()) else { return false };
    let shift = (b - a).abs();
    let gap = next.area.y0 - last.area.y1;
    // A log may have full rules on one page, and none on the next.
    let ruling =
        next.ruling == last.ruling || [next, last].iter().any(|t| t.ruling == Ruling::Gaps);
    ruling
        && match next.page.checked_sub(last.page) {
            None => false,
            // A row drawn as a table of its own; a table with a header starts anew.
            Some(0) => {
                let row = next.rows.len() == 1 && shift <= SAME_EDGE;
                row && (-SAME_EDGE..=PART_GAP).contains(&gap)
            }
            Some(_) => shift <= EDGE_SHIFT,
        }
}

/// Whether two sets of column edges are one but for a shift, or one has some that the other lacks.
fn same_columns(a: &[f32], b: &[f32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(s), Some(l)) = (short.first(), long.first()) else { return false };
    let shift = l - s;
    let (Some(s), Some(l)) = (short.last(), long.last()) else { return false };
    let near = |x: &f32, y: &f32| (y - x - shift).abs() <= SAME_EDGE;
    short.len() >= 3 && near(s, l) && short.iter().all(|x| long.iter().any(|y| near(x, y)))
}

/// Makes one table of its parts. Repeated headers go to `furniture`.
pub(crate) fn table(
    parts: Vec<Candidate>,
    sheets: &[Sheet],
    leading: f32,
    furniture: &mut Vec<Furniture>,
) -> Table {
    let widest = parts.iter().max_by_key(|p| p.xs.len()).map(|p| p.xs.clone()).unwrap_or_default();
    let mut out = Table { columns: widest.len().saturating_sub(1), ..Table::default() };
    let mut page = 0;
    for part in parts {
        let turned = page != 0 && page != part.page;
        page = part.page;
        let text = sheets
            .get((part.page as usize).saturating_sub(1))
            .filter(|s| s.layout.number == part.page)
            .or_else(|| sheets.iter().find(|s| s.layout.number == part.page))
            .map_or("", |s| s.text.as_str());
        out.ruling = part.ruling;
        out.at.push(place(part.page, part.frame.turn_back(part.area)));
        let source = Source { page: part.page, text, frame: part.frame };
        let columns = column_map(&part.xs, &widest);
        let mut rows: Vec<Row> = part
            .rows
            .into_iter()
            .map(|row| Row {
                cells: row
                    .into_iter()
                    .map(|c| draft_to_cell(c, &columns, source, leading))
                    .collect(),
                header: false,
                continues: false,
            })
            .collect();
        if turned {
            drop_repeated_header(&mut out.rows, &mut rows, furniture);
            let open = part.ruling == Ruling::Full && !part.closed_top;
            join_cut_row(&mut out.rows, &mut rows, open);
        }
        out.rows.append(&mut rows);
    }
    out
}

/// For each column edge of a part, the edge of the table that it is.
fn column_map(xs: &[f32], widest: &[f32]) -> Vec<usize> {
    if xs.len() == widest.len() {
        return (0..xs.len()).collect();
    }
    let shift = match (xs.first(), widest.first()) {
        (Some(a), Some(b)) => b - a,
        _ => 0.0,
    };
    xs.iter()
        .map(|x| {
            let distance = |y: &f32| (y - x - shift).abs();
            let nearest =
                widest.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
            nearest.map_or(0, |(i, _)| i)
        })
        .collect()
}

fn draft_to_cell(draft: Draft, columns: &[usize], source: Source<'_>, leading: f32) -> Cell {
    let at = vec![place(source.page, source.frame.turn_back(draft.area))];
    let lines = print(&set(draft.words, source.text), source);
    let left = lines.iter().fold(f32::MAX, |least, l| least.min(l.area.x0));
    let right = draft.area.x1 - (left - draft.area.x0).clamp(0.0, 12.0);
    let measure = Measure { left, right, leading, breaks: Breaks::Hard };
    let lines = lines.into_iter().map(Traits::of).collect();
    let texts: Vec<Text> = paragraphs::build(lines, measure)
        .into_iter()
        .map(|p| paragraphs::to_text(p, measure))
        .collect();
    let edge = |i: usize| columns.get(i).copied().unwrap_or(i);
    let column = edge(draft.column);
    let column_span =
        edge(draft.column.saturating_add(draft.column_span)).saturating_sub(column).max(1);
    Cell { column, column_span, row_span: draft.row_span, texts, fill: draft.fill, at }
}

/// The whole text of a cell.
fn cell_text(cell: &Cell) -> String {
    let lines: Vec<String> = cell.texts.iter().flat_map(|t| &t.lines).map(line_text).collect();
    lines.join(" ")
}

/// Drops the rows at the top of a part that repeat the table's first rows.
fn drop_repeated_header(table: &mut [Row], part: &mut Vec<Row>, furniture: &mut Vec<Furniture>) {
    let texts = |row: &Row| row.cells.iter().map(cell_text).collect::<Vec<_>>();
    let repeated = table
        .iter()
        .zip(part.iter())
        .take(HEADER_ROWS)
        .take_while(|(a, b)| {
            let (a, b) = (texts(a), texts(b));
            a == b && a.iter().any(|t| !t.is_empty())
        })
        .count();
    for row in table.iter_mut().take(repeated) {
        row.header = true;
    }
    for row in part.drain(..repeated) {
        let text = texts(&row).join(" | ");
        if let Some(place) = row.cells.into_iter().find_map(|c| c.at.into_iter().next()) {
            furniture.push(Furniture {
                text,
                place,
                reason: Reason::RepeatedHeader,
                may_be_text: false,
            });
        }
    }
}

/// Joins the first row of a part with the last one of the table where the page break cuts it.
fn join_cut_row(table: &mut [Row], part: &mut Vec<Row>, open: bool) {
    let is_cut = match (table.last(), part.first()) {
        (Some(last), Some(next)) => is_cut(table, last, next, open),
        _ => false,
    };
    if !is_cut {
        return;
    }
    for cell in part.remove(0).cells {
        let found = table.iter().rposition(|row| cell_over(row, cell.column).is_some());
        let Some(row) = found.and_then(|i| table.get_mut(i)) else { continue };
        if let Some(target) = cell_over(row, cell.column).and_then(|i| row.cells.get_mut(i)) {
            append(target, cell);
        }
    }
}

/// The cell that stands over a column.
fn cell_over(row: &Row, column: usize) -> Option<usize> {
    row.cells
        .iter()
        .rposition(|c| c.column <= column && column < c.column.saturating_add(c.column_span))
}

/// Puts the text of a cut cell's second part behind its first.
fn append(target: &mut Cell, cell: Cell) {
    target.at.extend(cell.at);
    for (i, text) in cell.texts.into_iter().enumerate() {
        match target.texts.last_mut() {
            Some(last) if i == 0 && text_goes_on(last, &text) => last.lines.extend(text.lines),
            _ => target.texts.push(text),
        }
    }
}

fn last_char(text: &Text) -> Option<char> {
    let span = text.lines.last()?.segments.last()?.spans.last()?;
    span.text.trim_end_matches(['”', '’', '"', '\'', ')']).chars().last()
}

fn first_char(text: &Text) -> Option<char> {
    let line = text.lines.first()?;
    // A label in a segment of its own starts a text.
    if line.segments.len() > 1 {
        return None;
    }
    line.segments.first()?.spans.first()?.text.chars().next()
}

fn ends_sentence(text: &Text) -> bool {
    last_char(text).is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | ';'))
}

/// Whether one text goes on with the other, as a sentence.
fn text_goes_on(last: &Text, first: &Text) -> bool {
    let bold = |t: &Text| {
        t.lines.iter().flat_map(|l| &l.segments).flat_map(|s| &s.spans).all(|s| s.style.bold)
    };
    !ends_sentence(last)
        && bold(last) == bold(first)
        && first_char(first).is_some_and(|c| c.is_alphanumeric() || "(‘“'\"£–".contains(c))
}

/// Whether the page break cuts the row `last`: `next` lacks what each row of the table has, and what its cells
/// say goes on with what stands above them. `open` where no rule stands at the top of the page.
fn is_cut(table: &[Row], last: &Row, next: &Row, open: bool) -> bool {
    let filled: Vec<&Cell> = next.cells.iter().filter(|c| !c.texts.is_empty()).collect();
    let placed = |c: &&Cell| table.iter().any(|row| cell_over(row, c.column).is_some());
    let banner = filled.iter().any(|c| c.column_span > 1) || last.cells.len() == 1;
    if filled.is_empty()
        || banner
        || !filled.iter().all(placed)
        || table.iter().all(|row| row.header)
    {
        return false;
    }
    let usual = usual_columns(table);
    let lacks = |row: &Row| usual.iter().any(|column| !has_text(row, *column));
    let first_is_empty = !has_text(next, 0);
    // What a whole row has may stand in its second part alone, where cells are centred on their height.
    let centred = lacks(last) && filled.iter().any(|c| !has_text(last, c.column));
    if !first_is_empty && !lacks(next) && !centred && !is_torn(last, next) {
        return false;
    }
    let mut score = if open { 1_i32 } else { 0 };
    if table.len() >= 4 && lacks(next) {
        score = score.saturating_add(2);
    }
    // What a row of its own would have: a cell that has text above has none here.
    let blank = |c: &&Cell| {
        let below = next.cells.iter().find(|n| n.column == c.column);
        c.column > 0
            && !c.texts.is_empty()
            && cell_text(c).chars().count() < PROSE
            && below.is_some_and(|n| n.texts.is_empty())
    };
    let blanks = last.cells.iter().filter(blank).count() as i32;
    score = score.saturating_add(blanks.saturating_mul(2));
    for cell in &filled {
        let above =
            last.cells.iter().find(|c| c.column == cell.column).and_then(|c| c.texts.last());
        let Some(first) = cell.texts.first() else { continue };
        let Some(above) = above else {
            score = score.saturating_sub(if centred { 0 } else { 2 });
            continue;
        };
        score = score.saturating_add(evidence(above, first, filled.len() == 1));
    }
    score > 0
}

/// Whether the prose in the first cell of a row goes on with a small letter in the first of the next.
fn is_torn(last: &Row, next: &Row) -> bool {
    let mut first = [last, next].map(|row| row.cells.iter().find(|c| c.column == 0)).into_iter();
    let (Some(Some(above)), Some(Some(below))) = (first.next(), first.next()) else { return false };
    above.texts.last().is_some_and(|text| !ends_sentence(text))
        && cell_text(above).chars().count() >= PROSE
        && cell_text(below).starts_with(char::is_lowercase)
}

/// Whether a row has text in a column.
fn has_text(row: &Row, column: usize) -> bool {
    row.cells.iter().any(|c| c.column == column && !c.texts.is_empty())
}

/// The columns in which all rows of a table but one in ten have text, its header and last row aside.
fn usual_columns(table: &[Row]) -> Vec<usize> {
    let body: Vec<&Row> = match table {
        [_, body @ .., _] => body.iter().filter(|row| row.cells.len() > 1 && !row.header).collect(),
        _ => Vec::new(),
    };
    if body.len() < 2 {
        return Vec::new();
    }
    let last = body.iter().flat_map(|row| &row.cells).map(|c| c.column).max().unwrap_or(0);
    let usual = |column: &usize| {
        let without = body.iter().filter(|row| !has_text(row, *column)).count();
        without.saturating_mul(10) <= body.len()
    };
    (0..=last).filter(usual).collect()
}

/// How much speaks for the text of one cell going on below a page break.
fn evidence(above: &Text, next: &Text, alone: bool) -> i32 {
    let length = |t: &Text| -> usize { t.lines.iter().map(|l| line_text(l).chars().count()).sum() };
    let bullet = |t: &Text| {
        let head = t.lines.first().map(line_text).unwrap_or_default();
        matches!(labels::scan(head.split(' ').next().unwrap_or_default()), Some(Label::Bullet))
    };
    let head: String = next.lines.first().map(line_text).unwrap_or_default();
    if starts_with_date(&head) {
        return -3;
    }
    if head.chars().next().is_some_and(char::is_lowercase) {
        4
    } else if alone || (bullet(next) && bullet(above)) {
        1
    } else if length(above) < PROSE && length(next) < PROSE {
        // A name, a post, a status: each row has its own.
        -2
    } else if ends_sentence(above) {
        -1
    } else {
        i32::from(length(above) >= PROSE)
    }
}

/// "30.6.23", "1 July 2024": a row of its own starts with a date.
fn starts_with_date(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let parts: Vec<&str> = word.split(['.', '/', '-']).filter(|p| !p.is_empty()).collect();
    let digits = |p: &&str| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::read::layout::layout;
    use crate::read::layout::testing::{Sheet, pdf};

    const XS: [f32; 4] = [50.0, 120.0, 350.0, 550.0];

    fn page(number: u32, rows: &[[&str; 3]]) -> crate::read::pdf::Page {
        page_of(number, XS, rows)
    }

    fn page_of(number: u32, xs: [f32; 4], rows: &[[&str; 3]]) -> crate::read::pdf::Page {
        let mut sheet = Sheet::numbered(number);
        let ys: Vec<f32> = (0..=rows.len()).map(|i| 200.0 + 30.0 * i as f32).collect();
        sheet.grid(&xs, &ys);
        for (row, y) in rows.iter().zip(&ys) {
            for (text, x) in row.iter().zip(xs) {
                if !text.is_empty() {
                    sheet.text(x + 5.0, y + 15.0, text);
                }
            }
        }
        sheet.page
    }

    fn rows(pages: Vec<crate::read::pdf::Page>) -> Vec<(bool, Vec<String>)> {
        let told = layout(&pdf(pages));
        assert_eq!(told.blocks.len(), 1, "{:?}", told.blocks);
        match &told.blocks[0] {
            Block::Table(table) => table
                .rows
                .iter()
                .map(|r| (r.header, r.cells.iter().map(cell_text).collect()))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_repeated_header_is_dropped() {
        let head = ["No.", "Action", "Owner"];
        let shown = rows(vec![
            page(1, &[head, ["1", "Paint the pier", "Clerk"]]),
            page(2, &[head, ["2", "Count gulls", "Warden"]]),
        ]);
        let firsts: Vec<_> = shown.iter().map(|(h, r)| (*h, r[0].as_str())).collect();
        assert_eq!(firsts, [(true, "No."), (false, "1"), (false, "2")]);
    }

    #[test]
    fn a_row_cut_by_the_page_break_is_one() {
        let shown = rows(vec![
            page(
                1,
                &[
                    ["1", "Paint the pier", "Clerk"],
                    ["2", "Count the gulls on all of the", "Warden"],
                ],
            ),
            page(2, &[["", "piers and moles", ""], ["3", "Mend the fence", "Clerk"]]),
        ]);
        assert_eq!(shown[1].1[1], "Count the gulls on all of the piers and moles");
        assert_eq!(shown.len(), 3);
    }

    #[test]
    fn a_row_all_of_whose_cells_are_cut_is_one() {
        let wide = [50.0, 250.0, 450.0, 550.0];
        let ends = ["It has begun.", "Mend the fence", "Clerk"];
        let cut = ["The clerk could not find the", "Count the gulls of the piers", "Warden"];
        let rest = ["map.", "near the mill", "of Piers"];
        let shown = rows(vec![page_of(1, wide, &[ends, cut]), page_of(2, wide, &[rest, ends])]);
        assert_eq!(shown[1].1[0], "The clerk could not find the map.");
        assert_eq!(shown.len(), 3);
    }

    #[test]
    fn a_row_with_its_own_date_is_its_own() {
        let shown = rows(vec![
            page(
                1,
                &[
                    ["1", "01.02.24", "Paint the pier by the end of the"],
                    ["2", "02.02.24", "Count gulls."],
                ],
            ),
            page(2, &[["", "03.02.24", "Mend the fence"], ["3", "04.02.24", "Sweep"]]),
        ]);
        assert_eq!(shown.len(), 4);
    }
}
