//! A recorded vote that is set as a table: names down the side and a mark under For, Against, Abstain; or the
//! sides across the top and names under each.

use crate::block::{Row, Table};
use crate::field::vote::{self as scan, Side};
use crate::recognise::table::cell_text;
use crate::record::Vote;
use crate::words::lead_ins::SIDES;
use crate::words::means;

use super::votes;

/// A side and the column of it.
type Sides = Vec<(usize, Side)>;

/// Reads a recorded vote; null where the table is none.
pub(crate) fn vote(table: &Table) -> Option<Vote> {
    let (head, rows) = table.rows.split_first()?;
    let sides = sides(head);
    let heads = |wanted: Side| sides.iter().any(|(_, side)| *side == wanted);
    if !heads(Side::For) || !heads(Side::Against) {
        return None;
    }
    let mut vote = Vote { at: table.at.clone(), ..Vote::default() };
    let named = head.cells.first().is_some_and(|cell| !sides.iter().any(|s| s.0 == cell.column));
    for row in rows {
        if named { marked(row, &sides, &mut vote) } else { listed(row, &sides, &mut vote) }
    }
    for (_, side) in &sides {
        let many = u32::try_from(votes::names_of(&mut vote.names, *side).len()).ok();
        votes::count_of(&mut vote, *side).get_or_insert(many.unwrap_or_default());
    }
    Some(vote).filter(|vote| !vote.names.in_favour.is_empty() || !vote.names.against.is_empty())
}

/// The columns that a header row names as sides.
fn sides(head: &Row) -> Sides {
    let side = |text: &str| {
        let lower = text.trim().trim_end_matches([':', '.']).to_lowercase();
        means(SIDES, &lower).or_else(|| scan::heading(text).map(|found| found.side))
    };
    let cells = head.cells.iter();
    cells.filter_map(|cell| Some((cell.column, side(&cell_text(cell))?))).collect()
}

/// A row with a name and a mark under one side; figures under the sides are the totals.
fn marked(row: &Row, sides: &Sides, vote: &mut Vote) {
    let name = row.cells.first().map(cell_text).unwrap_or_default();
    let filled: Vec<(Side, String)> = of_sides(row, sides).collect();
    let totals = |text: &str| text.parse::<u32>().ok();
    if filled.len() > 1 && filled.iter().all(|(_, text)| totals(text).is_some()) {
        for (side, text) in filled {
            *votes::count_of(vote, side) = totals(&text);
        }
    } else if let ([(side, _)], false) = (filled.as_slice(), name.trim().is_empty()) {
        votes::names_of(&mut vote.names, *side).push(name.trim().to_owned());
    }
}

/// A row with the names of each side under it.
fn listed(row: &Row, sides: &Sides, vote: &mut Vote) {
    for (side, text) in of_sides(row, sides) {
        match text.parse::<u32>() {
            Ok(count) => *votes::count_of(vote, side) = Some(count),
            Err(_) => votes::names_of(&mut vote.names, side).extend(scan::names(&text)),
        }
    }
}

/// The filled cells of a row under the sides.
fn of_sides<'a>(row: &'a Row, sides: &'a Sides) -> impl Iterator<Item = (Side, String)> + 'a {
    let side = |column: usize| sides.iter().find(|(own, _)| *own == column).map(|(_, side)| *side);
    let cells =
        row.cells.iter().filter_map(move |cell| Some((side(cell.column)?, cell_text(cell))));
    cells.filter(|(_, text)| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    #[test]
    fn marks_and_lists() {
        let marks: &[&[&str]] = &[
            &["Name", "For", "Against", "Abstain", "Did not vote"],
            &["Cllr A Marl", "X", "", "", ""],
            &["Cllr B Dunn", "", "X", "", ""],
            &["Cllr C Fenn", "", "", "", "X"],
        ];
        let lists: &[&[&str]] =
            &[&["For", "Against", "Abstain"], &["Cllr A Marl", "Cllr B Dunn", ""]];
        for (rows, not_voting) in [(marks, Some(1)), (lists, None)] {
            let vote = vote(&testing::table(rows)).unwrap();
            assert_eq!((vote.in_favour, vote.against), (Some(1), Some(1)));
            assert_eq!((vote.abstain, vote.not_voting), (Some(0), not_voting));
            assert_eq!(vote.names.in_favour, ["Cllr A Marl"]);
        }
        assert_eq!(vote(&testing::table(&[&["For", "Item"], &["A", "B"]])), None);
    }
}
