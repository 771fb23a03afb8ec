//! Which tables are items of business, a row each, and which of their columns holds what.

use std::collections::BTreeSet;

use crate::block::{Cell, Row, Table, Text, flow};
use crate::field::label::{Label, LabelKind, follows, label};
use crate::recognise::conventions::{self, Shape, numbers};
use crate::recognise::minutes::margin;
use crate::recognise::prose::Prose;
use crate::recognise::table::cell_text;
use crate::words::Words;
use crate::words::columns::{BESIDE_ITEMS, BUSINESS, ITEMS};

/// At least this many rows with a number of their own make a table of items.
const LEAST_ITEMS: usize = 2;
/// At least so many rows tell something beside their titles.
const LEAST_TITLED: usize = 3;
/// A title beside its text has at most this many words.
const TITLE_WORDS: usize = 16;

/// Where a table of items has what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Whether the first column has the items' numbers.
    pub numbered: bool,
    /// The column of the text.
    pub text: usize,
    /// Whether the first column has titles, beside the text.
    pub titled: bool,
}

/// The shapes of the labels that count up down the first column of a table.
pub(super) fn shapes(table: &Table) -> BTreeSet<Shape> {
    let first = table.rows.iter().filter_map(|row| row.cells.first());
    let texts: Vec<String> = first.map(|cell| cell_text(cell).trim().to_owned()).collect();
    conventions::shapes(&texts)
}

/// The columns of a table of items.
pub(super) fn item_columns(table: &Table, shapes: &BTreeSet<Shape>) -> Option<Columns> {
    let numbered: Vec<&Row> =
        table.rows.iter().filter(|row| number_of(row, shapes).is_some()).collect();
    if numbered.len() < LEAST_ITEMS {
        return None;
    }
    let text = numbered.first()?.cells.get(1)?.column;
    let headed = numbered
        .iter()
        .filter(|row| row.cells.iter().any(|cell| cell.column == text && is_headed(cell)))
        .count();
    let heads = |row: &Row, words: &Words| {
        let folded = |cell: &Cell| cell_text(cell).to_lowercase();
        row.cells.iter().any(|cell| words.has(folded(cell).trim_end_matches(':')))
    };
    let agenda =
        table.rows.iter().take(2).any(|row| heads(row, &ITEMS) && heads(row, &BESIDE_ITEMS));
    let items = headed.saturating_mul(2) >= numbered.len() && headed > 0
        || agenda
        || in_parts(&numbered)
        || has_margin(table, text, shapes);
    items.then_some(Columns { numbered: true, text, titled: false })
}

/// Whether the numbers of rows have two levels, and both recur: "4.0" over "4.1" and "4.2".
fn in_parts(numbered: &[&Row]) -> bool {
    let parts = |row: &&&Row| {
        let text = row.cells.first().map(cell_text).unwrap_or_default();
        label(&format!("{} Word", text.trim())).map(|label| label.parts).unwrap_or_default()
    };
    let is_head = |parts: &Vec<u32>| matches!(parts.as_slice(), [_] | [_, 0]);
    let (heads, parts): (Vec<_>, Vec<_>) =
        numbered.iter().map(|row| parts(&row)).partition(is_head);
    let counted = heads.windows(2).filter(|two| match two {
        [from, to] => from.first().and_then(|n| n.checked_add(1)) == to.first().copied(),
        _ => false,
    });
    counted.count() >= LEAST_ITEMS && parts.len() >= LEAST_ITEMS
}

/// Whether a table has a margin for actions beside its text, announced over its first numbered row: alone,
/// or beside the header of the items ("Item | Notes | Action").
fn has_margin(table: &Table, text: usize, shapes: &BTreeSet<Shape>) -> bool {
    let first = table.rows.iter().position(|row| number_of(row, shapes).is_some());
    let head = table.rows.get(..first.unwrap_or(0)).unwrap_or_default();
    let announces = |row: &Row| {
        let words = row.cells.iter().map(|cell| cell_text(cell).trim().to_lowercase());
        let filled: Vec<String> = words.filter(|words| !words.is_empty()).collect();
        filled.len() == 1 || filled.iter().any(|words| ITEMS.has(words))
    };
    head.iter().any(announces) && margin::column_of(head, text).is_some()
}

/// The column of a table whose rows are items without numbers: a heading and its text in the first cell,
/// in most rows, and beside it a margin for actions or nothing.
pub(super) fn headed_column(table: &Table) -> Option<Columns> {
    /// At least so many rows have a heading.
    const LEAST: usize = 3;
    let wide = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.column > 1);
    let beside = margin::column_of(table.rows.get(..1).unwrap_or_default(), 0).is_some();
    if wide || table.columns > 1 && !beside {
        return None;
    }
    let headed = table.rows.iter().filter(|row| row.cells.first().is_some_and(is_item)).count();
    let text = headed >= LEAST && headed.saturating_mul(2) >= table.rows.len();
    text.then_some(Columns { numbered: false, text: 0, titled: false })
}

/// The columns of a table whose first cells have number and title of an item, or the title alone, beside its text:
/// its head says so, or the numbers count up.
pub(super) fn titled_column(table: &Table) -> Option<Columns> {
    let titles: Vec<&Text> = table.rows.iter().filter_map(title).collect();
    let told = table.rows.iter().take(2).any(heads_titles) || counts_up(&titles);
    let words = |text: &&Text| flow(&text.lines).split_whitespace().count();
    let short = titles.iter().all(|text| words(text) <= TITLE_WORDS);
    let business = table.rows.iter().filter(|row| tells(row)).count();
    (told && short && business >= LEAST_TITLED && business.saturating_mul(2) >= titles.len())
        .then_some(Columns { numbered: false, text: 0, titled: true })
}

