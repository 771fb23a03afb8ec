//! Tables of recorded votes.

use std::sync::LazyLock;

use regex::Regex;

use super::flow;
use super::inline::segment_text;
use super::place::Places;
use super::seen;
use super::table::{cells, rows};
use super::tree::{self, Element};
use crate::field::vote::Side;
use crate::record::Vote;
use crate::words::lead_ins::SIDES;
use crate::words::means;
use crate::words::moderngov::{RECORDED_VOTE, VOTE_RESULT, VOTE_TEXT, VOTED_ON};
use crate::words::pattern::pattern;

static SIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^({in_favour}|{against}|{abstain})\b\s*(?:[:(\-–]*\s*(\d+)\s*\)?)?\s*[:\-–]*\s*(.*)$",
    )
});

/// The columns of a table of recorded votes.
#[derive(Default)]
struct Columns {
    subject: Option<usize>,
    text: Option<usize>,
    outcome: Option<usize>,
}

/// True if the table's caption or summary calls it a recorded vote.
pub(super) fn is_vote_table(table: Element<'_>) -> bool {
    let caption = table.child_elements().find(|element| element.value().name() == "caption");
    let name = caption.map(seen::text).into_iter().chain(table.attr("summary").map(str::to_owned));
    table.value().name() == "table"
        && name.map(|name| name.to_lowercase()).any(|name| RECORDED_VOTE.is_in(&name))
}

/// True for the entry that only links to the names.
pub(super) fn is_vote_link(element: Element<'_>) -> bool {
    element.value().name() == "li"
        && super::head::links(element)
            .any(|(_, href)| href.to_ascii_lowercase().contains("mglistrecordedvotes"))
}

/// Reads the votes, one a row.
pub(super) fn read<'a>(places: &Places<'a>, table: Element<'a>) -> Vec<Vote> {
    let columns = columns(table);
    rows(table)
        .filter_map(|row| {
            let cells: Vec<_> = cells(row).collect();
            if cells.iter().all(|cell| cell.value().name() == "th") {
                return None;
            }
            let of = |column: Option<usize>| cells.get(column?).copied();
            let text = |column| of(column).map(seen::text).filter(|text| !text.is_empty());
            let mut vote = Vote {
                subject: text(columns.subject),
                outcome: text(columns.outcome),
                at: places.at(row),
                ..Vote::default()
            };
            for cell in [columns.text, columns.outcome].into_iter().filter_map(of) {
                sides(places, cell, &mut vote);
            }
            Some(vote).filter(|vote| vote.subject.is_some() || vote.outcome.is_some())
        })
        .collect()
}

/// Finds the columns by their headers; these may stand outside any row.
fn columns(table: Element<'_>) -> Columns {
    let mut columns = Columns::default();
    for (number, header) in tree::with_name(table, "th").enumerate() {
        let name = seen::text(header).to_lowercase();
        let column = match name.as_str() {
            name if VOTED_ON.has(name) => &mut columns.subject,
            name if VOTE_RESULT.has(name) => &mut columns.outcome,
            name if VOTE_TEXT.is_in(name) => &mut columns.text,
            _ => continue,
        };
        column.get_or_insert(number);
    }
    if columns.subject.is_none() {
        columns.subject = Some(0);
    }
    columns
}

/// Counts and names, where lines of the cell begin with "For", "Against" or "Abstained".
fn sides<'a>(places: &Places<'a>, cell: Element<'a>, vote: &mut Vote) {
    for text in flow::texts(places, cell, false) {
        for line in text.lines {
            let line: Vec<_> = line.segments.iter().map(segment_text).collect();
            let line = line.join(" ");
            let Some(found) = SIDE.captures(&line) else { continue };
            let part = |number| found.get(number).map_or("", |part| part.as_str());
            let side = part(1).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let (count, names) = match means(SIDES, &side).unwrap_or(Side::Abstain) {
                Side::For => (&mut vote.in_favour, &mut vote.names.in_favour),
                Side::Against => (&mut vote.against, &mut vote.names.against),
                Side::Abstain => (&mut vote.abstain, &mut vote.names.abstain),
                Side::NotVoting => (&mut vote.not_voting, &mut vote.names.not_voting),
            };
            *count = count.or(part(2).parse().ok());
            let listed = part(3).split([',', ';']).map(|name| name.trim().trim_end_matches('.'));
            names.extend(listed.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn reads_a_table_with_broken_headers() {
        let page = Html::parse_document(
            "<table><caption>Recorded Vote</caption><thead><th>Title</th><th>Type</th>\
             <th>Recorded Vote text</th><th>Result</th></th><tr><td>Budget&#58; Resolution 1</td>\
             <td>Resolution</td><td>For: 2 - Cllr Ash, Cllr Elm<br>Against (1): Cllr Oak</td>\
             <td><img> Carried</td></tr></table>",
        );
        let places = Places::new(&page, None);
        let table = tree::with_name(places.root(), "table").next().unwrap();
        assert!(is_vote_table(table));
        let votes = read(&places, table);
        assert_eq!(votes.len(), 1);
        let vote = &votes[0];
        assert_eq!(vote.subject.as_deref(), Some("Budget: Resolution 1"));
        assert_eq!(vote.outcome.as_deref(), Some("Carried"));
        assert_eq!((vote.in_favour, vote.against, vote.abstain), (Some(2), Some(1), None));
        assert_eq!(vote.names.in_favour, ["Cllr Ash", "Cllr Elm"]);
        assert_eq!(vote.names.against, ["Cllr Oak"]);
    }
}
