//! Action logs: tables whose header names an action and who, when or how far.

use std::collections::BTreeMap;

use crate::block::{Cell, Row, Table, flow, merge};
use crate::field::{date, owners, status};
use crate::record::diagnostic::Code;
use crate::record::{ActionLog, ActionRow, Diagnostic};
use crate::words::columns::LOG_IN_NAME;

use super::columns::Column;
use crate::recognise::meeting;
use crate::recognise::piece::{Piece, piece_at, pieces_seen};
use crate::recognise::prose::is_caps;
use crate::recognise::seen::Seen;
use crate::recognise::table::cell_text;

pub(crate) use super::header::{Claim, is_title};
use super::header::{Head, LogHeader};

/// Reads the log of a section: its heading and its tables.
pub(crate) fn read(seen: &mut [Seen<'_>]) -> Option<ActionLog> {
    let first = seen.iter().position(|one| one.log.is_some())?;
    let rows = seen.iter().filter_map(Seen::log).flat_map(|(table, header)| rows(table, header));
    let rows = rows.collect();
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

/// The logs that stand inside minutes or a report without a heading of their own, at least as sure as
/// `least`.
pub(crate) fn within(seen: &[Seen<'_>], least: Claim) -> Vec<ActionLog> {
    seen.iter()
        .filter_map(Seen::log)
        .filter(|(_, header)| header.claim >= least)
        .map(|(table, header)| ActionLog {
            rows: rows(table, header),
            at: table.at.clone(),
            ..ActionLog::default()
        })
        .collect()
}

/// Tells of the tables of actions in a report that are taken for plans.
pub(crate) fn left(seen: &[Seen<'_>]) -> Vec<Diagnostic> {
    let weak = seen.iter().filter_map(Seen::log).filter(|(_, header)| header.claim == Claim::Weak);
    weak.map(|(table, header)| {
        let heads: Vec<&str> = header.heads.iter().map(|head| head.text.as_str()).collect();
        let message = format!("a table headed “{}” is taken for a plan", heads.join(" | "));
        Code::ActionTableLeft.note(message, table.at.clone())
    })
    .collect()
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

/// The rows of a log under its header.
fn rows(table: &Table, LogHeader { last_row, heads, .. }: &LogHeader) -> Vec<ActionRow> {
    let mut out: Vec<ActionRow> = Vec::new();
    for row in table.rows.iter().skip(last_row.saturating_add(1)) {
        let cells = cells(row);
        let is_empty = || cells.iter().all(|(_, text)| text.is_empty());
        if row.header || repeats(&cells, heads) || is_banner(&cells) || is_empty() {
            continue;
        }
        let one = read_row(&cells, heads);
        let goes_on = row.continues || one.action.is_none() && one.number.is_none();
        match out.last_mut() {
            Some(last) if goes_on => join(last, one),
            _ => out.push(one),
        }
    }
    inherit(&mut out);
    out
}

/// The cells of a row, each with its text.
fn cells(row: &Row) -> Vec<(&Cell, String)> {
    row.cells.iter().map(|cell| (cell, cell_text(cell))).collect()
}

fn repeats(cells: &[(&Cell, String)], heads: &[Head]) -> bool {
    cells.len() == heads.len()
        && cells
            .iter()
            .zip(heads)
            .all(|((_, text), head)| text.to_lowercase() == head.text.to_lowercase())
}

/// One cell over the whole width is a banner between the rows.
fn is_banner(cells: &[(&Cell, String)]) -> bool {
    let mut filled = cells.iter().filter(|(_, text)| !text.is_empty());
    let (Some((only, text)), None) = (filled.next(), filled.next()) else { return false };
    only.column_span > 2
        || cells.len() > 2
            && only.column == 0
            && (is_caps(text) || text.split_whitespace().count() > 3)
}

fn read_row(cells: &[(&Cell, String)], heads: &[Head]) -> ActionRow {
    let mut out = ActionRow::default();
    for head in heads {
        let columns = head.column..head.column.saturating_add(head.span);
        let under = || cells.iter().filter(|(cell, _)| columns.contains(&cell.column));
        let text = under().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        let text = text.trim().to_string();
        let value = (!text.is_empty()).then(|| text.clone());
        if !head.text.is_empty() {
            out.printed.insert(head.text.clone(), value.clone());
        }
        match head.kind {
            Column::Number => {
                let number = value.map(|n| n.trim_end_matches('.').trim().to_string());
                out.number = number.filter(|n| !n.is_empty());
            }
            Column::Raised => out.raised = value.as_deref().and_then(day),
            Column::Due => out.due = value.as_deref().and_then(day),
            Column::Action => out.action = value,
            Column::Owners => out.owners = value.as_deref().map(owners::owners).unwrap_or_default(),
            Column::OwnersAndDue => {
                if let Some(value) = value {
                    let (names, due) = owners_and_due(&value);
                    out.owners = names;
                    out.due = due;
                }
            }
            Column::Comments => out.comments = value,
            Column::Status => {
                out.status = value.as_deref().and_then(status::status).or_else(|| {
                    under()
                        .find_map(|(cell, _)| cell.fill.and_then(status::from_fill))
                        .map(str::to_owned)
                });
            }
            Column::Extra => {
                if let (Some(value), false) = (value, head.text.is_empty()) {
                    out.extra.insert(head.text.clone(), value);
                }
            }
        }
    }
    out.at = merge(cells.iter().flat_map(|(cell, _)| cell.at.clone()));
    out
}

fn day(text: &str) -> Option<String> {
    date::dates(text).first().map(|found| found.value.iso())
}

/// "Head of Finance, by 4 May 2021": the names before the date, and the date.
fn owners_and_due(text: &str) -> (Vec<String>, Option<String>) {
    (owners::owners(text), day(text))
}

/// Joins a row that goes on with the one above it.
fn join(last: &mut ActionRow, more: ActionRow) {
    let text = |a: &mut Option<String>, b: Option<String>| {
        if let Some(b) = b {
            *a = Some(match a.take() {
                Some(a) => format!("{a} {b}"),
                None => b,
            });
        }
    };
    text(&mut last.action, more.action);
    text(&mut last.comments, more.comments);
    last.number = last.number.take().or(more.number);
    last.raised = last.raised.take().or(more.raised);
    last.due = last.due.take().or(more.due);
    last.status = last.status.take().or(more.status);
    last.owners.extend(more.owners);
    for (key, value) in more.extra {
        let entry: &mut String = last.extra.entry(key).or_default();
        if !entry.is_empty() {
            entry.push(' ');
        }
        entry.push_str(&value);
    }
    join_printed(&mut last.printed, more.printed);
    last.at = merge(last.at.drain(..).chain(more.at));
}

fn join_printed(
    last: &mut BTreeMap<String, Option<String>>,
    more: BTreeMap<String, Option<String>>,
) {
    for (key, value) in more {
        let Some(value) = value else { continue };
        match last.get_mut(&key) {
            Some(Some(seen)) => {
                seen.push(' ');
                seen.push_str(&value);
            }
            _ => {
                last.insert(key, Some(value));
            }
        }
    }
}

/// Numbers, dates and statuses that a continuation row leaves blank come from the row above; owners
/// and comments never do.
fn inherit(rows: &mut [ActionRow]) {
    let mut above: Option<ActionRow> = None;
    for row in rows {
        let own_number = row.number.is_some();
        if let Some(above) = above.as_ref().filter(|_| !own_number) {
            if above.number.is_some() {
                row.number.clone_from(&above.number);
                row.inherited.push("number".into());
            }
            if row.raised.is_none() && above.raised.is_some() {
                row.raised.clone_from(&above.raised);
                row.inherited.push("raised".into());
            }
            if row.status.is_none() && above.status.is_some() {
                row.status.clone_from(&above.status);
                row.inherited.push("status".into());
            }
            row.part = above.part.map(|part| part.saturating_add(1));
        }
        if row.part.is_none() {
            row.part = Some(1);
        }
        above = Some(row.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing::table;

    #[test]
    fn full_stops_are_no_number() {
        let heads = ["Ref", "Action", "Owner", "Status"];
        let log =
            table(&[&heads, &["…", "Mend the gate", "", ""], &["..", "Oil the lock", "", ""]]);
        let rows =
            |log: &Table| LogHeader::of(log).map(|header| rows(log, &header)).unwrap_or_default();
        let numbers: Vec<_> = rows(&log).into_iter().map(|row| row.number).collect();
        assert_eq!(numbers, [Some("…".to_owned()), Some("…".to_owned())]);
        let log = table(&[&heads, &["..", "Mend the gate", "", ""]]);
        assert_eq!(rows(&log).first().and_then(|row| row.number.clone()), None);
    }

    #[test]
    fn what_makes_a_table_a_log() {
        let claim = |table: &Table| LogHeader::of(table).map(|header| header.claim);
        let words = ["Mend the gate", "Write to the mill"];
        for (heads, expected) in [
            (&["Ref", "Action", "Owner", "Status"][..], Some(Claim::Strong)),
            (&["Raised", "Action", "Lead"], Some(Claim::Strong)),
            (&["Action", "Lead", "Timescale"], Some(Claim::Weak)),
            (&["Issue", "Action", "Lead"], Some(Claim::Weak)),
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
        let counted = table(&[&["Ref", "Action", "Status"], &["1", "8", "2"], &["2", "9", "3"]]);
        assert_eq!(claim(&counted), None);
    }

    #[test]
    fn titles_of_logs() {
        for (title, is) in [
            ("Action Log", true),
            ("Board of Harbours – Outstanding Actions", true),
            ("Recommendations tracker 2024", true),
            ("Matters arising", true),
            ("Actions", true),
            ("Action Plan", false),
            ("Our actions for the climate", false),
        ] {
            assert_eq!(is_title(title), is, "{title}");
        }
    }

    #[test]
    fn owners_before_a_date() {
        for (text, owners, due) in [
            ("Head of Parks, 4 May 2021", vec!["Head of Parks"], Some("2021-05-04")),
            ("Head of Parks On-going to March 2026", vec!["Head of Parks"], Some("2026-03")),
            ("Head of Parks", vec!["Head of Parks"], None),
            ("Head of Parks Ongoing", vec!["Head of Parks"], None),
        ] {
            let (names, date) = owners_and_due(text);
            assert_eq!(
                (names, date.as_deref()),
                (owners.iter().map(|o| o.to_string()).collect(), due),
                "{text}"
            );
        }
    }
}