/// What the first cell of a row has, where another stands beside it.
fn title(row: &Row) -> Option<&Text> {
    let first = row.cells.first().filter(|cell| cell.column == 0 && row.cells.len() > 1)?;
    first.texts.first()
}

/// Whether a row is the head of such a table: "Agenda item | Discussion".
pub(super) fn heads_titles(row: &Row) -> bool {
    let folded = |cell: &Cell| cell_text(cell).trim().trim_end_matches([':', '.']).to_lowercase();
    let [first, rest @ ..] = row.cells.as_slice() else { return false };
    ITEMS.has(&folded(first)) && rest.iter().any(|cell| BUSINESS.has(&folded(cell)))
}

/// Whether titles bear numbers that count up.
fn counts_up(titles: &[&Text]) -> bool {
    let prose: Vec<Prose<'_>> = titles.iter().map(|text| Prose::of(text)).collect();
    let spelt = prose.iter().filter_map(|p| p.label.as_ref().filter(|_| !p.body.is_empty()));
    let spelt: Vec<&Label> = spelt.filter(|label| numbers(label)).collect();
    let on = spelt.windows(2).filter(|two| matches!(two, [one, next] if follows(one, next)));
    on.count() >= LEAST_ITEMS || !conventions::shapes_of(prose.iter()).is_empty()
}

/// Whether the cells beside a row's title have a sentence.
fn tells(row: &Row) -> bool {
    let sentence = |text: &Text| {
        let words = flow(&text.lines);
        words.trim_end().ends_with(['.', '?', '!']) && words.split_whitespace().count() > 3
    };
    row.cells.iter().skip(1).flat_map(|cell| &cell.texts).any(sentence)
}

/// Whether a cell has a heading and text under it.
fn is_item(cell: &Cell) -> bool {
    let lines: usize = cell.texts.iter().map(|text| text.lines.len()).sum();
    lines > 1 && is_headed(cell)
}

/// Whether a table goes on with the items of one before it: a number column and a text column alike.
pub(super) fn goes_on(
    table: &Table,
    columns: Option<Columns>,
    shapes: &BTreeSet<Shape>,
) -> Option<Columns> {
    let above = columns?;
    if above.titled {
        let titles: Vec<&Text> = table.rows.iter().filter_map(title).collect();
        let words = |text: &&Text| flow(&text.lines).split_whitespace().count();
        let short = !titles.is_empty() && titles.iter().all(|text| words(text) <= TITLE_WORDS);
        return (short && table.rows.iter().any(tells)).then_some(above);
    }
    if !above.numbered {
        let alike = table.rows.iter().any(|row| row.cells.first().is_some_and(is_headed));
        return (alike && table.rows.iter().flat_map(|row| &row.cells).all(|c| c.column < 2))
            .then_some(above);
    }
    let numbered = table.rows.iter().filter_map(|row| {
        number_of(row, shapes)?;
        row.cells.get(1)
    });
    let first = numbered.into_iter().next()?;
    let text = first.column;
    (is_headed(first) || table.rows.len() <= 3).then_some(Columns {
        numbered: true,
        text,
        titled: false,
    })
}

/// The number that a row's first cell holds, and nothing else.
pub(super) fn number_of(row: &Row, shapes: &BTreeSet<Shape>) -> Option<String> {
    let first = row.cells.first().filter(|_| row.cells.len() > 1)?;
    let text = cell_text(first);
    let text = text.trim();
    if conventions::is_label(text, shapes) {
        return Some(text.to_owned());
    }
    let mark = label(&format!("{text} Word"))?;
    let number = matches!(mark.kind, LabelKind::Arabic | LabelKind::Decimal);
    (number && mark.printed.len() == text.len()).then(|| text.to_owned())
}

/// Whether a cell starts with a heading and goes on with text.
pub(super) fn is_headed(cell: &Cell) -> bool {
    let mut texts = cell.texts.iter().map(Prose::of).filter(|p| !p.body.is_empty());
    let Some(first) = texts.next() else { return false };
    let rest_plain = texts.next().is_none_or(|next| !next.bold || next.label.is_some());
    (first.stands_out() || first.bold_lead > 0) && rest_plain
}

/// Whether a row holds headers, the margin's among them.
pub(super) fn is_header(row: &Row) -> bool {
    margin::column_of(std::slice::from_ref(row), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    #[test]
    fn titles_beside_their_text() {
        let head: &[&str] = &["Agenda item", "Discussion", "Lead"];
        let plain: &[&[&str]] = &[
            &["Gates", "The gate is old and leans.", "AM"],
            &["Limes", "Two limes were felled.", ""],
            &["Walls", "They stand as they stood.", ""],
        ];
        let counted: &[&[&str]] = &[
            &["24/7\nGates", "The gate is old and leans.", "AM"],
            &["24/8\nLimes", "Two limes were felled.", ""],
            &["24/9\nWalls", "They stand as they stood.", ""],
        ];
        let names: &[&[&str]] =
            &[&["1. Ann Marl", "Chair", ""], &["2. Bo Dunn", "Clerk", ""], &["3. C Fenn", "", ""]];
        for (head, rows, is) in [
            (Some(head), plain, true),
            (None, plain, false),
            (None, counted, true),
            (None, names, false),
        ] {
            let all: Vec<&[&str]> = head.into_iter().chain(rows.iter().copied()).collect();
            assert_eq!(titled_column(&testing::table(&all)).is_some(), is, "{rows:?}");
        }
    }
}
