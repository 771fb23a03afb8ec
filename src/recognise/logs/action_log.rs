//! Action logs: tables whose header names an action and who, when or how far.

use crate::block::{Block, Table, flow, merge};
use crate::field::owners;
use crate::record::{ActionLog, ActionRow, LogKind};
use crate::words::columns::LOG_IN_NAME;

use super::header::LogHeader;
pub(crate) use super::header::{Claim, is_title};
use super::key::Key;
use super::rows::{Draft, rows};
use super::state::states;
use crate::recognise::meeting;
use crate::recognise::piece::{Piece, piece_at, pieces_seen};
use crate::recognise::seen::Seen;

/// Reads the log of a section: its heading and its tables.
pub(crate) fn read(seen: &mut [Seen<'_>]) -> Option<ActionLog> {
    let first = seen.iter().position(|one| one.log.is_some())?;
    let tables: Vec<_> = seen.iter().filter_map(Seen::log).collect();
    let rows = rows_of(&tables);
    let (front, rest) = seen.split_at_mut(first);
    let (front, rest) = (pieces_seen(front), pieces_seen(rest));
    let title: Vec<String> = front
        .iter()
        .filter_map(|piece| match piece {
            Piece::Prose(p) => Some(flow(&p.text.lines)),
            Piece::Table(_) => None,
        })
        .collect();
    let heading = meeting::read(&front);
    let title = title.join(" ");
    let body =
        heading.meeting.body.map(|name| strip_log_words(&name)).filter(|name| !name.is_empty());
    Some(ActionLog {
        title: (!title.is_empty()).then_some(title),
        body,
        as_of: heading.meeting.date,
        rows,
        at: merge(front.iter().chain(&rest).flat_map(piece_at)),
        ..ActionLog::default()
    })
}

/// Where tables of actions stand without a heading of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Under the heading of an item that says that it is a log.
    Titled,
    /// In minutes: a table of actions is a log.
    Minutes,
    /// In a report: a table of actions that follows nothing is a plan.
    Report,
}

