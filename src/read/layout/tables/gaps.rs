//! Lines under a header line → tables that gaps alone show. A header line is one of three segments
//! or more, two of them words that head the columns of logs and tables, or the text of a row of
//! shaded cells.

use super::candidate::{Candidate, Draft};
use super::fill::shade;
use super::gutters;
use super::header_words::is_header_word;
use super::keys::{is_date, is_key};
use crate::block::Ruling;
use crate::read::layout::glyphs::geometry::{holds, join};
use crate::read::layout::glyphs::lines::{Lines, RawLine};
use crate::read::layout::glyphs::texts::{Source, words_text};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tolerances::{
    ALIGNED, FILL_HIGH, FILL_WIDE, FILLS_MAX, GAPS_FAR, PARAGRAPH_GAP,
};
use crate::read::pdf::{Fill, Rect};

/// The columns of a table that gaps show; a table goes on with them on the next page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    /// The outer left edge, where each further column's text starts, and the outer right edge.
    pub(crate) xs: Vec<f32>,
    /// Where a line is cut into columns: one less than columns.
    cuts: Vec<f32>,
    /// Whether the first column holds numbers or dates, so that each text in it starts a row.
    keyed: bool,
}

/// What is read from.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    /// The page and its text.
    pub(crate) source: Source<'a>,
    /// Its shades.
    pub(crate) fills: &'a [Fill],
    /// Baseline to baseline in units of the font size.
    pub(crate) leading: f32,
}

/// The first line of a page at which a header is found.
pub(crate) fn first_header(set: &Lines, ground: Ground<'_>) -> Option<usize> {
    (0..set.lines.len()).find(|i| header_at(set, *i, ground).is_some())
}

/// Takes the tables out of the lines of a page, the [first header](first_header) of which is known. `open`
/// are the columns of a table that ended the page before; those of a table that ends this page come back.
pub(crate) fn take(
    set: &mut Lines,
    ground: Ground<'_>,
    header: Option<usize>,
    open: Option<Columns>,
) -> (Vec<Candidate>, Option<Columns>) {
    let mut tables = Vec::new();
    let mut taken = vec![false; set.lines.len()];
    let mut last = None;
    let mut i = 0;
    if let Some(columns) = open.filter(|columns| starts_alike(set, columns)) {
        let end = body_end(set, 0, &columns, ground);
        let end = release(set, 0, end, &columns);
        if end > 0 {
            tables.push(candidate(set, 0..0, 0..end, &columns, ground));
            taken.iter_mut().take(end).for_each(|t| *t = true);
            i = end;
            last = Some((end, columns));
        }
    }
    i = i.max(header.unwrap_or(set.lines.len()));
    while i < set.lines.len() {
        let Some((header, columns)) = header_at(set, i, ground) else {
            i = i.saturating_add(1);
            continue;
        };
        // The line above may be the last of another table.
        let free = last.as_ref().map_or(0, |(end, _)| *end);
        let header = header.start.max(free)..header.end;
        let end = body_end(set, header.end, &columns, ground);
        let end = release(set, header.end, end, &columns);
        let several = set.lines.get(header.end..end).unwrap_or_default().iter().any(|line| {
            let words = set.words.get(line.words.clone()).unwrap_or_default();
            words.iter().any(|w| {
                column_of(w, &columns) != words.first().map_or(0, |f| column_of(f, &columns))
            })
        });
        if !several && end < set.lines.len() {
            i = header.end;
            continue;
        }
        tables.push(candidate(set, header.clone(), header.end..end, &columns, ground));
        taken.iter_mut().take(end).skip(header.start).for_each(|t| *t = true);
        i = end;
        last = Some((end, columns));
    }
    let goes_on = last.filter(|(end, _)| *end == set.lines.len()).map(|(_, columns)| columns);
    let mut taken = taken.into_iter();
    set.lines.retain(|_| !taken.next().unwrap_or(false));
    (tables, goes_on)
}

