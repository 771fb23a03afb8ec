//! Days that stand apart from the columns of a grid which they head: set upright, each over its column.

use super::marks::is_date;
use crate::block::Row;
use crate::field::date;
use crate::recognise::piece::Piece;
use crate::recognise::table::cell_at;
use crate::record::{At, Place};

/// A day is no further from the middle of its column than this, in points.
const OFF: f32 = 30.0;

/// A day alone in a text, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Day {
    /// As printed.
    text: String,
    /// The page.
    page: u32,
    /// The middle of its text, in points from the left.
    x: f32,
}

/// A day by itself is no longer, in bytes.
const LONGEST: usize = 60;

/// The days among pieces that are texts of their own.
pub(super) fn days(pieces: &[Piece<'_>]) -> Vec<Day> {
    let day = |piece: &Piece<'_>| {
        let Piece::Prose(p) = piece else { return None };
        let whole = p.whole();
        let found = (whole.len() <= LONGEST).then(|| date::first_date(&whole)).flatten()?;
        let alone = whole.trim().len() == found.range.len();
        let (page, x) = middle(&p.at())?;
        alone.then(|| Day { text: whole.into_owned(), page, x })
    };
    pieces.iter().filter_map(day).collect()
}

/// The column of marks that the one text with the meeting's day stands over, nearest by far.
pub(super) fn column(days: &[Day], rows: &[&Row], columns: &[usize], met: &str) -> Option<usize> {
    let mut own = days.iter().filter(|day| is_date(&day.text, met));
    let day = own.next().filter(|_| own.next().is_none())?;
    let place = |column: &usize| {
        let cells = rows.iter().filter_map(|row| cell_at(row, *column));
        let found: Vec<f32> = cells
            .filter_map(|cell| middle(&cell.at))
            .filter(|(page, _)| *page == day.page)
            .map(|(_, x)| (x - day.x).abs())
            .collect();
        let nearest = found.into_iter().fold(f32::INFINITY, f32::min);
        (nearest < OFF).then_some((*column, nearest))
    };
    let found = columns.iter().filter_map(place);
    found.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(column, _)| column)
}

/// The page of the first place, and the middle between its left and right edge.
fn middle(at: &At) -> Option<(u32, f32)> {
    at.iter().find_map(|place| match place {
        Place::Page { page, area: [left, _, right, _] } => {
            Some((*page, f32::midpoint(*left, *right)))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Cell;

    #[test]
    fn a_day_over_its_column() {
        let at = |x: f32| vec![Place::Page { page: 1, area: [x - 5.0, 0.0, x + 5.0, 10.0] }];
        let cell = |(column, x): (usize, f32)| Cell { column, at: at(x), ..Cell::default() };
        let cells = [(0, 50.0), (1, 150.0), (2, 200.0)].map(cell);
        let row = Row { cells: cells.into_iter().collect(), ..Row::default() };
        let day = |text: &str, x: f32| Day { text: text.to_owned(), page: 1, x };
        let days = [day("05/05/2031", 155.0), day("02/06/2031", 203.0), day("07/07/2031", 250.0)];
        for (met, expected) in [
            ("2031-05-05", Some(1)),
            ("2031-06-02", Some(2)),
            ("2031-07-07", None),
            ("2031-08-04", None),
        ] {
            assert_eq!(column(&days, &[&row], &[1, 2], met), expected, "{met}");
        }
    }
}
