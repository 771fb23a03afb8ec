//! The line over the columns of minutes that are set as a table: "Ref | Discussion | Action". It is nobody who came,
//! no heading of an item and no text of one.

use crate::block::{Row, Segment};
use crate::recognise::logs::columns::{Column, column};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::recognise::table::cell_text;
use crate::words::attendance::COLUMNS;
use crate::words::columns::{AGENDA_COLUMNS, BUSINESS, ITEMS};

/// A header has at most this many words.
const WORDS: usize = 3;

/// Whether a piece stands over the columns of items.
pub(super) fn is_over_items(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Prose(p) => of_business(&parts(p)) || is_of_one(p),
        Piece::Table(table) => match table.rows.as_slice() {
            [only] => of_business(&cells(only)),
            _ => false,
        },
    }
}

/// Whether a text stands over columns, of items or of people.
pub(super) fn heads_columns(p: &Prose<'_>) -> bool {
    let parts = parts(p);
    parts.len() > 1 && parts.iter().all(|part| is_header(part))
}

/// Whether a text is the header over a single column: over a heading, here or where it is printed again.
pub(super) fn heads_column(prose: &[Prose<'_>], index: usize) -> bool {
    let Some(own) = prose.get(index).filter(|p| is_of_one(p)) else { return false };
    prose.windows(2).any(|two| match two {
        [one, next] => {
            one.body == own.body && is_of_one(one) && next.stands_out() && !is_of_one(next)
        }
        _ => false,
    })
}

/// Whether a text may be the header over a single column.
fn is_of_one(p: &Prose<'_>) -> bool {
    p.label.is_none() && p.stands_out() && BUSINESS.has(&folded(&p.body))
}

/// The parts of a line that stands by itself.
fn parts(p: &Prose<'_>) -> Vec<String> {
    match p.text.lines.as_slice() {
        [only] => only.segments.iter().map(Segment::text).collect(),
        _ => Vec::new(),
    }
}

fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(cell_text).filter(|text| !text.trim().is_empty()).collect()
}

/// Whether several texts are headers, that of the items among them.
fn of_business(parts: &[String]) -> bool {
    let items = |part: &String| {
        let lower = folded(part);
        BUSINESS.has(&lower) || ITEMS.has(&lower)
    };
    parts.len() > 1 && parts.iter().all(|part| is_header(part)) && parts.iter().any(items)
}

fn is_header(text: &str) -> bool {
    let lower = folded(text);
    text.split_whitespace().count() <= WORDS
        && (BUSINESS.has(&lower)
            || ITEMS.has(&lower)
            || AGENDA_COLUMNS.has(&lower)
            || COLUMNS.has(&lower)
            || column(text) != Column::Extra)
}

fn folded(text: &str) -> String {
    text.trim().trim_end_matches(['.', ':']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::recognise::testing;

    #[test]
    fn headers_in_a_line() {
        for (source, items, columns) in [
            ("*Ref\tNotes", true, true),
            ("*No.\tDiscussion\tAction", true, true),
            ("*Name\tInitials", false, true),
            ("*Ann Marl\tAM", false, false),
            ("*1.\tNotes", false, false),
            ("*Notes", true, false),
            ("Notes", false, false),
        ] {
            let Block::Text(text) = testing::text(source) else { panic!() };
            let p = Prose::of(&text);
            assert_eq!(heads_columns(&p), columns, "{source}");
            assert_eq!(is_over_items(&Piece::Prose(p)), items, "{source}");
        }
    }
}
