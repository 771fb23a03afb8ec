//! The rows of a log under its header: cells to values, continuation rows to their row, banners to
//! sections.

use std::collections::BTreeMap;

use crate::block::{Cell, Row, Table, merge};
use crate::field::{date, owners, status};
use crate::record::ActionRow;
use crate::words::columns::ASKS_WHETHER_DONE;
use crate::words::status::{AS_ABOVE, CROSSES, TICKS, YES};

use super::columns::Column;
use super::header::{Head, LogHeader};
use crate::recognise::prose::is_caps;
use crate::recognise::table::cell_text;

/// A row, and what beside its values tells of its state.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The row.
    pub(super) row: ActionRow,
    /// What its status cell shows.
    pub(super) shown: Shown,
    /// The text of its column of time.
    pub(super) time: Option<String>,
}

/// What a status cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// Words, or nothing.
    #[default]
    Words,
    /// Nothing but its colour.
    Colour,
    /// The mark of what is done.
    Tick,
    /// The mark of what is to be done.
    Cross,
    /// "Yes" or a day, under a header that asks whether it is done.
    Yes,
}

/// The rows of a log under its header; `section` is what heads its table.
pub(super) fn rows(table: &Table, header: &LogHeader, section: Option<&str>) -> Vec<Draft> {
    let heads = &header.heads;
    let mut section = section.map(str::to_owned);
    let mut out: Vec<Draft> = Vec::new();
    let mut tall: Vec<(&Cell, usize)> = Vec::new();
    let names = header_texts(table, header);
    for row in table.rows.iter().skip(header.last_row.saturating_add(1)) {
        let cells = cells(row);
        let over = reaching(row, &mut tall);
        let is_empty = || cells.iter().all(|(_, text)| text.is_empty());
        if row.header || repeats(&cells, &names) || is_empty() {
            continue;
        }
        if let Some(words) = banner(&cells, heads).filter(|_| !row.continues) {
            section = Some(words.to_owned());
            continue;
        }
        let mut one = read_row(&cells, heads);
        reach_down(&mut one, &over, heads);
        one.row.section.clone_from(&section);
        let goes_on = row.continues || one.row.action.is_none() && one.row.number.is_none();
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

/// Whether a row has the header's words again: each of several texts is one of its own, or ends one or starts it,
/// where a page break or a margin took the rest.
fn repeats(cells: &[(&Cell, String)], header: &[String]) -> bool {
    let mut filled = cells.iter().map(|(_, text)| text.to_lowercase()).filter(|t| !t.is_empty());
    let is_part = |text: &str| {
        let of = |whole: &String| {
            let rest = whole.strip_prefix(text).or_else(|| whole.strip_suffix(text));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || rest.ends_with(' '))
        };
        header.iter().any(of)
    };
    let (mut all, mut whole) = (0_usize, 0_usize);
    let known = filled.all(|text| {
        all = all.saturating_add(1);
        whole = whole.saturating_add(usize::from(header.contains(&text)));
        is_part(&text)
    });
    known && all > 1 && whole.saturating_mul(2) >= all
}

/// The texts of a header's rows, and its names, in small letters.
fn header_texts(table: &Table, header: &LogHeader) -> Vec<String> {
    let rows = table.rows.iter().take(header.last_row.saturating_add(1));
    let cells = rows.flat_map(|row| row.cells.iter().map(cell_text));
    let all = cells.chain(header.heads.iter().map(|head| head.text.clone()));
    all.map(|text| text.to_lowercase()).filter(|text| !text.is_empty()).collect()
}

/// The words of a banner between the rows: they stand alone, over several columns, in the first column in
/// capitals or many, or in bold.
fn banner<'a>(cells: &'a [(&Cell, String)], heads: &[Head]) -> Option<&'a str> {
    let mut filled = cells.iter().filter(|(_, text)| !text.is_empty());
    let (Some((only, text)), None) = (filled.next(), filled.next()) else { return None };
    let words = text.split_whitespace().count();
    let kind = heads.iter().find(|head| head.column == only.column).map(|head| head.kind);
    let acts = matches!(kind, Some(Column::Action | Column::Comments));
    let wide = only.column_span > 2 || only.column_span > 1 && cells.len() == 1;
    let first = only.column == 0 && cells.len() > 2;
    let named = status::of_heading(text).is_some();
    let told = first && (is_caps(text) || !acts && words > 3 || named);
    let bold = cells.len() > 2 && words <= 12 && (!acts || named) && is_bold(only);
    let label = words == 1 && text.contains(|c: char| c.is_ascii_digit());
    (wide || (told || bold) && !label).then_some(text)
}

