//! The margin column of minutes that are set as a table: "Action" over initials beside the text.

use crate::block::{Cell, Line, LineEnd, Row, Table, Text, flow, places};
use crate::field::action;
use crate::record::{At, Place};

use crate::recognise::logs::columns::{Column, column};
use crate::recognise::table::cell_text;

/// An entry of a margin column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The block that it stands beside or behind, among those that the table became.
    pub block: usize,
    /// The number of the item that it stands beside, as its row has it.
    pub number: Option<String>,
    /// Where that number stands.
    pub number_at: At,
    /// The column's header.
    pub header: String,
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// The paragraphs of its row, and where each stands.
    pub row: Vec<(String, At)>,
    /// By what it stands beside that row.
    pub laid: Laid,
}

/// By what an entry stands beside its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Laid {
    /// The row of its table.
    Row,
    /// Blank lines above it, as far as they tell.
    Lines,
}

/// A margin column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Margin {
    /// Its place among the columns.
    pub column: usize,
    /// Its header.
    pub header: String,
}

/// Signs by which an entry goes on in the next line.
pub(crate) const JOINTS: [char; 3] = ['/', ',', '&'];

/// The margin column that a table's head announces, right of its text.
pub(crate) fn column_of(head: &[Row], text_column: usize) -> Option<Margin> {
    head.iter().flat_map(|row| &row.cells).find_map(|cell| {
        let header = cell_text(cell);
        let told = matches!(column(&header), Column::Action | Column::Owners)
            && header.split_whitespace().count() <= 3;
        (cell.column > text_column && told).then_some(Margin { column: cell.column, header })
    })
}

/// The margin column of a table that goes on with one on the page before.
pub(crate) fn goes_on(table: &Table, margin: &Margin) -> Option<Margin> {
    let has =
        table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.column == margin.column));
    has.then(|| margin.clone())
}

/// White space between the lines of an entry is less than this share of their height.
const APART: f32 = 0.8;

/// The entries of a cell: each text is one, and each part of it that white space or a page's end sets apart; lines
/// that are initials are one each, unless the line above ends with a joint.
pub(crate) fn entries(cell: &Cell) -> Vec<(String, At)> {
    let mut out: Vec<(String, At)> = Vec::new();
    for lines in cell.texts.iter().flat_map(parts) {
        if !lines.iter().all(|line| action::is_initials(line.text().trim_end_matches('/'))) {
            out.push((flow(lines), places(lines)));
            continue;
        }
        let mut open = false;
        for line in lines {
            let (words, at) = (line.text(), places(std::slice::from_ref(line)));
            match out.last_mut().filter(|_| open) {
                Some((last, place)) => {
                    last.push_str(&words);
                    place.extend(at);
                }
                None => out.push((words.clone(), at)),
            }
            open = words.ends_with(JOINTS) || line.end != LineEnd::Space;
        }
    }
    out.retain(|(text, _)| !text.trim().is_empty());
    out
}

/// The parts of a text that white space or a page's end sets apart.
fn parts(text: &Text) -> impl Iterator<Item = &[Line]> {
    text.lines.chunk_by(|above, line| !is_apart(above, line))
}

fn is_apart(above: &Line, line: &Line) -> bool {
    match (&above.place, &line.place) {
        (
            Some(Place::Page { page: one, area: [.., bottom] }),
            Some(Place::Page { page, area: [_, top, _, foot] }),
        ) => {
            let joint = above.text().trim_end().ends_with(JOINTS);
            !joint && (one != page || top - bottom > (foot - top) * APART)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::recognise::testing;

    #[test]
    fn initials_are_an_entry_a_line() {
        let texts = ["AM\nBD/\nCF", "Clerk to mend\nthe gate"];
        let texts = texts.iter().filter_map(|source| match testing::text(source) {
            Block::Text(text) => Some(text),
            _ => None,
        });
        let cell = Cell { texts: texts.collect(), ..Cell::default() };
        let found: Vec<String> = entries(&cell).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["AM", "BD/CF", "Clerk to mend the gate"]);
    }

    #[test]
    fn white_space_sets_entries_apart() {
        let Block::Text(mut text) = testing::text("Ann\nMarl\nClerk\nBo Dunn") else { panic!() };
        let tops = [(1, 10.0), (1, 22.0), (1, 60.0), (2, 10.0)];
        for (line, (page, top)) in text.lines.iter_mut().zip(tops) {
            line.place = Some(Place::Page { page, area: [0.0, top, 9.0, top + 10.0] });
        }
        let cell = Cell { texts: vec![text], ..Cell::default() };
        let found: Vec<String> = entries(&cell).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["Ann Marl", "Clerk", "Bo Dunn"]);
    }
}
