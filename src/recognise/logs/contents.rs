//! What the cells of a column hold: evidence where two headers compete, or none is known.

use crate::block::Table;
use crate::field::{date, name, status};
use crate::recognise::table::{cell_at, cell_text};

use super::columns::Column;

/// So many rows show what a column holds.
const ROWS: usize = 12;

/// A share of cells, in tenths, from which on they tell what a column holds.
pub(super) const MOST: usize = 7;

/// What the filled cells of a column are, in tenths of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Contents {
    days: usize,
    labels: usize,
    names: usize,
    states: usize,
    prose: usize,
}

impl Contents {
    /// Looks at the cells of a column below the header.
    pub(super) fn of(table: &Table, header_at: usize, column: usize) -> Self {
        let below = table.rows.iter().skip(header_at.saturating_add(1)).take(ROWS);
        let cells: Vec<String> = below
            .filter_map(|row| cell_at(row, column))
            .map(cell_text)
            .filter(|text| !text.trim().is_empty())
            .collect();
        let share = |is: fn(&str) -> bool| {
            let count = cells.iter().filter(|text| is(text)).count();
            count.saturating_mul(10).checked_div(cells.len()).unwrap_or(0)
        };
        Self {
            days: share(is_day),
            labels: share(is_label),
            names: share(is_name),
            states: share(status::is_status),
            prose: share(is_prose),
        }
    }

    /// How well they are what a kind of column holds, in tenths.
    pub(super) fn fit(self, kind: Column) -> usize {
        match kind {
            Column::Number => self.labels,
            Column::Raised | Column::Due => self.days,
            Column::Owners => self.names,
            Column::Status => self.states,
            Column::Action | Column::Followed => self.prose,
            Column::OwnersAndDue | Column::Comments | Column::Taken | Column::Extra => 0,
        }
    }
}

/// A day or a month and little else.
fn is_day(text: &str) -> bool {
    let told: usize = date::dates(text).iter().map(|found| found.range.len()).sum();
    told > 0 && told.saturating_mul(2) >= text.len()
}

/// A number, with letters or not: "12", "4a", "P/7", "23/014".
fn is_label(text: &str) -> bool {
    /// The longest, in bytes.
    const LONGEST: usize = 14;
    text.len() <= LONGEST
        && text.split_whitespace().count() <= 2
        && text.contains(|c: char| c.is_ascii_digit())
        && !is_day(text)
}

/// A person's name or initials.
fn is_name(text: &str) -> bool {
    let initials = text.len() <= 4 && !text.is_empty() && text.chars().all(char::is_uppercase);
    initials || text.split_whitespace().count() <= 5 && name::looks_like_name(text)
}

fn is_prose(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 3
}