/// Whether all of a cell's text is bold.
fn is_bold(cell: &Cell) -> bool {
    let mut spans = cell
        .texts
        .iter()
        .flat_map(|text| &text.lines)
        .flat_map(|line| &line.segments)
        .flat_map(|segment| &segment.spans)
        .filter(|span| !span.text.trim().is_empty())
        .peekable();
    spans.peek().is_some() && spans.all(|span| span.style.bold)
}

fn read_row(cells: &[(&Cell, String)], heads: &[Head]) -> Draft {
    let mut out = Draft::default();
    for head in heads {
        let columns = head.column..head.column.saturating_add(head.span);
        let under = || cells.iter().filter(|(cell, _)| columns.contains(&cell.column));
        let text = under().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        let text = text.trim().to_string();
        let value = (!text.is_empty()).then_some(text);
        if !head.text.is_empty() {
            out.row.printed.insert(head.text.clone(), value.clone());
        }
        if head.kind == Column::Status {
            let fill = under().find_map(|(cell, _)| cell.fill.and_then(status::from_fill));
            set_status(&mut out, head, value, fill);
        } else {
            set(&mut out, head, value);
        }
    }
    out.row.at = merge(cells.iter().flat_map(|(cell, _)| cell.at.clone()));
    out
}

/// Sets the value of a column.
fn set(out: &mut Draft, head: &Head, value: Option<String>) {
    let row = &mut out.row;
    match head.kind {
        Column::Number => {
            let number = value.map(|n| n.trim_end_matches('.').trim().to_string());
            row.number = number.filter(|n| !n.is_empty());
        }
        Column::Raised => row.raised = value.as_deref().and_then(day),
        Column::Due => {
            row.due = value.as_deref().and_then(day);
            out.time = value;
        }
        Column::Action => row.action = value,
        Column::Owners => row.owners = value.as_deref().map(owners::owners).unwrap_or_default(),
        Column::OwnersAndDue => {
            if let Some(value) = value {
                (row.owners, row.due) = owners_and_due(&value);
            }
        }
        Column::Comments => row.comments = value,
        Column::Status | Column::Followed | Column::Taken | Column::Extra => {
            if let (Some(value), false) = (value, head.text.is_empty()) {
                row.extra.insert(head.text.clone(), value);
            }
        }
    }
}

/// Sets the status, as printed or by the colour of the cell, and what else the cell shows.
fn set_status(out: &mut Draft, head: &Head, value: Option<String>, fill: Option<&str>) {
    let printed = value.as_deref().and_then(status::status);
    let has = |marks: &[char]| value.as_ref().is_some_and(|text| text.contains(marks));
    let asks = ASKS_WHETHER_DONE.has(head.text.to_lowercase().trim_end_matches(['?', ':']));
    let yes = |text: &String| YES.has(text) || day(text).is_some();
    out.shown = match &printed {
        Some(text) if asks && yes(text) => Shown::Yes,
        Some(_) => Shown::Words,
        None if has(TICKS) => Shown::Tick,
        None if has(CROSSES) => Shown::Cross,
        None if fill.is_some() => Shown::Colour,
        None => Shown::Words,
    };
    let marked = matches!(out.shown, Shown::Tick | Shown::Cross);
    out.row.status = printed.or_else(|| fill.filter(|_| !marked).map(str::to_owned));
}