/// The header that starts at line `i`, with its columns.
fn header_at(
    set: &Lines,
    i: usize,
    ground: Ground<'_>,
) -> Option<(std::ops::Range<usize>, Columns)> {
    shaded_header(set, i, ground).or_else(|| worded_header(set, i, ground.source.text))
}

/// Text of a segment.
fn segment_text(set: &Lines, range: &std::ops::Range<usize>, text: &str) -> String {
    words_text(set.words.get(range.clone()).unwrap_or_default(), text)
}

fn worded_header(set: &Lines, i: usize, text: &str) -> Option<(std::ops::Range<usize>, Columns)> {
    let line = set.lines.get(i)?;
    let segments = gutters::header_segments(set, i);
    if segments.len() < 3 || segments.len() > 12 {
        return None;
    }
    let mut names: Vec<String> = segments
        .iter()
        .map(|range| segment_text(set, range, text))
        .filter(|name| is_header_word(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    if names.len() < 2 || names.len().saturating_mul(2) < segments.len() {
        return None;
    }
    let starts: Vec<f32> =
        segments.iter().filter_map(|range| set.words.get(range.start).map(|w| w.area.x0)).collect();
    // A header of two lines: the second is set like the first and stands right below it.
    let bold = |l: &RawLine| {
        set.words.get(l.words.clone()).unwrap_or_default().iter().all(|w| w.is_bold())
    };
    let mut end = i.saturating_add(1);
    while bold(line)
        && let Some([above, next]) = set.lines.get(end.saturating_sub(1)..=end)
        && bold(next)
        && next.baseline - above.baseline < 1.5 * next.size
        && end.saturating_sub(i) < 3
    {
        end = end.saturating_add(1);
    }
    let mut start = i;
    while bold(line)
        && let Some(above) = start.checked_sub(1).and_then(|k| set.lines.get(k))
        && let Some(below) = set.lines.get(start)
        && bold(above)
        && below.baseline - above.baseline < 1.5 * below.size
        && above.area.x0 > starts.first()? + line.size
        && i.saturating_sub(start) < 2
    {
        start = start.saturating_sub(1);
    }
    let keyed = is_key(&segment_text(set, segments.first()?, text));
    if end == i.saturating_add(1) && keyed && is_second_line(set, end, &starts) {
        end = end.saturating_add(1);
    }
    let cuts = cuts(set, start..end, &starts, line.size);
    let right = line.area.x1;
    let xs = starts.into_iter().chain([right]).collect();
    Some((start..end, Columns { xs, cuts, keyed }))
}

/// Whether a line below a header that starts with keys is its second one: nothing below the keys, few
/// words, and more white below it than above it.
fn is_second_line(set: &Lines, at: usize, starts: &[f32]) -> bool {
    let Some([above, line, next]) =
        at.checked_sub(1).and_then(|k| set.lines.get(k..=at.saturating_add(1)))
    else {
        return false;
    };
    let rise = line.baseline - above.baseline;
    rise < 1.5 * line.size
        && next.baseline - line.baseline > 1.4 * rise
        && line.words.len() <= starts.len()
        && starts.get(1).is_some_and(|second| line.area.x0 >= second - ALIGNED)
}

/// Where lines are cut: at the gutters that the header and the lines below share, else before each
/// header.
fn cuts(set: &Lines, header: std::ops::Range<usize>, starts: &[f32], size: f32) -> Vec<f32> {
    let near = header.start..header.end.saturating_add(12).min(set.lines.len());
    if let Some(found) = gutters::columns(&set.words, set.lines.get(near).unwrap_or_default())
        && found.len().saturating_add(1) == starts.len()
        && found.iter().zip(starts.iter().skip(1)).all(|(cut, start)| cut < start)
    {
        return found;
    }
    starts.iter().skip(1).map(|x| x - 0.3 * size).collect()
}

/// A header told by a row of shaded cells.
fn shaded_header(
    set: &Lines,
    i: usize,
    ground: Ground<'_>,
) -> Option<(std::ops::Range<usize>, Columns)> {
    let line = set.lines.get(i).filter(|_| ground.fills.len() <= FILLS_MAX)?;
    let y = line.baseline - 0.3 * line.size;
    let mut cells: Vec<Rect> = ground
        .fills
        .iter()
        .map(|f| f.area)
        .filter(|a| a.y0 <= y && a.y1 >= y && a.x1 - a.x0 >= FILL_WIDE && a.y1 - a.y0 >= FILL_HIGH)
        .collect();
    cells.sort_unstable_by(|a, b| a.x0.total_cmp(&b.x0).then(a.x1.total_cmp(&b.x1)));
    cells.dedup_by(|a, b| (a.x0 - b.x0).abs() < FILL_WIDE);
    let (first, last) = (*cells.first()?, *cells.last()?);
    let row = |a: &Rect| (a.y0 - first.y0).abs() <= 2.0 && (a.y1 - first.y1).abs() <= 2.0;
    let beside = cells.windows(2).all(|p| matches!(p, [a, b] if (b.x0 - a.x1).abs() <= 4.0));
    if cells.len() < 3 || !beside || !cells.iter().all(row) {
        return None;
    }
    let inside = |l: &RawLine| holds(first, first.x0, l.baseline - 0.3 * l.size);
    let count = set.lines.iter().skip(i).take_while(|l| inside(l)).count();
    let words = set
        .lines
        .get(i..i.saturating_add(count))?
        .iter()
        .flat_map(|l| set.words.get(l.words.clone()));
    let words: Vec<Word> = words.flatten().copied().collect();
    let headed =
        cells.iter().filter(|a| words.iter().any(|w| w.area.x0 >= a.x0 && w.area.x0 < a.x1));
    if headed.count() < 3 {
        return None;
    }
    let cuts: Vec<f32> = cells.iter().skip(1).map(|a| a.x0).collect();
    let xs = cells.iter().map(|a| a.x0).chain([last.x1]).collect();
    let key = words.iter().filter(|w| w.area.x0 < first.x1);
    let keyed = is_key(&words_text(key, ground.source.text));
    Some((i..i.saturating_add(count), Columns { xs, cuts, keyed }))
}

/// Whether the first line of a page has text in two columns or more, each where the column starts.
fn starts_alike(set: &Lines, columns: &Columns) -> bool {
    let Some(line) = set.lines.first() else { return false };
    let starts = |x: f32| columns.xs.iter().any(|start| (x - start).abs() <= 8.0);
    let aligned = line
        .segments
        .iter()
        .filter_map(|range| set.words.get(range.start))
        .filter(|w| starts(w.area.x0))
        .count();
    aligned >= 2 && !gutters::crosses(&set.words, line, &columns.cuts)
}

/// The line after the table's last one.
fn body_end(set: &Lines, from: usize, columns: &Columns, ground: Ground<'_>) -> usize {
    let left = columns.xs.first().copied().unwrap_or_default();
    let mut end = from;
    while let Some(line) = set.lines.get(end) {
        let above = end.checked_sub(1).and_then(|k| set.lines.get(k));
        let far = above.is_some_and(|a| line.baseline - a.baseline > GAPS_FAR * line.size);
        if far
            || line.area.x0 < left - line.size
            || gutters::crosses(&set.words, line, &columns.cuts)
        {
            break;
        }
        if end > from
            && let Some((next, _)) = header_at(set, end, ground)
        {
            return next.start.max(from);
        }
        end = end.saturating_add(1);
    }
    end
}

/// Gives back trailing lines that have text in the first column alone and no key there: what
/// follows the table.
fn release(set: &Lines, from: usize, mut end: usize, columns: &Columns) -> usize {
    let first = columns.cuts.first().copied().unwrap_or(f32::MAX);
    let alone = |line: &RawLine| line.area.x1 < first;
    while let Some(last) = end.checked_sub(1).filter(|last| *last >= from)
        && set.lines.get(last).is_some_and(alone)
    {
        end = last;
    }
    end
}

/// The column of a word.
fn column_of(word: &Word, columns: &Columns) -> usize {
    let middle = (word.area.x0 + word.area.x1) / 2.0;
    columns.cuts.partition_point(|&cut| cut <= middle)
}

/// Cuts lines into rows and columns.
fn candidate(
    set: &Lines,
    header: std::ops::Range<usize>,
    body: std::ops::Range<usize>,
    columns: &Columns,
    ground: Ground<'_>,
) -> Candidate {
    let mut rows: Vec<Vec<Draft>> = Vec::new();
    let mut area: Option<Rect> = None;
    let mut above: Option<f32> = None;
    for (k, line) in set.lines.iter().enumerate().take(body.end).skip(header.start) {
        let words = set.words.get(line.words.clone()).unwrap_or_default();
        let in_header = header.contains(&k);
        let starts = if in_header {
            k == header.start
        } else {
            k == body.start || starts_row(words, above, line, columns, ground)
        };
        if starts {
            rows.push(empty_row(columns));
        }
        for word in words {
            let column = column_of(word, columns);
            if let Some(cell) = rows.last_mut().and_then(|row| row.get_mut(column)) {
                let box_ =
                    if cell.words.is_empty() { word.area } else { join(cell.area, word.area) };
                cell.area = box_;
                cell.words.push(*word);
            }
        }
        area = Some(area.map_or(line.area, |a| join(a, line.area)));
        above = Some(line.baseline);
    }
    let area = area.unwrap_or_default();
    for row in &mut rows {
        set_areas(row, columns, area);
        for cell in row.iter_mut() {
            cell.fill = shade(cell.area, ground.fills);
        }
    }
    Candidate {
        page: ground.source.page,
        frame: ground.source.frame,
        ruling: Ruling::Gaps,
        area,
        xs: columns.xs.clone(),
        strong: true,
        rows,
        closed_top: false,
    }
}

fn empty_row(columns: &Columns) -> Vec<Draft> {
    (0..=columns.cuts.len())
        .map(|column| Draft { column, column_span: 1, row_span: 1, ..Draft::default() })
        .collect()
}

/// Gives empty cells the height of their row.
fn set_areas(row: &mut [Draft], columns: &Columns, table: Rect) {
    let filled = |c: &&Draft| !c.words.is_empty();
    let y0 = row.iter().filter(filled).fold(f32::MAX, |least, c| least.min(c.area.y0));
    let y1 = row.iter().filter(filled).fold(f32::MIN, |most, c| most.max(c.area.y1));
    for cell in row.iter_mut() {
        let edge = |i: Option<usize>| i.and_then(|i| columns.cuts.get(i)).copied();
        let x0 = edge(cell.column.checked_sub(1)).unwrap_or(table.x0);
        let x1 = edge(Some(cell.column)).unwrap_or(table.x1);
        cell.area = Rect { x0, y0: y0.min(y1), x1: x1.max(x0), y1 };
    }
}

/// Whether a line starts a row.
fn starts_row(
    words: &[Word],
    above: Option<f32>,
    line: &RawLine,
    columns: &Columns,
    ground: Ground<'_>,
) -> bool {
    let mut used: Vec<usize> = words.iter().map(|w| column_of(w, columns)).collect();
    used.dedup();
    let rise = above.map_or(f32::MAX, |a| line.baseline - a);
    let apart = rise > (ground.leading + PARAGRAPH_GAP) * line.size;
    let first_of = |column: usize| words.iter().find(|w| column_of(w, columns) == column);
    let date =
        |column: usize| first_of(column).is_some_and(|w| is_date(w.text(ground.source.text)));
    let key = used.first() == Some(&0);
    (key && (columns.keyed || apart))
        || (used.len() >= 2 && apart)
        || (used.len() >= 2 && used.iter().any(|&c| c <= 1 && date(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::geometry::Frame;
    use crate::read::layout::glyphs::segments::set;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
        let page = &sheet.page;
        let mut set = set(words(page), &page.text);
        let frame = Frame { width: page.width, height: page.height, ..Frame::default() };
        let source = Source { page: 1, frame, text: &page.text };
        let ground = Ground { source, fills: &page.fills, leading: 1.2 };
        let header = first_header(&set, ground);
        let (tables, _) = take(&mut set, ground, header, None);
        let cell = |c: &Draft| words_text(&c.words, &page.text);
        tables.iter().flat_map(|t| &t.rows).map(|r| r.iter().map(cell).collect()).collect()
    }

    #[test]
    fn header_words_make_columns() {
        let mut sheet = Sheet::new();
        sheet
            .bold(true)
            .text(50.0, 100.0, "No.")
            .text(100.0, 100.0, "Action")
            .text(300.0, 100.0, "Owner");
        sheet.bold(false);
        sheet
            .text(50.0, 116.0, "1")
            .text(100.0, 116.0, "Paint the pier and the")
            .text(300.0, 116.0, "Clerk");
        sheet.text(100.0, 128.0, "bridge");
        sheet.text(100.0, 150.0, "Count the gulls").text(300.0, 150.0, "Warden");
        sheet.text(50.0, 180.0, "The meeting closed at noon, and all members went home glad");
        assert_eq!(
            rows(&sheet),
            [
                vec!["No.", "Action", "Owner"],
                vec!["1", "Paint the pier and the bridge", "Clerk"],
                vec!["", "Count the gulls", "Warden"],
            ]
        );
    }

    #[test]
    fn a_header_of_two_lines_is_one_row() {
        let mut sheet = Sheet::new();
        let names = [(50.0, "No."), (100.0, "Action"), (300.0, "Responsible")];
        names.iter().for_each(|(x, name)| {
            sheet.text(*x, 100.0, name);
        });
        sheet.text(300.0, 112.0, "Officer");
        for (y, number) in [(136.0, "1"), (160.0, "2")] {
            sheet.text(50.0, y, number).text(100.0, y, "Paint the pier").text(300.0, y, "Clerk");
        }
        assert_eq!(rows(&sheet)[0], ["No.", "Action", "Responsible Officer"]);
        assert_eq!(rows(&sheet).len(), 3);
    }

    #[test]
    fn a_headers_first_line_is_no_row_of_the_table_above() {
        let mut sheet = Sheet::new();
        let header = |sheet: &mut Sheet, y: f32| {
            sheet.text(50.0, y, "No.").text(100.0, y, "Action").text(300.0, y, "Owner");
        };
        header(&mut sheet, 100.0);
        sheet.text(50.0, 124.0, "1").text(100.0, 124.0, "Paint the pier");
        sheet.bold(true).text(300.0, 148.0, "First");
        header(&mut sheet, 160.0);
        sheet.bold(false).text(50.0, 184.0, "2").text(100.0, 184.0, "Mend the fence");
        let firsts: Vec<_> = rows(&sheet).iter().map(|row| row.join("|")).collect();
        assert_eq!(
            firsts,
            [
                "No.|Action|Owner",
                "1|Paint the pier|",
                "No.|Action|First Owner",
                "2|Mend the fence|"
            ]
        );
    }

    #[test]
    fn attendance_is_no_table() {
        let mut sheet = Sheet::new();
        sheet
            .text(50.0, 100.0, "A. Moor")
            .text(200.0, 100.0, "Pier Ward")
            .text(350.0, 100.0, "Trust");
        sheet
            .text(50.0, 116.0, "B. Ode")
            .text(200.0, 116.0, "Fell Ward")
            .text(350.0, 116.0, "Trust");
        assert!(rows(&sheet).is_empty());
    }
}