/// The logs and plans that stand inside minutes or a report without a heading of their own.
pub(crate) fn within(seen: &[Seen<'_>], standing: Standing) -> Vec<ActionLog> {
    let mut logs: Vec<Vec<(&Table, &LogHeader)>> = Vec::new();
    for (at, one) in seen.iter().enumerate() {
        let Some((table, header)) = one.log() else { continue };
        let named = standing == Standing::Titled || titled_above(seen, at);
        match logs.last_mut().filter(|_| header.joined) {
            Some(above) => above.push((table, header)),
            None if header.claim > Claim::Named || named => logs.push(vec![(table, header)]),
            None => {}
        }
    }
    logs.iter().map(|tables| untitled(tables, standing)).collect()
}

/// Whether the text right above a table is the title of a log.
fn titled_above(seen: &[Seen<'_>], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| seen.get(above));
    above.is_some_and(|one| match one.block {
        Block::Text(text) => is_title(&flow(&text.lines)),
        Block::Table(_) | Block::Fact(_) => false,
    })
}

fn untitled(tables: &[(&Table, &LogHeader)], standing: Standing) -> ActionLog {
    let follows = tables.iter().any(|(_, header)| header.claim == Claim::Strong);
    let plan = standing == Standing::Report && !follows;
    ActionLog {
        kind: if plan { LogKind::Plan } else { LogKind::Log },
        rows: rows_of(tables),
        at: merge(tables.iter().flat_map(|(table, _)| table.at.clone())),
        ..ActionLog::default()
    }
}

/// The rows of the tables of one log, with their states.
fn rows_of(tables: &[(&Table, &LogHeader)]) -> Vec<ActionRow> {
    let own =
        |(table, header): &(&Table, &LogHeader)| rows(table, header, header.section.as_deref());
    let drafts: Vec<Draft> = tables.iter().flat_map(own).collect();
    let told = tables.iter().map(|(_, header)| &header.key).find(|key| **key != Key::default());
    let mut rows = states(drafts, told.unwrap_or(&Key::default()));
    split_owners(&mut rows);
    rows
}

/// Splits owners that the other rows of the log show to be two.
fn split_owners(rows: &mut [ActionRow]) {
    let all: Vec<String> = rows.iter().flat_map(|row| row.owners.iter().cloned()).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    for row in rows.iter_mut() {
        let parts = |owner: String| match owners::known(&owner, &all) {
            Some(each) => each,
            None => vec![owner],
        };
        row.owners = row.owners.drain(..).flat_map(parts).collect();
    }
}

fn strip_log_words(name: &str) -> String {
    let lower = name.to_lowercase();
    match LOG_IN_NAME.words().find_map(|words| lower.find(words)) {
        Some(at) if name.is_char_boundary(at) => {
            name.get(..at).unwrap_or_default().trim_matches([' ', '-', '–', ':']).to_string()
        }
        _ => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing::table;
    use crate::words::columns::Column;

    #[test]
    fn what_makes_a_table_a_log() {
        let claim = |table: &Table| LogHeader::of(table).map(|header| header.claim);
        let words = ["Mend the gate by the mill", "Write to the lord of the mill"];
        for (heads, expected) in [
            (&["Ref", "Action", "Owner", "Status"][..], Some(Claim::Strong)),
            (&["Raised", "Action", "Lead"], Some(Claim::Strong)),
            (&["Action", "Lead", "Timescale"], Some(Claim::Weak)),
            (&["Issue", "Action", "Lead"], Some(Claim::Weak)),
            (&["No.", "Recommendation", "Lead", "Progress"], Some(Claim::Strong)),
            (&["Meeting", "Decision", "Owner", "Status"], Some(Claim::Strong)),
            (&["Motion", "Action taken", "Officer"], Some(Claim::Weak)),
            (&["Item", "By whom", "By when"], Some(Claim::Named)),
            (&["Ref", "Recommendation", "Response"], Some(Claim::Named)),
            (&["Date", "Item", "Lead officer", "Status"], Some(Claim::Named)),
            (&["Date", "Payee", "Description", "Amount", "Status"], None),
            (&["Ref", "Address", "Proposal", "Decision", "Comments"], None),
            (&["Name", "Position", "Status"], None),
            (&["Risk", "Action", "Owner", "Status"], None),
            (&["Objective", "Action", "Lead"], None),
            (&["Action", "Target date"], None),
            (&["What we will do", "Led by", "Timescale"], None),
        ] {
            let row = |text| heads.iter().map(|_| text).collect::<Vec<&str>>();
            let (first, second) = (row(words[0]), row(words[1]));
            let found = claim(&table(&[heads, &first, &second]));
            assert_eq!(found, expected, "{heads:?}");
        }
        let alone = table(&[&["Ref", "Action", "Owner", "Status"]]);
        assert_eq!(claim(&alone), Some(Claim::Named));
        let counted = table(&[&["Ref", "Action", "Status"], &["1", "8", "2"], &["2", "9", "3"]]);
        assert_eq!(claim(&counted), None);
    }

    #[test]
    fn what_has_no_header_beside_items_by_number() {
        let rows = [
            ["02/3132", "Mend the gate by the mill"],
            ["4b/3132", "Write to the lord of the mill"],
        ];
        let [one, two] = rows.map(|[number, text]| [number, text, "Ann Marl", "3 May 2031"]);
        let found = LogHeader::of(&table(&[&["Item", "", "By whom", "By when"], &one, &two]));
        let kinds = found.map(|header| header.heads.iter().map(|head| head.kind).collect());
        let expected = vec![Column::Number, Column::Action, Column::Owners, Column::Due];
        assert_eq!(kinds, Some(expected));
    }

    #[test]
    fn what_a_title_makes_a_log() {
        let words = ["Mend the gate by the mill", "Write to the lord of the mill"];
        for (heads, cells, expected) in [
            (["What needs to be done", "Named lead", "Status"], ["", "Ann Marl", "Open"], true),
            (["What remains", "Owner", "Complete by"], ["", "Ann Marl", "4 May 2021"], true),
            (["What needs to be done", "Place", "Status"], ["", "The mill", "Open"], false),
        ] {
            let row = |text| [text, cells[1], cells[2]];
            let table = table(&[&heads, &row(words[0]), &row(words[1])]);
            assert_eq!(LogHeader::titled(&table).is_some(), expected, "{heads:?}");
            assert!(LogHeader::of(&table).is_none(), "{heads:?}");
        }
    }

    #[test]
    fn titles_of_logs() {
        for (title, is) in [
            ("Action Log", true),
            ("Board of Harbours – Outstanding Actions", true),
            ("Recommendations tracker 2024", true),
            ("Log of actions", true),
            ("Rolling log of actions", true),
            ("Matters arising", true),
            ("Actions", true),
            ("Action Plan", false),
            ("Our actions for the climate", false),
        ] {
            assert_eq!(is_title(title), is, "{title}");
        }
    }
}