/// The first day in a cell; one whose last figures a narrow column broke ("4-May-202 1") is put together.
fn day(text: &str) -> Option<String> {
    let first = |text: &str| date::dates(text).first().map(|found| found.value.iso());
    first(text).or_else(|| {
        let joined = text.rsplit_once(' ').map(|(before, after)| format!("{before}{after}"))?;
        let whole =
            date::dates(&joined).first().is_some_and(|found| found.range.len() == joined.len());
        first(&joined).filter(|_| whole)
    })
}

/// "Head of Finance, by 4 May 2021": the names before the date, and the date.
fn owners_and_due(text: &str) -> (Vec<String>, Option<String>) {
    (owners::owners(text), day(text))
}

/// The cells of rows above that reach down to a row; `tall` are those that do, and over how many rows yet.
fn reaching<'t>(row: &'t Row, tall: &mut Vec<(&'t Cell, usize)>) -> Vec<&'t Cell> {
    let over = tall.iter().map(|(cell, _)| *cell).collect();
    tall.retain_mut(|(_, rows)| {
        *rows = rows.saturating_sub(1);
        *rows > 0
    });
    let own = row.cells.iter().filter(|cell| cell.row_span > 1);
    tall.extend(own.map(|cell| (cell, cell.row_span.saturating_sub(1))));
    over
}

/// Takes what cells of the rows above say that reach down to this one: whose and by when.
fn reach_down(one: &mut Draft, over: &[&Cell], heads: &[Head]) {
    for cell in over {
        let key = |head: &&Head| head.column == cell.column;
        let Some(head) = heads.iter().find(key).filter(|_| one.row.action.is_some()) else {
            continue;
        };
        let key = match head.kind {
            Column::Owners if one.row.owners.is_empty() => "owners",
            Column::OwnersAndDue if one.row.owners.is_empty() => "owners",
            Column::Due if one.row.due.is_none() => "due",
            _ => continue,
        };
        set(one, head, Some(cell_text(cell)));
        one.row.inherited.push(key.into());
    }
}

/// Joins a row that goes on with the one above it.
fn join(last: &mut Draft, more: Draft) {
    let text = |a: &mut Option<String>, b: Option<String>| {
        if let Some(b) = b {
            *a = Some(match a.take() {
                Some(a) => format!("{a} {b}"),
                None => b,
            });
        }
    };
    if last.row.status.is_none() && last.shown == Shown::Words {
        last.shown = more.shown;
    }
    text(&mut last.time, more.time);
    let (last, more) = (&mut last.row, more.row);
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

/// Numbers, dates and statuses that a continuation row leaves blank come from the row above, and what it
/// says is as above; owners and comments never come from there unasked.
fn inherit(drafts: &mut [Draft]) {
    let mut above: Option<Draft> = None;
    for draft in drafts {
        if let Some(above) = &above {
            repeat(draft, above);
        }
        let own_number = draft.row.number.is_some();
        if let Some(above) = above.as_ref().filter(|_| !own_number) {
            go_on(draft, above);
        }
        draft.row.part.get_or_insert(1);
        above = Some(draft.clone());
    }
}

/// Takes from the row above what a continuation row leaves blank.
fn go_on(draft: &mut Draft, above: &Draft) {
    let (row, from) = (&mut draft.row, &above.row);
    if from.number.is_some() {
        row.number.clone_from(&from.number);
        row.inherited.push("number".into());
    }
    if row.raised.is_none() && from.raised.is_some() {
        row.raised.clone_from(&from.raised);
        row.inherited.push("raised".into());
    }
    let shows = |draft: &Draft| draft.row.status.is_some() || draft.shown != Shown::Words;
    row.part = from.part.map(|part| part.saturating_add(1));
    if !shows(draft) && shows(above) {
        draft.row.status.clone_from(&above.row.status);
        draft.shown = above.shown;
        draft.row.inherited.push("status".into());
    }
}

/// Takes from the row above what a cell says is as above.
fn repeat(draft: &mut Draft, above: &Draft) {
    let is_ditto = |text: &str| AS_ABOVE.has(text.trim_end_matches('.').to_lowercase().trim());
    let (row, from) = (&mut draft.row, &above.row);
    for (key, value, whole) in
        [("comments", &mut row.comments, &from.comments), ("status", &mut row.status, &from.status)]
    {
        if value.as_deref().is_some_and(is_ditto) && whole.is_some() {
            value.clone_from(whole);
            row.inherited.push(key.into());
        }
    }
    if let [only] = row.owners.as_slice()
        && is_ditto(only)
        && !from.owners.is_empty()
    {
        row.owners.clone_from(&from.owners);
        row.inherited.push("owners".into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing::table;

    fn drafts(rows_of: &[&[&str]]) -> Vec<Draft> {
        let log = table(rows_of);
        LogHeader::of(&log).map(|header| rows(&log, &header, None)).unwrap_or_default()
    }

    #[test]
    fn full_stops_are_no_number() {
        let heads: &[&str] = &["Ref", "Action", "Owner", "Status"];
        let log =
            drafts(&[heads, &["…", "Mend the gate", "", ""], &["..", "Oil the lock", "", ""]]);
        let numbers: Vec<_> = log.into_iter().map(|draft| draft.row.number).collect();
        assert_eq!(numbers, [Some("…".to_owned()), Some("…".to_owned())]);
        let log = drafts(&[heads, &["..", "Mend the gate", "", ""]]);
        assert_eq!(log.first().and_then(|draft| draft.row.number.clone()), None);
    }

    #[test]
    fn banners_are_sections() {
        let log = drafts(&[
            &["No.", "Action", "Owner", "Update"],
            &["Open actions", "", "", ""],
            &["1", "Mend the gate", "AB", "Begun."],
            &["CLOSED", "", "", ""],
            &["2", "Oil the lock", "AB", "It turns."],
        ]);
        let sections: Vec<_> = log.iter().map(|draft| draft.row.section.as_deref()).collect();
        assert_eq!(sections, [Some("Open actions"), Some("CLOSED")]);
    }

    #[test]
    fn a_header_that_comes_again() {
        let heads: &[&str] = &["No.", "Action", "Responsible officer", "Status"];
        let row: &[&str] = &["1", "Mend the gate", "Ann Marl", "Open"];
        for (again, rows) in [
            (["No.", "Action", "officer", "Status"], 1),
            (["", "Action", "", "Status"], 1),
            (["2", "Action", "Officer", "Status"], 2),
            (["", "Action", "", ""], 2),
        ] {
            assert_eq!(drafts(&[heads, row, &again]).len(), rows, "{again:?}");
        }
    }

    #[test]
    fn what_is_as_above() {
        let log = drafts(&[
            &["No.", "Action", "Owner", "Status"],
            &["1", "Mend the gate", "Ann Marl", "Open"],
            &["2", "Oil the lock", "As above", "Ditto"],
        ]);
        let row = log.get(1).map(|draft| draft.row.clone()).unwrap_or_default();
        assert_eq!(row.owners, ["Ann Marl"]);
        assert_eq!(row.status.as_deref(), Some("open"));
        assert_eq!(row.inherited, ["status", "owners"]);
    }

    #[test]
    fn cells_that_reach_down() {
        let mut log = table(&[
            &["No.", "Action", "Owner", "Due"],
            &["1", "Mend the gate", "Ann Marl", "4-May-202 1"],
            &["2", "Oil the lock", "", ""],
            &["3", "Grease the wheel", "", ""],
        ]);
        if let Some(cell) = log.rows.get_mut(1).and_then(|row| row.cells.get_mut(2)) {
            cell.row_span = 2;
        }
        let drafts =
            LogHeader::of(&log).map(|header| rows(&log, &header, None)).unwrap_or_default();
        let owners: Vec<_> = drafts.iter().map(|draft| draft.row.owners.join(", ")).collect();
        assert_eq!(owners, ["Ann Marl", "Ann Marl", ""]);
        let due: Vec<_> = drafts.iter().map(|draft| draft.row.due.as_deref()).collect();
        assert_eq!(due, [Some("2021-05-04"), None, None]);
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
